//! Sets blocks into strips, one below the other, and grows the structure as it goes. It does not know pages,
//! only how deep one is: what is to stay whole but is deeper than a page is let go.

use std::rc::Rc;

use crate::block::{Block, Marker, Table, Text};
use crate::error::Error;
use crate::field::Field;
use crate::font::Fonts;
use crate::ink::{Bookmark, Ink, Mark, Rule, Spot, Strip, checkbox, stacked};
use crate::paragraph::{self, LINES_TOGETHER};
use crate::structure::{NodeId, Structure, Tag};
use crate::style::{HAIRLINE, Sheet, Style};
use crate::text::Span;

/// Blank between columns side by side, and between a cell's words and its column's edge.
const GUTTER: f32 = 26.0;
const CELL_SIDE: f32 = 4.0;
/// Blank above and below the words of a cell.
const CELL_ABOVE: f32 = 3.0;
/// Side of a box to tick.
const BOX_SIDE: f32 = 8.6;
/// The shortest line worth writing on, and its distance from the words before it.
const ROOM_TO_WRITE: f32 = 90.0;
const AFTER_LABEL: f32 = 3.0;
/// Blank after a table.
const AFTER_TABLE: f32 = 8.0;

/// Sets blocks with the shared fonts.
pub(crate) struct Layout<'a> {
    fonts: &'a Fonts,
    depth: f32,
    /// The structure grown so far.
    pub(crate) structure: Structure,
}

impl<'a> Layout<'a> {
    /// A layout for pages whose text is `depth` points high.
    pub(crate) fn new(fonts: &'a Fonts, depth: f32) -> Self {
        Self { fonts, depth, structure: Structure::new() }
    }

    /// Sets blocks one below the other. What introduces a list stays with its first item.
    pub(crate) fn flow(&mut self, blocks: &[Block], width: f32) -> Result<Vec<Strip>, Error> {
        let mut strips: Vec<Strip> = Vec::new();
        for (place, block) in blocks.iter().enumerate() {
            let is_item = matches!(block, Block::Item(..));
            if !is_item {
                self.end_list();
            }
            if let Block::Signing(_) = block {
                carry_last_lines(&mut strips);
            }
            strips.extend(self.block(block, width)?);
            if let (false, Some(Block::Item(..)), Some(last)) = (is_item, blocks.get(place + 1), strips.last_mut()) {
                last.keep_with_next = true;
            }
        }
        self.end_list();
        Ok(strips)
    }

    fn end_list(&mut self) {
        if self.structure.is_open(Tag::L) {
            self.structure.close();
        }
    }

    fn block(&mut self, block: &Block, width: f32) -> Result<Vec<Strip>, Error> {
        match block {
            Block::Text(text) => self.text(text, width),
            Block::Item(marker, text) => self.item(marker, text, width),
            Block::Table(table) => self.table(table, width),
            Block::Columns(columns) => self.columns(columns, width),
            Block::Whole(blocks) => self.whole(blocks, width),
            Block::Signing(blocks) => {
                let mut strips = self.flow(blocks, width)?;
                keep_together(&mut strips);
                Ok(strips)
            }
            Block::Rule(above) => Ok(vec![ruled(width, *above, false)]),
            Block::WritingLine { share, above } => Ok(vec![ruled(width * share, *above, true)]),
            Block::Space(height) => Ok(vec![Strip { before: *height, ..Strip::default() }]),
        }
    }

    fn text(&mut self, text: &Text, width: f32) -> Result<Vec<Strip>, Error> {
        let node = self.structure.open(text.tag);
        let strips = self.set(&text.spans, text.style, width, Some(node));
        self.structure.close();
        let mut strips = strips?;
        if let Some(field) = text.to_write {
            rule_to_write_on(&mut strips, &text.style.sheet(), width, field);
        }
        if let (Some(anchor), false) = (text.anchor, strips.is_empty()) {
            let whole: f32 = strips.iter().map(|strip| strip.height).sum();
            let level = if text.tag == Tag::H1 { 0 } else { usize::from(text.tag == Tag::H3) + 1 };
            let title: String = text.spans.iter().map(|span| span.text.as_str()).collect();
            let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
            strips[0].spots.push(Spot { field: anchor, rect: [0.0, 0.0, width, whole] });
            strips[0].bookmark = Some(Bookmark { level, title });
        }
        Ok(strips)
    }

    fn set(&self, spans: &[Span], style: Style, width: f32, node: Option<NodeId>) -> Result<Vec<Strip>, Error> {
        paragraph::set(self.fonts, spans, &style.sheet(), width, node)
    }

    fn item(&mut self, marker: &Marker, text: &Text, width: f32) -> Result<Vec<Strip>, Error> {
        if !self.structure.is_open(Tag::L) {
            self.structure.open(Tag::L);
        }
        self.structure.open(Tag::LI);
        let label = self.structure.open(Tag::Lbl);
        self.structure.close();
        let body = self.structure.open(Tag::LBody);
        self.structure.close();
        self.structure.close();
        let mut strips = self.set(&text.spans, text.style, width, Some(body))?;
        if let Some(first) = strips.first_mut() {
            let words = std::mem::take(&mut first.inks);
            first.inks = self.marker(marker, text.style, label)?;
            first.inks.extend(words);
        }
        Ok(strips)
    }

    fn marker(&self, marker: &Marker, style: Style, node: NodeId) -> Result<Vec<Ink>, Error> {
        let mut sheet = style.sheet();
        match marker {
            Marker::Box(ticked) => {
                let y = (sheet.leading - BOX_SIDE) / 2.0;
                let marks = checkbox(0.0, y, BOX_SIDE, *ticked);
                Ok(marks.into_iter().map(|mark| Ink { node: None, mark }).collect())
            }
            Marker::Words(words) => {
                sheet.indent = 0.0;
                let spans = [Span::plain(words.as_str())];
                let strips = paragraph::set(self.fonts, &spans, &sheet, f32::INFINITY, Some(node))?;
                Ok(strips.into_iter().flat_map(|strip| strip.inks).collect())
            }
        }
    }

    fn whole(&mut self, blocks: &[Block], width: f32) -> Result<Vec<Strip>, Error> {
        self.structure.open(Tag::Sect);
        let strips = self.flow(blocks, width);
        self.structure.close();
        let mut strips = strips?;
        keep_together(&mut strips);
        Ok(strips)
    }

    fn columns(&mut self, columns: &[Vec<Block>], width: f32) -> Result<Vec<Strip>, Error> {
        let count = columns.len().max(1) as f32;
        let column_width = (width - GUTTER * (count - 1.0)) / count;
        let mut set = Vec::with_capacity(columns.len());
        for (place, blocks) in columns.iter().enumerate() {
            let mut strips = self.flow(blocks, column_width)?;
            strips.iter_mut().for_each(|strip| strip.shift(place as f32 * (column_width + GUTTER), 0.0));
            set.push(strips);
        }
        Ok(side_by_side(set, self.depth))
    }

    fn table(&mut self, table: &Table, width: f32) -> Result<Vec<Strip>, Error> {
        self.structure.open(Tag::Table);
        let strips = self.rows(table, width);
        self.structure.close();
        strips
    }

    fn rows(&mut self, table: &Table, width: f32) -> Result<Vec<Strip>, Error> {
        let shares: f32 = table.columns.iter().map(|(_, share)| share).sum();
        let widths: Vec<f32> = table.columns.iter().map(|(_, share)| share / shares * width).collect();
        let heads: Vec<Vec<Span>> = table.columns.iter().map(|(head, _)| vec![Span::plain(head.as_str())]).collect();
        let mut strips = self.row(&heads, &widths, Style::CellHead)?;
        strips.iter_mut().for_each(|strip| strip.keep_with_next = true);
        let repeated = Rc::new(as_artifact(stacked(strips.clone())));
        for (place, cells) in table.rows.iter().enumerate() {
            let mut row = self.row(cells, &widths, Style::Cell)?;
            row.iter_mut().for_each(|strip| strip.head = Some(Rc::clone(&repeated)));
            // The last row never stands alone on a page.
            if let (true, Some(last)) = (place + 2 == table.rows.len(), row.last_mut()) {
                last.keep_with_next = true;
            }
            strips.extend(row);
        }
        strips.push(Strip { before: AFTER_TABLE, ..Strip::default() });
        Ok(strips)
    }

    fn row(&mut self, cells: &[Vec<Span>], widths: &[f32], style: Style) -> Result<Vec<Strip>, Error> {
        let is_head = style == Style::CellHead;
        self.structure.open(Tag::TR);
        let mut x = 0.0;
        let mut columns = Vec::with_capacity(cells.len());
        for (cell, width) in cells.iter().zip(widths) {
            let node = self.structure.open(if is_head { Tag::TH } else { Tag::TD });
            self.structure.close();
            let mut strips = self.set(cell, style, width - 2.0 * CELL_SIDE, Some(node))?;
            strips.iter_mut().for_each(|strip| strip.shift(x + CELL_SIDE, 0.0));
            columns.push(strips);
            x += width;
        }
        self.structure.close();
        Ok(bordered(side_by_side(columns, self.depth / 2.0), x, is_head))
    }
}

/// Draws the line that a field is written on, after the last words or, where they leave too little room, below them.
fn rule_to_write_on(strips: &mut Vec<Strip>, sheet: &Sheet, width: f32, field: Field) {
    let end = strips.last().map_or(0.0, |strip| strip.inks.iter().map(|ink| ink.mark.right()).fold(0.0, f32::max));
    let fits = !strips.is_empty() && width - end >= ROOM_TO_WRITE;
    if !fits {
        let before = if strips.is_empty() { sheet.before } else { 0.0 };
        strips.iter_mut().for_each(|strip| strip.keep_with_next = true);
        let keep_with_next = sheet.keep_with_next;
        strips.push(Strip { height: sheet.leading, before, keep_with_next, ..Strip::default() });
    }
    let from = if fits { end + AFTER_LABEL } else { 0.0 };
    if let Some(last) = strips.last_mut() {
        let y = sheet.baseline() + 2.0;
        let rule = Rule { from: (from, y), to: (width, y), thickness: HAIRLINE };
        last.inks.push(Ink { node: None, mark: Mark::Rule(rule) });
        last.spots.push(Spot { field, rect: [from, y - sheet.size, width - from, sheet.size] });
    }
}

/// A rule with blank above it; one to write on keeps what is said below it.
fn ruled(width: f32, above: f32, keep_with_next: bool) -> Strip {
    let rule = Rule { from: (0.0, 0.0), to: (width, 0.0), thickness: HAIRLINE };
    let ink = Ink { node: None, mark: Mark::Rule(rule) };
    let mut strip = Strip { height: above + 2.0, keep_with_next, inks: vec![ink], ..Strip::default() };
    strip.shift(0.0, above);
    strip
}

/// Forbids page breaks between strips.
fn keep_together(strips: &mut [Strip]) {
    if let Some((_, all_but_last)) = strips.split_last_mut() {
        all_but_last.iter_mut().for_each(|strip| strip.keep_with_next = true);
    }
}

/// Keeps the last lines of the text with what is to follow, and with them what already stays with what follows, such as
/// the words that close a deed: whoever signs sees on the same page what is signed.
fn carry_last_lines(strips: &mut [Strip]) {
    let of_text = strips.iter().rposition(|strip| !strip.keep_with_next).map_or(0, |last| last + 1);
    let mut lines = 0;
    for strip in strips[..of_text].iter_mut().rev() {
        strip.keep_with_next = true;
        lines += usize::from(!strip.inks.is_empty());
        if lines == LINES_TOGETHER {
            break;
        }
    }
}

/// Sets columns beside each other: as one strip if a page can hold it, else line by line.
fn side_by_side(columns: Vec<Vec<Strip>>, depth: f32) -> Vec<Strip> {
    let whole: Vec<Strip> = columns.iter().cloned().map(stacked).collect();
    let tallest = whole.iter().map(|strip| strip.height).fold(0.0, f32::max);
    let before = columns.iter().filter_map(|column| column.first()).map(|strip| strip.before).fold(0.0, f32::max);
    if tallest <= depth {
        return vec![Strip { before, ..beside(whole) }];
    }
    let longest = columns.iter().map(Vec::len).max().unwrap_or(0);
    let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
    (0..longest).map(|_| beside(columns.iter_mut().filter_map(Iterator::next).collect())).collect()
}

fn beside(strips: Vec<Strip>) -> Strip {
    let mut whole = Strip::default();
    for strip in strips {
        whole.height = whole.height.max(strip.height);
        whole.absorb(strip);
    }
    whole
}

/// Blank and rules around a row. Only rows deeper than half a page come as more than one strip.
fn bordered(mut strips: Vec<Strip>, width: f32, is_head: bool) -> Vec<Strip> {
    let thickness = if is_head { 0.9 } else { HAIRLINE * 0.7 };
    if let Some(first) = strips.first_mut() {
        first.shift(0.0, CELL_ABOVE);
        first.height += CELL_ABOVE;
        first.before = 0.0;
    }
    if let Some(last) = strips.last_mut() {
        last.height += CELL_ABOVE;
        let y = last.height;
        let rule = Rule { from: (0.0, y), to: (width, y), thickness };
        last.inks.push(Ink { node: None, mark: Mark::Rule(rule) });
    }
    strips
}

/// The same drawing without meaning: a head repeated on another page is not read twice.
fn as_artifact(mut strip: Strip) -> Strip {
    strip.inks.iter_mut().for_each(|ink| ink.node = None);
    strip.spots.clear();
    strip.bookmark = None;
    strip
}
