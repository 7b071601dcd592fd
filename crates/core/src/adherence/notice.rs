//! What deserves a look before a step is taken. It never stops one.

use serde::Serialize;
use ts_rs::TS;

use super::model::{Protocol, Signature};
use super::roll::{Entry, Named, Role, Roll};
use super::rules::electronic_signature_due;
use super::step::Step;
use crate::signs::seen;

/// What deserves a look before the step is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Notice {
    /// The number already stands on other arrivals: one PEC may bring several returns.
    ProtocolReused {
        /// The number.
        number: String,
        /// On whose arrivals.
        names: Vec<String>,
        /// It stands there with another date.
        other_date: bool,
    },
    /// The protocol has a date before the arrival: nothing says that it can not, and it is unusual.
    ProtocolBeforeArrival {
        /// Whose.
        names: Vec<String>,
    },
    /// Parties of the agreement that renounce: there is no agreement without their signature.
    NecessaryRenounces {
        /// Who.
        names: Vec<String>,
    },
    /// Ink between public bodies after the date from which they must sign electronically.
    InkBetweenPublicBodies {
        /// Who.
        names: Vec<String>,
    },
}

/// The notices of a step that was tried.
pub(super) fn notices(roll: &Roll, step: &Step, signatures: &[Signature], accepted: &[Named]) -> Vec<Notice> {
    let mut notices = Vec::new();
    let protocol = match step {
        Step::Return(arrival) => Some(&arrival.protocol),
        Step::AssignProtocol(protocol) => Some(protocol),
        Step::Renounce(declaration) => Some(&declaration.protocol),
        _ => None,
    };
    notices.extend(protocol.and_then(|protocol| reused(roll, protocol, accepted)));
    notices.extend(before_arrival(roll, signatures, step));
    if matches!(step, Step::Renounce(_)) {
        notices.extend(necessary(roll, signatures));
    }
    if matches!(step, Step::Return(_) | Step::Correct(_)) {
        notices.extend(ink_between_public_bodies(roll, signatures));
    }
    notices
}

/// The number on the arrivals of others, if it stands there.
fn reused(roll: &Roll, protocol: &Protocol, accepted: &[Named]) -> Option<Notice> {
    let number = seen(&protocol.number).split_whitespace().collect::<Vec<_>>().join(" ");
    let others: Vec<&Entry> = roll
        .entries
        .iter()
        .filter(|entry| !number.is_empty() && entry.signature.protocol.number == number)
        .filter(|entry| !accepted.iter().any(|named| named.party == entry.party))
        .collect();
    let other_date = others.iter().any(|entry| entry.signature.protocol.date != protocol.date);
    let names: Vec<String> = others.iter().map(|entry| entry.name.clone()).collect();
    if names.is_empty() { None } else { Some(Notice::ProtocolReused { number, names, other_date }) }
}

/// The accepted whose protocol, as the step writes it, is of a day before the arrival.
fn before_arrival(roll: &Roll, signatures: &[Signature], step: &Step) -> Option<Notice> {
    let name = |signature: &Signature| roll.entry(&signature.party).map(|entry| entry.name.clone());
    let names: Vec<String> = match step {
        Step::Return(_) | Step::AssignProtocol(_) | Step::Correct(_) => {
            signatures.iter().filter(|signature| signature.is_protocolled_early()).filter_map(name).collect()
        }
        Step::Renounce(declaration) if declaration.is_protocolled_early() => {
            signatures.iter().filter_map(name).collect()
        }
        _ => Vec::new(),
    };
    if names.is_empty() { None } else { Some(Notice::ProtocolBeforeArrival { names }) }
}

/// The parties of the agreement among those who renounce.
fn necessary(roll: &Roll, signatures: &[Signature]) -> Option<Notice> {
    let entries = signatures.iter().filter_map(|signature| roll.entry(&signature.party));
    let names: Vec<String> =
        entries.filter(|entry| entry.role == Role::Stipulating).map(|entry| entry.name.clone()).collect();
    if names.is_empty() { None } else { Some(Notice::NecessaryRenounces { names }) }
}

fn ink_between_public_bodies(roll: &Roll, signatures: &[Signature]) -> Option<Notice> {
    let names: Vec<String> = signatures
        .iter()
        .filter_map(|signature| {
            let entry = roll.entry(&signature.party)?;
            electronic_signature_due(entry.nature, signature).then(|| entry.name.clone())
        })
        .collect();
    if names.is_empty() { None } else { Some(Notice::InkBetweenPublicBodies { names }) }
}
