//! Descriptions of the tables whose rows have images, and the three whole-row statements that follow from a description.
//!
//! These are the only statements assembled in code: the column list is a constant, so that a mapper, its image and its
//! statement can not drift apart. Every other query stands in a `.sql` file beside its room.

use std::sync::OnceLock;

use serde_json::{Map, Value as Json};

use super::store::{Row, StoreError, Tx, Value};

/// A table of whole rows: `id` and `version` first, then the columns of the record.
#[derive(Debug)]
pub struct Table {
    /// Its name; also the name of the entity in the register and in the news to the screen.
    pub name: &'static str,
    /// Columns after `id` and `version`, in the order of the record's values.
    pub columns: &'static [&'static str],
    statements: OnceLock<Statements>,
}

#[derive(Debug)]
struct Statements {
    get: String,
    put: String,
    delete: String,
}

impl Table {
    /// Describes a table.
    pub const fn new(name: &'static str, columns: &'static [&'static str]) -> Self {
        Self { name, columns, statements: OnceLock::new() }
    }

    fn statements(&self) -> &Statements {
        self.statements.get_or_init(|| {
            let columns = self.columns.join(", ");
            let places: Vec<String> = (1..=self.columns.len() + 2).map(|place| format!("?{place}")).collect();
            let updates: Vec<String> = self.columns.iter().map(|column| format!("{column} = excluded.{column}")).collect();
            let table = self.name;
            Statements {
                get: format!("SELECT id, version, {columns} FROM {table} WHERE id = ?1"),
                put: format!(
                    "INSERT INTO {table} (id, version, {columns}) VALUES ({}) ON CONFLICT (id) DO UPDATE SET version = excluded.version, {}",
                    places.join(", "),
                    updates.join(", ")
                ),
                delete: format!("DELETE FROM {table} WHERE id = ?1"),
            }
        })
    }

    /// The row of an id, if there.
    pub fn get(&self, tx: &mut dyn Tx, id: &str) -> Result<Option<Row>, StoreError> {
        tx.one(&self.statements().get, &[Value::from(id)])
    }

    pub(super) fn put(&self, tx: &mut dyn Tx, row: &Row) -> Result<(), StoreError> {
        tx.exec(&self.statements().put, &row.0).map(|_| ())
    }

    pub(super) fn delete(&self, tx: &mut dyn Tx, id: &str) -> Result<(), StoreError> {
        tx.exec(&self.statements().delete, &[Value::from(id)]).map(|_| ())
    }

    /// The image of a row: every column by name, `version` left out, so that equal content has equal images.
    pub(super) fn image(&self, row: &Row) -> Result<Json, StoreError> {
        let mut image = Map::new();
        for (column, name) in std::iter::once(&"id").chain(self.columns).enumerate() {
            let column = if column == 0 { 0 } else { column + 1 };
            let value = row.0.get(column).ok_or(StoreError::Shape { column })?;
            image.insert((*name).to_owned(), to_json(value, column)?);
        }
        Ok(Json::Object(image))
    }

    /// The row of an image, at the given version.
    pub(super) fn row(&self, image: &Json, version: i64) -> Result<Row, StoreError> {
        let value = |column: usize, name: &str| image.get(name).and_then(from_json).ok_or(StoreError::Shape { column });
        let mut values = vec![value(0, "id")?, Value::Int(version)];
        for (place, name) in self.columns.iter().enumerate() {
            values.push(value(place + 2, name)?);
        }
        Ok(Row(values))
    }
}

fn to_json(value: &Value, column: usize) -> Result<Json, StoreError> {
    match value {
        Value::Null => Ok(Json::Null),
        Value::Int(number) => Ok(Json::from(*number)),
        Value::Text(text) => Ok(Json::from(text.as_str())),
        // Bytes live in the content table, which has no images.
        Value::Blob(_) => Err(StoreError::Shape { column }),
    }
}

fn from_json(json: &Json) -> Option<Value> {
    match json {
        Json::Null => Some(Value::Null),
        Json::Number(number) => number.as_i64().map(Value::Int),
        Json::String(text) => Some(Value::Text(text.clone())),
        _ => None,
    }
}

/// A row as a value of its room. The mapper and its inverse, nothing else.
pub trait Record: Sized {
    /// Where it lives.
    const TABLE: &'static Table;

    /// Its identifier.
    fn id(&self) -> &str;

    /// The version it was read at; 0 for one that is not yet stored.
    fn version(&self) -> i64;

    /// The values of [`Table::columns`], in that order.
    fn values(&self) -> Vec<Value>;

    /// Reads `id`, `version` and [`Table::columns`].
    fn from_row(row: &Row) -> Result<Self, StoreError>;
}

/// Says in an `impl Record` that the row lives in a table, under the fields `id` and `version` of the value.
macro_rules! stored_in {
    ($table:ident) => {
        const TABLE: &'static $crate::archive::table::Table = &$table;

        fn id(&self) -> &str {
            self.id.as_str()
        }

        fn version(&self) -> i64 {
            self.version
        }
    };
}

pub(crate) use stored_in;

/// The record of an id, if there.
pub fn get<R: Record>(tx: &mut dyn Tx, id: &str) -> Result<Option<R>, StoreError> {
    R::TABLE.get(tx, id)?.map(|row| R::from_row(&row)).transpose()
}

/// Maps the rows of a query whose columns are those of the record.
pub fn list<R: Record>(tx: &mut dyn Tx, sql: &str, params: &[Value]) -> Result<Vec<R>, StoreError> {
    tx.rows(sql, params)?.iter().map(R::from_row).collect()
}
