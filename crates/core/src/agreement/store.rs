//! Rows of deeds, versions, parties, copies and extensions. Mappers and nothing else.

use super::model::{
    CopiesScheme, Deed, DeedCopy, DeedExtension, DeedFile, DeedKind, DeedParty, DraftText, OfficeRecord, Origin,
    Version, VersionState,
};
use crate::act::SchemeRow;
use crate::archive::store::{Row, StoreError, Value};
use crate::archive::table::{Record, Table, stored_in};

/// The table of deeds.
pub static DEED: Table = Table::new("deed", &["kind"]);

/// The table of versions.
pub static DEED_VERSION: Table = Table::new(
    "deed_version",
    &[
        "deed",
        "number",
        "origin",
        "reason",
        "state",
        "resolution_reference",
        "place",
        "copies_scheme",
        "adherence_open",
        "adherence_way",
        "put_to_signature_on",
        "signed_on",
        "closed_reason",
        "frozen",
        "approval_body",
        "approval_number",
        "approval_date",
        "repertory_number",
        "classification",
        "stamp_duty",
    ],
);

/// The table of stipulating parties.
pub static DEED_PARTY: Table =
    Table::new("deed_party", &["deed_version", "party", "scheme_row", "position", "printed_name", "signer"]);

/// The table of copies.
pub static DEED_COPY: Table = Table::new("deed_copy", &["deed_version", "number", "holder"]);

/// The table of extensions of a deed.
pub static DEED_EXTENSION: Table =
    Table::new("deed_extension", &["deed_version", "until", "act", "decided_on", "reason"]);

/// The table of the files of versions made elsewhere.
pub static DEED_FILE: Table = Table::new("deed_file", &["deed_version", "name", "pages", "taken_on"]);

impl Record for Deed {
    stored_in!(DEED);

    fn values(&self) -> Vec<Value> {
        vec![self.kind.code().into()]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        Ok(Self { id: row.id()?, version: row.int()?, kind: row.code(DeedKind::from_code)? })
    }
}

impl Record for Version {
    stored_in!(DEED_VERSION);

    fn values(&self) -> Vec<Value> {
        vec![
            (&self.deed).into(),
            self.number.into(),
            self.origin.code().into(),
            self.reason.as_str().into(),
            self.state.code().into(),
            self.text.resolution_reference.as_str().into(),
            self.text.place.as_str().into(),
            self.text.copies_scheme.code().into(),
            self.text.adherence_open.into(),
            self.text.adherence_way.as_str().into(),
            self.put_to_signature_on.into(),
            self.signed_on.into(),
            self.closed_reason.as_str().into(),
            self.frozen.as_deref().into(),
            self.record.approval_body.as_str().into(),
            self.record.approval_number.as_str().into(),
            self.record.approval_date.into(),
            self.record.repertory_number.as_str().into(),
            self.record.classification.as_str().into(),
            self.record.stamp_duty.as_str().into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        Ok(Self {
            id: row.id()?,
            version: row.int()?,
            deed: row.id()?,
            number: row.int()?,
            origin: row.code(Origin::from_code)?,
            reason: row.text()?,
            state: row.code(VersionState::from_code)?,
            text: DraftText {
                resolution_reference: row.text()?,
                place: row.text()?,
                copies_scheme: row.code(CopiesScheme::from_code)?,
                adherence_open: row.flag()?,
                adherence_way: row.text()?,
            },
            put_to_signature_on: row.maybe_date()?,
            signed_on: row.maybe_date()?,
            closed_reason: row.text()?,
            frozen: row.maybe_text()?,
            record: OfficeRecord {
                approval_body: row.text()?,
                approval_number: row.text()?,
                approval_date: row.maybe_date()?,
                repertory_number: row.text()?,
                classification: row.text()?,
                stamp_duty: row.text()?,
            },
        })
    }
}

impl Record for DeedParty {
    stored_in!(DEED_PARTY);

    fn values(&self) -> Vec<Value> {
        vec![
            (&self.deed_version).into(),
            (&self.party).into(),
            self.scheme_row.code().into(),
            self.position.into(),
            self.printed_name.as_str().into(),
            self.signer.as_ref().into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        Ok(Self {
            id: row.id()?,
            version: row.int()?,
            deed_version: row.id()?,
            party: row.id()?,
            scheme_row: row.code(SchemeRow::from_code)?,
            position: row.int()?,
            printed_name: row.text()?,
            signer: row.maybe_id()?,
        })
    }
}

impl Record for DeedCopy {
    stored_in!(DEED_COPY);

    fn values(&self) -> Vec<Value> {
        vec![(&self.deed_version).into(), self.number.into(), self.holder.as_ref().into()]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        Ok(Self {
            id: row.id()?,
            version: row.int()?,
            deed_version: row.id()?,
            number: row.int()?,
            holder: row.maybe_id()?,
        })
    }
}

impl Record for DeedExtension {
    stored_in!(DEED_EXTENSION);

    fn values(&self) -> Vec<Value> {
        vec![
            (&self.deed_version).into(),
            self.until.into(),
            self.act.as_str().into(),
            self.decided_on.into(),
            self.reason.as_str().into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        Ok(Self {
            id: row.id()?,
            version: row.int()?,
            deed_version: row.id()?,
            until: row.date()?,
            act: row.text()?,
            decided_on: row.date()?,
            reason: row.text()?,
        })
    }
}

impl Record for DeedFile {
    stored_in!(DEED_FILE);

    fn values(&self) -> Vec<Value> {
        vec![(&self.deed_version).into(), self.name.as_str().into(), self.pages.into(), self.taken_on.into()]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        Ok(Self {
            id: row.id()?,
            version: row.int()?,
            deed_version: row.id()?,
            name: row.text()?,
            pages: row.int()?,
            taken_on: row.date()?,
        })
    }
}
