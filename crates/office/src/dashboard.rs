//! The dashboard: how far the job is, what to do now, who is missing, by when, and the network's money.

use chrono::NaiveDate;
use concilia_core::adherence;
use concilia_core::archive::store::Tx;
use concilia_core::deadline::{self, Dated, DeadlineKind};
use concilia_core::progress::{self, NextStep, Standing, Step, StepState};
use concilia_text::{adherence as signatures, deadline as terms, progress as words};
use serde::Serialize;
use ts_rs::TS;

use crate::citations::Cited;
use crate::desk::{Desk, Today};
use crate::failure::Result;
use crate::finding::FindingView;
use crate::findings;
use crate::resources::{self, NetworkMoney};

/// A step of the main job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StepView {
    /// Which step.
    pub step: Step,
    /// Its name.
    pub label: String,
    /// How far it is.
    pub note: String,
    /// Where it stands.
    pub state: StepState,
    /// The next useful step belongs to it.
    pub current: bool,
}

/// A term of the resolution, counted down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Countdown {
    /// What must be done.
    pub label: String,
    /// The day, as moved by the acts known.
    pub due_on: NaiveDate,
    /// Days left; negative where it has passed.
    pub days_left: i64,
    /// "mancano 7 giorni".
    pub countdown: String,
    /// It was met.
    pub done: bool,
    /// What the resolution says of it, in its words.
    pub says: String,
    /// Where the act sets it.
    pub citation: Option<Cited>,
}

/// Who is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MissingName {
    /// The party.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Without it there is no agreement.
    pub necessary: bool,
    /// Why it is missing.
    pub last_step: String,
}

/// The next useful step: there is always one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NextView {
    /// Which one.
    #[serde(flatten)]
    pub next: NextStep,
    /// Label of its button.
    pub label: String,
}

impl From<NextStep> for NextView {
    fn from(next: NextStep) -> Self {
        Self { label: words::next(next), next }
    }
}

/// All that the dashboard shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Dashboard {
    /// The five steps.
    pub steps: Vec<StepView>,
    /// The one filled button.
    pub next: NextView,
    /// The two terms of the resolution.
    pub countdowns: Vec<Countdown>,
    /// What to do now, the gravest first.
    pub to_do: Vec<FindingView>,
    /// One sentence on the signatures; nothing before there is something to sign.
    pub forecast: Option<String>,
    /// How many signatures are expected; nothing before there is something to sign.
    pub expected: usize,
    /// How many of them are in and verified.
    pub signed: usize,
    /// Forms and reminders, in one line; nothing before there is something to sign.
    pub tally: Option<String>,
    /// Who is missing, necessary first.
    pub missing: Vec<MissingName>,
    /// The money of the network.
    pub money: Option<NetworkMoney>,
}

/// The dashboard of the open archive, against the working date.
pub fn view(desk: &Desk) -> Result<Dashboard> {
    let money = desk.network()?.map(resources::money);
    let read = desk.read(read)?;
    Ok(Dashboard { money, ..read })
}

fn read(tx: &mut dyn Tx, today: &Today) -> concilia_core::Result<Dashboard> {
    let roll = adherence::roll(tx)?;
    let due = deadline::signature_term(tx)?;
    let overview = roll.as_ref().map(|roll| adherence::overview(roll, due, today.working_date));
    let standing = progress::standing(tx, today.working_date)?;
    let dated = deadline::all(tx, today.working_date)?;
    let next = progress::next(standing);
    let called = standing.deed.is_some_and(|deed| deed.state != adherence::DeedState::Draft);
    let overview = overview.filter(|_| called);
    let roll = roll.filter(|_| called);
    let tally = roll.as_ref().map(|roll| progress::tally(tx, roll, today.working_date)).transpose()?;
    Ok(Dashboard {
        steps: steps(standing, &dated),
        next: next.into(),
        countdowns: dated.iter().filter(|dated| dated.deadline.kind != DeadlineKind::Office).map(countdown).collect(),
        to_do: findings::read(tx, today)?.into_iter().map(FindingView::from).collect(),
        forecast: overview.as_ref().map(signatures::forecast),
        expected: overview.as_ref().map_or(0, |overview| overview.expected),
        signed: overview.as_ref().map_or(0, |overview| overview.signed),
        tally: tally.as_ref().map(signatures::tally),
        missing: roll.map(|roll| missing(&roll)).unwrap_or_default(),
        money: None,
    })
}

fn steps(standing: Standing, dated: &[Dated]) -> Vec<StepView> {
    let plan = dated.iter().find(|dated| dated.deadline.kind == DeadlineKind::PlanFiled);
    let view = |(step, state): (Step, StepState)| StepView {
        step,
        label: words::step(step).to_owned(),
        note: match (step, plan) {
            (Step::Plan, Some(plan)) => words::by(plan.deadline.due_on),
            _ => words::note(step, standing),
        },
        state,
        current: progress::next(standing).of() == step,
    };
    progress::steps(standing).into_iter().map(view).collect()
}

fn countdown(dated: &Dated) -> Countdown {
    Countdown {
        label: terms::title(&dated.deadline),
        due_on: dated.deadline.due_on,
        days_left: dated.days_left,
        countdown: terms::standing(dated),
        done: dated.met_on.is_some(),
        says: dated.source.as_ref().map(|source| source.says.clone()).unwrap_or_default(),
        citation: dated.source.as_ref().map(|source| source.citation.into()),
    }
}

fn missing(roll: &adherence::Roll) -> Vec<MissingName> {
    let lines = adherence::lines(roll).into_iter().filter(|line| line.section == adherence::Section::Missing);
    lines
        .map(|line| MissingName {
            id: line.party.0,
            name: line.name,
            necessary: line.necessary,
            last_step: signatures::last_step(&line.last_step),
        })
        .collect()
}
