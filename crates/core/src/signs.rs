//! Which signs the documents can write, which nobody sees, and the number of a register as it can be printed.
//!
//! Pure. The table is what every face of the documents has in common; their own crate has a test that holds it to the
//! fonts, so that this one does not know them.

use unicode_normalization::UnicodeNormalization;

use crate::error::Error;

/// Longest number of the office's own register, in characters: one line of the register of adherences.
pub const NUMBER_LIMIT: usize = 50;

/// Longest text of one line (a name, a place, an act), in characters: three lines of a page.
pub const LINE_LIMIT: usize = 250;
/// Longest text of several lines (an agenda, a way of adhering), in characters: a page and a half.
pub const PAGE_LIMIT: usize = 4_000;

/// What a register prints in the place of a sign that it can not write.
pub const STAND_IN: char = '◊';

/// First and last of each run of signs that every face has, also in capitals (titles and the rows of the scheme are set in
/// them), blanks apart; of composed text (NFC).
const WRITTEN: &[(char, char)] = &[
    ('!', '~'),
    ('¡', '¬'),
    ('®', '´'),
    ('¶', 'ı'),
    ('Ĵ', 'ķ'),
    ('Ĺ', 'ľ'),
    ('Ł', 'ň'),
    ('Ŋ', 'ž'),
    ('Ǿ', 'ǿ'),
    ('Ș', 'ț'),
    ('ˆ', 'ˇ'),
    ('˘', '˝'),
    ('Ẁ', 'ẅ'),
    ('Ằ', 'Ằ'),
    ('Ỳ', 'ỳ'),
    ('Ỹ', 'ỹ'),
    ('–', '—'),
    ('‘', '‚'),
    ('“', '„'),
    ('†', '•'),
    ('…', '…'),
    ('‰', '‰'),
    ('‹', '›'),
    ('⁄', '⁄'),
    ('⁴', '⁴'),
    ('€', '€'),
    ('™', '™'),
    ('∂', '∂'),
    ('∆', '∆'),
    ('∏', '∏'),
    ('∑', '−'),
    ('√', '√'),
    ('∞', '∞'),
    ('∫', '∫'),
    ('≈', '≈'),
    ('≠', '≠'),
    ('≤', '≥'),
    ('◊', '◊'),
];

/// First and last of each run of signs that nobody sees: format, direction, zero width, fillers, selectors. Control
/// characters and what is no character at all come on top ([`is_unseen`]).
const UNSEEN: &[(u32, u32)] = &[
    (0xad, 0xad),
    (0x34f, 0x34f),
    (0x600, 0x605),
    (0x61c, 0x61c),
    (0x6dd, 0x6dd),
    (0x70f, 0x70f),
    (0x115f, 0x1160),
    (0x17b4, 0x17b5),
    (0x180b, 0x180e),
    (0x200b, 0x200f),
    (0x202a, 0x202e),
    (0x2060, 0x206f),
    (0x3164, 0x3164),
    (0xfdd0, 0xfdef),
    (0xfe00, 0xfe0f),
    (0xfeff, 0xfeff),
    (0xffa0, 0xffa0),
    (0xfff9, 0xfffb),
    (0x1bca0, 0x1bca3),
    (0x1d173, 0x1d17a),
    (0xe0000, 0xe0fff),
];

/// Every face can write it. Asked of composed text (NFC); a blank is written, whatever its width.
pub fn is_written(sign: char) -> bool {
    sign.is_whitespace() || WRITTEN.iter().any(|(first, last)| (*first..=*last).contains(&sign))
}

/// Nobody sees it, on the screen or on paper: left in a name it would make two names of one. Line ends and tabs are blanks.
pub fn is_unseen(sign: char) -> bool {
    let number = u32::from(sign);
    let no_character = number & 0xfffe == 0xfffe;
    let control = sign.is_control() && !sign.is_whitespace();
    control || no_character || UNSEEN.iter().any(|(first, last)| (*first..=*last).contains(&number))
}

/// The text without the signs that nobody sees; hyphens that only forbid a break become the common one.
pub fn seen(text: &str) -> String {
    let same_to_the_eye = |sign| if matches!(sign, '\u{2010}' | '\u{2011}') { '-' } else { sign };
    text.chars().filter(|sign| !is_unseen(*sign)).map(same_to_the_eye).collect()
}

/// Something in the text is seen by nobody: [`seen`] would take it away.
pub fn hides(text: &str) -> bool {
    text.chars().any(is_unseen)
}

/// What a user wrote, as it is kept: without unseen signs, without blanks around.
pub fn tidy(text: &str) -> String {
    seen(text).trim().to_owned()
}

/// The signs of a text that the documents can not write, each once, in their order. Unseen ones are not among them: they
/// are never printed.
pub fn unwritten(text: &str) -> Vec<char> {
    let mut found = Vec::new();
    for sign in seen(text).nfc().filter(|sign| !is_written(*sign)) {
        if !found.contains(&sign) {
            found.push(sign);
        }
    }
    found
}

/// What a user wrote, as it is kept ([`tidy`]).
///
/// # Errors
/// More characters than the limit.
pub fn limited(field: &'static str, text: &str, limit: usize) -> Result<String, Error> {
    let text = tidy(text);
    let found = text.chars().count();
    if found > limit { Err(Error::TooLong { field, found, limit }) } else { Ok(text) }
}

/// The same in a field that the documents print.
///
/// # Errors
/// More characters than the limit, or the first sign that they can not write: told at once, not on the day of printing.
pub fn printed(field: &'static str, text: &str, limit: usize) -> Result<String, Error> {
    let text = limited(field, text, limit)?;
    match unwritten(&text).first() {
        Some(sign) => Err(Error::Unwritten { field, sign: *sign }),
        None => Ok(text),
    }
}

/// The text with [`STAND_IN`] for each sign that can not be written; the same text where there is none.
pub fn stood_in(text: &str) -> String {
    if unwritten(text).is_empty() {
        return text.to_owned();
    }
    seen(text).nfc().map(|sign| if is_written(sign) { sign } else { STAND_IN }).collect()
}

/// Why a text is no number of a register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberProblem {
    /// No text.
    Missing,
    /// Longer than its column.
    TooLong {
        /// Characters found.
        found: usize,
    },
    /// A sign that no register prints.
    Sign {
        /// The first of them.
        sign: char,
    },
}

/// A number of the office's own register as it is kept: one line of at most [`NUMBER_LIMIT`] signs that can be printed.
/// What makes a number is the register's own business.
///
/// # Errors
/// Why it can not stand in the register.
pub fn register_number(text: &str) -> Result<String, NumberProblem> {
    let number = seen(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let found = number.chars().count();
    match unwritten(&number).first() {
        _ if number.is_empty() => Err(NumberProblem::Missing),
        Some(sign) => Err(NumberProblem::Sign { sign: *sign }),
        None if found > NUMBER_LIMIT => Err(NumberProblem::TooLong { found }),
        None => Ok(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_goes_and_what_is_seen_stays() {
        let hidden = "\u{feff}Co\u{ad}mu\u{200b}ne\0 di\u{202e} Alba\u{fe0f}\u{e0041}\u{ffff}";
        assert!(hides(hidden));
        assert_eq!(tidy(&format!(" {hidden} ")), "Comune di Alba");
        let plain = "Società «Aglaé»\tn. 3\nriga – due 🙂";
        assert_eq!((seen(plain).as_str(), hides(plain)), (plain, false));
        assert_eq!(seen("Pre\u{2011}Alpi"), "Pre-Alpi");
    }

    #[test]
    fn letters_of_italy_and_its_neighbours_are_written_and_others_are_named_once() {
        let known = "Àèéìòù ’“”«» – — € Müller Łódź Țepeș Bø Škofja Loka nº 1ª\u{a0}e\n";
        assert_eq!(unwritten(known), []);
        assert_eq!(unwritten("e\u{301}"), [], "a letter and its accent are one sign");
        assert_eq!(unwritten("Α\u{200d}B 🙂 字 🙂"), ['Α', '🙂', '字']);
        assert_eq!(stood_in("Σ Consulting 🙂"), "◊ Consulting ◊");
        assert_eq!(stood_in("Comune"), "Comune");
        assert!(is_written(STAND_IN));
    }

    #[test]
    fn the_table_is_in_order_and_without_overlaps() {
        assert!(WRITTEN.iter().all(|(first, last)| first <= last));
        assert!(WRITTEN.windows(2).all(|pair| pair[0].1 < pair[1].0));
        assert!(UNSEEN.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }

    #[test]
    fn what_is_longer_than_its_place_is_refused_by_its_field() {
        assert!(matches!(printed("place", &"x".repeat(LINE_LIMIT), LINE_LIMIT), Ok(text) if text.len() == LINE_LIMIT));
        let long = limited("place", &"è".repeat(LINE_LIMIT + 1), LINE_LIMIT);
        assert!(matches!(long, Err(Error::TooLong { field: "place", found: 251, limit: LINE_LIMIT })), "{long:?}");
        assert!(matches!(limited("place", &format!("  {}  ", "x".repeat(10)), 10), Ok(text) if text.len() == 10));
    }

    #[test]
    fn a_number_of_a_register_is_one_short_line_that_can_be_printed() {
        assert_eq!(register_number(" 0012345/2014\u{200b} \n U "), Ok("0012345/2014 U".into()));
        assert_eq!(register_number(" \u{200b} "), Err(NumberProblem::Missing));
        assert_eq!(register_number(&"1".repeat(50)).map(|number| number.len()), Ok(50));
        assert_eq!(register_number(&"è".repeat(51)), Err(NumberProblem::TooLong { found: 51 }));
        assert_eq!(register_number("12/字"), Err(NumberProblem::Sign { sign: '字' }));
    }
}
