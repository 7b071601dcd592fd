//! Signatures, deadlines and meetings on a real archive file.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that stops says by failing what it expected")]

use std::path::Path;

use chrono::NaiveDate;
use concilia_core::adherence::{Arrival, Channel, Correction, Method, Protocol, RollOf, Section, Status, Step};
use concilia_core::archive::operation::{Operation, OperationKind};
use concilia_core::archive::register::RegisterQuery;
use concilia_core::context::SequentialIds;
use concilia_core::deadline::{DeadlineDraft, ExtensionDraft};
use concilia_core::id::PartyId;
use concilia_core::meeting::{MeetingDraft, Presence, Seat};
use concilia_core::params;
use concilia_core::party::{self, Category, PartyDraft};
use concilia_office::adherence::ProofView;
use concilia_office::files::IfThere;
use concilia_office::system::{StillClock, places};
use concilia_office::{Desk, Error, Failure, Person, adherence, archives, deadline, meeting, register};

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
    let draft = PartyDraft { name: name.into(), category: Some(category), previous_member, ..PartyDraft::default() };
    desk.change(|archive, ctx| party::add(archive, ctx, draft)).unwrap().value.id
}

/// ASL and Provincia stipulate, an association of the previous agreement adheres.
fn network(desk: &Desk) -> [PartyId; 3] {
    let asl = party(desk, "ASL di Bergamo", Category::Asl, false);
    let province = party(desk, "Provincia di Bergamo", Category::Province, false);
    let old = party(desk, "Associazione Famiglie Oggi", Category::FamilyAssociation, true);
    desk.change(|archive, ctx| {
        archive.write(ctx, Operation::new(OperationKind::AgreementStart, ""), |writer, _| {
            writer.tx().exec(DEED, &[])?;
            writer.tx().exec(DEED_VERSION, params!["v1", 1, "in_signature", false, day("2014-03-01")])?;
            for (place, party) in [(1, &asl), (2, &province)] {
                writer.tx().exec(DEED_PARTY, params![format!("dp{place}"), "v1", party, place])?;
            }
            Ok(())
        })
    })
    .unwrap();
    [asl, province, old]
}

fn returned(signed_on: &str, protocol: &str) -> Step {
    Step::Return(Arrival {
        returned_on: Some(day("2014-03-19")),
        arrived_by: Some(Channel::Pec),
        protocol: Protocol { number: protocol.into(), date: (!protocol.is_empty()).then(|| day("2014-03-19")) },
        method: Some(Method::Cades),
        signed_on: Some(day(signed_on)),
        signed_by: "Lucia Verdi".into(),
        verified: true,
        ..Arrival::default()
    })
}

#[test]
fn the_list_says_who_is_missing_and_how_many_days_are_left() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    assert!(
        adherence::list(&desk, RollOf::Current).unwrap().overview.is_none(),
        "without a deed there is nothing to sign"
    );
    let [asl, ..] = network(&desk);
    let sent = Step::Send { on: Some(day("2014-03-05")), by: Some(Channel::Pec) };
    adherence::step(&desk, RollOf::Current, std::slice::from_ref(&asl), &sent).unwrap();
    adherence::step(&desk, RollOf::Current, &[asl], &returned("2014-03-18", "812")).unwrap();

    let list = adherence::list(&desk, RollOf::Current).unwrap();
    let overview = list.overview.unwrap();
    assert_eq!(overview.headline, "Mancano 2 firme su 3");
    assert_eq!(overview.necessary.as_deref(), Some("Una è necessaria per avere l’accordo"));
    assert_eq!(overview.necessary_names, ["Provincia di Bergamo"]);
    assert_eq!(overview.days.as_deref(), Some("7 giorni al 31/03/2014"), "against the working date");
    assert_eq!(overview.forecast, "mancano 2 di 3, uno necessario, 7 giorni al 31/03/2014");
    assert_eq!(overview.term.unwrap().label, "dgr X/1081, punto 3, lett. a");
    let sections: Vec<_> = list.sections.iter().map(|section| (section.section, section.lines.len())).collect();
    assert_eq!(sections, [(Section::Missing, 2), (Section::Done, 1)]);
    assert_eq!(list.chips.iter().map(|chip| chip.count).sum::<usize>(), 3);
}

#[test]
fn a_card_keeps_the_two_proofs_apart_and_says_what_can_be_done() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let [asl, ..] = network(&desk);
    let card = adherence::card(&desk, RollOf::Current, &asl).unwrap();
    assert_eq!((card.signing.label.as_str(), card.arrival.label.as_str()), ("Non ancora", "Non ancora"));
    adherence::step(&desk, RollOf::Current, std::slice::from_ref(&asl), &returned("2014-03-18", "")).unwrap();
    let card = adherence::card(&desk, RollOf::Current, &asl).unwrap();
    assert_eq!((card.status, card.signing.proved, card.arrival.proved), (Status::Verified, true, false));
    assert_eq!(card.arrival.label, "Manca il protocollo");
    assert_eq!(card.to_do.as_deref(), Some("Protocollo"));
    let verify = card.possible.iter().find(|possible| possible.event == concilia_core::adherence::Event::Verify);
    assert_eq!(verify.unwrap().why_not.as_deref(), Some("È già verificata."));
    assert_eq!(card.about, "Parte · pubblico");
}

#[test]
fn a_datum_typed_wrong_is_corrected_and_told_on_the_card() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let [asl, ..] = network(&desk);
    let asl = std::slice::from_ref(&asl);
    adherence::step(&desk, RollOf::Current, asl, &returned("2014-03-18", "812")).unwrap();
    let signature = adherence::card(&desk, RollOf::Current, &asl[0]).unwrap().entry.signature;
    let correction = Correction {
        read: signature.version,
        sent_on: None,
        sent_by: None,
        returned_on: Some(day("2014-03-20")),
        arrived_by: Some(Channel::Hand),
        method: Some(Method::Ink),
        signed_on: Some(day("2014-03-17")),
        signed_by: "Lucia Verdi".into(),
        identity_document: false,
        protocol_date: Some(day("2014-03-19")),
        notes: "Consegnata al protocollo".into(),
        text: signature.text_version,
    };
    let wrong = Step::Correct(Correction { signed_on: Some(day("2014-03-21")), ..correction.clone() });
    let tried = adherence::try_step(&desk, RollOf::Current, asl, &wrong).unwrap();
    assert_eq!(tried.refused[0].1, "Sarebbe firmata dopo l’arrivo, che è del 20/03/2014.");
    adherence::step(&desk, RollOf::Current, asl, &Step::Correct(correction)).unwrap();
    let card = adherence::card(&desk, RollOf::Current, &asl[0]).unwrap();
    let fact = |proof: &ProofView, name: &str| proof.facts.iter().find(|fact| fact.0 == name).unwrap().1.clone();
    assert_eq!(fact(&card.signing, "Modo"), "A penna, su carta");
    assert_eq!(fact(&card.arrival, "Arrivata il"), "20/03/2014");
    assert_eq!(fact(&card.arrival, "Note"), "Consegnata al protocollo");
    assert_eq!(card.history.last().unwrap().text, "Dati corretti");
    assert!(desk.view().unwrap().undo.unwrap().starts_with("Dati di una firma corretti"));
}

#[test]
fn a_trial_names_who_is_refused_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let parties = network(&desk);
    let before = desk.view().unwrap().undo;
    let tried = adherence::try_step(&desk, RollOf::Current, &parties, &Step::Remind { on: None }).unwrap();
    assert_eq!(tried.accepted, Vec::<String>::new());
    assert_eq!(tried.refused[0].0, "ASL di Bergamo");
    assert!(tried.refused[0].1.contains("ente capofila"), "{}", tried.refused[0].1);
    assert_eq!(tried.refused[1].0, "Provincia di Bergamo");
    assert!(tried.refused[1].1.contains("registra prima l’invio"), "{}", tried.refused[1].1);
    assert_eq!(desk.view().unwrap().undo, before);
}

#[test]
fn a_returned_file_comes_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let [asl, province, _] = network(&desk);
    let both = [asl.clone(), province];
    adherence::step(&desk, RollOf::Current, &both, &returned("2014-03-18", "812")).unwrap();
    let path = folder.path().join("PEC del 19-03.pdf");
    assert!(matches!(adherence::attach(&desk, RollOf::Current, &both, &path), Err(Error::File { .. })));
    std::fs::write(&path, b"%PDF-1.7 firmato").unwrap();
    adherence::attach(&desk, RollOf::Current, &both, &path).unwrap();
    std::fs::remove_file(&path).unwrap();
    desk.close();
    archives::open(&desk, &folder.path().join("a.concilia")).unwrap();
    let card = adherence::card(&desk, RollOf::Current, &asl).unwrap();
    let (name, bytes) = adherence::file(&desk, &card.files[0].id).unwrap();
    assert_eq!((name.as_str(), bytes.as_slice()), ("PEC del 19-03.pdf", b"%PDF-1.7 firmato".as_slice()));
    assert!(card.history.iter().any(|line| line.text == "Originale acquisito: PEC del 19-03.pdf"));
}

#[test]
fn deadlines_are_there_from_the_start_and_leave_as_a_calendar() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let terms = deadline::list(&desk).unwrap();
    assert_eq!(
        terms.iter().map(|term| term.countdown.as_str()).collect::<Vec<_>>(),
        ["mancano 7 giorni", "mancano 98 giorni"]
    );
    let first = terms[0].dated.deadline.clone();
    let act = ExtensionDraft {
        act: "d.d.u.o. 1/2014".into(),
        decided_on: day("2014-03-20"),
        due_after: day("2014-04-15"),
        reason: String::new(),
    };
    deadline::extend(&desk, &first.id, first.version, act).unwrap();
    let own = DeadlineDraft {
        title: "Invio del verbale; copia al Comune, alla Provincia".into(),
        due_on: day("2014-04-01"),
        notes: String::new(),
        done_on: None,
    };
    deadline::save(&desk, None, own).unwrap();

    let path = folder.path().join("scadenze.ics");
    deadline::export_calendar(&desk, &path, IfThere::Ask).unwrap();
    let ics = std::fs::read_to_string(&path).unwrap();
    assert!(ics.starts_with("BEGIN:VCALENDAR\r\n") && ics.ends_with("END:VCALENDAR\r\n"));
    let unfolded = ics.replace("\r\n ", "");
    let summaries: Vec<&str> = unfolded.lines().filter_map(|line| line.strip_prefix("SUMMARY:")).collect();
    assert_eq!(
        summaries,
        [
            "Invio del verbale\\; copia al Comune\\, alla Provincia",
            "Sottoscrizione dell’accordo territoriale",
            "Presentazione del piano di azione territoriale"
        ]
    );
    let uids = unfolded.lines().filter(|line| line.starts_with("UID:")).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(uids.len(), 6, "each term and each alarm has its own identifier");
    assert!(ics.contains("DTSTART;VALUE=DATE:20140415"), "the term as the act moved it");
    assert!(ics.contains("DTEND;VALUE=DATE:20140416"), "a day ends where the next begins");
    assert!(ics.contains("DTSTAMP:20140324T"), "the caller's clock, not the system's");
    let again = folder.path().join("ancora.ics");
    deadline::export_calendar(&desk, &again, IfThere::Ask).unwrap();
    assert_eq!(std::fs::read_to_string(&again).unwrap(), ics, "the same terms give the same entries");
    let refused = Failure::from(deadline::export_calendar(&desk, &path, IfThere::Ask).unwrap_err());
    assert_eq!(refused.code, "file.already_there");
}

#[test]
fn a_meeting_keeps_who_was_called_and_who_came() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let [asl, province, old] = network(&desk);
    let draft = MeetingDraft {
        held_on: day("2014-03-20"),
        held_at: "14.30".into(),
        place: "Sala riunioni".into(),
        agenda: "Sottoscrizione dell’accordo".into(),
        notes: String::new(),
    };
    let saved = meeting::save(&desk, None, draft, &[province.clone(), asl.clone(), old]).unwrap().value;
    meeting::call(&desk, &saved.id, &[asl, province.clone()], Some(day("2014-03-10"))).unwrap();
    let seat = Seat { party: province, presence: Some(Presence::Present), represented_by: "Anna Neri".into() };
    meeting::attend(&desk, &saved.id, &[seat]).unwrap();
    let view = meeting::list(&desk).unwrap().remove(0);
    let names: Vec<&str> = view.called.iter().map(|called| called.name.as_str()).collect();
    assert_eq!(names, ["ASL di Bergamo", "Associazione Famiglie Oggi", "Provincia di Bergamo"]);
    assert_eq!((view.convoked, view.present, view.ahead), (2, 1, false));
    assert_eq!(view.called[2].presence_label.as_deref(), Some("Presente"));
}

#[test]
fn the_list_leaves_as_it_is_shown_and_text_is_never_a_formula() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let [asl, ..] = network(&desk);
    let formula = party(&desk, "=1+1 onlus", Category::ThirdSector, true);
    let csv = folder.path().join("firme.csv");
    adherence::export(&desk, None, &[formula, asl], &csv, IfThere::Ask).unwrap();
    let text = String::from_utf8(std::fs::read(&csv).unwrap()).unwrap();
    let rows: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(rows.len(), 3, "the heading and the two lines asked for: {text}");
    assert!(rows[1].contains("ASL di Bergamo") && rows[1].contains("Da inviare"), "necessary on top: {}", rows[1]);
    assert!(!rows[2].starts_with('='), "{}", rows[2]);
    let xlsx = folder.path().join("firme.xlsx");
    adherence::export(&desk, None, &[], &xlsx, IfThere::Ask).unwrap();
    assert!(std::fs::read(&xlsx).unwrap().starts_with(b"PK"));
    let refused = Failure::from(adherence::export(&desk, None, &[], &csv, IfThere::Ask).unwrap_err());
    assert_eq!(refused.code, "file.already_there");
}

#[test]
fn the_register_can_be_narrowed_to_one_party() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let [asl, province, old] = network(&desk);
    let sent = Step::Send { on: Some(day("2014-03-05")), by: Some(Channel::Pec) };
    adherence::step(&desk, RollOf::Current, &[province.clone(), old.clone()], &sent).unwrap();
    adherence::step(&desk, RollOf::Current, std::slice::from_ref(&old), &returned("2014-03-18", "")).unwrap();
    let paper = folder.path().join("rientro.pdf");
    std::fs::write(&paper, b"%PDF-1.4 prova").unwrap();
    adherence::attach(&desk, RollOf::Current, std::slice::from_ref(&old), &paper).unwrap();

    let about = |party: &PartyId| {
        let query = RegisterQuery { about: Some(party.0.clone()), limit: 50, ..RegisterQuery::default() };
        let page = register::page(&desk, &query).unwrap();
        assert_eq!(page.total, i64::try_from(page.rows.len()).unwrap(), "the count and the list agree");
        page.rows.into_iter().map(|row| row.entry.kind).rev().collect::<Vec<_>>()
    };
    use OperationKind::{PartyAdd, ReturnIntake, SignatureReturned, SignatureSent};
    assert_eq!(about(&old), [PartyAdd, SignatureSent, SignatureReturned, ReturnIntake], "the file too");
    assert_eq!(about(&province), [PartyAdd, SignatureSent]);
    assert_eq!(about(&asl), [PartyAdd]);
}

#[test]
fn a_number_that_the_register_can_not_take_is_told_at_its_field_and_once() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let parties = network(&desk);
    let arrival = |number: &str| {
        Step::Return(Arrival {
            returned_on: Some(day("2014-03-20")),
            method: Some(Method::Pades),
            signed_on: Some(day("2014-03-10")),
            protocol: Protocol { number: number.into(), date: None },
            ..Arrival::default()
        })
    };
    let told = |number: &str| {
        let answer = adherence::try_step(&desk, RollOf::Current, &parties[..2], &arrival(number)).unwrap();
        assert_eq!((answer.accepted.len(), answer.refused.len()), (0, 2), "{answer:?}");
        answer.fields.into_iter().map(|one| (one.field, one.message)).collect::<Vec<_>>()
    };
    let long = "Il numero di protocollo ha 51 caratteri: nel registro ne stanno 50.".to_owned();
    assert_eq!(told(&"7".repeat(51)), [("number".to_owned(), long)]);
    assert_eq!(told("12/字")[0].0, "number");
}
