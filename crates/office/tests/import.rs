//! Importing a list, on real files: dry run, decisions, confirm, undo, what stays out.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that stops says by failing what it expected")]

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use concilia_core::context::SequentialIds;
use concilia_core::exchange::import::{Choice, Chosen, Correction, Group, Keep, Outcome, Prevails};
use concilia_core::exchange::mapping::Assignment;
use concilia_core::party::{self, Party, PartyField};
use concilia_core::rule::{Screen, Severity, Spot};
use concilia_core::territory::Network;
use concilia_office::files::IfThere;
use concilia_office::import::{self, ImportChange, ImportView};
use concilia_office::job::{Job, Jobs};
use concilia_office::system::{StillClock, places};
use concilia_office::{Desk, Error, Failure, Person, agreement, archives, dashboard};
use tempfile::TempDir;

const LIST: &str = "Rete di Bergamo;;;\n\
    Ente;Tipo;CF;Pec\n\
    Comune di Prova;comune;01234567897;prova@pec.it\n\
    Ambito di Prova;ambito;0235478016;ambito@pec.it\n\
    ;ente locale;;x@pec.it\n\
    CISL Prova;sindacato;;cisl@pec.it\n\
    C.I.S.L. di Prova;sindacato;;\n\
    Totale;;5;\n";

fn desk() -> (TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let places = places(folder.path().join("dati"), folder.path().join("Documenti"));
    let person = Person { login: "marta".into(), computer: "pc-prova".into() };
    let clock = Box::new(StillClock(NaiveDate::from_ymd_opt(2014, 1, 20).unwrap()));
    let desk = Desk::new(places, person, clock, Box::new(SequentialIds::new("m")));
    archives::create(&desk, Network::Bergamo, &folder.path().join("a.concilia")).unwrap();
    (folder, desk)
}

fn written(folder: &TempDir, name: &str, text: &str) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn parties(desk: &Desk) -> Vec<Party> {
    desk.read(|tx, _| party::all(tx)).unwrap()
}

fn view(desk: &Desk) -> ImportView {
    import::view(desk, &Job::silent()).unwrap().unwrap()
}

#[test]
fn a_list_is_tried_decided_and_written_as_one_operation() {
    let (folder, desk) = desk();
    import::open_file(&desk, &written(&folder, "Aderenti.csv", LIST), &Job::silent()).unwrap();
    let first = view(&desk);
    assert_eq!((first.source.as_str(), first.header, first.recognised), ("Aderenti.csv", Some(2), 4));
    assert_eq!((first.counts.rows, first.counts.ready, first.counts.refused, first.counts.to_look_at), (6, 2, 1, 1));
    assert_eq!((first.counts.likely, first.counts.ignored), (1, 1));
    assert_eq!(parties(&desk), [], "nothing is written before the confirm");

    let name = Correction { row: 5, field: PartyField::Name, value: "Ente Delta".into() };
    import::change(&desk, &ImportChange::Correct(name), &Job::silent()).unwrap();
    import::change(&desk, &ImportChange::Keep(Keep { row: 4, field: PartyField::FiscalCode }), &Job::silent()).unwrap();
    let ready = import::rows(&desk, Some(Group::Ready)).unwrap();
    assert_eq!(
        (ready[0].values[1].label.as_str(), ready[0].values[1].value.as_str()),
        ("Categoria", "Comune o ente locale")
    );
    let likely = import::rows(&desk, Some(Group::Likely)).unwrap();
    let comparison = likely[0].comparison.clone().unwrap();
    assert_eq!((likely[0].row, comparison.name.as_str(), comparison.known), (7, "CISL Prova", false));
    let merge = Choice::Merge { take: vec![PartyField::Name] };
    import::change(
        &desk,
        &ImportChange::Choose(Chosen { row: 7, with: comparison.with, choice: merge }),
        &Job::silent(),
    )
    .unwrap();
    assert_eq!((view(&desk).counts.ready, view(&desk).counts.adds), (4, 4));

    let done = import::confirm(&desk, &Job::silent()).unwrap();
    assert_eq!((done.value.added, done.value.updated, done.value.left), (4, 0, 0));
    let names: Vec<String> = parties(&desk).into_iter().map(|party| party.data.name).collect();
    assert_eq!(names, ["Ambito di Prova", "C.I.S.L. di Prova", "Comune di Prova", "Ente Delta"]);
    assert_eq!(desk.view().unwrap().undo.as_deref(), Some("Soggetti importati: 4 aggiunti da «Aderenti.csv»"));
    assert!(import::view(&desk, &Job::silent()).unwrap().is_none() && import::left(&desk).unwrap().is_empty());

    desk.undo().unwrap();
    assert_eq!(parties(&desk), []);
    import::reopen(&desk, &Job::silent()).unwrap();
    assert_eq!(view(&desk).counts.adds, 4, "the decisions are still there");
}

#[test]
fn what_stays_out_is_kept_for_later_and_saved_to_be_mended() {
    let (folder, desk) = desk();
    import::open_file(&desk, &written(&folder, "Aderenti.csv", LIST), &Job::silent()).unwrap();
    let name = Correction { row: 4, field: PartyField::FiscalCode, value: "123".into() };
    import::change(&desk, &ImportChange::Correct(name), &Job::silent()).unwrap();
    let rest = folder.path().join("Da sistemare.xlsx");
    assert_eq!(import::save_rest(&desk, &rest, IfThere::Ask).unwrap().rows, 3);
    assert!(matches!(import::save_rest(&desk, &rest, IfThere::Ask), Err(Error::FileExists { .. })));
    assert_eq!(import::confirm(&desk, &Job::silent()).unwrap().value.left, 3);

    let left = import::left(&desk).unwrap().remove(0);
    assert_eq!((left.source.as_str(), left.rows), ("Aderenti.csv", 3));
    import::open_left(&desk, &left.id, &Job::silent()).unwrap();
    assert_eq!(view(&desk).counts.rows, 3);
    let row = import::rows(&desk, Some(Group::ToLookAt)).unwrap().remove(0);
    assert_eq!(
        (row.row, row.told[0].value.as_str()),
        (4, "123"),
        "with the number and the correction of the first time"
    );

    import::open_file(&desk, &rest, &Job::silent()).unwrap();
    assert_eq!(view(&desk).counts.rows, 3);
    assert_eq!(view(&desk).counts.present, 0, "what entered is not in the file to mend");
    import::open_file(&desk, &folder.path().join("Aderenti.csv"), &Job::silent()).unwrap();
    assert_eq!(view(&desk).counts.present, 2, "what entered is not doubled");
}

#[test]
fn a_mapping_is_remembered_for_lists_with_the_same_headings() {
    let (folder, desk) = desk();
    import::open_pasted(&desk, "Chi\tCosa\nComune di Prova\tnota\n", &Job::silent()).unwrap();
    import::change(&desk, &ImportChange::Header(Some(1)), &Job::silent()).unwrap();
    import::change(
        &desk,
        &ImportChange::Assign(Assignment { column: 0, field: Some(PartyField::Name) }),
        &Job::silent(),
    )
    .unwrap();
    import::change(
        &desk,
        &ImportChange::Assign(Assignment { column: 1, field: Some(PartyField::Notes) }),
        &Job::silent(),
    )
    .unwrap();
    assert_eq!(view(&desk).source, "Righe incollate");
    import::confirm(&desk, &Job::silent()).unwrap();
    import::open_file(&desk, &written(&folder, "b.csv", "Ente;CF\nAlfa;\n"), &Job::silent()).unwrap();
    assert_eq!(view(&desk).columns[1].column.field, Some(PartyField::FiscalCode));
}

#[test]
fn known_parties_are_updated_once_it_is_said_whose_data_prevail() {
    let (folder, desk) = desk();
    import::open_file(&desk, &written(&folder, "a.csv", "Ente;Tel;Pec\nAlfa;035 1;a@pec.it\n"), &Job::silent())
        .unwrap();
    import::confirm(&desk, &Job::silent()).unwrap();
    import::open_file(&desk, &written(&folder, "b.csv", "Ente;Tel\nAlfa;035 2\n"), &Job::silent()).unwrap();
    assert_eq!((view(&desk).differing, view(&desk).counts.likely), (1, 1));
    assert!(matches!(import::confirm(&desk, &Job::silent()), Err(Error::NothingReady)));
    import::change(&desk, &ImportChange::Prevail(Prevails::File), &Job::silent()).unwrap();
    let done = import::confirm(&desk, &Job::silent()).unwrap().value;
    assert_eq!((done.added, done.updated), (0, 1));
    let party = parties(&desk).remove(0);
    assert_eq!((party.data.phone.as_str(), party.data.pec.as_str(), party.version), ("035 2", "a@pec.it", 2));
}

#[test]
fn who_signs_is_added_and_an_office_is_brought_up_to_date() {
    let (folder, desk) = desk();
    let list = |office: &str| format!("Ente;Firmatario;Carica del firmatario\nAlfa;Anna Prova;{office}\n");
    import::open_file(&desk, &written(&folder, "a.csv", &list("Assessore")), &Job::silent()).unwrap();
    import::confirm(&desk, &Job::silent()).unwrap();
    import::open_file(&desk, &written(&folder, "b.csv", &list("Sindaco")), &Job::silent()).unwrap();
    import::change(&desk, &ImportChange::Prevail(Prevails::File), &Job::silent()).unwrap();
    import::confirm(&desk, &Job::silent()).unwrap();
    let signers = desk.read(|tx, _| party::all_signers(tx)).unwrap();
    assert_eq!(signers.len(), 1);
    assert_eq!((signers[0].data.office.as_str(), signers[0].data.preferred), ("Sindaco", true));
}

#[test]
fn a_stopped_import_writes_nothing_and_keeps_the_list() {
    let (folder, desk) = desk();
    let rows: String = (0..50).map(|n| format!("Ente numero{n};\n")).collect();
    import::open_file(&desk, &written(&folder, "a.csv", &format!("Ente;Note\n{rows}")), &Job::silent()).unwrap();
    let jobs = Jobs::default();
    let report = |progress: concilia_office::job::Progress| {
        if progress.done == 25 {
            jobs.stop("import");
        }
    };
    let failure = Failure::from(import::confirm(&desk, &jobs.start("import", &report)).unwrap_err());
    assert_eq!(failure.code, "session.stopped");
    assert_eq!(parties(&desk), []);
    assert_eq!(view(&desk).counts.adds, 50);
}

#[test]
fn a_file_that_is_no_list_says_why_and_leaves_the_list_in_sight() {
    let (folder, desk) = desk();
    import::open_file(&desk, &written(&folder, "a.csv", LIST), &Job::silent()).unwrap();
    let failure =
        Failure::from(import::open_file(&desk, &written(&folder, "b.pdf", "%PDF-1.4"), &Job::silent()).unwrap_err());
    assert_eq!(failure.code, "import.pdf");
    assert!(!failure.advice.is_empty());
    let missing = Failure::from(import::open_file(&desk, Path::new("non/c/e.xlsx"), &Job::silent()).unwrap_err());
    assert!(!missing.message.is_empty());
    assert_eq!(view(&desk).source, "a.csv");
}

#[test]
fn the_dry_run_of_scripts_tells_every_row_and_leaves_no_trace() {
    let (folder, desk) = desk();
    let contract = import::dry_run(&desk, &written(&folder, "a.csv", LIST), None, &[]).unwrap().contract;
    let told: Vec<(u32, Outcome)> = contract.rows.iter().map(|row| (row.row, row.outcome)).collect();
    use Outcome::{Accepted, Ignored, Question, Refused};
    assert_eq!(told, [(3, Accepted), (4, Question), (5, Refused), (6, Accepted), (7, Question), (8, Ignored)]);
    assert_eq!(contract.rows[0].values["category"], "Comune o ente locale");
    assert!(import::view(&desk, &Job::silent()).unwrap().is_none());
    let unreadable = import::dry_run(&desk, &written(&folder, "a.html", "<html><table>"), None, &[]).unwrap().contract;
    assert!(!unreadable.readable && unreadable.reason.is_some());
}

#[test]
fn a_row_is_left_out_and_comes_back_as_it_was() {
    let (folder, desk) = desk();
    import::open_file(&desk, &written(&folder, "a.csv", LIST), &Job::silent()).unwrap();
    let change = |change| import::change(&desk, &change, &Job::silent()).unwrap();
    let name = Correction { row: 5, field: PartyField::Name, value: "Ente Delta".into() };
    change(ImportChange::Correct(name));
    let before = view(&desk).counts;
    change(ImportChange::LeaveOut(5));
    change(ImportChange::LeaveOut(5));
    let after = view(&desk).counts;
    assert_eq!((after.ready + 1, after.ignored), (before.ready, before.ignored + 1));
    let ignored = import::rows(&desk, Some(Group::Ignored)).unwrap();
    let row = ignored.iter().find(|row| row.row == 5).unwrap();
    assert_eq!((row.left_out, row.told[0].text.as_str()), (true, "Lasciata fuori da te."));
    change(ImportChange::Reopen(5));
    assert_eq!(view(&desk).counts, before, "with what had been mended of it");
}

#[test]
fn a_list_is_tried_once_a_change_and_anew_where_the_archive_changed() {
    let (folder, desk) = desk();
    let runs = std::sync::Mutex::new(0);
    let jobs = Jobs::default();
    let report = |progress: concilia_office::job::Progress| {
        if progress.total > 0 && progress.done == progress.total {
            *runs.lock().unwrap() += 1;
        }
    };
    let rows: String = (0..256).map(|n| format!("Ente numero{n}\n")).collect();
    let job = jobs.start("prova", &report);
    import::open_file(&desk, &written(&folder, "a.csv", &format!("Ente\n{rows}")), &job).unwrap();
    import::change(&desk, &ImportChange::LeaveOut(2), &job).unwrap();
    assert_eq!(import::page(&desk, &job).unwrap().list.unwrap().counts.adds, 255);
    import::rows(&desk, None).unwrap();
    assert_eq!(*runs.lock().unwrap(), 2, "one for the file, one for the change; page and rows only read");

    let known = party::PartyDraft { name: "Ente numero7".into(), ..party::PartyDraft::default() };
    desk.change(|archive, ctx| party::add(archive, ctx, known)).unwrap();
    assert_eq!(import::page(&desk, &job).unwrap().list.unwrap().counts.present, 1);
    assert_eq!(*runs.lock().unwrap(), 3);
}

#[test]
fn a_stopped_trial_leaves_the_desk_as_it_was_and_nobody_waits_for_it() {
    let (folder, desk) = desk();
    import::open_file(&desk, &written(&folder, "a.csv", LIST), &Job::silent()).unwrap();
    let jobs = Jobs::default();
    let report = |progress: concilia_office::job::Progress| {
        // The archive answers others while a trial runs: this would wait for ever if it did not.
        assert!(desk.view().is_ok());
        if progress.total > 0 {
            jobs.stop("prova");
        }
    };
    let job = jobs.start("prova", &report);
    let stopped = import::change(&desk, &ImportChange::LeaveOut(3), &job).unwrap_err();
    assert_eq!(Failure::from(stopped).code, "session.stopped");
    assert!(import::rows(&desk, None).unwrap().iter().all(|row| !row.left_out));
    let other = written(&folder, "b.csv", "Ente\nAlfa\n");
    let stopped = import::open_file(&desk, &other, &jobs.start("prova", &report)).unwrap_err();
    assert_eq!(Failure::from(stopped).code, "session.stopped");
    assert_eq!(view(&desk).source, "a.csv");
}

#[test]
fn the_rows_left_of_each_list_wait_until_taken_up_or_dismissed() {
    let (folder, desk) = desk();
    let sources = || import::left(&desk).unwrap().into_iter().map(|left| (left.source, left.rows)).collect::<Vec<_>>();
    import::open_pasted(&desk, "Ente\tCF\nAlfa\t\nBeta\t123\n", &Job::silent()).unwrap();
    import::confirm(&desk, &Job::silent()).unwrap();
    let list = written(&folder, "Aderenti.csv", LIST);
    import::open_file(&desk, &list, &Job::silent()).unwrap();
    import::confirm(&desk, &Job::silent()).unwrap();
    assert_eq!(sources(), [("Aderenti.csv".to_owned(), 3), ("Righe incollate".to_owned(), 1)]);

    let pasted = import::left(&desk).unwrap().remove(1).id;
    import::open_left(&desk, &pasted, &Job::silent()).unwrap();
    import::change(&desk, &ImportChange::Keep(Keep { row: 3, field: PartyField::FiscalCode }), &Job::silent()).unwrap();
    assert_eq!(import::confirm(&desk, &Job::silent()).unwrap().value.added, 1);
    assert_eq!(sources(), [("Aderenti.csv".to_owned(), 3)]);

    import::open_file(&desk, &list, &Job::silent()).unwrap();
    let name = Correction { row: 5, field: PartyField::Name, value: "Ente Delta".into() };
    import::change(&desk, &ImportChange::Correct(name), &Job::silent()).unwrap();
    import::confirm(&desk, &Job::silent()).unwrap();
    assert_eq!(sources(), [("Aderenti.csv".to_owned(), 2)], "the same list again takes the place of its own rows");
    let id = import::left(&desk).unwrap().remove(0).id;
    import::dismiss_left(&desk, &id).unwrap();
    assert_eq!(sources(), []);
    desk.undo().unwrap();
    assert_eq!(sources().len(), 1);
}

#[test]
fn a_name_too_long_waits_until_it_is_shortened_and_is_never_kept() {
    let (_folder, desk) = desk();
    import::open_pasted(&desk, &format!("Ente\tCF\n{}\t\nAlfa\t\n", "è".repeat(3_000)), &Job::silent()).unwrap();
    import::change(&desk, &ImportChange::Keep(Keep { row: 2, field: PartyField::Name }), &Job::silent()).unwrap();
    let row = import::rows(&desk, Some(Group::ToLookAt)).unwrap().remove(0);
    assert_eq!((row.row, row.outcome, row.told[0].asks, row.told[0].refuses), (2, Outcome::Question, false, true));
    assert_eq!(row.told[0].text, "Il testo ha 3000 caratteri: ne stanno al più 250.");
    assert_eq!(view(&desk).counts.adds, 1, "only the other row enters");
    let short = Correction { row: 2, field: PartyField::Name, value: "Ente breve".into() };
    import::change(&desk, &ImportChange::Correct(short), &Job::silent()).unwrap();
    assert_eq!(import::confirm(&desk, &Job::silent()).unwrap().value.added, 2);
}

#[test]
fn rows_left_out_are_told_on_the_dashboard_and_before_the_agreement_is_put_to_signature() {
    let (_folder, desk) = desk();
    let told = || {
        let found = dashboard::view(&desk).unwrap().to_do.into_iter().find(|found| found.screen == Screen::Import);
        found.map(|found| (found.title, found.severity, found.spot))
    };
    import::open_pasted(&desk, "Ente\tCF\nAlfa\t\nBeta\t123\nGamma\t456\n", &Job::silent()).unwrap();
    assert_eq!(told(), None, "a list that is being decided is not left yet");
    import::confirm(&desk, &Job::silent()).unwrap();
    let two = ("2 righe dell’elenco da decidere".to_owned(), Severity::Warning, Spot::LeftRows);
    assert_eq!(told(), Some(two.clone()));

    let id = agreement::start(&desk).unwrap().value;
    let page = || agreement::view(&desk, Some(&id)).unwrap().unwrap();
    let warned = page().findings.into_iter().find(|found| found.screen == Screen::Import).unwrap();
    assert_eq!((warned.title, warned.severity), (two.0, Severity::Warning));
    assert!(warned.text.contains("Righe incollate") && warned.text.contains("mancherebbe dall’accordo"));

    let left = import::left(&desk).unwrap().remove(0).id;
    import::dismiss_left(&desk, &left).unwrap();
    assert_eq!(told(), None);
    assert!(page().findings.iter().all(|found| found.screen != Screen::Import));
}

#[test]
fn the_same_list_again_asks_nothing_and_says_that_nothing_is_new() {
    let (folder, desk) = desk();
    let list = written(&folder, "a.csv", "Ente;CF\nAlfa;0235478016\n");
    import::open_file(&desk, &list, &Job::silent()).unwrap();
    let keep = Keep { row: 2, field: PartyField::FiscalCode };
    import::change(&desk, &ImportChange::Keep(keep), &Job::silent()).unwrap();
    import::confirm(&desk, &Job::silent()).unwrap();

    import::open_file(&desk, &list, &Job::silent()).unwrap();
    assert_eq!((view(&desk).counts.present, view(&desk).counts.to_look_at), (1, 0));
    let again = import::confirm(&desk, &Job::silent()).unwrap();
    assert_eq!((again.operation, again.value.added, again.value.updated), (None, 0, 0));

    import::open_file(&desk, &list, &Job::silent()).unwrap();
    import::change(&desk, &ImportChange::Reopen(2), &Job::silent()).unwrap();
    assert_eq!(view(&desk).counts.to_look_at, 1, "the answer may be taken back");
}

#[test]
fn keeping_the_archives_data_is_remembered_even_where_nothing_else_is_written() {
    let (folder, desk) = desk();
    import::open_file(&desk, &written(&folder, "a.csv", "Ente;Tel\nAlfa;035 1\n"), &Job::silent()).unwrap();
    import::confirm(&desk, &Job::silent()).unwrap();
    let other = written(&folder, "b.csv", "Ente;Tel\nAlfa;035 2\n");
    import::open_file(&desk, &other, &Job::silent()).unwrap();
    import::change(&desk, &ImportChange::Prevail(Prevails::Archive), &Job::silent()).unwrap();
    let written = import::confirm(&desk, &Job::silent()).unwrap();
    assert!(written.operation.is_some());
    assert!(desk.view().unwrap().undo.unwrap().contains("decisioni ricordate"));
    import::open_file(&desk, &other, &Job::silent()).unwrap();
    assert_eq!((view(&desk).counts.present, view(&desk).differing), (1, 0));
}

#[test]
fn answers_that_are_about_nothing_of_the_list_are_refused_and_name_their_row() {
    let (folder, desk) = desk();
    let list = written(&folder, "a.csv", LIST);
    let refused = |answers: &str| {
        import::open_file(&desk, &list, &Job::silent()).unwrap();
        let answers: Vec<ImportChange> = serde_json::from_str(answers).unwrap();
        Failure::from(import::answer(&desk, &answers, &Job::silent()).unwrap_err())
    };
    for (answers, says) in [
        (r#"[{"kind":"keep","of":{"row":40,"field":"fiscal_code"}}]"#, "la riga 40"),
        (r#"[{"kind":"correct","of":{"row":2,"field":"name","value":"x"}}]"#, "la riga 2"),
        (r#"[{"kind":"leave_out","of":3},{"kind":"leave_out","of":90}]"#, "la riga 90"),
        (r#"[{"kind":"as_party","of":1}]"#, "la riga 1"),
        (r#"[{"kind":"header","of":99}]"#, "riga 99"),
        (r#"[{"kind":"assign","of":{"column":7,"field":"name"}}]"#, "colonna 7"),
        (r#"[{"kind":"sheet","of":1}]"#, "foglio 1"),
        (
            r#"[{"kind":"choose","of":{"row":3,"with":{"kind":"row","of":6},"choice":{"kind":"merge","take":[]}}}]"#,
            "la riga 3",
        ),
        (
            r#"[{"kind":"choose","of":{"row":7,"with":{"kind":"row","of":77},"choice":{"kind":"different"}}}]"#,
            "la riga 7",
        ),
    ] {
        let failure = refused(answers);
        assert_eq!(failure.code, "import.answer", "{answers}");
        assert!(failure.message.contains(says) && !failure.advice.is_empty(), "{answers}: {failure:?}");
    }
    let right = r#"[{"kind":"choose","of":{"row":7,"with":{"kind":"row","of":6},"choice":{"kind":"different"}}},
        {"kind":"keep","of":{"row":4,"field":"fiscal_code"}}]"#;
    import::open_file(&desk, &list, &Job::silent()).unwrap();
    import::answer(&desk, &serde_json::from_str::<Vec<ImportChange>>(right).unwrap(), &Job::silent()).unwrap();
    assert_eq!(view(&desk).counts.adds, 4);
}

#[test]
fn the_rows_to_mend_are_saved_with_the_import_or_not_at_all() {
    let (folder, desk) = desk();
    let list = written(&folder, "Aderenti.csv", LIST);
    let at = |name: &str| folder.path().join(name);
    let confirm = |name: &str| {
        import::open_file(&desk, &list, &Job::silent()).unwrap();
        import::confirm_saving(&desk, Some(&at(name)), &Job::silent())
    };
    written(&folder, "mio.csv", "di un altro");
    assert!(matches!(confirm("mio.csv"), Err(Error::FileExists { .. })));
    assert!(matches!(confirm("resto.txt"), Err(Error::Ending { .. })));
    assert!(matches!(confirm("nuova/resto.csv"), Err(Error::File { .. })));
    assert!(!at("nuova").exists(), "a folder written wrong is not made");
    assert_eq!(parties(&desk), [], "without its file nothing is imported");
    let (done, saved) = confirm("resto.csv").unwrap();
    assert_eq!((done.value.added, done.value.left, saved.unwrap().rows), (2, 3, 3));
    assert!(std::fs::read_to_string(at("resto.csv")).unwrap().contains("C.I.S.L. di Prova"));

    import::open_file(&desk, &written(&folder, "b.csv", "Ente;Tel\nAmbito di Prova;\n"), &Job::silent()).unwrap();
    let (_, saved) = import::confirm_saving(&desk, Some(&at("vuoto.csv")), &Job::silent()).unwrap();
    assert!(saved.is_none() && !at("vuoto.csv").exists(), "no row stays out, no file");
    import::open_file(&desk, &written(&folder, "c.csv", "Ente;CF\nUno;123\n"), &Job::silent()).unwrap();
    assert!(matches!(import::confirm(&desk, &Job::silent()), Err(Error::NothingReady)));
    let (done, saved) = import::confirm_saving(&desk, Some(&at("c resto.csv")), &Job::silent()).unwrap();
    assert_eq!(
        (done.operation, done.value.left, saved.unwrap().rows),
        (None, 1, 1),
        "the file to mend, and nothing else"
    );
    assert!(at("c resto.csv").exists());
}

#[test]
fn a_namesake_not_decided_is_asked_again_by_the_file_of_rows_to_mend() {
    let (folder, desk) = desk();
    let list = written(&folder, "a.csv", "Ente;Tel;Pec\nAlfa di Prova;035 1;\nAlfa di Prova;;a@pec.it\n");
    import::open_file(&desk, &list, &Job::silent()).unwrap();
    let rest = folder.path().join("resto.xlsx");
    let (done, _) = import::confirm_saving(&desk, Some(&rest), &Job::silent()).unwrap();
    assert_eq!((done.value.added, done.value.left), (1, 1));
    for _ in 0..2 {
        import::open_file(&desk, &rest, &Job::silent()).unwrap();
        assert_eq!((view(&desk).counts.likely, view(&desk).counts.updates), (1, 0));
        assert!(matches!(import::confirm(&desk, &Job::silent()), Err(Error::NothingReady)));
    }
    let row = import::rows(&desk, Some(Group::Likely)).unwrap().remove(0);
    let with = row.comparison.unwrap().with;
    let choice = Choice::Merge { take: vec![PartyField::Pec] };
    let answer = ImportChange::Choose(Chosen { row: row.row, with, choice });
    import::answer(&desk, &[answer], &Job::silent()).unwrap();
    import::confirm(&desk, &Job::silent()).unwrap();
    assert_eq!(parties(&desk).iter().map(|party| party.data.pec.as_str()).collect::<Vec<_>>(), ["a@pec.it"]);
}
