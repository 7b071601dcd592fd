//! What the program remembers of its user, outside any archive.

use concilia_office::preferences::{Preferences, Theme};
use concilia_office::{Desk, Failure};
use tauri::State;

/// The remembered choices.
#[tauri::command(async)]
pub(crate) fn preferences(desk: State<'_, Desk>) -> Preferences {
    desk.preferences()
}

/// Light, dark, or as the system.
#[tauri::command(async)]
pub(crate) fn preferences_theme(desk: State<'_, Desk>, theme: Theme) -> Result<Preferences, Failure> {
    Ok(desk.remember(|preferences| preferences.theme = theme)?)
}

/// A choice of the screen (columns, filters), by name.
#[tauri::command(async)]
pub(crate) fn preferences_screen(
    desk: State<'_, Desk>,
    name: String,
    value: serde_json::Value,
) -> Result<Preferences, Failure> {
    Ok(desk.remember(|preferences| drop(preferences.screen.insert(name, value)))?)
}
