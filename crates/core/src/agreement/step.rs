//! The steps of a version from draft to signed, and what comes after: correction, update, extension. Each reads, asks the table
//! of transitions, writes once.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::WhyNot;
use super::draft::named;
use super::model::{CopiesScheme, DeedCopy, DeedExtension, DeedParty, OfficeRecord, Origin, Version, VersionState};
use super::snapshot::{Snapshot, snapshot};
use super::state::{Standing, VersionEvent, next};
use crate::adherence::{self, Carried, Instrument, Kept, Signature};
use crate::archive::operation::{Operation, OperationKind, Written};
use crate::archive::{Archive, Writer};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::id::{SignatureId, VersionId};
use crate::issue;
use crate::signs::tidy;

/// What is decided of a signature of the version that a correction follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Decision {
    /// The earlier signature.
    pub signature: SignatureId,
    /// Why it still holds; nothing means that it is signed again.
    pub keep: Option<String>,
}

/// Which draft is put to signature, and what becomes of the signatures it follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PutToSignature {
    /// The draft.
    pub version: VersionId,
    /// The version of its row that was read: what is frozen is what was looked at.
    pub read: i64,
    /// One decision for each signature of [`Snapshot::to_decide`].
    pub decisions: Vec<Decision>,
}

/// Composes the copies of a version and keeps them; answers the SHA-256 of the first one's content.
pub type IssueCopies<'a> = dyn FnMut(&mut Writer<'_>, &mut Context<'_>, &Snapshot, &[DeedCopy]) -> Result<String> + 'a;

/// Puts a draft to signature: makes the copies, has them issued, freezes the text, opens a signature for every stipulating party.
/// `issue` composes the copies and keeps them, and answers the SHA-256 of the first one's content; if it fails nothing is
/// written. This is never undone.
pub fn put_to_signature(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    order: &PutToSignature,
    issue: &mut IssueCopies<'_>,
) -> Result<Written<()>> {
    step(archive, ctx, &order.version, (OperationKind::AgreementPutToSignature, ""), |writer, ctx, around| {
        let on = ctx.working_date;
        freeze(writer, ctx, &around, order, (VersionEvent::PutToSignature, on), issue)
    })
}

/// Freezes the text of a draft as it is put to signature on a day, by one of the two ways: composed here, or made elsewhere.
/// What becomes of the version that it follows, the copies and the signatures owed are the same of both.
pub(super) fn freeze(
    writer: &mut Writer<'_>,
    ctx: &mut Context<'_>,
    around: &Snapshot,
    order: &PutToSignature,
    (event, on): (VersionEvent, NaiveDate),
    issue: &mut IssueCopies<'_>,
) -> Result<()> {
    let state = to(around.standing(), event)?;
    let carried = decided(around, &order.decisions)?;
    let followed = around.followed().cloned();
    let origin = match followed.as_ref().map(|followed| followed.state) {
        Some(VersionState::Signed) => Origin::Update,
        _ => around.version.origin,
    };
    let copies = copies(ctx, around);
    for copy in &copies {
        writer.put(copy)?;
    }
    let frozen = Some(issue(writer, ctx, around, &copies)?);
    let put_to_signature_on = Some(on);
    let version = Version { version: order.read, state, origin, put_to_signature_on, frozen, ..around.version.clone() };
    writer.put(&version)?;
    if let Some(followed) = followed {
        follow(writer, ctx, &version, followed, &carried)?;
    }
    open_signatures(writer, ctx, around, &copies)
}

/// What is kept, once every signature that asks for a decision has one, and what of the rest is signed again or stands.
fn decided(around: &Snapshot, decisions: &[Decision]) -> Result<Carried> {
    let asked: Vec<SignatureId> = around.to_decide().into_iter().map(|signature| signature.id.clone()).collect();
    let open = asked.iter().filter(|asked| !decisions.iter().any(|decision| decision.signature == **asked)).count();
    if open > 0 {
        return Err(WhyNot::Undecided { count: open as u32 }.into());
    }
    let kept = |decision: &Decision| {
        let (signature, reason) = (decision.signature.clone(), decision.keep.clone()?);
        asked.contains(&signature).then_some(Kept { signature, reason })
    };
    let kept: Vec<Kept> = decisions.iter().filter_map(kept).collect();
    if kept.iter().any(|kept| kept.reason.trim().is_empty()) {
        return Err(WhyNot::ReasonMissing.into());
    }
    let again = asked.into_iter().filter(|asked| kept.iter().all(|kept| kept.signature != *asked)).collect();
    let standing = around.standing_adherences().map(|signature| signature.id.clone()).collect();
    Ok(Carried { kept, again, standing })
}

fn copies(ctx: &mut Context<'_>, around: &Snapshot) -> Vec<DeedCopy> {
    let mut copy = |number: i64, holder| {
        let deed_version = around.version.id.clone();
        DeedCopy { id: ctx.new_id(), version: 0, deed_version, number, holder }
    };
    match around.version.text.copies_scheme {
        CopiesScheme::OneRound => vec![copy(1, None)],
        CopiesScheme::OnePerParty => {
            around.members.iter().zip(1..).map(|(member, number)| copy(number, Some(member.party.id.clone()))).collect()
        }
    }
}

/// What becomes of the version that is followed and of its signatures. One that was being signed gives way at once; one that is
/// in force stays so until its update is signed, and its adherences stand (744).
fn follow(
    writer: &mut Writer<'_>,
    ctx: &mut Context<'_>,
    version: &Version,
    followed: Version,
    carried: &Carried,
) -> Result<()> {
    match followed.state {
        VersionState::InSignature => {
            adherence::carry(writer, ctx, &followed.id, &version.id, carried)?;
            let standing = Standing { state: followed.state, blocking: 0, missing: 0, other: None };
            let state = to(standing, VersionEvent::GiveWayToCorrection)?;
            issue::annul_of_version(writer, ctx, &followed.id, &withdrawn(followed.number, &version.reason))?;
            writer.put(&Version { state, closed_reason: version.reason.clone(), ..followed })
        }
        VersionState::Signed => adherence::let_stand(writer, ctx, &followed.id, &version.id, &version.reason),
        _ => adherence::carry(writer, ctx, &followed.id, &version.id, carried),
    }
}

/// Opens a signature for every stipulating party that has none kept. It names who signs on that day, as the pages do.
fn open_signatures(
    writer: &mut Writer<'_>,
    ctx: &mut Context<'_>,
    around: &Snapshot,
    copies: &[DeedCopy],
) -> Result<()> {
    let version = &around.version.id;
    let there = adherence::of_version(writer.tx(), version)?;
    for member in &around.members {
        let stipulates = |signature: &&Signature| signature.instrument == Instrument::Agreement;
        if there.iter().filter(stipulates).any(|signature| signature.party == member.party.id) {
            continue;
        }
        let own = copies.iter().find(|copy| copy.holder.as_ref().is_none_or(|holder| *holder == member.party.id));
        let owed = Signature::owed(ctx.new_id(), version.clone(), member.party.id.clone(), Instrument::Agreement);
        let signer = member.signing().and_then(|signing| signing.signer.cloned());
        let copy = own.map(|copy| copy.id.clone());
        writer.put(&Signature { signer, copy, ..owed })?;
    }
    Ok(())
}

/// Registers that every stipulating party has signed, on the day of the last signature: the two years run from it (744).
/// A version that this one updates is left from now on. This is never undone.
pub fn register_signed(archive: &mut Archive, ctx: &mut Context<'_>, id: &VersionId, read: i64) -> Result<Written<()>> {
    step(archive, ctx, id, (OperationKind::AgreementSigned, ""), |writer, _, around| {
        let state = to(around.standing(), VersionEvent::RegisterSigned)?;
        let signed_on = Some(around.last_signature().ok_or(WhyNot::SignaturesMissing { missing: around.missing() })?);
        let version = Version { version: read, state, signed_on, ..around.version.clone() };
        writer.put(&version)?;
        let in_force = |other: &&Version| other.state == VersionState::Signed && other.id != version.id;
        for updated in around.versions.iter().filter(in_force) {
            let standing = Standing { state: updated.state, blocking: 0, missing: 0, other: None };
            let state = to(standing, VersionEvent::GiveWayToUpdate)?;
            writer.put(&Version { state, closed_reason: version.reason.clone(), ..updated.clone() })?;
        }
        Ok(())
    })
}

/// Withdraws a version that is being signed, with the reason, and annuls the documents issued of it, of which no page may be
/// accepted any more. This is never undone; a new version may be started from it.
pub fn withdraw(archive: &mut Archive, ctx: &mut Context<'_>, id: &VersionId, reason: &str) -> Result<Written<()>> {
    let reason = given(reason, WhyNot::ReasonMissing)?;
    let detail = match archive.read(|tx| issue::of_version(tx, id))?.len() {
        0 => reason.clone(),
        1 => format!("{reason}; 1 documento annullato"),
        many => format!("{reason}; {many} documenti annullati"),
    };
    step(archive, ctx, id, (OperationKind::AgreementWithdraw, &detail), |writer, ctx, around| {
        let state = to(around.standing(), VersionEvent::Withdraw)?;
        issue::annul_of_version(writer, ctx, id, &withdrawn(around.version.number, &reason))?;
        if let Some(in_force) = around.in_force() {
            adherence::fall_back(writer, ctx, id, &in_force.id)?;
        }
        writer.put(&Version { state, closed_reason: reason.clone(), ..around.version })
    })
}

/// Why the documents of a version are annulled with it.
fn withdrawn(number: i64, reason: &str) -> String {
    format!("{} ritirata: {reason}", named(number))
}

/// Starts a draft that follows a version, with its text and its parties: a correction of one that is not signed yet, an update
/// of one that is (744).
pub fn new_version(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    id: &VersionId,
    reason: &str,
) -> Result<Written<VersionId>> {
    let reason = given(reason, WhyNot::ReasonMissing)?;
    step(archive, ctx, id, (OperationKind::AgreementNewVersion, &reason), |writer, ctx, around| {
        to(around.standing(), VersionEvent::NewVersion)?;
        let draft = draft_after(ctx, &around, &reason);
        writer.put(&draft)?;
        for member in around.members {
            let (id, deed_version) = (ctx.new_id(), draft.id.clone());
            writer.put(&DeedParty { id, version: 0, deed_version, ..member.row })?;
        }
        Ok(draft.id)
    })
}

fn draft_after(ctx: &mut Context<'_>, around: &Snapshot, reason: &str) -> Version {
    let followed = &around.version;
    Version {
        id: ctx.new_id(),
        version: 0,
        deed: followed.deed.clone(),
        number: last(around) + 1,
        origin: if followed.state == VersionState::Signed { Origin::Update } else { Origin::Correction },
        reason: reason.to_owned(),
        state: VersionState::Draft,
        text: followed.text.clone(),
        put_to_signature_on: None,
        signed_on: None,
        closed_reason: String::new(),
        frozen: None,
        // The approving act and the repertorio are of the version that was approved.
        record: OfficeRecord { classification: followed.record.classification.clone(), ..OfficeRecord::default() },
    }
}

/// Number of the last version of the deed.
fn last(around: &Snapshot) -> i64 {
    around.versions.iter().map(|version| version.number).max().unwrap_or(0)
}

/// Throws a draft away.
pub fn discard(archive: &mut Archive, ctx: &mut Context<'_>, id: &VersionId) -> Result<Written<()>> {
    step(archive, ctx, id, (OperationKind::AgreementDiscard, ""), |writer, _, around| {
        next(around.standing(), VersionEvent::Discard)?;
        for member in &around.members {
            writer.delete(&member.row)?;
        }
        writer.delete(&around.version)
    })
}

/// What the office writes of an extension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DeedExtensionDraft {
    /// The new last day.
    pub until: NaiveDate,
    /// The act that extends the agreement.
    pub act: String,
    /// Date of that act.
    pub decided_on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// Extends the life of a signed version, by an act.
pub fn extend(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    id: &VersionId,
    draft: DeedExtensionDraft,
) -> Result<Written<()>> {
    let act = given(&draft.act, WhyNot::ActMissing)?;
    step(archive, ctx, id, (OperationKind::AgreementExtend, &act), |writer, ctx, around| {
        to(around.standing(), VersionEvent::Extend)?;
        let until = around.until().ok_or(WhyNot::NotInState)?;
        if draft.until <= until {
            return Err(WhyNot::NotLater { until }.into());
        }
        if draft.decided_on > ctx.working_date {
            return Err(WhyNot::DateAhead { date: draft.decided_on }.into());
        }
        writer.put(&DeedExtension {
            id: ctx.new_id(),
            version: 0,
            deed_version: id.clone(),
            until: draft.until,
            act: act.clone(),
            decided_on: draft.decided_on,
            reason: tidy(&draft.reason),
        })
    })
}

/// Runs a step of a version as one operation; the register names the version, and what `detail` adds.
pub(super) fn step<T>(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    id: &VersionId,
    (kind, detail): (OperationKind, &str),
    body: impl FnOnce(&mut Writer<'_>, &mut Context<'_>, Snapshot) -> Result<T>,
) -> Result<Written<T>> {
    let missing = Error::NotFound { entity: "deed_version" };
    let working_date = ctx.working_date;
    let around = archive.read(|tx| snapshot(tx, Some(id), working_date))?.ok_or(missing)?;
    // What starts a version is told by the number of the one it starts.
    let number = if kind == OperationKind::AgreementNewVersion { last(&around) + 1 } else { around.version.number };
    let subject = if detail.is_empty() { named(number) } else { format!("{}: {detail}", named(number)) };
    archive.write(ctx, Operation::new(kind, subject), |writer, ctx| {
        let around = snapshot(writer.tx(), Some(id), ctx.working_date)?;
        body(writer, ctx, around.ok_or(Error::NotFound { entity: "deed_version" })?)
    })
}

/// Where an event leads a version that goes on standing somewhere.
fn to(standing: Standing, event: VersionEvent) -> Result<VersionState> {
    next(standing, event)?.ok_or(WhyNot::NotInState.into())
}

fn given(words: &str, otherwise: WhyNot) -> Result<String> {
    let words = tidy(words);
    if words.is_empty() { Err(otherwise.into()) } else { Ok(words) }
}
