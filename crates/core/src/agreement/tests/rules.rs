//! Every matter of the agreement: it is found, it is not, and where it begins.

use super::*;
use crate::archive::operation::{Operation, OperationKind};
use crate::rule::{Finding, Severity};

/// A draft in which everything is in order: only what is always told is left.
fn in_order() -> (Desk, VersionId) {
    let (mut desk, id) = Desk::started();
    let company =
        desk.snapshot(&id).others.iter().find(|p| p.data.category == Some(Category::Company)).unwrap().id.clone();
    desk.office.act(|archive, ctx| add_parties(archive, ctx, &id, &[company], None)).unwrap();
    for member in desk.snapshot(&id).members {
        let name = format!("Chi firma per {}", member.party.data.name);
        let signer = desk.signer(&member.party.id, SignerDraft { name, ..SignerDraft::default() });
        desk.office
            .act(|archive, ctx| {
                let row = (&member.row.id, member.row.version);
                edit_party(archive, ctx, &id, row, &member.row.printed_name, Some(signer.id))
            })
            .unwrap();
    }
    (desk, id)
}

fn has(desk: &mut Desk, id: &VersionId, wanted: impl Fn(&Matter) -> bool) -> bool {
    desk.found(id).iter().any(wanted)
}

#[test]
fn a_draft_in_order_is_told_only_of_article_9() {
    let (mut desk, id) = in_order();
    assert_eq!(desk.found(&id), [Matter::Article9]);
}

#[test]
fn region_and_asl_are_parties() {
    let (mut desk, id) = in_order();
    for (missing, matter) in [(0, Matter::RegionMissing), (0, Matter::AslMissing)] {
        assert!(!desk.found(&id).contains(&matter));
        let row = desk.snapshot(&id).members[missing].row.id.clone();
        desk.office.act(|archive, ctx| remove_party(archive, ctx, &id, &row)).unwrap();
        assert!(desk.found(&id).contains(&matter));
        assert_eq!(matter.severity(), Severity::Blocking);
    }
    assert_eq!(refused(desk.put(&id, Vec::new())), WhyNot::Blocked { findings: 2 });
    assert!(has(&mut desk, &id, |matter| matches!(matter, Matter::LeftOut { names } if names.len() == 2)));
}

#[test]
fn blanks_are_filled() {
    let (mut desk, id) = in_order();
    let province = desk.snapshot(&id).members[2].row.clone();
    let empty = |matter: &Matter| matches!(matter, Matter::PrintedNameEmpty(about) if about.party == province.party);
    assert!(!has(&mut desk, &id, empty));
    desk.office
        .act(|archive, ctx| {
            edit_party(archive, ctx, &id, (&province.id, province.version), " ", province.signer.clone())
        })
        .unwrap();
    assert!(has(&mut desk, &id, empty));
    assert!(
        !has(
            &mut desk,
            &id,
            |matter| matches!(matter, Matter::PrintedNameEmpty(about) if about.name.starts_with("Regione"))
        ),
        "the Region's row has no blank"
    );
    desk.text(&id, |text| text.resolution_reference = "  ".into());
    desk.text(&id, |text| text.place.clear());
    let found = desk.found(&id);
    assert!(found.contains(&Matter::ResolutionReferenceEmpty) && found.contains(&Matter::PlaceEmpty));
    assert_eq!(found[0].severity(), Severity::Blocking, "what blocks comes first");
    assert_eq!(Matter::PlaceEmpty.severity(), Severity::Notice, "the place may be filled in by hand");
}

#[test]
fn rows_that_read_the_same_are_told_once() {
    let (mut desk, id) = in_order();
    let again = desk.party("Provincia di BERGAMO (doppia)", Category::Province);
    desk.office.act(|archive, ctx| add_parties(archive, ctx, &id, std::slice::from_ref(&again), None)).unwrap();
    let twice = |matter: &Matter| matches!(matter, Matter::PartyTwice { second, .. } if second.party == again);
    assert!(!has(&mut desk, &id, twice));
    let row = desk.snapshot(&id).members.into_iter().find(|member| member.party.id == again).unwrap().row;
    desk.office.act(|archive, ctx| edit_party(archive, ctx, &id, (&row.id, row.version), "bergamo", None)).unwrap();
    assert_eq!(desk.found(&id).iter().filter(|matter| twice(matter)).count(), 1);
}

#[test]
fn two_advisors_of_equality_are_two_parties() {
    let (mut desk, id) = in_order();
    let other = desk.party("Consigliera di parità di Lecco", Category::EqualityAdvisor);
    desk.office.act(|archive, ctx| add_parties(archive, ctx, &id, &[other], None)).unwrap();
    assert!(!has(&mut desk, &id, |matter| matches!(matter, Matter::PartyTwice { .. })));
}

#[test]
fn somebody_signs_for_each_party_by_some_power() {
    let (mut desk, id) = in_order();
    let company = desk.snapshot(&id).members[7].clone();
    let mut told = company.party.clone();
    told.data.representative = "Piero Locatelli".into();
    desk.office.act(|archive, ctx| party::edit(archive, ctx, told)).unwrap();
    let powers = |matter: &Matter| matches!(matter, Matter::PowersUnknown { .. });
    assert!(has(&mut desk, &id, powers), "another than the representative signs");

    let mut choose = |draft: SignerDraft, wanted: fn(&Matter) -> bool| {
        let signer = desk.signer(&company.party.id, draft);
        let row = desk.snapshot(&id).members[7].row.clone();
        desk.office
            .act(|archive, ctx| {
                edit_party(archive, ctx, &id, (&row.id, row.version), &row.printed_name, Some(signer.id.clone()))
            })
            .unwrap();
        has(&mut desk, &id, wanted)
    };
    let named = |name: &str| SignerDraft { name: name.into(), ..SignerDraft::default() };
    assert!(!choose(named("PIERO LOCATELLI"), |matter| matches!(matter, Matter::PowersUnknown { .. })));
    let delegated = SignerDraft { delegation: "delega del 3/2/2014".into(), ..named("Ada Conti") };
    assert!(!choose(delegated, |matter| matches!(matter, Matter::PowersUnknown { .. })));
    let mut awaited = named("Ada Conti");
    awaited.act.awaited = true;
    assert!(choose(awaited, |matter| matches!(matter, Matter::ActAwaited(_))));

    let seriate = desk.snapshot(&id).members[5].clone();
    for signer in &seriate.signers {
        let row = desk.snapshot(&id).members[5].row.clone();
        desk.office
            .act(|archive, ctx| edit_party(archive, ctx, &id, (&row.id, row.version), &row.printed_name, None))
            .unwrap();
        desk.office.act(|archive, ctx| party::remove_signer(archive, ctx, &signer.id, signer.version)).unwrap();
    }
    assert!(has(
        &mut desk,
        &id,
        |matter| matches!(matter, Matter::SignerMissing(about) if about.party == seriate.party.id)
    ));
    desk.put(&id, Vec::new()).expect("a missing signer does not stop it: the name stays blank");
}

#[test]
fn where_nobody_else_is_known_to_sign_the_legal_representative_does() {
    let (mut desk, id) = in_order();
    let company = desk.snapshot(&id).members[7].clone();
    let mut told = company.party.clone();
    told.data.representative = "Piero Locatelli".into();
    told.data.representative_office = "Presidente".into();
    desk.office.act(|archive, ctx| party::edit(archive, ctx, told)).unwrap();
    let (row, name) = ((&company.row.id, company.row.version), &company.row.printed_name);
    desk.office.act(|archive, ctx| edit_party(archive, ctx, &id, row, name, None)).unwrap();
    for signer in &company.signers {
        desk.office.act(|archive, ctx| party::remove_signer(archive, ctx, &signer.id, signer.version)).unwrap();
    }
    let member = desk.snapshot(&id).members[7].clone();
    let signing = member.signing().expect("the representative signs");
    assert_eq!((signing.name, signing.office, signing.act), ("Piero Locatelli", "Presidente", None));
    assert!(!has(
        &mut desk,
        &id,
        |matter| matches!(matter, Matter::SignerMissing(about) if about.party == company.party.id)
    ));
}

#[test]
fn open_adherence_needs_its_way_and_closed_needs_none() {
    let (mut desk, id) = in_order();
    desk.text(&id, |text| text.adherence_way = " ".into());
    assert!(desk.found(&id).contains(&Matter::AdherenceWayMissing));
    desk.text(&id, |text| text.adherence_open = false);
    assert!(!desk.found(&id).contains(&Matter::AdherenceWayMissing));
}

#[test]
fn a_private_party_is_looked_for() {
    let (mut desk, id) = in_order();
    assert!(!desk.found(&id).contains(&Matter::NoPrivateParty));
    let row = desk.snapshot(&id).members[7].row.id.clone();
    desk.office.act(|archive, ctx| remove_party(archive, ctx, &id, &row)).unwrap();
    assert!(desk.found(&id).contains(&Matter::NoPrivateParty));
}

#[test]
fn previous_members_and_the_ster_are_told() {
    let (mut desk, id) = in_order();
    let draft =
        PartyDraft { name: "Associazione Famiglie Oggi".into(), previous_member: true, ..PartyDraft::default() };
    desk.office.act(|archive, ctx| party::add(archive, ctx, draft)).unwrap();
    assert!(desk.found(&id).contains(&Matter::PreviousMembersAdhere { count: 1 }));
    let ster = desk.snapshot(&id).others.into_iter().find(|p| p.data.category == Some(Category::Ster)).unwrap();
    assert!(!desk.found(&id).contains(&Matter::SterUnknown));
    desk.office.act(|archive, ctx| party::remove(archive, ctx, &ster.id, ster.version)).unwrap();
    assert!(desk.found(&id).contains(&Matter::SterUnknown));
}

#[test]
fn the_term_is_counted_to_its_day_and_beyond_and_ends_with_the_last_signature() {
    let (mut desk, id) = in_order();
    let due = day("2014-03-31");
    let operation = Operation::new(OperationKind::DeadlineSave, "termini della delibera");
    desk.office.act(|archive, ctx| archive.write(ctx, operation, crate::deadline::preset)).unwrap();
    let draft = |days| Matter::AgreementNotComposed { begun: true, due, days };
    assert!(desk.at("2014-03-03").found(&id).contains(&draft(28)));
    assert!(desk.at("2014-04-01").found(&id).contains(&draft(-1)), "nobody is missing from a text that is not frozen");
    desk.at("2014-04-02").put(&id, Vec::new()).expect("late is told, never a wall");
    assert!(desk.at("2014-03-03").found(&id).contains(&Matter::TermAhead { due, days: 28, missing: 8 }));
    assert!(desk.at("2014-03-31").found(&id).contains(&Matter::TermAhead { due, days: 0, missing: 8 }));
    assert!(desk.at("2014-04-02").found(&id).contains(&Matter::TermPassed { due, days: 2, missing: 8 }));
    desk.all_sign(&id, "2014-04-03", "2014-04-04");
    let version = id.clone();
    assert_eq!(desk.found(&id), [Matter::AllSigned { version, last: day("2014-04-04") }]);
}

#[test]
fn from_its_day_on_public_bodies_sign_electronically() {
    let (mut desk, id) = in_order();
    let from = day("2014-06-30");
    let told = |matter: &Matter| matches!(matter, Matter::ElectronicSignature { .. });
    assert!(!has(desk.at("2014-06-29"), &id, told));
    assert!(desk.at("2014-06-30").found(&id).contains(&Matter::ElectronicSignature { from, public: 7 }));
    desk.put(&id, Vec::new()).expect("a warning, never a wall");
    let parties: Vec<PartyId> = desk.snapshot(&id).members.into_iter().map(|member| member.party.id).collect();
    desk.sign(&parties[..6], "2014-06-30");
    assert!(!has(&mut desk, &id, told), "one public body is left, and has nobody to sign with");
}

#[test]
fn the_end_is_told_ninety_days_before_and_after_it() {
    let (mut desk, id) = in_order();
    desk.at("2014-03-01").put(&id, Vec::new()).unwrap();
    desk.all_sign(&id, "2014-03-20", "2014-03-28");
    desk.register(&id).unwrap();
    let until = day("2016-03-28");
    assert_eq!(desk.at("2015-12-28").found(&id), []);
    assert_eq!(desk.at("2015-12-29").found(&id), [Matter::Expiring { until, days: 90 }]);
    assert_eq!(desk.at("2016-03-29").found(&id), [Matter::Expired { until }]);
}

#[test]
fn an_agreement_signed_in_time_has_met_its_term_for_its_updates_too() {
    let (mut desk, id) = in_order();
    let operation = Operation::new(OperationKind::DeadlineSave, "termini della delibera");
    desk.office.act(|archive, ctx| archive.write(ctx, operation, crate::deadline::preset)).unwrap();
    desk.at("2014-03-01").put(&id, Vec::new()).unwrap();
    desk.all_sign(&id, "2014-03-05", "2014-03-09");
    desk.register(&id).unwrap();
    let today = day("2014-06-01");
    let met = |desk: &mut Desk| desk.office.archive.read(|tx| crate::deadline::all(tx, today)).unwrap()[0].met_on;
    assert_eq!(met(&mut desk), Some(day("2014-03-09")));
    let asked = desk.office.archive.read(crate::deadline::signature_term).unwrap();
    assert_eq!(asked, None, "of adherences that come after the signing the resolution sets no day");
    let update = desk.at("2014-06-01").follow(&id, "Aggiornamento concordato ai sensi dell'art. 10").unwrap();
    let of_term = |matter: &Matter| {
        matches!(matter, Matter::TermPassed { .. } | Matter::TermAhead { .. } | Matter::AgreementNotComposed { .. })
    };
    assert!(!has(&mut desk, &update, of_term), "the resolution sets no day for an update");
    desk.put(&update, Vec::new()).unwrap();
    assert!(!has(&mut desk, &update, of_term));
    assert_eq!(met(&mut desk), Some(day("2014-03-09")));
}

#[test]
fn a_signature_taken_back_after_the_signing_is_told() {
    let (mut desk, id) = in_order();
    desk.at("2014-03-01").put(&id, Vec::new()).unwrap();
    desk.all_sign(&id, "2014-03-05", "2014-03-09");
    desk.register(&id).unwrap();
    let first = desk.snapshot(&id).members[0].party.clone();
    let step = crate::adherence::Step::AnnulReturn { reason: "file illeggibile".into() };
    desk.office.act(|archive, ctx| adherence::apply(archive, ctx, std::slice::from_ref(&first.id), &step)).unwrap();
    assert_eq!(desk.found(&id), [Matter::SignedWithout { names: vec![first.data.name] }]);
}

#[test]
fn every_finding_of_the_agreement_has_a_source_that_is_found() {
    let (mut desk, id) = Desk::started();
    desk.at("2014-07-01");
    desk.text(&id, |text| {
        text.resolution_reference.clear();
        text.adherence_way.clear();
    });
    let findings: Vec<Finding> = findings(&desk.snapshot(&id));
    assert!(findings.len() > 6);
    for finding in findings {
        assert!(finding.citation.is_some_and(|citation| citation.is_found()), "{:?}", finding.matter);
    }
}

#[test]
fn what_the_deed_can_not_write_blocks_and_leads_to_where_it_stands() {
    let (mut desk, id) = in_order();
    let province = desk.snapshot(&id).members[2].clone();
    let write = |desk: &mut Desk, name: &str| {
        let row = desk.snapshot(&id).members[2].row.clone();
        let signer = row.signer.clone();
        desk.office.act(|archive, ctx| edit_party(archive, ctx, &id, (&row.id, row.version), name, signer)).unwrap();
    };
    write(&mut desk, "Bergamo\u{200b} 字");
    let found = findings(&desk.snapshot(&id)).remove(0);
    assert!(matches!(&found.matter, Matter::DeedUnwritten { signs, printed_name: true, .. } if signs == &['字']));
    assert_eq!((found.severity, found.place.row.as_deref()), (Severity::Blocking, Some(province.party.id.as_str())));
    assert_eq!(refused(desk.put(&id, Vec::new())), WhyNot::Blocked { findings: 1 });
    write(&mut desk, "Bergamo\u{200b}");
    assert_eq!(desk.found(&id), [Matter::Article9]);
    let text = desk.snapshot(&id).version.clone();
    let place = DraftText { place: "字".into(), ..text.text };
    let refused = desk.office.act(|archive, ctx| edit_text(archive, ctx, &id, text.version, place));
    assert!(matches!(refused, Err(Error::Unwritten { field: "place", .. })));
}
