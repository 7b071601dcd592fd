//! A disk that refuses the n-th act, for every n: what was there stays, and the reason is told.

use std::fs::File;
use std::io::{Error as Refusal, ErrorKind, Result as Answer, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::archive::sqlite::TableSum;

/// A disk that refuses one act, or that one and all that follow (it is full). A refused write may be a short one.
struct Hindered {
    at: usize,
    for_good: bool,
    done: AtomicUsize,
}

impl Hindered {
    fn new(at: usize, for_good: bool) -> Self {
        Self { at, for_good, done: AtomicUsize::new(0) }
    }

    fn act(&self) -> Answer<()> {
        let number = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let refused = number == self.at || (self.for_good && number > self.at);
        if refused { Err(Refusal::from(ErrorKind::StorageFull)) } else { Ok(()) }
    }

    /// So many acts were asked for that the hindrance was met.
    fn met(&self) -> bool {
        self.done.load(Ordering::Relaxed) >= self.at
    }
}

impl Disk for Hindered {
    fn make_folder(&self, path: &Path) -> Answer<()> {
        self.act().and_then(|()| SystemDisk.make_folder(path))
    }

    fn create(&self, path: &Path) -> Answer<File> {
        self.act().and_then(|()| SystemDisk.create(path))
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> Answer<()> {
        if let Err(refused) = self.act() {
            file.write_all(&bytes[..bytes.len() / 2])?;
            return Err(refused);
        }
        SystemDisk.write(file, bytes)
    }

    fn sync(&self, file: &File) -> Answer<()> {
        self.act().and_then(|()| SystemDisk.sync(file))
    }

    fn rename(&self, from: &Path, to: &Path) -> Answer<()> {
        self.act().and_then(|()| SystemDisk.rename(from, to))
    }

    fn set_aside(&self, from: &Path, to: &Path) -> Answer<()> {
        self.act()?;
        // Some file systems have no second names.
        if self.for_good { std::fs::rename(from, to) } else { SystemDisk.set_aside(from, to) }
    }

    fn remove(&self, path: &Path) -> Answer<()> {
        self.act().and_then(|()| SystemDisk.remove(path))
    }

    fn engine_writes(&self, _: &Path) -> Answer<()> {
        self.act()
    }
}

/// Tries with each act refused in turn until none is; answers how many were refused.
fn every_act(mut attempt: impl FnMut(&Hindered) -> Result<()>) -> usize {
    let mut refused = 0;
    for for_good in [false, true] {
        for at in 1.. {
            let disk = Hindered::new(at, for_good);
            match attempt(&disk) {
                Ok(()) if !disk.met() => break,
                Ok(()) => {}
                Err(Error::Copy(CopyRefusal::Refused { error, .. })) => {
                    assert_eq!(error.kind(), ErrorKind::StorageFull);
                    refused += 1;
                }
                Err(other) => panic!("act {at}: {other:?}"),
            }
            assert!(at < 500, "it ends");
        }
    }
    refused
}

/// Every copy of a folder reads back and can be taken back whole.
fn sound(folder: &Folder) -> usize {
    let listing = folder.list().unwrap();
    assert_eq!(listing.unreadable, Vec::<String>::new());
    for copy in &listing.copies {
        super::super::make::read_back(&folder.file(&copy.name).unwrap(), &copy.label).unwrap();
        let source = Source::Copy { folder: folder.clone(), name: copy.name.clone() };
        assert_eq!(inspect(&source, counts).unwrap().missing, Vec::<String>::new(), "{}", copy.name);
    }
    listing.copies.len()
}

#[test]
fn a_copy_that_is_refused_at_any_act_leaves_the_others_whole() {
    let refused = every_act(|disk| {
        let mut drill = Drill::new();
        let first = drill.make(Why::Opening).copy;
        let before = files(drill.copies().path());
        drill.keep(b"una terza scansione");
        drill.now = drill.now + Days::new(800);
        let made = drill.try_make(Why::Closing, disk);
        let whole = sound(&drill.copies());
        match &made {
            Err(_) => {
                assert_eq!(whole, 1);
                let after = files(drill.copies().path());
                assert!(before.iter().all(|(path, bytes)| after.get(path) == Some(bytes)));
            }
            // The new one is there; the old one may still be, where the disk refused to remove it.
            Ok(made) => assert_eq!(whole == 2, made.not_thinned.is_some() && drill.copies().file(&first.name).is_ok()),
        }
        // The next one clears away what was left.
        drill.make(Why::Closing);
        let left = files(drill.copies().path());
        assert!(left.keys().all(|path| path.extension().is_none_or(|ending| ending != "parziale")), "{left:?}");
        made.map(|_| ())
    });
    assert!(refused > 10, "{refused}");
}

#[test]
fn a_restoration_that_is_refused_at_any_act_leaves_archive_and_copy_as_they_were() {
    let refused = every_act(|disk| {
        let mut drill = Drill::new();
        let copy = drill.make(Why::Opening).copy;
        drill.add("Comune di Dalmine");
        let (path, kept) = (drill.path(), drill.folder.path().join("sostituito.concilia"));
        std::fs::write(journal(&path), b"").unwrap();
        let (before, source) = (files(drill.folder.path()), drill.source(&copy));
        let restored = drill.try_restore(&source, &path, Some(&kept), false, disk).map(|_| ());
        if restored.is_err() {
            assert_eq!(files(drill.folder.path()), before, "nothing new, nothing changed");
        }
        assert_eq!(sound(&drill.copies()), 1);
        restored
    });
    assert!(refused > 10, "{refused}");
}

#[test]
fn a_full_copy_that_is_refused_at_any_act_leaves_the_one_before() {
    let refused = every_act(|disk| {
        let drill = Drill::new();
        let (path, to) = (drill.path(), drill.folder.path().join("intera.concilia"));
        full(&path, &to, false, &SystemDisk, &mut |_, _| Ok(())).unwrap();
        let before = files(drill.folder.path());
        let made = full(&path, &to, true, disk, &mut |_, _| Ok(())).map(|_| ());
        if made.is_err() {
            assert_eq!(files(drill.folder.path()), before);
        }
        made
    });
    assert!(refused > 4, "{refused}");
}

#[test]
fn a_second_place_that_refuses_at_any_act_keeps_what_it_has() {
    let refused = every_act(|disk| {
        let mut drill = Drill::new();
        let place = drill.folder.path().join("chiavetta");
        std::fs::create_dir(&place).unwrap();
        drill.make(Why::Opening);
        mirror(&drill.copies(), &drill.path(), &place, drill.now, &SystemDisk).unwrap();
        drill.keep(b"una terza scansione");
        drill.make(Why::Closing);
        let brought = mirror(&drill.copies(), &drill.path(), &place, drill.now, disk).map(|_| ());
        let whole = sound(&inside(&place, "BG14AB"));
        assert_eq!(whole, if brought.is_err() { 1 } else { 2 });
        brought
    });
    assert!(refused > 4, "{refused}");
}

#[test]
fn work_that_is_stopped_leaves_nothing() {
    let mut drill = Drill::new();
    let copy = drill.make(Why::Opening).copy;
    let before = files(drill.folder.path());
    let (source, to, holder) = (drill.source(&copy), drill.folder.path().join("n.concilia"), holder());
    let order = Restoring {
        source: &source,
        to: &to,
        keep_replaced: None,
        without_missing: false,
        subject: "",
        beyond: 0,
        holder: &holder,
        schema: SCHEMA,
        disk: &SystemDisk,
    };
    let stopped = drill.act(|ctx| restore(&order, ctx, &mut |_, _| Err(Error::Stopped)));
    assert!(matches!(stopped, Err(Error::Stopped)));
    let stopped = full(&drill.path(), &to, false, &SystemDisk, &mut |_, _| Err(Error::Stopped));
    assert!(matches!(stopped, Err(Error::Stopped)));
    assert_eq!(files(drill.folder.path()), before);
    assert!(!drill.folder.path().join(".n.concilia.lock").exists());
}

/// Bits turned, bytes cut off, pages emptied: a copy is refused, or it is restored as it was made.
#[test]
fn a_damaged_copy_is_told_and_never_restored_as_something_else() {
    let mut drill = Drill::new();
    let copy = drill.make(Why::Opening).copy;
    let file = drill.copies().file(&copy.name).unwrap();
    let (whole, source) = (std::fs::read(&file).unwrap(), drill.source(&copy));
    let (before, mut told) = (files(drill.folder.path()), 0);
    let expected = held(&drill.path()).0;
    let damages = (0..60).map(|n| {
        let (mut bytes, at) = (whole.clone(), whole.len() / 60 * n + n);
        match n % 3 {
            0 => bytes[at] ^= 1 << (n % 8),
            1 => bytes.truncate(at),
            _ => bytes[at / 4096 * 4096..][..4096].fill(0),
        }
        bytes
    });
    for (number, bytes) in damages.enumerate() {
        std::fs::write(&file, &bytes).unwrap();
        let to = drill.folder.path().join(format!("n{number}.concilia"));
        drop(drill.copies().list().unwrap());
        let _ = inspect(&source, counts);
        match drill.restore(&source, &to, None) {
            Err(Error::Copy(_) | Error::Store(_)) => told += 1,
            Err(other) => panic!("damage {number}: {other:?}"),
            Ok(_) => {
                let restored = held(&to).0;
                let party = |sums: &[TableSum]| sums.iter().find(|table| table.name == "party").cloned();
                assert_eq!(party(&restored), party(&expected), "damage {number}");
                std::fs::remove_file(&to).unwrap();
            }
        }
    }
    assert!(told > 40, "{told}");
    std::fs::write(&file, &whole).unwrap();
    assert_eq!(files(drill.folder.path()), before, "nothing was left beside");
}
