//! `concilia status`: who is missing, by name, with the days left.

use concilia_office::{Desk, adherence, agreement, dashboard, deadline};
use serde_json::json;

use crate::args::OnArchive;
use crate::commands::open_to_look;
use crate::report::{Report, Stopped};

pub(super) fn run(desk: &Desk, at: &OnArchive) -> Result<Report, Stopped> {
    let view = open_to_look(desk, &at.archive)?;
    let list = adherence::list(desk)?;
    let overview = list.overview.clone();
    let next = dashboard::view(desk)?.next;
    let terms = deadline::list(desk)?;
    let versions = agreement::standing(desk)?;
    let mut lines = vec![format!("{} · data di lavoro {}", view.asl, view.working_date.format("%d/%m/%Y"))];
    lines.extend(versions.iter().cloned());
    match &overview {
        None => lines.push("L’accordo non è ancora stato composto.".to_owned()),
        Some(overview) => {
            lines.push(overview.forecast.clone());
            for missing in &overview.overview.missing {
                let necessary = if missing.necessary { " (necessaria)" } else { "" };
                lines.push(format!("  - {}{necessary}", missing.name));
            }
        }
    }
    if !list.tally_label.is_empty() {
        lines.push(list.tally_label.clone());
    }
    lines.push(format!("Prossimo passo: {}.", next.label));
    for term in &terms {
        lines.push(format!("{}: {} ({})", term.label, term.dated.deadline.due_on.format("%d/%m/%Y"), term.countdown));
    }
    let missing = overview.as_ref().is_some_and(|overview| !overview.overview.missing.is_empty());
    let json = json!({ "session": view, "agreement": versions, "adherence": overview, "tally": list.tally, "next": next, "deadlines": terms });
    Ok(Report { text: lines.join("\n"), json, attention: missing })
}
