//! The list of parties, its card, changes to many and the way out, on real files.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "tests are read, not called")]

use std::path::Path;

use chrono::NaiveDate;
use concilia_core::adherence::Pace;
use concilia_core::context::SequentialIds;
use concilia_core::id::PartyId;
use concilia_core::party::{Category, PartyChange, PartyDraft, SignerDraft};
use concilia_core::territory::Network;
use concilia_office::files::IfThere;
use concilia_office::party::{self, ListQuery, PartyColumn};
use concilia_office::settings::{self, OfficeTexts, Settings};
use concilia_office::system::{StillClock, places};
use concilia_office::{Desk, Error, Failure, Person, archives};

fn desk(folder: &Path) -> Desk {
    let places = places(folder.join("dati locali"), folder.join("Documenti"));
    let person = Person { login: "marta".into(), computer: "pc-prova".into() };
    let clock = Box::new(StillClock(NaiveDate::from_ymd_opt(2014, 1, 20).unwrap()));
    let desk = Desk::new(places, person, clock, Box::new(SequentialIds::new("p")));
    archives::create(&desk, Network::Bergamo, &folder.join("a.concilia")).unwrap();
    desk
}

fn add(desk: &Desk, name: &str, category: Category, more: impl FnOnce(&mut PartyDraft)) -> PartyId {
    let mut draft = PartyDraft { name: name.into(), category: Some(category), ..PartyDraft::default() };
    more(&mut draft);
    party::save(desk, None, draft).unwrap().value.party.id
}

/// Three parties: one public and doubtful, one public member of the previous agreement, one private.
fn three(desk: &Desk) -> Vec<PartyId> {
    vec![
        add(desk, "Ambito di Villa d'Almè", Category::Ambito, |draft| draft.fiscal_code = "01234567898".into()),
        add(desk, "Comune di Albino", Category::Municipality, |draft| {
            draft.previous_member = true;
            draft.municipality = "Albino".into();
        }),
        add(desk, "Cooperativa Zeta", Category::ThirdSector, |draft| draft.municipality = "Alzano".into()),
    ]
}

fn names(desk: &Desk, query: ListQuery) -> Vec<String> {
    party::list(desk, &query).unwrap().rows.into_iter().map(|row| row.party.data.name).collect()
}

#[test]
fn the_list_filters_counts_and_orders() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    three(&desk);
    let all = party::list(&desk, &ListQuery::default()).unwrap();
    assert_eq!((all.total, all.counts.all, all.counts.public, all.counts.private), (3, 3, 2, 1));
    assert_eq!((all.counts.previous_members, all.counts.doubtful), (1, 1));
    assert!(all.rows[0].doubts[0].starts_with("Codice fiscale: "), "{:?}", all.rows[0].doubts);

    let search = ListQuery { search: "VILLA D’ALME".into(), ..ListQuery::default() };
    let found = party::list(&desk, &search).unwrap();
    assert_eq!((found.total, found.counts.all, found.rows.len()), (3, 1, 1));
    assert_eq!(names(&desk, ListQuery { doubtful: true, ..ListQuery::default() }), ["Ambito di Villa d'Almè"]);
    let member = ListQuery { previous_member: Some(true), ..ListQuery::default() };
    assert_eq!(names(&desk, member), ["Comune di Albino"]);

    let by_seat = ListQuery { order: PartyColumn::Municipality, descending: true, ..ListQuery::default() };
    let expected = ["Cooperativa Zeta", "Comune di Albino", "Ambito di Villa d'Almè"];
    assert_eq!(names(&desk, by_seat), expected, "an empty cell comes last either way");
}

#[test]
fn a_card_tells_who_signs_and_what_is_doubtful() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let ids = three(&desk);
    let draft = SignerDraft { name: "Persona Inventata".into(), office: "sindaco".into(), ..SignerDraft::default() };
    let first = party::save_signer(&desk, &ids[1], None, draft.clone()).unwrap().value;
    let vice = SignerDraft { name: "Altra Persona".into(), delegation: "delega del 3/1/2014".into(), ..draft };
    let vice = party::save_signer(&desk, &ids[1], None, vice).unwrap().value;
    let card = party::card(&desk, &ids[1]).unwrap();
    assert_eq!((card.signers.len(), card.signers[0].id.clone(), card.doubts.len()), (2, first.id.clone(), 0));
    let row = &party::list(&desk, &ListQuery { search: "albino".into(), ..ListQuery::default() }).unwrap().rows[0];
    assert_eq!((row.signer.as_str(), row.signer_office.as_str()), ("Persona Inventata", "sindaco"));

    let usual = SignerDraft { preferred: true, ..vice.data };
    party::save_signer(&desk, &ids[1], Some((vice.id, vice.version)), usual).unwrap();
    let listed = party::list(&desk, &ListQuery::default()).unwrap();
    let row = listed.rows.into_iter().find(|row| row.party.id == ids[1]).unwrap();
    assert_eq!(row.signer, "Altra Persona", "the list names who usually signs");
    party::remove_signer(&desk, &first.id, first.version + 1).unwrap();
    assert_eq!(party::card(&desk, &ids[1]).unwrap().signers[0].data.name, "Altra Persona");
    let wrong = SignerDraft { fiscal_code: "RSSMRA70A41F20".into(), ..SignerDraft::default() };
    let doubts = party::check_signer(&SignerDraft { name: "Ada 字".into(), ..wrong });
    let fields: Vec<&str> = doubts.iter().map(|doubt| doubt.field.as_str()).collect();
    assert_eq!(fields, ["name", "fiscal_code"]);
    assert!(doubts[0].message.contains("«字»"), "{}", doubts[0].message);
    assert_eq!(party::check_signer(&SignerDraft::default()), []);
}

#[test]
fn only_a_missing_name_is_refused_and_its_field_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let failure = Failure::from(party::save(&desk, None, PartyDraft::default()).unwrap_err());
    assert_eq!((failure.code.as_str(), failure.fields[0].field.as_str()), ("field.empty", "name"));
    let doubtful = PartyDraft { name: "Ente".into(), pec: "info@ente".into(), ..PartyDraft::default() };
    let checked = party::check(&doubtful);
    assert_eq!((checked.len(), checked[0].refuses), (1, false));
    assert_eq!(party::save(&desk, None, doubtful).unwrap().value.doubts, checked);
}

#[test]
fn many_are_changed_and_removed_by_one_operation_that_undo_takes_back() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let ids = three(&desk);
    let written = party::change(&desk, &ids, PartyChange::PreviousMember(true)).unwrap();
    assert_eq!(written.value, 2);
    assert_eq!(desk.view().unwrap().undo.as_deref(), Some("Soggetto modificato: 3 soggetti"));
    desk.undo().unwrap();
    assert_eq!(party::list(&desk, &ListQuery::default()).unwrap().counts.previous_members, 1);
    let removal = party::remove(&desk, &ids).unwrap().value;
    assert_eq!((removal.removed, removal.kept.len()), (3, 0));
    desk.undo().unwrap();
    assert_eq!(party::list(&desk, &ListQuery::default()).unwrap().total, 3);
}

#[test]
fn the_list_goes_out_as_filtered_and_comes_back_by_its_headings() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    three(&desk);
    let path = folder.path().join("Soggetti.csv");
    let private = ListQuery { nature: Some(concilia_core::party::Nature::Private), ..ListQuery::default() };
    assert_eq!(party::export(&desk, &private, &path, IfThere::Ask).unwrap(), 1);
    let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
    assert!(text.contains("Denominazione;Categoria;") && text.contains("Cooperativa Zeta"), "{text}");
    assert!(!text.contains("Albino"), "what the filter leaves out stays out");
    let again = party::export(&desk, &private, &path, IfThere::Ask);
    assert!(matches!(again, Err(Error::FileExists { .. })), "an existing file is never replaced without a question");
    let book = folder.path().join("Soggetti.xlsx");
    assert_eq!(party::export(&desk, &ListQuery::default(), &book, IfThere::Ask).unwrap(), 3);
    assert!(std::fs::read(&book).unwrap().starts_with(b"PK"));
}

#[test]
fn settings_propose_the_body_and_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let Settings { mut letterhead, reminder_pace, .. } = settings::read(&desk).unwrap();
    assert_eq!(reminder_pace, Pace::default());
    assert!(letterhead.body.contains("Bergamo"), "{}", letterhead.body);
    letterhead.pec = "  protocollo@pec.prova.it ".into();
    let saved = settings::save(
        &desk,
        Settings { letterhead, documents_folder: String::new(), reminder_pace: Pace { days: 0 } },
    )
    .unwrap();
    assert_eq!(saved.value.reminder_pace.days, 1, "nobody is reminded on the day of sending");
    assert!(saved.operation.is_some());
    assert_eq!(settings::read(&desk).unwrap(), saved.value);
    assert_eq!(saved.value.letterhead.pec, "protocollo@pec.prova.it");
}

#[test]
fn an_office_text_is_the_offices_own_or_the_proposed_one() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let first = settings::read_texts(&desk).unwrap();
    assert_eq!(first.current, first.proposed, "nothing written yet");
    assert!(first.proposed.privacy_notice.contains("196"), "{}", first.proposed.privacy_notice);

    let own = OfficeTexts { privacy_notice: "  Testo nostro\r\nsu due righe ".into() };
    let saved = settings::save_texts(&desk, own).unwrap();
    assert_eq!(saved.value.privacy_notice, "Testo nostro\nsu due righe");
    assert_eq!(settings::read_texts(&desk).unwrap().current, saved.value);

    settings::save_texts(&desk, first.proposed.clone()).unwrap();
    let Settings { mut letterhead, documents_folder, reminder_pace } = settings::read(&desk).unwrap();
    letterhead.body = "ASL di Prova".into();
    settings::save(&desk, Settings { letterhead, documents_folder, reminder_pace }).unwrap();
    let after = settings::read_texts(&desk).unwrap();
    assert_eq!(after.current, after.proposed, "the proposed text was put back, and follows the letterhead");
    assert!(after.current.privacy_notice.contains("trattati da ASL di Prova"));

    settings::save_texts(&desk, OfficeTexts::default()).unwrap();
    assert_eq!(settings::read_texts(&desk).unwrap(), after, "an empty text stands for the proposed one");
}
