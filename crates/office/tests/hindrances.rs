//! What stops a work half way: the user at any step, a name taken while documents are being made, a folder of the program's
//! own that refuses. Nothing is half-written, and what was done is there.
//!
//! Full disks, folders and files held by others are met by whole programs: crates/cli/tests/hindrances.rs.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that stops says by failing what it expected")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use concilia_core::agreement::PutToSignature;
use concilia_core::context::SequentialIds;
use concilia_core::party::{self, Category, PartyDraft};
use concilia_core::territory::Network;
use concilia_office::files::IfThere;
use concilia_office::issue::DocumentQuery;
use concilia_office::job::{Job, Progress};
use concilia_office::print::{self, Batch, PrintDone, PrintRequest};
use concilia_office::system::{StillClock, places};
use concilia_office::{Desk, Error, Failure, Person, agreement, archives, import, issue};
use tempfile::TempDir;

const JOB: &str = "lavoro";
const ADHERENTS: usize = 4;

/// A network whose agreement is put to signature, and four members of the agreement before.
struct Office {
    folder: TempDir,
    desk: Desk,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let places = places(folder.path().join("dati"), folder.path().join("Documenti"));
        let person = Person { login: "mrota".into(), computer: "pc-prova".into() };
        let clock = Box::new(StillClock(NaiveDate::from_ymd_opt(2014, 3, 24).unwrap()));
        let desk = Desk::new(places, person, clock, Box::new(SequentialIds::new("h")));
        archives::create(&desk, Network::Bergamo, &folder.path().join("a.concilia")).unwrap();
        let add = |name: &str, category, previous_member| {
            let draft =
                PartyDraft { name: name.into(), category: Some(category), previous_member, ..PartyDraft::default() };
            desk.change(|archive, ctx| party::add(archive, ctx, draft)).unwrap();
        };
        add("Regione Lombardia", Category::Region, false);
        add("ASL di Bergamo", Category::Asl, false);
        for number in 1..=ADHERENTS {
            add(&format!("Associazione {number}"), Category::FamilyAssociation, true);
        }
        let id = agreement::start(&desk).unwrap().value;
        let read = agreement::view(&desk, Some(&id)).unwrap().unwrap().version;
        let order = PutToSignature { version: id, read, decisions: Vec::new() };
        agreement::put_to_signature(&desk, &order, false).unwrap();
        Self { folder, desk }
    }

    fn prints(&self) -> PathBuf {
        self.folder.path().join("stampe")
    }

    fn forms(&self) -> PrintRequest {
        PrintRequest {
            batch: Batch::AdherenceForms { parties: Vec::new() },
            issued: true,
            one_file: false,
            folder: self.prints().display().to_string(),
            name: None,
            replace: false,
            date_confirmed: false,
        }
    }

    fn print(&self, request: &PrintRequest, report: &(dyn Fn(Progress) + Sync)) -> Result<PrintDone, Error> {
        print::print(&self.desk, request, &self.desk.jobs.start(JOB, report)).map(|written| written.value)
    }

    fn documents(&self) -> usize {
        issue::list(&self.desk, &DocumentQuery::default()).unwrap().len()
    }

    fn parties(&self) -> i64 {
        self.desk.read(|tx, _| party::count(tx)).unwrap()
    }
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = std::fs::read_dir(folder) else { return BTreeMap::new() };
    let read =
        |path: PathBuf| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap());
    entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).map(read).collect()
}

/// How many times a work tells how far it is.
fn steps(work: impl FnOnce(&(dyn Fn(Progress) + Sync))) -> usize {
    let told = std::sync::atomic::AtomicUsize::new(0);
    work(&|_| {
        told.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    });
    told.into_inner()
}

#[test]
fn a_print_stopped_at_any_step_leaves_no_file_no_document_and_no_gap_in_the_numbers() {
    for one_file in [false, true] {
        let all = Office::new();
        let request = PrintRequest { one_file, ..all.forms() };
        let count = steps(|report| drop(all.print(&request, report).unwrap()));
        assert!(count > ADHERENTS, "{count} steps");

        let office = Office::new();
        let request = PrintRequest { one_file, ..office.forms() };
        let (archive, documents) = (files(office.folder.path()), office.documents());
        for at in 1..=count {
            let told = std::sync::atomic::AtomicUsize::new(0);
            let stop = |_: Progress| {
                if told.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1 == at {
                    office.desk.jobs.stop(JOB);
                }
            };
            let failure = Failure::from(office.print(&request, &stop).unwrap_err());
            assert_eq!(failure.code, "session.stopped", "at step {at}");
            assert_eq!((files(&office.prints()).len(), office.documents()), (0, documents), "at step {at}");
            assert!(files(office.folder.path()) == archive, "the archive is byte for byte as it was, at step {at}");
        }
        let done = office.print(&request, &|_| {}).unwrap();
        assert_eq!(done.numbers, Some((2, 5)), "the agreement has the first, and no number was spent");
    }
}

#[test]
fn an_import_stopped_at_any_step_writes_nothing_and_keeps_the_list() {
    let rows = 12;
    let list = format!("Ente;Note\n{}", (0..rows).map(|n| format!("Ente numero{n};\n")).collect::<String>());
    let open = |office: &Office| {
        let path = office.folder.path().join("elenco.csv");
        std::fs::write(&path, &list).unwrap();
        import::open_file(&office.desk, &path, &Job::silent()).unwrap();
    };
    let all = Office::new();
    open(&all);
    let count = steps(|report| drop(import::confirm(&all.desk, &all.desk.jobs.start(JOB, report)).unwrap()));
    assert!(count >= rows, "{count} steps");

    let office = Office::new();
    open(&office);
    let (archive, parties) = (files(office.folder.path()), office.parties());
    for at in 1..=count {
        let told = std::sync::atomic::AtomicUsize::new(0);
        let stop = |_: Progress| {
            if told.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1 == at {
                office.desk.jobs.stop(JOB);
            }
        };
        let stopped = import::confirm(&office.desk, &office.desk.jobs.start(JOB, &stop)).unwrap_err();
        assert_eq!(Failure::from(stopped).code, "session.stopped", "at step {at}");
        assert_eq!(office.parties(), parties, "at step {at}");
        assert!(files(office.folder.path()) == archive, "the archive is byte for byte as it was, at step {at}");
    }
    assert_eq!(
        import::confirm(&office.desk, &Job::silent()).unwrap().value.added,
        rows as u32,
        "the list is still there"
    );
}

/// The name is taken between the question and the end: the documents are issued already, and stay.
#[test]
fn files_that_can_not_get_their_names_leave_the_issued_documents_to_be_saved_again() {
    let office = Office::new();
    let before = office.documents();
    let taken = office.prints().join("Modulo di adesione - Associazione 3.pdf");
    let take = |progress: Progress| {
        if progress.done == 2 {
            std::fs::create_dir_all(office.prints()).unwrap();
            std::fs::write(&taken, b"lettera").unwrap();
        }
    };
    let done = office.print(&office.forms(), &take).unwrap();
    let notice = done.notice.expect("it is told");
    assert_eq!(notice.code, "print.issued_not_saved");
    assert!(notice.message.contains("sono nell’archivio") && notice.message.contains("«Modulo"), "{}", notice.message);
    assert!(notice.advice.starts_with("Non stamparli di nuovo"), "{}", notice.advice);
    assert_eq!((done.files.len(), done.issued.len(), done.numbers), (0, ADHERENTS, Some((2, 5))));
    assert_eq!(office.documents(), before + ADHERENTS);
    let left = files(&office.prints());
    assert_eq!(left.len(), 1, "none of the others stays, no name of passage either: {:?}", left.keys());
    assert_eq!(left["Modulo di adesione - Associazione 3.pdf"], b"lettera");

    let again = office.folder.path().join("di nuovo");
    let names = issue::save_all(&office.desk, &done.issued, &again, IfThere::Ask).unwrap();
    let saved = files(&again);
    assert_eq!(saved.len(), ADHERENTS);
    for (id, name) in done.issued.iter().zip(&names) {
        assert_eq!(saved[name], issue::pdf(&office.desk, id).unwrap().1, "the bytes that the archive keeps");
    }
    office.desk.close();
    archives::open(&office.desk, &office.folder.path().join("a.concilia")).unwrap();
    assert_eq!(office.documents(), before + ADHERENTS);
    assert_eq!(office.desk.session(|session| Ok(session.archive.faults()?)).unwrap(), Vec::<String>::new());
}

#[test]
fn a_folder_with_the_name_of_a_file_stops_the_print_before_anything_is_issued() {
    let office = Office::new();
    let before = office.documents();
    std::fs::create_dir_all(office.prints().join("Modulo di adesione - Associazione 2.pdf")).unwrap();
    let failure = Failure::from(office.print(&PrintRequest { replace: true, ..office.forms() }, &|_| {}).unwrap_err());
    assert_eq!(failure.code, "file.folder_there");
    assert!(failure.free_path.is_some_and(|free| free.ends_with("Associazione 2 (2).pdf")));
    assert_eq!((office.documents(), files(&office.prints()).len()), (before, 0));
}

/// What is remembered on this computer is a convenience: where it can not be written, no archive is refused for it.
#[test]
fn an_archive_is_made_and_opened_also_where_nothing_can_be_remembered() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("dati"), b"un file al posto della cartella").unwrap();
    let places = places(folder.path().join("dati"), folder.path().join("Documenti"));
    let person = Person { login: "mrota".into(), computer: "pc-prova".into() };
    let clock = Box::new(StillClock(NaiveDate::from_ymd_opt(2014, 3, 24).unwrap()));
    let desk = Desk::new(places, person, clock, Box::new(SequentialIds::new("h")));
    let path = folder.path().join("a.concilia");
    archives::create(&desk, Network::Bergamo, &path).unwrap();
    desk.close();
    archives::open(&desk, &path).unwrap();
}

/// Windows lets nobody replace a file that another program holds: the documents are issued, and what to close is told.
#[cfg(windows)]
#[test]
fn a_file_held_by_another_program_is_told() {
    use std::os::windows::fs::OpenOptionsExt;
    let office = Office::new();
    std::fs::create_dir_all(office.prints()).unwrap();
    let path = office.prints().join("Modulo di adesione - Associazione 1.pdf");
    std::fs::write(&path, b"lettera").unwrap();
    let held = std::fs::OpenOptions::new().read(true).share_mode(0).open(&path).unwrap();
    let done = office.print(&PrintRequest { replace: true, ..office.forms() }, &|_| {}).unwrap();
    let notice = done.notice.expect("it is told");
    assert_eq!((notice.code.as_str(), done.issued.len()), ("print.issued_not_saved", ADHERENTS));
    assert!(notice.advice.contains("Chiudilo"), "{}", notice.advice);
    drop(held);
    assert_eq!(std::fs::read(&path).unwrap(), b"lettera");
}
