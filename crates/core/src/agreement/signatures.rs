//! Steps of signatures as they touch the agreement: the two years of a signed version run from its last signature (744), and
//! follow where the date of that signature is corrected.

use chrono::NaiveDate;

use super::model::Version;
use super::snapshot::snapshot;
use crate::adherence::{self, DeedState, Roll, RollOf, Step, Trial};
use crate::archive::operation::Written;
use crate::archive::{Archive, Writer};
use crate::context::Context;
use crate::error::Result;
use crate::id::PartyId;

/// Takes a step on a roll for many parties as one operation, as [`adherence::apply`] does, with what it moves in the agreement.
pub fn take_step(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    which: RollOf,
    parties: &[PartyId],
    step: &Step,
) -> Result<Written<Trial>> {
    let working_date = ctx.working_date;
    adherence::apply_then(archive, ctx, which, parties, step, &mut |writer, roll| {
        follow_last(writer, roll, working_date)
    })
}

/// Moves the day from which a signed version runs to that of its last signature. Where a signature is missing again, the day
/// that was registered stands.
fn follow_last(writer: &mut Writer<'_>, roll: &Roll, working_date: NaiveDate) -> Result<()> {
    if roll.state != DeedState::Signed {
        return Ok(());
    }
    let Some(around) = snapshot(writer.tx(), Some(&roll.deed_version), working_date)? else { return Ok(()) };
    match around.last_signature().filter(|last| Some(*last) != around.version.signed_on) {
        Some(last) => writer.put(&Version { signed_on: Some(last), ..around.version }),
        None => Ok(()),
    }
}
