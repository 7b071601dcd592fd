//! What the shells and the screen may hold: no SQL; commands of ten lines, each registered and each allowed by name.

use std::collections::BTreeSet;

use concilia_invariants::{Source, place, project, sources};
use serde_json::Value;

const SQL: [&str; 6] = ["SELECT ", "INSERT INTO ", "DELETE FROM ", "CREATE TABLE ", "ALTER TABLE ", "PRAGMA "];

fn lines_with_sql(files: &[Source]) -> Vec<String> {
    let lines = files.iter().flat_map(|file| file.text.lines().enumerate().map(move |line| (file, line)));
    lines
        .filter(|(_, (_, line))| SQL.iter().any(|word| line.contains(word)))
        .map(|(file, (number, _))| place(file, number))
        .collect()
}

#[test]
fn no_sql_outside_the_core() {
    for (start, end) in
        [("src-tauri/", ".rs"), ("crates/cli/", ".rs"), ("crates/office/", ".rs"), ("crates/documents/", ".rs")]
    {
        assert_eq!(lines_with_sql(&sources(start, end)), Vec::<String>::new());
    }
    for end in [".ts", ".svelte"] {
        let mut screen = sources("ui/", end);
        // A test of the screen may look at the migrations.
        screen.retain(|file| !file.path.ends_with(".test.ts"));
        assert_eq!(lines_with_sql(&screen), Vec::<String>::new());
    }
}

/// In the core it stands in `.sql` files. The exceptions say why in their own words.
#[test]
fn the_core_keeps_its_sql_in_sql_files() {
    let exceptions = [
        "crates/core/src/archive/sqlite.rs",
        "crates/core/src/archive/sqlite/copy.rs",
        "crates/core/src/archive/table.rs",
    ];
    let mut code = sources("crates/core/src/", ".rs");
    code.retain(|file| !exceptions.contains(&file.path.as_str()) && !file.path.ends_with("tests.rs"));
    code.retain(|file| !file.path.contains("/tests/") && !file.path.ends_with("contract.rs"));
    assert_eq!(lines_with_sql(&code), Vec::<String>::new());
}

struct Command {
    room: String,
    name: String,
    lines: usize,
}

/// The commands, read from code in rustfmt's shape: the body ends at the first `}` that stands alone at the margin.
fn commands() -> Vec<Command> {
    let mut found = Vec::new();
    for file in sources("src-tauri/src/commands/", ".rs") {
        let room = file.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
        for text in file.text.split("\n#[tauri::command").skip(1) {
            let (_, after) = text.split_once("fn ").expect("a function follows");
            let name = after.split(['(', '<']).next().unwrap_or_default().to_owned();
            let (function, _) = after.split_once("\n}").expect("the function ends");
            let body = function.split_once("{\n").map_or("", |(_, body)| body);
            found.push(Command { room: room.clone(), name, lines: body.lines().count() });
        }
    }
    found
}

#[test]
fn a_command_is_ten_lines_at_most() {
    let commands = commands();
    assert!(!commands.is_empty());
    let long: Vec<String> =
        commands.iter().filter(|c| c.lines > 10).map(|c| format!("{}: {} lines", c.name, c.lines)).collect();
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn every_command_is_registered() {
    let list = &sources("src-tauri/src/commands/mod.rs", "")[0].text;
    let missing: Vec<String> = commands()
        .iter()
        .map(|c| format!("{}::{}", c.room, c.name))
        .filter(|path| !list.split([',', '[', ']']).any(|entry| entry.trim() == path))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn the_capability_names_every_command_and_nothing_that_is_not_there() {
    let text = &sources("src-tauri/capabilities/", ".json")[0].text;
    let capability: Value = serde_json::from_str(text).expect("the capability is JSON");
    let allowed: BTreeSet<String> = capability["permissions"]
        .as_array()
        .expect("a list of permissions")
        .iter()
        .filter_map(|permission| permission.as_str()?.strip_prefix("allow-").map(str::to_owned))
        .collect();
    let there: BTreeSet<String> = commands().iter().map(|c| c.name.replace('_', "-")).collect();
    assert_eq!(allowed, there);
    assert_eq!(capability["windows"], serde_json::json!(["main"]));
    assert!(!text.contains('*'), "no permission for all");
    assert!(!text.contains(":default"), "no plugin's own choice of permissions");
}

#[test]
fn the_content_security_policy_is_strict() {
    let text = std::fs::read_to_string(project().join("src-tauri/tauri.conf.json")).expect("the configuration");
    let configuration: Value = serde_json::from_str(&text).expect("the configuration is JSON");
    let policy = &configuration["app"]["security"]["csp"];
    assert_eq!(policy["default-src"], "'self'");
    for word in ["unsafe", "*", "http:", "https:"] {
        let spelled = policy.to_string().replace("http://ipc.localhost", "");
        assert!(!spelled.contains(word), "{word} in {spelled}");
    }
}
