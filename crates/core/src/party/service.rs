//! The operations on parties: read, check, one write, answer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::category::{Category, Nature};
use super::check::{self, Problem};
use super::model::{AuthorisingAct, Party, PartyDraft, Signer, SignerDraft};
use super::store::searchable;
use crate::archive::operation::{Operation, OperationKind, Written};
use crate::archive::store::{StoreError, Tx};
use crate::archive::{Archive, Writer, table};
use crate::context::Context;
use crate::error::{Error, RequiredField, Result};
use crate::id::{PartyId, SignerId};
use crate::italian::Sought;
use crate::params;
use crate::signs::{seen, tidy};

const LIST: &str = include_str!("list.sql");
const SIGNERS: &str = include_str!("signers.sql");
const COUNT: &str = include_str!("count.sql");
const ALL_SIGNERS: &str = include_str!("all_signers.sql");

/// By what a list of parties is ordered. Ties go by name, then by id.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PartyOrder {
    /// Denominazione.
    #[default]
    Name,
    /// Categoria.
    Category,
    /// Comune.
    Municipality,
    /// Codice fiscale.
    FiscalCode,
    /// Già aderente.
    PreviousMember,
}

/// Which parties are wanted, and in which order.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PartyQuery {
    /// Words to find in any order, accents and case ignored; empty finds all.
    pub search: String,
    /// Only this category.
    pub category: Option<Category>,
    /// Only public or only private.
    pub nature: Option<Nature>,
    /// Only members of the previous agreement, or only the others.
    pub previous_member: Option<bool>,
    /// Order of the list.
    pub order: PartyOrder,
    /// From the last to the first.
    pub descending: bool,
}

/// The parties of a query, in its order.
pub fn list(tx: &mut dyn Tx, query: &PartyQuery) -> Result<Vec<Party>> {
    let sql = LIST.replace("{order}", order(query));
    let sought = Sought::new(&query.search);
    let filter = params![
        sought.pattern(),
        query.category.map(Category::code),
        query.nature.map(Nature::code),
        query.previous_member
    ];
    let mut found: Vec<Party> = table::list(tx, &sql, filter)?;
    found.retain(|party| sought.found_in(&searchable(&party.data)));
    Ok(found)
}

/// How many parties there are.
pub fn count(tx: &mut dyn Tx) -> Result<i64> {
    Ok(tx.one(COUNT, &[])?.ok_or(StoreError::Shape { column: 0 })?.cursor().int()?)
}

/// Every party, by name.
pub fn all(tx: &mut dyn Tx) -> Result<Vec<Party>> {
    list(tx, &PartyQuery::default())
}

fn order(query: &PartyQuery) -> &'static str {
    match (query.order, query.descending) {
        (PartyOrder::Name, false) => "name_fold, id",
        (PartyOrder::Name, true) => "name_fold DESC, id DESC",
        (PartyOrder::Category, false) => "category NULLS LAST, name_fold, id",
        (PartyOrder::Category, true) => "category DESC NULLS FIRST, name_fold, id",
        (PartyOrder::Municipality, false) => "municipality, name_fold, id",
        (PartyOrder::Municipality, true) => "municipality DESC, name_fold, id",
        (PartyOrder::FiscalCode, false) => "fiscal_code, name_fold, id",
        (PartyOrder::FiscalCode, true) => "fiscal_code DESC, name_fold, id",
        (PartyOrder::PreviousMember, false) => "previous_member DESC, name_fold, id",
        (PartyOrder::PreviousMember, true) => "previous_member, name_fold, id",
    }
}

/// One party.
pub fn get(tx: &mut dyn Tx, id: &PartyId) -> Result<Party> {
    table::get(tx, id.as_str())?.ok_or(Error::NotFound { entity: "party" })
}

/// Who signs for a party, the preferred first.
pub fn signers(tx: &mut dyn Tx, party: &PartyId) -> Result<Vec<Signer>> {
    Ok(table::list(tx, SIGNERS, params![party])?)
}

/// Who signs for every party, the preferred first within a party.
pub fn all_signers(tx: &mut dyn Tx) -> Result<Vec<Signer>> {
    Ok(table::list(tx, ALL_SIGNERS, &[])?)
}

/// Adds a party.
pub fn add(archive: &mut Archive, ctx: &mut Context<'_>, draft: PartyDraft) -> Result<Written<Party>> {
    let draft = accepted(draft)?;
    archive.write(ctx, Operation::new(OperationKind::PartyAdd, draft.name.clone()), |writer, ctx| {
        insert(writer, ctx.new_id(), draft)
    })
}

/// Adds a party inside an operation of another room (an import).
pub fn insert(writer: &mut Writer<'_>, id: PartyId, draft: PartyDraft) -> Result<Party> {
    let party = Party { id, version: 0, data: accepted(draft)? };
    writer.put(&party)?;
    Ok(Party { version: 1, ..party })
}

/// Changes a party; `party.version` must be the one it was read at.
pub fn edit(archive: &mut Archive, ctx: &mut Context<'_>, party: Party) -> Result<Written<Party>> {
    let party = Party { data: accepted(party.data)?, ..party };
    archive.write(ctx, Operation::new(OperationKind::PartyEdit, party.data.name.clone()), |writer, _| {
        update(writer, party)
    })
}

/// Changes a party inside an operation of another room (an import, a merge).
pub fn update(writer: &mut Writer<'_>, party: Party) -> Result<Party> {
    let party = Party { data: accepted(party.data)?, ..party };
    writer.put(&party)?;
    get(writer.tx(), &party.id)
}

/// Removes a party and who signs for it, while no deed, signature or meeting names it.
pub fn remove(archive: &mut Archive, ctx: &mut Context<'_>, id: &PartyId, version: i64) -> Result<Written<()>> {
    let name = archive.read(|tx| get(tx, id))?.data.name;
    let removed = archive.write(ctx, Operation::new(OperationKind::PartyRemove, name), |writer, _| {
        for signer in signers(writer.tx(), id)? {
            writer.delete(&signer)?;
        }
        let party = get(writer.tx(), id)?;
        writer.delete(&Party { version, ..party })
    });
    removed.map_err(in_use)
}

pub(super) fn in_use(error: Error) -> Error {
    match error {
        Error::Store(StoreError::Reference) => Error::InUse { entity: "party" },
        other => other,
    }
}

/// Adds a signer (no id yet) or changes one. One signer of a party is always preferred: who becomes so makes the others not
/// preferred, and who is no longer so leaves it to the first of the others.
pub fn save_signer(
    archive: &mut Archive,
    ctx: &mut Context<'_>,
    party: &PartyId,
    known: Option<(SignerId, i64)>,
    draft: SignerDraft,
) -> Result<Written<Signer>> {
    let draft = accepted_signer(draft)?;
    let subject = format!("{} ({})", draft.name, archive.read(|tx| get(tx, party))?.data.name);
    archive.write(ctx, Operation::new(OperationKind::SignerSave, subject), |writer, ctx| {
        let (id, version) = known.unwrap_or_else(|| (ctx.new_id(), 0));
        let others = signers(writer.tx(), party)?;
        let preferred = draft.preferred || others.iter().all(|other| other.id == id);
        let signer = Signer { id, version, party: party.clone(), data: SignerDraft { preferred, ..draft } };
        writer.put(&signer)?;
        if preferred {
            for mut other in others.into_iter().filter(|other| other.data.preferred && other.id != signer.id) {
                other.data.preferred = false;
                writer.put(&other)?;
            }
        } else {
            prefer_somebody(writer, party, Some(&signer.id))?;
        }
        writer.need(signer.id.as_str())
    })
}

/// Where nobody of a party is preferred, the first of its signers becomes so; `but` is the one who has just left it.
fn prefer_somebody(writer: &mut Writer<'_>, party: &PartyId, but: Option<&SignerId>) -> Result<()> {
    let known = signers(writer.tx(), party)?;
    if known.iter().any(|signer| signer.data.preferred) {
        return Ok(());
    }
    let Some(mut first) = known.into_iter().find(|signer| Some(&signer.id) != but) else { return Ok(()) };
    first.data.preferred = true;
    writer.put(&first)
}

/// Removes a signer, while no deed names it. The first of the others becomes preferred where this one was.
pub fn remove_signer(archive: &mut Archive, ctx: &mut Context<'_>, id: &SignerId, version: i64) -> Result<Written<()>> {
    let signer: Signer = archive.read(|tx| table::get(tx, id.as_str())?.ok_or(Error::NotFound { entity: "signer" }))?;
    let operation = Operation::new(OperationKind::SignerRemove, signer.data.name.clone());
    let removed = archive.write(ctx, operation, |writer, _| {
        writer.delete(&Signer { version, ..signer.clone() })?;
        prefer_somebody(writer, &signer.party, None)
    });
    removed.map_err(|error| match error {
        Error::Store(StoreError::Reference) => Error::InUse { entity: "signer" },
        other => other,
    })
}

/// The person as it is stored. A missing name and a text that is too long refuse it.
fn accepted_signer(draft: SignerDraft) -> Result<SignerDraft> {
    let act = AuthorisingAct { body: tidy(&draft.act.body), number: tidy(&draft.act.number), ..draft.act };
    let draft = SignerDraft {
        name: tidy(&draft.name),
        fiscal_code: tidy(&draft.fiscal_code),
        office: tidy(&draft.office),
        delegation: tidy(&draft.delegation),
        act,
        ..draft
    };
    named(&draft.name)?;
    short_enough(check::signer_too_long(&draft))?;
    Ok(draft)
}

fn named(name: &str) -> Result<()> {
    if name.is_empty() { Err(Error::Empty { field: RequiredField::Name }) } else { Ok(()) }
}

fn short_enough(found: Option<(&'static str, Problem)>) -> Result<()> {
    match found {
        Some((field, Problem::TooLong { found, limit })) => Err(Error::TooLong { field, found, limit }),
        _ => Ok(()),
    }
}

/// The draft as it is stored, whichever door it comes by (form, import, merge): unseen signs away, blanks trimmed, codes in
/// capitals without blanks. A missing name and a text that is too long refuse it.
fn accepted(draft: PartyDraft) -> Result<PartyDraft> {
    let trimmed = |text: String| tidy(&text);
    let code = |text: String| tidy(&text).split_whitespace().collect::<String>().to_uppercase();
    let draft = PartyDraft {
        name: seen(&draft.name).split_whitespace().collect::<Vec<_>>().join(" "),
        nature: draft.nature.or(draft.category.map(Category::usual_nature)),
        fiscal_code: code(draft.fiscal_code),
        vat_number: code(draft.vat_number),
        province: code(draft.province),
        address: trimmed(draft.address),
        postal_code: trimmed(draft.postal_code),
        municipality: trimmed(draft.municipality),
        pec: trimmed(draft.pec),
        email: trimmed(draft.email),
        phone: trimmed(draft.phone),
        contact_person: trimmed(draft.contact_person),
        representative: trimmed(draft.representative),
        representative_office: trimmed(draft.representative_office),
        notes: trimmed(draft.notes),
        ..draft
    };
    named(&draft.name)?;
    short_enough(check::first_too_long(&draft))?;
    Ok(draft)
}
