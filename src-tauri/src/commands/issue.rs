//! Documents: what a batch would print, printing it, what was issued.

use std::path::PathBuf;

use chrono::NaiveDate;
use concilia_core::archive::operation::Written;
use concilia_core::id::IssueId;
use concilia_office::files::IfThere;
use concilia_office::issue::{self, DocumentQuery, DocumentView};
use concilia_office::job::Progress;
use concilia_office::print::{self, Batch, PrintDone, PrintPlan, PrintRequest};
use concilia_office::{Desk, Error, Failure};
use tauri::ipc::Response;
use tauri::{AppHandle, Emitter, Runtime, State};

/// What a batch would print; nothing is made.
#[tauri::command(async)]
pub(crate) fn print_plan(desk: State<'_, Desk>, batch: Batch) -> Result<PrintPlan, Failure> {
    Ok(print::plan(&desk, &batch)?)
}

/// What is due to be printed now.
#[tauri::command(async)]
pub(crate) fn print_due(desk: State<'_, Desk>) -> Result<Vec<PrintPlan>, Failure> {
    Ok(print::due(&desk)?)
}

/// Prints a batch, telling how far it is under the name of the job.
#[tauri::command(async)]
pub(crate) fn print_run<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, Desk>,
    job: String,
    request: PrintRequest,
) -> Result<Written<PrintDone>, Failure> {
    // A window that has closed meanwhile hears nothing, and the batch goes on.
    let report = |progress: Progress| drop(app.emit("job_progress", progress));
    let job = desk.jobs.start(&job, &report);
    Ok(print::print(&desk, &request, &job)?)
}

/// Registers that issued documents were sent.
#[tauri::command(async)]
pub(crate) fn print_sent(desk: State<'_, Desk>, ids: Vec<IssueId>, on: NaiveDate) -> Result<Written<String>, Failure> {
    Ok(print::mark_sent(&desk, &ids, on)?)
}

/// The issued documents of a query.
#[tauri::command(async)]
pub(crate) fn document_list(desk: State<'_, Desk>, query: DocumentQuery) -> Result<Vec<DocumentView>, Failure> {
    Ok(issue::list(&desk, &query)?)
}

/// The very bytes of an issued document.
#[tauri::command(async)]
pub(crate) fn document_pdf(desk: State<'_, Desk>, id: IssueId) -> Result<Response, Failure> {
    Ok(Response::new(issue::pdf(&desk, &id)?.1))
}

/// Opens an issued document with the system's own program.
#[tauri::command(async)]
pub(crate) fn document_open(desk: State<'_, Desk>, id: IssueId) -> Result<(), Failure> {
    let path = issue::copy_to_look_at(&desk, &id)?;
    let opened = tauri_plugin_opener::open_path(&path, None::<&str>);
    Ok(opened.map_err(|_| Error::NotOpened { path })?)
}

/// Saves an issued document again.
#[tauri::command(async)]
pub(crate) fn document_save(desk: State<'_, Desk>, id: IssueId, path: PathBuf, replace: bool) -> Result<(), Failure> {
    Ok(issue::save(&desk, &id, &path, IfThere::replacing(replace))?)
}

/// Saves issued documents again into a folder.
#[tauri::command(async)]
pub(crate) fn document_save_all(
    desk: State<'_, Desk>,
    ids: Vec<IssueId>,
    folder: PathBuf,
    replace: bool,
) -> Result<Vec<String>, Failure> {
    Ok(issue::save_all(&desk, &ids, &folder, IfThere::replacing(replace))?)
}

/// Annuls an issued document, with its reason.
#[tauri::command(async)]
pub(crate) fn document_annul(
    desk: State<'_, Desk>,
    id: IssueId,
    version: i64,
    reason: String,
) -> Result<Written<()>, Failure> {
    Ok(issue::annul(&desk, &id, version, &reason)?)
}

/// Exports the list of documents to an XLSX file.
#[tauri::command(async)]
pub(crate) fn document_export(
    desk: State<'_, Desk>,
    query: DocumentQuery,
    path: PathBuf,
    replace: bool,
) -> Result<(), Failure> {
    Ok(issue::export(&desk, &query, &path, IfThere::replacing(replace))?)
}

/// Opens a folder with the system's own program.
#[tauri::command(async)]
pub(crate) fn folder_open(path: PathBuf) -> Result<(), Failure> {
    let opened = tauri_plugin_opener::open_path(&path, None::<&str>);
    Ok(opened.map_err(|_| Error::NotOpened { path })?)
}
