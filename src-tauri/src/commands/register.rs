//! The register of activities.

use std::path::Path;

use concilia_core::archive::register::RegisterQuery;
use concilia_office::files::IfThere;
use concilia_office::register::{self, KindChoice, RegisterChange, RegisterView};
use concilia_office::{Desk, Failure};
use tauri::State;

/// A page of the register.
#[tauri::command(async)]
pub(crate) fn register_page(desk: State<'_, Desk>, query: RegisterQuery) -> Result<RegisterView, Failure> {
    Ok(register::page(&desk, &query)?)
}

/// Every field that an operation changed.
#[tauri::command(async)]
pub(crate) fn register_fields(desk: State<'_, Desk>, number: i64) -> Result<Vec<RegisterChange>, Failure> {
    Ok(register::changes(&desk, number)?)
}

/// Every kind of operation, by name.
#[tauri::command(async)]
pub(crate) fn register_kinds() -> Vec<KindChoice> {
    register::kinds()
}

/// Writes the entries of a query to an Excel or CSV file; the dialog has asked before replacing one.
#[tauri::command(async)]
pub(crate) fn register_export(desk: State<'_, Desk>, query: RegisterQuery, path: String) -> Result<usize, Failure> {
    Ok(register::export(&desk, &query, Path::new(&path), IfThere::Replace)?)
}
