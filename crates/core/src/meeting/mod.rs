//! Meetings of the network (669, 1025): when and where, what is discussed, who was called, who came.
//!
//! This room only keeps what was; the convocation itself is a document.

mod model;
mod rules;
mod service;
mod store;
#[cfg(test)]
mod tests;

pub use model::{Attendance, Convened, Meeting, MeetingDraft, Presence, Seat};
pub use rules::{findings, incomplete};
pub use service::{all, attend, call, get, remove, save};
pub use store::{ATTENDANCE, MEETING};
