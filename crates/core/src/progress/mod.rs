//! How far the main job is: its five steps and the next useful one. [`standing`] reads the archive once; the rest is pure.
//!
//! It judges nothing that a rule judges and counts nothing that the tally counts; it only says where the office should go now.

mod standing;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::standing::{DeedStanding, Standing, called, standing, standing_of, tally, uncalled};
use crate::adherence::{DeedState, Status};
use crate::coded::coded;
use crate::meeting::Convened;

coded! {
    /// The steps of the main job, in their order.
    Step {
        /// The parties are in the archive.
        Parties = "parties",
        /// The agreement is written, put to signature, brought to those who sign it, registered as signed.
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
    /// Where a step stands, whatever the next useful step is.
    StepState {
        /// Nothing is left to do in it.
        Done = "done",
        /// Begun, and not done.
        UnderWay = "under_way",
        /// Not begun.
        ToDo = "to_do",
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
    /// The copies that were put to signature were not printed.
    PrintAgreement,
    /// Nobody was called to sign, and nothing was sent.
    CallMeeting,
    /// Convocations of meetings ahead are to be printed.
    PrintConvocations {
        /// How many.
        count: usize,
    },
    /// Convocations of meetings ahead are printed and were not sent.
    SendConvocations {
        /// How many.
        count: usize,
    },
    /// Adherence forms are to be printed.
    PrintForms {
        /// How many.
        count: usize,
    },
    /// Adherence forms are to be sent.
    SendForms {
        /// How many.
        count: usize,
    },
    /// Parties of the agreement have neither their copy nor a meeting to sign it at.
    SendCopies {
        /// How many.
        count: usize,
    },
    /// Something is back and was not looked at.
    VerifyReturns {
        /// How many.
        count: usize,
    },
    /// Signatures are missing, and it is not yet time to remind anybody.
    RegisterReturns {
        /// How many.
        count: usize,
    },
    /// Signatures are missing, and it is time to remind.
    Remind {
        /// How many are reminded.
        count: usize,
        /// Of how many that are missing.
        missing: usize,
    },
    /// Reminders are printed and were not sent.
    SendReminders {
        /// How many.
        count: usize,
    },
    /// Every stipulating party has signed, and the agreement is not registered as signed.
    RegisterSigned,
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
            Self::ComposeAgreement
            | Self::CompleteAgreement
            | Self::PrintAgreement
            | Self::CallMeeting
            | Self::PrintConvocations { .. }
            | Self::SendConvocations { .. }
            | Self::SendCopies { .. }
            | Self::RegisterSigned => Step::Agreement,
            Self::PrintForms { .. } | Self::SendForms { .. } => Step::Adherences,
            Self::VerifyReturns { .. }
            | Self::RegisterReturns { .. }
            | Self::Remind { .. }
            | Self::SendReminders { .. }
            | Self::AssignProtocols { .. }
            | Self::PrintRegister => Step::Returns,
        }
    }
}

/// The next useful step.
pub fn next(standing: Standing) -> NextStep {
    if standing.parties == 0 {
        return NextStep::ImportParties;
    }
    let Some(deed) = standing.deed else { return NextStep::ComposeAgreement };
    if deed.state == DeedState::Draft {
        return NextStep::CompleteAgreement;
    }
    urgent(deed).or_else(|| to_bring(deed)).unwrap_or_else(|| to_gather(deed))
}

/// What comes before anything else: pages to sign, a signed agreement, what is back and nobody has looked at.
fn urgent(deed: DeedStanding) -> Option<NextStep> {
    let signing = deed.state == DeedState::InSignature;
    if signing && !deed.printed && !deed.begun {
        return Some(NextStep::PrintAgreement);
    }
    if signing && deed.unsigned_necessary == 0 {
        return Some(NextStep::RegisterSigned);
    }
    (deed.to_verify > 0).then_some(NextStep::VerifyReturns { count: deed.to_verify })
}

/// What is still to be brought to those who sign, in the order of the job: convocation, forms, copies.
fn to_bring(deed: DeedStanding) -> Option<NextStep> {
    let signing = deed.state == DeedState::InSignature;
    // Who has printed the forms sends them first: an agreement is signed at a meeting or from afar, as the office likes.
    let forms_ready = deed.forms_to_print < deed.forms_to_send;
    if signing && !deed.begun && !deed.meeting && !forms_ready {
        return Some(NextStep::CallMeeting);
    }
    let steps = [
        (deed.convocations_to_print, NextStep::PrintConvocations { count: deed.convocations_to_print }),
        (deed.convocations_to_send, NextStep::SendConvocations { count: deed.convocations_to_send }),
        (deed.forms_to_print, NextStep::PrintForms { count: deed.forms_to_print }),
        (deed.forms_to_send, NextStep::SendForms { count: deed.forms_to_send }),
        (if signing { deed.copies_to_send } else { 0 }, NextStep::SendCopies { count: deed.copies_to_send }),
    ];
    steps.into_iter().find(|(count, _)| *count > 0).map(|(_, step)| step)
}

/// What is left once everything is with those who sign.
fn to_gather(deed: DeedStanding) -> NextStep {
    match (deed.missing, deed.protocol_missing) {
        (0, 0) => NextStep::PrintRegister,
        (0, count) => NextStep::AssignProtocols { count },
        (count, _) => to_chase(deed).unwrap_or(NextStep::RegisterReturns { count }),
    }
}

/// What is done about those who are missing: the letters, then their sending.
fn to_chase(deed: DeedStanding) -> Option<NextStep> {
    match (deed.to_remind, deed.reminders_to_send) {
        (0, 0) => None,
        (0, count) => Some(NextStep::SendReminders { count }),
        (count, _) => Some(NextStep::Remind { count, missing: deed.missing }),
    }
}

/// The next useful step about the whole roll: while somebody is to be reminded, that is what the list of those who sign is
/// for; else the next step of the job.
pub fn next_on_roll(standing: Standing) -> NextStep {
    let deed = standing.deed.filter(|deed| deed.state != DeedState::Draft);
    deed.and_then(to_chase).unwrap_or_else(|| next(standing))
}

/// What one heap of the roll waits for; nothing where that is not a step of many at once.
pub fn next_on_heap(standing: Standing, heap: Status) -> Option<NextStep> {
    let deed = standing.deed.filter(|deed| deed.state != DeedState::Draft)?;
    let first = |steps: &[(usize, NextStep)]| steps.iter().find(|(count, _)| *count > 0).map(|(_, step)| *step);
    match heap {
        Status::ToSend => first(&[
            (deed.forms_to_print, NextStep::PrintForms { count: deed.forms_to_print }),
            (deed.forms_to_send, NextStep::SendForms { count: deed.forms_to_send }),
            (deed.copies_to_send, NextStep::SendCopies { count: deed.copies_to_send }),
        ]),
        Status::Returned => first(&[(deed.to_verify, NextStep::VerifyReturns { count: deed.to_verify })]),
        Status::Verified => {
            first(&[(deed.protocol_missing, NextStep::AssignProtocols { count: deed.protocol_missing })])
        }
        Status::Sent => to_chase(deed),
        // What is irregular is mended one by one, as its remedy says.
        Status::Irregular | Status::Complete | Status::Renounced => None,
    }
}

/// What is next about the convocations of one meeting: printed, then sent; nothing for a meeting that is past.
pub fn next_of_meeting(convened: &Convened, to_print: usize, working_date: NaiveDate) -> Option<NextStep> {
    if convened.meeting.data.held_on < working_date {
        return None;
    }
    match (to_print, convened.called.iter().filter(|called| called.called_on.is_none()).count()) {
        (0, 0) => None,
        (0, count) => Some(NextStep::SendConvocations { count }),
        (count, _) => Some(NextStep::PrintConvocations { count }),
    }
}

/// The five steps, each with its own state.
pub fn steps(standing: Standing) -> Vec<(Step, StepState)> {
    Step::ALL.iter().map(|step| (*step, state(standing, *step))).collect()
}

fn state(standing: Standing, step: Step) -> StepState {
    let told = |done: bool, begun: bool| match (done, begun) {
        (true, _) => StepState::Done,
        (false, true) => StepState::UnderWay,
        (false, false) => StepState::ToDo,
    };
    match (step, standing.deed) {
        (Step::Parties, _) => told(standing.parties > 0, false),
        (Step::Agreement, Some(deed)) => told(deed.state == DeedState::Signed, true),
        (Step::Adherences, Some(deed)) if deed.state != DeedState::Draft => {
            told(deed.forms_to_send == 0, deed.forms_to_send < deed.forms || deed.forms_to_print < deed.forms_to_send)
        }
        (Step::Returns, Some(deed)) if deed.state != DeedState::Draft => {
            told(deed.all_in && deed.protocol_missing == 0, deed.begun)
        }
        _ => StepState::ToDo,
    }
}
