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

/// The example with the id of a party whose return stands in a given heap.
fn example_with(status: &str) -> (TempDir, Program, String) {
    let (folder, program) = started();
    program.caller().json("archive_open_example", json!({ "readOnly": false })).expect("the example opens");
    let list = program.caller().json("adherence_list", json!({ "of": "current" })).expect("the list answers");
    let lines = list["sections"].as_array().into_iter().flatten().flat_map(|section| section["lines"].as_array());
    let line = lines.flatten().find(|line| line["status"] == status).expect("a line of that heap");
    let party = line["party"].as_str().expect("an id").to_owned();
    (folder, program, party)
}

#[test]
fn a_return_is_corrected_with_its_before_and_after_in_the_register() {
    let (_folder, program, party) = example_with("complete");
    let caller = program.caller();
    let card = caller.json("adherence_card", json!({ "of": "current", "party": party })).expect("the card answers");
    let mut step = card["entry"]["signature"].clone();
    let fields = step.as_object_mut().expect("an object");
    let read = fields.remove("version").expect("the version read");
    fields.insert("kind".into(), json!("correct"));
    fields.insert("read".into(), read);
    let protocol = fields.remove("protocol").expect("the protocol");
    fields.insert("protocol_date".into(), protocol["date"].clone());
    let text = fields.remove("text_version").expect("the text that it signed");
    fields.insert("text".into(), text);
    fields.insert("signed_by".into(), json!("Nome Corretto"));
    let arguments = json!({ "of": "current", "parties": [party], "step": step });
    let tried = caller.json("adherence_try", arguments.clone()).expect("the trial answers");
    assert_eq!(tried["refused"], json!([]));
    let written = caller.json("adherence_step", arguments).expect("the correction is taken");
    let told = caller.json("register_fields", json!({ "number": written["operation"] })).expect("the register");
    let data = told.as_array().into_iter().flatten().filter_map(|row| row["data"].as_array()).flatten();
    let by = data.clone().find(|datum| datum["id"] == "signed_by").expect("told");
    assert_eq!((&by["label"], &by["after"]), (&json!("Chi ha firmato"), &json!("Nome Corretto")));
    let undone = caller.json("undo", json!({ "number": written["operation"] }));
    undone.expect("a correction that leaves the protocol alone is undone");
    let card = caller.json("adherence_card", json!({ "of": "current", "party": party })).expect("the card answers");
    assert_eq!(card["entry"]["signature"]["signed_by"], by["before"]);
}

#[test]
fn putting_to_signature_asks_about_the_working_date_until_a_person_has_answered() {
    let (_folder, program) = started();
    let caller = program.caller();
    caller.json("archive_create", json!({ "network": "bergamo", "path": null })).expect("an archive");
    caller.json("agreement_start", json!({})).expect("a draft");
    caller.json("session_working_date", json!({ "date": "2014-02-03" })).expect("another date");
    let page = caller.json("agreement_view", json!({ "version": null })).expect("the page");
    let order = json!({ "version": page["id"], "read": page["version"], "decisions": [] });
    let put = |confirmed: bool| {
        caller.json("agreement_put_to_signature", json!({ "order": order, "dateConfirmed": confirmed }))
    };
    assert_eq!(put(false).expect_err("asked")["code"], "session.working_date_differs");
    put(true).expect("confirmed");
    let page = caller.json("agreement_view", json!({ "version": page["id"] })).expect("the page");
    assert_eq!(page["put_to_signature_on"], "2014-02-03");
}

#[test]
fn two_parties_are_looked_at_side_by_side_and_made_one() {
    let (_folder, program) = started();
    let caller = program.caller();
    caller.json("archive_create", json!({ "network": "bergamo", "path": null })).expect("an archive");
    let job = json!("prova");
    let text = "Ente\tTelefono\nCooperativa Alfa\t035 1\nSocietà Beta\t\n";
    caller.json("import_paste", json!({ "job": job, "text": text })).expect("a list");
    caller.json("import_change", json!({ "job": job, "change": { "kind": "leave_out", "of": 3 } })).expect("left out");
    let rows = caller.json("import_rows", json!({ "group": "ignored" })).expect("the rows");
    assert_eq!(rows[0]["left_out"], true);
    caller.json("import_change", json!({ "job": job, "change": { "kind": "reopen", "of": 3 } })).expect("back");
    caller.json("import_confirm", json!({ "job": job })).expect("written");
    let query = json!({ "search": "", "category": null, "nature": null, "previous_member": null, "doubtful": false,
        "order": "name", "descending": false });
    let ids = || {
        let list = caller.json("party_list", json!({ "query": query })).expect("the list");
        let rows = list["rows"].as_array().cloned().unwrap_or_default();
        rows.into_iter().map(|row| row["id"].clone()).collect::<Vec<_>>()
    };
    let known = ids();
    let view = caller.json("party_merge_view", json!({ "one": known[0], "other": known[1] })).expect("the pair");
    assert_eq!(view["refusal"], json!(null));
    let (keep, discard) = (&view["keep"], &view["discard"]);
    let order = json!({ "keep": keep["id"], "keep_read": keep["version"], "discard": discard["id"],
        "discard_read": discard["version"], "take": ["name"] });
    let written = caller.json("party_merge", json!({ "order": order })).expect("one");
    assert_eq!(ids(), [written["value"].clone()]);
    caller.json("undo", json!({ "number": written["operation"] })).expect("two again");
    assert_eq!(ids(), known);
}
