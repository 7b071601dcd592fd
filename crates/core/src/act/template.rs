//! Annex B (548-761), the scheme of the agreement, as a structured template.
//!
//! `annex-b.json` says only which lines are which block; the words are taken from the act when the template is first asked
//! for. Nothing is mended: article 9 stays as printed (724). The one thing left out of a block is in the deed's title,
//! which loses the words "SCHEMA DI" (548): what is printed for signature is no longer a scheme. They stay reachable in
//! [`AgreementTemplate::scheme_words`].

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::text::{ActText, text};
use crate::coded::coded;

/// The agreement as annex B prescribes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AgreementTemplate {
    /// The words of the title that a deed does not carry (548).
    pub scheme_words: String,
    /// The blocks in the act's order.
    pub blocks: Vec<Block>,
}

/// One block of the text: a title, a paragraph, an entry of a list, a row of parties.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// First and last line of the act that it was printed on; lines between may be blank (a page ended there).
    pub lines: RangeInclusive<u32>,
    /// What it is.
    pub kind: BlockKind,
    /// Its words and blanks, without the mark of a list (bullet, number).
    pub spans: Vec<Span>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// The title of the deed (548-551).
    DeedTitle,
    /// A heading: premises, considerations, parties, and the title repeated before the articles.
    Heading,
    /// An entry of a bulleted list.
    Bullet,
    /// An entry of a numbered list, with its printed number. A list may go on after a page's end (618).
    Numbered(u8),
    /// Plain text.
    Paragraph,
    /// A row of the parties (581-601).
    PartyRow(SchemeRow),
    /// The heading of an article, with its number.
    ArticleHeading(u8),
    /// "Letto e sottoscritto" (761); the signatures come after it.
    Closing,
}

coded! {
    /// The rows of the parties as annex B prints them. Each is repeated once a party, and every one is optional in print;
    /// the three printed lines of the ambiti are one row.
    SchemeRow {
        /// REGIONE LOMBARDIA (581), without a blank.
        Region = "region",
        /// ASL (583).
        Asl = "asl",
        /// Provincia (585).
        Province = "province",
        /// CCIAA (587).
        ChamberOfCommerce = "chamber_of_commerce",
        /// Ambito territoriale (589-593).
        Ambito = "ambito",
        /// Consigliera provinciale di parità (595), without a blank.
        EqualityAdvisor = "equality_advisor",
        /// Università (597).
        University = "university",
        /// Altri soggetti pubblici (599).
        OtherPublic = "other_public",
        /// Altri soggetti privati (601).
        OtherPrivate = "other_private",
    }
}

/// A run of words in one style, or a blank to fill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Span {
    /// Words of the act.
    Text {
        /// The words, with the spaces around them.
        text: String,
        /// How they are set.
        style: Style,
    },
    /// A place the act leaves open.
    Blank(Blank),
}

/// How a run of words is set in the act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Style {
    /// Upright, regular.
    Plain,
    /// Italic.
    Italic,
    /// Bold.
    Bold,
}

/// The blanks of annex B.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Blank {
    /// The party's name, printed "[•]" (583-601).
    PartyName,
    /// Number and date of the resolution, printed "..." (618).
    ResolutionReference,
}

impl Blank {
    const ALL: [Self; 2] = [Self::PartyName, Self::ResolutionReference];

    /// The mark that the act prints in its place.
    pub fn printed(self) -> &'static str {
        match self {
            Self::PartyName => "[•]",
            Self::ResolutionReference => "...",
        }
    }
}

static TEMPLATE: LazyLock<AgreementTemplate> = LazyLock::new(|| read(text()));

/// The scheme of the agreement, read once.
pub fn agreement_template() -> &'static AgreementTemplate {
    &TEMPLATE
}

/// `annex-b.json`.
#[derive(Deserialize)]
struct AnnexB {
    blocks: Vec<BlockLines>,
}

#[derive(Deserialize)]
struct BlockLines {
    kind: PrintedKind,
    first: u32,
    last: u32,
    row: Option<SchemeRow>,
    without: Option<u32>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum PrintedKind {
    DeedTitle,
    Heading,
    Bullet,
    Numbered,
    Paragraph,
    PartyRow,
    ArticleHeading,
    Closing,
}

fn read(act: &ActText) -> AgreementTemplate {
    let annex: AnnexB = super::embedded("annex-b.json", include_str!("../../data/dgr-x-1081/annex-b.json"));
    let left_out = annex.blocks.iter().find_map(|entry| entry.without);
    let scheme_words = left_out.and_then(|line| act.line(line)).unwrap_or_default().replace('*', "");
    let blocks = annex.blocks.iter().map(|entry| block(act, entry, &scheme_words)).collect();
    AgreementTemplate { scheme_words: scheme_words.trim().to_owned(), blocks }
}

fn block(act: &ActText, entry: &BlockLines, scheme_words: &str) -> Block {
    // The ambiti are printed on three equal lines: the row is the first, repeated once a party.
    let last_read = if entry.row.is_some() { entry.first } else { entry.last };
    let printed = joined(act, entry.first..=last_read);
    let (kind, words) = kind_and_words(entry, &printed);
    let mut spans = spans(words);
    if entry.without.is_some()
        && let Some(Span::Text { text, .. }) = spans.first_mut()
    {
        *text = text.trim_start_matches(scheme_words.trim()).trim_start().to_owned();
    }
    Block { lines: entry.first..=entry.last, kind, spans }
}

/// The words of some lines, with one space where a line or a page ended.
fn joined(act: &ActText, lines: RangeInclusive<u32>) -> String {
    lines
        .filter_map(|number| act.line(number))
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The kind with its number, and the words without the mark of a list.
fn kind_and_words<'a>(entry: &BlockLines, printed: &'a str) -> (BlockKind, &'a str) {
    match entry.kind {
        PrintedKind::DeedTitle => (BlockKind::DeedTitle, printed),
        PrintedKind::Heading => (BlockKind::Heading, printed),
        PrintedKind::Bullet => (BlockKind::Bullet, printed.trim_start_matches("- ")),
        PrintedKind::Numbered => {
            let (number, words) = printed.split_once(". ").unwrap_or_default();
            (BlockKind::Numbered(number.parse().unwrap_or_default()), words)
        }
        PrintedKind::Paragraph => (BlockKind::Paragraph, printed),
        PrintedKind::PartyRow => (BlockKind::PartyRow(entry.row.unwrap_or(SchemeRow::Region)), printed),
        PrintedKind::ArticleHeading => (BlockKind::ArticleHeading(article_number(printed)), printed),
        PrintedKind::Closing => (BlockKind::Closing, printed),
    }
}

fn article_number(heading: &str) -> u8 {
    heading.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or_default()
}

/// Divides words at the marks of emphasis (`*`, `**`) and at the blanks.
fn spans(words: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut style = Style::Plain;
    for (index, bold_part) in words.split("**").enumerate() {
        if index > 0 {
            style = toggled(style, Style::Bold);
        }
        for (inner, part) in bold_part.split('*').enumerate() {
            if inner > 0 {
                style = toggled(style, Style::Italic);
            }
            push_with_blanks(&mut found, part, style);
        }
    }
    found
}

fn toggled(style: Style, mark: Style) -> Style {
    if style == mark { Style::Plain } else { mark }
}

fn push_with_blanks(found: &mut Vec<Span>, part: &str, style: Style) {
    let mut rest = part;
    while let Some((at, blank)) = next_blank(rest) {
        push_text(found, &rest[..at], style);
        found.push(Span::Blank(blank));
        rest = &rest[at + blank.printed().len()..];
    }
    push_text(found, rest, style);
}

fn next_blank(words: &str) -> Option<(usize, Blank)> {
    Blank::ALL.into_iter().filter_map(|blank| Some((words.find(blank.printed())?, blank))).min_by_key(|(at, _)| *at)
}

fn push_text(found: &mut Vec<Span>, text: &str, style: Style) {
    if !text.is_empty() {
        found.push(Span::Text { text: text.to_owned(), style });
    }
}

#[cfg(test)]
#[path = "template_tests.rs"]
mod tests;
