//! Italian as text: the months, and the folding of names for search, sorting and comparison. Engine-independent: the
//! archive stores the folded text, so that SQLite and PostgreSQL give the same order and the same matches.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The months as the act and letters write them, January first.
pub const MONTHS: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];

/// A whole number with its thousands parted by dots: "1.204".
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut parted = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            parted.push('.');
        }
        parted.push(digit);
    }
    parted
}

/// Lower case, accents removed, apostrophes and punctuation as one blank, blanks collapsed.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for ch in text.nfkd().filter(|ch| !is_combining_mark(*ch)).flat_map(char::to_lowercase) {
        if ch.is_alphanumeric() {
            folded.push(ch);
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The words that somebody looks for. A text is found where it holds each of them, in any order; accents, case and punctuation
/// do not matter. What is written without blanks is one word: the parts of a code stay together.
pub struct Sought(Vec<String>);

impl Sought {
    /// The words of what was typed.
    pub fn new(typed: &str) -> Self {
        Self(typed.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect())
    }

    /// Whether nothing is looked for: then every text is found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether each word is somewhere in a folded text.
    pub fn found_in(&self, folded: &str) -> bool {
        self.0.iter().all(|word| folded.contains(word))
    }

    /// Whether each word begins a word of a folded text.
    pub fn begin_words_of(&self, folded: &str) -> bool {
        self.0.iter().all(|word| folded.starts_with(word) || folded.contains(&format!(" {word}")))
    }

    /// Whether each word is somewhere in these texts together.
    pub fn told_by(&self, texts: &[&str]) -> bool {
        self.found_in(&fold(&texts.join(" ")))
    }

    /// The pattern of a `LIKE` that leaves of the folded texts those with the longest word; `found_in` decides about them.
    pub fn pattern(&self) -> String {
        let longest = self.0.iter().max_by_key(|word| word.len()).map_or("", String::as_str);
        format!("%{longest}%")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_apostrophes_do_not_matter() {
        assert_eq!(fold("  Villa d’ALMÈ  "), "villa d alme");
        assert_eq!(fold("Villa d'Alme'"), "villa d alme");
        assert_eq!(fold("C.I.S.L."), "c i s l");
        assert_eq!(fold("…"), "");
    }

    #[test]
    fn thousands_are_parted_from_four_digits_on() {
        assert_eq!([0, 999, 1_204, 1_234_567].map(grouped), ["0", "999", "1.204", "1.234.567"]);
    }

    #[test]
    fn a_pattern_never_carries_a_wildcard_of_the_user() {
        assert_eq!(Sought::new("100%_!").pattern(), "%100%");
        assert_eq!(Sought::new(" % ").pattern(), "%%");
        assert_eq!(Sought::new("di Almè").pattern(), "%alme%");
    }

    #[test]
    fn words_are_found_in_any_order_and_a_code_stays_together() {
        let name = fold("Comune di Villa d’Almè");
        for typed in ["villa comune", "d'alme' VILLA", "almè com", ""] {
            assert!(Sought::new(typed).found_in(&name), "{typed}");
        }
        assert!(!Sought::new("comune bergamo").found_in(&name));
        assert!(Sought::new("cnc-1-3").told_by(&["Modulo", "CNC-1-3"]) && !Sought::new("1-3").told_by(&["3", "1-2"]));
        assert!(Sought::new("villa com").begin_words_of(&name) && !Sought::new("illa com").begin_words_of(&name));
    }
}
