//! Drawn pages in, PDF bytes out: printpdf writes operations and fonts, lopdf what it lacks. It lays nothing out.

mod catalog;
mod glyphs;
mod operations;
mod structure;

use chrono::NaiveDate;
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::font::Fonts;
use crate::page::Page;
use crate::structure::Structure;
use crate::style::MM;

/// What makes the bytes of a document its own: the same imprint and values give the same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imprint {
    /// The working date on which it is made.
    pub made_on: NaiveDate,
    /// Sixteen bytes that no other document has, drawn by the caller.
    pub id: [u8; 16],
}

/// A laid out document, ready to be written.
pub(crate) struct Sheets {
    /// Its pages.
    pub(crate) pages: Vec<Page>,
    /// What their inks mean.
    pub(crate) structure: Structure,
    /// Its title.
    pub(crate) title: String,
    /// The body that makes it.
    pub(crate) author: String,
}

/// Writes the bytes.
pub(crate) fn bytes(sheets: &Sheets, fonts: &Fonts, imprint: Imprint) -> Result<Vec<u8>, Error> {
    let used = glyphs::Used::collect(&sheets.pages);
    let mut pdf = PdfDocument::new(&sheets.title);
    used.embed(fonts, &mut pdf)?;
    let mut contents = structure::Contents::new(sheets.structure.nodes.len());
    for page in &sheets.pages {
        let operations = operations::of_page(page, fonts, &used, &mut contents, &sheets.structure);
        let (width, height) = (page.frame.width / MM, page.frame.height / MM);
        pdf.pages.push(PdfPage::new(Mm(width), Mm(height), operations));
    }
    let mut warnings = Vec::new();
    let mut document = pdf.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(Error::Emission { reason: warning.msg.clone() });
    }
    catalog::complete(&mut document, sheets, imprint)?;
    structure::write(&mut document, &sheets.structure, &contents)?;
    written(document)
}

/// The saved file. A line end after the last marker lets later signatures be appended as increments.
fn written(mut document: lopdf::Document) -> Result<Vec<u8>, Error> {
    document.compress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|error| Error::Emission { reason: error.to_string() })?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn refused(error: lopdf::Error) -> Error {
    Error::Emission { reason: error.to_string() }
}
