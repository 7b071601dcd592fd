//! `concilia compose`: the draft of the agreement from the parties of the archive, and its putting to signature.

use concilia_core::agreement::{DraftText, PutToSignature};
use concilia_office::agreement::{self, AgreementView};
use concilia_office::finding::FindingView;
use concilia_office::{Desk, archives};
use serde_json::json;

use crate::args::Compose;
use crate::report::{Report, Stopped};

pub(super) fn run(desk: &Desk, arguments: &Compose) -> Result<Report, Stopped> {
    archives::open(desk, &arguments.archive)?;
    let mut view = match agreement::view(desk, None)? {
        Some(view) => view,
        None => {
            agreement::start(desk)?;
            current(desk)?
        }
    };
    if let Some(place) = &arguments.place {
        let text = DraftText { place: place.clone(), ..view.text.clone() };
        agreement::edit_text(desk, &view.id, view.version, text)?;
        view = current(desk)?;
    }
    let mut warned = Vec::new();
    if arguments.put_to_signature {
        // What the draft was warned of is told though the frozen text is asked about no more.
        warned = std::mem::take(&mut view.findings);
        let order = PutToSignature { version: view.id.clone(), read: view.version, decisions: Vec::new() };
        agreement::put_to_signature(desk, &order, arguments.confirm_date)?;
        view = current(desk)?;
    }
    Ok(report(&view, &warned))
}

fn current(desk: &Desk) -> Result<AgreementView, Stopped> {
    agreement::view(desk, None)?.ok_or_else(|| concilia_office::Error::NoArchive.into())
}

fn report(view: &AgreementView, warned: &[FindingView]) -> Report {
    let parties = if view.parties == 1 { "1 parte".to_owned() } else { format!("{} parti", view.parties) };
    let mut lines = vec![format!("Accordo, versione {}: {}; {parties}.", view.number, view.state_label)];
    let told = |finding: &FindingView| format!("- {}. {}", finding.title, finding.text);
    lines.extend(view.findings.iter().map(told));
    if !warned.is_empty() {
        lines.push("È stato messo alla firma benché nella bozza ci fosse da guardare:".to_owned());
        lines.extend(warned.iter().map(told));
    }
    Report { text: lines.join("\n"), json: json!(view), attention: !warned.is_empty() }
}
