//! Where the money of the act does not add up, computed from the printed figures. The printed figures stand all the same.

use std::sync::LazyLock;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::annex_c::annex_c;
use super::network::Network;
use super::resources::{ControlTotals, IndicatorKind, NetworkResources};
use crate::citation::Citation;
use crate::money::Money;

/// A place where the act contradicts itself, and the line it stands on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ActSlip {
    /// What does not agree.
    #[serde(flatten)]
    pub slip: Slip,
    /// Where.
    pub citation: Citation,
}

/// What does not agree in the figures of annex C.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "slip", rename_all = "snake_case")]
#[ts(export)]
pub enum Slip {
    /// Fixed and variable share do not make the printed total of a network.
    NetworkTotal {
        /// The network.
        network: Network,
        /// Fixed and variable added up.
        sum: Money,
        /// The total as printed.
        printed: Money,
        /// Printed less sum.
        difference: Money,
    },
    /// The fixed column does not make its printed total.
    FixedColumn {
        /// The rows added up.
        sum: Money,
        /// The total as printed.
        printed: Money,
        /// Printed less sum.
        difference: Money,
    },
    /// The weighted shares do not make their printed total.
    WeightColumn {
        /// The rows added up.
        #[ts(type = "string")]
        sum: Decimal,
        /// The total as printed.
        #[ts(type = "string")]
        printed: Decimal,
    },
    /// The shares of an indicator do not make their printed total.
    IndicatorColumn {
        /// The indicator.
        indicator: IndicatorKind,
        /// The rows added up.
        #[ts(type = "string")]
        sum: Decimal,
        /// The total as printed.
        #[ts(type = "string")]
        printed: Decimal,
    },
    /// A network's weighted share recomputed from the printed shares and weights is not the printed one.
    Weight {
        /// The network.
        network: Network,
        /// Recomputed, rounded to one decimal.
        #[ts(type = "string")]
        recomputed: Decimal,
        /// As printed.
        #[ts(type = "string")]
        printed: Decimal,
    },
    /// A chapter is of a fiscal year before the years the resources are for.
    ChapterBeforePeriod {
        /// The chapter's number.
        chapter: u32,
        /// Its fiscal year.
        year: u32,
        /// Its amount.
        amount: Money,
    },
}

static SLIPS: LazyLock<Vec<ActSlip>> = LazyLock::new(|| {
    let annex = annex_c();
    let rows = annex.networks.iter();
    let mut found: Vec<ActSlip> = rows.clone().filter_map(network_total).collect();
    found.extend(fixed_column(&annex.totals));
    found.extend(weight_column(&annex.totals));
    found.extend(indicator_columns(&annex.totals));
    found.extend(rows.filter_map(weight));
    found.extend(chapters_before_period(&annex.totals));
    found
});

/// Every slip of annex C's figures.
pub fn slips() -> &'static [ActSlip] {
    &SLIPS
}

/// The slips that concern one network's own figures.
pub fn slips_of(network: Network) -> Vec<ActSlip> {
    let concerns = |slip: &ActSlip| match slip.slip {
        Slip::NetworkTotal { network: of, .. } | Slip::Weight { network: of, .. } => of == network,
        _ => false,
    };
    slips().iter().filter(|slip| concerns(slip)).cloned().collect()
}

fn network_total(row: &NetworkResources) -> Option<ActSlip> {
    let slip = Slip::NetworkTotal {
        network: row.network,
        sum: row.sum,
        printed: row.total.amount,
        difference: row.difference,
    };
    (row.difference != Money::ZERO).then_some(ActSlip { slip, citation: row.total.citation })
}

fn fixed_column(totals: &ControlTotals) -> Option<ActSlip> {
    let column = totals.fixed;
    let slip = Slip::FixedColumn { sum: column.sum, printed: column.printed.amount, difference: column.difference };
    (column.difference != Money::ZERO).then_some(ActSlip { slip, citation: column.printed.citation })
}

fn weight_column(totals: &ControlTotals) -> Option<ActSlip> {
    let column = totals.weights;
    let slip = Slip::WeightColumn { sum: column.sum, printed: column.printed.percent };
    (column.sum != column.printed.percent).then_some(ActSlip { slip, citation: column.printed.citation })
}

fn indicator_columns(totals: &ControlTotals) -> Vec<ActSlip> {
    let differing =
        totals.indicators.iter().filter(|indicator| indicator.column.sum != indicator.column.printed.percent);
    differing
        .map(|indicator| ActSlip {
            slip: Slip::IndicatorColumn {
                indicator: indicator.kind,
                sum: indicator.column.sum,
                printed: indicator.column.printed.percent,
            },
            citation: indicator.column.printed.citation,
        })
        .collect()
}

fn weight(row: &NetworkResources) -> Option<ActSlip> {
    let recomputed = row.recomputed_weight.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
    let slip = Slip::Weight { network: row.network, recomputed, printed: row.weight.percent };
    (recomputed != row.weight.percent).then_some(ActSlip { slip, citation: row.weight.citation })
}

fn chapters_before_period(totals: &ControlTotals) -> Vec<ActSlip> {
    let early = totals.chapters.iter().filter(|chapter| chapter.year < totals.period.first);
    early
        .map(|chapter| ActSlip {
            slip: Slip::ChapterBeforePeriod {
                chapter: chapter.number,
                year: chapter.year,
                amount: chapter.amount.amount,
            },
            citation: chapter.amount.citation,
        })
        .collect()
}
