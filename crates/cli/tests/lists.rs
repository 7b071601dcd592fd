//! Lists that are not what an import expects, through the command line: without headings, with namesakes, with rows left behind.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "tests are read, not called")]

mod common;

use std::path::{Path, PathBuf};

use common::{json, run};
use serde_json::{Value, json as as_json};

/// An archive without parties.
fn office() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("a.concilia").display().to_string();
    common::done(folder.path(), &["archive", "new", &archive, "--network", "Bergamo"]);
    (folder, archive)
}

fn written(home: &Path, name: &str, text: impl AsRef<[u8]>) -> String {
    let path: PathBuf = home.join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

fn answer(home: &Path, code: i32, arguments: &[&str]) -> Value {
    let output = run(home, &[arguments, &["--json"]].concat());
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", json(&output));
    json(&output)
}

fn parties(home: &Path, archive: &str) -> Value {
    answer(home, 0, &["archive", "info", archive])["parties"].clone()
}

#[test]
fn a_text_without_any_heading_makes_no_party_until_its_columns_are_said() {
    let (folder, archive) = office();
    let home = folder.path();
    let jotted = [
        written(home, "mk.py", "import os\n\nprint('x')\nfor a in range(3):\n    os.remove(a)\n"),
        written(home, "note.txt", "telefonare alla Caritas\nchiedere i moduli\nportare i timbri\n"),
    ];
    for list in &jotted {
        let trial = answer(home, 1, &["import", &archive, list, "--dry-run"]);
        let rows = trial["rows"].as_array().unwrap();
        assert!(trial["readable"] == true && rows.len() >= 3, "{trial}");
        let asks =
            |row: &&Value| row["outcome"] == "question" && row["reason"].as_str().unwrap().contains("intestazione");
        assert!(rows.iter().filter(asks).count() >= 2, "{trial}");
        assert!(rows.iter().all(|row| row["outcome"] != "accepted" && row["outcome"] != "notice"), "{trial}");
        let output = run(home, &["import", &archive, list]);
        let words = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{words}");
        assert!(words.contains("nessuna intestazione") && words.contains("\"assign\""), "{words}");
        assert_eq!(parties(home, &archive), 0, "nothing was written");
    }
    // Names alone are a list too, where somebody says so.
    let names = written(home, "nomi.txt", "Caritas di Albino\nBanca del Tempo di Treviglio\n");
    assert_eq!(run(home, &["import", &archive, &names]).status.code(), Some(3));
    let said = written(home, "r.json", r#"[{"kind": "assign", "of": {"column": 0, "field": "name"}}]"#);
    let trial = answer(home, 0, &["import", &archive, &names, "--answers", &said, "--dry-run"]);
    assert!(trial["rows"].as_array().unwrap().iter().all(|row| row["outcome"] == "accepted"), "{trial}");
    answer(home, 0, &["import", &archive, &names, "--answers", &said]);
    assert_eq!(parties(home, &archive), 2);
    // Values that tell a column say nothing of which one is the name.
    let coded = written(home, "codici.csv", "Ente di Prova;93700000008\nEnte Terzo;01234567897\n");
    assert_eq!(answer(home, 3, &["import", &archive, &coded])["error"]["code"], "import.no_columns");
    assert_eq!(parties(home, &archive), 2, "nothing was written");
    answer(home, 0, &["import", &archive, &coded, "--answers", &said]);
}

#[test]
fn a_namesake_is_told_with_what_an_answer_needs_and_nobody_else_is_taken_for_it() {
    let (folder, archive) = office();
    let home = folder.path();
    let first = written(home, "a.csv", "Ente;Comune;Indirizzo\nCaritas San Rocco;Albino;via Uno 1\n");
    answer(home, 0, &["import", &archive, &first]);
    let other = written(home, "b.csv", "Ente;Comune;Indirizzo\nCaritas San Rocco;Treviglio;via Due 2\n");
    let trial = answer(home, 1, &["import", &archive, &other, "--dry-run"]);
    let row = &trial["rows"][0];
    assert_eq!((&row["outcome"], &row["with"]["kind"]), (&"question".into(), &"known".into()), "{trial}");
    let text = String::from_utf8(run(home, &["import", &archive, &other, "--dry-run"]).stdout).unwrap();
    assert!(text.contains(&row["with"]["of"].as_str().unwrap().to_owned()), "{text}");

    let choose = |with: &Value| {
        let answer =
            as_json!([{ "kind": "choose", "of": { "row": 2, "with": with, "choice": { "kind": "different" } } }]);
        written(home, "r.json", answer.to_string())
    };
    for nobody in [as_json!({ "kind": "known", "of": "nessuno" }), as_json!({ "kind": "row", "of": 9 })] {
        let refused = answer(home, 3, &["import", &archive, &other, "--answers", &choose(&nobody)]);
        assert_eq!(refused["error"]["code"], "import.answer", "{refused}");
        answer(home, 3, &["import", &archive, &other, "--answers", &choose(&nobody), "--dry-run"]);
    }
    let done = answer(home, 0, &["import", &archive, &other, "--answers", &choose(&row["with"])]);
    assert_eq!(done["import"]["added"], 1);
}

#[test]
fn who_has_no_category_is_counted_and_an_empty_answer_goes_out_and_comes_back_empty() {
    let (folder, archive) = office();
    let home = folder.path();
    let list =
        written(home, "elenco.csv", "Ente;Tipo;Già aderente\nUno di Prova;Comune;\nDue di Prova;;sì\nTre di Prova;;\n");
    let trial = answer(home, 0, &["import", &archive, &list, "--dry-run"]);
    assert_eq!(trial["without_category"], 2, "{trial}");
    let output = run(home, &["import", &archive, &list]);
    let words = String::from_utf8(output.stdout).unwrap();
    assert!(words.contains("2 soggetti entrano senza categoria"), "{words}");
    let out = home.join("soggetti.csv").display().to_string();
    common::done(home, &["export", &archive, "parties", &out]);
    let text = std::fs::read_to_string(&out).unwrap();
    let cells =
        |row: usize| text.lines().nth(row).unwrap().trim_start_matches('\u{feff}').split(';').collect::<Vec<_>>();
    let place = cells(0).iter().position(|title| title.starts_with("Già aderente")).unwrap();
    let told: Vec<_> = (1..4).map(|row| (cells(row)[0], cells(row)[place])).collect();
    assert_eq!(told, [("Due di Prova", "sì"), ("Tre di Prova", ""), ("Uno di Prova", "")]);
    let again = answer(home, 0, &["import", &archive, &out]);
    assert_eq!((&again["import"]["added"], &again["import"]["updated"]), (&0.into(), &0.into()), "{again}");
}

#[test]
fn rows_that_stayed_out_are_listed_and_dismissed() {
    let (folder, archive) = office();
    let home = folder.path();
    assert_eq!(answer(home, 0, &["left-out", &archive])["left"], as_json!([]));
    for (name, party) in [("primo.csv", "Caritas di Albino"), ("secondo.csv", "Calzificio Alto Serio")] {
        let list = written(home, name, format!("Ente;CF\n{party};\nDitta di {party};123\n"));
        answer(home, 1, &["import", &archive, &list]);
    }
    let waiting = answer(home, 1, &["left-out", &archive]);
    assert_eq!(waiting["left"].as_array().unwrap().len(), 2, "{waiting}");
    assert_eq!(
        waiting["left"][0]["named"],
        as_json!([[3, "Ditta di Calzificio Alto Serio"]]),
        "by name, not only counted"
    );
    assert_eq!(answer(home, 3, &["left-out", &archive, "--dismiss", "terzo"])["error"]["code"], "left_out.unknown");
    let first = answer(home, 1, &["left-out", &archive, "--dismiss", "primo"]);
    assert_eq!((&first["dismissed"]["source"], &first["dismissed"]["rows"]), (&"primo.csv".into(), &1.into()));
    let other = waiting["left"][0]["id"].as_str().unwrap();
    answer(home, 0, &["left-out", &archive, "--dismiss", other]);
    assert_eq!(answer(home, 0, &["left-out", &archive])["left"], as_json!([]));
}

#[test]
fn a_lost_letter_and_a_mark_that_nobody_closed_are_told() {
    let (folder, archive) = office();
    let home = folder.path();
    let bad = [&b"Ente;Citt\xc3\xa0\nCaritas di Alm\xc3\xa8;Alm\xc3\xa8\nBanca Citt\xe0;Bergamo\n"[..]].concat();
    let list = written(home, "a.csv", bad);
    let trial = answer(home, 1, &["import", &archive, &list, "--dry-run"]);
    assert_eq!(trial["rows"][0]["values"]["name"], "Caritas di Almè", "{trial}");
    assert_eq!((&trial["rows"][0]["outcome"], &trial["rows"][1]["outcome"]), (&"accepted".into(), &"question".into()));
    assert!(trial["faults"][0].as_str().unwrap().contains("riga 3"), "{trial}");
    let done = answer(home, 1, &["import", &archive, &list]);
    assert_eq!((&done["import"]["added"], &done["import"]["left"]), (&1.into(), &1.into()));

    let torn = "Ente;Note\n\"Uno di Prova;a\nDue di Prova;\"b\"\nTre di Prova;c\n";
    let list = written(home, "b.csv", torn);
    let output = run(home, &["import", &archive, &list, "--dry-run"]);
    let words = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(words.contains("Alla riga 2 del file") && words.contains("virgolette"), "{words}");
    assert!(words.contains("3 righe"), "no row was swallowed: {words}");
    let whole = written(home, "c.csv", "Ente;Note\n\"Quattro; di Prova\";\"due\nrighe\"\nSocietà \"Alfa\";x\n");
    let trial = answer(home, 0, &["import", &archive, &whole, "--dry-run"]);
    assert_eq!(trial["faults"], as_json!([]));
}
