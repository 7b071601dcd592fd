//! Migrations: numbered scripts of the common subset, each applied whole or not at all, in order, once.

use super::store::{self, Store, StoreError, Tx};
use crate::error::{Error, Result};
use crate::params;

const CREATE: &str = include_str!("migration_create.sql");
const APPLIED: &str = include_str!("migration_applied.sql");
const RECORD: &str = include_str!("migration_record.sql");

/// One script of the folder `migrations/`; its number is its place in the list, from 1.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// File name without its ending.
    pub name: &'static str,
    /// The script.
    pub script: &'static str,
}

/// The number of the last migration applied to a store; 0 for an empty one.
pub fn applied(store: &mut dyn Store) -> Result<i64> {
    match store::read(store, |tx| last(tx)) {
        Ok(number) => Ok(number),
        // A file with our mark and no such table is one whose creation was cut short.
        Err(StoreError::Engine(_)) => Ok(0),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn last(tx: &mut dyn Tx) -> std::result::Result<i64, StoreError> {
    tx.one(APPLIED, &[])?.ok_or(StoreError::Shape { column: 0 })?.cursor().int()
}

/// Refuses a store that a newer program has written; nothing of it is touched.
pub fn refuse_newer(store: &mut dyn Store, migrations: &[Migration]) -> Result<i64> {
    let (found, known) = (applied(store)?, migrations.len() as i64);
    if found > known { Err(Error::NewerArchive { found, known }) } else { Ok(found) }
}

/// Applies what is missing, one transaction a migration.
pub fn migrate(store: &mut dyn Store, migrations: &[Migration]) -> Result<()> {
    let found = refuse_newer(store, migrations)?;
    if found == 0 {
        store.script_tx(CREATE, &mut |_| Ok(()))?;
    }
    for (place, migration) in migrations.iter().enumerate().skip(found as usize) {
        store.script_tx(migration.script, &mut |tx| {
            tx.exec(RECORD, params![place as i64 + 1, migration.name]).map(|_| ())
        })?;
    }
    Ok(())
}
