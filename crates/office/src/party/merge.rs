//! Two parties side by side, and made one: the core decides whether they may be and what follows; here are the words.

use concilia_core::archive::operation::Written;
use concilia_core::id::PartyId;
use concilia_core::merge::{self, Order, Pair, References, Side};
use concilia_core::party::PartyField;
use concilia_text::import::{field, field_value, resemblances};
use concilia_text::party as words;
use serde::Serialize;
use ts_rs::TS;

use crate::desk::Desk;
use crate::failure::{Failure, Result};

/// Two parties side by side.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct MergeView {
    /// The one that stays.
    pub keep: MergeSide,
    /// The one that goes away.
    pub discard: MergeSide,
    /// "la stessa partita IVA"; empty where nothing says that they are one.
    pub because: String,
    /// What they tell differently, in the order of the fields.
    pub differences: Vec<MergeDifference>,
    /// Why they may not be made one; nothing where they may.
    pub refusal: Option<Failure>,
}

/// One of the two.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MergeSide {
    /// Who.
    pub id: PartyId,
    /// The version that was read.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// "2 firme", "3 documenti emessi": what refers to it.
    pub references: Vec<String>,
}

/// A datum that the two tell differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MergeDifference {
    /// The field.
    pub field: PartyField,
    /// Its name.
    pub label: String,
    /// What the one that stays says; empty where it says nothing.
    pub keep: String,
    /// What the other says.
    pub discard: String,
    /// The other's is proposed: it fills what is empty.
    pub from_discard: bool,
}

/// Two parties side by side; the one to which more refers stays.
pub fn merge_view(desk: &Desk, one: &PartyId, other: &PartyId) -> Result<MergeView> {
    Ok(view(desk.read(|tx, _| merge::look(tx, one, other))?))
}

/// Makes two parties one, as one operation that one undo takes back.
pub fn merge(desk: &Desk, order: &Order) -> Result<Written<PartyId>> {
    Ok(desk.change(|archive, ctx| merge::merge(archive, ctx, order))?.map(|party| party.id))
}

fn view(pair: Pair) -> MergeView {
    let shown = |named: PartyField, text: &str| if text.is_empty() { String::new() } else { field_value(named, text) };
    let differences = pair.differences.iter().map(|difference| MergeDifference {
        field: difference.field,
        label: field(difference.field).to_owned(),
        keep: shown(difference.field, &difference.known),
        discard: shown(difference.field, &difference.found),
        from_discard: pair.proposed.contains(&difference.field),
    });
    MergeView {
        because: resemblances(&pair.because),
        differences: differences.collect(),
        refusal: pair.refusal.map(|why| Failure::from(crate::Error::Core(concilia_core::Error::Merge(why)))),
        keep: side(pair.keep),
        discard: side(pair.discard),
    }
}

fn side(side: Side) -> MergeSide {
    let references = references(&side.references);
    MergeSide { id: side.party.id, version: side.party.version, name: side.party.data.name, references }
}

fn references(references: &References) -> Vec<String> {
    let counts = [
        words::places(references.places.len()),
        words::signatures(references.signatures.len()),
        words::renunciations(references.renunciations.len()),
        words::issued(references.issued.len()),
        words::meetings(references.attendances.len()),
        words::signers(references.signers.len()),
    ];
    counts.into_iter().flatten().collect()
}
