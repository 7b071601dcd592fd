//! Adherence: who has to sign, what was sent, what came back and how it is proved, who renounced (669-671, 1015).
//!
//! One signature is one deed version x one party x one instrument. This room must not decide what a deed says or when it is
//! complete (that is the agreement's), nor judge the bytes of a signature.

mod carry;
mod model;
mod notice;
mod overview;
mod pace;
mod roll;
mod rules;
mod service;
mod state;
mod step;
mod store;
mod tally;
#[cfg(test)]
mod tests;
mod text;
mod timeline;

pub use carry::{Carried, Kept, carry, fall_back, let_stand, of_version};
pub use model::{Channel, Instrument, Method, Protocol, Reminder, Renunciation, ReturnedFile, Signature, State};
pub use notice::Notice;
pub use overview::{
    Count, Due, LastStep, Line, Missing, Overview, Section, Status, Stipulation, lines, overview, section, status,
    stipulation,
};
pub use pace::{Pace, REMINDER_PACE, pace};
pub use roll::{DeedState, Entry, Named, Role, Roll, roll, roll_in_force, roll_of};
pub use rules::{electronic_signature_due, electronic_signature_from, findings};
pub use service::{Intake, Then, apply, apply_then, attach, count_signed, dry, files};
pub use state::{Event, Possible, Standing, WhyNot, next, possible};
pub use step::{Actor, Arrival, Correction, Declaration, Refused, Step, Trial, after, try_step};
pub use store::{REMINDER, RENUNCIATION, RETURNED_FILE, SIGNATURE};
pub use tally::{Against, Tally, read_tally, tally, unsent_reminders};
pub use text::{OtherText, RollOf, Text};
pub use timeline::{Happening, What, timeline, to_do};
