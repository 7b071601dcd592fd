//! Decisions that are about nothing of the list: a row that is not there, a party that the row was not held against.
//! A screen can not make them; a script that counts rows otherwise does, and what it wrote must not be lost unsaid.

use super::{Choice, Chosen, Counterpart, Decisions, Trial};
use crate::id::PartyId;

/// What a decision or an answer is about, and the list does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missed {
    /// A row below the headings.
    Row {
        /// Its number as Excel shows it.
        row: u32,
    },
    /// The row of the headings.
    Header {
        /// Its number as Excel shows it.
        row: u32,
    },
    /// A column.
    Column {
        /// Its place, from 0.
        column: usize,
    },
    /// A sheet.
    Sheet {
        /// Its place, from 0.
        place: usize,
    },
    /// What a row is said to be or not to be.
    Counterpart {
        /// The row.
        row: u32,
    },
}

/// The first decision that is about nothing of the trial it was made for, nor of the parties of the archive.
pub fn missed(trial: &Trial, decisions: &Decisions, parties: &[PartyId]) -> Option<Missed> {
    let corrected = decisions.corrections.iter().map(|correction| correction.row);
    let kept = decisions.kept.iter().map(|keep| keep.row);
    let chosen = decisions.chosen.iter().map(|chosen| chosen.row);
    let whole = [&decisions.left_out, &decisions.as_party, &decisions.asked_anew].into_iter().flatten().copied();
    let mut rows = corrected.chain(kept).chain(chosen).chain(whole);
    let row = rows.find(|row| trial.rows.iter().all(|told| told.row != *row)).map(|row| Missed::Row { row });
    let counterpart = || {
        let astray = decisions.chosen.iter().find(|chosen| !is_about(trial, chosen, parties));
        astray.map(|chosen| Missed::Counterpart { row: chosen.row })
    };
    row.or_else(counterpart)
}

/// Whether a choice is about what its row was held against. After "two different bodies" the row goes on to the next likely
/// one, and nothing shows any more what it was held against: a party that there is, or a row of the list before it, is enough there.
fn is_about(trial: &Trial, chosen: &Chosen, parties: &[PartyId]) -> bool {
    let held = trial.rows.iter().find(|row| row.row == chosen.row).and_then(|row| row.comparison.as_ref());
    match (&chosen.choice, &chosen.with) {
        (Choice::Different, Counterpart::Known(party)) => parties.contains(party),
        (Choice::Different, Counterpart::Row(first)) => {
            *first < chosen.row && trial.rows.iter().any(|row| row.row == *first)
        }
        (Choice::Merge { .. } | Choice::Later, with) => held.is_some_and(|held| held.with == *with),
    }
}
