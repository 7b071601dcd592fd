//! The store: the small common ground of the two engines (a SQLite file, PostgreSQL).
//!
//! Only [`read`] and [`write`] reach the data; no connection leaves an engine. SQL is the common subset of
//! docs/architecture.md: `?1` parameters, four value types, no engine-specific function.
//! A statement that failed poisons its transaction on every engine: PostgreSQL answers Ok to the commit of an aborted one.

use thiserror::Error;

/// What an engine can say went wrong. The Italian of each stands in the text crate.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StoreError {
    /// Somebody else holds the data; nothing was done.
    #[error("the store is busy")]
    Busy,
    /// The disk is full; the transaction was undone.
    #[error("no space left")]
    Full,
    /// The file or its folder may not be written.
    #[error("the store is read-only")]
    ReadOnly,
    /// A crash cut a write short; the file is put back as it was where it is opened for work.
    #[error("an interrupted write waits to be rolled back")]
    Interrupted,
    /// The disk refused to read or to write; the transaction was undone.
    #[error("the disk refused: {0}")]
    Disk(String),
    /// The file is damaged.
    #[error("the store is damaged: {0}")]
    Damaged(String),
    /// The file is not a database of ours.
    #[error("not a database")]
    Foreign,
    /// Other rows refer to the row, or it refers to one that is not there.
    #[error("a reference does not hold")]
    Reference,
    /// A value that must be unique is there already.
    #[error("a unique value is there already")]
    Duplicate,
    /// A row does not have the shape that its mapper expects.
    #[error("column {column} of a row has an unexpected shape")]
    Shape {
        /// Position of the column, from 0.
        column: usize,
    },
    /// A statement failed earlier inside this transaction; nothing was stored.
    #[error("a statement failed inside this transaction")]
    Poisoned,
    /// Anything else the engine or the disk said.
    #[error("{0}")]
    Engine(String),
}

/// One of the four value types of the common subset. Booleans are 0 and 1, dates ISO text, amounts integer cents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing known.
    Null,
    /// Whole number.
    Int(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Value::Int(number)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Value::Int(i64::from(flag))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Value::Blob(bytes)
    }
}

impl From<chrono::NaiveDate> for Value {
    fn from(date: chrono::NaiveDate) -> Self {
        Value::Text(date.format("%Y-%m-%d").to_string())
    }
}

impl From<chrono::DateTime<chrono::Utc>> for Value {
    fn from(instant: chrono::DateTime<chrono::Utc>) -> Self {
        Value::Text(instant.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

/// Builds the parameters of a statement.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$($crate::archive::store::Value::from($value)),*] };
}

/// One row of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row(pub Vec<Value>);

impl Row {
    /// Reads the columns from left to right.
    pub fn cursor(&self) -> Cursor<'_> {
        Cursor { row: self, next: 0 }
    }
}

/// Reads a row from left to right, so that a mapper lists its fields once, in the order of the query.
pub struct Cursor<'a> {
    row: &'a Row,
    next: usize,
}

impl Cursor<'_> {
    fn take(&mut self) -> Result<(&Value, usize), StoreError> {
        let column = self.next;
        self.next += 1;
        self.row.0.get(column).map(|value| (value, column)).ok_or(StoreError::Shape { column })
    }

    /// A text that must be there.
    pub fn text(&mut self) -> Result<String, StoreError> {
        match self.take()? {
            (Value::Text(text), _) => Ok(text.clone()),
            (_, column) => Err(StoreError::Shape { column }),
        }
    }

    /// A text that may be missing.
    pub fn maybe_text(&mut self) -> Result<Option<String>, StoreError> {
        match self.take()? {
            (Value::Text(text), _) => Ok(Some(text.clone())),
            (Value::Null, _) => Ok(None),
            (_, column) => Err(StoreError::Shape { column }),
        }
    }

    /// A number that must be there.
    pub fn int(&mut self) -> Result<i64, StoreError> {
        match self.take()? {
            (Value::Int(number), _) => Ok(*number),
            (_, column) => Err(StoreError::Shape { column }),
        }
    }

    /// A number that may be missing.
    pub fn maybe_int(&mut self) -> Result<Option<i64>, StoreError> {
        match self.take()? {
            (Value::Int(number), _) => Ok(Some(*number)),
            (Value::Null, _) => Ok(None),
            (_, column) => Err(StoreError::Shape { column }),
        }
    }

    /// A 0 or 1.
    pub fn flag(&mut self) -> Result<bool, StoreError> {
        Ok(self.int()? != 0)
    }

    /// Bytes that must be there.
    pub fn bytes(&mut self) -> Result<Vec<u8>, StoreError> {
        match self.take()? {
            (Value::Blob(bytes), _) => Ok(bytes.clone()),
            (_, column) => Err(StoreError::Shape { column }),
        }
    }

    /// An identifier that must be there.
    pub fn id<T: From<String>>(&mut self) -> Result<T, StoreError> {
        self.text().map(T::from)
    }

    /// An identifier that may be missing.
    pub fn maybe_id<T: From<String>>(&mut self) -> Result<Option<T>, StoreError> {
        Ok(self.maybe_text()?.map(T::from))
    }

    /// An ISO date that must be there.
    pub fn date(&mut self) -> Result<chrono::NaiveDate, StoreError> {
        let column = self.next;
        self.maybe_date()?.ok_or(StoreError::Shape { column })
    }

    /// An ISO date that may be missing.
    pub fn maybe_date(&mut self) -> Result<Option<chrono::NaiveDate>, StoreError> {
        let column = self.next;
        let Some(text) = self.maybe_text()? else { return Ok(None) };
        chrono::NaiveDate::parse_from_str(&text, "%Y-%m-%d").map(Some).map_err(|_| StoreError::Shape { column })
    }

    /// An instant (UTC) that must be there.
    pub fn instant(&mut self) -> Result<chrono::DateTime<chrono::Utc>, StoreError> {
        let column = self.next;
        let text = self.text()?;
        chrono::DateTime::parse_from_rfc3339(&text)
            .map(|instant| instant.to_utc())
            .map_err(|_| StoreError::Shape { column })
    }

    /// A coded value (a state, a kind) that must be known.
    pub fn code<T>(&mut self, from_code: impl Fn(&str) -> Option<T>) -> Result<T, StoreError> {
        let column = self.next;
        from_code(&self.text()?).ok_or(StoreError::Shape { column })
    }

    /// A coded value that may be missing.
    pub fn maybe_code<T>(&mut self, from_code: impl Fn(&str) -> Option<T>) -> Result<Option<T>, StoreError> {
        let column = self.next;
        match self.maybe_text()? {
            None => Ok(None),
            Some(code) => from_code(&code).map(Some).ok_or(StoreError::Shape { column }),
        }
    }
}

/// One transaction of an engine.
pub trait Tx {
    /// Runs a statement; the answer is the number of rows it touched.
    fn exec(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError>;

    /// Runs a query.
    fn rows(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError>;

    /// The first row of a query, if any.
    fn one(&mut self, sql: &str, params: &[Value]) -> Result<Option<Row>, StoreError> {
        Ok(self.rows(sql, params)?.into_iter().next())
    }
}

/// The body of a transaction; an error undoes all of it.
pub type Body<'a> = &'a mut dyn FnMut(&mut dyn Tx) -> Result<(), StoreError>;

/// An engine. Rooms use [`read`] and [`write`] below, which give back values and the room's own errors.
pub trait Store: Send {
    /// Runs `body` in one transaction that changes data, all or nothing.
    fn write_tx(&mut self, body: Body<'_>) -> Result<(), StoreError>;

    /// Runs `body` in one transaction that sees a single state of the data and may not change it.
    fn read_tx(&mut self, body: Body<'_>) -> Result<(), StoreError>;

    /// Runs a script of the common subset (a migration) inside one transaction, then `body` in the same one.
    fn script_tx(&mut self, script: &str, body: Body<'_>) -> Result<(), StoreError>;

    /// Holds together what the transactions that follow write, until [`Store::settle`]: kept at once, or none of it. Each of them
    /// is still all or nothing by itself, and reads what those before it wrote.
    fn gather(&mut self) -> Result<(), StoreError>;

    /// Ends what [`Store::gather`] began: keeps all that was written since, or leaves nothing of it.
    fn settle(&mut self, keep: bool) -> Result<(), StoreError>;

    /// Checks structure and references of the data; an empty list means whole.
    fn faults(&mut self) -> Result<Vec<String>, StoreError>;
}

/// Runs `body` in a reading transaction and gives back its value or its error.
pub fn read<T, E: From<StoreError>>(
    store: &mut dyn Store,
    body: impl FnOnce(&mut dyn Tx) -> Result<T, E>,
) -> Result<T, E> {
    carry(body, |inner| store.read_tx(inner))
}

/// Runs `body` in a writing transaction, all or nothing, and gives back its value or its error.
pub fn write<T, E: From<StoreError>>(
    store: &mut dyn Store,
    body: impl FnOnce(&mut dyn Tx) -> Result<T, E>,
) -> Result<T, E> {
    carry(body, |inner| store.write_tx(inner))
}

/// Takes a value or a room's error out of an engine's transaction; the room's error still undoes the transaction.
fn carry<T, E: From<StoreError>>(
    body: impl FnOnce(&mut dyn Tx) -> Result<T, E>,
    run: impl FnOnce(Body<'_>) -> Result<(), StoreError>,
) -> Result<T, E> {
    let mut body = Some(body);
    let mut outcome: Option<Result<T, E>> = None;
    let ran = run(&mut |tx| {
        let Some(body) = body.take() else { return Err(StoreError::Poisoned) };
        let mut guarded = Guard { tx, failed: false };
        let result = body(&mut guarded);
        let undo = result.is_err() || guarded.failed;
        outcome = Some(result);
        if undo { Err(StoreError::Poisoned) } else { Ok(()) }
    });
    match (ran, outcome) {
        (_, Some(Err(error))) => Err(error),
        (Err(error), _) => Err(error.into()),
        (Ok(()), Some(value)) => value,
        (Ok(()), None) => Err(StoreError::Poisoned.into()),
    }
}

/// Remembers that a statement failed, so that its transaction is undone even if the body went on.
struct Guard<'a> {
    tx: &'a mut dyn Tx,
    failed: bool,
}

impl Tx for Guard<'_> {
    fn exec(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        let result = self.tx.exec(sql, params);
        self.failed |= result.is_err();
        result
    }

    fn rows(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        let result = self.tx.rows(sql, params);
        self.failed |= result.is_err();
        result
    }
}
