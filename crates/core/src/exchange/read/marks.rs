//! What a packed spreadsheet says beside its values: rows hidden by hand or by a filter, formulas never calculated.
//! The reading library gives neither. Damaged parts say nothing here: the values' reader tells of them.

use std::collections::{BTreeSet, HashMap};
use std::io::{BufReader, Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

/// The marks of one sheet.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Marks {
    /// Numbers of the hidden rows, from 1.
    pub(super) hidden: BTreeSet<u32>,
    /// Cells whose formula has no value: row and column, both from 0.
    pub(super) uncomputed: Vec<(u32, u32)>,
}

impl Marks {
    fn hide(&mut self, row: u32) {
        if self.hidden.len() < AT_MOST as usize {
            self.hidden.insert(row);
        }
    }

    fn not_computed(&mut self, at: (u32, u32)) {
        if self.uncomputed.len() < AT_MOST as usize {
            self.uncomputed.push(at);
        }
    }
}

/// How many rows or cells a repeated one may stand for, and how many marks of each kind a sheet may have: what lies beyond
/// holds no list, and its reader refuses it.
const AT_MOST: u32 = 100_000;

type Package<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The marks of an XLSX workbook by the names of its sheets.
pub(super) fn xlsx(bytes: &[u8]) -> HashMap<String, Marks> {
    let Ok(mut package) = ZipArchive::new(Cursor::new(bytes)) else { return HashMap::new() };
    let mut targets: HashMap<String, String> = HashMap::new();
    each(&mut package, "xl/_rels/workbook.xml.rels", |event| {
        if let Event::Start(start) = event
            && let (Some(id), Some(target)) = (value(start, "Id"), value(start, "Target"))
        {
            targets.insert(id, target);
        }
    });
    let mut sheets: Vec<(String, String)> = Vec::new();
    each(&mut package, "xl/workbook.xml", |event| {
        if let Event::Start(start) = event
            && start.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (value(start, "name"), value(start, "id"))
            && let Some(target) = targets.get(&id)
        {
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            sheets.push((name, path));
        }
    });
    sheets.into_iter().map(|(name, path)| (name, of_worksheet(&mut package, &path))).collect()
}

fn of_worksheet(package: &mut Package<'_>, path: &str) -> Marks {
    let mut marks = Marks::default();
    let (mut row, mut column) = (0_u32, 0_u32);
    let mut cell = FormulaCell::default();
    let mut in_value = false;
    each(package, path, |event| match event {
        Event::Start(start) => match start.local_name().as_ref() {
            "row" => {
                row = value(start, "r").and_then(|number| number.parse().ok()).unwrap_or(row.saturating_add(1));
                column = 0;
                if value(start, "hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true")) {
                    marks.hide(row);
                }
            }
            "c" => {
                column = value(start, "r").and_then(|at| column_of(&at)).unwrap_or(column.saturating_add(1));
                // A text that a formula gives may well be empty.
                let text = value(start, "t").is_some_and(|kind| kind == "str");
                cell = FormulaCell { formula: false, said: text };
            }
            "f" => cell.formula = true,
            "v" => in_value = true,
            _ => {}
        },
        Event::Text(text) if in_value => cell.said |= !text.trim().is_empty(),
        Event::End(end) => match end.local_name().as_ref() {
            "v" => in_value = false,
            "c" if cell.formula && !cell.said => {
                marks.not_computed((row.saturating_sub(1), column.saturating_sub(1)));
            }
            _ => {}
        },
        _ => {}
    });
    marks
}

#[derive(Default)]
struct FormulaCell {
    formula: bool,
    said: bool,
}

/// "AB12" -> 28.
fn column_of(place: &str) -> Option<u32> {
    let mut letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    letters.try_fold(0_u32, |column, letter| {
        column.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    })
}

/// The marks of an ODS workbook by the names of its sheets.
pub(super) fn ods(bytes: &[u8]) -> HashMap<String, Marks> {
    let Ok(mut package) = ZipArchive::new(Cursor::new(bytes)) else { return HashMap::new() };
    let mut sheets: HashMap<String, Marks> = HashMap::new();
    let (mut sheet, mut row, mut column, mut rows) = (None, 0_u32, 0_u32, 1_u32);
    each(&mut package, "content.xml", |event| match event {
        Event::Start(start) => match start.local_name().as_ref() {
            "table" => {
                sheet = value(start, "name");
                row = 0;
            }
            "table-row" => {
                rows = repeats(start, "number-rows-repeated");
                column = 0;
                let hidden = value(start, "visibility").is_some_and(|seen| seen != "visible");
                if hidden && let Some(name) = &sheet {
                    let numbers = row.saturating_add(1)..=row.saturating_add(rows);
                    let marks = sheets.entry(name.clone()).or_default();
                    numbers.for_each(|number| marks.hide(number));
                }
            }
            "table-cell" | "covered-table-cell" => {
                if value(start, "formula").is_some()
                    && value(start, "value-type").is_none()
                    && let Some(name) = &sheet
                {
                    sheets.entry(name.clone()).or_default().not_computed((row, column));
                }
                column = column.saturating_add(repeats(start, "number-columns-repeated"));
            }
            _ => {}
        },
        Event::End(end) if end.local_name().as_ref() == "table-row" => row = row.saturating_add(rows),
        _ => {}
    });
    sheets
}

fn repeats(start: &BytesStart<'_>, name: &str) -> u32 {
    value(start, name).and_then(|times| times.parse().ok()).unwrap_or(1).min(AT_MOST)
}

/// Hands each event of a part on, an empty element as a start and an end; a part that is not there or is damaged ends.
fn each(package: &mut Package<'_>, path: &str, mut hear: impl FnMut(&Event<'_>)) {
    let Ok(part) = package.by_name(path) else { return };
    let mut reader = Reader::from_reader(BufReader::new(part.take(crate::exchange::table::UNPACKED_LIMIT)));
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) | Err(_) => return,
            Ok(event) => hear(&event),
        }
    }
}

/// An attribute by its name without prefix.
fn value(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}
