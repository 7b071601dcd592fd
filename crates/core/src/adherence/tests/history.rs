//! The history of one signature, and what a new version keeps of an earlier one.

use super::*;
use crate::error::{Error, RequiredField};

fn told(network: &mut Network, party: &PartyId) -> Vec<What> {
    let (roll, entry) = (network.roll(), network.entry(party));
    let happenings = network.office.archive.read(|tx| timeline(tx, &roll, &entry)).unwrap();
    happenings.into_iter().map(|happening| happening.what).collect()
}

#[test]
fn the_history_tells_facts_in_the_order_of_their_dates() {
    let mut network = Network::in_signature();
    let old = network.old.clone();
    network.does(&old, sent("2014-01-12")).does(&old, Step::Remind { on: on("2014-01-14") });
    network.does(&old, Step::Return(returned("2014-01-16"))).does(&old, Step::Verify);
    network.does(&old, Step::AssignProtocol(numbered("812", "2014-01-17")));
    assert_eq!(
        told(&mut network, &old),
        [
            What::Sent { by: Some(Channel::Pec) },
            What::Reminded { number: 1 },
            What::Returned { by: Some(Channel::Pec) },
            What::ProtocolAssigned { protocol: numbered("812", "2014-01-17") },
            What::Verified { by: "Marta Rota".into() },
        ]
    );
    assert_eq!(to_do(&network.entry(&old)), None);
}

#[test]
fn what_was_undone_is_not_told_and_what_was_done_again_is() {
    let mut network = Network::in_signature();
    let old = network.old.clone();
    network.does(&old, sent("2014-01-12"));
    network.does(&old, Step::Return(returned("2014-01-16")));
    let returned = What::Returned { by: Some(Channel::Pec) };
    network.office.act(|archive, ctx| archive.undo(ctx)).unwrap();
    assert!(!told(&mut network, &old).contains(&returned));
    network.office.act(|archive, ctx| archive.redo(ctx)).unwrap();
    assert!(told(&mut network, &old).contains(&returned));
}

#[test]
fn an_annulled_return_stays_in_the_history() {
    let mut network = Network::in_signature();
    let old = network.old.clone();
    network.does(&old, Step::Return(Arrival { protocol: numbered("5", "2014-01-16"), ..returned("2014-01-16") }));
    network.does(&old, Step::AnnulReturn { reason: "di un altro".into() });
    let told = told(&mut network, &old);
    assert_eq!(told.first(), Some(&What::Returned { by: Some(Channel::Pec) }));
    assert_eq!(told.last(), Some(&What::ReturnAnnulled));
    assert_eq!(to_do(&network.entry(&old)), Some(Event::Send));
}

/// Puts a second version to signature that carries what is kept of the first.
fn carried(network: &mut Network, carried: &Carried) -> crate::error::Result<()> {
    let (from, to) = (version(), VersionId("v2".into()));
    let written = network.office.act(|archive, ctx| {
        archive.write(ctx, Operation::new(OperationKind::AgreementNewVersion, "2"), |writer, ctx| {
            writer.tx().exec(DEED_VERSION, params!["v2", 2, "in_signature", true, day("2014-01-19")])?;
            carry(writer, ctx, &from, &to, carried)
        })
    });
    written.map(drop)
}

#[test]
fn a_new_version_keeps_only_verified_signatures_and_asks_why() {
    let mut network = Network::in_signature();
    let (asl, old) = (network.asl.clone(), network.old.clone());
    network.does(&old, Step::Return(Arrival { verified: true, ..returned("2014-01-16") }));
    network.does(&asl, Step::Return(returned("2014-01-16")));
    let (signed, unverified) = (network.entry(&old).signature.id, network.entry(&asl).signature.id);
    let keep = |signature: &crate::id::SignatureId, reason: &str| Carried {
        kept: vec![Kept { signature: signature.clone(), reason: reason.into() }],
        ..Carried::default()
    };
    let refused = carried(&mut network, &keep(&unverified, "un refuso"));
    assert!(matches!(refused, Err(Error::NotFound { entity: "signature" })));
    let refused = carried(&mut network, &keep(&signed, " "));
    assert!(matches!(refused, Err(Error::Empty { field: RequiredField::KeptReason })));
    carried(&mut network, &keep(&signed, "un refuso")).unwrap();

    let entry = network.entry(&old);
    assert_eq!(entry.signature.deed_version, VersionId("v2".into()));
    assert_eq!((entry.has_signed(), entry.other_text.map(|text| text.number)), (true, Some(1)));
    assert_eq!(entry.signature.carried_from, Some(signed));
    assert_eq!(
        told(&mut network, &old),
        [
            What::Returned { by: Some(Channel::Pec) },
            What::Verified { by: "Marta Rota".into() },
            What::Kept { reason: "un refuso".into() },
        ],
        "its history goes on"
    );
}

#[test]
fn what_is_neither_kept_nor_signed_again_is_open() {
    let mut network = Network::in_signature();
    let (asl, old, new) = (network.asl.clone(), network.old.clone(), network.new.clone());
    network.does(&old, Step::Return(returned("2014-01-16")));
    network.does(&new, sent("2014-01-12")).does(&new, Step::Remind { on: on("2014-01-18") });
    network.does(&asl, sent("2014-01-12"));
    carried(&mut network, &Carried::default()).unwrap();
    assert_eq!(network.entry(&asl).signature.sent_on, None, "a party of the agreement signs the new one");
    let (old_entry, new_entry) = (network.entry(&old), network.entry(&new));
    assert!(old_entry.waits_for_decision() && !old_entry.has_signed());
    assert_eq!((status(&old_entry), section(&old_entry)), (Status::Returned, Section::NeedsStep));
    assert_eq!((status(&new_entry), to_do(&new_entry)), (Status::ToSend, Some(Event::Send)));
    assert_eq!(network.refused(&new, Step::Remind { on: None }), WhyNot::OtherPaper { number: 1 });
    network.does(&new, sent("2014-01-20"));
    let line = lines(&network.roll()).into_iter().find(|line| line.party == new).unwrap();
    assert_eq!(line.last_step, LastStep::Sent { on: day("2014-01-20"), by: Some(Channel::Pec) });
    network.does(&new, Step::Remind { on: None });
    assert_eq!(network.entry(&new).reminders.last().map(|last| last.number), Some(2), "reminders go on counting");
}
