//! Copies of the archive, and the way back.

use std::path::Path;

use concilia_office::copies::{
    self, CopiesView, CopyView, FullDone, RestoreDone, RestoreRequest, RestoreSource, RestoreView,
};
use concilia_office::files::IfThere;
use concilia_office::job::Progress;
use concilia_office::{Desk, Failure};
use tauri::{AppHandle, Emitter, Runtime, State};

/// The copies of the open archive.
#[tauri::command(async)]
pub(crate) fn copies_view(desk: State<'_, Desk>) -> Result<CopiesView, Failure> {
    Ok(copies::view(&desk)?)
}

/// Every copy, of the open archive alone where one is open.
#[tauri::command(async)]
pub(crate) fn copies_list(desk: State<'_, Desk>, second: bool) -> Result<Vec<CopyView>, Failure> {
    Ok(copies::list(&desk, second)?)
}

/// Every copy in a folder that the user has chosen.
#[tauri::command(async)]
pub(crate) fn copies_elsewhere(desk: State<'_, Desk>, folder: String) -> Result<Vec<CopyView>, Failure> {
    Ok(copies::list_elsewhere(&desk, &folder)?)
}

/// Makes a copy now.
#[tauri::command(async)]
pub(crate) fn copies_make(desk: State<'_, Desk>) -> Result<CopiesView, Failure> {
    Ok(copies::make_now(&desk)?)
}

/// Chooses the second place, or none.
#[tauri::command(async)]
pub(crate) fn copies_second_place(desk: State<'_, Desk>, folder: Option<String>) -> Result<CopiesView, Failure> {
    Ok(copies::choose_second(&desk, folder)?)
}

/// The name proposed for a full copy.
#[tauri::command(async)]
pub(crate) fn copies_full_name(desk: State<'_, Desk>) -> Result<String, Failure> {
    Ok(copies::full_name(&desk)?)
}

/// Copies the open archive, contents included, into one file.
#[tauri::command(async)]
pub(crate) fn copies_full<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, Desk>,
    job: String,
    path: String,
    replace: bool,
) -> Result<FullDone, Failure> {
    let report = |progress: Progress| drop(app.emit("job_progress", progress));
    let job = desk.jobs.start(&job, &report);
    Ok(copies::full(&desk, Path::new(&path), IfThere::replacing(replace), &job)?)
}

/// What a copy holds, and where it would go.
#[tauri::command(async)]
pub(crate) fn restore_look(desk: State<'_, Desk>, source: RestoreSource) -> Result<RestoreView, Failure> {
    Ok(copies::look(&desk, &source)?)
}

/// Takes an archive back from a copy, checked, and opens it.
#[tauri::command(async)]
pub(crate) fn restore_run<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, Desk>,
    job: String,
    request: RestoreRequest,
) -> Result<RestoreDone, Failure> {
    let report = |progress: Progress| drop(app.emit("job_progress", progress));
    let job = desk.jobs.start(&job, &report);
    Ok(copies::restore(&desk, &request, &job)?)
}
