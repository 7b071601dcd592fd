//! A passage: some lines of the act, as every citation names them. Only the numbers; the words are asked of the text.

use serde::{Deserialize, Serialize};

/// Lines of the act from `first` to `last`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[ts(export)]
pub struct Passage {
    /// The first line, from 1.
    pub first: u32,
    /// The last line, not before the first.
    pub last: u32,
}

impl Passage {
    /// The lines from `first` to `last`.
    pub const fn new(first: u32, last: u32) -> Self {
        Self { first, last }
    }

    /// One line.
    pub const fn line(number: u32) -> Self {
        Self::new(number, number)
    }

    /// Whether every line of `other` is a line of this one.
    pub const fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// The numbers of its lines.
    pub fn lines(self) -> std::ops::RangeInclusive<u32> {
        self.first..=self.last
    }
}
