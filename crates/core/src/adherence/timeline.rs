//! "Che cosa è successo": the history of one signature, from the register of activities, the letters, the files and the
//! renunciations. What was undone is left out; what was annulled stays, because it happened. Read only.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::model::{Channel, Protocol, State};
use super::roll::{Entry, Roll};
use super::service::files;
use super::state::Event;
use crate::archive::operation::OperationKind;
use crate::archive::store::{Row, StoreError, Tx};
use crate::error::Result;
use crate::id::{ReturnedFileId, SignatureId};
use crate::params;

const TIMELINE: &str = include_str!("timeline.sql");
const ISSUED: &str = include_str!("issued.sql");

/// Something that happened to a signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum What {
    /// A document was issued for the party.
    Issued {
        /// Its number.
        number: i64,
        /// Its title.
        title: String,
        /// How many pages it has.
        pages: i64,
    },
    /// The form or the copy was sent.
    Sent {
        /// By which way.
        by: Option<Channel>,
    },
    /// A reminder was sent.
    Reminded {
        /// Its number.
        number: i64,
    },
    /// It came back.
    Returned {
        /// By which way.
        by: Option<Channel>,
    },
    /// A file that came back was taken in.
    FileTaken {
        /// The file.
        file: ReturnedFileId,
        /// Its name.
        name: String,
    },
    /// It was verified.
    Verified {
        /// By whom.
        by: String,
    },
    /// It was found irregular.
    FoundIrregular {
        /// Why.
        reason: String,
        /// What to do.
        remedy: String,
    },
    /// The number of its arrival was written.
    ProtocolAssigned {
        /// The number and its date.
        protocol: Protocol,
    },
    /// The number was annulled.
    ProtocolAnnulled {
        /// The number that was annulled.
        number: String,
    },
    /// The return was annulled.
    ReturnAnnulled,
    /// Kept from an earlier version.
    Kept {
        /// Why.
        reason: String,
    },
    /// Data were corrected.
    Corrected,
    /// The party renounced.
    Renounced {
        /// The number of the arrival of its declaration.
        protocol: Protocol,
    },
    /// The renunciation was taken back.
    Revoked {
        /// Why.
        reason: String,
    },
}

/// One line of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Happening {
    /// When it happened: the date of the fact, not that of its registration.
    pub on: NaiveDate,
    /// What happened.
    pub what: What,
    /// Who registered it; empty where the archive keeps no name beside the fact.
    pub operator: String,
}

/// The history of one signature, oldest first.
pub fn timeline(tx: &mut dyn Tx, roll: &Roll, entry: &Entry) -> Result<Vec<Happening>> {
    let mut happenings = Vec::new();
    for signature in &entry.continues {
        happenings.extend(registered(tx, signature)?);
    }
    happenings.extend(issued(tx, roll, entry)?);
    for file in files(tx, &entry.party)? {
        let what = What::FileTaken { file: file.id, name: file.name };
        happenings.push(Happening { on: file.taken_on, what, operator: String::new() });
    }
    for reminder in &entry.reminders {
        let what = What::Reminded { number: reminder.number };
        happenings.push(Happening { on: reminder.sent_on, what, operator: String::new() });
    }
    for renunciation in &entry.renunciations {
        let what = What::Renounced { protocol: renunciation.protocol.clone() };
        happenings.push(Happening { on: renunciation.renounced_on, what, operator: String::new() });
        if let Some(on) = renunciation.revoked_on {
            let what = What::Revoked { reason: renunciation.revoked_reason.clone() };
            happenings.push(Happening { on, what, operator: String::new() });
        }
    }
    happenings.sort_by_key(|happening| (happening.on, order(&happening.what)));
    Ok(happenings)
}

/// What comes first among the things of one day.
fn order(what: &What) -> u8 {
    match what {
        What::Issued { .. } => 1,
        What::Sent { .. } => 2,
        What::Reminded { .. } => 3,
        What::Returned { .. } | What::Renounced { .. } => 4,
        What::FileTaken { .. } => 5,
        What::Verified { .. } | What::FoundIrregular { .. } => 6,
        What::ProtocolAssigned { .. } | What::Revoked { .. } | What::Kept { .. } => 7,
        What::ProtocolAnnulled { .. } | What::ReturnAnnulled | What::Corrected => 8,
    }
}

/// The step that is left, if any: what the timeline shows as still to be done.
pub fn to_do(entry: &Entry) -> Option<Event> {
    if entry.is_renounced() {
        return None;
    }
    match entry.signature.state {
        State::Returned | State::Verified if entry.waits_for_decision() => Some(Event::Keep),
        State::ToSend => Some(Event::Send),
        State::Sent if entry.is_of_open_text() => Some(Event::Send),
        State::Sent | State::Irregular => Some(Event::Return),
        State::Returned => Some(Event::Verify),
        State::Verified if entry.signature.is_complete() => None,
        State::Verified => Some(Event::AssignProtocol),
    }
}

fn issued(tx: &mut dyn Tx, roll: &Roll, entry: &Entry) -> Result<Vec<Happening>> {
    let read = |row: &Row| {
        let mut row = row.cursor();
        let (number, title, on) = (row.int()?, row.text()?, row.date()?);
        Ok(Happening { on, what: What::Issued { number, title, pages: row.int()? }, operator: String::new() })
    };
    let rows = tx.rows(ISSUED, params![&roll.deed, &entry.party])?;
    Ok(rows.iter().map(read).collect::<Result<_, StoreError>>()?)
}

/// An operation of the register that changed the signature.
struct Registered {
    number: i64,
    kind: OperationKind,
    working_date: NaiveDate,
    operator: String,
    undoes: Option<i64>,
    before: Image,
    after: Image,
}

/// The columns of a signature's image that the history tells.
#[derive(Debug, Default, Deserialize)]
struct Image {
    #[serde(default)]
    state: Option<State>,
    #[serde(default)]
    sent_on: Option<NaiveDate>,
    #[serde(default)]
    sent_by: Option<Channel>,
    #[serde(default)]
    returned_on: Option<NaiveDate>,
    #[serde(default)]
    arrived_by: Option<Channel>,
    #[serde(default)]
    verified_on: Option<NaiveDate>,
    #[serde(default)]
    verified_by: String,
    #[serde(default)]
    protocol_number: String,
    #[serde(default)]
    protocol_date: Option<NaiveDate>,
    #[serde(default)]
    irregular_reason: String,
    #[serde(default)]
    irregular_remedy: String,
    #[serde(default)]
    kept_reason: String,
}

fn registered(tx: &mut dyn Tx, signature: &SignatureId) -> Result<Vec<Happening>> {
    let rows = tx.rows(TIMELINE, params![signature])?;
    let operations = rows.iter().map(operation).collect::<Result<Vec<_>, StoreError>>()?;
    let taken_back = taken_back(&operations);
    let standing = operations.iter().filter(|done| done.undoes.is_none() && !taken_back.contains(&done.number));
    Ok(standing.flat_map(told).collect())
}

fn operation(row: &Row) -> Result<Registered, StoreError> {
    let mut row = row.cursor();
    let (number, kind) = (row.int()?, row.code(OperationKind::from_code)?);
    let (working_date, operator, _subject) = (row.date()?, row.text()?, row.text()?);
    let undoes = row.maybe_int()?;
    let (before, after) = (image(row.maybe_text()?)?, image(row.maybe_text()?)?);
    Ok(Registered { number, kind, working_date, operator, undoes, before, after })
}

fn image(json: Option<String>) -> Result<Image, StoreError> {
    let Some(json) = json else { return Ok(Image::default()) };
    serde_json::from_str(&json).map_err(|error| StoreError::Damaged(error.to_string()))
}

/// What was undone and not done again: an undo that was itself taken back takes nothing back.
fn taken_back(operations: &[Registered]) -> BTreeSet<i64> {
    let mut taken_back = BTreeSet::new();
    for done in operations.iter().rev() {
        if let Some(target) = done.undoes.filter(|_| !taken_back.contains(&done.number)) {
            taken_back.insert(target);
        }
    }
    taken_back
}

fn told(done: &Registered) -> Vec<Happening> {
    let (before, after) = (&done.before, &done.after);
    let at = |on: Option<NaiveDate>, what| Happening {
        on: on.unwrap_or(done.working_date),
        what,
        operator: done.operator.clone(),
    };
    let protocol = || Protocol { number: after.protocol_number.clone(), date: after.protocol_date };
    let verified = || at(after.verified_on, What::Verified { by: after.verified_by.clone() });
    match done.kind {
        OperationKind::SignatureSent => vec![at(after.sent_on, What::Sent { by: after.sent_by })],
        OperationKind::SignatureReturned | OperationKind::SignatureReturnedWithProtocol => {
            let mut told = vec![at(after.returned_on, What::Returned { by: after.arrived_by })];
            if !after.protocol_number.is_empty() {
                told.push(at(after.protocol_date, What::ProtocolAssigned { protocol: protocol() }));
            }
            if after.state == Some(State::Verified) {
                told.push(verified());
            }
            told
        }
        OperationKind::SignatureVerified => vec![verified()],
        OperationKind::SignatureIrregular => {
            let (reason, remedy) = (after.irregular_reason.clone(), after.irregular_remedy.clone());
            vec![at(None, What::FoundIrregular { reason, remedy })]
        }
        OperationKind::ProtocolAssign => {
            vec![at(after.protocol_date, What::ProtocolAssigned { protocol: protocol() })]
        }
        OperationKind::ProtocolAnnul => {
            vec![at(None, What::ProtocolAnnulled { number: before.protocol_number.clone() })]
        }
        OperationKind::ReturnAnnul => vec![at(None, What::ReturnAnnulled)],
        OperationKind::SignatureEdit | OperationKind::SignatureEditWithProtocol => vec![at(None, What::Corrected)],
        OperationKind::ReminderAdd => Vec::new(),
        _ if !after.kept_reason.is_empty() && after.kept_reason != before.kept_reason => {
            vec![at(None, What::Kept { reason: after.kept_reason.clone() })]
        }
        _ => Vec::new(),
    }
}
