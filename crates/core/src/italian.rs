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

/// The pattern of a `LIKE … ESCAPE '!'` that finds `needle` anywhere in folded text.
pub fn contains_pattern(needle: &str) -> String {
    format!("%{}%", fold(needle))
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
    fn a_pattern_never_carries_a_wildcard_of_the_user() {
        assert_eq!(contains_pattern("100%_!"), "%100%");
    }
}
