//! XLSX and ODS written part by part, so that they can say what no spreadsheet program would write.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

/// A packed file of these parts.
pub(crate) fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const TYPES: &str =
    r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Foglio1" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

const PACKAGE: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

/// A workbook of one sheet with these rows, as markup.
pub(crate) fn workbook(rows: &str) -> Vec<u8> {
    with_strings(rows, "")
}

/// A workbook whose cells name these shared texts.
pub(crate) fn with_strings(rows: &str, strings: &str) -> Vec<u8> {
    of_sheet(&format!("<sheetData>{rows}</sheetData>"), strings)
}

fn of_sheet(content: &str, strings: &str) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{content}</worksheet>"#
    );
    let strings = format!(
        r#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{strings}</sst>"#
    );
    zip(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", PACKAGE),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/sharedStrings.xml", &strings),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

fn cell(at: &str, text: &str) -> String {
    format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn row(number: usize, name: &str, note: &str) -> String {
    format!(r#"<row r="{number}">{}{}</row>"#, cell(&format!("A{number}"), name), cell(&format!("B{number}"), note))
}

/// Headings and that many parties.
pub(crate) fn rows(count: usize) -> String {
    (0..count).fold(row(1, "Ente", "Note"), |rows, n| rows + &row(n + 2, &format!("Scuola numero {n}"), ""))
}

/// Headings and one party with this note.
pub(crate) fn row_with(note: &str) -> String {
    row(1, "Ente", "Note") + &row(2, "Scuola Beta", note)
}

/// A cell in the last column of the last row.
pub(crate) fn far_cell() -> String {
    rows(1) + &format!(r#"<row r="1048576">{}</row>"#, cell("XFD1048576", "x"))
}

/// One text of so many bytes, named by so many rows.
pub(crate) fn of_one_string(bytes: usize, count: usize) -> Vec<u8> {
    let rows = (1..=count).fold(String::new(), |mut rows, n| {
        write!(rows, r#"<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>"#).unwrap();
        rows
    });
    with_strings(&rows, &format!("<si><t>{}</t></si>", "x".repeat(bytes)))
}

/// Regions that all say their first cell's value in ten thousand rows.
pub(crate) fn of_merged_cells(count: usize) -> Vec<u8> {
    let regions = r#"<mergeCell ref="A2:A10000"/>"#.repeat(count);
    of_sheet(&format!("<sheetData>{}</sheetData><mergeCells>{regions}</mergeCells>", rows(9_999)), "")
}

/// Entities that stand for each other, ten times over at each step.
pub(crate) fn of_entities() -> Vec<u8> {
    let mut entities = String::from(r#"<!ENTITY a0 "ridere ridere">"#);
    for step in 1..10 {
        let inner = format!("&a{};", step - 1).repeat(10);
        write!(entities, r#"<!ENTITY a{step} "{inner}">"#).unwrap();
    }
    let sheet = format!(
        r#"<?xml version="1.0"?><!DOCTYPE x [{entities}]><worksheet><sheetData>{}</sheetData></worksheet>"#,
        row(1, "Ente", "&a9;")
    );
    zip(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", PACKAGE),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

/// Megabytes of nothing under the names of a workbook.
pub(crate) fn of_zeros(mb: usize) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for part in ["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"] {
        zip.start_file(part, SimpleFileOptions::default()).unwrap();
        let block = vec![0u8; 1 << 20];
        (0..mb / 3).for_each(|_| zip.write_all(&block).unwrap());
    }
    zip.finish().unwrap().into_inner()
}

/// An ODS of one sheet with these rows, as markup.
pub(crate) fn open_document(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="Foglio1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = r#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="m"></manifest:manifest>"#;
    zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", &content),
    ])
}

fn open_row(repeated: usize, columns: usize, text: &str) -> String {
    format!(
        r#"<table:table-row table:number-rows-repeated="{repeated}"><table:table-cell office:value-type="string" table:number-columns-repeated="{columns}"><text:p>{text}</text:p></table:table-cell></table:table-row>"#
    )
}

/// Headings and parties; or one row so often repeated, so wide.
pub(crate) fn open_rows(count: usize, columns: usize) -> String {
    let heading = open_row(1, 1, "Ente");
    if columns > 1 {
        return heading + &open_row(count, columns, "x");
    }
    (0..count).fold(heading, |rows, n| rows + &open_row(1, 1, &format!("Scuola numero {n}")))
}

/// One row with this text, so often repeated.
pub(crate) fn open_text(text: &str, repeated: usize) -> String {
    open_row(1, 1, "Ente") + &open_row(repeated, 1, text)
}

/// Two cells with the whole sheet between them.
pub(crate) fn open_far() -> String {
    let empty = r#"<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>"#;
    let last = r#"<table:table-row><table:table-cell table:number-columns-repeated="16000"/><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>"#;
    open_row(1, 1, "Ente") + empty + last
}
