//! The rows that stay out of an import: kept until a list brings them, they are taken up, or they are dismissed.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::exchange::mapping::{Mapping, rows_below};
use crate::exchange::table::{Row, Table};
use crate::italian::fold;
use crate::party::PartyField;
use crate::rule::{Finding, Matter};

/// Setting with the rows of each import that stayed out, the latest import first.
pub const LEFT: &str = "import.left_rows";

/// Rows that stayed out of an import, kept until they are taken up or dismissed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// Tells it from the rows of other imports.
    pub id: String,
    /// Name of the file.
    pub source: String,
    /// Name of the sheet.
    pub sheet: String,
    /// The columns as they were mapped.
    pub mapping: Mapping,
    /// The row of headings, where there is one, and the rows with their first numbers.
    pub rows: Vec<Row>,
}

impl Left {
    /// The rows that wait, without the one of headings.
    pub fn waiting(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| Some(row.number) != self.mapping.header)
    }

    /// What a row is recognised by: the name it gives, else the first thing that it says.
    pub fn recognised(&self, row: &Row) -> String {
        let said = |column: usize| Some(row.cell(column).text().trim().to_owned()).filter(|text| !text.is_empty());
        let named = self.mapping.place(PartyField::Name).and_then(said);
        named.or_else(|| (0..row.cells.len()).find_map(said)).unwrap_or_default()
    }

    /// Without the rows that another list brings once more: they are decided, or wait, with it.
    #[must_use]
    pub fn without(mut self, brought: &Brought) -> Self {
        let header = self.mapping.header;
        let mapping = self.mapping.clone();
        self.rows.retain(|row| Some(row.number) == header || !brought.holds(row, &mapping));
        self
    }
}

/// What a list brings, to know again a row that stayed out of an earlier one: by its name, whatever else was mended; by all
/// that it says where it had none.
#[derive(Debug)]
pub struct Brought {
    names: HashSet<String>,
    rows: Vec<HashSet<(PartyField, String)>>,
}

impl Brought {
    /// Of every row of a list: each of them is decided, or waits, with it.
    pub fn by(table: &Table, mapping: &Mapping) -> Self {
        let rows = rows_below(table, mapping.header).map(|row| said(row, mapping)).collect::<Vec<_>>();
        let names = rows.iter().flatten().filter(|(field, _)| *field == PartyField::Name);
        Self { names: names.map(|(_, name)| name.clone()).collect(), rows }
    }

    fn holds(&self, row: &Row, mapping: &Mapping) -> bool {
        let said = said(row, mapping);
        match said.iter().find(|(field, _)| *field == PartyField::Name) {
            Some((_, name)) => self.names.contains(name),
            None => !said.is_empty() && self.rows.iter().any(|row| row.is_superset(&said)),
        }
    }
}

/// What a row says in the columns that are read, case and accents apart.
fn said(row: &Row, mapping: &Mapping) -> HashSet<(PartyField, String)> {
    let said = mapping.fields().map(|(column, field)| (field, fold(&row.cell(column).text())));
    said.filter(|(_, text)| !text.is_empty()).collect()
}

/// What is to be looked at of the rows that stayed out: whoever they name is missing from the archive, and from the deed.
pub fn findings(left: &[Left]) -> Option<Finding> {
    let rows = left.iter().map(|left| left.waiting().count()).sum();
    let mut sources: Vec<String> = Vec::new();
    for left in left {
        if !sources.contains(&left.source) {
            sources.push(left.source.clone());
        }
    }
    (rows > 0).then(|| Matter::RowsLeft { rows, sources }.into())
}
