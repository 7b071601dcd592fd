//! The archive: one file, one network, one round. One door for change, and the record of every change.

pub mod sqlite;
pub mod store;
pub mod table;
