//! Meetings: when and where, who is called, who came.

use chrono::NaiveDate;
use concilia_core::archive::operation::Written;
use concilia_core::id::{MeetingId, PartyId};
use concilia_core::meeting::{Meeting, MeetingDraft, Seat};
use concilia_office::meeting::{self, MeetingView};
use concilia_office::{Desk, Failure};
use tauri::State;

/// Every meeting, the latest first.
#[tauri::command(async)]
pub(crate) fn meeting_list(desk: State<'_, Desk>) -> Result<Vec<MeetingView>, Failure> {
    Ok(meeting::list(&desk)?)
}

/// Adds a meeting or changes one, with the parties to be called.
#[tauri::command(async)]
pub(crate) fn meeting_save(
    desk: State<'_, Desk>,
    known: Option<(MeetingId, i64)>,
    draft: MeetingDraft,
    parties: Vec<PartyId>,
) -> Result<Written<Meeting>, Failure> {
    Ok(meeting::save(&desk, known, draft, &parties)?)
}

/// Removes a meeting.
#[tauri::command(async)]
pub(crate) fn meeting_remove(desk: State<'_, Desk>, id: MeetingId, version: i64) -> Result<Written<()>, Failure> {
    Ok(meeting::remove(&desk, &id, version)?)
}

/// Registers that convocations were sent.
#[tauri::command(async)]
pub(crate) fn meeting_call(
    desk: State<'_, Desk>,
    id: MeetingId,
    parties: Vec<PartyId>,
    on: Option<NaiveDate>,
) -> Result<Written<()>, Failure> {
    Ok(meeting::call(&desk, &id, &parties, on)?)
}

/// Registers who came.
#[tauri::command(async)]
pub(crate) fn meeting_attend(desk: State<'_, Desk>, id: MeetingId, seats: Vec<Seat>) -> Result<Written<()>, Failure> {
    Ok(meeting::attend(&desk, &id, &seats)?)
}
