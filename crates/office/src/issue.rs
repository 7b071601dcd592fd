//! Issued documents for a shell: the list, the very bytes again, annulment.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use concilia_core::archive::Identity;
use concilia_core::archive::operation::Written;
use concilia_core::archive::store::Tx;
use concilia_core::archive::table;
use concilia_core::exchange::sheet::{Column, Kind, List, Value, xlsx};
use concilia_core::id::{IssueId, MeetingId, PartyId};
use concilia_core::issue::{self, DocumentKind, IssueQuery, Issued};
use concilia_core::italian::Sought;
use concilia_core::party;
use concilia_text::issue as words;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::desk::Desk;
use crate::failure::{Error, Result};
use crate::files::{self, IfThere};

/// Which documents the list shows.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct DocumentQuery {
    /// Words to find in any order in title, party, number and code, accents and case ignored.
    pub search: String,
    /// The other filters.
    #[serde(flatten)]
    pub filter: IssueQuery,
}

/// An issued document, as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DocumentView {
    /// Identity.
    pub id: IssueId,
    /// Number of changes so far.
    pub version: i64,
    /// What it is.
    pub kind: DocumentKind,
    /// "Modulo di adesione".
    pub kind_label: String,
    /// Its number within the line of descent.
    pub number: i64,
    /// The code printed on its pages, without the page ("CNC-7K4M92-1-123").
    pub code: String,
    /// Its title.
    pub title: String,
    /// The party that it is for.
    pub party: Option<PartyId>,
    /// Name of that party; empty where it is for all.
    pub party_name: String,
    /// The meeting that it calls to.
    pub meeting: Option<MeetingId>,
    /// The working date on which it was issued.
    pub issued_on: NaiveDate,
    /// How many pages it has.
    pub pages: i64,
    /// When it was annulled.
    pub annulled_on: Option<NaiveDate>,
    /// Why it was annulled.
    pub annulled_reason: String,
    /// The name of its file.
    pub file_name: String,
}

/// The issued documents of a query, the latest first.
pub fn list(desk: &Desk, query: &DocumentQuery) -> Result<Vec<DocumentView>> {
    let sought = Sought::new(&query.search);
    desk.read(|tx, _| {
        let archive = archive(tx)?;
        let names: BTreeMap<PartyId, String> =
            party::all(tx)?.into_iter().map(|party| (party.id, party.data.name)).collect();
        let documents = issue::list(tx, &query.filter)?.into_iter();
        let views = documents.map(|document| view(document, &archive.code, &names));
        Ok::<_, Error>(views.filter(|view| found(view, &sought)).collect())
    })
}

fn found(view: &DocumentView, sought: &Sought) -> bool {
    let words = [&view.kind_label, &view.title, &view.party_name, &view.code, &view.number.to_string()];
    sought.is_empty() || sought.told_by(&words.map(String::as_str))
}

fn view(document: Issued, archive: &str, names: &BTreeMap<PartyId, String>) -> DocumentView {
    let party_name = document.party.as_ref().and_then(|party| names.get(party)).cloned().unwrap_or_default();
    DocumentView {
        kind_label: words::kind(document.kind).to_owned(),
        code: document.code(archive).map(|code| code.to_string()).unwrap_or_default(),
        file_name: file_name(&document),
        party_name,
        id: document.id,
        version: document.version,
        kind: document.kind,
        number: document.number,
        title: document.title,
        party: document.party,
        meeting: document.meeting,
        issued_on: document.issued_on,
        pages: document.pages,
        annulled_on: document.annulled_on,
        annulled_reason: document.annulled_reason,
    }
}

fn archive(tx: &mut dyn Tx) -> concilia_core::Result<Identity> {
    table::get(tx, "archive")?.ok_or(concilia_core::Error::NotFound { entity: "archive" })
}

/// The name of a document's file: what it is, and its number, which no other has.
fn file_name(document: &Issued) -> String {
    let title = document.title.replace(['–', '/'], "-");
    files::file_name(&format!("{title} (n. {})", document.number), "pdf")
}

/// The very bytes that were issued, with the name of their file.
pub fn pdf(desk: &Desk, id: &IssueId) -> Result<(String, Vec<u8>)> {
    desk.read(|tx, _| {
        let document = issue::get(tx, id)?;
        Ok::<_, Error>((file_name(&document), issue::bytes(tx, &document)?))
    })
}

/// Saves an issued document again: the same bytes.
pub fn save(desk: &Desk, id: &IssueId, path: &Path, if_there: IfThere) -> Result<()> {
    let (_, bytes) = pdf(desk, id)?;
    files::write(path, &bytes, if_there)
}

/// Saves issued documents again into a folder, each under its name; all of them or none. Answers the names.
pub fn save_all(desk: &Desk, ids: &[IssueId], folder: &Path, if_there: IfThere) -> Result<Vec<String>> {
    let documents = ids.iter().map(|id| pdf(desk, id)).collect::<Result<Vec<_>>>()?;
    let path = |name: &str| folder.join(name);
    documents.iter().try_for_each(|(name, _)| files::ask(&path(name), if_there))?;
    let staged = documents.iter().map(|(name, bytes)| files::stage(&path(name), bytes)).collect::<Result<Vec<_>>>()?;
    files::place_all(staged, if_there)?;
    Ok(documents.into_iter().map(|(name, _)| name).collect())
}

/// A copy to look at with the system's own program, in the system's folder for passing files.
pub fn copy_to_look_at(desk: &Desk, id: &IssueId) -> Result<PathBuf> {
    let (name, bytes) = pdf(desk, id)?;
    let path = std::env::temp_dir().join("Concilia").join(name);
    files::write(&path, &bytes, IfThere::Replace)?;
    Ok(path)
}

/// Exports the list as it is shown to an XLSX file.
pub fn export(desk: &Desk, query: &DocumentQuery, path: &Path, if_there: IfThere) -> Result<()> {
    let rows = list(desk, query)?.into_iter().map(row).collect();
    let columns = vec![
        Column { title: "Numero".into(), kind: Kind::Whole, width: 9 },
        Column::text("Tipo", 26),
        Column::text("Titolo", 52),
        Column::text("Soggetto", 40),
        Column { title: "Data".into(), kind: Kind::Date, width: 12 },
        Column { title: "Pagine".into(), kind: Kind::Whole, width: 8 },
        Column::text("Codice", 22),
        Column { title: "Annullato il".into(), kind: Kind::Date, width: 12 },
        Column::text("Motivo", 40),
    ];
    let sheet = List { title: "Documenti".into(), columns, rows };
    files::write(path, &xlsx(&sheet, desk.today())?, if_there)
}

fn row(view: DocumentView) -> Vec<Value> {
    vec![
        Value::Whole(view.number),
        view.kind_label.as_str().into(),
        view.title.as_str().into(),
        view.party_name.as_str().into(),
        Value::Date(view.issued_on),
        Value::Whole(view.pages),
        view.code.as_str().into(),
        view.annulled_on.map_or(Value::Empty, Value::Date),
        view.annulled_reason.as_str().into(),
    ]
}

/// Annuls a document issued by mistake, with its reason.
pub fn annul(desk: &Desk, id: &IssueId, version: i64, reason: &str) -> Result<Written<()>> {
    Ok(desk.change(|archive, ctx| issue::annul(archive, ctx, id, version, reason))?.map(|_| ()))
}
