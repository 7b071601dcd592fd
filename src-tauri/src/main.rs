//! Entry point of the desktop program: opens the window and waits for its end.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> Result<(), tauri::Error> {
    concilia_desktop::run()
}
