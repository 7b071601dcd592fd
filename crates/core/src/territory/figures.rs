//! Reading figures as the act prints them: amounts in prose, percentages, cells of a table.

use rust_decimal::Decimal;

use crate::act;
use crate::money::Money;

/// The words of a line of the act.
pub(super) fn line(number: u32) -> Option<&'static str> {
    act::text().line(number)
}

/// The cells of a line of a table.
pub(super) fn cells(number: u32) -> Option<Vec<&'static str>> {
    Some(line(number)?.split('\t').map(str::trim).collect())
}

/// The amounts in a line, in order: figures with parted thousands or with cents ("€3.639.500", "120.000,00").
pub(super) fn amounts(number: u32) -> Vec<Money> {
    let words = line(number).unwrap_or_default().split_whitespace();
    let figures = words.map(|word| word.trim_matches(|ch: char| !ch.is_ascii_digit()));
    figures
        .filter(|figure| figure.contains(['.', ',']))
        .filter_map(|figure| Money::parse_italian(figure).ok())
        .collect()
}

/// The whole amount in a cell of a table.
pub(super) fn amount(cell: &str) -> Option<Money> {
    Money::parse_italian(cell).ok()
}

/// A percentage: "11,4%", "pari al 10%.", "pari all'80% di".
pub(super) fn percent(text: &str) -> Option<Decimal> {
    let (before, _) = text.rsplit_once('%')?;
    let figure = before.rsplit(|ch: char| !ch.is_ascii_digit() && ch != ',').next()?;
    figure.replace(',', ".").parse().ok()
}

/// The number that follows a word, punctuation aside: "capitolo 8656", "sull'esercizio 2013;".
pub(super) fn number_after(words: &str, word: &str) -> Option<u32> {
    let (_, after) = words.split_once(word)?;
    let digits: String = after.trim_start().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_told_from_years_and_chapters() {
        assert_eq!(amounts(225), [Money::from_cents(12_000_000)]);
        assert_eq!(amounts(223), [Money::from_cents(363_950_000)]);
        assert_eq!(amounts(230), [Money::from_cents(30_000_000), Money::from_cents(2_000_000)]);
        assert_eq!(amounts(9999), []);
    }

    #[test]
    fn percentages_and_numbers_are_read_out_of_prose() {
        assert_eq!(percent("11,4%"), Some(Decimal::new(114, 1)));
        assert_eq!(percent("un peso ponderato pari al 10%."), Some(Decimal::from(10)));
        assert_eq!(percent("pari all'80% dell'ammontare"), Some(Decimal::from(80)));
        assert_eq!(percent("pari a 20"), None);
        assert_eq!(number_after("- capitolo 8656 per", "capitolo"), Some(8656));
        assert_eq!(number_after("sull'esercizio 2013;", "sull'esercizio"), Some(2013));
        assert_eq!(number_after("sull'esercizio", "sull'esercizio"), None);
    }
}
