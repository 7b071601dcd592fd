//! The one style sheet: every size, leading and distance of every document, in points. Nothing is set elsewhere.

use crate::font::Face;

/// Points in a millimetre.
pub(crate) const MM: f32 = 72.0 / 25.4;

/// How lines fill their measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting {
    /// Flush left, ragged right, no hyphens.
    Ragged,
    /// Flush on both sides, hyphenated.
    Justified,
    /// In the middle.
    Centred,
    /// Flush right.
    Right,
}

/// The styles, by what they are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// The title of a deed.
    DeedTitle,
    /// A heading in the middle, such as PREMESSO CHE.
    Heading,
    /// The heading of an article.
    ArticleHeading,
    /// The heading of a section of a form or letter.
    SectionHeading,
    /// Running text.
    Body,
    /// An item of a list.
    Item,
    /// A party's row.
    PartyRow,
    /// The label above the other parties.
    PartyLabel,
    /// The number of a deed's copy.
    CopyNumber,
    /// Words below the title of a form.
    Subtitle,
    /// A heading in the middle of a form.
    FormHeading,
    /// A line of a form.
    FormRow,
    /// An item of a form's list.
    FormItem,
    /// Address of a form's recipient.
    FormAddress,
    /// Words set apart from the text.
    Indented,
    /// A passage of the act.
    Quotation,
    /// Who signs a letter.
    LetterSigner,
    /// Centred words after the articles.
    Closing,
    /// Text in small, such as a privacy notice.
    Small,
    /// The name of a signing party.
    SignatoryName,
    /// What stands below it.
    SignatoryDetail,
    /// The body that writes.
    LetterheadName,
    /// Its office and address.
    LetterheadDetail,
    /// Address of a recipient.
    Address,
    /// The subject of a letter.
    Subject,
    /// Head of a table's column.
    CellHead,
    /// Cell of a table.
    Cell,
    /// Running foot.
    Foot,
    /// The readable code in the foot.
    FootCode,
    /// The word that marks a draft.
    DraftMark,
}

/// What a style says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sheet {
    /// Face of plain words.
    pub(crate) plain: Face,
    /// Face of words in italics.
    pub(crate) italic: Face,
    /// Face of words in bold.
    pub(crate) bold: Face,
    /// Size.
    pub(crate) size: f32,
    /// From baseline to baseline.
    pub(crate) leading: f32,
    /// How lines fill their measure.
    pub(crate) setting: Setting,
    /// Blank above.
    pub(crate) before: f32,
    /// Left indent.
    pub(crate) indent: f32,
    /// Stays with what follows.
    pub(crate) keep_with_next: bool,
}

/// Running text of a deed: the base of the others.
const BASE: Sheet = Sheet {
    plain: Face::Text,
    italic: Face::TextItalic,
    bold: Face::TextBold,
    size: 10.8,
    leading: 15.6,
    setting: Setting::Justified,
    before: 7.0,
    indent: 0.0,
    keep_with_next: false,
};

/// The base of what stands around a text: letterheads, labels, feet.
const FRAME: Sheet = Sheet {
    plain: Face::Head,
    italic: Face::Head,
    bold: Face::HeadStrong,
    size: 9.0,
    leading: 12.0,
    setting: Setting::Ragged,
    before: 0.0,
    ..BASE
};

/// Running text of a form, dense enough for one page.
const FORM: Sheet = Sheet { size: 10.0, leading: 13.6, ..BASE };

/// A table's cell.
const CELL: Sheet = Sheet { size: 8.4, leading: 11.2, setting: Setting::Ragged, before: 0.0, ..BASE };

impl Sheet {
    /// The baseline of a line below its upper edge: what the leading adds is shared above and below.
    pub(crate) fn baseline(&self) -> f32 {
        (self.leading - self.size) / 2.0 + self.size * 0.86
    }
}

impl Style {
    /// What the style says.
    pub(crate) fn sheet(self) -> Sheet {
        let strong = Sheet { plain: Face::TextBold, italic: Face::TextBold, keep_with_next: true, ..BASE };
        match self {
            Self::DeedTitle => Sheet { size: 14.0, leading: 20.0, setting: Setting::Centred, before: 14.0, ..strong },
            Self::Heading => Sheet { setting: Setting::Centred, before: 22.0, ..strong },
            Self::ArticleHeading => Sheet { size: 11.2, setting: Setting::Ragged, before: 20.0, ..strong },
            Self::SectionHeading => {
                Sheet { setting: Setting::Ragged, before: 16.0, size: 10.8, leading: 15.0, ..strong }
            }
            Self::Body => BASE,
            Self::Item => Sheet { before: 4.5, indent: 20.0, ..BASE },
            Self::PartyRow => Sheet { setting: Setting::Centred, before: 4.0, ..BASE },
            Self::PartyLabel => Sheet { setting: Setting::Centred, before: 9.0, keep_with_next: true, ..BASE },
            Self::CopyNumber => Sheet { setting: Setting::Right, size: 9.2, before: 0.0, ..BASE },
            Self::Subtitle => Sheet { setting: Setting::Centred, before: 2.0, ..FORM },
            Self::FormHeading => Sheet { setting: Setting::Centred, before: 11.0, leading: 14.0, size: 10.0, ..strong },
            Self::FormRow => Sheet { setting: Setting::Ragged, before: 3.0, ..FORM },
            Self::FormItem => Sheet { setting: Setting::Ragged, before: 3.0, indent: 16.0, ..FORM },
            Self::FormAddress => Sheet { setting: Setting::Ragged, before: 0.0, ..FORM },
            Self::Indented => Sheet { setting: Setting::Ragged, before: 5.0, indent: 28.0, ..BASE },
            Self::Quotation => Sheet { before: 3.0, indent: 16.0, size: 9.4, leading: 12.8, ..BASE },
            Self::LetterSigner => Sheet { setting: Setting::Centred, before: 0.0, keep_with_next: true, ..BASE },
            Self::Closing => Sheet { setting: Setting::Centred, before: 26.0, keep_with_next: true, ..BASE },
            Self::Small => Sheet { size: 8.0, leading: 10.4, before: 3.0, ..BASE },
            Self::SignatoryName => Sheet { size: 10.0, leading: 13.4, setting: Setting::Ragged, before: 0.0, ..strong },
            Self::SignatoryDetail => {
                Sheet { size: 9.2, leading: 13.0, setting: Setting::Ragged, before: 1.5, keep_with_next: true, ..BASE }
            }
            Self::LetterheadName => {
                Sheet { plain: Face::HeadStrong, size: 15.0, leading: 18.5, keep_with_next: true, ..FRAME }
            }
            Self::LetterheadDetail => Sheet { keep_with_next: true, ..FRAME },
            Self::Address => Sheet { setting: Setting::Ragged, before: 0.0, ..BASE },
            Self::Subject => Sheet { setting: Setting::Ragged, before: 20.0, ..strong },
            Self::CellHead => Sheet { plain: Face::HeadStrong, size: 8.4, leading: 10.8, ..FRAME },
            Self::Cell => CELL,
            Self::Foot => Sheet { size: 8.2, leading: 11.0, setting: Setting::Ragged, before: 0.0, ..BASE },
            Self::FootCode => Sheet { plain: Face::Code, size: 8.0, leading: 11.0, ..FRAME },
            Self::DraftMark => Sheet { plain: Face::HeadStrong, size: 18.0, leading: 20.0, ..FRAME },
        }
    }
}

/// Geometry of a page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageFrame {
    /// Width of the paper.
    pub(crate) width: f32,
    /// Height of the paper.
    pub(crate) height: f32,
    /// Left margin, wide enough for punching.
    pub(crate) left: f32,
    /// Right margin.
    pub(crate) right: f32,
    /// Upper margin.
    pub(crate) top: f32,
    /// From the end of the text to the paper's lower edge, the running foot included.
    pub(crate) bottom: f32,
}

impl PageFrame {
    /// A4 upright, for deeds and letters.
    pub(crate) const UPRIGHT: Self = Self {
        width: 210.0 * MM,
        height: 297.0 * MM,
        left: 30.0 * MM,
        right: 24.0 * MM,
        top: 26.0 * MM,
        bottom: 43.0 * MM,
    };
    /// A4 on its side, for wide tables; punched on its left side too.
    pub(crate) const SIDEWAYS: Self = Self {
        width: 297.0 * MM,
        height: 210.0 * MM,
        left: 25.0 * MM,
        right: 15.0 * MM,
        top: 20.0 * MM,
        bottom: 40.0 * MM,
    };

    /// Width of the text.
    pub(crate) fn measure(self) -> f32 {
        self.width - self.left - self.right
    }

    /// Height of the text.
    pub(crate) fn depth(self) -> f32 {
        self.height - self.top - self.bottom
    }
}

/// Side of the printed code: above the 20 mm that scans need.
pub(crate) const CODE_SIDE: f32 = 22.0 * MM;
/// Distance of the running foot's rule from the paper's lower edge.
pub(crate) const FOOT_RULE: f32 = 38.0 * MM;
/// Thickness of thin rules.
pub(crate) const HAIRLINE: f32 = 0.5;
