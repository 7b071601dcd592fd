//! One step of the office for one or many signatures: what is written, tried on a signature without touching the archive.
//! The trial tells, by name and before anything is written, who is refused and what deserves a look.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::model::{Channel, Method, Protocol, Signature, State};
use super::notice::{Notice, notices};
use super::roll::{Entry, Named, Roll};
use super::state::{Event, Standing, WhyNot, how_signed_known, next};
use super::text::{OtherText, is_sending_of_text, put_on, text_returned, text_sent};
use crate::id::{PartyId, VersionId};
use crate::signs::{NUMBER_LIMIT, NumberProblem, register_number, tidy};

/// What came back, and how it is proved: two proofs apart.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Arrival {
    /// When it reached the office; the working date where not said.
    pub returned_on: Option<NaiveDate>,
    /// By which way.
    pub arrived_by: Option<Channel>,
    /// The number of its arrival, where it is known already. One number may serve several returns.
    pub protocol: Protocol,
    /// How it was signed.
    pub method: Option<Method>,
    /// When it was signed.
    pub signed_on: Option<NaiveDate>,
    /// Who signed; empty means the signer that the archive knows.
    pub signed_by: String,
    /// A copy of the signer's identity document is enclosed.
    pub identity_document: bool,
    /// A person has looked at it at once and found it in order.
    pub verified: bool,
    /// The version whose text came back signed; where not said, the one of the paper that the party has.
    pub text: Option<VersionId>,
}

/// The data of a return as they should have been typed, all of them; what is not known is empty. The number of the protocol
/// is not among them: one written by mistake is annulled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[ts(rename = "ReturnCorrection")]
pub struct Correction {
    /// The version of the signature that was read: what is corrected is what was looked at.
    pub read: i64,
    /// When the form or the copy was sent.
    pub sent_on: Option<NaiveDate>,
    /// By which way it was sent.
    pub sent_by: Option<Channel>,
    /// When it reached the office; it can not be left out.
    pub returned_on: Option<NaiveDate>,
    /// By which way it reached the office.
    pub arrived_by: Option<Channel>,
    /// How it was signed.
    pub method: Option<Method>,
    /// When it was signed.
    pub signed_on: Option<NaiveDate>,
    /// Who signed.
    pub signed_by: String,
    /// A copy of the signer's identity document is enclosed.
    pub identity_document: bool,
    /// The date of the protocol, where there is a number.
    pub protocol_date: Option<NaiveDate>,
    /// Free notes.
    pub notes: String,
    /// The version whose text came back signed.
    pub text: VersionId,
}

impl Correction {
    /// The data of a return as they were registered: a correction that changes nothing yet.
    pub fn of(signature: &Signature) -> Self {
        Self {
            read: signature.version,
            sent_on: signature.sent_on,
            sent_by: signature.sent_by,
            returned_on: signature.returned_on,
            arrived_by: signature.arrived_by,
            method: signature.method,
            signed_on: signature.signed_on,
            signed_by: signature.signed_by.clone(),
            identity_document: signature.identity_document,
            protocol_date: signature.protocol.date,
            notes: signature.notes.clone(),
            text: signature.text_version.clone(),
        }
    }
}

/// A declaration of renunciation and its own arrival.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Declaration {
    /// Date of the declaration; the working date where not said.
    pub renounced_on: Option<NaiveDate>,
    /// When it reached the office.
    pub arrived_on: Option<NaiveDate>,
    /// By which way.
    pub arrived_by: Option<Channel>,
    /// The number of its arrival.
    pub protocol: Protocol,
    /// Free notes.
    pub notes: String,
}

impl Declaration {
    /// Its protocol is of a day before it arrived.
    pub(super) fn is_protocolled_early(&self) -> bool {
        self.arrived_on.zip(self.protocol.date).is_some_and(|(arrived, numbered)| numbered < arrived)
    }
}

/// What the office does. A date that is not said is the working date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
#[ts(rename = "AdherenceStep")]
pub enum Step {
    /// The forms or copies were sent.
    Send {
        /// When.
        on: Option<NaiveDate>,
        /// By which way.
        by: Option<Channel>,
    },
    /// Signed forms or copies came back.
    Return(Arrival),
    /// They were looked at and found in order.
    Verify,
    /// What signed another text is held valid for this one.
    Keep {
        /// Why.
        reason: String,
    },
    /// They were looked at and found not in order.
    FindIrregular {
        /// Why.
        reason: String,
        /// What to do.
        remedy: String,
    },
    /// Data of one return were typed wrong.
    Correct(Correction),
    /// The number of their arrival.
    AssignProtocol(Protocol),
    /// The number was written by mistake.
    AnnulProtocol {
        /// Why.
        reason: String,
    },
    /// The return was registered by mistake.
    AnnulReturn {
        /// Why.
        reason: String,
    },
    /// Reminders were sent.
    Remind {
        /// When.
        on: Option<NaiveDate>,
    },
    /// The parties renounced.
    Renounce(Declaration),
    /// The parties came back on their renunciation.
    Revoke {
        /// Why.
        reason: String,
    },
}

impl Step {
    /// The event of the table that the step is.
    pub fn event(&self) -> Event {
        match self {
            Step::Send { .. } => Event::Send,
            Step::Return(_) => Event::Return,
            Step::Verify => Event::Verify,
            Step::Keep { .. } => Event::Keep,
            Step::FindIrregular { .. } => Event::FindIrregular,
            Step::Correct(_) => Event::Correct,
            Step::AssignProtocol(_) => Event::AssignProtocol,
            Step::AnnulProtocol { .. } => Event::AnnulProtocol,
            Step::AnnulReturn { .. } => Event::AnnulReturn,
            Step::Remind { .. } => Event::Remind,
            Step::Renounce(_) => Event::Renounce,
            Step::Revoke { .. } => Event::Revoke,
        }
    }
}

/// Who takes a step, and against which date.
#[derive(Debug, Clone, Copy)]
pub struct Actor<'a> {
    /// The working date.
    pub working_date: NaiveDate,
    /// Name of the operator.
    pub operator: &'a str,
}

/// A party that a step is refused for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Refused {
    /// Who.
    pub party: PartyId,
    /// Its name; empty where the archive does not know the party.
    pub name: String,
    /// Why.
    pub why: WhyNot,
}

/// The answer of a step, tried or taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Trial {
    /// For whom it is (or would be) taken.
    pub accepted: Vec<Named>,
    /// For whom it is refused, and why.
    pub refused: Vec<Refused>,
    /// What deserves a look.
    pub notices: Vec<Notice>,
}

/// Tries a step for the given parties; the signatures as they would become are in the order of the accepted.
pub fn try_step(roll: &Roll, parties: &[PartyId], step: &Step, actor: Actor<'_>) -> (Trial, Vec<Signature>) {
    let mut trial = Trial { accepted: Vec::new(), refused: Vec::new(), notices: Vec::new() };
    let mut signatures = Vec::new();
    let known: BTreeMap<&PartyId, &Entry> = roll.entries.iter().map(|entry| (&entry.party, entry)).collect();
    let mut seen = std::collections::BTreeSet::new();
    let several = parties.len() > 1;
    for party in parties.iter().filter(|party| seen.insert(*party)) {
        let name = known.get(party).map(|entry| entry.name.clone()).unwrap_or_default();
        let entry = known.get(party).ok_or(WhyNot::NotCalled);
        let entry = entry.and_then(|entry| if several { among_many(roll, entry, step) } else { Ok(*entry) });
        match entry.and_then(|entry| after(roll, entry, step, actor)) {
            Ok(signature) => {
                trial.accepted.push(Named { party: party.clone(), name });
                signatures.push(signature);
            }
            Err(why) => trial.refused.push(Refused { party: party.clone(), name, why }),
        }
    }
    trial.notices = notices(roll, step, &signatures, &trial.accepted);
    (trial, signatures)
}

/// What is looked at one by one is refused where many are chosen.
fn among_many<'a>(roll: &Roll, entry: &'a Entry, step: &Step) -> Result<&'a Entry, WhyNot> {
    match step {
        Step::Send { .. } | Step::Remind { .. } if roll.lead() == Some(&entry.party) => Err(WhyNot::LeadAmongMany),
        Step::Correct(_) => Err(WhyNot::OneAtATime),
        Step::Verify | Step::Keep { .. } if entry.signature.state == State::Irregular => {
            Err(WhyNot::IrregularAmongMany)
        }
        _ => Ok(entry),
    }
}

/// The signature after a step, or why the step is refused for it.
pub fn after(roll: &Roll, entry: &Entry, step: &Step, actor: Actor<'_>) -> Result<Signature, WhyNot> {
    let state = next(Standing::of(entry, roll.state), step.event())?;
    let today = actor.working_date;
    let mut signature = Signature { state, ..entry.signature.clone() };
    match step {
        Step::Send { on, by } => {
            let on = after_text(roll, not_ahead(on.unwrap_or(today), today)?)?;
            send(&mut signature, on, *by);
            signature.text_version = roll.deed_version.clone();
        }
        Step::Return(arrival) => return returned(roll, entry, signature, arrival, actor),
        Step::Verify => verify(&mut signature, actor),
        Step::Keep { reason } => {
            signature.kept_reason = given(reason)?;
            if entry.signature.state != State::Verified {
                verify(&mut signature, actor);
            }
        }
        Step::FindIrregular { reason, remedy } => {
            signature.irregular_reason = given(reason)?;
            signature.irregular_remedy = tidy(remedy);
            signature.irregular_on = Some(today);
            clear_verified(&mut signature);
        }
        Step::Correct(correction) => return corrected(roll, entry, signature, correction, today),
        Step::AssignProtocol(protocol) => signature.protocol = accepted_protocol(protocol, today)?,
        Step::AnnulProtocol { reason } => {
            given(reason)?;
            signature.protocol = Protocol::default();
        }
        Step::AnnulReturn { reason } => {
            given(reason)?;
            clear_return(&mut signature);
            signature.text_version = text_sent(roll, &signature);
        }
        Step::Remind { on } => {
            not_ahead(on.unwrap_or(today), today)?;
        }
        Step::Renounce(declaration) => check_declaration(declaration, today)?,
        Step::Revoke { reason } => {
            given(reason)?;
        }
    }
    Ok(signature)
}

fn verify(signature: &mut Signature, actor: Actor<'_>) {
    signature.verified_on = Some(actor.working_date);
    signature.verified_by = actor.operator.to_owned();
    clear_irregular(signature);
}

fn send(signature: &mut Signature, on: NaiveDate, by: Option<Channel>) {
    clear_return(signature);
    signature.sent_on = Some(on);
    signature.sent_by = by;
}

fn returned(
    roll: &Roll,
    entry: &Entry,
    mut signature: Signature,
    arrival: &Arrival,
    actor: Actor<'_>,
) -> Result<Signature, WhyNot> {
    let today = actor.working_date;
    let returned_on = not_ahead(arrival.returned_on.unwrap_or(today), today)?;
    signature.text_version = text_returned(roll, entry, arrival.text.as_ref())?;
    check_order(roll, &signature, returned_on, arrival.signed_on)?;
    clear_return(&mut signature);
    signature.returned_on = Some(returned_on);
    signature.arrived_by = arrival.arrived_by;
    signature.method = arrival.method;
    signature.signed_on = arrival.signed_on;
    let typed = tidy(&arrival.signed_by);
    signature.signed_by = if typed.is_empty() { entry.signer_name.clone() } else { typed };
    signature.identity_document = arrival.identity_document;
    signature.protocol = accepted_if_written(&arrival.protocol, today)?;
    if !arrival.verified {
        return Ok(signature);
    }
    let looked_at = Entry { other_text: OtherText::of(&signature, roll), signature, ..entry.clone() };
    after(roll, &looked_at, &Step::Verify, actor)
}

/// The signature with its data as they should have been typed. What had to hold when they were registered must hold still.
fn corrected(
    roll: &Roll,
    entry: &Entry,
    signature: Signature,
    correction: &Correction,
    today: NaiveDate,
) -> Result<Signature, WhyNot> {
    let returned_on = correction.returned_on.ok_or(WhyNot::ArrivalDateMissing)?;
    let dates = [correction.returned_on, correction.sent_on, correction.protocol_date];
    for date in dates.into_iter().flatten() {
        not_ahead(date, today)?;
    }
    if correction.protocol_date.is_some() && !signature.protocol.is_known() {
        return Err(WhyNot::ProtocolUnknown);
    }
    let text_version = text_returned(roll, entry, Some(&correction.text))?;
    // Why another text holds was said of that text.
    let kept_reason = if text_version == signature.text_version { signature.kept_reason } else { String::new() };
    let signature = Signature {
        version: correction.read,
        text_version,
        kept_reason,
        sent_on: correction.sent_on,
        sent_by: correction.sent_by,
        returned_on: correction.returned_on,
        arrived_by: correction.arrived_by,
        method: correction.method,
        signed_on: correction.signed_on,
        signed_by: tidy(&correction.signed_by),
        identity_document: correction.identity_document,
        protocol: Protocol { date: correction.protocol_date, ..signature.protocol },
        notes: tidy(&correction.notes),
        ..signature
    };
    // What stands from a version before was sent with that one's text.
    if let Some(sent_on) = correction.sent_on.filter(|_| signature.carried_from.is_none()) {
        after_text(roll, sent_on)?;
    }
    check_order(roll, &signature, returned_on, correction.signed_on)?;
    if signature.is_signed() {
        how_signed_known(&signature, entry.role)?;
    }
    Ok(signature)
}

/// Nothing is sent before there is a text to sign.
fn after_text(roll: &Roll, sent_on: NaiveDate) -> Result<NaiveDate, WhyNot> {
    let later = roll.put_to_signature_on.filter(|put_on| sent_on < *put_on);
    later.map_or(Ok(sent_on), |put_on| Err(WhyNot::SentBeforeText { put_on }))
}

/// Sending, signing and arrival follow one another; a signature is never older than the text it signs.
fn check_order(
    roll: &Roll,
    signature: &Signature,
    returned_on: NaiveDate,
    signed_on: Option<NaiveDate>,
) -> Result<(), WhyNot> {
    let sent_on = signature.sent_on.filter(|sent_on| is_sending_of_text(roll, signature, *sent_on));
    if let Some(sent_on) = sent_on.filter(|sent_on| returned_on < *sent_on) {
        return Err(WhyNot::BeforeSending { sent_on });
    }
    let put_on = put_on(roll, signature);
    if let Some(put_on) = put_on.filter(|put_on| returned_on < *put_on) {
        return Err(WhyNot::ReturnedBeforeText { put_on });
    }
    let Some(signed_on) = signed_on else { return Ok(()) };
    if signed_on > returned_on {
        return Err(WhyNot::SignedAfterReturn { returned_on });
    }
    match put_on {
        Some(put_on) if signed_on < put_on => Err(WhyNot::SignedBeforeText { put_on }),
        _ => Ok(()),
    }
}

fn check_declaration(declaration: &Declaration, today: NaiveDate) -> Result<(), WhyNot> {
    let renounced_on = not_ahead(declaration.renounced_on.unwrap_or(today), today)?;
    if let Some(arrived_on) = declaration.arrived_on {
        not_ahead(arrived_on, today)?;
        if renounced_on > arrived_on {
            return Err(WhyNot::SignedAfterReturn { returned_on: arrived_on });
        }
    }
    accepted_if_written(&declaration.protocol, today).map(drop)
}

/// A protocol as it is kept: a number that the register can print, of a day that has come.
fn accepted_protocol(protocol: &Protocol, today: NaiveDate) -> Result<Protocol, WhyNot> {
    let number = register_number(&protocol.number).map_err(|problem| match problem {
        NumberProblem::Missing => WhyNot::ProtocolMissing,
        NumberProblem::TooLong { found } => WhyNot::ProtocolTooLong { found, limit: NUMBER_LIMIT },
        NumberProblem::Sign { sign } => WhyNot::ProtocolUnwritten { sign },
    })?;
    let date = protocol.date.map(|date| not_ahead(date, today)).transpose()?;
    Ok(Protocol { number, date })
}

/// A protocol that may be missing as a whole.
pub(super) fn accepted_if_written(protocol: &Protocol, today: NaiveDate) -> Result<Protocol, WhyNot> {
    let written = protocol.is_known() || protocol.date.is_some();
    if written { accepted_protocol(protocol, today) } else { Ok(Protocol::default()) }
}

fn not_ahead(date: NaiveDate, today: NaiveDate) -> Result<NaiveDate, WhyNot> {
    if date > today { Err(WhyNot::DateAhead { date }) } else { Ok(date) }
}

fn given(reason: &str) -> Result<String, WhyNot> {
    let reason = tidy(reason);
    if reason.is_empty() { Err(WhyNot::ReasonMissing) } else { Ok(reason) }
}

fn clear_irregular(signature: &mut Signature) {
    signature.irregular_on = None;
    signature.irregular_reason.clear();
    signature.irregular_remedy.clear();
}

fn clear_verified(signature: &mut Signature) {
    signature.verified_on = None;
    signature.verified_by.clear();
}

fn clear_return(signature: &mut Signature) {
    clear_irregular(signature);
    clear_verified(signature);
    // Why another text holds was said of what had come back.
    signature.kept_reason.clear();
    signature.returned_on = None;
    signature.arrived_by = None;
    signature.method = None;
    signature.signed_on = None;
    signature.signed_by.clear();
    signature.identity_document = false;
    signature.protocol = Protocol::default();
}
