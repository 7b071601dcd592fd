//! Where each version of the agreement stands that is not over: what is written, what is being signed, what is in force.

use concilia_core::agreement::{self, Snapshot, VersionState};
use concilia_core::archive::store::Tx;
use concilia_text::agreement as words;

use crate::desk::{Desk, Today};
use crate::failure::Result;

/// One sentence a version, the first one first; nothing without a deed.
pub fn standing(desk: &Desk) -> Result<Vec<String>> {
    let told = |around: &Snapshot| words::standing(&around.version, around.life());
    Ok(desk.read(read)?.iter().map(told).collect())
}

/// The snapshots of the versions that are not over.
fn read(tx: &mut dyn Tx, today: &Today) -> concilia_core::Result<Vec<Snapshot>> {
    let Some(current) = agreement::snapshot(tx, None, today.working_date)? else { return Ok(Vec::new()) };
    let live = |state| matches!(state, VersionState::Draft | VersionState::InSignature | VersionState::Signed);
    let live = current.versions.iter().filter(|version| live(version.state));
    let of = live.map(|version| agreement::snapshot(tx, Some(&version.id), today.working_date));
    Ok(of.collect::<concilia_core::Result<Vec<_>>>()?.into_iter().flatten().collect())
}
