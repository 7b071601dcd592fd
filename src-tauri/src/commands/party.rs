//! Parties: the list, the card of one, who signs, changes to many, the way out.

use std::path::Path;

use concilia_core::archive::operation::Written;
use concilia_core::id::{PartyId, SignerId};
use concilia_core::merge::Order;
use concilia_core::party::{PartyChange, PartyDraft, Signer, SignerDraft};
use concilia_office::failure::FieldFailure;
use concilia_office::files::IfThere;
use concilia_office::party::{
    self, Card, CategoryChoice, FieldDoubt, ListQuery, MergeView, PartyList, Removal, SavedParty,
};
use concilia_office::{Desk, Failure};
use tauri::State;

/// The parties of a query.
#[tauri::command(async)]
pub(crate) fn party_list(desk: State<'_, Desk>, query: ListQuery) -> Result<PartyList, Failure> {
    Ok(party::list(&desk, &query)?)
}

/// The categories, in the order of the screen.
#[tauri::command(async)]
pub(crate) fn party_categories() -> Vec<CategoryChoice> {
    party::categories()
}

/// The card of a party.
#[tauri::command(async)]
pub(crate) fn party_card(desk: State<'_, Desk>, id: PartyId) -> Result<Card, Failure> {
    Ok(party::card(&desk, &id)?)
}

/// What is doubtful in what is being written.
#[tauri::command(async)]
pub(crate) fn party_check(draft: PartyDraft) -> Vec<FieldDoubt> {
    party::check(&draft)
}

/// What is wrong with the code of a person who signs.
#[tauri::command(async)]
pub(crate) fn signer_check(draft: SignerDraft) -> Vec<FieldFailure> {
    party::check_signer(&draft)
}

/// Adds a party (nothing known) or changes one.
#[tauri::command(async)]
pub(crate) fn party_save(
    desk: State<'_, Desk>,
    known: Option<(PartyId, i64)>,
    draft: PartyDraft,
) -> Result<Written<SavedParty>, Failure> {
    Ok(party::save(&desk, known, draft)?)
}

/// Makes the same change to many.
#[tauri::command(async)]
pub(crate) fn party_change(
    desk: State<'_, Desk>,
    ids: Vec<PartyId>,
    change: PartyChange,
) -> Result<Written<usize>, Failure> {
    Ok(party::change(&desk, &ids, change)?)
}

/// Removes the parties that nothing names.
#[tauri::command(async)]
pub(crate) fn party_remove(desk: State<'_, Desk>, ids: Vec<PartyId>) -> Result<Written<Removal>, Failure> {
    Ok(party::remove(&desk, &ids)?)
}

/// Two parties side by side.
#[tauri::command(async)]
pub(crate) fn party_merge_view(desk: State<'_, Desk>, one: PartyId, other: PartyId) -> Result<MergeView, Failure> {
    Ok(party::merge_view(&desk, &one, &other)?)
}

/// Makes two parties one.
#[tauri::command(async)]
pub(crate) fn party_merge(desk: State<'_, Desk>, order: Order) -> Result<Written<PartyId>, Failure> {
    Ok(party::merge(&desk, &order)?)
}

/// Writes the parties of a query to an Excel or CSV file; the dialog has asked before replacing one.
#[tauri::command(async)]
pub(crate) fn party_export(desk: State<'_, Desk>, query: ListQuery, path: String) -> Result<usize, Failure> {
    Ok(party::export(&desk, &query, Path::new(&path), IfThere::Replace)?)
}

/// Adds a person who signs (nothing known) or changes one.
#[tauri::command(async)]
pub(crate) fn signer_save(
    desk: State<'_, Desk>,
    party: PartyId,
    known: Option<(SignerId, i64)>,
    draft: SignerDraft,
) -> Result<Written<Signer>, Failure> {
    Ok(party::save_signer(&desk, &party, known, draft)?)
}

/// Removes a person who signs.
#[tauri::command(async)]
pub(crate) fn signer_remove(desk: State<'_, Desk>, id: SignerId, version: i64) -> Result<Written<()>, Failure> {
    Ok(party::remove_signer(&desk, &id, version)?)
}
