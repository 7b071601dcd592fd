//! The dashboard and the findings of every room.

use concilia_office::dashboard::{self, Dashboard};
use concilia_office::{Desk, Failure};
use tauri::State;

/// All that the dashboard shows.
#[tauri::command(async)]
pub(crate) fn dashboard(desk: State<'_, Desk>) -> Result<Dashboard, Failure> {
    Ok(dashboard::view(&desk)?)
}
