//! Archives: those opened before, opening, closing.

use std::path::{Path, PathBuf};

use concilia_core::territory::Network;
use concilia_office::archives::{self, RecentArchive};
use concilia_office::desk::SessionView;
use concilia_office::welcome::{self, Welcome};
use concilia_office::{Desk, Failure, example};
use tauri::State;

/// What the welcome page shows.
#[tauri::command(async)]
pub(crate) fn welcome(desk: State<'_, Desk>) -> Welcome {
    welcome::welcome(&desk)
}

/// Makes the archive of a network, at the proposed place unless another is given.
#[tauri::command(async)]
pub(crate) fn archive_create(
    desk: State<'_, Desk>,
    network: Network,
    path: Option<PathBuf>,
) -> Result<SessionView, Failure> {
    let path = path.unwrap_or_else(|| archives::proposed_path(&desk, network.display_name()));
    Ok(archives::create(&desk, network, &path)?)
}

/// What is risky of the place of an archive, before it is made or opened there.
#[tauri::command(async)]
pub(crate) fn archive_risk(path: PathBuf) -> Option<String> {
    archives::risk(&path)
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

/// Opens the example archive, made anew where it is not there yet, for work or only to look at.
#[tauri::command(async)]
pub(crate) fn archive_open_example(desk: State<'_, Desk>, read_only: bool) -> Result<SessionView, Failure> {
    Ok(example::open(&desk, read_only)?)
}

/// Closes the open archive.
#[tauri::command(async)]
pub(crate) fn archive_close(desk: State<'_, Desk>) {
    archives::close(&desk);
}
