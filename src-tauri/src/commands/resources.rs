//! The resources of annex C.

use std::path::Path;

use concilia_office::files::IfThere;
use concilia_office::resources::{self, ResourcesView};
use concilia_office::{Desk, Failure};
use tauri::State;

/// The network's money, the 15 side by side, and where the act does not add up.
#[tauri::command(async)]
pub(crate) fn resources(desk: State<'_, Desk>) -> Result<ResourcesView, Failure> {
    Ok(resources::view(&desk)?)
}

/// Writes the 15 side by side to an Excel or CSV file; the dialog has asked before replacing one.
#[tauri::command(async)]
pub(crate) fn resources_export(desk: State<'_, Desk>, path: String) -> Result<usize, Failure> {
    Ok(resources::export(&desk, Path::new(&path), IfThere::Replace)?)
}
