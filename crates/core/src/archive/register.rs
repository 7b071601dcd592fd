//! The register of activities: who did what and when, with every field before and after. Read only; [`super::write`] fills it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use ts_rs::TS;

use super::operation::{OperationKind, OperationNumber};
use super::store::{StoreError, Tx};
use crate::error::Result;
use crate::params;

const LIST: &str = include_str!("register_list.sql");
const COUNT: &str = include_str!("register_count.sql");
const CHANGES: &str = include_str!("register_changes.sql");

/// Which entries are wanted, newest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RegisterQuery {
    /// Only those about this row: they touched it, a row that names it, or a row that names such a one (the file that
    /// came back for a signature of the party).
    pub about: Option<String>,
    /// Only those of this kind.
    pub kind: Option<OperationKind>,
    /// Only those of working dates from this one.
    pub from: Option<NaiveDate>,
    /// Only those of working dates up to this one.
    pub to: Option<NaiveDate>,
    /// How many to pass over.
    pub offset: i64,
    /// How many at most.
    pub limit: i64,
}

/// One entry of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RegisterEntry {
    /// Its number, 1, 2, 3… without gaps.
    pub number: OperationNumber,
    /// What was done.
    pub kind: OperationKind,
    /// To what.
    pub subject: String,
    /// The real instant (UTC).
    pub at: DateTime<Utc>,
    /// The working date.
    pub working_date: NaiveDate,
    /// The operator's name.
    pub operator: String,
    /// The system's login.
    pub login: String,
    /// The entry that this one took back or did again.
    pub undoes: Option<OperationNumber>,
    /// The entry that took this one back, if any.
    pub undone_by: Option<OperationNumber>,
}

/// A page of the register.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RegisterPage {
    /// How many entries the query has in all.
    pub total: i64,
    /// The entries of this page.
    pub entries: Vec<RegisterEntry>,
}

/// A field of a row before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldChange {
    /// Name of the table.
    pub entity: String,
    /// Identifier of the row.
    pub id: String,
    /// Name of the column.
    pub field: String,
    /// Value before; nothing where the row was not there.
    pub before: Option<String>,
    /// Value after; nothing where the row was removed.
    pub after: Option<String>,
}

/// A page of the register, newest first.
pub fn page(tx: &mut dyn Tx, query: &RegisterQuery) -> Result<RegisterPage> {
    let kind = query.kind.map(OperationKind::code);
    let filter = params![query.about.as_deref(), kind, query.from, query.to];
    let total = tx.one(COUNT, filter)?.ok_or(StoreError::Shape { column: 0 })?.cursor().int()?;
    let mut params = filter.to_vec();
    params.extend([query.limit.into(), query.offset.into()]);
    let entries = tx.rows(LIST, &params)?.iter().map(entry).collect::<Result<_, _>>()?;
    Ok(RegisterPage { total, entries })
}

fn entry(row: &super::store::Row) -> Result<RegisterEntry, StoreError> {
    let mut row = row.cursor();
    Ok(RegisterEntry {
        number: row.int()?,
        kind: row.code(OperationKind::from_code)?,
        subject: row.text()?,
        at: row.instant()?,
        working_date: row.date()?,
        operator: row.text()?,
        login: row.text()?,
        undoes: row.maybe_int()?,
        undone_by: row.maybe_int()?,
    })
}

/// A row that an operation changed, as it was and as it became; empty where it was not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedRow {
    /// Name of the table.
    pub entity: String,
    /// Identifier of the row.
    pub id: String,
    before: Map<String, Json>,
    after: Map<String, Json>,
}

impl ChangedRow {
    /// The text of a column: what it became, or what it was where the row was removed.
    pub fn text(&self, column: &str) -> Option<&str> {
        self.image().get(column).and_then(Json::as_str)
    }

    /// Every field that differs, in the order of the table's columns.
    pub fn fields(&self) -> Vec<FieldChange> {
        let differs = |field: &&String| self.before.get(*field) != self.after.get(*field);
        let change = |field: &String| FieldChange {
            entity: self.entity.clone(),
            id: self.id.clone(),
            field: field.clone(),
            before: self.before.get(field).and_then(shown),
            after: self.after.get(field).and_then(shown),
        };
        self.image().keys().filter(differs).map(change).collect()
    }

    fn image(&self) -> &Map<String, Json> {
        if self.after.is_empty() { &self.before } else { &self.after }
    }
}

/// Every row that an operation changed, in the order of the change.
pub fn rows(tx: &mut dyn Tx, number: OperationNumber) -> Result<Vec<ChangedRow>> {
    let read = |row: &super::store::Row| {
        let mut row = row.cursor();
        Ok(ChangedRow {
            entity: row.text()?,
            id: row.text()?,
            before: columns(row.maybe_text()?)?,
            after: columns(row.maybe_text()?)?,
        })
    };
    tx.rows(CHANGES, params![number])?.iter().map(read).collect()
}

/// Every field that an operation changed, before and after, in the order of the change.
pub fn fields(tx: &mut dyn Tx, number: OperationNumber) -> Result<Vec<FieldChange>> {
    Ok(rows(tx, number)?.iter().flat_map(ChangedRow::fields).collect())
}

fn columns(image: Option<String>) -> Result<Map<String, Json>> {
    let Some(image) = image else { return Ok(Map::new()) };
    Ok(serde_json::from_str(&image).map_err(|error| StoreError::Damaged(error.to_string()))?)
}

fn shown(value: &Json) -> Option<String> {
    match value {
        Json::Null => None,
        Json::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}
