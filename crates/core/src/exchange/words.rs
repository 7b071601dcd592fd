//! The words that Italian lists use: for "nothing", for yes and no, for categories, for public and private, for totals.

use crate::italian::fold;
use crate::party::{Category, Nature};

/// Words that mean an empty cell.
const NOTHING: &[&str] = &[
    "",
    "assente",
    "n a",
    "n d",
    "n p",
    "na",
    "nd",
    "non disp",
    "non disponibile",
    "non noto",
    "non nota",
    "non pervenuto",
    "non presente",
    "nessuna",
    "nessuno",
    "null",
    "sconosciuto",
    "x x x",
    "xxx",
];

/// Whether the text only says that nothing is known ("n.d.", "-", "//").
pub fn is_nothing(text: &str) -> bool {
    NOTHING.contains(&fold(text).as_str())
}

/// Yes or no, where the text says one of them. A cross alone is a yes.
pub fn yes_or_no(text: &str) -> Option<bool> {
    if matches!(text.trim(), "✓" | "✔" | "☑" | "☒") {
        return Some(true);
    }
    match fold(text).as_str() {
        "s" | "si" | "x" | "y" | "yes" | "true" | "vero" | "1" | "ok" | "aderente" | "gia aderente" | "firmatario" => {
            Some(true)
        }
        "n" | "no" | "non" | "false" | "falso" | "0" | "nuovo" | "non aderente" => Some(false),
        _ => None,
    }
}

/// Public or private, where the text says one of them.
pub fn nature(text: &str) -> Option<Nature> {
    let words = fold(text);
    match words.split(' ').find(|word| !matches!(*word, "ente" | "soggetto" | "settore" | "diritto" | "di"))? {
        "pubblico" | "pubblica" | "pubbl" | "pub" | "pubblici" | "public" => Some(Nature::Public),
        "privato" | "privata" | "priv" | "pri" | "privati" | "private" => Some(Nature::Private),
        _ => None,
    }
}

/// The category that a word or a name of it means; plurals and abbreviations too.
pub fn category(text: &str) -> Option<Category> {
    let words = fold(text);
    let joined = words.replace(' ', "");
    let by_code = Category::from_code(&words.replace(' ', "_"));
    let whole = || CATEGORIES.iter().find(|(word, _)| *word == words || *word == joined).map(|(_, found)| *found);
    let begins = || {
        let long = CATEGORIES.iter().filter(|(word, _)| word.len() > 4 && words.starts_with(*word));
        long.max_by_key(|(word, _)| word.len()).map(|(_, found)| *found)
    };
    by_code.or_else(whole).or_else(begins)
}

/// Whether the text is nothing but a category: "impresa" is, "Impresa Uno" may be a party's name.
pub fn is_category(text: &str) -> bool {
    let words = fold(text);
    let joined = words.replace(' ', "");
    Category::from_code(&words.replace(' ', "_")).is_some()
        || CATEGORIES.iter().any(|(word, _)| *word == words || *word == joined)
}

/// Whether the text begins as an address does.
pub fn is_address(text: &str) -> bool {
    let words = fold(text);
    ADDRESSES.iter().any(|start| words.starts_with(start))
}

const ADDRESSES: &[&str] =
    &["via ", "viale ", "v le ", "piazza ", "p za ", "p zza ", "largo ", "corso ", "vicolo ", "localita ", "loc "];

/// Whether the text begins a row of totals.
pub fn is_total(text: &str) -> bool {
    let words = fold(text);
    let first = words.split(' ').next().unwrap_or_default();
    let begins = matches!(first, "totale" | "totali" | "tot" | "subtotale" | "subtotali");
    begins
        || ["numero totale", "sub totale", "somma totale"].iter().any(|start| words.starts_with(start))
        || words == "somma"
}

/// Whether the text is made of words of totals and nothing else: "Totale generale", "Sub-totale".
pub fn is_only_total(text: &str) -> bool {
    is_total(text) && fold(text).split(' ').all(|word| TOTALS.contains(&word))
}

const TOTALS: &[&str] = &[
    "complessiva",
    "complessivo",
    "finale",
    "generale",
    "parziale",
    "somma",
    "sub",
    "subtotale",
    "subtotali",
    "tot",
    "totale",
    "totali",
];

/// Whether a lone cell is a remark under the list and no party.
pub fn is_remark(text: &str) -> bool {
    let words = fold(text);
    let remark =
        ["fonte", "nota", "note", "n b", "nb", "legenda", "aggiornato al", "elenco aggiornato", "ultimo aggiornamento"];
    text.trim_start().starts_with('*')
        || remark.iter().any(|start| words == *start || words.starts_with(&format!("{start} ")))
}

/// Whether a lone cell is the heading of a part of the list: a category in the plural, or words with a colon.
pub fn is_section(text: &str) -> bool {
    text.trim_end().ends_with(':') || SECTIONS.contains(&fold(text).as_str())
}

const SECTIONS: &[&str] = &[
    "altri enti",
    "altri soggetti",
    "ambiti",
    "ambiti territoriali",
    "associazioni",
    "associazioni datoriali",
    "associazioni di categoria",
    "associazioni familiari",
    "aziende",
    "comuni",
    "cooperative",
    "cooperative sociali",
    "enti locali",
    "enti pubblici",
    "fondazioni",
    "imprese",
    "ordini professionali",
    "organizzazioni sindacali",
    "parti sociali",
    "province",
    "scuole",
    "sindacati",
    "soggetti privati",
    "soggetti pubblici",
    "terzo settore",
    "universita",
    "uffici di piano",
];

const CATEGORIES: &[(&str, Category)] = &[
    ("altri", Category::Other),
    ("altro", Category::Other),
    ("ambiti territoriali", Category::Ambito),
    ("ambito", Category::Ambito),
    ("ambito territoriale", Category::Ambito),
    ("amministrazione comunale", Category::Municipality),
    ("amministrazione provinciale", Category::Province),
    ("ao", Category::Hospital),
    ("asl", Category::Asl),
    ("ass datoriale", Category::EmployersAssociation),
    ("ass di categoria", Category::EmployersAssociation),
    ("ass familiare", Category::FamilyAssociation),
    ("assicurazione", Category::Finance),
    ("associazione datoriale", Category::EmployersAssociation),
    ("associazione di categoria", Category::EmployersAssociation),
    ("associazione di famiglie", Category::FamilyAssociation),
    ("associazione di volontariato", Category::ThirdSector),
    ("associazione familiare", Category::FamilyAssociation),
    ("associazione imprenditoriale", Category::EmployersAssociation),
    ("associazione sindacale", Category::TradeUnion),
    ("associazioni datoriali", Category::EmployersAssociation),
    ("associazioni di categoria", Category::EmployersAssociation),
    ("associazioni familiari", Category::FamilyAssociation),
    ("azienda", Category::Company),
    ("azienda ospedaliera", Category::Hospital),
    ("azienda sanitaria", Category::Asl),
    ("azienda sanitaria locale", Category::Asl),
    ("azienda speciale", Category::SpecialAgency),
    ("azienda speciale consortile", Category::SpecialAgency),
    ("asc", Category::SpecialAgency),
    ("banca", Category::Finance),
    ("banche", Category::Finance),
    ("camera di commercio", Category::ChamberOfCommerce),
    ("cciaa", Category::ChamberOfCommerce),
    ("comune", Category::Municipality),
    ("comuni", Category::Municipality),
    ("comunita montana", Category::MountainCommunity),
    ("comunita montane", Category::MountainCommunity),
    ("consigliera di parita", Category::EqualityAdvisor),
    ("consigliera parita", Category::EqualityAdvisor),
    ("consorzio", Category::PublicConsortium),
    ("consorzio pubblico", Category::PublicConsortium),
    ("coop", Category::ThirdSector),
    ("coop sociale", Category::ThirdSector),
    ("cooperativa", Category::ThirdSector),
    ("cooperativa sociale", Category::ThirdSector),
    ("cooperative", Category::ThirdSector),
    ("ditta", Category::Company),
    ("ente locale", Category::Municipality),
    ("enti locali", Category::Municipality),
    ("fondazione", Category::Foundation),
    ("fondazioni", Category::Foundation),
    ("impresa", Category::Company),
    ("imprese", Category::Company),
    ("impresa sociale", Category::ThirdSector),
    ("no profit", Category::ThirdSector),
    ("non profit", Category::ThirdSector),
    ("onlus", Category::ThirdSector),
    ("ordine professionale", Category::ProfessionalOrder),
    ("ordini professionali", Category::ProfessionalOrder),
    ("collegio professionale", Category::ProfessionalOrder),
    ("organizzazione datoriale", Category::EmployersAssociation),
    ("organizzazione di volontariato", Category::ThirdSector),
    ("organizzazione sindacale", Category::TradeUnion),
    ("organizzazioni sindacali", Category::TradeUnion),
    ("oo ss", Category::TradeUnion),
    ("ooss", Category::TradeUnion),
    ("org sindacale", Category::TradeUnion),
    ("ospedale", Category::Hospital),
    ("provincia", Category::Province),
    ("regione", Category::Region),
    ("sindacato", Category::TradeUnion),
    ("sindacati", Category::TradeUnion),
    ("sindacale", Category::TradeUnion),
    ("sistema finanziario", Category::Finance),
    ("societa", Category::Company),
    ("ster", Category::Ster),
    ("sede territoriale", Category::Ster),
    ("sede territoriale regionale", Category::Ster),
    ("terzo settore", Category::ThirdSector),
    ("udp", Category::Ambito),
    ("uffici di piano", Category::Ambito),
    ("ufficio di piano", Category::Ambito),
    ("universita", Category::University),
    ("ateneo", Category::University),
    ("volontariato", Category::ThirdSector),
    ("datoriale", Category::EmployersAssociation),
    ("finanziario", Category::Finance),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_for_nothing_are_nothing() {
        for text in ["n.d.", "N.D.", "Assente", "-", "//", "non disponibile", "nd", "n/a", " ", "—", "???"] {
            assert!(is_nothing(text), "{text}");
        }
        assert!(!is_nothing("nda"));
    }

    #[test]
    fn categories_are_known_by_their_usual_words() {
        for (text, expected) in [
            ("ambito", Category::Ambito),
            ("Ass. datoriale", Category::EmployersAssociation),
            ("OO.SS.", Category::TradeUnion),
            ("Comune", Category::Municipality),
            ("Comuni della provincia", Category::Municipality),
            ("Coop. sociale tipo B", Category::ThirdSector),
            ("Azienda Speciale Consortile", Category::SpecialAgency),
            ("Azienda", Category::Company),
            ("third_sector", Category::ThirdSector),
        ] {
            assert_eq!(category(text), Some(expected), "{text}");
        }
        assert_eq!(category("parrocchia"), None);
    }

    #[test]
    fn yes_no_public_and_private_are_read() {
        assert_eq!(
            [yes_or_no("Sì"), yes_or_no("X"), yes_or_no("NO"), yes_or_no("forse")],
            [Some(true), Some(true), Some(false), None]
        );
        assert_eq!(
            [nature("Ente pubblico"), nature("PRIV."), nature("misto")],
            [Some(Nature::Public), Some(Nature::Private), None]
        );
    }

    #[test]
    fn totals_remarks_and_sections_are_told_from_parties() {
        assert!(is_total("TOTALE SOGGETTI"));
        assert!(!is_total("Totalenergia S.p.A."));
        for text in ["TOTALE GENERALE", "Totale complessivo", "Sub-totale", "Somma", "Totali"] {
            assert!(is_only_total(text), "{text}");
        }
        assert!(!is_only_total("Totale Servizi") && !is_total("Somma Lombardo"));
        assert!(is_remark("Fonte: ufficio di piano"));
        assert!(!is_remark("Notariato di Prova"));
        assert!(is_section("COMUNI"));
        assert!(!is_section("Comune di Prova"));
    }
}
