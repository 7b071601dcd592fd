//! Rows of meetings and of who was called. Mappers and nothing else.

use super::model::{Attendance, Meeting, MeetingDraft, Presence};
use crate::archive::store::{Row, StoreError, Value};
use crate::archive::table::{Record, Table, stored_in};

/// The table of meetings.
pub static MEETING: Table = Table::new("meeting", &["deed", "held_on", "held_at", "place", "agenda", "notes"]);

/// The table of who was called.
pub static ATTENDANCE: Table =
    Table::new("meeting_party", &["meeting", "party", "called_on", "attendance", "represented_by"]);

impl Record for Meeting {
    stored_in!(MEETING);

    fn values(&self) -> Vec<Value> {
        vec![
            (&self.deed).into(),
            self.data.held_on.into(),
            self.data.held_at.as_str().into(),
            self.data.place.as_str().into(),
            self.data.agenda.as_str().into(),
            self.data.notes.as_str().into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        Ok(Self {
            id: row.id()?,
            version: row.int()?,
            deed: row.id()?,
            data: MeetingDraft {
                held_on: row.date()?,
                held_at: row.text()?,
                place: row.text()?,
                agenda: row.text()?,
                notes: row.text()?,
            },
        })
    }
}

impl Record for Attendance {
    stored_in!(ATTENDANCE);

    fn values(&self) -> Vec<Value> {
        vec![
            (&self.meeting).into(),
            (&self.party).into(),
            self.called_on.into(),
            self.presence.map(Presence::code).into(),
            self.represented_by.as_str().into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        Ok(Self {
            id: row.id()?,
            version: row.int()?,
            meeting: row.id()?,
            party: row.id()?,
            called_on: row.maybe_date()?,
            presence: row.maybe_code(Presence::from_code)?,
            represented_by: row.text()?,
        })
    }
}
