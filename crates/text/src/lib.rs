//! The one table of Italian for errors, findings and states: the command line and the screen say the same words.
//!
//! Matches are exhaustive, so that a new error or state does not compile without its words.
//! No rule lives here, and nothing here reads the archive.

pub mod adherence;
pub mod agreement;
mod category;
pub mod change;
pub mod copies;
pub mod deadline;
mod error;
mod finding;
pub mod import;
pub mod issue;
pub mod list;
mod number;
mod operation;
pub mod party;
pub mod place;
pub mod progress;
pub mod register;
pub mod resources;
pub mod search;
mod session;
mod signs;
pub mod time;

pub use category::{category, nature};
pub use error::{core_error, file_error};
pub use finding::{Words, finding};
pub use operation::{done, operation, operation_subject};
pub use session::{Session, duplicate, read_only, session};

use serde::Serialize;

/// What the user is told when something did not go: what happened, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// Stable name of the case, for scripts and tests.
    pub code: &'static str,
    /// What happened, and what was kept.
    pub message: String,
    /// What to do now.
    pub advice: String,
}

/// A sentence with its full stop; one that ends with a name like «Alfa S.s.» has it already.
pub(crate) fn closed(sentence: String) -> String {
    if sentence.ends_with('.') { sentence } else { sentence + "." }
}

impl Told {
    /// Words for a case.
    pub fn new(code: &'static str, message: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { code, message: message.into(), advice: advice.into() }
    }
}
