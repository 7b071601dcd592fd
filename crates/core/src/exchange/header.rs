//! Finds the row of headings under the title rows, and says what a heading means.

use std::collections::{BTreeMap, BTreeSet};

use super::table::{Cell, Row, TITLE_LIMIT, Table};
use super::words;
use crate::italian::fold;
use crate::party::{PartyField, fiscal_code};

/// The number (as Excel shows it) of the row of headings; `None` where no row looks like one.
pub fn find(table: &Table) -> Option<u32> {
    let scored = table.rows.iter().take(TITLE_LIMIT).map(|row| (score(row), row));
    let key = |score: usize, row: &Row| (score, row.filled().count(), u32::MAX - row.number);
    let best = scored.max_by_key(|(score, row)| key(*score, row))?;
    (best.0 > 0).then_some(best.1.number)
}

/// How surely a row is that of the headings: 2 for each field that a cell names in full and 1 for one that it
/// names in part, 2 more where a cell can only be the heading of the names. A row that also holds data is none.
fn score(row: &Row) -> usize {
    let texts: Vec<String> = row.filled().map(|(_, text)| text).collect();
    if texts.iter().any(|text| text.contains('@') || digits(text) > 6) {
        return 0;
    }
    let mut fields: BTreeMap<PartyField, usize> = BTreeMap::new();
    for (field, sure) in texts.iter().filter_map(|text| meaning(text)) {
        let weight = fields.entry(field).or_default();
        *weight = (*weight).max(if sure == 70 { 1 } else { 2 });
    }
    let certain = texts.iter().any(|text| heads_names(text)) && !row.filled().any(|(place, _)| is_value(row, place));
    let told = texts.iter().any(|text| meaning(text).is_some() && !may_be_a_party(text));
    let weight: usize = fields.values().sum();
    match (certain, fields.len() > 1 && told) {
        (true, _) => weight + 2,
        (false, true) => weight,
        (false, false) => 0,
    }
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

/// A cell that can only stand over the names: "Ente aderente" does, "Ente Beta" is a party.
fn heads_names(text: &str) -> bool {
    let Some((PartyField::Name, sure)) = meaning(text) else {
        return false;
    };
    let folded = fold(text);
    let says = |words: &[&str]| folded.split(' ').any(|word| words.contains(&word));
    sure != 70 || says(&["denominazione", "ragione", "rag", "nome"]) || (says(&["ente"]) && says(OF_ENTITIES))
}

/// Words beside "ente" in a heading.
const OF_ENTITIES: &[&str] = &[
    "aderente",
    "associato",
    "capofila",
    "coinvolto",
    "firmatario",
    "gestore",
    "interessato",
    "organizzazione",
    "partecipante",
    "partner",
    "soggetto",
    "sottoscrittore",
];

/// A cell that reads as a heading and may as well be a party's name or category ("Ente Beta", "Comune di Prova").
fn may_be_a_party(text: &str) -> bool {
    let names = meaning(text).is_some_and(|(field, _)| field == PartyField::Name);
    (names && !heads_names(text)) || words::category(text).is_some()
}

/// Whether a cell is a date, a number, a code or an address, as no heading is.
fn is_value(row: &Row, place: usize) -> bool {
    let cell = row.cell(place);
    let text = cell.text();
    let of_figures = digits(&text) > 0 && !text.chars().any(char::is_alphabetic);
    let code = digits(&text) > 0 && fiscal_code::check(&text).is_ok();
    matches!(cell, Cell::Date(_) | Cell::Bool(_)) || of_figures || code || words::is_address(&text)
}

/// Whether a row repeats the headings (printed lists do, page by page).
pub fn is_repeated(header: &Row, row: &Row) -> bool {
    let cells: Vec<(usize, String)> = row.filled().collect();
    cells.len() > 1 && cells.iter().all(|(column, text)| fold(text) == fold(&header.cell(*column).text()))
}

/// The field that a heading names, and how surely (0 to 100).
pub fn meaning(heading: &str) -> Option<(PartyField, u8)> {
    let folded = fold(heading);
    if folded.is_empty() || folded.chars().count() > 60 {
        return None;
    }
    let joined = folded.replace(' ', "");
    let whole = HEADINGS.iter().find(|(words, _)| *words == folded || *words == joined);
    if let Some((words, field)) = whole {
        return Some((*field, if VAGUE.contains(words) { 60 } else { 100 }));
    }
    let told: BTreeSet<&str> = folded.split(' ').collect();
    let rule = RULES.iter().find(|(words, _)| words.iter().all(|word| has(&told, &joined, word)))?;
    Some((rule.1, 70))
}

/// A word of a rule is in the heading: whole, by its beginning (`refer*`), or as initials (`piva`).
fn has(told: &BTreeSet<&str>, joined: &str, word: &str) -> bool {
    match (word.strip_suffix('*'), word.strip_prefix('~')) {
        (Some(start), _) => told.iter().any(|found| found.starts_with(start)),
        (_, Some(initials)) => joined.contains(initials),
        _ => told.contains(word),
    }
}

/// Headings that mean one thing, folded (or folded without blanks: "p iva", "piva").
const HEADINGS: &[(&str, PartyField)] = &[
    ("cap", PartyField::PostalCode),
    ("carica", PartyField::RepresentativeOffice),
    ("categoria", PartyField::Category),
    ("cell", PartyField::Phone),
    ("cellulare", PartyField::Phone),
    ("cf", PartyField::FiscalCode),
    ("cfpiva", PartyField::FiscalCode),
    ("citta", PartyField::Municipality),
    ("codicefiscale", PartyField::FiscalCode),
    ("codfisc", PartyField::FiscalCode),
    ("codfiscale", PartyField::FiscalCode),
    ("comune", PartyField::Municipality),
    ("contatto", PartyField::ContactPerson),
    ("denominazione", PartyField::Name),
    ("descrizione", PartyField::Name),
    ("email", PartyField::Email),
    ("ente", PartyField::Name),
    ("firmatario", PartyField::SignerName),
    ("chi firma", PartyField::SignerName),
    ("indirizzo", PartyField::Address),
    ("intestazione", PartyField::Name),
    ("iva", PartyField::VatNumber),
    ("localita", PartyField::Municipality),
    ("mail", PartyField::Email),
    ("natura", PartyField::Nature),
    ("natura giuridica", PartyField::Nature),
    ("nome", PartyField::Name),
    ("nominativo", PartyField::Name),
    ("note", PartyField::Notes),
    ("organizzazione", PartyField::Name),
    ("osservazioni", PartyField::Notes),
    ("partner", PartyField::Name),
    ("annotazioni", PartyField::Notes),
    ("partitaiva", PartyField::VatNumber),
    ("partiva", PartyField::VatNumber),
    ("piva", PartyField::VatNumber),
    ("pec", PartyField::Pec),
    ("postacertificata", PartyField::Pec),
    ("pr", PartyField::Province),
    ("prov", PartyField::Province),
    ("provincia", PartyField::Province),
    ("pubblico privato", PartyField::Nature),
    ("ragionesociale", PartyField::Name),
    ("recapito", PartyField::Phone),
    ("ref", PartyField::ContactPerson),
    ("referente", PartyField::ContactPerson),
    ("sede", PartyField::Address),
    ("sede legale", PartyField::Address),
    ("soggetti", PartyField::Name),
    ("soggetto", PartyField::Name),
    ("sottoscrittore", PartyField::SignerName),
    ("tel", PartyField::Phone),
    ("telefono", PartyField::Phone),
    ("tipo", PartyField::Category),
    ("tipologia", PartyField::Category),
    ("via", PartyField::Address),
];

/// Headings that give way to a plainer one beside them: "Nome" is a person's where there is an "Ente" too.
const VAGUE: &[&str] = &["descrizione", "intestazione", "nome", "nominativo", "comune"];

/// Headings of several words: all of a rule's words must be there; the first rule that fits wins.
const RULES: &[(&[&str], PartyField)] = &[
    (&["carica", "firm*"], PartyField::SignerOffice),
    (&["ruolo", "firm*"], PartyField::SignerOffice),
    (&["qualifica", "firm*"], PartyField::SignerOffice),
    (&["firmatario"], PartyField::SignerName),
    (&["chi", "firma"], PartyField::SignerName),
    (&["delegat*", "firma*"], PartyField::SignerName),
    (&["carica"], PartyField::RepresentativeOffice),
    (&["ruolo"], PartyField::RepresentativeOffice),
    (&["qualifica"], PartyField::RepresentativeOffice),
    (&["pec"], PartyField::Pec),
    (&["posta", "cert*"], PartyField::Pec),
    (&["mail", "cert*"], PartyField::Pec),
    (&["mail"], PartyField::Email),
    (&["~email"], PartyField::Email),
    (&["posta", "elettronica"], PartyField::Email),
    (&["codice", "fisc*"], PartyField::FiscalCode),
    (&["cod", "fisc*"], PartyField::FiscalCode),
    (&["partita", "iva"], PartyField::VatNumber),
    (&["~piva"], PartyField::VatNumber),
    (&["~partiva"], PartyField::VatNumber),
    (&["tel*"], PartyField::Phone),
    (&["cell*"], PartyField::Phone),
    (&["rappresentante"], PartyField::Representative),
    (&["rappr*", "leg*"], PartyField::Representative),
    (&["leg*", "rapp*"], PartyField::Representative),
    (&["presidente"], PartyField::Representative),
    (&["sindaco"], PartyField::Representative),
    (&["refer*"], PartyField::ContactPerson),
    (&["contatt*"], PartyField::ContactPerson),
    (&["responsabile"], PartyField::ContactPerson),
    (&["prec*", "accordo"], PartyField::PreviousMember),
    (&["prec*", "ader*"], PartyField::PreviousMember),
    (&["prec*", "ades*"], PartyField::PreviousMember),
    (&["gia", "ader*"], PartyField::PreviousMember),
    (&["ader*", "2011*"], PartyField::PreviousMember),
    (&["accordo", "2011*"], PartyField::PreviousMember),
    (&["vecchio", "accordo"], PartyField::PreviousMember),
    (&["pubblico"], PartyField::Nature),
    (&["natura"], PartyField::Nature),
    (&["categoria"], PartyField::Category),
    (&["tipo*"], PartyField::Category),
    (&["cap"], PartyField::PostalCode),
    (&["comune", "sede"], PartyField::Municipality),
    (&["citta"], PartyField::Municipality),
    (&["comune", "di"], PartyField::Municipality),
    (&["provincia"], PartyField::Province),
    (&["prov"], PartyField::Province),
    (&["denominazione"], PartyField::Name),
    (&["ragione", "soc*"], PartyField::Name),
    (&["rag", "soc*"], PartyField::Name),
    (&["nome", "ente"], PartyField::Name),
    (&["nome", "soggetto"], PartyField::Name),
    (&["nome", "organizzazione"], PartyField::Name),
    (&["ente"], PartyField::Name),
    (&["indirizzo"], PartyField::Address),
    (&["sede"], PartyField::Address),
    (&["note"], PartyField::Notes),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: u32, cells: &[&str]) -> Row {
        Row { number, cells: cells.iter().map(|text| Cell::Text((*text).into())).collect(), ..Row::default() }
    }

    #[test]
    fn headings_mean_what_offices_write() {
        for (heading, field) in [
            ("Ente", PartyField::Name),
            ("Denominazione / Ragione sociale", PartyField::Name),
            ("C.F.", PartyField::FiscalCode),
            ("Cod. Fisc.", PartyField::FiscalCode),
            ("P.IVA", PartyField::VatNumber),
            ("P. I.V.A.", PartyField::VatNumber),
            ("Tipo ente", PartyField::Category),
            ("Sede", PartyField::Address),
            ("Prov.", PartyField::Province),
            ("Pec", PartyField::Pec),
            ("Indirizzo PEC", PartyField::Pec),
            ("Indirizzo e-mail", PartyField::Email),
            ("Tel./Cell.", PartyField::Phone),
            ("Ref.", PartyField::ContactPerson),
            ("Legale rappresentante", PartyField::Representative),
            ("Prec. accordo", PartyField::PreviousMember),
            ("Adesione precedente", PartyField::PreviousMember),
            ("Delegato alla firma", PartyField::SignerName),
            ("Già aderente (sì/no)", PartyField::PreviousMember),
            ("Carica del firmatario", PartyField::SignerOffice),
            ("Note", PartyField::Notes),
        ] {
            assert_eq!(meaning(heading).map(|(field, _)| field), Some(field), "{heading}");
        }
        assert_eq!(meaning("Importo"), None);
        assert_eq!(meaning("Prog."), None);
    }

    #[test]
    fn the_headings_stand_under_titles_and_group_headings() {
        let table = Table {
            sheet: String::new(),
            hidden: false,
            blank_below: 0,
            rows: vec![
                row(1, &["Rete territoriale: elenco dei soggetti aderenti"]),
                row(2, &["Dati dell'ente", "", "", "Contatti"]),
                row(4, &["N.", "Ente", "CF", "Pec", "Tel."]),
                row(5, &["1", "Comune di Prova", "01234567897", "a@b.it", "035 1"]),
            ],
        };
        assert_eq!(find(&table), Some(4));
    }

    #[test]
    fn a_list_without_headings_has_none() {
        let rows = vec![row(1, &["Comune di Prova", "01234567897"]), row(2, &["Ente Beta", "01234567897"])];
        assert_eq!(find(&Table { sheet: String::new(), hidden: false, blank_below: 0, rows }), None);
    }

    #[test]
    fn one_heading_of_names_among_unknown_ones_is_enough() {
        let unknown = [
            "Quota",
            "Sigla interna",
            "Settore di attività",
            "Numero dipendenti",
            "Data adesione",
            "Anno",
            "Firmato il",
        ];
        for name in ["Denominazione", "Ente aderente", "Ragione sociale", "Soggetto", "Partner"] {
            for other in unknown {
                let data = row(3, &["A1", "Alfa di Prova"]);
                let rows = vec![row(1, &["Ente capofila: ASL di Prova"]), row(2, &[other, name]), data];
                assert_eq!(
                    find(&Table { sheet: String::new(), hidden: false, blank_below: 0, rows }),
                    Some(2),
                    "{other};{name}"
                );
            }
            let alone = vec![row(1, &[name, "Quota", "Sede"]), row(2, &["Ente Beta", "Comune di Prova", "Sindaco"])];
            assert_eq!(
                find(&Table { sheet: String::new(), hidden: false, blank_below: 0, rows: alone }),
                Some(1),
                "{name}"
            );
        }
    }

    #[test]
    fn a_row_that_holds_a_value_or_only_parties_is_no_row_of_headings() {
        for cells in [
            &["Partner", "12/05/2011"][..],
            &["Partner", "1.500,00"],
            &["Partner", "via Prova"],
            &["Ente Beta", "comune"],
            &["Ente Beta"],
        ] {
            let table = Table { sheet: String::new(), hidden: false, blank_below: 0, rows: vec![row(1, cells)] };
            assert_eq!(find(&table), None, "{cells:?}");
        }
    }
}
