//! Whom a step is for where nobody is named, and who is set apart though the step itself would be possible: that is for who has
//! looked at it, by name. It writes nothing.

use std::collections::BTreeSet;

use concilia_core::adherence::{self, Actor, Entry, Role, Roll, RollOf, State, Step};
use concilia_core::archive::store::Tx;
use concilia_core::id::PartyId;
use concilia_core::issue::{self, DocumentKind, IssueQuery};
use concilia_text::adherence::{self as words, SetApart};

use super::steps::need;
use crate::desk::Desk;
use crate::failure::{Error, Result};

/// Whom a step is for where nobody is named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Everybody {
    /// For whom it is tried.
    pub parties: Vec<PartyId>,
    /// Who could take it and is set apart, by name, with the reason.
    pub apart: Vec<(String, String)>,
}

/// Everybody called to sign, for a step; the lead body is sent nothing. What was found irregular is verified by name alone, and where papers of this version
/// were made here, only they are taken for sent: a name that no face could write has none. Where no paper of that kind was ever
/// issued they are made elsewhere, and nobody is set apart.
pub fn everybody(desk: &Desk, which: RollOf, step: &Step) -> Result<Everybody> {
    let operator = desk.session(|session| Ok(session.operator.clone()))?;
    desk.read(|tx, today| {
        let roll = need(tx, which)?;
        let papers = Papers::of(tx, &roll, step)?;
        let all: Vec<PartyId> = adherence::lines(&roll).into_iter().map(|line| line.party).collect();
        let actor = Actor { working_date: today.working_date, operator: &operator };
        let able: BTreeSet<PartyId> =
            adherence::dry(tx, which, &all, step, actor)?.accepted.into_iter().map(|named| named.party).collect();
        let mut everybody = Everybody::default();
        // The lead body (583) writes to the others, and is neither for the step nor left out of it.
        let writes = matches!(step, Step::Send { .. } | Step::Remind { .. }).then(|| roll.lead()).flatten();
        for entry in all.iter().filter(|party| writes != Some(*party)).filter_map(|party| roll.entry(party)) {
            let why = why_apart(entry, step, &papers);
            match why.filter(|why| *why == SetApart::Irregular || able.contains(&entry.party)) {
                Some(why) => everybody.apart.push((entry.name.clone(), words::set_apart(why).to_owned())),
                None => everybody.parties.push(entry.party.clone()),
            }
        }
        Ok::<_, Error>(everybody)
    })
}

/// The papers that a step says were sent.
enum Papers {
    /// None of their kind was ever issued for this version, or the step sends none.
    Elsewhere,
    /// They were issued for these parties.
    For(BTreeSet<PartyId>),
}

impl Papers {
    fn of(tx: &mut dyn Tx, roll: &Roll, step: &Step) -> concilia_core::Result<Self> {
        let kind = match step {
            Step::Send { .. } => DocumentKind::AdherenceForm,
            Step::Remind { .. } => DocumentKind::Reminder,
            _ => return Ok(Self::Elsewhere),
        };
        let deed_version = Some(roll.deed_version.clone());
        let issued = issue::list(tx, &IssueQuery { kind: Some(kind), deed_version, ..IssueQuery::default() })?;
        if issued.is_empty() {
            return Ok(Self::Elsewhere);
        }
        Ok(Self::For(match kind {
            DocumentKind::Reminder => {
                adherence::unsent_reminders(tx, roll)?.into_iter().map(|(party, _)| party).collect()
            }
            _ => issued.into_iter().filter(issue::Issued::holds).filter_map(|document| document.party).collect(),
        }))
    }

    fn lack(&self, party: &PartyId) -> bool {
        matches!(self, Self::For(parties) if !parties.contains(party))
    }
}

/// A party of the agreement is sent the agreement itself, which is one paper for all.
fn why_apart(entry: &Entry, step: &Step, papers: &Papers) -> Option<SetApart> {
    match step {
        Step::Verify | Step::Keep { .. } if entry.signature.state == State::Irregular => Some(SetApart::Irregular),
        Step::Send { .. } if entry.role == Role::Adherent && papers.lack(&entry.party) => Some(SetApart::WithoutForm),
        Step::Remind { .. } if papers.lack(&entry.party) => Some(SetApart::WithoutReminder),
        _ => None,
    }
}
