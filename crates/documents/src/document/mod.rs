//! The documents, one module each: plain owned values in, blocks out. The wording is Italian and stands here; what the
//! act says is taken from the act. No geometry, no rule of the domain.

mod act;
pub mod adherence_form;
pub mod agreement;
pub mod convocation;
mod form;
mod letter;
pub mod parts;
pub mod register;
pub mod reminder;
pub mod renunciation_form;
mod signature;

use concilia_core::signs;
use serde::{Deserialize, Serialize};

use crate::block::Block;
use crate::field::Field;
use crate::style::PageFrame;
use crate::text::Span;

/// A document with the values it is made of; kept with what was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Document {
    /// Accordo territoriale.
    Agreement(agreement::Agreement),
    /// Modulo di adesione.
    AdherenceForm(adherence_form::AdherenceForm),
    /// Dichiarazione di rinuncia.
    RenunciationForm(renunciation_form::RenunciationForm),
    /// Lettera di convocazione.
    Convocation(convocation::Convocation),
    /// Sollecito.
    Reminder(reminder::Reminder),
    /// Registro delle adesioni.
    Register(register::Register),
}

/// A document said, not yet set.
pub(crate) struct Made {
    /// Its parts.
    pub(crate) blocks: Vec<Block>,
    /// Its pages.
    pub(crate) frame: PageFrame,
    /// Its title in the file's properties.
    pub(crate) title: String,
    /// What the running foot says, line by line.
    pub(crate) foot: Vec<Vec<Span>>,
    /// The body that makes it.
    pub(crate) author: String,
}

/// Words of a document that no face can write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwritten {
    /// Whose; nothing for the document's own wording.
    pub field: Option<Field>,
    /// The first such sign in them.
    pub sign: char,
}

impl Made {
    /// Every piece of words in it, the running foot last.
    pub(crate) fn each_span(&mut self, see: &mut dyn FnMut(&mut Span)) {
        self.blocks.iter_mut().for_each(|block| block.each_span(see));
        self.foot.iter_mut().flatten().for_each(see);
    }
}

impl Document {
    /// The first words that no face can write: composing would be refused for them.
    pub fn unwritten(&self) -> Option<Unwritten> {
        let mut first = None;
        self.made().each_span(&mut |span| {
            let sign = if first.is_none() { signs::unwritten(&span.text).first().copied() } else { None };
            first = first.take().or(sign.map(|sign| Unwritten { field: span.field, sign }));
        });
        first
    }

    pub(crate) fn made(&self) -> Made {
        match self {
            Self::Agreement(document) => document.made(),
            Self::AdherenceForm(document) => document.made(),
            Self::RenunciationForm(document) => document.made(),
            Self::Convocation(document) => document.made(),
            Self::Reminder(document) => document.made(),
            Self::Register(document) => document.made(),
        }
    }
}

/// A line of the running foot: the document's name and its network.
pub(crate) fn foot_line(document: &str, network: &str) -> Vec<Span> {
    vec![Span::plain(format!("{document} · Rete di ")), Span::written(Field::Network, network)]
}
