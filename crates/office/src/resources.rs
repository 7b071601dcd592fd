//! The resources of annex C for a shell: every figure in words with its citation, the network's own and the 15 side by side.
//! Figures are the printed ones; nothing is computed here.

use std::path::Path;

use concilia_core::citation::Citation;
use concilia_core::exchange::sheet::{Column, Kind, List, Value};
use concilia_core::money::Money;
use concilia_core::territory::{
    self, CitedMoney, CitedPercent, IndicatorKind, Network, NetworkResources, control_totals, slips,
};
use concilia_text::resources as words;
use rust_decimal::Decimal;
use serde::Serialize;
use ts_rs::TS;

use crate::citations::Cited;
use crate::desk::Desk;
use crate::failure::Result;
use crate::files::IfThere;
use crate::sheets;

/// A figure as the act prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Figure {
    /// In words: "288.213 €", "11,4 %".
    pub shown: String,
    /// As a decimal number, to sort by.
    pub value: String,
    /// Where it stands.
    pub citation: Cited,
}

/// One of the five indicators for the network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct IndicatorView {
    /// Its letter.
    pub letter: String,
    /// Its name in two words.
    pub label: String,
    /// What it measures, in the act's words.
    pub description: String,
    /// The share of the network.
    pub share: Figure,
    /// How much it weighs.
    pub weight: Figure,
}

/// A chapter of the regional budget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ChapterView {
    /// Its number.
    pub number: u32,
    /// The fiscal year.
    pub year: u32,
    /// The amount.
    pub amount: Figure,
    /// How much of it was entered again from an earlier year.
    pub reregistered: Option<Figure>,
}

/// Where the act does not add up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SlipView {
    /// In words.
    pub text: String,
    /// Where it stands.
    pub citation: Cited,
}

/// A row of the networks side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct NetworkRow {
    /// The network.
    pub network: Network,
    /// Its name.
    pub name: String,
    /// It is the archive's own.
    pub own: bool,
    /// Its five shares, A to E.
    pub shares: Vec<Figure>,
    /// Its weight.
    pub weight: Figure,
    /// The fixed share.
    pub fixed: Figure,
    /// The variable share.
    pub variable: Figure,
    /// The total.
    pub total: Figure,
    /// "+1 €" where fixed and variable do not make the total.
    pub difference: Option<String>,
}

/// The money of the archive's network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct NetworkMoney {
    /// The network.
    pub network: Network,
    /// Its name.
    pub name: String,
    /// The fixed share: the network may count on it.
    pub fixed: Figure,
    /// The variable share: a bonus, never to be spent in advance.
    pub variable: Figure,
    /// The printed total.
    pub total: Figure,
    /// For training only, outside the total.
    pub training: Figure,
    /// The weight, as printed.
    pub weight: Figure,
    /// The weight recomputed from the printed shares: only to show the derivation.
    pub recomputed_weight: String,
    /// Where the act does not add up for this network; the printed figures stand.
    pub slips: Vec<SlipView>,
}

/// The screen "Risorse e riparto".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ResourcesView {
    /// The money of the archive's network; none where its code is of a later round.
    pub money: Option<NetworkMoney>,
    /// The five indicators with the network's shares.
    pub indicators: Vec<IndicatorView>,
    /// All the resources of the two years, and the part of the plans.
    pub overall: Figure,
    /// The part of the plans.
    pub plans: Figure,
    /// The part of training, all networks together.
    pub training: Figure,
    /// The chapters that pay for them.
    pub chapters: Vec<ChapterView>,
    /// The 15 networks.
    pub networks: Vec<NetworkRow>,
    /// The printed totals of the table.
    pub totals: Totals,
    /// Where the act does not add up, all of it.
    pub slips: Vec<SlipView>,
}

/// The row of totals, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Totals {
    /// The five indicators.
    pub shares: Vec<Figure>,
    /// The weights.
    pub weight: Figure,
    /// The fixed column.
    pub fixed: Figure,
    /// The variable column.
    pub variable: Figure,
    /// The total column.
    pub total: Figure,
}

/// The resources as the screen shows them.
pub fn view(desk: &Desk) -> Result<ResourcesView> {
    let own = desk.network()?;
    let totals = control_totals();
    Ok(ResourcesView {
        money: own.map(money),
        indicators: own.map(indicators).unwrap_or_default(),
        overall: euros(totals.overall.printed),
        plans: euros(totals.plans.printed),
        training: euros(totals.training.printed),
        chapters: chapters(),
        networks: Network::ALL.iter().map(|network| row(*network, own)).collect(),
        totals: printed_totals(),
        slips: slips().iter().map(slip).collect(),
    })
}

/// The money of one network.
pub fn money(network: Network) -> NetworkMoney {
    let resources = territory::resources(network);
    NetworkMoney {
        network,
        name: network.display_name().to_owned(),
        fixed: euros(resources.fixed),
        variable: euros(resources.variable),
        total: euros(resources.total),
        training: euros(resources.training),
        weight: share(resources.weight),
        recomputed_weight: words::percent(resources.recomputed_weight),
        slips: territory::slips_of(network).iter().map(slip).collect(),
    }
}

fn indicators(network: Network) -> Vec<IndicatorView> {
    let shares = &territory::resources(network).indicators;
    let of = |indicator: &territory::Indicator| {
        let own = shares.iter().find(|share| share.kind == indicator.kind)?;
        Some(IndicatorView {
            letter: indicator.kind.code().to_owned(),
            label: words::indicator(indicator.kind).to_owned(),
            description: indicator.description.clone(),
            share: share(own.share),
            weight: share(indicator.weight),
        })
    };
    control_totals().indicators.iter().filter_map(of).collect()
}

fn chapters() -> Vec<ChapterView> {
    let view = |chapter: &territory::Chapter| ChapterView {
        number: chapter.number,
        year: chapter.year,
        amount: euros(chapter.amount),
        reregistered: chapter.reregistered.map(euros),
    };
    control_totals().chapters.iter().map(view).collect()
}

fn row(network: Network, own: Option<Network>) -> NetworkRow {
    let resources: &NetworkResources = territory::resources(network);
    NetworkRow {
        network,
        name: network.display_name().to_owned(),
        own: own == Some(network),
        shares: resources.indicators.iter().map(|indicator| share(indicator.share)).collect(),
        weight: share(resources.weight),
        fixed: euros(resources.fixed),
        variable: euros(resources.variable),
        total: euros(resources.total),
        difference: (resources.difference != Money::ZERO).then(|| words::signed(resources.difference)),
    }
}

fn printed_totals() -> Totals {
    let totals = control_totals();
    Totals {
        shares: totals.indicators.iter().map(|indicator| share(indicator.column.printed)).collect(),
        weight: share(totals.weights.printed),
        fixed: euros(totals.fixed.printed),
        variable: euros(totals.variable.printed),
        total: euros(totals.total.printed),
    }
}

fn euros(money: CitedMoney) -> Figure {
    figure(money.amount.italian_short(), money.amount.decimal(), money.citation)
}

fn share(percent: CitedPercent) -> Figure {
    figure(words::percent(percent.percent), percent.percent, percent.citation)
}

fn figure(shown: String, value: Decimal, citation: Citation) -> Figure {
    Figure { shown, value: value.to_string(), citation: citation.into() }
}

fn slip(slip: &territory::ActSlip) -> SlipView {
    SlipView { text: words::slip(&slip.slip), citation: slip.citation.into() }
}

/// Writes the 15 networks side by side, as printed, to an Excel or CSV file.
pub fn export(desk: &Desk, path: &Path, if_there: IfThere) -> Result<usize> {
    let amount = |title: &str| Column { title: title.to_owned(), kind: Kind::Money, width: 18 };
    let mut columns = vec![Column::text(words::NETWORK, 24)];
    columns.extend(IndicatorKind::ALL.iter().map(|kind| Column::text(words::indicator(*kind), 14)));
    columns.push(Column::text(words::WEIGHT, 10));
    columns.extend([words::FIXED, words::VARIABLE, words::TOTAL].map(amount));
    let rows = Network::ALL.iter().map(|network| exported(*network)).collect();
    sheets::save(desk, &List { title: words::SHEET.to_owned(), columns, rows }, path, if_there)
}

fn exported(network: Network) -> Vec<Value> {
    let resources = territory::resources(network);
    let percent = |value: Decimal| Value::Text(words::percent(value));
    let mut cells = vec![Value::Text(network.display_name().to_owned())];
    cells.extend(resources.indicators.iter().map(|indicator| percent(indicator.share.percent)));
    cells.push(percent(resources.weight.percent));
    let amounts = [resources.fixed, resources.variable, resources.total];
    cells.extend(amounts.map(|money| Value::Cents(money.amount.cents())));
    cells
}
