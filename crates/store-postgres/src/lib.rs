//! The crate of this name; see docs/architecture.md.
