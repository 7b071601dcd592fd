//! Domain values in, PDF bytes out.
//!
//! What this crate must not do: read a clock, a file or chance; know the archive; hold a rule of the domain. The fonts are
//! embedded in it. From the documents downwards: `document` says the words, `block` their parts, `layout` and `paragraph`
//! set them into strips, `page` deals strips out to pages, `emit` writes the bytes. Imports go downwards only.

mod block;
mod breaks;
mod compose;
pub mod document;
mod emit;
mod error;
mod field;
mod font;
pub mod foreign;
mod ink;
mod italian;
mod layout;
mod page;
mod paragraph;
mod structure;
mod style;
mod text;

pub use compose::{BatchError, Bundle, Composed, Item, compose, compose_batch, compose_bundle};
pub use document::{Document, Unwritten};
pub use emit::Imprint;
pub use error::Error;
pub use field::{Field, Place, RectMm};
pub use page::Stamp;
