//! The main job through the command line, as a script does it: from an Excel list to the register of who has signed.
#![allow(missing_docs, clippy::panic, reason = "tests are read, not called")]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const LIST: &[u8] = include_bytes!("../../office/data/example-list.xlsx");

/// Runs `concilia` with folders of its own, so that nothing of this computer's user is read or written.
fn run(home: &Path, arguments: &[&str]) -> Output {
    run_on(home, "24/03/2014", arguments)
}

fn run_on(home: &Path, date: &str, arguments: &[&str]) -> Output {
    // The demonstration has dates and an operator of its own.
    let said = if arguments.contains(&"demo") { Vec::new() } else { vec!["--date", date, "--operator", "Marta Rota"] };
    Command::new(env!("CARGO_BIN_EXE_concilia"))
        .args(arguments)
        .args(said)
        .arg("--json")
        .env("HOME", home)
        .env("XDG_DATA_HOME", home)
        .env("LOCALAPPDATA", home)
        .output()
        .expect("the program runs")
}

fn answer(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
        panic!(
            "no JSON ({error}): {}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        )
    })
}

fn done(home: &Path, arguments: &[&str]) -> Value {
    let output = run(home, arguments);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments:?}: {}", answer(&output));
    answer(&output)
}

#[test]
fn from_an_excel_list_to_the_register() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path();
    let at = |name: &str| home.join(name).display().to_string();
    let (archive, list) = (at("Bergamo.concilia"), at("elenco.xlsx"));
    std::fs::write(&list, LIST).expect("the list is written");

    done(home, &["archive", "new", &archive, "--network", "Bergamo"]);
    let trial = done(home, &["import", &archive, &list, "--dry-run"]);
    assert_eq!(trial["readable"], true);
    let outcomes = trial["rows"].as_array().expect("rows");
    assert!(outcomes.iter().any(|row| row["outcome"] == "refused"), "the row without a name is refused");
    assert!(outcomes.iter().any(|row| row["outcome"] == "question"), "a doubtful code asks");

    let known = "Denominazione;Codice fiscale\nRegione Lombardia;93700000008\n";
    std::fs::write(home.join("elenco.csv"), known).expect("a list of one");
    let imported = done(home, &["import", &archive, &list, "--left-out", &at("da sistemare.xlsx")]);
    assert!(home.join("da sistemare.xlsx").is_file());
    let added = imported["import"]["added"].as_u64().expect("a count");
    assert_eq!(done(home, &["archive", "info", &archive])["parties"], added);

    let again = done(home, &["import", &archive, &at("elenco.csv")]);
    assert_eq!(again["operation"], Value::Null, "what is there already is not written again: {again}");

    let compose = ["compose", &archive, "--place", "Bergamo", "--put-to-signature"];
    let composed = answer(&run_on(home, "05/03/2014", &compose));
    assert_eq!(composed["state"], "in_signature");
    for document in ["agreement", "adherence-forms", "register"] {
        done(home, &["print", &archive, document, "--into", &at("documenti")]);
    }
    let meeting = ["register", &archive, "meeting", "--on", "28/03/2014", "--at", "10.30", "--place", "Sala riunioni"];
    let called =
        ["--agenda", "Sottoscrizione dell’accordo", "--party", "Regione Lombardia", "--party", "Provincia di Bergamo"];
    done(home, &[meeting.as_slice(), called.as_slice()].concat());
    let letters = done(home, &["print", &archive, "convocations", "--into", &at("convocazioni")]);
    assert_eq!(letters["files"].as_array().map(Vec::len), Some(2), "{letters}");
    done(home, &["register", &archive, "called", "--all"]);
    done(home, &["register", &archive, "sent", "--all", "--by", "pec", "--on", "14/03/2014"]);
    let one = [
        "register",
        &archive,
        "returned",
        "--party",
        "Provincia di Bergamo",
        "--method",
        "ink",
        "--signed-on",
        "24/03/2014",
    ];
    done(home, &one);
    done(home, &["register", &archive, "verified", "--party", "Provincia di Bergamo"]);
    let many =
        ["register", &archive, "returned", "--method", "pades", "--signed-on", "24/03/2014", "--protocol", "10902"];
    let both = ["--party", "Comune di Albino", "--party", "Comune di Clusone"];
    let returned = done(home, &[many.as_slice(), both.as_slice()].concat());
    assert_eq!(returned["answer"]["accepted"].as_array().map(Vec::len), Some(2), "{returned}");
    done(home, &["register", &archive, "verified", "--party", "Comune di Albino", "--party", "Comune di Clusone"]);
    done(home, &["print", &archive, "reminders", "--sent", "--into", &at("solleciti")]);

    let status = done(home, &["status", &archive]);
    let missing: Vec<&str> = status["adherence"]["missing"]
        .as_array()
        .expect("who is missing")
        .iter()
        .filter_map(|line| line["name"].as_str())
        .collect();
    assert!(!missing.contains(&"Provincia di Bergamo"), "who has signed is not missing: {missing:?}");
    let letters = std::fs::read_dir(home.join("solleciti")).expect("the reminders").count();
    let missing: Vec<&str> = missing.into_iter().filter(|name| !name.starts_with("ASL")).collect();
    assert_eq!(
        letters,
        missing.len(),
        "a reminder for exactly those who are missing, but the lead body that writes it"
    );
    let reminded = done(home, &["register", &archive, "reminded", "--party", missing[0]]);
    assert_eq!(reminded["answer"]["accepted"], serde_json::json!([missing[0]]));
    done(home, &["check", &archive]);
    for (list, file) in [("parties", "soggetti.xlsx"), ("adherences", "firme.csv"), ("deadlines", "scadenze.ics")] {
        done(home, &["export", &archive, list, &at(file)]);
        assert!(home.join(file).is_file(), "{file} is written");
    }
}

#[test]
fn the_demonstration_gives_the_same_documents_twice() {
    let folder = tempfile::tempdir().expect("a folder");
    let (one, two) = (folder.path().join("uno"), folder.path().join("due"));
    for into in [&one, &two] {
        done(folder.path(), &["demo", &into.display().to_string()]);
    }
    let named =
        run(folder.path(), &["--operator", "Ada Neri", "demo", &folder.path().join("tre").display().to_string()]);
    assert_eq!((named.status.code(), folder.path().join("tre").exists()), (Some(3), false), "an operator of its own");
    let first = done_files(&one);
    assert!(first.len() > 60, "agreement, forms, letters, register: {}", first.len());
    assert_eq!(first, done_files(&two));
}

/// Every PDF below a folder with its bytes, by name.
fn done_files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(done_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "pdf") {
            files.push((entry.file_name().to_string_lossy().into_owned(), std::fs::read(&path).expect("a document")));
        }
    }
    files.sort();
    files
}

#[test]
fn what_can_not_be_done_says_why_and_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path();
    let archive = home.join("a.concilia").display().to_string();
    let refused = run(home, &["archive", "new", &archive, "--network", "Roma"]);
    assert_eq!(refused.status.code(), Some(3));
    assert_eq!(answer(&refused)["error"]["code"], "network.unknown");
    assert!(!home.join("a.concilia").exists());

    std::fs::write(&archive, b"lettera").expect("a file");
    let taken = run(home, &["archive", "new", &archive, "--network", "Bergamo"]);
    assert_eq!(answer(&taken)["error"]["code"], "file.already_there");
    let foreign = run(home, &["status", &archive]);
    assert_eq!(foreign.status.code(), Some(3));
    assert_eq!(std::fs::read(&archive).expect("the file"), b"lettera", "a file that is not ours is not touched");
}
