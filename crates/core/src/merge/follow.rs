//! The merge itself. What refers to the one that goes away is written in an order that undo can walk back: what must be free
//! for the other image (a place of a version, a seat at a meeting) is freed first.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::look::{Pair, pair, side};
use super::references::References;
use crate::adherence::{Reminder, Renunciation, ReturnedFile, Signature, State};
use crate::agreement::{self, DeedCopy, DeedParty};
use crate::archive::operation::{Operation, OperationKind, Written};
use crate::archive::{Archive, Writer, table};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::id::{PartyId, SignatureId, SignerId};
use crate::issue::Issued;
use crate::italian::fold;
use crate::meeting::Attendance;
use crate::params;
use crate::party::{self, Party, PartyField, Signer, SignerDraft};

const CARRIED: &str = include_str!("carried.sql");
const SIGNED_BY: &str = include_str!("signed_by.sql");
const SIGNS_FOR: &str = include_str!("signs_for.sql");
const REMINDERS: &str = include_str!("reminders.sql");
const FILES: &str = include_str!("files.sql");

/// What the user decided, of the two as they were read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[ts(rename = "MergeOrder")]
pub struct Order {
    /// The one that stays.
    pub keep: PartyId,
    /// The version at which it was read.
    pub keep_read: i64,
    /// The one that goes away.
    pub discard: PartyId,
    /// The version at which it was read.
    pub discard_read: i64,
    /// The fields whose value is taken from the one that goes away.
    pub take: Vec<PartyField>,
}

/// Makes two parties one.
///
/// # Errors
/// [`Error::Merge`] where signed paper or a signed text keeps them apart, [`Error::Conflict`] where one changed meanwhile.
pub fn merge(archive: &mut Archive, ctx: &mut Context<'_>, order: &Order) -> Result<Written<Party>> {
    let (keep, discard) = archive.read(|tx| Ok((party::get(tx, &order.keep)?, party::get(tx, &order.discard)?)))?;
    let subject = format!("{} in {}", discard.data.name, keep.data.name);
    archive.write(ctx, Operation::new(OperationKind::PartyMerge, subject), |writer, _| {
        let (keep, discard) = (side(writer.tx(), &order.keep)?, side(writer.tx(), &order.discard)?);
        let pair = pair(writer.tx(), keep, discard)?;
        if let Some(why) = pair.refusal {
            return Err(Error::Merge(why));
        }
        let Pair { keep, discard, .. } = pair;
        signatures(writer, &keep.references, &discard.references, &order.keep)?;
        places(writer, &keep.references, &discard.references, &order.keep)?;
        seats(writer, &keep.references, &discard.references, &order.keep)?;
        papers(writer, &discard.references, &order.keep)?;
        signers(writer, &keep.references, &discard.references, &order.keep)?;
        let kept = party::update(writer, chosen(keep.party, &discard.party, order))?;
        writer.delete(&Party { version: order.discard_read, ..discard.party })?;
        Ok(kept)
    })
}

/// The one that stays, with each datum that the user took from the other.
fn chosen(keep: Party, discard: &Party, order: &Order) -> Party {
    let mut data = keep.data;
    for field in &order.take {
        data.set_text(*field, discard.data.text(*field));
    }
    Party { version: order.keep_read, data, ..keep }
}

/// Signatures follow. Where both owe the same, the one that went further stands and takes over what hangs on the other.
fn signatures(writer: &mut Writer<'_>, keep: &References, discard: &References, to: &PartyId) -> Result<()> {
    for own in &discard.signatures {
        let same = |known: &&Signature| (&known.deed_version, known.instrument) == (&own.deed_version, own.instrument);
        match keep.signatures.iter().find(same) {
            Some(known) if further(known) >= further(own) => take_over(writer, &known.id, &own.id)?,
            Some(known) => {
                take_over(writer, &own.id, &known.id)?;
                move_to(writer, &own.id, to)?;
            }
            None => move_to(writer, &own.id, to)?,
        }
    }
    Ok(())
}

fn move_to(writer: &mut Writer<'_>, signature: &SignatureId, to: &PartyId) -> Result<()> {
    // Read again: it may continue a signature that has just been taken over.
    let signature: Signature = writer.need(signature.as_str())?;
    writer.put(&Signature { party: to.clone(), ..signature })
}

/// How far a signature went: what came back before what was only sent, before what is only owed.
fn further(signature: &Signature) -> (bool, bool) {
    (signature.returned_on.is_some(), signature.state != State::ToSend)
}

/// Removes a signature of which another stands; its reminders, its files and what continues it go to that other.
fn take_over(writer: &mut Writer<'_>, to: &SignatureId, gone: &SignatureId) -> Result<()> {
    let known: Vec<Reminder> = table::list(writer.tx(), REMINDERS, params![to])?;
    let last = known.last().map_or(0, |reminder| reminder.number);
    let reminders: Vec<Reminder> = table::list(writer.tx(), REMINDERS, params![gone])?;
    for (reminder, number) in reminders.into_iter().zip(last + 1..) {
        writer.put(&Reminder { signature: to.clone(), number, ..reminder })?;
    }
    let files: Vec<ReturnedFile> = table::list(writer.tx(), FILES, params![gone])?;
    for file in files {
        writer.put(&ReturnedFile { signature: Some(to.clone()), ..file })?;
    }
    let carried: Vec<Signature> = table::list(writer.tx(), CARRIED, params![gone])?;
    for later in carried {
        writer.put(&Signature { carried_from: Some(to.clone()), ..later })?;
    }
    let gone: Signature = writer.need(gone.as_str())?;
    writer.delete(&gone)
}

/// Places among the parties follow. In a draft that has both, the place of the one that stays stands.
fn places(writer: &mut Writer<'_>, keep: &References, discard: &References, to: &PartyId) -> Result<()> {
    for place in &discard.places {
        if keep.places.iter().any(|known| known.deed_version == place.deed_version) {
            agreement::take_out(writer, place)?;
        } else {
            writer.put(&DeedParty { party: to.clone(), ..place.clone() })?;
        }
    }
    for copy in &discard.copies {
        writer.put(&DeedCopy { holder: Some(to.clone()), ..copy.clone() })?;
    }
    Ok(())
}

/// Seats at meetings follow. Where both were called, one seat stands with what is known of either.
fn seats(writer: &mut Writer<'_>, keep: &References, discard: &References, to: &PartyId) -> Result<()> {
    for seat in &discard.attendances {
        let Some(known) = keep.attendances.iter().find(|known| known.meeting == seat.meeting) else {
            writer.put(&Attendance { party: to.clone(), ..seat.clone() })?;
            continue;
        };
        writer.delete(seat)?;
        let came = if known.presence.is_some() { known } else { seat };
        writer.put(&Attendance {
            called_on: known.called_on.or(seat.called_on),
            presence: came.presence,
            represented_by: came.represented_by.clone(),
            ..known.clone()
        })?;
    }
    Ok(())
}

/// Issued documents and renunciations follow as they are: what was printed and declared does not change.
fn papers(writer: &mut Writer<'_>, discard: &References, to: &PartyId) -> Result<()> {
    for issued in &discard.issued {
        writer.put(&Issued { party: Some(to.clone()), ..issued.clone() })?;
    }
    for renunciation in &discard.renunciations {
        writer.put(&Renunciation { party: to.clone(), ..renunciation.clone() })?;
    }
    Ok(())
}

/// Who signs follows. A person known on both sides with the same data is one person; another is added, not preferred.
fn signers(writer: &mut Writer<'_>, keep: &References, discard: &References, to: &PartyId) -> Result<()> {
    for signer in &discard.signers {
        match keep.signers.iter().find(|known| same_person(&known.data, &signer.data)) {
            Some(known) => {
                hand_over(writer, &known.id, &signer.id)?;
                writer.delete(signer)?;
            }
            None => {
                let preferred = signer.data.preferred && keep.signers.is_empty();
                let data = SignerDraft { preferred, ..signer.data.clone() };
                writer.put(&Signer { party: to.clone(), data, ..signer.clone() })?;
            }
        }
    }
    Ok(())
}

fn same_person(one: &SignerDraft, other: &SignerDraft) -> bool {
    let rest = |draft: &SignerDraft| SignerDraft { name: String::new(), preferred: false, ..draft.clone() };
    fold(&one.name) == fold(&other.name) && rest(one) == rest(other)
}

/// What one person signs or is to sign is the other's.
fn hand_over(writer: &mut Writer<'_>, to: &SignerId, from: &SignerId) -> Result<()> {
    let signed: Vec<Signature> = table::list(writer.tx(), SIGNED_BY, params![from])?;
    for signature in signed {
        writer.put(&Signature { signer: Some(to.clone()), ..signature })?;
    }
    let signs: Vec<DeedParty> = table::list(writer.tx(), SIGNS_FOR, params![from])?;
    for place in signs {
        writer.put(&DeedParty { signer: Some(to.clone()), ..place })?;
    }
    Ok(())
}
