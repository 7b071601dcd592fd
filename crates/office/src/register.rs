//! The register of activities for a shell: the core's entries with their Italian names.

use concilia_core::archive::register::{self, FieldChange, RegisterEntry, RegisterQuery};
use serde::Serialize;
use ts_rs::TS;

use crate::desk::Desk;
use crate::failure::Result;

/// An entry as the list shows it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RegisterRow {
    /// The entry.
    #[serde(flatten)]
    pub entry: RegisterEntry,
    /// What was done, in words.
    pub title: String,
}

/// A page of the register.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct RegisterView {
    /// How many entries there are in all.
    pub total: i64,
    /// The entries of this page, newest first.
    pub rows: Vec<RegisterRow>,
}

/// A page of the register.
pub fn page(desk: &Desk, query: &RegisterQuery) -> Result<RegisterView> {
    let page = desk.read(|tx, _| register::page(tx, query))?;
    let row = |entry: RegisterEntry| RegisterRow { title: concilia_text::operation(entry.kind).to_owned(), entry };
    Ok(RegisterView { total: page.total, rows: page.entries.into_iter().map(row).collect() })
}

/// Every field that an operation changed.
pub fn fields(desk: &Desk, number: i64) -> Result<Vec<FieldChange>> {
    desk.read(|tx, _| register::fields(tx, number))
}
