//! Deadlines: the two of the resolution with what it says of them (193, 194), the acts that moved them, and the office's own.
//!
//! A term of the resolution moves only by an act, and keeps its history. No sanction is invented: the act names none.

mod model;
mod rules;
mod service;
mod store;
#[cfg(test)]
mod tests;

pub use model::{Dated, Deadline, DeadlineDraft, DeadlineKind, Extension, ExtensionDraft};
pub use rules::{NEAR_DAYS, findings, without_agreement};
pub use service::{all, extend, open_due, preset, remove, remove_extension, save, signature_term};
pub use store::{DEADLINE, EXTENSION};
