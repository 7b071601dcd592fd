//! Copies of an archive and the way back. A folder of copies holds, for each moment, a file with every table
//! (`tables/<instant>.concilia-copia`) and each content once (`contents/<ab>/<sha256>`), so that a gigabyte of scans is not
//! copied at every opening. A copy is made from one state of the data, read back before it gets its name, and says in itself
//! when and why it was made and what it holds.
//!
//! This room knows no domain: what a person recognises a copy by ([`Counts`]) is counted by the rooms above. It never changes
//! an archive that is there, and removes only copies that are old by the rule of [`thin`] and contents that no copy names.

mod disk;
mod folder;
mod full;
mod label;
mod make;
mod restore;
mod second;
pub mod thin;

#[cfg(test)]
mod tests;

pub use self::disk::{Disk, SystemDisk};
pub use self::folder::{Copy, Folder, Listing};
pub use self::full::{FullCopy, full};
pub use self::label::{Count, Counts, Label, LastOperation, Why};
pub use self::make::{Made, Making, make, make_if_changed};
pub use self::restore::{Inspection, Restored, Restoring, Source, inspect, restore};
pub use self::second::{inside, mirror};

use std::path::{Path, PathBuf};

use super::Schema;
use super::migrate::migrate;
use super::sqlite::SqliteStore;
use super::store::{Store, StoreError};
use crate::error::{CopyRefusal, Result};

/// Brings a trial copy of the tables up to date: what fails there is told before the archive is touched.
pub(super) fn rehearse(store: &mut SqliteStore, schema: Schema) -> Result<()> {
    let (tables, ()) = store.tables(|_| Ok(()))?;
    let mut trial = tables.into_store()?;
    let tried = migrate(&mut trial, schema.migrations).map_err(|error| error.to_string());
    let fault = match tried {
        Err(fault) => Some(fault),
        Ok(()) => trial.faults()?.into_iter().next(),
    };
    fault.map_or(Ok(()), |fault| Err(CopyRefusal::TrialFailed { fault }.into()))
}

/// A copy, or what poured out of one, is whole and holds what it should.
fn same(path: &Path, faults: Vec<String>, alike: bool) -> Result<()> {
    let fault = faults.into_iter().next().or_else(|| (!alike).then(|| "the rows differ".to_owned()));
    fault.map_or(Ok(()), |fault| Err(CopyRefusal::Damaged { path: path.to_owned(), fault }.into()))
}

/// What the engine says of a file that is not the open archive: told with the file.
fn at(path: &Path) -> impl Fn(StoreError) -> crate::Error + '_ {
    move |error| match error {
        StoreError::Foreign => CopyRefusal::Foreign { path: path.to_owned() }.into(),
        StoreError::Damaged(fault) => CopyRefusal::Damaged { path: path.to_owned(), fault }.into(),
        StoreError::ReadOnly => crate::Error::NotOpened { path: path.to_owned(), error },
        other => other.into(),
    }
}

/// `Bergamo.concilia` -> `Bergamo.concilia-journal`: what the engine leaves beside a file that a crash cut short.
fn journal(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-journal");
    PathBuf::from(name)
}
