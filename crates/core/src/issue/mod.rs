//! Issued documents: what left the office, kept byte for byte under its number, and the code printed on its pages.
//!
//! It must not compose or read pages: it gives out the numbers, and whoever composes gives the pages back. A document is
//! never changed or removed; one issued by mistake is annulled with a reason and stays, with its number.

pub mod code;
mod model;
mod service;
mod store;
#[cfg(test)]
mod tests;

pub use model::{DocumentKind, IssueDraft, IssueQuery, Issued, Pages};
pub use service::{annul, annul_of_version, bytes, get, issue, list, of_version};
pub use store::ISSUED_DOCUMENT;
