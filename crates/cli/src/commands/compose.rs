//! `concilia compose`: the draft of the agreement from the parties of the archive, and its putting to signature. What is asked in one
//! command is done whole or not at all.

use std::path::Path;

use concilia_core::Error as CoreError;
use concilia_core::agreement::{Decision, DraftText, PutToSignature, WhyNot};
use concilia_core::exchange::table::Unreadable;
use concilia_core::id::PartyId;
use concilia_core::party;
use concilia_core::rule::Severity;
use concilia_office::agreement::{self, AgreementView, SignatureDecision};
use concilia_office::finding::FindingView;
use concilia_office::{Desk, Error, Failure, archives, import};
use serde_json::json;

use crate::advice;
use crate::args::Compose;
use crate::commands::named;
use crate::report::{Report, Stopped};

pub(super) fn run(desk: &Desk, arguments: &Compose) -> Result<Report, Stopped> {
    let parties = match &arguments.parties {
        Some(file) => import::names(file).map_err(|error| unread(file, error))?,
        None => arguments.party.clone(),
    };
    archives::open(desk, &arguments.archive)?;
    desk.all_or_none(|| compose(desk, arguments, &parties))
}

/// Why a file gives no names.
fn unread(file: &Path, error: Error) -> Stopped {
    let what = match error {
        Error::Unreadable(Unreadable::Empty) => "è vuoto",
        Error::Unreadable(_) => "non è un elenco di nomi",
        other => return other.into(),
    };
    Stopped::because(
        "compose.parties",
        format!("Il file «{}» {what}: non è stato scritto nulla.", file.display()),
        "Scrivi un soggetto per riga, in un file di testo.",
    )
}

fn compose(desk: &Desk, arguments: &Compose, parties: &[String]) -> Result<Report, Stopped> {
    let mut view = match agreement::view(desk, None)? {
        Some(view) => view,
        None => {
            agreement::start(desk)?;
            current(desk)?
        }
    };
    if !parties.is_empty() {
        agreement::set_parties(desk, &view.id, &identified(desk, parties)?)?;
        view = current(desk)?;
    }
    if let Some(place) = &arguments.place {
        let text = DraftText { place: place.clone(), ..view.text.clone() };
        agreement::edit_text(desk, &view.id, view.version, text)?;
        view = current(desk)?;
    }
    if view.decisions.is_empty() && (arguments.sign_again || arguments.keep_signatures.is_some()) {
        return Err(nothing_to_decide());
    }
    let mut warned = Vec::new();
    if let (Some(file), Some(put_on)) = (&arguments.made_elsewhere, arguments.put_on) {
        agreement::take_elsewhere(desk, &order(&view, arguments), file, put_on)?;
        view = current(desk)?;
    }
    if arguments.put_to_signature {
        // What the draft was warned of is told though the frozen text is asked about no more.
        warned = std::mem::take(&mut view.findings);
        agreement::put_to_signature(desk, &order(&view, arguments), false).map_err(|error| refused(error, &warned))?;
        view = current(desk)?;
    }
    Ok(report(&view, &warned))
}

fn order(view: &AgreementView, arguments: &Compose) -> PutToSignature {
    PutToSignature { version: view.id.clone(), read: view.version, decisions: decisions(view, arguments) }
}

/// A refusal names what blocks: the draft that had it may be gone with the refusal.
fn refused(error: Error, warned: &[FindingView]) -> Stopped {
    let blocked = matches!(&error, Error::Core(CoreError::Agreement(WhyNot::Blocked { .. })));
    let mut failure = Failure::from(error);
    if blocked {
        let blocking = warned.iter().filter(|finding| finding.severity == Severity::Blocking);
        blocking.for_each(|finding| failure.message.push_str(&told(finding)));
    }
    Stopped::from_failure(failure)
}

fn told(finding: &FindingView) -> String {
    format!("\n- {}", advice::finding(finding))
}

fn nothing_to_decide() -> Stopped {
    Stopped::because(
        "compose.nothing_to_decide",
        "Non ci sono firme di una versione precedente di cui decidere: non è stato messo nulla alla firma.",
        "Ripeti il comando senza --keep-signatures e senza --sign-again.",
    )
}

/// What becomes of every signature of the version before: what was said of all, or nothing, and then it is asked.
fn decisions(view: &AgreementView, arguments: &Compose) -> Vec<Decision> {
    if !arguments.sign_again && arguments.keep_signatures.is_none() {
        return Vec::new();
    }
    let decided = |asked: &SignatureDecision| Decision {
        signature: asked.signature.clone(),
        keep: arguments.keep_signatures.clone(),
    };
    view.decisions.iter().map(decided).collect()
}

fn identified(desk: &Desk, names: &[String]) -> Result<Vec<PartyId>, Stopped> {
    let all = desk.read(|tx, _| party::all(tx))?;
    let party = |words: &String| Ok(named::one(&all, &|party| &party.data.name, words)?.id.clone());
    names.iter().map(party).collect()
}

fn current(desk: &Desk) -> Result<AgreementView, Stopped> {
    agreement::view(desk, None)?.ok_or_else(|| Error::NoAgreement.into())
}

fn report(view: &AgreementView, warned: &[FindingView]) -> Report {
    let parties = if view.parties == 1 { "1 parte".to_owned() } else { format!("{} parti", view.parties) };
    let mut lines = vec![format!("Accordo, versione {}: {}; {parties}.", view.number, view.state_label)];
    if let Some(file) = &view.elsewhere {
        let pages = if file.pages == 1 { "1 pagina".to_owned() } else { format!("{} pagine", file.pages) };
        lines.push(format!("  Fatto altrove: «{}», {pages}.", file.name));
    }
    let members = view.rows.iter().flat_map(|row| row.members.iter().map(move |member| (row, member)));
    lines.extend(members.map(|(row, member)| format!("  {}: {}", row.label, member.name)));
    let line = |finding: &FindingView| told(finding).trim_start().to_owned();
    lines.extend(view.findings.iter().map(line));
    if !warned.is_empty() {
        lines.push("È stato messo alla firma benché nella bozza ci fosse da guardare:".to_owned());
        lines.extend(warned.iter().map(line));
    }
    let blocked = view.findings.iter().any(|finding| finding.severity == Severity::Blocking);
    Report { text: lines.join("\n"), json: json!(view), attention: blocked || !warned.is_empty() }
}
