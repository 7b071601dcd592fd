//! The same change to many parties, as one operation that one undo takes back.

use std::collections::BTreeSet;

use concilia_core::adherence::Entry;
use concilia_core::archive::operation::Written;
use concilia_core::archive::store::Tx;
use concilia_core::id::PartyId;
use concilia_core::party::{self, PartyChange};
use concilia_core::{adherence, meeting};
use concilia_text::party as words;
use serde::Serialize;
use ts_rs::TS;

use crate::desk::Desk;
use crate::failure::Result;

/// The answer of a removal of many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Removal {
    /// How many were removed.
    pub removed: usize,
    /// Names of those that stay, because the agreement, a signature or a meeting names them.
    pub kept: Vec<String>,
}

/// Makes the change to every one of the parties that differs; answers how many did.
pub fn change(desk: &Desk, ids: &[PartyId], change: PartyChange) -> Result<Written<usize>> {
    let subject = subject(desk, ids)?;
    desk.change(|archive, ctx| party::change_many(archive, ctx, ids, change, &subject))
}

/// Removes the parties that nothing names, and says which ones stay.
pub fn remove(desk: &Desk, ids: &[PartyId]) -> Result<Written<Removal>> {
    let (kept, free) = desk.read(|tx, _| {
        let named = named(tx)?;
        let (kept, free): (Vec<PartyId>, Vec<PartyId>) = ids.iter().cloned().partition(|id| named.contains(id));
        let name = |id: &PartyId| Ok(party::get(tx, id)?.data.name);
        Ok::<_, concilia_core::Error>((kept.iter().map(name).collect::<concilia_core::Result<Vec<_>>>()?, free))
    })?;
    let subject = subject(desk, &free)?;
    let written = desk.change(|archive, ctx| party::remove_many(archive, ctx, &free, &subject))?;
    Ok(written.map(|removed| Removal { removed, kept }))
}

/// The parties that a signature, the agreement or a meeting names.
fn named(tx: &mut dyn Tx) -> concilia_core::Result<BTreeSet<PartyId>> {
    let mut named: BTreeSet<PartyId> = BTreeSet::new();
    if let Some(roll) = adherence::roll(tx)? {
        named.extend(roll.entries.into_iter().filter(is_on_record).map(|entry| entry.party));
    }
    for convened in meeting::all(tx)? {
        named.extend(convened.called.iter().map(|called| called.party.clone()));
    }
    Ok(named)
}

/// The deed or a deed's paper names it; who only could adhere is free.
fn is_on_record(entry: &Entry) -> bool {
    entry.is_necessary() || entry.signature.version > 0 || !entry.renunciations.is_empty()
}

/// How the register names them: the one by its name, many by their count.
fn subject(desk: &Desk, ids: &[PartyId]) -> Result<String> {
    match ids {
        [one] => Ok(desk.read(|tx, _| party::get(tx, one))?.data.name),
        many => Ok(words::counted(many.len())),
    }
}
