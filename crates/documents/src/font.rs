//! The embedded faces: shaping, widths, coverage. It knows nothing of lines and pages.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use rustybuzz::ttf_parser::GlyphId;

use crate::error::Error;

/// The faces that a document can use. The style sheet chooses among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Face {
    /// Lora, for running text.
    Text,
    /// Lora italic.
    TextItalic,
    /// Lora bold.
    TextBold,
    /// Titillium Web, for letterheads, table heads and running feet.
    Head,
    /// Titillium Web semibold.
    HeadStrong,
    /// Roboto Mono, for codes.
    Code,
}

impl Face {
    /// Every face, in the order of their resource names.
    pub(crate) const ALL: [Self; 6] =
        [Self::Text, Self::TextItalic, Self::TextBold, Self::Head, Self::HeadStrong, Self::Code];

    /// The font program.
    pub(crate) fn data(self) -> &'static [u8] {
        match self {
            Self::Text => include_bytes!("../fonts/Lora_400Regular.ttf"),
            Self::TextItalic => include_bytes!("../fonts/Lora_400Regular_Italic.ttf"),
            Self::TextBold => include_bytes!("../fonts/Lora_700Bold.ttf"),
            Self::Head => include_bytes!("../fonts/TitilliumWeb_400Regular.ttf"),
            Self::HeadStrong => include_bytes!("../fonts/TitilliumWeb_600SemiBold.ttf"),
            Self::Code => include_bytes!("../fonts/RobotoMono_400Regular.ttf"),
        }
    }

    /// The PostScript name, as the PDF states it.
    pub(crate) fn postscript_name(self) -> &'static str {
        match self {
            Self::Text => "Lora-Regular",
            Self::TextItalic => "Lora-Italic",
            Self::TextBold => "Lora-Bold",
            Self::Head => "TitilliumWeb-Regular",
            Self::HeadStrong => "TitilliumWeb-SemiBold",
            Self::Code => "RobotoMono-Regular",
        }
    }
}

/// One shaped glyph, measured in the face's own units.
#[derive(Debug, Clone)]
pub(crate) struct Glyph {
    /// Its number in the whole font.
    pub(crate) id: u16,
    /// How far the pen moves, kerning included.
    pub(crate) advance: i32,
    /// How far it would move by the font's own table.
    pub(crate) nominal: i32,
    /// The characters it stands for.
    pub(crate) text: Rc<str>,
}

/// A shaped piece of text.
#[derive(Debug)]
pub(crate) struct Shaped {
    /// The glyphs, from left to right.
    pub(crate) glyphs: Vec<Glyph>,
    /// Their width at size 1.
    pub(crate) em_width: f32,
}

/// Figures of a face that the emitter writes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Metrics {
    /// Units of one em.
    pub(crate) units_per_em: u16,
    /// Height above the baseline.
    pub(crate) ascender: i16,
    /// Depth below the baseline, negative.
    pub(crate) descender: i16,
    /// Smallest box that holds every glyph: x min, y min, x max, y max.
    pub(crate) bounds: [i16; 4],
    /// 400 regular, 700 bold.
    pub(crate) weight: u16,
    /// Whether it leans.
    pub(crate) italic: bool,
}

/// The faces read once, with every piece already shaped: shared by all documents of a thread. What is remembered decides
/// only how fast an answer comes, never which.
pub(crate) struct Fonts {
    faces: Vec<rustybuzz::Face<'static>>,
    plans: Vec<rustybuzz::ShapePlan>,
    italian: Option<rustybuzz::Language>,
    shaped: [RefCell<HashMap<Box<str>, Rc<Shaped>>>; Face::ALL.len()],
}

/// How many shaped pieces are remembered before all are forgotten: some agreements of hundreds of parties.
const REMEMBERED: usize = 40_000;

thread_local! {
    static SHARED: RefCell<Option<Rc<Fonts>>> = const { RefCell::new(None) };
}

impl Fonts {
    /// The fonts of this thread: a document composed again after an edit shapes only what is new in it.
    pub(crate) fn shared() -> Result<Rc<Self>, Error> {
        SHARED.with_borrow_mut(|shared| match shared {
            Some(fonts) if fonts.remembered() < REMEMBERED => Ok(Rc::clone(fonts)),
            _ => Ok(Rc::clone(shared.insert(Rc::new(Self::new()?)))),
        })
    }

    /// Reads the embedded faces.
    pub(crate) fn new() -> Result<Self, Error> {
        let read = |face: Face| rustybuzz::Face::from_slice(face.data(), 0).ok_or(Error::Font);
        let faces: Vec<rustybuzz::Face<'static>> = Face::ALL.into_iter().map(read).collect::<Result<_, _>>()?;
        let italian: Option<rustybuzz::Language> = "it".parse().ok();
        let (direction, script) = (rustybuzz::Direction::LeftToRight, Some(rustybuzz::script::LATIN));
        // Reading which of a face's rules apply takes longer than applying them to a word: it is done once a face.
        let plan = |face| rustybuzz::ShapePlan::new(face, direction, script, italian.as_ref(), &[]);
        let plans = faces.iter().map(plan).collect();
        Ok(Self { faces, plans, italian, shaped: Default::default() })
    }

    fn remembered(&self) -> usize {
        self.shaped.iter().map(|pieces| pieces.borrow().len()).sum()
    }

    fn face(&self, face: Face) -> &rustybuzz::Face<'static> {
        &self.faces[face as usize]
    }

    /// What the emitter needs to know of a face.
    pub(crate) fn metrics(&self, face: Face) -> Metrics {
        let font = self.face(face);
        let bounds = font.global_bounding_box();
        Metrics {
            units_per_em: font.units_per_em() as u16,
            ascender: font.ascender(),
            descender: font.descender(),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max],
            weight: font.weight().to_number(),
            italic: font.is_italic(),
        }
    }

    /// Shapes a piece of text, or answers the first character that the face can not print where it belongs.
    pub(crate) fn shape(&self, face: Face, text: &str) -> Result<Rc<Shaped>, char> {
        if let Some(known) = self.shaped[face as usize].borrow().get(text) {
            return Ok(Rc::clone(known));
        }
        let shaped = Rc::new(self.shape_anew(face, text)?);
        self.shaped[face as usize].borrow_mut().insert(text.into(), Rc::clone(&shaped));
        Ok(shaped)
    }

    fn shape_anew(&self, face: Face, text: &str) -> Result<Shaped, char> {
        let font = self.face(face);
        let mut buffer = rustybuzz::UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_direction(rustybuzz::Direction::LeftToRight);
        buffer.set_script(rustybuzz::script::LATIN);
        if let Some(italian) = &self.italian {
            buffer.set_language(italian.clone());
        }
        let shaped = rustybuzz::shape_with_plan(font, &self.plans[face as usize], buffer);
        let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
        let mut glyphs = Vec::with_capacity(infos.len());
        let mut width = 0;
        for (place, (info, position)) in infos.iter().zip(positions).enumerate() {
            let start = info.cluster as usize;
            let end = infos.get(place + 1).map_or(text.len(), |next| next.cluster as usize);
            let cluster = text.get(start..end).unwrap_or_default();
            // A mark set by offsets would need a second positioning on paper: such spellings are refused like missing glyphs.
            if info.glyph_id == 0 || position.x_offset != 0 || position.y_offset != 0 || cluster.is_empty() {
                let culprit = cluster.chars().next_back().or_else(|| text[start..].chars().next());
                return Err(culprit.unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            let id = info.glyph_id as u16;
            let nominal = i32::from(font.glyph_hor_advance(GlyphId(id)).unwrap_or(0));
            glyphs.push(Glyph { id, advance: position.x_advance, nominal, text: cluster.into() });
            width += position.x_advance;
        }
        Ok(Shaped { glyphs, em_width: width as f32 / font.units_per_em() as f32 })
    }

    /// The width of a piece of text at a size, in points.
    pub(crate) fn width(&self, face: Face, size: f32, text: &str) -> Result<f32, char> {
        Ok(self.shape(face, text)?.em_width * size)
    }
}

#[cfg(test)]
mod tests {
    use concilia_core::signs::{is_unseen, unwritten};
    use proptest::prelude::*;

    use super::*;
    use crate::text::Span;

    /// The faces that a user's words are set in; codes have one of their own.
    const OF_WORDS: [Face; 5] = [Face::Text, Face::TextItalic, Face::TextBold, Face::Head, Face::HeadStrong];

    /// As it is written and in the capitals of titles and of the scheme's rows.
    fn is_shaped(fonts: &Fonts, text: &str) -> bool {
        let forms = [text.to_owned(), text.to_uppercase()].map(|text| Span::plain(text).printable());
        forms.iter().all(|text| OF_WORDS.iter().all(|face| fonts.shape_anew(*face, text).is_ok()))
    }

    #[test]
    fn the_core_knows_exactly_the_signs_that_every_face_writes() {
        let fonts = Fonts::new().unwrap();
        let has_glyph = |sign: char| fonts.face(Face::Text).glyph_index(sign).is_some();
        let mut wrong = Vec::new();
        for sign in ('\0'..=char::MAX).filter(|sign| !is_unseen(*sign)) {
            let text = Span::plain(sign).printable();
            let mut parts = 0;
            unicode_normalization::char::decompose_canonical(sign, |_| parts += 1);
            // What has neither a glyph nor parts that could have one is not shaped at all: a million signs would take minutes.
            let may = text.chars().all(|sign| has_glyph(sign) || sign.is_whitespace()) || parts > 1;
            let shaped = may && is_shaped(&fonts, &sign.to_string());
            if shaped != unwritten(&sign.to_string()).is_empty() {
                wrong.push((format!("U+{:04X}", u32::from(sign)), sign, shaped));
            }
        }
        assert!(wrong.is_empty(), "signs.rs of the core and the faces differ (sign, shaped): {wrong:?}");
    }

    proptest! {
        #[test]
        fn signs_that_are_written_are_written_beside_each_other(text in "[!-~À-ž–—‘-„€ ]{1,40}") {
            prop_assume!(unwritten(&text).is_empty());
            prop_assert!(is_shaped(&Fonts::shared().unwrap(), &text), "{text}");
        }
    }
}
