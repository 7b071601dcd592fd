//! Meetings for a shell: the list, who is called and who came, in words.

use chrono::NaiveDate;
use concilia_core::adherence::{self, Status};
use concilia_core::archive::operation::Written;
use concilia_core::id::{MeetingId, PartyId};
use concilia_core::meeting::{self, Attendance, Convened, Meeting, MeetingDraft, Presence, Seat};
use concilia_core::{Error, party, progress};
use serde::Serialize;
use ts_rs::TS;

use crate::dashboard::NextView;
use crate::desk::Desk;
use crate::failure::Result;

/// A meeting with who is called.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct MeetingView {
    /// The meeting.
    pub meeting: Meeting,
    /// Who is called, by name.
    pub called: Vec<CalledView>,
    /// How many convocations were sent.
    pub convoked: usize,
    /// How many were not sent.
    pub unsent: usize,
    /// What is next about its convocations; nothing where they are all sent, or it is past.
    pub next: Option<NextView>,
    /// How many came.
    pub present: usize,
    /// It is still to be held, at the working date.
    pub ahead: bool,
}

/// A party called to a meeting.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CalledView {
    /// What is known of it.
    #[serde(flatten)]
    pub attendance: Attendance,
    /// Name of the party.
    pub name: String,
    /// "Presente"; nothing before the meeting.
    pub presence_label: Option<String>,
}

/// Every meeting, the latest first.
pub fn list(desk: &Desk) -> Result<Vec<MeetingView>> {
    desk.read(|tx, today| {
        let names: std::collections::BTreeMap<PartyId, String> =
            party::all(tx)?.into_iter().map(|party| (party.id, party.data.name)).collect();
        let meetings = meeting::all(tx)?.into_iter();
        let told = |convened: Convened| {
            let to_print = progress::uncalled(tx, &convened)?.len();
            let next = progress::next_of_meeting(&convened, to_print, today.working_date);
            Ok(view(convened, next.map(NextView::from), today.working_date, &names))
        };
        meetings.map(told).collect::<concilia_core::Result<Vec<_>>>()
    })
}

/// The next meeting to be held.
pub fn next(desk: &Desk) -> Result<Option<MeetingView>> {
    let ahead = list(desk)?.into_iter().filter(|view| view.ahead);
    Ok(ahead.min_by_key(|view| view.meeting.data.held_on))
}

/// The meeting held on a day; without one, the last whose day has come.
pub fn held(desk: &Desk, on: Option<NaiveDate>) -> Result<Option<MeetingView>> {
    let today = desk.view()?.working_date;
    let wanted = |day: NaiveDate| on.map_or(day <= today, |on| on == day);
    let held = list(desk)?.into_iter().filter(|view| wanted(view.meeting.data.held_on));
    Ok(held.max_by_key(|view| view.meeting.data.held_on))
}

fn view(
    convened: Convened,
    next: Option<NextView>,
    working_date: NaiveDate,
    names: &std::collections::BTreeMap<PartyId, String>,
) -> MeetingView {
    let mut called: Vec<CalledView> = convened
        .called
        .into_iter()
        .map(|attendance| CalledView {
            name: names.get(&attendance.party).cloned().unwrap_or_default(),
            presence_label: attendance.presence.map(|known| concilia_text::deadline::presence(known).to_owned()),
            attendance,
        })
        .collect();
    called.sort_by_cached_key(|called| concilia_core::italian::fold(&called.name));
    let convoked = called.iter().filter(|called| called.attendance.called_on.is_some()).count();
    MeetingView {
        convoked,
        unsent: called.len() - convoked,
        present: called.iter().filter(|called| called.attendance.presence == Some(Presence::Present)).count(),
        ahead: convened.meeting.data.held_on >= working_date,
        next,
        meeting: convened.meeting,
        called,
    }
}

/// Adds a meeting or changes one, with the parties to be called. It concerns the deed whose signatures are collected.
pub fn save(
    desk: &Desk,
    known: Option<(MeetingId, i64)>,
    draft: MeetingDraft,
    parties: &[PartyId],
) -> Result<Written<Meeting>> {
    let roll = desk.read(|tx, _| adherence::roll(tx))?.ok_or(Error::NotFound { entity: "deed_version" })?;
    desk.change(|archive, ctx| meeting::save(archive, ctx, &roll.deed, known, draft, parties))
}

/// Whom a meeting of the network calls where nobody is named: everybody called to sign but the lead body, which calls the
/// others (669, 583), and who expressly renounced (669).
pub fn network(desk: &Desk) -> Result<Vec<PartyId>> {
    let roll = desk.read(|tx, _| adherence::roll(tx))?.ok_or(crate::failure::Error::NoAgreement)?;
    let lines = adherence::lines(&roll).into_iter().filter(|line| !line.lead && line.status != Status::Renounced);
    Ok(lines.map(|line| line.party).collect())
}

/// Removes a meeting.
pub fn remove(desk: &Desk, id: &MeetingId, version: i64) -> Result<Written<()>> {
    desk.change(|archive, ctx| meeting::remove(archive, ctx, id, version))
}

/// Registers that the convocations of these parties were sent; without a day, on the working date.
pub fn call(desk: &Desk, id: &MeetingId, parties: &[PartyId], on: Option<NaiveDate>) -> Result<Written<()>> {
    desk.change(|archive, ctx| {
        let on = on.unwrap_or(ctx.working_date);
        meeting::call(archive, ctx, id, parties, on)
    })
}

/// Registers who came.
pub fn attend(desk: &Desk, id: &MeetingId, seats: &[Seat]) -> Result<Written<()>> {
    desk.change(|archive, ctx| meeting::attend(archive, ctx, id, seats))
}
