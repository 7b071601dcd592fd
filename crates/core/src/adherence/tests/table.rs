//! The table of transitions: every state with every event.

use super::*;
use crate::id::SignatureId;

fn standing_of(state: State) -> Signature {
    let mut signature =
        Signature::owed(SignatureId("s".into()), version(), PartyId("p".into()), Instrument::AdherenceForm);
    signature.state = state;
    if state != State::ToSend {
        signature.sent_on = on("2014-01-12");
    }
    if matches!(state, State::Returned | State::Verified | State::Irregular) {
        signature.returned_on = on("2014-01-15");
        signature.method = Some(Method::Ink);
    }
    signature
}

/// The expected table, written by hand: `-` where the event is not possible, else the state after it.
#[test]
fn every_state_meets_every_event_as_the_table_says() {
    use State::{Irregular, Returned, Sent, ToSend, Verified};
    let expected: &[(Event, [Option<State>; 5])] = &[
        (Event::Send, [Some(Sent), None, Some(Sent), None, None]),
        (Event::Return, [Some(Returned), Some(Returned), Some(Returned), None, None]),
        (Event::Verify, [None, None, Some(Verified), Some(Verified), None]),
        (Event::Keep, [None; 5]),
        (Event::FindIrregular, [None, None, Some(Irregular), Some(Irregular), Some(Irregular)]),
        (Event::Correct, [None, None, Some(Irregular), Some(Returned), Some(Verified)]),
        (Event::AssignProtocol, [None, None, Some(Irregular), Some(Returned), Some(Verified)]),
        (Event::AnnulProtocol, [None; 5]),
        (Event::AnnulReturn, [None, None, Some(Sent), Some(Sent), Some(Sent)]),
        (Event::Remind, [None, Some(Sent), Some(Irregular), None, None]),
        (Event::Renounce, [Some(ToSend), Some(Sent), Some(Irregular), Some(Returned), Some(Verified)]),
        (Event::Revoke, [None; 5]),
    ];
    assert_eq!(expected.len(), Event::ALL.len(), "every event is in the expected table");
    for (event, states) in expected {
        for (state, after) in State::ALL.iter().zip(states) {
            let signature = standing_of(*state);
            let standing = Standing {
                signature: &signature,
                role: Role::Adherent,
                renounced: false,
                deed: DeedState::InSignature,
                other_text: None,
            };
            assert_eq!(next(standing, *event).ok(), *after, "{state:?} with {event:?}");
        }
    }
}

#[test]
fn a_renounced_party_can_only_come_back_on_it() {
    for state in State::ALL {
        let signature = standing_of(*state);
        let standing = Standing {
            signature: &signature,
            role: Role::Adherent,
            renounced: true,
            deed: DeedState::Signed,
            other_text: None,
        };
        for possible in possible(standing) {
            let expected = (possible.event != Event::Revoke).then_some(WhyNot::Renounced);
            assert_eq!(possible.why_not, expected, "{state:?} with {:?}", possible.event);
        }
    }
}

#[test]
fn nothing_is_signed_while_the_deed_is_a_draft() {
    let signature = standing_of(State::ToSend);
    let standing = Standing {
        signature: &signature,
        role: Role::Stipulating,
        renounced: false,
        deed: DeedState::Draft,
        other_text: None,
    };
    assert_eq!(next(standing, Event::Send), Err(WhyNot::DeedInDraft));
    assert_eq!(next(standing, Event::Return), Err(WhyNot::DeedInDraft));
    assert_eq!(next(standing, Event::Renounce), Ok(State::ToSend), "a member may renounce before there is a text");
}

#[test]
fn a_stipulating_party_is_verified_only_with_the_date_of_its_signature() {
    let signature = standing_of(State::Returned);
    let standing = |role| Standing {
        signature: &signature,
        role,
        renounced: false,
        deed: DeedState::InSignature,
        other_text: None,
    };
    assert_eq!(next(standing(Role::Stipulating), Event::Verify), Err(WhyNot::SigningDateUnknown));
    assert_eq!(next(standing(Role::Adherent), Event::Verify), Ok(State::Verified));
}

#[test]
fn a_number_is_annulled_before_another_is_written() {
    let mut signature = standing_of(State::Verified);
    signature.protocol = numbered("1234", "2014-01-15");
    let standing = Standing {
        signature: &signature,
        role: Role::Adherent,
        renounced: false,
        deed: DeedState::InSignature,
        other_text: None,
    };
    assert_eq!(next(standing, Event::AssignProtocol), Err(WhyNot::ProtocolKnown));
    assert_eq!(next(standing, Event::AnnulProtocol), Ok(State::Verified));
}

#[test]
fn codes_come_back_as_what_they_were() {
    for state in State::ALL {
        assert_eq!(State::from_code(state.code()), Some(*state));
    }
    for event in Event::ALL {
        assert_eq!(Event::from_code(event.code()), Some(*event));
    }
}

/// The same for a signature of another text that nobody has said to hold: only the rows that differ.
#[test]
fn what_carries_another_text_is_sent_again_or_held_valid_before_it_is_verified() {
    use State::{Irregular, Returned, Sent, ToSend, Verified};
    let open = OtherText { number: 1, of_update: false, held: false };
    let differs: &[(Event, [Option<State>; 5])] = &[
        (Event::Send, [Some(Sent), Some(Sent), Some(Sent), Some(Sent), Some(Sent)]),
        (Event::Return, [Some(Returned); 5]),
        (Event::Verify, [None; 5]),
        (Event::Keep, [None, None, Some(Verified), Some(Verified), Some(Verified)]),
        (Event::Remind, [None; 5]),
    ];
    let after = |state, event, other_text| {
        let (signature, deed) = (standing_of(state), DeedState::InSignature);
        next(Standing { signature: &signature, role: Role::Adherent, renounced: false, deed, other_text }, event)
    };
    for event in Event::ALL {
        let other = differs.iter().find(|(differs, _)| differs == event);
        for (place, state) in State::ALL.iter().enumerate() {
            let expected = other.map_or(after(*state, *event, None).ok(), |(_, states)| states[place]);
            assert_eq!(after(*state, *event, Some(open)).ok(), expected, "{state:?} with {event:?}");
            let held = OtherText { held: true, ..open };
            let as_usual = after(*state, *event, None).ok();
            assert_eq!(after(*state, *event, Some(held)).ok(), as_usual, "held valid: {state:?} with {event:?}");
        }
    }
    assert_eq!(State::ALL, [ToSend, Sent, Irregular, Returned, Verified]);
    assert_eq!(after(Returned, Event::Verify, Some(open)), Err(WhyNot::OtherText { number: 1 }));
    assert_eq!(after(Sent, Event::Remind, Some(open)), Err(WhyNot::OtherPaper { number: 1 }));
    assert_eq!(after(Verified, Event::Keep, None), Err(WhyNot::ThisText));
    let held = OtherText { held: true, ..open };
    assert_eq!(after(Verified, Event::Keep, Some(held)), Err(WhyNot::KeptAlready));
    let elsewhere = OtherText { of_update: true, number: 2, held: false };
    for event in Event::ALL.iter().filter(|event| !matches!(event, Event::Renounce | Event::Revoke)) {
        assert_eq!(after(Returned, *event, Some(elsewhere)), Err(WhyNot::SignsUpdate { number: 2 }), "{event:?}");
    }
}
