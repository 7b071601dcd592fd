//! The demonstration comes to its folder whole or not at all: nothing of others is touched, and one that was cut short does not stand
//! in the way of the next.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "tests are read, not called")]

mod common;

use std::path::Path;
use std::process::{Output, Stdio};
use std::time::{Duration, Instant};

use common::{concilia, files, program, same_files};

fn demo(home: &Path, into: &Path) -> Output {
    concilia(&program(), home).arg("demo").arg(into).output().unwrap()
}

#[test]
fn a_name_that_is_taken_stops_it_before_anything_is_left() {
    let home = tempfile::tempdir().unwrap();
    for taken in ["Rete di esempio.concilia", "Scadenze.ics"] {
        let into = home.path().join(taken.replace('.', "-"));
        std::fs::create_dir(&into).unwrap();
        std::fs::write(into.join(taken), "di un altro").unwrap();
        let before = files(&into);
        let output = demo(home.path(), &into);
        assert_eq!(output.status.code(), Some(3), "{taken}");
        assert!(String::from_utf8(output.stderr).unwrap().contains(taken), "the file is named");
        same_files(&before, &into, taken);
    }
    let into = home.path().join("con-altro");
    std::fs::create_dir(&into).unwrap();
    std::fs::write(into.join("lettera.txt"), "Gentile signora").unwrap();
    assert_eq!(demo(home.path(), &into).status.code(), Some(0), "what is not in the way stays beside");
    assert_eq!(std::fs::read(into.join("lettera.txt")).unwrap(), b"Gentile signora");
    assert!(into.join("Rete di esempio.concilia").is_file() && into.join("Solleciti").is_dir());
    let passing = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with(".concilia-demo-");
    assert!(std::fs::read_dir(&into).unwrap().all(|entry| !passing(&entry.unwrap().file_name())), "nothing of passage");
    assert_eq!(demo(home.path(), &into).status.code(), Some(3), "twice in one folder is refused");
}

#[test]
fn one_that_was_cut_short_is_done_again_in_the_same_folder() {
    let home = tempfile::tempdir().unwrap();
    let into = home.path().join("dimostrazione");
    let mut command = concilia(&program(), home.path());
    let mut work = command.arg("demo").arg(&into).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let from = Instant::now();
    while !holds_a_document(&into) && from.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(2));
    }
    work.kill().unwrap();
    work.wait().unwrap();
    assert!(!into.join("Rete di esempio.concilia").exists(), "it was cut short half way");
    let output = demo(home.path(), &into);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(into.join("Rete di esempio.concilia").is_file());
}

/// A document stands somewhere below. What goes away while one looks is of somebody at work.
fn holds_a_document(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.flatten().map(|entry| entry.path()).any(|path| match path.is_dir() {
        true => holds_a_document(&path),
        false => path.extension().is_some_and(|ending| ending == "pdf"),
    })
}
