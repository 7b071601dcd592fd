//! Where a batch goes: one file of all, or one a document, under names an office would choose.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use concilia_core::issue::DocumentKind;
use concilia_text::issue as words;

use super::batch::Sheet;
use crate::failure::Result;
use crate::files::{self, IfThere};

/// The files of a batch.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Files {
    /// One document in one file.
    Only(PathBuf),
    /// Many documents in one file.
    One(PathBuf),
    /// One file a document.
    Each(Vec<PathBuf>),
}

impl Files {
    /// The files of these documents in a folder; `name` is the user's own for a single file.
    pub(super) fn of(folder: &Path, sheets: &[Sheet], choice: &Choice<'_>) -> Self {
        let numbered =
            |words: &str, number| folder.join(files::numbered_name(&marked(words, choice.issued), number, "pdf"));
        let path = |words: &str| numbered(words, 1);
        let own = choice.name.map(str::trim).filter(|name| !name.is_empty());
        let own = own.map(|name| folder.join(files::file_name(name.strip_suffix(".pdf").unwrap_or(name), "pdf")));
        match sheets {
            [only] => Self::Only(own.unwrap_or_else(|| path(&plain(&only.title)))),
            _ if choice.one_file => Self::One(own.unwrap_or_else(|| path(&all(choice.kind, choice.on)))),
            _ => Self::Each(each(sheets, numbered)),
        }
    }

    /// Many documents go into one file.
    pub(super) fn is_bundle(&self) -> bool {
        matches!(self, Self::One(_))
    }

    /// The paths, in the order of the documents.
    pub(super) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        match self {
            Self::Only(path) | Self::One(path) => std::slice::from_ref(path).iter(),
            Self::Each(paths) => paths.iter(),
        }
    }

    /// Asks before anything is made where one of them is there.
    pub(super) fn ask(&self, if_there: IfThere) -> Result<()> {
        files::ask_all(self.paths(), if_there)
    }
}

/// What decides of the names.
pub(super) struct Choice<'a> {
    /// What is printed.
    pub(super) kind: DocumentKind,
    /// Many documents in one file.
    pub(super) one_file: bool,
    /// Issued, not draft.
    pub(super) issued: bool,
    /// The user's own name of a single file.
    pub(super) name: Option<&'a str>,
    /// The working date.
    pub(super) on: NaiveDate,
}

/// Two parties of one name get two files.
fn each(sheets: &[Sheet], path: impl Fn(&str, usize) -> PathBuf) -> Vec<PathBuf> {
    let mut taken = BTreeSet::new();
    let mut free = |sheet: &Sheet| {
        let title = plain(&sheet.title);
        // Systems that ignore case would see one name in two.
        (1..)
            .map(|number| path(&title, number))
            .find(|path| taken.insert(path.to_string_lossy().to_lowercase()))
            .unwrap_or_default()
    };
    sheets.iter().map(&mut free).collect()
}

fn all(kind: DocumentKind, on: NaiveDate) -> String {
    format!("{} {on}", words::kinds(kind))
}

/// A title as a file name: the dash that separates becomes a plain one, the bars of a date too.
fn plain(title: &str) -> String {
    title.replace(['–', '/'], "-")
}

fn marked(words: &str, issued: bool) -> String {
    if issued { words.to_owned() } else { format!("{words} (bozza)") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::batch::Sheet;

    fn sheet(title: &str) -> Sheet {
        let register = concilia_documents::document::register::Register {
            lead: Default::default(),
            agreement: Default::default(),
            as_of: NaiveDate::default(),
            rows: Vec::new(),
        };
        let document = concilia_documents::Document::Register(register);
        Sheet { party: None, name: String::new(), meeting: None, version: None, title: title.into(), document }
    }

    fn names(sheets: &[Sheet], one_file: bool, issued: bool) -> Vec<String> {
        let on = "2014-01-20".parse().unwrap();
        let choice = Choice { kind: DocumentKind::AdherenceForm, one_file, issued, name: None, on };
        Files::of(Path::new(""), sheets, &choice).paths().map(|path| path.display().to_string()).collect()
    }

    #[test]
    fn names_are_those_of_an_office_and_never_meet() {
        let two = [sheet("Modulo di adesione – Acli"), sheet("Modulo di adesione – ACLI")];
        assert_eq!(names(&two, false, true), ["Modulo di adesione - Acli.pdf", "Modulo di adesione - ACLI (2).pdf"]);
        assert_eq!(names(&two, true, false), ["Moduli di adesione 2014-01-20 (bozza).pdf"]);
        assert_eq!(names(&[sheet("Registro al 20/01/2014")], true, true), ["Registro al 20-01-2014.pdf"]);
    }
}
