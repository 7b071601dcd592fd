//! How long the pages of an agreement with forty parties take, as the screen asks for them after every change.
//! `cargo bench -p concilia-documents`; with `--profile dev` as the window is built while it is worked on.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "its figures are what it is for")]

#[path = "../tests/common/mod.rs"]
mod common;

use std::time::{Duration, Instant};

use concilia_core::act::SchemeRow;
use concilia_documents::document::agreement::Agreement;
use concilia_documents::{Document, Item, compose};

const PARTIES: usize = 40;
const ROUNDS: usize = 20;

fn main() {
    let mut agreement = common::agreement();
    for number in agreement.parties.len()..PARTIES {
        let name = format!("Associazione Famiglie della Valle {number}");
        agreement.parties.push(common::party(SchemeRow::OtherPrivate, &name, &name, "Gina Landi", "Presidente"));
    }
    let first = timed(&agreement, "Bergamo");
    let mut rounds: Vec<Duration> = (0..ROUNDS).map(|round| timed(&agreement, &format!("Bergamo {round}"))).collect();
    rounds.sort();
    println!(
        "{PARTIES} parties: first {first:.1?}, then {:.1?} (median of {ROUNDS}; best {:.1?})",
        rounds[ROUNDS / 2],
        rounds[0]
    );
}

/// Composes the draft with another place of signature, as after an edit.
fn timed(agreement: &Agreement, place: &str) -> Duration {
    let edited = Agreement { place: place.to_owned(), ..agreement.clone() };
    let item: Item = common::draft(Document::Agreement(edited));
    let start = Instant::now();
    let composed = compose(&item).unwrap();
    let took = start.elapsed();
    assert!(composed.pages > 5 && !composed.bytes.is_empty());
    took
}
