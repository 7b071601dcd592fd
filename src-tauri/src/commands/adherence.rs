//! Signatures: the list, the card of one party, steps for one and for many, returned files.

use std::path::Path;

use concilia_core::adherence::{ReturnedFile, RollOf, Step};
use concilia_core::archive::operation::Written;
use concilia_core::id::{PartyId, ReturnedFileId};
use concilia_office::adherence::{self, AdherenceList, Card, OverviewView, StepAnswer};
use concilia_office::files::IfThere;
use concilia_office::{Desk, Error, Failure};
use tauri::State;

/// The list of signatures of a version with its first line.
#[tauri::command(async)]
pub(crate) fn adherence_list(desk: State<'_, Desk>, of: RollOf) -> Result<AdherenceList, Failure> {
    Ok(adherence::list(&desk, of)?)
}

/// The first line alone; nothing without a deed.
#[tauri::command(async)]
pub(crate) fn adherence_overview(desk: State<'_, Desk>) -> Result<Option<OverviewView>, Failure> {
    Ok(adherence::overview(&desk)?)
}

/// The card of one party's signature.
#[tauri::command(async)]
pub(crate) fn adherence_card(desk: State<'_, Desk>, of: RollOf, party: PartyId) -> Result<Card, Failure> {
    Ok(adherence::card(&desk, of, &party)?)
}

/// What a step would do; nothing is written.
#[tauri::command(async)]
pub(crate) fn adherence_try(
    desk: State<'_, Desk>,
    of: RollOf,
    parties: Vec<PartyId>,
    step: Step,
) -> Result<StepAnswer, Failure> {
    Ok(adherence::try_step(&desk, of, &parties, &step)?)
}

/// Takes a step for those that accept it, as one operation.
#[tauri::command(async)]
pub(crate) fn adherence_step(
    desk: State<'_, Desk>,
    of: RollOf,
    parties: Vec<PartyId>,
    step: Step,
) -> Result<Written<StepAnswer>, Failure> {
    Ok(adherence::step(&desk, of, &parties, &step)?)
}

/// Takes in a file that came back, for one party or for many.
#[tauri::command(async)]
pub(crate) fn adherence_attach(
    desk: State<'_, Desk>,
    of: RollOf,
    parties: Vec<PartyId>,
    path: String,
) -> Result<Written<Vec<ReturnedFile>>, Failure> {
    Ok(adherence::attach(&desk, of, &parties, Path::new(&path))?)
}

/// Opens a file that came back with the program that the system uses for it.
#[tauri::command(async)]
pub(crate) fn adherence_open_file(desk: State<'_, Desk>, file: ReturnedFileId) -> Result<(), Failure> {
    let path = adherence::lay_out(&desk, &file)?;
    let opened = tauri_plugin_opener::open_path(path, None::<&str>);
    Ok(opened.map_err(|error| Error::from(std::io::Error::other(error)))?)
}

/// Saves a file that came back, as it was taken in.
#[tauri::command(async)]
pub(crate) fn adherence_save_file(desk: State<'_, Desk>, file: ReturnedFileId, path: String) -> Result<(), Failure> {
    Ok(adherence::save_file(&desk, &file, Path::new(&path))?)
}

/// Exports the lines that the screen shows; the dialog of the system has asked before an existing file.
#[tauri::command(async)]
pub(crate) fn adherence_export(
    desk: State<'_, Desk>,
    of: RollOf,
    parties: Vec<PartyId>,
    path: String,
) -> Result<(), Failure> {
    Ok(adherence::export(&desk, Some(of), &parties, Path::new(&path), IfThere::Replace)?)
}
