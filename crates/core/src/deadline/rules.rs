//! Snapshot in, findings out: terms that come nearer or are over and were not met. Late is told, never a wall.
//!
//! The term for the signatures is told by the agreement, together with who is missing.

use super::model::{Dated, DeadlineKind};
use crate::rule::{Finding, Matter};

/// From how many days before a term it is told.
pub const NEAR_DAYS: i64 = 30;

/// The terms that come nearer or are over.
pub fn findings(terms: &[Dated]) -> Vec<Finding> {
    let open = terms.iter().filter(|dated| dated.met_on.is_none() && dated.days_left <= NEAR_DAYS);
    open.filter_map(matter).map(Finding::from).collect()
}

/// What the term for the signatures says while there is no agreement to sign; from the first day, not only when it is near.
pub fn without_agreement(terms: &[Dated]) -> Option<Finding> {
    let open =
        terms.iter().find(|dated| dated.deadline.kind == DeadlineKind::AgreementSigned && dated.met_on.is_none())?;
    let (due, days) = (open.deadline.due_on, open.days_left);
    Some(Finding::from(Matter::AgreementNotComposed { begun: false, due, days }))
}

fn matter(dated: &Dated) -> Option<Matter> {
    let term = &dated.deadline;
    let (deadline, due, title) = (term.id.clone(), term.due_on, term.title.clone());
    let (days, since) = (dated.days_left, -dated.days_left);
    match (term.kind, dated.days_left >= 0) {
        (DeadlineKind::AgreementSigned, _) => None,
        (DeadlineKind::PlanFiled, true) => Some(Matter::PlanTermAhead { deadline, due, days }),
        (DeadlineKind::PlanFiled, false) => Some(Matter::PlanTermPassed { deadline, due, days: since }),
        (DeadlineKind::Office, true) => Some(Matter::OfficeTermAhead { deadline, title, due, days }),
        (DeadlineKind::Office, false) => Some(Matter::OfficeTermPassed { deadline, title, due, days: since }),
    }
}
