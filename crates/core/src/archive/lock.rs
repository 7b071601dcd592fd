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

/// The right to write, given back when dropped.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    holder_path: PathBuf,
}

impl Lock {
    /// Takes the lock of an archive's path, or tells who holds it.
    pub(super) fn take(archive: &Path, holder: &Holder) -> Result<Self> {
        let (lock_path, holder_path) = (beside(archive, "lock"), beside(archive, "holder"));
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&lock_path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::HeldBy { holder: read_holder(&holder_path) }),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let words = serde_json::to_vec(holder).map_err(std::io::Error::from)?;
        std::fs::write(&holder_path, words)?;
        Ok(Self { file, holder_path })
    }
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
