//! Reads a PDF back with other programs than made it: poppler, qpdf, rxing. A program that is missing fails the test.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::panic,
    clippy::unwrap_used,
    reason = "shared by tests, which are crates of their own"
)]

use std::path::PathBuf;
use std::process::Command;

use concilia_core::issue::code::PageCode;
use concilia_documents::Composed;
use tempfile::TempDir;

/// Points in a millimetre.
pub const MM: f32 = 72.0 / 25.4;

/// A composed document as a file.
pub struct Printed {
    folder: TempDir,
    path: PathBuf,
    pub pages: usize,
}

/// A word with its page and its box in points: left, upper, right, lower.
#[derive(Debug)]
pub struct Word {
    pub page: usize,
    pub text: String,
    pub bounds: [f32; 4],
}

impl Printed {
    pub fn new(composed: &Composed) -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("document.pdf");
        std::fs::write(&path, &composed.bytes).unwrap();
        Self { folder, path, pages: composed.pages }
    }

    fn run(&self, program: &str, arguments: &[&str], last: Option<&str>) -> String {
        let output = Command::new(program).args(arguments).arg(&self.path).args(last).output();
        let output = output.unwrap_or_else(|error| panic!("{program} is needed by this test: {error}"));
        let words = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{program}: {words}{}", String::from_utf8_lossy(&output.stderr));
        words
    }

    /// Fails unless the file is sound and every font is embedded, subset and readable as text.
    pub fn check(&self) {
        let report = self.run("qpdf", &["--check"], None);
        assert!(report.contains("No syntax or stream encoding errors found"), "{report}");
        let fonts = self.run("pdffonts", &[], None);
        for font in fonts.lines().skip(2) {
            assert!(font.contains("yes yes yes"), "embedded, subset, with text: {font}");
        }
        assert!(fonts.lines().count() > 2, "no font at all");
    }

    /// The text of a page without its foot, or of the foot alone, in the order in which it was drawn.
    fn words_of(&self, page: usize, foot: bool) -> String {
        let height = if self.run("pdfinfo", &[], None).contains("841.89 x 595") { 595 } else { 842 };
        let cut = height - (40.0 * MM) as usize;
        let (page, cut, rest) = (page.to_string(), cut.to_string(), (height - cut).to_string());
        let (top, depth) = if foot { (cut.as_str(), rest.as_str()) } else { ("0", cut.as_str()) };
        let area = ["-raw", "-r", "72", "-f", &page, "-l", &page, "-x", "0", "-y", top, "-W", "900", "-H", depth];
        self.run("pdftotext", &area, Some("-"))
    }

    /// The text of a page's foot.
    pub fn foot(&self, page: usize) -> String {
        self.words_of(page, true)
    }

    /// The text of all pages without feet.
    pub fn text(&self) -> String {
        (1..=self.pages).map(|page| self.words_of(page, false)).collect()
    }

    /// Every word with its box.
    pub fn words(&self) -> Vec<Word> {
        let mut words = Vec::new();
        let mut page = 0;
        for line in self.run("pdftotext", &["-bbox"], Some("-")).lines().map(str::trim) {
            page += usize::from(line.starts_with("<page "));
            let Some(word) = line.strip_prefix("<word ") else { continue };
            let mut parts = word.split('"').skip(1).step_by(2).map(|part| part.parse().unwrap());
            let bounds = std::array::from_fn(|_| parts.next().unwrap());
            let text = word.split(['>', '<']).nth(1).unwrap_or_default().to_owned();
            words.push(Word { page, text, bounds });
        }
        words
    }

    /// The codes read from the pages as a scanner at 150 dpi sees them.
    pub fn codes(&self) -> Vec<Option<PageCode>> {
        let stem = self.folder.path().join("page");
        self.run("pdftoppm", &["-gray", "-r", "150"], stem.to_str());
        let mut images: Vec<_> =
            std::fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        images.retain(|path| path.extension().is_some_and(|extension| extension == "pgm"));
        images.sort();
        assert_eq!(images.len(), self.pages);
        images.iter().map(|image| code_on(&std::fs::read(image).unwrap())).collect()
    }
}

/// Reads the code on a grey picture (PGM).
fn code_on(picture: &[u8]) -> Option<PageCode> {
    let mut header = picture.splitn(5, |byte| byte.is_ascii_whitespace());
    let mut number = || std::str::from_utf8(header.next().unwrap()).unwrap().trim_start_matches('P').parse().unwrap();
    let [_, width, height, _]: [u32; 4] = std::array::from_fn(|_| number());
    let pixels = header.next().unwrap().to_vec();
    let found = rxing::helpers::detect_in_luma(pixels, width, height, Some(rxing::BarcodeFormat::QR_CODE)).ok()?;
    Some(PageCode::parse(found.getText()).unwrap())
}

/// Letters and figures alone: what is left of a text when line ends and hyphens no longer count.
pub fn solid(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
