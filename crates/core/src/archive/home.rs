//! Where an archive was last worked in. A file that is copied by hand keeps everything but its place: by that an opening tells
//! that two files would give the same numbers, and the one that is opened starts a new line of descent.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::lock::{Hold, Holder, hold};
use super::operation::{Operation, OperationKind};
use super::sqlite::SqliteStore;
use super::store::{self, Tx};
use super::{Archive, Identity, Writer, setting, table, write};
use crate::context::Context;
use crate::error::Result;

/// Key of the setting that keeps it.
const KEY: &str = "home";

const LAST_OPERATION: &str = include_str!("last_operation.sql");

/// A place on a computer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// Name of the computer.
    pub computer: String,
    /// Path of the file there; empty where nothing was ever kept.
    pub path: String,
    /// Several computers may reach that place in turn: a share, a folder that is synchronised, a disk that is carried about.
    pub reached_by_others: bool,
}

impl Home {
    /// The place of a file. Its folder counts as what it is, whatever link leads there.
    pub fn of(computer: &str, archive: &Path, reached_by_others: bool) -> Self {
        let path = std::path::absolute(archive).unwrap_or_else(|_| archive.to_owned());
        let real = path.parent().and_then(|folder| folder.canonicalize().ok()).zip(path.file_name());
        let path = real.map_or(path.clone(), |(folder, name)| folder.join(name));
        Self { computer: computer.to_owned(), path: path.display().to_string(), reached_by_others }
    }

    /// Keeps it as the archive's, inside an operation.
    pub(crate) fn keep(&self, writer: &mut Writer<'_>) -> Result<()> {
        setting::save(writer, KEY, self)
    }
}

/// What the opener knows beside the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opener {
    /// Where the file is now.
    pub here: Home,
    /// Under which words the opener holds it.
    pub holder: Holder,
    /// What the copies on this computer say of the same archive.
    pub copied: Vec<Copied>,
}

/// What a copy says of the archive that was copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// Where it was.
    pub path: PathBuf,
    /// Its line of descent.
    pub lineage: i64,
    /// The number of its last operation.
    pub last: i64,
}

/// Why an archive starts a new line of descent as it is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Duplicate {
    /// The file that was worked in stands at its place still, with the same line.
    Beside {
        /// Its path.
        path: PathBuf,
    },
    /// It was worked in on another computer, where the file may stand still.
    Elsewhere {
        /// The computer.
        computer: String,
    },
    /// More was done in this archive than the file knows: it is an older state of it.
    Older,
}

/// Where another file may give the same numbers, an archive opened for work starts a new line of descent; answers why. Where it
/// was only moved, nothing is written.
pub fn settle(archive: &mut Archive, ctx: &mut Context<'_>, opener: &Opener) -> Result<Option<Duplicate>> {
    let (home, last) = archive.read(|tx| Ok((setting::read::<Home>(tx, KEY)?, last_operation(tx)?)))?;
    let Some(duplicate) = duplicate(archive.identity(), &home, last, opener) else { return Ok(None) };
    let operation = Operation::new(OperationKind::ArchiveNewLine, opener.here.path.clone());
    let written = write::write(archive.store.as_mut(), ctx, &operation, None, |writer, _| {
        opener.here.keep(writer)?;
        let mut identity: Identity = writer.need("archive")?;
        identity.lineage = new_line(&identity, &duplicate, opener);
        writer.put(&identity)?;
        writer.need("archive")
    })?;
    archive.identity = written.value;
    Ok(Some(duplicate))
}

fn last_operation(tx: &mut dyn Tx) -> Result<i64> {
    Ok(tx.one(LAST_OPERATION, &[])?.map(|row| row.cursor().int()).transpose()?.unwrap_or_default())
}

/// Whether another file may give the numbers that this one would give.
fn duplicate(identity: &Identity, home: &Home, last: i64, opener: &Opener) -> Option<Duplicate> {
    let own = || opener.copied.iter().filter(|copied| copied.lineage == identity.lineage);
    if own().any(|copied| copied.last > last) {
        return Some(Duplicate::Older);
    }
    let away = !home.path.is_empty() && home.computer != opener.here.computer;
    if away && !in_turn(home, &opener.here) {
        return Some(Duplicate::Elsewhere { computer: home.computer.clone() });
    }
    let kept = (!away).then(|| PathBuf::from(&home.path));
    let places = kept.into_iter().chain(own().map(|copied| copied.path.clone()));
    let other =
        |path: &PathBuf| path.display().to_string() != opener.here.path && same_line(path, identity, &opener.holder);
    places.collect::<BTreeSet<_>>().into_iter().find(other).map(|path| Duplicate::Beside { path })
}

/// One file is worked in from several computers, each under its own name and path.
fn in_turn(home: &Home, here: &Home) -> bool {
    home.reached_by_others && here.reached_by_others && home.computer != here.computer
}

/// Another file at a path is the same archive in the same line. One that is there and can not be read may be.
fn same_line(path: &Path, identity: &Identity, holder: &Holder) -> bool {
    // The file itself under another name (a share that is reached in two ways) bears the opener's own words.
    if !path.is_file() || hold(path) == Hold::By(holder.clone()) {
        return false;
    }
    let read = SqliteStore::open_read_only(path)
        .and_then(|mut found| store::read(&mut found, |tx| table::get::<Identity>(tx, "archive")));
    match read {
        Ok(Some(found)) => (&found.code, found.lineage) == (&identity.code, identity.lineage),
        Ok(None) => false,
        Err(_) => true,
    }
}

/// One beyond what is known. Two computers that know nothing of each other are kept apart by their names, so far as the few
/// lines that a code can carry allow.
fn new_line(identity: &Identity, duplicate: &Duplicate, opener: &Opener) -> i64 {
    let apart = match duplicate {
        Duplicate::Elsewhere { .. } => opener.here.computer.bytes().map(i64::from).sum::<i64>() % 10,
        Duplicate::Beside { .. } | Duplicate::Older => 0,
    };
    let known = opener.copied.iter().map(|copied| copied.lineage).max().unwrap_or_default();
    identity.lineage.max(known) + 1 + apart
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::register::{self, RegisterQuery};
    use crate::context::SequentialIds;
    use crate::schema::SCHEMA;
    use crate::testing::{day, new_archive, with};

    /// An office with a folder in which archives are copied by hand.
    struct Folder {
        folder: tempfile::TempDir,
    }

    impl Folder {
        fn new() -> Self {
            let made = Self { folder: tempfile::tempdir().unwrap() };
            let (path, home) = (made.path("a"), made.home("a", "uno"));
            let keep = |writer: &mut Writer<'_>, _: &mut Context<'_>| home.keep(writer);
            at(|ctx| Archive::create(&path, SCHEMA, &new_archive(), &holder(), ctx, keep)).unwrap();
            made
        }

        fn path(&self, name: &str) -> PathBuf {
            self.folder.path().join(format!("{name}.concilia"))
        }

        fn home(&self, name: &str, computer: &str) -> Home {
            Home::of(computer, &self.path(name), false)
        }

        fn copy(&self, from: &str, to: &str) {
            std::fs::copy(self.path(from), self.path(to)).unwrap();
        }

        /// Opens it for work, with copies of files, their lines and last operations: its line of descent and why it is new.
        fn open(&self, name: &str, here: Home, copied: &[(&str, i64, i64)]) -> (i64, Option<Duplicate>) {
            let mut archive = Archive::open(&self.path(name), SCHEMA, &holder()).unwrap();
            let copied =
                copied.iter().map(|(of, lineage, last)| Copied { path: self.path(of), lineage: *lineage, last: *last });
            let opener = Opener { here, holder: holder(), copied: copied.collect() };
            let why = at(|ctx| settle(&mut archive, ctx, &opener)).unwrap();
            let line = archive.identity().lineage;
            let stored = archive.read(|tx| Ok(table::get::<Identity>(tx, "archive")?.unwrap().lineage)).unwrap();
            assert_eq!(line, stored, "what is known is what is written");
            (line, why)
        }

        fn operations(&self, name: &str) -> Vec<OperationKind> {
            let mut archive = Archive::open_read_only(&self.path(name), SCHEMA).unwrap();
            let page =
                archive.read(|tx| register::page(tx, &RegisterQuery { limit: 9, ..RegisterQuery::default() })).unwrap();
            page.entries.into_iter().map(|entry| entry.kind).collect()
        }
    }

    fn at<T>(body: impl FnOnce(&mut Context<'_>) -> T) -> T {
        with(&mut SequentialIds::new("t"), day("2014-01-21"), body)
    }

    fn holder() -> Holder {
        let since = day("2014-01-20").and_hms_opt(8, 0, 0).unwrap().and_utc();
        Holder { operator: "Marta".into(), computer: "uno".into(), since }
    }

    #[test]
    fn opened_again_where_it_was_or_where_it_was_moved_nothing_is_written() {
        let folder = Folder::new();
        assert_eq!(folder.open("a", folder.home("a", "uno"), &[("a", 1, 1)]), (1, None));
        std::fs::rename(folder.path("a"), folder.path("b")).unwrap();
        assert_eq!(folder.open("b", folder.home("b", "uno"), &[("a", 1, 1)]), (1, None));
        assert_eq!(folder.operations("b"), [OperationKind::ArchiveCreate]);
    }

    #[test]
    fn a_copy_beside_the_original_starts_a_new_line_once() {
        let folder = Folder::new();
        folder.copy("a", "b");
        let beside = Some(Duplicate::Beside { path: PathBuf::from(folder.home("a", "uno").path) });
        assert_eq!(folder.open("b", folder.home("b", "uno"), &[]), (2, beside.clone()));
        let copied = [("b", 2, 2), ("a", 1, 1)];
        assert_eq!(folder.open("b", folder.home("b", "uno"), &copied), (2, None), "it has its own line now");
        assert_eq!(folder.open("a", folder.home("a", "uno"), &copied), (1, None), "the original goes on");
        folder.copy("a", "c");
        assert_eq!(folder.open("c", folder.home("c", "uno"), &copied), (3, beside), "beyond what the copies know");
        assert_eq!(folder.operations("b"), [OperationKind::ArchiveNewLine, OperationKind::ArchiveCreate]);
    }

    #[test]
    fn a_copy_of_a_file_that_was_moved_is_told_by_the_copies_that_know_where_it_is() {
        let folder = Folder::new();
        std::fs::rename(folder.path("a"), folder.path("b")).unwrap();
        folder.copy("b", "c");
        let (line, why) = folder.open("c", folder.home("c", "uno"), &[("a", 1, 1), ("b", 1, 1)]);
        assert_eq!((line, why), (2, Some(Duplicate::Beside { path: folder.path("b") })));
    }

    #[test]
    fn a_file_that_came_from_another_computer_starts_a_new_line_unless_both_reach_it() {
        let folder = Folder::new();
        let (line, why) = folder.open("a", folder.home("a", "due"), &[]);
        assert_eq!(why, Some(Duplicate::Elsewhere { computer: "uno".into() }));
        assert!(line > 1);
        let shared = |computer| Home { reached_by_others: true, ..folder.home("a", computer) };
        let (moved, why) = folder.open("a", shared("tre"), &[]);
        assert!(why.is_some() && moved > line, "from a disk of its own to a share");
        assert_eq!(folder.open("a", shared("due"), &[]), (moved, None), "one file, in turn");
    }

    #[test]
    fn a_file_put_back_in_an_older_state_starts_a_new_line() {
        let folder = Folder::new();
        let copied = [("a", 1, 12), ("a", 4, 3)];
        assert_eq!(folder.open("a", folder.home("a", "uno"), &copied), (5, Some(Duplicate::Older)));
    }

    #[test]
    fn the_same_file_by_another_name_is_no_duplicate() {
        let folder = Folder::new();
        let held = Archive::open(&folder.path("a"), SCHEMA, &holder()).unwrap();
        let opener = Opener { here: folder.home("z", "uno"), holder: holder(), copied: Vec::new() };
        assert_eq!(duplicate(held.identity(), &folder.home("a", "uno"), 1, &opener), None);
    }
}
