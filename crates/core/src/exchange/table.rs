//! A grid of cells with its origin: what every reader gives and the import reads. No meaning is given to a cell here.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A cell of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text, a formula's result included; never a formula.
    Text(String),
    /// Text of a file that has no kinds of cell (CSV, clipboard): a number may have lost its zeros before it came here.
    Untyped(String),
    /// A number as the program would print it, without grouping.
    Number(String),
    /// A date.
    Date(NaiveDate),
    /// Sì or no.
    Bool(bool),
    /// An error of the spreadsheet (#N/D).
    Fault(String),
    /// A formula whose value the file does not hold: the program that made it never calculated it.
    Uncomputed,
}

impl Cell {
    /// The cell as text, trimmed; an error is no text.
    pub fn text(&self) -> String {
        match self {
            Cell::Empty | Cell::Fault(_) | Cell::Uncomputed => String::new(),
            Cell::Text(text) | Cell::Untyped(text) | Cell::Number(text) => text.trim().to_owned(),
            Cell::Date(date) => date.format("%d/%m/%Y").to_string(),
            Cell::Bool(true) => "sì".to_owned(),
            Cell::Bool(false) => "no".to_owned(),
        }
    }

    /// Nothing but blanks.
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) | Cell::Untyped(text) | Cell::Number(text) => text.trim().is_empty(),
            Cell::Date(_) | Cell::Bool(_) | Cell::Fault(_) | Cell::Uncomputed => false,
        }
    }

    fn is_too_long(&self) -> bool {
        match self {
            Cell::Text(text) | Cell::Untyped(text) => text.chars().nth(LONGEST_CELL).is_some(),
            _ => false,
        }
    }

    /// Whether leading zeros may have been lost on the way here.
    pub const fn may_have_lost_zeros(&self) -> bool {
        matches!(self, Cell::Number(_) | Cell::Untyped(_))
    }
}

/// A row of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its number as Excel shows it, from 1.
    pub number: u32,
    /// Its cells, trailing empty ones left out.
    pub cells: Vec<Cell>,
    /// Columns whose value was written once for several rows (cells merged downwards).
    pub from_merged: Vec<usize>,
    /// The row is hidden in its sheet, by hand or by a filter.
    #[serde(default)]
    pub hidden: bool,
}

impl Row {
    /// The cell of a column, empty beyond the last.
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    /// No cell says anything.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }

    /// Columns that say something, with their text.
    pub fn filled(&self) -> impl Iterator<Item = (usize, String)> {
        self.cells.iter().enumerate().map(|(column, cell)| (column, cell.text())).filter(|(_, text)| !text.is_empty())
    }
}

/// What kind of thing a list was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// Excel, since 2007.
    Xlsx,
    /// Excel, until 2003.
    Xls,
    /// LibreOffice.
    Ods,
    /// Text with separators.
    Csv,
    /// Pasted.
    Clipboard,
}

/// One sheet with its cells. Blank rows between filled ones are rows too, so that each is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Name of the sheet; empty for text and clipboard.
    pub sheet: String,
    /// The sheet is hidden in its file.
    pub hidden: bool,
    /// The rows, by growing number.
    pub rows: Vec<Row>,
    /// How many blank rows the file has below the last one that says something; they are not among the rows.
    pub blank_below: u32,
}

impl Table {
    /// Columns up to the last that says something.
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }

    /// The row of a number.
    pub fn row(&self, number: u32) -> Option<&Row> {
        self.rows.binary_search_by_key(&number, |row| row.number).ok().map(|place| &self.rows[place])
    }
}

/// Everything that was read from one file or one paste.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// From what.
    pub kind: SourceKind,
    /// The sheets that say something, in the file's order; at least one.
    pub sheets: Vec<Table>,
    /// What was wrong with the file itself, and was read all the same.
    pub faults: Vec<Fault>,
}

/// What is wrong with a text that is read all the same. Closed; the words stand in the text crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Bytes that are no character: each stands as U+FFFD.
    Undecoded {
        /// The first line with one, from 1.
        line: u32,
    },
    /// A quotation mark is opened and not closed at the end of its cell.
    Torn {
        /// The first line with one, from 1.
        line: u32,
    },
}

/// Why a file was not read. Closed; the words stand in the text crate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", content = "with", rename_all = "snake_case")]
pub enum Unreadable {
    /// No byte, or no cell that says anything.
    Empty,
    /// Larger than the limit, in megabytes.
    TooLarge {
        /// The limit.
        limit: u32,
    },
    /// Unpacks to more than the limit, in megabytes.
    UnpacksTooLarge {
        /// The limit.
        limit: u32,
    },
    /// More rows than the limit.
    TooManyRows {
        /// The limit.
        limit: u32,
    },
    /// More columns than the limit.
    TooManyColumns {
        /// The limit.
        limit: u32,
    },
    /// More cells than [`CELL_LIMIT`], or more text in them than [`TEXT_LIMIT`].
    TooManyCells,
    /// A cell with more text than [`LONGEST_CELL`].
    LongCell {
        /// Its row, as Excel numbers it.
        row: u32,
    },
    /// Protected by a password.
    Password,
    /// Broken: cut short or damaged.
    Damaged,
    /// A web page under a spreadsheet's name, as some portals give it.
    WebPage,
    /// An XML spreadsheet of 2003.
    OldXml,
    /// A binary workbook (xlsb).
    BinaryWorkbook,
    /// A PDF.
    Pdf,
    /// A Word document.
    WordDocument,
    /// Something else.
    NotASpreadsheet,
}

/// Bytes of a file, 20 MB.
pub const FILE_LIMIT: usize = 20 << 20;
/// Bytes a packed file may unpack to, 100 MB.
pub const UNPACKED_LIMIT: u64 = 100 << 20;
/// Cells of all sheets together, each laid out once for every repetition: twenty thousand rows of fifty columns.
pub const CELL_LIMIT: u64 = 1_000_000;
/// Bytes of text in the cells of all sheets together, 20 MB.
pub const TEXT_LIMIT: u64 = 20 << 20;
/// Rows under the headings, a sheet.
pub const ROW_LIMIT: usize = 20_000;
/// Rows among which titles and headings stand; they do not count for [`ROW_LIMIT`].
pub const TITLE_LIMIT: usize = 40;
/// Columns of a sheet.
pub const COLUMN_LIMIT: usize = 256;
/// Characters of a cell, as many as Excel lets one hold.
pub const LONGEST_CELL: usize = 32_767;
/// Blank rows in sequence that are told one by one; a lone cell far below does not make a million rows.
pub const BLANK_LIMIT: u32 = 200;

/// What reading one file may still take: a text that a thousand cells share is a thousand texts.
#[derive(Debug, Default)]
pub(super) struct Budget {
    cells: u64,
    text: u64,
}

impl Budget {
    /// Takes one cell more.
    pub(super) fn spend(&mut self, cell: &Cell) -> Result<(), Unreadable> {
        self.cells += 1;
        self.text += match cell {
            Cell::Text(text) | Cell::Untyped(text) | Cell::Number(text) | Cell::Fault(text) => text.len() as u64,
            Cell::Empty | Cell::Date(_) | Cell::Bool(_) | Cell::Uncomputed => 0,
        };
        let over = self.cells > CELL_LIMIT || self.text > TEXT_LIMIT;
        if over { Err(Unreadable::TooManyCells) } else { Ok(()) }
    }
}

/// Puts rows in their final form: trailing empty cells away, blank rows between filled ones told, limits kept.
pub(super) fn finished(sheet: &str, hidden: bool, rows: Vec<Row>) -> Result<Table, Unreadable> {
    let mut kept: Vec<Row> = Vec::new();
    for mut row in rows.into_iter().filter(|row| !row.is_blank()) {
        let filled = row.cells.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1);
        row.cells.truncate(filled);
        if filled > COLUMN_LIMIT {
            return Err(Unreadable::TooManyColumns { limit: 256 });
        }
        if row.cells.iter().any(Cell::is_too_long) {
            return Err(Unreadable::LongCell { row: row.number });
        }
        let next = kept.last().map_or(row.number, |last| last.number + 1);
        if row.number.saturating_sub(next) <= BLANK_LIMIT {
            kept.extend((next..row.number).map(|number| Row { number, ..Row::default() }));
        }
        kept.push(row);
        if kept.len() > ROW_LIMIT + TITLE_LIMIT {
            return Err(Unreadable::TooManyRows { limit: 20_000 });
        }
    }
    Ok(Table { sheet: sheet.to_owned(), hidden, rows: kept, blank_below: 0 })
}
