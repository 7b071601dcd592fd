//! The domain of Concilia and its archive.
//!
//! What this crate must not do: reach Tauri, PDF or the network; read a clock, the environment or chance.
//! Time, user, paths and new ids come in as arguments ([`context::Context`]).
//! Rooms import from below only; the direction is written in docs/architecture.md and tested.

pub mod act;
pub mod adherence;
pub mod agreement;
pub mod archive;
pub mod citation;
mod coded;
pub mod context;
pub mod creation;
pub mod deadline;
pub mod error;
pub mod exchange;
pub mod id;
pub mod issue;
pub mod italian;
pub mod meeting;
pub mod merge;
pub mod money;
pub mod operator;
pub mod party;
pub mod progress;
pub mod rule;
pub mod schema;
pub mod signs;
pub mod territory;
#[cfg(test)]
mod testing;

pub use error::{Error, Result};
