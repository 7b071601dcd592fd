//! What a use case answers when it does not go, and how a shell is told.

use std::path::PathBuf;

use chrono::NaiveDate;
use concilia_core::archive::store::StoreError;
use concilia_core::exchange::import::Missed;
use concilia_core::exchange::sheet::SheetError;
use concilia_core::exchange::table::Unreadable;
use concilia_core::issue::DocumentKind;
use concilia_documents::foreign::NotPdf;
use concilia_text::{Session, Told, agreement, copies, core_error, file_error, import, issue, list, session};
use serde::Serialize;
use thiserror::Error;
use ts_rs::TS;

/// The errors of the use cases. Nothing was changed or half-written when one is answered.
#[derive(Debug, Error)]
pub enum Error {
    /// An error of the core.
    #[error(transparent)]
    Core(#[from] concilia_core::Error),
    /// A file that comes in or goes out, with its place.
    #[error("{path}: {error}")]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// A folder has the name that a file should get, and was not touched.
    #[error("a folder is at {path}")]
    FolderThere {
        /// The name asked for.
        path: PathBuf,
        /// A name that is free.
        free: PathBuf,
    },
    /// The list has no sheet of that name.
    #[error("no sheet {name}")]
    NoSheet {
        /// The name asked for.
        name: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// No archive is open.
    #[error("no archive is open")]
    NoArchive,
    /// A list could not be read.
    #[error("the list is unreadable: {0:?}")]
    Unreadable(Unreadable),
    /// Nothing says what the columns of a list are.
    #[error("the columns of {name} are not known")]
    NoColumns {
        /// Name of the file.
        name: String,
    },
    /// No list is being imported.
    #[error("no list is being imported")]
    NoList,
    /// An answer to an import is about something that its list does not hold.
    #[error("an answer is about nothing of the list: {0:?}")]
    Answer(Missed),
    /// No row of the list is ready.
    #[error("nothing is ready to be imported")]
    NothingReady,
    /// The list has headings and no row below them.
    #[error("the list has no rows")]
    NoRows,
    /// The user stopped the work.
    #[error("stopped")]
    Stopped,
    /// The working date is not today's, and the act asks for a confirmation.
    #[error("the working date {working} is not today, {today}")]
    WorkingDateDiffers {
        /// The working date.
        working: NaiveDate,
        /// The clock's date.
        today: NaiveDate,
    },
    /// A file of that name is there and was not touched.
    #[error("{path} is already there")]
    FileExists {
        /// The name asked for.
        path: PathBuf,
        /// A name that is free.
        free: PathBuf,
        /// Every file of the same work that is there.
        all: Vec<PathBuf>,
    },
    /// The ending of the file's name does not say a form that it can have.
    #[error("the file may end in {wanted:?}")]
    Ending {
        /// The endings it can have.
        wanted: &'static [&'static str],
    },
    /// The folder of a new archive is not there.
    #[error("{path} is not there")]
    NoFolder {
        /// The folder.
        path: PathBuf,
    },
    /// No agreement was started yet, and what is printed refers to it.
    #[error("no agreement was started")]
    NoAgreement,
    /// What is asked is of the version in force, and none is.
    #[error("no version is in force")]
    NothingInForce,
    /// A file that should be a PDF is none that can be taken.
    #[error("{path} is not taken as a PDF: {why:?}")]
    NotPdf {
        /// Which.
        path: PathBuf,
        /// Why.
        why: NotPdf,
    },
    /// The agreement is still being written: nothing that refers to its text is issued.
    #[error("the agreement is still a draft")]
    AgreementInDraft,
    /// No party of the agreement waits for its copy.
    #[error("nobody waits for its copy")]
    NobodyToSend,
    /// There is nothing to print.
    #[error("nothing to print of {kind:?}")]
    NothingToPrint {
        /// What would have been printed.
        kind: DocumentKind,
        /// Who was asked for by name, with the reason why there is nothing for it.
        asked: Vec<(String, String)>,
    },
    /// The system opened no program for a file or folder.
    #[error("{path} was not opened")]
    NotOpened {
        /// What was to be opened.
        path: PathBuf,
    },
    /// An archive that was closed does not hold the same when it is opened again.
    #[error("{path} is not the same when opened again")]
    NotTheSame {
        /// The archive.
        path: PathBuf,
    },
    /// No copy has that name.
    #[error("no copy {id}")]
    NoCopy {
        /// The name asked for.
        id: String,
    },
    /// A list could not be written as a sheet.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// A document could not be composed.
    #[error("{title}: {error}")]
    NotComposed {
        /// Title of the document.
        title: String,
        /// Why.
        error: concilia_documents::Error,
    },
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Error::Core(error.into())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Error::Core(error.into())
    }
}

/// The answer of a use case.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// An error as a shell shows it: Italian, with what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Failure {
    /// Stable name of the case, for scripts, tests and the screen's own choices.
    pub code: String,
    /// What happened, and what was kept.
    pub message: String,
    /// What to do now.
    pub advice: String,
    /// A free file name, where the case is that the file is there.
    pub free_path: Option<String>,
    /// The fields of what was sent that are wrong, where the case is theirs.
    pub fields: Vec<FieldFailure>,
}

/// What is wrong with one field of what was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldFailure {
    /// The field, as the command's argument names it.
    pub field: String,
    /// What to do.
    pub message: String,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let free_path = match &error {
            Error::FileExists { free, .. } | Error::FolderThere { free, .. } => Some(free.display().to_string()),
            _ => None,
        };
        let field = match &error {
            Error::Core(error) => error.field(),
            Error::NotPdf { .. } => Some("path"),
            _ => None,
        };
        let Told { code, message, advice } = told(error);
        let fields = field.map(|field| FieldFailure { field: field.to_owned(), message: message.clone() });
        Failure { code: code.to_owned(), message, advice, free_path, fields: fields.into_iter().collect() }
    }
}

impl Failure {
    /// The failure of what came after documents were issued, in words that say that they are there.
    pub(crate) fn after_issue(error: Error, words: impl FnOnce(&Told) -> Told) -> Self {
        let Told { code, message, advice } = words(&told(error));
        Self { code: code.to_owned(), message, advice, free_path: None, fields: Vec::new() }
    }
}

fn told(error: Error) -> Told {
    match error {
        Error::Core(error) => core_error(&error),
        Error::Unreadable(reason) => import::unreadable(&reason),
        Error::File { path, error } => file_error(Some(&path), &error),
        Error::FolderThere { path, free } => session(&Session::FolderThere { path, free }),
        Error::NoSheet { name, known } => import::no_sheet_named(&name, &known),
        Error::NoColumns { name } => list::no_columns(&name),
        Error::NoList => import::no_list(),
        Error::Answer(missed) => import::answer_missed(&missed),
        Error::NothingReady => import::nothing_ready(),
        Error::NoRows => import::no_rows(),
        Error::NoArchive => session(&Session::NoArchive),
        Error::Stopped => session(&Session::Stopped),
        Error::WorkingDateDiffers { working, today } => session(&Session::WorkingDateDiffers { working, today }),
        Error::Ending { wanted } => session(&Session::Ending { wanted }),
        Error::NoFolder { path } => session(&Session::NoFolder { path }),
        Error::NoAgreement => issue::no_agreement(),
        Error::NothingInForce => agreement::nothing_in_force(),
        Error::NotPdf { path, why } => agreement::not_pdf(&path, why),
        Error::AgreementInDraft => issue::agreement_in_draft(),
        Error::NobodyToSend => issue::nobody_to_send(),
        Error::NothingToPrint { kind, asked } => issue::nothing_to_print(kind, &asked),
        Error::NotOpened { path } => issue::not_opened(&path),
        Error::NoCopy { id } => copies::no_copy(&id),
        Error::NotTheSame { path } => session(&Session::NotTheSame { path }),
        Error::Sheet(error) => issue::no_sheet(&error),
        Error::NotComposed { title, error } => issue::not_composed(&title, &error),
        Error::FileExists { path, free, all } => session(&Session::FileExists { path, free, all }),
    }
}
