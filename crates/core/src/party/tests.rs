//! Parties in a real archive in memory.

use super::check::{NAME_LIMIT, TEXT_LIMIT};
use super::*;
use crate::error::{Error, RequiredField};
use crate::rule::Matter;
use crate::testing::Office;

fn added(office: &mut Office, draft: PartyDraft) -> Party {
    office.act(|archive, ctx| add(archive, ctx, draft)).unwrap().value
}

fn found(office: &mut Office, query: PartyQuery) -> Vec<String> {
    office.archive.read(|tx| list(tx, &query)).unwrap().into_iter().map(|party| party.data.name).collect()
}

fn draft(name: &str, category: Category) -> PartyDraft {
    PartyDraft { name: name.into(), category: Some(category), ..PartyDraft::default() }
}

#[test]
fn search_ignores_accents_case_and_apostrophes() {
    let mut office = Office::new();
    added(&mut office, draft("Ambito di Villa d'Almè", Category::Ambito));
    added(&mut office, draft("Università di Bergamo", Category::University));
    let search = |text: &str| PartyQuery { search: text.into(), ..PartyQuery::default() };
    assert_eq!(found(&mut office, search("VILLA D’ALME")), ["Ambito di Villa d'Almè"]);
    assert_eq!(found(&mut office, search("universita")), ["Università di Bergamo"]);
    assert_eq!(found(&mut office, search("bergamo univ")), ["Università di Bergamo"], "words in any order");
    assert!(found(&mut office, search("bergamo villa")).is_empty(), "each of the words");
    assert_eq!(found(&mut office, search("%")).len(), 2, "a sign alone is no word: it finds all, it is not a wildcard");
}

#[test]
fn filters_and_order_hold_together() {
    let mut office = Office::new();
    added(&mut office, draft("Zeta impresa", Category::Company));
    added(&mut office, draft("Àlfa comune", Category::Municipality));
    added(&mut office, draft("Beta comune", Category::Municipality));
    assert_eq!(found(&mut office, PartyQuery::default()), ["Àlfa comune", "Beta comune", "Zeta impresa"]);
    let public = PartyQuery { nature: Some(Nature::Public), descending: true, ..PartyQuery::default() };
    assert_eq!(found(&mut office, public), ["Beta comune", "Àlfa comune"]);
    let company = PartyQuery { category: Some(Category::Company), ..PartyQuery::default() };
    assert_eq!(found(&mut office, company), ["Zeta impresa"]);
}

#[test]
fn a_party_is_stored_trimmed_and_only_a_missing_name_refuses_it() {
    let mut office = Office::new();
    let party = added(
        &mut office,
        PartyDraft {
            name: "  Provincia   di Bergamo ".into(),
            fiscal_code: " 0123 4567 890 ".into(),
            category: Some(Category::Province),
            ..PartyDraft::default()
        },
    );
    assert_eq!(party.data.name, "Provincia di Bergamo");
    assert_eq!(party.data.fiscal_code, "01234567890");
    assert_eq!(party.data.nature, Some(Nature::Public), "the category proposes the nature");
    let refused = office.act(|archive, ctx| add(archive, ctx, draft(" ", Category::Other)));
    assert!(matches!(refused, Err(Error::Empty { field: RequiredField::Name })));
}

#[test]
fn a_text_longer_than_its_lines_is_refused_at_its_field() {
    let mut office = Office::new();
    let long = |name: usize, address: usize| PartyDraft {
        name: "è".repeat(name),
        address: "x".repeat(address),
        ..PartyDraft::default()
    };
    let mut refused = |draft| office.act(|archive, ctx| add(archive, ctx, draft)).unwrap_err();
    let name = refused(long(3_000, 0));
    assert!(matches!(name, Error::TooLong { field: "name", found: 3_000, limit: NAME_LIMIT }), "{name:?}");
    assert_eq!(refused(long(NAME_LIMIT, TEXT_LIMIT + 1)).field(), Some("address"));
    let party = added(&mut office, long(NAME_LIMIT, TEXT_LIMIT));
    let person = SignerDraft { name: "Ada".into(), delegation: "x".repeat(TEXT_LIMIT + 1), ..SignerDraft::default() };
    let signer = office.act(|archive, ctx| save_signer(archive, ctx, &party.id, None, person)).unwrap_err();
    assert_eq!(signer.field(), Some("delegation"));
    let again = Party { data: PartyDraft { name: "y".repeat(NAME_LIMIT + 1), ..party.data.clone() }, ..party };
    assert!(office.act(|archive, ctx| edit(archive, ctx, again)).is_err(), "a change comes by the same door");
}

#[test]
fn one_signer_is_preferred_and_the_party_goes_with_its_signers() {
    let mut office = Office::new();
    let party = added(&mut office, draft("Provincia di Bergamo", Category::Province));
    let signer = |name: &str, preferred| SignerDraft { name: name.into(), preferred, ..SignerDraft::default() };
    let mut save = |draft| office.act(|archive, ctx| save_signer(archive, ctx, &party.id, None, draft)).unwrap().value;
    assert!(save(signer("Primo", false)).data.preferred, "the only signer is preferred");
    assert!(save(signer("Secondo", true)).data.preferred);
    let listed = office.archive.read(|tx| signers(tx, &party.id)).unwrap();
    let preferred: Vec<_> = listed.iter().map(|signer| (signer.data.name.as_str(), signer.data.preferred)).collect();
    assert_eq!(preferred, [("Secondo", true), ("Primo", false)]);

    office.act(|archive, ctx| remove(archive, ctx, &party.id, party.version)).unwrap();
    assert_eq!(found(&mut office, PartyQuery::default()), Vec::<String>::new());
    office.act(|archive, ctx| archive.undo(ctx)).unwrap();
    assert_eq!(office.archive.read(|tx| signers(tx, &party.id)).unwrap().len(), 2, "undo brings the signers back too");
}

#[test]
fn who_is_no_longer_preferred_or_is_removed_leaves_it_to_the_first_of_the_others() {
    let mut office = Office::new();
    let party = added(&mut office, draft("Provincia di Bergamo", Category::Province));
    let signer = |name: &str, preferred| SignerDraft { name: name.into(), preferred, ..SignerDraft::default() };
    let mut save =
        |known, draft| office.act(|archive, ctx| save_signer(archive, ctx, &party.id, known, draft)).unwrap().value;
    let ada = save(None, signer("Ada", true));
    save(None, signer("Bruno", false));
    save(None, signer("Carla", false));
    save(Some((ada.id, ada.version)), signer("Ada", false));
    let preferred = |office: &mut Office| {
        let listed = office.archive.read(|tx| signers(tx, &party.id)).unwrap();
        listed.into_iter().filter(|signer| signer.data.preferred).collect::<Vec<_>>()
    };
    let left = preferred(&mut office);
    assert_eq!(left.iter().map(|signer| signer.data.name.as_str()).collect::<Vec<_>>(), ["Bruno"]);
    office.act(|archive, ctx| remove_signer(archive, ctx, &left[0].id, left[0].version)).unwrap();
    let left = preferred(&mut office);
    assert_eq!(left.iter().map(|signer| signer.data.name.as_str()).collect::<Vec<_>>(), ["Ada"]);
}

#[test]
fn every_category_has_its_own_code() {
    for category in Category::ALL {
        assert_eq!(Category::from_code(category.code()), Some(*category));
    }
}

#[test]
fn signs_that_nobody_sees_do_not_come_in_and_signs_that_nobody_prints_are_found() {
    let mut office = Office::new();
    let hidden = "Co\u{ad}mune\0 di\u{200b} Alba\u{202e}";
    let party =
        added(&mut office, PartyDraft { name: hidden.into(), notes: "\u{feff}a\nb".into(), ..PartyDraft::default() });
    assert_eq!((party.data.name.as_str(), party.data.notes.as_str()), ("Comune di Alba", "a\nb"));
    let empty = office.act(|archive, ctx| add(archive, ctx, draft("\u{200b}\0", Category::Asl)));
    assert!(matches!(empty, Err(Error::Empty { field: RequiredField::Name })));
    let told = |office: &mut Office| {
        let (parties, signers) = office.archive.read(|tx| Ok::<_, Error>((all(tx)?, all_signers(tx)?))).unwrap();
        findings(&parties, &signers)
    };
    assert_eq!(told(&mut office), []);
    let greek = added(&mut office, PartyDraft { phone: "字".into(), ..draft("Ελλάδα 字", Category::ThirdSector) });
    let person = SignerDraft { name: " Ada\u{200b} Λ ".into(), ..SignerDraft::default() };
    let signer = office.act(|archive, ctx| save_signer(archive, ctx, &party.id, None, person)).unwrap().value;
    assert_eq!(signer.data.name, "Ada Λ");
    let matters: Vec<_> = told(&mut office).into_iter().map(|found| (found.place.row, found.matter)).collect();
    let [(row, Matter::PartyUnwritten { signs, .. }), (other, Matter::PartyUnwritten { about, signs: greek_signs })] =
        matters.as_slice()
    else {
        panic!("{matters:?}")
    };
    assert_eq!((row.as_deref(), signs.as_slice()), (Some(party.id.as_str()), &['Λ'][..]));
    assert_eq!((other.as_deref(), about.name.as_str()), (Some(greek.id.as_str()), "Ελλάδα 字"));
    assert!(greek_signs.contains(&'字') && greek_signs.contains(&'Ε'));
}
