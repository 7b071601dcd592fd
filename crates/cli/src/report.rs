//! What a command answers: words for a person and the same for a script.

use std::fmt;

use concilia_office::{Error, Failure};
use serde_json::{Value, json};

use crate::advice;

/// The answer of a command.
#[derive(Debug)]
pub(crate) struct Report {
    /// For a person, in Italian.
    pub(crate) text: String,
    /// For a script.
    pub(crate) json: Value,
    /// It was done, and something waits for a person (exit code 1).
    pub(crate) attention: bool,
}

impl Report {
    /// An answer that needs nobody.
    pub(crate) fn done(text: impl Into<String>, json: Value) -> Self {
        Self { text: text.into(), json, attention: false }
    }
}

impl Report {
    /// The same, with something that a person should know beside it.
    pub(crate) fn noting(mut self, note: String) -> Self {
        self.text = format!("{}\n{note}", self.text.trim_end());
        self
    }
}

/// Why a command did nothing.
#[derive(Debug)]
pub(crate) struct Stopped {
    failure: Box<Failure>,
    /// It speaks the command line's own words.
    own: bool,
}

impl Stopped {
    /// A reason of the command line itself.
    pub(crate) fn because(code: &str, message: impl Into<String>, advice: impl Into<String>) -> Self {
        let (message, advice) = (message.into(), advice.into());
        let failure = Failure { code: code.to_owned(), message, advice, free_path: None, fields: Vec::new() };
        Self { failure: Box::new(failure), own: true }
    }

    /// A reason that is told already.
    pub(crate) fn from_failure(failure: Failure) -> Self {
        Self { failure: Box::new(failure), own: false }
    }

    /// The same with the way out in the words of the command line.
    pub(crate) fn in_commands(self, replaces: bool) -> Self {
        if self.own {
            self
        } else {
            Self { failure: Box::new(advice::in_commands(*self.failure, replaces)), own: true }
        }
    }

    /// Whether it is this reason.
    pub(crate) fn is(&self, code: &str) -> bool {
        self.failure.code == code
    }

    pub(crate) fn json(&self) -> Value {
        json!({ "error": self.failure })
    }
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}", self.failure.message, self.failure.advice)
    }
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        Self::from_failure(error.into())
    }
}

impl From<concilia_core::Error> for Stopped {
    fn from(error: concilia_core::Error) -> Self {
        Error::from(error).into()
    }
}

impl From<std::io::Error> for Stopped {
    fn from(error: std::io::Error) -> Self {
        Error::from(error).into()
    }
}
