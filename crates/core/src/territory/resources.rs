//! The resources of annex C as values, each figure with the line it is printed on.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::annex_c::annex_c;
use super::network::Network;
use crate::citation::Citation;
use crate::coded::coded;
use crate::money::Money;

/// An amount and where it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CitedMoney {
    /// The amount in euro.
    pub amount: Money,
    /// Where it is printed.
    pub citation: Citation,
}

/// A percentage and where it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CitedPercent {
    /// The percentage as printed: 11.4 for "11,4%".
    #[ts(type = "string")]
    pub percent: Decimal,
    /// Where it is printed.
    pub citation: Citation,
}

coded! {
    /// The five indicators, by their letter in annex C (242).
    IndicatorKind {
        /// Women of fertile age.
        FertileWomen = "A",
        /// Children up to six years.
        Children = "B",
        /// Women in the labour force.
        WorkingWomen = "C",
        /// Micro, small and medium enterprises.
        SmallEnterprises = "D",
        /// People over 75.
        Elderly = "E",
    }
}

/// An indicator, its weight, and how its column adds up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Indicator {
    /// Which one.
    pub kind: IndicatorKind,
    /// What it measures, in the act's words.
    pub description: String,
    /// How much it counts (236-240).
    pub weight: CitedPercent,
    /// The column's printed total against its sum.
    pub column: PercentTotal,
}

/// The share of a network in an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct IndicatorShare {
    /// Which indicator.
    pub kind: IndicatorKind,
    /// Its share of Lombardy.
    pub share: CitedPercent,
}

/// The resources of a network for the two years, as printed. The printed figures prevail over every recomputation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NetworkResources {
    /// The network.
    pub network: Network,
    /// Its five shares.
    pub indicators: Vec<IndicatorShare>,
    /// Its weighted share, as printed.
    pub weight: CitedPercent,
    /// The same recomputed from the printed shares and weights, unrounded: only to show the derivation.
    #[ts(type = "string")]
    pub recomputed_weight: Decimal,
    /// The fixed share.
    pub fixed: CitedMoney,
    /// The variable share: a bonus, never to be spent in advance.
    pub variable: CitedMoney,
    /// The total.
    pub total: CitedMoney,
    /// Fixed and variable added up: in five networks not the printed total.
    pub sum: Money,
    /// The printed total less that sum.
    pub difference: Money,
    /// What goes to training, equal for all (230).
    pub training: CitedMoney,
}

/// A column of amounts: its printed total against its sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ColumnTotal {
    /// The total as printed.
    pub printed: CitedMoney,
    /// The rows added up.
    pub sum: Money,
    /// The printed total less the sum.
    pub difference: Money,
}

/// A column of percentages: its printed total against its sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PercentTotal {
    /// The total as printed.
    pub printed: CitedPercent,
    /// The rows added up.
    #[ts(type = "string")]
    pub sum: Decimal,
}

/// A chapter of the regional budget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Chapter {
    /// Its number.
    pub number: u32,
    /// The fiscal year, which is not the plan's period.
    pub year: u32,
    /// The amount (225-228).
    pub amount: CitedMoney,
    /// How much of it was entered again from an earlier year (198).
    pub reregistered: Option<CitedMoney>,
}

/// The years that the resources are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Period {
    /// The first year.
    pub first: u32,
    /// The last year.
    pub last: u32,
}

/// The totals of annex C, each printed figure against the sum of what it should hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ControlTotals {
    /// The years (223).
    pub period: Period,
    /// All the resources (223), against the four chapters.
    pub overall: ColumnTotal,
    /// The chapters (225-228).
    pub chapters: Vec<Chapter>,
    /// Training (230), against the same amount for each network.
    pub training: ColumnTotal,
    /// The plans (232), against the printed totals of the networks.
    pub plans: ColumnTotal,
    /// The part of the plans' money that is fixed (262).
    pub fixed_part: CitedPercent,
    /// The part that is variable (263).
    pub variable_part: CitedPercent,
    /// The fixed column (281).
    pub fixed: ColumnTotal,
    /// The variable column (281).
    pub variable: ColumnTotal,
    /// The total column (281).
    pub total: ColumnTotal,
    /// The column of weighted shares (281).
    pub weights: PercentTotal,
    /// The indicators, with their columns (258).
    pub indicators: Vec<Indicator>,
}

/// The resources of a network, with all its figures cited.
pub fn resources(network: Network) -> &'static NetworkResources {
    &annex_c().networks[network as usize]
}

/// The totals of annex C.
pub fn control_totals() -> &'static ControlTotals {
    &annex_c().totals
}
