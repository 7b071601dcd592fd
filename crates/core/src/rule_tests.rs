//! Every finding there can be: what it travels as, in which order it comes, on what authority it stands.

use super::*;

fn about() -> About {
    About { party: PartyId("p-1".into()), name: "Provincia di Bergamo".into() }
}

/// One of every kind; [`every_kind_of_finding_is_among_the_examples`] fails where one lacks.
fn one_of_each() -> Vec<Matter> {
    let due: NaiveDate = "2014-03-31".parse().unwrap();
    let names = vec!["Provincia di Bergamo".to_owned()];
    let deadline = DeadlineId("d-1".into());
    let meeting = MeetingId("m-1".into());
    let title = "Relazione".to_owned();
    let text = || "testo".to_owned();
    vec![
        Matter::RegionMissing,
        Matter::AslMissing,
        Matter::PrintedNameEmpty(about()),
        Matter::DeedUnwritten { about: about(), signs: vec!['字'], printed_name: true },
        Matter::PartyTwice { first: about(), second: about() },
        Matter::SignerMissing(about()),
        Matter::PowersUnknown { about: about(), signer: text() },
        Matter::ActAwaited(about()),
        Matter::ResolutionReferenceEmpty,
        Matter::PlaceEmpty,
        Matter::AdherenceWayMissing,
        Matter::NoPrivateParty,
        Matter::LeftOut { names: names.clone() },
        Matter::RowsLeft { rows: 1, sources: names.clone() },
        Matter::PreviousMembersAdhere { count: 1 },
        Matter::ReturnsNotLookedAt { count: 1 },
        Matter::SterUnknown,
        Matter::Article9,
        Matter::TermAhead { due, days: 1, missing: 1 },
        Matter::TermPassed { due, days: 1, missing: 1 },
        Matter::AgreementNotComposed { begun: false, due, days: 1 },
        Matter::ElectronicSignature { from: due, public: 1 },
        Matter::NecessaryRenounced(about()),
        Matter::ReturnIrregular { about: about(), reason: text(), remedy: text() },
        Matter::ReturnsToVerify { names: names.clone() },
        Matter::TextsToDecide { names: names.clone() },
        Matter::ProtocolsMissing { names: names.clone() },
        Matter::ProtocolBeforeArrival { names: names.clone() },
        Matter::FormsNotSent { names: names.clone() },
        Matter::CopiesNotSent { names: names.clone() },
        Matter::AmbitiToCheck { names: names.clone() },
        Matter::ActsAwaited { names: names.clone() },
        Matter::InkBetweenPublicBodies { names: names.clone() },
        Matter::PartyUnwritten { about: about(), signs: vec!['字'] },
        Matter::SenderIncomplete { lacks: vec![SenderDatum::Signer] },
        Matter::NotCalled { names: names.clone() },
        Matter::ConvocationsMissing { meeting: meeting.clone(), held_on: due, names },
        Matter::ConvocationIncomplete {
            meeting: meeting.clone(),
            held_on: due,
            lacks: vec![MeetingDatum::Hour, MeetingDatum::Agenda],
        },
        Matter::AttendanceMissing { meeting, held_on: due },
        Matter::PlanTermAhead { deadline: deadline.clone(), due, days: 1 },
        Matter::PlanTermPassed { deadline: deadline.clone(), due, days: 1 },
        Matter::OfficeTermAhead { deadline: deadline.clone(), title: title.clone(), due, days: 1 },
        Matter::OfficeTermPassed { deadline, title, due, days: 1 },
        Matter::AllSigned { version: VersionId("v-1".into()), last: due },
        Matter::SignedWithout { names: vec![text()] },
        Matter::Expiring { until: due, days: 1 },
        Matter::Expired { until: due },
    ]
}

fn kind(matter: &Matter) -> String {
    serde_json::to_value(matter).unwrap()["matter"].as_str().unwrap().to_owned()
}

/// The kinds as the type itself names them, where it refuses one that is none.
fn kinds() -> Vec<String> {
    let refused = serde_json::from_str::<Matter>(r#"{"matter":""}"#).unwrap_err().to_string();
    refused.split('`').skip(3).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_kind_of_finding_is_among_the_examples() {
    assert_eq!(one_of_each().iter().map(kind).collect::<Vec<_>>(), kinds());
}

#[test]
fn every_finding_is_cited_where_it_is_found_or_is_said_to_be_a_rule_of_ours() {
    let mut own = Vec::new();
    for matter in one_of_each() {
        match matter.authority() {
            Authority::Cited(citation) => {
                assert!(citation.is_found(), "{matter:?}: {citation:?}");
                assert_eq!(Finding::from(matter).citation, Some(citation));
            }
            Authority::OwnRule => own.push(kind(&matter)),
        }
    }
    let ours = [
        "place_empty",
        "rows_left",
        "returns_not_looked_at",
        "return_irregular",
        "returns_to_verify",
        "texts_to_decide",
        "protocol_before_arrival",
        "copies_not_sent",
        "ambiti_to_check",
        "party_unwritten",
        "sender_incomplete",
        "convocation_incomplete",
        "office_term_ahead",
        "office_term_passed",
    ];
    assert_eq!(own, ours);
}

#[test]
fn what_stops_an_event_is_never_a_rule_of_ours() {
    for matter in one_of_each().into_iter().filter(|matter| matter.severity() == Severity::Blocking) {
        assert!(matter.citation().is_some(), "{matter:?}");
    }
}

#[test]
fn a_finding_travels_with_its_parameters_and_where_to_go() {
    let finding = Finding::from(Matter::SignerMissing(about()));
    let json = serde_json::to_value(&finding).unwrap();
    assert_eq!(json["matter"], "signer_missing");
    assert_eq!(json["name"], "Provincia di Bergamo");
    assert_eq!(json["place"]["row"], "p-1");
    assert_eq!(serde_json::from_value::<Finding>(json).unwrap(), finding);
}

#[test]
fn the_gravest_come_first_and_keep_their_order() {
    let found = [Matter::Article9, Matter::AslMissing, Matter::NoPrivateParty, Matter::RegionMissing];
    let sorted = by_severity(found.into_iter().map(Finding::from).collect());
    let order: Vec<Severity> = sorted.iter().map(|finding| finding.severity).collect();
    assert_eq!(order, [Severity::Blocking, Severity::Blocking, Severity::Warning, Severity::Notice]);
    assert_eq!(sorted[0].matter, Matter::AslMissing);
}
