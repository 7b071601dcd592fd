//! The folder of passage of a demonstration: what is made in it comes to its place at once, and what a run that was killed left in it is
//! taken away or brought to its place by the next one.

use std::fs::File;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::Demonstration;
use crate::failure::{Error, Result};
use crate::files::{self, IfThere};

/// How the folder is called at the beginning.
const NAME: &str = ".concilia-demo-";
/// Held while somebody works in the folder: the system frees it with the end of the program, however it ends.
const HELD: &str = "in corso";
/// Says, once all is made and nothing stood in the way, what was done: from then on the files only have to come to their place.
const MADE: &str = "fatto.json";
/// Where the files are made.
const FILES: &str = "file";

/// A folder of passage, and that somebody works in it.
pub(super) struct Passage {
    // Given back before the folder is taken away: an open file keeps its folder on some systems.
    held: File,
    folder: TempDir,
    files: PathBuf,
}

impl Passage {
    /// Makes one in `folder`, so that it is on the same disk.
    pub(super) fn begin(folder: &Path) -> Result<Self> {
        let refused = |error| Error::File { path: folder.to_owned(), error };
        let made = tempfile::Builder::new().prefix(NAME).tempdir_in(folder).map_err(refused)?;
        let held = File::create(made.path().join(HELD))?;
        held.lock()?;
        let files = made.path().join(FILES);
        std::fs::create_dir(&files)?;
        Ok(Self { held, folder: made, files })
    }

    /// Where the files are made.
    pub(super) fn files(&self) -> &Path {
        &self.files
    }

    /// Gives every file its place below `folder`: none where one of them is taken.
    pub(super) fn put_in_place(self, folder: &Path, done: &Demonstration) -> Result<()> {
        files::ask_all(places(&self.files, folder)?.iter().map(|(_, place)| place), IfThere::Ask)?;
        let said = serde_json::to_vec(done).map_err(std::io::Error::from)?;
        files::write(&self.folder.path().join(MADE), &said, IfThere::Replace)?;
        bring(&self.files, folder)?;
        let Self { held, folder, .. } = self;
        drop(held);
        Ok(folder.close()?)
    }

    /// Ends what runs that were killed left in `folder`: what was whole comes to its place, and is told as done now; the rest is
    /// taken away. A folder in which somebody works is left alone.
    pub(super) fn left_in(folder: &Path) -> Result<Option<Demonstration>> {
        let Ok(entries) = std::fs::read_dir(folder) else { return Ok(None) };
        let mut ended = None;
        for entry in entries.filter_map(std::result::Result::ok) {
            let passage = entry.path();
            let ours = entry.file_name().to_string_lossy().starts_with(NAME) && passage.is_dir();
            if !ours || is_held(&passage) {
                continue;
            }
            if let Some(done) = said(&passage) {
                bring(&passage.join(FILES), folder)?;
                ended = Some(done);
            }
            std::fs::remove_dir_all(&passage).map_err(|error| Error::File { path: passage, error })?;
        }
        Ok(ended)
    }
}

fn is_held(passage: &Path) -> bool {
    File::open(passage.join(HELD)).is_ok_and(|held| held.try_lock().is_err())
}

fn said(passage: &Path) -> Option<Demonstration> {
    serde_json::from_slice(&std::fs::read(passage.join(MADE)).ok()?).ok()
}

/// Every file below `from`, with its place below `to`.
fn places(from: &Path, to: &Path) -> Result<Vec<(PathBuf, PathBuf)>> {
    let mut files = Vec::new();
    below(from, &mut files)?;
    let place = |file: PathBuf| (to.join(file.strip_prefix(from).unwrap_or(&file)), file);
    Ok(files.into_iter().map(place).map(|(place, file)| (file, place)).collect())
}

fn bring(from: &Path, to: &Path) -> Result<()> {
    let places = places(from, to)?;
    files::ask_all(places.iter().map(|(_, place)| place), IfThere::Ask)?;
    for (file, place) in places {
        let refused = |error| Error::File { path: place.clone(), error };
        place.parent().map_or(Ok(()), std::fs::create_dir_all).map_err(refused)?;
        std::fs::rename(&file, &place).map_err(refused)?;
    }
    Ok(())
}

/// Every file below a folder.
fn below(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { below(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// As a run that was killed leaves it: nothing of it is dropped, only the lock is free again.
    fn killed(folder: &Path) -> PathBuf {
        let passage = Passage::begin(folder).unwrap();
        std::fs::write(passage.files().join("a.pdf"), b"a").unwrap();
        let Passage { held, folder, .. } = passage;
        drop(held);
        folder.keep()
    }

    #[test]
    fn what_was_cut_short_is_taken_away_what_was_whole_comes_to_its_place_and_who_works_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let working = Passage::begin(folder.path()).unwrap();
        killed(folder.path());
        assert_eq!(Passage::left_in(folder.path()).unwrap(), None);
        assert_eq!(names(folder.path()).len(), 1, "who works is left alone");
        drop(working);
        assert_eq!(names(folder.path()), Vec::<String>::new());

        let whole = killed(folder.path());
        let done = Demonstration { told: vec!["1. Fatto.".into()], files: vec!["a.pdf".into(), "b.pdf".into()] };
        std::fs::write(whole.join(MADE), serde_json::to_vec(&done).unwrap()).unwrap();
        std::fs::write(folder.path().join("b.pdf"), b"b").unwrap();
        assert_eq!(Passage::left_in(folder.path()).unwrap(), Some(done), "the rest of what was being brought");
        assert_eq!(names(folder.path()), ["a.pdf", "b.pdf"]);
    }

    #[test]
    fn what_comes_to_its_place_leaves_no_folder_and_a_name_that_is_taken_stops_it_all() {
        let folder = tempfile::tempdir().unwrap();
        let passage = Passage::begin(folder.path()).unwrap();
        std::fs::create_dir(passage.files().join("Moduli")).unwrap();
        std::fs::write(passage.files().join("Moduli/a.pdf"), b"a").unwrap();
        passage.put_in_place(folder.path(), &Demonstration::default()).unwrap();
        assert_eq!(
            (names(folder.path()), names(&folder.path().join("Moduli"))),
            (vec!["Moduli".into()], vec!["a.pdf".into()])
        );

        let passage = Passage::begin(folder.path()).unwrap();
        std::fs::create_dir(passage.files().join("Moduli")).unwrap();
        std::fs::write(passage.files().join("Moduli/a.pdf"), b"nuovo").unwrap();
        std::fs::write(passage.files().join("z.pdf"), b"z").unwrap();
        assert!(matches!(
            passage.put_in_place(folder.path(), &Demonstration::default()),
            Err(Error::FileExists { .. })
        ));
        assert_eq!(names(folder.path()), ["Moduli"], "nothing of it is left");
        assert_eq!(std::fs::read(folder.path().join("Moduli/a.pdf")).unwrap(), b"a");
    }
}
