//! Archives: those opened before, opening, closing.

use std::path::Path;

use concilia_office::archives::{self, RecentArchive};
use concilia_office::desk::SessionView;
use concilia_office::{Desk, Failure};
use tauri::State;

/// The archives opened before.
#[tauri::command(async)]
pub(crate) fn archive_recent(desk: State<'_, Desk>) -> Vec<RecentArchive> {
    archives::recent(&desk)
}

/// Takes an archive out of the recent ones; its file is not touched.
#[tauri::command(async)]
pub(crate) fn archive_forget(desk: State<'_, Desk>, path: String) -> Result<Vec<RecentArchive>, Failure> {
    desk.remember(|preferences| preferences.forget(&path))?;
    Ok(archives::recent(&desk))
}

/// Opens an archive for work, or only to look at.
#[tauri::command(async)]
pub(crate) fn archive_open(desk: State<'_, Desk>, path: String, read_only: bool) -> Result<SessionView, Failure> {
    let open = if read_only { archives::open_read_only } else { archives::open };
    Ok(open(&desk, Path::new(&path))?)
}

/// Closes the open archive.
#[tauri::command(async)]
pub(crate) fn archive_close(desk: State<'_, Desk>) {
    desk.close();
}
