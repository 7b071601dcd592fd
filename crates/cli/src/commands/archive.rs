//! `concilia archive`: making and describing archives.

use std::path::Path;

use concilia_core::party;
use concilia_core::territory::Network;
use concilia_office::files::{self, IfThere};
use concilia_office::job::Job;
use concilia_office::{Desk, archives, copies};
use serde_json::json;

use crate::args::ArchiveCommand;
use crate::commands::open_to_look;
use crate::report::{Report, Stopped};

pub(super) fn run(desk: &Desk, command: ArchiveCommand) -> Result<Report, Stopped> {
    match command {
        ArchiveCommand::New { file, network } => {
            let network = Network::find(&network).ok_or_else(|| unknown(&network))?;
            archive_name(&file)?;
            let view = archives::create(desk, network, &file)?;
            let risk = archives::risk(&file);
            let text = format!(
                "Archivio creato: {}, {}.\n{}\n{}Ora importa l’elenco dei soggetti: concilia import «archivio» «elenco».",
                view.asl,
                view.round,
                file.display(),
                in_a_line(risk.as_deref())
            );
            Ok(Report::done(text, json!({ "archive": file.display().to_string(), "session": view, "risk": risk })))
        }
        ArchiveCommand::Copy { archive, file, replace } => {
            archive_name(&file)?;
            open_to_look(desk, &archive)?;
            let done = copies::full(desk, &file, IfThere::replacing(replace), &Job::silent())?;
            let text = format!("{}\n{}", done.words, done.path);
            Ok(Report { text, attention: done.attention, json: json!(done) })
        }
        ArchiveCommand::Info(at) => {
            let view = open_to_look(desk, &at.archive)?;
            let parties = desk.read(|tx, _| party::count(tx))?;
            let parties_told = if parties == 1 { "1 soggetto".to_owned() } else { format!("{parties} soggetti") };
            let risk = archives::risk(&at.archive);
            let text = format!("{}, {}: {parties_told}.\n{}", view.asl, view.round, in_a_line(risk.as_deref()));
            let json = json!({ "session": view, "parties": parties, "risk": risk });
            Ok(Report::done(text.trim_end().to_owned(), json))
        }
    }
}

/// What is risky of the archive's place, as a line of its own.
fn in_a_line(risk: Option<&str>) -> String {
    risk.map(|risk| format!("Attenzione: {risk}\n")).unwrap_or_default()
}

/// Refuses a name that is none of an archive, before anything is made.
pub(super) fn archive_name(file: &Path) -> Result<(), Stopped> {
    files::ending(file, &[archives::ENDING]).map_err(|_| not_named(file))
}

fn not_named(file: &Path) -> Stopped {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Stopped::because(
        "archive.ending",
        format!("«{name}» non è il nome di un archivio: non è stato creato nulla."),
        format!("Dagli un nome che finisce in .{}.", archives::ENDING),
    )
}

fn unknown(name: &str) -> Stopped {
    let known: Vec<&str> = Network::ALL.iter().map(|network| network.display_name()).collect();
    Stopped::because(
        "network.unknown",
        format!("«{name}» non è una delle {} reti.", known.len()),
        format!("Scegli fra: {}.", known.join(", ")),
    )
}
