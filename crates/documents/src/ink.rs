//! What is drawn, before it is PDF: words, rules, boxes, codes, each tied to its node of the document's structure.
//! Points, from the upper left corner of a strip or of a page, downwards. Nothing here decides where.

use std::rc::Rc;

use crate::field::Field;
use crate::font::{Face, Shaped};
use crate::structure::NodeId;

/// One thing drawn.
#[derive(Debug, Clone)]
pub(crate) struct Ink {
    /// The node it belongs to; nothing for rules, running feet, repeated heads.
    pub(crate) node: Option<NodeId>,
    /// What it is.
    pub(crate) mark: Mark,
}

/// The kinds of things drawn.
#[derive(Debug, Clone)]
pub(crate) enum Mark {
    /// Shaped words on a baseline.
    Words(Words),
    /// A straight line.
    Rule(Rule),
    /// The dark modules of a QR code.
    Code(Code),
}

/// Shaped words on a baseline, one face and size.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    /// Left end.
    pub(crate) x: f32,
    /// Baseline.
    pub(crate) baseline: f32,
    /// The face.
    pub(crate) face: Face,
    /// Its size.
    pub(crate) size: f32,
    /// The pieces, blanks included.
    pub(crate) pieces: Vec<Rc<Shaped>>,
    /// What justification adds to each blank.
    pub(crate) stretch: f32,
}

/// A straight line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rule {
    /// One end.
    pub(crate) from: (f32, f32),
    /// The other.
    pub(crate) to: (f32, f32),
    /// Thickness.
    pub(crate) thickness: f32,
}

/// The dark modules of a QR code.
#[derive(Debug, Clone)]
pub(crate) struct Code {
    /// Left edge.
    pub(crate) x: f32,
    /// Upper edge.
    pub(crate) y: f32,
    /// Side of one module.
    pub(crate) module: f32,
    /// Runs of dark modules: column, row, how many.
    pub(crate) dark: Vec<(usize, usize, usize)>,
}

/// The rectangle of a field's words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spot {
    /// Whose words.
    pub(crate) field: Field,
    /// Left edge, upper edge, width, height.
    pub(crate) rect: [f32; 4],
}

impl Mark {
    /// Its right end.
    pub(crate) fn right(&self) -> f32 {
        match self {
            Self::Words(words) => {
                let em_width: f32 = words.pieces.iter().map(|piece| piece.em_width).sum();
                words.x + em_width * words.size
            }
            Self::Rule(rule) => rule.from.0.max(rule.to.0),
            Self::Code(code) => code
                .dark
                .iter()
                .map(|(column, _, count)| column + count)
                .max()
                .map_or(code.x, |end| code.x + end as f32 * code.module),
        }
    }

    fn shift(&mut self, dx: f32, dy: f32) {
        match self {
            Self::Words(words) => {
                words.x += dx;
                words.baseline += dy;
            }
            Self::Rule(rule) => {
                rule.from = (rule.from.0 + dx, rule.from.1 + dy);
                rule.to = (rule.to.0 + dx, rule.to.1 + dy);
            }
            Self::Code(code) => {
                code.x += dx;
                code.y += dy;
            }
        }
    }
}

/// A piece of the flow that no page break can cut: a line, a rule, a table row.
#[derive(Debug, Clone, Default)]
pub(crate) struct Strip {
    /// Its height.
    pub(crate) height: f32,
    /// The blank above it, dropped at the head of a page.
    pub(crate) before: f32,
    /// What is drawn in it.
    pub(crate) inks: Vec<Ink>,
    /// Where fields stand in it.
    pub(crate) spots: Vec<Spot>,
    /// No page break between this and the next.
    pub(crate) keep_with_next: bool,
    /// An entry of the outline that leads here.
    pub(crate) bookmark: Option<Bookmark>,
    /// What is repeated above it when it begins a page.
    pub(crate) head: Option<Rc<Strip>>,
}

/// An entry of the outline.
#[derive(Debug, Clone)]
pub(crate) struct Bookmark {
    /// 0 for the highest.
    pub(crate) level: usize,
    /// Its words.
    pub(crate) title: String,
}

impl Strip {
    /// Moves everything in it.
    pub(crate) fn shift(&mut self, dx: f32, dy: f32) {
        self.inks.iter_mut().for_each(|ink| ink.mark.shift(dx, dy));
        for spot in &mut self.spots {
            spot.rect[0] += dx;
            spot.rect[1] += dy;
        }
    }

    /// Takes in what another draws, where the other puts it.
    pub(crate) fn absorb(&mut self, other: Self) {
        self.inks.extend(other.inks);
        self.spots.extend(other.spots);
        self.bookmark = self.bookmark.take().or(other.bookmark);
    }
}

/// Sets strips one below the other as one that is not cut; the blank above the first is dropped.
pub(crate) fn stacked(strips: Vec<Strip>) -> Strip {
    let mut whole = Strip::default();
    for (place, mut strip) in strips.into_iter().enumerate() {
        let before = if place == 0 { 0.0 } else { strip.before };
        strip.shift(0.0, whole.height + before);
        whole.height += before + strip.height;
        whole.absorb(strip);
    }
    whole
}

/// The four sides of a rectangle and, if ticked, the two strokes of its tick.
pub(crate) fn checkbox(x: f32, y: f32, side: f32, ticked: bool) -> Vec<Mark> {
    let line = |from: (f32, f32), to: (f32, f32), thickness: f32| {
        let at = |(px, py): (f32, f32)| (x + px * side, y + py * side);
        Mark::Rule(Rule { from: at(from), to: at(to), thickness })
    };
    let mut marks = vec![
        line((0.0, 0.0), (1.0, 0.0), 0.7),
        line((1.0, 0.0), (1.0, 1.0), 0.7),
        line((1.0, 1.0), (0.0, 1.0), 0.7),
        line((0.0, 1.0), (0.0, 0.0), 0.7),
    ];
    if ticked {
        marks.push(line((0.18, 0.5), (0.42, 0.8), 1.2));
        marks.push(line((0.42, 0.8), (0.86, 0.18), 1.2));
    }
    marks
}
