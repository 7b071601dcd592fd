//! Deals strips out to pages and draws the running foot: code, title, page of pages. It measures no words but the foot's.

use concilia_core::issue::code::{IssueCode, PageCode};
use qrcode::{Color, EcLevel, QrCode};

use crate::error::Error;
use crate::font::Fonts;
use crate::ink::{Bookmark, Code, Ink, Mark, Rule, Spot, Strip};
use crate::paragraph;
use crate::style::{CODE_SIDE, FOOT_RULE, HAIRLINE, PageFrame, Setting, Sheet, Style};
use crate::text::Span;

/// What a page is marked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Stamp {
    /// The word BOZZA, and no code that would be accepted.
    Draft,
    /// The code of the issue, as QR and as text, on every page.
    Issued(IssueCode),
}

/// A page, drawn.
#[derive(Debug)]
pub(crate) struct Page {
    /// Its paper and margins.
    pub(crate) frame: PageFrame,
    /// What is drawn, from the paper's upper left corner.
    pub(crate) inks: Vec<Ink>,
    /// Where fields stand.
    pub(crate) spots: Vec<Spot>,
    /// Entries of the outline with their height on the page.
    pub(crate) bookmarks: Vec<(Bookmark, f32)>,
}

impl Page {
    fn new(frame: PageFrame) -> Self {
        Self { frame, inks: Vec::new(), spots: Vec::new(), bookmarks: Vec::new() }
    }

    fn put(&mut self, mut strip: Strip, y: f32) {
        let top = self.frame.top + y;
        strip.shift(self.frame.left, top);
        self.inks.append(&mut strip.inks);
        self.spots.append(&mut strip.spots);
        self.bookmarks.extend(strip.bookmark.map(|bookmark| (bookmark, top)));
    }
}

/// Deals strips out to pages. What may not be parted goes to the next page together, unless it is deeper than a page.
pub(crate) fn paginate(strips: Vec<Strip>, frame: PageFrame) -> Vec<Page> {
    let mut dealer = Dealer { frame, pages: vec![Page::new(frame)], y: 0.0 };
    let mut chain: Vec<Strip> = Vec::new();
    for strip in strips {
        let ends = !strip.keep_with_next;
        chain.push(strip);
        if ends {
            dealer.chain(std::mem::take(&mut chain));
        }
    }
    dealer.chain(chain);
    dealer.pages
}

struct Dealer {
    frame: PageFrame,
    pages: Vec<Page>,
    y: f32,
}

impl Dealer {
    fn chain(&mut self, chain: Vec<Strip>) {
        let Some(first) = chain.first() else { return };
        let height: f32 = chain.iter().map(|strip| strip.before + strip.height).sum::<f32>() - first.before;
        let head = first.head.as_ref().map_or(0.0, |head| head.height);
        let can_be_whole = head + height <= self.frame.depth();
        let overflows = self.y > 0.0 && self.y + first.before + height > self.frame.depth();
        if overflows && height == 0.0 {
            return;
        }
        if overflows && can_be_whole {
            self.turn();
        }
        chain.into_iter().for_each(|strip| self.strip(strip));
    }

    fn strip(&mut self, mut strip: Strip) {
        if self.y > 0.0 && self.y + strip.before + strip.height > self.frame.depth() {
            self.turn();
        }
        if self.y > 0.0 {
            self.y += strip.before;
        } else if let Some(head) = strip.head.take() {
            self.place(head.as_ref().clone());
        }
        self.place(strip);
    }

    fn place(&mut self, strip: Strip) {
        let height = strip.height;
        if let Some(page) = self.pages.last_mut() {
            page.put(strip, self.y);
        }
        self.y += height;
    }

    fn turn(&mut self) {
        self.pages.push(Page::new(self.frame));
        self.y = 0.0;
    }
}

/// Draws the running feet, when the number of pages is known.
///
/// # Errors
/// More pages than a code can carry.
pub(crate) fn draw_feet(pages: &mut [Page], fonts: &Fonts, title: &[Vec<Span>], stamp: Stamp) -> Result<(), Error> {
    let count = pages.len();
    for (place, page) in pages.iter_mut().enumerate() {
        Foot { fonts, title, number: place + 1, count }.draw(page, stamp)?;
    }
    Ok(())
}

struct Foot<'a> {
    fonts: &'a Fonts,
    title: &'a [Vec<Span>],
    number: usize,
    count: usize,
}

/// Distance between the code and the words beside it.
const BESIDE_CODE: f32 = 10.0;
/// Distance of the code from the foot's rule.
const BELOW_RULE: f32 = 7.0;
/// Width kept for "Pagina x di y".
const NUMBER_WIDTH: f32 = 90.0;
/// Lines of each part of the title that the foot has room for; the whole of it stands on the first page.
const TITLE_LINES: usize = 2;

impl Foot<'_> {
    fn draw(&self, page: &mut Page, stamp: Stamp) -> Result<(), Error> {
        let frame = page.frame;
        let top = frame.height - FOOT_RULE;
        let right = frame.width - frame.right;
        let rule = Rule { from: (frame.left, top), to: (right, top), thickness: HAIRLINE };
        page.inks.push(Ink { node: None, mark: Mark::Rule(rule) });
        let words_top = top + BELOW_RULE;
        let beside = frame.left + CODE_SIDE + BESIDE_CODE;
        let room = right - beside - NUMBER_WIDTH;
        let number = format!("Pagina {} di {}", self.number, self.count);
        let number_sheet = Sheet { setting: Setting::Right, ..Style::Foot.sheet() };
        self.words(page, &number, number_sheet, right - NUMBER_WIDTH, words_top, NUMBER_WIDTH)?;
        let code = match stamp {
            Stamp::Draft => {
                self.words(page, "BOZZA", Style::DraftMark.sheet(), frame.left, words_top, CODE_SIDE)?;
                "non valida per la firma".to_owned()
            }
            Stamp::Issued(issue) => {
                let code = self.code(issue)?;
                page.inks.push(Ink { node: None, mark: qr(&code, frame.left, words_top)? });
                code
            }
        };
        let mut y = words_top;
        for line in self.title {
            y = self.spans(page, line, Style::Foot.sheet(), beside, y, room)?;
        }
        let code_style = if stamp == Stamp::Draft { Style::Foot } else { Style::FootCode };
        self.words(page, &code, code_style.sheet(), beside, y + 2.0, room)?;
        Ok(())
    }

    fn code(&self, issue: IssueCode) -> Result<String, Error> {
        let fits = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
        Ok(PageCode::new(issue, fits(self.number), fits(self.count))?.encode())
    }

    /// Sets a line or two of the foot and answers where the next may begin.
    fn words(&self, page: &mut Page, text: &str, sheet: Sheet, x: f32, y: f32, width: f32) -> Result<f32, Error> {
        self.spans(page, &[Span::plain(text)], sheet, x, y, width)
    }

    /// Sets the words on the lines that the foot has for them; where they need more, as many as fit and the mark that they go on.
    fn set_short(&self, spans: &[Span], sheet: &Sheet, width: f32) -> Result<Vec<Strip>, Error> {
        let mut strips = paragraph::set(self.fonts, spans, sheet, width, None)?;
        let mut words = spans.to_vec();
        while strips.len() > TITLE_LINES {
            let Some(shorter) = without_last_word(&words) else { break };
            strips = paragraph::set(self.fonts, &shorter, sheet, width, None)?;
            words = shorter;
        }
        strips.truncate(TITLE_LINES);
        Ok(strips)
    }

    fn spans(
        &self,
        page: &mut Page,
        spans: &[Span],
        sheet: Sheet,
        x: f32,
        mut y: f32,
        width: f32,
    ) -> Result<f32, Error> {
        for mut strip in self.set_short(spans, &sheet, width)? {
            strip.shift(x, y);
            y += strip.height;
            page.inks.append(&mut strip.inks);
        }
        Ok(y)
    }
}

/// The words without the last one, or without half of the only one that is left, marked as cut; nothing where none is left.
fn without_last_word(spans: &[Span]) -> Option<Vec<Span>> {
    let mut shorter = spans.to_vec();
    let last = shorter.last_mut()?;
    let words = last.text.trim_end_matches('…').trim_end();
    let kept = match words.rsplit_once(' ') {
        Some((kept, _)) => kept.trim_end().to_owned(),
        None => words.chars().take(words.chars().count() / 2).collect(),
    };
    last.text = format!("{kept}…");
    if kept.is_empty() { None } else { Some(shorter) }
}

/// The dark modules of a code as large as scans need.
fn qr(text: &str, x: f32, y: f32) -> Result<Mark, Error> {
    let refused = |error: qrcode::types::QrError| Error::Emission { reason: error.to_string() };
    let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(refused)?;
    let side = code.width();
    let colors = code.to_colors();
    let mut dark = Vec::new();
    for (row, line) in colors.chunks(side).enumerate() {
        let mut column = 0;
        for run in line.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                dark.push((column, row, run.len()));
            }
            column += run.len();
        }
    }
    Ok(Mark::Code(Code { x, y, module: CODE_SIDE / side as f32, dark }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::field::Field;

    /// A strip that can be told from others by its spot.
    fn strip(number: usize, height: f32, keep_with_next: bool) -> Strip {
        let spot = Spot { field: Field::RegisterRow(number), rect: [0.0, 0.0, 10.0, height] };
        Strip { height, before: 5.0, keep_with_next, spots: vec![spot], ..Strip::default() }
    }

    proptest! {
        #[test]
        fn every_strip_is_on_one_page_in_order_and_chains_stay_whole(
            parts in prop::collection::vec((1.0..90.0_f32, any::<bool>()), 1..80)
        ) {
            let frame = PageFrame::UPRIGHT;
            let strips: Vec<_> = parts.iter().enumerate().map(|(number, (height, keep))| strip(number, *height, *keep)).collect();
            let pages = paginate(strips, frame);
            let mut page_of = Vec::new();
            for (number, page) in pages.iter().enumerate() {
                let mut end = frame.top;
                for spot in &page.spots {
                    prop_assert!(spot.rect[1] >= end - 0.01, "strips do not overlap");
                    end = spot.rect[1] + spot.rect[3];
                    prop_assert_eq!(spot.field, Field::RegisterRow(page_of.len()), "in order, none lost");
                    page_of.push(number);
                }
                prop_assert!(end <= frame.height - frame.bottom + 0.01, "the foot stays free");
            }
            prop_assert_eq!(page_of.len(), parts.len());
            let mut start = 0;
            for (place, (_, keep)) in parts.iter().enumerate() {
                if !keep {
                    let height: f32 = parts[start..=place].iter().map(|(height, _)| height + 5.0).sum();
                    if height <= frame.depth() {
                        prop_assert_eq!(page_of[start], page_of[place], "a chain that fits a page is not parted");
                    }
                    start = place + 1;
                }
            }
        }
    }

    #[test]
    fn a_head_is_repeated_where_its_rows_begin_a_page() {
        let head = std::rc::Rc::new(strip(1_000, 20.0, false));
        let rows = (0..100).map(|number| Strip { head: Some(head.clone()), ..strip(number, 20.0, false) });
        let pages = paginate(rows.collect(), PageFrame::UPRIGHT);
        assert!(pages.len() > 2);
        assert!(pages.iter().all(|page| page.spots[0].field == Field::RegisterRow(1_000)));
        let rows = pages.iter().flat_map(|page| &page.spots).filter(|spot| spot.field != Field::RegisterRow(1_000));
        assert_eq!(rows.count(), 100);
    }

    #[test]
    fn a_blank_at_the_foot_opens_no_page() {
        let depth = PageFrame::UPRIGHT.depth();
        let blank = Strip { before: 30.0, ..Strip::default() };
        let pages = paginate(vec![strip(0, depth, false), blank], PageFrame::UPRIGHT);
        assert_eq!(pages.len(), 1);
    }
}
