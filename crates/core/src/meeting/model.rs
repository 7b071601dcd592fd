//! What is known of a meeting and of who was called. Plain values.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::coded::coded;
use crate::id::{AttendanceId, DeedId, MeetingId, PartyId};

coded! {
    /// Whether a party that was called came.
    Presence {
        /// Came.
        Present = "present",
        /// Did not come, and said so.
        Excused = "excused",
        /// Did not come.
        Absent = "absent",
    }
}

/// What the office writes of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MeetingDraft {
    /// The day.
    pub held_on: NaiveDate,
    /// The hour, "HH:MM"; empty where not said.
    pub held_at: String,
    /// Where.
    pub place: String,
    /// What is discussed.
    pub agenda: String,
    /// Free notes.
    pub notes: String,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Meeting {
    /// Identity.
    pub id: MeetingId,
    /// Number of changes so far.
    pub version: i64,
    /// The deed that it concerns.
    pub deed: DeedId,
    /// What is known of it.
    #[serde(flatten)]
    pub data: MeetingDraft,
}

/// A party called to a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Attendance {
    /// Identity.
    pub id: AttendanceId,
    /// Number of changes so far.
    pub version: i64,
    /// Which meeting.
    pub meeting: MeetingId,
    /// Who.
    pub party: PartyId,
    /// When its convocation was sent; none while it is only to be called.
    pub called_on: Option<NaiveDate>,
    /// Whether it came; none before the meeting.
    pub presence: Option<Presence>,
    /// By whom it was represented.
    pub represented_by: String,
}

/// A meeting with everybody who is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Convened {
    /// The meeting.
    pub meeting: Meeting,
    /// Who is called, in no meaningful order.
    pub called: Vec<Attendance>,
}

/// What the office writes of one party's presence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[ts(rename = "MeetingSeat")]
pub struct Seat {
    /// Who.
    pub party: PartyId,
    /// Whether it came.
    pub presence: Option<Presence>,
    /// By whom it was represented.
    pub represented_by: String,
}
