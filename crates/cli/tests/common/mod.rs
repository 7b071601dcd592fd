//! What the tests of the command line share: an office with an archive ready to print, and what stands in its folder.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::panic, reason = "each test uses a part of it")]

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::Value;

/// The program, with a home of its own, so that nothing of this computer's user is read or written.
pub fn concilia(program: &Path, home: &Path) -> Command {
    let mut command = Command::new(program);
    of_office(&mut command, home);
    command
}

/// Gives a command the home of the test.
pub fn of_office(command: &mut Command, home: &Path) {
    command.env("HOME", home).env("XDG_DATA_HOME", home).env("LOCALAPPDATA", home).env("USERPROFILE", home);
}

/// The built program.
pub fn program() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_concilia"))
}

/// Runs the program on a fixed day.
pub fn run<S: AsRef<OsStr>>(home: &Path, arguments: &[S]) -> Output {
    let mut command = concilia(&program(), home);
    command.args(["--date", "24/03/2014", "--operator", "Marta Rota"]).args(arguments).output().unwrap()
}

/// Runs it and asks that it is done.
pub fn done<S: AsRef<OsStr> + std::fmt::Debug>(home: &Path, arguments: &[S]) {
    let output = run(home, arguments);
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments:?}: {words}");
}

/// The answer in JSON of a command that was run with `--json`.
pub fn json(output: &Output) -> Value {
    let words = || (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("no JSON ({error}): {:?}", words()))
}

/// The answer in JSON of a command that is done, though it may ask for a look.
pub fn answer(home: &Path, arguments: &[&str]) -> Value {
    let output = run(home, &[arguments, &["--json"]].concat());
    assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments:?}: {}", json(&output));
    json(&output)
}

/// What is said of a command that is refused, in words an office reads.
pub fn refused(home: &Path, arguments: &[&str]) -> String {
    let output = run(home, arguments);
    assert_eq!(output.status.code(), Some(3), "{arguments:?}: {}", String::from_utf8_lossy(&output.stdout));
    let words = String::from_utf8(output.stderr).unwrap();
    is_a_message(&words, &format!("{arguments:?}"));
    words
}

/// An office of Bergamo with the parties of a list and no agreement: its folder and its archive.
pub fn office_of(list: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(at("elenco.csv"), list).unwrap();
    done(folder.path(), &["archive", "new", &at("a.concilia"), "--network", "Bergamo"]);
    done(folder.path(), &["import", &at("a.concilia"), &at("elenco.csv")]);
    let archive = at("a.concilia");
    (folder, archive)
}

/// An archive of Bergamo with twelve parties, put to signature: three forms and the rest can be printed.
pub fn archive() -> &'static [u8] {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name).display().to_string();
        std::fs::write(folder.path().join("elenco.csv"), PARTIES).unwrap();
        done(folder.path(), &["archive", "new", &at("a.concilia"), "--network", "Bergamo"]);
        done(folder.path(), &["import", &at("a.concilia"), &at("elenco.csv")]);
        done(folder.path(), &["compose", &at("a.concilia"), "--place", "Bergamo", "--put-to-signature"]);
        std::fs::read(folder.path().join("a.concilia")).unwrap()
    })
}

/// The parties of the archive: those who stipulate, and three members of the agreement before.
const PARTIES: &str = "Ente;Tipo;Già aderente\n\
    Regione Lombardia;Regione;\n\
    ASL di Bergamo;ASL;\n\
    Provincia di Bergamo;Provincia;\n\
    Associazione Famiglie Oggi;Associazione familiare;sì\n\
    Banca del Tempo di Treviglio;Associazione familiare;sì\n\
    Calzificio Alto Serio;Impresa;sì\n";

/// A list with more parties than fit in a few pages of the archive.
pub fn long_list() -> String {
    let row = |number: usize| {
        format!("Associazione invenzione {number};Via dell’Esempio {number}, Bergamo;nota {}\n", "x".repeat(400))
    };
    format!("Ente;Indirizzo;Note\n{}", (0..300).map(row).collect::<String>())
}

/// Every file below a folder with its bytes. The empty lock beside an archive that was opened once is none of its content.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else if name != ".a.concilia.lock" {
            found.insert(name, std::fs::read(&path).unwrap());
        }
    }
    found
}

/// Fails naming the files that differ.
pub fn same_files(before: &BTreeMap<String, Vec<u8>>, folder: &Path, why: &str) {
    let after = files(folder);
    let names = before.keys().chain(after.keys());
    let differing: Vec<&String> = names.filter(|name| before.get(*name) != after.get(*name)).collect();
    assert!(differing.is_empty(), "{why}: these are not as they were: {differing:?}");
}

/// Italian for an office worker: at least what happened and what to do, and none of the program's insides.
pub fn is_a_message(words: &str, why: &str) {
    let lines: Vec<&str> = words.lines().collect();
    assert!(lines.len() >= 2, "{why}: what happened and what to do: {words:?}");
    for line in [lines[0], lines[lines.len() - 1]] {
        assert!(line.ends_with(['.', ')', '?']), "{why}: {words:?}");
    }
    let insides =
        ["panicked", "RUST_BACKTRACE", "Err(", "Some(", "None", "os error", "error:", "Usage", "Error", "{ ", "\u{1b}"];
    for inside in insides {
        assert!(!words.contains(inside), "{why}: {inside:?} is none of the user's: {words:?}");
    }
}
