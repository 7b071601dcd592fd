//! `concilia register … agreement-signed`, `new-version` and `extended`: what happens to the agreement and to its terms.

use chrono::NaiveDate;
use concilia_core::deadline::ExtensionDraft;
use concilia_office::agreement::{self, AgreementView};
use concilia_office::{Desk, deadline};
use serde_json::json;

use crate::commands::named;
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

pub(super) fn extension(act: String, decided_on: NaiveDate, until: NaiveDate, reason: String) -> ExtensionDraft {
    ExtensionDraft { act, decided_on, due_after: until, reason }
}

/// Moves a term by an act.
pub(super) fn extended(desk: &Desk, term: &str, draft: ExtensionDraft) -> Result<Report, Stopped> {
    let terms = deadline::list(desk)?;
    let term = named::one(&terms, &|term| &term.label, term)?;
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
