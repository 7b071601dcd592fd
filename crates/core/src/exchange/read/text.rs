//! Lists as text: CSV of any usual kind, and what Excel puts on the clipboard.

use csv::ReaderBuilder;
use csv_core::ReadFieldResult;
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::quotes;
use crate::exchange::sheet::without_guard;
use crate::exchange::table::{
    Book, Budget, Cell, Fault, ROW_LIMIT, Row, SourceKind, TITLE_LIMIT, Table, Unreadable, finished,
};

/// Separators that are tried, the likeliest first.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// Records that the separator is guessed from.
const SAMPLE: usize = 60;
/// Fields of one record: more than any list, few enough to be held while it is read.
const FIELD_LIMIT: usize = 10_000;
/// Lines in one cell beyond which a quotation mark that nobody closed is supposed.
const LINES_IN_CELL: usize = 60;

/// Reads a file that is no packed or binary one.
pub(super) fn file(bytes: &[u8]) -> Result<Book, Unreadable> {
    let (text, undecoded) = decoded(bytes)?;
    refuse_markup(&text)?;
    let mut book = separated(&text)?;
    if let Some(at) = plain_lines(&text).find(UNDECODED).filter(|_| undecoded) {
        book.faults.insert(0, Fault::Undecoded { line: line_at(&plain_lines(&text), at) });
    }
    Ok(book)
}

/// The text of a file that is no list of cells.
pub(super) fn plain(bytes: &[u8]) -> Result<String, Unreadable> {
    let (text, _) = decoded(bytes)?;
    refuse_markup(&text)?;
    Ok(plain_lines(&text))
}

/// Reads text with separators, guessing which.
pub fn separated(text: &str) -> Result<Book, Unreadable> {
    let text = plain_lines(text);
    let (body, declared) = declared_separator(&text);
    let separator = declared.map_or_else(|| guess_separator(body), Ok)?;
    let before = u32::from(body.len() < text.len());
    let faults = quotes::torn(body, separator).map(|line| Fault::Torn { line: line + before });
    Ok(Book { kind: SourceKind::Csv, sheets: vec![table(body, separator)?], faults: faults.into_iter().collect() })
}

/// Reads what was pasted: rows as lines, columns as tabs, as Excel writes it.
pub fn clipboard(text: &str) -> Result<Book, Unreadable> {
    if text.len() > crate::exchange::table::FILE_LIMIT {
        return Err(Unreadable::TooLarge { limit: super::FILE_LIMIT_MB });
    }
    let text = plain_lines(text);
    let separator = if text.contains('\t') { b'\t' } else { guess_separator(&text)? };
    let faults = quotes::torn(&text, separator).map(|line| Fault::Torn { line }).into_iter().collect();
    super::said(Book { kind: SourceKind::Clipboard, sheets: vec![table(&text, separator)?], faults })
}

/// What stands for bytes that are no character.
const UNDECODED: char = '\u{fffd}';

/// The number of the line in which a place of the text is.
fn line_at(text: &str, at: usize) -> u32 {
    u32::try_from(text[..at].matches('\n').count() + 1).unwrap_or(u32::MAX)
}

/// The text of the bytes: a mark at the beginning decides, then UTF-8, then Windows-1252. Bytes that are UTF-8 but for a few stay
/// so, each of the few as [`UNDECODED`]: one letter is lost and told, where the other reading would spoil all accents unsaid.
/// Answers whether something was lost.
fn decoded(bytes: &[u8]) -> Result<(String, bool), Unreadable> {
    let (text, wrong) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => UTF_8.decode_without_bom_handling(rest),
        [0xFF, 0xFE, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest),
        [0xFE, 0xFF, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.into(), false),
            Err(_) if is_nearly_utf8(bytes) => UTF_8.decode_without_bom_handling(bytes),
            Err(_) => (WINDOWS_1252.decode_without_bom_handling(bytes).0, false),
        },
    };
    let controls = text.chars().filter(|ch| ch.is_control() && !matches!(ch, '\n' | '\r' | '\t' | '\u{c}')).count();
    if text.contains('\0') || controls * 50 > text.len() || (wrong && text.contains("\u{fffd}\u{fffd}\u{fffd}")) {
        return Err(Unreadable::NotASpreadsheet);
    }
    Ok((text.into_owned(), wrong))
}

/// Whether the letters that UTF-8 writes with several bytes are no fewer than the bytes that are none of it. In Windows-1252
/// such runs of bytes are hardly ever written.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    letters >= wrong
}

fn refuse_markup(text: &str) -> Result<(), Unreadable> {
    let start: String = text.trim_start().chars().take(2_000).collect::<String>().to_lowercase();
    if start.starts_with("<?xml") && start.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return Err(Unreadable::OldXml);
    }
    let page =
        ["<html", "<!doctype html", "<table", "<head", "<meta", "<body"].iter().any(|tag| start.starts_with(tag));
    if page || (start.starts_with("<?xml") && start.contains("<html")) {
        return Err(Unreadable::WebPage);
    }
    let other = start.starts_with("<?xml") || start.starts_with("{\\rtf") || start.starts_with("<svg");
    if other { Err(Unreadable::NotASpreadsheet) } else { Ok(()) }
}

/// Lines end in one way, and the last one ends.
fn plain_lines(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + 1);
    for (place, piece) in text.trim_start_matches('\u{feff}').split('\r').enumerate() {
        // A mark that no line feed follows is itself the end of a line, as old Macs wrote it.
        if place > 0 && !piece.starts_with('\n') {
            plain.push('\n');
        }
        plain.push_str(piece);
    }
    if !plain.ends_with('\n') {
        plain.push('\n');
    }
    plain
}

/// Excel's own first line "sep=;", which it does not count as a row.
fn declared_separator(text: &str) -> (&str, Option<u8>) {
    let declared = text.split_once('\n').and_then(|(first, rest)| {
        let sign = first.trim_matches('"').strip_prefix("sep=").or_else(|| first.strip_prefix("SEP="))?;
        let byte = *sign.as_bytes().first().filter(|byte| byte.is_ascii())?;
        Some((rest, byte))
    });
    declared.map_or((text, None), |(rest, byte)| (rest, Some(byte)))
}

/// The separator with which most rows have the same number of columns, more than one.
fn guess_separator(text: &str) -> Result<u8, Unreadable> {
    let steadiness = |separator: u8| {
        let widths: Vec<usize> = records(text, separator, true).take(SAMPLE).map(|row| row.cells.len()).collect();
        let usual = (2..=widths.iter().copied().max().unwrap_or(0))
            .max_by_key(|width| (widths.iter().filter(|found| *found == width).count(), *width));
        let steady = usual.map_or(0, |usual| widths.iter().filter(|found| **found == usual).count());
        steady * 100 / widths.len().max(1)
    };
    let narrow = SEPARATORS.iter().rev().filter(|byte| is_narrow(text, **byte, true));
    let best = narrow.map(|byte| (steadiness(*byte), *byte)).max_by_key(|(share, _)| *share);
    best.map(|(_, byte)| byte).ok_or(Unreadable::TooManyColumns { limit: 256 })
}

/// Whether no record has so many fields that it could not even be held: counted without holding any.
fn is_narrow(text: &str, separator: u8, quoting: bool) -> bool {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(separator).quoting(quoting).build();
    let mut input = text.as_bytes();
    let mut field = [0; 4096];
    let mut fields = 0;
    loop {
        let (result, read, _) = reader.read_field(input, &mut field);
        input = &input[read..];
        match result {
            ReadFieldResult::Field { record_end: true } => fields = 0,
            ReadFieldResult::Field { record_end: false } => fields += 1,
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::End => return true,
        }
        if fields > FIELD_LIMIT {
            return false;
        }
    }
}

fn table(text: &str, separator: u8) -> Result<Table, Unreadable> {
    let mut rows = filled(text, separator, true)?;
    if swallowed(text, &rows) {
        rows = filled(text, separator, false)?;
    } else if quotes::torn(text, separator).is_some() {
        // Where marks that mean nothing leave every row as wide as the others, they were none of the list's.
        let open = filled(text, separator, false)?;
        if open.iter().all(|row| row.cells.len() == open[0].cells.len()) {
            rows = open;
        }
    }
    Ok(Table { blank_below: blank_below(text, separator), ..finished("", false, rows)? })
}

/// Lines at the end of a text that hold nothing, or separators alone.
fn blank_below(text: &str, separator: u8) -> u32 {
    let nothing = |line: &&str| line.chars().all(|sign| sign.is_whitespace() || sign == char::from(separator));
    u32::try_from(text.lines().rev().take_while(nothing).count()).unwrap_or(u32::MAX)
}

/// The rows that say something, within the limits.
fn filled(text: &str, separator: u8, quoting: bool) -> Result<Vec<Row>, Unreadable> {
    if !is_narrow(text, separator, quoting) {
        return Err(Unreadable::TooManyColumns { limit: 256 });
    }
    let mut budget = Budget::default();
    let mut rows: Vec<Row> = Vec::new();
    for row in records(text, separator, quoting).filter(|row| !row.is_blank()) {
        row.cells.iter().try_for_each(|cell| budget.spend(cell))?;
        rows.push(row);
        if rows.len() > ROW_LIMIT + TITLE_LIMIT {
            return Err(Unreadable::TooManyRows { limit: 20_000 });
        }
    }
    Ok(rows)
}

/// A quotation mark that was opened and never closed makes one cell of all that follows.
fn swallowed(text: &str, rows: &[Row]) -> bool {
    let lines = |cell: &Cell| cell.text().matches('\n').count();
    let odd = text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
    let last = rows.last().and_then(|row| row.cells.last()).map_or(0, lines);
    (odd && last > 0) || rows.iter().flat_map(|row| &row.cells).any(|cell| lines(cell) > LINES_IN_CELL)
}

/// The records with the row number that Excel gives them: an empty line is a row, a line end inside a cell is none.
fn records(text: &str, separator: u8, quoting: bool) -> impl Iterator<Item = Row> {
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .quoting(quoting)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut inner = 0;
    std::iter::from_fn(move || {
        if !reader.read_record(&mut record).unwrap_or(false) {
            return None;
        }
        let here: u64 = record.iter().map(|cell| cell.bytes().filter(|byte| *byte == b'\n').count() as u64).sum();
        let start = reader.position().line().saturating_sub(1 + here);
        let number = u32::try_from(start.saturating_sub(inner)).unwrap_or(u32::MAX);
        inner += here;
        let unquoted =
            |cell: &str| if quoting { cell.to_owned() } else { cell.trim_matches('"').replace("\"\"", "\"") };
        let cells = record.iter().map(|cell| Cell::Untyped(without_guard(&unquoted(cell)).to_owned())).collect();
        Some(Row { number, cells, ..Row::default() })
    })
}
