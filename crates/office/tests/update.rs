//! The signatures of an agreement in force while its update is being signed, as a shell is told.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "tests are read, not called")]

use std::path::Path;
use std::process::Command;

use chrono::NaiveDate;
use concilia_core::adherence::{Arrival, Channel, Event, Method, Protocol, RollOf, Step};
use concilia_core::agreement::PutToSignature;
use concilia_core::context::SequentialIds;
use concilia_core::id::{PartyId, VersionId};
use concilia_core::issue::{self, DocumentKind, IssueQuery};
use concilia_core::party::{self, Category, PartyDraft};
use concilia_core::progress::NextStep;
use concilia_core::territory::Network;
use concilia_office::files::IfThere;
use concilia_office::job::Job;
use concilia_office::print::{self, Batch, PrintRequest};
use concilia_office::system::{StillClock, places};
use concilia_office::{Desk, Person, adherence, agreement, archives, findings};

use RollOf::{Current, InForce};

fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

struct Office {
    folder: tempfile::TempDir,
    desk: Desk,
    stipulating: Vec<PartyId>,
    /// One has adhered, one was sent the form.
    adherents: [PartyId; 2],
}

impl Office {
    /// The agreement was signed on 28 March, its update was put to signature on 2 June.
    fn updating() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let places = places(folder.path().join("dati locali"), folder.path().join("Documenti"));
        let person = Person { login: "mrota".into(), computer: "pc-prova".into() };
        let clock = Box::new(StillClock(day("2014-06-02")));
        let desk = Desk::new(places, person, clock, Box::new(SequentialIds::new("t")));
        archives::create(&desk, Network::Bergamo, &folder.path().join("a.concilia")).unwrap();
        let adherents = ["Banca del Tempo", "Calzificio Alto Serio"].map(|name| {
            let draft = PartyDraft { name: name.into(), category: Some(Category::Company), ..PartyDraft::default() };
            desk.change(|archive, ctx| party::add(archive, ctx, draft)).unwrap().value.id
        });
        let first = agreement::start(&desk).unwrap().value;
        desk.set_working_date(Some(day("2014-03-28"))).unwrap();
        put(&desk, &first);
        let rows = agreement::view(&desk, Some(&first)).unwrap().unwrap().rows;
        let stipulating: Vec<PartyId> =
            rows.into_iter().flat_map(|row| row.members).map(|member| member.party).collect();
        let office = Self { folder, desk, stipulating, adherents };
        office.sign(&office.stipulating, "");
        let send = Step::Send { on: None, by: Some(Channel::Pec) };
        adherence::step(&office.desk, Current, &office.adherents, &send).unwrap();
        office.sign(&office.adherents[..1], "812");
        let read = agreement::view(&office.desk, Some(&first)).unwrap().unwrap().version;
        agreement::register_signed(&office.desk, &first, read).unwrap();
        office.desk.set_working_date(None).unwrap();
        let second = agreement::new_version(&office.desk, &first, "Aggiornamento concordato").unwrap().value;
        put(&office.desk, &second);
        office
    }

    fn sign(&self, parties: &[PartyId], number: &str) {
        let protocol = Protocol { number: number.into(), date: None };
        let signed_on = Some(day("2014-03-28"));
        let method = Some(Method::Pades);
        let step = Step::Return(Arrival { method, signed_on, protocol, verified: true, ..Arrival::default() });
        let answer = adherence::step(&self.desk, Current, parties, &step).unwrap().value;
        assert_eq!(answer.refused, []);
    }

    fn line(&self, of: RollOf, party: &PartyId) -> adherence::LineView {
        let sections = adherence::list(&self.desk, of).unwrap().sections;
        sections.into_iter().flat_map(|section| section.lines).find(|line| line.line.party == *party).unwrap()
    }
}

fn put(desk: &Desk, id: &VersionId) {
    let read = agreement::view(desk, Some(id)).unwrap().unwrap().version;
    let order = PutToSignature { version: id.clone(), read, decisions: Vec::new() };
    agreement::put_to_signature(desk, &order, true).unwrap();
}

fn text(pdf: &Path) -> String {
    let output = Command::new("pdftotext").arg(pdf).arg("-").output().unwrap();
    String::from_utf8(output.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_lists_say_which_text_was_signed_and_the_version_in_force_keeps_its_own() {
    let office = Office::updating();
    let [adhered, sent] = &office.adherents;
    let list = adherence::list(&office.desk, Current).unwrap();
    let rolls: Vec<&str> = list.rolls.iter().map(|roll| roll.label.as_str()).collect();
    assert_eq!(rolls, ["Versione 2, alla firma", "Versione 1, in vigore"]);
    let texts: Vec<&str> = list.texts.iter().map(|text| text.label.as_str()).collect();
    assert_eq!(texts, ["versione 2", "versione 1"]);
    assert_eq!(list.tally.forms_to_print, std::slice::from_ref(sent), "who has adhered is sent nothing");
    let line = office.line(Current, adhered);
    let told = (line.status_label.as_str(), line.text_label.as_deref());
    assert_eq!(told, ("Completa", Some("ha aderito al testo della versione 1")));
    let line = office.line(Current, sent);
    assert_eq!(line.status_label, "Da inviare");
    assert_eq!(line.last_step_label, "Ha il modulo della versione 1, inviato il 28/03/2014");

    let in_force = adherence::list(&office.desk, InForce).unwrap();
    assert_eq!((in_force.of, in_force.overview.unwrap().overview.number), (InForce, 1));
    assert!(
        in_force.tally_label.is_empty() && in_force.tally.forms_to_print.is_empty(),
        "nothing more is printed of it"
    );
    let next = NextStep::AssignProtocols { count: office.stipulating.len() };
    assert_eq!(in_force.next.map(|next| next.next), Some(next));
    assert_eq!(office.line(InForce, adhered).text_label, None);
    assert_eq!(in_force.texts.len(), 1, "a form of the update comes back in its own list");
}

#[test]
fn a_form_of_before_that_comes_back_waits_for_a_decision_that_the_card_offers() {
    let office = Office::updating();
    let sent = &office.adherents[1];
    let step = Step::Return(Arrival { method: Some(Method::Ink), ..Arrival::default() });
    adherence::step(&office.desk, Current, std::slice::from_ref(sent), &step).unwrap();
    let card = adherence::card(&office.desk, Current, sent).unwrap();
    assert_eq!(card.text_label.as_deref(), Some("ha aderito al testo della versione 1"));
    assert_eq!((card.signing.label.as_str(), card.to_do.as_deref()), ("Da decidere se vale", Some("Decidere se vale")));
    assert!(card.signing.facts.contains(&("Testo".into(), "versione 1".into())));
    let able: Vec<Event> =
        card.possible.iter().filter(|one| one.why_not.is_none()).map(|possible| possible.event).collect();
    assert!(able.contains(&Event::Keep) && able.contains(&Event::Send) && !able.contains(&Event::Verify), "{able:?}");
    let found = findings::all(&office.desk).unwrap();
    let found = found.iter().find(|finding| finding.title.contains("a un’altra versione da decidere")).unwrap();
    assert!(found.title.starts_with("1 adesione") && found.title.ends_with("Calzificio Alto Serio"), "{}", found.title);

    let keep = Step::Keep { reason: "Gli impegni sono gli stessi".into() };
    adherence::step(&office.desk, Current, std::slice::from_ref(sent), &keep).unwrap();
    let card = adherence::card(&office.desk, Current, sent).unwrap();
    assert!(card.signing.proved && card.signing.facts.iter().any(|(name, _)| name == "Vale perché"));
    assert_eq!(card.history.last().unwrap().text, "Resta valida: Gli impegni sono gli stessi");
    office.desk.undo().unwrap();
    assert!(!adherence::card(&office.desk, Current, sent).unwrap().signing.proved);
}

#[test]
fn each_register_is_issued_of_its_own_version_and_says_which_text_was_signed() {
    let office = Office::updating();
    let print = |in_force: bool, folder: &str| {
        let folder = office.folder.path().join(folder);
        let request = PrintRequest {
            batch: Batch::Register { in_force },
            issued: true,
            one_file: false,
            folder: folder.display().to_string(),
            name: None,
            replace: false,
            date_confirmed: false,
        };
        let done = print::print(&office.desk, &request, &Job::silent()).unwrap().value;
        done.files.into_iter().map(|name| folder.join(name)).collect::<Vec<_>>()
    };
    let both = print(false, "tutti");
    assert_eq!(both.len(), 2);
    assert!(text(&both[0]).contains("ha aderito al testo della versione 1"), "{}", text(&both[0]));
    assert!(!text(&both[1]).contains("ha aderito al testo"), "{}", text(&both[1]));
    assert_eq!(print(true, "in vigore").len(), 1);
    let registers = IssueQuery { kind: Some(DocumentKind::Register), ..IssueQuery::default() };
    let versions: Vec<i64> = office
        .desk
        .read(|tx, _| {
            let versions = concilia_core::agreement::versions(tx)?;
            let number =
                |of: &VersionId| versions.iter().find(|version| version.id == *of).map(|version| version.number);
            let issued = issue::list(tx, &registers)?.into_iter();
            Ok::<_, concilia_office::Error>(issued.filter_map(|one| number(&one.deed_version?)).collect())
        })
        .unwrap();
    assert_eq!(versions, [1, 1, 2], "the latest first");

    let csv = office.folder.path().join("elenco.csv");
    adherence::export(&office.desk, Some(InForce), &[], &csv, IfThere::Ask).unwrap();
    let list = std::fs::read_to_string(csv).unwrap();
    assert!(list.contains("Calzificio Alto Serio;1;") && !list.contains(";2;"), "{list}");
}
