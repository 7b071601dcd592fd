//! Networks, figures and slips against the act's text and against the known slips.

use std::collections::HashMap;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::*;
use crate::act;
use crate::citation::Citation;
use crate::italian::fold;
use crate::money::Money;

#[derive(Deserialize)]
struct KnownSlip {
    id: String,
    lines: Vec<u32>,
    issue: String,
}

fn known(id: &str) -> KnownSlip {
    let all: Vec<KnownSlip> = serde_json::from_str(include_str!("../../data/dgr-x-1081/known-slips.json")).unwrap();
    all.into_iter().find(|slip| slip.id == id).unwrap()
}

/// Whole euros as the list of known slips writes them: "360,266".
fn english(money: Money) -> String {
    money.italian().split(',').next().unwrap().replace('.', ",")
}

/// The line of an act's citation.
fn line_of(citation: Citation) -> u32 {
    match citation {
        Citation::Act(passage) if passage.first == passage.last => passage.first,
        other => panic!("{other:?} is not one line of the act"),
    }
}

/// A percentage as the act prints it.
fn printed_percent(percent: Decimal) -> String {
    format!("{percent:.1}%").replace('.', ",")
}

fn euros(euros: i64) -> Money {
    Money::from_cents(euros * 100)
}

#[test]
fn every_network_has_its_territory_and_its_two_lines() {
    for network in Network::ALL {
        let territory = network.territory();
        assert_eq!(territory.network, *network);
        let name = |line: u32| act::text().line(line).unwrap().split('\t').next().unwrap();
        assert_eq!(name(territory.indicators_line), name(territory.resources_line));
        assert_eq!(network.name_in_annex_c(), name(territory.resources_line));
        assert!(!territory.ambiti.is_empty() && !territory.provinces.is_empty());
    }
    let mut lines: Vec<u32> = Network::ALL.iter().map(|network| network.territory().resources_line).collect();
    lines.sort_unstable();
    assert_eq!(lines, (266..=280).collect::<Vec<_>>(), "every row of the table is one network's");
}

#[test]
fn networks_are_found_by_every_name_and_no_name_is_of_two() {
    let mut owner: HashMap<String, Network> = HashMap::new();
    for network in Network::ALL {
        for name in network.names() {
            assert_eq!(Network::find(name), Some(*network), "{name}");
            let first = *owner.entry(fold(name)).or_insert(*network);
            assert_eq!(first, *network, "{name} is of two networks");
        }
    }
    assert_eq!(Network::find("BERGAMO"), Some(Network::Bergamo));
    assert_eq!(Network::find("milano due"), Some(Network::Milano2));
    assert_eq!(Network::find("Valle Camonica"), Some(Network::VallecamonicaSebino));
    for name in ["Vallecamonica", "vallecamonica sebino", "VallecamonicaSebino", "ASL Vallecamonica"] {
        assert_eq!(Network::find(name), Some(Network::VallecamonicaSebino), "{name}");
    }
    assert_eq!(Network::find("Milano"), Some(Network::Milano), "the name of one, though others begin so");
    assert_eq!(Network::find("Torino"), None);
    assert_eq!(Network::find(""), None);
}

#[test]
fn other_names_stand_at_their_lines_and_are_those_of_the_known_slips() {
    let lines: Vec<u32> = known("R8").lines.into_iter().chain(known("R9").lines).collect();
    for network in Network::ALL {
        for alias in &network.territory().aliases {
            for line in &alias.lines {
                let words = fold(act::text().line(*line).unwrap());
                // "Città di Milano" stands in "ASL Città di Milano".
                assert!(words.contains(&fold(&alias.name)), "{} is not at {line}", alias.name);
                assert!(lines.contains(line), "{line} is not a known slip");
            }
        }
    }
}

#[test]
fn ambiti_are_a_hundred_and_the_ones_to_check_are_told() {
    let count = |network: Network| (network.territory().ambiti.len(), network.territory().ambiti_to_check());
    assert_eq!(count(Network::Bergamo), (14, 2));
    assert_eq!(count(Network::Brescia), (12, 3));
    assert_eq!(count(Network::Milano), (3, 0));
    assert_eq!(count(Network::Lodi), (3, 3));
    assert_eq!(count(Network::VallecamonicaSebino), (1, 1));
    let all: usize = Network::ALL.iter().map(|network| network.territory().ambiti.len()).sum();
    assert_eq!(all, 100, "two more than the official count: the list stays the office's");
}

#[test]
fn every_figure_of_a_network_is_printed_in_the_line_it_cites() {
    for network in Network::ALL {
        let resources = resources(*network);
        let row = |citation: Citation| act::text().line(line_of(citation)).unwrap().split('\t').collect::<Vec<_>>();
        let cells = row(resources.total.citation);
        assert_eq!(cells[0], network.name_in_annex_c());
        assert_eq!(cells[1], printed_percent(resources.weight.percent));
        for (cell, money) in cells[2..].iter().zip([resources.fixed, resources.variable, resources.total]) {
            assert_eq!(money.amount.italian_short(), format!("{cell}\u{a0}€"));
            assert_eq!(money.citation, resources.total.citation);
        }
        let shares = row(resources.indicators[0].share.citation);
        assert_eq!(shares[0], network.name_in_annex_c());
        let ours: Vec<String> = resources.indicators.iter().map(|share| printed_percent(share.share.percent)).collect();
        assert_eq!(shares[1..], ours);
        assert_eq!((resources.training.amount, line_of(resources.training.citation)), (euros(20_000), 230));
    }
}

#[test]
fn bergamo_reads_as_on_the_welcome_screen() {
    let overview = overview(Network::Bergamo);
    assert_eq!(overview.territory.official_name.name, "ASL della Provincia di Bergamo");
    assert_eq!((overview.territory.ambiti.len(), overview.ambiti_to_check), (14, 2));
    assert_eq!(overview.resources.fixed.amount.italian_short(), "288.213\u{a0}€");
    assert_eq!(overview.resources.variable.amount.italian_short(), "72.053\u{a0}€");
    assert_eq!(overview.resources.total.amount.italian_short(), "360.267\u{a0}€");
    assert_eq!(overview.resources.difference, euros(1));
    assert_eq!(overview.slips.len(), 1);
    let deadlines: Vec<String> =
        overview.deadlines.iter().map(|deadline| format!("{} {}", deadline.date, deadline.label)).collect();
    assert_eq!(deadlines, ["2014-03-31 dgr X/1081, punto 3, lett. a", "2014-06-30 dgr X/1081, punto 3, lett. b"]);
    assert!(super::overview(Network::Como).slips.is_empty());
}

#[test]
fn names_on_the_screen_are_in_alphabetical_order_with_numbers() {
    let names: Vec<&str> = Network::ALL.iter().map(|network| network.display_name()).collect();
    let mut sorted = names.clone();
    sorted.sort_by_key(|name| fold(name));
    assert_eq!(names, sorted);
}

#[test]
fn totals_are_the_printed_ones_and_their_sums_are_told() {
    let totals = control_totals();
    assert_eq!((totals.period.first, totals.period.last), (2014, 2015));
    let told = |column: ColumnTotal| (column.printed.amount, column.difference, line_of(column.printed.citation));
    assert_eq!(told(totals.overall), (euros(3_639_500), Money::ZERO, 223));
    assert_eq!(told(totals.training), (euros(300_000), Money::ZERO, 230));
    assert_eq!(told(totals.plans), (euros(3_339_500), Money::ZERO, 232));
    assert_eq!(told(totals.fixed), (euros(2_671_600), euros(-1), 281));
    assert_eq!(told(totals.variable), (euros(667_900), Money::ZERO, 281));
    assert_eq!(told(totals.total), (euros(3_339_500), Money::ZERO, 281));
    assert_eq!(printed_percent(totals.fixed_part.percent), "80,0%");
    assert_eq!(printed_percent(totals.variable_part.percent), "20,0%");
    let training_and_plans = totals.training.printed.amount.checked_add(totals.plans.printed.amount);
    assert_eq!(training_and_plans, Some(totals.overall.printed.amount));
}

#[test]
fn training_and_shares_are_stated_again_as_told() {
    let again = |line: u32| act::text().line(line).unwrap();
    assert!(again(972).contains("20.000"), "training is stated again in annex A");
    assert!(again(262).contains("2.671.600") && again(263).contains("667.900"));
}

#[test]
fn the_chapters_are_those_of_the_decision() {
    let chapters: Vec<(u32, u32, Money, u32)> = control_totals()
        .chapters
        .iter()
        .map(|chapter| (chapter.number, chapter.year, chapter.amount.amount, line_of(chapter.amount.citation)))
        .collect();
    assert_eq!(
        chapters,
        [
            (8656, 2013, euros(120_000), 225),
            (8656, 2014, euros(1_643_500), 226),
            (7955, 2014, euros(876_000), 227),
            (7955, 2015, euros(1_000_000), 228),
        ]
    );
    let again: Vec<u32> = control_totals()
        .chapters
        .iter()
        .filter_map(|chapter| {
            let part = chapter.reregistered?;
            assert_eq!((part.amount, line_of(part.citation)), (euros(1_158_750), 198));
            Some(chapter.year)
        })
        .collect();
    assert_eq!(again, [2014], "one chapter was entered again, the one of 2014");
    let decision: String = (197..=199).map(|line| act::text().line(line).unwrap()).collect();
    for chapter in &control_totals().chapters {
        let amount = chapter.amount.amount.italian();
        assert!(decision.contains(amount.trim_end_matches("\u{a0}€")), "{amount} is in the decision");
    }
}

#[test]
fn weights_of_the_indicators_are_read_with_their_words() {
    let indicators = &control_totals().indicators;
    let weights: Vec<String> = indicators.iter().map(|indicator| indicator.weight.percent.to_string()).collect();
    assert_eq!(weights, ["10", "30", "30", "10", "20"]);
    assert!(
        indicators[0].description.starts_with("Distribuzione percentuale della popolazione femminile in età fertile")
    );
    let lines: Vec<u32> = indicators.iter().map(|indicator| line_of(indicator.weight.citation)).collect();
    assert_eq!(lines, [236, 237, 238, 239, 240]);
    let header = act::text().line(242).unwrap();
    let letters = IndicatorKind::ALL.iter().map(|kind| format!("(INDICATORE {})", kind.code()));
    let positions: Vec<usize> = letters.map(|letter| header.find(&letter).unwrap()).collect();
    assert!(positions.is_sorted(), "columns come in the order of the letters");
}

#[test]
fn five_totals_differ_by_a_euro_as_known() {
    let known = known("N1");
    let found: Vec<u32> = slips()
        .iter()
        .filter_map(|slip| match slip.slip {
            Slip::NetworkTotal { network, sum, printed, difference } => {
                let told = format!("{} ({} vs {})", network.name_in_annex_c(), english(sum), english(printed));
                assert!(known.issue.contains(&told), "{told}");
                assert!(difference == euros(1) || difference == euros(-1));
                Some(line_of(slip.citation))
            }
            _ => None,
        })
        .collect();
    let mut lines = found.clone();
    lines.sort_unstable();
    assert_eq!(lines, known.lines);
}

#[test]
fn the_other_slips_are_those_known_and_no_more() {
    let others: Vec<&ActSlip> = slips().iter().filter(|slip| !matches!(slip.slip, Slip::NetworkTotal { .. })).collect();
    assert_eq!(others.len(), 5);
    for ActSlip { slip, citation } in others {
        let (id, facts) = match slip {
            Slip::FixedColumn { sum, printed, difference } => {
                assert_eq!(*difference, euros(-1));
                ("N2", vec![english(*sum), english(*printed)])
            }
            Slip::WeightColumn { sum, printed } => {
                ("N6", vec![format!("printed weights add up to {sum}%"), format!("printed {printed}%")])
            }
            Slip::IndicatorColumn { indicator, sum, .. } => {
                ("N6", vec![format!("indicator {} adds up to {sum}%", indicator.code())])
            }
            Slip::Weight { network, recomputed, printed } => {
                let exact = resources(*network).recomputed_weight;
                (
                    "N3",
                    vec![
                        network.display_name().to_owned(),
                        format!("{exact} -> {recomputed}%"),
                        format!("printed {printed}%"),
                    ],
                )
            }
            Slip::ChapterBeforePeriod { year, amount, .. } => {
                ("N8", vec![english(*amount), format!("fiscal year {year}")])
            }
            Slip::NetworkTotal { .. } => unreachable!("filtered out above"),
        };
        let known = known(id);
        assert!(known.lines.contains(&line_of(*citation)), "{id}: {citation:?}");
        for fact in facts {
            assert!(known.issue.contains(&fact), "{id} does not say {fact:?}");
        }
    }
}

#[test]
fn recomputed_weights_stay_within_the_rounding_of_what_is_printed() {
    for network in Network::ALL {
        let resources = resources(*network);
        let distance = (resources.recomputed_weight - resources.weight.percent).abs();
        // Each share is rounded to 0.05, and so is the printed weight.
        assert!(distance <= Decimal::new(10, 2), "{network:?}: {distance}");
    }
}

#[test]
fn every_citation_of_the_room_is_found() {
    let mut citations: Vec<Citation> = slips().iter().map(|slip| slip.citation).collect();
    for network in Network::ALL {
        let resources = resources(*network);
        citations.extend([
            resources.weight.citation,
            resources.training.citation,
            resources.indicators[0].share.citation,
        ]);
    }
    assert!(citations.iter().all(|citation| citation.is_found()));
}

#[test]
fn a_slip_travels_flat_with_its_citation() {
    let json = serde_json::to_value(&slips()[0]).unwrap();
    assert_eq!(json["slip"], "network_total");
    assert_eq!(json["network"], "bergamo");
    assert_eq!(json["difference"], "1.00");
    assert_eq!(json["citation"]["at"]["first"], 266);
}
