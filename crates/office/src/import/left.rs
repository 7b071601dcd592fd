//! The rows that stayed out of imports: each list's own, kept until they are taken up or dismissed.

use std::sync::Arc;

use concilia_core::archive::operation::{Operation, OperationKind, Written};
use concilia_core::archive::setting;
use concilia_core::exchange::import::{Brought, Decisions, LEFT, Left, Trial};
use concilia_core::exchange::table::{Book, Cell, Row, SourceKind, Table};
use concilia_text::import::dismissed_subject;
use serde::Serialize;
use ts_rs::TS;

use super::{Import, run};
use crate::desk::Desk;
use crate::failure::{Error, Result};
use crate::job::Job;

/// Rows of an earlier import that wait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, rename = "ImportLeft")]
pub struct LeftView {
    /// Tells them from those of other imports.
    pub id: String,
    /// Name of the file.
    pub source: String,
    /// How many rows.
    pub rows: usize,
    /// Each of them: its number in the file, and what it is recognised by.
    pub named: Vec<(u32, String)>,
}

/// The rows that stayed out, the latest import first.
pub fn left(desk: &Desk) -> Result<Vec<LeftView>> {
    let view = |left: Left| {
        let named: Vec<_> = left.waiting().map(|row| (row.number, left.recognised(row))).collect();
        LeftView { rows: named.len(), named, id: left.id, source: left.source }
    };
    Ok(all(desk)?.into_iter().map(view).collect())
}

/// Puts rows that stayed out on the desk again; they are kept until an import of them is written.
pub fn open_left(desk: &Desk, id: &str, job: &Job<'_>) -> Result<()> {
    let found = all(desk)?.into_iter().find(|left| left.id == id);
    let Left { id, source, sheet, mapping, rows } = found.ok_or(Error::NoList)?;
    let book = Arc::new(Book {
        kind: SourceKind::Csv,
        sheets: vec![Table { sheet, hidden: false, rows, blank_below: 0 }],
        faults: Vec::new(),
    });
    let decisions = Decisions::default();
    run::place(desk, Import { source, book, sheet: 0, mapping, decisions, taken_up: Some(id) }, job)
}

/// Keeps rows that stayed out no longer.
pub fn dismiss_left(desk: &Desk, id: &str) -> Result<Written<()>> {
    let known = all(desk)?;
    let gone = known.iter().find(|left| left.id == id).ok_or(Error::NoList)?;
    let subject = dismissed_subject(gone.waiting().count(), &gone.source);
    let kept: Vec<&Left> = known.iter().filter(|left| left.id != id).collect();
    desk.change(|archive, ctx| {
        archive.write(ctx, Operation::new(OperationKind::PartyImport, subject), |writer, _| {
            setting::save(writer, LEFT, &kept)
        })
    })
}

pub(super) fn all(desk: &Desk) -> Result<Vec<Left>> {
    desk.read(|tx, _| setting::read(tx, LEFT))
}

impl Import {
    /// What waits once this list is written: its own rows that stay out, under `id`, before those of other imports that it
    /// does not hold.
    pub(super) fn left(&self, tried: &Trial, id: String, earlier: Vec<Left>) -> Vec<Left> {
        let own = self.own_left(tried, id);
        let others = earlier.into_iter().filter(|left| Some(&left.id) != self.taken_up.as_ref());
        let brought = Brought::by(self.table(), &self.mapping);
        let others = others.map(|left| left.without(&brought)).filter(|left| left.waiting().next().is_some());
        own.into_iter().chain(others).collect()
    }

    fn own_left(&self, tried: &Trial, id: String) -> Option<Left> {
        let waits = |row: u32| tried.rows.iter().any(|told| told.row == row && run::is_outside(told.group));
        let table = self.table();
        let header = self.mapping.header;
        let kept = table.rows.iter().filter(|row| Some(row.number) == header || waits(row.number));
        let left = Left {
            id,
            source: self.source.clone(),
            sheet: table.sheet.clone(),
            mapping: self.mapping.clone(),
            rows: kept.map(|row| self.mended(row)).collect(),
        };
        let waiting = left.waiting().next().is_some();
        waiting.then_some(left)
    }

    /// The row with the user's own corrections in its cells.
    fn mended(&self, row: &Row) -> Row {
        let mut row = row.clone();
        for correction in self.decisions.corrections.iter().filter(|correction| correction.row == row.number) {
            let Some(column) = self.mapping.place(correction.field) else { continue };
            if row.cells.len() <= column {
                row.cells.resize(column + 1, Cell::Empty);
            }
            row.cells[column] = Cell::Text(correction.value.clone());
        }
        row
    }
}
