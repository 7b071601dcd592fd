//! An agreement in force that is updated, without a window: who adhered stands, the version in force goes on meanwhile.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "tests are read, not called")]

mod common;

use std::path::Path;
use std::process::Output;

use common::{concilia, json, program};
use serde_json::Value;

/// What the program answers on a day.
fn on(home: &Path, date: &str, arguments: &[&str]) -> Output {
    let mut command = concilia(&program(), home);
    command.args(["--date", date, "--operator", "Marta Rota"]).args(arguments).output().unwrap()
}

fn answer(home: &Path, date: &str, arguments: &[&str]) -> Value {
    let output = on(home, date, &[arguments, &["--json"]].concat());
    assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments:?}: {}", json(&output));
    json(&output)
}

fn words(home: &Path, date: &str, arguments: &[&str]) -> String {
    let output = on(home, date, arguments);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn refused(home: &Path, date: &str, arguments: &[&str]) -> String {
    let output = on(home, date, arguments);
    assert_eq!(output.status.code(), Some(3), "{arguments:?}: {}", String::from_utf8_lossy(&output.stdout));
    let words = String::from_utf8(output.stderr).unwrap();
    common::is_a_message(&words, &format!("{arguments:?}"));
    words
}

/// The words of a step.
fn register<'a>(archive: &'a str, words: &[&'a str]) -> Vec<&'a str> {
    [&["register", archive], words].concat()
}

/// An agreement signed in March and its update in signature since June: one association has adhered, another has its form, the
/// company was sent nothing.
fn updating() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("a.concilia").display().to_string();
    std::fs::write(&archive, common::archive()).unwrap();
    let home = folder.path();
    let register = |date: &str, words: &[&str]| answer(home, date, &[&["register", archive.as_str()], words].concat());
    let march = "28/03/2014";
    let parties = ["--party", "Regione", "--party", "ASL", "--party", "Provincia"];
    let signed = ["returned", "--method", "pades", "--signed-on", march];
    register(march, &[&signed, parties.as_slice()].concat());
    register(march, &[&["verified"], parties.as_slice()].concat());
    register(march, &["sent", "--party", "Famiglie", "--party", "Banca"]);
    register(march, &[&signed, &["--party", "Famiglie", "--protocol", "812"][..]].concat());
    register(march, &["verified", "--party", "Famiglie"]);
    register(march, &["agreement-signed"]);
    register("01/06/2014", &["new-version", "--reason", "Aggiornamento concordato"]);
    answer(home, "01/06/2014", &["compose", &archive, "--put-to-signature"]);
    (folder, archive)
}

#[test]
fn who_has_adhered_stands_and_whose_form_is_of_before_is_held_valid_with_a_reason() {
    let (folder, archive) = updating();
    let (home, june) = (folder.path(), "02/06/2014");
    let missing = |status: &Value| -> Vec<String> {
        let missing = status["adherence"]["missing"].as_array().unwrap();
        missing.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    };
    let status = answer(home, june, &["status", &archive]);
    assert!(!missing(&status).contains(&"Associazione Famiglie Oggi".to_owned()), "{status}");
    assert_eq!(missing(&status).len(), 5);
    assert!(words(home, june, &["status", &archive]).contains("Una firma è del testo di una versione precedente"));

    let register = |words: &[&'static str]| register(&archive, words);
    answer(home, june, &register(&["returned", "--method", "ink", "--party", "Banca"]));
    let why = refused(home, june, &register(&["verified", "--party", "Banca"]));
    assert!(why.contains("versione 1") && why.contains("tienila valida"), "{why}");
    let told = words(home, june, &["status", &archive]);
    assert!(told.contains("Banca del Tempo di Treviglio: Ha firmato la versione 1"), "{told}");
    answer(home, june, &register(&["kept", "--reason", "Gli impegni sono gli stessi", "--party", "Banca"]));
    let why = refused(home, june, &register(&["kept", "--reason", "x", "--party", "Banca"]));
    assert!(why.contains("già tenuta valida"), "{why}");
    let why = refused(home, june, &register(&["returned", "--text", "7", "--party", "Calzificio"]));
    assert!(why.contains("versione 2, versione 1"), "{why}");
    answer(home, june, &register(&["returned", "--text", "1", "--method", "ink", "--party", "Calzificio"]));
    let corrected = ["corrected", "--text", "2", "--party", "Calzificio"];
    answer(home, june, &register(&corrected));
    answer(home, june, &register(&["verified", "--party", "Calzificio"]));

    let list = home.join("adesioni.csv").display().to_string();
    answer(home, june, &["export", &archive, "adherences", &list]);
    let list = std::fs::read_to_string(list).unwrap();
    let row = |version: &str, name: &str| {
        list.lines()
            .find(|line| line.starts_with(&format!("{name};{version};")))
            .unwrap_or_else(|| panic!("{name}: {list}"))
    };
    let signed = "Firma digitale nel PDF (PAdES);versione 1;812;";
    assert!(row("2", "Associazione Famiglie Oggi").contains(signed), "{list}");
    assert!(row("2", "Calzificio Alto Serio").contains("versione 2"), "{list}");
    assert!(row("1", "Calzificio Alto Serio").contains("Aderisce alla versione 2"), "{list}");
}

#[test]
fn the_version_in_force_is_reached_until_its_update_is_signed() {
    let (folder, archive) = updating();
    let (home, june) = (folder.path(), "02/06/2014");
    let register = |words: &[&'static str]| register(&archive, words);
    let protocol = ["protocol", "--party", "Provincia", "--protocol", "900"];
    let why = refused(home, june, &register(&protocol));
    assert!(why.contains("Non è ancora rientrata"), "it signs the update anew: {why}");
    answer(home, june, &register(&[&protocol[..], &["--in-force"]].concat()));
    let irregular = ["irregular", "--reason", "Manca la pagina 2", "--remedy", "Chiederla", "--party", "Provincia"];
    answer(home, june, &register(&[&irregular[..], &["--in-force"]].concat()));
    let mended = ["returned", "--method", "pades", "--signed-on", june, "--party", "Provincia", "--protocol", "901"];
    answer(home, june, &register(&[&mended[..], &["--in-force"]].concat()));
    let told = words(home, june, &["status", &archive, "--in-force"]);
    assert!(told.contains("Versione 1, in vigore: ") && told.contains("da verificare 1"), "{told}");
    answer(home, june, &register(&["verified", "--party", "Provincia", "--in-force"]));

    let into = home.join("stampe").display().to_string();
    let done = answer(home, june, &["print", &archive, "register", "--into", &into, "--in-force"]);
    assert_eq!(done["files"], serde_json::json!(["Registro delle adesioni - versione 1 al 02-06-2014.pdf"]));
    let list = home.join("in vigore.csv").display().to_string();
    answer(home, june, &["export", &archive, "adherences", &list, "--in-force"]);
    let list = std::fs::read_to_string(list).unwrap();
    assert!(list.contains("Provincia di Bergamo;1;") && list.contains(";901;") && !list.contains(";2;"), "{list}");
    for not_of_one in [
        &["export", &archive, "parties", "x.csv", "--in-force"][..],
        &["print", &archive, "adherence-forms", "--in-force"],
    ] {
        assert!(refused(home, june, not_of_one).contains("--in-force"));
    }

    let parties = ["--party", "Regione", "--party", "ASL", "--party", "Provincia"];
    let signed = ["returned", "--method", "pades", "--signed-on", june];
    answer(home, june, &register(&[&signed, parties.as_slice()].concat()));
    answer(home, june, &register(&[&["verified"], parties.as_slice()].concat()));
    answer(home, june, &register(&["agreement-signed"]));
    let (now, in_force) = (["status", archive.as_str()], ["status", archive.as_str(), "--in-force"]);
    let adherence = |of: &[&str]| answer(home, june, of)["adherence"].clone();
    assert_eq!(adherence(&now), adherence(&in_force), "once it is signed there is one version");
    assert_eq!(adherence(&now)["number"], 2);
}

#[test]
fn nothing_is_in_force_before_a_version_is_signed() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("a.concilia").display().to_string();
    std::fs::write(&archive, common::archive()).unwrap();
    let march = "28/03/2014";
    for words in [
        &["status", &archive, "--in-force"][..],
        &["print", &archive, "register", "--in-force"],
        &["export", &archive, "adherences", "x.csv", "--in-force"],
        &["register", &archive, "verified", "--all", "--in-force"],
    ] {
        let why = refused(folder.path(), march, words);
        assert!(why.contains("Nessuna versione dell’accordo è in vigore"), "{words:?}: {why}");
    }
}
