//! Opening, changing, undoing: on real files and through the real schema.

use chrono::{TimeZone, Utc};

use super::lock::Holder;
use super::operation::{Operation, OperationKind};
use super::register::{self, RegisterQuery};
use super::*;
use crate::context::SequentialIds;
use crate::error::RequiredField;
use crate::operator;
use crate::party::{self, PartyDraft};
use crate::schema::SCHEMA;
use crate::testing::{day, new_archive};

fn holder(name: &str) -> Holder {
    Holder {
        operator: name.into(),
        computer: "pc-prova".into(),
        since: Utc.with_ymd_and_hms(2014, 1, 20, 8, 0, 0).unwrap(),
    }
}

/// Runs `body` with a context of fixed time and ids in sequence.
fn with<T>(ids: &mut SequentialIds, body: impl FnOnce(&mut Context<'_>) -> T) -> T {
    crate::testing::with(ids, day("2014-01-20"), body)
}

fn no_presets(_: &mut Writer<'_>, _: &mut Context<'_>) -> Result<()> {
    Ok(())
}

fn memory(ids: &mut SequentialIds) -> Archive {
    let store = Box::new(SqliteStore::in_memory().unwrap());
    with(ids, |ctx| Archive::create_in(store, SCHEMA, &new_archive(), ctx)).unwrap()
}

fn named(name: &str) -> PartyDraft {
    PartyDraft { name: name.into(), ..PartyDraft::default() }
}

fn names(archive: &mut Archive) -> Vec<String> {
    archive.read(party::all).unwrap().into_iter().map(|party| party.data.name).collect()
}

/// The archive as a crash leaves it: copied with its journal while a write is under way.
fn interrupted(folder: &Path) -> PathBuf {
    let (path, crashed) = (folder.join("a.concilia"), folder.join("interrotto.concilia"));
    let mut ids = SequentialIds::new("a");
    let mut archive =
        with(&mut ids, |ctx| Archive::create(&path, SCHEMA, &new_archive(), &holder("Marta"), ctx, no_presets))
            .unwrap();
    with(&mut ids, |ctx| party::add(&mut archive, ctx, named("Provincia di Bergamo"))).unwrap();
    drop(archive);
    let mut store = SqliteStore::open(&path).unwrap();
    let journal = |of: &Path| PathBuf::from(format!("{}-journal", of.display()));
    store
        .write_tx(&mut |tx| {
            // More than the engine keeps in memory: half-written pages are in the file itself.
            for number in 0..4 {
                let (hash, bytes) = (format!("{number:064}"), vec![7_u8; 1_000_000]);
                tx.exec(include_str!("content_insert.sql"), crate::params![hash, 1_000_000, "prova", bytes])?;
            }
            std::fs::copy(&path, &crashed).unwrap();
            std::fs::copy(journal(&path), journal(&crashed)).unwrap();
            Ok(())
        })
        .unwrap();
    assert!(std::fs::metadata(journal(&crashed)).unwrap().len() > 0, "the crash leaves a journal");
    crashed
}

#[test]
fn an_archive_left_by_a_crash_is_told_to_who_looks_and_mended_for_who_works() {
    let folder = tempfile::tempdir().unwrap();
    let path = interrupted(folder.path());
    let looked = Archive::open_read_only(&path, SCHEMA).err();
    assert!(matches!(looked, Some(Error::NotOpened { error: StoreError::Interrupted, .. })), "{looked:?}");
    let mut archive = Archive::open(&path, SCHEMA, &holder("Marta")).unwrap();
    assert_eq!(names(&mut archive), ["Provincia di Bergamo"]);
    assert_eq!(archive.faults().unwrap(), Vec::<String>::new());
    drop(archive);
    assert_eq!(names(&mut Archive::open_read_only(&path, SCHEMA).unwrap()), ["Provincia di Bergamo"]);
}

#[test]
fn a_creation_that_fails_leaves_nothing_beside_and_one_cut_short_is_cleared_away() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.concilia");
    let mut ids = SequentialIds::new("a");
    let refused = |_: &mut Writer<'_>, _: &mut Context<'_>| Err(Error::Stopped);
    let failed =
        with(&mut ids, |ctx| Archive::create(&path, SCHEMA, &new_archive(), &holder("Marta"), ctx, refused)).err();
    assert!(matches!(failed, Some(Error::Stopped)));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "no file, no lock, no holder");

    for left in ["a.concilia-incompleto", "a.concilia-incompleto-journal", ".a.concilia.lock", ".a.concilia.holder"] {
        std::fs::write(folder.path().join(left), b"a meta").unwrap();
    }
    with(&mut ids, |ctx| Archive::create(&path, SCHEMA, &new_archive(), &holder("Marta"), ctx, no_presets)).unwrap();
    let left = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("incompleto")), "{left:?}");
}

#[test]
fn what_stands_in_the_way_beside_an_archive_is_told_with_the_archive() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.concilia");
    let mut ids = SequentialIds::new("a");
    std::fs::create_dir(folder.path().join(".a.concilia.lock")).unwrap();
    let made =
        with(&mut ids, |ctx| Archive::create(&path, SCHEMA, &new_archive(), &holder("Marta"), ctx, no_presets)).err();
    assert!(matches!(&made, Some(Error::FileAt { path: told, .. }) if *told == path), "{made:?}");
}

#[test]
fn a_folder_an_empty_file_and_a_bare_mark_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("cartella.concilia")).unwrap();
    std::fs::write(at("vuoto.concilia"), b"").unwrap();
    drop(SqliteStore::create(&at("marchio.concilia")).unwrap());
    let opened = |name: &str| {
        let both = [Archive::open_read_only(&at(name), SCHEMA), Archive::open(&at(name), SCHEMA, &holder("Marta"))];
        both.map(|answer| answer.err().unwrap())
    };
    assert!(opened("cartella.concilia").iter().all(|error| matches!(error, Error::IsFolder { .. })));
    assert!(
        opened("vuoto.concilia")
            .iter()
            .all(|error| matches!(error, Error::NotOpened { error: StoreError::Foreign, .. }))
    );
    assert!(opened("marchio.concilia").iter().all(|error| matches!(error, Error::Store(StoreError::Damaged(_)))));
    assert_eq!(std::fs::metadata(at("vuoto.concilia")).unwrap().len(), 0, "not touched");
}

#[test]
fn an_archive_is_created_once_and_opens_again_with_all_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Bergamo 2014-2015.concilia");
    let mut ids = SequentialIds::new("a");
    let mut archive =
        with(&mut ids, |ctx| Archive::create(&path, SCHEMA, &new_archive(), &holder("Marta"), ctx, no_presets))
            .unwrap();
    with(&mut ids, |ctx| party::add(&mut archive, ctx, named("Provincia di Bergamo"))).unwrap();
    drop(archive);

    let again = with(&mut ids, |ctx| Archive::create(&path, SCHEMA, &new_archive(), &holder("Marta"), ctx, no_presets));
    assert!(matches!(again.err(), Some(Error::AlreadyThere { .. })));
    let mut archive = Archive::open(&path, SCHEMA, &holder("Marta")).unwrap();
    assert_eq!(archive.identity().network, "bergamo");
    assert_eq!(names(&mut archive), ["Provincia di Bergamo"]);
    assert_eq!(archive.faults().unwrap(), Vec::<String>::new());
}

#[test]
fn a_second_opener_is_told_who_holds_it_and_may_look() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Bergamo.concilia");
    let mut ids = SequentialIds::new("a");
    let first = with(&mut ids, |ctx| Archive::create(&path, SCHEMA, &new_archive(), &holder("Marta"), ctx, no_presets))
        .unwrap();

    let Err(Error::HeldBy { holder: Some(who) }) = Archive::open(&path, SCHEMA, &holder("Luca")) else {
        panic!("the second opener must be told who holds the archive");
    };
    assert_eq!(who.operator, "Marta");
    let mut looking = Archive::open_read_only(&path, SCHEMA).unwrap();
    let refused = with(&mut ids, |ctx| party::add(&mut looking, ctx, named("Altro")));
    assert!(matches!(refused, Err(Error::ReadOnlyArchive)));

    drop(first);
    assert!(Archive::open(&path, SCHEMA, &holder("Luca")).is_ok(), "the lock is free after the first one closed");
}

#[test]
fn a_newer_archive_and_a_foreign_file_are_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Bergamo.concilia");
    let mut ids = SequentialIds::new("a");
    drop(
        with(&mut ids, |ctx| Archive::create(&path, SCHEMA, &new_archive(), &holder("Marta"), ctx, no_presets))
            .unwrap(),
    );
    let before = std::fs::read(&path).unwrap();

    let older = Schema { migrations: &SCHEMA.migrations[..1], ..SCHEMA };
    let refused = Archive::open(&path, older, &holder("Marta")).err();
    assert!(matches!(refused, Some(Error::NewerArchive { found: 5, known: 1 })), "{refused:?}");
    assert_eq!(std::fs::read(&path).unwrap(), before, "a refused archive keeps every byte");

    let foreign = folder.path().join("lettera.concilia");
    std::fs::write(&foreign, b"PK\x03\x04 this is a Word document, not an archive; long enough for a header ........")
        .unwrap();
    let refused = Archive::open(&foreign, SCHEMA, &holder("Marta")).err();
    assert!(matches!(refused, Some(Error::NotOpened { error: StoreError::Foreign, .. })), "{refused:?}");
}

#[test]
fn an_older_archive_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Bergamo.concilia");
    let older = Schema { migrations: &SCHEMA.migrations[..1], ..SCHEMA };
    let mut ids = SequentialIds::new("a");
    drop(
        with(&mut ids, |ctx| Archive::create(&path, older, &new_archive(), &holder("Marta"), ctx, no_presets)).unwrap(),
    );
    let mut archive = Archive::open(&path, SCHEMA, &holder("Marta")).unwrap();
    with(&mut ids, |ctx| party::add(&mut archive, ctx, named("Provincia"))).unwrap();
    assert_eq!(names(&mut archive), ["Provincia"]);
}

#[test]
fn a_migration_that_fails_leaves_the_archive_as_it_was() {
    let mut store = SqliteStore::in_memory().unwrap();
    let broken =
        [SCHEMA.migrations[0], Migration { name: "0002_broken", script: "CREATE TABLE ok (id TEXT); CREATE TABLE" }];
    assert!(migrate::migrate(&mut store, &broken).is_err());
    assert_eq!(migrate::applied(&mut store).unwrap(), 1);
    let half = store::read(&mut store, |tx| tx.rows("SELECT id FROM ok", &[]));
    assert!(half.is_err(), "no table of a failed migration remains");
}

#[test]
fn a_change_made_on_an_old_reading_is_a_conflict() {
    let mut ids = SequentialIds::new("a");
    let mut archive = memory(&mut ids);
    let party = with(&mut ids, |ctx| party::add(&mut archive, ctx, named("Uno"))).unwrap().value;
    let mut newer = party.clone();
    newer.data.name = "Due".into();
    with(&mut ids, |ctx| party::edit(&mut archive, ctx, newer)).unwrap();
    let late = with(&mut ids, |ctx| party::edit(&mut archive, ctx, party));
    assert!(matches!(late, Err(Error::Conflict { entity: "party" })));
    assert_eq!(names(&mut archive), ["Due"]);
}

#[test]
fn undo_and_redo_walk_back_and_forth_and_the_register_tells_it() {
    let mut ids = SequentialIds::new("a");
    let mut archive = memory(&mut ids);
    let added = with(&mut ids, |ctx| party::add(&mut archive, ctx, named("Uno"))).unwrap();
    let mut party = added.value;
    party.data.pec = "uno@pec.esempio.it".into();
    with(&mut ids, |ctx| party::edit(&mut archive, ctx, party.clone())).unwrap();

    with(&mut ids, |ctx| archive.undo(ctx)).unwrap();
    assert_eq!(archive.read(|tx| party::get(tx, &party.id)).unwrap().data.pec, "");
    with(&mut ids, |ctx| archive.undo(ctx)).unwrap();
    assert_eq!(names(&mut archive), Vec::<String>::new());
    with(&mut ids, |ctx| archive.redo(ctx)).unwrap();
    let redone = with(&mut ids, |ctx| archive.redo(ctx)).unwrap();
    assert_eq!(redone.changed.len(), 1);
    assert_eq!(archive.read(|tx| party::get(tx, &party.id)).unwrap().data.pec, "uno@pec.esempio.it");
    assert!(matches!(with(&mut ids, |ctx| archive.redo(ctx)), Err(Error::NothingToRedo)));

    let page = archive.read(|tx| register::page(tx, &RegisterQuery { limit: 50, ..Default::default() })).unwrap();
    let kinds: Vec<_> = page.entries.iter().rev().map(|entry| entry.kind).collect();
    use OperationKind::*;
    assert_eq!(kinds, [ArchiveCreate, PartyAdd, PartyEdit, UndoOperation, UndoOperation, RedoOperation, RedoOperation]);
    let fields = archive.read(|tx| register::fields(tx, 3)).unwrap();
    let pec = fields.iter().find(|field| field.field == "pec").unwrap();
    assert_eq!((pec.before.as_deref(), pec.after.as_deref()), (Some(""), Some("uno@pec.esempio.it")));
}

#[test]
fn undo_is_refused_with_the_name_of_what_leans_on_it() {
    let mut ids = SequentialIds::new("a");
    let mut archive = memory(&mut ids);
    let added = with(&mut ids, |ctx| party::add(&mut archive, ctx, named("Uno"))).unwrap();
    let signer = party::SignerDraft { name: "Lucia Marenzi".into(), ..Default::default() };
    with(&mut ids, |ctx| party::save_signer(&mut archive, ctx, &added.value.id, None, signer)).unwrap();

    let refused = with(&mut ids, |ctx| archive.undo_number(added.operation.unwrap(), ctx));
    let Err(Error::UndoBlocked { by, subject }) = refused else { panic!("{refused:?}") };
    assert_eq!(by, Some(OperationKind::SignerSave));
    assert!(subject.contains("Lucia Marenzi"));
    assert_eq!(names(&mut archive), ["Uno"]);
}

#[test]
fn what_is_only_annulled_is_never_undone() {
    let mut ids = SequentialIds::new("a");
    let mut archive = memory(&mut ids);
    let operation = Operation::new(OperationKind::AgreementPutToSignature, "versione 1");
    with(&mut ids, |ctx| {
        archive.write(ctx, operation, |writer, ctx| operator::insert_ambito(writer, ctx.new_id(), "Dalmine", false))
    })
    .unwrap();
    let refused = with(&mut ids, |ctx| archive.undo(ctx));
    assert!(matches!(refused, Err(Error::NotUndoable { kind: OperationKind::AgreementPutToSignature })));
    assert!(archive.next_undo().is_none());
}

#[test]
fn an_operation_that_fails_half_way_leaves_nothing_and_takes_no_number() {
    let mut ids = SequentialIds::new("a");
    let mut archive = memory(&mut ids);
    let operation = Operation::new(OperationKind::PartyImport, "2 soggetti");
    let failed: Result<Written<()>> = with(&mut ids, |ctx| {
        archive.write(ctx, operation, |writer, ctx| {
            party::insert(writer, ctx.new_id(), named("Uno"))?;
            party::insert(writer, ctx.new_id(), named("   "))?;
            Ok(())
        })
    });
    assert!(matches!(failed, Err(Error::Empty { field: RequiredField::Name })));
    assert_eq!(names(&mut archive), Vec::<String>::new());
    let next = with(&mut ids, |ctx| party::add(&mut archive, ctx, named("Tre"))).unwrap();
    assert_eq!((next.operation, next.undoable), (Some(2), true));
    let undone = with(&mut ids, |ctx| archive.undo_number(2, ctx)).unwrap();
    assert!(!undone.undoable, "only what undo takes back is offered to it");
}

#[test]
fn content_is_kept_once_and_a_damaged_one_is_told() {
    let mut ids = SequentialIds::new("a");
    let mut archive = memory(&mut ids);
    let mut keep = |bytes: &'static [u8]| {
        with(&mut ids, |ctx| {
            let operation = Operation::new(OperationKind::SettingsSave, "");
            archive.write(ctx, operation, |writer, _| content::keep(writer.tx(), bytes, "application/pdf"))
        })
        .unwrap()
        .value
    };
    let first = keep(b"uno");
    assert_eq!(keep(b"uno"), first);
    let other = keep(b"due");
    assert_eq!(archive.read(|tx| content::load(tx, &other)).unwrap(), b"due");
}

#[test]
fn operations_held_together_are_kept_at_once_or_leave_nothing_in_the_register_and_nothing_to_undo() {
    let mut ids = SequentialIds::new("a");
    let mut archive = memory(&mut ids);
    with(&mut ids, |ctx| party::add(&mut archive, ctx, named("Prima"))).unwrap();
    let total = |archive: &mut Archive| archive.read(|tx| register::page(tx, &RegisterQuery::default())).unwrap().total;
    let before = total(&mut archive);
    archive.gather().unwrap();
    with(&mut ids, |ctx| party::add(&mut archive, ctx, named("Seconda"))).unwrap();
    assert_eq!(names(&mut archive), ["Prima", "Seconda"]);
    archive.settle(false).unwrap();
    assert_eq!((names(&mut archive), total(&mut archive)), (vec!["Prima".to_owned()], before));
    assert_eq!(archive.next_undo(), Some((OperationKind::PartyAdd, "Prima")));
    archive.gather().unwrap();
    with(&mut ids, |ctx| party::add(&mut archive, ctx, named("Terza"))).unwrap();
    archive.settle(true).unwrap();
    with(&mut ids, |ctx| archive.undo(ctx)).unwrap();
    assert_eq!((names(&mut archive), total(&mut archive)), (vec!["Prima".to_owned()], before + 2));
}
