//! The commands of the screen, one file a room of the office.
//!
//! Each is registered here, named in `capabilities/default.json`, and runs off the main thread
//! (`#[tauri::command(async)]`), so that the window never waits for the disk.

use tauri::Runtime;
use tauri::ipc::Invoke;

mod about;

/// Every command, one a line.
pub(crate) fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![about::about,]
}
