//! What holds of every file: no mark of unfinished work, a header, a size that can be read, no trace of a machine.

use concilia_invariants::{Source, place, sources};
use serde_json::Value;

const CODE: [&str; 6] = [".rs", ".ts", ".svelte", ".sql", ".mjs", ".scss"];

fn code() -> Vec<Source> {
    CODE.iter().flat_map(|end| sources("", end)).collect()
}

fn lines_with(files: &[Source], marks: &[String]) -> Vec<String> {
    let lines = files.iter().flat_map(|file| file.text.lines().enumerate().map(move |line| (file, line)));
    lines
        .filter(|(_, (_, line))| marks.iter().any(|mark| has_word(line, mark)))
        .map(|(file, (number, line))| format!("{}: {}", place(file, number), line.trim()))
        .collect()
}

/// The mark stands there, and not as a part of a longer word.
fn has_word(line: &str, mark: &str) -> bool {
    line.match_indices(mark).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + mark.len()..]);
        !continues(before.chars().next_back(), mark.chars().next())
            && !continues(mark.chars().next_back(), after.chars().next())
    })
}

/// Two letters side by side are of one word.
fn continues(first: Option<char>, second: Option<char>) -> bool {
    let letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    letter(first) && letter(second)
}

/// In two halves, so that this file does not find itself.
fn joined(halves: &[(&str, &str)]) -> Vec<String> {
    halves.iter().map(|(first, second)| format!("{first}{second}")).collect()
}

#[test]
fn nothing_is_left_for_later_and_no_check_is_silenced() {
    let marks = joined(&[
        ("TO", "DO"),
        ("FIX", "ME"),
        ("XX", "X"),
        ("HA", "CK"),
        ("unimplemented", "!("),
        ("todo", "!("),
        ("#[ig", "nore"),
        ("@ts-", "ignore"),
        ("eslint-", "disable"),
    ]);
    assert_eq!(lines_with(&code(), &marks), Vec::<String>::new());
    let tests = [sources("ui/", ".test.ts"), sources("tests/", ".mjs")].concat();
    let silenced = joined(&[(".on", "ly("), (".sk", "ip("), (".to", "do(")]);
    assert_eq!(lines_with(&tests, &silenced), Vec::<String>::new());
}

#[test]
fn no_merge_is_left_half_done() {
    let marks = joined(&[("<<<<", "<<< "), (">>>>", ">>> ")]);
    let mut files = code();
    files.extend([".md", ".toml", ".json", ".yml"].iter().flat_map(|end| sources("", end)));
    assert_eq!(lines_with(&files, &marks), Vec::<String>::new());
}

#[test]
fn no_path_of_a_machine() {
    let marks = joined(&[("/ro", "ot/"), ("/ho", "me/"), ("/wo", "rk/"), ("C:\\Us", "ers")]);
    let mut files = code();
    for end in [".md", ".toml", ".json", ".yml", ".txt"] {
        files.extend(sources("", end));
    }
    assert_eq!(lines_with(&files, &marks), Vec::<String>::new());
}

#[test]
fn every_rust_file_says_what_it_is_for() {
    let without: Vec<String> =
        sources("", ".rs").into_iter().filter(|file| !file.text.starts_with("//!")).map(|file| file.path).collect();
    assert_eq!(without, Vec::<String>::new());
}

#[test]
fn a_file_can_be_read_in_one_sitting() {
    let long: Vec<String> = code()
        .iter()
        .filter(|file| !file.path.contains("/generated/"))
        .map(|file| (file.text.lines().count(), &file.path))
        .filter(|(lines, _)| *lines > 500)
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn lock_files_name_no_registry_of_a_machine() {
    let packages = &sources("ui/package-lock.json", "")[0];
    let lock: Value = serde_json::from_str(&packages.text).expect("the lock file is JSON");
    let entries = lock["packages"].as_object().expect("the list of packages");
    let resolved: Vec<&String> =
        entries.iter().filter(|(_, entry)| !entry["resolved"].is_null()).map(|e| e.0).collect();
    assert_eq!(resolved, Vec::<&String>::new(), "see omit-lockfile-registry-resolved in ui/.npmrc");
    let public = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    let crates = &sources("Cargo.lock", "")[0];
    let other: Vec<&str> = crates.text.lines().filter(|l| l.starts_with("source = ") && *l != public).collect();
    assert_eq!(other, Vec::<&str>::new());
}

#[test]
fn every_crate_has_the_licence_and_the_lints_of_the_project() {
    for manifest in sources("", "/Cargo.toml") {
        assert!(manifest.text.contains("license.workspace = true"), "{}", manifest.path);
        assert!(manifest.text.contains("[lints]\nworkspace = true"), "{}", manifest.path);
    }
    assert!(sources("Cargo.toml", "")[0].text.contains("license = \"EUPL-1.2\""));
    assert!(sources("ui/package.json", "")[0].text.contains("\"license\": \"EUPL-1.2\""));
    assert!(sources("publiccode.yml", "")[0].text.contains("license: EUPL-1.2"));
    assert!(sources("LICENSE", "")[0].text.starts_with("EUROPEAN UNION PUBLIC LICENCE v. 1.2"));
}

#[test]
fn the_program_does_not_stop_at_what_should_not_happen() {
    let lints = &sources("Cargo.toml", "")[0].text;
    for lint in ["unwrap_used = \"warn\"", "panic = \"warn\"", "unsafe_code = \"forbid\""] {
        assert!(lints.contains(lint), "{lint}: warnings are errors in `cargo xtask test`");
    }
}
