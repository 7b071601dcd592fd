//! `concilia print`: documents issued and saved, or the draft of the agreement.

use std::path::Path;

use concilia_core::adherence::{RollOf, Step};
use concilia_core::id::PartyId;
use concilia_core::party;
use concilia_office::job::Job;
use concilia_office::print::{self, Batch, PrintDone, PrintRequest};
use concilia_office::{Desk, adherence, agreement, archives, meeting};
use serde_json::json;

use crate::advice;
use crate::args::{Print, PrintDocument};
use crate::commands::named;
use crate::report::{Report, Stopped};

pub(super) fn run(desk: &Desk, arguments: &Print) -> Result<Report, Stopped> {
    archives::open(desk, &arguments.archive)?;
    let parties = chosen(desk, &arguments.party)?;
    let in_force = arguments.of.in_force;
    let batch = match arguments.document {
        PrintDocument::Agreement | PrintDocument::Register | PrintDocument::Convocations if !parties.is_empty() => {
            return Err(not_of_one());
        }
        document if in_force && document != PrintDocument::Register => return Err(not_of_version()),
        PrintDocument::Agreement => return save_agreement(desk, arguments),
        PrintDocument::Register | PrintDocument::RenunciationForms if arguments.sent => return Err(not_sent()),
        PrintDocument::AdherenceForms => Batch::AdherenceForms { parties },
        PrintDocument::RenunciationForms => Batch::RenunciationForms { parties },
        PrintDocument::Convocations => Batch::Convocations { meeting: next_meeting(desk)?, only_due: false },
        PrintDocument::Reminders => Batch::Reminders { parties },
        PrintDocument::Register => Batch::Register { in_force },
    };
    let folder = arguments.into.to_str().ok_or_else(|| not_unicode(&arguments.into))?;
    let request = PrintRequest {
        batch,
        issued: true,
        one_file: false,
        folder: folder.to_owned(),
        name: None,
        replace: arguments.replace,
        date_confirmed: false,
    };
    let done = print::print(desk, &request, &Job::silent())?.value;
    let sent = match done.offer.as_ref().filter(|_| arguments.sent) {
        Some(offer) => Some(print::mark_sent(desk, &done.issued, offer.on)?.value),
        None => None,
    };
    Ok(report(&done, sent))
}

/// What was printed, and registered as sent. Who is left out and documents that were issued and not saved wait for a person.
fn report(done: &PrintDone, sent: Option<String>) -> Report {
    let mut lines = vec![done.headline.clone()];
    if !done.files.is_empty() {
        lines.push(format!("In {}:\n  {}", done.folder, done.files.join("\n  ")));
    }
    lines.extend(done.left_out.iter().map(|(name, why)| format!("Resta fuori {name}: {why}")));
    lines.extend(done.warnings.iter().map(advice::finding));
    lines.extend(sent);
    lines.extend(done.notice.iter().map(|notice| format!("{}\n{}", notice.message, notice.advice)));
    Report { text: lines.join("\n"), json: json!(done), attention: done.notice.is_some() || !done.left_out.is_empty() }
}

fn not_unicode(folder: &Path) -> Stopped {
    Stopped::because(
        "path.not_unicode",
        format!("Il nome della cartella «{}» contiene caratteri che non si leggono.", folder.display()),
        "Scegli un’altra cartella, oppure dalle un nome nuovo.",
    )
}

fn not_of_one() -> Stopped {
    Stopped::because(
        "print.not_of_one",
        "Accordo e registro sono di tutti, le convocazioni di chi è convocato: --party non li cambia, e non è stato stampato nulla.",
        "Togli --party.",
    )
}

fn not_of_version() -> Stopped {
    Stopped::because(
        "print.not_of_version",
        "Della versione in vigore si stampa il registro; moduli e lettere sono della versione alla firma. Non è stato stampato nulla.",
        "Togli --in-force, oppure stampa «register».",
    )
}

fn not_sent() -> Stopped {
    Stopped::because(
        "print.not_sent",
        "Di registro e dichiarazioni di rinuncia non si registra un invio: non è stato stampato nulla.",
        "Togli --sent.",
    )
}

fn save_agreement(desk: &Desk, arguments: &Print) -> Result<Report, Stopped> {
    let folder = &arguments.into;
    let view = agreement::view(desk, None)?.ok_or_else(|| {
        Stopped::because("print.no_agreement", "L’accordo non c’è ancora.", "Componilo con «concilia compose».")
    })?;
    let waiting = if arguments.sent { print::copies_to_send(desk)? } else { Vec::new() };
    let files = agreement::save(desk, &view.id, &folder.join(&view.file_name), if_there(arguments.replace))?.value;
    let mut text = format!("Accordo in {}:\n  {}", folder.display(), files.join("\n  "));
    let mut sent = Vec::new();
    if !waiting.is_empty() {
        sent = adherence::step(desk, RollOf::Current, &waiting, &Step::Send { on: None, by: None })?.value.accepted;
        text.push_str(&format!("\nRegistrato l’invio a {}: {}.", sent.len(), sent.join(", ")));
    }
    Ok(Report::done(text, json!({ "folder": folder.display().to_string(), "files": files, "sent": sent })))
}

/// What to do with a file of the same name.
pub(super) const fn if_there(replace: bool) -> concilia_office::files::IfThere {
    if replace { concilia_office::files::IfThere::Replace } else { concilia_office::files::IfThere::Ask }
}

/// The parties that the names find, each once; none asked for means everybody for whom the document is due.
fn chosen(desk: &Desk, names: &[String]) -> Result<Vec<PartyId>, Stopped> {
    let all = desk.read(|tx, _| party::all(tx))?;
    let mut chosen: Vec<PartyId> = Vec::new();
    for words in names {
        let id = &named::one(&all, &|party| &party.data.name, words)?.id;
        if !chosen.contains(id) {
            chosen.push(id.clone());
        }
    }
    Ok(chosen)
}

fn next_meeting(desk: &Desk) -> Result<concilia_core::id::MeetingId, Stopped> {
    let next = meeting::next(desk)?;
    next.map(|view| view.meeting.id).ok_or_else(|| {
        Stopped::because(
            "print.no_meeting",
            "Non c’è un incontro in programma.",
            "Registralo prima: concilia register «archivio» meeting --on «gg/mm/aaaa» --all.",
        )
    })
}
