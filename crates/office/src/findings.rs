//! Findings of every room for a shell: the archive read once, what its rules find, in words, the gravest first.

use std::collections::BTreeMap;

use concilia_core::archive::store::Tx;
use concilia_core::archive::{Identity, setting, table};
use concilia_core::exchange::import::{self, LEFT, Left};
use concilia_core::id::PartyId;
use concilia_core::rule::{self, Finding};
use concilia_core::territory::Network;
use concilia_core::{adherence, agreement, deadline, meeting, operator, party, progress};

use crate::desk::{Desk, Today};
use crate::failure::Result;
use crate::finding::FindingView;
use crate::settings;

/// Everything that the rules of every room find now.
pub fn all(desk: &Desk) -> Result<Vec<FindingView>> {
    Ok(desk.read(read)?.into_iter().map(FindingView::from).collect())
}

pub(crate) fn read(tx: &mut dyn Tx, today: &Today) -> concilia_core::Result<Vec<Finding>> {
    let archive: Option<Identity> = table::get(tx, "archive")?;
    let network = archive.and_then(|archive| Network::from_code(&archive.network));
    let mut found: Vec<Finding> = settings::letterhead(tx, network)?.finding().into_iter().collect();
    found.extend(rows_left(tx)?);
    let terms = deadline::open_due(tx, today.working_date)?;
    match agreement::snapshot(tx, None, today.working_date)? {
        Some(snapshot) => found.extend(agreement::findings(&snapshot)),
        None => found.extend(deadline::without_agreement(&terms)),
    }
    // What is in force goes on ageing while its update is being signed.
    if let Some(in_force) = adherence::roll_in_force(tx)? {
        let snapshot = agreement::snapshot(tx, Some(&in_force.deed_version), today.working_date)?;
        found.extend(snapshot.iter().flat_map(agreement::findings));
    }
    if let Some(roll) = adherence::roll(tx)? {
        let called = progress::called(tx, &roll, today.working_date)?;
        found.extend(adherence::findings(&roll, &called));
    }
    let parties = party::all(tx)?;
    found.extend(party::findings(&parties, &party::all_signers(tx)?));
    let names: BTreeMap<PartyId, String> = parties.into_iter().map(|party| (party.id, party.data.name)).collect();
    found.extend(meeting::findings(&meeting::all(tx)?, &names, today.working_date));
    found.extend(deadline::findings(&terms));
    found.extend(operator::findings(&operator::ambiti(tx)?));
    Ok(rule::by_severity(found))
}

/// The rows that stayed out of imports, where some wait.
pub(crate) fn rows_left(tx: &mut dyn Tx) -> concilia_core::Result<Option<Finding>> {
    let left: Vec<Left> = setting::read(tx, LEFT)?;
    Ok(import::findings(&left))
}
