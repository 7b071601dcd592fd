//! Undo and redo, from the images that every operation keeps. Taking back an operation is an operation itself:
//! it puts the other image of each row back, and is refused where a row is no longer what the operation left.

use serde_json::Value as Json;

use super::operation::{Operation, OperationKind, OperationNumber, Undo, Written};
use super::store::{self, Store, StoreError, Tx, Value};
use super::table::Table;
use super::write::{self, Writer};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::params;

const CHANGES_REVERSED: &str = include_str!("changes_reversed.sql");
const LATER_CHANGE: &str = include_str!("later_change.sql");
const LATER_MENTION: &str = include_str!("later_mention.sql");

/// The operations done since the archive was opened, as undo and redo walk over them.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    done: Vec<Done>,
    taken_back: Vec<Done>,
}

/// One operation that undo can meet: the number whose images are to be turned round, and what the user calls it.
#[derive(Debug, Clone)]
struct Done {
    number: OperationNumber,
    kind: OperationKind,
    subject: String,
}

impl History {
    /// A new operation was done; what had been taken back can no longer be done again.
    pub(super) fn push(&mut self, number: OperationNumber, operation: &Operation) {
        self.done.push(Done { number, kind: operation.kind, subject: operation.subject.clone() });
        self.taken_back.clear();
    }

    /// What undo would take back now.
    pub(super) fn next_undo(&self) -> Option<(OperationKind, &str)> {
        self.done.last().filter(|done| done.kind.undo() == Undo::Yes).map(|done| (done.kind, done.subject.as_str()))
    }

    /// The operation was done since opening and is of a kind that undo takes back.
    pub(super) fn may_undo(&self, number: OperationNumber) -> bool {
        self.done.iter().any(|done| done.number == number && done.kind.undo() == Undo::Yes)
    }

    /// What redo would do again now.
    pub(super) fn next_redo(&self) -> Option<(OperationKind, &str)> {
        self.taken_back.last().map(|done| (done.kind, done.subject.as_str()))
    }

    /// Takes back the last operation done since opening.
    pub(super) fn undo(
        &mut self,
        store: &mut dyn Store,
        tables: &[&'static Table],
        ctx: &mut Context<'_>,
    ) -> Result<Written<OperationKind>> {
        let last = self.done.last().cloned().ok_or(Error::NothingToUndo)?;
        self.undo_at(self.done.len() - 1, last, store, tables, ctx)
    }

    /// Takes back one operation done since opening, not necessarily the last.
    pub(super) fn undo_number(
        &mut self,
        number: OperationNumber,
        store: &mut dyn Store,
        tables: &[&'static Table],
        ctx: &mut Context<'_>,
    ) -> Result<Written<OperationKind>> {
        let place = self.done.iter().position(|done| done.number == number).ok_or(Error::NothingToUndo)?;
        let found = self.done[place].clone();
        self.undo_at(place, found, store, tables, ctx)
    }

    fn undo_at(
        &mut self,
        place: usize,
        done: Done,
        store: &mut dyn Store,
        tables: &[&'static Table],
        ctx: &mut Context<'_>,
    ) -> Result<Written<OperationKind>> {
        if done.kind.undo() == Undo::Never {
            return Err(Error::NotUndoable { kind: done.kind });
        }
        let written = turn_round(store, tables, ctx, OperationKind::UndoOperation, &done)?;
        self.done.remove(place);
        if let Some(number) = written.operation {
            self.taken_back.push(Done { number, ..done.clone() });
        }
        Ok(written.map(|()| done.kind))
    }

    /// Does the last operation taken back again.
    pub(super) fn redo(
        &mut self,
        store: &mut dyn Store,
        tables: &[&'static Table],
        ctx: &mut Context<'_>,
    ) -> Result<Written<OperationKind>> {
        let last = self.taken_back.last().cloned().ok_or(Error::NothingToRedo)?;
        let written = turn_round(store, tables, ctx, OperationKind::RedoOperation, &last)?;
        self.taken_back.pop();
        if let Some(number) = written.operation {
            self.done.push(Done { number, ..last.clone() });
        }
        Ok(written.map(|()| last.kind))
    }
}

/// Turns the images of an operation round, as an operation of its own.
fn turn_round(
    store: &mut dyn Store,
    tables: &[&'static Table],
    ctx: &mut Context<'_>,
    kind: OperationKind,
    done: &Done,
) -> Result<Written<()>> {
    let operation = Operation::new(kind, done.subject.clone());
    let turned = write::write(store, ctx, &operation, Some(done.number), |writer, _| {
        for row in writer.tx().rows(CHANGES_REVERSED, params![done.number])? {
            let mut row = row.cursor();
            let (entity, id) = (row.text()?, row.text()?);
            let (before, after) = (image(row.maybe_text()?)?, image(row.maybe_text()?)?);
            let table = table(tables, &entity)?;
            put_back(writer, table, &id, before.as_ref(), after.as_ref(), done.number)?;
        }
        Ok(())
    });
    match turned {
        Err(Error::Store(StoreError::Reference)) => Err(who_refers(store, done)?),
        other => other,
    }
}

fn put_back(
    writer: &mut Writer<'_>,
    table: &'static Table,
    id: &str,
    before: Option<&Json>,
    after: Option<&Json>,
    number: OperationNumber,
) -> Result<()> {
    let stored = table.get(writer.tx(), id)?;
    let current = stored.as_ref().map(|row| table.image(row)).transpose()?;
    if current.as_ref() != after {
        return Err(later_change(writer.tx(), table, id, number)?);
    }
    match before {
        None => writer.remove(table, id, stored),
        Some(image) => {
            let version = match stored.as_ref().map(|row| &row.0[1]) {
                Some(Value::Int(version)) => *version,
                _ => 0,
            };
            writer.replace(table, id, stored, version, table.row(image, version + 1)?)
        }
    }
}

fn table(tables: &[&'static Table], entity: &str) -> Result<&'static Table> {
    tables.iter().copied().find(|table| table.name == entity).ok_or(StoreError::Shape { column: 0 }.into())
}

fn image(text: Option<String>) -> Result<Option<Json>> {
    text.map(|text| serde_json::from_str(&text).map_err(|error| StoreError::Damaged(error.to_string()).into()))
        .transpose()
}

/// The operation that changed the row after `number`: its name is told to the user.
fn later_change(tx: &mut dyn Tx, table: &Table, id: &str, number: OperationNumber) -> Result<Error> {
    blocked(tx.one(LATER_CHANGE, params![table.name, id, number])?)
}

/// The operation whose rows refer to what would be removed.
fn who_refers(store: &mut dyn Store, done: &Done) -> Result<Error> {
    store::read(store, |tx| {
        for row in tx.rows(CHANGES_REVERSED, params![done.number])? {
            let mut row = row.cursor();
            let (_, id) = (row.text()?, row.text()?);
            if let Some(found) = tx.one(LATER_MENTION, params![done.number, format!("%\"{id}\"%")])? {
                return blocked(Some(found));
            }
        }
        blocked(None)
    })
}

fn blocked(row: Option<store::Row>) -> Result<Error> {
    let Some(row) = row else { return Ok(Error::UndoBlocked { by: None, subject: String::new() }) };
    let mut row = row.cursor();
    let (kind, subject) = (row.code(OperationKind::from_code)?, row.text()?);
    Ok(Error::UndoBlocked { by: Some(kind), subject })
}
