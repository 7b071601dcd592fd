//! The pair side by side: what differs, what would follow, and why they may not be made one.

use super::references::References;
use crate::adherence::Instrument;
use crate::agreement::Version;
use crate::archive::store::Tx;
use crate::archive::table;
use crate::error::{Error, MergeRefusal, Result};
use crate::exchange::import::Difference;
use crate::id::{PartyId, VersionId};
use crate::party::likeness::{Resemblance, likely_duplicates};
use crate::party::{self, Party, PartyField};

/// One of the two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The party.
    pub party: Party,
    /// What refers to it.
    pub references: References,
}

/// Two parties that may be made one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The one that stays: the one to which more refers, else the first.
    pub keep: Side,
    /// The one that goes away.
    pub discard: Side,
    /// What they tell differently: `known` of the one that stays, `found` of the other.
    pub differences: Vec<Difference>,
    /// The fields that a merge would take from the one that goes away, unless the user says otherwise: those empty in the other.
    pub proposed: Vec<PartyField>,
    /// Why they are thought the same; empty where nothing says so.
    pub because: Vec<Resemblance>,
    /// Why they may not be made one; nothing where they may.
    pub refusal: Option<MergeRefusal>,
}

/// Reads two parties side by side.
pub fn look(tx: &mut dyn Tx, one: &PartyId, other: &PartyId) -> Result<Pair> {
    let (first, second) = (side(tx, one)?, side(tx, other)?);
    let swap = second.references.count() > first.references.count();
    let (keep, discard) = if swap { (second, first) } else { (first, second) };
    pair(tx, keep, discard)
}

/// The pair in a given order.
pub(super) fn pair(tx: &mut dyn Tx, keep: Side, discard: Side) -> Result<Pair> {
    let differences = differences(&keep.party, &discard.party);
    let fills = differences.iter().filter(|difference| difference.known.is_empty());
    let alike = likely_duplicates(&[&keep.party.data, &discard.party.data]);
    Ok(Pair {
        proposed: fills.map(|difference| difference.field).collect(),
        because: alike.into_iter().flat_map(|likeness| likeness.reasons).collect(),
        refusal: refusal(tx, &keep, &discard)?,
        differences,
        keep,
        discard,
    })
}

pub(super) fn side(tx: &mut dyn Tx, id: &PartyId) -> Result<Side> {
    Ok(Side { party: party::get(tx, id)?, references: References::of(tx, id)? })
}

fn differences(keep: &Party, discard: &Party) -> Vec<Difference> {
    let difference = |field: &PartyField| {
        let (known, found) = (keep.data.text(*field).to_owned(), discard.data.text(*field).to_owned());
        (known != found).then_some(Difference { field: *field, known, found })
    };
    PartyField::ALL.iter().filter_map(difference).collect()
}

/// What keeps two parties apart: a frozen text that names both, which nothing mends, then signed paper that would lose its party.
fn refusal(tx: &mut dyn Tx, keep: &Side, discard: &Side) -> Result<Option<MergeRefusal>> {
    let (one, other) = (&keep.references, &discard.references);
    if keep.party.id == discard.party.id {
        return Ok(Some(MergeRefusal::SameParty));
    }
    for place in one.places.iter().filter(|place| stipulates(other, &place.deed_version)) {
        let version = version(tx, &place.deed_version)?;
        if version.frozen.is_some() {
            return Ok(Some(MergeRefusal::BothStipulate { number: version.number }));
        }
    }
    for (stipulating, adhering) in [(one, other), (other, one)] {
        if let Some(id) = adheres_to_what_the_other_stipulates(stipulating, adhering) {
            let number = version(tx, id)?.number;
            return Ok(Some(MergeRefusal::StipulatesAndAdhered { number }));
        }
    }
    if one.has_returned() && other.has_returned() {
        return Ok(Some(MergeRefusal::BothReturned));
    }
    if [(one, other), (other, one)].iter().any(|(signed, left)| signed.has_returned() && left.has_renounced()) {
        return Ok(Some(MergeRefusal::ReturnedAndRenounced));
    }
    Ok((one.has_renounced() && other.has_renounced()).then_some(MergeRefusal::BothRenounced))
}

fn stipulates(references: &References, version: &VersionId) -> bool {
    references.places.iter().any(|place| place.deed_version == *version)
}

/// The version that one stipulates and to which the other has sent back an adherence: one party signs in one role.
fn adheres_to_what_the_other_stipulates<'a>(
    stipulating: &References,
    adhering: &'a References,
) -> Option<&'a VersionId> {
    let adhered = adhering
        .signatures
        .iter()
        .filter(|signature| signature.instrument == Instrument::AdherenceForm && signature.returned_on.is_some());
    let mut versions = adhered.map(|signature| &signature.deed_version);
    versions.find(|version| stipulates(stipulating, version))
}

pub(super) fn version(tx: &mut dyn Tx, id: &VersionId) -> Result<Version> {
    table::get(tx, id.as_str())?.ok_or(Error::NotFound { entity: "deed_version" })
}
