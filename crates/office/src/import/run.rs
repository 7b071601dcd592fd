//! The trial, its confirm, and the file of rows to mend.

use std::path::Path;
use std::sync::Arc;

use concilia_core::archive::operation::{Operation, OperationKind, Written};
use concilia_core::archive::setting;
use concilia_core::exchange::import::{Contract, Group, Known, LEFT, Left, MAPPINGS, Trial, carry_out, rest, trial};
use concilia_core::exchange::mapping::{Mapping, Remembered};
use concilia_core::exchange::sheet;
use concilia_core::exchange::table::{Cell, Row};
use concilia_core::{Error as CoreError, party};
use concilia_text::import::{import_contract, import_subject, row_reason, unreadable};
use serde::Serialize;
use ts_rs::TS;

use super::{Import, remembered};
use crate::desk::Desk;
use crate::failure::{Error, Result};
use crate::files::{self, IfThere};
use crate::job::Job;

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
    /// Tries the list against the archive as it stands. The archive is only read from: meanwhile it is free for others.
    fn trial(&self, desk: &Desk, job: &Job<'_>) -> Result<Trial> {
        let (parties, signers) = desk.read(|tx, _| Ok::<_, CoreError>((party::all(tx)?, party::all_signers(tx)?)))?;
        let known = Known { parties: &parties, signers: &signers };
        let mut heard = 0;
        let mut tick = |done: usize, all: usize| {
            heard += 1;
            if heard % PACE == 1 || done == all { job.step(done, all) } else { job.check() }
        };
        trial(self.table(), &self.mapping, &known, &self.decisions, &mut tick)
    }

    /// The rows that stay out, to be decided later; none where none does.
    fn left(&self, tried: &Trial) -> Option<Left> {
        let waits = |row: u32| tried.rows.iter().any(|told| told.row == row && is_outside(told.group));
        let table = self.table();
        let header = self.mapping.header;
        let kept = table.rows.iter().filter(|row| Some(row.number) == header || waits(row.number));
        let rows: Vec<Row> = kept.map(|row| self.mended(row)).collect();
        let waiting = rows.len() > usize::from(header.is_some());
        waiting.then(|| Left {
            source: self.source.clone(),
            sheet: table.sheet.clone(),
            mapping: self.mapping.clone(),
            rows,
        })
    }
}

impl Import {
    /// The row with the user's own corrections in its cells.
    fn mended(&self, row: &Row) -> Row {
        let mut row = row.clone();
        for correction in self.decisions.corrections.iter().filter(|correction| correction.row == row.number) {
            let Some(column) = self.mapping.place(correction.field) else { continue };
            if row.cells.len() <= column {
                row.cells.resize(column + 1, Cell::Empty);
            }
            row.cells[column] = Cell::Text(correction.value.clone());
        }
        row
    }
}

const fn is_outside(group: Group) -> bool {
    matches!(group, Group::Refused | Group::ToLookAt | Group::Likely)
}

/// Writes every ready row as one operation. The rows that stay out are kept for later, the mapping is remembered.
pub fn confirm(desk: &Desk, job: &Job<'_>) -> Result<Written<ImportDone>> {
    let known = remembered(desk)?;
    let (import, tried) = tried(desk, job)?;
    let (left, mapping) = (import.left(&tried), &import.mapping);
    let subject = import_subject(tried.counts.adds, tried.counts.updates, &import.source);
    if tried.plan.is_empty() {
        return Err(Error::NothingReady);
    }
    let counts = tried.counts;
    let total = tried.plan.len();
    let mut tick = |done: usize| job.step(done, total).map_err(|_| CoreError::Stopped);
    let written = desk.change(|archive, ctx| {
        archive.write(ctx, Operation::new(OperationKind::PartyImport, subject), |writer, ctx| {
            carry_out(writer, ctx, &tried.plan, &mut tick)?;
            setting::save(writer, MAPPINGS, &with_this(known, mapping))?;
            setting::save(writer, LEFT, &left)?;
            let outside = counts.refused + counts.to_look_at + counts.likely;
            Ok(ImportDone { added: counts.adds, updated: counts.updates, left: outside })
        })
    })?;
    desk.session(|session| {
        session.imports.written = Some(import);
        session.imports.place(None, None);
        Ok(())
    })?;
    Ok(written)
}

fn with_this(mut known: Vec<Remembered>, mapping: &Mapping) -> Vec<Remembered> {
    let this = mapping.remembered();
    known.retain(|other| other.fingerprint != this.fingerprint);
    known.insert(0, this);
    known.truncate(MAPPINGS_KEPT);
    known
}

/// Saves the rows that stay out as a file to mend and import again.
pub fn save_rest(desk: &Desk, path: &Path, if_there: IfThere) -> Result<SavedRest> {
    let (import, tried) = tried(desk, &Job::silent())?;
    let list = rest(import.table(), &import.mapping, &tried, &import.decisions, &row_reason);
    let bytes = sheet::xlsx(&list, desk.today())?;
    files::write(path, &bytes, if_there)?;
    Ok(SavedRest { path: path.display().to_string(), rows: list.rows.len() })
}

/// Tries a file as scripts ask for it: no decision is taken, nothing is written or remembered.
pub fn dry_run(desk: &Desk, path: &Path, sheet: Option<&str>) -> Result<Contract> {
    match super::open_file(desk, path, &Job::silent()) {
        Ok(()) => {}
        Err(Error::Unreadable(reason)) => {
            let told = unreadable(&reason);
            return Ok(Contract::unreadable(format!("{} {}", told.message, told.advice)));
        }
        Err(error) => return Err(error),
    }
    let chosen = sheet.map_or(Ok(()), |name| super::choose_sheet(desk, name, &Job::silent()));
    let tried = chosen.and_then(|()| tried(desk, &Job::silent()));
    super::cancel(desk)?;
    Ok(import_contract(&tried?.1))
}
