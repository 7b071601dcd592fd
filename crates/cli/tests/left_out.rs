//! Who is left out of a step or of a print is told by name with the reason, in text and in JSON, and waits for a person: exit code 1.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "tests are read, not called")]

mod common;

use std::path::Path;

use common::{json, run};
use serde_json::Value;

/// Who has a name that no face of ours writes.
const UNWRITTEN: &str = "Associazione 山田";

/// An agreement at the signature, with three who adhere by form; one of them can not be printed.
fn office() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let list = format!(
        "Ente;Tipo;Già aderente\n\
        Regione Lombardia;Regione;\n\
        ASL di Bergamo;ASL;\n\
        Associazione Famiglie Oggi;Associazione familiare;sì\n\
        Banca del Tempo di Treviglio;Associazione familiare;sì\n\
        {UNWRITTEN};Associazione familiare;sì\n"
    );
    std::fs::write(folder.path().join("elenco.csv"), list).unwrap();
    let archive = folder.path().join("a.concilia").display().to_string();
    common::done(folder.path(), &["archive", "new", &archive, "--network", "Bergamo"]);
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(at("risposte.json"), r#"[{"kind": "keep", "of": {"row": 6, "field": "name"}}]"#).unwrap();
    common::done(folder.path(), &["import", &archive, &at("elenco.csv"), "--answers", &at("risposte.json")]);
    let parties = ["--party", "Regione", "--party", "ASL"];
    common::done(folder.path(), &[&["compose", archive.as_str(), "--put-to-signature"], &parties[..]].concat());
    (folder, archive)
}

fn register(home: &Path, archive: &str, words: &[&str]) -> (Option<i32>, Value) {
    let output = run(home, &[&["register", archive], words, &["--json"]].concat());
    (output.status.code(), json(&output))
}

fn names(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one[0].as_str().or(one.as_str()).unwrap()).collect()
}

#[test]
fn the_irregular_ones_are_told_where_everybody_is_verified() {
    let (folder, archive) = office();
    let home = folder.path();
    let both = ["--party", "Famiglie Oggi", "--party", "Banca del Tempo"];
    let step = |words: &[&str]| register(home, &archive, words);
    assert_eq!(step(&[&["returned", "--method", "ink"], &both[..]].concat()).0, Some(0));
    let why = ["--reason", "Manca il documento", "--remedy", "Chiederlo"];
    assert_eq!(step(&[&["irregular", "--party", "Famiglie Oggi"], &why[..]].concat()).0, Some(0));

    let (code, answer) = step(&["verified", "--all"]);
    assert_eq!((code, names(&answer["answer"]["accepted"])), (Some(1), vec!["Banca del Tempo di Treviglio"]));
    let told = |answer: &Value| {
        let all = answer["left_out"].as_array().unwrap().clone();
        all.into_iter().find(|one| one[0] == "Associazione Famiglie Oggi").map(|one| one[1].to_string())
    };
    assert!(told(&answer).unwrap().contains("irregolare"), "{answer}");

    let only = run(home, &["register", &archive, "verified", "--all"]);
    let words = String::from_utf8(only.stderr).unwrap();
    assert_eq!(only.status.code(), Some(3));
    assert!(words.contains("Associazione Famiglie Oggi: È stata trovata irregolare"), "{words}");
    assert_eq!(step(&["verified", "--party", "Famiglie Oggi"]).0, Some(0), "by name it always goes");
}

#[test]
fn who_has_no_paper_is_not_taken_for_sent_or_reminded_with_everybody() {
    let (folder, archive) = office();
    let home = folder.path();
    let into = home.join("stampe").display().to_string();
    let step = |words: &[&str]| register(home, &archive, words);

    let printed = run(home, &["print", &archive, "adherence-forms", "--into", &into]);
    assert_eq!(printed.status.code(), Some(1), "a print that leaves somebody out waits for a person");
    assert!(String::from_utf8(printed.stdout).unwrap().contains(&format!("Resta fuori {UNWRITTEN}")));

    let (code, answer) = step(&["sent", "--all"]);
    assert_eq!((code, names(&answer["answer"]["accepted"]).len()), (Some(1), 3), "{answer}");
    assert!(names(&answer["left_out"]).contains(&UNWRITTEN), "{answer}");
    assert!(!names(&answer["answer"]["accepted"]).contains(&UNWRITTEN), "{answer}");
    assert_eq!(step(&["sent", "--party", "山田"]).0, Some(0), "by name it always goes");

    let three = ["--party", "Famiglie Oggi", "--party", "Banca del Tempo", "--party", "山田"];
    let reminders = run(home, &[&["print", &archive, "reminders", "--into", &into], &three[..]].concat());
    assert_eq!(reminders.status.code(), Some(1));
    let (code, answer) = step(&["reminded", "--all"]);
    assert_eq!(code, Some(1), "{answer}");
    assert!(names(&answer["left_out"]).contains(&UNWRITTEN), "{answer}");
    assert!(names(&answer["answer"]["accepted"]).contains(&"Banca del Tempo di Treviglio"), "{answer}");
    assert_eq!(step(&["reminded", "--party", "山田"]).0, Some(0), "by name it always goes");
}

#[test]
fn where_no_paper_was_ever_made_here_everybody_is_everybody() {
    let (folder, archive) = office();
    for step in ["sent", "reminded"] {
        let (code, answer) = register(folder.path(), &archive, &[step, "--all"]);
        assert_eq!(code, Some(0), "{step}: {answer}");
        assert!(names(&answer["answer"]["accepted"]).contains(&UNWRITTEN), "{step}: {answer}");
    }
}

#[test]
fn a_print_with_nothing_for_who_was_named_says_why() {
    let (folder, archive) = office();
    let home = folder.path();
    let refused = |words: &[&str]| {
        let output = run(home, &[&["print", &archive], words].concat());
        assert_eq!(output.status.code(), Some(3), "{words:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    let words = refused(&["adherence-forms", "--party", "Regione"]);
    assert!(words.contains("Regione Lombardia: è parte dell’accordo"), "{words}");
    let words = refused(&["reminders", "--party", "Famiglie Oggi"]);
    assert!(words.contains("Associazione Famiglie Oggi: Non è ancora stata inviata"), "{words}");
}

#[test]
fn who_is_named_alone_is_told_its_own_reason_and_no_other() {
    let (folder, archive) = office();
    let output = run(folder.path(), &["register", &archive, "verified", "--party", "Famiglie Oggi"]);
    let words = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(words.contains("registra prima il rientro") && !words.contains("per nessuno"), "{words}");
}
