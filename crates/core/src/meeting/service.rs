//! The operations on meetings: read, check, one write, answer.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};

use super::model::{Attendance, Convened, Meeting, MeetingDraft, Seat};
use crate::archive::operation::{Operation, OperationKind, Written};
use crate::archive::store::Tx;
use crate::archive::{Archive, Writer, table};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::id::{DeedId, MeetingId, PartyId};
use crate::signs::{LINE_LIMIT, PAGE_LIMIT, limited, printed, tidy};

const ALL: &str = include_str!("all.sql");
const CALLED: &str = include_str!("called.sql");

/// Every meeting with who is called, the latest first.
pub fn all(tx: &mut dyn Tx) -> Result<Vec<Convened>> {
    let mut called: BTreeMap<MeetingId, Vec<Attendance>> = BTreeMap::new();
    for attendance in table::list::<Attendance>(tx, CALLED, &[])? {
        called.entry(attendance.meeting.clone()).or_default().push(attendance);
    }
    let meetings: Vec<Meeting> = table::list(tx, ALL, &[])?;
    let convened = |meeting: Meeting| Convened { called: called.remove(&meeting.id).unwrap_or_default(), meeting };
    Ok(meetings.into_iter().map(convened).collect())
}

/// One meeting with who is called.
pub fn get(tx: &mut dyn Tx, id: &MeetingId) -> Result<Convened> {
    let found = all(tx)?.into_iter().find(|convened| convened.meeting.id == *id);
    found.ok_or(Error::NotFound { entity: "meeting" })
}

/// Adds a meeting of a deed or changes one, with the parties to be called. Who was called already and is left out is taken away,
/// together with what was known of its presence.
pub fn save(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    deed: &DeedId,
    known: Option<(MeetingId, i64)>,
    draft: MeetingDraft,
    parties: &[PartyId],
) -> Result<Written<Meeting>> {
    let data = accepted(draft)?;
    archive.write(ctx, Operation::new(OperationKind::MeetingSave, subject(&data)), |writer, ctx| {
        let (id, version) = known.unwrap_or_else(|| (ctx.new_id(), 0));
        let meeting = Meeting { id, version, deed: deed.clone(), data };
        if is_there(writer.tx(), &meeting)? {
            let MeetingDraft { held_on, held_at, .. } = meeting.data;
            return Err(Error::MeetingTwice { held_on, held_at });
        }
        writer.put(&meeting)?;
        invite(writer, ctx, &meeting.id, parties)?;
        writer.need(meeting.id.as_str())
    })
}

/// Another meeting of the deed is at the same time: nobody can be at both. One that was there stays what it was.
fn is_there(tx: &mut dyn Tx, meeting: &Meeting) -> Result<bool> {
    let same = |other: &&Meeting| {
        let time = |Meeting { deed, data, .. }: &Meeting| (deed.clone(), data.held_on, data.held_at.clone());
        time(other) == time(meeting)
    };
    let known: Vec<Meeting> = table::list(tx, ALL, &[])?;
    let as_it_was = known.iter().filter(same).any(|other| other.id == meeting.id);
    Ok(!as_it_was && known.iter().any(|other| same(&other)))
}

fn invite(writer: &mut Writer<'_>, ctx: &mut Context<'_>, meeting: &MeetingId, parties: &[PartyId]) -> Result<()> {
    let known = called(writer.tx(), meeting)?;
    let wanted: BTreeSet<&PartyId> = parties.iter().collect();
    for attendance in known.iter().filter(|attendance| !wanted.contains(&attendance.party)) {
        writer.delete(attendance)?;
    }
    for party in wanted {
        if known.iter().any(|attendance| attendance.party == *party) {
            continue;
        }
        writer.put(&Attendance {
            id: ctx.new_id(),
            version: 0,
            meeting: meeting.clone(),
            party: party.clone(),
            called_on: None,
            presence: None,
            represented_by: String::new(),
        })?;
    }
    Ok(())
}

/// Registers that the convocations of these parties were sent.
pub fn call(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    id: &MeetingId,
    parties: &[PartyId],
    on: NaiveDate,
) -> Result<Written<()>> {
    let meeting = archive.read(|tx| get(tx, id))?.meeting;
    archive.write(ctx, Operation::new(OperationKind::MeetingSave, subject(&meeting.data)), |writer, _| {
        for attendance in called(writer.tx(), id)? {
            if parties.contains(&attendance.party) {
                writer.put(&Attendance { called_on: Some(on), ..attendance })?;
            }
        }
        Ok(())
    })
}

/// Registers who came, and by whom each was represented.
pub fn attend(archive: &mut Archive, ctx: &mut Context<'_>, id: &MeetingId, seats: &[Seat]) -> Result<Written<()>> {
    let meeting = archive.read(|tx| get(tx, id))?.meeting;
    if seats.iter().any(|seat| seat.presence.is_some()) && meeting.data.held_on > ctx.working_date {
        return Err(Error::MeetingAhead { held_on: meeting.data.held_on });
    }
    archive.write(ctx, Operation::new(OperationKind::MeetingAttendance, subject(&meeting.data)), |writer, _| {
        let known = called(writer.tx(), id)?;
        for seat in seats {
            let found = known.iter().find(|attendance| attendance.party == seat.party);
            let attendance = found.ok_or(Error::NotFound { entity: "meeting_party" })?.clone();
            let represented_by = tidy(&seat.represented_by);
            writer.put(&Attendance { presence: seat.presence, represented_by, ..attendance })?;
        }
        Ok(())
    })
}

/// Removes a meeting with who was called, while no issued document names it.
pub fn remove(archive: &mut Archive, ctx: &mut Context<'_>, id: &MeetingId, version: i64) -> Result<Written<()>> {
    let meeting = archive.read(|tx| get(tx, id))?.meeting;
    let operation = Operation::new(OperationKind::MeetingRemove, subject(&meeting.data));
    let removed = archive.write(ctx, operation, |writer, _| {
        for attendance in called(writer.tx(), id)? {
            writer.delete(&attendance)?;
        }
        writer.delete(&Meeting { version, ..meeting.clone() })
    });
    removed.map_err(|error| match error {
        Error::Store(crate::archive::store::StoreError::Reference) => Error::InUse { entity: "meeting" },
        other => other,
    })
}

fn called(tx: &mut dyn Tx, id: &MeetingId) -> Result<Vec<Attendance>> {
    let called: Vec<Attendance> = table::list(tx, CALLED, &[])?;
    Ok(called.into_iter().filter(|attendance| attendance.meeting == *id).collect())
}

fn subject(data: &MeetingDraft) -> String {
    data.held_on.format("%d/%m/%Y").to_string()
}

fn accepted(draft: MeetingDraft) -> Result<MeetingDraft> {
    let held_at = tidy(&draft.held_at).replace('.', ":");
    let hour = match held_at.as_str() {
        "" => String::new(),
        text => {
            let hour =
                NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| Error::NotAnHour { text: held_at.clone() })?;
            hour.format("%H:%M").to_string()
        }
    };
    Ok(MeetingDraft {
        held_on: draft.held_on,
        held_at: hour,
        place: printed("place", &draft.place, LINE_LIMIT)?,
        agenda: printed("agenda", &draft.agenda, PAGE_LIMIT)?,
        notes: limited("notes", &draft.notes, PAGE_LIMIT)?,
    })
}
