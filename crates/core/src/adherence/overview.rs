//! What the roll says at a glance: who is missing by name, what is back and not looked at, how many days are left;
//! and the lines of the list in the order in which the office works.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::model::{Channel, Method, Protocol, Reminder, State};
use super::roll::{DeedState, Entry, Named, Role, Roll};
use super::state::{Event, Standing, next};
use super::text::OtherText;
use crate::coded::coded;
use crate::id::PartyId;
use crate::italian::fold;
use crate::party::Category;

coded! {
    /// In which heap a line lies; every line lies in one.
    #[ts(rename = "AdherenceStatus")]
    Status {
        /// Da inviare.
        ToSend = "to_send",
        /// Inviata.
        Sent = "sent",
        /// Irregolare.
        Irregular = "irregular",
        /// Restituita, da verificare.
        Returned = "returned",
        /// Verificata, without protocol.
        Verified = "verified",
        /// Verificata, with its protocol: complete.
        Complete = "complete",
        /// Rinuncia.
        Renounced = "renounced",
    }
}

coded! {
    /// The part of the list in which a line stands, in the order of the screen.
    #[ts(rename = "AdherenceSection")]
    Section {
        /// Its signature is missing.
        Missing = "missing",
        /// It is back and needs a step: to be looked at, or its protocol.
        NeedsStep = "needs_step",
        /// Nothing to do.
        Done = "done",
        /// It renounced.
        Renounced = "renounced",
    }
}

/// Why a line stands where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LastStep {
    /// Nothing was sent yet.
    NotSent,
    /// The party waits for the act that authorises its signature: a usual reason.
    AwaitsAct,
    /// Sent, and nothing since.
    Sent {
        /// When.
        on: NaiveDate,
        /// By which way.
        by: Option<Channel>,
    },
    /// The last reminder.
    Reminded {
        /// Its number.
        number: i64,
        /// When.
        on: NaiveDate,
    },
    /// Found irregular.
    Irregular {
        /// Why.
        reason: String,
        /// What to do.
        remedy: String,
    },
    /// Back, to be looked at.
    Returned {
        /// When.
        on: NaiveDate,
    },
    /// What it was sent is of another version; what is signed now is to be sent.
    OtherPaper {
        /// The number of the version that it has.
        number: i64,
        /// When it was sent.
        on: Option<NaiveDate>,
    },
    /// It signed another text, and nobody has said whether that holds.
    OtherText {
        /// The number of the version that it signed.
        number: i64,
    },
    /// It was asked to sign the version that updates this one.
    SignsUpdate {
        /// The number of that version.
        number: i64,
    },
    /// Verified, and the protocol is missing.
    ProtocolMissing {
        /// When it was verified.
        on: Option<NaiveDate>,
    },
    /// Complete.
    Registered {
        /// The number and date of the arrival.
        protocol: Protocol,
    },
    /// Kept from an earlier version, with the reason.
    Kept {
        /// Why it still holds.
        reason: String,
    },
    /// Renounced.
    Renounced {
        /// When.
        on: NaiveDate,
        /// The number of the declaration's arrival.
        protocol: Protocol,
    },
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Line {
    /// Who.
    pub party: PartyId,
    /// Its name.
    pub name: String,
    /// Its category.
    pub category: Option<Category>,
    /// Municipality of its seat.
    pub municipality: String,
    /// In which role it signs.
    pub role: Role,
    /// Without it there is no agreement.
    pub necessary: bool,
    /// It is the health authority that leads the network and keeps the list.
    pub lead: bool,
    /// Member as of right (669).
    pub of_right: bool,
    /// Its heap.
    pub status: Status,
    /// Its part of the list.
    pub section: Section,
    /// When the form was sent.
    pub sent_on: Option<NaiveDate>,
    /// When it came back.
    pub returned_on: Option<NaiveDate>,
    /// When it was signed.
    pub signed_on: Option<NaiveDate>,
    /// How it was signed.
    pub method: Option<Method>,
    /// The protocol of its arrival.
    pub protocol: Protocol,
    /// Why it stands there.
    pub last_step: LastStep,
    /// The text that its paper carries, where that is another one.
    pub other_text: Option<OtherText>,
    /// What may happen to it now: for a choice of many lines, who takes which step.
    pub can: Vec<Event>,
}

/// How many lines lie in a heap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "AdherenceCount")]
pub struct Count {
    /// The heap.
    pub status: Status,
    /// How many.
    pub lines: usize,
}

/// A signature that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "MissingSignature")]
pub struct Missing {
    /// Who.
    pub party: PartyId,
    /// Its name.
    pub name: String,
    /// Without it there is no agreement.
    pub necessary: bool,
    /// It renounced, and is still necessary.
    pub renounced: bool,
    /// Where its signature stands.
    pub state: State,
}

/// The term, against the working date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "AdherenceDue")]
pub struct Due {
    /// The term.
    pub on: NaiveDate,
    /// Days left; negative where it has passed.
    pub days_left: i64,
}

/// The roll at a glance. Expected = missing + to verify + signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Overview {
    /// Number of the version that is signed.
    pub number: i64,
    /// Where the version stands.
    pub state: DeedState,
    /// How many are expected to sign.
    pub expected: usize,
    /// How many have: verified by a person.
    pub signed: usize,
    /// Back and not yet looked at: not counted as signed.
    pub to_verify: usize,
    /// Of those that signed, how many wait for the protocol of their arrival.
    pub protocol_missing: usize,
    /// Who is missing, necessary first, then by name.
    pub missing: Vec<Missing>,
    /// How many of the missing are necessary.
    pub missing_necessary: usize,
    /// How many parties renounced.
    pub renounced: usize,
    /// How many lines lie in each heap.
    pub counts: Vec<Count>,
    /// Everybody who is expected has signed.
    pub all_in: bool,
    /// Date of the last signature among those that signed, where dated.
    pub last_signed_on: Option<NaiveDate>,
    /// The term for the signatures.
    pub due: Option<Due>,
    /// Parties of the archive that are not called to sign.
    pub not_called: Vec<Named>,
}

/// The signatures of the stipulating parties: what decides whether there is an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Stipulation {
    /// Stipulating parties that have not signed.
    pub missing: Vec<Named>,
    /// Date of the last signature among the stipulating parties; the two years run from it (744).
    pub last_signed_on: Option<NaiveDate>,
}

/// The roll at a glance, against the working date.
pub fn overview(roll: &Roll, due_on: Option<NaiveDate>, working_date: NaiveDate) -> Overview {
    let expected: Vec<&Entry> = roll.entries.iter().filter(|entry| entry.is_expected()).collect();
    let count = |wanted: &dyn Fn(&Entry) -> bool| expected.iter().filter(|entry| wanted(entry)).count();
    let missing = missing(roll);
    let to_verify = count(&|entry| status(entry) == Status::Returned);
    let all_in = !expected.is_empty() && missing.is_empty() && to_verify == 0;
    Overview {
        number: roll.number,
        state: roll.state,
        expected: expected.len(),
        signed: count(&Entry::has_signed),
        to_verify,
        protocol_missing: count(&|entry| entry.has_signed() && !entry.signature.is_complete()),
        missing_necessary: missing.iter().filter(|missing| missing.necessary).count(),
        renounced: roll.entries.iter().filter(|entry| entry.is_renounced()).count(),
        counts: counts(roll),
        all_in,
        last_signed_on: last_signed(expected.iter().copied()),
        due: due_on.filter(|_| !all_in).map(|on| Due { on, days_left: (on - working_date).num_days() }),
        not_called: roll.not_called.clone(),
        missing,
    }
}

/// What the stipulating parties have done.
pub fn stipulation(roll: &Roll) -> Stipulation {
    let necessary = || roll.entries.iter().filter(|entry| entry.is_necessary());
    Stipulation {
        missing: necessary()
            .filter(|entry| !entry.has_signed())
            .map(|entry| Named { party: entry.party.clone(), name: entry.name.clone() })
            .collect(),
        last_signed_on: last_signed(necessary()),
    }
}

fn last_signed<'a>(entries: impl Iterator<Item = &'a Entry>) -> Option<NaiveDate> {
    entries.filter(|entry| entry.has_signed()).filter_map(|entry| entry.signature.signed_on).max()
}

fn missing(roll: &Roll) -> Vec<Missing> {
    let mut missing: Vec<&Entry> = roll.entries.iter().filter(|entry| section(entry) == Section::Missing).collect();
    missing.sort_by_key(|entry| (!entry.is_necessary(), fold(&entry.name)));
    let named = |entry: &Entry| Missing {
        party: entry.party.clone(),
        name: entry.name.clone(),
        necessary: entry.is_necessary(),
        renounced: entry.is_renounced(),
        state: entry.signature.state,
    };
    missing.into_iter().map(named).collect()
}

fn counts(roll: &Roll) -> Vec<Count> {
    let lines = |wanted| roll.entries.iter().filter(|entry| status(entry) == wanted).count();
    Status::ALL.iter().map(|heap| Count { status: *heap, lines: lines(*heap) }).collect()
}

/// The lines of the list: who is missing first (necessary on top), then who needs a step, then the rest.
pub fn lines(roll: &Roll) -> Vec<Line> {
    let mut lines: Vec<Line> = roll.entries.iter().map(|entry| line(entry, roll)).collect();
    lines.sort_by_cached_key(|line| (line.section, !line.necessary, fold(&line.name), line.party.clone()));
    lines
}

fn line(entry: &Entry, roll: &Roll) -> Line {
    let signature = &entry.signature;
    Line {
        party: entry.party.clone(),
        name: entry.name.clone(),
        category: entry.category,
        municipality: entry.municipality.clone(),
        role: entry.role,
        necessary: entry.is_necessary(),
        lead: roll.lead() == Some(&entry.party),
        of_right: entry.of_right,
        status: status(entry),
        section: section(entry),
        sent_on: signature.sent_on,
        returned_on: signature.returned_on,
        signed_on: signature.signed_on,
        method: signature.method,
        protocol: signature.protocol.clone(),
        last_step: last_step(entry),
        other_text: entry.other_text,
        can: Event::ALL.iter().copied().filter(|event| next(Standing::of(entry, roll.state), *event).is_ok()).collect(),
    }
}

/// The heap in which a line lies.
pub fn status(entry: &Entry) -> Status {
    if entry.is_renounced() {
        return Status::Renounced;
    }
    if entry.other_text.is_some_and(|text| text.of_update) {
        return Status::ToSend;
    }
    match entry.signature.state {
        State::ToSend => Status::ToSend,
        // The paper that it has is of another text: what is signed now was not sent.
        State::Sent if entry.is_of_open_text() => Status::ToSend,
        State::Sent => Status::Sent,
        State::Irregular => Status::Irregular,
        State::Verified if entry.is_of_open_text() => Status::Returned,
        State::Returned => Status::Returned,
        State::Verified if entry.signature.is_complete() => Status::Complete,
        State::Verified => Status::Verified,
    }
}

/// The part of the list in which a line stands.
pub fn section(entry: &Entry) -> Section {
    if !entry.is_expected() {
        return Section::Renounced;
    }
    // Whatever came back before, the signature of a party of the agreement that renounced is missing.
    if entry.is_renounced() {
        return Section::Missing;
    }
    match status(entry) {
        Status::ToSend | Status::Sent | Status::Irregular | Status::Renounced => Section::Missing,
        Status::Returned | Status::Verified => Section::NeedsStep,
        Status::Complete => Section::Done,
    }
}

fn last_step(entry: &Entry) -> LastStep {
    let signature = &entry.signature;
    if let Some(renunciation) = entry.renunciation() {
        return LastStep::Renounced { on: renunciation.renounced_on, protocol: renunciation.protocol.clone() };
    }
    if let Some(text) = entry.other_text.filter(|text| text.is_open()) {
        let (number, on) = (text.number, signature.sent_on);
        match signature.state {
            _ if text.of_update => return LastStep::SignsUpdate { number },
            State::Sent => return LastStep::OtherPaper { number, on },
            State::Returned | State::Verified => return LastStep::OtherText { number },
            State::ToSend | State::Irregular => {}
        }
    }
    // What was reminded before it was sent again is past.
    let since = |reminder: &&Reminder| signature.sent_on.is_none_or(|sent_on| sent_on <= reminder.sent_on);
    match (signature.state, entry.reminders.last().filter(since)) {
        (State::ToSend | State::Sent, _) if entry.act_awaited => LastStep::AwaitsAct,
        (State::Sent, Some(reminder)) => LastStep::Reminded { number: reminder.number, on: reminder.sent_on },
        (State::ToSend, _) => LastStep::NotSent,
        (State::Sent, None) => {
            signature.sent_on.map_or(LastStep::NotSent, |on| LastStep::Sent { on, by: signature.sent_by })
        }
        (State::Irregular, _) => LastStep::Irregular {
            reason: signature.irregular_reason.clone(),
            remedy: signature.irregular_remedy.clone(),
        },
        (State::Returned, _) => signature.returned_on.map_or(LastStep::NotSent, |on| LastStep::Returned { on }),
        (State::Verified, _) if signature.is_complete() => {
            LastStep::Registered { protocol: signature.protocol.clone() }
        }
        (State::Verified, _) if !signature.kept_reason.is_empty() => {
            LastStep::Kept { reason: signature.kept_reason.clone() }
        }
        (State::Verified, _) => LastStep::ProtocolMissing { on: signature.verified_on },
    }
}
