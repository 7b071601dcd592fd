//! Rows of signatures, renunciations, reminders and returned files. Mappers and nothing else.

use super::model::{Channel, Instrument, Method, Protocol, Reminder, Renunciation, ReturnedFile, Signature, State};
use crate::archive::store::{Row, StoreError, Value};
use crate::archive::table::{Record, Table, stored_in};

/// The table of signatures.
pub static SIGNATURE: Table = Table::new(
    "signature",
    &[
        "deed_version",
        "party",
        "instrument",
        "state",
        "signer",
        "deed_copy",
        "sent_on",
        "sent_by",
        "returned_on",
        "arrived_by",
        "method",
        "signed_on",
        "signed_by",
        "identity_document",
        "verified_on",
        "verified_by",
        "protocol_number",
        "protocol_date",
        "irregular_on",
        "irregular_reason",
        "irregular_remedy",
        "carried_from",
        "kept_reason",
        "notes",
        "text_version",
    ],
);

/// The table of renunciations.
pub static RENUNCIATION: Table = Table::new(
    "renunciation",
    &[
        "deed",
        "party",
        "renounced_on",
        "arrived_on",
        "arrived_by",
        "protocol_number",
        "protocol_date",
        "notes",
        "revoked_on",
        "revoked_reason",
    ],
);

/// The table of reminders.
pub static REMINDER: Table = Table::new("reminder", &["signature", "number", "sent_on", "issued"]);

/// The table of returned files.
pub static RETURNED_FILE: Table =
    Table::new("returned_file", &["signature", "renunciation", "content", "name", "taken_on"]);

impl Record for Signature {
    stored_in!(SIGNATURE);

    fn values(&self) -> Vec<Value> {
        vec![
            (&self.deed_version).into(),
            (&self.party).into(),
            self.instrument.code().into(),
            self.state.code().into(),
            self.signer.as_ref().into(),
            self.copy.as_ref().into(),
            self.sent_on.into(),
            self.sent_by.map(Channel::code).into(),
            self.returned_on.into(),
            self.arrived_by.map(Channel::code).into(),
            self.method.map(Method::code).into(),
            self.signed_on.into(),
            self.signed_by.as_str().into(),
            self.identity_document.into(),
            self.verified_on.into(),
            self.verified_by.as_str().into(),
            self.protocol.number.as_str().into(),
            self.protocol.date.into(),
            self.irregular_on.into(),
            self.irregular_reason.as_str().into(),
            self.irregular_remedy.as_str().into(),
            self.carried_from.as_ref().into(),
            self.kept_reason.as_str().into(),
            self.notes.as_str().into(),
            (&self.text_version).into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        Ok(Self {
            id: row.id()?,
            version: row.int()?,
            deed_version: row.id()?,
            party: row.id()?,
            instrument: row.code(Instrument::from_code)?,
            state: row.code(State::from_code)?,
            signer: row.maybe_id()?,
            copy: row.maybe_id()?,
            sent_on: row.maybe_date()?,
            sent_by: row.maybe_code(Channel::from_code)?,
            returned_on: row.maybe_date()?,
            arrived_by: row.maybe_code(Channel::from_code)?,
            method: row.maybe_code(Method::from_code)?,
            signed_on: row.maybe_date()?,
            signed_by: row.text()?,
            identity_document: row.flag()?,
            verified_on: row.maybe_date()?,
            verified_by: row.text()?,
            protocol: Protocol { number: row.text()?, date: row.maybe_date()? },
            irregular_on: row.maybe_date()?,
            irregular_reason: row.text()?,
            irregular_remedy: row.text()?,
            carried_from: row.maybe_id()?,
            kept_reason: row.text()?,
            notes: row.text()?,
            text_version: row.id()?,
        })
    }
}

impl Record for Renunciation {
    stored_in!(RENUNCIATION);

    fn values(&self) -> Vec<Value> {
        vec![
            (&self.deed).into(),
            (&self.party).into(),
            self.renounced_on.into(),
            self.arrived_on.into(),
            self.arrived_by.map(Channel::code).into(),
            self.protocol.number.as_str().into(),
            self.protocol.date.into(),
            self.notes.as_str().into(),
            self.revoked_on.into(),
            self.revoked_reason.as_str().into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        Ok(Self {
            id: row.id()?,
            version: row.int()?,
            deed: row.id()?,
            party: row.id()?,
            renounced_on: row.date()?,
            arrived_on: row.maybe_date()?,
            arrived_by: row.maybe_code(Channel::from_code)?,
            protocol: Protocol { number: row.text()?, date: row.maybe_date()? },
            notes: row.text()?,
            revoked_on: row.maybe_date()?,
            revoked_reason: row.text()?,
        })
    }
}

impl Record for Reminder {
    stored_in!(REMINDER);

    fn values(&self) -> Vec<Value> {
        vec![(&self.signature).into(), self.number.into(), self.sent_on.into(), self.issued.as_ref().into()]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        Ok(Self {
            id: row.id()?,
            version: row.int()?,
            signature: row.id()?,
            number: row.int()?,
            sent_on: row.date()?,
            issued: row.maybe_id()?,
        })
    }
}

impl Record for ReturnedFile {
    stored_in!(RETURNED_FILE);

    fn values(&self) -> Vec<Value> {
        vec![
            self.signature.as_ref().into(),
            self.renunciation.as_ref().into(),
            self.content.as_str().into(),
            self.name.as_str().into(),
            self.taken_on.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        Ok(Self {
            id: row.id()?,
            version: row.int()?,
            signature: row.maybe_id()?,
            renunciation: row.maybe_id()?,
            content: row.text()?,
            name: row.text()?,
            taken_on: row.date()?,
        })
    }
}
