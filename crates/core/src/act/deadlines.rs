//! The two deadlines of the resolution and what it says of them. It gives no sanction: none is told.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::passage::Passage;
use super::text::text;
use crate::coded::coded;
use crate::italian::MONTHS;

coded! {
    /// The deadlines that the resolution sets.
    ActDeadlineKind {
        /// The agreement must be signed in every territory by that day.
        AgreementSigned = "agreement_signed",
        /// The Region finances the plans presented by that day.
        PlanFiled = "plan_filed",
    }
}

/// A deadline of the resolution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActDeadline {
    /// Which one.
    pub kind: ActDeadlineKind,
    /// The day, read from the act's words.
    pub date: NaiveDate,
    /// Where the decision states it.
    pub source: Passage,
    /// Where the act states it again.
    pub also: Vec<Passage>,
    /// The words of the source.
    pub says: String,
}

/// `deadlines.json`: where the deadlines stand, not when they are.
#[derive(Deserialize)]
struct DeadlineLines {
    kind: ActDeadlineKind,
    source: u32,
    also: Vec<u32>,
}

static DEADLINES: LazyLock<Vec<ActDeadline>> = LazyLock::new(|| {
    let lines: Vec<DeadlineLines> =
        super::embedded("deadlines.json", include_str!("../../data/dgr-x-1081/deadlines.json"));
    lines.into_iter().filter_map(deadline).collect()
});

/// The two deadlines, the nearer first.
pub fn deadlines() -> &'static [ActDeadline] {
    &DEADLINES
}

fn deadline(lines: DeadlineLines) -> Option<ActDeadline> {
    let source = Passage::line(lines.source);
    let says = text().passage(source).join(" ");
    Some(ActDeadline {
        kind: lines.kind,
        date: date_after_entro(&says)?,
        source,
        also: lines.also.into_iter().map(Passage::line).collect(),
        says,
    })
}

/// The date that follows "entro il".
pub(super) fn date_after_entro(words: &str) -> Option<NaiveDate> {
    let (_, date) = words.split_once("entro il ")?;
    let mut parts = date.split([' ', ';']);
    let day = parts.next()?.parse().ok()?;
    let month = month(parts.next()?)?;
    let year = parts.next()?.parse().ok()?;
    NaiveDate::from_ymd_opt(year, month, day)
}

fn month(name: &str) -> Option<u32> {
    MONTHS.iter().zip(1..).find(|(known, _)| **known == name).map(|(_, number)| number)
}
