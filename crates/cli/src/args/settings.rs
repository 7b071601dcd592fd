//! The options of `concilia settings`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::line;
use concilia_core::adherence::Pace;

/// I dati dell’ufficio.
#[derive(Debug, Args)]
pub(crate) struct Settings {
    /// Il file dell’archivio
    #[arg(value_name = "ARCHIVIO")]
    pub(crate) archive: PathBuf,
    /// L’ente, come sta in testa alle lettere
    #[arg(long, value_name = "TESTO", value_parser = line)]
    pub(crate) body: Option<String>,
    /// L’ufficio
    #[arg(long, value_name = "TESTO", value_parser = line)]
    pub(crate) office: Option<String>,
    /// L’indirizzo, su una riga
    #[arg(long, value_name = "TESTO", value_parser = line)]
    pub(crate) address: Option<String>,
    /// Il telefono
    #[arg(long, value_name = "TESTO", value_parser = line)]
    pub(crate) phone: Option<String>,
    /// L’e-mail
    #[arg(long, value_name = "TESTO", value_parser = line)]
    pub(crate) email: Option<String>,
    /// La PEC a cui tornano i moduli
    #[arg(long, value_name = "TESTO", value_parser = line)]
    pub(crate) pec: Option<String>,
    /// L’ufficio protocollo, come lo nominano le lettere
    #[arg(long, value_name = "TESTO", value_parser = line)]
    pub(crate) protocol_office: Option<String>,
    /// Il luogo con cui si datano lettere e moduli
    #[arg(long, value_name = "LUOGO", value_parser = line)]
    pub(crate) place: Option<String>,
    /// Chi firma le lettere
    #[arg(long, value_name = "NOME", value_parser = line)]
    pub(crate) signer: Option<String>,
    /// In quale veste le firma
    #[arg(long, value_name = "CARICA", value_parser = line)]
    pub(crate) signer_role: Option<String>,
    /// Dopo quanti giorni senza risposta si sollecita
    #[arg(long, value_name = "GIORNI", value_parser = days)]
    pub(crate) reminder_after: Option<i64>,
    /// Un dato da vuotare (ripetibile)
    #[arg(long, value_enum, value_name = "DATO")]
    pub(crate) clear: Vec<Datum>,
}

/// I dati che si dicono e si vuotano.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Datum {
    /// L’ente
    Body,
    /// L’ufficio
    Office,
    /// L’indirizzo
    Address,
    /// Il telefono
    Phone,
    /// L’e-mail
    Email,
    /// La PEC
    Pec,
    /// L’ufficio protocollo
    ProtocolOffice,
    /// Il luogo
    Place,
    /// Chi firma
    Signer,
    /// In quale veste
    SignerRole,
}

impl Settings {
    /// What was said of a datum.
    pub(crate) fn said(&self, datum: Datum) -> Option<&str> {
        let said = match datum {
            Datum::Body => &self.body,
            Datum::Office => &self.office,
            Datum::Address => &self.address,
            Datum::Phone => &self.phone,
            Datum::Email => &self.email,
            Datum::Pec => &self.pec,
            Datum::ProtocolOffice => &self.protocol_office,
            Datum::Place => &self.place,
            Datum::Signer => &self.signer,
            Datum::SignerRole => &self.signer_role,
        };
        said.as_deref()
    }
}

fn days(text: &str) -> Result<i64, String> {
    let kept = |days: &i64| Pace { days: *days }.kept().days == *days;
    text.trim().parse().ok().filter(kept).ok_or_else(|| {
        format!("non è un numero di giorni che si possa aspettare: scrivi un numero da 1 a {}", Pace::LONGEST)
    })
}
