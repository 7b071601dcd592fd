//! What a copy says of itself.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use crate::archive::Identity;
use crate::archive::sqlite::TableSum;
use crate::archive::store::{StoreError, Tx};
use crate::archive::{migrate, table};
use crate::coded::coded;

const LAST_OPERATION: &str = include_str!("../last_operation.sql");

coded! {
    /// Why a copy was made.
    #[ts(rename = "CopyReason")]
    Why {
        /// At the opening of the archive.
        Opening = "opening",
        /// Before parties were imported.
        BeforeImport = "before_import",
        /// Before the archive was brought up to date.
        BeforeMigration = "before_migration",
        /// At the closing of the archive.
        Closing = "closing",
        /// Because somebody asked for it.
        OnDemand = "on_demand",
    }
}

/// What a person recognises the state of an archive by; none where an older archive does not say it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// How many parties.
    pub parties: Option<i64>,
    /// How many signatures came back.
    pub signatures: Option<i64>,
}

/// Counts in the state of the data that is being copied.
pub type Count = fn(&mut dyn Tx) -> Counts;

/// The last operation in the register of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastOperation {
    /// Its number.
    pub number: i64,
    /// The code of its kind; a newer program may have kinds that this one does not know.
    pub kind: String,
    /// To what it was done.
    pub subject: String,
    /// When (UTC).
    pub at: DateTime<Utc>,
}

/// What a copy says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// When it was made (UTC).
    pub made_at: DateTime<Utc>,
    /// Why.
    pub why: Why,
    /// Where the archive was.
    pub archive: String,
    /// Code of its network.
    pub network: String,
    /// Its round.
    pub round: String,
    /// The code of the archive.
    pub code: String,
    /// Its line of descent.
    pub lineage: i64,
    /// What it held.
    pub counts: Counts,
    /// The last operation done in it.
    pub last: Option<LastOperation>,
    /// The version of the program that made the copy.
    pub program: String,
    /// How many migrations the archive had.
    pub schema: i64,
    /// How many contents it names.
    pub contents: usize,
    /// Hashes of the contents that were damaged in the archive itself when it was copied.
    pub damaged: Vec<String>,
    /// What its tables hold.
    pub tables: Vec<TableSum>,
}

impl Label {
    pub(super) fn read(json: &str) -> Result<Self, StoreError> {
        serde_json::from_str(json).map_err(|error| StoreError::Damaged(format!("label: {error}")))
    }

    pub(super) fn json(&self) -> Result<String, StoreError> {
        serde_json::to_string(self).map_err(|error| StoreError::Engine(error.to_string()))
    }

    /// Nothing was done in the archive between the two.
    pub(super) fn same_state(&self, now: &State) -> bool {
        let State { identity, schema, last, contents, .. } = now;
        (&self.code, self.lineage, self.schema, &self.last) == (&identity.code, identity.lineage, *schema, last)
            && self.contents == *contents
    }

    /// The name of its file, without the ending: instants sort as their names do.
    pub(super) fn stem(&self) -> String {
        self.made_at.to_rfc3339_opts(SecondsFormat::Millis, true).replace([':', '-', '.'], "")
    }
}

/// What tells one state of an archive from another.
pub(super) struct State {
    pub(super) identity: Identity,
    pub(super) schema: i64,
    pub(super) last: Option<LastOperation>,
    pub(super) contents: usize,
    pub(super) counts: Counts,
}

impl State {
    pub(super) fn read(tx: &mut dyn Tx, contents: usize, count: Count) -> Result<Self, StoreError> {
        let identity: Identity = table::get(tx, "archive")?.ok_or(StoreError::Damaged("no archive".to_owned()))?;
        let last = tx.one(LAST_OPERATION, &[])?.map(|row| {
            let mut row = row.cursor();
            Ok::<_, StoreError>(LastOperation {
                number: row.int()?,
                kind: row.text()?,
                subject: row.text()?,
                at: row.instant()?,
            })
        });
        Ok(Self { identity, schema: migrate::last(tx)?, last: last.transpose()?, contents, counts: count(tx) })
    }
}
