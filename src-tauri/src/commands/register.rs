//! The register of activities.

use concilia_core::archive::register::{FieldChange, RegisterQuery};
use concilia_office::register::{self, RegisterView};
use concilia_office::{Desk, Failure};
use tauri::State;

/// A page of the register.
#[tauri::command(async)]
pub(crate) fn register_page(desk: State<'_, Desk>, query: RegisterQuery) -> Result<RegisterView, Failure> {
    Ok(register::page(&desk, &query)?)
}

/// Every field that an operation changed.
#[tauri::command(async)]
pub(crate) fn register_fields(desk: State<'_, Desk>, number: i64) -> Result<Vec<FieldChange>, Failure> {
    Ok(register::fields(&desk, number)?)
}
