//! A PDF that was made elsewhere: whether bytes are one, whole, and how many pages it has. It is never changed.

use lopdf::Document;

/// The largest file that is taken, in bytes: an agreement scanned in colour is far below it.
pub const LARGEST: u64 = 60 * 1024 * 1024;

/// Where the mark of a PDF may stand: some programs write a few bytes before it.
const MARK_WITHIN: usize = 1024;

/// Why bytes are not taken as a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotPdf {
    /// There is nothing in it.
    Empty,
    /// A Word or LibreOffice document, old or new.
    WordProcessor,
    /// A signed envelope (.p7m), which may hold a PDF.
    Envelope,
    /// A picture of a page.
    Picture,
    /// Something else.
    Other,
    /// It begins as a PDF and can not be read: cut short, or damaged.
    Damaged,
    /// It opens with a password only.
    Locked,
    /// It has no page.
    NoPages,
    /// It is larger than what is taken.
    TooLarge,
}

/// How many pages a PDF has; an error says what the bytes are instead.
pub fn pages(bytes: &[u8]) -> Result<usize, NotPdf> {
    if bytes.len() as u64 > LARGEST {
        return Err(NotPdf::TooLarge);
    }
    let head = &bytes[..bytes.len().min(MARK_WITHIN)];
    if !head.windows(5).any(|window| window == b"%PDF-") {
        return Err(instead(bytes));
    }
    let document = Document::load_mem(bytes).map_err(|error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => NotPdf::Locked,
        _ => NotPdf::Damaged,
    })?;
    if document.is_encrypted() && document.encryption_state.is_none() {
        return Err(NotPdf::Locked);
    }
    match document.get_pages().len() {
        0 => Err(NotPdf::NoPages),
        pages => Ok(pages),
    }
}

/// What a file that does not begin as a PDF is, as far as its first bytes tell.
fn instead(bytes: &[u8]) -> NotPdf {
    let begins = |marks: &[&[u8]]| marks.iter().any(|mark| bytes.starts_with(mark));
    if bytes.is_empty() {
        NotPdf::Empty
    } else if begins(&[b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"{\\rtf"]) {
        NotPdf::WordProcessor
    } else if begins(&[b"\x30\x80", b"\x30\x82", b"\x30\x83", b"\x30\x84", b"MII", b"-----BEGIN"]) {
        NotPdf::Envelope
    } else if begins(&[b"\x89PNG", b"\xFF\xD8\xFF", b"II*\0", b"MM\0*"]) {
        NotPdf::Picture
    } else {
        NotPdf::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_pages(count: usize) -> Vec<u8> {
        let mut document = printpdf::PdfDocument::new("prova");
        let page = || printpdf::PdfPage::new(printpdf::Mm(210.0), printpdf::Mm(297.0), Vec::new());
        let pages = (0..count).map(|_| page()).collect();
        document.with_pages(pages).save(&printpdf::PdfSaveOptions::default(), &mut Vec::new())
    }

    #[test]
    fn the_pages_of_a_pdf_are_counted() {
        assert_eq!(pages(&of_pages(1)), Ok(1));
        assert_eq!(pages(&of_pages(3)), Ok(3));
    }

    #[test]
    fn what_is_no_pdf_is_told_by_what_it_is() {
        for (bytes, why) in [
            (&b""[..], NotPdf::Empty),
            (b"PK\x03\x04docx", NotPdf::WordProcessor),
            (b"\xD0\xCF\x11\xE0doc", NotPdf::WordProcessor),
            (b"\x30\x82\x01\x02p7m", NotPdf::Envelope),
            (b"\x89PNG\r\n", NotPdf::Picture),
            (b"Accordo territoriale", NotPdf::Other),
            (b"%PDF-1.7 and nothing more", NotPdf::Damaged),
        ] {
            assert_eq!(pages(bytes), Err(why));
        }
    }

    #[test]
    fn one_cut_short_is_damaged() {
        let whole = of_pages(2);
        assert_eq!(pages(&whole[..whole.len() / 2]), Err(NotPdf::Damaged));
    }
}
