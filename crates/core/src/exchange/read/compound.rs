//! What an XLS would ask of the library that reads it, measured record by record before that library sees it.
//!
//! The library lays every sheet out as one area from its first to its last cell, and copies a text that cells share into
//! each of them: two small numbers in a file can ask for gigabytes. Records and their shapes are those of \[MS-XLS\].

use std::io::{Cursor, Read};

use crate::exchange::table::{CELL_LIMIT, TEXT_LIMIT, Unreadable};

/// Records of \[MS-XLS\] 2.3.
mod record {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const END: u16 = 0x000A;
    pub(super) const CONTINUE: u16 = 0x003C;
    pub(super) const MULTIPLE_RK: u16 = 0x00BD;
    pub(super) const RICH_LABEL: u16 = 0x00D6;
    pub(super) const SHARED_STRINGS: u16 = 0x00FC;
    pub(super) const LABEL_SHARED: u16 = 0x00FD;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const LABEL: u16 = 0x0204;
    pub(super) const BOOL_ERROR: u16 = 0x0205;
    pub(super) const FORMULA_TEXT: u16 = 0x0207;
    pub(super) const RK: u16 = 0x027E;
}

/// Characters of the longest string a record can hold: what is supposed of one that can not be measured.
const LONGEST: u64 = 65_535;

/// Refuses a workbook whose sheets would be laid out over too many cells or with too much text.
pub(super) fn measure(bytes: &[u8]) -> Result<(), Unreadable> {
    let Some(stream) = workbook_stream(bytes) else {
        return Ok(());
    };
    let lengths = shared_lengths(&stream)?;
    let (mut cells, mut text) = (0u64, 0u64);
    let mut area = Area::default();
    for (kind, data) in records(&stream) {
        match kind {
            record::END => cells += std::mem::take(&mut area).cells(),
            record::LABEL_SHARED => {
                area.take_in(data);
                text += four(data, 6).map_or(0, |index| lengths.get(index).copied().map_or(LONGEST, u64::from));
            }
            record::MULTIPLE_RK => {
                area.take_in(data);
                area.column(two(data, data.len().saturating_sub(2)).unwrap_or(0));
            }
            record::FORMULA | record::NUMBER | record::LABEL | record::RICH_LABEL | record::BOOL_ERROR | record::RK => {
                area.take_in(data);
                text += data.len() as u64;
            }
            record::FORMULA_TEXT => text += data.len() as u64,
            _ => {}
        }
        if text > TEXT_LIMIT || cells + area.cells() > CELL_LIMIT {
            return Err(Unreadable::TooManyCells);
        }
    }
    Ok(())
}

/// The stream with the records; none where the file is no workbook, which the reading library tells better.
fn workbook_stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name))?;
    let mut stream = Vec::new();
    // What can be read of a damaged stream is measured; the rest can not be read by the library either.
    let _ = file.open_stream(name).ok()?.take(bytes.len() as u64).read_to_end(&mut stream);
    Some(stream)
}

/// Kind and data of each record, as far as they are whole.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (kind, length) = (two(rest, 0)?, two(rest, 2)?);
        let (data, next) = rest.get(4..)?.split_at_checked(usize::from(length))?;
        rest = next;
        Some((kind, data))
    })
}

/// The characters of each shared string, in order.
fn shared_lengths(stream: &[u8]) -> Result<Vec<u16>, Unreadable> {
    let mut strings = records(stream).skip_while(|(kind, _)| *kind != record::SHARED_STRINGS);
    let Some((_, first)) = strings.next() else {
        return Ok(Vec::new());
    };
    let more = strings.take_while(|(kind, _)| *kind == record::CONTINUE).map(|(_, data)| data);
    let parts: Vec<&[u8]> = std::iter::once(first).chain(more).collect();
    let mut strings = Segments { parts: &parts, at: 0 };
    let mut lengths = Vec::new();
    // Two counts stand before the strings; they may lie.
    if strings.skip(8).is_some() {
        while let Some(length) = strings.string() {
            lengths.push(length);
            if lengths.len() as u64 > CELL_LIMIT {
                return Err(Unreadable::TooManyCells);
            }
        }
    }
    Ok(lengths)
}

/// The shared strings, which go on from record to record.
struct Segments<'a> {
    parts: &'a [&'a [u8]],
    at: usize,
}

impl Segments<'_> {
    /// Reads over one string and answers its characters.
    fn string(&mut self) -> Option<u16> {
        let length = self.number(2)?;
        let flags = self.number(1)?;
        let runs = if flags & 8 == 0 { 0 } else { self.number(2)? };
        let phonetic = if flags & 4 == 0 { 0 } else { self.number(4)? };
        self.characters(length, flags & 1 == 1)?;
        self.skip(runs * 4 + phonetic)?;
        u16::try_from(length).ok()
    }

    fn number(&mut self, bytes: u32) -> Option<usize> {
        (0..bytes).try_fold(0usize, |number, place| Some(number | usize::from(self.byte()?) << (8 * place)))
    }

    fn byte(&mut self) -> Option<u8> {
        self.here()?;
        let byte = self.parts[0][self.at];
        self.at += 1;
        Some(byte)
    }

    /// Comes to a part with a byte left; answers how many.
    fn here(&mut self) -> Option<usize> {
        while self.at >= self.parts.first()?.len() {
            (self.parts, self.at) = (&self.parts[1..], 0);
        }
        Some(self.parts[0].len() - self.at)
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            let step = self.here()?.min(bytes);
            self.at += step;
            bytes -= step;
        }
        Some(())
    }

    /// Characters that cross into the next part begin there with the flag of their width anew.
    fn characters(&mut self, mut length: usize, mut wide: bool) -> Option<()> {
        while length > 0 {
            if self.at >= self.parts.first()?.len() {
                wide = self.byte()? & 1 == 1;
            }
            let size = if wide { 2 } else { 1 };
            let step = (self.here()? / size).min(length);
            if step == 0 {
                self.skip(1)?;
                continue;
            }
            self.at += step * size;
            length -= step;
        }
        Some(())
    }
}

/// The area of the sheet that is being read.
#[derive(Debug, Default)]
struct Area {
    rows: Option<(u16, u16)>,
    columns: Option<(u16, u16)>,
}

impl Area {
    fn take_in(&mut self, data: &[u8]) {
        if let (Some(row), Some(column)) = (two(data, 0), two(data, 2)) {
            self.rows = Some(widened(self.rows, row));
            self.column(column);
        }
    }

    fn column(&mut self, column: u16) {
        self.columns = Some(widened(self.columns, column));
    }

    fn cells(&self) -> u64 {
        let span = |of: Option<(u16, u16)>| of.map_or(0, |(first, last)| u64::from(last - first) + 1);
        span(self.rows) * span(self.columns)
    }
}

fn widened(span: Option<(u16, u16)>, with: u16) -> (u16, u16) {
    span.map_or((with, with), |(first, last)| (first.min(with), last.max(with)))
}

fn two(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..at.checked_add(2)?).and_then(|bytes| bytes.try_into().ok()).map(u16::from_le_bytes)
}

fn four(data: &[u8], at: usize) -> Option<usize> {
    let bytes = data.get(at..at.checked_add(4)?).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes)?;
    usize::try_from(bytes).ok()
}
