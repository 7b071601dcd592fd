//! Signatures for a shell: the list with its first line, the card of one party, steps for one and for many, returned files.

mod card;
mod everybody;
mod export;
mod list;
mod steps;

pub(crate) use card::text;
pub use card::{Card, FileView, HappeningView, PossibleView, ProofView, RenunciationView, card};
pub use concilia_core::adherence::RollOf;
pub use everybody::{Everybody, everybody};
pub use export::export;
pub use list::{AdherenceList, Chip, LineView, OverviewView, RollChoice, SectionView, TextChoice, list, overview};
pub use steps::{StepAnswer, attach, correction, file, lay_out, save_file, step, try_step};
