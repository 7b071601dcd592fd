//! Every command through the real capability file, without a window.
#![allow(missing_docs, reason = "tests are read, not called")]

mod support;

use serde_json::json;

#[test]
fn the_program_tells_its_version_and_licence() {
    let (_app, window) = support::start();
    let about = support::invoke(&window, "about", json!({})).expect("about answers");
    assert_eq!(about["name"], "Concilia");
    assert_eq!(about["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(about["licence"], "EUPL-1.2");
}

#[test]
fn what_the_capability_does_not_name_is_refused() {
    let (_app, window) = support::start();
    let refusal = support::invoke(&window, "plugin:window|minimize", json!({})).expect_err("not in the capability");
    assert!(refusal.as_str().is_some_and(|text| text.contains("not allowed")), "{refusal}");
}
