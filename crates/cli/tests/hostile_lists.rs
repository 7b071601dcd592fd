//! Lists that are broken, foreign or made to exhaust the machine: each is read, or refused with a word that names the cause
//! and what to do; within 300 MB, without an end of the program, and the archive stays as it was.
//!
//! The limit is on the whole address space of the program, which is more than its memory ever is. How long it takes is for
//! the benches; that it does not grow without end is what the limits of the readers are for.
#![cfg(unix)]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "tests are read, not called")]

mod common;
mod hostile_lists {
    pub(crate) mod binary;
    pub(crate) mod packed;
}

use std::path::Path;
use std::process::{Command, Output};

use common::{archive, files, is_a_message, json, of_office, program, same_files};
use concilia_core::archive::Archive;
use concilia_core::party::PartyQuery;
use concilia_core::schema::SCHEMA;
use hostile_lists::{binary, packed};

/// Kilobytes that the program may map.
const MEMORY: u32 = 300 << 10;
/// Parties of the archive before anything is imported.
const BEFORE: usize = 6;

enum Told {
    /// Read: that many parties come in.
    In(usize),
    /// Refused under this code.
    Refused(&'static str),
}

struct List {
    name: &'static str,
    bytes: Vec<u8>,
    told: Told,
}

fn list(name: &'static str, bytes: impl Into<Vec<u8>>, told: Told) -> List {
    List { name, bytes: bytes.into(), told }
}

fn import(home: &Path, archive: &Path, list: &Path) -> Output {
    let mut command = Command::new("sh");
    of_office(&mut command, home);
    command.args(["-c", &format!("ulimit -v {MEMORY}; exec \"$@\""), "sh"]).arg(program());
    command.args(["--date", "24/03/2014", "--json", "import"]).arg(archive).arg(list);
    command.output().unwrap()
}

/// Imports each list into an archive of its own and says all that went otherwise.
fn meets(lists: Vec<List>) {
    let wrong: Vec<String> = lists.iter().filter_map(|list| differs(list).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn differs(list: &List) -> Result<(), String> {
    let (home, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (archive_at, list_at) = (folder.path().join("a.concilia"), folder.path().join(list.name));
    std::fs::write(&archive_at, archive()).unwrap();
    std::fs::write(&list_at, &list.bytes).unwrap();
    let before = files(folder.path());
    let output = import(home.path(), &archive_at, &list_at);
    let said: String = String::from_utf8_lossy(&output.stdout)
        .chars()
        .chain(String::from_utf8_lossy(&output.stderr).chars())
        .take(1600)
        .collect();
    let as_meant = match list.told {
        Told::In(parties) => matches!(output.status.code(), Some(0 | 1)) && parties_in(&archive_at) == BEFORE + parties,
        Told::Refused(code) => {
            same_files(&before, folder.path(), list.name);
            output.status.code() == Some(3) && json(&output)["error"]["code"] == code
        }
    };
    if !as_meant {
        return Err(format!("{}: {:?} {said}", list.name, output.status));
    }
    if let Told::Refused(_) = list.told {
        let error = &json(&output)["error"];
        let words = format!("{}\n{}", error["message"].as_str().unwrap(), error["advice"].as_str().unwrap());
        is_a_message(&words, list.name);
    }
    Ok(())
}

/// The parties of a whole archive.
fn parties_in(path: &Path) -> usize {
    let mut archive = Archive::open_read_only(path, SCHEMA).unwrap();
    assert_eq!(archive.faults().unwrap(), Vec::<String>::new());
    archive.read(|tx| Ok(concilia_core::party::list(tx, &PartyQuery::default())?.len())).unwrap()
}

const ROWS: &str = "Ente;Sede\nComune di Almè;Almè\nScuola Beta;Clusone\n";

#[test]
fn text_of_every_kind_is_read() {
    let with_mark = |mark: [u8; 2], of: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.into_iter().chain(ROWS.encode_utf16().flat_map(of)).collect()
    };
    let long = format!("Ente;Sede;Note\nComune di Almè;Almè;{}\n", "parola ".repeat(14_000));
    meets(vec![
        list("utf16-le.csv", with_mark([0xFF, 0xFE], u16::to_le_bytes), Told::In(2)),
        list("utf16-be.csv", with_mark([0xFE, 0xFF], u16::to_be_bytes), Told::In(2)),
        list("vecchio-mac.csv", ROWS.replace('\n', "\r"), Told::In(2)),
        list("virgolette-aperte.csv", ROWS.replace("Scuola", "\"Scuola"), Told::In(2)),
        list("formule.csv", ROWS.replace("Clusone", "=HYPERLINK(\"http://esempio.it\")"), Told::In(2)),
        list("da-destra.csv", ROWS.replace("Scuola", "\u{202e}Scuola\u{200b}"), Told::In(2)),
        list("cella-da-100-kb.csv", long, Told::Refused("import.long_cell")),
        list("elenco.xls", packed::workbook(&packed::rows(2)), Told::In(2)),
        list("elenco.ods", packed::open_document(&packed::open_rows(2, 1)), Told::In(2)),
        list("vecchio.xls", binary::workbook(&binary::list(2)), Told::In(2)),
        list(
            "cella-da-100-kb.xlsx",
            packed::workbook(&packed::row_with(&"x".repeat(100_000))),
            Told::Refused("import.long_cell"),
        ),
    ]);
}

#[test]
fn what_is_no_list_is_refused_by_its_kind() {
    let page = "<html><body><table><tr><td>Ente</td></tr></table></body></html>";
    let whole = packed::workbook(&packed::rows(50));
    let old = binary::workbook(&binary::list(50));
    meets(vec![
        list("pagina.xls", page, Told::Refused("import.web_page")),
        list("documento.xlsx", b"%PDF-1.4\n%...".to_vec(), Told::Refused("import.pdf")),
        list(
            "lettera.xlsx",
            packed::zip(&[("[Content_Types].xml", ""), ("word/document.xml", "")]),
            Told::Refused("import.word_document"),
        ),
        list("con-password.xlsx", binary::with_password(), Told::Refused("import.password")),
        list("troncato.xlsx", &whole[..whole.len() / 2], Told::Refused("import.damaged")),
        list("troncato.xls", &old[..old.len() / 3], Told::Refused("import.damaged")),
        list("nul.csv", ROWS.replace("Scuola", "Scuo\0la"), Told::Refused("import.not_a_spreadsheet")),
        list("vuoto.csv", "", Told::Refused("import.empty")),
    ]);
}

#[test]
fn a_text_that_never_ends_is_refused() {
    let mb = |text: &str, mb: usize| text.repeat((mb << 20) / text.len());
    let many = format!("Ente;Sede\n{}", "Alfa;Almè\n".repeat(100_000));
    meets(vec![
        list("centomila-righe.csv", many, Told::Refused("import.too_many_rows")),
        list("separatori.csv", mb(";", 6), Told::Refused("import.long_cell")),
        list("ogni-separatore.csv", mb(";,\t|", 19), Told::Refused("import.too_many_columns")),
        list("righe-vuote.csv", format!("Ente\nAlfa\n{}", mb("\n", 8)), Told::In(1)),
        list(
            "celle-corte.csv",
            format!("Ente\n{}", mb(&format!("{}\n", "a;".repeat(200)), 19)),
            Told::Refused("import.too_many_cells"),
        ),
        list("virgolette.csv", mb("\"", 6), Told::Refused("import.long_cell")),
        list("una-riga.csv", mb("parola ", 6), Told::Refused("import.long_cell")),
        list("troppo-grande.csv", mb("Alfa;Almè\n", 30), Told::Refused("import.too_large")),
    ]);
}

#[test]
fn a_packed_list_that_unpacks_without_end_is_refused() {
    meets(vec![
        list("zeri.xlsx", packed::of_zeros(150), Told::Refused("import.unpacks_too_large")),
        list("entita.xlsx", packed::of_entities(), Told::Refused("import.damaged")),
        list(
            "commento.xlsx",
            packed::workbook(&format!("<!--{}-->", "x".repeat(8 << 20))),
            Told::Refused("import.unpacks_too_large"),
        ),
        list("annidato.xlsx", packed::workbook(&"<a>".repeat(1 << 20)), Told::Refused("import.damaged")),
        list(
            "stringhe-vuote.xlsx",
            packed::with_strings(&packed::rows(2), &"<si/>".repeat(1_200_000)),
            Told::Refused("import.too_many_cells"),
        ),
        list("stringa-condivisa.xlsx", packed::of_one_string(900_000, 20_000), Told::Refused("import.too_many_cells")),
        list("unioni.xlsx", packed::of_merged_cells(20_000), Told::Refused("import.too_many_cells")),
        list("lontano.xlsx", packed::workbook(&packed::far_cell()), Told::Refused("import.too_many_columns")),
        list(
            "ripetuto.ods",
            packed::open_document(&packed::open_rows(1 << 20, 16_384)),
            Told::Refused("import.too_many_cells"),
        ),
        list(
            "testo-ripetuto.ods",
            packed::open_document(&packed::open_text(&"x".repeat(90_000), 9_000)),
            Told::Refused("import.too_many_cells"),
        ),
        list("lontano.ods", packed::open_document(&packed::open_far()), Told::Refused("import.too_many_cells")),
        list("lontano.xls", binary::workbook(&binary::far_cell()), Told::Refused("import.too_many_cells")),
        list(
            "stringa-condivisa.xls",
            binary::workbook(&binary::one_string(60_000, 50_000)),
            Told::Refused("import.too_many_cells"),
        ),
    ]);
}
