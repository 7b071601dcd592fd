//! A version goes from draft to signed, and on.

use super::*;
use crate::adherence::Instrument;
use crate::archive::register::{self, RegisterQuery};

#[test]
fn put_to_signature_freezes_the_text_makes_the_copy_and_asks_everybody_to_sign() {
    let (mut desk, id) = Desk::in_signature();
    let around = desk.snapshot(&id);
    assert_eq!(around.version.state, VersionState::InSignature);
    assert_eq!(around.version.put_to_signature_on, Some(day("2014-03-01")));
    assert_eq!(around.version.frozen.as_deref(), Some(content::sha256("versione 1 copia 1".as_bytes()).as_str()));
    assert_eq!(around.copies.iter().map(|copy| (copy.number, copy.holder.clone())).collect::<Vec<_>>(), [(1, None)]);
    let copy = around.copies[0].id.clone();
    for member in &around.members {
        let signature = member.signature.as_ref().unwrap();
        assert_eq!((signature.state, &signature.copy), (adherence::State::ToSend, &Some(copy.clone())));
    }
    assert_eq!((around.missing(), around.last_signature()), (7, None));
    let undone = desk.office.act(|archive, ctx| archive.undo(ctx));
    assert!(matches!(undone, Err(Error::NotUndoable { .. })), "never undone, only withdrawn with a reason");
}

#[test]
fn with_one_copy_a_party_each_has_its_own() {
    let (mut desk, id) = Desk::started();
    desk.text(&id, |text| text.copies_scheme = CopiesScheme::OnePerParty);
    desk.put(&id, Vec::new()).unwrap();
    let around = desk.snapshot(&id);
    assert_eq!(around.copies.len(), 7);
    for member in &around.members {
        let copy = member.signature.as_ref().unwrap().copy.clone().unwrap();
        let held = around.copies.iter().find(|known| known.id == copy).unwrap();
        assert_eq!(held.holder.as_ref(), Some(&member.party.id));
    }
}

#[test]
fn what_blocks_stops_it_and_a_failure_of_composing_writes_nothing() {
    let (mut desk, id) = Desk::started();
    let read = desk.snapshot(&id).version.version;
    let order = PutToSignature { version: id.clone(), read, decisions: Vec::new() };
    let failed = desk.office.act(|archive, ctx| {
        put_to_signature(archive, ctx, &order, &mut |_, _, _, _| Err(Error::NotFound { entity: "font" }))
    });
    assert!(failed.is_err());
    let around = desk.snapshot(&id);
    assert_eq!((around.version.state, around.copies.len()), (VersionState::Draft, 0));
    assert!(around.members.iter().all(|member| member.signature.is_none()));

    desk.text(&id, |text| text.resolution_reference.clear());
    assert_eq!(refused(desk.put(&id, Vec::new())), WhyNot::Blocked { findings: 1 });
}

#[test]
fn what_was_looked_at_is_what_is_frozen() {
    let (mut desk, id) = Desk::started();
    let read = desk.snapshot(&id).version.version;
    desk.text(&id, |text| text.place = "Treviglio".into());
    let order = PutToSignature { version: id.clone(), read, decisions: Vec::new() };
    let mut issue = |writer: &mut crate::archive::Writer<'_>,
                     _: &mut crate::context::Context<'_>,
                     _: &Snapshot,
                     _: &[DeedCopy]| content::keep(writer.tx(), b"x", "application/pdf");
    let stale = desk.office.act(|archive, ctx| put_to_signature(archive, ctx, &order, &mut issue));
    assert!(matches!(stale, Err(Error::Conflict { entity: "deed_version" })));
    assert_eq!(desk.snapshot(&id).version.state, VersionState::Draft);
}

#[test]
fn it_is_signed_when_the_last_party_has_signed_and_lasts_two_years_from_that_day() {
    let (mut desk, id) = Desk::in_signature();
    assert_eq!(refused(desk.register(&id)), WhyNot::SignaturesMissing { missing: 7 });
    desk.all_sign(&id, "2014-03-20", "2014-03-28");
    desk.register(&id).unwrap();
    let around = desk.snapshot(&id);
    assert_eq!((around.version.state, around.version.signed_on), (VersionState::Signed, Some(day("2014-03-28"))));
    let (from, until) = (day("2014-03-28"), day("2016-03-28"));
    assert_eq!(around.life(), Life::InForce { from, until });
    assert_eq!(desk.at("2016-03-28").snapshot(&id).life(), Life::InForce { from, until }, "the last day counts");
    assert_eq!(desk.at("2016-03-29").snapshot(&id).life(), Life::Expired { until });
}

#[test]
fn a_corrected_last_signature_moves_the_two_years_and_comes_back_with_undo() {
    let (mut desk, id) = Desk::in_signature();
    desk.all_sign(&id, "2014-03-20", "2014-03-28");
    desk.register(&id).unwrap();
    let members = desk.snapshot(&id).members;
    let correct = |desk: &mut Desk, place: usize, signed_on: &str| {
        let signature = members[place].signature.clone().unwrap();
        let correction = adherence::Correction {
            read: signature.version,
            sent_on: signature.sent_on,
            sent_by: signature.sent_by,
            returned_on: signature.returned_on,
            arrived_by: signature.arrived_by,
            method: signature.method,
            signed_on: Some(day(signed_on)),
            signed_by: signature.signed_by,
            identity_document: signature.identity_document,
            protocol_date: None,
            notes: String::new(),
            text: signature.text_version,
        };
        let step = Step::Correct(correction);
        let taken = desk
            .office
            .act(|archive, ctx| take_step(archive, ctx, adherence::RollOf::Current, &[signature.party], &step))
            .unwrap();
        assert_eq!(taken.value.refused, [], "the correction must be accepted");
    };
    correct(&mut desk, 0, "2014-03-19");
    assert_eq!(desk.snapshot(&id).version.signed_on, Some(day("2014-03-28")), "not the last signature");
    for place in 1..members.len() {
        correct(&mut desk, place, "2014-03-27");
    }
    let until = day("2016-03-27");
    assert_eq!(desk.snapshot(&id).life(), Life::InForce { from: day("2014-03-27"), until });
    desk.office.act(|archive, ctx| archive.undo(ctx)).unwrap();
    assert_eq!(desk.snapshot(&id).version.signed_on, Some(day("2014-03-28")));
}

#[test]
fn two_years_from_a_leap_day_end_on_the_last_of_february() {
    let (mut desk, id) = Desk::in_signature();
    let version = Version { signed_on: Some(day("2016-02-29")), ..desk.snapshot(&id).version };
    assert_eq!(version.two_years_end(), Some(day("2018-02-28")));
}

#[test]
fn an_extension_moves_the_end_and_only_forward() {
    let (mut desk, id) = Desk::in_signature();
    desk.all_sign(&id, "2014-03-20", "2014-03-28");
    let draft = |until: &str, act: &str| DeedExtensionDraft {
        until: day(until),
        act: act.into(),
        decided_on: day("2014-03-28"),
        reason: "Nuovo biennio".into(),
    };
    let extend_by =
        |desk: &mut Desk, draft| desk.office.act(|archive, ctx| extend(archive, ctx, &id, draft)).map(|_| ());
    assert_eq!(refused(extend_by(&mut desk, draft("2017-01-01", "dgr X/9"))), WhyNot::NotInState);
    desk.register(&id).unwrap();
    let until = day("2016-03-28");
    assert_eq!(refused(extend_by(&mut desk, draft("2016-03-28", "dgr X/9"))), WhyNot::NotLater { until });
    assert_eq!(refused(extend_by(&mut desk, draft("2017-01-01", " "))), WhyNot::ActMissing);
    extend_by(&mut desk, draft("2017-03-28", "dgr X/9")).unwrap();
    assert_eq!(
        desk.at("2016-12-01").snapshot(&id).life(),
        Life::InForce { from: day("2014-03-28"), until: day("2017-03-28") }
    );
}

#[test]
fn a_correction_asks_of_every_signature_and_keeps_only_what_has_a_reason() {
    let (mut desk, first) = Desk::in_signature();
    let parties: Vec<PartyId> = desk.snapshot(&first).members.into_iter().map(|member| member.party.id).collect();
    desk.at("2014-03-10").sign(&parties[1..3], "2014-03-08");
    assert_eq!(refused(desk.follow(&first, " ")), WhyNot::ReasonMissing);
    let second = desk.follow(&first, "Corretto il nome di un ambito").unwrap();
    assert_eq!(refused(desk.follow(&first, "Ancora")), WhyNot::OtherVersion { number: 2 });
    assert_eq!(desk.snapshot(&first).version.state, VersionState::InSignature, "signatures go on arriving meanwhile");

    let draft = desk.snapshot(&second);
    assert_eq!((draft.version.origin, draft.members.len()), (Origin::Correction, 7));
    let asked: Vec<_> = draft.to_decide().into_iter().cloned().collect();
    assert_eq!(asked.len(), 2);
    assert_eq!(refused(desk.put(&second, Vec::new())), WhyNot::Undecided { count: 2 });
    let decide = |keep: &str| {
        vec![
            Decision { signature: asked[0].id.clone(), keep: Some(keep.into()) },
            Decision { signature: asked[1].id.clone(), keep: None },
        ]
    };
    assert_eq!(refused(desk.put(&second, decide(" "))), WhyNot::ReasonMissing);
    desk.issue_documents(&first);
    desk.put(&second, decide("Il nome corretto non la riguarda")).unwrap();
    let annulled = desk.documents(&first).into_iter().filter(|(_, reason)| !reason.is_empty());
    assert_eq!(
        annulled.collect::<Vec<_>>(),
        [DocumentKind::AdherenceForm, DocumentKind::Agreement]
            .map(|kind| (kind, "versione 1 ritirata: Corretto il nome di un ambito".to_owned())),
        "a version that gave way is withdrawn with its documents"
    );

    let old = desk.snapshot(&first).version;
    assert_eq!((old.state, old.closed_reason.as_str()), (VersionState::Withdrawn, "Corretto il nome di un ambito"));
    let around = desk.snapshot(&second);
    assert_eq!(around.missing(), 6);
    let kept = around.members.iter().find(|member| member.has_signed()).unwrap();
    assert_eq!(kept.party.id, asked[0].party);
    assert_eq!(kept.signature.as_ref().unwrap().kept_reason, "Il nome corretto non la riguarda");
    assert!(desk.office.archive.faults().unwrap().is_empty());
}

#[test]
fn a_return_nobody_looked_at_is_told_before_the_correction_is_put_to_signature() {
    let (mut desk, first) = Desk::in_signature();
    let party = desk.snapshot(&first).members[1].party.id.clone();
    let arrival = Arrival { returned_on: Some(day("2014-03-05")), method: Some(Method::Ink), ..Arrival::default() };
    desk.at("2014-03-10");
    desk.office.act(|archive, ctx| adherence::apply(archive, ctx, &[party], &Step::Return(arrival))).unwrap();
    let second = desk.follow(&first, "Refuso").unwrap();
    assert!(desk.found(&second).contains(&Matter::ReturnsNotLookedAt { count: 1 }));
    assert_eq!(desk.snapshot(&second).to_decide().len(), 0);
}

#[test]
fn an_update_leaves_adherences_standing_and_the_version_in_force_until_it_is_signed() {
    let (mut desk, first) = Desk::in_signature();
    let company =
        desk.snapshot(&first).others.iter().find(|p| p.data.category == Some(Category::Company)).unwrap().id.clone();
    desk.all_sign(&first, "2014-03-20", "2014-03-28");
    desk.sign(std::slice::from_ref(&company), "2014-03-28");
    desk.register(&first).unwrap();

    let second = desk.at("2014-06-01").follow(&first, "Aggiornamento concordato ai sensi dell'art. 10").unwrap();
    assert_eq!(desk.snapshot(&second).version.origin, Origin::Update);
    assert_eq!(desk.snapshot(&second).to_decide().len(), 0, "stipulating parties sign anew, adherences stand");
    desk.put(&second, Vec::new()).unwrap();
    assert_eq!(desk.snapshot(&first).version.state, VersionState::Signed, "still in force");
    let adherences = desk.office.archive.read(|tx| adherence::of_version(tx, &second)).unwrap();
    let stands = adherences.iter().find(|signature| signature.instrument == Instrument::AdherenceForm).unwrap();
    assert_eq!((&stands.party, stands.is_signed()), (&company, true));

    desk.all_sign(&second, "2014-06-10", "2014-06-20");
    desk.register(&second).unwrap();
    assert_eq!(desk.snapshot(&first).version.state, VersionState::Superseded);
    assert_eq!(desk.snapshot(&second).until(), Some(day("2016-06-20")));
    assert_eq!(desk.current().unwrap().version.id, second);
}

#[test]
fn a_version_withdrawn_keeps_its_reason_and_may_be_taken_up_again() {
    let (mut desk, first) = Desk::in_signature();
    let no_reason = desk.office.act(|archive, ctx| withdraw(archive, ctx, &first, ""));
    assert_eq!(refused(no_reason), WhyNot::ReasonMissing);
    desk.issue_documents(&first);
    desk.office.act(|archive, ctx| withdraw(archive, ctx, &first, "Messo alla firma per errore")).unwrap();
    assert_eq!(desk.current().unwrap().version.closed_reason, "Messo alla firma per errore");
    assert_eq!(refused(desk.start()), WhyNot::OtherVersion { number: 1 });
    assert_eq!(
        desk.documents(&first),
        [
            (DocumentKind::Convocation, String::new()),
            (DocumentKind::RenunciationForm, String::new()),
            (DocumentKind::AdherenceForm, "versione 1 ritirata: Messo alla firma per errore".to_owned()),
            (DocumentKind::Agreement, "versione 1 ritirata: Messo alla firma per errore".to_owned()),
        ],
        "no page that is signed stays valid; a renunciation is of the deed, letters are not signed"
    );
    let last = RegisterQuery { limit: 1, ..RegisterQuery::default() };
    let told = desk.office.archive.read(|tx| register::page(tx, &last)).unwrap();
    assert_eq!(told.entries[0].subject, "versione 1: Messo alla firma per errore; 2 documenti annullati");
    let second = desk.follow(&first, "Si riprende").unwrap();
    desk.put(&second, Vec::new()).unwrap();
    assert_eq!(desk.current().unwrap().version.number, 2);
}
