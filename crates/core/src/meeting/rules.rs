//! Snapshot in, findings out: meetings to which nobody was called yet, whose convocations would not say all, and meetings
//! of which nobody wrote who came.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::model::Convened;
use crate::id::PartyId;
use crate::rule::{Finding, Matter, MeetingDatum};

/// What the meetings have to be looked at for, against the working date. `names` gives the parties by name.
pub fn findings(meetings: &[Convened], names: &BTreeMap<PartyId, String>, working_date: NaiveDate) -> Vec<Finding> {
    let matters = meetings.iter().flat_map(|convened| {
        let ahead = (convened.meeting.data.held_on >= working_date).then(|| incomplete(convened)).flatten();
        matter(convened, names, working_date).into_iter().chain(ahead)
    });
    matters.map(Finding::from).collect()
}

/// What the convocations of a meeting would not say.
pub fn incomplete(convened: &Convened) -> Option<Matter> {
    let data = &convened.meeting.data;
    let written =
        [(MeetingDatum::Hour, &data.held_at), (MeetingDatum::Place, &data.place), (MeetingDatum::Agenda, &data.agenda)];
    let lacks: Vec<MeetingDatum> =
        written.into_iter().filter(|(_, text)| text.trim().is_empty()).map(|(datum, _)| datum).collect();
    let (meeting, held_on) = (convened.meeting.id.clone(), data.held_on);
    (!lacks.is_empty()).then_some(Matter::ConvocationIncomplete { meeting, held_on, lacks })
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
