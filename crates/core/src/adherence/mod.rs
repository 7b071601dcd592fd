//! Adherence: who has to sign, what was sent, what came back and how it is proved, who renounced (669-671, 1015).
//!
//! One signature is one deed version x one party x one instrument. This room must not decide what a deed says or when it is
//! complete (that is the agreement's), nor judge the bytes of a signature.

mod model;
mod store;

pub use model::{Channel, Instrument, Method, Protocol, Reminder, Renunciation, ReturnedFile, Signature, State};
pub use store::{REMINDER, RENUNCIATION, RETURNED_FILE, SIGNATURE};
