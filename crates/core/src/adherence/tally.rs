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
use crate::id::PartyId;
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
    /// meeting ahead to sign it at.
    pub copies_to_send: Vec<PartyId>,
    /// Whose signature is missing and who may be reminded now: something was sent, and the office's wait is over.
    pub to_remind: Vec<PartyId>,
    /// Whose signature is missing and who will be reminded later, with the first day.
    pub to_remind_later: Vec<(PartyId, NaiveDate)>,
    /// Whose signature is missing (193).
    pub missing: Vec<PartyId>,
    /// The term is within the office's wait, or past.
    pub term_near: bool,
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
        entry.role == Role::Stipulating && status(entry) == Status::ToSend && !called.contains(&entry.party)
    };
    let (now, later) = reminders(roll, against);
    Tally {
        forms: of(&adheres),
        forms_to_print: of(&|entry| waits(entry) && !is_issued(issued, &entry.party)),
        forms_to_send: of(&waits),
        forms_out: of(&|entry| adheres(entry) && status(entry) != Status::ToSend),
        copies_to_send: of(&copy_waits),
        to_remind: now,
        to_remind_later: later,
        missing: of(&|entry| section(entry) == Section::Missing),
        term_near: against.pace.is_near(against.days_left()),
    }
}

fn is_issued(issued: &[Issued], party: &PartyId) -> bool {
    let of_party =
        |form: &Issued| form.kind == DocumentKind::AdherenceForm && form.holds() && form.party.as_ref() == Some(party);
    issued.iter().any(of_party)
}

/// Who may be reminded now and who later. The table of transitions says who can be reminded at all.
fn reminders(roll: &Roll, against: Against) -> (Vec<PartyId>, Vec<(PartyId, NaiveDate)>) {
    let (mut now, mut later) = (Vec::new(), Vec::new());
    let able = |entry: &&Entry| {
        section(entry) == Section::Missing && next(Standing::of(entry, roll.state), Event::Remind).is_ok()
    };
    for entry in roll.entries.iter().filter(able) {
        match against.pace.from(entry, against.days_left()) {
            Some(day) if day > against.working_date => later.push((entry.party.clone(), day)),
            _ => now.push(entry.party.clone()),
        }
    }
    (now, later)
}
