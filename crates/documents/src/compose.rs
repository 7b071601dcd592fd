//! From one or many documents to bytes and places. The only door of the crate.

use std::ops::ControlFlow;

use thiserror::Error;

use crate::document::{Document, Made};
use crate::emit::{Imprint, Sheets, bytes};
use crate::error::Error;
use crate::field::{Place, RectMm};
use crate::font::Fonts;
use crate::ink::Bookmark;
use crate::layout::Layout;
use crate::page::{Page, Stamp, draw_feet, paginate};
use crate::structure::Structure;
use crate::style::MM;

/// A document to compose.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Item {
    /// What it says.
    pub document: Document,
    /// How its pages are marked.
    pub stamp: Stamp,
    /// What makes its bytes its own.
    pub imprint: Imprint,
}

/// A composed document.
#[derive(Debug, Clone, PartialEq)]
pub struct Composed {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Where the user's words and the headings are printed, in the order of the pages.
    pub places: Vec<Place>,
}

/// Many documents in one PDF, each with its own "Pagina x di y".
#[derive(Debug, Clone, PartialEq)]
pub struct Bundle {
    /// The PDF of all.
    pub composed: Composed,
    /// The page on which each item begins, from 1.
    pub first_pages: Vec<usize>,
}

/// Which item of a batch could not be composed, and why. Nothing was made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("item {item}: {error}")]
pub struct BatchError {
    /// Its place in the batch, from 0.
    pub item: usize,
    /// Why.
    pub error: Error,
}

/// Composes one document.
///
/// # Errors
/// A character that can not be printed, with its field; more pages than a code can carry.
pub fn compose(item: &Item) -> Result<Composed, Error> {
    let fonts = Fonts::shared()?;
    composed(&sheets(item, &fonts)?, &fonts, item.imprint)
}

/// Composes many documents, each into its own PDF, sharing what is shaped. `progress` hears (done, of) before each and
/// at the end, and may stop: then nothing comes back.
///
/// # Errors
/// The first item that can not be composed.
pub fn compose_batch(
    items: &[Item],
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Option<Vec<Composed>>, BatchError> {
    let fonts = Fonts::shared().map_err(|error| BatchError { item: 0, error })?;
    in_turn(items, progress, |item| composed(&sheets(item, &fonts)?, &fonts, item.imprint))
}

/// Composes many documents into one PDF, to print in one go. See [`compose_batch`].
///
/// # Errors
/// The first item that can not be composed.
pub fn compose_bundle(
    title: &str,
    imprint: Imprint,
    items: &[Item],
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Option<Bundle>, BatchError> {
    let of_all = |error| BatchError { item: items.len(), error };
    let fonts = Fonts::shared().map_err(of_all)?;
    let Some(parts) = in_turn(items, progress, |item| sheets(item, &fonts))? else { return Ok(None) };
    let author = parts.first().map(|part| part.author.clone()).unwrap_or_default();
    let mut whole = Sheets { pages: Vec::new(), structure: Structure::new(), title: title.to_owned(), author };
    let mut first_pages = Vec::with_capacity(parts.len());
    for part in parts {
        first_pages.push(whole.pages.len() + 1);
        bind(&mut whole, part);
    }
    let composed = composed(&whole, &fonts, imprint).map_err(of_all)?;
    Ok(Some(Bundle { composed, first_pages }))
}

/// Does the same to every item until told to stop.
fn in_turn<T>(
    items: &[Item],
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
    mut each: impl FnMut(&Item) -> Result<T, Error>,
) -> Result<Option<Vec<T>>, BatchError> {
    let mut done = Vec::with_capacity(items.len());
    for (place, item) in items.iter().enumerate() {
        if progress(place, items.len()).is_break() {
            return Ok(None);
        }
        done.push(each(item).map_err(|error| BatchError { item: place, error })?);
    }
    let stopped = progress(items.len(), items.len()).is_break();
    Ok((!stopped).then_some(done))
}

/// Adds the pages of a part to the whole, its outline below an entry with its title.
fn bind(whole: &mut Sheets, part: Sheets) {
    let moved = whole.structure.graft(&part.structure);
    for (place, mut page) in part.pages.into_iter().enumerate() {
        page.inks.iter_mut().filter_map(|ink| ink.node.as_mut()).for_each(|node| *node += moved);
        page.bookmarks.iter_mut().for_each(|(bookmark, _)| bookmark.level += 1);
        if place == 0 {
            page.bookmarks.insert(0, (Bookmark { level: 0, title: part.title.clone() }, page.frame.top));
        }
        whole.pages.push(page);
    }
}

fn sheets(item: &Item, fonts: &Fonts) -> Result<Sheets, Error> {
    let made: Made = item.document.made();
    let mut layout = Layout::new(fonts, made.frame.depth());
    let strips = layout.flow(&made.blocks, made.frame.measure())?;
    let mut pages = paginate(strips, made.frame);
    draw_feet(&mut pages, fonts, &made.foot, item.stamp)?;
    Ok(Sheets { pages, structure: layout.structure, title: made.title, author: made.author })
}

fn composed(sheets: &Sheets, fonts: &Fonts, imprint: Imprint) -> Result<Composed, Error> {
    let places = sheets.pages.iter().enumerate().flat_map(|(number, page)| places(number + 1, page)).collect();
    Ok(Composed { bytes: bytes(sheets, fonts, imprint)?, pages: sheets.pages.len(), places })
}

fn places(number: usize, page: &Page) -> impl Iterator<Item = Place> {
    page.spots.iter().map(move |spot| {
        let [x, y, width, height] = spot.rect.map(|points| points / MM);
        Place { page: number, rect_mm: RectMm { x, y, width, height }, field: spot.field }
    })
}
