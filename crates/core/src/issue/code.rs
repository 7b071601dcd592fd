//! The code printed on every issued page, as QR and as readable text: one string serves both.
//!
//! `CNC-7K4M92-1-123-3/9-T` says: archive 7K4M92, line of descent 1, issue 123, page 3 of 9, check character T.
//! Only characters of the QR alphanumeric set occur and it fits a QR of 25 modules, so that it is read from a poor scan.
//! The check is ISO 7064's pure system MOD 37-2 over everything before it, separators included: 37 is prime and 2 a
//! primitive root, so every wrong character and every swap of two neighbours changes it. (The hybrid MOD 37,36 lets
//! some swaps through.) It must not know what the issue is: the archive keeps that.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What every code of this product begins with.
const PREFIX: &str = "CNC-";
/// Crockford's thirty-two symbols: no I, L, O, U, which are mistaken for figures or read as words.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The symbols of the check alone, for the values 32 to 36.
const CHECK_ONLY: &[u8; 5] = b"*$%+U";
/// The modulus of the check.
const MODULUS: u32 = 37;
/// Length of the archive's part.
const ARCHIVE_LENGTH: usize = 6;

/// Why a text is not the code of one of our pages, or a code can not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CodeError {
    /// It does not begin as ours do: the page is of someone else.
    #[error("not a code of this product")]
    Foreign,
    /// It begins as ours but its parts are not those of a code.
    #[error("the code's parts are malformed")]
    Malformed,
    /// Its parts are right but the check character is not: something was read or typed wrongly.
    #[error("the check character does not match")]
    BadCheck,
    /// A number is outside what a code can carry.
    #[error("a number is outside what a code can carry")]
    OutOfRange,
}

/// The archive's six random characters, drawn once when the archive is created.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ArchiveCode([u8; ARCHIVE_LENGTH]);

impl ArchiveCode {
    /// Makes the code from the low thirty bits of a random number drawn by the caller.
    pub fn from_random(random: u32) -> Self {
        Self(std::array::from_fn(|place| {
            let bits = random >> (5 * (ARCHIVE_LENGTH - 1 - place));
            SYMBOLS[(bits & 31) as usize]
        }))
    }
}

impl fmt::Display for ArchiveCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|symbol| write!(out, "{}", char::from(*symbol)))
    }
}

impl FromStr for ArchiveCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        let symbols: [u8; ARCHIVE_LENGTH] = text.as_bytes().try_into().map_err(|_| CodeError::Malformed)?;
        let known = symbols.iter().all(|symbol| SYMBOLS.contains(symbol));
        known.then_some(Self(symbols)).ok_or(CodeError::Malformed)
    }
}

impl TryFrom<String> for ArchiveCode {
    type Error = CodeError;

    fn try_from(text: String) -> Result<Self, CodeError> {
        text.parse()
    }
}

impl From<ArchiveCode> for String {
    fn from(code: ArchiveCode) -> Self {
        code.to_string()
    }
}

/// One issued document of one archive: every page of it carries this and its own number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct IssueCode {
    archive: ArchiveCode,
    line: u16,
    issue: u32,
}

impl IssueCode {
    /// The highest line of descent a code can carry.
    pub const MAX_LINE: u16 = 999;
    /// The highest issue number a code can carry.
    pub const MAX_ISSUE: u32 = 9_999_999;

    /// Makes the code of an issue. Both numbers start from 1.
    ///
    /// # Errors
    /// `OutOfRange` if a number is 0 or above what a code can carry.
    pub fn new(archive: ArchiveCode, line: u16, issue: u32) -> Result<Self, CodeError> {
        let fits = (1..=Self::MAX_LINE).contains(&line) && (1..=Self::MAX_ISSUE).contains(&issue);
        fits.then_some(Self { archive, line, issue }).ok_or(CodeError::OutOfRange)
    }

    /// The archive that issued it.
    pub fn archive(&self) -> ArchiveCode {
        self.archive
    }

    /// The line of descent: 1, and one more for every duplicate that went on issuing by itself.
    pub fn line(&self) -> u16 {
        self.line
    }

    /// The number of the issue within its line.
    pub fn issue(&self) -> u32 {
        self.issue
    }
}

impl fmt::Display for IssueCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{PREFIX}{}-{}-{}", self.archive, self.line, self.issue)
    }
}

/// The code of one page of an issued document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PageCode {
    issue: IssueCode,
    page: u16,
    pages: u16,
}

impl PageCode {
    /// The greatest number of pages a code can carry.
    pub const MAX_PAGES: u16 = 9_999;

    /// Makes the code of page `page` of `pages`, both from 1.
    ///
    /// # Errors
    /// `OutOfRange` if the page is not one of the pages, or they are too many.
    pub fn new(issue: IssueCode, page: u16, pages: u16) -> Result<Self, CodeError> {
        let fits = (1..=pages).contains(&page) && pages <= Self::MAX_PAGES;
        fits.then_some(Self { issue, page, pages }).ok_or(CodeError::OutOfRange)
    }

    /// The issue that the page belongs to.
    pub fn issue(&self) -> IssueCode {
        self.issue
    }

    /// Which page it is, from 1.
    pub fn page(&self) -> u16 {
        self.page
    }

    /// Of how many.
    pub fn pages(&self) -> u16 {
        self.pages
    }

    /// The text of the QR, and the text printed beside it.
    pub fn encode(&self) -> String {
        let body = format!("{}-{}/{}-", self.issue, self.page, self.pages);
        let check = check_symbol(&body).unwrap_or_default();
        format!("{body}{check}")
    }

    /// Reads a code, scanned or typed: case, blanks around it and the usual mistakes (O for 0, I and L for 1) are
    /// mended first. A blank inside is a lost character and is not mended.
    ///
    /// # Errors
    /// `Foreign`, `Malformed` or `BadCheck`, in this order of doubt.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let text = mended(text);
        let rest = text.strip_prefix(PREFIX).ok_or(CodeError::Foreign)?;
        let (parts, check) = rest.rsplit_once('-').ok_or(CodeError::Malformed)?;
        let code = Self::from_parts(parts)?;
        let body = &text[..text.len() - check.len()];
        let mut symbols = check.chars();
        let (Some(found), None) = (symbols.next(), symbols.next()) else {
            return Err(CodeError::Malformed);
        };
        match check_symbol(body) {
            Some(expected) if expected == found => Ok(code),
            _ => Err(CodeError::BadCheck),
        }
    }

    fn from_parts(parts: &str) -> Result<Self, CodeError> {
        let parts: Vec<&str> = parts.split('-').collect();
        let [archive, line, issue, pages] = parts[..] else {
            return Err(CodeError::Malformed);
        };
        let (page, pages) = pages.split_once('/').ok_or(CodeError::Malformed)?;
        let issue = IssueCode::new(archive.parse()?, number(line)?, number(issue)?);
        let issue = issue.map_err(|_| CodeError::Malformed)?;
        Self::new(issue, number(page)?, number(pages)?).map_err(|_| CodeError::Malformed)
    }
}

impl fmt::Display for PageCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.encode())
    }
}

/// Undoes what typing does to a code; a code as printed is left as it is.
fn mended(text: &str) -> String {
    text.trim()
        .chars()
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

/// A number in the only spelling we print: figures alone, no zero in front.
fn number<N: FromStr>(text: &str) -> Result<N, CodeError> {
    let plain = text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
    if plain { text.parse().map_err(|_| CodeError::Malformed) } else { Err(CodeError::Malformed) }
}

/// The check character over `body`, or nothing if a character of it can not stand in a code.
fn check_symbol(body: &str) -> Option<char> {
    let sum = body.bytes().try_fold(0, |sum, symbol| Some((sum + value(symbol)?) * 2 % MODULUS))?;
    let check = ((MODULUS + 1 - sum) % MODULUS) as usize;
    let symbol = SYMBOLS.get(check).or_else(|| CHECK_ONLY.get(check - SYMBOLS.len()))?;
    Some(char::from(*symbol))
}

/// The value of a character in the check: its place among the symbols, then the two separators.
fn value(symbol: u8) -> Option<u32> {
    match symbol {
        b'-' => Some(32),
        b'/' => Some(33),
        _ => SYMBOLS.iter().position(|known| *known == symbol).map(|place| place as u32),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every character of QR alphanumeric mode.
    const QR_SET: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    fn any_code() -> impl Strategy<Value = PageCode> {
        (any::<u32>(), 1..=IssueCode::MAX_LINE, 1..=IssueCode::MAX_ISSUE, 1..=PageCode::MAX_PAGES)
            .prop_flat_map(|(random, line, issue, pages)| (Just((random, line, issue, pages)), 1..=pages))
            .prop_map(|((random, line, issue, pages), page)| {
                let issue = IssueCode::new(ArchiveCode::from_random(random), line, issue).unwrap();
                PageCode::new(issue, page, pages).unwrap()
            })
    }

    proptest! {
        #[test]
        fn comes_back_as_it_was_written(code in any_code()) {
            let text = code.encode();
            prop_assert!(text.chars().all(|c| QR_SET.contains(c)));
            prop_assert!(text.len() <= 38, "a QR of 25 modules at level M holds 38 characters");
            prop_assert_eq!(PageCode::parse(&text), Ok(code));
        }

        #[test]
        fn every_wrong_character_is_detected(code in any_code(), place in any::<prop::sample::Index>()) {
            let right: Vec<char> = code.encode().chars().collect();
            let place = place.index(right.len());
            for wrong in QR_SET.chars().filter(|c| *c != right[place]) {
                let mut read = right.clone();
                read[place] = wrong;
                let read: String = read.into_iter().collect();
                // A mistake that `mended` takes back is no mistake: the code is the same.
                if mended(&read) != code.encode() {
                    prop_assert!(PageCode::parse(&read).is_err(), "{} passed for {}", read, code);
                }
            }
        }

        #[test]
        fn every_swap_of_neighbours_is_detected(code in any_code()) {
            let right: Vec<char> = code.encode().chars().collect();
            for place in 1..right.len() {
                let mut read = right.clone();
                read.swap(place - 1, place);
                if read != right {
                    let read: String = read.into_iter().collect();
                    prop_assert!(PageCode::parse(&read).is_err(), "{} passed for {}", read, code);
                }
            }
        }

        #[test]
        fn no_text_makes_it_fail_otherwise(text in ".{0,60}") {
            if let Ok(code) = PageCode::parse(&text) {
                prop_assert_eq!(code.encode(), mended(&text));
            }
        }
    }

    #[test]
    fn the_three_doubts_are_told_apart() {
        let issue = IssueCode::new("7K4M92".parse().unwrap(), 1, 123).unwrap();
        let text = PageCode::new(issue, 3, 9).unwrap().encode();
        assert_eq!(PageCode::parse("https://example.org"), Err(CodeError::Foreign));
        assert_eq!(PageCode::parse("CNC-7K4M92-1-123-12/9-T"), Err(CodeError::Malformed));
        assert_eq!(PageCode::parse("CNC-7K4M92-01-123-3/9-T"), Err(CodeError::Malformed));
        assert_eq!(PageCode::parse(&text.replace("123", "124")), Err(CodeError::BadCheck));
        assert_eq!(PageCode::parse(&text.to_lowercase()).unwrap().page(), 3, "typed by hand in small letters");
    }

    #[test]
    fn numbers_outside_the_code_are_refused() {
        let archive = ArchiveCode::from_random(u32::MAX);
        assert_eq!(archive.to_string(), "ZZZZZZ");
        assert_eq!(IssueCode::new(archive, 0, 1), Err(CodeError::OutOfRange));
        assert_eq!(IssueCode::new(archive, 1, 10_000_000), Err(CodeError::OutOfRange));
        let issue = IssueCode::new(archive, 999, 9_999_999).unwrap();
        assert_eq!(PageCode::new(issue, 2, 1), Err(CodeError::OutOfRange));
        assert_eq!(PageCode::new(issue, 1, 10_000), Err(CodeError::OutOfRange));
    }
}
