//! What the user answered in earlier imports, so that the same list asks once: kept in the archive by party and value.
//!
//! An answer holds for the value it was given about; another value asks again, and an answer taken back is forgotten.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};

use super::entity::{same, tells_nothing};
use super::row::Values;
use super::{Choice, Counterpart, Decisions, Group, Reason, Step, Trial, TrialRow};
use crate::id::PartyId;
use crate::italian::fold;
use crate::party::vat_number::compact;
use crate::party::{Party, PartyDraft, PartyField};

/// Setting with the answers of earlier imports, the latest first.
pub const ANSWERS: &str = "import.answers";

/// How many answers are kept: one for each row of the longest list.
const AT_MOST: usize = 20_000;

/// An answer that holds beyond its import.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Answer {
    /// A doubtful value is kept as it is.
    Kept {
        /// The row's name, folded.
        name: String,
        /// The field.
        field: PartyField,
        /// The value as the row has it.
        value: String,
    },
    /// What is known of a party stays, where a list says this.
    Stays {
        /// The party.
        party: PartyId,
        /// The field.
        field: PartyField,
        /// What the list says.
        found: String,
    },
    /// A row of this identity is that party.
    Same {
        /// The party.
        party: PartyId,
        /// Name and codes of the row.
        row: String,
    },
    /// A row of this identity is another body than that party.
    Different {
        /// The party.
        party: PartyId,
        /// Name and codes of the row.
        row: String,
    },
    /// Whether a row of this identity is that party was asked and not answered: it is asked again.
    Open {
        /// The party.
        party: PartyId,
        /// Name and codes of the row.
        row: String,
    },
}

/// The answers as a trial asks them.
pub(super) struct Memory<'a> {
    all: HashSet<&'a Answer>,
}

impl<'a> Memory<'a> {
    pub(super) fn of(answers: &'a [Answer]) -> Self {
        Self { all: answers.iter().collect() }
    }

    pub(super) fn keeps(&self, name: &str, field: PartyField, value: &str) -> bool {
        !self.all.is_empty() && self.all.contains(&kept(name, field, value))
    }

    pub(super) fn stays(&self, party: &Counterpart, field: PartyField, found: &str) -> bool {
        let stays = |party: &PartyId| self.all.contains(&stays(party, field, found));
        matches!(party, Counterpart::Known(party) if stays(party))
    }

    pub(super) fn are_different(&self, party: &Counterpart, values: &Values) -> bool {
        let different = |party: &PartyId| self.all.contains(&different(party, values));
        matches!(party, Counterpart::Known(party) if different(party))
    }

    /// Whether it was asked and never answered that a row is that party.
    pub(super) fn is_open(&self, party: &Counterpart, values: &Values) -> bool {
        let open = |party: &PartyId| self.all.contains(&open(party, values));
        matches!(party, Counterpart::Known(party) if !self.all.is_empty() && open(party))
    }

    /// The party that a row was said to be.
    pub(super) fn same(&self, values: &Values) -> Option<&'a PartyId> {
        if self.all.is_empty() {
            return None;
        }
        let wanted = identity(values);
        self.all.iter().find_map(|answer| match answer {
            Answer::Same { party, row } if *row == wanted => Some(party),
            _ => None,
        })
    }
}

fn kept(name: &str, field: PartyField, value: &str) -> Answer {
    Answer::Kept { name: fold(name), field, value: value.to_owned() }
}

fn stays(party: &PartyId, field: PartyField, found: &str) -> Answer {
    Answer::Stays { party: party.clone(), field, found: found.to_owned() }
}

fn different(party: &PartyId, values: &Values) -> Answer {
    Answer::Different { party: party.clone(), row: identity(values) }
}

fn open(party: &PartyId, values: &Values) -> Answer {
    Answer::Open { party: party.clone(), row: identity(values) }
}

/// A row by its name and codes: with another code the question is another one.
fn identity(values: &Values) -> String {
    let of = |field: PartyField| values.get(&field).map_or("", String::as_str);
    format!(
        "{}|{}|{}",
        fold(of(PartyField::Name)),
        compact(of(PartyField::FiscalCode)),
        compact(of(PartyField::VatNumber))
    )
}

/// The answers after an import was carried out: `written` are the parties of the plan's steps, in its order.
pub fn learned(
    trial: &Trial,
    decisions: &Decisions,
    known: &[Party],
    written: &[PartyId],
    earlier: Vec<Answer>,
) -> Vec<Answer> {
    let became = Became::of(trial, known, written);
    let mut fresh: Vec<Answer> = Vec::new();
    let mut overruled: HashSet<Answer> = HashSet::new();
    for row in trial.rows.iter().filter(|row| entered(row)) {
        let anew = decisions.asked_anew.contains(&row.row);
        became.learn(row, decisions, anew, &mut fresh, &mut overruled);
    }
    // A question that another row of the same identity leaves unanswered stays open.
    fresh.extend(trial.rows.iter().filter_map(|row| became.left_open(row)));
    let stated: HashSet<&Answer> = fresh.iter().collect();
    let still = earlier.into_iter().filter(|answer| !overruled.contains(answer) && !stated.contains(answer));
    let still: Vec<Answer> = still.collect();
    fresh.extend(still);
    fresh.truncate(AT_MOST);
    fresh
}

/// Whether a row went in, or was made one with what is there.
fn entered(row: &TrialRow) -> bool {
    matches!(row.group, Group::Ready | Group::Present) || row.told.iter().any(|told| is_merged(&told.reason))
}

const fn is_merged(reason: &Reason) -> bool {
    matches!(reason, Reason::MergedInto { .. })
}

/// Which party each row became, and what is known of it afterwards.
struct Became<'a> {
    by_row: BTreeMap<u32, &'a PartyId>,
    drafts: BTreeMap<&'a PartyId, &'a PartyDraft>,
}

impl<'a> Became<'a> {
    fn of(trial: &'a Trial, known: &'a [Party], written: &'a [PartyId]) -> Self {
        let mut became = Self { by_row: BTreeMap::new(), drafts: BTreeMap::new() };
        became.drafts.extend(known.iter().map(|party| (&party.id, &party.data)));
        for (step, id) in trial.plan.iter().zip(written) {
            let (rows, draft) = match step {
                Step::Add { rows, draft, .. } => (rows, draft),
                Step::Update { rows, party, .. } => (rows, &party.data),
            };
            became.drafts.insert(id, draft);
            became.by_row.extend(rows.iter().map(|row| (*row, id)));
        }
        became
    }

    fn party(&self, with: &'a Counterpart) -> Option<&'a PartyId> {
        match with {
            Counterpart::Known(party) => Some(party),
            Counterpart::Row(row) => self.by_row.get(row).copied(),
        }
    }

    /// The question of a row that surely is called as a party is and waits to be said one with it: that party had the name
    /// from the row before, and a later import of the row alone would fill it in unasked.
    fn left_open(&self, row: &'a TrialRow) -> Option<Answer> {
        let asks = |told: &super::Told| matches!(&told.reason, Reason::Likely { because, .. } if because.is_empty());
        let with = row.comparison.as_ref().filter(|_| row.group == Group::Likely && row.told.iter().any(asks))?;
        self.party(&with.with).map(|party| open(party, &row.values))
    }

    fn learn(
        &self,
        row: &'a TrialRow,
        decisions: &'a Decisions,
        anew: bool,
        fresh: &mut Vec<Answer>,
        overruled: &mut HashSet<Answer>,
    ) {
        let name = row.values.get(&PartyField::Name).map_or("", String::as_str);
        for told in &row.told {
            let Some(field) = told.field else { continue };
            match told.reason {
                Reason::Kept => fresh.push(kept(name, field, &told.value)),
                _ if anew => drop(overruled.insert(kept(name, field, &told.value))),
                _ => {}
            }
        }
        let compared = row.comparison.as_ref().and_then(|with| self.party(&with.with));
        if let Some(party) = compared.or_else(|| self.by_row.get(&row.row).copied()) {
            self.learn_of(row, party, decisions, fresh, overruled);
        }
        let decided = |chosen: &&super::Chosen| chosen.row == row.row && chosen.choice != Choice::Later;
        for chosen in decisions.chosen.iter().filter(decided) {
            let Some(party) = self.party(&chosen.with) else { continue };
            overruled.insert(open(party, &row.values));
            if chosen.choice == Choice::Different {
                fresh.push(different(party, &row.values));
                overruled.insert(Answer::Same { party: party.clone(), row: identity(&row.values) });
            }
        }
    }

    /// What is learned of a row that is a party: that it is, where its name does not say so, and that each datum which did
    /// not prevail stays turned down.
    fn learn_of(
        &self,
        row: &TrialRow,
        party: &PartyId,
        decisions: &Decisions,
        fresh: &mut Vec<Answer>,
        overruled: &mut HashSet<Answer>,
    ) {
        let Some(draft) = self.drafts.get(party) else { return };
        let unsure = row.comparison.as_ref().is_some_and(|with| !with.because.is_empty());
        let renamed = row.values.get(&PartyField::Name).is_some_and(|name| fold(name) != fold(&draft.name));
        if unsure || renamed {
            fresh.push(Answer::Same { party: party.clone(), row: identity(&row.values) });
            overruled.insert(different(party, &row.values));
        }
        let taken = taken(row, decisions);
        let differs =
            |field: PartyField| row.comparison.iter().flat_map(|with| &with.differences).any(|one| one.field == field);
        for (field, found) in &row.values {
            let prevailed = match field {
                PartyField::SignerName | PartyField::SignerOffice => taken.contains(field) || !differs(*field),
                _ => same(*field, draft.text(*field), found) || tells_nothing(draft.text(*field), found),
            };
            if prevailed {
                overruled.insert(stays(party, *field, found));
            } else {
                fresh.push(stays(party, *field, found));
            }
        }
    }
}

/// The fields that a row gave to the party it was made one with.
fn taken(row: &TrialRow, decisions: &Decisions) -> Vec<PartyField> {
    let told = row.told.iter().find_map(|told| match &told.reason {
        Reason::Completes { fields, .. } => Some(fields.clone()),
        _ => None,
    });
    let chosen = || {
        decisions.chosen.iter().rev().find(|chosen| chosen.row == row.row).and_then(|chosen| match &chosen.choice {
            Choice::Merge { take } => Some(take.clone()),
            Choice::Different | Choice::Later => None,
        })
    };
    told.or_else(chosen).unwrap_or_default()
}
