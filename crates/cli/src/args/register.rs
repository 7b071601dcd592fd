//! The steps of `concilia register`: each is a subcommand with the options that it uses, and no others.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use concilia_core::adherence::RollOf;

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
        #[command(flatten)]
        passage: Passage,
    },
    /// Firmati e restituiti
    Returned(Box<Returned>),
    /// Dati di un rientro scritti male o mancanti: si scrivono quelli giusti, gli altri restano
    Corrected(Box<Corrected>),
    /// Verificati da una persona
    Verified {
        #[command(flatten)]
        who: Who,
        #[command(flatten)]
        of: OfVersion,
    },
    /// Chi ha firmato il testo di un’altra versione: vale anche per questa, con il motivo
    Kept {
        #[command(flatten)]
        who: Who,
        /// Perché vale
        #[arg(long, value_name = "TESTO", value_parser = line)]
        reason: String,
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
        #[command(flatten)]
        of: OfVersion,
    },
    /// Protocollo dell’arrivo
    Protocol {
        #[command(flatten)]
        who: Who,
        #[command(flatten)]
        protocol: Number,
        #[command(flatten)]
        of: OfVersion,
    },
    /// Rinuncia
    Renounced {
        #[command(flatten)]
        who: Who,
        #[command(flatten)]
        passage: Passage,
        #[command(flatten)]
        protocol: Number,
    },
    /// Solleciti inviati
    Reminded {
        #[command(flatten)]
        who: Who,
        #[command(flatten)]
        day: Day,
    },
    /// Rientro registrato per sbaglio: torna da aspettare
    ReturnAnnulled(Annulled),
    /// Protocollo scritto per sbaglio: si annulla, e se ne scrive un altro
    ProtocolAnnulled(Annulled),
    /// Rinuncia revocata
    RenunciationRevoked(TakenBack),
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
        #[command(flatten)]
        day: Day,
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
    /// La proroga dell’accordo sottoscritto
    AgreementExtended {
        #[command(flatten)]
        by: Prolonging,
    },
    /// La proroga di un termine
    Extended {
        /// Il termine, con le parole di «concilia status», per intero
        #[arg(long, value_name = "TERMINE", value_parser = line)]
        term: String,
        #[command(flatten)]
        by: Prolonging,
    },
}

/// L’atto che proroga.
#[derive(Debug, Args)]
pub(crate) struct Prolonging {
    /// L’atto che proroga: chi, numero
    #[arg(long, value_name = "ATTO", value_parser = line)]
    pub(crate) act: String,
    /// Data dell’atto
    #[arg(long, value_name = "DATA", value_parser = date)]
    pub(crate) decided_on: NaiveDate,
    /// Il nuovo ultimo giorno
    #[arg(long, value_name = "DATA", value_parser = date)]
    pub(crate) until: NaiveDate,
    /// Perché
    #[arg(long, value_name = "TESTO", value_parser = line)]
    pub(crate) reason: Option<String>,
}

/// Un rientro.
#[derive(Debug, Args)]
pub(crate) struct Returned {
    #[command(flatten)]
    pub(crate) who: Who,
    #[command(flatten)]
    pub(crate) passage: Passage,
    #[command(flatten)]
    pub(crate) protocol: Number,
    #[command(flatten)]
    pub(crate) signing: Signing,
    #[command(flatten)]
    pub(crate) text: SignedText,
    #[command(flatten)]
    pub(crate) of: OfVersion,
}

/// Che cosa è stato firmato.
#[derive(Debug, Args)]
pub(crate) struct SignedText {
    /// Il numero della versione il cui testo è stato firmato
    #[arg(long, value_name = "NUMERO")]
    pub(crate) text: Option<i64>,
}

/// La correzione di un rientro: ciò che non è detto resta com’è.
#[derive(Debug, Args)]
pub(crate) struct Corrected {
    /// Il soggetto, per nome anche parziale
    #[arg(long, value_name = "NOME", value_parser = line)]
    pub(crate) party: String,
    /// Data dell’arrivo
    #[arg(long, value_name = "DATA", value_parser = date)]
    pub(crate) on: Option<NaiveDate>,
    /// Per quale via è arrivato
    #[arg(long, value_enum, value_name = "VIA")]
    pub(crate) by: Option<Way>,
    #[command(flatten)]
    pub(crate) of: OfVersion,
    #[command(flatten)]
    pub(crate) signing: Signing,
    #[command(flatten)]
    pub(crate) text: SignedText,
    /// Chi ha firmato
    #[arg(long, value_name = "NOME", value_parser = line)]
    pub(crate) signed_by: Option<String>,
    /// Data dell’invio
    #[arg(long, value_name = "DATA", value_parser = date)]
    pub(crate) sent_on: Option<NaiveDate>,
    /// Per quale via era partito
    #[arg(long, value_enum, value_name = "VIA")]
    pub(crate) sent_by: Option<Way>,
    /// Data del protocollo che c’è; il numero si annulla con protocol-annulled
    #[arg(long, value_name = "DATA", value_parser = date)]
    pub(crate) protocol_date: Option<NaiveDate>,
    /// Un dato da vuotare (ripetibile)
    #[arg(long, value_enum, value_name = "DATO")]
    pub(crate) clear: Vec<ReturnDatum>,
}

/// Come e quando è stato firmato.
#[derive(Debug, Args)]
pub(crate) struct Signing {
    /// Come è stato firmato
    #[arg(long, value_enum, value_name = "MODO")]
    pub(crate) method: Option<SignatureMethod>,
    /// Data della firma
    #[arg(long, value_name = "DATA", value_parser = date)]
    pub(crate) signed_on: Option<NaiveDate>,
}

/// Ciò che si ritira, e perché.
#[derive(Debug, Args)]
pub(crate) struct TakenBack {
    #[command(flatten)]
    pub(crate) who: Who,
    /// Perché
    #[arg(long, value_name = "TESTO", value_parser = line)]
    pub(crate) reason: String,
}

/// Lo stesso di un rientro o del suo protocollo.
#[derive(Debug, Args)]
pub(crate) struct Annulled {
    #[command(flatten)]
    pub(crate) taken: TakenBack,
    #[command(flatten)]
    pub(crate) of: OfVersion,
}

/// Il giorno di un passo.
#[derive(Debug, Args)]
pub(crate) struct Day {
    /// Il giorno; senza, la data di lavoro
    #[arg(long, value_name = "DATA", value_parser = date)]
    pub(crate) on: Option<NaiveDate>,
}

/// Una partenza o un arrivo.
#[derive(Debug, Args)]
pub(crate) struct Passage {
    #[command(flatten)]
    pub(crate) day: Day,
    /// Per quale via
    #[arg(long, value_enum, value_name = "VIA")]
    pub(crate) by: Option<Way>,
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

/// Di quale versione.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct OfVersion {
    /// Della versione in vigore, mentre il suo aggiornamento è alla firma
    #[arg(long)]
    pub(crate) in_force: bool,
}

impl OfVersion {
    /// The roll that is meant.
    pub(crate) const fn roll(self) -> RollOf {
        if self.in_force { RollOf::InForce } else { RollOf::Current }
    }
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

/// I dati di un rientro che si possono vuotare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReturnDatum {
    /// Per quale via è arrivato
    By,
    /// Come è stato firmato
    Method,
    /// Data della firma
    SignedOn,
    /// Chi ha firmato
    SignedBy,
    /// Data dell’invio
    SentOn,
    /// Per quale via era partito
    SentBy,
    /// Data del protocollo
    ProtocolDate,
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
