//! Readers: bytes of a file or text of the clipboard in, cells out, or the reason why not.
//!
//! What a file is, its bytes say, never its name. Nothing is evaluated, no link is followed.

mod book;
mod compound;
mod marks;
mod markup;
mod packed;
mod quotes;
#[cfg(test)]
mod tests;
mod text;

pub use text::{clipboard, separated};

use super::header;
use super::mapping::rows_below;
use super::table::{Book, FILE_LIMIT, ROW_LIMIT, SourceKind, Unreadable};

/// Megabytes of [`FILE_LIMIT`], as told to the user.
const FILE_LIMIT_MB: u32 = 20;

/// Reads a file.
pub fn file(bytes: &[u8]) -> Result<Book, Unreadable> {
    if bytes.len() > FILE_LIMIT {
        return Err(Unreadable::TooLarge { limit: FILE_LIMIT_MB });
    }
    let book = match bytes {
        [] => return Err(Unreadable::Empty),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => match packed::kind(bytes)? {
            packed::Kind::Xlsx => book::xlsx(bytes)?,
            packed::Kind::Ods => book::ods(bytes)?,
        },
        [0xD0, 0xCF, 0x11, 0xE0, ..] => book::xls(bytes)?,
        [b'%', b'P', b'D', b'F', ..] => return Err(Unreadable::Pdf),
        // A picture, even one that was cut after its first bytes: PNG, JPEG, GIF, TIFF.
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] => {
            return Err(Unreadable::NotASpreadsheet);
        }
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => return Err(Unreadable::NotASpreadsheet),
        _ => text::file(bytes)?,
    };
    said(book)
}

/// Reads a file of plain text: UTF-8, UTF-16 or Windows-1252; its lines end in one way.
///
/// # Errors
/// [`Unreadable::Empty`] where it says nothing; else why it is no text.
pub fn plain(bytes: &[u8]) -> Result<String, Unreadable> {
    let text = match bytes {
        _ if bytes.len() > FILE_LIMIT => return Err(Unreadable::TooLarge { limit: FILE_LIMIT_MB }),
        [b'P', b'K', 3 | 5, 4 | 6, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err(Unreadable::NotASpreadsheet),
        [b'%', b'P', b'D', b'F', ..] => return Err(Unreadable::Pdf),
        _ => text::plain(bytes)?,
    };
    if text.trim().is_empty() { Err(Unreadable::Empty) } else { Ok(text) }
}

/// Only the sheets that say something, none with too many rows under its headings; a book without any is empty.
fn said(mut book: Book) -> Result<Book, Unreadable> {
    book.sheets.retain(|sheet| !sheet.rows.is_empty());
    if book.sheets.iter().any(|sheet| rows_below(sheet, header::find(sheet)).count() > ROW_LIMIT) {
        return Err(Unreadable::TooManyRows { limit: 20_000 });
    }
    if book.sheets.is_empty() { Err(Unreadable::Empty) } else { Ok(book) }
}

/// Whether a book came from a file whose cells have a kind.
pub const fn has_kinds(kind: SourceKind) -> bool {
    matches!(kind, SourceKind::Xlsx | SourceKind::Xls | SourceKind::Ods)
}
