//! A name as it is compared: the words that tell bodies apart, those that only say what kind of thing it is, the kind and the
//! place of bodies of which a place has one. Whether two names are alike is said elsewhere.

use std::collections::BTreeSet;

use crate::italian::fold;

/// A name as its words: those that tell bodies apart and those that only say what kind of thing it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NameKey {
    strong: BTreeSet<String>,
    weak: BTreeSet<String>,
    kinds: BTreeSet<&'static str>,
    /// A slip in a long word is forgiven.
    pub(super) tolerant: bool,
}

impl NameKey {
    /// The words of a name, in no order, without articles and legal forms, abbreviations written out.
    pub(super) fn of(name: &str) -> Self {
        let mut key = Self { strong: BTreeSet::new(), weak: BTreeSet::new(), kinds: BTreeSet::new(), tolerant: true };
        for word in join_initials(&fold(name)) {
            for word in written_out(&word).split(' ') {
                key.add(word);
            }
        }
        key.name_asl();
        // Names of places differ by a letter (Albino, Albano): of a territorial body only the very same words count.
        key.tolerant = key.kinds.is_empty();
        key
    }

    fn add(&mut self, word: &str) {
        if let Some(kind) = KINDS.iter().find(|kind| **kind == word) {
            self.kinds.insert(kind);
        } else if WEAK.contains(&word) {
            self.weak.insert(word.to_owned());
        } else if !SKIPPED.contains(&word) {
            self.strong.insert(word.to_owned());
        }
    }

    /// A local health authority is called by its letters or in full, and by its province or not: "ASL di Prova", "Azienda
    /// Sanitaria Locale della Provincia di Prova". The province says where it is, and it is none.
    fn name_asl(&mut self) {
        const IN_FULL: [&str; 2] = ["sanitaria", "locale"];
        if IN_FULL.iter().all(|word| self.strong.contains(*word)) {
            self.strong.retain(|word| !IN_FULL.contains(&word.as_str()));
            self.kinds.insert("asl");
        }
        if self.kinds.contains("asl") {
            self.kinds.remove("provincia");
        }
    }

    /// Kind and place of a body of which a place has one; nothing where the name says none.
    pub(super) fn of_kind(&self) -> Option<String> {
        let words = |words: Vec<&str>| words.join(" ");
        let kinds = words(self.kinds.iter().copied().collect());
        (!kinds.is_empty()).then(|| format!("{kinds}|{}", words(self.words().collect())))
    }

    /// The words that count: the strong ones, or the weak ones of a name that has no other.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let words = if self.strong.is_empty() { &self.weak } else { &self.strong };
        words.iter().map(String::as_str)
    }

    /// A municipality and its ambito bear one name and are two bodies.
    pub(super) fn kinds_differ(&self, other: &Self) -> bool {
        let both_told = !self.kinds.is_empty() && !other.kinds.is_empty();
        let other_place = self.kinds.contains("comune") && self.strong != other.strong;
        both_told && (self.kinds != other.kinds || other_place)
    }
}

/// "c i s l bergamo" is "cisl bergamo": letters that stood alone were the points of initials.
fn join_initials(folded: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        let single = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        match words.last_mut() {
            Some(last) if single && open => last.push_str(word),
            _ => words.push(word.to_owned()),
        }
        open = single;
    }
    words
}

/// An abbreviation in full.
fn written_out(word: &str) -> &str {
    ABBREVIATIONS.iter().find(|(short, _)| *short == word).map_or(word, |(_, full)| full)
}

const ABBREVIATIONS: &[(&str, &str)] = &[
    ("ass", "associazione"),
    ("assoc", "associazione"),
    ("az", "azienda"),
    ("ao", "azienda ospedaliera"),
    ("com", "comune"),
    ("coop", "cooperativa"),
    ("cciaa", "camera commercio"),
    ("fond", "fondazione"),
    ("naz", "nazionale"),
    ("osp", "ospedaliera"),
    ("prov", "provincia"),
    ("soc", "societa"),
    ("univ", "universita"),
    ("udp", "piano"),
];
/// Kinds of body: two names of different kinds are two bodies, whatever place they name.
const KINDS: &[&str] = &[
    "ambito",
    "asl",
    "camera",
    "collegio",
    "comune",
    "comunita",
    "consigliera",
    "consorzio",
    "distretto",
    "fondazione",
    "ordine",
    "ospedale",
    "ospedaliera",
    "parrocchia",
    "piano",
    "provincia",
    "regione",
    "ster",
    "unione",
    "universita",
];
/// Words that say what kind of thing it is and tell few bodies apart.
const WEAK: &[&str] = &[
    "associazione",
    "azienda",
    "commercio",
    "cooperativa",
    "ente",
    "gruppo",
    "industria",
    "nazionale",
    "ospedaliero",
    "provinciale",
    "sede",
    "segreteria",
    "sociale",
    "sociali",
    "societa",
    "speciale",
    "studi",
    "studio",
    "territoriale",
    "ufficio",
];
/// Articles, prepositions and legal forms: no difference between bodies.
const SKIPPED: &[&str] = &[
    "", "a", "agli", "ai", "al", "alla", "alle", "aps", "con", "d", "da", "dal", "dalla", "de", "degli", "dei", "del",
    "dell", "della", "delle", "dello", "di", "e", "ed", "gli", "i", "il", "in", "ii", "l", "la", "le", "lo", "nel",
    "o", "odv", "ong", "onlus", "per", "sas", "sapa", "scarl", "scrl", "scs", "snc", "spa", "srl", "srls", "su", "un",
    "una",
];
