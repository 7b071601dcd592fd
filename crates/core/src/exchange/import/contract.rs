//! The dry run as the command line gives it to scripts. Its shape is a contract: names and outcomes do not change.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Outcome, Told, Trial};
use crate::party::PartyField;

/// The answer of `concilia import ARCHIVE FILE --dry-run --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contract {
    /// Whether the file could be read at all.
    pub readable: bool,
    /// Why not, in Italian.
    pub reason: Option<String>,
    /// Every row below the headings, once.
    pub rows: Vec<ContractRow>,
}

/// A row of the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractRow {
    /// Its number as Excel shows it.
    pub row: u32,
    /// What becomes of it.
    pub outcome: Outcome,
    /// The field that the reason is about.
    pub field: Option<String>,
    /// Why, in Italian.
    pub reason: Option<String>,
    /// The values by field.
    pub values: BTreeMap<String, String>,
}

impl Contract {
    /// The answer for a file that was not read.
    pub const fn unreadable(reason: String) -> Self {
        Self { readable: false, reason: Some(reason), rows: Vec::new() }
    }

    /// The answer for a trial; `words` and `shown` are the text crate's.
    pub fn of(trial: &Trial, words: &dyn Fn(&Told) -> String, shown: &dyn Fn(PartyField, &str) -> String) -> Self {
        let rows = trial.rows.iter().map(|row| ContractRow {
            row: row.row,
            outcome: row.outcome,
            field: row.told.first().and_then(|told| told.field).map(|field| field.code().to_owned()),
            reason: row.told.first().map(words),
            values: row.values.iter().map(|(field, value)| (field.code().to_owned(), shown(*field, value))).collect(),
        });
        Self { readable: true, reason: None, rows: rows.collect() }
    }
}
