//! Copies and the way back, on real files and through the real schema.

mod faults;
mod restoring;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Days, Utc};
use tempfile::TempDir;

use super::*;
use crate::archive::lock::Holder;
use crate::archive::operation::{Operation, OperationKind};
use crate::archive::{Archive, content};
use crate::context::SequentialIds;
use crate::error::Error;
use crate::party::{self, PartyDraft};
use crate::schema::{SCHEMA, counts};
use crate::testing::{day, new_archive};

/// An archive of two parties and two contents, and its folder of copies.
struct Drill {
    folder: TempDir,
    ids: SequentialIds,
    now: DateTime<Utc>,
}

impl Drill {
    fn new() -> Self {
        let mut drill = Self {
            folder: tempfile::tempdir().unwrap(),
            ids: SequentialIds::new("c"),
            now: "2014-01-20T08:15:00Z".parse().unwrap(),
        };
        let path = drill.path();
        let made = drill.act(|ctx| Archive::create(&path, SCHEMA, &new_archive(), &holder(), ctx, |_, _| Ok(())));
        drop(made.unwrap());
        drill.add("Provincia di Bergamo");
        drill.keep(b"accordo firmato");
        drill.keep(&[9; 70_000]);
        drill.add("Comune di Albino");
        drill
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("Bergamo.concilia")
    }

    fn copies(&self) -> Folder {
        Folder::at(self.folder.path().join("Copie/BG14AB"))
    }

    fn act<T>(&mut self, body: impl FnOnce(&mut crate::context::Context<'_>) -> T) -> T {
        crate::testing::with(&mut self.ids, day("2014-01-20"), body)
    }

    fn add(&mut self, name: &str) {
        let mut archive = Archive::open(&self.path(), SCHEMA, &holder()).unwrap();
        let draft = PartyDraft { name: name.into(), ..PartyDraft::default() };
        self.act(|ctx| party::add(&mut archive, ctx, draft)).unwrap();
    }

    fn keep(&mut self, bytes: &[u8]) {
        let mut archive = Archive::open(&self.path(), SCHEMA, &holder()).unwrap();
        let operation = Operation::new(OperationKind::SettingsSave, "prova");
        self.act(|ctx| archive.write(ctx, operation, |writer, _| content::keep(writer.tx(), bytes, "application/pdf")))
            .unwrap();
    }

    fn make(&self, why: Why) -> Made {
        self.try_make(why, &SystemDisk).unwrap()
    }

    fn try_make(&self, why: Why, disk: &dyn Disk) -> Result<Made> {
        let (path, folder) = (self.path(), self.copies());
        make(&order(&path, &folder, self.now, why, disk))
    }

    fn source(&self, copy: &Copy) -> Source {
        Source::Copy { folder: self.copies(), name: copy.name.clone() }
    }

    fn restore(&mut self, source: &Source, to: &Path, keep_replaced: Option<&Path>) -> Result<Restored> {
        self.try_restore(source, to, keep_replaced, false, &SystemDisk)
    }

    fn try_restore(
        &mut self,
        source: &Source,
        to: &Path,
        keep_replaced: Option<&Path>,
        without_missing: bool,
        disk: &dyn Disk,
    ) -> Result<Restored> {
        let holder = holder();
        let order = Restoring {
            source,
            to,
            keep_replaced,
            without_missing,
            subject: "copia del 20/01/2014",
            beyond: 0,
            holder: &holder,
            schema: SCHEMA,
            disk,
        };
        self.act(|ctx| restore(&order, ctx, &mut |_, _| Ok(())))
    }
}

fn holder() -> Holder {
    Holder { operator: "Marta".into(), computer: "pc-prova".into(), since: "2014-01-20T08:00:00Z".parse().unwrap() }
}

fn order<'a>(archive: &'a Path, folder: &'a Folder, now: DateTime<Utc>, why: Why, disk: &'a dyn Disk) -> Making<'a> {
    Making { archive, folder, why, now, program: "0.1.0", count: counts, disk }
}

/// All that stands in a folder, by path.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let Ok(entries) = std::fs::read_dir(folder) else { return BTreeMap::new() };
    let paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    let (folders, plain): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| path.is_dir());
    let mut all: BTreeMap<_, _> = plain.into_iter().map(|path| (path.clone(), std::fs::read(path).unwrap())).collect();
    folders.iter().for_each(|folder| all.extend(files(folder)));
    all.retain(|path, _| !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')));
    all
}

/// What every table of an archive's file holds, bytes of contents included.
fn held(path: &Path) -> (Vec<crate::archive::sqlite::TableSum>, Vec<Vec<u8>>) {
    let mut store = SqliteStore::open_read_only(path).unwrap();
    let contents = crate::archive::store::read(&mut store, |tx| {
        content::list(tx)?.iter().map(|content| content::load(tx, &content.hash)).collect::<Result<Vec<_>>>()
    });
    (store.sums().unwrap(), contents.unwrap())
}

#[test]
fn a_copy_says_what_it_holds_and_each_content_is_kept_once() {
    let mut drill = Drill::new();
    let before = std::fs::read(drill.path()).unwrap();
    let made = drill.make(Why::Opening);
    assert!(made.not_thinned.is_none());
    assert_eq!(std::fs::read(drill.path()).unwrap(), before, "the archive is only read");
    let label = made.copy.label;
    assert_eq!((label.why, label.code.as_str(), label.lineage), (Why::Opening, "BG14AB", 1));
    assert_eq!(label.counts, Counts { parties: Some(2), signatures: Some(0) });
    let last = label.last.unwrap();
    assert_eq!((last.kind.as_str(), last.subject.as_str()), ("party_add", "Comune di Albino"));
    assert_eq!((label.contents, label.schema, label.program.as_str()), (2, 5, "0.1.0"));
    assert_eq!(label.made_at, drill.now);

    drill.add("Comune di Dalmine");
    let second = drill.make(Why::BeforeImport);
    let all = files(drill.copies().path());
    let kept = all.keys().filter(|path| path.to_string_lossy().contains("contents")).count();
    assert_eq!((all.len(), kept), (4, 2), "two copies, two contents: {:?}", all.keys());
    assert!(all.iter().all(|(path, bytes)| kept_right(path, bytes)), "a content has the name of its hash");
    let listing = drill.copies().list().unwrap();
    let names: Vec<&str> = listing.copies.iter().map(|copy| copy.name.as_str()).collect();
    assert_eq!(names, ["20140120T081500000Z-002.concilia-copia", "20140120T081500000Z.concilia-copia"]);
    assert_eq!(listing.copies[0], second.copy);
    let tables = std::fs::metadata(drill.copies().file(names[0]).unwrap()).unwrap().len();
    assert!(Archive::open(&drill.copies().file(names[0]).unwrap(), SCHEMA, &holder()).is_err(), "it is no archive");
    assert!(tables > 0);
}

fn kept_right(path: &Path, bytes: &[u8]) -> bool {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    name.ends_with("copia") || content::sha256(bytes) == name
}

#[test]
fn a_copy_is_made_again_only_where_something_was_done() {
    let mut drill = Drill::new();
    let (path, folder, now) = (drill.path(), drill.copies(), drill.now);
    let again = |why| make_if_changed(&order(&path, &folder, now, why, &SystemDisk)).unwrap().is_some();
    assert!(again(Why::Opening), "there is none yet");
    assert!(!again(Why::Closing) && !again(Why::Opening));
    drill.add("Comune di Dalmine");
    assert!(again(Why::Closing));
    drill.keep(b"un altro");
    assert!(again(Why::Closing), "a content without a row is a change too");
    assert!(again(Why::BeforeMigration), "kept long: another does not stand in for it");
    assert!(!again(Why::BeforeMigration), "a second try takes no second copy");
    std::fs::remove_file(folder.content(&content::sha256(b"un altro"))).unwrap();
    assert!(again(Why::Opening), "a content that went away is brought back");
    assert!(folder.load(&content::sha256(b"un altro")).is_some());
}

#[test]
fn old_copies_go_by_their_age_and_contents_only_when_no_copy_names_them() {
    let mut drill = Drill::new();
    let first = drill.make(Why::OnDemand).copy;
    let only = content::sha256(b"accordo firmato");
    // The agreement is in the copies; in the archive's next life it is not, so that only the first copy names it.
    std::fs::remove_file(drill.path()).unwrap();
    let path = drill.path();
    drop(drill.act(|ctx| Archive::create(&path, SCHEMA, &new_archive(), &holder(), ctx, |_, _| Ok(()))).unwrap());
    for days in [40, 90, 200] {
        drill.now = first.label.made_at + Days::new(days);
        drill.make(Why::OnDemand);
        assert!(drill.copies().load(&only).is_some(), "after {days} days its copy is there");
    }
    drill.now = first.label.made_at + Days::new(600);
    drill.make(Why::OnDemand);
    let left = drill.copies().list().unwrap().copies;
    assert_eq!(left.len(), 1, "only the new one is young enough");
    assert!(drill.copies().load(&only).is_none() && drill.copies().content_files().unwrap().is_empty());

    let file = drill.copies().file(&left[0].name).unwrap();
    drill.now = first.label.made_at + Days::new(900);
    thinned(&drill);
    assert!(file.exists(), "the last good copy is never removed");
}

fn thinned(drill: &Drill) {
    super::make::thin(&drill.copies(), drill.now, &SystemDisk).unwrap();
}

#[test]
fn a_copy_that_can_not_be_read_keeps_every_content_and_is_told() {
    let mut drill = Drill::new();
    let first = drill.make(Why::Opening).copy;
    std::fs::write(drill.copies().file(&first.name).unwrap(), b"guasto").unwrap();
    drill.now = drill.now + Days::new(800);
    drill.make(Why::Opening);
    drill.now = drill.now + Days::new(800);
    drill.make(Why::Opening);
    let listing = drill.copies().list().unwrap();
    assert_eq!((listing.copies.len(), listing.unreadable), (1, vec![first.name]));
    assert_eq!(drill.copies().content_files().unwrap().len(), 2);
}

#[test]
fn a_content_damaged_in_the_archive_does_not_stop_the_copy_and_is_told() {
    let drill = Drill::new();
    let hash = damage_a_content(&drill.path());
    let made = drill.make(Why::Closing);
    assert_eq!(made.copy.label.damaged, std::slice::from_ref(&hash));
    assert_eq!(drill.copies().content_files().unwrap().len(), 1);
    let full_copy = drill.folder.path().join("intera.concilia");
    let done = full(&drill.path(), &full_copy, false, &SystemDisk, &mut |_, _| Ok(())).unwrap();
    assert_eq!((done.contents, done.damaged), (2, vec![hash]));
}

/// Changes the bytes of the smaller content behind the back of the program.
fn damage_a_content(archive: &Path) -> String {
    let bytes = std::fs::read(archive).unwrap();
    let found = bytes.windows(15).position(|window| window == b"accordo firmato").unwrap();
    let mut bytes = bytes;
    bytes[found] ^= 1;
    std::fs::write(archive, bytes).unwrap();
    content::sha256(b"accordo firmato")
}

#[test]
fn names_lead_nowhere_else() {
    let drill = Drill::new();
    drill.make(Why::Opening);
    for name in ["", ".", "..", "../../../Bergamo.concilia", "/etc/passwd", "non-c-e.concilia-copia"] {
        assert!(matches!(drill.copies().file(name), Err(Error::Copy(CopyRefusal::Foreign { .. }))), "{name}");
    }
}

#[test]
fn who_writes_meanwhile_is_not_kept_waiting_and_one_copy_is_made_at_a_time() {
    let drill = Drill::new();
    let mut open = Archive::open(&drill.path(), SCHEMA, &holder()).unwrap();
    let made = drill.make(Why::Opening);
    assert_eq!(made.copy.label.counts.parties, Some(2), "the archive may be open for work");
    let mut ids = SequentialIds::new("z");
    let draft = PartyDraft { name: "Comune di Nembro".into(), ..PartyDraft::default() };
    crate::testing::with(&mut ids, day("2014-01-20"), |ctx| party::add(&mut open, ctx, draft)).unwrap();

    let _held = drill.copies().hold(&SystemDisk).unwrap();
    let refused = drill.try_make(Why::Opening, &SystemDisk);
    assert!(matches!(refused, Err(Error::Copy(CopyRefusal::Busy))));
}
