//! Builds the screen (`ui/dist`) when it is missing or older than its sources.
//!
//! Shared by the build script of the desktop crate, which cannot compile without the screen, and by `xtask`.
//! It only calls npm; it must not know what the screen is made of.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

/// What the screen is built from, relative to `ui/`.
pub(crate) const SOURCES: [&str; 7] =
    ["src", "public", "index.html", "package.json", "package-lock.json", "vite.config.ts", "svelte.config.js"];

/// Brings `ui/dist` up to date; does nothing when it already is. The error says what to do.
pub(crate) fn bring_up_to_date(ui: &Path) -> Result<(), String> {
    let built = modified(&ui.join("dist/index.html"));
    if built.is_some() && built >= newest_source(ui) {
        return Ok(());
    }
    install_packages(ui)?;
    npm(ui, &["run", "build"])
}

/// Installs the packages that the lock file names, unless they already are.
pub(crate) fn install_packages(ui: &Path) -> Result<(), String> {
    let installed = modified(&ui.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= modified(&ui.join("package-lock.json")) {
        return Ok(());
    }
    npm(ui, &["ci", "--no-audit", "--no-fund"])
}

/// Runs npm in `ui`. Its output goes to the standard error, because a build script's standard output is read by Cargo.
pub(crate) fn npm(ui: &Path, arguments: &[&str]) -> Result<(), String> {
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let wanted = format!("npm {}", arguments.join(" "));
    let status = Command::new(program)
        .args(arguments)
        .current_dir(ui)
        .stdin(Stdio::null())
        .stdout(std::io::stderr())
        .status()
        .map_err(|error| {
            format!("`{wanted}` could not start ({error}): install Node.js 20 with npm, then build again")
        })?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{wanted}` failed in {}: its own message is above", ui.display()))
    }
}

fn newest_source(ui: &Path) -> Option<SystemTime> {
    SOURCES.iter().filter_map(|name| newest(&ui.join(name))).max()
}

/// The latest change below a path; folders count too, so that a deleted file is seen.
fn newest(path: &Path) -> Option<SystemTime> {
    let below = entries(path).into_iter().filter_map(|entry| newest(&entry)).max();
    modified(path).max(below)
}

fn entries(path: &Path) -> Vec<PathBuf> {
    fs::read_dir(path)
        .map_or_else(|_| Vec::new(), |folder| folder.filter_map(|entry| Some(entry.ok()?.path())).collect())
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|meta| meta.modified()).ok()
}
