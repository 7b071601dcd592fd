//! What the steps are told from, read in one transaction: the tally of the roll, the meetings ahead, what was printed.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::adherence::{self, DeedState, Entry, Overview, Roll, Status, Tally};
use crate::agreement;
use crate::archive::store::Tx;
use crate::deadline;
use crate::error::Result;
use crate::id::{MeetingId, PartyId};
use crate::issue::{self, DocumentKind, IssueQuery};
use crate::meeting::{self, Attendance, Convened};
use crate::party;

/// What the steps are told from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Parties in the archive.
    pub parties: usize,
    /// Where the agreement stands; nothing before one was started.
    pub deed: Option<DeedStanding>,
}

/// Where the agreement and its signatures stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeedStanding {
    /// State of the current version.
    pub state: DeedState,
    /// The copies that were put to signature were printed.
    pub printed: bool,
    /// Something of this version was sent, or came back.
    pub begun: bool,
    /// A meeting was set for a day since the version was put to signature.
    pub meeting: bool,
    /// Convocations of meetings ahead that were neither issued nor sent.
    pub convocations_to_print: usize,
    /// Convocations of meetings ahead that were issued and not sent.
    pub convocations_to_send: usize,
    /// Who adheres by a form.
    pub forms: usize,
    /// Adherence forms to print.
    pub forms_to_print: usize,
    /// Adherence forms to send, printed or not.
    pub forms_to_send: usize,
    /// Parties of the agreement who have neither its copy nor the convocation of a meeting ahead.
    pub copies_to_send: usize,
    /// Back, and to be looked at.
    pub to_verify: usize,
    /// Signatures missing.
    pub missing: usize,
    /// Of those, the ones without which there is no agreement.
    pub missing_necessary: usize,
    /// Parties of the agreement whose signature is not verified: missing, or back and not looked at.
    pub unsigned_necessary: usize,
    /// For whom a reminder is to be printed now.
    pub to_remind: usize,
    /// Reminders printed and not registered as sent.
    pub reminders_to_send: usize,
    /// Everybody who is expected has signed.
    pub all_in: bool,
    /// Signed, and the protocol of the arrival is missing.
    pub protocol_missing: usize,
}

/// Where the main job stands, against the working date.
pub fn standing(tx: &mut dyn Tx, working_date: NaiveDate) -> Result<Standing> {
    match adherence::roll(tx)? {
        None => Ok(Standing { parties: parties(tx)?, deed: None }),
        Some(roll) => standing_of(tx, &roll, working_date),
    }
}

fn parties(tx: &mut dyn Tx) -> Result<usize> {
    Ok(usize::try_from(party::count(tx)?).unwrap_or_default())
}

/// The same of a roll that is not the current one: that of the version in force while it is being updated.
pub fn standing_of(tx: &mut dyn Tx, roll: &Roll, working_date: NaiveDate) -> Result<Standing> {
    Ok(Standing { parties: parties(tx)?, deed: Some(of_deed(tx, roll, working_date)?) })
}

/// The tally of the roll: the one that every screen, the print dialog and the command line show.
pub fn tally(tx: &mut dyn Tx, roll: &Roll, working_date: NaiveDate) -> Result<Tally> {
    let called = called(tx, roll, working_date)?;
    adherence::read_tally(tx, roll, &called, working_date)
}

/// Who has the convocation of a meeting ahead: it signs there, and is sent no copy before.
pub fn called(tx: &mut dyn Tx, roll: &Roll, working_date: NaiveDate) -> Result<BTreeSet<PartyId>> {
    Ok(Calls::read(tx, roll, working_date)?.called)
}

fn of_deed(tx: &mut dyn Tx, roll: &Roll, working_date: NaiveDate) -> Result<DeedStanding> {
    let calls = Calls::read(tx, roll, working_date)?;
    let tally = adherence::read_tally(tx, roll, &calls.called, working_date)?;
    let overview = adherence::overview(roll, deadline::signature_term(tx)?, working_date);
    // What was made elsewhere went out from there.
    let elsewhere = agreement::elsewhere(tx, &roll.deed_version)?.is_some();
    let printed = elsewhere || agreement::was_printed(tx, &roll.deed_version)?;
    Ok(told(roll, &tally, &overview, &calls, printed))
}

fn told(roll: &Roll, tally: &Tally, overview: &Overview, calls: &Calls, printed: bool) -> DeedStanding {
    DeedStanding {
        state: roll.state,
        printed,
        begun: roll.entries.iter().any(begun),
        meeting: calls.meeting,
        convocations_to_print: calls.to_print,
        convocations_to_send: calls.to_send,
        forms: tally.forms.len(),
        forms_to_print: tally.forms_to_print.len(),
        forms_to_send: tally.forms_to_send.len(),
        copies_to_send: tally.copies_to_send.len(),
        to_verify: overview.to_verify,
        missing: tally.missing.len(),
        missing_necessary: overview.missing_necessary,
        unsigned_necessary: adherence::stipulation(roll).missing.len(),
        to_remind: tally.to_remind.len(),
        reminders_to_send: tally.reminders_to_send.len(),
        all_in: overview.all_in,
        protocol_missing: overview.protocol_missing,
    }
}

/// Something of this very version went out or came back: what stands from an earlier one began there.
fn begun(entry: &Entry) -> bool {
    entry.other_text.is_none() && !matches!(adherence::status(entry), Status::ToSend | Status::Renounced)
}

/// Who is called to a meeting, and was neither sent a convocation nor issued one.
pub fn uncalled(tx: &mut dyn Tx, convened: &Convened) -> Result<Vec<PartyId>> {
    let issued = convoked(tx)?;
    let waits = |called: &&Attendance| {
        called.called_on.is_none() && !issued.contains(&(called.meeting.clone(), called.party.clone()))
    };
    Ok(convened.called.iter().filter(waits).map(|called| called.party.clone()).collect())
}

/// For whom a convocation of which meeting was issued and holds.
fn convoked(tx: &mut dyn Tx) -> Result<BTreeSet<(MeetingId, PartyId)>> {
    let convocations = IssueQuery { kind: Some(DocumentKind::Convocation), ..IssueQuery::default() };
    let letters = issue::list(tx, &convocations)?.into_iter().filter(|letter| letter.holds());
    Ok(letters.filter_map(|letter| Some((letter.meeting?, letter.party?))).collect())
}

/// What the meetings of the network say: the lead body calls its members (669).
struct Calls {
    meeting: bool,
    to_print: usize,
    to_send: usize,
    /// Who has the convocation of a meeting ahead: it signs there, and is sent no copy before.
    called: BTreeSet<PartyId>,
}

impl Calls {
    fn read(tx: &mut dyn Tx, roll: &Roll, working_date: NaiveDate) -> Result<Self> {
        let issued = convoked(tx)?;
        let meetings = meeting::all(tx)?;
        let since = roll.put_to_signature_on;
        let held_since = |convened: &Convened| since.is_some_and(|since| convened.meeting.data.held_on >= since);
        let mut calls =
            Self { meeting: meetings.iter().any(held_since), to_print: 0, to_send: 0, called: BTreeSet::new() };
        let ahead = |convened: &&Convened| convened.meeting.data.held_on >= working_date;
        for attendance in meetings.iter().filter(ahead).flat_map(|convened| &convened.called) {
            if attendance.called_on.is_some() {
                calls.called.insert(attendance.party.clone());
            } else if issued.contains(&(attendance.meeting.clone(), attendance.party.clone())) {
                calls.to_send += 1;
            } else {
                calls.to_print += 1;
            }
        }
        Ok(calls)
    }
}
