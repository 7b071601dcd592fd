//! What is known of a deed, of its versions and of who stipulates them. Plain values.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::act::SchemeRow;
use crate::coded::coded;
use crate::id::{CopyId, DeedFileId, DeedId, DeedPartyId, ExtensionId, PartyId, SignerId, VersionId};

coded! {
    /// The kinds of deed.
    DeedKind {
        /// The agreement of the network.
        Network = "network",
    }
}

coded! {
    /// Why a version was made.
    Origin {
        /// The first of the deed.
        First = "first",
        /// A correction of one that was put to signature.
        Correction = "correction",
        /// The update of one in force, in the form agreed by those who signed it (744). Adherences stand.
        Update = "update",
    }
}

coded! {
    /// Where a version stands. That it is in force or has expired is computed from dates ([`super::Life`]), never stored.
    VersionState {
        /// Bozza.
        Draft = "draft",
        /// In firma: the text is frozen.
        InSignature = "in_signature",
        /// Sottoscritto.
        Signed = "signed",
        /// Withdrawn before it was signed, or left for a correction, with the reason.
        Withdrawn = "withdrawn",
        /// Left for an update that was signed.
        Superseded = "superseded",
    }
}

coded! {
    /// How the copies (esemplari) are made.
    CopiesScheme {
        /// One copy goes round: signatures are added one after another.
        OneRound = "one_round",
        /// Every party gets a copy of its own.
        OnePerParty = "one_per_party",
    }
}

/// A deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// Identity.
    pub id: DeedId,
    /// Number of changes so far.
    pub version: i64,
    /// Its kind.
    pub kind: DeedKind,
}

/// What the office decides of a draft, beside its parties. Annex B leaves the two blanks open; the rest is the office's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DraftText {
    /// What follows "di cui alla dgr" in article 1, number 3 (618).
    pub resolution_reference: String,
    /// Where it is signed.
    pub place: String,
    /// How the copies are made.
    pub copies_scheme: CopiesScheme,
    /// New parties may adhere (1015).
    pub adherence_open: bool,
    /// The formal way in which they do (1015).
    pub adherence_way: String,
}

/// What the office keeps of the deed beside its text. It is not part of what is signed and may change at any time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct OfficeRecord {
    /// The body of the ASL that approved the deed.
    pub approval_body: String,
    /// Number of the approving act.
    pub approval_number: String,
    /// Its date.
    pub approval_date: Option<NaiveDate>,
    /// Number in the repertorio.
    pub repertory_number: String,
    /// Classification in the office's archive.
    pub classification: String,
    /// Notes on stamp duty.
    pub stamp_duty: String,
}

/// A version of a deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Identity.
    pub id: VersionId,
    /// Number of changes so far.
    pub version: i64,
    /// Of which deed.
    pub deed: DeedId,
    /// 1 for the first.
    pub number: i64,
    /// Why it was made.
    pub origin: Origin,
    /// The office's words for that; empty for the first.
    pub reason: String,
    /// Where it stands.
    pub state: VersionState,
    /// What is decided of it.
    pub text: DraftText,
    /// When it was put to signature.
    pub put_to_signature_on: Option<NaiveDate>,
    /// Day of the last signature.
    pub signed_on: Option<NaiveDate>,
    /// Why it was withdrawn or left.
    pub closed_reason: String,
    /// SHA-256 of the first copy as it was put to signature; every copy differs from it by its number and code alone. Of a
    /// version made elsewhere: of the file that is its text ([`DeedFile`]), one for every copy.
    pub frozen: Option<String>,
    /// What the office keeps beside it.
    pub record: OfficeRecord,
}

impl Version {
    /// The last day of the two years, before any extension. They run from the day of the last signature (744).
    pub fn two_years_end(&self) -> Option<NaiveDate> {
        self.signed_on?.checked_add_months(Months::new(24))
    }
}

/// A party that stipulates a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeedParty {
    /// Identity.
    pub id: DeedPartyId,
    /// Number of changes so far.
    pub version: i64,
    /// Of which version of the deed.
    pub deed_version: VersionId,
    /// Who.
    pub party: PartyId,
    /// The row of the scheme in which it is printed.
    pub scheme_row: SchemeRow,
    /// Place among the parties, from 1 without gaps; a row's parties stand together, in the scheme's order.
    pub position: i64,
    /// What fills the row's blank. Rows without a blank ignore it.
    pub printed_name: String,
    /// Who signs for it.
    pub signer: Option<SignerId>,
}

/// A numbered copy of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DeedCopy {
    /// Identity.
    pub id: CopyId,
    /// Number of changes so far.
    pub version: i64,
    /// Of which version of the deed.
    pub deed_version: VersionId,
    /// 1 for the first.
    pub number: i64,
    /// Whose it is; nobody's, where one copy goes round.
    pub holder: Option<PartyId>,
}

/// The file that is the text of a version made elsewhere. Its bytes are the content that the version froze.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DeedFile {
    /// Identity.
    pub id: DeedFileId,
    /// Number of changes so far.
    pub version: i64,
    /// Of which version of the deed.
    pub deed_version: VersionId,
    /// The name it had.
    pub name: String,
    /// How many pages it has.
    pub pages: i64,
    /// When it was taken.
    pub taken_on: NaiveDate,
}

/// An extension of the deed's life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DeedExtension {
    /// Identity.
    pub id: ExtensionId,
    /// Number of changes so far.
    pub version: i64,
    /// Which version was extended.
    pub deed_version: VersionId,
    /// Its new last day.
    pub until: NaiveDate,
    /// The act that extends it.
    pub act: String,
    /// Date of that act.
    pub decided_on: NaiveDate,
    /// Why.
    pub reason: String,
}
