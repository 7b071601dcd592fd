//! `concilia settings`: the office's data as letters and forms carry them, said and changed.

use clap::ValueEnum;
use concilia_office::settings::{self, Letterhead};
use concilia_office::{Desk, archives};
use serde_json::json;

use crate::args::{Datum, Settings};
use crate::commands::open_to_look;
use crate::report::{Report, Stopped};

pub(super) fn run(desk: &Desk, arguments: &Settings) -> Result<Report, Stopped> {
    let changes = |datum: &Datum| arguments.clear.contains(datum) || arguments.said(*datum).is_some();
    if arguments.reminder_after.is_none() && !Datum::value_variants().iter().any(changes) {
        open_to_look(desk, &arguments.archive)?;
        return Ok(report(None, settings::read(desk)?));
    }
    if let Some(both) = arguments.clear.iter().find(|datum| arguments.said(**datum).is_some()) {
        return Err(said_and_cleared(*both));
    }
    archives::open(desk, &arguments.archive)?;
    let mut known = settings::read(desk)?;
    if let Some(days) = arguments.reminder_after {
        known.reminder_pace.days = days;
    }
    // What is not said stays.
    for datum in Datum::value_variants() {
        let (_, value) = of(&mut known.letterhead, *datum);
        match arguments.said(*datum) {
            Some(words) => words.clone_into(value),
            None if arguments.clear.contains(datum) => value.clear(),
            None => {}
        }
    }
    let written = settings::save(desk, known)?;
    Ok(report(written.operation, written.value))
}

fn said_and_cleared(datum: Datum) -> Stopped {
    let name = datum.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned());
    Stopped::because(
        "settings.said_and_cleared",
        format!("--{name} e --clear {name} non vanno insieme: non è stato scritto nulla."),
        "Togline uno.",
    )
}

/// A datum of the letterhead, with its name for a person.
fn of(letterhead: &mut Letterhead, datum: Datum) -> (&'static str, &mut String) {
    match datum {
        Datum::Body => ("Ente", &mut letterhead.body),
        Datum::Office => ("Ufficio", &mut letterhead.office),
        Datum::Address => ("Indirizzo", &mut letterhead.address),
        Datum::Phone => ("Telefono", &mut letterhead.phone),
        Datum::Email => ("E-mail", &mut letterhead.email),
        Datum::Pec => ("PEC", &mut letterhead.pec),
        Datum::ProtocolOffice => ("Protocollo", &mut letterhead.protocol_office),
        Datum::Place => ("Luogo", &mut letterhead.place),
        Datum::Signer => ("Firma", &mut letterhead.signer),
        Datum::SignerRole => ("Carica", &mut letterhead.signer_role),
    }
}

fn report(operation: Option<i64>, mut settings: settings::Settings) -> Report {
    let told = |words: &str| if words.is_empty() { "(non detto)".to_owned() } else { words.to_owned() };
    let mut line = |datum: &Datum| {
        let (name, words) = of(&mut settings.letterhead, *datum);
        format!("{name}: {}", told(words))
    };
    let mut lines: Vec<String> = Datum::value_variants().iter().map(&mut line).collect();
    lines.push(match settings.reminder_pace.days {
        1 => "Si sollecita dopo un giorno senza risposta.".to_owned(),
        days => format!("Si sollecita dopo {days} giorni senza risposta."),
    });
    let json =
        json!({ "operation": operation, "letterhead": settings.letterhead, "reminder_pace": settings.reminder_pace });
    Report::done(lines.join("\n"), json)
}
