//! The blocks a document is made of: what the documents say, before it is set. No geometry beyond shares of the width.

use crate::field::Field;
use crate::structure::Tag;
use crate::style::Style;
use crate::text::Span;

/// A part of a document.
#[derive(Debug, Clone)]
pub(crate) enum Block {
    /// A paragraph or heading.
    Text(Text),
    /// An item of a list; neighbours make one list.
    Item(Marker, Text),
    /// A table.
    Table(Table),
    /// Blocks side by side in columns of equal width.
    Columns(Vec<Vec<Self>>),
    /// A thin rule over the whole width, with this much blank above.
    Rule(f32),
    /// A line to write on, over a share of the width, with this much blank above.
    WritingLine {
        /// Share of the width.
        share: f32,
        /// Blank above, in points.
        above: f32,
    },
    /// Blank, in points.
    Space(f32),
    /// Blocks that stay on one page, as far as they fit one.
    Whole(Vec<Self>),
    /// Where a document is signed: whole, and never on a page without the last lines of what is signed.
    Signing(Vec<Self>),
}

/// A paragraph or heading.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    /// How it looks.
    pub(crate) style: Style,
    /// What it is.
    pub(crate) tag: Tag,
    /// Its words.
    pub(crate) spans: Vec<Span>,
    /// For headings: where a click leads, and the entry of the outline.
    pub(crate) anchor: Option<Field>,
    /// A field left open: a line to write it on fills what the words leave of the width.
    pub(crate) to_write: Option<Field>,
}

/// What stands before an item.
#[derive(Debug, Clone)]
pub(crate) enum Marker {
    /// A dash or a number.
    Words(String),
    /// A box, ticked or not.
    Box(bool),
}

/// A table. Rows are not cut by page breaks, the head is repeated on each page.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// The columns' heads and their shares of the width.
    pub(crate) columns: Vec<(String, f32)>,
    /// The cells, row by row.
    pub(crate) rows: Vec<Vec<Vec<Span>>>,
}

impl Block {
    /// A paragraph.
    pub(crate) fn paragraph(style: Style, spans: impl Into<Vec<Span>>) -> Self {
        Self::Text(Text { style, tag: Tag::P, spans: spans.into(), anchor: None, to_write: None })
    }

    /// A paragraph of the document's own words.
    pub(crate) fn words(style: Style, text: impl Into<String>) -> Self {
        Self::paragraph(style, [Span::plain(text)])
    }

    /// A label and what the user wrote (in bold on forms, to be told from the label), or the line to write it on by hand.
    pub(crate) fn filled(style: Style, label: &str, field: Field, text: &str) -> Self {
        let mut spans = vec![Span::plain(label)];
        let to_write = text.trim().is_empty().then_some(field);
        if to_write.is_none() {
            let written = Span::written(field, text);
            spans.push(if style == Style::FormRow { written.strong() } else { written });
        }
        Self::Text(Text { style, tag: Tag::P, spans, anchor: None, to_write })
    }

    /// What is known of a line, and the rest of it to be written by hand.
    pub(crate) fn begun(style: Style, spans: impl Into<Vec<Span>>, field: Field) -> Self {
        Self::Text(Text { style, tag: Tag::P, spans: spans.into(), anchor: None, to_write: Some(field) })
    }

    /// Every piece of words in it, in print order.
    pub(crate) fn each_span(&mut self, see: &mut dyn FnMut(&mut Span)) {
        match self {
            Self::Text(text) | Self::Item(_, text) => text.spans.iter_mut().for_each(see),
            Self::Table(table) => table.rows.iter_mut().flatten().flatten().for_each(see),
            Self::Columns(columns) => columns.iter_mut().flatten().for_each(|block| block.each_span(see)),
            Self::Whole(blocks) | Self::Signing(blocks) => blocks.iter_mut().for_each(|block| block.each_span(see)),
            Self::Rule(_) | Self::WritingLine { .. } | Self::Space(_) => {}
        }
    }

    /// A heading of level 1 to 3, which is also an entry of the outline.
    pub(crate) fn heading(style: Style, level: u8, spans: impl Into<Vec<Span>>, anchor: Field) -> Self {
        let tag = match level {
            1 => Tag::H1,
            2 => Tag::H2,
            _ => Tag::H3,
        };
        Self::Text(Text { style, tag, spans: spans.into(), anchor: Some(anchor), to_write: None })
    }

    /// An item with a dash.
    pub(crate) fn dash(spans: impl Into<Vec<Span>>) -> Self {
        Self::item(Marker::Words("–".into()), spans)
    }

    /// An item with a mark of its own.
    pub(crate) fn item(marker: Marker, spans: impl Into<Vec<Span>>) -> Self {
        let text = Text { style: Style::Item, tag: Tag::LBody, spans: spans.into(), anchor: None, to_write: None };
        Self::Item(marker, text)
    }
}
