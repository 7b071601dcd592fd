//! The agreement: its page and pages, its draft, its steps, its files.

use std::path::Path;

use chrono::NaiveDate;
use concilia_core::act::SchemeRow;
use concilia_core::agreement::{DeedExtensionDraft, DraftText, OfficeRecord, PutToSignature};
use concilia_core::archive::operation::Written;
use concilia_core::id::{DeedPartyId, PartyId, SignerId, VersionId};
use concilia_office::agreement::{self, AgreementPreview, AgreementView};
use concilia_office::files::IfThere;
use concilia_office::{Desk, Error, Failure};
use tauri::State;

/// The page of the agreement; nothing where none was started.
#[tauri::command(async)]
pub(crate) fn agreement_view(
    desk: State<'_, Desk>,
    version: Option<VersionId>,
) -> Result<Option<AgreementView>, Failure> {
    Ok(agreement::view(&desk, version.as_ref())?)
}

/// The very pages of a version.
#[tauri::command(async)]
pub(crate) fn agreement_preview(desk: State<'_, Desk>, version: VersionId) -> Result<AgreementPreview, Failure> {
    Ok(agreement::preview(&desk, &version)?)
}

/// Starts the first draft.
#[tauri::command(async)]
pub(crate) fn agreement_start(desk: State<'_, Desk>) -> Result<Written<VersionId>, Failure> {
    Ok(agreement::start(&desk)?)
}

/// Changes the blanks, the copies and the way of adhering.
#[tauri::command(async)]
pub(crate) fn agreement_edit_text(
    desk: State<'_, Desk>,
    version: VersionId,
    read: i64,
    text: DraftText,
) -> Result<Written<()>, Failure> {
    Ok(agreement::edit_text(&desk, &version, read, text)?)
}

/// Changes what the office keeps beside the text.
#[tauri::command(async)]
pub(crate) fn agreement_edit_record(
    desk: State<'_, Desk>,
    version: VersionId,
    read: i64,
    record: OfficeRecord,
) -> Result<Written<()>, Failure> {
    Ok(agreement::edit_record(&desk, &version, read, record)?)
}

/// Adds parties to the draft.
#[tauri::command(async)]
pub(crate) fn agreement_add_parties(
    desk: State<'_, Desk>,
    version: VersionId,
    parties: Vec<PartyId>,
    row: Option<SchemeRow>,
) -> Result<Written<()>, Failure> {
    Ok(agreement::add_parties(&desk, &version, &parties, row)?)
}

/// Takes a party out of the draft.
#[tauri::command(async)]
pub(crate) fn agreement_remove_party(
    desk: State<'_, Desk>,
    version: VersionId,
    row: DeedPartyId,
) -> Result<Written<()>, Failure> {
    Ok(agreement::remove_party(&desk, &version, &row)?)
}

/// Moves a party among those of its row.
#[tauri::command(async)]
pub(crate) fn agreement_move_party(
    desk: State<'_, Desk>,
    version: VersionId,
    row: DeedPartyId,
    to: usize,
) -> Result<Written<()>, Failure> {
    Ok(agreement::move_party(&desk, &version, &row, to)?)
}

/// Changes a party's printed words and who signs for it.
#[tauri::command(async)]
pub(crate) fn agreement_edit_party(
    desk: State<'_, Desk>,
    version: VersionId,
    row: DeedPartyId,
    read: i64,
    printed_name: String,
    signer: Option<SignerId>,
) -> Result<Written<()>, Failure> {
    Ok(agreement::edit_party(&desk, &version, (&row, read), &printed_name, signer)?)
}

/// Puts a draft to signature.
#[tauri::command(async)]
pub(crate) fn agreement_put_to_signature(
    desk: State<'_, Desk>,
    order: PutToSignature,
    date_confirmed: bool,
) -> Result<Written<()>, Failure> {
    Ok(agreement::put_to_signature(&desk, &order, date_confirmed)?)
}

/// Takes a PDF made elsewhere as the text of a draft, put to signature on a day.
#[tauri::command(async)]
pub(crate) fn agreement_take_elsewhere(
    desk: State<'_, Desk>,
    order: PutToSignature,
    path: String,
    put_on: NaiveDate,
) -> Result<Written<()>, Failure> {
    Ok(agreement::take_elsewhere(&desk, &order, Path::new(&path), put_on)?)
}

/// Opens the PDF of a version made elsewhere with the program that the system uses for it.
#[tauri::command(async)]
pub(crate) fn agreement_open_elsewhere(desk: State<'_, Desk>, version: VersionId) -> Result<(), Failure> {
    let path = agreement::lay_out_elsewhere(&desk, &version)?;
    let opened = tauri_plugin_opener::open_path(path, None::<&str>);
    Ok(opened.map_err(|error| Error::from(std::io::Error::other(error)))?)
}

/// Registers that everybody has signed.
#[tauri::command(async)]
pub(crate) fn agreement_register_signed(
    desk: State<'_, Desk>,
    version: VersionId,
    read: i64,
) -> Result<Written<()>, Failure> {
    Ok(agreement::register_signed(&desk, &version, read)?)
}

/// Withdraws a version that is being signed.
#[tauri::command(async)]
pub(crate) fn agreement_withdraw(
    desk: State<'_, Desk>,
    version: VersionId,
    reason: String,
) -> Result<Written<()>, Failure> {
    Ok(agreement::withdraw(&desk, &version, &reason)?)
}

/// Starts a draft that follows a version.
#[tauri::command(async)]
pub(crate) fn agreement_new_version(
    desk: State<'_, Desk>,
    version: VersionId,
    reason: String,
) -> Result<Written<VersionId>, Failure> {
    Ok(agreement::new_version(&desk, &version, &reason)?)
}

/// Extends the life of a signed version.
#[tauri::command(async)]
pub(crate) fn agreement_extend(
    desk: State<'_, Desk>,
    version: VersionId,
    extension: DeedExtensionDraft,
) -> Result<Written<()>, Failure> {
    Ok(agreement::extend(&desk, &version, extension)?)
}

/// Throws a draft away.
#[tauri::command(async)]
pub(crate) fn agreement_discard(desk: State<'_, Desk>, version: VersionId) -> Result<Written<()>, Failure> {
    Ok(agreement::discard(&desk, &version)?)
}

/// Saves the files of a version; answers their names.
#[tauri::command(async)]
pub(crate) fn agreement_save(
    desk: State<'_, Desk>,
    version: VersionId,
    path: String,
    replace: bool,
) -> Result<Written<Vec<String>>, Failure> {
    let if_there = if replace { IfThere::Replace } else { IfThere::Ask };
    Ok(agreement::save(&desk, &version, Path::new(&path), if_there)?)
}
