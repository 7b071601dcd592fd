//! Importing parties from a list: the list on the desk, its mapping, the decisions, the confirm.

use std::path::PathBuf;

use concilia_core::archive::operation::Written;
use concilia_core::exchange::import::Group;
use concilia_office::files::IfThere;
use concilia_office::import::{self, ImportChange, ImportDone, ImportPage, ImportRow, SavedRest};
use concilia_office::job::{Job, Progress};
use concilia_office::{Desk, Error, Failure};
use tauri::{AppHandle, Emitter, Runtime, State};

/// The page after some work on the list, which tells how far it is and may be stopped.
fn page_after<R: Runtime>(
    desk: &Desk,
    app: &AppHandle<R>,
    job: &str,
    work: impl FnOnce(&Job<'_>) -> Result<(), Error>,
) -> Result<ImportPage, Failure> {
    let report = |progress: Progress| drop(app.emit("job_progress", progress));
    let job = desk.jobs.start(job, &report);
    work(&job)?;
    Ok(import::page(desk, &job)?)
}

/// The list on the desk, or what else could be taken up.
#[tauri::command(async)]
pub(crate) fn import_page<R: Runtime>(
    desk: State<'_, Desk>,
    app: AppHandle<R>,
    job: String,
) -> Result<ImportPage, Failure> {
    page_after(&desk, &app, &job, |_| Ok(()))
}

/// Puts the list of a file on the desk.
#[tauri::command(async)]
pub(crate) fn import_file<R: Runtime>(
    desk: State<'_, Desk>,
    app: AppHandle<R>,
    job: String,
    path: PathBuf,
) -> Result<ImportPage, Failure> {
    page_after(&desk, &app, &job, |job| import::open_file(&desk, &path, job))
}

/// Puts pasted rows on the desk.
#[tauri::command(async)]
pub(crate) fn import_paste<R: Runtime>(
    desk: State<'_, Desk>,
    app: AppHandle<R>,
    job: String,
    text: String,
) -> Result<ImportPage, Failure> {
    page_after(&desk, &app, &job, |job| import::open_pasted(&desk, &text, job))
}

/// Puts rows that stayed out of an earlier import on the desk again.
#[tauri::command(async)]
pub(crate) fn import_left<R: Runtime>(
    desk: State<'_, Desk>,
    app: AppHandle<R>,
    job: String,
    id: String,
) -> Result<ImportPage, Failure> {
    page_after(&desk, &app, &job, |job| import::open_left(&desk, &id, job))
}

/// Keeps rows that stayed out no longer.
#[tauri::command(async)]
pub(crate) fn import_dismiss(desk: State<'_, Desk>, id: String) -> Result<Written<()>, Failure> {
    Ok(import::dismiss_left(&desk, &id)?)
}

/// Takes up the list whose import was undone.
#[tauri::command(async)]
pub(crate) fn import_reopen<R: Runtime>(
    desk: State<'_, Desk>,
    app: AppHandle<R>,
    job: String,
) -> Result<ImportPage, Failure> {
    page_after(&desk, &app, &job, |job| import::reopen(&desk, job))
}

/// Takes the list off the desk; nothing was written.
#[tauri::command(async)]
pub(crate) fn import_cancel<R: Runtime>(
    desk: State<'_, Desk>,
    app: AppHandle<R>,
    job: String,
) -> Result<ImportPage, Failure> {
    page_after(&desk, &app, &job, |_| import::cancel(&desk))
}

/// Changes the mapping or a decision, and tries again.
#[tauri::command(async)]
pub(crate) fn import_change<R: Runtime>(
    desk: State<'_, Desk>,
    app: AppHandle<R>,
    job: String,
    change: ImportChange,
) -> Result<ImportPage, Failure> {
    page_after(&desk, &app, &job, |job| import::change(&desk, &change, job))
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
