//! One row read by itself: cells to values, and what is wrong or worth telling about each.

use std::collections::{BTreeMap, BTreeSet};

use super::{Correction, Keep, Outcome, Reason, Told};
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
}

/// The user's decisions of one row.
pub(super) struct OfRow<'a> {
    pub(super) corrections: BTreeMap<PartyField, &'a str>,
    pub(super) kept: BTreeSet<PartyField>,
}

impl<'a> OfRow<'a> {
    /// Picks a row's decisions.
    pub(super) fn pick(row: u32, corrections: &'a [Correction], kept: &[Keep]) -> Self {
        let corrections = corrections.iter().filter(|correction| correction.row == row);
        Self {
            corrections: corrections.map(|correction| (correction.field, correction.value.as_str())).collect(),
            kept: kept.iter().filter(|keep| keep.row == row).map(|keep| keep.field).collect(),
        }
    }
}

/// Why a row brings no party at all, before its values are looked at. A row that the user mended is one.
pub(super) fn empty_of_meaning(table: &Table, row: &Row, mapping: &Mapping) -> Option<Reason> {
    let filled: Vec<(usize, String)> = row.filled().filter(|(_, text)| !words::is_nothing(text)).collect();
    if filled.is_empty() {
        return Some(Reason::Blank);
    }
    if mapping.header.and_then(|number| table.row(number)).is_some_and(|header| header::is_repeated(header, row)) {
        return Some(Reason::RepeatedHeadings);
    }
    if is_total(&filled, mapping) {
        return Some(Reason::Total);
    }
    if let [(_, only)] = filled.as_slice() {
        if words::is_section(only) {
            return Some(Reason::Section);
        }
        if words::is_remark(only) {
            return Some(Reason::Remark);
        }
    }
    let mapped = filled.iter().any(|(place, _)| mapping.fields().any(|(column, _)| column == *place));
    (!mapped && mapping.place(PartyField::Name).is_some()).then_some(Reason::NothingMapped)
}

/// Totals: the first word says so, and no cell is a code or an address of a party.
fn is_total(filled: &[(usize, String)], mapping: &Mapping) -> bool {
    let identifies = |place: usize| {
        [PartyField::FiscalCode, PartyField::VatNumber, PartyField::Pec, PartyField::Email]
            .iter()
            .any(|field| mapping.place(*field) == Some(place))
    };
    let identified = filled.iter().any(|(place, text)| {
        identifies(*place) && (text.contains('@') || text.chars().filter(char::is_ascii_digit).count() > 6)
    });
    let first = filled.iter().find(|(_, text)| text.chars().any(char::is_alphabetic));
    !identified && first.is_some_and(|(_, text)| words::is_total(text))
}

/// Reads a row's mapped cells.
pub(super) fn read(row: &Row, mapping: &Mapping, of_row: &OfRow<'_>) -> Reading {
    let mut reading = Reading { values: Values::new(), told: Vec::new() };
    for (column, field) in mapping.fields() {
        if !of_row.corrections.contains_key(&field) {
            reading.cell(field, row.cell(column), of_row.kept.contains(&field));
            if row.from_merged.contains(&column) {
                reading.note(field, Reason::FromMergedCell, &row.cell(column).text());
            }
        }
    }
    for (field, value) in &of_row.corrections {
        reading.cell(*field, &Cell::Text((*value).to_owned()), of_row.kept.contains(field));
    }
    if !reading.values.contains_key(&PartyField::Name) {
        reading.tell(PartyField::Name, Reason::Value(Problem::MissingName), "", None);
    }
    reading.told.sort_by_key(|told| std::cmp::Reverse(told.reason.outcome()));
    reading
}

impl Reading {
    fn cell(&mut self, field: PartyField, cell: &Cell, keep: bool) {
        if let Cell::Fault(fault) = cell {
            return self.note(field, Reason::FaultyCell, fault);
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
            Some(Err(_)) if keep => self.note(field, Reason::Kept, &text),
            Some(Err(reason)) => self.tell(field, reason, &text, None),
            None => self.open(field, cell, text, keep),
        }
    }

    /// A field of free text, or a code with its check.
    fn open(&mut self, field: PartyField, cell: &Cell, text: String, keep: bool) {
        let restored = restored(field, &text);
        if let Some(whole) = restored.clone().filter(|_| cell.may_have_lost_zeros()) {
            self.note(field, Reason::ZerosRestored, &text);
            return self.keep(field, &whole);
        }
        let doubt = match field {
            _ if is_shortened(field, &text) => Some(Reason::ShortenedNumber),
            _ => check_text(field, &text).map(Reason::Value),
        };
        match doubt {
            Some(_) if keep => self.note(field, Reason::Kept, &text),
            Some(reason) => self.tell(field, reason, &text, restored),
            None => {}
        }
        self.keep(field, &text);
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
            Reason::UnknownCategory
            | Reason::UnknownNature
            | Reason::UnknownAnswer
            | Reason::ShortenedNumber
            | Reason::Differs { .. }
            | Reason::Likely { .. } => Outcome::Question,
            Reason::ZerosRestored
            | Reason::FromMergedCell
            | Reason::FaultyCell
            | Reason::UnseenRemoved
            | Reason::Kept
            | Reason::Completes { .. } => Outcome::Notice,
            Reason::Present { .. }
            | Reason::MergedInto { .. }
            | Reason::Repeated { .. }
            | Reason::Blank
            | Reason::Total
            | Reason::RepeatedHeadings
            | Reason::Section
            | Reason::Remark
            | Reason::NothingMapped
            | Reason::LeftOut => Outcome::Ignored,
        }
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
