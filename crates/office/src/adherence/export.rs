//! The list of signatures as a file of Excel or CSV, with the lines that the screen shows.

use std::path::Path;

use chrono::NaiveDate;
use concilia_core::adherence::RollOf;
use concilia_core::exchange::sheet::{Column, Kind, List, Value};
use concilia_core::id::PartyId;

use super::list::{LineView, lines, rolls};
use crate::desk::Desk;
use crate::failure::Result;
use crate::files::IfThere;
use crate::sheets;

/// Writes the lines of these parties, in the order of the list; without parties, every line. Of no roll in particular it is all
/// of them: the current one, and that of the version in force while another is being signed. The ending of the name decides:
/// `.csv` or `.xlsx`, another is refused.
pub fn export(desk: &Desk, which: Option<RollOf>, parties: &[PartyId], path: &Path, if_there: IfThere) -> Result<()> {
    let wanted_rolls = which.map_or_else(|| rolls(desk), |which| Ok(vec![which]))?;
    let rolls = wanted_rolls.into_iter().map(|which| lines(desk, which)).collect::<Result<Vec<_>>>()?;
    let lines = rolls.into_iter().flat_map(|(number, lines)| lines.into_iter().map(move |line| (number, line)));
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
        Column::text("Testo firmato", 13),
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
        signed_text(version, view).as_str().into(),
        line.protocol.number.as_str().into(),
        day(line.protocol.date),
        view.last_step_label.as_str().into(),
    ]
}

/// The version whose text came back signed.
fn signed_text(version: i64, view: &LineView) -> String {
    let number = view.line.other_text.map_or(version, |text| text.number);
    view.line.returned_on.map(|_| concilia_text::adherence::text(number)).unwrap_or_default()
}
