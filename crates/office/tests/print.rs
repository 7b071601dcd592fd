//! Batches printed into real folders: all of a batch or nothing of it, and the same bytes again.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that stops says by failing what it expected")]

use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::NaiveDate;
use concilia_core::adherence::{Channel, RollOf, Step};
use concilia_core::archive::operation::{Operation, OperationKind};
use concilia_core::context::SequentialIds;
use concilia_core::id::PartyId;
use concilia_core::issue::code::PageCode;
use concilia_core::issue::{DocumentKind, IssueQuery};
use concilia_core::meeting::MeetingDraft;
use concilia_core::params;
use concilia_core::party::{self, Category, PartyDraft};
use concilia_core::rule::Screen;
use concilia_office::files::IfThere;
use concilia_office::issue::DocumentQuery;
use concilia_office::job::{Job, Progress};
use concilia_office::print::{Batch, PrintRequest};
use concilia_office::system::{StillClock, places};
use concilia_office::{Desk, Error, Failure, Person, adherence, archives, issue, meeting, print, settings};

const DEED: &str = include_str!("../../core/src/adherence/tests/deed.sql");
const DEED_VERSION: &str = include_str!("../../core/src/adherence/tests/deed_version.sql");
const DEED_PARTY: &str = include_str!("../../core/src/adherence/tests/deed_party.sql");

fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

fn desk(folder: &Path) -> Desk {
    let places = places(folder.join("dati locali"), folder.join("Documenti"));
    let person = Person { login: "mrota".into(), computer: "pc-prova".into() };
    let clock = Box::new(StillClock(day("2014-03-24")));
    let desk = Desk::new(places, person, clock, Box::new(SequentialIds::new("t")));
    archives::create(&desk, concilia_core::territory::Network::Bergamo, &folder.join("a.concilia")).unwrap();
    desk
}

fn party(desk: &Desk, name: &str, category: Category, previous_member: bool) -> PartyId {
    let draft = PartyDraft {
        name: name.into(),
        category: Some(category),
        previous_member,
        pec: "protocollo@pec.example.it".into(),
        municipality: "Bergamo".into(),
        ..PartyDraft::default()
    };
    desk.change(|archive, ctx| party::add(archive, ctx, draft)).unwrap().value.id
}

/// ASL and Provincia stipulate; three associations of the previous agreement adhere.
struct Network {
    folder: tempfile::TempDir,
    desk: Desk,
    province: PartyId,
    members: Vec<PartyId>,
}

impl Network {
    fn in_state(state: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(folder.path());
        let asl = party(&desk, "ASL di Bergamo", Category::Asl, false);
        let province = party(&desk, "Provincia di Bergamo", Category::Province, false);
        let names = ["Associazione Famiglie Oggi", "Banca del Tempo di Treviglio", "Calzificio Alto Serio S.p.A."];
        let members = names.map(|name| party(&desk, name, Category::FamilyAssociation, true)).to_vec();
        let signing = (state != "draft").then(|| day("2014-03-01"));
        desk.change(|archive, ctx| {
            archive.write(ctx, Operation::new(OperationKind::AgreementStart, ""), |writer, _| {
                writer.tx().exec(DEED, &[])?;
                writer.tx().exec(DEED_VERSION, params!["v1", 1, state, false, signing])?;
                for (place, party) in [(1, &asl), (2, &province)] {
                    writer.tx().exec(DEED_PARTY, params![format!("dp{place}"), "v1", party, place])?;
                }
                Ok(())
            })
        })
        .unwrap();
        Self { folder, desk, province, members }
    }

    fn in_signature() -> Self {
        Self::in_state("in_signature")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("stampe").join(name)
    }

    fn forms(&self) -> PrintRequest {
        self.request(Batch::AdherenceForms { parties: Vec::new() })
    }

    fn request(&self, batch: Batch) -> PrintRequest {
        PrintRequest {
            batch,
            issued: true,
            one_file: false,
            folder: self.folder.path().join("stampe").display().to_string(),
            name: None,
            replace: false,
            date_confirmed: false,
        }
    }

    /// How many reminders the signatures have.
    fn reminders(&self) -> usize {
        let roll = self.desk.read(|tx, _| concilia_core::adherence::roll(tx)).unwrap().unwrap();
        roll.entries.iter().map(|entry| entry.reminders.len()).sum()
    }

    fn print(&self, request: &PrintRequest) -> concilia_office::Result<print::PrintDone> {
        print::print(&self.desk, request, &Job::silent()).map(|written| written.value)
    }

    fn documents(&self) -> Vec<issue::DocumentView> {
        issue::list(&self.desk, &DocumentQuery::default()).unwrap()
    }

    fn files(&self) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.folder.path().join("stampe")) else { return Vec::new() };
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn send(&self, parties: &[PartyId]) {
        let step = Step::Send { on: Some(day("2014-03-05")), by: Some(Channel::Pec) };
        assert_eq!(
            adherence::step(&self.desk, RollOf::Current, parties, &step).unwrap().value.accepted.len(),
            parties.len()
        );
    }
}

fn text(path: &Path) -> String {
    let output = Command::new("pdftotext").args(["-layout", "-q"]).arg(path).arg("-").output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

fn codes(path: &Path) -> Vec<PageCode> {
    let text = text(path);
    text.split_whitespace().filter_map(|word| PageCode::parse(word).ok()).collect()
}

#[test]
fn forms_go_to_all_who_are_still_to_be_sent_theirs_each_with_its_code() {
    let network = Network::in_signature();
    let plan = print::plan(&network.desk, &network.forms().batch).unwrap();
    assert_eq!((plan.count, plan.issuable, plan.hindrance), (3, true, None));
    assert!(plan.headline.starts_with("3 moduli di adesione: Associazione Famiglie Oggi, "), "{}", plan.headline);

    let done = network.print(&network.forms()).unwrap();
    assert_eq!(done.numbers, Some((1, 3)));
    assert_eq!(network.files().len(), 3);
    assert_eq!(done.files[2], "Modulo di adesione - Calzificio Alto Serio S.p.A.pdf");
    let documents = network.documents();
    for document in &documents {
        let path = network.path(&done.files[usize::try_from(document.number).unwrap() - 1]);
        let printed = codes(&path);
        assert_eq!(printed.len() as i64, document.pages, "a code on every page");
        assert!(printed.iter().all(|code| code.issue().to_string() == document.code), "{printed:?}");
        let kept = issue::pdf(&network.desk, &document.id).unwrap().1;
        assert_eq!(kept, std::fs::read(&path).unwrap(), "the archive keeps the very bytes");
    }
    assert!(text(&network.path("Modulo di adesione - Banca del Tempo di Treviglio.pdf")).contains("Banca del Tempo"));
}

#[test]
fn one_file_carries_all_and_the_archive_keeps_each() {
    let network = Network::in_signature();
    let done = network.print(&PrintRequest { one_file: true, ..network.forms() }).unwrap();
    assert_eq!(done.files, ["Moduli di adesione 2014-03-24.pdf"]);
    let mut issues: Vec<u32> = codes(&network.path(&done.files[0])).iter().map(|code| code.issue().issue()).collect();
    issues.dedup();
    assert_eq!(issues, [1, 2, 3]);
    assert_eq!(network.documents().len(), 3);
}

#[test]
fn a_document_saved_again_has_the_same_bytes_also_after_the_party_changed() {
    let network = Network::in_signature();
    let done = network.print(&network.forms()).unwrap();
    let before = std::fs::read(network.path(&done.files[0])).unwrap();
    network
        .desk
        .change(|archive, ctx| {
            let mut party = archive.read(|tx| party::get(tx, &network.members[0]))?;
            party.data.name = "Associazione con un altro nome".into();
            party::edit(archive, ctx, party)
        })
        .unwrap();
    let again = network.folder.path().join("di nuovo");
    let names = issue::save_all(&network.desk, &done.issued, &again, IfThere::Ask).unwrap();
    assert_eq!(names[0], "Modulo di adesione - Associazione Famiglie Oggi (n. 1).pdf");
    assert_eq!(std::fs::read(again.join(&names[0])).unwrap(), before);
    let asked = issue::save_all(&network.desk, &done.issued, &again, IfThere::Ask);
    assert!(matches!(asked, Err(Error::FileExists { .. })));
}

#[test]
fn a_batch_that_is_stopped_half_way_leaves_no_file_no_document_and_no_gap() {
    let network = Network::in_signature();
    let stop = |progress: Progress| {
        if progress.done == 1 {
            network.desk.jobs.stop("stampa");
        }
    };
    let job = network.desk.jobs.start("stampa", &stop);
    let stopped = print::print(&network.desk, &network.forms(), &job);
    assert!(matches!(stopped, Err(Error::Stopped)));
    assert_eq!((network.files(), network.documents().len()), (Vec::new(), 0));
    assert_eq!(network.print(&network.forms()).unwrap().numbers, Some((1, 3)), "no number was spent");
}

#[test]
fn one_party_that_can_not_be_printed_is_left_out_by_name_and_the_others_are_printed() {
    let network = Network::in_signature();
    let bad = party(&network.desk, "Rete 字 storta", Category::FamilyAssociation, true);
    let plan = print::plan(&network.desk, &network.forms().batch).unwrap();
    let [(name, why)] = plan.left_out.as_slice() else { panic!("{:?}", plan.left_out) };
    assert_eq!((plan.count, name.as_str()), (3, "Rete 字 storta"));
    assert!(why.contains("«字»") && why.contains("nome del soggetto"), "{why}");
    let found = concilia_office::findings::all(&network.desk).unwrap();
    let leads = found.iter().find(|finding| finding.row.as_deref() == Some(bad.as_str()));
    let leads = leads.expect("it is told before printing");
    assert!(leads.title.contains("字") && leads.button == "Vai al soggetto", "{leads:?}");

    let done = network.print(&network.forms()).unwrap();
    assert_eq!((done.numbers, done.left_out.len()), (Some((1, 3)), 1));
    let only = PrintRequest { batch: Batch::AdherenceForms { parties: vec![bad.clone()] }, ..network.forms() };
    let Err(Error::NotComposed { title, .. }) = network.print(&only) else { panic!("must not compose") };
    assert!(title.contains("storta"), "{title}");
    assert_eq!(network.documents().len(), 3);

    let register = network.print(&network.request(Batch::Register { in_force: false })).unwrap();
    assert_eq!(register.left_out, [], "the register tells of everybody");
    assert!(text(&network.path(&register.files[0])).contains('◊'));
}

#[test]
fn what_letters_would_not_say_is_told_before_they_are_printed() {
    let network = Network::in_signature();
    let draft = MeetingDraft {
        held_on: day("2014-04-02"),
        held_at: String::new(),
        place: "Sala riunioni".into(),
        agenda: String::new(),
        notes: String::new(),
    };
    let meeting = meeting::save(&network.desk, None, draft, std::slice::from_ref(&network.province)).unwrap().value.id;
    let told = |batch: &Batch| {
        let warnings = print::plan(&network.desk, batch).unwrap().warnings;
        warnings.into_iter().map(|warning| (warning.title, warning.screen)).collect::<Vec<_>>()
    };
    let convocations = Batch::Convocations { meeting, only_due: false };
    let sender = "Dati dell’ufficio da scrivere: la PEC o l’indirizzo, chi firma le lettere e in quale qualità";
    let expected = [
        ("Incontro del 02/04/2014: mancano l’ora e l’ordine del giorno".to_owned(), Screen::Meetings),
        (sender.to_owned(), Screen::Settings),
    ];
    assert_eq!(told(&convocations), expected);
    assert_eq!(told(&network.forms().batch), expected[1..]);
    assert_eq!(told(&Batch::Register { in_force: false }), []);
    let everywhere = concilia_office::findings::all(&network.desk).unwrap();
    assert!(expected.iter().all(|(title, _)| everywhere.iter().any(|found| found.title == *title)));

    let mut settings = settings::read(&network.desk).unwrap();
    let office = &mut settings.letterhead;
    office.pec = "protocollo@pec.example.it".into();
    (office.signer, office.signer_role) = ("Ada Neri".into(), "Direttore sociale".into());
    settings::save(&network.desk, settings.clone()).unwrap();
    assert_eq!(told(&network.forms().batch), []);
    settings.letterhead.signer = "Ada 字".into();
    let refused = Failure::from(settings::save(&network.desk, settings).unwrap_err());
    assert_eq!(refused.fields[0].field, "letterhead.signer");
}

#[cfg(unix)]
#[test]
fn a_folder_that_refuses_undoes_the_issue() {
    use std::os::unix::fs::PermissionsExt;
    let network = Network::in_signature();
    let folder = network.folder.path().join("stampe");
    std::fs::create_dir(&folder).unwrap();
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o500)).unwrap();
    let may_all = std::fs::File::create(folder.join("prova")).is_ok();
    if may_all {
        // The system's administrator writes anywhere: a file in the place of the folder refuses also that one.
        std::fs::remove_dir_all(&folder).unwrap();
        std::fs::write(&folder, b"").unwrap();
    }
    assert!(matches!(network.print(&network.forms()), Err(Error::File { .. })));
    assert_eq!(network.documents().len(), 0);
    if may_all {
        std::fs::remove_file(&folder).unwrap();
    } else {
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700)).unwrap();
    }
    assert_eq!(network.print(&network.forms()).unwrap().numbers, Some((1, 3)));
}

#[test]
fn a_file_that_is_there_asks_before_anything_is_issued() {
    let network = Network::in_signature();
    let path = network.path("Modulo di adesione - Banca del Tempo di Treviglio.pdf");
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, b"lettera").unwrap();
    let Err(Error::FileExists { path: asked, .. }) = network.print(&network.forms()) else { panic!("must ask") };
    assert_eq!(asked, path);
    assert_eq!(std::fs::read(&path).unwrap(), b"lettera");
    assert_eq!((network.files().len(), network.documents().len()), (1, 0));
    network.print(&PrintRequest { replace: true, ..network.forms() }).unwrap();
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
    assert_eq!(network.files().len(), 3);
}

#[test]
fn a_draft_leaves_nothing_in_the_archive_and_has_no_code() {
    let network = Network::in_state("draft");
    let plan = print::plan(&network.desk, &network.forms().batch).unwrap();
    assert_eq!(plan.hindrance.unwrap().code, "print.agreement_in_draft");
    assert!(!plan.issuable);
    assert!(matches!(network.print(&network.forms()), Err(Error::AgreementInDraft)));
    let done = network.print(&PrintRequest { issued: false, one_file: true, ..network.forms() }).unwrap();
    assert_eq!(done.files, ["Moduli di adesione 2014-03-24 (bozza).pdf"]);
    assert!(codes(&network.path(&done.files[0])).is_empty());
    assert_eq!((done.issued.len(), network.documents().len()), (0, 0));
}

#[test]
fn reminders_go_exactly_to_those_who_are_missing_and_are_numbered() {
    let network = Network::in_signature();
    let all = Batch::Reminders { parties: Vec::new() };
    assert!(
        matches!(network.print(&network.request(all.clone())), Err(Error::NothingToPrint { .. })),
        "nothing was sent"
    );
    network.send(&[network.province.clone(), network.members[1].clone()]);
    let plan = print::plan(&network.desk, &all).unwrap();
    assert_eq!(plan.names, ["Provincia di Bergamo", "Banca del Tempo di Treviglio"]);
    assert_eq!(plan.left_out.len(), 2, "who was sent nothing is told: {:?}", plan.left_out);

    let done = network.print(&network.request(all.clone())).unwrap();
    assert_eq!((done.files.len(), done.notice), (2, None));
    let letter = text(&network.path("Sollecito n. 1 - Provincia di Bergamo.pdf"));
    assert!(letter.contains("31 marzo 2014, mancano 7 giorni") && letter.contains("05/03/2014"), "{letter}");
    let offer = done.offer.unwrap();
    assert_eq!(
        (offer.label.as_str(), offer.on),
        ("Registra i solleciti come inviati il 24/03/2014", day("2014-03-24"))
    );
    assert_eq!(network.reminders(), 0, "nothing is registered unasked");
    let written = print::mark_sent(&network.desk, &done.issued, offer.on).unwrap();
    assert_eq!(written.value, "Registrato l’invio del 24/03/2014: 2 solleciti.");
    assert_eq!(network.reminders(), 2);
    network.desk.undo().unwrap();
    assert_eq!(network.reminders(), 0, "one click takes it back");
    print::mark_sent(&network.desk, &done.issued, offer.on).unwrap();
    let waits = print::plan(&network.desk, &all).unwrap();
    assert_eq!((waits.count, waits.due, waits.left_out.len()), (0, false, 4), "nobody is reminded twice on one day");
    let told = waits.left_out.iter().find(|(name, _)| name == "Provincia di Bergamo").unwrap();
    assert!(told.1.contains("si sollecita dal 27/03/2014"), "half the wait, for the term is near: {told:?}");
    let named = Batch::Reminders { parties: vec![network.province.clone(), network.members[1].clone()] };
    let again = network.print(&network.request(named)).unwrap();
    assert_eq!(again.files[0], "Sollecito n. 2 - Provincia di Bergamo.pdf", "the first was registered");
    assert!(text(&network.path(&again.files[0])).contains("sollecito n. 1"));
}

#[test]
fn forms_just_printed_can_be_marked_as_sent_once() {
    let network = Network::in_signature();
    let draft = network.print(&PrintRequest { issued: false, ..network.forms() }).unwrap();
    assert_eq!(draft.offer, None, "a draft is not sent");
    let done = network.print(&network.forms()).unwrap();
    let offer = done.offer.unwrap();
    assert_eq!(offer.label, "Segna come inviati il 24/03/2014");
    let before = print::plan(&network.desk, &network.forms().batch).unwrap();
    assert_eq!(before.count, 0, "issued already: to be sent, not printed again");
    let written = print::mark_sent(&network.desk, &done.issued, offer.on).unwrap();
    assert!(written.operation.is_some());
    assert_eq!(print::plan(&network.desk, &network.forms().batch).unwrap().count, 0);
    let again = print::mark_sent(&network.desk, &done.issued, offer.on).unwrap();
    assert_eq!((again.value.as_str(), again.operation), ("L’invio era già registrato.", None));
    let named = Batch::AdherenceForms { parties: network.members.clone() };
    let reprint = network.print(&PrintRequest { replace: true, ..network.request(named) }).unwrap();
    assert_eq!(reprint.offer, None, "already registered as sent");
}

#[test]
fn a_form_asked_for_by_name_is_refused_to_who_does_not_sign_one() {
    let network = Network::in_signature();
    let batch = Batch::AdherenceForms { parties: vec![network.province.clone(), network.members[0].clone()] };
    let plan = print::plan(&network.desk, &batch).unwrap();
    assert_eq!(plan.count, 1);
    assert_eq!(plan.left_out[0].0, "Provincia di Bergamo");
    let renounce = print::plan(&network.desk, &Batch::RenunciationForms { parties: Vec::new() }).unwrap();
    assert_eq!(renounce.count, 3, "members as of right, and no other");
}

#[test]
fn convocations_go_to_who_is_called_and_the_register_lists_all() {
    let network = Network::in_signature();
    let draft = MeetingDraft {
        held_on: day("2014-04-02"),
        held_at: "10:30".into(),
        place: "Sala riunioni, via Gallicciolli".into(),
        agenda: "Stato delle adesioni\nVarie".into(),
        notes: String::new(),
    };
    let called = [network.province.clone(), network.members[2].clone()];
    let meeting = meeting::save(&network.desk, None, draft, &called).unwrap().value;
    let due = print::due(&network.desk).unwrap();
    let told: Vec<(&str, usize)> = due.iter().map(|plan| (plan.label.as_str(), plan.count)).collect();
    let expected = [
        ("Moduli di adesione", 3),
        ("Solleciti", 0),
        ("Convocazioni del 02/04/2014", 2),
        ("Registro delle adesioni", 1),
        ("Dichiarazioni di rinuncia", 3),
    ];
    assert_eq!(told, expected);
    let done =
        network.print(&network.request(Batch::Convocations { meeting: meeting.id.clone(), only_due: false })).unwrap();
    assert_eq!(done.files.len(), 2);
    assert!(text(&network.path(&done.files[1])).contains("Stato delle adesioni"), "{:?}", done.files);
    let offer = done.offer.unwrap();
    assert_eq!(offer.label, "Segna le convocazioni come inviate il 24/03/2014");
    let called = || meeting::list(&network.desk).unwrap().remove(0);
    assert_eq!(called().convoked, 0, "nothing is registered unasked");
    print::mark_sent(&network.desk, &done.issued, offer.on).unwrap();
    assert!(called().called.iter().all(|one| one.attendance.called_on == Some(offer.on)));
    network.desk.undo().unwrap();
    assert_eq!(called().convoked, 0);
    let filter = IssueQuery { meeting: Some(meeting.id), ..IssueQuery::default() };
    let query = DocumentQuery { filter, ..DocumentQuery::default() };
    assert_eq!(issue::list(&network.desk, &query).unwrap().len(), 2);

    let done = network.print(&network.request(Batch::Register { in_force: false })).unwrap();
    assert_eq!(done.files, ["Registro delle adesioni al 24-03-2014.pdf"]);
    let register = text(&network.path(&done.files[0]));
    assert!(register.contains("Provincia di") && register.contains("Banca del Tempo"), "{register}");
}

#[test]
fn another_working_date_asks_before_issuing() {
    let network = Network::in_signature();
    network.desk.set_working_date(Some(day("2014-03-20"))).unwrap();
    assert!(matches!(network.print(&network.forms()), Err(Error::WorkingDateDiffers { .. })));
    network.print(&PrintRequest { date_confirmed: true, ..network.forms() }).unwrap();
    assert!(network.documents().iter().all(|document| document.issued_on == day("2014-03-20")));
}

#[test]
fn the_list_is_searched_annulled_and_exported() {
    let network = Network::in_signature();
    network.print(&network.forms()).unwrap();
    let search = |words: &str| {
        let query = DocumentQuery { search: words.into(), ..DocumentQuery::default() };
        issue::list(&network.desk, &query).unwrap().into_iter().map(|view| view.number).collect::<Vec<_>>()
    };
    assert_eq!(search("treviglio"), [2]);
    assert_eq!(search("TREVIGLIO modulo"), [2], "words in any order");
    assert_eq!(search("-1-3"), [3], "by its code");
    let first = network.documents().pop().unwrap();
    assert_eq!(first.kind, DocumentKind::AdherenceForm);
    issue::annul(&network.desk, &first.id, first.version, "stampato su carta sbagliata").unwrap();
    let annulled = network.documents().pop().unwrap();
    assert_eq!(annulled.annulled_reason, "stampato su carta sbagliata");
    let path = network.path("Documenti.xlsx");
    issue::export(&network.desk, &DocumentQuery::default(), &path, IfThere::Ask).unwrap();
    assert!(std::fs::read(&path).unwrap().starts_with(b"PK"));
}
