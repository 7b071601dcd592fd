//! What copies need of the engine: every table in memory with a digest of its rows, a file poured into another, the label of
//! a copy. Statements are assembled here from the names that the file itself gives: a copy takes the tables as they are.

use std::path::Path;
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, MAIN_DB, OpenFlags, TransactionBehavior};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{APPLICATION_ID, PATIENCE, SqliteStore, SqliteTx};
use crate::archive::content::hexadecimal;
use crate::archive::store::{StoreError, Tx};

/// "CNCC": the mark of a file that holds the tables of an archive without its contents. It is not opened as an archive.
pub const COPY_ID: i32 = 0x434E_4343;

/// The table whose bytes a copy keeps beside itself, and the column they stand in.
const CONTENT: (&str, &str) = ("content", "bytes");

const LABEL: &str = "copy_label";

/// How many pages are poured at once.
const PAGES: i32 = 256;

/// What a table holds: how many rows, and a digest of them that does not depend on their order. Of contents the bytes are
/// left out: their hash stands in the row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableSum {
    /// Its name.
    pub name: String,
    /// How many rows.
    pub rows: u64,
    /// Digest of its rows, 64 hexadecimal digits.
    pub sha256: String,
}

/// Every table of an archive, in memory.
pub(in crate::archive) struct Tables {
    connection: Connection,
    /// What they hold, by name.
    pub(in crate::archive) sums: Vec<TableSum>,
}

impl SqliteStore {
    /// Copies every table into memory, but for the bytes of contents; `look` reads the same state of the data.
    pub(in crate::archive) fn tables<T>(
        &mut self,
        look: impl FnOnce(&mut dyn Tx) -> Result<T, StoreError>,
    ) -> Result<(Tables, T), StoreError> {
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
        let looked = look(&mut SqliteTx(&tx))?;
        let connection = Connection::open_in_memory()?;
        connection.pragma_update(None, "foreign_keys", false)?;
        connection.execute_batch("BEGIN")?;
        let mut sums = Vec::new();
        for Object { kind, name, sql } in objects(&tx)? {
            connection.execute_batch(&sql)?;
            if kind == "table" {
                sums.push(walk(&tx, &name, Some(&connection))?);
            }
        }
        connection.execute_batch("COMMIT")?;
        sums.sort_by(|one, other| one.name.cmp(&other.name));
        Ok((Tables { connection, sums }, looked))
    }

    /// Reads one state of the data, where a statement that an older schema does not know spoils nothing.
    pub(in crate::archive) fn look<T>(
        &mut self,
        body: impl FnOnce(&mut dyn Tx) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
        body(&mut SqliteTx(&tx))
    }

    /// What the tables hold now, by name; a copy's label apart.
    pub(in crate::archive) fn sums(&mut self) -> Result<Vec<TableSum>, StoreError> {
        sums(&*self.connection.transaction_with_behavior(TransactionBehavior::Deferred)?)
    }

    /// Opens a copy's tables to look at them; not a byte of the file changes.
    pub(in crate::archive) fn open_copy(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        Self { connection }.marked(COPY_ID)
    }

    /// What a copy says of itself.
    pub(in crate::archive) fn label(&mut self) -> Result<String, StoreError> {
        Ok(self.connection.query_row(&format!("SELECT label FROM {LABEL}"), [], |row| row.get(0))?)
    }

    /// Checks structure and references quickly: indexes are not compared with their tables.
    pub(in crate::archive) fn quick_faults(&mut self) -> Result<Vec<String>, StoreError> {
        self.checked("PRAGMA quick_check(20)")
    }

    /// Pours the whole file, as it is at this moment, into a new one; `step` is told the pages done and all, before each
    /// portion is written. Answers what was poured. The new file is not yet safe on the disk.
    pub(in crate::archive) fn pour<E: From<StoreError>>(
        &mut self,
        to: &Path,
        step: &mut dyn FnMut(usize, usize) -> Result<(), E>,
    ) -> Result<Vec<TableSum>, E> {
        // One state of the data until the end: the first reading takes it.
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Deferred).map_err(StoreError::from)?;
        let sums = sums(&tx)?;
        let mut target = empty_file(to)?;
        let backup = Backup::new(&tx, &mut target).map_err(StoreError::from)?;
        loop {
            let progress = backup.progress();
            let (all, left) = (progress.pagecount.max(0) as usize, progress.remaining.max(0) as usize);
            step(all - left.min(all), all)?;
            match backup.step(PAGES).map_err(StoreError::from)? {
                StepResult::Done => return Ok(sums),
                StepResult::More => {}
                _ => std::thread::sleep(Duration::from_millis(20)),
            }
        }
    }

    /// Reads the bytes of contents from the file whose tables these are, and keeps anybody from writing.
    pub(in crate::archive) fn look_at_contents_of(&mut self, path: &Path) -> Result<(), StoreError> {
        let (table, _) = CONTENT;
        self.connection.execute("ATTACH DATABASE ?1 AS origin", [path.to_string_lossy()])?;
        // What is temporary is found before the table of the same name, which has no bytes.
        self.connection.execute_batch(&format!("CREATE TEMP VIEW {table} AS SELECT * FROM origin.{table}"))?;
        Ok(self.connection.pragma_update(None, "query_only", true)?)
    }

    /// Makes an archive of a copy's tables: the label goes, the mark is that of an archive.
    pub(in crate::archive) fn become_archive(&mut self) -> Result<(), StoreError> {
        self.connection.execute_batch(&format!("DROP TABLE IF EXISTS {LABEL}"))?;
        Ok(self.connection.pragma_update(None, "application_id", APPLICATION_ID)?)
    }

    /// Opens the tables poured out of a copy, to complete them.
    pub(in crate::archive) fn open_poured(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Self::prepare(Connection::open_with_flags(path, flags)?)
    }
}

impl Tables {
    /// The bytes of the file of a copy that says `label` of itself.
    pub(in crate::archive) fn labelled(self, label: &str) -> Result<Vec<u8>, StoreError> {
        self.connection.execute_batch(&format!("CREATE TABLE {LABEL} (label TEXT NOT NULL) STRICT"))?;
        self.connection.execute(&format!("INSERT INTO {LABEL} (label) VALUES (?1)"), [label])?;
        self.connection.pragma_update(None, "application_id", COPY_ID)?;
        Ok(self.connection.serialize(MAIN_DB)?.to_vec())
    }

    /// The tables as a store, to try on them what will be done to the archive.
    pub(in crate::archive) fn into_store(self) -> Result<SqliteStore, StoreError> {
        SqliteStore::prepare(self.connection)
    }
}

/// A file that nothing waits for: it is written anew from the beginning where anything goes wrong.
fn empty_file(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.pragma_update(None, "journal_mode", "OFF")?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    Ok(connection)
}

struct Object {
    kind: String,
    name: String,
    sql: String,
}

/// What a file is made of: tables first, then what stands on them.
fn objects(connection: &Connection) -> Result<Vec<Object>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT type, name, sql FROM sqlite_schema
         WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY type <> 'table', rowid",
    )?;
    let object = |row: &rusqlite::Row<'_>| Ok(Object { kind: row.get(0)?, name: row.get(1)?, sql: row.get(2)? });
    Ok(statement.query_map([], object)?.collect::<Result<_, _>>()?)
}

/// What every table holds, by name; a copy's label apart.
fn sums(connection: &Connection) -> Result<Vec<TableSum>, StoreError> {
    let tables = objects(connection)?.into_iter().filter(|object| object.kind == "table" && object.name != LABEL);
    let mut sums = tables.map(|table| walk(connection, &table.name, None)).collect::<Result<Vec<_>, _>>()?;
    sums.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(sums)
}

/// Reads every row of a table, sums them up, and puts them into the same table of `to`.
fn walk(from: &Connection, table: &str, to: Option<&Connection>) -> Result<TableSum, StoreError> {
    let names = from.prepare(&format!("SELECT * FROM \"{table}\" LIMIT 0"))?;
    let names: Vec<String> = names.column_names().into_iter().map(str::to_owned).collect();
    let read = |name: &String| if (table, name.as_str()) == CONTENT { "x''".to_owned() } else { format!("\"{name}\"") };
    let columns: Vec<String> = names.iter().map(read).collect();
    let mut source = from.prepare(&format!("SELECT {} FROM \"{table}\"", columns.join(", ")))?;
    let places: Vec<String> = (1..=names.len()).map(|place| format!("?{place}")).collect();
    let insert = format!("INSERT INTO \"{table}\" VALUES ({})", places.join(", "));
    let mut target = to.map(|to| to.prepare(&insert)).transpose()?;
    let mut digests: Vec<[u8; 32]> = Vec::new();
    let mut rows = source.query([])?;
    while let Some(row) = rows.next()? {
        let values = (0..names.len()).map(|column| row.get_ref(column)).collect::<Result<Vec<_>, _>>()?;
        digests.push(digest(&values));
        if let Some(target) = &mut target {
            target.execute(rusqlite::params_from_iter(values.into_iter().map(ToSqlOutput::Borrowed)))?;
        }
    }
    digests.sort_unstable();
    let mut all = Sha256::new();
    digests.iter().for_each(|digest| all.update(digest));
    Ok(TableSum { name: table.to_owned(), rows: digests.len() as u64, sha256: hexadecimal(&all.finalize()) })
}

/// The digest of a row: each value with its type and length, so that no two rows are written alike.
fn digest(values: &[ValueRef<'_>]) -> [u8; 32] {
    let mut row = Sha256::new();
    for value in values {
        let (kind, bytes): (u8, &[u8]) = match value {
            ValueRef::Null => (0, &[]),
            ValueRef::Integer(number) => (1, &number.to_le_bytes()),
            ValueRef::Real(number) => (2, &number.to_le_bytes()),
            ValueRef::Text(text) => (3, text),
            ValueRef::Blob(bytes) => (4, bytes),
        };
        row.update([kind]);
        row.update((bytes.len() as u64).to_le_bytes());
        row.update(bytes);
    }
    row.finalize().into()
}
