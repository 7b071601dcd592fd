//! `concilia register … agreement-signed`, `new-version`, `agreement-extended` and `extended`: what happens to the agreement and to its terms.

use chrono::NaiveDate;
use concilia_core::agreement::DeedExtensionDraft;
use concilia_core::deadline::ExtensionDraft;
use concilia_core::italian::fold;
use concilia_office::Desk;
use concilia_office::agreement::{self, AgreementView};
use concilia_office::deadline::{self, DeadlineView};
use serde_json::json;

use crate::args::Prolonging;
use crate::report::{Report, Stopped};

/// Registers that every party has signed.
pub(super) fn signed(desk: &Desk) -> Result<Report, Stopped> {
    let view = current(desk)?;
    let written = agreement::register_signed(desk, &view.id, view.version)?;
    let view = current(desk)?;
    let day = |date: Option<NaiveDate>| date.map(|date| date.format("%d/%m/%Y").to_string()).unwrap_or_default();
    let text = format!(
        "Accordo, versione {}: sottoscritto il {}, vale fino al {}.",
        view.number,
        day(view.signed_on),
        day(view.until)
    );
    Ok(Report::done(text, json!({ "operation": written.operation, "agreement": view })))
}

/// Starts a draft that follows the version that there is.
pub(super) fn new_version(desk: &Desk, reason: &str) -> Result<Report, Stopped> {
    let view = current(desk)?;
    let written = agreement::new_version(desk, &view.id, reason)?;
    let view = current(desk)?;
    let text = format!("Cominciata la versione {}, in bozza. Ora componila: concilia compose «archivio».", view.number);
    Ok(Report::done(text, json!({ "operation": written.operation, "agreement": view })))
}

/// Extends the life of the signed agreement by an act.
pub(super) fn prolonged(desk: &Desk, by: Prolonging) -> Result<Report, Stopped> {
    let Prolonging { act, decided_on, until, reason } = by;
    let draft = DeedExtensionDraft { until, act, decided_on, reason: reason.unwrap_or_default() };
    let written = agreement::extend(desk, &current(desk)?.id, draft)?;
    let view = current(desk)?;
    let text = format!("Accordo, versione {}: vale fino al {}.", view.number, until.format("%d/%m/%Y"));
    Ok(Report::done(text, json!({ "operation": written.operation, "agreement": view })))
}

/// Moves a term by an act. The term is named whole: a word of it may mean the agreement itself.
pub(super) fn extended(desk: &Desk, term: &str, by: Prolonging) -> Result<Report, Stopped> {
    let terms = deadline::list(desk)?;
    let term = terms.iter().find(|known| fold(&known.label) == fold(term)).ok_or_else(|| unknown(term, &terms))?;
    let Prolonging { act, decided_on, until, reason } = by;
    let draft = ExtensionDraft { act, decided_on, due_after: until, reason: reason.unwrap_or_default() };
    let known = &term.dated.deadline;
    let written = deadline::extend(desk, &known.id, known.version, draft)?;
    let text = format!(
        "{}: dal {} al {}, per {}.",
        term.label,
        written.value.due_before.format("%d/%m/%Y"),
        written.value.due_after.format("%d/%m/%Y"),
        written.value.act
    );
    Ok(Report::done(text, json!({ "operation": written.operation, "extension": written.value })))
}

fn current(desk: &Desk) -> Result<AgreementView, Stopped> {
    agreement::view(desk, None)?.ok_or_else(|| concilia_office::Error::NoAgreement.into())
}

fn unknown(term: &str, known: &[DeadlineView]) -> Stopped {
    let names: Vec<String> = known.iter().map(|known| format!("«{}»", known.label)).collect();
    Stopped::because(
        "register.unknown_term",
        format!("Nessun termine si chiama «{term}»: non è stato scritto nulla."),
        format!("Scrivilo per intero, fra {}; l’accordo si proroga con agreement-extended.", names.join(", ")),
    )
}
