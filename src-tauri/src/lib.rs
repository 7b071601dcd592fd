//! The window: a thin shell over `concilia-office`.
//!
//! It registers the commands and the plugins and opens the one window. It must hold no rule and no SQL:
//! a command converts, calls and converts, in ten lines at most (`tests/invariants` counts them).

use concilia_office::{Desk, archives, system};
use tauri::{Manager, Runtime};

mod commands;

/// The name of the only window, the one that `capabilities/default.json` speaks of.
pub const WINDOW: &str = "main";

/// Adds the commands to a builder: the real one, or the mock one of the tests. Whoever builds also manages a [`Desk`].
pub fn builder<R: Runtime>(builder: tauri::Builder<R>) -> tauri::Builder<R> {
    builder.invoke_handler(commands::handler())
}

/// The desk of this computer's user: the system's clock, login and folders.
///
/// # Errors
/// When the system tells no folder for the user's data.
fn desk<R: Runtime>(app: &tauri::App<R>) -> Result<Desk, tauri::Error> {
    let local = app.path().local_data_dir()?;
    let documents = app.path().document_dir().unwrap_or_else(|_| local.clone());
    let places = system::places(local, documents);
    Ok(Desk::new(places, system::person(), Box::new(system::SystemClock), Box::new(system::RandomIds)))
}

/// The configuration, the capabilities and the screen, as compiled in.
pub fn context<R: Runtime>() -> tauri::Context<R> {
    tauri::generate_context!()
}

/// Opens the window and returns when it has been closed.
///
/// # Errors
/// When the system cannot give a window (no display, WebView missing).
pub fn run() -> Result<(), tauri::Error> {
    builder(tauri::Builder::default())
        // First of the plugins: a second start must end before anything else begins.
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| show(app)))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .setup(|app| {
            app.manage(desk(app)?);
            Ok(())
        })
        .on_window_event(|window, event| {
            if matches!(event, tauri::WindowEvent::Destroyed) {
                archives::close(&window.state::<Desk>());
            }
        })
        .run(context())
}

/// Brings the window of the running program to the front. A window that cannot be raised is still there to be clicked.
fn show<R: Runtime>(app: &tauri::AppHandle<R>) {
    if let Some(window) = app.get_webview_window(WINDOW) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}
