//! Opening, closing and remembering archives, on real files.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that stops says by failing what it expected")]

use std::path::Path;

use chrono::NaiveDate;
use concilia_core::context::SequentialIds;
use concilia_core::party::{self, PartyDraft};
use concilia_core::territory::Network;
use concilia_office::settings::OfficeTexts;
use concilia_office::system::{StillClock, places};
use concilia_office::{Desk, Error, Failure, Person, archives, settings};

fn desk(folder: &Path, login: &str) -> Desk {
    let places = places(folder.join("dati locali"), folder.join("Documenti"));
    let person = Person { login: login.into(), computer: "pc-prova".into() };
    let clock = Box::new(StillClock(NaiveDate::from_ymd_opt(2014, 1, 20).unwrap()));
    Desk::new(places, person, clock, Box::new(SequentialIds::new(login)))
}

fn add_party(desk: &Desk, name: &str) {
    let draft = PartyDraft { name: name.into(), ..PartyDraft::default() };
    desk.change(|archive, ctx| party::add(archive, ctx, draft)).unwrap();
}

#[test]
fn an_archive_is_made_remembered_closed_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path(), "marta");
    let path = archives::proposed_path(&desk, "Bergamo");
    assert!(path.ends_with("Bergamo 2014-2015.concilia"), "{}", path.display());
    let view = archives::create(&desk, Network::Bergamo, &path).unwrap();
    assert_eq!((view.network.as_str(), view.saved_at, view.operator.as_str()), ("bergamo", None, "marta"));

    add_party(&desk, "Provincia di Bergamo");
    let view = desk.view().unwrap();
    assert!(view.saved_at.is_some());
    assert_eq!(view.undo.as_deref(), Some("Soggetto aggiunto: Provincia di Bergamo"));
    archives::close(&desk);
    assert!(matches!(desk.view(), Err(Error::NoArchive)));
    assert_eq!(archives::recent(&desk)[0].recent.parties, 1, "as many as when it was closed");

    archives::open(&desk, &path).unwrap();
    assert_eq!(desk.read(|tx, _| party::count(tx)).unwrap(), 1);
    let recent = archives::recent(&desk);
    assert_eq!((recent.len(), recent[0].name.as_str(), recent[0].missing), (1, "Bergamo 2014-2015", false));
    assert_eq!(recent[0].recent.parties, 1);

    desk.close();
    std::fs::remove_file(&path).unwrap();
    assert!(archives::recent(&desk)[0].missing, "a missing file is said, not forgotten");
    let failure = Failure::from(archives::open(&desk, &path).unwrap_err());
    assert_eq!(failure.code, "archive.no_file");
}

#[test]
fn the_working_date_is_todays_until_chosen_and_asks_for_a_confirmation() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path(), "marta");
    let path = folder.path().join("a.concilia");
    archives::create(&desk, Network::Bergamo, &path).unwrap();
    assert!(desk.confirm_date(false).is_ok());
    let other = NaiveDate::from_ymd_opt(2014, 3, 3).unwrap();
    assert_eq!(desk.set_working_date(Some(other)).unwrap().working_date, other);
    assert!(matches!(desk.confirm_date(false), Err(Error::WorkingDateDiffers { .. })));
    assert!(desk.confirm_date(true).is_ok());
    assert!(desk.set_working_date(None).is_ok_and(|view| view.working_date == view.today));
}

#[test]
fn a_second_desk_is_told_who_holds_the_archive() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (desk(folder.path(), "marta"), desk(folder.path(), "luca"));
    let path = folder.path().join("a.concilia");
    archives::create(&first, Network::Bergamo, &path).unwrap();
    let failure = Failure::from(archives::open(&second, &path).unwrap_err());
    assert_eq!(failure.code, "archive.held");
    assert!(failure.message.contains("marta") && failure.message.contains("pc-prova"), "{}", failure.message);
    let view = archives::open_read_only(&second, &path).unwrap();
    assert!(view.read_only);
    let note = view.read_only_note.unwrap();
    assert!(note.contains("marta") && note.contains("pc-prova"), "{note}");
    assert!(matches!(
        settings::save_texts(&second, OfficeTexts::default()),
        Err(Error::Core(concilia_core::Error::ReadOnlyArchive))
    ));
    assert_eq!(first.view().unwrap().read_only_note, None, "who holds it works on");
    first.close();
    let note = second.view().unwrap().read_only_note.unwrap();
    assert!(note.contains("ora è libero"), "{note}");
}

#[test]
fn an_existing_file_is_never_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path(), "marta");
    let path = folder.path().join("a.concilia");
    std::fs::write(&path, b"lettera").unwrap();
    let failure = Failure::from(archives::create(&desk, Network::Bergamo, &path).unwrap_err());
    assert_eq!(failure.code, "file.already_there");
    assert_eq!(std::fs::read(&path).unwrap(), b"lettera");
}
