//! The dry run as the command line gives it to scripts. Its shape is a contract: names and outcomes do not change.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Counterpart, Outcome, Told, Trial};
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
    /// What the row is held against, where that is the question: as an answer to it names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<Counterpart>,
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
            with: row.comparison.as_ref().filter(|_| row.outcome == Outcome::Question).map(|held| held.with.clone()),
            values: row.values.iter().map(|(field, value)| (field.code().to_owned(), shown(*field, value))).collect(),
        });
        Self { readable: true, reason: None, rows: rows.collect() }
    }

    /// The same where nothing says what the columns are: every row that would enter asks that first.
    pub fn asking_columns(mut self, reason: &str) -> Self {
        let enters = |row: &&mut ContractRow| matches!(row.outcome, Outcome::Accepted | Outcome::Notice);
        for row in self.rows.iter_mut().filter(enters) {
            row.outcome = Outcome::Question;
            row.field = Some(PartyField::Name.code().to_owned());
            row.reason = Some(reason.to_owned());
        }
        self
    }
}
