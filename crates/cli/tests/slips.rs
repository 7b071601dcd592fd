//! Slips of who writes a command: each is refused or told with its own way out, in the words of the command line.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "tests are read, not called")]

mod common;

use std::path::Path;

use common::{answer, is_a_message, run};
use serde_json::Value;

fn office() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("a.concilia").display().to_string();
    std::fs::write(&archive, common::archive()).unwrap();
    (folder, archive)
}

/// Refused; the words say each of `said`.
fn refused(home: &Path, arguments: &[&str], said: &[&str]) {
    let output = run(home, arguments);
    let words = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{arguments:?}: {words}");
    is_a_message(&words, &format!("{arguments:?}"));
    assert!(said.iter().all(|said| words.contains(said)), "{arguments:?}: {said:?} in {words}");
}

#[test]
fn an_archive_is_called_as_one() {
    let (folder, _) = office();
    let named = folder.path().join("nuovo.txt");
    refused(folder.path(), &["archive", "new", &named.display().to_string(), "--network", "Como"], &[".concilia"]);
    assert!(!named.exists());
}

#[test]
fn parties_are_named_only_where_they_choose_something() {
    let (folder, archive) = office();
    let into = folder.path().join("stampe");
    for document in ["agreement", "register", "convocations"] {
        let into = into.display().to_string();
        refused(folder.path(), &["print", &archive, document, "--party", "Regione", "--into", &into], &["--party"]);
    }
    assert!(!into.exists());
}

#[test]
fn copies_are_looked_for_where_they_can_be() {
    let (folder, archive) = office();
    let at = |name: &str| folder.path().join(name).display().to_string();
    refused(folder.path(), &["copies", "--folder", &at("mai")], &["mai", "--folder"]);
    refused(folder.path(), &["copies", &at("mai.concilia")], &["mai.concilia", "concilia copies"]);
    assert_eq!(
        answer(folder.path(), &["copies", &archive])["copies"],
        Value::Array(Vec::new()),
        "none yet is no error"
    );
    common::done(folder.path(), &["settings", &archive, "--phone", "035 0"]);
    std::fs::remove_file(&archive).unwrap();
    assert!(!answer(folder.path(), &["copies", &archive])["copies"].as_array().unwrap().is_empty(), "it may be gone");
}

#[test]
fn the_times_of_copies_are_those_of_an_italian_clock() {
    let (folder, archive) = office();
    common::done(folder.path(), &["settings", &archive, "--phone", "035 0"]);
    let copies = answer(folder.path(), &["copies", &archive]);
    let made_at: chrono::DateTime<chrono::Utc> = copies["copies"][0]["made_at"].as_str().unwrap().parse().unwrap();
    let expected = concilia_text::time::italian(made_at).format("%d/%m/%Y %H:%M").to_string();
    let mut command = common::concilia(&common::program(), folder.path());
    let output = command.env("TZ", "Asia/Tokyo").args(["copies", &archive]).output().unwrap();
    let words = String::from_utf8(output.stdout).unwrap();
    assert!(words.contains(&expected), "{expected} in {words}");
}

#[test]
fn a_meeting_is_registered_once_and_one_that_was_held_needs_no_convocations() {
    let (folder, archive) = office();
    let home = folder.path();
    let meeting = |day: &'static str, at: &'static str| {
        vec!["register", archive.as_str(), "meeting", "--on", day, "--at", at, "--all"]
    };
    let told = |arguments: &[&str]| String::from_utf8(run(home, arguments).stdout).unwrap();
    let ahead = told(&meeting("28/03/2014", "10:30"));
    assert!(ahead.contains("Ora stampa le convocazioni"), "{ahead}");
    refused(home, &meeting("28/03/2014", "10.30"), &["28/03/2014 alle 10:30", "--at"]);
    assert!(told(&meeting("28/03/2014", "15:00")).contains("registrato"), "another hour is another meeting");
    let held = told(&meeting("21/03/2014", "10:30"));
    assert!(held.contains("attended") && !held.contains("convocations"), "{held}");
}

#[test]
fn a_text_that_is_too_long_is_told_with_its_option() {
    let (folder, archive) = office();
    let long = "è".repeat(259);
    refused(folder.path(), &["settings", &archive, "--address", &long], &["--address: ", "259"]);
    let meeting = ["register", &archive, "meeting", "--on", "28/03/2014", "--all", "--place", &long];
    refused(folder.path(), &meeting, &["--place: ", "259"]);
}

#[test]
fn a_damaged_archive_is_told_with_the_commands_that_bring_it_back() {
    let (folder, archive) = office();
    let mut bytes = std::fs::read(&archive).unwrap();
    for page in bytes.chunks_mut(4096).skip(1) {
        page[..64].fill(0xA5);
    }
    std::fs::write(&archive, bytes).unwrap();
    refused(folder.path(), &["status", &archive], &["danneggiato", "concilia copies", "concilia restore"]);
}

#[test]
fn sheets_are_told_where_there_are_some_and_refused_where_there_are_none() {
    let (folder, archive) = office();
    let home = folder.path();
    let at = |name: &str| home.join(name).display().to_string();
    std::fs::write(at("b.csv"), "Ente;Tipo\nUno di Prova;Comune\n").unwrap();
    refused(home, &["import", &archive, &at("b.csv"), "--sheet", "Enti"], &["non ha fogli"]);

    let mut book = rust_xlsxwriter::Workbook::new();
    for (sheet, party) in [("Enti", "Uno di Prova"), ("Altri", "Due di Prova")] {
        let sheet = book.add_worksheet().set_name(sheet).unwrap();
        sheet.write(0, 0, "Ente").unwrap().write(1, 0, party).unwrap();
        sheet.write(0, 1, "Tipo").unwrap().write(1, 1, "Comune").unwrap();
    }
    book.save(at("due.xlsx")).unwrap();
    for dry in [&["--dry-run"][..], &[]] {
        let answer = answer(home, &[&["import", archive.as_str(), &at("due.xlsx")], dry].concat());
        assert!(answer["passed_over"][0].as_str().unwrap().contains("«Altri»"), "{answer}");
    }
}
