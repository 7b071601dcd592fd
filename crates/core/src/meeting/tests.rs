//! Meetings in a real archive in memory.

use std::collections::BTreeMap;

use super::*;
use crate::archive::operation::{Operation, OperationKind};
use crate::error::Error;
use crate::id::{DeedId, PartyId};
use crate::party::{self, PartyDraft};
use crate::rule::{Matter, MeetingDatum};
use crate::testing::{Office, day};

const DEED: &str = include_str!("../adherence/tests/deed.sql");

struct Network {
    office: Office,
    deed: DeedId,
    parties: Vec<PartyId>,
}

fn network() -> Network {
    let mut office = Office::new();
    let parties = office
        .act(|archive, ctx| {
            archive.write(ctx, Operation::new(OperationKind::PartyImport, ""), |writer, ctx| {
                writer.tx().exec(DEED, &[])?;
                ["Alfa", "Beta", "Gamma"]
                    .map(|name| {
                        let draft = PartyDraft { name: name.into(), ..PartyDraft::default() };
                        Ok(party::insert(writer, ctx.new_id(), draft)?.id)
                    })
                    .into_iter()
                    .collect::<crate::Result<Vec<PartyId>>>()
            })
        })
        .unwrap()
        .value;
    Network { office, deed: DeedId("deed".into()), parties }
}

fn draft(held_on: &str, held_at: &str) -> MeetingDraft {
    MeetingDraft {
        held_on: day(held_on),
        held_at: held_at.into(),
        place: " Sala riunioni ".into(),
        agenda: "Sottoscrizione dell'accordo".into(),
        notes: String::new(),
    }
}

impl Network {
    fn save(&mut self, known: Option<&Meeting>, draft: MeetingDraft, parties: &[usize]) -> crate::Result<Meeting> {
        let (deed, known) = (self.deed.clone(), known.map(|meeting| (meeting.id.clone(), meeting.version)));
        let parties: Vec<PartyId> = parties.iter().map(|place| self.parties[*place].clone()).collect();
        self.office.act(|archive, ctx| Ok(save(archive, ctx, &deed, known, draft, &parties)?.value))
    }

    fn called(&mut self, meeting: &Meeting) -> Vec<Attendance> {
        self.office.archive.read(|tx| get(tx, &meeting.id)).unwrap().called
    }
}

#[test]
fn who_is_called_follows_the_list_and_the_others_keep_what_is_known() {
    let mut network = network();
    let meeting = network.save(None, draft("2014-01-15", "9.30"), &[0, 1]).unwrap();
    assert_eq!((meeting.data.held_at.as_str(), meeting.data.place.as_str()), ("09:30", "Sala riunioni"));
    let parties = network.parties.clone();
    network.office.act(|archive, ctx| call(archive, ctx, &meeting.id, &parties[..1], day("2014-01-10"))).unwrap();
    let meeting = network.save(Some(&meeting), draft("2014-01-16", ""), &[0, 2]).unwrap();
    let called: Vec<_> =
        network.called(&meeting).into_iter().map(|attendance| (attendance.party, attendance.called_on)).collect();
    assert_eq!(called, [(parties[0].clone(), Some(day("2014-01-10"))), (parties[2].clone(), None)]);
}

#[test]
fn presence_is_of_who_was_called_and_not_before_the_day() {
    let mut network = network();
    let meeting = network.save(None, draft("2014-01-22", "10:00"), &[0]).unwrap();
    let seat = |party: &PartyId| Seat {
        party: party.clone(),
        presence: Some(Presence::Present),
        represented_by: " Anna Neri ".into(),
    };
    let (called, stranger) = (seat(&network.parties[0]), seat(&network.parties[1]));
    let early = network.office.act(|archive, ctx| attend(archive, ctx, &meeting.id, std::slice::from_ref(&called)));
    assert!(matches!(early, Err(Error::MeetingAhead { .. })));
    network.office.working_date = day("2014-01-22");
    let unknown = network.office.act(|archive, ctx| attend(archive, ctx, &meeting.id, &[called.clone(), stranger]));
    assert!(matches!(unknown, Err(Error::NotFound { entity: "meeting_party" })));
    assert_eq!(network.called(&meeting)[0].presence, None, "nothing is half-written");
    network.office.act(|archive, ctx| attend(archive, ctx, &meeting.id, &[called])).unwrap();
    let seated = network.called(&meeting)[0].clone();
    assert_eq!((seated.presence, seated.represented_by.as_str()), (Some(Presence::Present), "Anna Neri"));
}

#[test]
fn an_hour_that_is_none_is_refused_and_a_meeting_is_removed_with_its_list() {
    let mut network = network();
    assert!(matches!(network.save(None, draft("2014-01-22", "25:00"), &[]), Err(Error::NotAnHour { .. })));
    let meeting = network.save(None, draft("2014-01-22", "10:00"), &[0, 1, 2]).unwrap();
    network.office.act(|archive, ctx| remove(archive, ctx, &meeting.id, meeting.version)).unwrap();
    assert_eq!(network.office.archive.read(all).unwrap().len(), 0);
    network.office.act(|archive, ctx| archive.undo(ctx)).unwrap();
    assert_eq!(network.called(&meeting).len(), 3);
}

#[test]
fn a_meeting_is_registered_once_and_another_of_the_same_day_says_in_what_it_differs() {
    let mut network = network();
    let meeting = network.save(None, draft("2014-01-22", "10:00"), &[0]).unwrap();
    let twice = network.save(None, draft("2014-01-22", "10.00"), &[1]).unwrap_err();
    assert!(matches!(twice, Error::MeetingTwice { .. }) && twice.field() == Some("held_at"), "{twice:?}");
    let later = network.save(None, draft("2014-01-22", "15:00"), &[1]).unwrap();
    let moved = network.save(Some(&later), draft("2014-01-22", "10:00"), &[1]);
    assert!(matches!(moved, Err(Error::MeetingTwice { .. })));
    network.save(Some(&meeting), draft("2014-01-22", "10:00"), &[0, 1]).expect("who is called may change");
}

#[test]
fn convocations_are_asked_for_before_the_meeting_and_presences_after_it() {
    let mut network = network();
    let meeting = network.save(None, draft("2014-01-22", "10:00"), &[0, 1]).unwrap();
    let parties = network.parties.clone();
    let names: BTreeMap<PartyId, String> = parties.iter().cloned().zip(["Alfa", "Beta"].map(String::from)).collect();
    let told = |network: &mut Network, date: &str| {
        let meetings = network.office.archive.read(all).unwrap();
        findings(&meetings, &names, day(date)).into_iter().map(|finding| finding.matter).collect::<Vec<_>>()
    };
    network.office.act(|archive, ctx| call(archive, ctx, &meeting.id, &parties[..1], day("2014-01-10"))).unwrap();
    let missing = Matter::ConvocationsMissing {
        meeting: meeting.id.clone(),
        held_on: day("2014-01-22"),
        names: vec!["Beta".into()],
    };
    assert!(missing.citation().unwrap().is_found());
    assert_eq!(told(&mut network, "2014-01-22"), [missing], "the day of the meeting is still good");
    network.office.act(|archive, ctx| call(archive, ctx, &meeting.id, &parties[1..], day("2014-01-11"))).unwrap();
    assert_eq!(told(&mut network, "2014-01-22"), []);
    let absent = Matter::AttendanceMissing { meeting: meeting.id.clone(), held_on: day("2014-01-22") };
    assert!(absent.citation().unwrap().is_found());
    assert_eq!(told(&mut network, "2014-01-23"), [absent]);
    network.office.working_date = day("2014-01-23");
    let seat = Seat { party: parties[0].clone(), presence: Some(Presence::Absent), represented_by: String::new() };
    network.office.act(|archive, ctx| attend(archive, ctx, &meeting.id, &[seat])).unwrap();
    assert_eq!(told(&mut network, "2014-01-23"), []);
}

#[test]
fn a_convocation_that_would_not_say_all_is_told_until_the_meeting() {
    let mut network = network();
    let bare = MeetingDraft { place: " \u{200b} ".into(), agenda: String::new(), ..draft("2014-01-22", "") };
    let meeting = network.save(None, bare, &[0]).unwrap();
    let told = |network: &mut Network, date: &str| {
        let meetings = network.office.archive.read(all).unwrap();
        let found = findings(&meetings, &BTreeMap::new(), day(date)).into_iter();
        found.filter(|found| matches!(found.matter, Matter::ConvocationIncomplete { .. })).collect::<Vec<_>>()
    };
    let found = told(&mut network, "2014-01-22");
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert!(matches!(&finding.matter, Matter::ConvocationIncomplete { lacks, .. } if lacks == MeetingDatum::ALL));
    assert_eq!(finding.place.row.as_deref(), Some(meeting.id.as_str()));
    assert_eq!(told(&mut network, "2014-01-23"), [], "a meeting that was held convenes nobody any more");
    network.save(Some(&meeting), draft("2014-01-22", "10:00"), &[0]).unwrap();
    assert_eq!(told(&mut network, "2014-01-22"), []);
    let sign = network.save(None, MeetingDraft { agenda: "字".into(), ..draft("2014-01-22", "") }, &[]);
    assert!(matches!(sign, Err(Error::Unwritten { field: "agenda", sign: '字' })));
}
