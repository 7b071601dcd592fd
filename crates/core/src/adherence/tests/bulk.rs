//! Steps for many: what is written, what is refused by name, what is undone.

use super::*;
use crate::error::Error;

#[test]
fn one_operation_for_many_and_one_undo() {
    let mut network = Network::in_signature();
    let (province, old, new) = (network.province.clone(), network.old.clone(), network.new.clone());
    let written = network.take(&[&province, &old, &new], sent("2014-01-15"));
    assert_eq!(written.value.accepted.len(), 3);
    assert!(written.operation.is_some());
    assert_eq!(network.entry(&old).signature.state, State::Sent);

    network.office.act(|archive, ctx| archive.undo(ctx)).unwrap();
    for party in [&province, &old, &new] {
        let signature = network.entry(party).signature;
        assert_eq!((signature.version, signature.state, signature.sent_on), (0, State::ToSend, None));
    }
}

#[test]
fn who_is_refused_is_told_by_name_before_anything_is_written() {
    let mut network = Network::in_signature();
    let (province, old) = (network.province.clone(), network.old.clone());
    network.does(&old, sent("2014-01-15"));
    let parties = [old.clone(), province.clone(), PartyId("nobody".into())];
    let actor = Actor { working_date: day("2014-01-20"), operator: "Marta Rota" };
    let tried = network
        .office
        .archive
        .read(|tx| dry(tx, RollOf::Current, &parties, &Step::Remind { on: None }, actor))
        .unwrap();
    let refused: Vec<_> = tried.refused.iter().map(|refused| (refused.name.as_str(), refused.why)).collect();
    assert_eq!(refused, [("Provincia di Bergamo", WhyNot::NotSent), ("", WhyNot::NotCalled)]);
    assert_eq!(network.entry(&old).reminders, [], "a trial writes nothing");

    let written = network.take(&[&old, &province], Step::Remind { on: None });
    let accepted: Vec<&str> = written.value.accepted.iter().map(|named| named.name.as_str()).collect();
    assert_eq!(accepted, ["Associazione Famiglie Oggi"]);
    assert_eq!(network.entry(&old).reminders.len(), 1);
    assert_eq!(network.entry(&province).signature.version, 0, "who is refused is left untouched");
}

#[test]
fn among_many_nothing_is_sent_to_the_lead_body_which_writes_to_the_others() {
    let mut network = Network::in_signature();
    let (asl, province) = (network.asl.clone(), network.province.clone());
    let refused = |written: Written<Trial>| written.value.refused.into_iter().map(|one| (one.party, one.why)).collect();
    let alone: Vec<(PartyId, WhyNot)> = vec![(asl.clone(), WhyNot::LeadAmongMany)];
    let told: Vec<_> = refused(network.take(&[&asl, &province], sent("2014-01-15")));
    assert_eq!(told, alone);
    network.does(&asl, sent("2014-01-15"));
    let told: Vec<_> = refused(network.take(&[&asl, &province], Step::Remind { on: None }));
    assert_eq!(told, alone, "by name it may: a copy of its own");
    let back = network.take(&[&asl, &province], Step::Return(returned("2014-01-18"))).value;
    assert_eq!(back.refused, [], "its signature comes back with the others");
}

#[test]
fn a_step_refused_to_all_leaves_no_trace_in_the_register() {
    let mut network = Network::in_signature();
    let old = network.old.clone();
    assert_eq!(network.take(&[&old], Step::Verify).operation, None);
}

#[test]
fn a_return_keeps_the_two_proofs_apart() {
    let mut network = Network::in_signature();
    let old = network.old.clone();
    let arrival = Arrival {
        method: Some(Method::Ink),
        signed_on: on("2014-01-16"),
        signed_by: " Lucia Verdi ".into(),
        identity_document: true,
        ..returned("2014-01-18")
    };
    network.does(&old, sent("2014-01-15")).does(&old, Step::Return(arrival));
    let signature = network.entry(&old).signature;
    assert_eq!(
        (signature.method, signature.signed_on, signature.identity_document),
        (Some(Method::Ink), on("2014-01-16"), true)
    );
    assert_eq!(signature.signed_by, "Lucia Verdi");
    assert_eq!((signature.returned_on, signature.arrived_by), (on("2014-01-18"), Some(Channel::Pec)));
    assert!(!signature.is_signed(), "what is back but not looked at does not count as signed");
    assert!(!signature.is_complete());
}

#[test]
fn a_return_may_be_verified_at_once_and_bring_its_number() {
    let mut network = Network::in_signature();
    let asl = network.asl.clone();
    let arrival = Arrival { verified: true, protocol: numbered(" 812 ", "2014-01-17"), ..returned("2014-01-17") };
    network.does(&asl, Step::Return(arrival));
    let signature = network.entry(&asl).signature;
    assert!(signature.is_complete());
    assert_eq!(signature.verified_by, "Marta Rota");
    assert_eq!(signature.protocol.number, "812");
}

#[test]
fn a_number_is_never_undone_but_annulled_with_a_reason() {
    let mut network = Network::in_signature();
    let old = network.old.clone();
    let arrival = Arrival { protocol: numbered("812", "2014-01-17"), ..returned("2014-01-17") };
    network.does(&old, Step::Return(arrival));
    let undone = network.office.act(|archive, ctx| archive.undo(ctx));
    assert!(matches!(undone, Err(Error::NotUndoable { kind: OperationKind::SignatureReturnedWithProtocol })));
    assert_eq!(network.refused(&old, Step::AnnulProtocol { reason: " ".into() }), WhyNot::ReasonMissing);
    network.does(&old, Step::AnnulProtocol { reason: "numero di un'altra PEC".into() });
    assert!(!network.entry(&old).signature.protocol.is_known());
    network.does(&old, Step::AssignProtocol(numbered("813", "2014-01-17")));
    let undone = network.office.act(|archive, ctx| archive.undo(ctx));
    assert!(matches!(undone, Err(Error::NotUndoable { kind: OperationKind::ProtocolAssign })));

    network.does(&old, Step::AnnulReturn { reason: "era di un altro soggetto".into() });
    let signature = network.entry(&old).signature;
    assert_eq!((signature.state, signature.returned_on, signature.method), (State::ToSend, None, None));
    assert!(!signature.protocol.is_known());
}

#[test]
fn the_same_number_for_several_returns_is_told_and_not_refused() {
    let mut network = Network::in_signature();
    let (asl, province, old, new) =
        (network.asl.clone(), network.province.clone(), network.old.clone(), network.new.clone());
    let arrival = Arrival { protocol: numbered("812", "2014-01-17"), ..returned("2014-01-17") };
    let first = network.take(&[&asl, &province], Step::Return(arrival.clone())).value;
    assert_eq!((first.accepted.len(), first.notices.len()), (2, 0), "one PEC may bring several returns");
    let second = network.take(&[&old], Step::Return(arrival)).value;
    assert_eq!(second.accepted.len(), 1);
    let names = vec!["ASL di Bergamo".to_owned(), "Provincia di Bergamo".to_owned()];
    assert_eq!(second.notices, [Notice::ProtocolReused { number: "812".into(), names, other_date: false }]);
    let other = Arrival { protocol: numbered("812", "2014-01-18"), ..returned("2014-01-18") };
    let third = network.take(&[&new], Step::Return(other)).value;
    assert!(matches!(third.notices.as_slice(), [Notice::ProtocolReused { other_date: true, .. }]));
}

#[test]
fn a_number_that_no_register_prints_is_refused_wherever_it_is_written() {
    let mut network = Network::in_signature();
    let (old, new) = (network.old.clone(), network.new.clone());
    let too_long = || numbered(&"7".repeat(51), "2014-01-17");
    let with_sign = || numbered("812/字", "2014-01-17");
    for protocol in [too_long, with_sign as fn() -> Protocol] {
        let why = network.refused(&old, Step::Return(Arrival { protocol: protocol(), ..returned("2014-01-17") }));
        assert!(matches!(
            why,
            WhyNot::ProtocolTooLong { found: 51, limit: 50 } | WhyNot::ProtocolUnwritten { sign: '字' }
        ));
        assert_eq!(
            network.refused(&new, Step::Renounce(Declaration { protocol: protocol(), ..Declaration::default() })),
            why
        );
        assert!(network.entry(&old).signature.returned_on.is_none(), "nothing of it was written");
    }
    network.does(&old, Step::Return(returned("2014-01-17")));
    assert!(matches!(network.refused(&old, Step::AssignProtocol(too_long())), WhyNot::ProtocolTooLong { .. }));
    network.does(&old, Step::AssignProtocol(numbered(" 812\u{200b}/2014\n", "2014-01-17")));
    assert_eq!(network.entry(&old).signature.protocol.number, "812/2014");
}

#[test]
fn a_protocol_of_before_the_arrival_is_told_and_not_refused() {
    let mut network = Network::in_signature();
    let (old, new) = (network.old.clone(), network.new.clone());
    let arrival = |numbered_on| Arrival { protocol: numbered("812", numbered_on), ..returned("2014-01-17") };
    let whose = || vec!["Associazione Famiglie Oggi".to_owned()];
    let taken = network.take(&[&old], Step::Return(arrival("2014-01-16"))).value;
    assert_eq!((taken.accepted.len(), taken.notices), (1, vec![Notice::ProtocolBeforeArrival { names: whose() }]));
    let found = |network: &mut Network| {
        let wanted = crate::rule::Matter::ProtocolBeforeArrival { names: whose() };
        findings(&network.roll(), &Default::default()).into_iter().any(|finding| finding.matter == wanted)
    };
    assert!(found(&mut network));
    let read = network.entry(&old).signature.version;
    let ahead = network.refused(&new, Step::Return(arrival("2014-01-21")));
    assert_eq!(ahead, WhyNot::DateAhead { date: day("2014-01-21") });
    let correction = Correction { protocol_date: on("2014-01-17"), ..correction(read) };
    assert_eq!(network.take(&[&old], Step::Correct(correction)).value.notices, []);
    assert!(!found(&mut network), "of the same day nothing is told");
    let early = Declaration {
        arrived_on: on("2014-01-17"),
        protocol: numbered("813", "2014-01-16"),
        renounced_on: on("2014-01-15"),
        ..Declaration::default()
    };
    let notices = network.take(&[&new], Step::Renounce(early)).value.notices;
    assert!(matches!(notices.as_slice(), [Notice::ProtocolBeforeArrival { .. }]));
}

fn correction(read: i64) -> Correction {
    Correction {
        read,
        sent_on: None,
        sent_by: None,
        returned_on: on("2014-01-17"),
        arrived_by: None,
        method: Some(Method::Ink),
        signed_on: None,
        signed_by: String::new(),
        identity_document: false,
        protocol_date: None,
        notes: String::new(),
        text: version(),
    }
}

#[test]
fn dates_follow_one_another() {
    let mut network = Network::in_signature();
    let asl = network.asl.clone();
    assert_eq!(network.refused(&asl, sent("2014-01-21")), WhyNot::DateAhead { date: day("2014-01-21") });
    network.does(&asl, sent("2014-01-15"));
    assert_eq!(
        network.refused(&asl, Step::Return(returned("2014-01-14"))),
        WhyNot::BeforeSending { sent_on: day("2014-01-15") }
    );
    let late = Arrival { signed_on: on("2014-01-19"), ..returned("2014-01-18") };
    assert_eq!(network.refused(&asl, Step::Return(late)), WhyNot::SignedAfterReturn { returned_on: day("2014-01-18") });
    let early = Arrival { signed_on: on("2014-01-09"), ..returned("2014-01-18") };
    assert_eq!(network.refused(&asl, Step::Return(early)), WhyNot::SignedBeforeText { put_on: day("2014-01-10") });
    let same_day = Arrival { signed_on: on("2014-01-15"), ..returned("2014-01-15") };
    network.does(&asl, Step::Return(same_day));
}

#[test]
fn an_irregular_return_says_why_and_is_mended_by_another() {
    let mut network = Network::in_signature();
    let old = network.old.clone();
    network.does(&old, Step::Return(Arrival { verified: true, ..returned("2014-01-17") }));
    assert_eq!(network.refused(&old, irregular("")), WhyNot::ReasonMissing);
    network.does(&old, irregular("Manca la pagina 2"));
    let signature = network.entry(&old).signature;
    assert_eq!((signature.state, signature.verified_on), (State::Irregular, None));
    assert_eq!(signature.irregular_reason, "Manca la pagina 2");
    network.does(&old, Step::Return(Arrival { verified: true, ..returned("2014-01-20") }));
    let signature = network.entry(&old).signature;
    assert!(signature.is_signed() && signature.irregular_reason.is_empty());
}

#[test]
fn a_renunciation_stays_as_history_and_can_be_made_again() {
    let mut network = Network::in_signature();
    let old = network.old.clone();
    let declaration = Declaration { protocol: numbered("900", "2014-01-18"), ..Declaration::default() };
    network.does(&old, Step::Renounce(declaration.clone()));
    let undone = network.office.act(|archive, ctx| archive.undo(ctx));
    assert!(matches!(undone, Err(Error::NotUndoable { kind: OperationKind::RenounceWithProtocol })));
    let entry = network.entry(&old);
    assert!(entry.is_renounced() && !entry.of_right && !entry.is_expected());
    assert_eq!(network.refused(&old, sent("2014-01-15")), WhyNot::Renounced);
    network.does(&old, Step::Revoke { reason: "ha cambiato idea".into() });
    let entry = network.entry(&old);
    assert!(!entry.is_renounced() && entry.of_right);
    network.does(&old, Step::Renounce(declaration));
    let entry = network.entry(&old);
    assert_eq!((entry.renunciations.len(), entry.is_renounced()), (2, true));
}

#[test]
fn ink_between_public_bodies_is_told_from_the_day_of_the_law() {
    let mut network = Network::in_signature();
    network.at("2014-07-10");
    let (asl, province, old) = (network.asl.clone(), network.province.clone(), network.old.clone());
    let ink = |date: &str| Step::Return(Arrival { method: Some(Method::Ink), ..returned(date) });
    assert_eq!(network.take(&[&asl], ink("2014-06-29")).value.notices, []);
    assert_eq!(
        network.take(&[&province, &old], ink("2014-06-30")).value.notices,
        [Notice::InkBetweenPublicBodies { names: vec!["Provincia di Bergamo".into()] }],
        "the private party is not among them, and the return is registered all the same"
    );
    assert_eq!(network.entry(&province).signature.state, State::Returned);
}

#[test]
fn a_returned_file_is_kept_for_each_signature_that_it_carries() {
    let mut network = Network::in_signature();
    let (asl, province) = (network.asl.clone(), network.province.clone());
    let file = Intake { name: "PEC del 17-01.pdf", bytes: b"%PDF-1.7 firmato", media_type: "application/pdf" };
    let early =
        network.office.act(|archive, ctx| attach(archive, ctx, RollOf::Current, std::slice::from_ref(&asl), file));
    assert!(matches!(early, Err(Error::NotFound { entity: "signature" })), "nothing has come back yet");
    network.take(&[&asl, &province], Step::Return(returned("2014-01-17")));
    network
        .office
        .act(|archive, ctx| attach(archive, ctx, RollOf::Current, &[asl.clone(), province.clone()], file))
        .unwrap();
    for party in [&asl, &province] {
        let kept = network.office.archive.read(|tx| files(tx, party)).unwrap();
        assert_eq!(kept.len(), 1);
        let bytes = network.office.archive.read(|tx| crate::archive::content::load(tx, &kept[0].content)).unwrap();
        assert_eq!(bytes, file.bytes);
    }
}

#[test]
fn reminders_are_numbered_within_a_signature() {
    let mut network = Network::in_signature();
    let (province, old) = (network.province.clone(), network.old.clone());
    network.take(&[&province, &old], sent("2014-01-12"));
    network.does(&old, Step::Remind { on: on("2014-01-15") });
    network.take(&[&province, &old], Step::Remind { on: on("2014-01-18") });
    let numbers = |entry: Entry| entry.reminders.iter().map(|reminder| reminder.number).collect::<Vec<_>>();
    assert_eq!(numbers(network.entry(&province)), [1]);
    assert_eq!(numbers(network.entry(&old)), [1, 2]);
}

#[test]
fn nothing_is_sent_before_the_text_was_put_to_signature() {
    let mut network = Network::in_signature();
    let asl = network.asl.clone();
    let early = WhyNot::SentBeforeText { put_on: day("2014-01-10") };
    assert_eq!(network.refused(&asl, Step::Send { on: on("2014-01-09"), by: None }), early);
    network.does(&asl, Step::Send { on: on("2014-01-10"), by: None });
    assert_eq!(network.entry(&asl).signature.sent_on, on("2014-01-10"));
}

#[test]
fn nothing_comes_back_before_the_text_was_put_to_signature() {
    let mut network = Network::in_signature();
    let asl = network.asl.clone();
    let early = WhyNot::ReturnedBeforeText { put_on: day("2014-01-10") };
    assert_eq!(network.refused(&asl, Step::Return(returned("2014-01-09"))), early);
    network.does(&asl, Step::Return(returned("2014-01-10")));
}

#[test]
fn a_party_of_the_agreement_that_renounces_is_told_and_another_is_not() {
    let mut network = Network::in_signature();
    let (asl, old) = (network.asl.clone(), network.old.clone());
    let told = |network: &mut Network, party: &PartyId| {
        let (parties, step) = ([party.clone()], Step::Renounce(Declaration::default()));
        let actor = Actor { working_date: network.office.working_date, operator: "Marta Rota" };
        network.office.archive.read(|tx| dry(tx, RollOf::Current, &parties, &step, actor)).unwrap().notices
    };
    assert_eq!(told(&mut network, &asl), [Notice::NecessaryRenounces { names: vec!["ASL di Bergamo".into()] }]);
    assert_eq!(told(&mut network, &old), []);
}
