//! `cargo xtask run`: the window where there is a display, otherwise the whole main job through the command line.

use std::fs;
use std::path::{Path, PathBuf};

use crate::packages::{COMPILER, WINDOW};
use crate::{Outcome, packages, place, process, screen};

pub(crate) fn run(arguments: &[String]) -> Outcome {
    if place::has_display() { window() } else { headless(arguments.first().map(PathBuf::from)) }
}

fn window() -> Outcome {
    packages::install(&[COMPILER, WINDOW])?;
    packages::install_node()?;
    println!("Building the screen and the window (the first time some minutes)…");
    screen::bring_up_to_date(&place::screen())?;
    let mut command = process::cargo("run --locked --package concilia-desktop");
    // WebKitGTK uses 70 MB less without it, and nothing here needs it.
    command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    process::finish(command)
}

/// The main job on the example archive. Only the command line is built: no screen, no window.
fn headless(chosen: Option<PathBuf>) -> Outcome {
    println!("There is no display here: the main job is done through the command line, on the example archive.");
    packages::install(&[COMPILER])?;
    let folder = match chosen {
        Some(folder) => std::path::absolute(&folder).map_err(|error| format!("{}: {error}", folder.display()))?,
        None => emptied(place::target().join("demo"))?,
    };
    let mut command = process::cargo("run --locked --quiet --package concilia-cli -- demo");
    command.arg(&folder);
    process::finish(command)?;
    println!("\nThe documents and the archive are in {}", folder.display());
    list(&folder)
}

/// Takes away what an earlier run left in the build folder, so that each run starts from nothing.
fn emptied(folder: PathBuf) -> Result<PathBuf, String> {
    match fs::remove_dir_all(&folder) {
        Err(error) if folder.exists() => Err(format!("{} cannot be emptied: {error}", folder.display())),
        _ => Ok(folder),
    }
}

fn list(folder: &Path) -> Outcome {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut lines: Vec<String> = entries
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let size = entry.metadata().ok()?.len().div_ceil(1024);
            let name = entry.file_name().to_string_lossy().into_owned();
            // The lock of the archive is no document.
            if name.starts_with('.') {
                return None;
            }
            Some(if entry.path().is_dir() { format!("  {name}/") } else { format!("  {name}  ({size} KB)") })
        })
        .collect();
    lines.sort();
    println!("{}", lines.join("\n"));
    Ok(())
}
