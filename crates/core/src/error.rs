//! The errors of the core: closed, with parameters, without Italian (that stands in the text crate).

use thiserror::Error;

use crate::archive::store::StoreError;

/// What an operation of the core can answer instead of a value. Nothing was changed when it does.
#[derive(Debug, Error)]
pub enum Error {
    /// The engine or the disk.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The answer of an operation of the core.
pub type Result<T, E = Error> = std::result::Result<T, E>;
