//! Words for the resources of annex C: what is counted, and where the act does not add up.

use concilia_core::money::Money;
use concilia_core::territory::{IndicatorKind, Slip};
use rust_decimal::Decimal;

/// Name of the exported sheet.
pub const SHEET: &str = "Riparto";
/// Heading of the network.
pub const NETWORK: &str = "Rete";
/// Heading of the weight.
pub const WEIGHT: &str = "Peso";
/// Heading of the fixed share.
pub const FIXED: &str = "Quota fissa";
/// Heading of the variable share.
pub const VARIABLE: &str = "Quota variabile (premialità)";
/// Heading of the total.
pub const TOTAL: &str = "Totale";

/// A percentage as Italians write it, with one decimal at least: "11,4 %".
pub fn percent(value: Decimal) -> String {
    let digits = value.normalize().scale().max(1);
    let mut shown = value;
    shown.rescale(digits);
    format!("{}\u{a0}%", shown.to_string().replace('.', ","))
}

/// An indicator in two words, for the head of a column.
pub const fn indicator(kind: IndicatorKind) -> &'static str {
    match kind {
        IndicatorKind::FertileWomen => "Donne in età fertile",
        IndicatorKind::Children => "Bambini fino a 6 anni",
        IndicatorKind::WorkingWomen => "Forza lavoro femminile",
        IndicatorKind::SmallEnterprises => "Micro, piccole e medie imprese",
        IndicatorKind::Elderly => "Popolazione oltre i 75 anni",
    }
}

/// Where the act does not add up; the printed figure stands.
pub fn slip(slip: &Slip) -> String {
    match slip {
        Slip::NetworkTotal { network, sum, printed, difference } => format!(
            "{}: quota fissa e quota variabile fanno {}, l’atto stampa {} ({}). Vale la cifra stampata.",
            network.display_name(),
            sum.italian_short(),
            printed.italian_short(),
            signed(*difference),
        ),
        Slip::FixedColumn { sum, printed, difference } => format!(
            "La colonna della quota fissa fa {}, l’atto stampa {} ({}). Vale la cifra stampata.",
            sum.italian_short(),
            printed.italian_short(),
            signed(*difference),
        ),
        Slip::WeightColumn { sum, printed } => {
            format!("I pesi sommano {}, l’atto stampa {}.", percent(*sum), percent(*printed))
        }
        Slip::IndicatorColumn { indicator: kind, sum, printed } => format!(
            "L’indicatore {} ({}) somma {}, l’atto stampa {}.",
            kind.code(),
            indicator(*kind).to_lowercase(),
            percent(*sum),
            percent(*printed),
        ),
        Slip::Weight { network, recomputed, printed } => format!(
            "{}: il peso ricalcolato dagli indicatori è {}, l’atto stampa {}. Vale la cifra stampata.",
            network.display_name(),
            percent(*recomputed),
            percent(*printed),
        ),
        Slip::ChapterBeforePeriod { chapter, year, amount } => format!(
            "Il capitolo {chapter} per {} è sull’esercizio {year}, prima degli anni a cui le risorse sono destinate.",
            amount.italian_short(),
        ),
    }
}

/// "+1 €", "-1 €": the printed total less the sum.
pub fn signed(difference: Money) -> String {
    let sign = if difference > Money::ZERO { "+" } else { "" };
    format!("{sign}{}", difference.italian_short())
}

#[cfg(test)]
mod tests {
    use concilia_core::territory::{Network, slips_of};

    use super::*;

    #[test]
    fn the_euro_of_bergamo_is_told_with_its_sign() {
        let told: Vec<String> = slips_of(Network::Bergamo).iter().map(|found| slip(&found.slip)).collect();
        assert_eq!(told.len(), 1);
        assert!(told[0].contains("360.266") && told[0].contains("360.267") && told[0].contains("(+1"), "{}", told[0]);
    }

    #[test]
    fn percentages_keep_what_the_act_prints() {
        assert_eq!(percent(Decimal::new(114, 1)), "11,4\u{a0}%");
        assert_eq!(percent(Decimal::new(10, 0)), "10,0\u{a0}%");
        assert_eq!(percent(Decimal::new(1071, 2)), "10,71\u{a0}%");
    }
}
