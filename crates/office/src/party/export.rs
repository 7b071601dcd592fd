//! The list of parties as an Excel or CSV file, filtered and ordered as it is on the screen, with headings that the import knows.

use std::path::Path;

use concilia_core::exchange::sheet::{Column, List, Value};
use concilia_text::party as words;

use super::column::PartyColumn;
use super::list::{ListQuery, list};
use crate::desk::Desk;
use crate::failure::Result;
use crate::files::IfThere;
use crate::sheets;

/// Writes the parties of a query at `path`; answers how many.
pub fn export(desk: &Desk, query: &ListQuery, path: &Path, if_there: IfThere) -> Result<usize> {
    let rows = list(desk, query)?.rows;
    let cells = |row| PartyColumn::ALL.iter().map(|column| Value::from(column.text(row).as_str())).collect();
    let table = List {
        title: words::SHEET.to_owned(),
        columns: PartyColumn::ALL.iter().map(|column| Column::text(column.title(), column.width())).collect(),
        rows: rows.iter().map(cells).collect(),
    };
    sheets::save(desk, &table, path, if_there)
}
