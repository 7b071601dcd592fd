//! The act's lines, numbered as everywhere in the product from 1, and its passages as they are shown.
//!
//! The file is the published text converted once; one line (1169) leaves out the contact person it names.

use std::sync::LazyLock;

use super::passage::Passage;
use super::structure::{Structure, structure};

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

    /// Whether the line exists, is not blank and is not furniture of the page.
    pub fn has_words(&self, number: u32) -> bool {
        self.line(number).is_some_and(|line| line.chars().any(char::is_alphanumeric))
            && !structure().is_furniture(number)
    }

    /// The passage's paragraphs as a reader wants them: furniture and blank lines left out, sentences cut by a page joined
    /// (footnotes that stood between come after), marks of the conversion removed. The words are the act's.
    pub fn passage(&self, passage: Passage) -> Vec<String> {
        let structure = structure();
        let mut paragraphs: Vec<(u32, String)> = Vec::new();
        for number in passage.lines().filter(|number| self.has_words(*number)) {
            let words = readable(self.line(number).unwrap_or_default());
            match cut_paragraph(structure, &mut paragraphs, number) {
                Some((last, paragraph)) => {
                    *last = number;
                    paragraph.push(' ');
                    paragraph.push_str(&words);
                }
                None => paragraphs.push((number, words)),
            }
        }
        paragraphs.into_iter().map(|(_, words)| words).collect()
    }

    /// How the passage is cited: "dgr X/1081, All. B, art. 6".
    pub fn label(&self, passage: Passage) -> String {
        structure().label(passage)
    }

    /// The stable name of the division that holds the passage: "all-b/art-6".
    pub fn anchor(&self, passage: Passage) -> String {
        structure().anchor(passage)
    }
}

/// The paragraph, with its last line, that goes on at `number`.
fn cut_paragraph<'a>(
    structure: &Structure,
    paragraphs: &'a mut [(u32, String)],
    number: u32,
) -> Option<&'a mut (u32, String)> {
    let before = structure.joins.iter().find(|(_, after)| *after == number).map(|(before, _)| *before)?;
    paragraphs.iter_mut().find(|(last, _)| *last == before)
}

/// Takes out of a line what the conversion put there: emphasis marks, tags, the bullet before a numbered point; the cells
/// of a table are parted by a bar.
fn readable(line: &str) -> String {
    let mut words = without_tags(&line.replace('*', ""));
    if let Some(point) = words.trim_start().strip_prefix("- ")
        && starts_with_mark(point)
    {
        words = point.to_owned();
    }
    let cells: Vec<&str> = words.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect();
    cells.join(" | ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text begins like "3)" or "a)".
fn starts_with_mark(text: &str) -> bool {
    text.split_once(')')
        .is_some_and(|(mark, _)| (1..=2).contains(&mark.len()) && mark.chars().all(char::is_alphanumeric))
}

/// Replaces tags by blanks; a check box becomes the box it drew.
fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        plain.push_str(before);
        match after.split_once('>') {
            Some((tag, beyond)) if is_tag(tag) => {
                plain.push_str(drawn(tag));
                rest = beyond;
            }
            _ => {
                plain.push('<');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn is_tag(inside: &str) -> bool {
    let name = inside.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
    ["p", "u", "i", "ul", "ol", "li", "br", "input"].contains(&name)
}

fn drawn(tag: &str) -> &'static str {
    match tag.starts_with("input") {
        true if tag.contains("checked") => "☒",
        true => "☐",
        false => " ",
    }
}
