//! Parties for a shell: the list with what is doubtful and where each stands, the card of one, changes to many, the way out.

mod card;
mod column;
mod export;
mod list;
mod many;
mod merge;

pub use card::{
    Card, CategoryChoice, FieldDoubt, SavedParty, card, categories, check, check_signer, remove_signer, save,
    save_signer,
};
pub use column::PartyColumn;
pub use export::export;
pub use list::{ListQuery, PartyCounts, PartyList, PartyRow, list};
pub use many::{Removal, change, remove};
pub use merge::{MergeDifference, MergeSide, MergeView, merge, merge_view};
