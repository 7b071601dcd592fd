//! The letters: convocation to a meeting, reminder of what is missing.

use concilia_core::adherence::{Entry, State};
use concilia_core::id::PartyId;
use concilia_core::meeting::Meeting;
use concilia_documents::Document;
use concilia_documents::document::convocation::{self, Convocation};
use concilia_documents::document::parts::LetterFrame;
use concilia_documents::document::reminder::{self, Reminder, Sending};
use concilia_text::issue as words;

use super::batch::Sheet;
use super::source::Source;

/// The convocation of a party to a meeting.
pub(super) fn convocation(source: &Source, meeting: &Meeting, party: &PartyId) -> Sheet {
    let letter = frame(source, party);
    let name = name_of(&letter);
    let data = &meeting.data;
    let points = data.agenda.lines().map(str::trim).filter(|point| !point.is_empty()).map(str::to_owned);
    let document = Convocation {
        letter,
        network: source.network().to_owned(),
        opening: convocation::proposed_opening(),
        meeting_on: data.held_on,
        meeting_at: data.held_at.replace(':', "."),
        meeting_place: data.place.clone(),
        agenda: points.collect(),
        closing: convocation::proposed_closing(),
    };
    Sheet {
        party: Some(party.clone()),
        title: format!("Convocazione del {} – {name}", concilia_text::adherence::date(data.held_on)),
        name,
        meeting: Some(meeting.id.clone()),
        version: None,
        document: Document::Convocation(document),
    }
}

/// The reminder to a party of what is missing from it.
pub(super) fn reminder(source: &Source, entry: &Entry) -> Sheet {
    let signature = &entry.signature;
    let missing = match signature.state {
        State::Irregular => words::to_mend(signature.instrument, &signature.irregular_reason),
        _ => words::missing(signature.instrument).to_owned(),
    };
    let irregular = signature.state == State::Irregular;
    let document = Reminder {
        letter: frame(source, &entry.party),
        agreement: source.agreement(),
        opening: reminder::proposed_opening(signature.returned_on.filter(|_| irregular)),
        missing: vec![missing],
        sent: sent(entry),
        deadline: source.term.clone(),
        closing: reminder::proposed_closing(irregular),
    };
    Sheet {
        party: Some(entry.party.clone()),
        name: entry.name.clone(),
        meeting: None,
        version: None,
        title: format!("Sollecito n. {} – {}", entry.reminders.len() + 1, entry.name),
        document: Document::Reminder(document),
    }
}

fn sent(entry: &Entry) -> Vec<Sending> {
    let signature = &entry.signature;
    let by = signature.sent_by.map(words::channel).unwrap_or_default();
    let first = signature.sent_on.map(|on| Sending {
        on,
        what: words::instrument(signature.instrument).to_owned(),
        by: by.to_owned(),
    });
    let reminders = entry.reminders.iter().map(|reminder| Sending {
        on: reminder.sent_on,
        what: words::earlier_reminder(reminder.number),
        by: String::new(),
    });
    first.into_iter().chain(reminders).collect()
}

fn frame(source: &Source, party: &PartyId) -> LetterFrame {
    LetterFrame {
        sender: source.sender(),
        recipients: vec![source.recipient(party)],
        place: source.letterhead.place.clone(),
        date: Some(source.working_date),
        protocol: String::new(),
        signer_office: source.letterhead.signer_role.clone(),
        signer_name: source.letterhead.signer.clone(),
    }
}

fn name_of(letter: &LetterFrame) -> String {
    letter.recipients.first().map(|recipient| recipient.name.clone()).unwrap_or_default()
}
