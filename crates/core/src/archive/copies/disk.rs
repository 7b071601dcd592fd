//! The few acts on the disk that copies are made of, one by one, so that a test can make each of them fail.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::{CopyRefusal, Error, Result};

/// What copies ask of the disk.
pub trait Disk: Send + Sync {
    /// Makes a folder and those above it; one that is there is left.
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        std::fs::create_dir_all(path)
    }

    /// Makes an empty file, or empties one.
    fn create(&self, path: &Path) -> io::Result<File> {
        File::create(path)
    }

    /// Writes bytes into a file, all of them.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    /// Waits until a file is on the disk.
    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    /// Gives a file another name, in place of what has it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    /// Gives a file a second name, so that it keeps the first until another takes it; where the file system has no second
    /// names, gives it another name.
    fn set_aside(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::hard_link(from, to).or_else(|_| std::fs::rename(from, to))
    }

    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    /// Called before the engine writes a portion of a file of its own.
    fn engine_writes(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }
}

/// The system's own.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemDisk;

impl Disk for SystemDisk {}

/// The error of an act on a path. A file that has not its name yet is told by the name it was to get.
pub(super) fn refused(path: &Path) -> impl FnOnce(io::Error) -> Error + '_ {
    let passing = path.extension().is_some_and(|ending| ending == PASSING);
    let path = if passing { path.with_extension("") } else { path.to_owned() };
    move |error| CopyRefusal::Refused { path, error }.into()
}

/// Writes a file beside its place, lets `check` read it back, then gives it its name. Whatever fails, what stood at the place
/// stands there still and nothing stays beside it.
pub(super) fn write_checked(
    disk: &dyn Disk,
    place: &Path,
    bytes: &[u8],
    check: impl FnOnce(&Path) -> Result<()>,
) -> Result<()> {
    let beside = passing_name(place);
    let written = (|| {
        let mut file = disk.create(&beside).map_err(refused(place))?;
        disk.write(&mut file, bytes).and_then(|()| disk.sync(&file)).map_err(refused(place))?;
        drop(file);
        check(&beside)?;
        put_in_place(disk, &beside, place)
    })();
    if written.is_err() {
        // The reason that is told is the first one; what can not be removed now is removed by the next copy.
        let _ = std::fs::remove_file(&beside);
    }
    written
}

/// Gives a complete file its name, and waits until the name is on the disk too.
pub(super) fn put_in_place(disk: &dyn Disk, from: &Path, to: &Path) -> Result<()> {
    disk.rename(from, to).map_err(refused(to))?;
    // Not every file system lets its folders be waited for; the file itself is on the disk.
    if let Some(folder) = to.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// The ending of a file that has not its name yet.
pub(super) const PASSING: &str = "parziale";

/// `a.concilia` -> `a.concilia.parziale`.
pub(super) fn passing_name(place: &Path) -> PathBuf {
    let mut name = place.as_os_str().to_owned();
    name.push(".");
    name.push(PASSING);
    PathBuf::from(name)
}
