//! Builds the screen when it is out of date, and declares every command of `src/commands` to Tauri,
//! so that a command which no capability names is refused at run time.

use std::fs;
use std::path::Path;

mod screen;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let ui = Path::new("../ui");
    for source in screen::SOURCES {
        println!("cargo::rerun-if-changed={}", ui.join(source).display());
    }
    println!("cargo::rerun-if-changed=src/commands");
    println!("cargo::rerun-if-changed=icons");
    screen::bring_up_to_date(ui).map_err(|reason| format!("the screen (ui/dist) is not there: {reason}"))?;

    // Tauri wants the names for the whole life of the program; this one ends in a moment.
    let commands: &'static [&'static str] = Vec::leak(command_names(Path::new("src/commands"))?);
    let manifest = tauri_build::AppManifest::new().commands(commands);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}

/// The function below each `#[tauri::command…]` line, in every file of the folder.
fn command_names(folder: &Path) -> Result<Vec<&'static str>, std::io::Error> {
    let mut names: Vec<&'static str> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let text = fs::read_to_string(entry?.path())?;
        for after in text.split("\n#[tauri::command").skip(1) {
            let signature = after.split_once("fn ").map_or("", |(_, rest)| rest);
            let name = signature.split(['(', '<']).next().unwrap_or_default();
            names.push(String::leak(name.to_owned()));
        }
    }
    names.sort_unstable();
    Ok(names)
}
