//! The numbers of forms, sendings and reminders, each defined once. Dashboard, list of signatures, documents, print dialog and
//! command line all read them here; nobody counts again.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::overview::{Section, Status, section, status};
use super::pace::{self, Pace};
use super::roll::{Entry, Role, Roll};
use super::state::{Event, Standing, next};
use crate::archive::store::Tx;
use crate::deadline;
use crate::error::Result;
use crate::id::{IssueId, PartyId};
use crate::issue::{self, DocumentKind, IssueQuery, Issued};

/// Who needs what now. Forms = to print + printed and to send + out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
#[ts(rename = "AdherenceTally")]
pub struct Tally {
    /// Who adheres by a form (671, 1015): called, not renounced, and no party of the agreement, which it signs itself (759).
    pub forms: Vec<PartyId>,
    /// Of those, to whom nothing was sent and no form of this version that holds was issued.
    pub forms_to_print: Vec<PartyId>,
    /// Of those, to whom nothing was sent, printed or not.
    pub forms_to_send: Vec<PartyId>,
    /// Of those, to whom it was sent; what came back is among them.
    pub forms_out: Vec<PartyId>,
    /// Parties of the agreement (581-601) whose copy neither went out nor came back signed, and who have no convocation of a
    /// meeting ahead to sign it at. The lead body (583) keeps the agreement: it is sent to nobody there.
    pub copies_to_send: Vec<PartyId>,
    /// Whose signature is missing and for whom a reminder is to be printed now: something was sent, the office's wait is over,
    /// no letter waits to be sent.
    pub to_remind: Vec<PartyId>,
    /// Whose signature is missing and whose reminder was printed and not registered as sent.
    pub reminders_to_send: Vec<PartyId>,
    /// Whose signature is missing and who will be reminded later, with the first day.
    pub to_remind_later: Vec<(PartyId, NaiveDate)>,
    /// Whose signature is missing (193).
    pub missing: Vec<PartyId>,
}

/// What the tally is made against.
#[derive(Debug, Clone, Copy)]
pub struct Against {
    /// The office's wait.
    pub pace: Pace,
    /// The term of the signatures.
    pub due_on: Option<NaiveDate>,
    /// The working date.
    pub working_date: NaiveDate,
}

impl Against {
    /// As the archive knows it.
    pub fn read(tx: &mut dyn Tx, working_date: NaiveDate) -> Result<Self> {
        Ok(Self { pace: pace::pace(tx)?, due_on: deadline::signature_term(tx)?, working_date })
    }

    fn days_left(self) -> Option<i64> {
        self.due_on.map(|due| (due - self.working_date).num_days())
    }
}

/// The tally of a roll as the archive knows it; `called` have the convocation of a meeting ahead, which a room above knows.
pub fn read_tally(tx: &mut dyn Tx, roll: &Roll, called: &BTreeSet<PartyId>, working_date: NaiveDate) -> Result<Tally> {
    let of_this_version = IssueQuery { deed_version: Some(roll.deed_version.clone()), ..IssueQuery::default() };
    let issued = issue::list(tx, &of_this_version)?;
    Ok(tally(roll, &issued, called, Against::read(tx, working_date)?))
}

/// The tally of a roll; `issued` are the documents of its version, `called` have the convocation of a meeting ahead.
pub fn tally(roll: &Roll, issued: &[Issued], called: &BTreeSet<PartyId>, against: Against) -> Tally {
    let of = |wanted: &dyn Fn(&Entry) -> bool| -> Vec<PartyId> {
        roll.entries.iter().filter(|entry| wanted(entry)).map(|entry| entry.party.clone()).collect()
    };
    let adheres = |entry: &Entry| entry.role == Role::Adherent && !entry.is_renounced();
    let waits = |entry: &Entry| adheres(entry) && status(entry) == Status::ToSend;
    let copy_waits = |entry: &Entry| {
        let here = called.contains(&entry.party) || roll.lead() == Some(&entry.party);
        entry.role == Role::Stipulating && status(entry) == Status::ToSend && !here
    };
    let reminders = reminders(roll, issued, against);
    Tally {
        forms: of(&adheres),
        forms_to_print: of(&|entry| waits(entry) && !is_issued(issued, &entry.party)),
        forms_to_send: of(&waits),
        forms_out: of(&|entry| adheres(entry) && status(entry) != Status::ToSend),
        copies_to_send: of(&copy_waits),
        to_remind: reminders.now,
        reminders_to_send: reminders.to_send,
        to_remind_later: reminders.later,
        missing: of(&|entry| section(entry) == Section::Missing),
    }
}

/// The reminders that were printed and not registered as sent, each with its letter.
pub fn unsent_reminders(tx: &mut dyn Tx, roll: &Roll) -> Result<Vec<(PartyId, IssueId)>> {
    let of_this_version = IssueQuery {
        kind: Some(DocumentKind::Reminder),
        deed_version: Some(roll.deed_version.clone()),
        ..IssueQuery::default()
    };
    let issued = issue::list(tx, &of_this_version)?;
    let waits = |entry: &Entry| Some((entry.party.clone(), waiting_reminder(&issued, entry)?.id.clone()));
    Ok(roll.entries.iter().filter_map(waits).collect())
}

fn is_issued(issued: &[Issued], party: &PartyId) -> bool {
    let of_party =
        |form: &Issued| form.kind == DocumentKind::AdherenceForm && form.holds() && form.party.as_ref() == Some(party);
    issued.iter().any(of_party)
}

/// The reminder of a party that was printed and not registered as sent: its latest letter, unless that letter or a later one
/// went out, or something else did after it was printed.
fn waiting_reminder<'a>(issued: &'a [Issued], entry: &Entry) -> Option<&'a Issued> {
    let mine = |letter: &&Issued| {
        letter.kind == DocumentKind::Reminder && letter.holds() && letter.party.as_ref() == Some(&entry.party)
    };
    let latest = issued.iter().filter(mine).max_by_key(|letter| (letter.lineage, letter.number))?;
    let gone = entry.reminders.iter().any(|reminder| {
        let sent = reminder.issued.as_ref().and_then(|id| issued.iter().find(|letter| letter.id == *id));
        sent.is_some_and(|sent| (sent.lineage, sent.number) >= (latest.lineage, latest.number))
    });
    let later = entry.signature.sent_on.max(entry.reminders.iter().map(|reminder| reminder.sent_on).max());
    (!gone && later.is_none_or(|day| day <= latest.issued_on)).then_some(latest)
}

/// Who is reminded, and how far that is.
#[derive(Default)]
struct Reminders {
    now: Vec<PartyId>,
    to_send: Vec<PartyId>,
    later: Vec<(PartyId, NaiveDate)>,
}

/// Who may be reminded now, who later, whose letter waits. The table of transitions says who can be reminded at all.
fn reminders(roll: &Roll, issued: &[Issued], against: Against) -> Reminders {
    let mut told = Reminders::default();
    // The lead body (583) writes the reminders: it writes none to itself.
    let able = |entry: &&Entry| {
        section(entry) == Section::Missing
            && roll.lead() != Some(&entry.party)
            && next(Standing::of(entry, roll.state), Event::Remind).is_ok()
    };
    for entry in roll.entries.iter().filter(able) {
        if waiting_reminder(issued, entry).is_some() {
            told.to_send.push(entry.party.clone());
            continue;
        }
        match against.pace.from(entry, against.days_left()) {
            Some(day) if day > against.working_date => told.later.push((entry.party.clone(), day)),
            _ => told.now.push(entry.party.clone()),
        }
    }
    told
}
