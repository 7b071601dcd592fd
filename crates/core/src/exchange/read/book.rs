//! XLSX, XLS and ODS through calamine, cell by cell, into plain cells.

use std::collections::{BTreeMap, HashMap};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Ods, OdsError, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx,
    XlsxError,
};
use chrono::NaiveDate;

use super::compound;
use super::marks::{self, Marks};
use crate::exchange::table::{Book, Budget, CELL_LIMIT, Cell, ROW_LIMIT, Row, SourceKind, Table, Unreadable, finished};

/// Rows with some cell, even blank ones, that are taken in before a sheet is called too long.
const TOUCHED_LIMIT: usize = ROW_LIMIT * 4;

/// Reads an XLSX workbook.
pub(super) fn xlsx(bytes: &[u8]) -> Result<Book, Unreadable> {
    guarded(|| {
        let mut book = Xlsx::new(Cursor::new(bytes)).map_err(of_xlsx)?;
        let marks = marks::xlsx(bytes);
        let mut sheets = Vec::new();
        let mut budget = Budget::default();
        for (name, hidden) in worksheets(book.sheets_metadata()) {
            let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
            let mut grid = Grid::default();
            let mut cells = book.worksheet_cells_reader(&name).map_err(of_xlsx)?;
            while let Some(cell) = cells.next_cell().map_err(of_xlsx)? {
                grid.put(cell.get_position(), of_ref(cell.get_value()), &mut budget)?;
            }
            sheets.push(grid.table(&name, (hidden, marks.get(&name)), &merged, &mut budget)?);
        }
        Ok(Book { kind: SourceKind::Xlsx, sheets, faults: Vec::new() })
    })
}

/// Reads an XLS workbook.
pub(super) fn xls(bytes: &[u8]) -> Result<Book, Unreadable> {
    if is_encrypted_package(bytes) {
        return Err(Unreadable::Password);
    }
    compound::measure(bytes)?;
    guarded(|| {
        let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(of_xls)?;
        let names = worksheets(book.sheets_metadata());
        let merged = |book: &Xls<_>, name: &str| book.merge_cells_by_sheet_name(name).unwrap_or_default();
        let regions: Vec<Vec<Dimensions>> = names.iter().map(|(name, _)| merged(&book, name)).collect();
        let sheets = ranges(&mut book, &names, &regions, &HashMap::new())?;
        Ok(Book { kind: SourceKind::Xls, sheets, faults: Vec::new() })
    })
}

/// Reads an ODS workbook.
pub(super) fn ods(bytes: &[u8]) -> Result<Book, Unreadable> {
    guarded(|| {
        let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(of_ods)?;
        let names = worksheets(book.sheets_metadata());
        let sheets = ranges(&mut book, &names, &[], &marks::ods(bytes))?;
        Ok(Book { kind: SourceKind::Ods, sheets, faults: Vec::new() })
    })
}

/// A damaged file must never take the program down: a panic of the reading library is a damaged file.
fn guarded(read: impl FnOnce() -> Result<Book, Unreadable>) -> Result<Book, Unreadable> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(Unreadable::Damaged))
}

fn worksheets(sheets: &[calamine::Sheet]) -> Vec<(String, bool)> {
    let of_cells = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    of_cells.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
}

fn ranges<R: Reader<Cursor<B>>, B: AsRef<[u8]>>(
    book: &mut R,
    names: &[(String, bool)],
    merged: &[Vec<Dimensions>],
    marks: &HashMap<String, Marks>,
) -> Result<Vec<Table>, Unreadable> {
    let mut sheets = Vec::new();
    let mut budget = Budget::default();
    for (place, (name, hidden)) in names.iter().enumerate() {
        let range = book.worksheet_range(name).map_err(|_| Unreadable::Damaged)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut grid = Grid::default();
        for (row, column, value) in range.used_cells() {
            let at = (top + u32::try_from(row).unwrap_or(u32::MAX), left + u32::try_from(column).unwrap_or(u32::MAX));
            grid.put(at, of_data(value), &mut budget)?;
        }
        let merged = merged.get(place).map_or(&[][..], Vec::as_slice);
        let table = grid.table(name, (*hidden, marks.get(name)), merged, &mut budget)?;
        let last = table.rows.last().map_or(0, |row| row.number);
        let end = range.end().map_or(0, |(row, _)| row.saturating_add(1));
        sheets.push(Table { blank_below: end.saturating_sub(last), ..table });
    }
    Ok(sheets)
}

/// Cells by row and column, both from 0: only what says something takes room.
#[derive(Default)]
struct Grid {
    rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
}

impl Grid {
    fn put(&mut self, (row, column): (u32, u32), cell: Cell, budget: &mut Budget) -> Result<(), Unreadable> {
        if cell.is_blank() {
            return Ok(());
        }
        budget.spend(&cell)?;
        self.rows.entry(row).or_default().insert(column, cell);
        if self.rows.len() > TOUCHED_LIMIT {
            return Err(Unreadable::TooManyRows { limit: 20_000 });
        }
        Ok(())
    }

    fn table(
        mut self,
        name: &str,
        (hidden, marks): (bool, Option<&Marks>),
        merged: &[Dimensions],
        budget: &mut Budget,
    ) -> Result<Table, Unreadable> {
        for at in marks.iter().flat_map(|marks| &marks.uncomputed) {
            self.put(*at, Cell::Uncomputed, budget)?;
        }
        let far = self.rows.values().filter_map(|cells| cells.keys().next_back()).any(|column| *column >= 256);
        if far {
            return Err(Unreadable::TooManyColumns { limit: 256 });
        }
        let laid: u64 =
            self.rows.values().filter_map(|cells| cells.keys().next_back()).map(|last| u64::from(*last) + 1).sum();
        if laid > CELL_LIMIT {
            return Err(Unreadable::TooManyCells);
        }
        let mut rows: Vec<Row> = self.rows.into_iter().map(row_of).collect();
        for row in &mut rows {
            row.hidden = marks.is_some_and(|marks| marks.hidden.contains(&row.number));
        }
        fill_downwards(&mut rows, merged, budget)?;
        finished(name, hidden, rows)
    }
}

fn row_of((number, cells): (u32, BTreeMap<u32, Cell>)) -> Row {
    let mut row = Row { number: number.saturating_add(1), ..Row::default() };
    for (column, cell) in cells {
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        row.cells.resize(column, Cell::Empty);
        row.cells.push(cell);
    }
    row
}

/// A cell merged over several rows says its value in each of them; merged sideways (titles) it stays where it is.
fn fill_downwards(rows: &mut [Row], merged: &[Dimensions], budget: &mut Budget) -> Result<(), Unreadable> {
    for region in merged.iter().filter(|region| region.end.0 > region.start.0) {
        let column = usize::try_from(region.start.1).unwrap_or(usize::MAX);
        let first = region.start.0.saturating_add(1);
        let Ok(place) = rows.binary_search_by_key(&first, |row| row.number) else {
            continue;
        };
        let value = rows[place].cell(column).clone();
        if value.is_blank() {
            continue;
        }
        for row in rows[place + 1..].iter_mut().take_while(|row| row.number <= region.end.0.saturating_add(1)) {
            if row.cells.len() <= column {
                row.cells.resize(column + 1, Cell::Empty);
            }
            budget.spend(&value)?;
            row.cells[column] = value.clone();
            row.from_merged.push(column);
        }
    }
    Ok(())
}

fn of_ref(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => of_text(text),
        DataRef::Int(number) => Cell::Number(number.to_string()),
        DataRef::Float(number) => of_number(*number),
        DataRef::Bool(yes) => Cell::Bool(*yes),
        DataRef::DateTime(when) => of_date(*when),
        DataRef::Error(error) => Cell::Fault(error.to_string()),
        DataRef::Empty => Cell::Empty,
    }
}

fn of_data(value: &Data) -> Cell {
    match value {
        Data::String(text) => Cell::Text(text.clone()),
        Data::DateTimeIso(text) | Data::DurationIso(text) => of_text(text),
        Data::Int(number) => Cell::Number(number.to_string()),
        Data::Float(number) => of_number(*number),
        Data::Bool(yes) => Cell::Bool(*yes),
        Data::DateTime(when) => of_date(*when),
        Data::Error(error) => Cell::Fault(error.to_string()),
        Data::Empty => Cell::Empty,
    }
}

fn of_text(text: &str) -> Cell {
    let day = text.get(..10).and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
    day.map_or_else(|| Cell::Text(text.to_owned()), Cell::Date)
}

/// A number in full, as the codes and telephones that it stands for: never 1,23E+10.
fn of_number(number: f64) -> Cell {
    if number.is_finite() { Cell::Number(format!("{number}")) } else { Cell::Fault(number.to_string()) }
}

fn of_date(when: ExcelDateTime) -> Cell {
    if !when.is_datetime() || when.as_f64() < 1.0 {
        return of_number(when.as_f64());
    }
    let (year, month, day, ..) = when.to_ymd_hms_milli();
    let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    date.map_or_else(|| of_number(when.as_f64()), Cell::Date)
}

/// A workbook with a password is an old-style container around the packed one.
fn is_encrypted_package(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

fn of_xlsx(error: XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::Password,
        _ => Unreadable::Damaged,
    }
}

fn of_xls(error: XlsError) -> Unreadable {
    match error {
        XlsError::Password => Unreadable::Password,
        XlsError::Cfb(_) | XlsError::NoVba => Unreadable::NotASpreadsheet,
        _ => Unreadable::Damaged,
    }
}

fn of_ods(error: OdsError) -> Unreadable {
    match error {
        OdsError::Password => Unreadable::Password,
        OdsError::InvalidMime(_) => Unreadable::NotASpreadsheet,
        OdsError::CellLimitExceeded { .. } => Unreadable::TooManyRows { limit: 20_000 },
        _ => Unreadable::Damaged,
    }
}
