//! The list on the desk as the screen shows it, in words.

use concilia_core::exchange::import::{
    Comparison, Counterpart, Counts, Group, Outcome, Prevails, Reason, Told, TrialRow,
};
use concilia_core::exchange::mapping::{Column, rows_below};
use concilia_core::exchange::table::{Row, SourceKind};
use concilia_core::party::{Category, Nature, PartyField};
use concilia_text::import::{column_origin, field, field_value, resemblances, row_reason};
use concilia_text::{category, list, nature};
use serde::Serialize;
use ts_rs::TS;

use super::Import;
use super::left::{LeftView, left};
use super::run::tried;
use crate::desk::Desk;
use crate::failure::Result;
use crate::job::Job;

/// A value with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ImportNamed")]
pub struct Named {
    /// The value.
    pub value: String,
    /// Its name.
    pub label: String,
}

/// A sheet of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ImportSheet")]
pub struct SheetView {
    /// Its name.
    pub name: String,
    /// Its rows.
    pub rows: usize,
    /// It is hidden in its file.
    pub hidden: bool,
}

/// A column of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ImportColumn")]
pub struct ColumnView {
    /// The column.
    #[serde(flatten)]
    pub column: Column,
    /// By what it was recognised.
    pub origin_label: &'static str,
}

/// The list being imported and what would become of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ImportView {
    /// Name of the file.
    pub source: String,
    /// It was pasted.
    pub pasted: bool,
    /// The sheets that say something.
    pub sheets: Vec<SheetView>,
    /// The place of the one in sight.
    pub sheet: usize,
    /// Number of the row of headings.
    pub header: Option<u32>,
    /// The columns.
    pub columns: Vec<ColumnView>,
    /// How many columns have a field.
    pub recognised: usize,
    /// No column holds the name.
    pub without_name_column: bool,
    /// Nothing says which column is the name: it is asked before anything is written.
    pub asks_name: bool,
    /// How many rows there are of each group.
    pub counts: Counts,
    /// Known parties whose data differ: how many rows ask.
    pub differing: usize,
    /// Whose data prevail for them.
    pub prevails: Prevails,
    /// How many rows the sheet hides.
    pub hidden_rows: usize,
    /// They stay out.
    pub without_hidden: bool,
    /// What is wrong with the file itself, which was read all the same: a sentence each.
    pub faults: Vec<String>,
    /// How many parties would come in without a category, in words; nothing where all have one.
    pub without_category: Option<String>,
    /// How many rows the user left out.
    pub left_out: usize,
    /// The fields that a column may be.
    pub fields: Vec<Named>,
    /// The categories that a cell may be.
    pub categories: Vec<Named>,
    /// Public and private.
    pub natures: Vec<Named>,
}

/// A row with its reasons in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ImportRow {
    /// Its number as Excel shows it.
    pub row: u32,
    /// What becomes of it.
    pub outcome: Outcome,
    /// Its group.
    pub group: Group,
    /// Its name; empty where it has none.
    pub name: String,
    /// What its cells say, where it brings no name; empty where they say nothing.
    pub written: String,
    /// It looks like no party, and may be taken for one nonetheless.
    pub may_be_party: bool,
    /// Why, the weightiest first.
    pub told: Vec<ToldView>,
    /// The values that would be written, by the fields' names.
    pub values: Vec<Named>,
    /// The party it may be.
    pub comparison: Option<ComparisonView>,
    /// The user left it out.
    pub left_out: bool,
    /// The user decided something about it, now or in an earlier import.
    pub decided: bool,
}

/// A reason in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ImportTold")]
pub struct ToldView {
    /// The field, where it is about one.
    pub field: Option<PartyField>,
    /// The field's name.
    pub label: String,
    /// The sentence.
    pub text: String,
    /// The value as it stands.
    pub value: String,
    /// A value to offer.
    pub proposal: Option<String>,
    /// It asks for this value to be mended or kept.
    pub asks: bool,
    /// It refuses the row, or can only be mended.
    pub refuses: bool,
}

/// A row beside the party it may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ImportComparison")]
pub struct ComparisonView {
    /// Which party.
    pub with: Counterpart,
    /// Its name.
    pub name: String,
    /// It is in the archive, not in the file.
    pub known: bool,
    /// Why it is thought the same; empty where it surely is.
    pub because: String,
    /// Every datum that differs.
    pub differences: Vec<DifferenceView>,
    /// Fields that say the same on both sides.
    pub same: Vec<Named>,
}

/// A datum that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ImportDifference")]
pub struct DifferenceView {
    /// The field.
    pub field: PartyField,
    /// Its name.
    pub label: &'static str,
    /// What is known.
    pub known: String,
    /// What the row says.
    pub found: String,
    /// The file's value is the one proposed.
    pub from_file: bool,
}

/// The page of the import: the list on the desk, or what else could be taken up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ImportPage {
    /// The list on the desk.
    pub list: Option<ImportView>,
    /// Rows of earlier imports that wait, the latest first.
    pub left: Vec<LeftView>,
}

/// The page as it stands.
pub fn page(desk: &Desk, job: &Job<'_>) -> Result<ImportPage> {
    Ok(ImportPage { list: view(desk, job)?, left: left(desk)? })
}

/// The list on the desk; none where there is none.
pub fn view(desk: &Desk, job: &Job<'_>) -> Result<Option<ImportView>> {
    if desk.session(|session| Ok(session.imports.current.is_none()))? {
        return Ok(None);
    }
    let (import, tried) = tried(desk, job)?;
    let differs = |row: &&TrialRow| row.told.iter().any(|told| matches!(told.reason, Reason::Differs { .. }));
    Ok(Some(ImportView {
        source: import.source.clone(),
        pasted: import.book.kind == SourceKind::Clipboard,
        sheets: import.book.sheets.iter().map(sheet_view).collect(),
        sheet: import.sheet,
        header: import.mapping.header,
        columns: import.mapping.columns.iter().cloned().map(column_view).collect(),
        recognised: import.mapping.fields().count(),
        without_name_column: tried.without_name_column,
        asks_name: !import.mapping.is_known(),
        without_category: list::without_category(tried.counts.without_category),
        counts: tried.counts,
        differing: tried.rows.iter().filter(differs).count(),
        prevails: import.decisions.prevails,
        hidden_rows: rows_below(import.table(), import.mapping.header).filter(|row| row.hidden).count(),
        without_hidden: import.decisions.without_hidden,
        faults: faults(&import),
        left_out: import.decisions.left_out.len(),
        fields: PartyField::ALL.iter().map(|named| choice(named.code(), field(*named))).collect(),
        categories: Category::ALL.iter().map(|named| choice(named.code(), category(*named))).collect(),
        natures: [Nature::Public, Nature::Private].map(|named| choice(named.code(), nature(named))).to_vec(),
    }))
}

/// What is wrong with the file of a list, in words.
pub(super) fn faults(import: &Import) -> Vec<String> {
    import.book.faults.iter().map(|fault| list::fault(*fault)).collect()
}

/// The rows of a group, or all of them.
pub fn rows(desk: &Desk, group: Option<Group>) -> Result<Vec<ImportRow>> {
    let (import, tried) = tried(desk, &Job::silent())?;
    let decisions = &import.decisions;
    let decided = |row: u32| {
        decisions.corrections.iter().any(|one| one.row == row)
            || decisions.kept.iter().any(|one| one.row == row)
            || decisions.chosen.iter().any(|one| one.row == row)
            || decisions.as_party.contains(&row)
    };
    let wanted = tried.rows.iter().filter(|row| group.is_none_or(|group| row.group == group));
    let view = |row: &TrialRow| {
        let left_out = decisions.left_out.contains(&row.row);
        let written = import.table().row(row.row).map(in_a_line).unwrap_or_default();
        let decided = left_out || row.remembered || decided(row.row);
        ImportRow { left_out, decided, written, ..row_view(row) }
    };
    Ok(wanted.map(view).collect())
}

/// A row's cells as they are written, for a row that brings no party.
fn in_a_line(row: &Row) -> String {
    row.filled().map(|(_, text)| text).collect::<Vec<_>>().join(" · ")
}

fn sheet_view(table: &concilia_core::exchange::table::Table) -> SheetView {
    SheetView { name: table.sheet.clone(), rows: table.rows.len(), hidden: table.hidden }
}

fn column_view(column: Column) -> ColumnView {
    ColumnView { origin_label: column_origin(column.origin), column }
}

fn choice(value: &str, label: &str) -> Named {
    Named { value: value.to_owned(), label: label.to_owned() }
}

fn row_view(row: &TrialRow) -> ImportRow {
    let same = row.comparison.as_ref().map_or_else(Vec::new, |comparison| same(row, comparison));
    let values = row.values.iter().map(|(named, value)| choice(&field_value(*named, value), field(*named)));
    ImportRow {
        row: row.row,
        outcome: row.outcome,
        group: row.group,
        name: row.values.get(&PartyField::Name).cloned().unwrap_or_default(),
        values: values.collect(),
        told: row.told.iter().map(told_view).collect(),
        comparison: row.comparison.clone().map(|comparison| comparison_view(comparison, same)),
        written: String::new(),
        may_be_party: row.told.iter().any(|told| told.reason.may_be_party()),
        left_out: false,
        decided: false,
    }
}

/// The values of the row that are no difference.
fn same(row: &TrialRow, comparison: &Comparison) -> Vec<Named> {
    let differs = |named: &PartyField| comparison.differences.iter().any(|difference| difference.field == *named);
    let values = row.values.iter().filter(|(named, _)| !differs(named));
    values.map(|(named, value)| choice(&field_value(*named, value), field(*named))).collect()
}

fn told_view(told: &Told) -> ToldView {
    let weight = told.reason.outcome();
    let must_be_mended = weight == Outcome::Question && !told.reason.may_be_kept();
    ToldView {
        field: told.field,
        label: told.field.map_or_else(String::new, |named| field(named).to_owned()),
        text: row_reason(told),
        value: told.value.clone(),
        proposal: told.proposal.clone(),
        asks: told.field.is_some() && weight == Outcome::Question && !must_be_mended,
        refuses: weight == Outcome::Refused || must_be_mended,
    }
}

fn comparison_view(comparison: Comparison, same: Vec<Named>) -> ComparisonView {
    let proposed = comparison.proposed;
    let differences = comparison.differences.into_iter().map(|difference| DifferenceView {
        field: difference.field,
        label: field(difference.field),
        known: field_value_or_empty(difference.field, &difference.known),
        found: field_value(difference.field, &difference.found),
        from_file: proposed.contains(&difference.field),
    });
    ComparisonView {
        known: matches!(comparison.with, Counterpart::Known(_)),
        with: comparison.with,
        name: comparison.name,
        because: resemblances(&comparison.because),
        differences: differences.collect(),
        same,
    }
}

/// An empty "già aderente" was never said: it is no "no".
fn field_value_or_empty(named: PartyField, value: &str) -> String {
    if value.is_empty() { String::new() } else { field_value(named, value) }
}
