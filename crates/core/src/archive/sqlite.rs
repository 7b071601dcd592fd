//! The first engine: one SQLite file. Nothing outside this file and its part for copies names rusqlite.

mod copy;

use std::path::Path;
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, DropBehavior, ErrorCode, OpenFlags, TransactionBehavior};

use super::store::{Body, Row, Store, StoreError, Tx, Value};

pub use self::copy::{COPY_ID, TableSum};

/// "CNCL": the mark in the header by which an archive of ours is told from any other SQLite file.
pub const APPLICATION_ID: i32 = 0x434E_434C;

/// How long a statement waits for a file that another program holds for a moment (antivirus, copy).
const PATIENCE: Duration = Duration::from_secs(2);

/// A SQLite file as a store.
#[derive(Debug)]
pub struct SqliteStore {
    connection: Connection,
}

impl SqliteStore {
    /// Makes a new file with our mark. The file must not exist.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let store = Self::prepare(Connection::open_with_flags(path, flags)?)?;
        store.connection.pragma_update(None, "application_id", APPLICATION_ID)?;
        Ok(store)
    }

    /// Opens a file of ours for reading and writing.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Self::prepare(Connection::open_with_flags(path, flags)?)?.ours()
    }

    /// Opens a file of ours for reading only; not a byte of it changes.
    pub fn open_read_only(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "query_only", true)?;
        Self { connection }.ours()
    }

    /// A store in memory, for tests and for the trial of an import.
    pub fn in_memory() -> Result<Self, StoreError> {
        Self::prepare(Connection::open_in_memory()?)
    }

    fn prepare(connection: Connection) -> Result<Self, StoreError> {
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        // One file on disk, whole after every commit: no side file survives a closed transaction.
        connection.pragma_update(None, "journal_mode", "DELETE")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.set_prepared_statement_cache_capacity(128);
        Ok(Self { connection })
    }

    fn ours(self) -> Result<Self, StoreError> {
        self.marked(APPLICATION_ID)
    }

    fn marked(self, ours: i32) -> Result<Self, StoreError> {
        let mark: i32 = self.connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
        if mark == ours { Ok(self) } else { Err(StoreError::Foreign) }
    }

    /// Between two transactions one is open only while what they write is held together.
    fn is_gathering(&self) -> bool {
        !self.connection.is_autocommit()
    }

    /// The lines of a check of the structure that are not "ok", then the references that do not hold.
    fn checked(&self, structure: &str) -> Result<Vec<String>, StoreError> {
        let mut faults = Vec::new();
        let mut integrity = self.connection.prepare(structure)?;
        for line in integrity.query_map([], |row| row.get::<_, String>(0))? {
            let line = line?;
            if line != "ok" {
                faults.push(line);
            }
        }
        let mut references = self.connection.prepare("PRAGMA foreign_key_check")?;
        for table in references.query_map([], |row| row.get::<_, String>(0))? {
            faults.push(format!("reference from {}", table?));
        }
        Ok(faults)
    }
}

impl Store for SqliteStore {
    fn write_tx(&mut self, body: Body<'_>) -> Result<(), StoreError> {
        if self.is_gathering() {
            let part = self.connection.savepoint()?;
            body(&mut SqliteTx(&part))?;
            return Ok(part.commit()?);
        }
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        body(&mut SqliteTx(&tx))?;
        Ok(tx.commit()?)
    }

    fn read_tx(&mut self, body: Body<'_>) -> Result<(), StoreError> {
        if self.is_gathering() {
            // Dropped, it leaves nothing of what a reader tried to write.
            let part = self.connection.savepoint()?;
            return body(&mut SqliteTx(&part));
        }
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
        body(&mut SqliteTx(&tx))?;
        // Rolled back rather than committed: whatever a reader tried to write is not kept.
        Ok(tx.rollback()?)
    }

    fn script_tx(&mut self, script: &str, body: Body<'_>) -> Result<(), StoreError> {
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute_batch(&dialect(script))?;
        body(&mut SqliteTx(&tx))?;
        Ok(tx.commit()?)
    }

    fn gather(&mut self) -> Result<(), StoreError> {
        let mut tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.set_drop_behavior(DropBehavior::Ignore);
        Ok(())
    }

    fn settle(&mut self, keep: bool) -> Result<(), StoreError> {
        let kept = if keep { self.connection.execute_batch("COMMIT") } else { Ok(()) };
        // What could not be kept goes as what was not to be; an engine that has let it go already has nothing open.
        if self.is_gathering() {
            self.connection.execute_batch("ROLLBACK")?;
        }
        Ok(kept?)
    }

    fn faults(&mut self) -> Result<Vec<String>, StoreError> {
        self.checked("PRAGMA integrity_check(20)")
    }
}

/// The type macros of the schema, as SQLite writes them.
fn dialect(sql: &str) -> String {
    sql.replace("@BIGINT@", "INTEGER").replace("@BLOB@", "BLOB").replace("@STRICT@", " STRICT")
}

struct SqliteTx<'a>(&'a Connection);

impl Tx for SqliteTx<'_> {
    fn exec(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        let mut statement = self.0.prepare_cached(&dialect(sql))?;
        Ok(statement.execute(rusqlite::params_from_iter(params))? as u64)
    }

    fn rows(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        let mut statement = self.0.prepare_cached(&dialect(sql))?;
        let columns = statement.column_count();
        let mut answer = statement.query(rusqlite::params_from_iter(params))?;
        let mut rows = Vec::new();
        while let Some(row) = answer.next()? {
            rows.push(Row((0..columns).map(|column| value(row.get_ref(column)?, column)).collect::<Result<_, _>>()?));
        }
        Ok(rows)
    }
}

fn value(raw: ValueRef<'_>, column: usize) -> Result<Value, StoreError> {
    Ok(match raw {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Text(text) => Value::Text(
            String::from_utf8(text.to_vec()).map_err(|_| StoreError::Damaged(format!("text in column {column}")))?,
        ),
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
        ValueRef::Real(_) => return Err(StoreError::Shape { column }),
    })
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(number) => ValueRef::Integer(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let Some(failure) = error.sqlite_error() else { return StoreError::Engine(error.to_string()) };
        match (failure.code, failure.extended_code) {
            (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => StoreError::Busy,
            (ErrorCode::DiskFull, _) => StoreError::Full,
            (ErrorCode::ReadOnly, rusqlite::ffi::SQLITE_READONLY_ROLLBACK) => StoreError::Interrupted,
            (ErrorCode::SystemIoFailure, _) => StoreError::Disk(error.to_string()),
            (ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied, _) => StoreError::ReadOnly,
            (ErrorCode::NotADatabase, _) => StoreError::Foreign,
            (ErrorCode::DatabaseCorrupt, _) => StoreError::Damaged(error.to_string()),
            (ErrorCode::ConstraintViolation, rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => StoreError::Reference,
            (
                ErrorCode::ConstraintViolation,
                rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY,
            ) => StoreError::Duplicate,
            _ => StoreError::Engine(error.to_string()),
        }
    }
}
