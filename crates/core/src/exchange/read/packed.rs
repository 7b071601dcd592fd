//! What a packed (zip) file holds and how much it unpacks to, measured before anything reads its cells.

use std::io::Cursor;

use zip::ZipArchive;
use zip::result::ZipError;

use super::markup::{Measured, Part, measure as measure_part};
use crate::exchange::table::{UNPACKED_LIMIT, Unreadable};

/// Megabytes of [`UNPACKED_LIMIT`], as told to the user.
const UNPACKED_LIMIT_MB: u32 = 100;
/// Parts a spreadsheet may have.
const PART_LIMIT: usize = 5_000;

/// The packed spreadsheets that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Ods,
}

/// Looks into a packed file and measures it.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    if archive.len() > PART_LIMIT {
        return Err(Unreadable::UnpacksTooLarge { limit: UNPACKED_LIMIT_MB });
    }
    let kind = named(&archive)?;
    measure(&mut archive)?;
    Ok(kind)
}

fn named(archive: &ZipArchive<Cursor<&[u8]>>) -> Result<Kind, Unreadable> {
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("xl/workbook.bin") {
        Err(Unreadable::BinaryWorkbook)
    } else if has("[Content_Types].xml") && has("word/document.xml") {
        Err(Unreadable::WordDocument)
    } else if has("xl/workbook.xml") || has("[Content_Types].xml") {
        Ok(Kind::Xlsx)
    } else if has("mimetype") && has("content.xml") {
        Ok(Kind::Ods)
    } else {
        Err(Unreadable::NotASpreadsheet)
    }
}

/// Unpacks every part into nothing but counts: the sizes that a file declares of itself may lie.
fn measure(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), Unreadable> {
    let mut left = UNPACKED_LIMIT;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(refusal)?;
        let kind = part.name().map_or(Part::Unread, |name| part_of(&name));
        left -= measure_part(kind, part, left).map_err(|reason| match reason {
            Measured::TooLarge => Unreadable::UnpacksTooLarge { limit: UNPACKED_LIMIT_MB },
            Measured::Refused(reason) => reason,
        })?;
    }
    Ok(())
}

fn part_of(name: &str) -> Part {
    match name.to_ascii_lowercase().as_str() {
        "xl/sharedstrings.xml" => Part::SharedStrings,
        "content.xml" => Part::OdsContent,
        name if name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".vml") => Part::Plain,
        _ => Part::Unread,
    }
}

fn refusal(error: ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unreadable::Password,
        _ => Unreadable::Damaged,
    }
}
