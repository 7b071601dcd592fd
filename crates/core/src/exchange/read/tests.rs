//! The readers on lists as offices have them, and on files that are none.

use std::io::{Cursor, Write};

use chrono::NaiveDate;
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::*;
use crate::exchange::table::{Cell, FILE_LIMIT, Fault, Row, Table};

fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().expect("writes")
}

fn only(bytes: &[u8]) -> Table {
    file(bytes).expect("reads").sheets.remove(0)
}

fn texts(row: &Row) -> Vec<String> {
    row.cells.iter().map(Cell::text).collect()
}

fn numbers(table: &Table) -> Vec<u32> {
    table.rows.iter().map(|row| row.number).collect()
}

#[test]
fn separated_text_is_read_in_its_encoding_with_its_separator() {
    let plain = "Ente;Città\nComune di Almè;Almè\n";
    let windows = encoding_rs::WINDOWS_1252.encode(plain).0.into_owned();
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(plain.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let files = [
        plain.as_bytes().to_vec(),
        [b"\xEF\xBB\xBF", plain.as_bytes()].concat(),
        windows,
        utf16,
        plain.replace(';', ",").into_bytes(),
        plain.replace(';', "\t").into_bytes(),
        plain.replace('\n', "\r\n").into_bytes(),
        plain.replace('\n', "\r").into_bytes(),
        format!("sep=;\n{plain}").into_bytes(),
    ];
    for bytes in files {
        let table = only(&bytes);
        assert_eq!(numbers(&table), [1, 2]);
        assert_eq!(texts(&table.rows[1]), ["Comune di Almè", "Almè"], "{bytes:?}");
    }
}

#[test]
fn a_few_bytes_that_are_no_character_spoil_no_other_letter() {
    let read = |bytes: &[u8]| file(bytes).expect("reads");
    let nearly = read(b"Ente\nComune di Alm\xc3\xa8\nCitt\xe0\n");
    assert_eq!(texts(&nearly.sheets[0].rows[1]), ["Comune di Almè"]);
    assert_eq!(texts(&nearly.sheets[0].rows[2]), ["Citt\u{fffd}"]);
    assert_eq!(nearly.faults, [Fault::Undecoded { line: 3 }]);
    let windows = read(b"Ente\nComune di Alm\xe8\nCitt\xe0\n");
    assert_eq!(texts(&windows.sheets[0].rows[2]), ["Città"], "as Notepad saves it");
    assert_eq!(windows.faults, []);
}

#[test]
fn a_mark_that_nobody_closed_is_told_and_swallows_no_row() {
    let book = file(b"Ente;Note\n\"Alfa;x\nBeta;\"y\"\nGamma;z\n").expect("reads");
    assert_eq!(book.faults, [Fault::Torn { line: 2 }]);
    assert_eq!(numbers(&book.sheets[0]), [1, 2, 3, 4]);
    assert_eq!(texts(&book.sheets[0].rows[1]), ["Alfa", "x"]);
    assert_eq!(file(b"Ente;Note\n\"Alfa; e altri\";\"due\nrighe\"\n").expect("reads").faults, []);
}

#[test]
fn rows_of_text_have_the_numbers_that_excel_gives_them() {
    let table = only(b"Ente;Note\n\n\"Alfa\";\"due\nrighe\"\n;\nBeta;x\n");
    assert_eq!(numbers(&table), [1, 2, 3, 4, 5]);
    assert_eq!(texts(&table.rows[2]), ["Alfa", "due\nrighe"]);
    assert_eq!(texts(&table.rows[4]), ["Beta", "x"]);
    assert!(table.rows[1].is_blank() && table.rows[3].is_blank());
}

#[test]
fn a_quotation_mark_that_nobody_closed_loses_no_row() {
    let table = only(b"Ente;Note\n\"Alfa;x\nBeta;y\nGamma;z\n");
    assert_eq!(numbers(&table), [1, 2, 3, 4]);
    assert_eq!(texts(&table.rows[1]), ["Alfa", "x"]);
    assert_eq!(texts(&table.rows[3]), ["Gamma", "z"]);
}

#[test]
fn commas_in_addresses_do_not_make_columns() {
    let table = only("Ente;Sede\nAlfa;via Uno, 1\nBeta;via Due, 2\n".as_bytes());
    assert_eq!(texts(&table.rows[1]), ["Alfa", "via Uno, 1"]);
}

#[test]
fn the_clipboard_is_read_as_excel_writes_it() {
    let book = clipboard("Ente\tNote\r\nAlfa\t\"due\nrighe\"\r\nBeta\t\r\n").expect("reads");
    assert_eq!(book.kind, SourceKind::Clipboard);
    assert_eq!(texts(&book.sheets[0].rows[1]), ["Alfa", "due\nrighe"]);
    assert_eq!(clipboard("  \n"), Err(Unreadable::Empty));
}

#[test]
fn cells_of_a_workbook_keep_their_kind() {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let bytes = workbook(|sheet| {
        sheet.write_string(0, 0, "Ente").expect("writes");
        sheet.write_number(1, 1, 1_234_567_897.0).expect("writes");
        sheet.write_number_with_format(1, 2, 41_659.0, &day).expect("writes");
        sheet.write_boolean(1, 3, true).expect("writes");
        sheet.write_string(4, 0, "=1+1").expect("writes");
    });
    let table = only(&bytes);
    assert_eq!(numbers(&table), [1, 2, 3, 4, 5]);
    let date = NaiveDate::from_ymd_opt(2014, 1, 20).expect("a day");
    assert_eq!(
        table.rows[1].cells,
        [Cell::Empty, Cell::Number("1234567897".into()), Cell::Date(date), Cell::Bool(true)]
    );
    assert_eq!(texts(&table.rows[4]), ["=1+1"]);
}

#[test]
fn cells_merged_downwards_speak_for_every_row_and_titles_stay_where_they_are() {
    let format = Format::new();
    let bytes = workbook(|sheet| {
        sheet.merge_range(0, 0, 0, 3, "Elenco dei soggetti", &format).expect("writes");
        sheet.merge_range(1, 0, 3, 0, "Comuni", &format).expect("writes");
        for (row, name) in ["Alfa", "Beta", "Gamma"].into_iter().enumerate() {
            sheet.write_string(u32::try_from(row + 1).expect("few"), 1, name).expect("writes");
        }
    });
    let table = only(&bytes);
    assert_eq!(texts(&table.rows[0]), ["Elenco dei soggetti"]);
    assert_eq!(texts(&table.rows[3]), ["Comuni", "Gamma"]);
    assert_eq!(table.rows[3].from_merged, [0]);
    assert!(table.rows[1].from_merged.is_empty());
}

#[test]
fn every_sheet_that_says_something_is_offered_hidden_rows_and_sheets_too() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Vuoto").expect("a name");
    let sheet = book.add_worksheet().set_name("Aderenti").expect("a name");
    sheet.write_string(0, 0, "Ente").expect("writes");
    sheet.write_string(1, 0, "Alfa").expect("writes");
    sheet.set_row_hidden(1).expect("hides");
    let sheet = book.add_worksheet().set_name("Vecchi").expect("a name");
    sheet.write_string(0, 0, "Beta").expect("writes");
    sheet.set_hidden(true);
    let sheets = file(&book.save_to_buffer().expect("writes")).expect("reads").sheets;
    let names: Vec<(&str, bool, usize)> =
        sheets.iter().map(|sheet| (sheet.sheet.as_str(), sheet.hidden, sheet.rows.len())).collect();
    assert_eq!(names, [("Aderenti", false, 2), ("Vecchi", true, 1)]);
}

#[test]
fn a_cell_far_away_does_not_make_a_million_rows() {
    let table = only(&workbook(|sheet| {
        sheet.write_string(0, 0, "Ente").expect("writes");
        sheet.write_string(1_048_575, 0, "Alfa").expect("writes");
    }));
    assert_eq!(numbers(&table), [1, 1_048_576]);
    let wide = workbook(|sheet| {
        sheet.write_string(0, 16_383, "Ente").expect("writes");
    });
    assert_eq!(file(&wide), Err(Unreadable::TooManyColumns { limit: 256 }));
}

#[test]
fn titles_and_headings_do_not_count_for_the_limit() {
    let of = |rows: usize| format!("Elenco dei soggetti\n\nEnte;Quota\n{}", "Alfa;x\n".repeat(rows));
    assert_eq!(file(of(20_000).as_bytes()).map(|book| book.sheets[0].rows.len()), Ok(20_003));
    assert_eq!(clipboard(&of(20_000)).map(|book| book.sheets[0].rows.len()), Ok(20_003));
    assert_eq!(file(of(20_001).as_bytes()), Err(Unreadable::TooManyRows { limit: 20_000 }));
    let headings = format!("Ente;Quota\n{}", "Alfa;x\n".repeat(20_000));
    assert_eq!(file(headings.as_bytes()).map(|book| book.sheets[0].rows.len()), Ok(20_001));
}

#[test]
fn too_much_is_refused() {
    let rows = "Alfa;x\n".repeat(20_001);
    assert_eq!(file(rows.as_bytes()), Err(Unreadable::TooManyRows { limit: 20_000 }));
    assert_eq!(file(&vec![b'x'; FILE_LIMIT + 1]), Err(Unreadable::TooLarge { limit: 20 }));
    assert_eq!(file(&bomb()), Err(Unreadable::UnpacksTooLarge { limit: 100 }));
}

/// 102 MB of zeros under the names of a workbook.
fn bomb() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for part in ["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"] {
        zip.start_file(part, options).expect("starts");
        let block = vec![0u8; 1 << 20];
        (0..34).for_each(|_| zip.write_all(&block).expect("writes"));
    }
    zip.finish().expect("finishes").into_inner()
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("starts");
        zip.write_all(text.as_bytes()).expect("writes");
    }
    zip.finish().expect("finishes").into_inner()
}

#[test]
fn what_is_no_list_is_told_by_its_kind() {
    let encrypted: Vec<u8> = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        .into_iter()
        .chain([0; 512])
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let whole = workbook(|sheet| {
        sheet.write_string(0, 0, "Ente").expect("writes");
    });
    let cases: Vec<(Vec<u8>, Unreadable)> = vec![
        (vec![], Unreadable::Empty),
        (b"   \r\n\t\r\n".to_vec(), Unreadable::Empty),
        (workbook(|_| {}), Unreadable::Empty),
        (b"%PDF-1.7 ...".to_vec(), Unreadable::Pdf),
        (b"<html><body><table><tr><td>Ente</td></tr></table>".to_vec(), Unreadable::WebPage),
        (
            b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">".to_vec(),
            Unreadable::OldXml,
        ),
        (packed(&[("[Content_Types].xml", ""), ("word/document.xml", "")]), Unreadable::WordDocument),
        (packed(&[("[Content_Types].xml", ""), ("xl/workbook.bin", "")]), Unreadable::BinaryWorkbook),
        (packed(&[("foto.jpg", "x")]), Unreadable::NotASpreadsheet),
        (whole[..whole.len() / 2].to_vec(), Unreadable::Damaged),
        (packed(&[("[Content_Types].xml", ""), ("xl/workbook.xml", "<workbook")]), Unreadable::Damaged),
        (encrypted, Unreadable::Password),
        ([0x89, b'P', b'N', b'G', 0, 0, 0, 1].repeat(20), Unreadable::NotASpreadsheet),
    ];
    for (bytes, reason) in cases {
        assert_eq!(file(&bytes), Err(reason));
    }
}

#[test]
fn an_open_document_sheet_is_read() {
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\">\
         <office:body><office:spreadsheet><table:table table:name=\"Foglio1\">\
         <table:table-row>{}{}</table:table-row><table:table-row>{}{}</table:table-row>\
         </table:table></office:spreadsheet></office:body></office:document-content>",
        cell("Ente"),
        cell("CF"),
        cell("Alfa"),
        cell("01234567897"),
    );
    let manifest = "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"m\"></manifest:manifest>";
    let bytes = packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", &content),
    ]);
    let table = only(&bytes);
    assert_eq!(table.sheet, "Foglio1");
    assert_eq!(texts(&table.rows[1]), ["Alfa", "01234567897"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = file(&bytes);
    }

    #[test]
    fn no_text_makes_it_panic(text in "[\\PC;,\t\"\n\r']{0,200}") {
        let _ = file(text.as_bytes());
        let _ = clipboard(&text);
    }

    #[test]
    fn no_damage_of_a_workbook_makes_it_panic(at in 0usize..5_000, with in any::<u8>(), cut in 0usize..5_000) {
        let mut bytes = workbook(|sheet| {
            sheet.write_string(0, 0, "Ente").expect("writes");
            sheet.write_number(1, 0, 12.5).expect("writes");
        });
        let length = bytes.len();
        bytes[at % length] = with;
        let _ = file(&bytes);
        bytes.truncate(cut % length);
        let _ = file(&bytes);
    }
}

#[test]
fn hidden_rows_and_formulas_without_a_value_are_told() {
    let bytes = workbook(|sheet| {
        sheet.write_string(0, 0, "Ente").expect("writes");
        sheet.write_string(0, 1, "CF").expect("writes");
        sheet.write_string(1, 0, "Alfa").expect("writes");
        sheet.write_string(2, 0, "Beta").expect("writes");
        sheet.set_row_hidden(2).expect("hides");
        sheet.write_formula(1, 1, rust_xlsxwriter::Formula::new("=1+1").set_result("2")).expect("writes");
    });
    let table = only(&bytes);
    assert_eq!(table.rows.iter().map(|row| row.hidden).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!(table.rows[1].cell(1).text(), "2", "a formula with its value is a value");
    let never = unpacked_and_packed(&bytes, "xl/worksheets/sheet1.xml", &|part| part.replace("<v>2</v>", "<v></v>"));
    assert_eq!(*only(&never).rows[1].cell(1), Cell::Uncomputed);
    let empty = unpacked_and_packed(&bytes, "xl/worksheets/sheet1.xml", &|part| {
        part.replace("<c r=\"B2\">", "<c r=\"B2\" t=\"str\">").replace("<v>2</v>", "<v></v>")
    });
    assert_eq!(*only(&empty).rows[1].cell(1), Cell::Empty, "a formula that gives no text");
}

/// A packed file with one part changed.
fn unpacked_and_packed(bytes: &[u8], path: &str, change: &dyn Fn(String) -> String) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut into = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut part = from.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).expect("text");
        let text = if name == path { change(text) } else { text };
        into.start_file(name, zip::write::SimpleFileOptions::default()).expect("starts");
        into.write_all(text.as_bytes()).expect("writes");
    }
    into.finish().expect("finishes").into_inner()
}

#[test]
fn an_ods_tells_its_hidden_rows_too() {
    const CONTENT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Foglio">
<table:table-row><table:table-cell office:value-type="string"><text:p>Ente</text:p></table:table-cell></table:table-row>
<table:table-row table:visibility="filter"><table:table-cell office:value-type="string"><text:p>Alfa</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell table:formula="of:=1+1"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"#;
    let mut into = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", CONTENT)];
    for (name, text) in parts.into_iter().chain([("META-INF/manifest.xml", MANIFEST)]) {
        into.start_file(name, zip::write::SimpleFileOptions::default()).expect("starts");
        into.write_all(text.as_bytes()).expect("writes");
    }
    let table = only(&into.finish().expect("finishes").into_inner());
    assert_eq!(table.rows.iter().map(|row| row.hidden).collect::<Vec<_>>(), [false, true, false]);
    assert_eq!(*table.rows[2].cell(0), Cell::Uncomputed);
}

const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
