//! Deadlines in a real archive in memory.

use super::*;
use crate::archive::operation::{Operation, OperationKind};
use crate::error::{DeadlineRefusal, Error, RequiredField};
use crate::rule::{Finding, Matter};
use crate::testing::{Office, day};

fn with_terms() -> Office {
    let mut office = Office::new();
    let mut preset_terms = || {
        let operation = Operation::new(OperationKind::ArchiveCreate, "prova");
        office.act(|archive, ctx| archive.write(ctx, operation, preset)).unwrap()
    };
    preset_terms();
    let again = preset_terms();
    assert_eq!(again.operation, None, "the terms are put in once");
    office
}

fn listed(office: &mut Office) -> Vec<Dated> {
    let date = office.working_date;
    office.archive.read(|tx| all(tx, date)).unwrap()
}

fn draft(title: &str, due_on: &str) -> DeadlineDraft {
    DeadlineDraft { title: title.into(), due_on: day(due_on), notes: String::new(), done_on: None }
}

#[test]
fn the_terms_of_the_resolution_are_there_once_and_counted_down() {
    let mut office = with_terms();
    let seen: Vec<_> = listed(&mut office).iter().map(|dated| (dated.deadline.kind, dated.days_left)).collect();
    assert_eq!(seen, [(DeadlineKind::AgreementSigned, 70), (DeadlineKind::PlanFiled, 161)]);
    let source = listed(&mut office)[0].source.clone().unwrap();
    assert!(source.citation.is_found() && source.says.contains("entro il 31 marzo 2014"), "{}", source.says);
    office.working_date = day("2014-03-31");
    assert_eq!(listed(&mut office)[0].days_left, 0, "the last day is still good");
    office.working_date = day("2014-04-01");
    assert_eq!(listed(&mut office)[0].days_left, -1);
}

#[test]
fn a_term_of_the_resolution_moves_only_by_an_act_and_keeps_its_history() {
    let mut office = with_terms();
    let term = listed(&mut office)[0].deadline.clone();
    let key = || Some((term.id.clone(), term.version));
    let moved = office.act(|archive, ctx| save(archive, ctx, key(), draft("", "2014-05-31")));
    assert!(matches!(moved, Err(Error::TermOfTheAct)));
    let removed = office.act(|archive, ctx| remove(archive, ctx, &term.id, term.version));
    assert!(matches!(removed, Err(Error::TermOfTheAct)));
    office.working_date = day("2014-03-24");
    let by = |act: &str| ExtensionDraft {
        act: act.into(),
        decided_on: day("2014-03-20"),
        due_after: day("2014-04-30"),
        reason: " richiesta dei territori ".into(),
    };
    let unnamed = office.act(|archive, ctx| extend(archive, ctx, &term.id, term.version, by(" ")));
    assert!(matches!(unnamed, Err(Error::Empty { field: RequiredField::Act })));
    office.act(|archive, ctx| extend(archive, ctx, &term.id, term.version, by("d.d.u.o. 1/2014"))).unwrap();

    let moved = listed(&mut office)[0].clone();
    assert_eq!(moved.deadline.due_on, day("2014-04-30"));
    assert_eq!(moved.extensions[0].due_before, day("2014-03-31"));
    assert_eq!(moved.extensions[0].reason, "richiesta dei territori");
    assert_eq!(office.archive.read(signature_term).unwrap(), Some(day("2014-04-30")));
    office.act(|archive, ctx| archive.undo(ctx)).unwrap();
    assert_eq!(office.archive.read(signature_term).unwrap(), Some(day("2014-03-31")));
}

#[test]
fn an_extension_written_by_mistake_is_taken_back_the_last_one_first() {
    let mut office = with_terms();
    office.working_date = day("2014-03-24");
    let mut moved = |due: &str| {
        let term = listed(&mut office)[0].deadline.clone();
        let draft = ExtensionDraft {
            act: "d.d.u.o. 1/2014".into(),
            decided_on: day("2014-03-20"),
            due_after: day(due),
            reason: String::new(),
        };
        office.act(|archive, ctx| extend(archive, ctx, &term.id, term.version, draft)).unwrap().value.id
    };
    let (first, wrong) = (moved("2014-04-30"), moved("3014-05-30"));
    let refused = office.act(|archive, ctx| remove_extension(archive, ctx, &first));
    assert!(matches!(refused, Err(Error::Deadline(DeadlineRefusal::NotLast))));
    office.act(|archive, ctx| remove_extension(archive, ctx, &wrong)).unwrap();
    assert_eq!(office.archive.read(signature_term).unwrap(), Some(day("2014-04-30")));
    office.act(|archive, ctx| remove_extension(archive, ctx, &first)).unwrap();
    let term = listed(&mut office)[0].clone();
    assert_eq!((term.deadline.due_on, term.extensions.len()), (day("2014-03-31"), 0));
}

#[test]
fn an_extension_moves_a_term_later_by_an_act_that_is_there() {
    let mut office = with_terms();
    office.working_date = day("2014-03-24");
    let term = listed(&mut office)[0].deadline.clone();
    let mut tried = |decided_on: &str, due_after: &str, act: &str| {
        let (act, reason) = (act.to_owned(), String::new());
        let draft = ExtensionDraft { act, decided_on: day(decided_on), due_after: day(due_after), reason };
        let moved = office.act(|archive, ctx| extend(archive, ctx, &term.id, term.version, draft));
        moved.map(|written| written.value.due_after)
    };
    for not_later in ["2014-03-31", "2014-03-30"] {
        let why = tried("2014-03-24", not_later, "d.d.u.o. 1/2014").unwrap_err();
        let Error::Deadline(refusal) = &why else { panic!("{why:?}") };
        assert_eq!(*refusal, DeadlineRefusal::NotLater { due: day("2014-03-31") });
        assert_eq!(why.field(), Some("due_after"));
    }
    let ahead = tried("2014-03-25", "2014-04-30", "d.d.u.o. 1/2014").unwrap_err();
    assert!(matches!(ahead, Error::Deadline(DeadlineRefusal::ActAhead { .. })) && ahead.field() == Some("decided_on"));
    let sign = tried("2014-03-24", "2014-04-30", "d.d.u.o. 字/2014").unwrap_err();
    assert!(matches!(sign, Error::Unwritten { field: "act", sign: '字' }), "reminders print the act");
    assert_eq!(tried("2014-03-24", "2014-04-01", "d.d.u.o. 1/2014").unwrap(), day("2014-04-01"));
    let history = listed(&mut office)[0].extensions.len();
    assert_eq!(history, 1, "what was refused left nothing");
}

#[test]
fn nothing_was_met_on_a_day_to_come() {
    let mut office = with_terms();
    let [signing, term] = [0, 1].map(|place| listed(&mut office)[place].deadline.clone());
    let due_on = signing.due_on.to_string();
    let by_hand = DeadlineDraft { done_on: Some(day("2014-01-20")), ..draft("", &due_on) };
    let refused = office.act(|archive, ctx| save(archive, ctx, Some((signing.id, signing.version)), by_hand));
    assert!(
        matches!(refused, Err(Error::Deadline(DeadlineRefusal::MetByTheDeed))),
        "the agreement says when it is signed"
    );
    let mut met = |on: &str| {
        let draft = DeadlineDraft { done_on: Some(day(on)), ..draft("", &term.due_on.to_string()) };
        office.act(|archive, ctx| save(archive, ctx, Some((term.id.clone(), term.version)), draft)).map(|_| ())
    };
    let ahead = met("2014-01-21").unwrap_err();
    assert!(matches!(ahead, Error::Deadline(DeadlineRefusal::DoneAhead { .. })) && ahead.field() == Some("done_on"));
    met("2014-01-20").unwrap();
}

#[test]
fn the_office_writes_moves_and_removes_its_own() {
    let mut office = with_terms();
    office.working_date = day("2014-02-01");
    let unnamed = office.act(|archive, ctx| save(archive, ctx, None, draft("  ", "2014-02-10")));
    assert!(matches!(unnamed, Err(Error::Empty { field: RequiredField::Title })));
    let own = office.act(|archive, ctx| save(archive, ctx, None, draft(" Delibera ", "2014-02-10"))).unwrap().value;
    assert_eq!((own.title.as_str(), own.kind), ("Delibera", DeadlineKind::Office));
    let key = Some((own.id.clone(), own.version));
    let done = DeadlineDraft { done_on: Some(day("2014-02-01")), ..draft("Delibera", "2014-02-12") };
    let own = office.act(|archive, ctx| save(archive, ctx, key, done)).unwrap().value;
    assert_eq!(own.due_on, day("2014-02-12"));
    let open = office.archive.read(|tx| open_due(tx, day("2014-02-01"))).unwrap();
    assert!(open.iter().all(|dated| dated.deadline.id != own.id), "what was met is not open");
    office.act(|archive, ctx| remove(archive, ctx, &own.id, own.version)).unwrap();
    assert_eq!(listed(&mut office).len(), 2);
}

#[test]
fn terms_are_told_when_near_on_the_day_and_when_over_until_they_are_met() {
    let mut office = with_terms();
    let own = office.act(|archive, ctx| save(archive, ctx, None, draft("Delibera", "2014-06-20"))).unwrap().value;
    let mut told = |date: &str| {
        let terms = office.archive.read(|tx| all(tx, day(date))).unwrap();
        findings(&terms).into_iter().map(|finding| finding.matter).collect::<Vec<_>>()
    };
    assert_eq!(told("2014-05-20"), [], "31 days before the nearer of the two");
    assert!(matches!(told("2014-05-21").as_slice(), [Matter::OfficeTermAhead { days: 30, .. }]));
    assert!(matches!(
        told("2014-06-30").as_slice(),
        [Matter::OfficeTermPassed { days: 10, .. }, Matter::PlanTermAhead { days: 0, .. }]
    ));
    assert!(matches!(told("2014-07-01").as_slice(), [_, Matter::PlanTermPassed { days: 1, .. }]));
    office.working_date = day("2014-06-30");
    let done = DeadlineDraft { done_on: Some(day("2014-06-18")), ..draft("Delibera", "2014-06-20") };
    office.act(|archive, ctx| save(archive, ctx, Some((own.id.clone(), own.version)), done)).unwrap();
    let terms = office.archive.read(|tx| all(tx, day("2014-06-30"))).unwrap();
    let left = findings(&terms);
    assert!(matches!(left.as_slice(), [Finding { matter: Matter::PlanTermAhead { .. }, .. }]));
    assert!(left[0].citation.unwrap().is_found());
}

#[test]
fn the_day_that_an_act_set_is_not_written_over_and_a_term_is_registered_once() {
    let mut office = with_terms();
    let own = office.act(|archive, ctx| save(archive, ctx, None, draft("Delibera", "2014-02-10"))).unwrap().value;
    let by = ExtensionDraft {
        act: "nota n. 3".into(),
        decided_on: day("2014-01-20"),
        due_after: day("2014-02-20"),
        reason: String::new(),
    };
    office.act(|archive, ctx| extend(archive, ctx, &own.id, own.version, by)).unwrap();
    let mut write = |version, title: &str, due_on: &str| {
        let key = Some((own.id.clone(), version));
        office.act(|archive, ctx| save(archive, ctx, key, draft(title, due_on))).map(|written| written.value)
    };
    let by_hand = write(own.version + 1, "Delibera", "2014-03-01").unwrap_err();
    assert!(matches!(by_hand, Error::Deadline(DeadlineRefusal::MovedByAct { due }) if due == day("2014-02-20")));
    assert_eq!(by_hand.field(), Some("due_on"));
    let named = write(own.version + 1, "Delibera dell’ambito", "2014-02-20").unwrap();
    assert_eq!((named.title.as_str(), named.due_on), ("Delibera dell’ambito", day("2014-02-20")));
    let again = office.act(|archive, ctx| save(archive, ctx, None, draft("delibera dell'Ambito", "2014-02-20")));
    assert!(matches!(again, Err(Error::Deadline(DeadlineRefusal::Twice { .. }))));
    office.act(|archive, ctx| save(archive, ctx, None, draft("Delibera dell’ambito", "2014-02-21"))).unwrap();
}
