//! In and out: lists from spreadsheets and the clipboard, every list of the program as XLSX and CSV.
//!
//! Pure: bytes and snapshots in, values out. Nothing here reads a file, the archive or a clock, and nothing writes:
//! an import ends in a plan that the office carries out as one operation.

pub mod header;
pub mod import;
pub mod mapping;
pub mod read;
pub mod sheet;
pub mod table;
pub mod words;
