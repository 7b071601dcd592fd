//! Parties (soggetti): who is in the network, who signs for them, how they are reached.
//!
//! This room knows nothing of deeds: what a party signed is told by the rooms above.

mod category;
pub mod check;
mod field;
pub mod fiscal_code;
pub mod likeness;
mod many;
mod model;
mod name_key;
mod rules;
mod service;
mod signing;
mod store;
#[cfg(test)]
mod tests;
pub mod vat_number;

pub use category::{Category, Nature};
pub use field::{NO, YES};
pub use many::{PartyChange, change_many, remove_many};
pub use model::{AuthorisingAct, Party, PartyDraft, PartyField, Signer, SignerDraft};
pub use rules::findings;
pub use service::{
    PartyOrder, PartyQuery, add, all, all_signers, count, edit, get, insert, list, remove, remove_signer, save_signer,
    signers, update,
};
pub use signing::{Signing, signing};
pub use store::{PARTY, SIGNER};
