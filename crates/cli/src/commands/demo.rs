//! `concilia demo`: the whole main job on an invented network, from an Excel list to the register of who has signed.

use std::path::Path;

use chrono::NaiveDate;
use concilia_office::demo;
use serde_json::json;

use crate::report::{Report, Stopped};

pub(super) fn run(folder: &Path, date: Option<NaiveDate>, operator: Option<&str>) -> Result<Report, Stopped> {
    if date.is_some() {
        return Err(Stopped::because(
            "demo.date",
            "La dimostrazione ha date sue, dal 20 gennaio al 24 marzo 2014: --date non la cambia, e non è stato scritto nulla.",
            "Ripeti il comando senza --date.",
        ));
    }
    if operator.is_some() {
        return Err(Stopped::because(
            "demo.operator",
            "La dimostrazione ha un operatore suo, perché sia ogni volta la stessa: --operator non lo cambia, e non è stato scritto nulla.",
            "Ripeti il comando senza --operator.",
        ));
    }
    let done = demo::main_job(folder)?;
    let mut lines = done.told.clone();
    lines.push(format!("Archivio e documenti sono in {}:", folder.display()));
    lines.extend(done.files.iter().map(|file| format!("  {file}")));
    Ok(Report::done(
        lines.join("\n"),
        json!({ "folder": folder.display().to_string(), "told": done.told, "files": done.files }),
    ))
}
