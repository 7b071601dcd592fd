//! Any list out: XLSX with typed cells, CSV as the Italian Excel opens it. Text is never a formula, in either.

use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatBorder, Workbook, XlsxError};
use serde::{Deserialize, Serialize};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Text.
    Text,
    /// A day.
    Date,
    /// Euros, kept in cents.
    Money,
    /// A whole number.
    Whole,
}

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// What it holds.
    pub kind: Kind,
    /// Width in characters.
    pub width: u16,
}

impl Column {
    /// A column of text, as wide as a name.
    pub fn text(title: &str, width: u16) -> Self {
        Self { title: title.to_owned(), kind: Kind::Text, width }
    }
}

/// A value of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Text, whatever it begins with.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// Cents of euro.
    Cents(i64),
    /// A whole number.
    Whole(i64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        if text.is_empty() { Value::Empty } else { Value::Text(text.to_owned()) }
    }
}

/// A list as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Name of the sheet, at most 31 characters.
    pub title: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, as wide as the columns.
    pub rows: Vec<Vec<Value>>,
}

/// Why a list could not be written.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// The list does not fit the format.
    #[error(transparent)]
    Xlsx(#[from] XlsxError),
    /// More rows or columns than the format has.
    #[error("the list is too large")]
    TooLarge,
}

/// The list as the bytes of an XLSX file; `made_on` is written as the day it was made.
pub fn xlsx(list: &List, made_on: NaiveDate) -> Result<Vec<u8>, SheetError> {
    let mut book = Workbook::new();
    let day = date_of(made_on)?;
    book.set_properties(&DocProperties::new().set_title(&list.title).set_creation_datetime(&day));
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(&list.title))?;
    let heading = Format::new().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin);
    for (place, column) in list.columns.iter().enumerate() {
        let place = u16::try_from(place).map_err(|_| SheetError::TooLarge)?;
        sheet.set_column_width(place, f64::from(column.width))?;
        sheet.write_string_with_format(0, place, &column.title, &heading)?;
    }
    let formats = Formats::new();
    for (number, row) in list.rows.iter().enumerate() {
        let number = u32::try_from(number + 1).map_err(|_| SheetError::TooLarge)?;
        for (place, value) in row.iter().enumerate() {
            let place = u16::try_from(place).map_err(|_| SheetError::TooLarge)?;
            write_value(sheet, number, place, value, &formats)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    if let (Some(last), false) = (list.columns.len().checked_sub(1), list.rows.is_empty()) {
        let rows = u32::try_from(list.rows.len()).map_err(|_| SheetError::TooLarge)?;
        sheet.autofilter(0, 0, rows, u16::try_from(last).map_err(|_| SheetError::TooLarge)?)?;
    }
    Ok(book.save_to_buffer()?)
}

/// The formats of the kinds of value. Text has Excel's text format, so that an edited code keeps its zeros.
struct Formats {
    text: Format,
    date: Format,
    money: Format,
    whole: Format,
}

impl Formats {
    fn new() -> Self {
        Self {
            text: Format::new().set_num_format("@"),
            date: Format::new().set_num_format("dd/mm/yyyy"),
            money: Format::new().set_num_format("#,##0.00"),
            whole: Format::new().set_num_format("0"),
        }
    }
}

fn write_value(
    sheet: &mut rust_xlsxwriter::Worksheet,
    row: u32,
    column: u16,
    value: &Value,
    formats: &Formats,
) -> Result<(), SheetError> {
    match value {
        Value::Empty => {}
        Value::Text(text) => {
            sheet.write_string_with_format(row, column, cut(text), &formats.text)?;
        }
        Value::Date(date) => {
            sheet.write_datetime_with_format(row, column, date_of(*date)?, &formats.date)?;
        }
        Value::Cents(cents) => {
            sheet.write_number_with_format(row, column, as_number(*cents) / 100.0, &formats.money)?;
        }
        Value::Whole(number) => {
            sheet.write_number_with_format(row, column, as_number(*number), &formats.whole)?;
        }
    }
    Ok(())
}

/// Excel's own cells hold 32,767 characters.
fn cut(text: &str) -> &str {
    text.char_indices().nth(32_767).map_or(text, |(end, _)| &text[..end])
}

/// Cells of a spreadsheet are floating point; cents and counts below 2^53 are exact in it.
#[expect(clippy::cast_precision_loss, reason = "a cell of a spreadsheet has no other number")]
fn as_number(whole: i64) -> f64 {
    whole as f64
}

fn date_of(date: NaiveDate) -> Result<ExcelDateTime, SheetError> {
    Ok(ExcelDateTime::parse_from_str(&date.format("%Y-%m-%d").to_string())?)
}

/// A name that a sheet may have.
fn sheet_name(title: &str) -> String {
    let allowed = |ch: &char| !matches!(ch, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') && !ch.is_control();
    let name: String = title.chars().filter(allowed).take(31).collect();
    if name.trim().is_empty() { "Elenco".to_owned() } else { name }
}

/// The list as CSV: `;`, CRLF and the UTF-8 mark, decimals with a comma; cells that would be formulas are guarded.
pub fn csv(list: &List) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    writer.write_record(list.columns.iter().map(|column| guarded(&column.title)))?;
    for row in &list.rows {
        writer.write_record(row.iter().map(as_text))?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

fn as_text(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => guarded(text),
        Value::Date(date) => date.format("%d/%m/%Y").to_string(),
        Value::Cents(cents) => {
            let sign = if *cents < 0 { "-" } else { "" };
            format!("{sign}{},{:02}", cents.unsigned_abs() / 100, cents.unsigned_abs() % 100)
        }
        Value::Whole(number) => number.to_string(),
    }
}

/// Text that a spreadsheet would take for a formula gets an apostrophe before it; so does text that looks already guarded.
fn guarded(text: &str) -> String {
    if would_calculate(text.trim_start_matches('\'')) { format!("'{text}") } else { text.to_owned() }
}

/// The text without the apostrophe that a CSV carries before a cell that looks like a formula.
pub(super) fn without_guard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if would_calculate(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

fn would_calculate(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::exchange::read;
    use crate::exchange::table::Cell;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2014, 1, 20).expect("a day")
    }

    fn list(rows: Vec<Vec<Value>>) -> List {
        let columns = ["Nome", "Valore", "Altro"].iter().map(|title| Column::text(title, 20)).collect();
        List { title: "Soggetti: elenco".into(), columns, rows }
    }

    #[test]
    fn csv_is_as_the_italian_excel_expects_it() {
        let rows = vec![vec![Value::from("=SOMMA(A1)"), Value::Cents(-123_405), Value::Date(day())]];
        let text = String::from_utf8(csv(&list(rows)).expect("writes")).expect("utf-8");
        assert_eq!(text, "\u{feff}Nome;Valore;Altro\r\n'=SOMMA(A1);-1234,05;20/01/2014\r\n");
    }

    #[test]
    fn xlsx_keeps_kinds_and_writes_no_formula() {
        let rows = vec![vec![Value::from("=1+1"), Value::Cents(150), Value::Date(day())]];
        let bytes = xlsx(&list(rows.clone()), day()).expect("writes");
        assert_eq!(bytes, xlsx(&list(rows), day()).expect("writes"), "same list, same bytes");
        let book = read::file(&bytes).expect("reads");
        assert_eq!(book.sheets[0].sheet, "Soggetti elenco");
        assert_eq!(
            book.sheets[0].rows[1].cells,
            [Cell::Text("=1+1".into()), Cell::Number("1.5".into()), Cell::Date(day())]
        );
    }

    proptest! {
        #[test]
        fn csv_is_read_back_equal(rows in prop::collection::vec(prop::collection::vec("[ -~àèìòù€\n;'=+@-]{0,12}", 3), 1..8)) {
            let values = |row: &Vec<String>| row.iter().map(|text| Value::Text(text.clone())).collect();
            let bytes = csv(&list(rows.iter().map(values).collect())).expect("writes");
            let book = read::file(&bytes).expect("reads");
            let table = &book.sheets[0];
            for (place, row) in rows.iter().enumerate() {
                let number = u32::try_from(place + 2).expect("few rows");
                for (column, text) in row.iter().enumerate() {
                    let read = table.row(number).map_or(&Cell::Empty, |row| row.cell(column));
                    let back = match read { Cell::Untyped(text) => text.as_str(), _ => "" };
                    prop_assert!(back == text || (back.is_empty() && text.trim().is_empty()), "{back:?} for {text:?}");
                }
            }
        }
    }
}
