//! Snapshot in, findings out: meetings to which nobody was called yet, and meetings of which nobody wrote who came.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::model::Convened;
use crate::id::PartyId;
use crate::rule::{Finding, Matter};

/// What the meetings have to be looked at for, against the working date. `names` gives the parties by name.
pub fn findings(meetings: &[Convened], names: &BTreeMap<PartyId, String>, working_date: NaiveDate) -> Vec<Finding> {
    meetings.iter().filter_map(|convened| matter(convened, names, working_date)).map(Finding::from).collect()
}

fn matter(convened: &Convened, names: &BTreeMap<PartyId, String>, working_date: NaiveDate) -> Option<Matter> {
    let (meeting, held_on) = (convened.meeting.id.clone(), convened.meeting.data.held_on);
    if held_on < working_date {
        let written = convened.called.iter().any(|attendance| attendance.presence.is_some());
        return (!written && !convened.called.is_empty()).then_some(Matter::AttendanceMissing { meeting, held_on });
    }
    let uncalled: Vec<&PartyId> = convened
        .called
        .iter()
        .filter(|attendance| attendance.called_on.is_none())
        .map(|attendance| &attendance.party)
        .collect();
    if uncalled.is_empty() && !convened.called.is_empty() {
        return None;
    }
    let names = uncalled.into_iter().map(|party| names.get(party).cloned().unwrap_or_default()).collect();
    Some(Matter::ConvocationsMissing { meeting, held_on, names })
}
