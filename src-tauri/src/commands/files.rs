//! What the screen asks about files before it names one.

use std::path::Path;

use concilia_office::files;

/// Whether something of that name is there already.
#[tauri::command(async)]
pub(crate) fn file_there(path: &Path) -> bool {
    files::is_there(path)
}
