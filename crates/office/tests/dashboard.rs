//! The dashboard, the resources and the register on a real archive file.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "tests are read, not called")]

use std::path::Path;

use chrono::NaiveDate;
use concilia_core::archive::register::RegisterQuery;
use concilia_core::context::SequentialIds;
use concilia_core::party::{Category, PartyDraft, SignerDraft};
use concilia_core::progress::{NextStep, Step, StepState};
use concilia_core::territory::Network;
use concilia_office::files::IfThere;
use concilia_office::system::{StillClock, places};
use concilia_office::{Desk, Person, archives, dashboard, party, register, resources, settings};

fn desk(folder: &Path) -> Desk {
    let places = places(folder.join("dati locali"), folder.join("Documenti"));
    let person = Person { login: "marta".into(), computer: "pc-prova".into() };
    let clock = Box::new(StillClock(NaiveDate::from_ymd_opt(2014, 3, 24).unwrap()));
    let desk = Desk::new(places, person, clock, Box::new(SequentialIds::new("d")));
    archives::create(&desk, Network::Bergamo, &folder.join("a.concilia")).unwrap();
    desk
}

fn add(desk: &Desk, name: &str) -> concilia_core::party::Party {
    let draft = PartyDraft { name: name.into(), category: Some(Category::Company), ..PartyDraft::default() };
    party::save(desk, None, draft).unwrap().value.party
}

#[test]
fn the_dashboard_always_has_one_next_step_and_both_terms() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let empty = dashboard::view(&desk).unwrap();
    assert_eq!(empty.next.next, NextStep::ImportParties);
    assert_eq!(empty.countdowns.iter().map(|term| term.days_left).collect::<Vec<_>>(), [7, 98]);
    assert!(empty.countdowns.iter().all(|term| term.citation.is_some() && !term.says.is_empty()));
    let plan = empty.steps.last().unwrap();
    assert_eq!((plan.step, plan.state, plan.note.as_str()), (Step::Plan, StepState::ToDo, "entro il 30/06/2014"));
    assert!(empty.missing.is_empty() && empty.forecast.is_none(), "nothing is missing before something is asked");

    let told =
        |view: &dashboard::Dashboard| view.to_do.iter().any(|found| found.title.starts_with("L’accordo non è ancora"));
    assert!(told(&empty), "the term for the signatures is told before there is an agreement: {:?}", empty.to_do);

    add(&desk, "Impresa di prova");
    let next = dashboard::view(&desk).unwrap();
    assert_eq!((next.next.next, next.next.label.as_str()), (NextStep::ComposeAgreement, "Componi l’accordo"));
    assert_eq!(next.steps[0].state, StepState::Done);
}

#[test]
fn the_printed_figures_of_bergamo_stand_beside_the_euro_that_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let view = resources::view(&desk).unwrap();
    let money = view.money.unwrap();
    assert_eq!(money.total.shown, "360.267\u{a0}€");
    assert_eq!(money.slips.len(), 1);
    assert_eq!((view.indicators.len(), view.chapters.len(), view.networks.len()), (5, 4, 15));
    assert_eq!(view.networks.iter().filter(|row| row.own).count(), 1);
    assert_eq!(view.networks.iter().filter(|row| row.difference.is_some()).count(), 5);
    assert!(view.networks.iter().all(|row| !row.total.citation.key.is_empty()));
    let path = folder.path().join("Riparto.csv");
    assert_eq!(resources::export(&desk, &path, IfThere::Ask).unwrap(), 15);
    let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
    assert!(text.contains("Bergamo") && text.contains("360267,00"), "{text}");
}

#[test]
fn the_register_tells_what_changed_and_what_can_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let party = add(&desk, "Impresa di prova");
    let draft = PartyDraft { municipality: "Albino".into(), previous_member: true, ..party.data.clone() };
    party::save(&desk, Some((party.id.clone(), party.version)), draft).unwrap();
    let query = RegisterQuery { limit: 50, ..RegisterQuery::default() };
    let page = register::page(&desk, &query).unwrap();
    let newest = &page.rows[0];
    assert_eq!((newest.title.as_str(), newest.undoable), ("Soggetto modificato", true));
    assert!(!page.rows.last().unwrap().undoable, "the archive's creation is never taken back");
    let changes = register::changes(&desk, newest.entry.number).unwrap();
    assert_eq!((changes[0].title.as_str(), changes[0].what.as_str()), ("Soggetto: Impresa di prova", "cambiato"));
    let told: Vec<_> = changes[0]
        .data
        .iter()
        .map(|datum| (datum.label.as_str(), datum.before.as_str(), datum.after.as_str()))
        .collect();
    assert_eq!(told, [("Comune", "—", "Albino"), ("Già aderente", "no", "sì")]);

    let of_party = RegisterQuery { about: Some(party.id.0.clone()), ..query.clone() };
    assert_eq!(register::page(&desk, &of_party).unwrap().total, 2);
    desk.undo_number(newest.entry.number).unwrap();
    let after = register::page(&desk, &query).unwrap();
    assert_eq!(after.rows[0].entry.undoes, Some(newest.entry.number));
    assert!(!after.rows[1].undoable && after.rows[1].entry.undone_by.is_some());
    let path = folder.path().join("Registro.xlsx");
    assert_eq!(register::export(&desk, &query, &path, IfThere::Ask).unwrap(), usize::try_from(after.total).unwrap());
    let signer = SignerDraft { name: "Piera Prova".into(), ..SignerDraft::default() };
    let named = party::save_signer(&desk, &party.id, None, signer).unwrap();
    let of_signer = register::changes(&desk, named.operation.unwrap()).unwrap();
    assert_eq!(of_signer[0].title, "Firmatario: Piera Prova (Impresa di prova)");

    let (mut office, path) = (settings::read(&desk).unwrap(), folder.path().join("Registro.csv"));
    office.letterhead.place = "Albino".into();
    settings::save(&desk, office).unwrap();
    register::export(&desk, &query, &path, IfThere::Ask).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.lines().next().unwrap().ends_with("Che cosa è cambiato;Dato;Prima;Dopo"), "{text}");
    assert!(text.contains("Soggetto: Impresa di prova (cambiato);Comune;;Albino"), "{text}");
    assert!(text.contains("Impostazione (cambiata);Luogo;Bergamo;Albino") || text.contains(";Luogo;;Albino"), "{text}");
    assert!(text.contains("Archivio creato;ASL della Provincia di Bergamo"), "{text}");
}
