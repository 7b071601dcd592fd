//! What is known of a term. Plain values.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::act::{self, ActDeadlineKind};
use crate::citation::Citation;
use crate::coded::coded;
use crate::id::{DeadlineId, ExtensionId};

coded! {
    /// Whose term it is.
    DeadlineKind {
        /// Agreements must be signed by it (193).
        AgreementSigned = "agreement_signed",
        /// Plans must be presented by it (194).
        PlanFiled = "plan_filed",
        /// The office's own.
        Office = "office",
    }
}

impl DeadlineKind {
    /// The term of the archive that keeps a term of the resolution.
    pub const fn of_act(kind: ActDeadlineKind) -> Self {
        match kind {
            ActDeadlineKind::AgreementSigned => Self::AgreementSigned,
            ActDeadlineKind::PlanFiled => Self::PlanFiled,
        }
    }

    /// Where the resolution states it and in which words; nothing for the office's own.
    pub fn source(self) -> Option<Source> {
        let found = act::deadlines().iter().find(|deadline| Self::of_act(deadline.kind) == self)?;
        Some(Source {
            citation: Citation::Act(found.source),
            also: found.also.iter().map(|passage| Citation::Act(*passage)).collect(),
            says: found.says.clone(),
            day: found.date,
        })
    }
}

/// What the resolution says of a term, no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "DeadlineSource")]
pub struct Source {
    /// Where it is stated.
    pub citation: Citation,
    /// Where it is stated again.
    pub also: Vec<Citation>,
    /// In which words.
    pub says: String,
    /// The day it states, before any extension.
    pub day: NaiveDate,
}

/// A term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Deadline {
    /// Identity.
    pub id: DeadlineId,
    /// Number of changes so far; 0 for a new one.
    pub version: i64,
    /// Whose it is.
    pub kind: DeadlineKind,
    /// What must be done, in the office's words; empty for a term of the resolution, which speaks for itself.
    pub title: String,
    /// The day, as it stands after any extension.
    pub due_on: NaiveDate,
    /// Free notes.
    pub notes: String,
    /// When it was met.
    pub done_on: Option<NaiveDate>,
}

/// What the office writes of a term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DeadlineDraft {
    /// What must be done.
    pub title: String,
    /// The day.
    pub due_on: NaiveDate,
    /// Free notes.
    pub notes: String,
    /// When it was met.
    pub done_on: Option<NaiveDate>,
}

/// An act that moved a term (proroga).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "DeadlineExtension")]
pub struct Extension {
    /// Identity.
    pub id: ExtensionId,
    /// Number of changes so far.
    pub version: i64,
    /// Which term.
    pub deadline: DeadlineId,
    /// The act: body, number.
    pub act: String,
    /// Date of the act.
    pub decided_on: NaiveDate,
    /// The day before the act.
    pub due_before: NaiveDate,
    /// The day after the act.
    pub due_after: NaiveDate,
    /// Free words on why.
    pub reason: String,
}

/// What the office writes of an act that moves a term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, rename = "DeadlineExtensionDraft")]
pub struct ExtensionDraft {
    /// The act: body, number.
    pub act: String,
    /// Date of the act.
    pub decided_on: NaiveDate,
    /// The new day.
    pub due_after: NaiveDate,
    /// Free words on why.
    pub reason: String,
}

/// A term with the acts that moved it, against the working date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Dated {
    /// The term.
    pub deadline: Deadline,
    /// What the resolution says of it; nothing for the office's own.
    pub source: Option<Source>,
    /// The acts that moved it, oldest first.
    pub extensions: Vec<Extension>,
    /// When it was met: as the office wrote, or the day the agreement was first signed for the term of its signature (193).
    pub met_on: Option<NaiveDate>,
    /// Days left; negative where it has passed.
    pub days_left: i64,
}
