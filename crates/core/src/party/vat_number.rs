//! Partita IVA, and the 11-digit codice fiscale of a body, which has the same check digit.
//!
//! Norms: «Regola della partita IVA» and D.M. 23/12/1976 (docs/sources.md).
//! It says what is wrong and never which digit would be right: a wrong digit can stand anywhere.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Digits of a partita IVA, and of a body's codice fiscale.
pub const DIGITS: usize = 11;

/// What is wrong with a number of 11 digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum VatNumberProblem {
    /// Not 11 digits.
    Length {
        /// How many were found.
        found: usize,
    },
    /// A character that is no digit.
    Character {
        /// Where it stands, from 1.
        position: usize,
        /// The character.
        found: char,
    },
    /// The last digit does not agree with the others.
    CheckDigit,
    /// Eleven zeros agree with their check digit and are nobody's number.
    OnlyZeros,
}

/// Checks a partita IVA. Blanks do not count, nor does the country's "IT" before it.
pub fn check(text: &str) -> Result<(), VatNumberProblem> {
    check_digits(strip_country(&compact(text)))
}

/// The text in capitals without blanks, dots and hyphens: how codes are compared.
pub fn compact(text: &str) -> String {
    let kept = text.chars().filter(|ch| !ch.is_whitespace() && !matches!(ch, '.' | '-' | '\u{200b}' | '\u{feff}'));
    kept.flat_map(char::to_uppercase).collect()
}

/// The number without the country's "IT" before its digits.
pub fn strip_country(text: &str) -> &str {
    match text.strip_prefix("IT") {
        Some(rest) if rest.starts_with(|ch: char| ch.is_ascii_digit()) => rest,
        _ => text,
    }
}

/// Checks compact text as a number of 11 digits.
pub(super) fn check_digits(text: &str) -> Result<(), VatNumberProblem> {
    if let Some((index, found)) = text.chars().enumerate().find(|(_, ch)| !ch.is_ascii_digit()) {
        return Err(VatNumberProblem::Character { position: index + 1, found });
    }
    if text.len() != DIGITS {
        return Err(VatNumberProblem::Length { found: text.len() });
    }
    let digits: Vec<u32> = text.bytes().map(|byte| u32::from(byte - b'0')).collect();
    if digits.iter().all(|digit| *digit == 0) {
        return Err(VatNumberProblem::OnlyZeros);
    }
    let sum: u32 = digits.iter().enumerate().map(|(index, digit)| weight(index, *digit)).sum();
    if sum.is_multiple_of(10) { Ok(()) } else { Err(VatNumberProblem::CheckDigit) }
}

/// What a digit adds: itself in odd places, twice itself (less nine above nine) in even places.
fn weight(index: usize, digit: u32) -> u32 {
    match index % 2 {
        0 => digit,
        _ if digit > 4 => digit * 2 - 9,
        _ => digit * 2,
    }
}

/// The number with the leading zeros that a spreadsheet's number format drops, where its check digit then holds.
/// Numbers of fewer than eight digits are left alone: too much would be guessed.
pub fn with_lost_zeros(text: &str) -> Option<String> {
    let digits = compact(text);
    let lost = (8..DIGITS).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let padded = format!("{digits:0>11}");
    (lost && !digits.starts_with('0') && check_digits(&padded).is_ok()).then_some(padded)
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Eleven digits whose check holds, made from ten by trying the last.
    pub(crate) fn completed(ten: &str) -> String {
        let whole = (0..10)
            .map(|digit| format!("{ten}{digit}"))
            .find(|text| check_digits(text) != Err(VatNumberProblem::CheckDigit));
        whole.expect("one of ten check digits holds")
    }

    #[test]
    fn a_number_whose_sum_was_made_by_hand_holds() {
        // 0 1 2 3 4 5 6 7 8 9: odd places 0+2+4+6+8 = 20, even places doubled 2+6+1+5+9 = 23; 43 wants 7.
        assert_eq!(check("01234567897"), Ok(()));
        assert_eq!(check("IT 01234567897"), Ok(()));
        assert_eq!(check("01234567898"), Err(VatNumberProblem::CheckDigit));
    }

    #[test]
    fn the_problem_says_what_was_found() {
        assert_eq!(check("0235478016"), Err(VatNumberProblem::Length { found: 10 }));
        assert_eq!(check("0123456789O"), Err(VatNumberProblem::Character { position: 11, found: 'O' }));
        assert_eq!(check("00000000000"), Err(VatNumberProblem::OnlyZeros));
        assert_eq!(check(""), Err(VatNumberProblem::Length { found: 0 }));
    }

    #[test]
    fn a_lost_zero_is_proposed_only_where_the_check_then_holds() {
        assert_eq!(with_lost_zeros("1234567897"), Some("01234567897".to_owned()));
        assert_eq!(with_lost_zeros("1234567898"), None);
        assert_eq!(with_lost_zeros("0123456789"), None, "a zero that is there was not lost");
        assert_eq!(with_lost_zeros("97"), None);
    }

    proptest! {
        #[test]
        fn every_single_wrong_digit_is_found(ten in "[1-9][0-9]{9}", place in 0usize..11, other in 1u8..10) {
            let right = completed(&ten);
            let mut wrong = right.clone().into_bytes();
            wrong[place] = b'0' + (wrong[place] - b'0' + other) % 10;
            let wrong = String::from_utf8(wrong).expect("digits");
            prop_assert_eq!(check(&right), Ok(()));
            prop_assert!(check(&wrong).is_err());
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}") {
            let _ = check(&text);
            let _ = with_lost_zeros(&text);
        }
    }
}
