//! `concilia status`: who is missing, by name, with the days left.

use concilia_office::{Desk, adherence, deadline};
use serde_json::json;

use crate::args::OnArchive;
use crate::commands::open_to_look;
use crate::report::{Report, Stopped};

pub(super) fn run(desk: &Desk, at: &OnArchive) -> Result<Report, Stopped> {
    let view = open_to_look(desk, &at.archive)?;
    let overview = adherence::overview(desk)?;
    let terms = deadline::list(desk)?;
    let mut lines = vec![format!("{} · data di lavoro {}", view.asl, view.working_date.format("%d/%m/%Y"))];
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
    for term in &terms {
        lines.push(format!("{}: {} ({})", term.label, term.dated.deadline.due_on.format("%d/%m/%Y"), term.countdown));
    }
    let missing = overview.as_ref().is_some_and(|overview| !overview.overview.missing.is_empty());
    let json = json!({ "session": view, "adherence": overview, "deadlines": terms });
    Ok(Report { text: lines.join("\n"), json, attention: missing })
}
