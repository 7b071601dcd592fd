//! `concilia demo`: the whole main job on an invented network, from an Excel list to the register of who has signed.

use std::path::Path;

use concilia_office::demo;
use serde_json::json;

use crate::report::{Report, Stopped};

pub(super) fn run(folder: &Path) -> Result<Report, Stopped> {
    let done = demo::main_job(folder)?;
    let mut lines = done.told.clone();
    lines.push(format!("Archivio e documenti sono in {}:", folder.display()));
    lines.extend(done.files.iter().map(|file| format!("  {file}")));
    Ok(Report::done(
        lines.join("\n"),
        json!({ "folder": folder.display().to_string(), "told": done.told, "files": done.files }),
    ))
}
