//! Settings that belong to the archive (letterhead, remembered mappings, texts of the office): one row a key, JSON inside.
//! The room that owns a key owns the type of its value.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Writer;
use super::store::{Row, StoreError, Tx, Value};
use super::table::{self, Record, Table};
use crate::error::Result;

/// The table of settings.
pub static SETTING: Table = Table::new("setting", &["value"]);

struct Setting {
    key: String,
    version: i64,
    value: String,
}

impl Record for Setting {
    const TABLE: &'static Table = &SETTING;

    fn id(&self) -> &str {
        &self.key
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn values(&self) -> Vec<Value> {
        vec![self.value.as_str().into()]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        Ok(Self { key: row.text()?, version: row.int()?, value: row.text()? })
    }
}

/// The value of a key, or its default where it was never saved.
pub fn read<T: DeserializeOwned + Default>(tx: &mut dyn Tx, key: &str) -> Result<T> {
    let Some(setting) = table::get::<Setting>(tx, key)? else { return Ok(T::default()) };
    Ok(serde_json::from_str(&setting.value).map_err(|error| StoreError::Damaged(error.to_string()))?)
}

/// Saves the value of a key inside an operation.
pub fn save<T: Serialize>(writer: &mut Writer<'_>, key: &str, value: &T) -> Result<()> {
    let version = writer.get::<Setting>(key)?.map_or(0, |setting| setting.version);
    let value = serde_json::to_string(value).map_err(|error| StoreError::Engine(error.to_string()))?;
    writer.put(&Setting { key: key.to_owned(), version, value })
}
