//! What the welcome screen shows of a network before its archive is made.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::network::{Network, Territory};
use super::resources::{NetworkResources, resources};
use super::slips::{ActSlip, slips_of};
use crate::act::{self, ActDeadlineKind};
use crate::citation::Citation;

/// What is ready for a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NetworkOverview {
    /// Names, provinces, chamber, seat and ambiti.
    pub territory: Territory,
    /// How many names of ambiti are to be checked.
    #[ts(type = "number")]
    pub ambiti_to_check: usize,
    /// Its money.
    pub resources: NetworkResources,
    /// Where the act's figures for it do not agree.
    pub slips: Vec<ActSlip>,
    /// The deadlines of the resolution.
    pub deadlines: Vec<OverviewDeadline>,
}

/// A deadline of the resolution, with its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct OverviewDeadline {
    /// Which one.
    pub kind: ActDeadlineKind,
    /// The day.
    pub date: NaiveDate,
    /// Its source.
    pub citation: Citation,
    /// How the source is cited.
    pub label: String,
}

/// What is ready for a network.
pub fn overview(network: Network) -> NetworkOverview {
    let territory = network.territory();
    NetworkOverview {
        territory: territory.clone(),
        ambiti_to_check: territory.ambiti_to_check(),
        resources: resources(network).clone(),
        slips: slips_of(network),
        deadlines: act::deadlines().iter().map(deadline).collect(),
    }
}

fn deadline(deadline: &act::ActDeadline) -> OverviewDeadline {
    let citation = Citation::Act(deadline.source);
    OverviewDeadline { kind: deadline.kind, date: deadline.date, citation, label: citation.label() }
}
