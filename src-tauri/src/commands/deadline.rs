//! Deadlines: the two of the resolution, the office's own, their calendar.

use std::path::Path;

use concilia_core::archive::operation::Written;
use concilia_core::deadline::{Deadline, DeadlineDraft, Extension, ExtensionDraft};
use concilia_core::id::{DeadlineId, ExtensionId};
use concilia_office::deadline::{self, DeadlineView};
use concilia_office::files::IfThere;
use concilia_office::{Desk, Failure};
use tauri::State;

/// Every deadline, the nearest first.
#[tauri::command(async)]
pub(crate) fn deadline_list(desk: State<'_, Desk>) -> Result<Vec<DeadlineView>, Failure> {
    Ok(deadline::list(&desk)?)
}

/// Adds a deadline of the office, or changes one.
#[tauri::command(async)]
pub(crate) fn deadline_save(
    desk: State<'_, Desk>,
    known: Option<(DeadlineId, i64)>,
    draft: DeadlineDraft,
) -> Result<Written<Deadline>, Failure> {
    Ok(deadline::save(&desk, known, draft)?)
}

/// Removes a deadline of the office.
#[tauri::command(async)]
pub(crate) fn deadline_remove(desk: State<'_, Desk>, id: DeadlineId, version: i64) -> Result<Written<()>, Failure> {
    Ok(deadline::remove(&desk, &id, version)?)
}

/// Moves a deadline by an act.
#[tauri::command(async)]
pub(crate) fn deadline_extend(
    desk: State<'_, Desk>,
    id: DeadlineId,
    version: i64,
    draft: ExtensionDraft,
) -> Result<Written<Extension>, Failure> {
    Ok(deadline::extend(&desk, &id, version, draft)?)
}

/// Takes back the last act that moved a deadline.
#[tauri::command(async)]
pub(crate) fn deadline_remove_extension(desk: State<'_, Desk>, id: ExtensionId) -> Result<Written<()>, Failure> {
    Ok(deadline::remove_extension(&desk, &id)?)
}

/// Writes the deadlines to a calendar file; the dialog of the system has asked before an existing file.
#[tauri::command(async)]
pub(crate) fn deadline_calendar(desk: State<'_, Desk>, path: String) -> Result<(), Failure> {
    Ok(deadline::export_calendar(&desk, Path::new(&path), IfThere::Replace)?)
}
