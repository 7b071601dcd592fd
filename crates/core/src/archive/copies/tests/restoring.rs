//! The drill: work, copy, lose, restore, compare. And what is not restored.

use super::*;
use crate::archive::Schema;
use crate::archive::migrate::Migration;
use crate::archive::register::{self, RegisterQuery};
use crate::archive::store::StoreError;

/// The tables that a restoration itself writes in.
const WRITTEN: [&str; 4] = ["archive", "change", "counter", "operation"];

fn data(path: &Path) -> (Vec<crate::archive::sqlite::TableSum>, Vec<Vec<u8>>) {
    let (mut sums, contents) = held(path);
    sums.retain(|table| !WRITTEN.contains(&table.name.as_str()));
    (sums, contents)
}

#[test]
fn what_was_lost_comes_back_row_by_row_with_a_new_line_of_descent() {
    let mut drill = Drill::new();
    let before = data(&drill.path());
    assert_eq!(before.1.len(), 2);
    let copy = drill.make(Why::Closing).copy;
    let (source, path) = (drill.source(&copy), drill.path());
    let looked = inspect(&source, counts).unwrap();
    assert_eq!((looked.code.as_str(), looked.counts.parties, looked.contents), ("BG14AB", Some(2), 2));
    assert_eq!((looked.label.as_ref(), looked.missing), (Some(&copy.label), Vec::new()));

    std::fs::remove_file(&path).unwrap();
    let restored = drill.restore(&source, &path, None).unwrap();
    assert_eq!(restored, Restored { lineage: 2, missing: Vec::new(), replaced: None });
    assert_eq!(data(&path), before);
    let mut archive = Archive::open(&path, SCHEMA, &holder()).unwrap();
    assert_eq!(archive.identity().lineage, 2);
    assert_eq!(archive.faults().unwrap(), Vec::<String>::new());
    let register = archive.read(|tx| register::page(tx, &RegisterQuery { limit: 1, ..Default::default() })).unwrap();
    let entry = &register.entries[0];
    assert_eq!((entry.kind, entry.subject.as_str()), (OperationKind::ArchiveRestore, "copia del 20/01/2014"));
    drop(archive);

    // Restored a second time from the same copy, after the restored one was copied: a line that nobody had.
    drill.make(Why::Opening);
    let other = drill.folder.path().join("altrove.concilia");
    assert_eq!(drill.restore(&source, &other, None).unwrap().lineage, 3);
}

#[test]
fn an_archive_is_replaced_only_on_request_and_kept_with_what_a_crash_left() {
    let mut drill = Drill::new();
    let copy = drill.make(Why::Closing).copy;
    drill.add("Comune di Dalmine");
    let (path, kept) = (drill.path(), drill.folder.path().join("Bergamo (sostituito).concilia"));
    let (source, replaced) = (drill.source(&copy), std::fs::read(&path).unwrap());
    assert!(matches!(drill.restore(&source, &path, None), Err(Error::AlreadyThere { .. })));
    std::fs::write(journal(&path), b"resto di un arresto").unwrap();
    let restored = drill.restore(&source, &path, Some(&kept)).unwrap();
    assert_eq!(restored.replaced.as_deref(), Some(kept.as_path()));
    assert_eq!(std::fs::read(&kept).unwrap(), replaced);
    assert_eq!(std::fs::read(journal(&kept)).unwrap(), b"resto di un arresto");
    let mut archive = Archive::open_read_only(&path, SCHEMA).unwrap();
    assert_eq!(archive.read(party::count).unwrap(), 2, "without what was done after the copy");
    drop(archive);
    assert!(matches!(drill.restore(&source, &path, Some(&kept)), Err(Error::AlreadyThere { path }) if path == kept));

    let open = Archive::open(&path, SCHEMA, &holder()).unwrap();
    let elsewhere = drill.folder.path().join("altro nome.concilia");
    assert!(matches!(drill.restore(&source, &path, Some(&elsewhere)), Err(Error::HeldBy { .. })));
    drop(open);
    assert!(!elsewhere.exists());
}

#[test]
fn another_archive_is_never_replaced_and_a_newer_one_is_not_restored() {
    let mut drill = Drill::new();
    let copy = drill.make(Why::Closing).copy;
    let other = drill.folder.path().join("altra.concilia");
    let new = crate::archive::NewArchive { code: "MI14ZZ".into(), ..new_archive() };
    drop(drill.act(|ctx| Archive::create(&other, SCHEMA, &new, &holder(), ctx, |_, _| Ok(()))).unwrap());
    let (source, before) = (drill.source(&copy), std::fs::read(&other).unwrap());
    let kept = drill.folder.path().join("tenuta.concilia");
    let refused = drill.restore(&source, &other, Some(&kept));
    assert!(matches!(refused, Err(Error::Copy(CopyRefusal::OtherArchive { code })) if code == "MI14ZZ"));
    assert_eq!((std::fs::read(&other).unwrap(), kept.exists()), (before, false));

    let (holder, to) = (holder(), drill.folder.path().join("n.concilia"));
    let older = Schema { migrations: &SCHEMA.migrations[..1], ..SCHEMA };
    let order = Restoring {
        source: &source,
        to: &to,
        keep_replaced: None,
        without_missing: false,
        subject: "",
        beyond: 0,
        holder: &holder,
        schema: older,
        disk: &SystemDisk,
    };
    let refused = drill.act(|ctx| restore(&order, ctx, &mut |_, _| Ok(())));
    assert!(matches!(refused, Err(Error::NewerArchive { found: 5, known: 1 })), "{refused:?}");
    assert!(!to.exists());
}

#[test]
fn missing_contents_are_told_and_left_out_only_on_request() {
    let mut drill = Drill::new();
    let copy = drill.make(Why::Closing).copy;
    let hash = content::sha256(b"accordo firmato");
    std::fs::write(drill.copies().content(&hash), b"accordo cambiato").unwrap();
    let (source, to) = (drill.source(&copy), drill.folder.path().join("n.concilia"));
    assert_eq!(inspect(&source, counts).unwrap().missing, std::slice::from_ref(&hash));
    let refused = drill.restore(&source, &to, None);
    assert!(matches!(refused, Err(Error::Copy(CopyRefusal::ContentsMissing { missing: 1, of: 2 }))), "{refused:?}");
    assert!(!to.exists());
    let restored = drill.try_restore(&source, &to, None, true, &SystemDisk).unwrap();
    assert_eq!(restored.missing, std::slice::from_ref(&hash));
    let mut archive = Archive::open_read_only(&to, SCHEMA).unwrap();
    assert!(matches!(archive.read(|tx| content::load(tx, &hash)), Err(Error::ContentDamaged { .. })));
    assert!(archive.read(|tx| content::load(tx, &content::sha256(&[9; 70_000]))).is_ok());
}

#[test]
fn a_full_copy_opens_as_an_archive_and_stands_over_nothing() {
    let mut drill = Drill::new();
    let (path, to) = (drill.path(), drill.folder.path().join("Copia completa.concilia"));
    let _open = Archive::open(&path, SCHEMA, &holder()).unwrap();
    let mut told = Vec::new();
    let made = full(&path, &to, false, &SystemDisk, &mut |done, all| {
        told.push((done, all));
        Ok(())
    });
    assert_eq!(made.unwrap(), FullCopy { contents: 2, damaged: Vec::new() });
    assert!(!told.is_empty());
    assert_eq!(held(&to), held(&path));
    assert_eq!(Archive::open_read_only(&to, SCHEMA).unwrap().faults().unwrap(), Vec::<String>::new());
    let again = |to: &Path, replace| full(&path, to, replace, &SystemDisk, &mut |_, _| Ok(()));
    assert!(matches!(again(&to, false), Err(Error::AlreadyThere { .. })));
    assert!(matches!(again(&path, true), Err(Error::AlreadyThere { .. })), "never over itself");
    assert!(again(&to, true).is_ok());

    let restored = drill.folder.path().join("da intera.concilia");
    let source = Source::File(to);
    assert_eq!(inspect(&source, counts).unwrap().counts.parties, Some(2));
    assert_eq!(drill.restore(&source, &restored, None).unwrap().lineage, 2);
    assert_eq!(data(&restored), data(&path));
}

#[test]
fn the_second_place_has_what_the_first_has_and_is_not_made_up() {
    let mut drill = Drill::new();
    drill.make(Why::Closing);
    let (place, path, first, now) = (drill.folder.path().join("chiavetta"), drill.path(), drill.copies(), drill.now);
    let brought = || mirror(&first, &path, &place, now, &SystemDisk);
    assert!(matches!(brought(), Err(Error::Copy(CopyRefusal::NoPlace { .. }))));
    assert!(!place.exists());
    std::fs::create_dir(&place).unwrap();
    let copy = brought().unwrap().unwrap();
    let second = inside(&place, "BG14AB");
    assert_eq!(second.list().unwrap(), first.list().unwrap());
    let (before, source) = (files(&place), Source::Copy { folder: second, name: copy.name });
    brought().unwrap();
    assert_eq!(files(&place), before, "nothing is brought twice");
    std::fs::remove_dir_all(first.path()).unwrap();
    let to = drill.folder.path().join("dalla chiavetta.concilia");
    drill.restore(&source, &to, None).unwrap();
    assert_eq!(data(&to), data(&drill.path()));
}

#[test]
fn an_older_archive_is_copied_and_its_update_tried_before_it_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copies) = (folder.path().join("a.concilia"), Folder::at(folder.path().join("Copie")));
    let older = Schema { migrations: &SCHEMA.migrations[..2], ..SCHEMA };
    let mut ids = SequentialIds::new("a");
    let created = crate::testing::with(&mut ids, day("2014-01-20"), |ctx| {
        Archive::create(&path, older, &new_archive(), &holder(), ctx, |_, _| Ok(()))
    });
    drop(created.unwrap());
    let before = std::fs::read(&path).unwrap();
    let unharmed = || assert_eq!(std::fs::read(&path).unwrap(), before, "not a byte was changed");

    let no_copy = || Err(Error::Store(StoreError::Full));
    let refused = Archive::open_copied(&path, SCHEMA, &holder(), no_copy).err();
    assert!(matches!(refused, Some(Error::NotCopiedFirst(why)) if matches!(*why, Error::Store(StoreError::Full))));
    unharmed();

    let copy = || {
        let now = "2014-01-20T08:15:00Z".parse().unwrap();
        make_if_changed(&order(&path, &copies, now, Why::BeforeMigration, &SystemDisk)).map(|_| ())
    };
    let broken = Migration { name: "0003_broken", script: "CREATE TABLE ok (id TEXT); CREATE TABLE" };
    let migrations: &'static [Migration] = Box::leak(vec![SCHEMA.migrations[0], SCHEMA.migrations[1], broken].into());
    for _ in 0..3 {
        let failed = Archive::open_copied(&path, Schema { migrations, ..SCHEMA }, &holder(), copy).err();
        assert!(matches!(failed, Some(Error::Copy(CopyRefusal::TrialFailed { .. }))), "{failed:?}");
        unharmed();
    }
    assert_eq!(copies.list().unwrap().copies.len(), 1, "tries take no further copy");
    assert_eq!(copies.list().unwrap().copies[0].label.schema, 2);

    drop(Archive::open_copied(&path, SCHEMA, &holder(), copy).unwrap());
    let asked = || -> Result<()> { panic!("an archive that is up to date is not copied for that") };
    drop(Archive::open_copied(&path, SCHEMA, &holder(), asked).unwrap());

    // The copy of the older archive is restored by the newer program, brought up to date in its new file.
    let mut drill = Drill::new();
    let source = Source::Copy { folder: copies.clone(), name: copies.list().unwrap().copies[0].name.clone() };
    let to = drill.folder.path().join("n.concilia");
    drill.restore(&source, &to, None).unwrap();
    assert_eq!(Archive::open_read_only(&to, SCHEMA).unwrap().faults().unwrap(), Vec::<String>::new());
}
