//! The steps of `concilia register`: each is a subcommand with the options that it uses, and no others.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};

use super::{date, hour, line};

/// Un passo del lavoro.
#[derive(Debug, Args)]
pub(crate) struct Register {
    /// Il file dell’archivio
    #[arg(value_name = "ARCHIVIO")]
    pub(crate) archive: PathBuf,
    /// Il passo
    #[command(subcommand)]
    pub(crate) step: RegisterStep,
}

/// I passi.
#[derive(Debug, Subcommand)]
pub(crate) enum RegisterStep {
    /// Moduli o copie inviati
    Sent {
        #[command(flatten)]
        who: Who,
        /// Data dell’invio; senza, la data di lavoro
        #[arg(long, value_name = "DATA", value_parser = date)]
        on: Option<NaiveDate>,
        /// Come sono partiti
        #[arg(long, value_enum, value_name = "VIA")]
        by: Option<Way>,
    },
    /// Firmati e restituiti
    Returned(Box<Returned>),
    /// Verificati da una persona
    Verified {
        #[command(flatten)]
        who: Who,
    },
    /// Non in ordine, con il motivo e che cosa fare
    Irregular {
        #[command(flatten)]
        who: Who,
        /// Che cosa non va
        #[arg(long, value_name = "TESTO", value_parser = line)]
        reason: String,
        /// Che cosa fare perché sia in ordine
        #[arg(long, value_name = "TESTO", value_parser = line)]
        remedy: String,
    },
    /// Protocollo dell’arrivo
    Protocol {
        #[command(flatten)]
        who: Who,
        #[command(flatten)]
        protocol: Number,
    },
    /// Rinuncia
    Renounced {
        #[command(flatten)]
        who: Who,
        /// Data della dichiarazione; senza, la data di lavoro
        #[arg(long, value_name = "DATA", value_parser = date)]
        on: Option<NaiveDate>,
        /// Come è arrivata
        #[arg(long, value_enum, value_name = "VIA")]
        by: Option<Way>,
        #[command(flatten)]
        protocol: Number,
    },
    /// Solleciti inviati
    Reminded {
        #[command(flatten)]
        who: Who,
        /// Data del sollecito; senza, la data di lavoro
        #[arg(long, value_name = "DATA", value_parser = date)]
        on: Option<NaiveDate>,
    },
    /// Rientro registrato per sbaglio: torna da aspettare
    ReturnAnnulled {
        #[command(flatten)]
        who: Who,
        /// Perché
        #[arg(long, value_name = "TESTO", value_parser = line)]
        reason: String,
    },
    /// Protocollo scritto per sbaglio: si annulla, e se ne scrive un altro
    ProtocolAnnulled {
        #[command(flatten)]
        who: Who,
        /// Perché
        #[arg(long, value_name = "TESTO", value_parser = line)]
        reason: String,
    },
    /// Rinuncia revocata
    RenunciationRevoked {
        #[command(flatten)]
        who: Who,
        /// Perché
        #[arg(long, value_name = "TESTO", value_parser = line)]
        reason: String,
    },
    /// Incontro della rete: quando, dove, ordine del giorno, chi è convocato
    Meeting {
        #[command(flatten)]
        who: Who,
        /// Il giorno
        #[arg(long, value_name = "DATA", value_parser = date)]
        on: NaiveDate,
        /// L’ora
        #[arg(long, value_name = "ORA", value_parser = hour)]
        at: Option<String>,
        /// Il luogo
        #[arg(long, value_name = "LUOGO", value_parser = line)]
        place: Option<String>,
        /// Un punto dell’ordine del giorno (ripetibile)
        #[arg(long, value_name = "PUNTO", value_parser = line)]
        agenda: Vec<String>,
    },
    /// Convocazioni inviate, per il prossimo incontro
    Called {
        #[command(flatten)]
        who: Who,
        /// Data dell’invio; senza, la data di lavoro
        #[arg(long, value_name = "DATA", value_parser = date)]
        on: Option<NaiveDate>,
    },
    /// Chi è venuto a un incontro
    Attended {
        #[command(flatten)]
        who: Who,
        /// È venuto, si è scusato, non è venuto
        #[arg(long, value_enum, value_name = "PRESENZA", default_value = "present")]
        presence: Presence,
        /// Chi lo rappresentava (di un solo soggetto)
        #[arg(long, value_name = "NOME", value_parser = line, conflicts_with = "all")]
        represented_by: Option<String>,
        /// Il giorno dell’incontro; senza, l’ultimo che si è tenuto
        #[arg(long, value_name = "DATA", value_parser = date)]
        meeting: Option<NaiveDate>,
    },
    /// La sottoscrizione dell’accordo: tutte le parti hanno firmato
    AgreementSigned,
    /// Una nuova versione dell’accordo, in bozza, con le parti e il testo di quella che c’è
    NewVersion {
        /// Perché
        #[arg(long, value_name = "TESTO", value_parser = line)]
        reason: String,
    },
    /// La proroga di un termine
    Extended {
        /// Il termine, con le parole di «concilia status», anche solo in parte
        #[arg(long, value_name = "TERMINE", value_parser = line)]
        term: String,
        /// L’atto che proroga: chi, numero
        #[arg(long, value_name = "ATTO", value_parser = line)]
        act: String,
        /// Data dell’atto
        #[arg(long, value_name = "DATA", value_parser = date)]
        decided_on: NaiveDate,
        /// Il nuovo termine
        #[arg(long, value_name = "DATA", value_parser = date)]
        until: NaiveDate,
        /// Perché
        #[arg(long, value_name = "TESTO", value_parser = line)]
        reason: Option<String>,
    },
}

/// Un rientro.
#[derive(Debug, Args)]
pub(crate) struct Returned {
    #[command(flatten)]
    pub(crate) who: Who,
    /// Data dell’arrivo; senza, la data di lavoro
    #[arg(long, value_name = "DATA", value_parser = date)]
    pub(crate) on: Option<NaiveDate>,
    /// Come sono arrivati
    #[arg(long, value_enum, value_name = "VIA")]
    pub(crate) by: Option<Way>,
    #[command(flatten)]
    pub(crate) protocol: Number,
    /// Come è stato firmato
    #[arg(long, value_enum, value_name = "MODO")]
    pub(crate) method: Option<SignatureMethod>,
    /// Data della firma
    #[arg(long, value_name = "DATA", value_parser = date)]
    pub(crate) signed_on: Option<NaiveDate>,
}

/// Per chi.
#[derive(Debug, Args)]
pub(crate) struct Who {
    /// I soggetti, per nome anche parziale (ripetibile)
    #[arg(long, value_name = "NOME", value_parser = line)]
    pub(crate) party: Vec<String>,
    /// Tutti quelli per cui il passo è possibile
    #[arg(long, conflicts_with = "party")]
    pub(crate) all: bool,
}

/// Un protocollo.
#[derive(Debug, Args)]
pub(crate) struct Number {
    /// Numero di protocollo dell’arrivo
    #[arg(long, value_name = "NUMERO", value_parser = line)]
    pub(crate) protocol: Option<String>,
    /// Data del protocollo
    #[arg(long, value_name = "DATA", value_parser = date)]
    pub(crate) protocol_date: Option<NaiveDate>,
}

/// Come si firma.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SignatureMethod {
    /// A penna
    Ink,
    /// Digitale, nel PDF
    Pades,
    /// Digitale, busta .p7m
    Cades,
}

/// Come parte o arriva.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Way {
    /// PEC
    Pec,
    /// E-mail
    Email,
    /// Posta
    Post,
    /// A mano
    Hand,
}

/// La presenza a un incontro.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Presence {
    /// È venuto
    Present,
    /// Non è venuto, e lo ha detto
    Excused,
    /// Non è venuto
    Absent,
}
