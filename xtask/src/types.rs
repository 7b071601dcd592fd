//! The screen's types, written from the Rust ones by the tests that ts-rs adds to each crate.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{Outcome, place, process};

/// Where the screen reads them.
fn committed() -> PathBuf {
    place::screen().join("src/ipc/generated")
}

/// Where a test run writes them.
pub(crate) fn fresh() -> PathBuf {
    place::target().join("types")
}

/// `cargo xtask types`: writes them anew; a type that is gone loses its file.
pub(crate) fn write() -> Outcome {
    let folder = committed();
    clear(&folder)?;
    let mut command = process::cargo("test --workspace --locked --lib --bins --quiet export_bindings");
    command.env("TS_RS_EXPORT_DIR", &folder);
    process::finish(command)?;
    println!("{} types are in {}", contents(&folder, &folder)?.len(), folder.display());
    Ok(())
}

/// Fails when the committed types are not those that the last test run wrote.
pub(crate) fn compare() -> Outcome {
    let written = contents(&fresh(), &fresh())?;
    let known = contents(&committed(), &committed())?;
    if written.is_empty() {
        return Err("no type was written: run the stage `rust` first".to_owned());
    }
    let differing: Vec<&str> = written
        .keys()
        .chain(known.keys())
        .filter(|name| written.get(*name) != known.get(*name))
        .map(String::as_str)
        .collect();
    if differing.is_empty() {
        return Ok(());
    }
    Err(format!("run `cargo xtask types` and commit: these are not fresh: {}", differing.join(", ")))
}

/// Takes a folder of types away, so that only what is written next is in it.
pub(crate) fn clear(folder: &Path) -> Outcome {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("{} cannot be emptied: {error}", folder.display()))?;
    }
    Ok(())
}

/// Every file below `folder`, by its name relative to `top`.
fn contents(folder: &Path, top: &Path) -> Result<BTreeMap<String, String>, String> {
    let mut found = BTreeMap::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(found);
    };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            found.append(&mut contents(&path, top)?);
        } else {
            let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let name = path.strip_prefix(top).unwrap_or(&path).display().to_string();
            found.insert(name, text);
        }
    }
    Ok(found)
}
