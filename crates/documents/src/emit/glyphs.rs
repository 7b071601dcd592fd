//! Which glyphs of which faces the pages use, their numbers in the subset, and the embedding of the subsets.

use std::collections::BTreeMap;

use printpdf::{FontId, FontMetrics, ParsedFont, PdfDocument, PdfFont};
use subsetter::GlyphRemapper;

use crate::error::Error;
use crate::font::{Face, Fonts};
use crate::ink::Mark;
use crate::page::Page;

/// How far an italic face leans, as rise and run of its caret.
const ITALIC_CARET: (i16, i16) = (1000, 213);

/// A face's used glyphs.
#[derive(Default)]
struct Subset {
    numbers: GlyphRemapper,
    widths: BTreeMap<u16, u16>,
}

/// The used glyphs of every face.
pub(super) struct Used(BTreeMap<Face, Subset>);

/// The name of a face among a page's resources.
pub(super) fn resource(face: Face) -> FontId {
    FontId(format!("W{}", face as usize))
}

impl Used {
    /// Numbers the glyphs in the order of the pages.
    pub(super) fn collect(pages: &[Page]) -> Self {
        let mut faces = BTreeMap::<Face, Subset>::new();
        for ink in pages.iter().flat_map(|page| &page.inks) {
            let Mark::Words(words) = &ink.mark else { continue };
            let subset = faces.entry(words.face).or_default();
            for glyph in words.pieces.iter().flat_map(|piece| &piece.glyphs) {
                let number = subset.numbers.remap(glyph.id);
                subset.widths.insert(number, u16::try_from(glyph.nominal).unwrap_or(0));
            }
        }
        Self(faces)
    }

    /// The number of a glyph in its face's subset.
    pub(super) fn number(&self, face: Face, glyph: u16) -> u16 {
        self.0.get(&face).and_then(|subset| subset.numbers.get(glyph)).unwrap_or(0)
    }

    /// Embeds the subsets.
    pub(super) fn embed(&self, fonts: &Fonts, pdf: &mut PdfDocument) -> Result<(), Error> {
        for (face, subset) in &self.0 {
            let font = embedded(*face, subset, fonts)?;
            pdf.resources.fonts.map.insert(resource(*face), PdfFont::new(font));
        }
        Ok(())
    }
}

fn embedded(face: Face, subset: &Subset, fonts: &Fonts) -> Result<ParsedFont, Error> {
    let program = subsetter::subset(face.data(), 0, &subset.numbers).map_err(|_| Error::Font)?;
    let metrics = fonts.metrics(face);
    let name = format!("{}+{}", tag(&subset.numbers), face.postscript_name());
    let mut font = ParsedFont::with_glyph_data(
        program,
        0,
        Some(name),
        BTreeMap::new(),
        subset.widths.clone(),
        metrics.units_per_em,
        FontMetrics { ascent: metrics.ascender, descent: metrics.descender },
    );
    let [x_min, y_min, x_max, y_max] = metrics.bounds;
    let figures = &mut font.pdf_font_metrics;
    (figures.x_min, figures.y_min, figures.x_max, figures.y_max) = (x_min, y_min, x_max, y_max);
    figures.us_weight_class = metrics.weight;
    if metrics.italic {
        (figures.caret_slope_rise, figures.caret_slope_run) = ITALIC_CARET;
    }
    Ok(font)
}

/// Six capitals that tell this subset from another of the same face (FNV-1a over its glyphs).
fn tag(numbers: &GlyphRemapper) -> String {
    let hash = numbers
        .remapped_gids()
        .flat_map(u16::to_be_bytes)
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (0..6).map(|place| char::from(b'A' + (hash >> (place * 8)) as u8 % 26)).collect()
}
