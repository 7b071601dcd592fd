//! The register of adherences: the roll as it is now, line by line; where a version in force is being updated, one register each.

use concilia_core::adherence::{self, Entry, Roll, State};
use concilia_core::issue::DocumentKind;
use concilia_documents::Document;
use concilia_documents::document::register::{Register, Row};
use concilia_text::adherence::{protocol_words, renounced};
use concilia_text::issue as words;

use super::batch::Sheet;
use super::source::Source;

/// The registers as they are on the working date: of the current version, and of the one in force where that is another.
pub(super) fn registers(source: &Source) -> Vec<Sheet> {
    let rolls = [Some(&source.roll), source.in_force.as_ref()].into_iter().flatten();
    let several = source.in_force.is_some();
    rolls.filter(|roll| !roll.entries.is_empty()).map(|roll| register(source, roll, several)).collect()
}

fn register(source: &Source, roll: &Roll, several: bool) -> Sheet {
    let register = Register {
        lead: source.sender(),
        agreement: source.version(roll),
        as_of: source.working_date,
        rows: roll.entries.iter().map(row).collect(),
    };
    let date = concilia_text::adherence::date(source.working_date);
    let of = if several { format!(" – versione {}", roll.number) } else { String::new() };
    Sheet {
        party: None,
        name: String::new(),
        meeting: None,
        title: format!("{}{of} al {date}", words::kind(DocumentKind::Register)),
        document: Document::Register(register),
    }
}

fn row(entry: &Entry) -> Row {
    let signature = &entry.signature;
    let category = entry.category.map(concilia_text::category).unwrap_or_default();
    Row {
        party: entry.name.clone(),
        category: category.to_owned(),
        instrument: words::instrument(signature.instrument).to_owned(),
        state: words::state(adherence::status(entry)).to_lowercase(),
        sent_on: signature.sent_on,
        returned_on: signature.returned_on,
        signed_on: signature.signed_on,
        method: signature.method.map(words::method).unwrap_or_default().to_owned(),
        protocol: protocol_words(&signature.protocol),
        note: note(entry),
    }
}

/// What took the party out, or what stops it and that it belongs as of right.
fn note(entry: &Entry) -> String {
    if let Some(renunciation) = entry.renunciation() {
        return renounced(renunciation.renounced_on, &renunciation.protocol);
    }
    let stops = (entry.signature.state == State::Irregular).then_some(entry.signature.irregular_reason.as_str());
    let of_right = entry.of_right.then_some(words::OF_RIGHT);
    stops.into_iter().chain(of_right).collect::<Vec<_>>().join("; ")
}
