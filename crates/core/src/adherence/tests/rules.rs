//! What the roll has to be looked at for: when it fires, when it does not, at the edge.

use super::*;
use crate::rule::{About, Matter, Severity};

fn found(network: &mut Network) -> Vec<Matter> {
    findings(&network.roll(), &Default::default()).into_iter().map(|finding| finding.matter).collect()
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn a_draft_and_a_finished_roll_ask_nothing() {
    assert_eq!(found(&mut Network::in_state("draft", true)), []);
    let mut network = Network::in_signature();
    let parties = [&network.asl, &network.province, &network.old, &network.new].map(Clone::clone);
    let all: Vec<&PartyId> = parties.iter().collect();
    let arrival = Arrival { verified: true, protocol: numbered("1", "2014-01-18"), ..returned("2014-01-18") };
    network.take(&all, Step::Return(arrival));
    assert_eq!(found(&mut network), []);
}

#[test]
fn what_was_never_sent_is_asked_for_until_it_is_sent() {
    let mut network = Network::in_signature();
    let (province, old) = (network.province.clone(), network.old.clone());
    network.take(&[&province, &old], sent("2014-01-15"));
    assert_eq!(found(&mut network), [Matter::FormsNotSent { names: names(&["Calzificio Alto Serio S.p.A."]) }]);
    let new = network.new.clone();
    network.does(&new, Step::Renounce(Declaration::default()));
    assert_eq!(found(&mut network), [], "nothing is sent to who renounced");
}

#[test]
fn a_return_is_to_be_verified_then_waits_for_its_number() {
    let mut network = Network::in_state("in_signature", false);
    let (province, old) = (network.province.clone(), network.old.clone());
    network.take(&[&province, &old], sent("2014-01-12"));
    network.does(&old, Step::Return(returned("2014-01-18")));
    let who = || names(&["Associazione Famiglie Oggi"]);
    assert!(found(&mut network).contains(&Matter::ReturnsToVerify { names: who() }));
    network.does(&old, Step::Verify);
    assert!(found(&mut network).contains(&Matter::ProtocolsMissing { names: who() }));
    network.does(&old, Step::AssignProtocol(numbered("7", "2014-01-18")));
    let left = [Matter::NotCalled { names: names(&["Calzificio Alto Serio S.p.A."]) }];
    assert_eq!(found(&mut network), left, "only the party that closed adherence leaves out is told");
}

#[test]
fn an_irregular_return_is_told_with_its_reason_and_its_row() {
    let mut network = Network::in_signature();
    let old = network.old.clone();
    network.does(&old, Step::Return(returned("2014-01-18"))).does(&old, irregular("Manca la pagina 2"));
    let finding = findings(&network.roll(), &Default::default()).remove(0);
    assert!(matches!(&finding.matter, Matter::ReturnIrregular { reason, .. } if reason == "Manca la pagina 2"));
    assert_eq!(finding.place.row, Some(old.0.clone()));
    network.does(&old, Step::Verify);
    assert!(!found(&mut network).iter().any(|matter| matches!(matter, Matter::ReturnIrregular { .. })));
}

#[test]
fn only_the_renunciation_of_a_stipulating_party_blocks() {
    let mut network = Network::in_signature();
    let (province, old) = (network.province.clone(), network.old.clone());
    network.does(&old, Step::Renounce(Declaration::default()));
    assert!(!found(&mut network).iter().any(|matter| matches!(matter, Matter::NecessaryRenounced(_))));
    network.does(&province, Step::Renounce(Declaration::default()));
    let finding = findings(&network.roll(), &Default::default()).remove(0);
    let about = About { party: province.clone(), name: "Provincia di Bergamo".into() };
    assert_eq!((finding.matter, finding.severity), (Matter::NecessaryRenounced(about), Severity::Blocking));
    assert!(finding.citation.unwrap().is_found());
    network.does(&province, Step::Revoke { reason: "errore".into() });
    assert!(!found(&mut network).iter().any(|matter| matches!(matter, Matter::NecessaryRenounced(_))));
}

#[test]
fn ink_between_public_bodies_is_told_from_the_day_of_the_law_and_never_blocks() {
    let mut network = Network::in_signature();
    network.at("2014-07-10");
    let (asl, province, old) = (network.asl.clone(), network.province.clone(), network.old.clone());
    let ink = |date: &str| Step::Return(Arrival { method: Some(Method::Ink), ..returned(date) });
    network.does(&asl, ink("2014-06-29")).does(&old, ink("2014-06-30"));
    assert!(!found(&mut network).iter().any(|matter| matches!(matter, Matter::InkBetweenPublicBodies { .. })));
    network.does(&province, ink("2014-06-30"));
    let told = Matter::InkBetweenPublicBodies { names: names(&["Provincia di Bergamo"]) };
    assert!(found(&mut network).contains(&told));
    assert_ne!(told.severity(), Severity::Blocking);
}

#[test]
fn a_party_that_waits_for_its_act_is_told_until_it_signs() {
    let mut network = Network::in_signature();
    let old = network.old.clone();
    let act = crate::party::AuthorisingAct { awaited: true, ..Default::default() };
    let draft = crate::party::SignerDraft { name: "Anna Neri".into(), act, ..Default::default() };
    network.office.act(|archive, ctx| party::save_signer(archive, ctx, &old, None, draft)).unwrap();
    let told = Matter::ActsAwaited { names: names(&["Associazione Famiglie Oggi"]) };
    assert!(found(&mut network).contains(&told));
    network.does(&old, Step::Return(returned("2014-01-18")));
    assert!(!found(&mut network).contains(&told));
}
