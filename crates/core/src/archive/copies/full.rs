//! A full copy on demand: one file that opens as an archive, contents included.

use std::path::Path;

use super::disk::{Disk, passing_name, put_in_place, refused};
use super::{at, same};
use crate::archive::content;
use crate::archive::lock::{Hold, hold};
use crate::archive::sqlite::SqliteStore;
use crate::archive::store::{self, Store};
use crate::error::{Error, Result};

/// A full copy that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FullCopy {
    /// How many contents it holds.
    pub contents: usize,
    /// Hashes of those that are damaged in the archive itself, and so in the copy.
    pub damaged: Vec<String>,
}

/// Copies the whole archive into one file, read back before it gets its name. `replace` says that the user wants the file
/// that is there replaced. `step` is told how much is done, of how much, and may stop it.
pub fn full(
    archive: &Path,
    to: &Path,
    replace: bool,
    disk: &dyn Disk,
    step: &mut dyn FnMut(usize, usize) -> Result<()>,
) -> Result<FullCopy> {
    may_stand(archive, to, replace)?;
    let beside = passing_name(to);
    let made = make(archive, &beside, disk, step).and_then(|made| put_in_place(disk, &beside, to).map(|()| made));
    if made.is_err() {
        // The reason that is told is the first one.
        let _ = std::fs::remove_file(&beside);
    }
    made
}

fn may_stand(archive: &Path, to: &Path, replace: bool) -> Result<()> {
    if to.is_dir() {
        return Err(Error::IsFolder { path: to.to_owned() });
    }
    let itself = || std::fs::canonicalize(to).ok() == std::fs::canonicalize(archive).ok();
    if to.exists() && (!replace || itself()) {
        return Err(Error::AlreadyThere { path: to.to_owned() });
    }
    match hold(to) {
        Hold::Free => Ok(()),
        Hold::By(holder) => Err(Error::HeldBy { holder: Some(holder) }),
        Hold::Unknown => Err(Error::HeldBy { holder: None }),
    }
}

fn make(
    archive: &Path,
    to: &Path,
    disk: &dyn Disk,
    step: &mut dyn FnMut(usize, usize) -> Result<()>,
) -> Result<FullCopy> {
    if to.exists() {
        disk.remove(to).map_err(refused(to))?;
    }
    disk.create(to).map_err(refused(to))?;
    let mut source = SqliteStore::open_read_only(archive)?;
    let sums = source.pour(to, &mut |done, all| {
        disk.engine_writes(to).map_err(refused(to))?;
        step(done, all)
    })?;
    let file = std::fs::OpenOptions::new().write(true).open(to).and_then(|file| disk.sync(&file));
    file.map_err(refused(to))?;
    let mut copy = SqliteStore::open_read_only(to).map_err(at(to))?;
    let alike = copy.sums().map_err(at(to))? == sums;
    same(to, copy.faults().map_err(at(to))?, alike)?;
    let damaged = damaged(&mut copy)?;
    // Contents are never changed: those that are sound in the archive are sound in its copy.
    let sound = |hash: &String| store::read(&mut source, |tx| content::load(tx, hash)).is_ok();
    same(to, Vec::new(), !damaged.iter().any(sound))?;
    let contents = store::read(&mut copy, |tx| content::list(tx)).map_err(at(to))?.len();
    Ok(FullCopy { contents, damaged })
}

/// Hashes of the contents whose bytes are no longer what they were.
pub(super) fn damaged(store: &mut SqliteStore) -> Result<Vec<String>> {
    let mut damaged = Vec::new();
    for content in store::read(store, |tx| content::list(tx))? {
        match store::read(store, |tx| content::load(tx, &content.hash)) {
            Ok(_) => {}
            Err(Error::ContentDamaged { hash }) => damaged.push(hash),
            Err(error) => return Err(error),
        }
    }
    Ok(damaged)
}
