//! How far the main job is: its five steps and the next useful one. Pure: counts in, steps out.
//!
//! It judges nothing that a rule judges; it only says where the office should go now.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::adherence::{DeedState, Overview, Status};
use crate::coded::coded;

coded! {
    /// The steps of the main job, in their order.
    Step {
        /// The parties are in the archive.
        Parties = "parties",
        /// The agreement is written and put to signature.
        Agreement = "agreement",
        /// The forms are sent.
        Adherences = "adherences",
        /// What comes back is looked at and registered.
        Returns = "returns",
        /// The plan is filed.
        Plan = "plan",
    }
}

coded! {
    /// Where a step stands.
    StepState {
        /// Nothing is left to do in it.
        Done = "done",
        /// The next useful step belongs to it.
        Current = "current",
        /// It waits.
        Waiting = "waiting",
    }
}

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
    /// Everybody who is expected has signed.
    pub all_in: bool,
    /// Adherence forms to print, among those to send.
    pub to_print: usize,
    /// Forms and copies to send.
    pub to_send: usize,
    /// Back, and to be looked at.
    pub to_verify: usize,
    /// Signatures missing.
    pub missing: usize,
    /// Of those, the ones without which there is no agreement.
    pub missing_necessary: usize,
    /// Signed, and the protocol of the arrival is missing.
    pub protocol_missing: usize,
}

impl DeedStanding {
    /// From the signatures at a glance; `to_print`: the adherence forms that were not printed yet.
    pub fn of(overview: &Overview, to_print: usize) -> Self {
        let to_send = overview.counts.iter().find(|count| count.status == Status::ToSend);
        Self {
            state: overview.state,
            all_in: overview.all_in,
            to_print,
            to_send: to_send.map_or(0, |count| count.lines),
            to_verify: overview.to_verify,
            missing: overview.missing.len(),
            missing_necessary: overview.missing_necessary,
            protocol_missing: overview.protocol_missing,
        }
    }
}

/// The next useful step: there is always one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "next", rename_all = "snake_case")]
pub enum NextStep {
    /// No party is known.
    ImportParties,
    /// No agreement was started.
    ComposeAgreement,
    /// The agreement is a draft.
    CompleteAgreement,
    /// Something is back and was not looked at.
    VerifyReturns {
        /// How many.
        count: usize,
    },
    /// Adherence forms are to be printed.
    PrintForms {
        /// How many.
        count: usize,
    },
    /// Forms and copies are to be sent.
    SendForms {
        /// How many.
        count: usize,
    },
    /// Every stipulating party has signed, and the agreement is not registered as signed.
    RegisterSigned,
    /// Signatures are missing.
    Remind {
        /// How many.
        count: usize,
    },
    /// The protocol of some arrivals is missing.
    AssignProtocols {
        /// How many.
        count: usize,
    },
    /// Everything is in.
    PrintRegister,
}

impl NextStep {
    /// The step that it belongs to.
    pub const fn of(self) -> Step {
        match self {
            Self::ImportParties => Step::Parties,
            Self::ComposeAgreement | Self::CompleteAgreement | Self::RegisterSigned => Step::Agreement,
            Self::PrintForms { .. } | Self::SendForms { .. } => Step::Adherences,
            Self::VerifyReturns { .. } | Self::Remind { .. } | Self::AssignProtocols { .. } | Self::PrintRegister => {
                Step::Returns
            }
        }
    }
}

/// The next useful step. What is back is looked at before anything else is asked of anybody.
pub fn next(standing: Standing) -> NextStep {
    if standing.parties == 0 {
        return NextStep::ImportParties;
    }
    let Some(deed) = standing.deed else { return NextStep::ComposeAgreement };
    if deed.state == DeedState::Draft {
        return NextStep::CompleteAgreement;
    }
    if deed.to_verify > 0 {
        return NextStep::VerifyReturns { count: deed.to_verify };
    }
    if deed.state == DeedState::InSignature && deed.missing_necessary == 0 {
        return NextStep::RegisterSigned;
    }
    if deed.to_print > 0 {
        return NextStep::PrintForms { count: deed.to_print };
    }
    if deed.to_send > 0 {
        return NextStep::SendForms { count: deed.to_send };
    }
    match (deed.missing, deed.protocol_missing) {
        (0, 0) => NextStep::PrintRegister,
        (0, count) => NextStep::AssignProtocols { count },
        (count, _) => NextStep::Remind { count },
    }
}

/// The five steps with their state. The one of the next useful step is the current one.
pub fn steps(standing: Standing) -> Vec<(Step, StepState)> {
    let current = next(standing).of();
    let state = |step: Step| match step {
        step if step == current => StepState::Current,
        step if is_done(standing, step) => StepState::Done,
        _ => StepState::Waiting,
    };
    Step::ALL.iter().map(|step| (*step, state(*step))).collect()
}

fn is_done(standing: Standing, step: Step) -> bool {
    let deed = |done: fn(DeedStanding) -> bool| standing.deed.is_some_and(done);
    match step {
        Step::Parties => standing.parties > 0,
        Step::Agreement => deed(|deed| deed.state == DeedState::Signed),
        Step::Adherences => deed(|deed| deed.state != DeedState::Draft && deed.to_send == 0),
        Step::Returns => deed(|deed| deed.all_in && deed.protocol_missing == 0),
        Step::Plan => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SIGNING: DeedStanding = DeedStanding {
        state: DeedState::InSignature,
        all_in: false,
        to_print: 0,
        to_send: 0,
        to_verify: 0,
        missing: 7,
        missing_necessary: 2,
        protocol_missing: 1,
    };

    fn with(deed: Option<DeedStanding>) -> Standing {
        Standing { parties: 64, deed }
    }

    #[test]
    fn the_job_goes_from_the_parties_to_the_register() {
        let draft = DeedStanding { state: DeedState::Draft, ..SIGNING };
        let signed = DeedStanding { state: DeedState::Signed, missing_necessary: 0, ..SIGNING };
        let all_in = DeedStanding { all_in: true, missing: 0, ..signed };
        let cases = [
            (Standing { parties: 0, deed: None }, NextStep::ImportParties),
            (with(None), NextStep::ComposeAgreement),
            (with(Some(draft)), NextStep::CompleteAgreement),
            (with(Some(DeedStanding { to_print: 4, to_send: 5, ..SIGNING })), NextStep::PrintForms { count: 4 }),
            (with(Some(DeedStanding { to_send: 5, ..SIGNING })), NextStep::SendForms { count: 5 }),
            (with(Some(DeedStanding { to_send: 5, to_verify: 3, ..SIGNING })), NextStep::VerifyReturns { count: 3 }),
            (with(Some(SIGNING)), NextStep::Remind { count: 7 }),
            (with(Some(DeedStanding { missing_necessary: 0, ..SIGNING })), NextStep::RegisterSigned),
            (with(Some(signed)), NextStep::Remind { count: 7 }),
            (with(Some(all_in)), NextStep::AssignProtocols { count: 1 }),
            (with(Some(DeedStanding { protocol_missing: 0, ..all_in })), NextStep::PrintRegister),
        ];
        for (standing, expected) in cases {
            assert_eq!(next(standing), expected, "{standing:?}");
        }
    }

    fn deed() -> impl Strategy<Value = DeedStanding> {
        let state = prop::sample::select(DeedState::ALL.to_vec());
        (state, 0usize..9, 0usize..9, 0usize..9, 0usize..9, 0usize..9).prop_map(
            |(state, to_send, to_verify, missing, necessary, protocol_missing)| DeedStanding {
                state,
                all_in: missing == 0 && to_verify == 0,
                to_print: to_send / 2,
                to_send,
                to_verify,
                missing,
                missing_necessary: necessary.min(missing),
                protocol_missing,
            },
        )
    }

    proptest! {
        #[test]
        fn one_step_is_current_and_the_plan_never_done(parties in 0usize..3, deed in prop::option::of(deed())) {
            let standing = Standing { parties, deed };
            let steps = steps(standing);
            let current: Vec<Step> =
                steps.iter().filter(|(_, state)| *state == StepState::Current).map(|(step, _)| *step).collect();
            prop_assert_eq!(current, vec![next(standing).of()]);
            prop_assert_eq!(steps.last().copied(), Some((Step::Plan, StepState::Waiting)));
        }
    }
}
