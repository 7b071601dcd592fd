//! A migration that has landed never changes: archives out there were made by it.

use std::collections::BTreeMap;

use concilia_invariants::sources;
use sha2::{Digest, Sha256};

fn sum(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn migrations_are_those_whose_sums_are_kept() {
    let kept = &sources("migrations/checksums.txt", "")[0].text;
    let kept: BTreeMap<&str, &str> =
        kept.lines().filter_map(|line| line.split_once("  ")).map(|(sum, name)| (name, sum)).collect();
    let mut numbers = Vec::new();
    for file in sources("migrations/", ".sql") {
        let name = file.path.trim_start_matches("migrations/");
        let sum = sum(&file.text);
        match kept.get(name) {
            Some(known) => assert_eq!(*known, sum, "{name} has landed and must not change: write a new migration"),
            None => panic!("a new migration: add this line to migrations/checksums.txt\n{sum}  {name}"),
        }
        numbers.push(name[..4].parse::<usize>().expect("four digits begin the name"));
    }
    assert_eq!(numbers, (1..=kept.len()).collect::<Vec<_>>(), "numbers follow each other, and none has gone");
}
