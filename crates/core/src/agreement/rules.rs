//! The rules of the agreement: snapshot in, findings out.

use chrono::NaiveDate;

use super::model::VersionState;
use super::propose::{scheme_row, without_kind};
use super::snapshot::{Life, Member, Snapshot};
use crate::act::SchemeRow;
use crate::adherence::electronic_signature_from;
use crate::italian::fold;
use crate::party::{Category, Nature};
use crate::rule::{About, Finding, Matter, by_severity};
use crate::signs;

/// Days before its end from which the office is told that the agreement ends.
const END_IN_SIGHT: i64 = 90;

/// Everything that should be looked at, the gravest first.
pub fn findings(snapshot: &Snapshot) -> Vec<Finding> {
    let mut found = Vec::new();
    match snapshot.version.state {
        VersionState::Draft => {
            scheme(snapshot, &mut found);
            signers(snapshot, &mut found);
            blanks(snapshot, &mut found);
            network(snapshot, &mut found);
            term_of_draft(snapshot, &mut found);
            electronic(snapshot, &mut found);
            found.push(Matter::Article9);
        }
        VersionState::InSignature => {
            complete(snapshot, &mut found);
            term(snapshot, &mut found);
            electronic(snapshot, &mut found);
        }
        VersionState::Signed => {
            taken_back(snapshot, &mut found);
            end(snapshot, &mut found);
        }
        VersionState::Withdrawn | VersionState::Superseded => {}
    }
    by_severity(found.into_iter().map(Finding::from).collect())
}

fn about(member: &Member) -> About {
    About { party: member.party.id.clone(), name: member.party.data.name.clone() }
}

/// Who stipulates, by the rows of the scheme.
fn scheme(snapshot: &Snapshot, found: &mut Vec<Matter>) {
    if snapshot.of_row(SchemeRow::Region).next().is_none() {
        found.push(Matter::RegionMissing);
    }
    if snapshot.of_row(SchemeRow::Asl).next().is_none() {
        found.push(Matter::AslMissing);
    }
    found
        .extend(snapshot.members.iter().filter(|member| !is_named(member)).map(|m| Matter::PrintedNameEmpty(about(m))));
    unwritten(snapshot, found);
    twice(snapshot, found);
    if !snapshot.members.iter().any(|member| member.party.data.nature == Some(Nature::Private)) {
        found.push(Matter::NoPrivateParty);
    }
    let mut left_out: Vec<_> = snapshot
        .others
        .iter()
        .map(|party| (scheme_row(party.data.category, party.data.nature), party))
        .filter(|(row, _)| *row < SchemeRow::OtherPublic)
        .collect();
    left_out.sort_by_key(|(row, _)| *row);
    if !left_out.is_empty() {
        found.push(Matter::LeftOut { names: left_out.into_iter().map(|(_, party)| party.data.name.clone()).collect() });
    }
}

/// Parties of which the deed would print signs that no face of the documents can write: such pages can not be made.
fn unwritten(snapshot: &Snapshot, found: &mut Vec<Matter>) {
    for member in &snapshot.members {
        let mut words = vec![member.row.printed_name.as_str(), &member.party.data.name];
        if let Some(signing) = member.signing() {
            words.extend([signing.name, signing.office, signing.delegation]);
            words.extend(signing.act.into_iter().flat_map(|act| [act.body.as_str(), &act.number]));
        }
        let signs = signs::unwritten(&words.join(" "));
        if !signs.is_empty() {
            let printed_name = !signs::unwritten(&member.row.printed_name).is_empty();
            found.push(Matter::DeedUnwritten { about: about(member), signs, printed_name });
        }
    }
}

/// Its row prints its name, or has no blank to fill.
fn is_named(member: &Member) -> bool {
    !has_blank(member.row.scheme_row) || !member.row.printed_name.trim().is_empty()
}

fn has_blank(row: SchemeRow) -> bool {
    !matches!(row, SchemeRow::Region | SchemeRow::EqualityAdvisor)
}

/// Parties whose rows would read the same. Two advisors of equality print the same words and are told by their names.
fn twice(snapshot: &Snapshot, found: &mut Vec<Matter>) {
    let read = |member: &Member| match member.row.scheme_row {
        SchemeRow::Region => String::new(),
        SchemeRow::EqualityAdvisor => fold(&member.party.data.name),
        row => fold(&without_kind(row, &member.row.printed_name)),
    };
    for (place, second) in snapshot.members.iter().enumerate() {
        let same = |first: &&Member| first.row.scheme_row == second.row.scheme_row && read(first) == read(second);
        if is_named(second)
            && let Some(first) = snapshot.members[..place].iter().find(same)
        {
            found.push(Matter::PartyTwice { first: about(first), second: about(second) });
        }
    }
}

/// Who signs for each party, and by which power.
fn signers(snapshot: &Snapshot, found: &mut Vec<Matter>) {
    for member in &snapshot.members {
        let Some(signing) = member.signing() else {
            found.push(Matter::SignerMissing(about(member)));
            continue;
        };
        let represents = fold(signing.name) == fold(&member.party.data.representative);
        let numbered = signing.act.is_some_and(|act| !act.number.trim().is_empty());
        let powers = numbered || !signing.delegation.trim().is_empty();
        if signing.act.is_some_and(|act| act.awaited) {
            found.push(Matter::ActAwaited(about(member)));
        } else if !represents && !powers && !member.party.data.representative.trim().is_empty() {
            found.push(Matter::PowersUnknown { about: about(member), signer: signing.name.to_owned() });
        }
    }
}

/// The blanks that are not a party's, and how others adhere.
fn blanks(snapshot: &Snapshot, found: &mut Vec<Matter>) {
    let text = &snapshot.version.text;
    if text.resolution_reference.trim().is_empty() {
        found.push(Matter::ResolutionReferenceEmpty);
    }
    if text.place.trim().is_empty() {
        found.push(Matter::PlaceEmpty);
    }
    if text.adherence_open && text.adherence_way.trim().is_empty() {
        found.push(Matter::AdherenceWayMissing);
    }
}

/// What follows for those who do not stipulate.
fn network(snapshot: &Snapshot, found: &mut Vec<Matter>) {
    let count = snapshot.others.iter().filter(|party| party.data.previous_member).count() as u32;
    if count > 0 {
        found.push(Matter::PreviousMembersAdhere { count });
    }
    let parties = snapshot.members.iter().map(|member| &member.party).chain(&snapshot.others);
    if !parties.into_iter().any(|party| party.data.category == Some(Category::Ster)) {
        found.push(Matter::SterUnknown);
    }
    let count = snapshot.not_looked_at();
    if count > 0 {
        found.push(Matter::ReturnsNotLookedAt { count });
    }
}

/// The term for signing. Late is told, never a wall.
fn term(snapshot: &Snapshot, found: &mut Vec<Matter>) {
    let (Some(due), missing) = (snapshot.term, snapshot.missing()) else { return };
    if missing == 0 {
        return;
    }
    let days = (due - snapshot.working_date).num_days();
    found.push(match days {
        0.. => Matter::TermAhead { due, days, missing },
        _ => Matter::TermPassed { due, days: -days, missing },
    });
}

/// The term while the text is not frozen: nobody can be asked for a signature yet.
fn term_of_draft(snapshot: &Snapshot, found: &mut Vec<Matter>) {
    if let Some(due) = snapshot.term {
        found.push(Matter::AgreementNotComposed { begun: true, due, days: days_to(snapshot, due) });
    }
}

/// Public bodies among themselves sign electronically from a day on. A warning by date and by kind of party: whether a mixed
/// agreement falls under it is a legal question.
fn electronic(snapshot: &Snapshot, found: &mut Vec<Matter>) {
    let from = electronic_signature_from();
    let public = |member: &&Member| member.party.data.nature == Some(Nature::Public) && !member.has_signed();
    let public = snapshot.members.iter().filter(public).count() as u32;
    if public >= 2 && snapshot.working_date >= from {
        found.push(Matter::ElectronicSignature { from, public });
    }
}

/// Everybody has signed.
fn complete(snapshot: &Snapshot, found: &mut Vec<Matter>) {
    if let Some(last) = snapshot.last_signature() {
        found.push(Matter::AllSigned { version: snapshot.version.id.clone(), last });
    }
}

/// It is registered as signed, and the return of a party was annulled afterwards.
fn taken_back(snapshot: &Snapshot, found: &mut Vec<Matter>) {
    let unsigned = snapshot.members.iter().filter(|member| !member.has_signed());
    let names: Vec<String> = unsigned.map(|member| member.party.data.name.clone()).collect();
    if !names.is_empty() {
        found.push(Matter::SignedWithout { names });
    }
}

/// Its end comes nearer, or is past.
fn end(snapshot: &Snapshot, found: &mut Vec<Matter>) {
    match snapshot.life() {
        Life::InForce { until, .. } if days_to(snapshot, until) <= END_IN_SIGHT => {
            found.push(Matter::Expiring { until, days: days_to(snapshot, until) });
        }
        Life::Expired { until } => found.push(Matter::Expired { until }),
        Life::InForce { .. } | Life::NotBegun => {}
    }
}

fn days_to(snapshot: &Snapshot, day: NaiveDate) -> i64 {
    (day - snapshot.working_date).num_days()
}
