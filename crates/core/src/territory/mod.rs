//! The 15 networks and their money: names, hints of ambiti, the figures of annex C (219-297) and where they do not add up.
//!
//! Figures are read from the act's tables at their lines and prevail. This room never derives one from another: what it
//! recomputes it shows beside the printed figure ([`slips`]). Names of bodies and ambiti are hints with their confidence.

mod annex_c;
mod figures;
mod network;
mod overview;
mod resources;
mod slips;
#[cfg(test)]
mod tests;

pub use network::{Alias, AmbitoHint, Confidence, Hint, Network, Territory};
pub use overview::{NetworkOverview, OverviewDeadline, overview};
pub use resources::{
    Chapter, CitedMoney, CitedPercent, ColumnTotal, ControlTotals, Indicator, IndicatorKind, IndicatorShare,
    NetworkResources, PercentTotal, Period, control_totals, resources,
};
pub use slips::{ActSlip, Slip, slips, slips_of};
