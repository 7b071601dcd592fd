//! The list of signatures as a file of Excel or CSV, with the lines that the screen shows.

use std::path::Path;

use chrono::NaiveDate;
use concilia_core::exchange::sheet::{Column, Kind, List, Value};
use concilia_core::id::PartyId;

use super::list::{LineView, in_force, list};
use crate::desk::Desk;
use crate::failure::Result;
use crate::files::IfThere;
use crate::sheets;

/// Writes the lines of these parties, in the order of the list; without parties, every line, also of the version that is in
/// force while another is being signed. The ending of the name decides: `.csv` or `.xlsx`, another is refused.
pub fn export(desk: &Desk, parties: &[PartyId], path: &Path, if_there: IfThere) -> Result<()> {
    let list = list(desk)?;
    let current = list.overview.map(|of| of.overview.number).unwrap_or_default();
    let lines = list.sections.into_iter().flat_map(|section| section.lines).map(|line| (current, line));
    let (before, of_before) = in_force(desk)?.unwrap_or_default();
    let lines = lines.chain(of_before.into_iter().map(|line| (before, line)));
    let wanted = |line: &LineView| parties.is_empty() || parties.contains(&line.line.party);
    let rows = lines.filter(|(_, line)| wanted(line)).map(|(version, line)| row(version, &line)).collect();
    let sheet = List { title: "Adesioni e firme".into(), columns: columns(), rows };
    sheets::save(desk, &sheet, path, if_there).map(drop)
}

fn columns() -> Vec<Column> {
    let day = |title: &str| Column { title: title.to_owned(), kind: Kind::Date, width: 13 };
    vec![
        Column::text("Soggetto", 48),
        Column::text("Versione", 9),
        Column::text("Ruolo", 12),
        Column::text("Necessaria", 11),
        Column::text("Aderente di diritto", 18),
        Column::text("Categoria", 26),
        Column::text("Comune", 20),
        Column::text("Stato", 14),
        day("Inviata il"),
        day("Rientrata il"),
        day("Firmata il"),
        Column::text("Firma", 22),
        Column::text("Protocollo", 16),
        day("Data protocollo"),
        Column::text("Ultimo passo", 36),
    ]
}

fn row(version: i64, view: &LineView) -> Vec<Value> {
    let line = &view.line;
    let day = |day: Option<NaiveDate>| day.map_or(Value::Empty, Value::Date);
    let yes = |yes: bool| Value::from(if yes { "sì" } else { "" });
    vec![
        line.name.as_str().into(),
        version.to_string().as_str().into(),
        view.role_label.as_str().into(),
        yes(line.necessary),
        yes(line.of_right),
        view.category_label.as_str().into(),
        line.municipality.as_str().into(),
        view.status_label.as_str().into(),
        day(line.sent_on),
        day(line.returned_on),
        day(line.signed_on),
        line.method.map_or("", concilia_text::adherence::method).into(),
        line.protocol.number.as_str().into(),
        day(line.protocol.date),
        view.last_step_label.as_str().into(),
    ]
}
