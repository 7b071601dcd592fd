//! Reads the tables and the prose of annex C from the act. `annex-c.json` and `territories.json` say at which lines.

use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::figures::{amount, amounts, cells, line, number_after, percent};
use super::network::Network;
use super::resources::{
    Chapter, CitedMoney, CitedPercent, ColumnTotal, ControlTotals, Indicator, IndicatorKind, IndicatorShare,
    NetworkResources, PercentTotal, Period,
};
use crate::act;
use crate::citation::Citation;
use crate::money::Money;

/// All the figures of annex C.
pub(super) struct AnnexC {
    /// One entry a network, in the enum's order.
    pub(super) networks: Vec<NetworkResources>,
    pub(super) totals: ControlTotals,
}

/// `annex-c.json`: the lines of the figures.
#[derive(Deserialize)]
struct FigureLines {
    overall: u32,
    chapters: Vec<u32>,
    reregistered: u32,
    training: u32,
    plans: u32,
    indicators: Vec<u32>,
    indicator_totals: u32,
    fixed: u32,
    variable: u32,
    resource_totals: u32,
}

static ANNEX_C: LazyLock<AnnexC> = LazyLock::new(|| {
    let lines: FigureLines = act::embedded("annex-c.json", include_str!("../../data/dgr-x-1081/annex-c.json"));
    // Text and lines are compiled in together: that they match is a property of the build, which the tests check.
    read(&lines).expect("the figures of annex C stand where annex-c.json and territories.json say")
});

/// The figures, read once.
pub(super) fn annex_c() -> &'static AnnexC {
    &ANNEX_C
}

fn read(lines: &FigureLines) -> Option<AnnexC> {
    let weights: Vec<CitedPercent> =
        lines.indicators.iter().map(|number| percent_at(*number)).collect::<Option<_>>()?;
    let training = money_at(lines.training, 1)?;
    let networks: Vec<NetworkResources> =
        Network::ALL.iter().map(|network| network_row(*network, &weights, training)).collect::<Option<_>>()?;
    let totals = totals(lines, &weights, &networks)?;
    Some(AnnexC { networks, totals })
}

fn network_row(network: Network, weights: &[CitedPercent], training: CitedMoney) -> Option<NetworkResources> {
    let territory = network.territory();
    let shares = percent_cells(territory.indicators_line)?;
    let row = cells(territory.resources_line)?;
    let citation = Citation::line(territory.resources_line);
    let money = |column: usize| Some(CitedMoney { amount: amount(row.get(column)?)?, citation });
    let (fixed, variable, total) = (money(2)?, money(3)?, money(4)?);
    let sum = fixed.amount.checked_add(variable.amount)?;
    let weighted = shares.iter().zip(weights).map(|(share, weight)| share.percent * weight.percent);
    Some(NetworkResources {
        network,
        recomputed_weight: (weighted.sum::<Decimal>() / Decimal::ONE_HUNDRED).normalize(),
        indicators: IndicatorKind::ALL
            .iter()
            .zip(shares)
            .map(|(kind, share)| IndicatorShare { kind: *kind, share })
            .collect(),
        weight: CitedPercent { percent: percent(row.get(1)?)?, citation },
        fixed,
        variable,
        total,
        sum,
        difference: total.amount.checked_sub(sum)?,
        training,
    })
}

fn totals(lines: &FigureLines, weights: &[CitedPercent], networks: &[NetworkResources]) -> Option<ControlTotals> {
    let chapters = chapters(lines)?;
    let row = cells(lines.resource_totals)?;
    let citation = Citation::line(lines.resource_totals);
    let printed = |column: usize| Some(CitedMoney { amount: amount(row.get(column)?)?, citation });
    let total = |printed: CitedMoney, part: fn(&NetworkResources) -> Money| column(printed, networks.iter().map(part));
    Some(ControlTotals {
        period: period(line(lines.overall)?)?,
        overall: column(money_at(lines.overall, 0)?, chapters.iter().map(|chapter| chapter.amount.amount))?,
        chapters,
        training: total(money_at(lines.training, 0)?, |network| network.training.amount)?,
        plans: total(money_at(lines.plans, 0)?, |network| network.total.amount)?,
        fixed_part: percent_at(lines.fixed)?,
        variable_part: percent_at(lines.variable)?,
        fixed: total(printed(2)?, |network| network.fixed.amount)?,
        variable: total(printed(3)?, |network| network.variable.amount)?,
        total: total(printed(4)?, |network| network.total.amount)?,
        weights: PercentTotal {
            printed: CitedPercent { percent: percent(row.get(1)?)?, citation },
            sum: networks.iter().map(|network| network.weight.percent).sum(),
        },
        indicators: indicators(lines, weights, networks)?,
    })
}

fn indicators(lines: &FigureLines, weights: &[CitedPercent], networks: &[NetworkResources]) -> Option<Vec<Indicator>> {
    let printed = percent_cells(lines.indicator_totals)?;
    let kinds = IndicatorKind::ALL.iter().zip(&lines.indicators).zip(weights.iter().zip(printed)).enumerate();
    kinds
        .map(|(position, ((kind, number), (weight, printed)))| {
            let shares = networks.iter().map(|network| network.indicators[position].share.percent);
            Some(Indicator {
                kind: *kind,
                description: description(line(*number)?)?,
                weight: *weight,
                column: PercentTotal { printed, sum: shares.sum() },
            })
        })
        .collect()
}

/// What an indicator measures: the words of its line before its weight.
fn description(words: &str) -> Option<String> {
    let (measure, _) = words.trim_start_matches("- ").split_once(", a cui")?;
    Some(measure.to_owned())
}

fn chapters(lines: &FigureLines) -> Option<Vec<Chapter>> {
    let (of, part) = (money_at(lines.reregistered, 0)?, money_at(lines.reregistered, 1)?);
    let chapter = |number: &u32| {
        let amount = money_at(*number, 0)?;
        Some(Chapter {
            number: number_after(line(*number)?, "capitolo")?,
            year: number_after(line(*number)?, "sull'esercizio")?,
            amount,
            reregistered: (amount.amount == of.amount).then_some(part),
        })
    };
    lines.chapters.iter().map(chapter).collect()
}

/// "biennio 2014-2015".
fn period(words: &str) -> Option<Period> {
    let first = number_after(words, "biennio")?;
    let last = number_after(words, &format!("{first}-"))?;
    Some(Period { first, last })
}

fn column(printed: CitedMoney, rows: impl Iterator<Item = Money>) -> Option<ColumnTotal> {
    let sum = Money::sum(rows)?;
    Some(ColumnTotal { printed, sum, difference: printed.amount.checked_sub(sum)? })
}

/// The amount in that position of a line of prose.
fn money_at(number: u32, position: usize) -> Option<CitedMoney> {
    let amount = amounts(number).get(position).copied()?;
    Some(CitedMoney { amount, citation: Citation::line(number) })
}

/// The percentage of a line of prose.
fn percent_at(number: u32) -> Option<CitedPercent> {
    Some(CitedPercent { percent: percent(line(number)?)?, citation: Citation::line(number) })
}

/// The five percentages after the name in a line of the table of indicators.
fn percent_cells(number: u32) -> Option<Vec<CitedPercent>> {
    let row = cells(number)?;
    let citation = Citation::line(number);
    let shares: Vec<CitedPercent> =
        row[1..].iter().map(|cell| Some(CitedPercent { percent: percent(cell)?, citation })).collect::<Option<_>>()?;
    (shares.len() == IndicatorKind::ALL.len()).then_some(shares)
}
