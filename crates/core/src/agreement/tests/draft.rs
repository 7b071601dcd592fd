//! A draft is started and changed.

use super::*;

#[test]
fn a_draft_starts_with_the_networks_own_and_those_of_the_scheme_in_its_order() {
    let (mut desk, id) = Desk::started();
    let rows = desk.rows(&id);
    let rows: Vec<(&str, &str)> = rows.iter().map(|(row, name)| (row.as_str(), name.as_str())).collect();
    let expected = [
        ("region", ""),
        ("asl", "Bergamo"),
        ("province", "Bergamo"),
        ("ambito", "Bergamo"),
        ("ambito", "Dalmine"),
        ("ambito", "Seriate"),
        ("equality_advisor", ""),
    ];
    assert_eq!(rows, expected);
    let around = desk.snapshot(&id);
    assert_eq!(around.version.text.resolution_reference, "X/1081 del 12 dicembre 2013");
    assert_eq!(around.version.text.place, "Bergamo");
    assert_eq!(around.version.number, 1);
    assert_eq!(around.members.iter().map(|member| member.row.position).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn who_is_not_known_yet_is_added_to_the_parties_and_nothing_stays_after_undo() {
    let mut desk = Desk::empty();
    let id = desk.start().unwrap();
    let names: Vec<String> = desk.snapshot(&id).members.into_iter().map(|member| member.party.data.name).collect();
    assert_eq!(names, ["Regione Lombardia", "ASL della Provincia di Bergamo"]);
    desk.office.act(|archive, ctx| archive.undo(ctx)).unwrap();
    assert_eq!(desk.current(), None);
    assert_eq!(desk.office.archive.read(party::count).unwrap(), 0);
    desk.office.act(|archive, ctx| archive.redo(ctx)).unwrap();
    assert_eq!(desk.snapshot(&id).members.len(), 2);
}

#[test]
fn the_networks_own_body_imported_without_a_category_is_not_added_a_second_time() {
    let mut desk = Desk::known();
    let known = desk.office.archive.read(party::all).unwrap();
    for party in known.iter().filter(|party| party.data.category == Some(Category::Asl)) {
        desk.office.act(|archive, ctx| party::remove(archive, ctx, &party.id, party.version)).unwrap();
    }
    let draft = PartyDraft { name: "A.S.L. di Bergamo".into(), pec: "asl@example.org".into(), ..PartyDraft::default() };
    let ours = desk.office.act(|archive, ctx| party::add(archive, ctx, draft)).unwrap().value.id;
    let id = desk.start().unwrap();
    let members = desk.snapshot(&id).members;
    let asl: Vec<_> = members.iter().filter(|member| member.party.data.category == Some(Category::Asl)).collect();
    assert_eq!(asl.len(), 1);
    assert_eq!((&asl[0].party.id, asl[0].party.data.pec.as_str()), (&ours, "asl@example.org"));
}

#[test]
fn an_agreement_is_started_once_and_again_after_its_draft_was_thrown_away() {
    let (mut desk, id) = Desk::started();
    assert_eq!(refused(desk.start()), WhyNot::OtherVersion { number: 1 });
    desk.office.act(|archive, ctx| discard(archive, ctx, &id)).unwrap();
    assert_eq!(desk.current(), None);
    let again = desk.start().unwrap();
    assert_eq!(desk.snapshot(&again).version.number, 1);
    assert!(desk.office.archive.faults().unwrap().is_empty());
}

#[test]
fn of_several_health_authorities_the_networks_own_stipulates() {
    let mut desk = Desk::known();
    desk.party("ASL della Provincia di Lecco", Category::Asl);
    let id = desk.start().unwrap();
    assert_eq!(desk.snapshot(&id).of_row(crate::act::SchemeRow::Asl).count(), 1);
    assert!(desk.found(&id).contains(&Matter::LeftOut { names: vec!["ASL della Provincia di Lecco".into()] }));
}

#[test]
fn parties_are_added_in_their_row_moved_and_taken_out_and_undo_loses_nothing() {
    let (mut desk, id) = Desk::started();
    let company = desk.party("Tessitura Brembana S.r.l.", Category::Company);
    let hospital = desk.party("Azienda ospedaliera di Treviglio", Category::Hospital);
    let before = desk.snapshot(&id).members;
    desk.office.act(|archive, ctx| add_parties(archive, ctx, &id, &[company, hospital.clone()], None)).unwrap();
    let added = desk.rows(&id);
    assert_eq!(added[7].0, "other_public");
    assert_eq!(added[8], ("other_private".into(), "Tessitura Brembana S.r.l.".into()));

    let seriate = desk.snapshot(&id).members[5].row.id.clone();
    desk.office.act(|archive, ctx| move_party(archive, ctx, &id, &seriate, 0)).unwrap();
    assert_eq!(desk.rows(&id)[3].1, "Seriate");
    desk.office.act(|archive, ctx| remove_party(archive, ctx, &id, &seriate)).unwrap();
    assert_eq!(
        desk.snapshot(&id).members.iter().map(|m| m.row.position).collect::<Vec<_>>(),
        (1..=8).collect::<Vec<_>>()
    );

    for _ in 0..3 {
        desk.office.act(|archive, ctx| archive.undo(ctx)).unwrap();
    }
    let after = desk.snapshot(&id).members;
    let told = |members: &[Member]| {
        members.iter().map(|m| (m.row.id.clone(), m.row.position, m.row.printed_name.clone())).collect::<Vec<_>>()
    };
    assert_eq!(told(&after), told(&before));
    assert_eq!(desk.snapshot(&id).others.iter().filter(|party| party.id == hospital).count(), 1);
}

#[test]
fn a_party_already_there_is_not_added_twice() {
    let (mut desk, id) = Desk::started();
    let province = desk.snapshot(&id).members[2].party.id.clone();
    let again = desk.office.act(|archive, ctx| add_parties(archive, ctx, &id, &[province], None)).unwrap();
    assert_eq!((again.operation, desk.snapshot(&id).members.len()), (None, 7));
}

#[test]
fn a_name_and_a_signer_are_written_and_only_a_signer_of_that_party_is_taken() {
    let (mut desk, id) = Desk::started();
    let member = desk.snapshot(&id).members[2].clone();
    let rossi = desk.signer(&member.party.id, SignerDraft { name: "Ada Conti".into(), ..SignerDraft::default() });
    let row = (&member.row.id, member.row.version);
    desk.office
        .act(|archive, ctx| edit_party(archive, ctx, &id, row, "  Bergamo  e valli ", Some(rossi.id.clone())))
        .unwrap();
    let written = desk.snapshot(&id).members[2].clone();
    assert_eq!(written.row.printed_name, "Bergamo e valli");
    assert_eq!(written.signing().unwrap().name, "Ada Conti");

    let stale = desk.office.act(|archive, ctx| edit_party(archive, ctx, &id, row, "Altro", None));
    assert!(matches!(stale, Err(Error::Conflict { entity: "deed_party" })));
    let asl = desk.snapshot(&id).members[1].row.clone();
    let foreign = desk
        .office
        .act(|archive, ctx| edit_party(archive, ctx, &id, (&asl.id, asl.version), "Bergamo", Some(rossi.id.clone())));
    assert!(matches!(foreign, Err(Error::NotFound { entity: "signer" })));
}

#[test]
fn the_preferred_of_several_signs_until_another_is_chosen_for_the_deed_and_what_was_put_to_signature_keeps_its_own() {
    let (mut desk, id) = Desk::started();
    let member = desk.snapshot(&id).members[2].clone();
    let named = |name: &str, preferred| SignerDraft { name: name.into(), preferred, ..SignerDraft::default() };
    let signs = |desk: &mut Desk| {
        let deed = desk.snapshot(&id).members[2].signing().map(|signing| signing.name.to_owned()).unwrap_or_default();
        let roll = desk.office.archive.read(adherence::roll).unwrap().unwrap();
        assert_eq!(roll.entry(&member.party.id).unwrap().signer_name, deed, "the deed and the roll name one person");
        deed
    };
    desk.signer(&member.party.id, named("Ada Conti", false));
    assert_eq!(signs(&mut desk), "Ada Conti", "indicated after the party was put in the draft");
    let bruno = desk.signer(&member.party.id, named("Bruno Rota", true));
    assert_eq!(signs(&mut desk), "Bruno Rota");
    let row = (&member.row.id, member.row.version);
    let zita = desk.signer(&member.party.id, named("Zita Vezzoli", false));
    let chosen = Some(zita.id.clone());
    desk.office.act(|archive, ctx| edit_party(archive, ctx, &id, row, "Bergamo", chosen)).unwrap();
    assert_eq!(signs(&mut desk), "Zita Vezzoli");
    let row = (&member.row.id, member.row.version + 1);
    desk.office.act(|archive, ctx| edit_party(archive, ctx, &id, row, "Bergamo", None)).unwrap();
    desk.put(&id, Vec::new()).unwrap();
    desk.signer(&member.party.id, named("Dina Serra", true));
    assert_eq!(signs(&mut desk), "Bruno Rota", "the name on the pages that are being signed");
    assert_eq!(desk.snapshot(&id).members[2].signature.as_ref().unwrap().signer, Some(bruno.id));
}

#[test]
fn what_is_kept_beside_the_text_changes_in_any_state_and_the_text_only_in_a_draft() {
    let (mut desk, id) = Desk::in_signature();
    let version = desk.snapshot(&id).version;
    let text = DraftText { place: "Treviglio".into(), ..version.text.clone() };
    let refused_text = desk.office.act(|archive, ctx| edit_text(archive, ctx, &id, version.version, text));
    assert_eq!(refused(refused_text), WhyNot::NotInState);
    let party = desk.snapshot(&id).members[2].row.id.clone();
    let gone = desk.office.act(|archive, ctx| remove_party(archive, ctx, &id, &party));
    assert_eq!(refused(gone), WhyNot::NotInState);
    let record = OfficeRecord { repertory_number: "88/2014".into(), ..OfficeRecord::default() };
    desk.office.act(|archive, ctx| edit_record(archive, ctx, &id, version.version, record)).unwrap();
    assert_eq!(desk.snapshot(&id).version.record.repertory_number, "88/2014");
}

#[test]
fn the_parties_of_a_draft_are_set_at_once_in_the_order_given_and_keep_what_was_written_of_them() {
    let (mut desk, id) = Desk::started();
    let company = desk.party("Tessitura Brembana S.r.l.", Category::Company);
    let before = desk.snapshot(&id).members;
    let party = |place: usize| before[place].party.id.clone();
    let seriate = before[5].row.clone();
    desk.office
        .act(|archive, ctx| edit_party(archive, ctx, &id, (&seriate.id, seriate.version), "Seriate e dintorni", None))
        .unwrap();
    let wanted = [company.clone(), party(5), party(3), party(1), party(0), party(5)];
    desk.office.act(|archive, ctx| set_parties(archive, ctx, &id, &wanted)).unwrap();
    let rows = desk.rows(&id);
    let rows: Vec<(&str, &str)> = rows.iter().map(|(row, name)| (row.as_str(), name.as_str())).collect();
    let expected = [
        ("region", ""),
        ("asl", "Bergamo"),
        ("ambito", "Seriate e dintorni"),
        ("ambito", "Bergamo"),
        ("other_private", "Tessitura Brembana S.r.l."),
    ];
    assert_eq!(rows, expected, "nobody else, nobody twice");
    let positions: Vec<i64> = desk.snapshot(&id).members.iter().map(|member| member.row.position).collect();
    assert_eq!(positions, [1, 2, 3, 4, 5]);
    desk.office.act(|archive, ctx| archive.undo(ctx)).unwrap();
    assert_eq!(desk.snapshot(&id).members.len(), before.len());
    desk.put(&id, Vec::new()).unwrap();
    let frozen = desk.office.act(|archive, ctx| set_parties(archive, ctx, &id, &[company]));
    assert!(frozen.is_err(), "a text that was put to signature changes no more");
}
