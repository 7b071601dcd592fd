//! The agreement with real files and real pages in a temporary folder.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests are read, not called")]

use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use concilia_core::Error as CoreError;
use concilia_core::agreement::{CopiesScheme, PutToSignature, VersionState};
use concilia_core::context::SequentialIds;
use concilia_core::error::AgreementRefusal;
use concilia_core::id::VersionId;
use concilia_core::issue::{DocumentKind, IssueQuery};
use concilia_core::party::{self, Category, PartyDraft};
use concilia_core::progress::NextStep;
use concilia_core::rule::Severity;
use concilia_core::territory::Network;
use concilia_documents::Field;
use concilia_office::agreement::{self, AgreementView};
use concilia_office::files::IfThere;
use concilia_office::finding::FindingView;
use concilia_office::{Clock, Desk, Error, Person, Places, archives, findings, issue};
use tempfile::TempDir;

struct Morning;

impl Clock for Morning {
    fn now(&self) -> DateTime<Utc> {
        "2014-03-03T08:15:00Z".parse().unwrap()
    }

    fn today(&self) -> NaiveDate {
        "2014-03-03".parse().unwrap()
    }
}

/// An office of Bergamo on 3 March 2014 with a draft of two ambiti.
fn office() -> (TempDir, Desk, VersionId) {
    let folder = tempfile::tempdir().unwrap();
    let places = Places {
        archives: folder.path().join("archivi"),
        preferences: folder.path().join("preferenze.json"),
        documents: folder.path().join("documenti"),
        copies: folder.path().join("copie"),
    };
    let person = Person { login: "mrota".into(), computer: "pc1".into() };
    let desk = Desk::new(places, person, Box::new(Morning), Box::new(SequentialIds::new("o")));
    archives::create(&desk, Network::Bergamo, &folder.path().join("Bergamo.concilia")).unwrap();
    for name in ["Ambito territoriale di Dalmine", "Ambito territoriale di Seriate"] {
        let draft = PartyDraft { name: name.into(), category: Some(Category::Ambito), ..PartyDraft::default() };
        desk.change(|archive, ctx| party::add(archive, ctx, draft)).unwrap();
    }
    let id = agreement::start(&desk).unwrap().value;
    (folder, desk, id)
}

fn view(desk: &Desk, id: &VersionId) -> AgreementView {
    agreement::view(desk, Some(id)).unwrap().unwrap()
}

fn put(desk: &Desk, id: &VersionId) -> Result<(), Error> {
    let order = PutToSignature { version: id.clone(), read: view(desk, id).version, decisions: Vec::new() };
    agreement::put_to_signature(desk, &order, false).map(|_| ())
}

fn text(pdf: &Path) -> String {
    let output = std::process::Command::new("pdftotext").arg(pdf).arg("-").output().unwrap();
    String::from_utf8(output.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn without_an_agreement_the_page_says_nothing_and_a_started_one_tells_rows_findings_and_steps() {
    let (_folder, desk, id) = office();
    let page = view(&desk, &id);
    assert_eq!((page.parties, page.rows.len(), page.editable), (4, 9, true));
    let ambiti = page.rows.iter().find(|row| row.label == "Ambiti territoriali").unwrap();
    let printed: Vec<&str> = ambiti.members.iter().map(|member| member.printed_name.as_str()).collect();
    assert_eq!(printed, ["Dalmine", "Seriate"]);
    assert_eq!(
        page.path.iter().filter(|step| step.current).map(|step| step.label.as_str()).collect::<Vec<_>>(),
        ["Bozza"]
    );
    let is_term = |finding: &&FindingView| finding.title.ends_with("restano 28 giorni");
    assert_eq!(page.findings.iter().find(is_term), None, "the page of the draft does not lead to itself");
    let all = findings::all(&desk).unwrap();
    let term = all.iter().find(is_term).unwrap();
    assert_eq!(term.citation.as_ref().unwrap().label, "dgr X/1081, punto 3, lett. a");
    let labels: Vec<&str> = page.steps.iter().map(|step| step.label.as_str()).collect();
    assert_eq!(labels, ["Metti alla firma…", "Prendi un accordo fatto altrove…", "Elimina la bozza…"]);
    agreement::discard(&desk, &id).unwrap();
    assert!(agreement::view(&desk, None).unwrap().is_none());
}

#[test]
fn the_preview_is_the_very_pages_and_tells_where_the_offices_words_are() {
    let (_folder, desk, id) = office();
    let preview = agreement::preview(&desk, &id).unwrap();
    assert!(preview.pages > 5);
    let named = |field| preview.places.iter().filter(|place| place.field == field).count();
    let numbers: Vec<usize> =
        view(&desk, &id).rows.into_iter().flat_map(|row| row.members).map(|member| member.number).collect();
    assert!(numbers.iter().all(|number| named(Field::PartyName(*number)) > 0), "every party is found on the pages");
    assert!(named(Field::Resolution) > 0 && named(Field::Article(9)) == 1 && named(Field::Place) == 4);
    assert_eq!(agreement::preview(&desk, &id).unwrap(), preview, "the same values give the same pages");
}

#[test]
fn a_draft_is_saved_without_a_code_and_never_over_another_file_without_a_question() {
    let (folder, desk, id) = office();
    let path = folder.path().join(view(&desk, &id).file_name);
    assert_eq!(path.file_name().unwrap(), "Accordo territoriale Bergamo - versione 1 - bozza.pdf");
    agreement::save(&desk, &id, &path, IfThere::Ask).unwrap();
    let words = text(&path);
    assert!(words.contains("AMBITO TERRITORIALE DI DALMINE") && words.contains("X/1081 del 12 dicembre 2013"));
    assert!(!words.contains("CNC-"), "a draft carries no code");
    let before = std::fs::read(&path).unwrap();
    let again = agreement::save(&desk, &id, &path, IfThere::Ask);
    assert!(matches!(again, Err(Error::FileExists { .. })));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn put_to_signature_keeps_the_pages_with_their_code_and_prints_them_the_same_for_ever() {
    let (folder, desk, id) = office();
    put(&desk, &id).unwrap();
    let page = view(&desk, &id);
    assert_eq!((page.state, page.editable, page.missing), (VersionState::InSignature, false, 4));
    let path = folder.path().join("accordo.pdf");
    assert_eq!(page.next.next, NextStep::PrintAgreement, "pages to be signed are printed first");
    assert!(agreement::save(&desk, &id, &path, IfThere::Ask).unwrap().operation.is_some());
    assert_eq!(view(&desk, &id).next.next, NextStep::CallMeeting);
    let again = agreement::save(&desk, &id, &path, IfThere::Replace).unwrap();
    assert_eq!(again.operation, None, "printing again is no news");
    let words = text(&path);
    assert!(words.contains("CNC-"), "every page carries its code");
    let filter = IssueQuery { kind: Some(DocumentKind::Agreement), ..IssueQuery::default() };
    let issued = issue::list(&desk, &issue::DocumentQuery { search: String::new(), filter }).unwrap();
    assert_eq!(issued.len(), 1);
    assert!(words.contains(&issued[0].code));
    assert_eq!(issue::pdf(&desk, &issued[0].id).unwrap().1, std::fs::read(&path).unwrap());
    assert_eq!(agreement::preview(&desk, &id).unwrap().pages as i64, issued[0].pages);
}

#[test]
fn a_version_withdrawn_takes_its_documents_with_it() {
    let (_folder, desk, id) = office();
    put(&desk, &id).unwrap();
    assert_eq!(view(&desk, &id).would_annul, 1, "the page says how many would fall");
    agreement::withdraw(&desk, &id, "Manca una parte").unwrap();
    let issued = issue::list(&desk, &issue::DocumentQuery::default()).unwrap();
    assert_eq!(issued[0].annulled_on, Some("2014-03-03".parse().unwrap()));
    assert_eq!(issued[0].annulled_reason, "versione 1 ritirata: Manca una parte");
    assert_eq!(view(&desk, &id).would_annul, 0);
    assert_eq!(agreement::preview(&desk, &id).unwrap().pages as i64, issued[0].pages, "what was kept is still there");
}

#[test]
fn one_copy_a_party_is_one_file_a_party() {
    let (folder, desk, id) = office();
    let page = view(&desk, &id);
    let text = concilia_core::agreement::DraftText { copies_scheme: CopiesScheme::OnePerParty, ..page.text };
    agreement::edit_text(&desk, &id, page.version, text).unwrap();
    put(&desk, &id).unwrap();
    let path = folder.path().join("accordo.pdf");
    let names = agreement::save(&desk, &id, &path, IfThere::Ask).unwrap().value;
    assert_eq!(names.len(), 4);
    assert_eq!(names[3], "accordo - esemplare 4.pdf");
    let again = agreement::save(&desk, &id, &path, IfThere::Ask);
    assert!(matches!(again, Err(Error::FileExists { .. })));
}

#[test]
fn a_name_that_can_not_be_printed_is_told_and_nothing_is_put_to_signature() {
    let (_folder, desk, id) = office();
    let member = view(&desk, &id).rows[4].members[0].clone();
    agreement::edit_party(&desk, &id, (&member.id, member.version), "Dalmine 字", None).unwrap();
    let page = view(&desk, &id);
    assert_eq!(page.findings[0].title, format!("{}: l’accordo non sa scrivere «字» (U+5B57)", member.name));
    assert_eq!(page.findings[0].row.as_deref(), Some(member.party.as_str()));
    let refused = put(&desk, &id).unwrap_err();
    let blocked = AgreementRefusal::Blocked { findings: 1 };
    assert!(matches!(&refused, Error::Core(CoreError::Agreement(why)) if *why == blocked), "{refused:?}");
    assert!(matches!(agreement::preview(&desk, &id), Err(Error::NotComposed { .. })));
    assert_eq!(view(&desk, &id).state, VersionState::Draft);
    let all = issue::list(&desk, &issue::DocumentQuery::default()).unwrap();
    assert!(all.is_empty(), "no number was spent");
}

#[test]
fn the_parties_for_which_nobody_signs_are_named_in_the_order_of_the_deed() {
    let (_folder, desk, id) = office();
    let page = view(&desk, &id);
    let names: Vec<String> = page.rows.iter().flat_map(|row| &row.members).map(|one| one.name.clone()).collect();
    assert_eq!(page.without_signer, names);
    let first = page.rows.iter().flat_map(|row| &row.members).next().unwrap().party.clone();
    let known = desk.read(|tx, _| party::get(tx, &first)).unwrap();
    let data = PartyDraft { representative: "Ada Prova".into(), ..known.data.clone() };
    desk.change(|archive, ctx| party::edit(archive, ctx, party::Party { data, ..known })).unwrap();
    assert_eq!(
        view(&desk, &id).without_signer,
        names[1..],
        "a legal representative signs where nobody else is known to"
    );
}

#[test]
fn another_working_date_is_asked_about() {
    let (_folder, desk, id) = office();
    desk.set_working_date(Some("2014-03-01".parse().unwrap())).unwrap();
    assert!(matches!(put(&desk, &id), Err(Error::WorkingDateDiffers { .. })));
    let order = PutToSignature { version: id.clone(), read: view(&desk, &id).version, decisions: Vec::new() };
    agreement::put_to_signature(&desk, &order, true).unwrap();
    assert_eq!(view(&desk, &id).put_to_signature_on, Some("2014-03-01".parse().unwrap()));
}

#[test]
fn what_blocks_is_first_among_the_findings() {
    let (_folder, desk, id) = office();
    let asl = view(&desk, &id).rows[1].members[0].id.clone();
    agreement::remove_party(&desk, &id, &asl).unwrap();
    let page = view(&desk, &id);
    assert_eq!(
        (page.findings[0].severity, page.findings[0].title.as_str()),
        (Severity::Blocking, "Tra le parti manca l’ASL")
    );
    assert!(page.steps[0].why_not.is_some());
}
