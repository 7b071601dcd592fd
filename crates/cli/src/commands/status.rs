//! `concilia status`: who is missing, by name, with the days left.

use concilia_core::adherence::Section;
use concilia_office::adherence::{AdherenceList, LineView};
use concilia_office::{Desk, adherence, agreement, dashboard, deadline};
use serde_json::json;

use crate::args::Status;
use crate::commands::open_to_look;
use crate::report::{Report, Stopped};

pub(super) fn run(desk: &Desk, status: &Status) -> Result<Report, Stopped> {
    let view = open_to_look(desk, &status.at.archive)?;
    let list = adherence::list(desk, status.of.roll())?;
    let overview = list.overview.clone();
    let next = if status.of.in_force { list.next.clone() } else { Some(dashboard::view(desk)?.next) };
    let terms = deadline::list(desk)?;
    let versions = agreement::standing(desk)?;
    let mut lines = vec![format!("{} · data di lavoro {}", view.asl, view.working_date.format("%d/%m/%Y"))];
    lines.extend(versions.iter().cloned());
    match &overview {
        None => lines.push("L’accordo non è ancora stato composto.".to_owned()),
        Some(overview) => {
            let of = list.rolls.iter().find(|roll| roll.of == list.of).map(|roll| format!("{}: ", roll.label));
            lines.push(of.unwrap_or_default() + &overview.forecast);
            for missing in &overview.overview.missing {
                let necessary = if missing.necessary { " (necessaria)" } else { "" };
                lines.push(format!("  - {}{necessary}", missing.name));
            }
        }
    }
    if !list.tally_label.is_empty() {
        lines.push(list.tally_label.clone());
    }
    lines.extend(other_texts(&list));
    lines.extend(next.iter().map(|next| format!("Prossimo passo: {}.", next.label)));
    for term in &terms {
        lines.push(format!("{}: {} ({})", term.label, term.dated.deadline.due_on.format("%d/%m/%Y"), term.countdown));
    }
    let missing = overview.as_ref().is_some_and(|overview| !overview.overview.missing.is_empty());
    let json = json!({ "session": view, "agreement": versions, "adherence": overview, "tally": list.tally, "of": list.of, "next": next, "deadlines": terms });
    Ok(Report { text: lines.join("\n"), json, attention: missing })
}

/// Who signed, or was sent, the text of another version: those of whom somebody has to decide by name, the others by number.
fn other_texts(list: &AdherenceList) -> Vec<String> {
    let lines = || list.sections.iter().flat_map(|section| &section.lines);
    let open = |line: &&LineView| line.line.other_text.is_some_and(|text| text.is_open());
    let waits = |line: &&LineView| line.line.section == Section::NeedsStep && open(line);
    let mut told: Vec<String> =
        lines().filter(waits).map(|line| format!("  - {}: {}", line.line.name, line.last_step_label)).collect();
    if !told.is_empty() {
        told.insert(0, "Firme di un’altra versione, da tenere valide o da far firmare di nuovo:".to_owned());
    }
    match lines().filter(|line| line.text_label.is_some() && !open(line)).count() {
        0 => {}
        1 => told.push("Una firma è del testo di una versione precedente e resta valida.".to_owned()),
        many => told.push(format!("{many} firme sono del testo di una versione precedente e restano valide.")),
    }
    told
}
