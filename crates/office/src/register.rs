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
use concilia_text::register as words;
use serde::Serialize;
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

/// A field that an operation changed, and of whom.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct RegisterChange {
    /// The field, before and after.
    #[serde(flatten)]
    pub change: FieldChange,
    /// Name of the party whose row it is; nothing where it is of no party, or of one that is no longer there.
    pub party: Option<String>,
}

/// Every field that an operation changed.
pub fn fields(desk: &Desk, number: i64) -> Result<Vec<RegisterChange>> {
    desk.read(|tx, _| {
        let mut changes = Vec::new();
        for row in register::rows(tx, number)? {
            let party = name_of_party(tx, &row)?;
            changes.extend(row.fields().into_iter().map(|change| RegisterChange { change, party: party.clone() }));
        }
        Ok::<_, Error>(changes)
    })
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

/// Writes the entries of a query, all of them, to an Excel or CSV file; answers how many.
pub fn export(desk: &Desk, query: &RegisterQuery, path: &Path, if_there: IfThere) -> Result<usize> {
    let all = RegisterQuery { offset: 0, limit: ALL, ..query.clone() };
    let rows = page(desk, &all)?.rows;
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
    ];
    let list = List { title: words::SHEET.to_owned(), columns, rows: rows.iter().map(cells).collect() };
    sheets::save(desk, &list, path, if_there)
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
