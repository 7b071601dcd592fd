//! The act's lines, numbered as everywhere in the product from 1.
//!
//! The file is the published text converted once; one line (1169) leaves out the contact person it names.

use std::sync::LazyLock;

static ACT: LazyLock<ActText> =
    LazyLock::new(|| ActText { lines: include_str!("../../data/dgr-x-1081/act.txt").lines().collect() });

/// The act's text.
pub fn text() -> &'static ActText {
    &ACT
}

/// The lines of the act, from 1.
#[derive(Debug)]
pub struct ActText {
    lines: Vec<&'static str>,
}

impl ActText {
    /// The line of that number as it stands in the file, without its end; none beyond the last.
    pub fn line(&self, number: u32) -> Option<&'static str> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        self.lines.get(index).copied()
    }

    /// The number of the last line.
    pub fn last_line(&self) -> u32 {
        u32::try_from(self.lines.len()).unwrap_or(u32::MAX)
    }
}
