//! Importing parties from a list: the list on the desk, its mapping, the decisions, the confirm.

use std::path::PathBuf;

use concilia_core::archive::operation::Written;
use concilia_core::exchange::import::Group;
use concilia_office::files::IfThere;
use concilia_office::import::{self, ImportChange, ImportDone, ImportPage, ImportRow, SavedRest};
use concilia_office::job::Progress;
use concilia_office::{Desk, Failure};
use tauri::{AppHandle, Emitter, Runtime, State};

/// The list on the desk, or what else could be taken up.
#[tauri::command(async)]
pub(crate) fn import_page(desk: State<'_, Desk>) -> Result<ImportPage, Failure> {
    Ok(import::page(&desk)?)
}

/// Puts the list of a file on the desk.
#[tauri::command(async)]
pub(crate) fn import_file(desk: State<'_, Desk>, path: PathBuf) -> Result<ImportPage, Failure> {
    import::open_file(&desk, &path)?;
    Ok(import::page(&desk)?)
}

/// Puts pasted rows on the desk.
#[tauri::command(async)]
pub(crate) fn import_paste(desk: State<'_, Desk>, text: String) -> Result<ImportPage, Failure> {
    import::open_pasted(&desk, &text)?;
    Ok(import::page(&desk)?)
}

/// Puts the rows that stayed out of the last import on the desk again.
#[tauri::command(async)]
pub(crate) fn import_left(desk: State<'_, Desk>) -> Result<ImportPage, Failure> {
    import::open_left(&desk)?;
    Ok(import::page(&desk)?)
}

/// Takes up the list whose import was undone.
#[tauri::command(async)]
pub(crate) fn import_reopen(desk: State<'_, Desk>) -> Result<ImportPage, Failure> {
    import::reopen(&desk)?;
    Ok(import::page(&desk)?)
}

/// Takes the list off the desk; nothing was written.
#[tauri::command(async)]
pub(crate) fn import_cancel(desk: State<'_, Desk>) -> Result<ImportPage, Failure> {
    import::cancel(&desk)?;
    Ok(import::page(&desk)?)
}

/// Changes the mapping or a decision, and tries again.
#[tauri::command(async)]
pub(crate) fn import_change(desk: State<'_, Desk>, change: ImportChange) -> Result<ImportPage, Failure> {
    import::change(&desk, change)?;
    Ok(import::page(&desk)?)
}

/// The rows of a group, or all of them.
#[tauri::command(async)]
pub(crate) fn import_rows(desk: State<'_, Desk>, group: Option<Group>) -> Result<Vec<ImportRow>, Failure> {
    Ok(import::rows(&desk, group)?)
}

/// Writes every ready row as one operation.
#[tauri::command(async)]
pub(crate) fn import_confirm<R: Runtime>(
    desk: State<'_, Desk>,
    app: AppHandle<R>,
    job: String,
) -> Result<Written<ImportDone>, Failure> {
    let report = |progress: Progress| drop(app.emit("job_progress", progress));
    Ok(import::confirm(&desk, &desk.jobs.start(&job, &report))?)
}

/// Saves the rows that stay out as a file to mend and import again.
#[tauri::command(async)]
pub(crate) fn import_save_rest(desk: State<'_, Desk>, path: PathBuf, replace: bool) -> Result<SavedRest, Failure> {
    let if_there = if replace { IfThere::Replace } else { IfThere::Ask };
    Ok(import::save_rest(&desk, &path, if_there)?)
}
