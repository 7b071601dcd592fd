//! What the server says went wrong, in the words of the store.

use concilia_core::archive::store::StoreError;
use postgres::error::SqlState;

pub(crate) fn told(error: postgres::Error) -> StoreError {
    match error.code() {
        Some(code) => by_code(code).unwrap_or_else(|| StoreError::Engine(spelled(&error))),
        None => StoreError::Engine(error.to_string()),
    }
}

fn by_code(code: &SqlState) -> Option<StoreError> {
    const BUSY: [SqlState; 3] =
        [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED, SqlState::LOCK_NOT_AVAILABLE];
    const DAMAGED: [SqlState; 2] = [SqlState::DATA_CORRUPTED, SqlState::INDEX_CORRUPTED];
    const READ_ONLY: [SqlState; 2] = [SqlState::READ_ONLY_SQL_TRANSACTION, SqlState::INSUFFICIENT_PRIVILEGE];
    Some(match code {
        code if BUSY.contains(code) => StoreError::Busy,
        code if DAMAGED.contains(code) => StoreError::Damaged(code.code().to_owned()),
        code if READ_ONLY.contains(code) => StoreError::ReadOnly,
        code if *code == SqlState::DISK_FULL => StoreError::Full,
        code if *code == SqlState::FOREIGN_KEY_VIOLATION => StoreError::Reference,
        code if *code == SqlState::UNIQUE_VIOLATION => StoreError::Duplicate,
        _ => return None,
    })
}

fn spelled(error: &postgres::Error) -> String {
    error.as_db_error().map_or_else(|| error.to_string(), |server| server.message().to_owned())
}
