//! Values that several documents share. Data only.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The body that writes: what stands above its letters.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Letterhead {
    /// Its name.
    pub name: String,
    /// The office that writes, such as the Direzione Sociale; empty if none.
    pub office: String,
    /// Address, telephone, PEC, one each.
    pub contacts: Vec<String>,
}

/// To whom a letter goes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Recipient {
    /// Name.
    pub name: String,
    /// Person or office, address, PEC, one each.
    pub contacts: Vec<String>,
}

/// What stands in every letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterFrame {
    /// Who writes.
    pub sender: Letterhead,
    /// To whom; with more than three they are listed at the end.
    pub recipients: Vec<Recipient>,
    /// The place it is written from.
    pub place: String,
    /// Its date; without one, a line to write it on.
    pub date: Option<NaiveDate>,
    /// Number in the office's own register; empty leaves a line.
    pub protocol: String,
    /// Office held by who signs the letter, such as "Il Direttore Sociale".
    pub signer_office: String,
    /// Name of who signs it; may be empty.
    pub signer_name: String,
}

/// A party and the person who signs for it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Signatory {
    /// The party's name, in full.
    pub party: String,
    /// Who signs; empty leaves a line.
    pub signer: String,
    /// The office held; empty leaves a line.
    pub office: String,
    /// The delegation, where the signer is not the representative.
    pub delegation: Option<String>,
    /// The act that authorises the signature: body, number, date.
    pub authorising_act: Option<String>,
}

/// How the other documents call the agreement.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AgreementReference {
    /// The network, as it calls itself: "Bergamo".
    pub network: String,
    /// The version of the text; 1 is not printed.
    pub version: u32,
    /// When it was signed by all; nothing while it is being signed.
    pub signed_on: Option<NaiveDate>,
}

/// Who fills a form.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Declarant {
    /// Name, signer, office, delegation, authorising act.
    pub signatory: Signatory,
    /// Codice fiscale or partita IVA; empty leaves a line.
    pub tax_code: String,
    /// Seat; empty leaves a line.
    pub seat: String,
    /// PEC or e-mail; empty leaves a line.
    pub contact: String,
}
