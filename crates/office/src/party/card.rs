//! The card of one party: its data, who signs for it, what is doubtful; and the checks that run while it is written.

use concilia_core::adherence;
use concilia_core::archive::operation::Written;
use concilia_core::id::{PartyId, SignerId};
use concilia_core::party::check::{self, Severity};
use concilia_core::party::{self, Category, Nature, Party, PartyDraft, PartyField, Signer, SignerDraft};
use concilia_text::import as words;
use serde::Serialize;
use ts_rs::TS;

use crate::desk::Desk;
use crate::failure::{FieldFailure, Result};

/// What is wrong or doubtful in a field, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FieldDoubt {
    /// The field.
    pub field: PartyField,
    /// What is wrong, and what to do.
    pub message: String,
    /// The party can not be kept so; otherwise it is kept with its mark.
    pub refuses: bool,
}

/// The card of a party.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export, rename = "PartyCard")]
pub struct Card {
    /// The party.
    pub party: Party,
    /// Who signs for it, the preferred first.
    pub signers: Vec<Signer>,
    /// What is doubtful.
    pub doubts: Vec<FieldDoubt>,
    /// Its role in the agreement, in words; empty where it has none.
    pub role_label: String,
    /// Where its signature stands, in words; empty where it has none.
    pub status_label: String,
}

/// The answer of a saving.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct SavedParty {
    /// The party as it now stands.
    pub party: Party,
    /// What is doubtful in it.
    pub doubts: Vec<FieldDoubt>,
}

/// What the screen shows of a category in a list of choices.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct CategoryChoice {
    /// The category.
    pub value: Category,
    /// Its name.
    pub label: String,
    /// The nature it proposes.
    pub nature: Nature,
}

/// The categories, in the order of the screen.
pub fn categories() -> Vec<CategoryChoice> {
    let choice = |category: &Category| CategoryChoice {
        value: *category,
        label: concilia_text::category(*category).to_owned(),
        nature: category.usual_nature(),
    };
    Category::ALL.iter().map(choice).collect()
}

/// The card of a party.
pub fn card(desk: &Desk, id: &PartyId) -> Result<Card> {
    desk.read(|tx, _| {
        let party = party::get(tx, id)?;
        let line = adherence::roll(tx)?
            .and_then(|roll| adherence::lines(&roll).into_iter().find(|line| line.party == party.id));
        let (role, status) = line.map(|line| (line.role, line.status)).unzip();
        Ok::<_, concilia_core::Error>(Card {
            signers: party::signers(tx, id)?,
            doubts: check(&party.data),
            role_label: role.map(concilia_text::adherence::role).unwrap_or_default().to_owned(),
            status_label: status.map(concilia_text::adherence::status).unwrap_or_default().to_owned(),
            party,
        })
    })
}

/// What is wrong or doubtful in what is being written. Nothing is read or written.
pub fn check(draft: &PartyDraft) -> Vec<FieldDoubt> {
    let doubt = |found: check::FieldProblem| FieldDoubt {
        field: found.field,
        message: words::problem(Some(found.field), &found.problem),
        refuses: found.severity == Severity::Refuses,
    };
    check::check(draft).into_iter().map(doubt).collect()
}

/// What is doubtful in what is written of a person who signs, by field; an empty field is not doubtful.
pub fn check_signer(draft: &SignerDraft) -> Vec<FieldFailure> {
    let told = |(field, kind, problem): (&str, PartyField, check::Problem)| FieldFailure {
        field: field.to_owned(),
        message: words::problem(Some(kind), &problem),
    };
    check::check_signer(draft).into_iter().map(told).collect()
}

/// Adds a party (nothing known yet) or changes one, at the version it was read at.
pub fn save(desk: &Desk, known: Option<(PartyId, i64)>, draft: PartyDraft) -> Result<Written<SavedParty>> {
    let written = desk.change(|archive, ctx| match known {
        None => party::add(archive, ctx, draft),
        Some((id, version)) => party::edit(archive, ctx, Party { id, version, data: draft }),
    })?;
    Ok(written.map(|party| SavedParty { doubts: check(&party.data), party }))
}

/// Adds a person who signs (nothing known yet) or changes one.
pub fn save_signer(
    desk: &Desk,
    party: &PartyId,
    known: Option<(SignerId, i64)>,
    draft: SignerDraft,
) -> Result<Written<Signer>> {
    desk.change(|archive, ctx| party::save_signer(archive, ctx, party, known, draft))
}

/// Removes a person who signs, while no deed names it.
pub fn remove_signer(desk: &Desk, id: &SignerId, version: i64) -> Result<Written<()>> {
    desk.change(|archive, ctx| party::remove_signer(archive, ctx, id, version))
}
