//! Names for what is printed: the user's own words and the headings. Errors name them, places point at them.
//! No Italian here: the screen and the text crate say what each is called.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A part of a document that errors and places can name. Numbers count from 0 in the order of the input, articles as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "kind", content = "number", rename_all = "camelCase")]
pub enum Field {
    /// The fill of a party's row, or the name of a party printed below one of the labels.
    PartyName(usize),
    /// The name of a party above its signature.
    SignatoryParty(usize),
    /// The person who signs for a party.
    SignerName(usize),
    /// The office that person holds.
    SignerOffice(usize),
    /// The delegation under which that person signs.
    SignerDelegation(usize),
    /// The act that authorises the signature.
    AuthorisingAct(usize),
    /// Article 1, number 3: the resolution of the guidelines.
    Resolution,
    /// Place of a signature or of a letter.
    Place,
    /// Number of the copy.
    Copy,
    /// Name of the body that writes.
    SenderName,
    /// Office of the body that writes.
    SenderOffice,
    /// Address, telephone, PEC of the body that writes.
    SenderContact(usize),
    /// Person who signs for the body that writes, and the office held.
    SenderSigner,
    /// Name of a recipient.
    RecipientName(usize),
    /// Address or PEC of a recipient.
    RecipientContact(usize),
    /// Date of a letter.
    LetterDate,
    /// Protocol number of a letter.
    Protocol,
    /// Name of the network.
    Network,
    /// A body's tax code.
    TaxCode,
    /// A body's seat.
    Seat,
    /// A body's PEC or e-mail.
    Contact,
    /// The opening text of a letter or form.
    OpeningText,
    /// The closing text of a letter or form.
    ClosingText,
    /// The privacy notice.
    PrivacyNotice,
    /// A declaration of a form.
    Declaration(usize),
    /// Day of a meeting.
    MeetingDate,
    /// Place of a meeting.
    MeetingPlace,
    /// Time of a meeting.
    MeetingTime,
    /// A point of a meeting's agenda.
    AgendaItem(usize),
    /// A thing that is missing.
    MissingItem(usize),
    /// Something sent earlier.
    Sending(usize),
    /// The last day of a deadline.
    DeadlineDate,
    /// The source of a deadline.
    DeadlineSource,
    /// A cell of the register: row counted from 0.
    RegisterRow(usize),
    /// An article of the agreement, where it begins.
    Article(u8),
    /// A heading that is no article, where it begins.
    Heading(usize),
}

/// A rectangle on a page in millimetres, from the page's upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RectMm {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// Where a field is printed. A field that runs over several lines has a place for each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Place {
    /// The page, from 1.
    pub page: usize,
    /// The rectangle around the words.
    pub rect_mm: RectMm,
    /// What is printed there.
    pub field: Field,
}
