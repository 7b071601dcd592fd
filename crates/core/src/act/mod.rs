//! The resolution X/1081 of 12/12/2013 as data: its text with its line numbers, its structure, annex B as a template,
//! its deadlines.
//!
//! Every word and figure is read from `data/dgr-x-1081/act.txt`; the other files of that folder only point at its lines.
//! What this room must not do: hold a word or a figure of the act in code, or judge; rules are functions of other rooms.

mod deadlines;
mod passage;
mod reference;
mod structure;
mod template;
#[cfg(test)]
mod tests;
mod text;

pub use deadlines::{ActDeadline, ActDeadlineKind, deadlines};
pub use passage::Passage;
pub use reference::reference;
pub use structure::{Section, SectionKind, Structure, structure};
pub use template::{AgreementTemplate, Blank, Block, BlockKind, SchemeRow, Span, Style, agreement_template};
pub use text::{ActText, text};

/// Reads one of the data files that are compiled into the program.
///
/// # Panics
/// If the file is not of its type: a fault of the build, which the tests of this room catch.
#[expect(clippy::panic, reason = "the data is a part of the program: a fault of it is a fault of the build")]
pub(crate) fn embedded<T: serde::de::DeserializeOwned>(name: &str, json: &str) -> T {
    serde_json::from_str(json).unwrap_or_else(|fault| panic!("{name} is not what the program was built for: {fault}"))
}
