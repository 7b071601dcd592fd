//! The list of signatures with its first line, in words.

use concilia_core::adherence::{
    self, DeedState, Line, Overview, Roll, RollOf, Section, Status, Stipulation, Tally, Text,
};
use concilia_core::archive::store::Tx;
use concilia_core::deadline::{self, DeadlineKind};
use concilia_core::progress::{self, NextStep, Standing};
use concilia_text::adherence as words;
use serde::Serialize;
use ts_rs::TS;

use super::steps::need;
use crate::citations::Cited;
use crate::dashboard::NextView;
use crate::desk::{Desk, Today};
use crate::failure::Result;

/// The list of signatures. Without a deed there is nothing to sign, and `overview` says nothing.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct AdherenceList {
    /// The first line.
    pub overview: Option<OverviewView>,
    /// The heaps with their counts, for the filters.
    pub chips: Vec<Chip>,
    /// The lines by part of the list; parts without lines are left out.
    pub sections: Vec<SectionView>,
    /// Forms and reminders: who needs what now.
    pub tally: Tally,
    /// The same in one line; empty before there is something to sign.
    pub tally_label: String,
    /// The next useful step about the whole list; of the version in force that is being updated, only what was entered of it is
    /// completed.
    pub next: Option<NextView>,
    /// Which roll it is.
    pub of: RollOf,
    /// The rolls that there are, the current one first; one alone unless a version in force is being updated.
    pub rolls: Vec<RollChoice>,
    /// The versions whose text may have come back signed, the latest first.
    pub texts: Vec<TextChoice>,
}

/// A roll that can be chosen.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RollChoice {
    /// Which.
    pub of: RollOf,
    /// "Versione 2, alla firma".
    pub label: String,
}

/// A version that may have been signed.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TextChoice {
    /// The version.
    pub text: Text,
    /// "versione 1".
    pub label: String,
}

/// The first line of the list, and what the dashboard shows of it.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
#[ts(rename = "AdherenceOverview")]
pub struct OverviewView {
    /// The figures.
    #[serde(flatten)]
    pub overview: Overview,
    /// "Mancano 7 firme su 64".
    pub headline: String,
    /// "Due sono necessarie per avere l'accordo"; nothing where none of the missing is.
    pub necessary: Option<String>,
    /// Names of the necessary ones that are missing.
    pub necessary_names: Vec<String>,
    /// "7 giorni al 31/03/2014".
    pub days: Option<String>,
    /// One sentence with all of it.
    pub forecast: String,
    /// Where the act sets the term.
    pub term: Option<Cited>,
    /// What the stipulating parties have done.
    pub stipulation: Stipulation,
}

/// A heap with its count.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "AdherenceChip")]
pub struct Chip {
    /// Which heap.
    pub status: Status,
    /// Its name.
    pub label: String,
    /// How many lines lie in it.
    pub count: usize,
    /// The next useful step about it; nothing where nothing waits for many at once.
    pub next: Option<NextView>,
}

/// A part of the list.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "AdherenceSectionView")]
pub struct SectionView {
    /// Which part.
    pub section: Section,
    /// Its name.
    pub label: String,
    /// Its lines, in order.
    pub lines: Vec<LineView>,
}

/// A line in words.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "AdherenceLine")]
pub struct LineView {
    /// The line.
    #[serde(flatten)]
    pub line: Line,
    /// "Parte", "Aderente".
    pub role_label: String,
    /// "Inviata".
    pub status_label: String,
    /// «Ultimo passo».
    pub last_step_label: String,
    /// "ha aderito al testo della versione 1"; nothing where it is the text of this list.
    pub text_label: Option<String>,
    /// Its category, in words.
    pub category_label: String,
}

/// The list of signatures of a roll, against the working date.
///
/// # Errors
/// [`crate::Error::NothingInForce`] where the version in force is meant and none is.
pub fn list(desk: &Desk, which: RollOf) -> Result<AdherenceList> {
    desk.read(|tx, today| read(tx, which, today))
}

/// The rolls that there are: the current one, and that of the version in force while an update of it is being signed.
pub(super) fn rolls(desk: &Desk) -> Result<Vec<RollOf>> {
    let list = list(desk, RollOf::Current)?;
    Ok(if list.rolls.is_empty() { vec![list.of] } else { list.rolls.into_iter().map(|roll| roll.of).collect() })
}

/// The number of a roll's version and its lines, in order.
pub(super) fn lines(desk: &Desk, which: RollOf) -> Result<(i64, Vec<LineView>)> {
    let list = list(desk, which)?;
    let number = list.overview.map(|of| of.overview.number).unwrap_or_default();
    Ok((number, list.sections.into_iter().flat_map(|section| section.lines).collect()))
}

/// The first line alone: what the dashboard and the command line show. Nothing without a deed.
pub fn overview(desk: &Desk) -> Result<Option<OverviewView>> {
    Ok(list(desk, RollOf::Current)?.overview)
}

fn read(tx: &mut dyn Tx, which: RollOf, today: &Today) -> Result<AdherenceList> {
    let roll = match which {
        RollOf::Current => adherence::roll(tx)?,
        RollOf::InForce => Some(need(tx, which)?),
    };
    let Some(roll) = roll else {
        let standing = progress::standing(tx, today.working_date)?;
        return Ok(nobody(progress::next_on_roll(standing).into()));
    };
    let other = adherence::roll_in_force(tx)?;
    let apart = which == RollOf::InForce && other.is_some();
    let standing = progress::standing_of(tx, &roll, today.working_date)?;
    let next_on_heap = |heap: Status| progress::next_on_heap(standing, heap).filter(|next| !apart || completes(*next));
    let overview = adherence::overview(&roll, deadline::signature_term(tx)?, today.working_date);
    let chips = overview.counts.iter().map(|count| Chip {
        status: count.status,
        label: words::status(count.status).to_owned(),
        count: count.lines,
        next: next_on_heap(count.status).map(NextView::from),
    });
    let chips = chips.collect();
    // Forms and letters are of the version that is being signed.
    let tally = if apart { Tally::default() } else { progress::tally(tx, &roll, today.working_date)? };
    let next = if apart { to_complete(standing) } else { Some(progress::next_on_roll(standing)) };
    Ok(AdherenceList {
        chips,
        sections: sections(adherence::lines(&roll)),
        overview: Some(in_words(overview, adherence::stipulation(&roll))),
        tally_label: if apart || roll.state == DeedState::Draft { String::new() } else { words::tally(&tally) },
        tally,
        next: next.map(NextView::from),
        of: which,
        rolls: choices(tx, other.as_ref())?,
        texts: texts(&roll),
    })
}

/// A step that completes what was entered, and prints or sends nothing.
fn completes(next: NextStep) -> bool {
    matches!(next, NextStep::VerifyReturns { .. } | NextStep::AssignProtocols { .. })
}

/// What is left to complete of the version in force.
fn to_complete(standing: Standing) -> Option<NextStep> {
    [Status::Returned, Status::Verified].into_iter().find_map(|heap| progress::next_on_heap(standing, heap))
}

/// The rolls to choose among; none where there is one alone.
fn choices(tx: &mut dyn Tx, in_force: Option<&Roll>) -> concilia_core::Result<Vec<RollChoice>> {
    let (Some(current), Some(in_force)) = (adherence::roll(tx)?, in_force) else { return Ok(Vec::new()) };
    let choice = |of, number| RollChoice { of, label: words::roll(of, number) };
    Ok(vec![choice(RollOf::Current, current.number), choice(RollOf::InForce, in_force.number)])
}

/// The texts that may come back signed: of an update in signature they come back in its own list.
fn texts(roll: &Roll) -> Vec<TextChoice> {
    let here = |text: &Text| text.number <= roll.number || !text.in_signature;
    let signed = |text: &&Text| text.put_to_signature_on.is_some() && here(text);
    let choice = |text: &Text| TextChoice { text: text.clone(), label: words::text(text.number) };
    roll.texts.iter().rev().filter(signed).map(choice).collect()
}

/// The list while there is no deed to sign.
fn nobody(next: NextView) -> AdherenceList {
    AdherenceList {
        overview: None,
        chips: Vec::new(),
        sections: Vec::new(),
        tally: Tally::default(),
        tally_label: String::new(),
        next: Some(next),
        of: RollOf::Current,
        rolls: Vec::new(),
        texts: Vec::new(),
    }
}

fn in_words(overview: Overview, stipulation: Stipulation) -> OverviewView {
    let (necessary, necessary_names) = words::necessary(&overview).unzip();
    OverviewView {
        headline: words::headline(&overview),
        necessary,
        necessary_names: necessary_names.unwrap_or_default(),
        days: overview.due.as_ref().map(words::days),
        forecast: words::forecast(&overview),
        term: DeadlineKind::AgreementSigned.source().map(|source| source.citation.into()),
        stipulation,
        overview,
    }
}

fn sections(lines: Vec<Line>) -> Vec<SectionView> {
    let of = |section: Section| SectionView {
        section,
        label: words::section(section).to_owned(),
        lines: lines.iter().filter(|line| line.section == section).map(line_view).collect(),
    };
    Section::ALL.iter().map(|section| of(*section)).filter(|view| !view.lines.is_empty()).collect()
}

fn line_view(line: &Line) -> LineView {
    LineView {
        role_label: words::role(line.role).to_owned(),
        status_label: words::status(line.status).to_owned(),
        last_step_label: words::last_step(&line.last_step),
        text_label: line
            .other_text
            .map(|text| words::other_text(text, line.role, line.status, line.returned_on.is_some())),
        category_label: line.category.map(concilia_text::category).unwrap_or_default().to_owned(),
        line: line.clone(),
    }
}
