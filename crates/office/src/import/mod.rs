//! Importing parties from a list: one list at a time is on the desk with its mapping and the user's decisions; every
//! change of them is tried at once, once, and nothing is written until the confirm, which is one operation. Reading and
//! trying hold nothing that another command waits for, and can be stopped.

mod left;
mod run;
mod view;

use std::cell::Cell;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use concilia_core::archive::setting;
use concilia_core::exchange::import::{
    Choice, Chosen, Correction, Decisions, Keep, MAPPINGS, Missed, Prevails, Trial, missed,
};
use concilia_core::exchange::mapping::{Assignment, Mapping, Remembered};
use concilia_core::exchange::read;
use concilia_core::exchange::table::{Book, FILE_LIMIT, Table, Unreadable};
use concilia_core::id::PartyId;
use concilia_core::italian::fold;
use concilia_core::party;
use concilia_text::import::PASTED;
use serde::Deserialize;
use ts_rs::TS;

pub use left::{LeftView, dismiss_left, left, open_left};
pub use run::{DryRun, ImportDone, SavedRest, confirm, confirm_saving, dry_run, faults, passed_over, save_rest};
pub use view::{
    ColumnView, ComparisonView, DifferenceView, ImportPage, ImportRow, ImportView, Named, SheetView, ToldView, page,
    rows, view,
};

use crate::desk::Desk;
use crate::failure::{Error, Result};
use crate::job::Job;

/// The lists on the desk.
#[derive(Default)]
pub(crate) struct Imports {
    /// The one being prepared.
    current: Option<Import>,
    /// What would become of it, tried against the archive as it stands; none where that is not known (any more).
    tried: Option<Arc<Trial>>,
    /// How often the list or its decisions changed: a trial that was overtaken is tried again.
    turn: u64,
    /// The one last written, to be taken up again where its import is undone.
    written: Option<Import>,
}

impl Imports {
    /// The archive changed: what was tried against it no longer holds.
    pub(crate) fn forget_trial(&mut self) {
        self.tried = None;
    }

    fn place(&mut self, import: Option<Import>, tried: Option<Arc<Trial>>) {
        self.current = import;
        self.tried = tried;
        self.turn += 1;
    }
}

/// A list with its mapping and the user's decisions.
#[derive(Clone)]
pub(crate) struct Import {
    source: String,
    book: Arc<Book>,
    sheet: usize,
    mapping: Mapping,
    decisions: Decisions,
    /// The rows of an earlier import that it takes up.
    taken_up: Option<String>,
}

/// One change of the mapping or of the decisions.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
#[ts(export)]
pub enum ImportChange {
    /// Another sheet, by its place; decisions start anew.
    Sheet(usize),
    /// Another row of headings, or none; decisions start anew.
    Header(Option<u32>),
    /// A column's field.
    Assign(Assignment),
    /// A mended cell.
    Correct(Correction),
    /// One answer for the cells of many rows.
    CorrectAll(Vec<Correction>),
    /// A doubtful value kept as it is.
    Keep(Keep),
    /// Every doubtful value kept as it is.
    KeepAll(Vec<Keep>),
    /// A row that may be another party.
    Choose(Chosen),
    /// Back to the question, about a row.
    Reopen(u32),
    /// A row left out.
    LeaveOut(u32),
    /// A row that looks like totals, a heading or a remark is a party.
    AsParty(u32),
    /// Whether the rows that the sheet hides stay out.
    WithoutHidden(bool),
    /// Known parties whose data differ.
    Prevail(Prevails),
}

impl Import {
    fn table(&self) -> &Table {
        &self.book.sheets[self.sheet.min(self.book.sheets.len() - 1)]
    }

    /// The sheet, column or row of headings that a change asks for and the list has not.
    fn lacks(&self, change: &ImportChange) -> Option<Missed> {
        match change {
            ImportChange::Sheet(place) => (*place >= self.book.sheets.len()).then_some(Missed::Sheet { place: *place }),
            ImportChange::Header(Some(row)) => self.table().row(*row).is_none().then_some(Missed::Header { row: *row }),
            ImportChange::Assign(Assignment { column, .. }) => {
                (*column >= self.mapping.columns.len()).then_some(Missed::Column { column: *column })
            }
            _ => None,
        }
    }
}

/// Puts the list of a file on the desk, tried.
pub fn open_file(desk: &Desk, path: &Path, job: &Job<'_>) -> Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    job.step(0, 0)?;
    put(desk, name, read_file(path)?, job)
}

/// Takes the sheet of that name.
pub fn choose_sheet(desk: &Desk, name: &str, job: &Job<'_>) -> Result<()> {
    let wanted = fold(name);
    let place = desk.session(|session| {
        let sheets = &session.imports.current.as_ref().ok_or(Error::NoList)?.book.sheets;
        let found = sheets.iter().position(|sheet| fold(&sheet.sheet) == wanted);
        let known = || sheets.iter().map(|sheet| sheet.sheet.clone()).collect();
        found.ok_or_else(|| Error::NoSheet { name: name.to_owned(), known: known() })
    })?;
    change(desk, &ImportChange::Sheet(place), job)
}

/// Puts pasted rows on the desk, tried.
pub fn open_pasted(desk: &Desk, text: &str, job: &Job<'_>) -> Result<()> {
    job.step(0, 0)?;
    put(desk, PASTED.to_owned(), read::clipboard(text).map_err(Error::Unreadable)?, job)
}

/// Takes the list off the desk; nothing was written.
pub fn cancel(desk: &Desk) -> Result<()> {
    desk.session(|session| {
        session.imports.place(None, None);
        Ok(())
    })
}

/// Takes up the list that was last written, after its import was undone.
pub fn reopen(desk: &Desk, job: &Job<'_>) -> Result<()> {
    let written = desk.session(|session| session.imports.written.clone().ok_or(Error::NoList))?;
    run::place(desk, written, job)
}

/// Changes the mapping or the decisions, and tries the list with them. Where the trial is stopped nothing has changed.
pub fn change(desk: &Desk, change: &ImportChange, job: &Job<'_>) -> Result<()> {
    let remembered = remembered(desk)?;
    run::change_and_try(desk, job, &|import| apply(import, change.clone(), &remembered))
}

/// Makes the changes that a script has written down beforehand, in their order, and tries the list once with all of them.
/// One that is about nothing of the list is refused ([`Error::Answer`]): the script meant something else.
pub fn answer(desk: &Desk, answers: &[ImportChange], job: &Job<'_>) -> Result<()> {
    if answers.is_empty() {
        return Ok(());
    }
    let remembered = remembered(desk)?;
    let astray = Cell::new(None);
    run::change_and_try(desk, job, &|import| {
        for answer in answers {
            astray.set(astray.get().or_else(|| import.lacks(answer)));
            apply(import, answer.clone(), &remembered);
        }
    })?;
    let (import, tried) = run::tried(desk, job)?;
    let parties: Vec<PartyId> = desk.read(|tx, _| party::all(tx))?.into_iter().map(|party| party.id).collect();
    astray
        .get()
        .or_else(|| missed(&tried, &import.decisions, &parties))
        .map_or(Ok(()), |missed| Err(Error::Answer(missed)))
}

fn apply(import: &mut Import, change: ImportChange, remembered: &[Remembered]) {
    match change {
        ImportChange::Sheet(sheet) => {
            import.sheet = sheet;
            import.mapping = Mapping::propose(import.table(), remembered);
            import.decisions = Decisions::default();
        }
        ImportChange::Header(header) => {
            import.mapping = Mapping::guess(import.table(), header);
            import.decisions = Decisions::default();
        }
        ImportChange::Assign(assignment) => import.mapping.assign(&assignment),
        other => decide(&mut import.decisions, other),
    }
}

fn correct(decisions: &mut Decisions, correction: Correction) {
    let same = |row: u32, field| row == correction.row && field == correction.field;
    decisions.kept.retain(|keep| !same(keep.row, keep.field));
    decisions.corrections.retain(|known| !same(known.row, known.field));
    decisions.corrections.push(correction);
}

fn decide(decisions: &mut Decisions, change: ImportChange) {
    match change {
        ImportChange::Correct(correction) => correct(decisions, correction),
        ImportChange::CorrectAll(corrections) => corrections.into_iter().for_each(|one| correct(decisions, one)),
        ImportChange::Keep(keep) => decisions.kept.push(keep),
        ImportChange::KeepAll(mut keep) => decisions.kept.append(&mut keep),
        ImportChange::Choose(chosen) => {
            // Answers of "two different bodies" about other parties stand: the row goes on to the next likely one.
            decisions.chosen.retain(|known| {
                known.row != chosen.row || (known.with != chosen.with && known.choice == Choice::Different)
            });
            decisions.chosen.push(chosen);
        }
        // A row left out comes back as it was, with what had been mended and decided of it.
        ImportChange::Reopen(row) if decisions.left_out.contains(&row) => {
            decisions.left_out.retain(|known| *known != row);
        }
        ImportChange::Reopen(row) => {
            decisions.chosen.retain(|known| known.row != row);
            decisions.kept.retain(|known| known.row != row);
            decisions.corrections.retain(|known| known.row != row);
            decisions.as_party.retain(|known| *known != row);
            decisions.asked_anew.push(row);
        }
        ImportChange::AsParty(row) => decisions.as_party.push(row),
        ImportChange::WithoutHidden(without) => decisions.without_hidden = without,
        ImportChange::LeaveOut(row) if decisions.left_out.contains(&row) => {}
        ImportChange::LeaveOut(row) => decisions.left_out.push(row),
        ImportChange::Prevail(prevails) => decisions.prevails = prevails,
        ImportChange::Sheet(_) | ImportChange::Header(_) | ImportChange::Assign(_) => {}
    }
}

fn put(desk: &Desk, source: String, book: Book, job: &Job<'_>) -> Result<()> {
    let remembered = remembered(desk)?;
    let proposed = book.sheets.iter().map(|sheet| Mapping::propose(sheet, &remembered));
    // The sheet that looks most like a list of parties comes first to hand; a hidden one only where there is no other.
    let likeliest = proposed
        .enumerate()
        .max_by_key(|(place, mapping)| (!book.sheets[*place].hidden, mapping.fields().count(), usize::MAX - place));
    let (sheet, mapping) = likeliest.ok_or(Error::Unreadable(Unreadable::Empty))?;
    let decisions = Decisions::default();
    run::place(desk, Import { source, book: Arc::new(book), sheet, mapping, decisions, taken_up: None }, job)
}

fn remembered(desk: &Desk) -> Result<Vec<Remembered>> {
    desk.read(|tx, _| setting::read(tx, MAPPINGS))
}

/// The names of a file of text, one a line, read as a list's text is. There is one at least.
pub fn names(path: &Path) -> Result<Vec<String>> {
    let text = read::plain(&bytes_of(path)?).map_err(Error::Unreadable)?;
    Ok(text.lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect())
}

fn read_file(path: &Path) -> Result<Book> {
    read::file(&bytes_of(path)?).map_err(Error::Unreadable)
}

/// The bytes of a file, no more of them than a list may have.
fn bytes_of(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(FILE_LIMIT).unwrap_or(u64::MAX).saturating_add(1);
    let read = std::fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes));
    read.map_err(|error| Error::File { path: path.to_owned(), error })?;
    Ok(bytes)
}
