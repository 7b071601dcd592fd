//! The one table of what may happen to a signature: from which state, by which event, under which guard, to which state.
//! Screens and services ask [`next`] and [`possible`]; nobody else decides.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::model::{Signature, State};
use super::roll::{DeedState, Entry, Role};
use super::text::OtherText;
use crate::coded::coded;

coded! {
    /// What may happen to a signature.
    #[ts(rename = "SignatureEvent")]
    Event {
        /// The form or the copy is sent.
        Send = "send",
        /// It comes back.
        Return = "return",
        /// A person looks at it and finds it in order.
        Verify = "verify",
        /// A person holds what signed another text valid, with a reason.
        Keep = "keep",
        /// A person looks at it and finds it not in order.
        FindIrregular = "find_irregular",
        /// A datum of the return, typed wrong, is corrected.
        Correct = "correct",
        /// The number of its arrival is written.
        AssignProtocol = "assign_protocol",
        /// The number, written by mistake, is annulled.
        AnnulProtocol = "annul_protocol",
        /// The return, registered by mistake, is annulled with its number.
        AnnulReturn = "annul_return",
        /// A reminder is sent.
        Remind = "remind",
        /// The party renounces.
        Renounce = "renounce",
        /// The party comes back on its renunciation.
        Revoke = "revoke",
    }
}

/// Why an event is not possible now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WhyNot {
    /// The deed is still a draft: its text is not frozen, there is nothing to sign.
    DeedInDraft,
    /// The party is not called to sign: it is not in the network, or adherence is closed to new parties (1015).
    NotCalled,
    /// The party renounced (669).
    Renounced,
    /// The party did not renounce.
    NotRenounced,
    /// It was sent already; a reminder follows.
    AlreadySent,
    /// Nothing was sent yet.
    NotSent,
    /// Nothing came back yet.
    NotReturned,
    /// It came back already.
    AlreadyReturned,
    /// It was verified already.
    AlreadyVerified,
    /// How it was signed is not known.
    MethodUnknown,
    /// When a stipulating party signed is not known, and the two years run from the last signature (744).
    SigningDateUnknown,
    /// It signed another text: somebody says why that holds, or it is signed again.
    OtherText {
        /// The number of the version that it signed.
        number: i64,
    },
    /// The paper that it has is of another version, and nothing of this one was sent.
    OtherPaper {
        /// The number of the version that it has.
        number: i64,
    },
    /// It was asked to sign the version that updates this one: what comes of it is registered there.
    SignsUpdate {
        /// The number of that version.
        number: i64,
    },
    /// It signed this very text: there is nothing to hold valid.
    ThisText,
    /// It is held valid already.
    KeptAlready,
    /// No version of that kind was put to signature.
    TextUnknown,
    /// A party of the agreement signs the agreement of this version.
    StipulatesThisText,
    /// It was found irregular: who verifies it all the same looks at it alone, not among many.
    IrregularAmongMany,
    /// The lead body (583) writes to the others; who sends something to it all the same says so of it alone.
    LeadAmongMany,
    /// A number is there already; it is annulled before another is written.
    ProtocolKnown,
    /// There is no number to annul.
    ProtocolUnknown,
    /// No number was given.
    ProtocolMissing,
    /// The number is longer than the register's column.
    ProtocolTooLong {
        /// Characters found.
        found: usize,
        /// Characters allowed.
        limit: usize,
    },
    /// The number has a sign that the register can not print.
    ProtocolUnwritten {
        /// The first of them.
        sign: char,
    },
    /// The day of the arrival was not given.
    ArrivalDateMissing,
    /// No reason was given.
    ReasonMissing,
    /// A correction is of one return; what many share is not typed once for all.
    OneAtATime,
    /// The date is later than the working date.
    DateAhead {
        /// The date given.
        date: NaiveDate,
    },
    /// It would have come back before it was sent.
    BeforeSending {
        /// When it was sent.
        sent_on: NaiveDate,
    },
    /// It would have come back before the text was put to signature.
    ReturnedBeforeText {
        /// When the text was put to signature.
        put_on: NaiveDate,
    },
    /// It would have been sent before the text was put to signature.
    SentBeforeText {
        /// When the text was put to signature.
        put_on: NaiveDate,
    },
    /// It would have been signed after it came back.
    SignedAfterReturn {
        /// When it came back.
        returned_on: NaiveDate,
    },
    /// It would have been signed before the text was put to signature.
    SignedBeforeText {
        /// When the text was put to signature.
        put_on: NaiveDate,
    },
}

/// What must hold for a transition, beside state and event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Guard {
    /// Nothing more.
    None,
    /// The form was sent before it came back.
    WasSent,
    /// It came back though nothing had been registered as sent.
    NeverSent,
    /// How it was signed is known; of a stipulating party also when.
    HowSignedKnown,
    /// No number of arrival yet.
    NoProtocol,
    /// A number of arrival is there.
    HasProtocol,
    /// It carries another text, and nobody has said that it holds.
    OfOpenText,
    /// The same, and how it was signed is known.
    OpenAndSigned,
    /// The paper that it has is of this text, or holds for it.
    PaperHolds,
}

use State::{Irregular, Returned, Sent, ToSend, Verified};

/// From, event, guard, to. What is not here can not happen.
const TRANSITIONS: &[(State, Event, Guard, State)] = &[
    (ToSend, Event::Send, Guard::None, Sent),
    (Irregular, Event::Send, Guard::None, Sent),
    (Sent, Event::Send, Guard::OfOpenText, Sent),
    (Returned, Event::Send, Guard::OfOpenText, Sent),
    (Verified, Event::Send, Guard::OfOpenText, Sent),
    (ToSend, Event::Return, Guard::None, Returned),
    (Sent, Event::Return, Guard::None, Returned),
    (Irregular, Event::Return, Guard::None, Returned),
    (Returned, Event::Return, Guard::OfOpenText, Returned),
    (Verified, Event::Return, Guard::OfOpenText, Returned),
    (Returned, Event::Verify, Guard::HowSignedKnown, Verified),
    (Irregular, Event::Verify, Guard::HowSignedKnown, Verified),
    (Returned, Event::Keep, Guard::OpenAndSigned, Verified),
    (Irregular, Event::Keep, Guard::OpenAndSigned, Verified),
    (Verified, Event::Keep, Guard::OpenAndSigned, Verified),
    (Returned, Event::FindIrregular, Guard::None, Irregular),
    (Irregular, Event::FindIrregular, Guard::None, Irregular),
    (Verified, Event::FindIrregular, Guard::None, Irregular),
    (Returned, Event::Correct, Guard::None, Returned),
    (Irregular, Event::Correct, Guard::None, Irregular),
    (Verified, Event::Correct, Guard::None, Verified),
    (Returned, Event::AssignProtocol, Guard::NoProtocol, Returned),
    (Irregular, Event::AssignProtocol, Guard::NoProtocol, Irregular),
    (Verified, Event::AssignProtocol, Guard::NoProtocol, Verified),
    (Returned, Event::AnnulProtocol, Guard::HasProtocol, Returned),
    (Irregular, Event::AnnulProtocol, Guard::HasProtocol, Irregular),
    (Verified, Event::AnnulProtocol, Guard::HasProtocol, Verified),
    (Returned, Event::AnnulReturn, Guard::WasSent, Sent),
    (Returned, Event::AnnulReturn, Guard::NeverSent, ToSend),
    (Irregular, Event::AnnulReturn, Guard::WasSent, Sent),
    (Irregular, Event::AnnulReturn, Guard::NeverSent, ToSend),
    (Verified, Event::AnnulReturn, Guard::WasSent, Sent),
    (Verified, Event::AnnulReturn, Guard::NeverSent, ToSend),
    (Sent, Event::Remind, Guard::PaperHolds, Sent),
    (Irregular, Event::Remind, Guard::PaperHolds, Irregular),
    (ToSend, Event::Renounce, Guard::None, ToSend),
    (Sent, Event::Renounce, Guard::None, Sent),
    (Irregular, Event::Renounce, Guard::None, Irregular),
    (Returned, Event::Renounce, Guard::None, Returned),
    (Verified, Event::Renounce, Guard::None, Verified),
    (ToSend, Event::Revoke, Guard::None, ToSend),
    (Sent, Event::Revoke, Guard::None, Sent),
    (Irregular, Event::Revoke, Guard::None, Irregular),
    (Returned, Event::Revoke, Guard::None, Returned),
    (Verified, Event::Revoke, Guard::None, Verified),
];

/// What the table needs to know of one signature.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// The signature.
    pub signature: &'a Signature,
    /// In which role its party signs.
    pub role: Role,
    /// The party has renounced, and the renunciation holds.
    pub renounced: bool,
    /// Where the version of the deed stands.
    pub deed: DeedState,
    /// The text that it carries, where that is not the one of this version.
    pub other_text: Option<OtherText>,
}

impl<'a> Standing<'a> {
    /// The standing of an entry of the roll.
    pub fn of(entry: &'a Entry, deed: DeedState) -> Self {
        let (renounced, other_text) = (entry.is_renounced(), entry.other_text);
        Self { signature: &entry.signature, role: entry.role, renounced, deed, other_text }
    }

    /// The text that it carries, where nobody has said that it holds.
    fn open_text(&self) -> Option<OtherText> {
        self.other_text.filter(|text| text.is_open())
    }
}

/// The state after an event, or why the event is not possible.
pub fn next(standing: Standing<'_>, event: Event) -> Result<State, WhyNot> {
    first_conditions(standing, event)?;
    let from = standing.signature.state;
    let mut refused = no_transition(from, event);
    for (state, known, guard, to) in TRANSITIONS {
        if (*state, *known) == (from, event) {
            match holds(*guard, standing, event) {
                Ok(()) => return Ok(*to),
                Err(why) => refused = why,
            }
        }
    }
    Err(refused)
}

/// Every event, with the reason of those that are not possible now.
pub fn possible(standing: Standing<'_>) -> Vec<Possible> {
    Event::ALL.iter().map(|event| Possible { event: *event, why_not: next(standing, *event).err() }).collect()
}

/// An event, and why it is not possible if it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Possible {
    /// The event.
    pub event: Event,
    /// Nothing where it is possible.
    pub why_not: Option<WhyNot>,
}

/// What holds for every state: a text to sign, and a party that did not renounce.
fn first_conditions(standing: Standing<'_>, event: Event) -> Result<(), WhyNot> {
    match (event, standing.renounced) {
        (Event::Revoke, true) => return Ok(()),
        (Event::Revoke, false) => return Err(WhyNot::NotRenounced),
        (_, true) => return Err(WhyNot::Renounced),
        (Event::Renounce, false) => return Ok(()),
        (_, false) => {}
    }
    match standing.other_text {
        _ if standing.deed == DeedState::Draft => Err(WhyNot::DeedInDraft),
        Some(text) if text.of_update => Err(WhyNot::SignsUpdate { number: text.number }),
        _ => Ok(()),
    }
}

fn holds(guard: Guard, standing: Standing<'_>, event: Event) -> Result<(), WhyNot> {
    let signature = standing.signature;
    let must = |condition: bool, why: WhyNot| if condition { Ok(()) } else { Err(why) };
    match guard {
        Guard::None => Ok(()),
        Guard::WasSent => must(signature.sent_on.is_some(), WhyNot::NotSent),
        Guard::NeverSent => must(signature.sent_on.is_none(), WhyNot::AlreadySent),
        Guard::NoProtocol => must(!signature.protocol.is_known(), WhyNot::ProtocolKnown),
        Guard::HasProtocol => must(signature.protocol.is_known(), WhyNot::ProtocolUnknown),
        Guard::HowSignedKnown => match standing.open_text() {
            Some(text) => Err(WhyNot::OtherText { number: text.number }),
            None => how_signed_known(signature, standing.role),
        },
        Guard::OfOpenText => must(standing.open_text().is_some(), no_transition(signature.state, event)),
        Guard::OpenAndSigned => match (standing.open_text(), standing.other_text) {
            (Some(_), _) => how_signed_known(signature, standing.role),
            (None, Some(_)) => Err(WhyNot::KeptAlready),
            (None, None) => Err(WhyNot::ThisText),
        },
        Guard::PaperHolds => match standing.open_text() {
            Some(text) => Err(WhyNot::OtherPaper { number: text.number }),
            None => Ok(()),
        },
    }
}

/// What must be known of a signature that counts: how it was signed, and of a stipulating party also when (744).
pub(super) fn how_signed_known(signature: &Signature, role: Role) -> Result<(), WhyNot> {
    if signature.method.is_none() {
        return Err(WhyNot::MethodUnknown);
    }
    let dated = signature.signed_on.is_some() || role == Role::Adherent;
    if dated { Ok(()) } else { Err(WhyNot::SigningDateUnknown) }
}

/// Why a pair that the table does not have is not possible.
fn no_transition(from: State, event: Event) -> WhyNot {
    match (from, event) {
        (Verified, Event::Verify | Event::Return | Event::Send | Event::Remind) => WhyNot::AlreadyVerified,
        (Returned, Event::Return | Event::Send | Event::Remind) => WhyNot::AlreadyReturned,
        (Sent, Event::Send) => WhyNot::AlreadySent,
        (ToSend, Event::Remind) => WhyNot::NotSent,
        _ => WhyNot::NotReturned,
    }
}
