//! Every command through the real capability file, without a window.
#![allow(missing_docs, reason = "tests are read, not called")]

use chrono::NaiveDate;
use concilia_bridge::program::Program;
use serde_json::json;
use tempfile::TempDir;

fn started() -> (TempDir, Program) {
    let folder = TempDir::new().expect("a temporary folder");
    let today = NaiveDate::from_ymd_opt(2014, 2, 10).expect("a date");
    let program = Program::start(folder.path(), today).expect("the program starts");
    (folder, program)
}

#[test]
fn the_program_tells_its_version_and_licence() {
    let (_folder, program) = started();
    let about = program.caller().json("about", json!({})).expect("about answers");
    assert_eq!(about["name"], "Concilia");
    assert_eq!(about["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(about["licence"], "EUPL-1.2");
}

#[test]
fn what_the_capability_does_not_name_is_refused() {
    let (_folder, program) = started();
    let refusal = program.caller().json("plugin:window|minimize", json!({})).expect_err("not in the capability");
    assert!(refusal.as_str().is_some_and(|text| text.contains("not allowed")), "{refusal}");
}

#[test]
fn at_the_start_nothing_is_open_and_nothing_is_recent() {
    let (_folder, program) = started();
    let refusal = program.caller().json("session", json!({})).expect_err("no archive is open");
    assert_eq!(refusal["code"], "session.no_archive");
    assert!(refusal["advice"].as_str().is_some_and(|advice| !advice.is_empty()), "{refusal}");
    let welcome = program.caller().json("welcome", json!({})).expect("the welcome answers");
    assert_eq!(welcome["recent"], json!([]));
    assert_eq!(welcome["networks"].as_array().map(Vec::len), Some(15));
}
