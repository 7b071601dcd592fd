//! The errors of the core: closed, with parameters, without Italian (that stands in the text crate).

use std::path::PathBuf;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

use crate::archive::lock::Holder;
use crate::archive::operation::OperationKind;
use crate::archive::store::StoreError;
use crate::coded::coded;

/// What an operation of the core can answer instead of a value. Nothing was changed when it does.
#[derive(Debug, Error)]
pub enum Error {
    /// The engine or the disk.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file of the system.
    #[error(transparent)]
    File(#[from] std::io::Error),
    /// A file or folder of the system, with its place.
    #[error("{path}: {error}")]
    FileAt {
        /// Which.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// The engine does not open the file of an archive.
    #[error("{path}: {error}")]
    NotOpened {
        /// Which.
        path: PathBuf,
        /// What it said.
        error: StoreError,
    },
    /// No file stands where the archive should be.
    #[error("no archive at {path}")]
    NoFile {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A folder stands where the archive should be.
    #[error("{path} is a folder")]
    IsFolder {
        /// Which.
        path: PathBuf,
    },
    /// A file stands where a new archive should be made.
    #[error("a file is already at {path}")]
    AlreadyThere {
        /// Where.
        path: PathBuf,
    },
    /// A newer program wrote the archive; it was not touched.
    #[error("the archive is of schema {found}, this program knows {known}")]
    NewerArchive {
        /// Its number of migrations.
        found: i64,
        /// How many this program knows.
        known: i64,
    },
    /// Somebody else has the archive open for work.
    #[error("the archive is held by another")]
    HeldBy {
        /// Who, if it could be read.
        holder: Option<Holder>,
    },
    /// The archive was opened only to look at.
    #[error("the archive was opened for reading only")]
    ReadOnlyArchive,
    /// The row is not there (any more).
    #[error("no such {entity}")]
    NotFound {
        /// Name of the table.
        entity: &'static str,
    },
    /// The row was changed meanwhile.
    #[error("the {entity} was changed meanwhile")]
    Conflict {
        /// Name of the table.
        entity: &'static str,
    },
    /// The user stopped the work; nothing of it was written.
    #[error("stopped by the user")]
    Stopped,
    /// A field that must be filled is empty.
    #[error("{} is empty", field.code())]
    Empty {
        /// Which.
        field: RequiredField,
    },
    /// Other data refer to it, so that it can not be removed.
    #[error("the {entity} is in use")]
    InUse {
        /// Name of the table.
        entity: &'static str,
    },
    /// Kept bytes no longer have their hash.
    #[error("content {hash} is damaged")]
    ContentDamaged {
        /// Its hash.
        hash: String,
    },
    /// Nothing was done since opening that could be taken back.
    #[error("nothing to undo")]
    NothingToUndo,
    /// Nothing was taken back that could be done again.
    #[error("nothing to redo")]
    NothingToRedo,
    /// The operation is one that is only annulled, with a reason.
    #[error("{kind:?} is never undone")]
    NotUndoable {
        /// Its kind.
        kind: OperationKind,
    },
    /// A later operation leans on what would be taken back.
    #[error("a later operation leans on it")]
    UndoBlocked {
        /// Its kind, if known.
        by: Option<OperationKind>,
        /// Its subject.
        subject: String,
    },
    /// A term of the resolution is moved by an act and is never removed (193, 194).
    #[error("a term of the act is moved only by an act")]
    TermOfTheAct,
    /// The dates of a term make no sense.
    #[error("the term refuses: {0:?}")]
    Deadline(DeadlineRefusal),
    /// A field that the documents print has a sign that no face of theirs can write.
    #[error("{field} has U+{:04X}, which is not printed", u32::from(*sign))]
    Unwritten {
        /// The field, as a command's argument names it.
        field: &'static str,
        /// The first such sign.
        sign: char,
    },
    /// A text is longer than what is kept of its field.
    #[error("{field} has {found} characters, {limit} are kept")]
    TooLong {
        /// The field, as a command's argument names it.
        field: &'static str,
        /// Characters found.
        found: usize,
        /// Characters allowed.
        limit: usize,
    },
    /// The text is no hour.
    #[error("{text} is no hour")]
    NotAnHour {
        /// What was written.
        text: String,
    },
    /// The text is not one whole address of electronic mail.
    #[error("{field} is no address: {text}")]
    NotAMail {
        /// The field, as a command's argument names it.
        field: &'static str,
        /// What was written.
        text: String,
    },
    /// Somebody or something of that name is in the list already: the two could not be told apart.
    #[error("the {entity} {name} is there already")]
    NameTaken {
        /// Name of the table.
        entity: &'static str,
        /// The name, as the list has it.
        name: String,
    },
    /// A meeting of the same deed is on the same day at the same hour.
    #[error("a meeting is on {held_on} at {held_at:?} already")]
    MeetingTwice {
        /// Its day.
        held_on: NaiveDate,
        /// Its hour; empty where neither says it.
        held_at: String,
    },
    /// Presence at a meeting that has not been held yet.
    #[error("the meeting is on {held_on}")]
    MeetingAhead {
        /// Its day.
        held_on: NaiveDate,
    },
    /// Whoever composes documents did not give their pages; why stands with it.
    #[error("the documents were not composed")]
    Unmade,
    /// A number or a mark of the archive that the code of a page can not carry.
    #[error("no code can carry the number")]
    NoCode,
    /// The agreement does not allow it now.
    #[error("the agreement refuses: {0:?}")]
    Agreement(AgreementRefusal),
    /// Two parties may not be made one.
    #[error("the parties stay two: {0:?}")]
    Merge(MergeRefusal),
    /// A copy was not made, or nothing was taken back from one.
    #[error("the copy: {0:?}")]
    Copy(CopyRefusal),
    /// The archive must be brought up to date, and its copy before that was not made: it was not touched.
    #[error("not copied before the migration: {0}")]
    NotCopiedFirst(Box<Error>),
}

/// Why a copy was not made, or nothing was taken back from one. What was there before stays as it was.
#[derive(Debug)]
pub enum CopyRefusal {
    /// Another copy is being made in the same folder.
    Busy,
    /// The user's folder for the copies is not there: a disk that is not connected, a share that does not answer.
    NoPlace {
        /// Which.
        path: PathBuf,
    },
    /// The file or folder can not be read or written.
    Refused {
        /// Which.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// The file is no copy and no archive of ours.
    Foreign {
        /// Which.
        path: PathBuf,
    },
    /// The file is not, or no longer, what was written.
    Damaged {
        /// Which.
        path: PathBuf,
        /// What was found first.
        fault: String,
    },
    /// Contents that the copy names are missing or damaged; without them it is restored only if the user says so.
    ContentsMissing {
        /// How many.
        missing: usize,
        /// How many it names.
        of: usize,
    },
    /// The archive that would be replaced is another one.
    OtherArchive {
        /// Its code.
        code: String,
    },
    /// Bringing the archive up to date fails on a trial copy of its tables: the archive was not touched.
    TrialFailed {
        /// What the trial said.
        fault: String,
    },
}

impl From<CopyRefusal> for Error {
    fn from(why: CopyRefusal) -> Self {
        Self::Copy(why)
    }
}

/// Why the dates of a term or of the act that moves it are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeadlineRefusal {
    /// An act that moves a term moves it later: the new one is not after the one that stands.
    NotLater {
        /// The term as it stands.
        due: NaiveDate,
    },
    /// The term of the agreement's signature is met by the agreement itself, once everybody has signed (193).
    MetByTheDeed,
    /// Acts have moved the term: its day is what the last of them says, and its history would not lead there.
    MovedByAct {
        /// The day that the last act set.
        due: NaiveDate,
    },
    /// A term of the office with the same words and the same day is there already.
    Twice {
        /// That day.
        due: NaiveDate,
    },
    /// A later act moved the term from the day that this one set.
    NotLast,
    /// The act is of a day that has not come yet, at the working date.
    ActAhead {
        /// Its date.
        decided_on: NaiveDate,
    },
    /// The day on which the term was met has not come yet, at the working date.
    DoneAhead {
        /// That day.
        done_on: NaiveDate,
    },
}

impl DeadlineRefusal {
    /// The field that is wrong, as a command's argument names it.
    pub const fn field(self) -> &'static str {
        match self {
            Self::NotLater { .. } => "due_after",
            Self::MovedByAct { .. } => "due_on",
            Self::Twice { .. } => "title",
            Self::NotLast => "id",
            Self::ActAhead { .. } => "decided_on",
            Self::DoneAhead { .. } | Self::MetByTheDeed => "done_on",
        }
    }
}

/// Why two parties may not be made one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MergeRefusal {
    /// It is one party already.
    SameParty,
    /// Something signed came back from both.
    BothReturned,
    /// Both have a renunciation that holds.
    BothRenounced,
    /// Something signed came back from one, and the other has a renunciation that holds: only one of the two may be true.
    ReturnedAndRenounced,
    /// Both stipulate a version whose text is frozen.
    BothStipulate {
        /// Its number.
        number: i64,
    },
    /// One stipulates a version to which the other has sent back its adherence.
    StipulatesAndAdhered {
        /// Its number.
        number: i64,
    },
}

coded! {
    /// The fields that an operation can not do without.
    RequiredField {
        /// The name of a party, an operator, an ambito.
        Name = "name",
        /// Why something is annulled.
        Reason = "reason",
        /// Why a signature of the version before still holds.
        KeptReason = "kept_reason",
        /// What a deadline of the office is about.
        Title = "title",
        /// The act that moves a term.
        Act = "act",
    }
}

impl Error {
    /// The field that is wrong, as a command's argument names it, where the error is about one.
    pub const fn field(&self) -> Option<&'static str> {
        match self {
            Self::Empty { field } => Some(field.code()),
            Self::Deadline(why) => Some(why.field()),
            Self::Agreement(AgreementRefusal::PutAhead { .. }) => Some("put_on"),
            Self::NotAnHour { .. } | Self::MeetingTwice { .. } => Some("held_at"),
            Self::NameTaken { .. } => Some("name"),
            Self::Unwritten { field, .. } | Self::TooLong { field, .. } | Self::NotAMail { field, .. } => Some(field),
            _ => None,
        }
    }
}

impl From<AgreementRefusal> for Error {
    fn from(why: AgreementRefusal) -> Self {
        Self::Agreement(why)
    }
}

/// Why a step of the agreement is not possible now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum AgreementRefusal {
    /// The step is not one of the version's state.
    NotInState,
    /// Something must be mended first.
    Blocked {
        /// How many findings block.
        findings: u32,
    },
    /// Nobody stipulates it.
    NobodyStipulates,
    /// Signatures are missing.
    SignaturesMissing {
        /// How many.
        missing: u32,
    },
    /// Another version is being written or signed already.
    OtherVersion {
        /// Its number.
        number: i64,
    },
    /// No reason was given.
    ReasonMissing,
    /// No act was named.
    ActMissing,
    /// An extension must reach beyond the present end.
    NotLater {
        /// The present last day.
        until: NaiveDate,
    },
    /// The date is later than the working date.
    DateAhead {
        /// The date given.
        date: NaiveDate,
    },
    /// It can not have been put to signature on a day that has not come.
    PutAhead {
        /// The day given.
        date: NaiveDate,
    },
    /// Signatures of the earlier version are not decided yet: keep with a reason, or sign again.
    Undecided {
        /// How many.
        count: u32,
    },
}

/// The answer of an operation of the core.
pub type Result<T, E = Error> = std::result::Result<T, E>;
