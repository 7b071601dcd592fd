//! A datum of a return typed wrong is corrected where it stands; the number of a protocol is not among such data.

use super::*;
use crate::archive::register;
use crate::error::Error;

/// The data of a party's return as they are now.
fn as_it_is(network: &mut Network, party: &PartyId) -> Correction {
    Correction::of(&network.entry(party).signature)
}

/// A province that signed on the 16th, verified and numbered.
fn verified() -> (Network, PartyId) {
    let mut network = Network::in_signature();
    let province = network.province.clone();
    network.does(&province, sent("2014-01-12"));
    let arrival = Arrival { verified: true, protocol: numbered("812", "2014-01-17"), ..returned("2014-01-16") };
    network.does(&province, Step::Return(arrival));
    (network, province)
}

#[test]
fn each_datum_is_corrected_with_before_and_after_and_undone() {
    let (mut network, province) = verified();
    let before = network.entry(&province).signature;
    let correction = Correction {
        sent_on: on("2014-01-11"),
        sent_by: Some(Channel::Post),
        returned_on: on("2014-01-18"),
        arrived_by: Some(Channel::Hand),
        method: Some(Method::Ink),
        signed_on: on("2014-01-15"),
        signed_by: " Lucia Verdi ".into(),
        identity_document: true,
        notes: "La firma è della vicepresidente".into(),
        ..as_it_is(&mut network, &province)
    };
    let written = network.take(&[&province], Step::Correct(correction));
    let after = network.entry(&province).signature;
    assert_eq!((after.state, &after.protocol), (State::Verified, &before.protocol), "nothing else moves");
    assert_eq!(
        (after.method, after.signed_on, after.signed_by.as_str()),
        (Some(Method::Ink), on("2014-01-15"), "Lucia Verdi")
    );
    assert_eq!((after.sent_on, after.sent_by), (on("2014-01-11"), Some(Channel::Post)));
    assert_eq!((after.returned_on, after.arrived_by), (on("2014-01-18"), Some(Channel::Hand)));
    let number = written.operation.unwrap();
    let told = network.office.archive.read(|tx| register::fields(tx, number)).unwrap();
    let signed = told.iter().find(|field| field.field == "signed_on").unwrap();
    assert_eq!((signed.before.as_deref(), signed.after.as_deref()), (Some("2014-01-16"), Some("2014-01-15")));
    assert_eq!(told.len(), 9, "what was not corrected is not told: {told:?}");

    network.office.act(|archive, ctx| archive.undo(ctx)).unwrap();
    assert_eq!(Signature { version: 0, ..network.entry(&province).signature }, Signature { version: 0, ..before });
}

#[test]
fn what_had_to_hold_at_the_return_must_hold_still() {
    let (mut network, province) = verified();
    let right = as_it_is(&mut network, &province);
    let mut refused = |correction| network.refused(&province, Step::Correct(correction));
    let early = Correction { returned_on: on("2014-01-11"), signed_on: None, ..right.clone() };
    assert_eq!(refused(early), WhyNot::BeforeSending { sent_on: day("2014-01-12") });
    let late = Correction { signed_on: on("2014-01-17"), ..right.clone() };
    assert_eq!(refused(late), WhyNot::SignedAfterReturn { returned_on: day("2014-01-16") });
    let before_text = Correction { signed_on: on("2014-01-09"), ..right.clone() };
    assert_eq!(refused(before_text), WhyNot::SignedBeforeText { put_on: day("2014-01-10") });
    let sent_before_text = Correction { sent_on: on("2014-01-09"), ..right.clone() };
    assert_eq!(refused(sent_before_text), WhyNot::SentBeforeText { put_on: day("2014-01-10") });
    let ahead = Correction { returned_on: on("2014-01-21"), ..right.clone() };
    assert_eq!(refused(ahead), WhyNot::DateAhead { date: day("2014-01-21") });
    assert_eq!(refused(Correction { returned_on: None, ..right.clone() }), WhyNot::ArrivalDateMissing);
    assert_eq!(refused(Correction { method: None, ..right.clone() }), WhyNot::MethodUnknown);
    let undated = Correction { signed_on: None, ..right };
    assert_eq!(refused(undated), WhyNot::SigningDateUnknown, "the two years run from it");
}

#[test]
fn the_date_of_a_protocol_is_corrected_and_not_undone() {
    let (mut network, province) = verified();
    let correction = Correction { protocol_date: on("2014-01-18"), ..as_it_is(&mut network, &province) };
    network.does(&province, Step::Correct(correction));
    assert_eq!(network.entry(&province).signature.protocol, numbered("812", "2014-01-18"));
    let undone = network.office.act(|archive, ctx| archive.undo(ctx));
    assert!(matches!(undone, Err(Error::NotUndoable { kind: OperationKind::SignatureEditWithProtocol })));

    let asl = network.asl.clone();
    network.does(&asl, Step::Return(returned("2014-01-16")));
    let correction = Correction { protocol_date: on("2014-01-18"), ..as_it_is(&mut network, &asl) };
    assert_eq!(network.refused(&asl, Step::Correct(correction)), WhyNot::ProtocolUnknown, "a date without a number");
}

#[test]
fn only_what_came_back_is_corrected_one_at_a_time_as_it_was_read() {
    let (mut network, province) = verified();
    let right = as_it_is(&mut network, &province);
    let (asl, old) = (network.asl.clone(), network.old.clone());
    assert_eq!(network.refused(&old, Step::Correct(right.clone())), WhyNot::NotReturned);
    network.does(&asl, Step::Return(returned("2014-01-16")));
    let trial = network.take(&[&province, &asl], Step::Correct(right.clone())).value;
    assert_eq!(trial.refused.iter().map(|refused| refused.why).collect::<Vec<_>>(), [WhyNot::OneAtATime; 2]);

    network.does(&province, Step::FindIrregular { reason: "timbro".into(), remedy: String::new() });
    let stale = Step::Correct(Correction { notes: "vecchia".into(), ..right });
    let written = network.office.act(|archive, ctx| apply(archive, ctx, std::slice::from_ref(&province), &stale));
    assert!(matches!(written, Err(Error::Conflict { entity: "signature" })), "somebody looked at it meanwhile");
}
