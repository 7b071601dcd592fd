//! What is known of an issued document. Plain values.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::code::{ArchiveCode, CodeError, IssueCode};
use crate::coded::coded;
use crate::id::{CopyId, IssueId, MeetingId, PartyId, VersionId};

coded! {
    /// What an issued document is.
    DocumentKind {
        /// Accordo.
        Agreement = "agreement",
        /// Modulo di adesione (671).
        AdherenceForm = "adherence_form",
        /// Dichiarazione di rinuncia (669).
        RenunciationForm = "renunciation_form",
        /// Lettera di convocazione.
        Convocation = "convocation",
        /// Sollecito.
        Reminder = "reminder",
        /// Registro delle adesioni.
        Register = "register",
    }
}

impl DocumentKind {
    /// Its pages come back signed and bind to one version of the deed: they are worth as much as that version. A
    /// renunciation concerns the deed, whatever its version (669); letters and registers are not signed by others.
    pub const fn is_of_one_version(self) -> bool {
        matches!(self, DocumentKind::Agreement | DocumentKind::AdherenceForm)
    }
}

/// A document about to be issued: all but its number and its pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueDraft {
    /// What it is.
    pub kind: DocumentKind,
    /// The version of the deed that it concerns.
    pub deed_version: Option<VersionId>,
    /// The party that it is for.
    pub party: Option<PartyId>,
    /// The numbered copy that it is.
    pub copy: Option<CopyId>,
    /// The meeting that it calls to.
    pub meeting: Option<MeetingId>,
    /// Its title, as the list shows it.
    pub title: String,
    /// The values that it is made of, JSON.
    pub made_of: String,
}

/// The pages of a document, as whoever composes gives them back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pages {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub count: i64,
}

/// A document that left the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Issued {
    /// Identity.
    pub id: IssueId,
    /// Number of changes so far.
    pub version: i64,
    /// Line of descent of the archive that issued it.
    pub lineage: i64,
    /// Its number within the line: 1, 2, 3… without gaps.
    pub number: i64,
    /// What it is.
    pub kind: DocumentKind,
    /// The version of the deed that it concerns.
    pub deed_version: Option<VersionId>,
    /// The party that it is for.
    pub party: Option<PartyId>,
    /// The numbered copy that it is.
    pub copy: Option<CopyId>,
    /// The meeting that it calls to.
    pub meeting: Option<MeetingId>,
    /// Its title.
    pub title: String,
    /// The working date on which it was issued.
    pub issued_on: NaiveDate,
    /// How many pages it has.
    pub pages: i64,
    /// SHA-256 of its bytes.
    pub content: String,
    /// The values that it is made of, JSON.
    pub made_of: String,
    /// When it was annulled.
    pub annulled_on: Option<NaiveDate>,
    /// Why it was annulled.
    pub annulled_reason: String,
}

impl Issued {
    /// The code printed on its pages; `archive` is the mark of the archive that holds it.
    ///
    /// # Errors
    /// A mark or a number that a code can not carry.
    pub fn code(&self, archive: &str) -> Result<IssueCode, CodeError> {
        code(archive, self.lineage, self.number)
    }

    /// It holds: nobody has annulled it.
    pub fn holds(&self) -> bool {
        self.annulled_on.is_none()
    }
}

/// The code of an issue from the numbers of the archive.
pub(super) fn code(archive: &str, lineage: i64, number: i64) -> Result<IssueCode, CodeError> {
    let archive: ArchiveCode = archive.parse()?;
    let line = u16::try_from(lineage).map_err(|_| CodeError::OutOfRange)?;
    IssueCode::new(archive, line, u32::try_from(number).map_err(|_| CodeError::OutOfRange)?)
}

/// Which issued documents are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct IssueQuery {
    /// Only of this kind.
    pub kind: Option<DocumentKind>,
    /// Only for this party.
    pub party: Option<PartyId>,
    /// Only of this version of the deed.
    pub deed_version: Option<VersionId>,
    /// Only of this meeting.
    pub meeting: Option<MeetingId>,
    /// Only the annulled ones, or only the others.
    pub annulled: Option<bool>,
}
