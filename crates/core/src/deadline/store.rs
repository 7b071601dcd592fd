//! Rows of deadlines and of the acts that moved them. Mappers and nothing else.

use super::model::{Deadline, DeadlineKind, Extension};
use crate::archive::store::{Row, StoreError, Value};
use crate::archive::table::{Record, Table, stored_in};

/// The table of deadlines.
pub static DEADLINE: Table = Table::new("deadline", &["kind", "title", "due_on", "notes", "done_on"]);

/// The table of the acts that moved a deadline.
pub static EXTENSION: Table =
    Table::new("deadline_extension", &["deadline", "act", "decided_on", "due_before", "due_after", "reason"]);

impl Record for Deadline {
    stored_in!(DEADLINE);

    fn values(&self) -> Vec<Value> {
        vec![
            self.kind.code().into(),
            self.title.as_str().into(),
            self.due_on.into(),
            self.notes.as_str().into(),
            self.done_on.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        Ok(Self {
            id: row.id()?,
            version: row.int()?,
            kind: row.code(DeadlineKind::from_code)?,
            title: row.text()?,
            due_on: row.date()?,
            notes: row.text()?,
            done_on: row.maybe_date()?,
        })
    }
}

impl Record for Extension {
    stored_in!(EXTENSION);

    fn values(&self) -> Vec<Value> {
        vec![
            (&self.deadline).into(),
            self.act.as_str().into(),
            self.decided_on.into(),
            self.due_before.into(),
            self.due_after.into(),
            self.reason.as_str().into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        Ok(Self {
            id: row.id()?,
            version: row.int()?,
            deadline: row.id()?,
            act: row.text()?,
            decided_on: row.date()?,
            due_before: row.date()?,
            due_after: row.date()?,
            reason: row.text()?,
        })
    }
}
