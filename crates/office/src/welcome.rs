//! The welcome page: the fifteen networks with what is ready for each, and the archives opened before.

use chrono::NaiveDate;
use concilia_core::money::Money;
use concilia_core::territory::{self, Network};
use serde::Serialize;
use ts_rs::TS;

use crate::archives::{self, RecentArchive};
use crate::citations::Cited;
use crate::desk::Desk;

/// What the welcome page shows.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct Welcome {
    /// The clock's date: the recent archives are told from it.
    pub today: NaiveDate,
    /// The networks by name.
    pub networks: Vec<NetworkCard>,
    /// The archives opened before, the last one first.
    pub recent: Vec<RecentArchive>,
    /// Where new archives go unless the user chooses another folder.
    pub default_folder: String,
}

/// A network, with what an archive of it already holds.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct NetworkCard {
    /// Its code.
    #[ts(as = "Network")]
    pub code: Network,
    /// Its name on the screen.
    pub name: String,
    /// Fixed share of the two years, as printed.
    #[ts(as = "String")]
    pub fixed: Money,
    /// Variable share, as printed: a bonus, never spent in advance.
    #[ts(as = "String")]
    pub variable: Money,
    /// Total, as printed.
    #[ts(as = "String")]
    pub total: Money,
    /// Printed total less the sum of the shares.
    #[ts(as = "String")]
    pub difference: Money,
    /// Where the figures stand.
    pub resources: Cited,
    /// How many ambiti are proposed.
    #[ts(type = "number")]
    pub ambiti: usize,
    /// How many of their names are to be checked.
    #[ts(type = "number")]
    pub ambiti_to_check: usize,
    /// The terms of the resolution.
    pub terms: Vec<Term>,
    /// Where its archive would be, unless the user chooses another place.
    pub path: String,
    /// A file of that name is there.
    pub path_taken: bool,
}

/// A term of the resolution.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Term {
    /// Which one.
    pub kind: concilia_core::act::ActDeadlineKind,
    /// The day.
    pub on: NaiveDate,
    /// Its source.
    pub citation: Cited,
}

/// What the welcome page shows.
pub fn welcome(desk: &Desk) -> Welcome {
    let mut networks: Vec<NetworkCard> = Network::ALL.iter().map(|network| card(desk, *network)).collect();
    networks.sort_by(|one, other| one.name.cmp(&other.name));
    Welcome {
        today: desk.today(),
        networks,
        recent: archives::recent(desk),
        default_folder: desk.places.archives.display().to_string(),
    }
}

fn card(desk: &Desk, network: Network) -> NetworkCard {
    let overview = territory::overview(network);
    let path = archives::proposed_path(desk, network.display_name());
    NetworkCard {
        code: network,
        name: network.display_name().to_owned(),
        fixed: overview.resources.fixed.amount,
        variable: overview.resources.variable.amount,
        total: overview.resources.total.amount,
        difference: overview.resources.difference,
        resources: overview.resources.total.citation.into(),
        ambiti: overview.territory.ambiti.len(),
        ambiti_to_check: overview.ambiti_to_check,
        terms: overview
            .deadlines
            .iter()
            .map(|term| Term { kind: term.kind, on: term.date, citation: term.citation.into() })
            .collect(),
        path_taken: path.exists(),
        path: path.display().to_string(),
    }
}
