//! `concilia register … meeting` and `called`: a meeting of the network, and the convocations that were sent for it.

use concilia_core::meeting::MeetingDraft;
use concilia_office::{Desk, meeting};
use serde_json::json;

use crate::args::Register;
use crate::commands::register::chosen;
use crate::report::{Report, Stopped};

/// Registers a meeting and who is to be called.
pub(super) fn hold(desk: &Desk, register: &Register) -> Result<Report, Stopped> {
    let Some(held_on) = register.on else {
        return Err(Stopped::because(
            "register.day",
            "Manca il giorno dell’incontro.",
            "Aggiungi --on «gg/mm/aaaa» e, se li sai, --at «ora», --place «luogo», --agenda «punto».",
        ));
    };
    let draft = MeetingDraft {
        held_on,
        held_at: register.at.clone().unwrap_or_default(),
        place: register.place.clone().unwrap_or_default(),
        agenda: register.agenda.join("\n"),
        notes: String::new(),
    };
    let called = chosen(desk, register)?;
    let written = meeting::save(desk, None, draft, &called)?;
    let text = format!(
        "Incontro del {} registrato: {} da convocare. Ora stampa le convocazioni: concilia print «archivio» convocations.",
        held_on.format("%d/%m/%Y"),
        called.len()
    );
    Ok(Report::done(text, json!({ "operation": written.operation, "meeting": written.value })))
}

/// Registers that the convocations of the next meeting were sent.
pub(super) fn called(desk: &Desk, register: &Register) -> Result<Report, Stopped> {
    let ahead = meeting::list(desk)?.into_iter().filter(|view| view.ahead);
    let Some(next) = ahead.min_by_key(|view| view.meeting.data.held_on) else {
        return Err(Stopped::because(
            "register.no_meeting",
            "Non c’è un incontro in programma.",
            "Registralo prima: concilia register «archivio» meeting --on «gg/mm/aaaa» --all.",
        ));
    };
    let parties = if register.all {
        next.called.iter().map(|called| called.attendance.party.clone()).collect()
    } else {
        chosen(desk, register)?
    };
    let written = meeting::call(desk, &next.meeting.id, &parties, register.on)?;
    let held_on = next.meeting.data.held_on.format("%d/%m/%Y");
    let text = format!("Convocazioni all’incontro del {held_on} segnate come inviate: {}.", parties.len());
    Ok(Report::done(text, json!({ "operation": written.operation, "parties": parties })))
}
