//! The register of activities for a shell: the core's entries with their Italian names, and the way out.

use std::path::Path;

use concilia_core::Error;
use concilia_core::adherence::{Renunciation, Signature};
use concilia_core::archive::register::{self, ChangedRow, FieldChange, RegisterEntry, RegisterQuery};
use concilia_core::archive::store::Tx;
use concilia_core::archive::table;
use concilia_core::exchange::sheet::{Column, Kind, List, Value};
use concilia_core::id::PartyId;
use concilia_core::party::Party;
use concilia_text::change::{self, Fate};
use concilia_text::register as words;
use serde::Serialize;
use serde_json::{Map, Value as Json};
use ts_rs::TS;

use crate::desk::Desk;
use crate::failure::Result;
use crate::files::IfThere;
use crate::sheets;

/// How many entries at most go out to a file: all that a register of ours can hold.
const ALL: i64 = 1_000_000;

/// An entry as the list shows it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RegisterRow {
    /// The entry.
    #[serde(flatten)]
    pub entry: RegisterEntry,
    /// What was done, in words.
    pub title: String,
    /// It was done since opening, and undo may be asked for it.
    pub undoable: bool,
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

/// What the register can be narrowed to.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct KindChoice {
    /// The kind.
    pub value: concilia_core::archive::operation::OperationKind,
    /// Its name.
    pub label: String,
}

/// Every kind of operation, by name.
pub fn kinds() -> Vec<KindChoice> {
    use concilia_core::archive::operation::OperationKind;
    let choice = |kind: &OperationKind| KindChoice { value: *kind, label: concilia_text::operation(*kind).to_owned() };
    let mut kinds: Vec<KindChoice> = OperationKind::ALL.iter().map(choice).collect();
    kinds.sort_by(|one, other| one.label.cmp(&other.label));
    kinds
}

/// A page of the register.
pub fn page(desk: &Desk, query: &RegisterQuery) -> Result<RegisterView> {
    let page = desk.read(|tx, _| register::page(tx, query))?;
    desk.session(|session| {
        let row = |entry: RegisterEntry| RegisterRow {
            title: concilia_text::operation(entry.kind).to_owned(),
            undoable: session.archive.may_undo(entry.number),
            entry: RegisterEntry {
                subject: concilia_text::operation_subject(entry.kind, &entry.subject).into_owned(),
                ..entry
            },
        };
        Ok(RegisterView { total: page.total, rows: page.entries.into_iter().map(row).collect() })
    })
}

/// The row of the archive that an operation changed, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RegisterChange {
    /// Tells it from the other rows of the operation.
    pub id: String,
    /// What it is, and of whom: "Firma: Comune di Albino".
    pub title: String,
    /// What became of it: "aggiunta", "tolta", "cambiata".
    pub what: String,
    /// Every datum that differs.
    pub data: Vec<RegisterDatum>,
}

/// A datum of a row before and after, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RegisterDatum {
    /// Tells it from the other data of the row.
    pub id: String,
    /// What it is.
    pub label: String,
    /// Before; a dash where there was none.
    pub before: String,
    /// After; a dash where there is none.
    pub after: String,
}

/// Every row that an operation changed.
pub fn changes(desk: &Desk, number: i64) -> Result<Vec<RegisterChange>> {
    desk.read(|tx, _| of_operation(tx, number))
}

fn of_operation(tx: &mut dyn Tx, number: i64) -> concilia_core::Result<Vec<RegisterChange>> {
    let mut changes = Vec::new();
    for row in register::rows(tx, number)? {
        let party = name_of_party(tx, &row)?;
        changes.extend(told(&row, party));
    }
    Ok(changes)
}

/// A row in words; nothing where nothing that says something to a person has changed of it.
fn told(row: &ChangedRow, party: Option<String>) -> Option<RegisterChange> {
    let fields = row.fields();
    let fate = if fields.iter().all(|field| field.before.is_none()) {
        Fate::Added
    } else if fields.iter().all(|field| field.after.is_none()) {
        Fate::Removed
    } else {
        Fate::Changed
    };
    let name = ["name", "title", "printed_name"].into_iter().find_map(|column| row.text(column));
    let name = name.filter(|name| !name.is_empty()).map(str::to_owned);
    let of = match (name, party) {
        (Some(name), Some(party)) if name != party => Some(format!("{name} ({party})")),
        (name, party) => name.or(party),
    };
    let what = change::row(&row.entity).unwrap_or("Dato");
    let data: Vec<RegisterDatum> = fields.iter().flat_map(|field| data(&row.entity, field)).collect();
    (fate != Fate::Changed || !data.is_empty()).then(|| RegisterChange {
        id: format!("{} {}", row.entity, row.id),
        title: of.map_or_else(|| what.to_owned(), |of| format!("{what}: {of}")),
        what: change::fate(&row.entity, fate).to_owned(),
        data,
    })
}

fn data(entity: &str, field: &FieldChange) -> Vec<RegisterDatum> {
    let (before, after) = (field.before.as_deref(), field.after.as_deref());
    if entity == "setting" && field.field == "value" {
        return settings(before, after);
    }
    let Some(label) = change::column(&field.field) else { return Vec::new() };
    let told = || (change::value(&field.field, before), change::value(&field.field, after));
    let pair = change::link(&field.field, before, after).unwrap_or_else(told);
    datum(&field.field, label, pair).into_iter().collect()
}

/// A setting is one value with many keys: each is told by itself, and what the program remembers for itself is not.
fn settings(before: Option<&str>, after: Option<&str>) -> Vec<RegisterDatum> {
    let read = |json: Option<&str>| {
        json.and_then(|json| serde_json::from_str::<Map<String, Json>>(json).ok()).unwrap_or_default()
    };
    let (before, after) = (read(before), read(after));
    let text = |map: &Map<String, Json>, key: &str| match map.get(key) {
        None | Some(Json::Null) => None,
        Some(Json::String(text)) => Some(text.clone()),
        Some(other) => Some(other.to_string()),
    };
    let keys = before.keys().chain(after.keys().filter(|key| !before.contains_key(*key)));
    let told = keys.filter_map(|key| {
        let value = |map| change::value(key, text(map, key).as_deref());
        datum(&format!("value {key}"), change::setting(key)?, (value(&before), value(&after)))
    });
    told.collect()
}

fn datum(id: &str, label: &str, (before, after): (String, String)) -> Option<RegisterDatum> {
    let differs = before != after;
    differs.then(|| RegisterDatum { id: id.to_owned(), label: label.to_owned(), before, after })
}

/// Whose the row is: it names the party, or a signature or a renunciation of the party.
fn name_of_party(tx: &mut dyn Tx, row: &ChangedRow) -> concilia_core::Result<Option<String>> {
    let party = match (row.text("party"), row.text("signature"), row.text("renunciation")) {
        (Some(party), ..) => Some(PartyId::from(party.to_owned())),
        (None, Some(signature), _) => table::get::<Signature>(tx, signature)?.map(|signature| signature.party),
        (None, None, Some(known)) => table::get::<Renunciation>(tx, known)?.map(|renunciation| renunciation.party),
        (None, None, None) => None,
    };
    let Some(party) = party else { return Ok(None) };
    Ok(table::get::<Party>(tx, party.as_str())?.map(|party| party.data.name))
}

/// Writes the entries of a query, all of them, to an Excel or CSV file, a line for each datum that they changed with its before
/// and after; answers how many entries there are.
pub fn export(desk: &Desk, query: &RegisterQuery, path: &Path, if_there: IfThere) -> Result<usize> {
    let all = RegisterQuery { offset: 0, limit: ALL, ..query.clone() };
    let entries = page(desk, &all)?.rows;
    let rows = desk.read(|tx, _| {
        let mut rows = Vec::new();
        for entry in &entries {
            let of_entry = cells(entry);
            let lines = lines(of_operation(tx, entry.entry.number)?);
            rows.extend(lines.into_iter().map(|line| [of_entry.clone(), line].concat()));
        }
        Ok::<_, Error>(rows)
    })?;
    let whole = |title: &str| Column { title: title.to_owned(), kind: Kind::Whole, width: 10 };
    let columns = vec![
        whole(words::NUMBER),
        Column::text(words::AT, 20),
        Column { title: words::WORKING_DATE.to_owned(), kind: Kind::Date, width: 14 },
        Column::text(words::TITLE, 30),
        Column::text(words::SUBJECT, 44),
        Column::text(words::OPERATOR, 22),
        Column::text(words::LOGIN, 18),
        whole(words::UNDONE_BY),
        Column::text(words::ROW, 44),
        Column::text(words::DATUM, 26),
        Column::text(words::BEFORE, 36),
        Column::text(words::AFTER, 36),
    ];
    sheets::save(desk, &List { title: words::SHEET.to_owned(), columns, rows }, path, if_there)?;
    Ok(entries.len())
}

/// The last cells of an entry, a line for each datum; one line where none is told.
fn lines(changes: Vec<RegisterChange>) -> Vec<Vec<Value>> {
    let mut lines = Vec::new();
    for RegisterChange { title, what, data, .. } in changes {
        let row = Value::Text(format!("{title} ({what})"));
        if data.is_empty() {
            lines.push(vec![row.clone(), Value::Empty, Value::Empty, Value::Empty]);
        }
        let line = |datum: RegisterDatum| {
            let told = |words: String| if words == change::NOTHING { Value::Empty } else { Value::Text(words) };
            vec![row.clone(), Value::Text(datum.label), told(datum.before), told(datum.after)]
        };
        lines.extend(data.into_iter().map(line));
    }
    if lines.is_empty() { vec![vec![Value::Empty; 4]] } else { lines }
}

fn cells(row: &RegisterRow) -> Vec<Value> {
    let entry = &row.entry;
    vec![
        Value::Whole(entry.number),
        Value::Text(concilia_text::time::italian(entry.at).format("%d/%m/%Y %H:%M:%S").to_string()),
        Value::Date(entry.working_date),
        Value::from(row.title.as_str()),
        Value::from(entry.subject.as_str()),
        Value::from(entry.operator.as_str()),
        Value::from(entry.login.as_str()),
        entry.undone_by.map_or(Value::Empty, Value::Whole),
    ]
}
