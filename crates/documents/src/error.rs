//! Why a document could not be composed. Closed, with parameters, without Italian.

use concilia_core::issue::code::CodeError;
use thiserror::Error;

use crate::field::Field;

/// What composing can answer instead of pages. Nothing was made when it does.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Error {
    /// A character that no embedded font has.
    #[error("character U+{:04X} can not be printed in {field:?}", u32::from(*character))]
    Character {
        /// The character.
        character: char,
        /// Whose text holds it; nothing for the document's own wording.
        field: Option<Field>,
    },
    /// The document has more pages than a code can carry, or more than can be numbered.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// An embedded font can not be read or subset: the program itself is damaged.
    #[error("an embedded font is damaged")]
    Font,
    /// The emitter refused what was laid out, or the bytes could not be written.
    #[error("the PDF could not be emitted: {reason}")]
    Emission {
        /// What the emitter said.
        reason: String,
    },
}
