//! The rows that stay out, as a list to mend and import again: the user's own columns, the row's number and the reason.

use super::{Decisions, Group, Told, Trial};
use crate::exchange::mapping::{Mapping, REASON_HEADING, ROW_HEADING};
use crate::exchange::sheet::{Column, List, Value};
use crate::exchange::table::{Row, Table};

/// The rows that were refused or wait for an answer. Mended cells carry their new value.
pub fn rest(
    table: &Table,
    mapping: &Mapping,
    trial: &Trial,
    decisions: &Decisions,
    words: &dyn Fn(&Told) -> String,
) -> List {
    let own = mapping.columns.iter().map(|column| {
        let title =
            if column.heading.is_empty() { format!("Colonna {}", column.letters) } else { column.heading.clone() };
        Column::text(&title, 24)
    });
    let ours = [Column::text(ROW_HEADING, 12), Column::text(REASON_HEADING, 60)];
    let outside = trial.rows.iter().filter(|row| matches!(row.group, Group::Refused | Group::ToLookAt | Group::Likely));
    let rows = outside.filter_map(|told| {
        let row = table.row(told.row)?;
        let mut values: Vec<Value> =
            mapping.columns.iter().map(|column| cell(row, column.place, mapping, decisions)).collect();
        let reasons: Vec<String> = told.told.iter().map(words).collect();
        values.push(Value::Whole(i64::from(told.row)));
        values.push(Value::from(reasons.join(" ").as_str()));
        Some(values)
    });
    List { title: "Da sistemare".to_owned(), columns: own.chain(ours).collect(), rows: rows.collect() }
}

fn cell(row: &Row, place: usize, mapping: &Mapping, decisions: &Decisions) -> Value {
    let field = mapping.columns.get(place).and_then(|column| column.field);
    let mended =
        decisions.corrections.iter().rev().find(|mended| mended.row == row.number && Some(mended.field) == field);
    match mended {
        Some(mended) => Value::from(mended.value.as_str()),
        None => Value::from(row.cell(place).text().as_str()),
    }
}
