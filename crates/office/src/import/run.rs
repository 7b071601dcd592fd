//! The trial, its confirm, and the file of rows to mend.

use std::path::Path;

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
use crate::desk::{Desk, Session};
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

impl Import {
    /// Tries the list against the archive as it stands.
    pub(super) fn trial(&self, archive: &mut concilia_core::archive::Archive) -> Result<Trial> {
        let (parties, signers) = archive.read(|tx| Ok((party::all(tx)?, party::all_signers(tx)?)))?;
        let known = Known { parties: &parties, signers: &signers };
        Ok(trial(self.table(), &self.mapping, &known, &self.decisions))
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

/// Runs `body` with the list on the desk.
pub(super) fn with_import<T>(desk: &Desk, body: impl FnOnce(&Import, &mut Session) -> Result<T>) -> Result<T> {
    desk.session(|session| {
        let import = session.imports.current.take().ok_or(Error::NoList)?;
        let answer = body(&import, session);
        session.imports.current = Some(import);
        answer
    })
}

/// Writes every ready row as one operation. The rows that stay out are kept for later, the mapping is remembered.
pub fn confirm(desk: &Desk, job: &Job<'_>) -> Result<Written<ImportDone>> {
    let known = remembered(desk)?;
    let (tried, left, subject, mapping) = with_import(desk, |import, session| {
        let tried = import.trial(&mut session.archive)?;
        let subject = import_subject(tried.counts.adds, tried.counts.updates, &import.source);
        Ok((tried.clone(), import.left(&tried), subject, import.mapping.clone()))
    })?;
    if tried.plan.is_empty() {
        return Err(Error::NothingReady);
    }
    let counts = tried.counts;
    let total = tried.plan.len();
    let mut tick = |done: usize| job.step(done, total).map_err(|_| CoreError::Stopped);
    let written = desk.change(|archive, ctx| {
        archive.write(ctx, Operation::new(OperationKind::PartyImport, subject), |writer, ctx| {
            carry_out(writer, ctx, &tried.plan, &mut tick)?;
            setting::save(writer, MAPPINGS, &with_this(known, &mapping))?;
            setting::save(writer, LEFT, &left)?;
            let outside = counts.refused + counts.to_look_at + counts.likely;
            Ok(ImportDone { added: counts.adds, updated: counts.updates, left: outside })
        })
    })?;
    desk.session(|session| {
        session.imports.written = session.imports.current.take();
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
    let today = desk.today();
    let list = with_import(desk, |import, session| {
        let tried = import.trial(&mut session.archive)?;
        Ok(rest(import.table(), &import.mapping, &tried, &import.decisions, &row_reason))
    })?;
    let bytes = sheet::xlsx(&list, today)?;
    files::write(path, &bytes, if_there)?;
    Ok(SavedRest { path: path.display().to_string(), rows: list.rows.len() })
}

/// Tries a file as scripts ask for it: no decision is taken, nothing is written or remembered.
pub fn dry_run(desk: &Desk, path: &Path, sheet: Option<&str>) -> Result<Contract> {
    match super::open_file(desk, path) {
        Ok(()) => {}
        Err(Error::Unreadable(reason)) => {
            let told = unreadable(&reason);
            return Ok(Contract::unreadable(format!("{} {}", told.message, told.advice)));
        }
        Err(error) => return Err(error),
    }
    let chosen = sheet.map_or(Ok(()), |name| super::choose_sheet(desk, name));
    let tried = chosen.and_then(|()| with_import(desk, |import, session| import.trial(&mut session.archive)));
    super::cancel(desk)?;
    Ok(import_contract(&tried?))
}
