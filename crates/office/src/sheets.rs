//! Lists as the office takes them out: an Excel or a CSV file, whole or not at all, by the ending of its name.

use std::path::Path;

use concilia_core::exchange::sheet::{self, List};

use crate::desk::Desk;
use crate::failure::Result;
use crate::files::{self, IfThere, Staged};

/// The endings that a list may have.
const ENDINGS: &[&str] = &["xlsx", "csv"];

/// Writes a list at `path`, Excel or CSV as the name ends; another ending is refused. Answers how many rows were written.
pub fn save(desk: &Desk, list: &List, path: &Path, if_there: IfThere) -> Result<usize> {
    stage(desk, list, path, if_there)?.place(if_there)?;
    Ok(list.rows.len())
}

/// The same, written beside its place and not there yet.
pub fn stage(desk: &Desk, list: &List, path: &Path, if_there: IfThere) -> Result<Staged> {
    files::ending(path, ENDINGS)?;
    files::ask(path, if_there)?;
    let csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    let bytes = if csv { sheet::csv(list).map_err(std::io::Error::other)? } else { workbook(desk, list)? };
    files::stage(path, &bytes)
}

fn workbook(desk: &Desk, list: &List) -> Result<Vec<u8>> {
    Ok(sheet::xlsx(list, desk.today()).map_err(std::io::Error::other)?)
}
