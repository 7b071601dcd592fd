//! Parties (soggetti): who is in the network, who signs for them, how they are reached.
//!
//! This room knows nothing of deeds: what a party signed is told by the rooms above.

mod category;
mod model;

pub use category::{Category, Nature};
pub use model::{AuthorisingAct, Party, PartyDraft, PartyField, Signer, SignerDraft};
