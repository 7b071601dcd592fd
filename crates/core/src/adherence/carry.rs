//! What becomes of signatures when the deed gets another version, inside the operation that makes it or withdraws it. An
//! adherence is one from first to last: its row in the new version continues the earlier one, with all that was entered.

use super::model::{Instrument, Signature, State};
use crate::archive::Writer;
use crate::archive::store::Tx;
use crate::archive::table;
use crate::context::Context;
use crate::error::{Error, RequiredField, Result};
use crate::id::{SignatureId, VersionId};
use crate::params;
use crate::signs::tidy;

const SIGNATURES: &str = include_str!("signatures.sql");

/// A signature of an earlier version that is to hold for the new one.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The earlier signature.
    pub signature: SignatureId,
    /// Why it still holds.
    pub reason: String,
}

/// What a correction makes of the signatures of the version that it follows.
#[derive(Debug, Clone, Default)]
pub struct Carried {
    /// Those that hold, each with its reason.
    pub kept: Vec<Kept>,
    /// Adherences that are signed again.
    pub again: Vec<SignatureId>,
    /// Adherences to a text that is in force: they stand without being asked.
    pub standing: Vec<SignatureId>,
}

/// The signatures of a version, as the archive has them; those only owed are not among them.
pub fn of_version(tx: &mut dyn Tx, version: &VersionId) -> Result<Vec<Signature>> {
    Ok(table::list(tx, SIGNATURES, params![version])?)
}

/// Continues in a new version the signatures of one that it corrects. Parties of the agreement keep theirs or sign again.
/// Adherences are carried wherever they are on their way; what is neither kept nor standing is open: its paper is of the
/// earlier text, and if it comes back somebody says whether it holds.
pub fn carry(
    writer: &mut Writer<'_>,
    ctx: &mut Context<'_>,
    from: &VersionId,
    to: &VersionId,
    carried: &Carried,
) -> Result<()> {
    let earlier = of_version(writer.tx(), from)?;
    for kept in &carried.kept {
        let signed = earlier.iter().any(|earlier| earlier.id == kept.signature && earlier.is_signed());
        signed.then_some(()).ok_or(Error::NotFound { entity: "signature" })?;
        if tidy(&kept.reason).is_empty() {
            return Err(Error::Empty { field: RequiredField::KeptReason });
        }
    }
    for signature in earlier {
        let kept = carried.kept.iter().find(|kept| kept.signature == signature.id).map(|kept| tidy(&kept.reason));
        let continued = match kept {
            Some(reason) => continued(ctx, signature, to, reason),
            None if signature.instrument == Instrument::Agreement => continue,
            None if carried.again.contains(&signature.id) => again(ctx, signature, to),
            None if carried.standing.contains(&signature.id) => {
                let reason = signature.kept_reason.clone();
                continued(ctx, signature, to, reason)
            }
            None => continued(ctx, signature, to, String::new()),
        };
        writer.put(&continued)?;
    }
    Ok(())
}

/// Lets the adherences of a version in force stand in the one that updates it (744): those that are back, verified or not, hold for
/// it. What is still out is open. Parties of the agreement sign the update anew.
pub fn let_stand(
    writer: &mut Writer<'_>,
    ctx: &mut Context<'_>,
    from: &VersionId,
    to: &VersionId,
    reason: &str,
) -> Result<()> {
    for earlier in of_version(writer.tx(), from)? {
        if earlier.instrument == Instrument::AdherenceForm {
            let held = earlier.text_version == *from || !earlier.kept_reason.is_empty();
            let stands = held && earlier.returned_on.is_some();
            let reason = if stands { tidy(reason) } else { String::new() };
            writer.put(&continued(ctx, earlier, to, reason))?;
        }
    }
    Ok(())
}

/// Gives back to the version in force what its adherences became while an update was being signed that is now withdrawn. Who had
/// only been sent the paper of the update has what it had before; what came back of it is open, and somebody says whether it holds.
pub fn fall_back(writer: &mut Writer<'_>, ctx: &mut Context<'_>, from: &VersionId, to: &VersionId) -> Result<()> {
    let before = of_version(writer.tx(), to)?;
    for update in of_version(writer.tx(), from)? {
        let void = update.text_version == *from && update.returned_on.is_none();
        if void || update.instrument == Instrument::Agreement {
            continue;
        }
        let same = |known: &&Signature| known.instrument == update.instrument && known.party == update.party;
        let reason = |known: &Signature| {
            let older = update.text_version != *from && update.text_version != *to;
            if older { known.kept_reason.clone() } else { String::new() }
        };
        match before.iter().find(same) {
            None => writer.put(&continued(ctx, update, to, String::new()))?,
            Some(known) => writer.put(&Signature {
                id: known.id.clone(),
                version: known.version,
                deed_version: to.clone(),
                carried_from: known.carried_from.clone(),
                kept_reason: reason(known),
                ..update
            })?,
        }
    }
    Ok(())
}

/// The same signature in another version.
fn continued(ctx: &mut Context<'_>, earlier: Signature, to: &VersionId, kept_reason: String) -> Signature {
    // Nothing went out yet: what will is of the new text.
    let text_version = if earlier.state == State::ToSend { to.clone() } else { earlier.text_version.clone() };
    let carried_from = Some(earlier.id.clone());
    let (id, deed_version) = (ctx.new_id(), to.clone());
    Signature { id, version: 0, deed_version, text_version, copy: None, carried_from, kept_reason, ..earlier }
}

/// A signature that is asked for anew, with the person who signs and the notes.
fn again(ctx: &mut Context<'_>, earlier: Signature, to: &VersionId) -> Signature {
    let owed = Signature::owed(ctx.new_id(), to.clone(), earlier.party, earlier.instrument);
    Signature { signer: earlier.signer, notes: earlier.notes, carried_from: Some(earlier.id), ..owed }
}
