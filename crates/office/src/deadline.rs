//! Deadlines for a shell: the two of the resolution with what it says of them, the office's own, and their calendar.

use std::path::Path;

use chrono::{DateTime, Utc};
use concilia_core::archive::operation::Written;
use concilia_core::deadline::{self, Dated, Deadline, DeadlineDraft, Extension, ExtensionDraft};
use concilia_core::id::{DeadlineId, ExtensionId};
use concilia_text::deadline as words;
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Trigger};
use serde::Serialize;
use ts_rs::TS;

use crate::citations::Cited;
use crate::desk::Desk;
use crate::failure::Result;
use crate::files::{self, IfThere};

/// Days before a term at which the calendar reminds of it.
const REMIND_BEFORE: i64 = 7;

/// A term in words.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct DeadlineView {
    /// The term, what the resolution says of it, the acts that moved it.
    #[serde(flatten)]
    pub dated: Dated,
    /// What must be done.
    pub label: String,
    /// "mancano 7 giorni", "fatto il 09/03/2014".
    pub countdown: String,
    /// Where the resolution states it; nothing for the office's own.
    pub cited: Option<Cited>,
}

/// Every term, the nearest first.
pub fn list(desk: &Desk) -> Result<Vec<DeadlineView>> {
    let dated = desk.read(|tx, today| deadline::all(tx, today.working_date))?;
    Ok(dated.into_iter().map(view).collect())
}

fn view(dated: Dated) -> DeadlineView {
    DeadlineView {
        label: words::title(&dated.deadline),
        countdown: words::standing(&dated),
        cited: dated.source.as_ref().map(|source| source.citation.into()),
        dated,
    }
}

/// Adds a term of the office or changes one.
pub fn save(desk: &Desk, known: Option<(DeadlineId, i64)>, draft: DeadlineDraft) -> Result<Written<Deadline>> {
    desk.change(|archive, ctx| deadline::save(archive, ctx, known, draft))
}

/// Removes a term of the office.
pub fn remove(desk: &Desk, id: &DeadlineId, version: i64) -> Result<Written<()>> {
    desk.change(|archive, ctx| deadline::remove(archive, ctx, id, version))
}

/// Moves a term by an act.
pub fn extend(desk: &Desk, id: &DeadlineId, version: i64, draft: ExtensionDraft) -> Result<Written<Extension>> {
    desk.change(|archive, ctx| deadline::extend(archive, ctx, id, version, draft))
}

/// Takes back the last act that moved a term.
pub fn remove_extension(desk: &Desk, id: &ExtensionId) -> Result<Written<()>> {
    desk.change(|archive, ctx| deadline::remove_extension(archive, ctx, id))
}

/// Writes the terms that are not met yet to a calendar file, which mail programs import. Importing it again moves
/// the entries that are there, because each keeps its identifier.
pub fn export_calendar(desk: &Desk, path: &Path, if_there: IfThere) -> Result<()> {
    files::ending(path, &["ics"])?;
    let archive = desk.session(|session| Ok(session.archive.identity().code.clone()))?;
    let open: Vec<DeadlineView> = list(desk)?.into_iter().filter(|view| view.dated.met_on.is_none()).collect();
    files::write(path, calendar(&open, &archive, desk.now()).as_bytes(), if_there)
}

/// The terms as iCalendar (RFC 5545). `archive` is the archive's code, which makes the identifiers unique; `at` is the instant.
pub fn calendar(terms: &[DeadlineView], archive: &str, at: DateTime<Utc>) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//Concilia//Scadenze//IT"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.name("Concilia: scadenze della rete");
    for term in terms {
        calendar.push(event(term, archive, at));
    }
    calendar.to_string()
}

fn event(term: &DeadlineView, archive: &str, at: DateTime<Utc>) -> Event {
    let deadline = &term.dated.deadline;
    let uid = format!("{archive}-{}", deadline.id);
    let mut event = Event::with_uid(&format!("{uid}@concilia"));
    let before = Trigger::before_start(chrono::Duration::days(REMIND_BEFORE));
    let mut alarm = Alarm::display(&term.label, before);
    // Without them the library would write a random identifier and the system's clock.
    alarm.uid(&format!("{uid}-alarm@concilia")).timestamp(at);
    event.timestamp(at).summary(&term.label).description(&description(term));
    // A day of the calendar ends where the next begins (RFC 5545, 3.6.1).
    event.starts(deadline.due_on).ends(deadline.due_on + chrono::Days::new(1));
    event.alarm(alarm);
    event.done()
}

/// What the resolution says of the term, the acts that moved it, the notes.
fn description(term: &DeadlineView) -> String {
    let mut parts = Vec::new();
    if let (Some(source), Some(cited)) = (&term.dated.source, &term.cited) {
        parts.push(format!("{}: {}", cited.label, source.says));
    }
    for extension in &term.dated.extensions {
        parts.push(format!(
            "Prorogata dal {} al {}: {}",
            extension.due_before.format("%d/%m/%Y"),
            extension.due_after.format("%d/%m/%Y"),
            extension.act
        ));
    }
    if !term.dated.deadline.notes.is_empty() {
        parts.push(term.dated.deadline.notes.clone());
    }
    parts.join("\n")
}
