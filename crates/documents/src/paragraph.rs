//! A paragraph as lines of shaped words: spans and a style in, strips out. It does not know the page.

use std::ops::Range;

use crate::breaks::{self, Break, Measure};
use crate::error::Error;
use crate::font::Fonts;
use crate::ink::{Ink, Mark, Spot, Strip, Words};
use crate::structure::NodeId;
use crate::style::{Setting, Sheet};
use crate::text::Span;

/// Fewest lines of a paragraph that may stand alone at the foot or at the head of a page.
pub(crate) const LINES_TOGETHER: usize = 2;

/// The words of a paragraph as one text, with who owns which part.
struct Source<'a> {
    text: String,
    owners: Vec<(Range<usize>, &'a Span)>,
}

impl<'a> Source<'a> {
    fn new(spans: &'a [Span]) -> Self {
        let mut source = Self { text: String::new(), owners: Vec::with_capacity(spans.len()) };
        for span in spans {
            let printable = span.printable();
            let at_blank = source.text.is_empty() || source.text.ends_with(' ');
            let words = if at_blank { printable.trim_start_matches(' ') } else { &printable };
            let start = source.text.len();
            source.text.push_str(words);
            source.owners.push((start..source.text.len(), span));
        }
        let solid = source.text.trim_end_matches(' ').len();
        source.text.truncate(solid);
        for (range, _) in &mut source.owners {
            *range = range.start.min(solid)..range.end.min(solid);
        }
        source
    }

    /// The parts of a range, each with its owner.
    fn parts(&self, range: Range<usize>) -> impl Iterator<Item = (&str, &'a Span)> {
        self.owners.iter().filter_map(move |(owned, span)| {
            let part = owned.start.max(range.start)..owned.end.min(range.end);
            (part.start < part.end).then(|| (&self.text[part], *span))
        })
    }
}

/// Sets a paragraph to a width. An empty one has no lines.
///
/// # Errors
/// A character that can not be printed, with its field.
pub(crate) fn set(
    fonts: &Fonts,
    spans: &[Span],
    sheet: &Sheet,
    width: f32,
    node: Option<NodeId>,
) -> Result<Vec<Strip>, Error> {
    let source = Source::new(spans);
    if source.text.is_empty() {
        return Ok(Vec::new());
    }
    let setter = Setter { fonts, sheet, node, source: &source, width: width - sheet.indent };
    let hyphen = setter.shaped_width("-", &Span::plain("-"))?;
    let measure = Measure { width: setter.width, setting: sheet.setting, hyphen };
    let all = breaks::breaks(&source.text, measure, |range| setter.width_of(range))?;
    let path = breaks::best(&all, measure);
    let count = path.len() - 1;
    let mut lines = Vec::with_capacity(count);
    for (place, pair) in path.windows(2).enumerate() {
        let last = place + 1 == count;
        let mut strip = setter.line(all[pair[0]], all[pair[1]], last)?;
        strip.before = if place == 0 { sheet.before } else { 0.0 };
        let torn = place + 1 < LINES_TOGETHER || place + 1 + LINES_TOGETHER > count;
        strip.keep_with_next = if last { sheet.keep_with_next } else { torn || sheet.keep_with_next };
        lines.push(strip);
    }
    Ok(lines)
}

struct Setter<'a> {
    fonts: &'a Fonts,
    sheet: &'a Sheet,
    node: Option<NodeId>,
    source: &'a Source<'a>,
    width: f32,
}

/// A run of a line: its words and how wide they are.
struct Run<'a> {
    span: &'a Span,
    words: Words,
    natural: f32,
    blanks: usize,
}

impl<'a> Setter<'a> {
    fn shaped_width(&self, text: &str, span: &Span) -> Result<f32, Error> {
        let width = self.fonts.width(span.face(self.sheet), self.sheet.size, text);
        width.map_err(|character| Error::Character { character, field: span.field })
    }

    fn width_of(&self, range: Range<usize>) -> Result<f32, Error> {
        self.source.parts(range).try_fold(0.0, |sum, (text, span)| Ok(sum + self.shaped_width(text, span)?))
    }

    fn line(&self, from: Break, to: Break, last: bool) -> Result<Strip, Error> {
        let mut runs = Vec::new();
        for (text, span) in self.source.parts(from.next..to.end) {
            runs.push(self.run(text, span)?);
        }
        if let (true, Some(run)) = (to.hyphen, runs.last_mut()) {
            let hyphen = self.run("-", run.span)?;
            run.natural += hyphen.natural;
            run.words.pieces.extend(hyphen.words.pieces);
        }
        let natural: f32 = runs.iter().map(|run| run.natural).sum();
        let blanks: usize = runs.iter().map(|run| run.blanks).sum();
        let room = self.width - natural;
        let fills = self.sheet.setting == Setting::Justified && blanks > 0 && (!last || room < 0.0);
        let stretch = if fills { room / blanks as f32 } else { 0.0 };
        let x = self.sheet.indent
            + match self.sheet.setting {
                Setting::Centred => room / 2.0,
                Setting::Right => room,
                Setting::Ragged | Setting::Justified => 0.0,
            };
        Ok(self.placed(runs, x, stretch))
    }

    fn run(&self, text: &str, span: &'a Span) -> Result<Run<'a>, Error> {
        let face = span.face(self.sheet);
        let mut pieces = Vec::new();
        let mut em_width = 0.0;
        let mut blanks = 0;
        for piece in text.split_inclusive(' ') {
            let word = piece.strip_suffix(' ');
            blanks += usize::from(word.is_some());
            for part in [word.unwrap_or(piece), word.map_or("", |_| " ")] {
                if !part.is_empty() {
                    let shaped = self.fonts.shape(face, part);
                    let shaped = shaped.map_err(|character| Error::Character { character, field: span.field })?;
                    em_width += shaped.em_width;
                    pieces.push(shaped);
                }
            }
        }
        let words = Words { x: 0.0, baseline: 0.0, face, size: self.sheet.size, pieces, stretch: 0.0 };
        Ok(Run { span, words, natural: em_width * self.sheet.size, blanks })
    }

    fn placed(&self, runs: Vec<Run<'_>>, mut x: f32, stretch: f32) -> Strip {
        let mut strip = Strip { height: self.sheet.leading, ..Strip::default() };
        let baseline = self.sheet.baseline();
        for run in runs {
            let width = run.natural + run.blanks as f32 * stretch;
            if let Some(field) = run.span.field {
                let top = baseline - self.sheet.size;
                strip.spots.push(Spot { field, rect: [x, top, width, self.sheet.size * 1.3] });
            }
            let words = Words { x, baseline, stretch, ..run.words };
            strip.inks.push(Ink { node: self.node, mark: Mark::Words(words) });
            x += width;
        }
        strip
    }
}
