//! Accordo territoriale: annex B as printed (548-761), its blanks filled, our signature blocks after it.

use concilia_core::act::{self, Blank, Block as ActBlock, BlockKind, SchemeRow, Span as ActSpan};
use serde::{Deserialize, Serialize};

use super::parts::{AgreementReference, Signatory};
use super::{Made, act as words, foot_line, signature};
use crate::block::{Block, Marker};
use crate::field::Field;
use crate::style::{PageFrame, Style};
use crate::text::{Span, Weight};

/// The agreement of one network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Network and version.
    pub reference: AgreementReference,
    /// Number of the copy (esemplare), where the copies are numbered.
    pub copy: Option<u32>,
    /// The lead body, for the file's properties.
    pub lead: String,
    /// The parties in the order of the rows.
    pub parties: Vec<Party>,
    /// Art. 1, n. 3, after "dgr" (618): number and date. Empty leaves the act's dots.
    pub resolution: String,
    /// Where it is signed, in every signature block; empty leaves a line.
    pub place: String,
}

/// A party that stipulates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Its row in the scheme (581-601).
    pub row: SchemeRow,
    /// What fills the row's blank, or the name below the label; rows without a blank ignore it.
    pub fill: String,
    /// The fill says by itself what the party is: the row's own words are not printed before it.
    #[serde(default)]
    pub named_whole: bool,
    /// Who signs for it.
    pub signatory: Signatory,
}

impl Agreement {
    pub(crate) fn made(&self) -> Made {
        let network = &self.reference.network;
        Made {
            blocks: self.blocks(),
            frame: PageFrame::UPRIGHT,
            title: format!("Accordo territoriale di conciliazione – {network}"),
            foot: vec![foot_line("Accordo territoriale", network), vec![Span::plain(self.edition())]],
            author: self.lead.clone(),
        }
    }

    /// "versione 2 · esemplare n. 3".
    fn edition(&self) -> String {
        let copy = self.copy.map(|copy| format!(" · esemplare n. {copy}")).unwrap_or_default();
        format!("versione {}{copy}", self.reference.version)
    }

    fn blocks(&self) -> Vec<Block> {
        let mut out = Vec::new();
        if let Some(copy) = self.copy {
            let span = Span::written(Field::Copy, format!("Esemplare n. {copy}"));
            out.push(Block::paragraph(Style::CopyNumber, [span]));
        }
        for (place, block) in act::agreement_template().blocks.iter().enumerate() {
            self.block(block, place, &mut out);
        }
        let signatories: Vec<Signatory> = self.parties.iter().map(|party| party.signatory.clone()).collect();
        out.extend(signature::blocks(&signatories, &self.place));
        out
    }

    fn block(&self, block: &ActBlock, place: usize, out: &mut Vec<Block>) {
        let spans = || self.spans(block);
        match block.kind {
            BlockKind::DeedTitle => out.push(Block::heading(Style::DeedTitle, 1, spans(), Field::Heading(place))),
            BlockKind::Heading => out.push(Block::heading(Style::Heading, 2, spans(), Field::Heading(place))),
            BlockKind::ArticleHeading(number) => {
                out.push(Block::heading(Style::ArticleHeading, 2, spans(), Field::Article(number)));
            }
            BlockKind::Bullet => out.push(Block::dash(spans())),
            BlockKind::Numbered(number) => {
                out.push(Block::item(Marker::Words(format!("{number}.")), spans()));
            }
            BlockKind::Paragraph => out.push(Block::paragraph(Style::Body, spans())),
            BlockKind::PartyRow(row) => self.rows(row, block, out),
            BlockKind::Closing => out.push(Block::paragraph(Style::Closing, spans())),
        }
    }

    /// The words of a block, its blanks filled.
    fn spans(&self, block: &ActBlock) -> Vec<Span> {
        let span = |span: &ActSpan| match span {
            ActSpan::Text { text, style } => Span { weight: words::weight(*style), ..Span::plain(text) },
            ActSpan::Blank(Blank::ResolutionReference) if !self.resolution.trim().is_empty() => {
                Span::written(Field::Resolution, &self.resolution)
            }
            ActSpan::Blank(Blank::ResolutionReference) => {
                Span::written(Field::Resolution, Blank::ResolutionReference.printed())
            }
            ActSpan::Blank(Blank::PartyName) => Span::plain(Blank::PartyName.printed()),
        };
        block.spans.iter().map(span).collect()
    }

    /// A row of the scheme once a party; none if nobody stands in it.
    fn rows(&self, row: SchemeRow, block: &ActBlock, out: &mut Vec<Block>) {
        let parties = self.parties.iter().enumerate().filter(|(_, party)| party.row == row);
        if matches!(row, SchemeRow::OtherPublic | SchemeRow::OtherPrivate) {
            let mut names = parties.peekable();
            if names.peek().is_some() {
                out.push(Block::paragraph(Style::PartyLabel, [label(block)]));
            }
            out.extend(names.map(|(number, party)| {
                Block::paragraph(Style::PartyRow, [Span::written(Field::PartyName(number), &party.fill)])
            }));
        } else {
            out.extend(parties.map(|(number, party)| Block::paragraph(Style::PartyRow, filled(block, party, number))));
        }
    }
}

/// The words of a row without its blank.
fn label(block: &ActBlock) -> Span {
    let text = |span: &ActSpan| match span {
        ActSpan::Text { text, .. } => Some(text.trim().to_owned()),
        ActSpan::Blank(_) => None,
    };
    Span::plain(block.spans.iter().filter_map(text).collect::<Vec<_>>().join(" "))
}

/// A row of the scheme with a party's words in its blank, or these alone where they say it all, in capitals as the row is.
fn filled(block: &ActBlock, party: &Party, number: usize) -> Vec<Span> {
    let field = Field::PartyName(number);
    if party.named_whole {
        return vec![Span::written(field, party.fill.to_uppercase())];
    }
    let span = |span: &ActSpan| match span {
        ActSpan::Text { text, .. } => Span { weight: Weight::Plain, ..Span::plain(text) },
        ActSpan::Blank(_) if party.fill.trim().is_empty() => Span::written(field, Blank::PartyName.printed()),
        ActSpan::Blank(_) => Span::written(field, party.fill.to_uppercase()),
    };
    let has_blank = block.spans.iter().any(|span| matches!(span, ActSpan::Blank(_)));
    let mut spans: Vec<_> = block.spans.iter().map(span).collect();
    if !has_blank {
        spans.iter_mut().for_each(|span| span.field = Some(field));
    }
    spans
}
