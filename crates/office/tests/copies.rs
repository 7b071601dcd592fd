//! Copies as an office meets them: made by themselves, told when they do not go, taken back after a loss.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that stops says by failing what it expected")]

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDate;
use concilia_core::archive::operation::OperationKind;
use concilia_core::archive::register::{self, RegisterQuery};
use concilia_core::archive::{Archive, Schema};
use concilia_core::context::SequentialIds;
use concilia_core::party::{self, PartyDraft};
use concilia_core::schema::SCHEMA;
use concilia_core::territory::Network;
use concilia_office::copies::{self, CopiesView, RestoreRequest, RestoreSource};
use concilia_office::files::IfThere;
use concilia_office::job::Job;
use concilia_office::system::{StillClock, places};
use concilia_office::{Desk, Failure, Person, archives, example, import};
use tempfile::TempDir;

struct Office {
    folder: TempDir,
    desk: Desk,
}

impl Office {
    /// An office with an archive of one party, open.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let office = Self { desk: desk(folder.path()), folder };
        archives::create(&office.desk, Network::Bergamo, &office.archive()).unwrap();
        office.add("Comune di Albino");
        office
    }

    fn archive(&self) -> PathBuf {
        self.folder.path().join("Bergamo.concilia")
    }

    fn add(&self, name: &str) {
        let draft = PartyDraft { name: name.into(), ..PartyDraft::default() };
        self.desk.change(|archive, ctx| party::add(archive, ctx, draft)).unwrap();
    }

    fn parties(&self) -> i64 {
        self.desk.read(|tx, _| party::count(tx)).unwrap()
    }

    /// The reasons of all copies, the newest first.
    fn reasons(&self) -> Vec<String> {
        copies::list(&self.desk, false).unwrap().into_iter().map(|copy| copy.why).collect()
    }

    fn newest(&self) -> RestoreSource {
        let id = copies::list(&self.desk, false).unwrap().remove(0).id;
        RestoreSource::Copy { id, second: false }
    }

    fn restore(&self, source: RestoreSource, replace: bool) -> Result<copies::RestoreDone, Failure> {
        let to = self.archive().display().to_string();
        let request = RestoreRequest { source, to, replace, without_missing: false };
        copies::restore(&self.desk, &request, &Job::silent()).map_err(Failure::from)
    }

    /// Where the copies of this archive are.
    fn copies(&self) -> PathBuf {
        PathBuf::from(copies::view(&self.desk).unwrap().folder)
    }
}

fn desk(folder: &Path) -> Desk {
    let places = places(folder.join("dati"), folder.join("Documenti"));
    let person = Person { login: "mrota".into(), computer: "pc-prova".into() };
    let clock = Box::new(StillClock(NaiveDate::from_ymd_opt(2014, 3, 24).unwrap()));
    Desk::new(places, person, clock, Box::new(SequentialIds::new("h")))
}

#[test]
fn copies_are_made_by_themselves_at_opening_import_and_closing_where_something_was_done() {
    let office = Office::new();
    assert_eq!(office.reasons(), ["all’apertura"], "a new archive is copied as it is");
    let list = office.folder.path().join("elenco.csv");
    std::fs::write(&list, "Ente\nComune di Nembro\n").unwrap();
    import::open_file(&office.desk, &list, &Job::silent()).unwrap();
    import::confirm(&office.desk, &Job::silent()).unwrap();
    archives::close(&office.desk);
    assert_eq!(office.reasons(), ["alla chiusura", "prima di un’importazione", "all’apertura"]);
    archives::open(&office.desk, &office.archive()).unwrap();
    archives::close(&office.desk);
    archives::open_read_only(&office.desk, &office.archive()).unwrap();
    archives::close(&office.desk);
    assert_eq!(office.reasons().len(), 3, "nothing was done since");
    let copies = copies::list(&office.desk, false).unwrap();
    assert_eq!((copies[0].parties, copies[1].parties, copies[2].parties), (Some(2), Some(1), Some(0)));
    assert!(copies[0].last_operation.starts_with("Soggetti importati"), "{}", copies[0].last_operation);

    example::open(&office.desk, false).unwrap();
    assert!(copies::view(&office.desk).unwrap().by_hand);
    archives::close(&office.desk);
    assert_eq!(copies::list(&office.desk, false).unwrap().len(), 3, "the example is not copied");
}

#[test]
fn an_archive_that_was_lost_comes_back_from_the_list() {
    let office = Office::new();
    office.add("Provincia di Bergamo");
    archives::close(&office.desk);
    std::fs::remove_file(office.archive()).unwrap();

    let looked = copies::look(&office.desk, &office.newest()).unwrap();
    assert_eq!((looked.parties, looked.missing, looked.place_taken), (Some(2), 0, false));
    assert_eq!(looked.place.as_deref(), Some(office.archive().to_str().unwrap()));
    let done = office.restore(office.newest(), false).unwrap();
    assert_eq!((done.replaced, done.missing), (None, 0));
    assert!(done.words.starts_with("Ripristinato e controllato: «Bergamo.concilia»."), "{}", done.words);
    assert_eq!(office.parties(), 2);
    let query = RegisterQuery { limit: 1, ..RegisterQuery::default() };
    let entry = office.desk.read(|tx, _| register::page(tx, &query)).unwrap().entries.remove(0);
    assert_eq!(entry.kind, OperationKind::ArchiveRestore);
    assert!(entry.subject.starts_with("copia del 24/03/2014 alle "), "{}", entry.subject);
    assert_eq!(office.reasons()[0], "all’apertura", "the new line is copied at once");
}

#[test]
fn the_open_archive_is_replaced_only_on_request_and_kept() {
    let office = Office::new();
    let view = copies::make_now(&office.desk).unwrap();
    assert_eq!((view.count, view.failure), (2, None));
    let source = office.newest();
    office.add("Provincia di Bergamo");
    let refused = office.restore(source.clone(), false).unwrap_err();
    assert_eq!(refused.code, "file.already_there");
    assert_eq!(office.parties(), 2, "the archive is open as before");

    let done = office.restore(source, true).unwrap();
    assert_eq!(office.parties(), 1);
    let kept = PathBuf::from(done.replaced.unwrap());
    let name = kept.file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with("Bergamo (sostituito il 24-03-2014 alle "), "{name}");
    archives::open_read_only(&office.desk, &kept).unwrap();
    assert_eq!(office.parties(), 2, "what was done after the copy is in the archive that is kept");
    let copies = copies::list_in(&office.desk.places.copies, None).unwrap();
    assert!(copies.iter().any(|copy| copy.parties == Some(2) && copy.why == "alla chiusura"), "{copies:?}");
}

#[test]
fn who_was_working_goes_on_where_a_restoration_does_not_go() {
    let office = Office::new();
    copies::make_now(&office.desk).unwrap();
    let copies::RestoreSource::Copy { id, .. } = office.newest() else { panic!("a copy") };
    let file = office.copies().join("tables").join(format!("{}.concilia-copia", id.split_once('/').unwrap().1));
    let mut bytes = std::fs::read(&file).unwrap();
    let party = bytes.windows(16).position(|window| window == b"Comune di Albino").unwrap();
    bytes[party] = b'X';
    std::fs::write(&file, bytes).unwrap();
    let before = std::fs::read(office.archive()).unwrap();
    let refused = office.restore(RestoreSource::Copy { id, second: false }, true).unwrap_err();
    assert_eq!(refused.code, "copy.damaged", "{refused:?}");
    assert_eq!(std::fs::read(office.archive()).unwrap(), before);
    office.add("Provincia di Bergamo");
    let none = copies::look(&office.desk, &RestoreSource::Copy { id: "BG/../..".into(), second: false });
    assert_eq!(Failure::from(none.unwrap_err()).code, "copy.none");
}

#[test]
fn a_copy_that_does_not_go_stops_no_work_and_is_told_until_one_goes() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    std::fs::create_dir_all(desk.places.copies.parent().unwrap()).unwrap();
    std::fs::write(&desk.places.copies, b"un file al posto della cartella").unwrap();
    let office = Office { folder, desk };
    let view = archives::create(&office.desk, Network::Bergamo, &office.archive()).unwrap();
    let note = view.copies_note.expect("it is told");
    assert!(note.starts_with("L’ultima copia di questo archivio non è riuscita: "), "{note}");
    office.add("Comune di Albino");
    archives::close(&office.desk);
    archives::open(&office.desk, &office.archive()).unwrap();
    assert_eq!(office.parties(), 1);

    std::fs::remove_file(&office.desk.places.copies).unwrap();
    let view = copies::make_now(&office.desk).unwrap();
    assert_eq!((view.failure, view.count), (None, 1));
    assert_eq!(office.desk.view().unwrap().copies_note, None);
}

#[test]
fn an_older_archive_is_not_touched_without_its_copy() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office { desk: desk(folder.path()), folder };
    let older = Schema { migrations: &SCHEMA.migrations[..2], ..SCHEMA };
    let new = concilia_core::archive::NewArchive {
        network: "bergamo".into(),
        round: "2014-2015".into(),
        code: "BG14AB".into(),
        example_date: None,
    };
    let holder = concilia_core::archive::lock::Holder {
        operator: "Marta".into(),
        computer: "pc".into(),
        since: office.desk.now(),
    };
    let made = office.desk.fresh_context(office.desk.today(), |ctx| {
        Archive::create(&office.archive(), older, &new, &holder, ctx, |_, _| Ok(()))
    });
    drop(made.unwrap());
    let before = std::fs::read(office.archive()).unwrap();
    std::fs::create_dir_all(office.desk.places.copies.parent().unwrap()).unwrap();
    std::fs::write(&office.desk.places.copies, b"un file al posto della cartella").unwrap();
    let refused = Failure::from(archives::open(&office.desk, &office.archive()).unwrap_err());
    assert_eq!(refused.code, "copy.not_first", "{refused:?}");
    assert_eq!(std::fs::read(office.archive()).unwrap(), before);

    std::fs::remove_file(&office.desk.places.copies).unwrap();
    archives::open(&office.desk, &office.archive()).unwrap();
    let reasons = office.reasons();
    assert_eq!(reasons, ["all’apertura", "prima di aggiornare l’archivio"], "{reasons:?}");
}

/// Waits for the thread that brings copies to the second place.
fn brought(desk: &Desk) -> CopiesView {
    for _ in 0..200 {
        let view = copies::view(desk).unwrap();
        if !view.second.running {
            return view;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("it does not end");
}

#[test]
fn the_second_place_is_told_when_it_is_away_and_restores_when_the_first_is_lost() {
    let office = Office::new();
    let place = office.folder.path().join("chiavetta");
    copies::choose_second(&office.desk, Some(place.display().to_string())).unwrap();
    let view = brought(&office.desk);
    assert_eq!(view.second.failure.map(|failure| failure.code), Some("copy.no_place".to_owned()));
    assert!(!place.exists(), "a disk that is not connected is not made up");
    office.add("Provincia di Bergamo");
    assert_eq!(office.desk.view().unwrap().copies_note, None, "the copies on this computer go");

    std::fs::create_dir(&place).unwrap();
    archives::close(&office.desk);
    archives::open(&office.desk, &office.archive()).unwrap();
    let view = brought(&office.desk);
    assert_eq!(view.second.failure, None);
    assert_eq!(view.second.good_at, view.last.map(|last| last.made_at));
    archives::close(&office.desk);

    std::fs::remove_dir_all(&office.desk.places.copies).unwrap();
    std::fs::remove_file(office.archive()).unwrap();
    let id = copies::list(&office.desk, true).unwrap().remove(0).id;
    office.restore(RestoreSource::Copy { id, second: true }, false).unwrap();
    assert_eq!(office.parties(), 2);
}

#[test]
fn a_full_copy_has_a_name_that_says_it_and_is_restored_like_any_other() {
    let office = Office::new();
    let name = copies::full_name(&office.desk).unwrap();
    assert_eq!(name, "Bergamo - copia completa del 24-03-2014.concilia");
    let to = office.folder.path().join(name);
    let done = copies::full(&office.desk, &to, IfThere::Ask, &Job::silent()).unwrap();
    assert_eq!((done.words.as_str(), done.attention), ("Copia completa fatta e riletta, con nessun documento.", false));
    let again = copies::full(&office.desk, &to, IfThere::Ask, &Job::silent()).unwrap_err();
    let failure = Failure::from(again);
    assert_eq!(failure.code, "file.already_there");
    assert!(failure.free_path.is_some());
    copies::full(&office.desk, &to, IfThere::Replace, &Job::silent()).unwrap();

    archives::close(&office.desk);
    std::fs::remove_file(office.archive()).unwrap();
    office.restore(RestoreSource::File { path: to.display().to_string() }, false).unwrap();
    assert_eq!(office.parties(), 1);
}

#[test]
fn a_file_copied_by_hand_and_one_put_back_number_their_documents_by_themselves() {
    let office = Office::new();
    let line = |path: &Path| {
        let view = archives::open(&office.desk, path).unwrap();
        let line = office.desk.session(|session| Ok(session.archive.identity().lineage)).unwrap();
        archives::close(&office.desk);
        (line, view.line_note)
    };
    let (copy, original) = (office.folder.path().join("Copia.concilia"), office.archive());
    archives::close(&office.desk);
    std::fs::copy(&original, &copy).unwrap();
    let (number, told) = line(&copy);
    assert_eq!(number, 2);
    assert!(told.is_some_and(|told| told.contains("Bergamo.concilia")), "it names the other one");
    assert_eq!(line(&copy), (2, None), "told once");
    assert_eq!(line(&original), (1, None));

    let before = std::fs::read(&original).unwrap();
    archives::open(&office.desk, &original).unwrap();
    office.add("Comune di Treviglio");
    archives::close(&office.desk);
    std::fs::write(&original, before).unwrap();
    let (number, told) = line(&original);
    assert_eq!(number, 3, "the second line is the copy's");
    assert!(told.is_some_and(|told| told.contains("stato precedente")));
}
