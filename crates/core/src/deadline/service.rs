//! The operations on deadlines: read, check, one write, answer.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::model::{Dated, Deadline, DeadlineDraft, DeadlineKind, Extension, ExtensionDraft};
use crate::act;
use crate::archive::operation::{Operation, OperationKind, Written};
use crate::archive::store::Tx;
use crate::archive::{Archive, Writer, table};
use crate::context::Context;
use crate::error::{DeadlineRefusal, Error, RequiredField, Result};
use crate::id::{DeadlineId, ExtensionId};
use crate::italian::fold;
use crate::signs::{LINE_LIMIT, PAGE_LIMIT, limited, printed};

const ALL: &str = include_str!("all.sql");
const EXTENSIONS: &str = include_str!("extensions.sql");
const SIGNED: &str = include_str!("signed.sql");

/// Every term with the acts that moved it, by day, against the working date.
pub fn all(tx: &mut dyn Tx, working_date: NaiveDate) -> Result<Vec<Dated>> {
    let mut extensions: BTreeMap<DeadlineId, Vec<Extension>> = BTreeMap::new();
    for extension in table::list::<Extension>(tx, EXTENSIONS, &[])? {
        extensions.entry(extension.deadline.clone()).or_default().push(extension);
    }
    let signed_on = first_signed_on(tx)?;
    let deadlines: Vec<Deadline> = table::list(tx, ALL, &[])?;
    let dated = |deadline: Deadline| Dated {
        met_on: deadline.done_on.or_else(|| {
            let of_agreement = deadline.kind == DeadlineKind::AgreementSigned;
            signed_on.filter(|_| of_agreement)
        }),
        days_left: (deadline.due_on - working_date).num_days(),
        source: deadline.kind.source(),
        extensions: extensions.remove(&deadline.id).unwrap_or_default(),
        deadline,
    };
    Ok(deadlines.into_iter().map(dated).collect())
}

/// The day on which an agreement of the network was first signed by all.
fn first_signed_on(tx: &mut dyn Tx) -> Result<Option<NaiveDate>> {
    Ok(tx.rows(SIGNED, &[])?.first().map(|row| row.cursor().date()).transpose()?)
}

/// The day by which the agreement must be signed (193), as any act has moved it. Nothing where the office wrote that it is met,
/// or where an agreement was signed: of adherences that come later, and of updates, the resolution sets no day.
pub fn signature_term(tx: &mut dyn Tx) -> Result<Option<NaiveDate>> {
    if first_signed_on(tx)?.is_some() {
        return Ok(None);
    }
    let deadlines: Vec<Deadline> = table::list(tx, ALL, &[])?;
    let of_agreement = deadlines.iter().find(|deadline| deadline.kind == DeadlineKind::AgreementSigned);
    Ok(of_agreement.filter(|term| term.done_on.is_none()).map(|term| term.due_on))
}

/// The terms that are not met yet, the nearest first.
pub fn open_due(tx: &mut dyn Tx, working_date: NaiveDate) -> Result<Vec<Dated>> {
    Ok(all(tx, working_date)?.into_iter().filter(|dated| dated.met_on.is_none()).collect())
}

/// Puts the terms of the resolution into an archive that lacks them; those that are there stay as they are.
pub fn preset(writer: &mut Writer<'_>, ctx: &mut Context<'_>) -> Result<()> {
    let known: Vec<Deadline> = table::list(writer.tx(), ALL, &[])?;
    for term in act::deadlines() {
        let kind = DeadlineKind::of_act(term.kind);
        if known.iter().all(|deadline| deadline.kind != kind) {
            writer.put(&blank(ctx, kind, term.date))?;
        }
    }
    Ok(())
}

fn blank(ctx: &mut Context<'_>, kind: DeadlineKind, due_on: NaiveDate) -> Deadline {
    let (title, notes) = (String::new(), String::new());
    Deadline { id: ctx.new_id(), version: 0, kind, title, due_on, notes, done_on: None }
}

/// Adds a term of the office, or changes one. Of a term of the resolution only notes and the day it was met can be written; the
/// day of one that acts have moved is theirs to say.
pub fn save(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    known: Option<(DeadlineId, i64)>,
    draft: DeadlineDraft,
) -> Result<Written<Deadline>> {
    let title = limited("title", &draft.title, LINE_LIMIT)?;
    if let Some(done_on) = draft.done_on.filter(|done_on| *done_on > ctx.working_date) {
        return Err(Error::Deadline(DeadlineRefusal::DoneAhead { done_on }));
    }
    archive.write(ctx, Operation::new(OperationKind::DeadlineSave, title.clone()), |writer, ctx| {
        let before = match known {
            None => blank(ctx, DeadlineKind::Office, draft.due_on),
            Some((id, version)) => Deadline { version, ..writer.need(id.as_str())? },
        };
        let deadline = changed(before.clone(), draft, &title)?;
        if deadline.due_on != before.due_on && is_extended(writer.tx(), &deadline.id)? {
            return Err(Error::Deadline(DeadlineRefusal::MovedByAct { due: before.due_on }));
        }
        let renamed = (&deadline.title, deadline.due_on) != (&before.title, before.due_on);
        if (deadline.version == 0 || renamed) && is_there(writer.tx(), &deadline)? {
            return Err(Error::Deadline(DeadlineRefusal::Twice { due: deadline.due_on }));
        }
        writer.put(&deadline)?;
        writer.need(deadline.id.as_str())
    })
}

/// Acts have moved it.
fn is_extended(tx: &mut dyn Tx, id: &DeadlineId) -> Result<bool> {
    let extensions: Vec<Extension> = table::list(tx, EXTENSIONS, &[])?;
    Ok(extensions.iter().any(|extension| extension.deadline == *id))
}

/// Another term of the office says the same for the same day.
fn is_there(tx: &mut dyn Tx, deadline: &Deadline) -> Result<bool> {
    let known: Vec<Deadline> = table::list(tx, ALL, &[])?;
    let same = |other: &&Deadline| {
        (other.kind, other.due_on, fold(&other.title)) == (DeadlineKind::Office, deadline.due_on, fold(&deadline.title))
    };
    let of_office = deadline.kind == DeadlineKind::Office;
    Ok(of_office && known.iter().filter(same).any(|other| other.id != deadline.id))
}

fn changed(deadline: Deadline, draft: DeadlineDraft, title: &str) -> Result<Deadline> {
    let (notes, done_on) = (limited("notes", &draft.notes, PAGE_LIMIT)?, draft.done_on);
    if deadline.kind == DeadlineKind::Office {
        if title.is_empty() {
            return Err(Error::Empty { field: RequiredField::Title });
        }
        return Ok(Deadline { title: title.to_owned(), due_on: draft.due_on, notes, done_on, ..deadline });
    }
    if draft.due_on != deadline.due_on {
        return Err(Error::TermOfTheAct);
    }
    // The agreement's own state says when it is signed (193); a day written here would say otherwise.
    if deadline.kind == DeadlineKind::AgreementSigned && done_on.is_some() && done_on != deadline.done_on {
        return Err(Error::Deadline(DeadlineRefusal::MetByTheDeed));
    }
    Ok(Deadline { notes, done_on, ..deadline })
}

/// Removes a term of the office with its history.
pub fn remove(archive: &mut Archive, ctx: &mut Context<'_>, id: &DeadlineId, version: i64) -> Result<Written<()>> {
    let found: Deadline =
        archive.read(|tx| table::get(tx, id.as_str())?.ok_or(Error::NotFound { entity: "deadline" }))?;
    if found.kind != DeadlineKind::Office {
        return Err(Error::TermOfTheAct);
    }
    archive.write(ctx, Operation::new(OperationKind::DeadlineRemove, found.title.clone()), |writer, _| {
        let extensions: Vec<Extension> = table::list(writer.tx(), EXTENSIONS, &[])?;
        for extension in extensions.iter().filter(|extension| extension.deadline == found.id) {
            writer.delete(extension)?;
        }
        writer.delete(&Deadline { version, ..found.clone() })
    })
}

/// Moves a term by an act, and keeps the day that stood before. The act is not of a day to come, and moves the term later:
/// what it is called, a proroga, says no less.
pub fn extend(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    id: &DeadlineId,
    version: i64,
    draft: ExtensionDraft,
) -> Result<Written<Extension>> {
    let act = printed("act", &draft.act, LINE_LIMIT)?;
    if act.is_empty() {
        return Err(Error::Empty { field: RequiredField::Act });
    }
    if draft.decided_on > ctx.working_date {
        return Err(Error::Deadline(DeadlineRefusal::ActAhead { decided_on: draft.decided_on }));
    }
    archive.write(ctx, Operation::new(OperationKind::DeadlineExtend, act.clone()), |writer, ctx| {
        let deadline = Deadline { version, ..writer.need(id.as_str())? };
        if draft.due_after <= deadline.due_on {
            return Err(Error::Deadline(DeadlineRefusal::NotLater { due: deadline.due_on }));
        }
        let extension = Extension {
            id: ctx.new_id(),
            version: 0,
            deadline: deadline.id.clone(),
            act,
            decided_on: draft.decided_on,
            due_before: deadline.due_on,
            due_after: draft.due_after,
            reason: limited("reason", &draft.reason, PAGE_LIMIT)?,
        };
        writer.put(&Deadline { due_on: draft.due_after, ..deadline })?;
        writer.put(&extension)?;
        writer.need(extension.id.as_str())
    })
}

/// Takes back the last act that moved a term, which was written by mistake: the day before it stands again. The register of
/// activities keeps what it said.
pub fn remove_extension(archive: &mut Archive, ctx: &mut Context<'_>, id: &ExtensionId) -> Result<Written<()>> {
    let extensions: Vec<Extension> = archive.read(|tx| Ok::<_, Error>(table::list(tx, EXTENSIONS, &[])?))?;
    let found = extensions.iter().find(|extension| extension.id == *id);
    let found = found.ok_or(Error::NotFound { entity: "deadline_extension" })?.clone();
    archive.write(ctx, Operation::new(OperationKind::DeadlineExtensionRemove, found.act.clone()), |writer, _| {
        let deadline: Deadline = writer.need(found.deadline.as_str())?;
        // An earlier act is what the later ones began from: only the one that set the day can go.
        let of_term = extensions.iter().filter(|other| other.deadline == found.deadline);
        if of_term.clone().any(|other| other.due_after > found.due_after) {
            return Err(Error::Deadline(DeadlineRefusal::NotLast));
        }
        let before = Deadline { due_on: found.due_before, ..deadline };
        writer.put(&before)?;
        writer.delete(&found)
    })
}
