//! Inks as page operations, each wrapped in the marked content of its node. Here the axis turns upwards.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, DictItem, Line, LinePoint, Op, PaintMode, PdfFontHandle, Point, Polygon, PolygonRing, Pt, TextItem,
    WindingOrder,
};

use super::glyphs::{Used, resource};
use super::structure::Contents;
use crate::font::Fonts;
use crate::ink::{Code, Mark, Rule, Words};
use crate::page::Page;
use crate::structure::{NodeId, Structure};

/// The operations of a page.
pub(super) fn of_page(
    page: &Page,
    fonts: &Fonts,
    used: &Used,
    contents: &mut Contents,
    structure: &Structure,
) -> Vec<Op> {
    let mut pen = Pen { height: page.frame.height, fonts, used, operations: Vec::new() };
    contents.begin_page();
    for run in page.inks.chunk_by(|a, b| a.node == b.node) {
        pen.operations.push(begin(run[0].node, contents, structure));
        run.iter().for_each(|ink| pen.draw(&ink.mark));
        pen.operations.push(Op::EndMarkedContent);
    }
    pen.operations
}

fn begin(node: Option<NodeId>, contents: &mut Contents, structure: &Structure) -> Op {
    let Some(node) = node else { return Op::BeginMarkedContent { tag: "Artifact".into() } };
    let map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(contents.begin(node)))]);
    let tag = structure.nodes[node].tag.name().into();
    Op::BeginMarkedContentWithProperties { tag, properties: DictItem::Dict { map } }
}

struct Pen<'a> {
    height: f32,
    fonts: &'a Fonts,
    used: &'a Used,
    operations: Vec<Op>,
}

/// A hundredth of a point is finer than any printer.
fn rounded(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

impl Pen<'_> {
    fn point(&self, x: f32, y: f32) -> Point {
        Point { x: Pt(rounded(x)), y: Pt(rounded(self.height - y)) }
    }

    fn corner(&self, (x, y): (f32, f32)) -> LinePoint {
        LinePoint { p: self.point(x, y), bezier: false }
    }

    fn draw(&mut self, mark: &Mark) {
        match mark {
            Mark::Words(words) => self.words(words),
            Mark::Rule(rule) => self.rule(rule),
            Mark::Code(code) => self.code(code),
        }
    }

    fn words(&mut self, words: &Words) {
        let units = f32::from(self.fonts.metrics(words.face).units_per_em);
        let mut items = Vec::new();
        for glyph in words.pieces.iter().flat_map(|piece| &piece.glyphs) {
            let mut back = (glyph.nominal - glyph.advance) as f32 * 1000.0 / units;
            if &*glyph.text == " " {
                back -= words.stretch * 1000.0 / words.size;
            }
            let gid = self.used.number(words.face, glyph.id);
            items.push(Codepoint { gid, offset: (back * 10.0).round() / 10.0, cid: Some(glyph.text.to_string()) });
        }
        let font = PdfFontHandle::External(resource(words.face));
        self.operations.extend([
            Op::StartTextSection,
            Op::SetTextCursor { pos: self.point(words.x, words.baseline) },
            Op::SetFont { font, size: Pt(words.size) },
            Op::ShowText { items: vec![TextItem::GlyphIds(items)] },
            Op::EndTextSection,
        ]);
    }

    fn rule(&mut self, rule: &Rule) {
        let points = vec![self.corner(rule.from), self.corner(rule.to)];
        self.operations.push(Op::SetOutlineThickness { pt: Pt(rule.thickness) });
        self.operations.push(Op::DrawLine { line: Line { points, is_closed: false } });
    }

    fn code(&mut self, code: &Code) {
        let ring = |(column, row, count): &(usize, usize, usize)| {
            let at =
                |column: usize, row: usize| (code.x + column as f32 * code.module, code.y + row as f32 * code.module);
            let corners = [(*column, *row), (column + count, *row), (column + count, row + 1), (*column, row + 1)];
            PolygonRing { points: corners.map(|(column, row)| self.corner(at(column, row))).to_vec() }
        };
        let rings = code.dark.iter().map(ring).collect();
        let polygon = Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
        self.operations.push(Op::DrawPolygon { polygon });
    }
}
