//! The list of signatures with its first line, in words.

use concilia_core::adherence::{self, DeedState, Line, Overview, Section, Status, Stipulation, Tally};
use concilia_core::archive::store::Tx;
use concilia_core::deadline::{self, DeadlineKind};
use concilia_core::progress;
use concilia_text::adherence as words;
use serde::Serialize;
use ts_rs::TS;

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
    /// The next useful step about the whole list.
    pub next: NextView,
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
    /// Its category, in words.
    pub category_label: String,
}

/// The list of signatures, against the working date.
pub fn list(desk: &Desk) -> Result<AdherenceList> {
    desk.read(|tx, today| read(tx, today))
}

/// The lines of the version that is in force while another is being signed, with its number; nothing where none is.
pub(super) fn in_force(desk: &Desk) -> Result<Option<(i64, Vec<LineView>)>> {
    let roll = desk.read(|tx, _| adherence::roll_in_force(tx))?;
    Ok(roll.map(|roll| (roll.number, adherence::lines(&roll).iter().map(line_view).collect())))
}

/// The first line alone: what the dashboard and the command line show. Nothing without a deed.
pub fn overview(desk: &Desk) -> Result<Option<OverviewView>> {
    Ok(list(desk)?.overview)
}

pub(super) fn read(tx: &mut dyn Tx, today: &Today) -> concilia_core::Result<AdherenceList> {
    let standing = progress::standing(tx, today.working_date)?;
    let next = NextView::from(progress::next_on_roll(standing));
    let Some(roll) = adherence::roll(tx)? else { return Ok(nobody(next)) };
    let tally = progress::tally(tx, &roll, today.working_date)?;
    let due = deadline::signature_term(tx)?;
    let overview = adherence::overview(&roll, due, today.working_date);
    let lines = adherence::lines(&roll);
    let chips = overview.counts.iter().map(|count| Chip {
        status: count.status,
        label: words::status(count.status).to_owned(),
        count: count.lines,
        next: progress::next_on_heap(standing, count.status).map(NextView::from),
    });
    Ok(AdherenceList {
        chips: chips.collect(),
        sections: sections(lines),
        overview: Some(in_words(overview, adherence::stipulation(&roll))),
        tally_label: if roll.state == DeedState::Draft { String::new() } else { words::tally(&tally) },
        tally,
        next,
    })
}

/// The list while there is no deed to sign.
fn nobody(next: NextView) -> AdherenceList {
    AdherenceList {
        overview: None,
        chips: Vec::new(),
        sections: Vec::new(),
        tally: Tally::default(),
        tally_label: String::new(),
        next,
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
        category_label: line.category.map(concilia_text::category).unwrap_or_default().to_owned(),
        line: line.clone(),
    }
}
