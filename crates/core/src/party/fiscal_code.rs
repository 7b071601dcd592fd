//! Codice fiscale: 11 digits of a body (as the partita IVA), 16 characters of a person, with omocodia.
//!
//! Norm: D.M. 23/12/1976 (docs/sources.md). It judges the shape and the check character; whether the code is
//! somebody's only the Agenzia delle entrate can say, and nothing here claims it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::vat_number::{self, VatNumberProblem, compact};

/// Characters of a person's code.
pub const CHARACTERS: usize = 16;

/// What is wrong with a codice fiscale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FiscalCodeProblem {
    /// Only digits, and not 11.
    Digits {
        /// How many were found.
        found: usize,
    },
    /// Letters and digits, and not 16.
    Length {
        /// How many were found.
        found: usize,
    },
    /// A character that can not stand in its place.
    Character {
        /// Where it stands, from 1.
        position: usize,
        /// The character.
        found: char,
        /// What may stand there.
        expected: Expected,
    },
    /// The two digits of the day are neither 1-31 nor 41-71.
    Day,
    /// The last of 11 digits does not agree with the others.
    CheckDigit,
    /// The last of 16 characters does not agree with the others.
    CheckLetter,
    /// Eleven zeros are nobody's code.
    OnlyZeros,
}

/// What may stand in a place of a person's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Expected {
    /// A letter.
    Letter,
    /// A digit, or a letter that stands for one (omocodia).
    Digit,
    /// One of the twelve letters of the months.
    Month,
}

/// The letters of the months, January first.
const MONTHS: &str = "ABCDEHLMPRST";
/// The letters that stand for the digits 0 to 9 where two persons would have the same code.
const OMOCODIA: &str = "LMNPQRSTUV";
/// What each character is worth in an odd place, 0-9 and then A-Z (A as 0).
const ODD: [u32; 26] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
/// What stands in each of the 15 places before the check letter.
const PLACES: [Expected; 15] = {
    use Expected::{Digit, Letter, Month};
    [Letter, Letter, Letter, Letter, Letter, Letter, Digit, Digit, Month, Digit, Digit, Letter, Digit, Digit, Digit]
};

/// Checks a codice fiscale. Blanks, dots and hyphens do not count.
pub fn check(text: &str) -> Result<(), FiscalCodeProblem> {
    let code = compact(text);
    if code.bytes().all(|byte| byte.is_ascii_digit()) {
        return vat_number::check_digits(&code).map_err(of_digits);
    }
    let found = code.chars().count();
    if found != CHARACTERS {
        return Err(FiscalCodeProblem::Length { found });
    }
    for (index, (found, expected)) in code.chars().zip(PLACES.into_iter().chain([Expected::Letter])).enumerate() {
        if !fits(found, expected) {
            return Err(FiscalCodeProblem::Character { position: index + 1, found, expected });
        }
    }
    check_day(&code)?;
    check_letter(&code)
}

fn of_digits(problem: VatNumberProblem) -> FiscalCodeProblem {
    match problem {
        VatNumberProblem::Length { found } => FiscalCodeProblem::Digits { found },
        VatNumberProblem::Character { position, found } => {
            FiscalCodeProblem::Character { position, found, expected: Expected::Digit }
        }
        VatNumberProblem::CheckDigit => FiscalCodeProblem::CheckDigit,
        VatNumberProblem::OnlyZeros => FiscalCodeProblem::OnlyZeros,
    }
}

fn fits(found: char, expected: Expected) -> bool {
    match expected {
        Expected::Letter => found.is_ascii_uppercase(),
        Expected::Digit => found.is_ascii_digit() || OMOCODIA.contains(found),
        Expected::Month => MONTHS.contains(found),
    }
}

fn check_day(code: &str) -> Result<(), FiscalCodeProblem> {
    let digit = |place: usize| code.chars().nth(place).map_or(0, digit_value);
    match digit(9) * 10 + digit(10) {
        1..=31 | 41..=71 => Ok(()),
        _ => Err(FiscalCodeProblem::Day),
    }
}

/// The digit that a character means, an omocodia letter included.
fn digit_value(found: char) -> u32 {
    found
        .to_digit(10)
        .or_else(|| OMOCODIA.chars().zip(0u32..).find(|(letter, _)| *letter == found).map(|(_, n)| n))
        .unwrap_or(0)
}

fn check_letter(code: &str) -> Result<(), FiscalCodeProblem> {
    let bytes = code.as_bytes();
    let sum: u32 = bytes.iter().take(CHARACTERS - 1).enumerate().map(|(index, byte)| worth(index, *byte)).sum();
    let expected = char::from(b'A').to_digit(36).map(|first| first + sum % 26);
    let found = char::from(bytes[CHARACTERS - 1]).to_digit(36);
    if expected == found { Ok(()) } else { Err(FiscalCodeProblem::CheckLetter) }
}

/// What a character adds in its place; `index` is from 0, so that even indexes are the odd places of the norm.
fn worth(index: usize, byte: u8) -> u32 {
    let rank = if byte.is_ascii_digit() { byte - b'0' } else { byte - b'A' };
    if index.is_multiple_of(2) { ODD[usize::from(rank)] } else { u32::from(rank) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::vat_number::tests::completed;
    use super::*;

    /// Sixteen characters whose check holds, made from fifteen by trying the last.
    fn with_letter(fifteen: &str) -> String {
        let whole = ('A'..='Z').map(|letter| format!("{fifteen}{letter}")).find(|code| check_letter(code).is_ok());
        whole.expect("one of 26 letters holds")
    }

    #[test]
    fn a_code_whose_sum_was_made_by_hand_holds() {
        // AAAAAA00A01A000: in the odd places A A A 0 A 1 0 0 are worth 1+1+1+1+1+0+1+1 = 7,
        // in the even ones A A A 0 0 A 0 nothing. The seventh letter after A is H.
        assert_eq!(check("AAAAAA00A01A000H"), Ok(()));
        assert_eq!(check("aaa aaa 00a01 a000h"), Ok(()));
        assert_eq!(check("AAAAAA00A01A000K"), Err(FiscalCodeProblem::CheckLetter));
    }

    #[test]
    fn omocodia_letters_are_digits() {
        let plain = with_letter("RSSMRA70A41F205");
        let replaced = with_letter("RSSMRAT0A41F20R");
        assert_eq!(check(&plain), Ok(()));
        assert_eq!(check(&replaced), Ok(()));
        assert_ne!(plain[15..], replaced[15..]);
    }

    #[test]
    fn the_problem_says_what_was_found_and_where() {
        assert_eq!(check("0235478016"), Err(FiscalCodeProblem::Digits { found: 10 }));
        assert_eq!(check("01234560166"), Err(FiscalCodeProblem::CheckDigit));
        assert_eq!(check("RSSMRA70A41F20"), Err(FiscalCodeProblem::Length { found: 14 }));
        assert_eq!(
            check("RSSMRA70X41F205X"),
            Err(FiscalCodeProblem::Character { position: 9, found: 'X', expected: Expected::Month })
        );
        assert_eq!(
            check("RSSMR970A41F205X"),
            Err(FiscalCodeProblem::Character { position: 6, found: '9', expected: Expected::Letter })
        );
        assert_eq!(check(&with_letter("RSSMRA70A35F205")), Err(FiscalCodeProblem::Day));
        assert_eq!(check(&with_letter("RSSMRA70A72F205")), Err(FiscalCodeProblem::Day));
    }

    proptest! {
        #[test]
        fn the_code_of_a_body_has_the_check_of_the_partita_iva(ten in "[1-9][0-9]{9}") {
            prop_assert_eq!(check(&completed(&ten)), Ok(()));
        }

        #[test]
        fn every_single_wrong_digit_is_found(
            letters in "[A-Z]{6}", year in "[0-9]{2}", month in "[ABCDEHLMPRST]", day in 1u8..32, place in "[A-Z][0-9]{3}",
            at in prop::sample::select(vec![6usize, 7, 9, 10, 12, 13, 14]), other in 1u8..10,
        ) {
            let right = with_letter(&format!("{letters}{year}{month}{day:02}{place}"));
            let mut wrong = right.clone().into_bytes();
            wrong[at] = b'0' + (wrong[at] - b'0' + other) % 10;
            prop_assert_eq!(check(&right), Ok(()));
            prop_assert!(check(&String::from_utf8(wrong).expect("ascii")).is_err());
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,20}") {
            let _ = check(&text);
        }

        #[test]
        fn no_sixteen_characters_make_it_panic(text in "[A-Z0-9À-ÿ]{16}") {
            let _ = check(&text);
        }
    }
}
