//! Every command through the real capability file, without a window.
#![allow(missing_docs, reason = "tests are read, not called")]

use concilia_bridge::program::Program;
use serde_json::json;

#[test]
fn the_program_tells_its_version_and_licence() {
    let program = Program::start().expect("the program starts");
    let about = program.caller().json("about", json!({})).expect("about answers");
    assert_eq!(about["name"], "Concilia");
    assert_eq!(about["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(about["licence"], "EUPL-1.2");
}

#[test]
fn what_the_capability_does_not_name_is_refused() {
    let program = Program::start().expect("the program starts");
    let refusal = program.caller().json("plugin:window|minimize", json!({})).expect_err("not in the capability");
    assert!(refusal.as_str().is_some_and(|text| text.contains("not allowed")), "{refusal}");
}
