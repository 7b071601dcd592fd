//! Which parties are probably the same: equal codes, equal or similar names. It only points; the user decides.
//!
//! Names are compared by their words, weighed by how rare they are among all: "Bergamo" says little in Bergamo.
//! Only names that share a rare word are compared, so that the cost stays near linear.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::model::PartyDraft;
use super::name_key::NameKey;
use super::vat_number::{compact, strip_country};

/// Why two parties are thought the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Resemblance {
    /// The same codice fiscale.
    SameFiscalCode,
    /// The same partita IVA.
    SameVatNumber,
    /// The same words in the name, whatever their order, articles and legal form.
    SameName,
    /// Most of the words that count.
    SimilarName,
}

/// Two parties that may be one, as positions in the list that was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Likeness {
    /// The earlier one.
    pub first: usize,
    /// The later one.
    pub second: usize,
    /// 0 to 100; only an order among likenesses.
    pub score: u8,
    /// Why, the strongest first.
    pub reasons: Vec<Resemblance>,
}

/// Share of weighed words, in hundredths, from which names are similar.
const SIMILAR: u32 = 70;
/// A word in more names than this brings no two names together, unless a name has no rarer one.
const COMMON: usize = 60;
/// How many of a name's rarest words are looked up.
const RARE_WORDS: usize = 3;
/// How many names are compared with one that has only common words.
const FEW: usize = 20;
/// Letters of a word within which a slip is forgiven, at least.
const LONG: usize = 8;

/// Every likely pair of a list, the likeliest first.
pub fn likely_duplicates(drafts: &[&PartyDraft]) -> Vec<Likeness> {
    let index = Index::of(drafts.iter().copied());
    let mut pairs: Vec<Likeness> = (0..drafts.len()).flat_map(|second| index.before(second)).collect();
    pairs.sort_by_key(|pair| (u8::MAX - pair.score, pair.first, pair.second));
    pairs
}

/// A list of parties ready to be compared.
#[derive(Default)]
pub struct Index {
    subjects: Vec<Subject>,
    by_code: HashMap<String, Vec<usize>>,
    /// Bodies by kind and place: in a network of a hundred bodies whose names say "Bergamo" that word alone finds none.
    by_kind: HashMap<String, Vec<usize>>,
    numbers: HashMap<String, usize>,
    words: Vec<Word>,
    by_beginning: HashMap<String, Vec<usize>>,
}

/// What is compared of a party.
struct Subject {
    fiscal_code: String,
    vat_number: String,
    name: NameKey,
    /// The numbers of the words that count, growing.
    words: Vec<usize>,
}

/// A word with where it stands.
struct Word {
    text: String,
    long: bool,
    places: Vec<usize>,
    /// The rarer, the more it says.
    weight: f64,
}

impl Index {
    /// Reads a list; positions are those of the list.
    pub fn of<'a>(drafts: impl IntoIterator<Item = &'a PartyDraft>) -> Self {
        let mut index = Self::default();
        for draft in drafts {
            index.push(draft);
        }
        let count = |number: usize| u32::try_from(number.max(1)).map_or(f64::MAX, f64::from);
        let all = count(index.subjects.len());
        for word in &mut index.words {
            word.weight = (1.0 + all / count(word.places.len())).ln();
        }
        index
    }

    fn push(&mut self, draft: &PartyDraft) {
        let position = self.subjects.len();
        let code = |text: &str| strip_country(&compact(text)).to_owned();
        let name = NameKey::of(&draft.name);
        let mut words: Vec<usize> = name.words().map(|word| self.number(word)).collect();
        words.sort_unstable();
        for word in &words {
            let word = &mut self.words[*word];
            word.places.push(position);
            if word.long && name.tolerant {
                self.by_beginning.entry(beginning(&word.text)).or_default().push(position);
            }
        }
        if let Some(of_kind) = name.of_kind() {
            self.by_kind.entry(of_kind).or_default().push(position);
        }
        let subject =
            Subject { fiscal_code: code(&draft.fiscal_code), vat_number: code(&draft.vat_number), name, words };
        let codes: BTreeSet<&String> = [&subject.fiscal_code, &subject.vat_number].into_iter().collect();
        for code in codes.into_iter().filter(|code| !code.is_empty()) {
            self.by_code.entry(code.clone()).or_default().push(position);
        }
        self.subjects.push(subject);
    }

    /// The number of a word, a new one for a new word.
    fn number(&mut self, word: &str) -> usize {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        // Words with digits are numbers of something: 1 and 2 are no slip.
        let long = word.chars().count() >= LONG && word.chars().all(char::is_alphabetic);
        self.words.push(Word { text: word.to_owned(), long, places: Vec::new(), weight: 0.0 });
        self.numbers.insert(word.to_owned(), self.words.len() - 1);
        self.words.len() - 1
    }

    /// The earlier parties that are like the one at `second`, the likeliest first.
    pub fn before(&self, second: usize) -> Vec<Likeness> {
        let mut found: Vec<Likeness> =
            self.candidates(second).into_iter().filter_map(|first| self.compare(first, second)).collect();
        found.sort_by_key(|likeness| (u8::MAX - likeness.score, likeness.first));
        found
    }

    /// Earlier positions that share a code, kind and place, a rare word, or the beginning of a long one.
    fn candidates(&self, second: usize) -> BTreeSet<usize> {
        let subject = &self.subjects[second];
        let mut lists: Vec<(&[usize], usize)> = Vec::new();
        for code in [&subject.fiscal_code, &subject.vat_number] {
            lists.extend(self.by_code.get(code).map(|places| (places.as_slice(), COMMON)));
        }
        let of_kind = subject.name.of_kind().and_then(|kind| self.by_kind.get(&kind));
        lists.extend(of_kind.map(|places| (places.as_slice(), COMMON)));
        let mut words: Vec<&Word> = subject.words.iter().map(|word| &self.words[*word]).collect();
        words.sort_by_key(|word| word.places.len());
        let rare = |places: usize| if places <= COMMON { COMMON } else { FEW };
        let usable = words.iter().enumerate().filter(|(rank, word)| *rank == 0 || word.places.len() <= COMMON);
        lists.extend(usable.take(RARE_WORDS).map(|(_, word)| (word.places.as_slice(), rare(word.places.len()))));
        for word in words.iter().filter(|word| word.long && subject.name.tolerant) {
            let places = self.by_beginning.get(&beginning(&word.text)).filter(|places| places.len() <= COMMON);
            lists.extend(places.map(|places| (places.as_slice(), COMMON)));
        }
        let earlier = |places: &[usize], most: usize| {
            let end = places.partition_point(|place| *place < second);
            places[end.saturating_sub(most)..end].to_vec()
        };
        lists.into_iter().flat_map(|(places, most)| earlier(places, most)).collect()
    }

    fn compare(&self, first: usize, second: usize) -> Option<Likeness> {
        let (one, other) = (&self.subjects[first], &self.subjects[second]);
        let mut reasons = Vec::new();
        if !one.fiscal_code.is_empty() && one.fiscal_code == other.fiscal_code {
            reasons.push(Resemblance::SameFiscalCode);
        }
        if !one.vat_number.is_empty() && one.vat_number == other.vat_number {
            reasons.push(Resemblance::SameVatNumber);
        }
        let of_code = !reasons.is_empty();
        let share = self.name_share(one, other);
        match share {
            100 => reasons.push(Resemblance::SameName),
            SIMILAR.. => reasons.push(Resemblance::SimilarName),
            _ => {}
        }
        let score = if of_code { 60 + share * 40 / 100 } else { share * 80 / 100 };
        let score = u8::try_from(score).unwrap_or(100);
        (!reasons.is_empty()).then_some(Likeness { first, second, score, reasons })
    }

    /// How much of the weight of both names is in words that both have, in hundredths.
    fn name_share(&self, one: &Subject, other: &Subject) -> u32 {
        if one.words.is_empty() || other.words.is_empty() || one.name.kinds_differ(&other.name) {
            return 0;
        }
        let sum = |words: &[usize]| words.iter().map(|word| self.words[*word].weight).sum::<f64>();
        let is_in = |words: &[usize], word: usize| words.binary_search(&word).is_ok();
        let (both, left): (Vec<usize>, Vec<usize>) = one.words.iter().partition(|word| is_in(&other.words, **word));
        let mut right: Vec<usize> = other.words.iter().copied().filter(|word| !is_in(&both, *word)).collect();
        let mut alone = Vec::new();
        let mut slips = Vec::new();
        for word in left {
            let close = |candidate: &usize| one.name.tolerant && self.is_slip(*candidate, word);
            match right.iter().position(close) {
                Some(place) => slips.push(right.swap_remove(place)),
                None => alone.push(word),
            }
        }
        let common = sum(&both) + sum(&slips);
        let share = common / (common + sum(&alone) + sum(&right));
        in_hundredths(share, slips.is_empty())
    }

    fn is_slip(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.words[one], &self.words[other]);
        one.long && other.long && one_slip(&one.text, &other.text)
    }
}

/// 100 is kept for names with the very same words.
fn in_hundredths(share: f64, exact: bool) -> u32 {
    let reached = |hundredths: &u32| f64::from(*hundredths) <= share * 100.0 + 1e-9;
    (0..=if exact { 100 } else { 99 }).rev().find(reached).unwrap_or(0)
}

/// The beginning under which a long word is looked up, so that a slip after it still meets.
fn beginning(word: &str) -> String {
    word.chars().take(5).collect()
}

/// One letter changed, missing, added or swapped.
fn one_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let head = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let tail = one[head..].iter().rev().zip(other[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (left, right) = (&one[head..one.len() - tail], &other[head..other.len() - tail]);
    match (left, right) {
        ([a, b], [c, d]) => a == d && b == c,
        _ => left.len() <= 1 && right.len() <= 1,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn party(name: &str, fiscal_code: &str) -> PartyDraft {
        PartyDraft { name: name.into(), fiscal_code: fiscal_code.into(), ..PartyDraft::default() }
    }

    fn found(parties: &[PartyDraft]) -> Vec<(usize, usize, Vec<Resemblance>)> {
        let drafts: Vec<&PartyDraft> = parties.iter().collect();
        likely_duplicates(&drafts).into_iter().map(|pair| (pair.first, pair.second, pair.reasons)).collect()
    }

    fn alike(one: &str, other: &str) -> bool {
        !found(&[party(one, ""), party(other, "")]).is_empty()
    }

    #[test]
    fn points_articles_order_and_legal_forms_make_no_difference() {
        for (one, other) in [
            ("C.I.S.L. di Bergamo", "CISL BERGAMO"),
            ("Calzificio Alto Serio S.p.A.", "CALZIFICIO ALTO SERIO SPA"),
            ("Il Pugno Chiuso soc. coop. sociale", "Cooperativa Sociale il Pugno Chiuso Onlus"),
            ("Ass. Genitori Attivi", "Associazione Genitori Attivi"),
            ("Università degli Studi di Prova", "UNIV. PROVA"),
        ] {
            assert!(alike(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn a_slip_in_a_long_word_is_forgiven() {
        assert!(alike("Confcooperative Alfa", "Confcoperative Alfa"));
        assert!(!alike("Comune di Calvenzano", "Comune di Calvenzana"));
        assert!(!alike("Circolo distretto1", "Circolo distretto2"));
    }

    #[test]
    fn bodies_of_one_place_are_not_one_body() {
        for (one, other) in [
            ("Comune di Albino", "Comune di Albano"),
            ("Comune di Dalmine", "Ambito territoriale di Dalmine"),
            ("Provincia di Bergamo", "Comune di Bergamo"),
            ("Comune di Brembate", "Comune di Brembate di Sopra"),
            ("CISL Bergamo", "UIL Bergamo"),
        ] {
            assert!(!alike(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn the_health_authority_is_one_by_each_of_its_names() {
        let names =
            ["ASL di Prova", "A.S.L. della Provincia di Prova", "Azienda Sanitaria Locale di Prova", "Asl Prova"];
        for one in names {
            assert!(names.iter().all(|other| alike(one, other)), "{one}");
            assert!(!alike(one, "Provincia di Prova") && !alike(one, "ASL di Esempio"), "{one}");
        }
        assert!(!alike("Azienda Ospedaliera di Prova", names[2]));
        let mut parties = vec![party("ASL della Provincia di Prova", "")];
        parties.extend((0..300).map(|n| party(&format!("Associazione numero{n} di Prova"), "")));
        parties.push(party("ASL di Prova", ""));
        assert_eq!(found(&parties), [(0, 301, vec![Resemblance::SameName])], "among all that name the place too");
    }

    #[test]
    fn an_equal_code_is_told_whatever_the_name() {
        let parties = [party("Alfa", "0123 4567897"), party("Beta", "01234567897"), party("Gamma", "")];
        assert_eq!(found(&parties), [(0, 1, vec![Resemblance::SameFiscalCode])]);
    }

    #[test]
    fn the_place_that_all_names_share_weighs_little() {
        let mut parties: Vec<PartyDraft> =
            ["Alfa", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta", "Theta", "Iota"]
                .iter()
                .map(|name| party(&format!("{name} Bergamo"), ""))
                .collect();
        parties.push(party("Confcooperative", ""));
        parties.push(party("Confcooperative Bergamo", ""));
        assert_eq!(found(&parties), [(9, 10, vec![Resemblance::SimilarName])]);
    }

    /// The cost is told by comparisons and not by seconds, which a busy machine stretches.
    #[test]
    fn among_ten_thousand_parties_each_is_compared_with_few() {
        let syllables = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo"];
        let word = |mut seed: usize| -> String {
            let mut word = String::new();
            for _ in 0..4 {
                word.push_str(syllables[seed % syllables.len()]);
                seed /= syllables.len();
            }
            word
        };
        let name = |n: usize| format!("Associazione {} {} di Bergamo", word(n * 7), word(n % 997));
        let parties: Vec<PartyDraft> = (0..10_000).map(|n| party(&name(n), "")).collect();
        let index = Index::of(&parties);
        let comparisons: usize = (0..parties.len()).map(|place| index.candidates(place).len()).sum();
        assert!(comparisons < 40 * parties.len(), "{comparisons} comparisons");
    }

    proptest! {
        #[test]
        fn no_name_makes_it_panic(names in prop::collection::vec("\\PC{0,30}", 0..12)) {
            let parties: Vec<PartyDraft> = names.iter().map(|name| party(name, "")).collect();
            let _ = found(&parties);
        }

        #[test]
        fn a_name_is_like_itself(name in "[a-z]{3,9}( [a-z]{3,9}){0,3}") {
            prop_assume!(NameKey::of(&name).words().next().is_some());
            prop_assert!(alike(&name, &name));
        }
    }
}
