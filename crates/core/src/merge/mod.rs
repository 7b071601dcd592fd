//! Two parties made one, outside the import: the user picks each datum, and everything that refers to the one that goes away
//! follows to the one that stays. One operation, taken back by one undo.
//!
//! This room must not decide that two parties are the same: it only shows the pair, says why they may not be made one, and does
//! what was chosen.

mod follow;
mod look;
mod references;
#[cfg(test)]
mod tests;

pub use crate::error::MergeRefusal;
pub use follow::{Order, merge};
pub use look::{Pair, Side, look};
pub use references::References;
