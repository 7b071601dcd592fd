//! Snapshot in, findings out: what the office should look at in the roll, each with its citation where the act speaks.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::model::{Method, Signature, State};
use super::overview::{Status, status};
use super::roll::{DeedState, Entry, Role, Roll};
use crate::id::PartyId;
use crate::party::Nature;
use crate::rule::{About, Finding, Matter};

/// What the roll has to be looked at for; `called` have the convocation of a meeting ahead, and sign there. Nothing while the deed is a draft: there is nothing to sign yet.
/// Who is missing with the term near or past is told by the agreement, which knows its own term.
pub fn findings(roll: &Roll, called: &BTreeSet<PartyId>) -> Vec<Finding> {
    if roll.state == DeedState::Draft {
        return Vec::new();
    }
    let mut matters = Vec::new();
    for entry in &roll.entries {
        matters.extend(of_entry(entry));
    }
    let of = |wanted: &dyn Fn(&Entry) -> bool| names(roll, wanted);
    let unsigned = |entry: &Entry| matches!(entry.signature.state, State::ToSend | State::Sent);
    let returned = |entry: &Entry| entry.signature.state == State::Returned && !entry.is_of_open_text();
    matters.extend(of(&returned).map(|names| Matter::ReturnsToVerify { names }));
    matters.extend(of(&Entry::waits_for_decision).map(|names| Matter::TextsToDecide { names }));
    matters.extend(
        of(&|entry| entry.has_signed() && !entry.signature.is_complete())
            .map(|names| Matter::ProtocolsMissing { names }),
    );
    matters.extend(
        of(&|entry| entry.signature.is_protocolled_early()).map(|names| Matter::ProtocolBeforeArrival { names }),
    );
    let to_send = |entry: &Entry, role| entry.role == role && status(entry) == Status::ToSend;
    matters.extend(of(&|entry| to_send(entry, Role::Adherent)).map(|names| Matter::FormsNotSent { names }));
    // The lead body (583) keeps the agreement, and is sent no copy.
    let here = |entry: &Entry| called.contains(&entry.party) || roll.lead() == Some(&entry.party);
    let copy_waits = |entry: &Entry| to_send(entry, Role::Stipulating) && !here(entry);
    matters.extend(of(&copy_waits).map(|names| Matter::CopiesNotSent { names }));
    matters.extend(of(&|entry| entry.act_awaited && unsigned(entry)).map(|names| Matter::ActsAwaited { names }));
    matters.extend(
        of(&|entry| electronic_signature_due(entry.nature, &entry.signature))
            .map(|names| Matter::InkBetweenPublicBodies { names }),
    );
    if !roll.not_called.is_empty() {
        let names = roll.not_called.iter().map(|named| named.name.clone()).collect();
        matters.push(Matter::NotCalled { names });
    }
    matters.into_iter().map(Finding::from).collect()
}

/// What one line has to be looked at for.
fn of_entry(entry: &Entry) -> Option<Matter> {
    let about = || About { party: entry.party.clone(), name: entry.name.clone() };
    if entry.is_renounced() {
        return entry.is_necessary().then(|| Matter::NecessaryRenounced(about()));
    }
    let signature = &entry.signature;
    (signature.state == State::Irregular).then(|| Matter::ReturnIrregular {
        about: about(),
        reason: signature.irregular_reason.clone(),
        remedy: signature.irregular_remedy.clone(),
    })
}

/// The names of those who are expected, did not renounce and answer to a condition; nothing where nobody does.
fn names(roll: &Roll, wanted: &dyn Fn(&Entry) -> bool) -> Option<Vec<String>> {
    let chosen = roll.entries.iter().filter(|entry| !entry.is_renounced() && wanted(entry));
    let names: Vec<String> = chosen.map(|entry| entry.name.clone()).collect();
    (!names.is_empty()).then_some(names)
}

/// From this day agreements between public bodies are signed electronically or are void (L. 241/1990 art. 15 c. 2-bis).
pub fn electronic_signature_from() -> NaiveDate {
    NaiveDate::from_ymd_opt(2014, 6, 30).unwrap_or_default()
}

/// A public body signed in ink from the day of L. 241/1990 art. 15 c. 2-bis on. Whether a mixed agreement falls under it is a
/// legal question: this warns and never blocks. Where the day of signing is not known, the day of arrival stands for it.
pub fn electronic_signature_due(nature: Option<Nature>, signature: &Signature) -> bool {
    let day = signature.signed_on.or(signature.returned_on);
    nature == Some(Nature::Public)
        && signature.method == Some(Method::Ink)
        && day.is_some_and(|day| day >= electronic_signature_from())
}
