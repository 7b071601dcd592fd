//! Amounts in euro, exact to the cent: as they are stored, typed, shown and divided.
//!
//! Nothing here rounds: an amount with a fraction of a cent is refused, and a division gives every cent to somebody.

use std::cmp::Reverse;
use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use crate::italian::{fold, grouped};

/// Between the figure and the euro sign; it never breaks over two lines.
const NO_BREAK_SPACE: char = '\u{a0}';

/// An amount in euro with exactly two decimals, within what integer cents of 64 bits can hold.
///
/// For files and the screen it is the text of the decimal number: `"288213.00"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, ts_rs::TS)]
#[ts(type = "string")]
pub struct Money(Decimal);

/// Why something is not an amount, or an operation on amounts has no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum MoneyError {
    /// Nothing was typed.
    #[error("no amount")]
    Empty,
    /// What was typed is not an amount as Italians write it ("1.234,56").
    #[error("not an amount")]
    NotAnAmount,
    /// More than two decimals.
    #[error("a fraction of a cent")]
    BeyondCents,
    /// More than integer cents can hold.
    #[error("an amount too large")]
    TooLarge,
    /// A division among nobody, or by weights that are all zero.
    #[error("nothing to divide by")]
    NoWeights,
}

/// One who takes part in a division.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share<'a> {
    /// What it counts for: an amount in cents, a percentage in tenths, a number of persons.
    pub weight: u64,
    /// Its name; decides between equal weights.
    pub name: &'a str,
}

impl Money {
    /// No euro.
    pub const ZERO: Self = Self(Decimal::from_parts(0, 0, 0, false, 2));

    /// The amount of so many cents.
    pub fn from_cents(cents: i64) -> Self {
        Self(Decimal::new(cents, 2))
    }

    /// The amount in cents, as it is stored.
    pub fn cents(self) -> i64 {
        // Every way in keeps the scale at two and the cents within 64 bits.
        i64::try_from(self.0.mantissa()).unwrap_or(i64::MAX)
    }

    /// The amount as a decimal number.
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// An amount from a decimal number.
    ///
    /// # Errors
    /// A fraction of a cent, or too large.
    pub fn from_decimal(value: Decimal) -> Result<Self, MoneyError> {
        let cents = value.checked_mul(Decimal::ONE_HUNDRED).ok_or(MoneyError::TooLarge)?;
        if !cents.fract().is_zero() {
            return Err(MoneyError::BeyondCents);
        }
        i64::try_from(cents.trunc()).map(Self::from_cents).map_err(|_| MoneyError::TooLarge)
    }

    /// The sum, unless it is too large.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.cents().checked_add(other.cents()).map(Self::from_cents)
    }

    /// The difference, unless it is too large.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.cents().checked_sub(other.cents()).map(Self::from_cents)
    }

    /// The sum of many, unless it is too large. Nothing sums to zero.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// Reads an amount as Italians type it: "1.234,56", "1234,5", "€ 1 000", "-12,00 €".
    /// A dot or a blank only parts thousands; a comma comes before the cents.
    ///
    /// # Errors
    /// Each of [`MoneyError`] except the one of divisions.
    pub fn parse_italian(typed: &str) -> Result<Self, MoneyError> {
        let bare = without_currency(typed);
        let (negative, figure) = match bare.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest.trim_start()),
            None => (false, bare),
        };
        if figure.is_empty() {
            return Err(if negative { MoneyError::NotAnAmount } else { MoneyError::Empty });
        }
        let (euro, cents) = figure.split_once(',').map_or((figure, None), |(euro, cents)| (euro, Some(cents)));
        let whole = whole_euro(euro)?;
        let cents = cents.map_or(Ok(0), two_decimals)?;
        let total = whole.checked_mul(100).and_then(|total| total.checked_add(cents)).ok_or(MoneyError::TooLarge)?;
        Ok(Self::from_cents(if negative { -total } else { total }))
    }

    /// Divides the amount by the weights so that the shares add up to it: each gets its part rounded down to the cent, and
    /// the cents left go to the largest remainders; among equal ones to the larger weight, then to the first name.
    /// The shares come in the order asked, and who gets what does not depend on it.
    ///
    /// # Errors
    /// [`MoneyError::NoWeights`] when there is nobody, or nobody counts for anything.
    pub fn split(self, shares: &[Share<'_>]) -> Result<Vec<Self>, MoneyError> {
        let weights: u128 = shares.iter().map(|share| u128::from(share.weight)).sum();
        if weights == 0 {
            return Err(MoneyError::NoWeights);
        }
        let total = self.cents().unsigned_abs();
        let parts: Vec<(u128, u128)> = shares
            .iter()
            .map(|share| u128::from(total) * u128::from(share.weight))
            .map(|part| (part / weights, part % weights))
            .collect();
        let mut cents: Vec<u128> = parts.iter().map(|(whole, _)| *whole).collect();
        let left = u128::from(total) - cents.iter().sum::<u128>();
        let mut order: Vec<usize> = (0..shares.len()).collect();
        order.sort_by_cached_key(|at| {
            let share = shares[*at];
            (Reverse(parts[*at].1), Reverse(share.weight), fold(share.name), share.name)
        });
        for at in order.into_iter().take(usize::try_from(left).unwrap_or(usize::MAX)) {
            cents[at] += 1;
        }
        cents.into_iter().map(|cents| signed(cents, self.cents() < 0)).collect()
    }

    /// The amount with its cents: "288.213,00 €". The blank before the sign does not break.
    pub fn italian(self) -> String {
        let cents = self.cents().unsigned_abs();
        format!("{}{},{:02}{NO_BREAK_SPACE}€", self.sign(), grouped(cents / 100), cents % 100)
    }

    /// The amount without cents where there are none: "288.213 €"; with them otherwise.
    pub fn italian_short(self) -> String {
        let cents = self.cents().unsigned_abs();
        if !cents.is_multiple_of(100) {
            return self.italian();
        }
        format!("{}{}{NO_BREAK_SPACE}€", self.sign(), grouped(cents / 100))
    }

    fn sign(self) -> &'static str {
        if self.cents() < 0 { "-" } else { "" }
    }
}

fn signed(cents: u128, negative: bool) -> Result<Money, MoneyError> {
    let cents = i128::try_from(cents).map_err(|_| MoneyError::TooLarge)?;
    let cents = if negative { -cents } else { cents };
    i64::try_from(cents).map(Money::from_cents).map_err(|_| MoneyError::TooLarge)
}

/// The figure without the euro before or after it.
fn without_currency(typed: &str) -> &str {
    let mut bare = typed.trim();
    for name in ["€", "euro", "Euro", "EURO", "EUR", "eur"] {
        bare = bare.strip_prefix(name).unwrap_or(bare).trim();
        bare = bare.strip_suffix(name).unwrap_or(bare).trim();
    }
    bare
}

/// The euros of a figure: only digits, or groups of three parted all by dots or all by blanks or all by apostrophes.
fn whole_euro(figure: &str) -> Result<i64, MoneyError> {
    let parting = figure.chars().find(|ch| !ch.is_ascii_digit());
    let groups: Vec<&str> = match parting {
        Some(mark) if mark == '.' || mark == '\'' || mark.is_whitespace() => figure.split(mark).collect(),
        Some(_) => return Err(MoneyError::NotAnAmount),
        None => vec![figure],
    };
    let grouped = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    let digits = groups.concat();
    if !grouped || groups[0].is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(MoneyError::NotAnAmount);
    }
    digits.parse().map_err(|_| MoneyError::TooLarge)
}

/// The cents after a comma; zeros beyond them add nothing and are let through.
fn two_decimals(figure: &str) -> Result<i64, MoneyError> {
    if figure.is_empty() || !figure.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(MoneyError::NotAnAmount);
    }
    let (cents, beyond) = figure.split_at(figure.len().min(2));
    if beyond.bytes().any(|byte| byte != b'0') {
        return Err(MoneyError::BeyondCents);
    }
    let tenths = if cents.len() == 1 { 10 } else { 1 };
    cents.parse::<i64>().map(|cents| cents * tenths).map_err(|_| MoneyError::NotAnAmount)
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.italian())
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let value = Decimal::from_str(&text).map_err(serde::de::Error::custom)?;
        Self::from_decimal(value).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
#[path = "money_tests.rs"]
mod tests;
