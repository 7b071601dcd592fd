//! The one door for change. An operation runs in one transaction; rooms change whole rows through [`Writer`],
//! which keeps each row's image before and after under the operation's number.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::operation::{Changed, Operation, OperationNumber, Undo, Written};
use super::store::{self, Row, Store, StoreError, Tx, Value};
use super::table::{Record, Table};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::params;

const NEXT_NUMBER: &str = include_str!("next_number.sql");
const INSERT_OPERATION: &str = include_str!("insert_operation.sql");
const INSERT_CHANGE: &str = include_str!("insert_change.sql");

/// Changes rows inside one operation. Reading goes through [`Writer::tx`].
pub struct Writer<'a> {
    tx: &'a mut dyn Tx,
    /// First image before and last image after of every row touched, in order of first touch.
    touched: BTreeMap<(&'static str, String), Touched>,
    order: Vec<(&'static str, String)>,
}

struct Touched {
    before: Option<Json>,
    after: Option<Json>,
}

impl Writer<'_> {
    /// The transaction, for queries.
    pub fn tx(&mut self) -> &mut dyn Tx {
        self.tx
    }

    /// The record of an id, if there.
    pub fn get<R: Record>(&mut self, id: &str) -> Result<Option<R>> {
        Ok(super::table::get(self.tx, id)?)
    }

    /// The record of an id, or the error that it is not there.
    pub fn need<R: Record>(&mut self, id: &str) -> Result<R> {
        self.get(id)?.ok_or(Error::NotFound { entity: R::TABLE.name })
    }

    /// Writes a whole row. The version it was read at must still be the stored one; 0 means a new row.
    pub fn put<R: Record>(&mut self, record: &R) -> Result<()> {
        let stored = R::TABLE.get(self.tx, record.id())?;
        let mut values = vec![Value::from(record.id()), Value::Int(record.version() + 1)];
        values.extend(record.values());
        self.replace(R::TABLE, record.id(), stored, record.version(), Row(values))
    }

    /// Removes a row at the version it was read at.
    pub fn delete<R: Record>(&mut self, record: &R) -> Result<()> {
        let stored = R::TABLE.get(self.tx, record.id())?;
        same_version(R::TABLE, stored.as_ref(), record.version())?;
        self.remove(R::TABLE, record.id(), stored)
    }

    /// The next number of a counter row: 1, 2, 3… never given twice, also after an undo.
    pub fn next_number(&mut self, counter: &str) -> Result<i64> {
        next_number(self.tx, counter)
    }

    pub(super) fn replace(
        &mut self,
        table: &'static Table,
        id: &str,
        stored: Option<Row>,
        read_version: i64,
        row: Row,
    ) -> Result<()> {
        same_version(table, stored.as_ref(), read_version)?;
        let before = stored.map(|row| table.image(&row)).transpose()?;
        let after = table.image(&row)?;
        if before.as_ref() == Some(&after) {
            return Ok(());
        }
        table.put(self.tx, &row)?;
        self.touch(table, id, before, Some(after));
        Ok(())
    }

    pub(super) fn remove(&mut self, table: &'static Table, id: &str, stored: Option<Row>) -> Result<()> {
        let before = stored.map(|row| table.image(&row)).transpose()?;
        table.delete(self.tx, id)?;
        self.touch(table, id, before, None);
        Ok(())
    }

    fn touch(&mut self, table: &'static Table, id: &str, before: Option<Json>, after: Option<Json>) {
        let key = (table.name, id.to_owned());
        match self.touched.get_mut(&key) {
            Some(touched) => touched.after = after,
            None => {
                self.touched.insert(key.clone(), Touched { before, after });
                self.order.push(key);
            }
        }
    }
}

/// The stored row must be the one that was read.
fn same_version(table: &'static Table, stored: Option<&Row>, read: i64) -> Result<()> {
    let version = match stored.map(|row| row.0.get(1)) {
        None => 0,
        Some(Some(Value::Int(version))) => *version,
        Some(_) => return Err(StoreError::Shape { column: 1 }.into()),
    };
    if version == read { Ok(()) } else { Err(Error::Conflict { entity: table.name }) }
}

fn next_number(tx: &mut dyn Tx, counter: &str) -> Result<i64> {
    let row = tx.one(NEXT_NUMBER, params![counter])?.ok_or(StoreError::Shape { column: 0 })?;
    Ok(row.cursor().int()?)
}

/// Runs `body` as one operation: the change and its record together, or nothing.
pub(super) fn write<T>(
    store: &mut dyn Store,
    ctx: &mut Context<'_>,
    operation: &Operation,
    undoes: Option<OperationNumber>,
    body: impl FnOnce(&mut Writer<'_>, &mut Context<'_>) -> Result<T>,
) -> Result<Written<T>> {
    store::write(store, |tx| {
        let mut writer = Writer { tx, touched: BTreeMap::new(), order: Vec::new() };
        let value = body(&mut writer, ctx)?;
        let Writer { tx, mut touched, order } = writer;
        let mut changes = Vec::new();
        for key in order {
            let Some(Touched { before, after }) = touched.remove(&key) else { continue };
            if before != after {
                changes.push((key, before, after));
            }
        }
        if changes.is_empty() {
            return Ok(Written::nothing(value));
        }
        let number = next_number(tx, "operation")?;
        record_operation(tx, number, ctx, operation, undoes)?;
        let mut changed = Vec::new();
        for (place, ((entity, id), before, after)) in changes.into_iter().enumerate() {
            let image = |image: Option<Json>| image.map(|image| image.to_string());
            let place = place as i64 + 1;
            tx.exec(INSERT_CHANGE, params![number, place, entity, id.as_str(), image(before), image(after)])?;
            changed.push(Changed { entity: entity.to_owned(), id });
        }
        let undoable = operation.kind.undo() == Undo::Yes;
        Ok(Written { value, operation: Some(number), undoable, changed })
    })
}

fn record_operation(
    tx: &mut dyn Tx,
    number: OperationNumber,
    ctx: &Context<'_>,
    operation: &Operation,
    undoes: Option<OperationNumber>,
) -> Result<()> {
    tx.exec(
        INSERT_OPERATION,
        params![
            number,
            operation.kind.code(),
            operation.subject.as_str(),
            ctx.now,
            ctx.working_date,
            ctx.operator,
            ctx.login,
            undoes
        ],
    )?;
    Ok(())
}
