//! What follows a print: registering that the documents left the office. Offered, never done unasked: who prints may still
//! throw the sheets away.

use chrono::NaiveDate;
use concilia_core::Error as CoreError;
use concilia_core::adherence::{self, Actor, DeedState, RollOf, Step};
use concilia_core::archive::Archive;
use concilia_core::archive::operation::Written;
use concilia_core::archive::store::Tx;
use concilia_core::context::Context;
use concilia_core::id::{IssueId, MeetingId, PartyId};
use concilia_core::issue::{self, DocumentKind, Issued};
use concilia_core::{meeting, progress};
use concilia_text::issue as words;
use serde::Serialize;
use ts_rs::TS;

use crate::desk::Desk;
use crate::failure::{Error, Result};

/// What can be registered of documents just issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SentOffer {
    /// "Segna come inviati il 24/03/2014".
    pub label: String,
    /// The day that would be registered.
    pub on: NaiveDate,
}

/// What the documents say, as a step that can be registered.
enum Mailing {
    /// Adherence forms were sent.
    Forms(Vec<PartyId>),
    /// Parties were called to a meeting.
    Calls(MeetingId, Vec<PartyId>),
    /// Reminders were sent.
    Reminders(Vec<PartyId>),
}

impl Mailing {
    /// Of documents of one batch; nothing where they are not sent to anybody, or all of them are registered already.
    fn of(tx: &mut dyn Tx, documents: &[Issued], actor: Actor<'_>) -> concilia_core::Result<Option<Self>> {
        let valid: Vec<&Issued> = documents.iter().filter(|document| document.annulled_on.is_none()).collect();
        let Some(first) = valid.first() else { return Ok(None) };
        let parties: Vec<PartyId> = valid.iter().filter_map(|document| document.party.clone()).collect();
        let mailing = match (first.kind, &first.meeting) {
            (DocumentKind::AdherenceForm, _) => {
                Self::Forms(accepted(tx, &parties, &Step::Send { on: None, by: None }, actor)?)
            }
            (DocumentKind::Convocation, Some(id)) => Self::Calls(id.clone(), uncalled(tx, id, &parties)?),
            (DocumentKind::Reminder, _) => {
                let waiting = unsent(tx, &valid)?;
                Self::Reminders(accepted(tx, &waiting, &Step::Remind { on: None }, actor)?)
            }
            _ => return Ok(None),
        };
        Ok(Some(mailing).filter(|mailing| mailing.count() > 0))
    }

    fn kind(&self) -> DocumentKind {
        match self {
            Self::Forms(_) => DocumentKind::AdherenceForm,
            Self::Calls(..) => DocumentKind::Convocation,
            Self::Reminders(_) => DocumentKind::Reminder,
        }
    }

    fn count(&self) -> usize {
        match self {
            Self::Forms(parties) | Self::Calls(_, parties) | Self::Reminders(parties) => parties.len(),
        }
    }

    fn register(
        &self,
        archive: &mut Archive,
        ctx: &mut Context<'_>,
        on: NaiveDate,
    ) -> concilia_core::Result<Written<()>> {
        match self {
            Self::Forms(parties) => {
                let step = Step::Send { on: Some(on), by: None };
                Ok(adherence::apply(archive, ctx, parties, &step)?.map(drop))
            }
            Self::Calls(meeting, parties) => meeting::call(archive, ctx, meeting, parties, on),
            Self::Reminders(parties) => {
                Ok(adherence::apply(archive, ctx, parties, &Step::Remind { on: Some(on) })?.map(drop))
            }
        }
    }
}

/// Those whose reminder, among these documents, is the one that waits to be sent.
fn unsent(tx: &mut dyn Tx, reminders: &[&Issued]) -> concilia_core::Result<Vec<PartyId>> {
    let Some(roll) = adherence::roll(tx)? else { return Ok(Vec::new()) };
    let waiting = adherence::unsent_reminders(tx, &roll)?.into_iter();
    Ok(waiting.filter(|(_, id)| reminders.iter().any(|letter| letter.id == *id)).map(|(party, _)| party).collect())
}

fn accepted(
    tx: &mut dyn Tx,
    parties: &[PartyId],
    step: &Step,
    actor: Actor<'_>,
) -> concilia_core::Result<Vec<PartyId>> {
    let trial = adherence::dry(tx, RollOf::Current, parties, step, actor)?;
    Ok(trial.accepted.into_iter().map(|named| named.party).collect())
}

/// Those of the parties whose convocation has no day yet.
fn uncalled(tx: &mut dyn Tx, id: &MeetingId, parties: &[PartyId]) -> concilia_core::Result<Vec<PartyId>> {
    let called = meeting::get(tx, id)?.called.into_iter();
    let waiting = called.filter(|attendance| attendance.called_on.is_none() && parties.contains(&attendance.party));
    Ok(waiting.map(|attendance| attendance.party).collect())
}

/// What can be registered of documents just issued, on the working date.
pub(super) fn offer(desk: &Desk, documents: &[Issued]) -> Result<Option<SentOffer>> {
    let operator = desk.session(|session| Ok(session.operator.clone()))?;
    desk.read(|tx, today| {
        let on = today.working_date;
        let mailing = Mailing::of(tx, documents, Actor { working_date: on, operator: &operator })?;
        let offer = mailing.map(|mailing| SentOffer { label: words::sent_offer(mailing.kind(), on), on });
        Ok::<_, CoreError>(offer)
    })
}

/// The parties of the agreement to whom its copy is still to be sent.
///
/// # Errors
/// A draft is sent to nobody, and where nobody waits there is nothing to register.
pub fn copies_to_send(desk: &Desk) -> Result<Vec<PartyId>> {
    let waiting = desk.read(|tx, today| {
        let roll = adherence::roll(tx)?.ok_or(Error::NoAgreement)?;
        if roll.state == DeedState::Draft {
            return Err(Error::AgreementInDraft);
        }
        Ok(progress::tally(tx, &roll, today.working_date)?.copies_to_send)
    })?;
    if waiting.is_empty() { Err(Error::NobodyToSend) } else { Ok(waiting) }
}

/// Registers, as one operation that undo takes back, that issued documents of one batch were sent; answers what was
/// registered, in words. Those registered meanwhile are passed over.
pub fn mark_sent(desk: &Desk, issued: &[IssueId], on: NaiveDate) -> Result<Written<String>> {
    let operator = desk.session(|session| Ok(session.operator.clone()))?;
    let mailing = desk.read(|tx, today| {
        let documents = issued.iter().map(|id| issue::get(tx, id)).collect::<concilia_core::Result<Vec<_>>>()?;
        Mailing::of(tx, &documents, Actor { working_date: today.working_date, operator: &operator })
    })?;
    let Some(mailing) = mailing else {
        return Ok(Written::nothing(words::SENT_ALREADY.to_owned()));
    };
    let written = desk.change(|archive, ctx| mailing.register(archive, ctx, on))?;
    Ok(written.map(|()| words::sent_done(mailing.kind(), mailing.count(), on)))
}
