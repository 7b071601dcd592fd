//! A room imports from below, never sideways through the back door; the table stands in docs/architecture.md.

use std::collections::{BTreeMap, BTreeSet};

use concilia_invariants::sources;

/// The lines `- room -> a, b` below the heading; a room that imports none has nothing after its arrow.
fn allowed() -> BTreeMap<String, BTreeSet<String>> {
    let document = &sources("docs/architecture.md", "")[0].text;
    let (_, section) = document.split_once("## Direction of imports").expect("the section of docs/architecture.md");
    let section = section.split("\n## ").next().unwrap_or_default();
    let table: BTreeMap<_, _> = section
        .lines()
        .filter_map(|line| line.strip_prefix("- ")?.split_once("->"))
        .map(|(room, others)| (bare(room), others.split(',').map(bare).filter(|name| !name.is_empty()).collect()))
        .collect();
    assert!(!table.is_empty(), "the table has lines");
    table
}

fn bare(name: &str) -> String {
    name.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '_').to_owned()
}

/// The room of a file of the core: its folder, or the file's own name.
fn room(path: &str) -> &str {
    let inside = path.trim_start_matches("crates/core/src/");
    inside.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// The rooms that a file names with `crate::`, tests apart.
fn named<'a>(text: &'a str, rooms: &BTreeSet<String>) -> BTreeSet<&'a str> {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let grouped = code.split("use crate::{").skip(1).flat_map(|rest| {
        let group = rest.split("};").next().unwrap_or_default();
        group.split(',').map(|entry| entry.trim().split("::").next().unwrap_or_default())
    });
    let single = code.split("crate::").skip(1).map(|rest| {
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
        &rest[..end.unwrap_or(rest.len())]
    });
    grouped.chain(single).filter(|name| rooms.contains(*name)).collect()
}

#[test]
fn rooms_of_the_core_import_only_what_the_table_allows() {
    let allowed = allowed();
    let mut files = sources("crates/core/src/", ".rs");
    files.retain(|file| !file.path.ends_with("tests.rs") && !file.path.contains("/tests/"));
    files.retain(|file| file.path != "crates/core/src/testing.rs");
    let rooms: BTreeSet<String> = files.iter().map(|file| room(&file.path).to_owned()).collect();
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| room(&file.path) != "lib") {
        let own = room(&file.path);
        let Some(below) = allowed.get(own) else {
            wrong.push(format!("{}: the table has no line for {own}", file.path));
            continue;
        };
        let named = named(&file.text, &rooms);
        let strangers = named.iter().filter(|name| **name != own && !below.contains(**name));
        wrong.extend(strangers.map(|name| format!("{} names {name}", file.path)));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Rooms that are one thing in several files, and so may know each other: the archive with its errors and identifiers,
/// which every room stands on; the act with its citations.
const ONE_THING: [&[&str]; 2] = [&["archive", "error", "id"], &["act", "citation"]];

#[test]
fn the_table_goes_only_downwards() {
    let mut allowed = allowed();
    for group in ONE_THING {
        for room in group {
            let below = allowed.get_mut(*room).expect("the table has its line");
            below.retain(|name| !group.contains(&name.as_str()));
        }
    }
    for room in allowed.keys() {
        let mut reached: BTreeSet<&String> = BTreeSet::new();
        let mut next: Vec<&String> = allowed[room].iter().collect();
        while let Some(name) = next.pop() {
            assert!(name != room, "{room} reaches itself");
            if reached.insert(name) {
                next.extend(allowed.get(name).into_iter().flatten());
            }
        }
    }
}

/// From the bottom up; a file imports from its own layer and those before it.
const LAYERS: [&str; 4] = ["ipc", "shared", "domains", "views"];

#[test]
fn layers_of_the_screen_import_only_downwards() {
    let mut wrong = Vec::new();
    let files = [".ts", ".svelte"].iter().flat_map(|end| sources("ui/src/", end));
    for file in files.filter(|file| !file.path.ends_with(".test.ts")) {
        let folders: Vec<&str> = file.path.trim_start_matches("ui/src/").split('/').collect();
        let Some(own) = layer(folders[0]) else { continue };
        for target in imports(&file.text).filter_map(|import| resolved(&folders, import)) {
            if layer(target).is_none_or(|other| other > own) {
                wrong.push(format!("{} imports from {target}", file.path));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

fn layer(folder: &str) -> Option<usize> {
    LAYERS.iter().position(|name| *name == folder)
}

/// What stands after `from '…'` or in `import('…')`, where it is a path.
fn imports(text: &str) -> impl Iterator<Item = &str> {
    let marks = ["from '", "import('", "import '"];
    marks.into_iter().flat_map(|mark| text.split(mark).skip(1)).filter_map(|rest| rest.split('\'').next())
}

/// The first folder below `ui/src` that a relative path of a file there leads to.
fn resolved<'a>(folders: &[&'a str], import: &'a str) -> Option<&'a str> {
    if !import.starts_with('.') {
        return None;
    }
    let mut path: Vec<&str> = folders[..folders.len() - 1].to_vec();
    for step in import.split('/') {
        match step {
            "." => (),
            ".." => drop(path.pop()),
            name => path.push(name),
        }
    }
    path.first().copied()
}
