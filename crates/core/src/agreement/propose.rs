//! What is proposed when a draft is started: who stipulates, in which row, with which words in the blank. The office edits all of it.

use crate::act::SchemeRow;
use crate::italian::fold;
use crate::operator::Ambito;
use crate::party::{Category, Nature, Party};

/// The row of the scheme in which a party would be printed.
pub fn scheme_row(category: Option<Category>, nature: Option<Nature>) -> SchemeRow {
    match (category, nature) {
        (Some(Category::Region), _) => SchemeRow::Region,
        (Some(Category::Asl), _) => SchemeRow::Asl,
        (Some(Category::Province), _) => SchemeRow::Province,
        (Some(Category::ChamberOfCommerce), _) => SchemeRow::ChamberOfCommerce,
        (Some(Category::Ambito), _) => SchemeRow::Ambito,
        (Some(Category::EqualityAdvisor), _) => SchemeRow::EqualityAdvisor,
        (Some(Category::University), _) => SchemeRow::University,
        (_, Some(Nature::Public)) => SchemeRow::OtherPublic,
        (_, _) => SchemeRow::OtherPrivate,
    }
}

/// The parties that a new draft proposes: those for whom the scheme has a row of their own, in its order.
pub(super) fn proposed<'a>(parties: &'a [Party], lead: &str, ambiti: &[Ambito]) -> Vec<&'a Party> {
    let mut found: Vec<(SchemeRow, usize, &Party)> = Vec::new();
    for party in parties {
        let row = scheme_row(party.data.category, party.data.nature);
        if row < SchemeRow::OtherPublic {
            found.push((row, order_of(row, party, ambiti), party));
        }
    }
    keep_lead(&mut found, lead);
    // Stable: parties come by name, and keep that order where the list of ambiti says nothing.
    found.sort_by_key(|(row, order, _)| (*row, *order));
    found.into_iter().map(|(_, _, party)| party).collect()
}

/// Of several health authorities only the network's own is proposed.
fn keep_lead(found: &mut Vec<(SchemeRow, usize, &Party)>, lead: &str) {
    let is_lead = |party: &Party| fold(&party.data.name) == fold(lead);
    if found.iter().any(|(row, _, party)| *row == SchemeRow::Asl && is_lead(party)) {
        found.retain(|(row, _, party)| *row != SchemeRow::Asl || is_lead(party));
    }
}

/// The place of an ambito in the office's list; the others have none.
fn order_of(row: SchemeRow, party: &Party, ambiti: &[Ambito]) -> usize {
    if row != SchemeRow::Ambito {
        return 0;
    }
    let place = |name: &str| fold(&without_kind(row, name));
    let name = place(&party.data.name);
    ambiti.iter().position(|ambito| place(&ambito.name) == name).unwrap_or(ambiti.len())
}

/// The words proposed for a row's blank: what is left of a name without the words that the row itself prints
/// ("Provincia di Bergamo" gives "Bergamo"). Other parties are printed by their whole name, and so are an ambito and a
/// university whose name says what they are in words that are not the row's; see [`names_itself`].
pub fn place_name(row: SchemeRow, name: &str) -> String {
    let as_the_row = |words: &str| fold(name).starts_with(words);
    let said_by_the_row = match row {
        SchemeRow::Ambito => as_the_row("ambito territoriale di ") || as_the_row("ambito di "),
        SchemeRow::University => as_the_row("universita di "),
        _ => false,
    };
    if names_itself(row, name) && !said_by_the_row { name.trim().to_owned() } else { without_kind(row, name) }
}

/// Whether the words in a row's blank say by themselves what the party is ("Distretto di Olgiate", "Università
/// dell'Insubria"): before them the row's own words (589-593, 597) would say it twice, and are not printed.
pub fn names_itself(row: SchemeRow, words: &str) -> bool {
    let kinds: &[&str] = match row {
        SchemeRow::Ambito => &[
            "ambito",
            "ambiti",
            "distretto",
            "distretti",
            "ufficio",
            "piano",
            "azienda",
            "consorzio",
            "comunita",
            "unione",
            "comune",
        ],
        SchemeRow::University => {
            &["universita", "libera", "politecnico", "ateneo", "accademia", "conservatorio", "istituto", "scuola"]
        }
        SchemeRow::Province => &["citta"],
        _ => &[],
    };
    fold(words).split_whitespace().next().is_some_and(|first| kinds.contains(&first))
}

/// What is left of a name without the words that say what the party is: the place, by which two ways of writing the
/// same party are told to be one.
pub(super) fn without_kind(row: SchemeRow, name: &str) -> String {
    let printed_already: &[&str] = match row {
        SchemeRow::Region | SchemeRow::EqualityAdvisor => return String::new(),
        SchemeRow::OtherPublic | SchemeRow::OtherPrivate => return name.to_owned(),
        SchemeRow::Asl => &["asl", "azienda", "sanitaria", "locale", "a s l", "provincia"],
        SchemeRow::Province => &["provincia", "prov", "amministrazione", "provinciale"],
        SchemeRow::ChamberOfCommerce => &[
            "camera",
            "commercio",
            "industria",
            "artigianato",
            "agricoltura",
            "cciaa",
            "c c i a a",
            "e",
            "ed",
            "i a a",
        ],
        SchemeRow::Ambito => {
            &["ambito", "territoriale", "distretto", "distrettuale", "sociale", "ufficio", "piano", "zona", "n"]
        }
        SchemeRow::University => &["universita", "studi"],
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    let first = words.iter().position(|word| !is_printed(word, printed_already)).unwrap_or(words.len());
    let rest = words[first..].join(" ");
    let rest = without_article(&rest);
    if rest.is_empty() { name.to_owned() } else { rest.to_owned() }
}

/// Words that join a name to what stands before it.
const JOINTS: [&str; 8] = ["", "di", "del", "della", "delle", "degli", "dei", "per"];

fn is_printed(word: &str, printed_already: &[&str]) -> bool {
    let word = fold(word);
    printed_already.contains(&word.as_str()) || JOINTS.contains(&word.as_str())
}

/// "dell'Isola" gives "Isola".
fn without_article(rest: &str) -> &str {
    match rest.split_once(['\'', '’']) {
        Some((before, after)) if ["dell", "d", "l", "all"].contains(&fold(before).as_str()) => after,
        _ => rest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_blank_gets_what_the_row_does_not_print() {
        for (row, name, blank) in [
            (SchemeRow::Asl, "ASL della Provincia di Bergamo", "Bergamo"),
            (SchemeRow::Asl, "A.S.L. della Provincia di Milano 1", "Milano 1"),
            (SchemeRow::Asl, "ASL Monza e Brianza", "Monza e Brianza"),
            (SchemeRow::Province, "Provincia di Bergamo", "Bergamo"),
            (SchemeRow::Province, "Prov. Cremona", "Cremona"),
            (SchemeRow::Province, "Provincia di Monza e della Brianza", "Monza e della Brianza"),
            (
                SchemeRow::ChamberOfCommerce,
                "Camera di commercio, industria, artigianato e agricoltura di Bergamo",
                "Bergamo",
            ),
            (SchemeRow::ChamberOfCommerce, "CCIAA DI LODI", "LODI"),
            (
                SchemeRow::Ambito,
                "Ambito territoriale di Monte Bronzone - Basso Sebino",
                "Monte Bronzone - Basso Sebino",
            ),
            (SchemeRow::University, "Università di Bergamo", "Bergamo"),
            (SchemeRow::Ambito, "Ambito di Pavia", "Pavia"),
            (SchemeRow::Ambito, "Dalmine", "Dalmine"),
            (SchemeRow::Ambito, "Ambito territoriale", "Ambito territoriale"),
            (SchemeRow::OtherPrivate, "Provincia Nuova S.r.l.", "Provincia Nuova S.r.l."),
            (SchemeRow::Region, "Regione Lombardia", ""),
        ] {
            assert_eq!(place_name(row, name), blank, "{name}");
        }
    }

    #[test]
    fn a_name_that_says_its_kind_in_other_words_than_the_row_is_proposed_as_it_is_written() {
        for (row, name, place) in [
            (SchemeRow::Ambito, "Distretto di Olgiate", "Olgiate"),
            (SchemeRow::Ambito, "Ambito distrettuale di Dalmine", "Dalmine"),
            (SchemeRow::Ambito, "Ambito territoriale dell'Isola Bergamasca", "Isola Bergamasca"),
            (SchemeRow::Ambito, "Ambito territoriale Valle Imagna e Villa d'Almè", "Valle Imagna e Villa d'Almè"),
            (SchemeRow::Ambito, "Ufficio di piano dell'Isola Bergamasca", "Isola Bergamasca"),
            (SchemeRow::Ambito, "Piano di zona dell'Oglio", "Oglio"),
            (SchemeRow::University, "Università dell'Esempio", "Esempio"),
            (SchemeRow::University, "Università degli Studi di Bergamo", "Bergamo"),
            (
                SchemeRow::Province,
                "Città metropolitana - Provincia di Milano",
                "Città metropolitana - Provincia di Milano",
            ),
        ] {
            assert_eq!(place_name(row, name), name);
            assert!(names_itself(row, name), "{name}");
            assert_eq!(without_kind(row, name), place, "{name}");
        }
        for (row, words) in [
            (SchemeRow::Ambito, "Dalmine"),
            (SchemeRow::Ambito, ""),
            (SchemeRow::University, "Bergamo"),
            (SchemeRow::Province, "Provincia di Bergamo"),
            (SchemeRow::OtherPublic, "Distretto di Olgiate"),
        ] {
            assert!(!names_itself(row, words), "{words}");
        }
    }

    #[test]
    fn what_has_no_row_of_its_own_goes_by_its_nature() {
        assert_eq!(scheme_row(Some(Category::Hospital), Some(Nature::Public)), SchemeRow::OtherPublic);
        assert_eq!(scheme_row(Some(Category::Company), Some(Nature::Private)), SchemeRow::OtherPrivate);
        assert_eq!(scheme_row(Some(Category::University), Some(Nature::Private)), SchemeRow::University);
        assert_eq!(scheme_row(None, None), SchemeRow::OtherPrivate);
    }
}
