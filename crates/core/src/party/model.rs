//! What is known of a party and of who signs for it. Plain values; checks are in `check`, changes in `service`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::category::{Category, Nature};
use crate::id::{PartyId, SignerId};

/// The fields of a party that a user writes or a file brings. Empty text means "not known".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PartyDraft {
    /// Denominazione; the only one that may not be empty.
    pub name: String,
    /// Category, where known.
    pub category: Option<Category>,
    /// Public or private; the category proposes it.
    pub nature: Option<Nature>,
    /// Codice fiscale: 11 digits or 16 characters, kept as typed where its check fails (the mark is computed, never stored).
    pub fiscal_code: String,
    /// Partita IVA, 11 digits.
    pub vat_number: String,
    /// Street and number of the seat.
    pub address: String,
    /// CAP, five digits.
    pub postal_code: String,
    /// Municipality of the seat.
    pub municipality: String,
    /// Province of the seat, two letters.
    pub province: String,
    /// Certified e-mail (PEC).
    pub pec: String,
    /// Ordinary e-mail.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// Contact person (referente): personal data.
    pub contact_person: String,
    /// Legal representative: name.
    pub representative: String,
    /// Legal representative: office held (sindaco, presidente…).
    pub representative_office: String,
    /// Member of the previous agreement (669): a member as of right until it renounces.
    pub previous_member: bool,
    /// Free notes.
    pub notes: String,
}

/// A party as it stands in the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Party {
    /// Identity.
    pub id: PartyId,
    /// Number of changes so far; a change made on an older one is a conflict.
    pub version: i64,
    /// What is known of it.
    #[serde(flatten)]
    pub data: PartyDraft,
}

/// The fields a file's column can be mapped to, in the order of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PartyField {
    /// Denominazione.
    Name,
    /// Categoria.
    Category,
    /// Pubblico o privato.
    Nature,
    /// Codice fiscale.
    FiscalCode,
    /// Partita IVA.
    VatNumber,
    /// Indirizzo.
    Address,
    /// CAP.
    PostalCode,
    /// Comune.
    Municipality,
    /// Provincia.
    Province,
    /// PEC.
    Pec,
    /// E-mail.
    Email,
    /// Telefono.
    Phone,
    /// Referente.
    ContactPerson,
    /// Legale rappresentante.
    Representative,
    /// Carica del legale rappresentante.
    RepresentativeOffice,
    /// Già aderente all'accordo precedente.
    PreviousMember,
    /// Note.
    Notes,
    /// Name of the person who signs; it becomes a signer of the party.
    SignerName,
    /// Office of the person who signs.
    SignerOffice,
}

impl PartyField {
    /// Every field, in the order of the screen.
    pub const ALL: &[PartyField] = &[
        PartyField::Name,
        PartyField::Category,
        PartyField::Nature,
        PartyField::FiscalCode,
        PartyField::VatNumber,
        PartyField::Address,
        PartyField::PostalCode,
        PartyField::Municipality,
        PartyField::Province,
        PartyField::Pec,
        PartyField::Email,
        PartyField::Phone,
        PartyField::ContactPerson,
        PartyField::Representative,
        PartyField::RepresentativeOffice,
        PartyField::PreviousMember,
        PartyField::Notes,
        PartyField::SignerName,
        PartyField::SignerOffice,
    ];
}

/// The act that authorises the signature (delibera): body, number, date. "In attesa di delibera" is a usual reason of a missing signature.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AuthorisingAct {
    /// Body that took it (giunta, consiglio di amministrazione…).
    pub body: String,
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Option<NaiveDate>,
    /// The party waits for it.
    pub awaited: bool,
}

/// What a user writes of a person who signs for a party.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SignerDraft {
    /// Name and surname.
    pub name: String,
    /// Codice fiscale of the person, to compare with a certificate later.
    pub fiscal_code: String,
    /// Office held (sindaco, vicesindaco, presidente…).
    pub office: String,
    /// Words of the delegation, where the person is not the legal representative (the Lodi agreement of 2011 was signed so).
    pub delegation: String,
    /// The act that authorises the signature.
    pub act: AuthorisingAct,
    /// Proposed where a party signs.
    pub preferred: bool,
}

/// A person who signs for a party, as it stands in the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Signer {
    /// Identity.
    pub id: SignerId,
    /// Number of changes so far.
    pub version: i64,
    /// For whom the person signs.
    pub party: PartyId,
    /// What is known.
    #[serde(flatten)]
    pub data: SignerDraft,
}
