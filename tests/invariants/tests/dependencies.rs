//! What each crate may reach, told by Cargo itself.

use std::collections::BTreeSet;
use std::process::Command;

use concilia_invariants::project;

/// Every crate that a crate of ours is built from.
fn reached(package: &str) -> BTreeSet<String> {
    listed(package, &[])
}

/// The crates that a crate of ours names itself.
fn named(package: &str) -> BTreeSet<String> {
    listed(package, &["--depth", "1"])
}

fn listed(package: &str, more: &[&str]) -> BTreeSet<String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["tree", "--offline", "--locked", "--edges", "normal"])
        .args(["--prefix", "none", "--format", "{p}", "--package", package])
        .args(more)
        .current_dir(project())
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let listed = String::from_utf8_lossy(&output.stdout).into_owned();
    let names: BTreeSet<String> = listed.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect();
    assert!(names.contains(package), "cargo tree names the crate itself");
    names
}

fn refuse(package: &str, forbidden: &[&str]) {
    let reached = reached(package);
    let found: Vec<&&str> = forbidden.iter().filter(|name| reached.contains(**name)).collect();
    assert!(found.is_empty(), "{package} must not reach {found:?}");
}

#[test]
fn the_core_reaches_no_window_no_pdf_no_server_and_no_crate_of_ours() {
    refuse("concilia-core", &["tauri", "printpdf", "lopdf", "postgres", "tokio"]);
    // Identifiers come from outside: the core makes none, though a reader of old workbooks knows the type.
    assert!(!named("concilia-core").contains("uuid"), "the core must not name uuid");
    let ours: Vec<String> = reached("concilia-core").into_iter().filter(|name| name.starts_with("concilia-")).collect();
    assert_eq!(ours, ["concilia-core"]);
}

#[test]
fn documents_text_and_office_reach_no_window_and_no_server() {
    refuse("concilia-documents", &["tauri", "postgres", "tokio", "concilia-office"]);
    refuse("concilia-office", &["tauri", "postgres", "tokio"]);
    refuse("concilia-text", &["tauri", "postgres", "tokio", "concilia-office"]);
}

#[test]
fn the_shells_have_no_network() {
    refuse("concilia-cli", &["tauri", "postgres", "tokio", "hyper", "reqwest"]);
    refuse("concilia-desktop", &["postgres", "hyper", "reqwest", "concilia-store-postgres"]);
}
