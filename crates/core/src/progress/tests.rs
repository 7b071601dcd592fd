//! The next step and the states of the five, from standings that a job goes through and from any other.

use proptest::prelude::*;

use super::*;

/// Put to signature and nothing else yet: two parties, five adherents.
const PUT: DeedStanding = DeedStanding {
    state: DeedState::InSignature,
    printed: false,
    begun: false,
    meeting: false,
    convocations_to_print: 0,
    convocations_to_send: 0,
    forms: 5,
    forms_to_print: 5,
    forms_to_send: 5,
    copies_to_send: 2,
    to_verify: 0,
    missing: 7,
    missing_necessary: 2,
    unsigned_necessary: 2,
    to_remind: 0,
    reminders_to_send: 0,
    all_in: false,
    protocol_missing: 0,
};

/// Everything is with those who sign.
const OUT: DeedStanding = DeedStanding {
    printed: true,
    begun: true,
    meeting: true,
    forms_to_print: 0,
    forms_to_send: 0,
    copies_to_send: 0,
    ..PUT
};

fn with(deed: DeedStanding) -> Standing {
    Standing { parties: 64, deed: Some(deed) }
}

#[test]
fn the_job_goes_from_the_parties_to_the_register() {
    let printed = DeedStanding { printed: true, ..PUT };
    let meeting = DeedStanding { meeting: true, ..printed };
    let called = DeedStanding { copies_to_send: 0, ..meeting };
    let signed = DeedStanding { state: DeedState::Signed, missing_necessary: 0, unsigned_necessary: 0, ..OUT };
    let all_in = DeedStanding { all_in: true, missing: 0, protocol_missing: 1, ..signed };
    let cases = [
        (Standing { parties: 0, deed: None }, NextStep::ImportParties),
        (Standing { parties: 64, deed: None }, NextStep::ComposeAgreement),
        (with(DeedStanding { state: DeedState::Draft, ..PUT }), NextStep::CompleteAgreement),
        (with(PUT), NextStep::PrintAgreement),
        (with(printed), NextStep::CallMeeting),
        (with(DeedStanding { forms_to_print: 0, ..printed }), NextStep::SendForms { count: 5 }),
        (with(DeedStanding { convocations_to_print: 7, ..meeting }), NextStep::PrintConvocations { count: 7 }),
        (with(DeedStanding { convocations_to_send: 7, ..meeting }), NextStep::SendConvocations { count: 7 }),
        (with(called), NextStep::PrintForms { count: 5 }),
        (with(DeedStanding { forms_to_print: 0, ..called }), NextStep::SendForms { count: 5 }),
        (with(DeedStanding { copies_to_send: 2, ..OUT }), NextStep::SendCopies { count: 2 }),
        (with(OUT), NextStep::RegisterReturns { count: 7 }),
        (with(DeedStanding { to_verify: 3, ..OUT }), NextStep::VerifyReturns { count: 3 }),
        (with(DeedStanding { to_remind: 6, ..OUT }), NextStep::Remind { count: 6, missing: 7 }),
        (with(DeedStanding { to_remind: 1, reminders_to_send: 5, ..OUT }), NextStep::Remind { count: 1, missing: 7 }),
        (with(DeedStanding { reminders_to_send: 6, ..OUT }), NextStep::SendReminders { count: 6 }),
        (with(DeedStanding { missing_necessary: 0, unsigned_necessary: 0, ..OUT }), NextStep::RegisterSigned),
        (with(signed), NextStep::RegisterReturns { count: 7 }),
        (with(all_in), NextStep::AssignProtocols { count: 1 }),
        (with(DeedStanding { protocol_missing: 0, ..all_in }), NextStep::PrintRegister),
    ];
    for (standing, expected) in cases {
        assert_eq!(next(standing), expected, "{standing:?}");
    }
}

#[test]
fn what_is_back_and_what_was_never_sent_come_before_a_reminder() {
    let chased = DeedStanding { to_remind: 4, ..OUT };
    let back = DeedStanding { to_verify: 3, ..chased };
    assert_eq!(next(with(back)), NextStep::VerifyReturns { count: 3 });
    assert_eq!(
        next(with(DeedStanding { forms_to_print: 2, forms_to_send: 2, ..chased })),
        NextStep::PrintForms { count: 2 }
    );
    assert_eq!(next(with(DeedStanding { convocations_to_send: 2, ..chased })), NextStep::SendConvocations { count: 2 });
    assert_eq!(next(with(chased)), NextStep::Remind { count: 4, missing: 7 });
}

#[test]
fn the_list_of_those_who_sign_leads_to_what_its_heap_waits_for() {
    let deed = DeedStanding { to_remind: 4, to_verify: 3, forms_to_send: 2, protocol_missing: 1, ..OUT };
    let on = |heap| next_on_heap(with(deed), heap);
    assert_eq!(next_on_roll(with(deed)), NextStep::Remind { count: 4, missing: 7 });
    assert_eq!(on(Status::Sent), Some(NextStep::Remind { count: 4, missing: 7 }));
    assert_eq!(on(Status::ToSend), Some(NextStep::SendForms { count: 2 }));
    assert_eq!(on(Status::Returned), Some(NextStep::VerifyReturns { count: 3 }));
    assert_eq!(on(Status::Verified), Some(NextStep::AssignProtocols { count: 1 }));
    for still in [Status::Irregular, Status::Complete, Status::Renounced] {
        assert_eq!(on(still), None, "nothing waits there for many at once");
    }
    let draft = with(DeedStanding { state: DeedState::Draft, ..deed });
    assert_eq!(next_on_roll(draft), NextStep::CompleteAgreement);
    assert_eq!(next_on_heap(draft, Status::ToSend), None);
    assert_eq!(next_on_roll(Standing { parties: 0, deed: None }), NextStep::ImportParties);
}

#[test]
fn who_sends_copies_without_a_meeting_is_not_asked_for_one() {
    let sent = DeedStanding { begun: true, copies_to_send: 1, ..PUT };
    assert_eq!(next(with(sent)), NextStep::PrintForms { count: 5 });
}

#[test]
fn a_party_that_is_back_and_not_looked_at_does_not_sign_the_agreement() {
    let back = DeedStanding { missing_necessary: 0, unsigned_necessary: 1, to_verify: 1, ..OUT };
    assert_eq!(next(with(back)), NextStep::VerifyReturns { count: 1 });
}

#[test]
fn each_step_says_where_it_stands() {
    use StepState::{Done, ToDo, UnderWay};
    let told = |standing| steps(standing).into_iter().map(|(_, state)| state).collect::<Vec<_>>();
    assert_eq!(told(Standing { parties: 0, deed: None }), [ToDo; 5]);
    assert_eq!(told(Standing { parties: 64, deed: None }), [Done, ToDo, ToDo, ToDo, ToDo]);
    assert_eq!(told(with(DeedStanding { state: DeedState::Draft, ..PUT })), [Done, UnderWay, ToDo, ToDo, ToDo]);
    assert_eq!(told(with(PUT)), [Done, UnderWay, ToDo, ToDo, ToDo]);
    assert_eq!(told(with(DeedStanding { forms_to_print: 0, ..PUT })), [Done, UnderWay, UnderWay, ToDo, ToDo]);
    assert_eq!(told(with(OUT)), [Done, UnderWay, Done, UnderWay, ToDo]);
    let all_in = DeedStanding { state: DeedState::Signed, all_in: true, missing: 0, ..OUT };
    assert_eq!(told(with(all_in)), [Done, Done, Done, Done, ToDo]);
}

fn deed() -> impl Strategy<Value = DeedStanding> {
    let state = prop::sample::select(DeedState::ALL.to_vec());
    let counts = prop::collection::vec(0usize..9, 9);
    (state, counts, prop::collection::vec(any::<bool>(), 3)).prop_map(|(state, count, flag)| DeedStanding {
        state,
        printed: flag[0],
        begun: flag[1],
        meeting: flag[2],
        reminders_to_send: count[8] / 2,
        convocations_to_print: count[0],
        convocations_to_send: count[1],
        forms: count[2],
        forms_to_send: count[3].min(count[2]),
        forms_to_print: count[4].min(count[3]).min(count[2]),
        copies_to_send: count[5],
        to_verify: count[6],
        missing: count[7],
        missing_necessary: count[7] / 2,
        unsigned_necessary: count[7] / 2,
        to_remind: count[8].min(count[7]),
        all_in: count[7] == 0 && count[6] == 0,
        protocol_missing: count[5],
    })
}

proptest! {
    #[test]
    fn the_next_step_never_belongs_to_a_step_that_is_done_but_to_read_it(parties in 0usize..3, deed in prop::option::of(deed())) {
        let standing = Standing { parties, deed };
        let step = next(standing).of();
        let state = steps(standing).into_iter().find(|(of, _)| *of == step).map(|(_, state)| state);
        let leads_on = matches!(next(standing), NextStep::PrintRegister | NextStep::PrintConvocations { .. } | NextStep::SendConvocations { .. });
        prop_assert!(state != Some(StepState::Done) || leads_on, "{:?} of {standing:?}", next(standing));
        prop_assert_eq!(steps(standing).last().copied(), Some((Step::Plan, StepState::ToDo)));
    }
}
