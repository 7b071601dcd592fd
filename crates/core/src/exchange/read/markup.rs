//! What an XML part would ask of the library that reads it, measured piece by piece before that library sees it.
//!
//! Nothing is kept here but counts: a list made to exhaust the machine is refused at the price of reading it once.

use std::io::{self, BufReader, Read};

use quick_xml::Reader;
use quick_xml::errors::Error as XmlError;
use quick_xml::events::{BytesStart, Event};

use crate::exchange::table::{CELL_LIMIT, TEXT_LIMIT, Unreadable};

/// Bytes of one piece of markup (a text, a tag, a comment). A cell of Excel holds 32,767 characters at most.
const PIECE_LIMIT: u64 = 1 << 20;
/// Elements within elements.
const DEPTH_LIMIT: usize = 256;
/// Rows and columns of the largest sheet, to which the reading library cuts what is repeated.
const SHEET_ROWS: u64 = 1 << 20;
const SHEET_COLUMNS: u64 = 1 << 14;

/// Which part it is, as far as its cost goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The texts of an XLSX, each kept once and named by cells.
    SharedStrings,
    /// The whole of an ODS, in which a row or cell says how often it is repeated.
    OdsContent,
    /// Any other markup.
    Plain,
    /// A picture or another thing that nothing here reads.
    Unread,
}

/// Measures one part and answers its bytes. `limit` is what it may unpack to.
pub(super) fn measure(part: Part, bytes: impl Read, limit: u64) -> Result<u64, Measured> {
    if part == Part::Unread {
        return drained(bytes, 0, limit);
    }
    let mut reader = Reader::from_reader(BufReader::new(Pieces { bytes, piece: 0, all: 0, limit }));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut cost = Cost::default();
    let mut buffer = Vec::new();
    let mut depth = 0usize;
    loop {
        buffer.clear();
        reader.get_mut().get_mut().piece = 0;
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => break,
            Ok(Event::Start(tag)) => {
                depth += 1;
                cost.open(part, &tag);
            }
            Ok(Event::Empty(tag)) => {
                cost.open(part, &tag);
                cost.close(part, tag.name().0);
            }
            Ok(Event::End(tag)) => {
                depth = depth.saturating_sub(1);
                cost.close(part, tag.name().0);
            }
            Ok(Event::Text(text)) => cost.text(text.len()),
            Ok(Event::CData(text)) => cost.text(text.len()),
            Ok(_) => {}
            Err(XmlError::Io(error)) if error.kind() == io::ErrorKind::FileTooLarge => return Err(Measured::TooLarge),
            // Broken markup is for the reading library to refuse, or to pass over where it does not matter.
            Err(_) => break,
        }
        if depth > DEPTH_LIMIT {
            return Err(Measured::Refused(Unreadable::Damaged));
        }
        cost.within()?;
    }
    let pieces = reader.into_inner().into_inner();
    drained(pieces.bytes, pieces.all, limit)
}

/// Reads to the end what is left of a part after `read` bytes; answers all its bytes.
fn drained(bytes: impl Read, read: u64, limit: u64) -> Result<u64, Measured> {
    let rest = io::copy(&mut bytes.take(limit.saturating_sub(read) + 1), &mut io::sink());
    let all = read + rest.map_err(|_| Measured::Refused(Unreadable::Damaged))?;
    if all > limit { Err(Measured::TooLarge) } else { Ok(all) }
}

/// Why a part is not handed on.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Measured {
    /// It unpacks to more than it may.
    TooLarge,
    /// For another reason.
    Refused(Unreadable),
}

/// Counts the bytes as they are read, and stops at a piece or a whole that is too large.
struct Pieces<R> {
    bytes: R,
    piece: u64,
    all: u64,
    limit: u64,
}

impl<R: Read> Read for Pieces<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        self.piece += read as u64;
        self.all += read as u64;
        let over = self.piece > PIECE_LIMIT || self.all > self.limit;
        if over { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(read) }
    }
}

/// What the cells and texts of a part come to once every repetition is written out.
#[derive(Debug, Default)]
struct Cost {
    cells: u64,
    text: u64,
    sheet: Sheet,
    row: Line,
    cell: u64,
}

/// The smallest area with all that a sheet says, as the reading library will lay it out.
#[derive(Debug, Default)]
struct Sheet {
    first: Option<u64>,
    rows: u64,
    width: u64,
    said: u64,
}

/// The row that is being read.
#[derive(Debug, Default)]
struct Line {
    repeats: u64,
    width: u64,
    said: u64,
    text: u64,
}

impl Cost {
    fn open(&mut self, part: Part, tag: &BytesStart<'_>) {
        match (part, tag.name().0) {
            (Part::SharedStrings, "si") => self.cells += 1,
            (Part::OdsContent, "table:table") => self.sheet = Sheet::default(),
            (Part::OdsContent, "table:table-row") => {
                let repeats = repeated(tag, "table:number-rows-repeated", SHEET_ROWS);
                self.row = Line { repeats, ..Line::default() };
            }
            (Part::OdsContent, "table:table-cell" | "table:covered-table-cell") => {
                self.cell = repeated(tag, "table:number-columns-repeated", SHEET_COLUMNS);
                self.row.width = (self.row.width + self.cell).min(SHEET_COLUMNS);
                if tag.attributes_raw().contains("office:value-type") {
                    self.row.said = self.row.width;
                    self.row.text += self.cell * tag.attributes_raw().len() as u64;
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, length: usize) {
        if self.cell > 0 && length > 0 {
            self.row.said = self.row.width;
            self.row.text += self.cell * length as u64;
        }
    }

    fn close(&mut self, part: Part, name: &str) {
        match (part, name) {
            (Part::OdsContent, "table:table-cell" | "table:covered-table-cell") => self.cell = 0,
            (Part::OdsContent, "table:table-row") => self.close_row(),
            (Part::OdsContent, "table:table") => {
                self.cells += self.sheet.area();
                self.sheet = Sheet::default();
            }
            _ => {}
        }
    }

    fn close_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        let sheet = &mut self.sheet;
        if row.said > 0 {
            sheet.first.get_or_insert(sheet.rows);
            sheet.width = sheet.width.max(row.said);
            sheet.said = sheet.rows + row.repeats;
            self.text += row.text.saturating_mul(row.repeats);
        }
        sheet.rows = (sheet.rows + row.repeats).min(SHEET_ROWS);
    }

    fn within(&self) -> Result<(), Measured> {
        if self.text > TEXT_LIMIT || self.row.text > TEXT_LIMIT || self.cells + self.sheet.area() > CELL_LIMIT {
            return Err(Measured::Refused(Unreadable::TooManyCells));
        }
        Ok(())
    }
}

impl Sheet {
    fn area(&self) -> u64 {
        self.first.map_or(0, |first| self.said.saturating_sub(first).saturating_mul(self.width))
    }
}

fn repeated(tag: &BytesStart<'_>, name: &str, most: u64) -> u64 {
    let written = tag.attributes().with_checks(false).flatten().find(|attribute| attribute.key.0 == name);
    written.map_or(1, |attribute| attribute.value.trim().parse().unwrap_or(most).clamp(1, most))
}
