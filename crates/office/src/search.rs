//! The search of the header (Ctrl+K): parties, issued documents, deadlines and meetings by any of their words, what is
//! called so first. Pages are the screen's own.

use std::collections::BTreeMap;

use concilia_core::italian::{Sought, fold};
use concilia_core::meeting;
use concilia_core::party::{self, PartyQuery};
use concilia_text::search as words;
use serde::Serialize;
use ts_rs::TS;

use crate::deadline;
use crate::desk::Desk;
use crate::failure::Result;
use crate::issue::{self, DocumentQuery};

/// How many results of a kind are shown.
const AT_MOST: usize = 8;

/// How near a name is to what was typed, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "SearchNearness")]
pub enum Nearness {
    /// It is what was typed.
    Exact,
    /// It begins so.
    Beginning,
    /// Its words begin so, in any order.
    Word,
    /// It contains the words somewhere.
    Elsewhere,
}

impl Nearness {
    /// How near `name` is to `sought`; case, accents and punctuation do not matter.
    pub fn of(name: &str, sought: &str) -> Self {
        let words = Sought::new(sought);
        let (name, sought) = (fold(name), fold(sought));
        if name == sought {
            Nearness::Exact
        } else if name.starts_with(&sought) {
            Nearness::Beginning
        } else if words.begin_words_of(&name) {
            Nearness::Word
        } else {
            Nearness::Elsewhere
        }
    }
}

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
    /// How near it is to what was typed.
    pub nearness: Nearness,
}

/// What the archive knows by these words: what is called so, what begins so, what has a word that begins so, the rest;
/// among equals parties, documents, deadlines, meetings.
pub fn everywhere(desk: &Desk, text: &str) -> Result<Vec<SearchHit>> {
    if fold(text).is_empty() {
        return Ok(Vec::new());
    }
    let mut hits = Vec::new();
    for kind in [parties, documents, deadlines, meetings] {
        let mut found = kind(desk, text)?;
        found.sort_by_key(|hit| hit.nearness);
        found.truncate(AT_MOST);
        hits.append(&mut found);
    }
    hits.sort_by_key(|hit| hit.nearness);
    Ok(hits)
}

fn parties(desk: &Desk, text: &str) -> Result<Vec<SearchHit>> {
    let query = PartyQuery { search: text.to_owned(), ..PartyQuery::default() };
    let found = desk.read(|tx, _| party::list(tx, &query))?;
    let of = |party: party::Party| {
        let codes = [&party.data.fiscal_code, &party.data.vat_number];
        let by_code = codes.into_iter().filter(|code| !code.is_empty()).map(|code| Nearness::of(code, text));
        let nearness = by_code.chain([Nearness::of(&party.data.name, text)]).min().unwrap_or(Nearness::Elsewhere);
        hit(Kind::Party, party.id.0, party.data.name, party.data.municipality, nearness)
    };
    Ok(found.into_iter().map(of).collect())
}

fn documents(desk: &Desk, text: &str) -> Result<Vec<SearchHit>> {
    let found = issue::list(desk, &DocumentQuery { search: text.to_owned(), ..DocumentQuery::default() })?;
    let of = |document: issue::DocumentView| {
        let note = format!("{} · {}", document.kind_label, document.issued_on.format("%d/%m/%Y"));
        let nearness = Nearness::of(&document.title, text);
        hit(Kind::Document, document.id.0, document.title, note, nearness)
    };
    Ok(found.into_iter().map(of).collect())
}

fn deadlines(desk: &Desk, text: &str) -> Result<Vec<SearchHit>> {
    let sought = Sought::new(text);
    let found = deadline::list(desk)?.into_iter().filter_map(|view| {
        let known = &view.dated.deadline;
        let day = known.due_on.format("%d/%m/%Y").to_string();
        sought.told_by(&[&view.label, &day, &known.notes, words::DEADLINE]).then(|| {
            let nearness = Nearness::of(&view.label, text).min(Nearness::of(&day, text));
            hit(Kind::Deadline, known.id.0.clone(), view.label.clone(), format!("{day} · {}", view.countdown), nearness)
        })
    });
    Ok(found.collect())
}

fn meetings(desk: &Desk, text: &str) -> Result<Vec<SearchHit>> {
    let sought = Sought::new(text);
    let all = desk.read(|tx, _| meeting::all(tx))?;
    let found = all.into_iter().filter_map(|convened| {
        let (id, data) = (convened.meeting.id, convened.meeting.data);
        let day = data.held_on.format("%d/%m/%Y").to_string();
        let label = words::meeting(data.held_on);
        sought.told_by(&[&label, &day, &data.place, &data.agenda]).then(|| {
            let nearness =
                Nearness::of(&label, text).min(Nearness::of(&day, text)).min(Nearness::of(&data.place, text));
            hit(Kind::Meeting, id.0, label, data.place, nearness)
        })
    });
    Ok(found.collect())
}

/// What a result is.
#[derive(Clone, Copy)]
enum Kind {
    Party,
    Document,
    Deadline,
    Meeting,
}

fn hit(kind: Kind, id: String, label: String, note: String, nearness: Nearness) -> SearchHit {
    let (prefix, kind, screen) = match kind {
        Kind::Party => ("party", words::PARTY, "parties"),
        Kind::Document => ("document", words::DOCUMENT, "documents"),
        Kind::Deadline => ("deadline", words::DEADLINE, "deadlines"),
        Kind::Meeting => ("meeting", words::MEETING, "meetings"),
    };
    SearchHit {
        params: BTreeMap::from([("id".to_owned(), id.clone())]),
        id: format!("{prefix}-{id}"),
        kind: kind.to_owned(),
        label,
        note,
        screen: screen.to_owned(),
        nearness,
    }
}

#[cfg(test)]
mod tests {
    use super::Nearness::{Beginning, Elsewhere, Exact, Word};
    use super::*;

    #[test]
    fn a_name_is_exact_a_beginning_a_word_or_elsewhere() {
        let names = ["ALBINO", "Albino e dintorni", "Comune di Albino", "Valbino"];
        assert_eq!(names.map(|name| Nearness::of(name, "albino")), [Exact, Beginning, Word, Elsewhere]);
        assert_eq!(Nearness::of("Villa d’Almè", "d alme"), Word);
        assert_eq!(Nearness::of("Comune di Albino", "albino com"), Word, "words in any order");
    }
}
