//! What can be printed in one go, for whom, and who is left out with the reason. Nothing is composed or written here.

use concilia_core::adherence::{self, Actor, DeedState, Entry, Role, RollOf, Step};
use concilia_core::archive::store::Tx;
use concilia_core::id::{MeetingId, PartyId, VersionId};
use concilia_core::issue::DocumentKind;
use concilia_core::meeting::{self, Attendance};
use concilia_core::progress;
use concilia_core::rule::Finding;
use concilia_documents::Document;
use concilia_text::issue::{self as words, LeftOut};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::source::Source;
use super::{form, letter, roll};
use crate::failure::{Error, Result};

/// What is to be printed. An empty list of parties means everybody for whom it is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Batch {
    /// Adherence forms; due for the adherents to whom none was issued or sent.
    AdherenceForms {
        /// For whom.
        parties: Vec<PartyId>,
    },
    /// Renunciation forms; offered to members as of right who have not signed.
    RenunciationForms {
        /// For whom.
        parties: Vec<PartyId>,
    },
    /// Convocations of a meeting, one for each party called.
    Convocations {
        /// To which meeting.
        meeting: MeetingId,
        /// Only those neither issued nor sent; else everybody who is called.
        #[serde(default)]
        only_due: bool,
    },
    /// Reminders; due for those who are missing, were sent something, and have had the office's wait to answer.
    Reminders {
        /// To whom.
        parties: Vec<PartyId>,
    },
    /// The register of adherences as it is now; while a version in force is being updated, one of each.
    Register {
        /// Of the version in force alone.
        #[serde(default)]
        in_force: bool,
    },
}

impl Batch {
    /// Somebody waits for it as soon as there is something to print; the others are printed when the office asks.
    pub(super) fn is_awaited(&self) -> bool {
        matches!(self, Self::AdherenceForms { .. } | Self::Convocations { .. } | Self::Reminders { .. })
    }

    /// It was asked for by the names of its parties.
    pub(super) fn is_of_named(&self) -> bool {
        match self {
            Self::AdherenceForms { parties } | Self::RenunciationForms { parties } | Self::Reminders { parties } => {
                !parties.is_empty()
            }
            Self::Convocations { .. } | Self::Register { .. } => false,
        }
    }

    /// What it prints.
    pub fn kind(&self) -> DocumentKind {
        match self {
            Self::AdherenceForms { .. } => DocumentKind::AdherenceForm,
            Self::RenunciationForms { .. } => DocumentKind::RenunciationForm,
            Self::Convocations { .. } => DocumentKind::Convocation,
            Self::Reminders { .. } => DocumentKind::Reminder,
            Self::Register { .. } => DocumentKind::Register,
        }
    }
}

/// One document to be printed.
pub(super) struct Sheet {
    /// For whom; nothing for the register.
    pub(super) party: Option<PartyId>,
    /// Name of that party.
    pub(super) name: String,
    /// To which meeting.
    pub(super) meeting: Option<MeetingId>,
    /// The version of the agreement that it speaks of, where that is not the current one.
    pub(super) version: Option<VersionId>,
    /// Its title.
    pub(super) title: String,
    /// What it says.
    pub(super) document: Document,
}

/// The documents of a batch.
pub(super) struct Chosen {
    /// What is printed.
    pub(super) sheets: Vec<Sheet>,
    /// Who was asked for and is left out, with the reason.
    pub(super) left_out: Vec<(String, String)>,
}

/// The documents of a batch, from a snapshot.
pub(super) fn choose(tx: &mut dyn Tx, source: &Source, batch: &Batch, operator: &str) -> Result<Chosen> {
    match batch {
        Batch::AdherenceForms { parties } => Ok(forms(source, parties, adherence_due, form::adherence)),
        Batch::RenunciationForms { parties } => Ok(forms(source, parties, renunciation_due, form::renunciation)),
        Batch::Convocations { meeting, only_due } => convocations(tx, source, meeting, *only_due),
        Batch::Reminders { parties } => reminders(tx, source, parties, operator),
        Batch::Register { in_force } => {
            Ok(Chosen { sheets: roll::registers(source, *in_force)?, left_out: Vec::new() })
        }
    }
}

impl Chosen {
    /// Takes out what no face could write, and tells it by name: one party's words never stop the others' documents.
    /// Answers the first of those taken out, in full.
    pub(super) fn leave_unwritten_out(&mut self) -> Option<Error> {
        let mut first = None;
        let sheets = std::mem::take(&mut self.sheets).into_iter();
        self.sheets = sheets
            .filter(|sheet| {
                let Some(unwritten) = sheet.document.unwritten() else { return true };
                self.left_out.push((sheet.name.clone(), words::left_out_for(&unwritten)));
                let error = concilia_documents::Error::Character { character: unwritten.sign, field: unwritten.field };
                first.get_or_insert(Error::NotComposed { title: sheet.title.clone(), error });
                false
            })
            .collect();
        first
    }
}

/// What a batch would not say that its readers need, told before it is printed.
pub(super) fn warnings(tx: &mut dyn Tx, source: &Source, batch: &Batch) -> Result<Vec<Finding>> {
    let of_meeting = match batch {
        Batch::Convocations { meeting, .. } => meeting::incomplete(&meeting::get(tx, meeting)?).map(Finding::from),
        Batch::Register { .. } => return Ok(Vec::new()),
        _ => None,
    };
    Ok(of_meeting.into_iter().chain(source.letterhead.finding()).collect())
}

/// Whether a form is due to a party that nobody asked for by name, or may be printed for one that was.
type Due = fn(&Source, &Entry, named: bool) -> Result<(), LeftOut>;

fn forms(source: &Source, parties: &[PartyId], due: Due, form: fn(&Source, &Entry) -> Sheet) -> Chosen {
    let mut chosen = Chosen { sheets: Vec::new(), left_out: Vec::new() };
    if parties.is_empty() {
        let due = source.roll.entries.iter().filter(|entry| due(source, entry, false).is_ok());
        chosen.sheets = due.map(|entry| form(source, entry)).collect();
        return chosen;
    }
    for id in parties {
        let entry = source.roll.entry(id);
        match entry.ok_or(LeftOut::NotCalled).and_then(|entry| due(source, entry, true).map(|()| entry)) {
            Ok(entry) => chosen.sheets.push(form(source, entry)),
            Err(why) => {
                let name = source.party(id).map(|party| party.data.name.clone()).unwrap_or_default();
                chosen.left_out.push((name, words::left_out(why).to_owned()));
            }
        }
    }
    chosen
}

/// A form asked for by name is printed again also where it was sent; one already signed is not.
fn adherence_due(source: &Source, entry: &Entry, named: bool) -> Result<(), LeftOut> {
    match entry.role {
        Role::Stipulating => Err(LeftOut::Stipulates),
        _ if entry.is_renounced() => Err(LeftOut::Renounced),
        Role::Adherent if entry.has_signed() => Err(LeftOut::Signed),
        Role::Adherent if named || source.tally.forms_to_print.contains(&entry.party) => Ok(()),
        Role::Adherent => Err(LeftOut::Issued),
    }
}

/// Only a member of the previous agreement renounces expressly (669).
fn renunciation_due(_: &Source, entry: &Entry, named: bool) -> Result<(), LeftOut> {
    if entry.is_renounced() {
        Err(LeftOut::Renounced)
    } else if !entry.of_right {
        Err(LeftOut::NotOfRight)
    } else if !named && (entry.role == Role::Stipulating || entry.has_signed()) {
        Err(LeftOut::Signed)
    } else {
        Ok(())
    }
}

fn convocations(tx: &mut dyn Tx, source: &Source, id: &MeetingId, only_due: bool) -> Result<Chosen> {
    let convened = meeting::get(tx, id)?;
    let waiting = if only_due { progress::uncalled(tx, &convened)? } else { Vec::new() };
    let wanted = |called: &&Attendance| !only_due || waiting.contains(&called.party);
    let known = convened.called.iter().filter(wanted).filter_map(|called| source.party(&called.party));
    let mut sheets: Vec<Sheet> = known.map(|party| letter::convocation(source, &convened.meeting, &party.id)).collect();
    sheets.sort_by_cached_key(|sheet| concilia_core::italian::fold(&sheet.name));
    Ok(Chosen { sheets, left_out: Vec::new() })
}

/// Reminders go exactly to those who are missing; the table of transitions says who can be reminded and why another not.
fn reminders(tx: &mut dyn Tx, source: &Source, parties: &[PartyId], operator: &str) -> Result<Chosen> {
    if parties.is_empty() && source.roll.state == DeedState::Draft {
        return Ok(Chosen { sheets: Vec::new(), left_out: Vec::new() });
    }
    let waits = |party: &PartyId| why_later(source, party).filter(|_| parties.is_empty());
    let asked = if parties.is_empty() { missing(source) } else { parties.to_vec() };
    let actor = Actor { working_date: source.working_date, operator };
    let trial = adherence::dry(tx, RollOf::Current, &asked, &Step::Remind { on: None }, actor)?;
    let refused =
        trial.refused.into_iter().map(|refused| (refused.name, concilia_text::adherence::why_not(refused.why)));
    let waiting = trial.accepted.iter().filter_map(|named| Some((named.name.clone(), waits(&named.party)?)));
    let left_out = refused.chain(waiting).collect();
    let now = trial.accepted.iter().filter(|named| waits(&named.party).is_none());
    let entries = now.filter_map(|named| source.roll.entry(&named.party));
    Ok(Chosen { sheets: entries.map(|entry| letter::reminder(source, entry)).collect(), left_out })
}

/// Why a party that can be reminded is not, unless the office asks for it by name.
fn why_later(source: &Source, party: &PartyId) -> Option<String> {
    if source.tally.reminders_to_send.contains(party) {
        return Some(words::left_out(LeftOut::ReminderIssued).to_owned());
    }
    let (_, day) = source.tally.to_remind_later.iter().find(|(known, _)| known == party)?;
    Some(concilia_text::adherence::later(*day))
}

/// Those who are missing, in the order of the list. The lead body (583) writes the reminders: it writes none to itself.
fn missing(source: &Source) -> Vec<PartyId> {
    let lines = adherence::lines(&source.roll).into_iter();
    let reminded = lines.filter(|line| !line.lead && source.tally.missing.contains(&line.party));
    reminded.map(|line| line.party).collect()
}

/// What refers to the agreement's text is issued only once that text stands; letters and register may go before.
pub(super) fn may_be_issued(source: &Source, kind: DocumentKind) -> Result<()> {
    match kind {
        DocumentKind::AdherenceForm if !source.agreement_stands() => Err(Error::AgreementInDraft),
        _ => Ok(()),
    }
}
