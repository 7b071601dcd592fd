//! `concilia register … meeting`, `called` and `attended`: a meeting of the network, its convocations, who came.

use chrono::NaiveDate;
use concilia_core::adherence::RollOf;
use concilia_core::id::PartyId;
use concilia_core::meeting::{MeetingDraft, Presence as Came, Seat};
use concilia_office::Desk;
use concilia_office::meeting::{self, MeetingView};
use serde_json::json;

use crate::args::{Presence, Who};
use crate::commands::named;
use crate::commands::register::chosen;
use crate::report::{Report, Stopped};

pub(super) fn draft(on: NaiveDate, at: Option<String>, place: Option<String>, agenda: &[String]) -> MeetingDraft {
    MeetingDraft {
        held_on: on,
        held_at: at.unwrap_or_default(),
        place: place.unwrap_or_default(),
        agenda: agenda.join("\n"),
        notes: String::new(),
    }
}

/// Registers a meeting and who is to be called.
pub(super) fn hold(desk: &Desk, who: &Who, draft: MeetingDraft) -> Result<Report, Stopped> {
    let held_on = draft.held_on;
    let called = if who.all { meeting::network(desk)? } else { chosen(desk, RollOf::Current, who)? };
    let written = meeting::save(desk, None, draft, &called)?;
    let ahead = held_on >= desk.view()?.working_date;
    let text = format!(
        "Incontro del {} registrato: {} {}",
        held_on.format("%d/%m/%Y"),
        called.len(),
        if ahead {
            "da convocare. Ora stampa le convocazioni: concilia print «archivio» convocations."
        } else {
            "convocati. Ora registra chi è venuto: concilia register «archivio» attended."
        }
    );
    Ok(Report::done(text, json!({ "operation": written.operation, "meeting": written.value })))
}

/// Registers that the convocations of the next meeting were sent.
pub(super) fn called(desk: &Desk, who: &Who, on: Option<NaiveDate>) -> Result<Report, Stopped> {
    let next = meeting::next(desk)?.ok_or_else(|| no_meeting("Non c’è un incontro in programma."))?;
    let parties = of_meeting(&next, who)?;
    let written = meeting::call(desk, &next.meeting.id, &parties, on)?;
    let text = format!("Convocazioni all’incontro del {} segnate come inviate: {}.", day(&next), parties.len());
    Ok(Report::done(text, json!({ "operation": written.operation, "parties": parties })))
}

/// Registers who came to a meeting.
pub(super) fn attended(
    desk: &Desk,
    who: &Who,
    presence: Presence,
    represented_by: Option<String>,
    on: Option<NaiveDate>,
) -> Result<Report, Stopped> {
    let held = meeting::held(desk, on)?.ok_or_else(|| no_meeting("Non c’è un incontro di quel giorno."))?;
    let parties = of_meeting(&held, who)?;
    let (presence, represented_by) = (Some(came(presence)), represented_by.unwrap_or_default());
    if parties.len() > 1 && !represented_by.is_empty() {
        return Err(Stopped::because(
            "register.represented",
            "Chi rappresenta si scrive di un soggetto alla volta.",
            "Ripeti il comando con un solo --party per ciascuno.",
        ));
    }
    let seat = |party: &PartyId| Seat { party: party.clone(), presence, represented_by: represented_by.clone() };
    let seats: Vec<Seat> = parties.iter().map(seat).collect();
    let written = meeting::attend(desk, &held.meeting.id, &seats)?;
    let text = format!("Presenze all’incontro del {} registrate: {}.", day(&held), parties.len());
    Ok(Report::done(text, json!({ "operation": written.operation, "parties": parties })))
}

/// The parties that the arguments name, among those called to a meeting.
fn of_meeting(meeting: &MeetingView, who: &Who) -> Result<Vec<PartyId>, Stopped> {
    if who.all {
        return Ok(meeting.called.iter().map(|called| called.attendance.party.clone()).collect());
    }
    if who.party.is_empty() {
        return Err(Stopped::because(
            "register.nobody",
            "Non è detto per chi.",
            "Aggiungi --party «nome» (anche più volte), oppure --all per tutti i convocati.",
        ));
    }
    let party =
        |words: &String| Ok(named::one(&meeting.called, &|called| &called.name, words)?.attendance.party.clone());
    who.party.iter().map(party).collect()
}

fn no_meeting(message: &str) -> Stopped {
    Stopped::because(
        "register.no_meeting",
        message,
        "Registralo prima: concilia register «archivio» meeting --on «gg/mm/aaaa» --all.",
    )
}

fn day(meeting: &MeetingView) -> String {
    meeting.meeting.data.held_on.format("%d/%m/%Y").to_string()
}

const fn came(presence: Presence) -> Came {
    match presence {
        Presence::Present => Came::Present,
        Presence::Excused => Came::Excused,
        Presence::Absent => Came::Absent,
    }
}
