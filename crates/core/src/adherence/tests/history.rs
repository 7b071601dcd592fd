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

#[test]
fn a_new_version_keeps_only_verified_signatures_and_asks_why() {
    let mut network = Network::in_signature();
    let (asl, old) = (network.asl.clone(), network.old.clone());
    network.does(&old, Step::Return(Arrival { verified: true, ..returned("2014-01-16") }));
    network.does(&asl, Step::Return(returned("2014-01-16")));
    let to = VersionId("v2".into());
    let (signed, unverified) = (network.entry(&old).signature.id, network.entry(&asl).signature.id);
    let mut keep = |signature: &crate::id::SignatureId, reason: &str| {
        let kept = [Kept { signature: signature.clone(), reason: reason.into() }];
        network.office.act(|archive, ctx| {
            archive.write(ctx, Operation::new(OperationKind::AgreementNewVersion, "2"), |writer, ctx| {
                writer.tx().exec(DEED_VERSION, params!["v2", 2, "in_signature", true, day("2014-01-19")])?;
                carry(writer, ctx, &version(), &to, &kept)
            })
        })
    };
    assert!(matches!(keep(&unverified, "art. 10"), Err(Error::NotFound { entity: "signature" })));
    assert!(matches!(keep(&signed, " "), Err(Error::Empty { field: RequiredField::KeptReason })));
    keep(&signed, "aggiornamento ai sensi dell'art. 10").unwrap();

    let entry = network.entry(&old);
    assert_eq!(entry.signature.deed_version, to);
    assert!(entry.signature.is_signed());
    assert_eq!(entry.signature.carried_from, Some(signed));
    let kept = What::Kept { reason: "aggiornamento ai sensi dell'art. 10".into() };
    assert_eq!(told(&mut network, &old), [kept]);
}
