//! `concilia settings`: the office's data as letters and forms carry them, said and changed.

use concilia_office::settings::{self, Letterhead};
use concilia_office::{Desk, archives};
use serde_json::json;

use crate::args::Settings;
use crate::commands::open_to_look;
use crate::report::{Report, Stopped};

pub(super) fn run(desk: &Desk, arguments: Settings) -> Result<Report, Stopped> {
    if !changes(&arguments) {
        open_to_look(desk, &arguments.archive)?;
        return Ok(report(None, &settings::read(desk)?));
    }
    archives::open(desk, &arguments.archive)?;
    let mut known = settings::read(desk)?;
    if let Some(days) = arguments.reminder_after {
        known.reminder_pace.days = days;
    }
    known.letterhead = changed(known.letterhead, arguments);
    let written = settings::save(desk, known)?;
    Ok(report(written.operation, &written.value))
}

fn changes(arguments: &Settings) -> bool {
    let Settings {
        archive: _,
        body,
        office,
        address,
        phone,
        email,
        pec,
        protocol_office,
        place,
        signer,
        signer_role,
        ..
    } = arguments;
    let words = [body, office, address, phone, email, pec, protocol_office, place, signer, signer_role];
    arguments.reminder_after.is_some() || words.iter().any(|given| given.is_some())
}

/// What is not said stays.
fn changed(known: Letterhead, said: Settings) -> Letterhead {
    Letterhead {
        body: said.body.unwrap_or(known.body),
        office: said.office.unwrap_or(known.office),
        address: said.address.unwrap_or(known.address),
        phone: said.phone.unwrap_or(known.phone),
        email: said.email.unwrap_or(known.email),
        pec: said.pec.unwrap_or(known.pec),
        protocol_office: said.protocol_office.unwrap_or(known.protocol_office),
        place: said.place.unwrap_or(known.place),
        signer: said.signer.unwrap_or(known.signer),
        signer_role: said.signer_role.unwrap_or(known.signer_role),
    }
}

fn report(operation: Option<i64>, settings: &settings::Settings) -> Report {
    let Letterhead { body, office, address, phone, email, pec, protocol_office, place, signer, signer_role } =
        &settings.letterhead;
    let said = [
        ("Ente", body),
        ("Ufficio", office),
        ("Indirizzo", address),
        ("Telefono", phone),
        ("E-mail", email),
        ("PEC", pec),
        ("Protocollo", protocol_office),
        ("Luogo", place),
        ("Firma", signer),
        ("Carica", signer_role),
    ];
    let told = |words: &str| if words.is_empty() { "(non detto)".to_owned() } else { words.to_owned() };
    let mut lines: Vec<String> = said.iter().map(|(name, words)| format!("{name}: {}", told(words))).collect();
    lines.push(match settings.reminder_pace.days {
        1 => "Si sollecita dopo un giorno senza risposta.".to_owned(),
        days => format!("Si sollecita dopo {days} giorni senza risposta."),
    });
    let json =
        json!({ "operation": operation, "letterhead": settings.letterhead, "reminder_pace": settings.reminder_pace });
    Report::done(lines.join("\n"), json)
}
