//! Words with their weight and their owner, and what of a text can be printed. No measuring here.

use concilia_core::signs;
use unicode_normalization::UnicodeNormalization;

use crate::field::Field;
use crate::font::Face;
use crate::style::Sheet;

/// How words stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Weight {
    /// As the style says.
    #[default]
    Plain,
    /// In italics.
    Italic,
    /// In bold.
    Bold,
}

/// Words of one weight and one owner.
#[derive(Debug, Clone)]
pub(crate) struct Span {
    /// The words.
    pub(crate) text: String,
    /// Their weight.
    pub(crate) weight: Weight,
    /// The field they fill; nothing for the document's own wording.
    pub(crate) field: Option<Field>,
}

impl Span {
    /// The document's own words.
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), weight: Weight::Plain, field: None }
    }

    /// The user's words.
    pub(crate) fn written(field: Field, text: impl Into<String>) -> Self {
        Self { field: Some(field), ..Self::plain(text) }
    }

    /// The same words in bold.
    pub(crate) fn strong(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }

    /// The face they are set in.
    pub(crate) fn face(&self, sheet: &Sheet) -> Face {
        match self.weight {
            Weight::Plain => sheet.plain,
            Weight::Italic => sheet.italic,
            Weight::Bold => sheet.bold,
        }
    }

    /// The words as they are printed: letters and their accents joined, every blank one space, gone what nobody sees. The
    /// archive takes such signs away as they come in; those that an earlier version let in change no word on paper.
    pub(crate) fn printable(&self) -> String {
        let mut out = String::with_capacity(self.text.len());
        for character in signs::seen(&self.text).nfc() {
            match character {
                '\u{202f}' | '\u{a0}' => out.push('\u{a0}'),
                blank if blank.is_whitespace() => {
                    if !out.ends_with(' ') {
                        out.push(' ');
                    }
                }
                other => out.push(other),
            }
        }
        out
    }
}

/// The paragraphs of a text that the user wrote freely: one a line, empty lines dropped.
pub(crate) fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r', '\u{2028}', '\u{2029}']).map(str::trim).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_become_one_space_and_invisible_characters_go() {
        let span = Span::plain("Città\t\r\n di\u{200b} Ber\u{ad}gamo\u{a0}1");
        assert_eq!(span.printable(), "Città di Bergamo\u{a0}1");
        let hidden = Span::written(Field::Place, "a\u{0}\u{7}\u{202e}\u{200f}b\u{85}c");
        assert_eq!(hidden.printable(), "ab c", "the next-line sign is a line end");
    }

    #[test]
    fn paragraphs_are_lines_with_words() {
        assert_eq!(paragraphs("a\r\n\r\n b \n").collect::<Vec<_>>(), ["a", "b"]);
    }
}
