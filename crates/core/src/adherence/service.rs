//! The operations on signatures: read the roll, try the step, one write, answer. What is refused is told by name and not written.

use super::model::{Reminder, Renunciation, ReturnedFile, Signature};
use super::roll::{Entry, Roll, roll_of};
use super::step::{Actor, Declaration, Step, Trial, accepted_if_written, try_step};
use super::tally::unsent_reminders;
use super::text::RollOf;
use crate::archive::operation::{Operation, OperationKind, Written};
use crate::archive::store::{StoreError, Tx};
use crate::archive::{Archive, Writer, content, table};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::id::{IssueId, PartyId};
use crate::params;
use crate::signs::tidy;

const FILES: &str = include_str!("files.sql");
const COUNT_SIGNED: &str = include_str!("count_signed.sql");

/// How many signatures a person has verified, whatever the version; one that was carried from a version before counts once.
pub fn count_signed(tx: &mut dyn Tx) -> Result<i64> {
    Ok(tx.one(COUNT_SIGNED, &[])?.ok_or(StoreError::Shape { column: 0 })?.cursor().int()?)
}

/// Tries a step on a roll without writing anything.
pub fn dry(tx: &mut dyn Tx, which: RollOf, parties: &[PartyId], step: &Step, actor: Actor<'_>) -> Result<Trial> {
    Ok(try_step(&need_roll(tx, which)?, parties, step, actor).0)
}

/// Takes a step on the current roll for many parties as one operation. Those for whom it is refused are told and left untouched.
pub fn apply(archive: &mut Archive, ctx: &mut Context<'_>, parties: &[PartyId], step: &Step) -> Result<Written<Trial>> {
    apply_then(archive, ctx, RollOf::Current, parties, step, &mut |_, _| Ok(()))
}

/// The same on either roll, with something of a room above that changes in the same operation, after the signatures.
pub fn apply_then(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    which: RollOf,
    parties: &[PartyId],
    step: &Step,
    then: &mut Then<'_>,
) -> Result<Written<Trial>> {
    let before = archive.read(|tx| need_roll(tx, which))?;
    let (tried, signatures) = try_step(&before, parties, step, Actor::of(ctx));
    let operation = Operation::new(kind(step, &before, &signatures), subject(&tried, step));
    archive.write(ctx, operation, |writer, ctx| {
        let roll = need_roll(writer.tx(), which)?;
        let (trial, signatures) = try_step(&roll, parties, step, Actor::of(ctx));
        // Read before anything is written: a reminder that is registered takes its letter with it.
        let letters = match step {
            Step::Remind { .. } => unsent_reminders(writer.tx(), &roll)?,
            _ => Vec::new(),
        };
        for signature in signatures {
            let Some(entry) = roll.entry(&signature.party) else { continue };
            let letter = letters.iter().find(|(party, _)| *party == entry.party).map(|(_, letter)| letter.clone());
            write_one(writer, ctx, &roll, entry, signature, step, letter)?;
        }
        then(writer, &roll)?;
        Ok(trial)
    })
}

/// What else an operation changes.
pub type Then<'a> = dyn FnMut(&mut Writer<'_>, &Roll) -> Result<()> + 'a;

fn write_one(
    writer: &mut Writer<'_>,
    ctx: &mut Context<'_>,
    roll: &Roll,
    entry: &Entry,
    mut signature: Signature,
    step: &Step,
    letter: Option<IssueId>,
) -> Result<()> {
    match step {
        Step::Renounce(declaration) => return writer.put(&renunciation(ctx, roll, entry, declaration)),
        Step::Revoke { reason } => {
            let Some(held) = entry.renunciation() else { return Ok(()) };
            let (revoked_on, revoked_reason) = (Some(ctx.working_date), tidy(reason));
            return writer.put(&Renunciation { revoked_on, revoked_reason, ..held.clone() });
        }
        _ => {}
    }
    if entry.signature.version == 0 {
        signature.id = ctx.new_id();
    }
    writer.put(&signature)?;
    if let Step::Remind { on } = step {
        writer.put(&Reminder {
            id: ctx.new_id(),
            version: 0,
            signature: signature.id,
            // Those of an earlier version are counted with them.
            number: entry.reminders.last().map_or(1, |last| last.number + 1),
            sent_on: on.unwrap_or(ctx.working_date),
            issued: letter,
        })?;
    }
    Ok(())
}

fn renunciation(ctx: &mut Context<'_>, roll: &Roll, entry: &Entry, declaration: &Declaration) -> Renunciation {
    // Tried before: a protocol that is refused refuses the step.
    let protocol = accepted_if_written(&declaration.protocol, ctx.working_date).unwrap_or_default();
    Renunciation {
        id: ctx.new_id(),
        version: 0,
        deed: roll.deed.clone(),
        party: entry.party.clone(),
        renounced_on: declaration.renounced_on.unwrap_or(ctx.working_date),
        arrived_on: declaration.arrived_on,
        arrived_by: declaration.arrived_by,
        protocol,
        notes: tidy(&declaration.notes),
        revoked_on: None,
        revoked_reason: String::new(),
    }
}

/// The name of a step in the register. What brings a protocol with it or changes its date is not undone, as a protocol is not.
fn kind(step: &Step, roll: &Roll, after: &[Signature]) -> OperationKind {
    let protocol = |party: &PartyId| roll.entry(party).map(|entry| &entry.signature.protocol);
    match step {
        Step::Correct(_) if after.iter().any(|signature| protocol(&signature.party) != Some(&signature.protocol)) => {
            OperationKind::SignatureEditWithProtocol
        }
        Step::Correct(_) => OperationKind::SignatureEdit,
        Step::Send { .. } => OperationKind::SignatureSent,
        Step::Return(arrival) if arrival.protocol.is_known() => OperationKind::SignatureReturnedWithProtocol,
        Step::Return(_) => OperationKind::SignatureReturned,
        Step::Verify => OperationKind::SignatureVerified,
        Step::Keep { .. } => OperationKind::SignatureKept,
        Step::FindIrregular { .. } => OperationKind::SignatureIrregular,
        Step::AssignProtocol(_) => OperationKind::ProtocolAssign,
        Step::AnnulProtocol { .. } => OperationKind::ProtocolAnnul,
        Step::AnnulReturn { .. } => OperationKind::ReturnAnnul,
        Step::Remind { .. } => OperationKind::ReminderAdd,
        Step::Renounce(declaration) if declaration.protocol.is_known() => OperationKind::RenounceWithProtocol,
        Step::Renounce(_) => OperationKind::Renounce,
        Step::Revoke { .. } => OperationKind::RenunciationRevoke,
    }
}

/// The words of the register: a name or a count, and the reason where one is asked.
fn subject(trial: &Trial, step: &Step) -> String {
    let whom = match trial.accepted.as_slice() {
        [one] => one.name.clone(),
        many => format!("{} soggetti", many.len()),
    };
    match step {
        Step::Keep { reason }
        | Step::AnnulProtocol { reason }
        | Step::AnnulReturn { reason }
        | Step::Revoke { reason } => format!("{whom}: {}", tidy(reason)),
        _ => whom,
    }
}

impl<'a> Actor<'a> {
    /// Who acts in a context.
    pub fn of(ctx: &Context<'a>) -> Self {
        Self { working_date: ctx.working_date, operator: ctx.operator }
    }
}

fn need_roll(tx: &mut dyn Tx, which: RollOf) -> Result<Roll> {
    roll_of(tx, which)?.ok_or(Error::NotFound { entity: "deed_version" })
}

/// A file that came back, as it was given to the program.
#[derive(Debug, Clone, Copy)]
pub struct Intake<'a> {
    /// The name it has.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Its media type.
    pub media_type: &'a str,
}

/// Keeps a returned file as content and ties it to the signatures (or renunciations) that it carries. Never undone.
pub fn attach(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    which: RollOf,
    parties: &[PartyId],
    file: Intake<'_>,
) -> Result<Written<Vec<ReturnedFile>>> {
    let operation = Operation::new(OperationKind::ReturnIntake, file.name);
    archive.write(ctx, operation, |writer, ctx| {
        let roll = need_roll(writer.tx(), which)?;
        let hash = content::keep(writer.tx(), file.bytes, file.media_type)?;
        let mut taken = Vec::new();
        for party in parties {
            let entry = roll.entry(party).ok_or(Error::NotFound { entity: "party" })?;
            let returned = returned_file(ctx, entry, &hash, file.name)?;
            writer.put(&returned)?;
            taken.push(returned);
        }
        Ok(taken)
    })
}

/// A file belongs to the renunciation that holds, or else to the signature, which must have come back.
fn returned_file(ctx: &mut Context<'_>, entry: &Entry, hash: &str, name: &str) -> Result<ReturnedFile> {
    let renunciation = entry.renunciation().map(|renunciation| renunciation.id.clone());
    let back = entry.signature.returned_on.is_some().then(|| entry.signature.id.clone());
    let signature = if renunciation.is_some() { None } else { back };
    if renunciation.is_none() && signature.is_none() {
        return Err(Error::NotFound { entity: "signature" });
    }
    let (content, name) = (hash.to_owned(), name.to_owned());
    Ok(ReturnedFile {
        id: ctx.new_id(),
        version: 0,
        signature,
        renunciation,
        content,
        name,
        taken_on: ctx.working_date,
    })
}

/// The files that came back for a party, the latest first, those of earlier versions included.
pub fn files(tx: &mut dyn Tx, party: &PartyId) -> Result<Vec<ReturnedFile>> {
    Ok(table::list(tx, FILES, params![party])?)
}
