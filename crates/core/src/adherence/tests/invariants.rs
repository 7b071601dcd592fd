//! Whatever the office does, in whatever order: dates follow states, counts add up, undo restores.

use proptest::prelude::*;
use proptest::test_runner::Config;

use super::*;

fn any_date() -> impl Strategy<Value = Option<NaiveDate>> {
    proptest::option::of((0i64..30).prop_map(|days| day("2014-01-01") + chrono::Duration::days(days)))
}

fn any_protocol() -> impl Strategy<Value = Protocol> {
    ("[0-3]?", any_date()).prop_map(|(number, date)| Protocol { number, date })
}

fn any_arrival() -> impl Strategy<Value = Arrival> {
    (any_date(), any_date(), any_protocol(), 0usize..4, any::<bool>()).prop_map(
        |(returned_on, signed_on, protocol, method, verified)| Arrival {
            returned_on,
            signed_on,
            protocol,
            method: Method::ALL.get(method).copied(),
            verified,
            ..Arrival::default()
        },
    )
}

fn any_correction() -> impl Strategy<Value = Correction> {
    (any_date(), any_date(), any_date(), any_date(), 0usize..4).prop_map(
        |(sent_on, returned_on, signed_on, protocol_date, method)| Correction {
            read: 0,
            sent_on,
            sent_by: None,
            returned_on,
            arrived_by: None,
            method: Method::ALL.get(method).copied(),
            signed_on,
            signed_by: String::new(),
            identity_document: false,
            protocol_date,
            notes: String::new(),
            text: version(),
        },
    )
}

/// A correction as the card would make it: of the first party chosen, of its signature as it was read.
fn read_first(network: &mut Network, step: Step, chosen: &mut Vec<&PartyId>) -> Step {
    match step {
        Step::Correct(correction) => {
            chosen.truncate(1);
            Step::Correct(Correction { read: network.entry(chosen[0]).signature.version, ..correction })
        }
        other => other,
    }
}

fn any_step() -> impl Strategy<Value = Step> {
    let reason = || "(motivo)?";
    prop_oneof![
        any_date().prop_map(|on| Step::Send { on, by: None }),
        any_arrival().prop_map(Step::Return),
        Just(Step::Verify),
        reason().prop_map(|reason| Step::FindIrregular { reason, remedy: String::new() }),
        any_correction().prop_map(Step::Correct),
        any_protocol().prop_map(Step::AssignProtocol),
        reason().prop_map(|reason| Step::AnnulProtocol { reason }),
        reason().prop_map(|reason| Step::AnnulReturn { reason }),
        any_date().prop_map(|on| Step::Remind { on }),
        any_date().prop_map(|renounced_on| Step::Renounce(Declaration { renounced_on, ..Declaration::default() })),
        reason().prop_map(|reason| Step::Revoke { reason }),
    ]
}

fn holds(entry: &Entry, working_date: NaiveDate) {
    let signature = &entry.signature;
    let back = matches!(signature.state, State::Returned | State::Verified | State::Irregular);
    assert_eq!(back, signature.returned_on.is_some(), "back exactly where the day of arrival is known");
    assert_eq!(signature.state == State::Verified, signature.verified_on.is_some());
    assert_eq!(signature.state == State::Irregular, !signature.irregular_reason.is_empty());
    assert!(!signature.protocol.is_known() || back, "a number belongs to an arrival");
    if signature.is_signed() {
        assert!(signature.method.is_some());
        assert!(!entry.is_necessary() || signature.signed_on.is_some(), "the two years run from it");
    }
    if let (Some(sent_on), Some(returned_on)) = (signature.sent_on, signature.returned_on) {
        assert!(sent_on <= returned_on);
    }
    for date in [signature.sent_on, signature.returned_on, signature.signed_on].into_iter().flatten() {
        assert!(date <= working_date, "nothing is dated after the working date");
    }
    assert!(entry.renunciations.iter().filter(|renunciation| renunciation.holds()).count() <= 1);
    let numbers: Vec<i64> = entry.reminders.iter().map(|reminder| reminder.number).collect();
    assert_eq!(numbers, (1..=numbers.len() as i64).collect::<Vec<_>>(), "reminders are numbered without gaps");
}

proptest! {
    #![proptest_config(Config { cases: 96, ..Config::default() })]

    #[test]
    fn any_sequence_of_steps_keeps_what_must_hold(
        steps in proptest::collection::vec((any_step(), 1u8..16), 1..14)
    ) {
        let mut network = Network::in_signature();
        let parties = [&network.asl, &network.province, &network.old, &network.new].map(Clone::clone);
        for (step, chosen) in steps {
            let mut chosen: Vec<&PartyId> =
                parties.iter().enumerate().filter(|(place, _)| chosen & (1 << place) != 0).map(|(_, id)| id).collect();
            let step = read_first(&mut network, step, &mut chosen);
            let before = network.roll();
            let written = network.take(&chosen, step);
            let after = network.roll();
            after.entries.iter().for_each(|entry| holds(entry, day("2014-01-20")));

            let seen = overview(&after, None, day("2014-01-20"));
            prop_assert_eq!(seen.expected, seen.missing.len() + seen.to_verify + seen.signed, "counts add up");
            prop_assert_eq!(seen.counts.iter().map(|count| count.lines).sum::<usize>(), after.entries.len());
            prop_assert_eq!(lines(&after).len(), after.entries.len());

            let undone = written.operation.map(|number| {
                network.office.act(|archive, ctx| archive.undo_number(number, ctx).map(|_| ()))
            });
            if let Some(Ok(())) = undone {
                prop_assert_eq!(without_versions(network.roll()), without_versions(before), "undo restores");
                network.office.act(|archive, ctx| archive.redo(ctx)).unwrap();
                prop_assert_eq!(without_versions(network.roll()), without_versions(after), "redo does it again");
            }
        }
    }
}

/// Versions count changes, so they go on counting through undo; everything else must come back.
fn without_versions(mut roll: Roll) -> Roll {
    for entry in &mut roll.entries {
        entry.signature.version = 0;
        entry.reminders.iter_mut().for_each(|reminder| reminder.version = 0);
        entry.renunciations.iter_mut().for_each(|renunciation| renunciation.version = 0);
    }
    roll
}
