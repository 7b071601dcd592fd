//! The one table of what may happen to a version: from which state, by which event, under which guard, to which state.
//! Screens and services ask [`next`] and [`possible`]; nobody else decides.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::WhyNot;
use super::model::VersionState;
use crate::coded::coded;

coded! {
    /// What may happen to a version.
    VersionEvent {
        /// Parties, blanks and copies are changed.
        Edit = "edit",
        /// It is put to signature: the text is frozen.
        PutToSignature = "put_to_signature",
        /// A text made elsewhere, that its parties sign already, is taken in place of the one composed here.
        TakeElsewhere = "take_elsewhere",
        /// A draft that is not wanted is thrown away.
        Discard = "discard",
        /// Everybody has signed: it is registered as signed.
        RegisterSigned = "register_signed",
        /// It is withdrawn before it is signed.
        Withdraw = "withdraw",
        /// A new version is started from it: a correction while it is being signed or after it was withdrawn, an update once
        /// it is signed (744).
        NewVersion = "new_version",
        /// Its life is extended.
        Extend = "extend",
        /// A correction of it is put to signature.
        GiveWayToCorrection = "give_way_to_correction",
        /// An update of it is signed.
        GiveWayToUpdate = "give_way_to_update",
    }
}

/// What must hold for a transition, beside state and event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Guard {
    /// Nothing more.
    None,
    /// No finding blocks.
    NothingBlocks,
    /// Somebody stipulates it.
    SomebodyStipulates,
    /// Every stipulating party has signed.
    AllSigned,
    /// No other version of the deed is being written or signed.
    NoOther,
}

use VersionState::{Draft, InSignature, Signed, Superseded, Withdrawn};

/// From, event, guard, to; a draft thrown away goes nowhere. What is not here can not happen.
const TRANSITIONS: &[(VersionState, VersionEvent, Guard, Option<VersionState>)] = &[
    (Draft, VersionEvent::Edit, Guard::None, Some(Draft)),
    (Draft, VersionEvent::PutToSignature, Guard::NothingBlocks, Some(InSignature)),
    (Draft, VersionEvent::TakeElsewhere, Guard::SomebodyStipulates, Some(InSignature)),
    (Draft, VersionEvent::Discard, Guard::None, None),
    (InSignature, VersionEvent::RegisterSigned, Guard::AllSigned, Some(Signed)),
    (InSignature, VersionEvent::Withdraw, Guard::NoOther, Some(Withdrawn)),
    (InSignature, VersionEvent::NewVersion, Guard::NoOther, Some(InSignature)),
    (InSignature, VersionEvent::GiveWayToCorrection, Guard::None, Some(Withdrawn)),
    (Withdrawn, VersionEvent::NewVersion, Guard::NoOther, Some(Withdrawn)),
    (Signed, VersionEvent::NewVersion, Guard::NoOther, Some(Signed)),
    (Signed, VersionEvent::Extend, Guard::None, Some(Signed)),
    (Signed, VersionEvent::GiveWayToUpdate, Guard::None, Some(Superseded)),
];

/// What the table needs to know of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Where it stands.
    pub state: VersionState,
    /// How many findings block its being put to signature.
    pub blocking: u32,
    /// Stipulating parties that have not signed it.
    pub missing: u32,
    /// Number of another version of the deed that stands between this one and a new one: a draft, one in signature, or one signed
    /// where this was withdrawn.
    pub other: Option<i64>,
}

/// Where an event leads (nowhere, for a draft thrown away), or why it is not possible.
pub fn next(standing: Standing, event: VersionEvent) -> Result<Option<VersionState>, WhyNot> {
    let found = TRANSITIONS.iter().find(|(from, of, _, _)| *from == standing.state && *of == event);
    let Some((_, _, guard, to)) = found else { return Err(WhyNot::NotInState) };
    match guard {
        Guard::NothingBlocks if standing.blocking > 0 => Err(WhyNot::Blocked { findings: standing.blocking }),
        Guard::SomebodyStipulates if standing.missing == 0 => Err(WhyNot::NobodyStipulates),
        Guard::AllSigned if standing.missing > 0 => Err(WhyNot::SignaturesMissing { missing: standing.missing }),
        Guard::NoOther => standing.other.map_or(Ok(*to), |number| Err(WhyNot::OtherVersion { number })),
        _ => Ok(*to),
    }
}

/// An event and, where it is not possible, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PossibleEvent {
    /// The event.
    pub event: VersionEvent,
    /// Why it is not possible; none where it is.
    pub why_not: Option<WhyNot>,
}

/// The events that a person can cause in this state, and why those that are not possible now are not.
pub fn possible(standing: Standing) -> Vec<PossibleEvent> {
    VersionEvent::ALL
        .iter()
        .filter(|event| !matches!(event, VersionEvent::GiveWayToCorrection | VersionEvent::GiveWayToUpdate))
        .filter(|event| TRANSITIONS.iter().any(|(from, of, _, _)| *from == standing.state && of == *event))
        .map(|event| PossibleEvent { event: *event, why_not: next(standing, *event).err() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(state: VersionState) -> Standing {
        Standing { state, blocking: 0, missing: 0, other: None }
    }

    /// State by event, written out by hand: "-" can not happen, "." stays, a letter is where it goes, "x" is nowhere.
    /// Columns in the order of `VersionEvent::ALL`.
    const EXPECTED: [(VersionState, &str); 5] = [
        (Draft, ".IIx------"),
        (InSignature, "----SW.-W-"),
        (Signed, "------..-U"),
        (Withdrawn, "------.---"),
        (Superseded, "----------"),
    ];

    #[test]
    fn every_state_by_every_event_leads_where_the_table_says() {
        assert_eq!(EXPECTED.map(|(state, _)| state), *VersionState::ALL);
        for (state, row) in EXPECTED {
            for (event, expected) in VersionEvent::ALL.iter().zip(row.chars()) {
                let wanted = match expected {
                    '-' => Err(WhyNot::NotInState),
                    '.' => Ok(Some(state)),
                    'I' => Ok(Some(InSignature)),
                    'S' => Ok(Some(Signed)),
                    'W' => Ok(Some(Withdrawn)),
                    'U' => Ok(Some(Superseded)),
                    _ => Ok(None),
                };
                // A draft that somebody stipulates: nobody of them has signed it.
                let stipulated = Standing { missing: u32::from(state == Draft), ..standing(state) };
                assert_eq!(next(stipulated, *event), wanted, "{state:?} {event:?}");
            }
        }
    }

    #[test]
    fn guards_say_why_not() {
        let blocked = Standing { blocking: 2, ..standing(Draft) };
        assert_eq!(next(blocked, VersionEvent::PutToSignature), Err(WhyNot::Blocked { findings: 2 }));
        assert_eq!(next(blocked, VersionEvent::TakeElsewhere), Err(WhyNot::NobodyStipulates));
        let stipulated = Standing { missing: 1, ..blocked };
        assert_eq!(
            next(stipulated, VersionEvent::TakeElsewhere),
            Ok(Some(InSignature)),
            "a text made elsewhere stands"
        );
        let missing = Standing { missing: 3, ..standing(InSignature) };
        assert_eq!(next(missing, VersionEvent::RegisterSigned), Err(WhyNot::SignaturesMissing { missing: 3 }));
        let other = Standing { other: Some(2), ..standing(InSignature) };
        for event in [VersionEvent::NewVersion, VersionEvent::Withdraw] {
            assert_eq!(next(other, event), Err(WhyNot::OtherVersion { number: 2 }), "{event:?}");
        }
        assert_eq!(next(other, VersionEvent::RegisterSigned), Ok(Some(Signed)), "a draft does not stop the signing");
    }

    #[test]
    fn the_screen_is_told_only_the_events_of_the_state() {
        let events = |state| possible(standing(state)).into_iter().map(|possible| possible.event).collect::<Vec<_>>();
        use VersionEvent::{Discard, Edit, PutToSignature, TakeElsewhere};
        assert_eq!(events(Draft), [Edit, PutToSignature, TakeElsewhere, Discard]);
        assert_eq!(
            events(InSignature),
            [VersionEvent::RegisterSigned, VersionEvent::Withdraw, VersionEvent::NewVersion]
        );
        assert_eq!(events(Signed), [VersionEvent::NewVersion, VersionEvent::Extend]);
        assert_eq!(events(Superseded), []);
        let blocked = possible(Standing { blocking: 1, ..standing(Draft) });
        assert_eq!(blocked[1].why_not, Some(WhyNot::Blocked { findings: 1 }));
    }
}
