//! The words of the act that the documents quote, taken from its text and never typed again.

use concilia_core::act::{self, BlockKind, Passage, Span as ActSpan, Style as ActStyle};

use crate::text::{Span, Weight};

/// The paragraph of article 5 on the members of the previous agreements.
pub(crate) const PREVIOUS_MEMBERS: u32 = 669;
/// The paragraph of article 5 on the signing of the adherence.
pub(crate) const ADHERENCE: u32 = 671;
/// The paragraph of annex A on how those who were not members before may join.
pub(crate) const OPEN_ADHERENCE: u32 = 1015;

/// The title of the agreement, on one line, as the act prints it (548-551).
pub(crate) fn agreement_title() -> String {
    let blocks = &act::agreement_template().blocks;
    let title = blocks.iter().find(|block| block.kind == BlockKind::DeedTitle);
    title.map(|block| words(&block.spans)).unwrap_or_default()
}

/// The same in small letters but for the first.
pub(crate) fn agreement_title_in_running_text() -> String {
    agreement_title().to_lowercase()
}

/// The paragraph of annex B that stands on a line of the act, in italics.
pub(crate) fn quoted(line: u32) -> Span {
    let blocks = &act::agreement_template().blocks;
    let block = blocks.iter().find(|block| block.lines.contains(&line));
    let text = block.map(|block| words(&block.spans)).unwrap_or_default();
    Span { weight: Weight::Italic, ..Span::plain(format!("«{text}»")) }
}

/// A paragraph of the resolution outside annex B, in italics.
pub(crate) fn quoted_paragraph(line: u32) -> Span {
    let text = act::text().passage(Passage::line(line)).join(" ");
    Span { weight: Weight::Italic, ..Span::plain(format!("«{text}»")) }
}

fn words(spans: &[ActSpan]) -> String {
    let text = |span: &ActSpan| match span {
        ActSpan::Text { text, .. } => text.clone(),
        ActSpan::Blank(blank) => blank.printed().to_owned(),
    };
    spans.iter().map(text).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The weight of the act's words.
pub(crate) fn weight(style: ActStyle) -> Weight {
    match style {
        ActStyle::Plain => Weight::Plain,
        ActStyle::Italic => Weight::Italic,
        ActStyle::Bold => Weight::Bold,
    }
}
