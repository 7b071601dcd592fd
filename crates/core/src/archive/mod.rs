//! The archive: one file, one network, one round. One door for change, and the record of every change.
//!
//! This room knows no domain: the rooms above give it their tables and migrations ([`Schema`]) and their operations.

pub mod content;
pub mod copies;
pub mod home;
pub mod lock;
pub mod migrate;
pub mod operation;
pub mod place;
pub mod register;
pub mod setting;
pub mod sqlite;
pub mod store;
pub mod table;
mod undo;
mod write;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use ts_rs::TS;

use self::lock::{Holder, Lock};
use self::migrate::Migration;
use self::operation::{Operation, OperationKind, OperationNumber, Written};
use self::sqlite::SqliteStore;
use self::store::{Row, Store, StoreError, Tx, Value};
use self::table::{Record, Table};
use self::undo::History;
pub use self::write::Writer;
use crate::context::Context;
use crate::error::{Error, Result};

/// What the rooms put into an archive: their tables with images, and the scripts that make them.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// Every table whose rows have images.
    pub tables: &'static [&'static Table],
    /// Every migration, in order.
    pub migrations: &'static [Migration],
}

/// What an archive is: one network, one round, and the mark by which its documents are recognised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Identity {
    #[serde(skip)]
    version: i64,
    /// Code of the network.
    pub network: String,
    /// The round ("2014-2015").
    pub round: String,
    /// Six characters, random at creation, printed in every code.
    pub code: String,
    /// Line of descent: a restored or duplicated archive starts a new one, so that two copies never issue the same number.
    pub lineage: i64,
    /// The working date that an example archive carries; none for a real one.
    pub example_date: Option<NaiveDate>,
    /// When it was created (UTC).
    pub created_at: DateTime<Utc>,
}

/// What is needed to make a new archive.
#[derive(Debug, Clone)]
pub struct NewArchive {
    /// Code of the network.
    pub network: String,
    /// The round ("2014-2015").
    pub round: String,
    /// Six characters of the code's alphabet, random.
    pub code: String,
    /// The date that an example carries.
    pub example_date: Option<NaiveDate>,
}

static ARCHIVE: Table = Table::new("archive", &["network", "round", "code", "lineage", "example_date", "created_at"]);

impl Record for Identity {
    const TABLE: &'static Table = &ARCHIVE;

    fn id(&self) -> &str {
        "archive"
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.network.as_str().into(),
            self.round.as_str().into(),
            self.code.as_str().into(),
            self.lineage.into(),
            self.example_date.into(),
            self.created_at.into(),
        ]
    }

    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let mut row = row.cursor();
        row.text()?;
        Ok(Self {
            version: row.int()?,
            network: row.text()?,
            round: row.text()?,
            code: row.text()?,
            lineage: row.int()?,
            example_date: row.maybe_date()?,
            created_at: row.instant()?,
        })
    }
}

/// An open archive.
pub struct Archive {
    store: Box<dyn Store>,
    schema: Schema,
    identity: Identity,
    history: History,
    /// What could be undone before the operations that are held together.
    before_gathering: Option<History>,
    path: Option<PathBuf>,
    read_only: bool,
    _lock: Option<Lock>,
}

impl Archive {
    /// Makes a new archive at `path`, where no file may stand. It appears there whole, with what
    /// `presets` writes into it, or not at all.
    pub fn create(
        path: &Path,
        schema: Schema,
        new: &NewArchive,
        holder: &Holder,
        ctx: &mut Context<'_>,
        presets: impl FnOnce(&mut Writer<'_>, &mut Context<'_>) -> Result<()>,
    ) -> Result<Self> {
        if path.exists() {
            return Err(Error::AlreadyThere { path: path.to_owned() });
        }
        let lock = Lock::take(path, holder)?;
        let unfinished = path.with_extension("concilia-incompleto");
        let made = remove_unfinished(&unfinished)
            .and_then(|()| Self::make_file(&unfinished, schema, new, ctx, presets))
            .and_then(|()| Ok(std::fs::rename(&unfinished, path)?));
        if let Err(error) = made {
            // The reason that is told is the first one: what can not be removed now is removed by the next creation.
            let _ = remove_unfinished(&unfinished);
            lock.withdraw();
            return Err(error);
        }
        Self::finish_open(Box::new(SqliteStore::open(path)?), schema, Some(path), Some(lock))
    }

    fn make_file(
        path: &Path,
        schema: Schema,
        new: &NewArchive,
        ctx: &mut Context<'_>,
        presets: impl FnOnce(&mut Writer<'_>, &mut Context<'_>) -> Result<()>,
    ) -> Result<()> {
        let mut store = SqliteStore::create(path)?;
        Self::fill(&mut store, schema, new, ctx, presets)
    }

    /// Makes a new archive in an empty store of any engine.
    pub fn create_in(
        mut store: Box<dyn Store>,
        schema: Schema,
        new: &NewArchive,
        ctx: &mut Context<'_>,
    ) -> Result<Self> {
        Self::fill(store.as_mut(), schema, new, ctx, |_, _| Ok(()))?;
        Self::finish_open(store, schema, None, None)
    }

    fn fill(
        store: &mut dyn Store,
        schema: Schema,
        new: &NewArchive,
        ctx: &mut Context<'_>,
        presets: impl FnOnce(&mut Writer<'_>, &mut Context<'_>) -> Result<()>,
    ) -> Result<()> {
        migrate::migrate(store, schema.migrations)?;
        let identity = Identity {
            version: 0,
            network: new.network.clone(),
            round: new.round.clone(),
            code: new.code.clone(),
            lineage: 1,
            example_date: new.example_date,
            created_at: ctx.now,
        };
        let operation = Operation::new(OperationKind::ArchiveCreate, new.network.clone());
        write::write(store, ctx, &operation, None, |writer, ctx| {
            writer.put(&identity)?;
            presets(writer, ctx)
        })?;
        Ok(())
    }

    /// Opens an archive for work. A newer one is refused untouched; an older one is brought up to date, all or nothing.
    pub fn open(path: &Path, schema: Schema, holder: &Holder) -> Result<Self> {
        Self::open_copied(path, schema, holder, || Ok(()))
    }

    /// The same, where an archive that must be brought up to date is copied before anything is done to it; then the scripts
    /// are tried on its tables in memory. If either fails, the archive stays as it is.
    pub fn open_copied(
        path: &Path,
        schema: Schema,
        holder: &Holder,
        copy: impl FnOnce() -> Result<()>,
    ) -> Result<Self> {
        file_at(path)?;
        match SqliteStore::open_read_only(path) {
            Ok(mut untouched) => refuse_foreign_schema(&mut untouched, schema)?,
            // A crash cut a write short: opening for work puts the file back as it was before that write.
            Err(StoreError::Interrupted) => {}
            Err(error) => return Err(at(path)(error)),
        }
        let lock = Lock::take(path, holder)?;
        let mut store = SqliteStore::open(path).map_err(at(path))?;
        if migrate::applied(&mut store)? < schema.migrations.len() as i64 {
            copy().map_err(|error| Error::NotCopiedFirst(Box::new(error)))?;
            copies::rehearse(&mut store, schema)?;
        }
        migrate::migrate(&mut store, schema.migrations)?;
        Self::finish_open(Box::new(store), schema, Some(path), Some(lock))
    }

    /// Opens an archive to look at it; nothing can be changed and nothing is locked. An older one stays as it is: its tables are
    /// brought up to date in memory.
    pub fn open_read_only(path: &Path, schema: Schema) -> Result<Self> {
        file_at(path)?;
        let mut store = SqliteStore::open_read_only(path).map_err(at(path))?;
        refuse_foreign_schema(&mut store, schema)?;
        if migrate::applied(&mut store)? < schema.migrations.len() as i64 {
            let (tables, ()) = store.tables(|_| Ok(()))?;
            let mut updated = tables.into_store()?;
            migrate::migrate(&mut updated, schema.migrations)?;
            updated.look_at_contents_of(path)?;
            store = updated;
        }
        let mut archive = Self::finish_open(Box::new(store), schema, Some(path), None)?;
        archive.read_only = true;
        Ok(archive)
    }

    fn finish_open(mut store: Box<dyn Store>, schema: Schema, path: Option<&Path>, lock: Option<Lock>) -> Result<Self> {
        let identity = store::read(store.as_mut(), |tx| -> Result<Identity> {
            table::get(tx, "archive")?.ok_or(Error::NotFound { entity: "archive" })
        })?;
        Ok(Self {
            store,
            schema,
            identity,
            history: History::default(),
            before_gathering: None,
            path: path.map(Path::to_owned),
            read_only: false,
            _lock: lock,
        })
    }

    /// What the archive is.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Where its file is, if it is a file.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// It was opened only to look at.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Reads one state of the data.
    pub fn read<T>(&mut self, body: impl FnOnce(&mut dyn Tx) -> Result<T>) -> Result<T> {
        store::read(self.store.as_mut(), body)
    }

    /// Does one operation: the change and its record together, or nothing.
    pub fn write<T>(
        &mut self,
        ctx: &mut Context<'_>,
        operation: Operation,
        body: impl FnOnce(&mut Writer<'_>, &mut Context<'_>) -> Result<T>,
    ) -> Result<Written<T>> {
        self.may_write()?;
        let written = write::write(self.store.as_mut(), ctx, &operation, None, body)?;
        if let Some(number) = written.operation {
            self.history.push(number, &operation);
        }
        Ok(written)
    }

    /// Holds together the operations that follow until [`Archive::settle`]: one command asked for all of them.
    pub fn gather(&mut self) -> Result<()> {
        self.may_write()?;
        self.store.gather()?;
        self.before_gathering = Some(self.history.clone());
        Ok(())
    }

    /// Ends what [`Archive::gather`] began: keeps the operations done since, or leaves nothing of them, not even in the register.
    pub fn settle(&mut self, keep: bool) -> Result<()> {
        let before = self.before_gathering.take();
        let settled = self.store.settle(keep);
        if let Some(before) = before.filter(|_| !keep || settled.is_err()) {
            self.history = before;
        }
        Ok(settled?)
    }

    /// What undo would take back now, if it can.
    pub fn next_undo(&self) -> Option<(OperationKind, &str)> {
        self.history.next_undo()
    }

    /// Undo may be asked for the operation of that number; whether a later one leans on it is told when it is asked.
    pub fn may_undo(&self, number: OperationNumber) -> bool {
        !self.read_only && self.history.may_undo(number)
    }

    /// What redo would do again now.
    pub fn next_redo(&self) -> Option<(OperationKind, &str)> {
        self.history.next_redo()
    }

    /// Takes back the last operation done since opening; answers its kind.
    pub fn undo(&mut self, ctx: &mut Context<'_>) -> Result<Written<OperationKind>> {
        self.may_write()?;
        self.history.undo(self.store.as_mut(), self.schema.tables, ctx)
    }

    /// Takes back one operation done since opening, while nothing later leans on it.
    pub fn undo_number(&mut self, number: OperationNumber, ctx: &mut Context<'_>) -> Result<Written<OperationKind>> {
        self.may_write()?;
        self.history.undo_number(number, self.store.as_mut(), self.schema.tables, ctx)
    }

    /// Does the last operation taken back again; answers its kind.
    pub fn redo(&mut self, ctx: &mut Context<'_>) -> Result<Written<OperationKind>> {
        self.may_write()?;
        self.history.redo(self.store.as_mut(), self.schema.tables, ctx)
    }

    /// Checks structure and references of the data; an empty list means whole.
    pub fn faults(&mut self) -> Result<Vec<String>> {
        Ok(self.store.faults()?)
    }

    fn may_write(&self) -> Result<()> {
        if self.read_only { Err(Error::ReadOnlyArchive) } else { Ok(()) }
    }
}

/// What the engine says of a file that it does not open.
fn at(path: &Path) -> impl Fn(StoreError) -> Error + '_ {
    move |error| Error::NotOpened { path: path.to_owned(), error }
}

fn file_at(path: &Path) -> Result<()> {
    if path.is_dir() {
        return Err(Error::IsFolder { path: path.to_owned() });
    }
    if path.is_file() { Ok(()) } else { Err(Error::NoFile { path: path.to_owned() }) }
}

/// Refuses a newer archive, and a file with our mark that no script has ever filled: creation never leaves one.
fn refuse_foreign_schema(store: &mut dyn Store, schema: Schema) -> Result<()> {
    match migrate::refuse_newer(store, schema.migrations)? {
        0 => Err(StoreError::Damaged("no script was applied".to_owned()).into()),
        _ => Ok(()),
    }
}

/// Removes what a creation that was cut short left behind: the file and SQLite's journal of it.
fn remove_unfinished(path: &Path) -> Result<()> {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-journal");
    remove_if_there(Path::new(&journal)).and_then(|()| remove_if_there(path))
}

fn remove_if_there(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
