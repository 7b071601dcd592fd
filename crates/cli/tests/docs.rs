//! docs/command-line.md beside the program's own help: every command, step and option that there is, and none that is not.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "tests are read, not called")]

mod common;

use std::collections::BTreeSet;
use std::path::Path;

use common::{concilia, program};

const DOCS: &str = include_str!("../../../docs/command-line.md");

fn help(words: &[&str]) -> String {
    let output = concilia(&program(), Path::new("/")).args(words).arg("--help").output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{words:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// What stands at the beginning of the lines below a heading.
fn listed(help: &str, heading: &str) -> Vec<String> {
    let below = help.split_once(heading).map_or("", |(_, below)| below);
    let lines = below.lines().skip(1).take_while(|line| !line.trim().is_empty());
    // A long help goes on below itself, further in.
    let lines = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    lines.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// Every word of a text that begins as a long option does.
fn options(text: &str) -> BTreeSet<String> {
    let words = text.split(|ch: char| !(ch.is_ascii_alphanumeric() || ch == '-'));
    words.filter(|word| word.starts_with("--") && word.len() > 2).map(str::to_owned).collect()
}

#[test]
fn the_page_names_every_command_step_and_option_and_no_other() {
    let commands = listed(&help(&[]), "Comandi:");
    assert!(commands.len() > 10, "{commands:?}");
    let mut known = options(&help(&[]));
    for command in &commands {
        assert!(DOCS.contains(&format!("| `{command} ")), "the command {command} is not in the table");
        known.extend(options(&help(&[command])));
    }
    let steps = listed(&help(&["register"]), "Comandi:");
    assert!(steps.len() > 10, "{steps:?}");
    for step in &steps {
        assert!(DOCS.contains(&format!("`{step}`")), "the step {step} is not in the table");
        known.extend(options(&help(&["register", "a.concilia", step])));
    }
    for command in listed(&help(&["archive"]), "Comandi:") {
        known.extend(options(&help(&["archive", &command])));
    }
    let told = options(DOCS);
    let untold: Vec<_> = known.iter().filter(|option| !told.contains(*option) && *option != "--version").collect();
    assert!(untold.is_empty(), "options that the page does not tell: {untold:?}");
    let gone: Vec<_> = told.difference(&known).filter(|option| option.chars().any(char::is_alphabetic)).collect();
    assert!(gone.is_empty(), "options that there are not: {gone:?}");
}

/// The options that every command has.
const EVERYWHERE: [&str; 4] = ["--json", "--date", "--operator", "--help"];

/// The row of a table that begins with a command or names a step.
fn row<'a>(beginning: &str, of: &dyn Fn(&str) -> bool) -> &'a str {
    DOCS.lines().find(|line| line.starts_with(beginning) && of(line)).unwrap_or_else(|| panic!("no row {beginning}"))
}

#[test]
fn the_row_of_each_command_has_its_options_and_no_other() {
    let mut commands: Vec<Vec<String>> = listed(&help(&[]), "Comandi:").into_iter().map(|name| vec![name]).collect();
    commands.retain(|command| command[0] != "register" && command[0] != "archive");
    commands.extend(listed(&help(&["archive"]), "Comandi:").into_iter().map(|name| vec!["archive".into(), name]));
    assert!(commands.len() > 12, "{commands:?}");
    for command in commands {
        let words: Vec<&str> = command.iter().map(String::as_str).collect();
        let mut known = options(&help(&words));
        known.retain(|option| !EVERYWHERE.contains(&option.as_str()) && option.chars().any(char::is_alphabetic));
        let row = row(&format!("| `{} ", words.join(" ")), &|_| true);
        let form = row.split('`').nth(1).unwrap();
        assert_eq!(options(form), known, "{words:?}: {form}");
    }
}

#[test]
fn the_row_of_each_step_has_its_options_and_no_other() {
    let steps = listed(&help(&["register"]), "Comandi:");
    let table = DOCS.split_once("| Step | Options |").unwrap().1.split_once("\n\n").unwrap().0;
    for line in table.lines().filter(|line| line.starts_with("| `")) {
        let (names, told) = line[2..].split_once(" | ").unwrap();
        let named: Vec<&String> = steps.iter().filter(|step| names.contains(&format!("`{step}`"))).collect();
        assert!(!named.is_empty(), "{line}");
        let mut known = BTreeSet::new();
        named.iter().for_each(|step| known.extend(options(&help(&["register", "a.concilia", step]))));
        let shared =
            |option: &String| EVERYWHERE.contains(&option.as_str()) || ["--party", "--all"].contains(&option.as_str());
        let told: BTreeSet<String> = options(told).into_iter().filter(|option| !shared(option)).collect();
        known.retain(|option| !shared(option) && option.chars().any(char::is_alphabetic));
        assert_eq!(told, known, "{names}");
    }
}
