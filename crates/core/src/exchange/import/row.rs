//! One row read by itself: cells to values, and what is wrong or worth telling about each.

use std::collections::{BTreeMap, BTreeSet};

use super::answers::Memory;
use super::{Decisions, Outcome, Reason, Told};
use crate::exchange::header;
use crate::exchange::mapping::Mapping;
use crate::exchange::table::{Cell, Row, Table};
use crate::exchange::words;
use crate::party::check::{Problem, Severity, check_text};
use crate::party::vat_number::{compact, strip_country, with_lost_zeros};
use crate::party::{Category, NO, Nature, PartyField, YES};
use crate::signs;

/// A row's values by field, empty ones left out.
pub(super) type Values = BTreeMap<PartyField, String>;

/// A row as it reads by itself.
pub(super) struct Reading {
    pub(super) values: Values,
    pub(super) told: Vec<Told>,
    /// An answer of an earlier import kept a value.
    pub(super) remembered: bool,
}

/// The user's decisions of one row, now and in earlier imports.
pub(super) struct OfRow<'a> {
    pub(super) corrections: BTreeMap<PartyField, &'a str>,
    kept: BTreeSet<PartyField>,
    name: String,
    memory: Option<&'a Memory<'a>>,
}

impl<'a> OfRow<'a> {
    /// Picks a row's decisions.
    pub(super) fn pick(row: &Row, mapping: &Mapping, decisions: &'a Decisions, memory: &'a Memory<'a>) -> Self {
        let corrections = decisions.corrections.iter().filter(|correction| correction.row == row.number);
        let corrections: BTreeMap<PartyField, &str> =
            corrections.map(|correction| (correction.field, correction.value.as_str())).collect();
        let written = || mapping.place(PartyField::Name).map(|column| row.cell(column).text()).unwrap_or_default();
        Self {
            name: corrections.get(&PartyField::Name).map_or_else(written, |name| (*name).to_owned()),
            corrections,
            kept: decisions.kept.iter().filter(|keep| keep.row == row.number).map(|keep| keep.field).collect(),
            memory: (!decisions.asked_anew.contains(&row.number)).then_some(memory),
        }
    }

    /// Whether a doubtful value is kept as it is, and whether only an earlier import says so.
    fn keeps(&self, field: PartyField, value: &str) -> Option<Since> {
        if self.kept.contains(&field) {
            return Some(Since::Now);
        }
        self.memory.filter(|memory| memory.keeps(&self.name, field, value)).map(|_| Since::Earlier)
    }
}

/// When a value was kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Since {
    Now,
    Earlier,
}

/// Why a row brings no party at all, before its values are looked at. A row that the user mended is one.
pub(super) fn empty_of_meaning(table: &Table, row: &Row, mapping: &Mapping) -> Option<Reason> {
    let filled: Vec<(usize, String)> = row.filled().filter(|(_, text)| !words::is_nothing(text)).collect();
    let uncomputed = |place: usize| matches!(row.cell(place), Cell::Uncomputed);
    if filled.is_empty() && !(0..row.cells.len()).any(uncomputed) {
        return Some(Reason::Blank);
    }
    if mapping.header.and_then(|number| table.row(number)).is_some_and(|header| header::is_repeated(header, row)) {
        return Some(Reason::RepeatedHeadings);
    }
    // A cell whose value the file does not hold may be the party's name.
    let whole = !mapping.fields().any(|(column, _)| uncomputed(column));
    if is_total(row, &filled, mapping) {
        return Some(Reason::Total);
    }
    if let ([(_, only)], true) = (filled.as_slice(), whole) {
        if words::is_section(only) {
            return Some(Reason::Section);
        }
        if words::is_remark(only) {
            return Some(Reason::Remark);
        }
    }
    let says = |column: usize| uncomputed(column) || filled.iter().any(|(place, _)| *place == column);
    let mapped = mapping.fields().any(|(column, _)| says(column));
    (!mapped && mapping.place(PartyField::Name).is_some()).then_some(Reason::NothingMapped)
}

/// Totals: the first words say so, a number or a sum is beside them, and nothing tells of a party: no code, no address, no
/// place, no person. The word alone is a row of totals whose sums were taken away.
fn is_total(row: &Row, filled: &[(usize, String)], mapping: &Mapping) -> bool {
    let Some((first, words)) = filled.iter().find(|(_, text)| text.chars().any(char::is_alphabetic)) else {
        return false;
    };
    if !words::is_total(words) {
        return false;
    }
    let of_party = |(place, field): (usize, PartyField)| {
        place != *first
            && match row.cell(place) {
                Cell::Uncomputed => field == PartyField::Name,
                cell => tells_of_party(field, &cell.text()),
            }
    };
    let counted = |text: &str| text.chars().any(|ch| ch.is_ascii_digit());
    let sums = filled.iter().any(|(_, text)| counted(text)) || row.cells.contains(&Cell::Uncomputed);
    (sums || words::is_only_total(words)) && !mapping.fields().any(of_party)
}

/// Whether a cell beside the name says what only a party has. A sum may stand in any column, and is no code of eleven figures.
fn tells_of_party(field: PartyField, text: &str) -> bool {
    let figures = text.chars().filter(char::is_ascii_digit).count();
    match field {
        PartyField::FiscalCode | PartyField::VatNumber => figures > 6,
        PartyField::PostalCode => figures == 5 && text.trim().len() == 5,
        PartyField::Pec | PartyField::Email => text.contains('@'),
        PartyField::Phone => figures > 5,
        PartyField::Category => words::category(text).is_some(),
        PartyField::Nature => words::nature(text).is_some(),
        PartyField::Address
        | PartyField::Municipality
        | PartyField::Province
        | PartyField::Representative
        | PartyField::SignerName
        | PartyField::ContactPerson => text.chars().any(char::is_alphabetic),
        _ => false,
    }
}

/// Reads a row's mapped cells.
pub(super) fn read(row: &Row, mapping: &Mapping, of_row: &OfRow<'_>) -> Reading {
    let mut reading = Reading { values: Values::new(), told: Vec::new(), remembered: false };
    for (column, field) in mapping.fields() {
        if !of_row.corrections.contains_key(&field) {
            reading.cell(field, row.cell(column), of_row);
            if row.from_merged.contains(&column) {
                reading.note(field, Reason::FromMergedCell, &row.cell(column).text());
            }
        }
    }
    for (field, value) in &of_row.corrections {
        reading.cell(*field, &Cell::Text((*value).to_owned()), of_row);
    }
    let unnamed = !reading.values.contains_key(&PartyField::Name);
    if unnamed && reading.told.iter().all(|told| told.field != Some(PartyField::Name)) {
        reading.tell(PartyField::Name, Reason::Value(Problem::MissingName), "", None);
    }
    if row.hidden {
        reading.told.push(Told { field: None, reason: Reason::Hidden, value: String::new(), proposal: None });
    }
    reading.told.sort_by_key(|told| std::cmp::Reverse(told.reason.outcome()));
    reading
}

impl Reading {
    fn cell(&mut self, field: PartyField, cell: &Cell, of_row: &OfRow<'_>) {
        match cell {
            Cell::Fault(fault) => return self.note(field, Reason::FaultyCell, fault),
            Cell::Uncomputed if field == PartyField::Name => {
                return self.tell(field, Reason::UncomputedName, "", None);
            }
            // No deed is written with the notes: they keep no row waiting.
            Cell::Uncomputed if field == PartyField::Notes => return self.note(field, Reason::Unwritten, ""),
            Cell::Uncomputed => return self.doubt(field, Reason::Uncomputed, "", None, of_row),
            _ => {}
        }
        let found = cell.text();
        let written = signs::seen(&found);
        let text = tidy(field, &written);
        // A dash under "già aderente" says no; elsewhere it says nothing.
        let says_no = field == PartyField::PreviousMember && !text.is_empty();
        // As it is written too: a code without its blanks no longer says "non disponibile".
        if (words::is_nothing(&written) || words::is_nothing(&text)) && !says_no {
            return;
        }
        if signs::hides(&found) {
            self.note(field, Reason::UnseenRemoved, &text);
        }
        match closed(field, &text) {
            Some(Ok(code)) => self.keep(field, code),
            Some(Err(reason)) => self.doubt(field, reason, &text, None, of_row),
            None => self.open(field, cell, &text, of_row),
        }
    }

    /// A field of free text, or a code with its check.
    fn open(&mut self, field: PartyField, cell: &Cell, text: &str, of_row: &OfRow<'_>) {
        let restored = restored(field, text);
        if let Some(whole) = restored.clone().filter(|_| cell.may_have_lost_zeros()) {
            self.note(field, Reason::ZerosRestored, text);
            return self.keep(field, &whole);
        }
        let doubt = match field {
            _ if is_shortened(field, text) => Some(Reason::ShortenedNumber),
            _ => check_text(field, text).map(Reason::Value),
        };
        match doubt {
            Some(reason) if reason.may_be_kept() => self.doubt(field, reason, text, restored, of_row),
            Some(reason) => self.tell(field, reason, text, restored),
            None => {}
        }
        self.keep(field, text);
    }

    /// A doubtful value: asked, or told where the user keeps it.
    fn doubt(&mut self, field: PartyField, reason: Reason, value: &str, proposal: Option<String>, of_row: &OfRow<'_>) {
        match of_row.keeps(field, value) {
            Some(since) => {
                self.remembered |= since == Since::Earlier;
                self.note(field, Reason::Kept, value);
            }
            None => self.tell(field, reason, value, proposal),
        }
    }

    fn keep(&mut self, field: PartyField, value: &str) {
        self.values.insert(field, value.to_owned());
    }

    fn note(&mut self, field: PartyField, reason: Reason, value: &str) {
        self.tell(field, reason, value, None);
    }

    fn tell(&mut self, field: PartyField, reason: Reason, value: &str, proposal: Option<String>) {
        self.told.push(Told { field: Some(field), reason, value: value.to_owned(), proposal });
    }
}

impl Reason {
    /// What the reason makes of its row.
    pub const fn outcome(&self) -> Outcome {
        match self {
            Reason::Value(problem) => match problem.severity() {
                Severity::Refuses => Outcome::Refused,
                Severity::Asks => Outcome::Question,
            },
            Reason::UncomputedName => Outcome::Refused,
            Reason::Uncomputed
            | Reason::UnknownCategory
            | Reason::UnknownNature
            | Reason::UnknownAnswer
            | Reason::ShortenedNumber
            | Reason::Differs { .. }
            | Reason::Likely { .. } => Outcome::Question,
            Reason::ZerosRestored
            | Reason::FromMergedCell
            | Reason::FaultyCell
            | Reason::UnseenRemoved
            | Reason::Unwritten
            | Reason::Hidden
            | Reason::Kept
            | Reason::Completes { .. } => Outcome::Notice,
            Reason::Present { .. }
            | Reason::Stays { .. }
            | Reason::MergedInto { .. }
            | Reason::Repeated { .. }
            | Reason::Blank
            | Reason::Total
            | Reason::RepeatedHeadings
            | Reason::Section
            | Reason::Remark
            | Reason::NothingMapped
            | Reason::LeftOut
            | Reason::HiddenOut => Outcome::Ignored,
        }
    }
}

impl Reason {
    /// Whether a doubtful value may enter as it is; one that is too long is shortened first.
    pub const fn may_be_kept(&self) -> bool {
        match self {
            Reason::Value(problem) => problem.may_be_kept(),
            _ => true,
        }
    }

    /// Whether the row was taken for no party by its look alone, so that the user may say it is one.
    pub const fn may_be_party(&self) -> bool {
        matches!(self, Reason::Total | Reason::Section | Reason::Remark)
    }
}

/// The text as it would be stored: one line where the field has one, codes in capitals, "mailto:" away.
fn tidy(field: PartyField, text: &str) -> String {
    let one_line = || text.split_whitespace().collect::<Vec<_>>().join(" ");
    match field {
        PartyField::Notes => text.trim().to_owned(),
        PartyField::FiscalCode | PartyField::VatNumber => {
            let code = compact(text);
            let bare = code.trim_start_matches(|ch: char| !ch.is_alphanumeric());
            strip_country(bare).to_owned()
        }
        PartyField::Pec | PartyField::Email => one_line()
            .trim_start_matches("mailto:")
            .trim_matches(|ch| matches!(ch, '<' | '>' | '.' | ';' | ','))
            .to_owned(),
        PartyField::Province => one_line().trim_matches(|ch: char| matches!(ch, '(' | ')')).to_uppercase(),
        _ => one_line(),
    }
}

/// A field of a closed list: its code, or why it is none. `None` for a field of text.
fn closed(field: PartyField, text: &str) -> Option<Result<&'static str, Reason>> {
    match field {
        PartyField::Category => Some(words::category(text).map(Category::code).ok_or(Reason::UnknownCategory)),
        PartyField::Nature => Some(words::nature(text).map(Nature::code).ok_or(Reason::UnknownNature)),
        PartyField::PreviousMember => {
            let answer = words::yes_or_no(text).or(words::is_nothing(text).then_some(false));
            Some(answer.map(|yes| if yes { YES } else { NO }).ok_or(Reason::UnknownAnswer))
        }
        _ => None,
    }
}

/// The value with the zeros that a number's format drops, where that is certain enough.
fn restored(field: PartyField, text: &str) -> Option<String> {
    match field {
        PartyField::FiscalCode | PartyField::VatNumber => with_lost_zeros(text),
        PartyField::PostalCode => {
            let short = (3..5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            (short && !text.starts_with('0')).then(|| format!("{text:0>5}"))
        }
        _ => None,
    }
}

/// "1,23E+10": Excel's short form of a long number, as it writes it into text.
fn is_shortened(field: PartyField, text: &str) -> bool {
    let of_digits = matches!(field, PartyField::FiscalCode | PartyField::VatNumber | PartyField::Phone);
    let upper = text.to_uppercase();
    let parts = upper.split_once("E+").filter(|_| of_digits);
    parts.is_some_and(|(head, power)| {
        !head.is_empty()
            && head.chars().all(|ch| ch.is_ascii_digit() || matches!(ch, ',' | '.'))
            && !power.is_empty()
            && power.bytes().all(|byte| byte.is_ascii_digit())
    })
}
