//! Composes the documents of a batch and writes their files beside their places, with progress and stop. It issues nothing.

use std::ops::ControlFlow;

use chrono::NaiveDate;
use concilia_core::archive::content;
use concilia_core::issue::Pages;
use concilia_core::issue::code::IssueCode;
use concilia_documents::{BatchError, Composed, Imprint, Item, Stamp, compose_batch, compose_bundle};

use super::batch::Sheet;
use super::file::Files;
use crate::failure::{Error, Result};
use crate::files::{self, Staged};
use crate::job::Job;

/// What came off: the pages of each document, and the files that wait for their names.
pub(super) struct Printed {
    /// The pages of each document, in order; empty for drafts in one file.
    pub(super) pages: Vec<Pages>,
    /// The files.
    pub(super) staged: Vec<Staged>,
}

/// The press, ready to print one batch.
pub(super) struct Press<'a> {
    /// What is printed.
    pub(super) sheets: &'a [Sheet],
    /// Title of the one file of all.
    pub(super) title: &'a str,
    /// Where it goes.
    pub(super) files: &'a Files,
    /// The working date.
    pub(super) made_on: NaiveDate,
    /// Who watches and may stop.
    pub(super) job: &'a Job<'a>,
}

impl Press<'_> {
    /// Prints drafts, without a code.
    pub(super) fn drafts(&self) -> Result<Printed> {
        let items = self.sheets.iter().map(|sheet| self.item(sheet, Stamp::Draft, &sheet.title)).collect::<Vec<_>>();
        self.run(&items, false)
    }

    /// Prints what is issued, each document with its code.
    pub(super) fn issued(&self, codes: &[IssueCode]) -> Result<Printed> {
        let coded = self.sheets.iter().zip(codes);
        let items = coded.map(|(sheet, code)| self.item(sheet, Stamp::Issued(*code), &code.to_string()));
        self.run(&items.collect::<Vec<_>>(), true)
    }

    fn item(&self, sheet: &Sheet, stamp: Stamp, own: &str) -> Item {
        Item { document: sheet.document.clone(), stamp, imprint: imprint(own, self.made_on) }
    }

    /// Issued documents are kept one by one, also where the file is one: each can be printed again by itself.
    fn run(&self, items: &[Item], kept: bool) -> Result<Printed> {
        let bundled = self.files.is_bundle();
        let passes = usize::from(kept || !bundled) + usize::from(bundled);
        let total = items.len() * passes;
        let single = if kept || !bundled { self.singly(items, total)? } else { Vec::new() };
        let staged = match self.files {
            Files::One(path) if bundled => {
                let whole = self.bundle(items, total - items.len(), total)?;
                vec![files::stage(path, &whole.bytes)?]
            }
            _ => self
                .files
                .paths()
                .zip(&single)
                .map(|(path, one)| files::stage(path, &one.bytes))
                .collect::<Result<_>>()?,
        };
        let pages = single.into_iter().map(|one| Pages { bytes: one.bytes, count: one.pages as i64 }).collect();
        Ok(Printed { pages, staged })
    }

    fn singly(&self, items: &[Item], total: usize) -> Result<Vec<Composed>> {
        let composed = compose_batch(items, &mut |done, _| self.step(done, total)).map_err(|error| self.told(error))?;
        composed.ok_or(Error::Stopped)
    }

    fn bundle(&self, items: &[Item], before: usize, total: usize) -> Result<Composed> {
        let own = items.iter().map(|item| item.imprint.id).collect::<Vec<_>>().concat();
        let imprint = imprint(&content::sha256(&own), self.made_on);
        let bundle = compose_bundle(self.title, imprint, items, &mut |done, _| self.step(before + done, total));
        Ok(bundle.map_err(|error| self.told(error))?.ok_or(Error::Stopped)?.composed)
    }

    fn step(&self, done: usize, total: usize) -> ControlFlow<()> {
        match self.job.step(done, total) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }

    fn told(&self, error: BatchError) -> Error {
        let title = self.sheets.get(error.item).map_or(self.title, |sheet| &sheet.title);
        Error::NotComposed { title: title.to_owned(), error: error.error }
    }
}

/// The mark of a file's bytes, from words that no other document has: the same document has the same bytes again.
fn imprint(own: &str, made_on: NaiveDate) -> Imprint {
    let hash = content::sha256(format!("{own} {made_on}").as_bytes());
    let mut id = [0; 16];
    id.copy_from_slice(&hash.as_bytes()[..16]);
    Imprint { made_on, id }
}
