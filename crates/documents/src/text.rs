//! Words with their weight and their owner, and what of a text can be printed. No measuring here.

use unicode_normalization::UnicodeNormalization;

use crate::error::Error;
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

    /// The words as they are printed: letters and their accents joined, every blank one space,
    /// invisible characters gone.
    ///
    /// # Errors
    /// A control character or a direction mark is refused: the reader would see other words than those that are there.
    pub(crate) fn printable(&self) -> Result<String, Error> {
        let mut out = String::with_capacity(self.text.len());
        for character in self.text.nfc() {
            match character {
                '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
                '\u{202f}' | '\u{a0}' => out.push('\u{a0}'),
                blank if blank.is_whitespace() => {
                    if !out.ends_with(' ') {
                        out.push(' ');
                    }
                }
                '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                    return Err(Error::Character { character, field: self.field });
                }
                control if control.is_control() => return Err(Error::Character { character, field: self.field }),
                other => out.push(other),
            }
        }
        Ok(out)
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
        assert_eq!(span.printable().unwrap(), "Città di Bergamo\u{a0}1");
    }

    #[test]
    fn control_and_direction_characters_are_refused_with_their_field() {
        for character in ['\u{7}', '\u{0}', '\u{85}', '\u{202e}', '\u{200f}'] {
            let span = Span::written(Field::Place, format!("a{character}b"));
            let refused = Error::Character { character, field: Some(Field::Place) };
            if character == '\u{85}' {
                assert_eq!(span.printable().unwrap(), "a b", "NEL is a line end");
            } else {
                assert_eq!(span.printable(), Err(refused));
            }
        }
    }

    #[test]
    fn paragraphs_are_lines_with_words() {
        assert_eq!(paragraphs("a\r\n\r\n b \n").collect::<Vec<_>>(), ["a", "b"]);
    }
}
