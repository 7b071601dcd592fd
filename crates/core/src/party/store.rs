//! Rows of parties and signers. Mappers and nothing else.

use super::category::{Category, Nature};
use super::model::{AuthorisingAct, Party, PartyDraft, Signer, SignerDraft};
use crate::archive::store::{Row, StoreError, Value};
use crate::archive::table::{Record, Table, stored_in};
use crate::italian::fold;

/// The table of parties.
pub static PARTY: Table = Table::new(
    "party",
    &[
        "name",
        "category",
        "nature",
        "fiscal_code",
        "vat_number",
        "address",
        "postal_code",
        "municipality",
        "province",
        "pec",
        "email",
        "phone",
        "contact_person",
        "representative",
        "representative_office",
        "previous_member",
        "notes",
        "name_fold",
        "search_fold",
    ],
);

/// The table of who signs.
pub static SIGNER: Table = Table::new(
    "signer",
    &[
        "party",
        "name",
        "fiscal_code",
        "office",
        "delegation",
        "act_body",
        "act_number",
        "act_date",
        "act_awaited",
        "preferred",
    ],
);

impl Record for Party {
    stored_in!(PARTY);

    fn values(&self) -> Vec<Value> {
        let data = &self.data;
        vec![
            data.name.as_str().into(),
            data.category.map(Category::code).into(),
            data.nature.map(Nature::code).into(),
            data.fiscal_code.as_str().into(),
            data.vat_number.as_str().into(),
            data.address.as_str().into(),
            data.postal_code.as_str().into(),
            data.municipality.as_str().into(),
            data.province.as_str().into(),
            data.pec.as_str().into(),
            data.email.as_str().into(),
            data.phone.as_str().into(),
            data.contact_person.as_str().into(),
            data.representative.as_str().into(),
            data.representative_office.as_str().into(),
            data.previous_member.into(),
            data.notes.as_str().into(),
            fold(&data.name).into(),
            searchable(data).into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        Ok(Self {
            id: row.id()?,
            version: row.int()?,
            data: PartyDraft {
                name: row.text()?,
                category: row.maybe_code(Category::from_code)?,
                nature: row.maybe_code(Nature::from_code)?,
                fiscal_code: row.text()?,
                vat_number: row.text()?,
                address: row.text()?,
                postal_code: row.text()?,
                municipality: row.text()?,
                province: row.text()?,
                pec: row.text()?,
                email: row.text()?,
                phone: row.text()?,
                contact_person: row.text()?,
                representative: row.text()?,
                representative_office: row.text()?,
                previous_member: row.flag()?,
                notes: row.text()?,
            },
        })
    }
}

/// The words by which the search finds a party, folded: name, codes, seat, people, addresses.
pub(super) fn searchable(data: &PartyDraft) -> String {
    let words = [
        &data.name,
        &data.fiscal_code,
        &data.vat_number,
        &data.municipality,
        &data.pec,
        &data.email,
        &data.contact_person,
        &data.representative,
    ];
    fold(&words.map(String::as_str).join(" "))
}

impl Record for Signer {
    stored_in!(SIGNER);

    fn values(&self) -> Vec<Value> {
        let data = &self.data;
        vec![
            (&self.party).into(),
            data.name.as_str().into(),
            data.fiscal_code.as_str().into(),
            data.office.as_str().into(),
            data.delegation.as_str().into(),
            data.act.body.as_str().into(),
            data.act.number.as_str().into(),
            data.act.date.into(),
            data.act.awaited.into(),
            data.preferred.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        Ok(Self {
            id: row.id()?,
            version: row.int()?,
            party: row.id()?,
            data: SignerDraft {
                name: row.text()?,
                fiscal_code: row.text()?,
                office: row.text()?,
                delegation: row.text()?,
                act: AuthorisingAct {
                    body: row.text()?,
                    number: row.text()?,
                    date: row.maybe_date()?,
                    awaited: row.flag()?,
                },
                preferred: row.flag()?,
            },
        })
    }
}
