//! The trial, its confirm, and the file of rows to mend.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use concilia_core::archive::copies::Why;
use concilia_core::archive::operation::{Operation, OperationKind, Written};
use concilia_core::archive::setting;
use concilia_core::exchange::import::{
    ANSWERS, Answer, Contract, Counts, Group, Known, LEFT, Left, MAPPINGS, Trial, carry_out, learned, rest, trial,
};
use concilia_core::exchange::mapping::{Column, Mapping, Remembered};
use concilia_core::exchange::sheet::List;
use concilia_core::{Error as CoreError, party};
use concilia_text::import::{self as words, import_contract, import_subject, row_reason, unreadable};
use concilia_text::list;
use serde::Serialize;
use ts_rs::TS;

use super::{Import, ImportChange, remembered};
use crate::copies;
use crate::desk::Desk;
use crate::failure::{Error, Result};
use crate::files::{self, IfThere, Staged};
use crate::job::Job;
use crate::sheets;

/// How many mappings are remembered.
const MAPPINGS_KEPT: usize = 30;

/// What a confirmed import wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ImportDone {
    /// Parties added.
    pub added: u32,
    /// Known parties changed.
    pub updated: u32,
    /// Rows that wait outside, to be mended or decided.
    pub left: u32,
    /// Rows that the user left out.
    pub left_out: usize,
    /// Of the parties added, how many have no category.
    pub without_category: u32,
}

/// Where the rows to mend were saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export, rename = "ImportRest")]
pub struct SavedRest {
    /// The file.
    pub path: String,
    /// Its rows.
    pub rows: usize,
}

/// How often a job tells how far it is, in rows.
const PACE: usize = 256;

/// Puts a list on the desk, tried; where the trial is stopped the desk is left as it was.
pub(super) fn place(desk: &Desk, import: Import, job: &Job<'_>) -> Result<()> {
    let tried = import.trial(desk, job)?;
    desk.session(|session| {
        session.imports.place(Some(import), Some(Arc::new(tried)));
        Ok(())
    })
}

/// Changes the list on the desk and tries it; another change meanwhile is not lost: this one is then made on top of it.
pub(super) fn change_and_try(desk: &Desk, job: &Job<'_>, change: &dyn Fn(&mut Import)) -> Result<()> {
    loop {
        let (mut import, turn) = on_desk(desk)?;
        change(&mut import);
        let tried = import.trial(desk, job)?;
        let placed = desk.session(|session| {
            let placed = session.imports.turn == turn;
            if placed {
                session.imports.place(Some(import), Some(Arc::new(tried)));
            }
            Ok(placed)
        })?;
        if placed {
            return Ok(());
        }
    }
}

fn on_desk(desk: &Desk) -> Result<(Import, u64)> {
    desk.session(|session| Ok((session.imports.current.clone().ok_or(Error::NoList)?, session.imports.turn)))
}

/// The list on the desk with what would become of it: as it was tried, or tried again where the archive changed since.
pub(super) fn tried(desk: &Desk, job: &Job<'_>) -> Result<(Import, Arc<Trial>)> {
    let known = desk.session(|session| Ok(session.imports.tried.clone()))?;
    if known.is_none() {
        change_and_try(desk, job, &|_| {})?;
    }
    desk.session(|session| {
        let import = session.imports.current.clone().ok_or(Error::NoList)?;
        Ok((import, session.imports.tried.clone().ok_or(Error::NoList)?))
    })
}

impl Import {
    /// The rows that stay out, as a list to mend.
    fn rest(&self, tried: &Trial) -> List {
        rest(self.table(), &self.mapping, tried, &self.decisions, &row_reason)
    }

    /// Refuses a list of which nothing says which column is the name ([`Error::NoColumns`]): it is asked before anything is written.
    fn asks_columns(&self) -> Result<()> {
        if self.mapping.is_known() { Ok(()) } else { Err(Error::NoColumns { name: self.source.clone() }) }
    }

    /// Tries the list against the archive as it stands. The archive is only read from: meanwhile it is free for others.
    fn trial(&self, desk: &Desk, job: &Job<'_>) -> Result<Trial> {
        let (parties, signers, answers): (_, _, Vec<Answer>) = desk.read(|tx, _| {
            Ok::<_, CoreError>((party::all(tx)?, party::all_signers(tx)?, setting::read(tx, ANSWERS)?))
        })?;
        let known = Known { parties: &parties, signers: &signers, answers: &answers };
        let mut heard = 0;
        let mut tick = |done: usize, all: usize| {
            heard += 1;
            if heard % PACE == 1 || done == all { job.step(done, all) } else { job.check() }
        };
        trial(self.table(), &self.mapping, &known, &self.decisions, &mut tick)
    }
}

pub(super) const fn is_outside(group: Group) -> bool {
    matches!(group, Group::Refused | Group::ToLookAt | Group::Likely)
}

/// Every row that says something is in the archive as it is.
const fn brings_nothing_new(counts: &Counts) -> bool {
    counts.present > 0 && counts.present + counts.ignored == counts.rows
}

/// Writes every ready row as one operation. The rows that stay out are kept for later; mapping and answers are remembered.
/// Where every row is in the archive already there is nothing to write, and no operation is answered.
pub fn confirm(desk: &Desk, job: &Job<'_>) -> Result<Written<ImportDone>> {
    Ok(confirm_saving(desk, None, job)?.0)
}

/// The same, with the rows that stay out saved as a file to mend: both are written or neither. No file is made where no row
/// stays out, and none is replaced. Where no row is ready the file alone is made.
pub fn confirm_saving(
    desk: &Desk,
    rest_to: Option<&Path>,
    job: &Job<'_>,
) -> Result<(Written<ImportDone>, Option<SavedRest>)> {
    let remembered = remembered(desk)?;
    rest_to.map_or(Ok(()), files::folder_is_there)?;
    let (import, tried) = tried(desk, job)?;
    import.asks_columns()?;
    let subject = import_subject(tried.counts.adds, tried.counts.updates, &import.source);
    let rest = rest_to.map(|path| RestFile::stage(desk, &import, &tried, path)).transpose()?;
    let mut rest = rest.filter(|_| tried.counts.left() > 0);
    if tried.plan.is_empty() && !brings_nothing_new(&tried.counts) {
        let nothing = if tried.counts.rows == 0 { Error::NoRows } else { Error::NothingReady };
        let rest = rest.ok_or(nothing)?;
        return rest.alone(ImportDone {
            added: 0,
            updated: 0,
            left: tried.counts.left(),
            left_out: import.decisions.left_out.len(),
            without_category: 0,
        });
    }
    copies::take(desk, Why::BeforeImport);
    let counts = tried.counts;
    let total = tried.plan.len();
    let mut tick = |done: usize| job.step(done, total).map_err(|_| CoreError::Stopped);
    let wrote = desk.change(|archive, ctx| {
        archive.write(ctx, Operation::new(OperationKind::PartyImport, subject), |writer, ctx| {
            let known = party::all(writer.tx())?;
            let parties = carry_out(writer, ctx, &tried.plan, &mut tick)?;
            let earlier: Vec<Answer> = setting::read(writer.tx(), ANSWERS)?;
            let answers = learned(&tried, &import.decisions, &known, &parties, earlier.clone());
            if !tried.plan.is_empty() {
                setting::save(writer, MAPPINGS, &with_this(remembered, &import.mapping))?;
            }
            if answers.iter().collect::<HashSet<_>>() != earlier.iter().collect::<HashSet<_>>() {
                setting::save(writer, ANSWERS, &answers)?;
            }
            let waiting: Vec<Left> = setting::read(writer.tx(), LEFT)?;
            let left = import.left(&tried, ctx.new_id(), waiting.clone());
            if left != waiting {
                setting::save(writer, LEFT, &left)?;
            }
            let left_out = import.decisions.left_out.len();
            rest.as_mut().map_or(Ok(()), RestFile::place)?;
            let Counts { adds: added, updates: updated, without_category, .. } = counts;
            Ok(ImportDone { added, updated, left: counts.left(), left_out, without_category })
        })
    });
    let (written, saved) = match (wrote, rest) {
        (Ok(written), rest) => (written, rest.map(|rest| rest.saved)),
        (Err(error), Some(rest)) => return Err(rest.withdrawn(error)),
        (Err(error), None) => return Err(error),
    };
    desk.session(|session| {
        session.imports.written = Some(import);
        session.imports.place(None, None);
        Ok(())
    })?;
    Ok((written, saved))
}

/// The file of rows to mend on its way to its place.
struct RestFile {
    saved: SavedRest,
    staged: Option<Staged>,
    placed: bool,
    failed: Option<Error>,
}

impl RestFile {
    fn stage(desk: &Desk, import: &Import, tried: &Trial, path: &Path) -> Result<Self> {
        let list = import.rest(tried);
        let saved = SavedRest { path: path.display().to_string(), rows: list.rows.len() };
        let staged = Some(sheets::stage(desk, &list, path, IfThere::Ask)?);
        Ok(Self { saved, staged, placed: false, failed: None })
    }

    fn place(&mut self) -> Result<(), CoreError> {
        match self.staged.take().map(|staged| staged.place(IfThere::Ask)) {
            Some(Err(error)) => {
                self.failed = Some(error);
                Err(CoreError::Unmade)
            }
            _ => {
                self.placed = true;
                Ok(())
            }
        }
    }

    /// The file is all that is made.
    fn alone(mut self, done: ImportDone) -> Result<(Written<ImportDone>, Option<SavedRest>)> {
        match self.place() {
            Ok(()) => Ok((Written::nothing(done), Some(self.saved))),
            Err(error) => Err(self.withdrawn(error.into())),
        }
    }

    /// The import was not written: the file goes with it. Answers what hindered it.
    fn withdrawn(self, error: Error) -> Error {
        let removed = if self.placed { std::fs::remove_file(&self.saved.path) } else { Ok(()) };
        match (self.failed, removed) {
            (Some(failed), _) => failed,
            (None, Ok(())) => error,
            (None, Err(left)) => Error::File { path: self.saved.path.into(), error: left },
        }
    }
}

fn with_this(mut known: Vec<Remembered>, mapping: &Mapping) -> Vec<Remembered> {
    let this = mapping.remembered();
    known.retain(|other| other.fingerprint != this.fingerprint);
    known.insert(0, this);
    known.truncate(MAPPINGS_KEPT);
    known
}

/// Saves the rows that stay out as a file to mend and import again: Excel or CSV, by the ending of its name.
pub fn save_rest(desk: &Desk, path: &Path, if_there: IfThere) -> Result<SavedRest> {
    let (import, tried) = tried(desk, &Job::silent())?;
    let rows = sheets::save(desk, &import.rest(&tried), path, if_there)?;
    Ok(SavedRest { path: path.display().to_string(), rows })
}

/// What a dry run answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DryRun {
    /// Every row.
    pub contract: Contract,
    /// What of the file is not read, in words.
    pub passed_over: Vec<String>,
    /// What is wrong with the file itself, in words.
    pub faults: Vec<String>,
    /// How many parties a confirm would add without a category.
    pub without_category: u32,
}

/// What of the list being imported is not read: other sheets, columns that are no field.
pub fn passed_over(desk: &Desk) -> Result<Vec<String>> {
    let Some(view) = super::view(desk, &Job::silent())? else { return Ok(Vec::new()) };
    let others = view.sheets.iter().enumerate().filter(|(place, _)| *place != view.sheet);
    let others: Vec<&str> = others.map(|(_, sheet)| sheet.name.as_str()).collect();
    let no_field = view.columns.iter().filter(|view| view.column.field.is_none());
    let columns = no_field.map(|view| {
        let Column { heading, letters, .. } = &view.column;
        if heading.is_empty() { letters.as_str() } else { heading.as_str() }
    });
    let read = view.sheets.get(view.sheet).map_or("", |sheet| sheet.name.as_str());
    let mut told = words::passed_over(read, &others, &columns.collect::<Vec<_>>());
    let blank =
        desk.session(|session| Ok(session.imports.current.as_ref().map_or(0, |import| import.table().blank_below)))?;
    told.extend(words::blank_below(blank));
    if view.counts.rows == 0 {
        told.push(words::no_rows().message);
    }
    Ok(told)
}

/// What is wrong with the file of the list being imported, which was read all the same.
pub fn faults(desk: &Desk) -> Result<Vec<String>> {
    Ok(super::view::faults(&on_desk(desk)?.0))
}

/// Tries a file as scripts ask for it, with their answers: nothing is written or remembered.
pub fn dry_run(desk: &Desk, path: &Path, sheet: Option<&str>, answers: &[ImportChange]) -> Result<DryRun> {
    match super::open_file(desk, path, &Job::silent()) {
        Ok(()) => {}
        Err(Error::Unreadable(reason)) => {
            let told = unreadable(&reason);
            let contract = Contract::unreadable(format!("{} {}", told.message, told.advice));
            return Ok(DryRun { contract, passed_over: Vec::new(), faults: Vec::new(), without_category: 0 });
        }
        Err(error) => return Err(error),
    }
    let chosen = sheet.map_or(Ok(()), |name| super::choose_sheet(desk, name, &Job::silent()));
    let answered = chosen.and_then(|()| super::answer(desk, answers, &Job::silent()));
    let tried = answered.and_then(|()| Ok((tried(desk, &Job::silent())?, passed_over(desk)?, faults(desk)?)));
    super::cancel(desk)?;
    let ((import, trial), passed_over, faults) = tried?;
    let contract = import_contract(&trial);
    let contract = if import.mapping.is_known() { contract } else { contract.asking_columns(list::UNKNOWN_COLUMNS) };
    Ok(DryRun { contract, passed_over, faults, without_category: trial.counts.without_category })
}
