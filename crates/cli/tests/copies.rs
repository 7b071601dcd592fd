//! The drill through the command line: an archive is made, worked in, copied, lost and restored; nothing differs afterwards.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that stops says by failing what it expected")]

mod common;

use std::path::Path;

use common::{archive, done, json, run};
use serde_json::Value;

/// What an office sees of its network: where it stands, what does not add up, every party and every signature.
fn seen(home: &Path, archive: &str) -> Vec<Value> {
    let answer = |command: &str| json(&run(home, &[command, archive, "--json"]));
    let mut seen = vec![answer("status")["adherence"].take(), answer("status")["deadlines"].take(), answer("check")];
    for list in ["parties", "adherences"] {
        let file = home.join(format!("{list}.csv"));
        done(home, &["export", archive, list, &file.display().to_string(), "--replace"]);
        seen.push(std::fs::read_to_string(file).unwrap().into());
    }
    seen
}

fn copies(home: &Path, archive: &str) -> Vec<Value> {
    json(&run(home, &["copies", archive, "--json"]))["copies"].as_array().unwrap().clone()
}

#[test]
fn what_was_lost_is_restored_and_nothing_differs() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let path = home.join("a.concilia");
    std::fs::write(&path, archive()).unwrap();
    let at = path.display().to_string();
    let into = home.join("stampe").display().to_string();
    done(home, &["print", &at, "adherence-forms", "--into", &into, "--sent"]);
    done(home, &["register", &at, "returned", "--all", "--on", "24/03/2014", "--method", "ink", "--by", "hand"]);
    let before = seen(home, &at);
    let found = copies(home, &at);
    assert!(found.len() >= 2, "{found:?}");
    assert_eq!(found[0]["why"], "alla chiusura");

    std::fs::remove_file(&path).unwrap();
    let id = copies(home, &at)[0]["id"].as_str().unwrap().to_owned();
    let output = run(home, &["restore", &id]);
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(words.starts_with("Ripristinato e controllato: «a.concilia»."), "{words}");
    assert_eq!(seen(home, &at), before);
}

#[test]
fn nothing_is_replaced_without_being_asked_and_what_is_replaced_stays() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let path = home.join("a.concilia");
    std::fs::write(&path, archive()).unwrap();
    let at = path.display().to_string();
    done(home, &["register", &at, "renounced", "--party", "Calzificio", "--on", "24/03/2014"]);
    let id = copies(home, &at).last().unwrap()["id"].as_str().unwrap().to_owned();
    let before = std::fs::read(&path).unwrap();

    let refused = run(home, &["restore", &id]);
    assert_eq!(refused.status.code(), Some(3));
    let words = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(words.contains("--replace"), "{words}");
    assert_eq!(std::fs::read(&path).unwrap(), before);

    let answer = json(&run(home, &["restore", &id, "--replace", "--json"]));
    let kept = answer["replaced"].as_str().unwrap();
    assert_eq!(std::fs::read(kept).unwrap(), before);
    assert_eq!(run(home, &["restore", "non-c-e"]).status.code(), Some(3));
}

#[test]
fn a_full_copy_opens_as_an_archive_and_is_restored_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let (path, whole, other) = (home.join("a.concilia"), home.join("intera.concilia"), home.join("altra.concilia"));
    std::fs::write(&path, archive()).unwrap();
    let text = |path: &Path| path.display().to_string();
    done(home, &["archive", "copy", &text(&path), &text(&whole)]);
    assert_eq!(run(home, &["archive", "copy", &text(&path), &text(&whole)]).status.code(), Some(3), "it is there");
    assert_eq!(seen(home, &text(&whole)), seen(home, &text(&path)));
    done(home, &["restore", &text(&whole), "--to", &text(&other)]);
    assert_eq!(seen(home, &text(&other)), seen(home, &text(&path)));
}
