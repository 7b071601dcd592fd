//! The open archive: its header, working date, operator, undo and redo.

use chrono::NaiveDate;
use concilia_core::archive::operation::Written;
use concilia_office::citations::{self, CitedText};
use concilia_office::desk::SessionView;
use concilia_office::search::{self, SearchHit};
use concilia_office::{Desk, Failure};
use tauri::State;

/// What the header shows; an error where no archive is open.
#[tauri::command(async)]
pub(crate) fn session(desk: State<'_, Desk>) -> Result<SessionView, Failure> {
    Ok(desk.view()?)
}

/// Sets the working date for this session; none goes back to today's.
#[tauri::command(async)]
pub(crate) fn session_working_date(desk: State<'_, Desk>, date: Option<NaiveDate>) -> Result<SessionView, Failure> {
    Ok(desk.set_working_date(date)?)
}

/// Sets who works in this session.
#[tauri::command(async)]
pub(crate) fn session_operator(desk: State<'_, Desk>, name: String) -> Result<SessionView, Failure> {
    Ok(desk.set_operator(&name)?)
}

/// Takes back the last operation, or the one of that number.
#[tauri::command(async)]
pub(crate) fn undo(desk: State<'_, Desk>, number: Option<i64>) -> Result<Written<()>, Failure> {
    Ok(match number {
        Some(number) => desk.undo_number(number)?,
        None => desk.undo()?,
    })
}

/// Does the last operation taken back again.
#[tauri::command(async)]
pub(crate) fn redo(desk: State<'_, Desk>) -> Result<Written<()>, Failure> {
    Ok(desk.redo()?)
}

/// Asks a running job to stop.
#[tauri::command(async)]
pub(crate) fn job_stop(desk: State<'_, Desk>, job: String) {
    desk.jobs.stop(&job);
}

/// The passage that a citation opens; nothing where the key is no citation.
#[tauri::command(async)]
pub(crate) fn citation_passage(key: String) -> Option<CitedText> {
    citations::passage(&key)
}

/// Parties and documents by any of their words.
#[tauri::command(async)]
pub(crate) fn search_everywhere(desk: State<'_, Desk>, text: String) -> Result<Vec<SearchHit>, Failure> {
    Ok(search::everywhere(&desk, &text)?)
}
