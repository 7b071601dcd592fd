//! One writer at a time. The system holds the lock for us, so that a crash frees it by itself;
//! a small file beside it says who holds it, so that a second opener can be told.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, Result};

/// Who holds an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Holder {
    /// The operator's name or login.
    pub operator: String,
    /// The computer's name.
    pub computer: String,
    /// Since when (UTC).
    pub since: DateTime<Utc>,
}

/// Whether somebody holds an archive now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hold {
    /// Nobody: it can be opened for work.
    Free,
    /// This one.
    By(Holder),
    /// Somebody who left no words.
    Unknown,
}

/// Who holds an archive now. The words of one who crashed do not count: only the system's lock does.
pub fn hold(archive: &Path) -> Hold {
    let Ok(file) = File::open(beside(archive, "lock")) else { return Hold::Free };
    match file.try_lock_shared() {
        Err(TryLockError::WouldBlock) => read_holder(&beside(archive, "holder")).map_or(Hold::Unknown, Hold::By),
        // Either freed at once as the file is dropped, or a system without locks, where nothing can be said.
        Ok(()) | Err(TryLockError::Error(_)) => Hold::Free,
    }
}

/// The right to write, given back when dropped.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    lock_path: PathBuf,
    holder_path: PathBuf,
}

impl Lock {
    /// Takes the lock of an archive's path, or tells who holds it.
    pub(super) fn take(archive: &Path, holder: &Holder) -> Result<Self> {
        let (lock_path, holder_path) = (beside(archive, "lock"), beside(archive, "holder"));
        let file = loop {
            let opened = OpenOptions::new().create(true).truncate(false).write(true).open(&lock_path);
            let file = opened.map_err(at(archive))?;
            match file.try_lock() {
                // Who gave up a creation meanwhile took the file away: a lock on what nobody else can find locks nothing.
                Ok(()) if is_at(&file, &lock_path) => break file,
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(Error::HeldBy { holder: read_holder(&holder_path) }),
                Err(TryLockError::Error(error)) => return Err(at(archive)(error)),
            }
        };
        let lock = Self { file, lock_path, holder_path };
        let words = serde_json::to_vec(holder).map_err(std::io::Error::from)?;
        if let Err(error) = std::fs::write(&lock.holder_path, words) {
            if !archive.exists() {
                lock.withdraw();
            }
            return Err(at(archive)(error));
        }
        Ok(lock)
    }

    /// Gives the lock back and takes its file away: of an archive that was not made, nothing stays.
    pub(super) fn withdraw(self) {
        // The file goes while the lock is held, so that nobody locks it after it is gone.
        let _ = std::fs::remove_file(&self.lock_path);
    }
}

/// What the system says of the files beside an archive: told with the archive, which is what the user named.
fn at(archive: &Path) -> impl Fn(std::io::Error) -> Error + '_ {
    move |error| Error::FileAt { path: archive.to_owned(), error }
}

/// The open file is the one that stands at the path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same = |a: std::fs::Metadata, b: std::fs::Metadata| (a.dev(), a.ino()) == (b.dev(), b.ino());
    file.metadata().is_ok_and(|open| std::fs::metadata(path).is_ok_and(|there| same(open, there)))
}

/// The open file is the one that stands at the path: elsewhere a file in use is not replaced.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The order matters: who opens next must not find the words of one who is gone. The empty lock file stays:
        // removing it would let two openers lock two different files of the same name.
        let _ = std::fs::remove_file(&self.holder_path);
        let _ = self.file.unlock();
    }
}

fn read_holder(path: &Path) -> Option<Holder> {
    serde_json::from_slice(&std::fs::read(path).ok()?).ok()
}

/// `Bergamo.concilia` -> `.Bergamo.concilia.lock`.
fn beside(archive: &Path, ending: &str) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(archive.file_name().unwrap_or_default());
    name.push(".");
    name.push(ending);
    archive.with_file_name(name)
}
