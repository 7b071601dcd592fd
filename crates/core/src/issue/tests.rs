//! Issuing in a real archive in memory.

use super::code::{IssueCode, PageCode};
use super::*;
use crate::archive::operation::{Operation, OperationKind, Undo, Written};
use crate::error::{Error, RequiredField, Result};
use crate::id::PartyId;
use crate::party::{self, PartyDraft};
use crate::testing::Office;

fn draft(title: &str) -> IssueDraft {
    IssueDraft {
        kind: DocumentKind::AdherenceForm,
        deed_version: None,
        party: None,
        copy: None,
        meeting: None,
        title: title.into(),
        made_of: format!("{{\"title\":\"{title}\"}}"),
    }
}

/// Pages that say the code they were composed with, as the documents print it.
fn pages(codes: &[IssueCode]) -> Result<Vec<Pages>> {
    let page = |code: &IssueCode| Pages { bytes: PageCode::new(*code, 1, 2).unwrap().encode().into_bytes(), count: 2 };
    Ok(codes.iter().map(page).collect())
}

fn issue_all(
    office: &mut Office,
    drafts: Vec<IssueDraft>,
    compose: impl FnOnce(&[IssueCode]) -> Result<Vec<Pages>>,
) -> Result<Written<Vec<Issued>>> {
    office.act(|archive, ctx| {
        archive.write(ctx, Operation::new(OperationKind::DocumentIssue, "prova"), |writer, ctx| {
            issue(writer, ctx, drafts, compose)
        })
    })
}

#[test]
fn every_document_is_composed_with_the_number_it_is_kept_under() {
    let mut office = Office::new();
    let issued = issue_all(&mut office, vec![draft("uno"), draft("due")], pages).unwrap().value;
    for (place, document) in issued.iter().enumerate() {
        assert_eq!((document.number, document.lineage, document.pages), (place as i64 + 1, 1, 2));
        let bytes = office.archive.read(|tx| bytes(tx, document)).unwrap();
        let printed = PageCode::parse(std::str::from_utf8(&bytes).unwrap()).unwrap();
        assert_eq!(printed.issue(), document.code("BG14AB").unwrap(), "the code printed is that of the row");
        assert_eq!(document.issued_on, office.working_date);
    }
    let listed = office.archive.read(|tx| list(tx, &IssueQuery::default())).unwrap();
    assert_eq!(listed.iter().map(|row| row.title.as_str()).collect::<Vec<_>>(), ["due", "uno"], "the latest first");
    assert_eq!(office.archive.read(|tx| get(tx, &issued[0].id)).unwrap(), issued[0]);
}

#[test]
fn a_composition_that_fails_keeps_nothing_and_spends_no_number() {
    let mut office = Office::new();
    issue_all(&mut office, vec![draft("uno")], pages).unwrap();
    let failed = issue_all(&mut office, vec![draft("due"), draft("tre")], |_| Err(Error::Unmade));
    assert!(matches!(failed, Err(Error::Unmade)));
    let short = issue_all(&mut office, vec![draft("due"), draft("tre")], |codes| pages(&codes[..1]));
    assert!(matches!(short, Err(Error::Unmade)), "pages for one draft of two are no answer");
    let next = issue_all(&mut office, vec![draft("due")], pages).unwrap().value;
    assert_eq!(next[0].number, 2, "the sequence has no gap");
    assert_eq!(office.archive.read(|tx| list(tx, &IssueQuery::default())).unwrap().len(), 2);
}

#[test]
fn filters_find_by_kind_party_and_annulment() {
    let mut office = Office::new();
    let party = office.act(|archive, ctx| {
        party::add(archive, ctx, PartyDraft { name: "Provincia di Bergamo".into(), ..PartyDraft::default() })
    });
    let party: PartyId = party.unwrap().value.id;
    let reminder = IssueDraft { kind: DocumentKind::Reminder, party: Some(party.clone()), ..draft("sollecito") };
    let issued = issue_all(&mut office, vec![draft("modulo"), reminder], pages).unwrap().value;
    office.act(|archive, ctx| annul(archive, ctx, &issued[0].id, 1, "  stampato due volte ")).unwrap();
    let mut titles = |query: IssueQuery| {
        let found = office.archive.read(|tx| list(tx, &query)).unwrap();
        found.into_iter().map(|row| row.title).collect::<Vec<_>>()
    };
    assert_eq!(titles(IssueQuery { kind: Some(DocumentKind::Reminder), ..IssueQuery::default() }), ["sollecito"]);
    assert_eq!(titles(IssueQuery { party: Some(party), ..IssueQuery::default() }), ["sollecito"]);
    assert_eq!(titles(IssueQuery { annulled: Some(true), ..IssueQuery::default() }), ["modulo"]);
    assert_eq!(titles(IssueQuery { annulled: Some(false), ..IssueQuery::default() }), ["sollecito"]);
}

#[test]
fn an_annulled_document_stays_with_its_reason_and_is_annulled_once() {
    let mut office = Office::new();
    let issued = issue_all(&mut office, vec![draft("uno")], pages).unwrap().value.remove(0);
    let blank = office.act(|archive, ctx| annul(archive, ctx, &issued.id, 1, "  "));
    assert!(matches!(blank, Err(Error::Empty { field: RequiredField::Reason })));
    let annulled = office.act(|archive, ctx| annul(archive, ctx, &issued.id, 1, "nome sbagliato")).unwrap().value;
    assert_eq!(
        (annulled.annulled_on, annulled.annulled_reason.as_str()),
        (Some(office.working_date), "nome sbagliato")
    );
    assert!(
        office.archive.read(|tx| bytes(tx, &annulled)).unwrap().starts_with(b"CNC-BG14AB-1-1-"),
        "its bytes are kept"
    );
    let again = office.act(|archive, ctx| annul(archive, ctx, &issued.id, 2, "ancora"));
    assert!(matches!(again, Err(Error::Conflict { .. })));
    let undone = office.act(|archive, ctx| archive.undo(ctx).map(|_| ()));
    assert!(matches!(undone, Err(Error::NotUndoable { .. })));
    assert_eq!((OperationKind::DocumentIssue.undo(), OperationKind::DocumentAnnul.undo()), (Undo::Never, Undo::Never));
}
