//! Changes of the draft and steps of a version that need no pages: the core decides, the desk gives dates and names.

use concilia_core::act::SchemeRow;
use concilia_core::agreement::{self, DeedExtensionDraft, DraftText, OfficeRecord};
use concilia_core::archive::operation::Written;
use concilia_core::id::{DeedPartyId, PartyId, SignerId, VersionId};
use concilia_text::agreement::ADHERENCE_WAY;

use crate::desk::Desk;
use crate::failure::Result;

/// Starts the first draft from what is known.
pub fn start(desk: &Desk) -> Result<Written<VersionId>> {
    desk.change(|archive, ctx| agreement::start(archive, ctx, ADHERENCE_WAY))
}

/// Changes the blanks, the copies and the way of adhering.
pub fn edit_text(desk: &Desk, id: &VersionId, read: i64, text: DraftText) -> Result<Written<()>> {
    desk.change(|archive, ctx| agreement::edit_text(archive, ctx, id, read, text))
}

/// Changes what the office keeps beside the text.
pub fn edit_record(desk: &Desk, id: &VersionId, read: i64, record: OfficeRecord) -> Result<Written<()>> {
    desk.change(|archive, ctx| agreement::edit_record(archive, ctx, id, read, record))
}

/// Adds parties, each in its row or all in the one given.
pub fn add_parties(desk: &Desk, id: &VersionId, parties: &[PartyId], row: Option<SchemeRow>) -> Result<Written<()>> {
    desk.change(|archive, ctx| agreement::add_parties(archive, ctx, id, parties, row))
}

/// Makes these, in this order, the parties of a draft.
pub fn set_parties(desk: &Desk, id: &VersionId, parties: &[PartyId]) -> Result<Written<()>> {
    desk.change(|archive, ctx| agreement::set_parties(archive, ctx, id, parties))
}

/// Takes a party out.
pub fn remove_party(desk: &Desk, id: &VersionId, row: &DeedPartyId) -> Result<Written<()>> {
    desk.change(|archive, ctx| agreement::remove_party(archive, ctx, id, row))
}

/// Moves a party among those of its row.
pub fn move_party(desk: &Desk, id: &VersionId, row: &DeedPartyId, to: usize) -> Result<Written<()>> {
    desk.change(|archive, ctx| agreement::move_party(archive, ctx, id, row, to))
}

/// Changes the words in a party's blank and who signs for it.
pub fn edit_party(
    desk: &Desk,
    id: &VersionId,
    row: (&DeedPartyId, i64),
    printed_name: &str,
    signer: Option<SignerId>,
) -> Result<Written<()>> {
    desk.change(|archive, ctx| agreement::edit_party(archive, ctx, id, row, printed_name, signer))
}

/// Throws a draft away.
pub fn discard(desk: &Desk, id: &VersionId) -> Result<Written<()>> {
    desk.change(|archive, ctx| agreement::discard(archive, ctx, id))
}

/// Registers that everybody has signed.
pub fn register_signed(desk: &Desk, id: &VersionId, read: i64) -> Result<Written<()>> {
    desk.change(|archive, ctx| agreement::register_signed(archive, ctx, id, read))
}

/// Withdraws a version that is being signed.
pub fn withdraw(desk: &Desk, id: &VersionId, reason: &str) -> Result<Written<()>> {
    desk.change(|archive, ctx| agreement::withdraw(archive, ctx, id, reason))
}

/// Starts a draft that follows a version.
pub fn new_version(desk: &Desk, id: &VersionId, reason: &str) -> Result<Written<VersionId>> {
    desk.change(|archive, ctx| agreement::new_version(archive, ctx, id, reason))
}

/// Extends the life of a signed version.
pub fn extend(desk: &Desk, id: &VersionId, draft: DeedExtensionDraft) -> Result<Written<()>> {
    desk.change(|archive, ctx| agreement::extend(archive, ctx, id, draft))
}
