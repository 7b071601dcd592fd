//! The register of adherences: the roll as it is now, line by line; where a version in force is being updated, one register each.

use concilia_core::adherence::{self, DeedState, Entry, Roll, State};
use concilia_core::issue::DocumentKind;
use concilia_documents::Document;
use concilia_documents::document::register::{Register, Row};
use concilia_text::adherence::{protocol_words, renounced};
use concilia_text::issue as words;

use super::batch::Sheet;
use super::source::Source;
use crate::adherence::text;
use crate::failure::{Error, Result};

/// The registers as they are on the working date: of the current version, and of the one in force where that is another; or of
/// the one in force alone.
pub(super) fn registers(source: &Source, only_in_force: bool) -> Result<Vec<Sheet>> {
    let rolls: Vec<&Roll> = match (only_in_force, &source.in_force) {
        (false, in_force) => [Some(&source.roll), in_force.as_ref()].into_iter().flatten().collect(),
        (true, Some(in_force)) => vec![in_force],
        (true, None) if source.roll.state == DeedState::Signed => vec![&source.roll],
        (true, None) => return Err(Error::NothingInForce),
    };
    let several = source.in_force.is_some();
    Ok(rolls.into_iter().filter(|roll| !roll.entries.is_empty()).map(|roll| register(source, roll, several)).collect())
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
        version: Some(roll.deed_version.clone()),
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

/// What took the party out, or what stops it and that it belongs as of right. Which text it signed is told of all.
fn note(entry: &Entry) -> String {
    let text = text(entry);
    if let Some(renunciation) = entry.renunciation() {
        let left = renounced(renunciation.renounced_on, &renunciation.protocol);
        return std::iter::once(left).chain(text).collect::<Vec<_>>().join("; ");
    }
    let stops = (entry.signature.state == State::Irregular).then(|| entry.signature.irregular_reason.clone());
    let of_right = entry.of_right.then(|| words::OF_RIGHT.to_owned());
    stops.into_iter().chain(of_right).chain(text).collect::<Vec<_>>().join("; ")
}
