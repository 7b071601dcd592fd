//! Rows of issued documents. Mappers and nothing else.

use super::model::{DocumentKind, Issued};
use crate::archive::store::{Row, StoreError, Value};
use crate::archive::table::{Record, Table, stored_in};

/// The table of issued documents.
pub static ISSUED_DOCUMENT: Table = Table::new(
    "issued_document",
    &[
        "lineage",
        "number",
        "kind",
        "deed_version",
        "party",
        "deed_copy",
        "meeting",
        "title",
        "issued_on",
        "pages",
        "content",
        "made_of",
        "annulled_on",
        "annulled_reason",
    ],
);

impl Record for Issued {
    stored_in!(ISSUED_DOCUMENT);

    fn values(&self) -> Vec<Value> {
        vec![
            self.lineage.into(),
            self.number.into(),
            self.kind.code().into(),
            self.deed_version.as_ref().into(),
            self.party.as_ref().into(),
            self.copy.as_ref().into(),
            self.meeting.as_ref().into(),
            self.title.as_str().into(),
            self.issued_on.into(),
            self.pages.into(),
            self.content.as_str().into(),
            self.made_of.as_str().into(),
            self.annulled_on.into(),
            self.annulled_reason.as_str().into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        Ok(Self {
            id: row.id()?,
            version: row.int()?,
            lineage: row.int()?,
            number: row.int()?,
            kind: row.code(DocumentKind::from_code)?,
            deed_version: row.maybe_id()?,
            party: row.maybe_id()?,
            copy: row.maybe_id()?,
            meeting: row.maybe_id()?,
            title: row.text()?,
            issued_on: row.date()?,
            pages: row.int()?,
            content: row.text()?,
            made_of: row.text()?,
            annulled_on: row.maybe_date()?,
            annulled_reason: row.text()?,
        })
    }
}
