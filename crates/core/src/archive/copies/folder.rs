//! A folder of copies: where its files stand, which copies are in it, which contents they need.

use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::disk::{PASSING, refused};
use super::label::Label;
use super::{Disk, at};
use crate::archive::content;
use crate::archive::sqlite::SqliteStore;
use crate::archive::store;
use crate::error::{CopyRefusal, Error, Result};

/// Ending of a copy's tables.
const ENDING: &str = "concilia-copia";

/// How often, and how many times, a folder in which another copy is being made is asked again.
const PATIENCE: (Duration, u32) = (Duration::from_millis(100), 20);

/// A folder of copies, there or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    root: PathBuf,
}

/// A copy in a folder, as it says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// The name of its file, by which it is asked for.
    pub name: String,
    /// What it says of itself.
    pub label: Label,
}

/// What stands in a folder of copies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// The copies, the newest first.
    pub copies: Vec<Copy>,
    /// Names of files that say nothing of themselves any more.
    pub unreadable: Vec<String>,
}

impl Folder {
    /// The folder at a path.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.root
    }

    pub(super) fn tables(&self) -> PathBuf {
        self.root.join("tables")
    }

    /// The file of a copy's tables. A name is that of a file in the folder, never a way out of it.
    pub fn file(&self, name: &str) -> Result<PathBuf> {
        let path = self.tables().join(name);
        let plain = Path::new(name).components().count() == 1 && path.parent() == Some(&self.tables());
        if plain && path.is_file() { Ok(path) } else { Err(CopyRefusal::Foreign { path }.into()) }
    }

    /// Where a content is kept.
    pub(super) fn content(&self, hash: &str) -> PathBuf {
        self.root.join("contents").join(hash.get(..2).unwrap_or(hash)).join(hash)
    }

    /// A content is there, as long as it should be. Its hash is looked at where it is written and where it is taken back.
    pub(super) fn has(&self, content: &content::Listed) -> bool {
        std::fs::metadata(self.content(&content.hash)).is_ok_and(|file| file.len() == content.size)
    }

    /// The bytes of a content, checked; none where they are missing or damaged.
    pub(super) fn load(&self, hash: &str) -> Option<Vec<u8>> {
        std::fs::read(self.content(hash)).ok().filter(|bytes| content::sha256(bytes) == hash)
    }

    /// A name that no copy of the folder has.
    pub(super) fn free_name(&self, label: &Label) -> String {
        let stem = label.stem();
        let name = |number: u32| match number {
            1 => format!("{stem}.{ENDING}"),
            number => format!("{stem}-{number:03}.{ENDING}"),
        };
        (1..).map(name).find(|name| !self.tables().join(name).exists()).unwrap_or_default()
    }

    /// The copies that are in the folder, the newest first; a folder that is not there has none.
    pub fn list(&self) -> Result<Listing> {
        let mut listing = Listing::default();
        for name in self.names()?.into_iter().rev() {
            match self.read(&name) {
                Ok(label) => listing.copies.push(Copy { name, label }),
                Err(_) => listing.unreadable.push(name),
            }
        }
        Ok(listing)
    }

    /// The newest copy of the archive at a path, so far as it says something of itself.
    pub fn newest_of(&self, archive: &Path) -> Result<Option<Copy>> {
        let archive = archive.display().to_string();
        let mut names = self.names()?.into_iter().rev();
        Ok(names.find_map(|name| {
            let label = self.read(&name).ok().filter(|label| label.archive == archive)?;
            Some(Copy { name, label })
        }))
    }

    /// Names of the copies, the oldest first: a name begins with the instant.
    fn names(&self) -> Result<Vec<String>> {
        let tables = self.tables();
        let entries = match std::fs::read_dir(&tables) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(refused(&tables)(error)),
        };
        let mut names = BTreeSet::new();
        for entry in entries {
            let name = entry.map_err(refused(&tables))?.file_name().to_string_lossy().into_owned();
            if name.ends_with(&format!(".{ENDING}")) {
                // Without the ending "…Z" sorts before "…Z-002": the second copy of an instant is the newer one.
                names.insert(name.trim_end_matches(&format!(".{ENDING}")).to_owned());
            }
        }
        Ok(names.into_iter().map(|stem| format!("{stem}.{ENDING}")).collect())
    }

    pub(super) fn read(&self, name: &str) -> Result<Label> {
        let path = self.file(name)?;
        let label = SqliteStore::open_copy(&path).and_then(|mut copy| copy.label()).map_err(at(&path))?;
        Label::read(&label).map_err(at(&path))
    }

    /// The contents that a copy names.
    pub(super) fn contents_of(&self, name: &str) -> Result<Vec<content::Listed>> {
        let path = self.file(name)?;
        let mut copy = SqliteStore::open_copy(&path).map_err(at(&path))?;
        store::read(&mut copy, |tx| content::list(tx)).map_err(at(&path))
    }

    /// The right to change the folder, given back when dropped; what a copy cut short left is cleared away.
    pub(super) fn hold(&self, disk: &dyn Disk) -> Result<File> {
        let tables = self.tables();
        disk.make_folder(&tables).map_err(refused(&tables))?;
        let path = self.root.join(".lock");
        let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(refused(&path))?;
        let (pause, times) = PATIENCE;
        for _ in 0..times {
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => std::thread::sleep(pause),
                // A place without locks, such as some shares: there the names alone keep copies apart.
                Ok(()) | Err(TryLockError::Error(_)) => {
                    self.clear_away(disk)?;
                    return Ok(file);
                }
            }
        }
        Err(CopyRefusal::Busy.into())
    }

    /// Removes files that never got their name.
    fn clear_away(&self, disk: &dyn Disk) -> Result<()> {
        let folders = self.content_folders()?;
        for folder in std::iter::once(self.tables()).chain(folders) {
            for file in files(&folder)? {
                if file.extension().is_some_and(|ending| ending == PASSING) {
                    disk.remove(&file).map_err(refused(&file))?;
                }
            }
        }
        Ok(())
    }

    fn content_folders(&self) -> Result<Vec<PathBuf>> {
        entries(&self.root.join("contents"))
    }

    /// Every file among the contents.
    pub(super) fn content_files(&self) -> Result<Vec<PathBuf>> {
        let mut all = Vec::new();
        for folder in self.content_folders()? {
            all.extend(files(&folder)?);
        }
        Ok(all)
    }
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    match std::fs::read_dir(folder) {
        Ok(entries) => {
            entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>().map_err(refused(folder))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(refused(folder)(error)),
    }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    Ok(entries(folder)?.into_iter().filter(|path| path.is_file()).collect())
}
