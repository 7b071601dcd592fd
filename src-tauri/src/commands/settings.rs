//! The settings of the office: letterhead, texts, operators, ambiti.

use concilia_core::archive::operation::Written;
use concilia_core::operator::{Ambito, Operator};
use concilia_office::settings::{self, OfficeTexts, Settings, TextsView};
use concilia_office::{Desk, Failure};
use tauri::State;

/// Letterhead and folder, as they stand.
#[tauri::command(async)]
pub(crate) fn settings_read(desk: State<'_, Desk>) -> Result<Settings, Failure> {
    Ok(settings::read(&desk)?)
}

/// Saves letterhead and folder.
#[tauri::command(async)]
pub(crate) fn settings_save(desk: State<'_, Desk>, settings: Settings) -> Result<Written<Settings>, Failure> {
    Ok(settings::save(&desk, settings)?)
}

/// The office's own texts, with those proposed.
#[tauri::command(async)]
pub(crate) fn texts_read(desk: State<'_, Desk>) -> Result<TextsView, Failure> {
    Ok(settings::read_texts(&desk)?)
}

/// Saves the office's own texts.
#[tauri::command(async)]
pub(crate) fn texts_save(desk: State<'_, Desk>, texts: OfficeTexts) -> Result<Written<OfficeTexts>, Failure> {
    Ok(settings::save_texts(&desk, texts)?)
}

/// Who works in the archive.
#[tauri::command(async)]
pub(crate) fn operator_list(desk: State<'_, Desk>) -> Result<Vec<Operator>, Failure> {
    Ok(settings::operators(&desk)?)
}

/// Adds an operator (version 0) or changes one.
#[tauri::command(async)]
pub(crate) fn operator_save(desk: State<'_, Desk>, operator: Operator) -> Result<Written<Operator>, Failure> {
    Ok(settings::save_operator(&desk, operator)?)
}

/// The ambiti of the network.
#[tauri::command(async)]
pub(crate) fn ambito_list(desk: State<'_, Desk>) -> Result<Vec<Ambito>, Failure> {
    Ok(settings::ambiti(&desk)?)
}

/// Adds an ambito (version 0) or changes one.
#[tauri::command(async)]
pub(crate) fn ambito_save(desk: State<'_, Desk>, ambito: Ambito) -> Result<Written<Ambito>, Failure> {
    Ok(settings::save_ambito(&desk, ambito)?)
}

/// Removes an ambito.
#[tauri::command(async)]
pub(crate) fn ambito_remove(desk: State<'_, Desk>, ambito: Ambito) -> Result<Written<()>, Failure> {
    Ok(settings::remove_ambito(&desk, &ambito)?)
}
