//! The search of the header (Ctrl+K): parties and issued documents by any of their words. Pages are the screen's own.

use std::collections::BTreeMap;

use concilia_core::party::{self, PartyQuery};
use serde::Serialize;
use ts_rs::TS;

use crate::desk::Desk;
use crate::failure::Result;
use crate::issue::{self, DocumentQuery};

/// How many results of a kind are shown.
const AT_MOST: usize = 8;

/// One result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SearchHit {
    /// What it is, and its identity.
    pub id: String,
    /// Kind in words: «Soggetto», «Documento».
    pub kind: String,
    /// Its name.
    pub label: String,
    /// What tells it from another of the same name.
    pub note: String,
    /// The screen that shows it.
    pub screen: String,
    /// What that screen is told.
    pub params: BTreeMap<String, String>,
}

/// What the archive knows by these words, parties first.
pub fn everywhere(desk: &Desk, text: &str) -> Result<Vec<SearchHit>> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let query = PartyQuery { search: text.to_owned(), ..PartyQuery::default() };
    let parties = desk.read(|tx, _| party::list(tx, &query))?;
    let mut hits: Vec<SearchHit> = parties
        .into_iter()
        .take(AT_MOST)
        .map(|party| hit("party", "Soggetto", "parties", party.id.0, party.data.name, party.data.municipality))
        .collect();
    let documents = issue::list(desk, &DocumentQuery { search: text.to_owned(), ..DocumentQuery::default() })?;
    hits.extend(documents.into_iter().take(AT_MOST).map(|document| {
        let note = format!("{} · {}", document.kind_label, document.issued_on.format("%d/%m/%Y"));
        hit("document", "Documento", "documents", document.id.0, document.title, note)
    }));
    Ok(hits)
}

fn hit(prefix: &str, kind: &str, screen: &str, id: String, label: String, note: String) -> SearchHit {
    SearchHit {
        params: BTreeMap::from([("id".to_owned(), id.clone())]),
        id: format!("{prefix}-{id}"),
        kind: kind.to_owned(),
        label,
        note,
        screen: screen.to_owned(),
    }
}
