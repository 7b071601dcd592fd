//! The way back: a copy becomes a new file, checked in structure, references and the hash of every content, with a new line
//! of descent and an operation in its register. Only then may it take the place of an archive, which is kept beside it.

use std::path::{Path, PathBuf};

use super::disk::{Disk, PASSING, put_in_place, refused};
use super::folder::Folder;
use super::full::damaged;
use super::label::{Count, Label, State};
use super::{at, journal, same};
use crate::archive::lock::{Holder, Lock};
use crate::archive::operation::{Operation, OperationKind};
use crate::archive::sqlite::{SqliteStore, TableSum};
use crate::archive::store::{self, Store};
use crate::archive::{Identity, Schema, content, migrate, table, write};
use crate::context::Context;
use crate::error::{CopyRefusal, Error, Result};

/// What is restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A copy in a folder of copies.
    Copy {
        /// The folder.
        folder: Folder,
        /// The name of the copy in it.
        name: String,
    },
    /// A full copy, or any other file of an archive.
    File(PathBuf),
}

/// What a source holds, looked at before anything is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// What the copy says of itself; none for a full copy.
    pub label: Option<Label>,
    /// Code of the network.
    pub network: String,
    /// The code of the archive.
    pub code: String,
    /// Its line of descent.
    pub lineage: i64,
    /// What it held.
    pub counts: super::Counts,
    /// The last operation done in it.
    pub last: Option<super::LastOperation>,
    /// How many contents it names.
    pub contents: usize,
    /// Hashes of those that are missing or damaged.
    pub missing: Vec<String>,
}

/// A restoration.
pub struct Restoring<'a> {
    /// From what.
    pub source: &'a Source,
    /// The file to make.
    pub to: &'a Path,
    /// Where the archive that stands at `to` is kept; none where it may not be replaced.
    pub keep_replaced: Option<&'a Path>,
    /// The user wants what there is, though contents are missing.
    pub without_missing: bool,
    /// From which copy, in words for the register.
    pub subject: &'a str,
    /// The highest line of descent known elsewhere; the new one is beyond it.
    pub beyond: i64,
    /// Who restores.
    pub holder: &'a Holder,
    /// What archives are made of now.
    pub schema: Schema,
    /// The disk.
    pub disk: &'a dyn Disk,
}

/// An archive that was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Its line of descent.
    pub lineage: i64,
    /// Hashes of the contents that it names and lacks.
    pub missing: Vec<String>,
    /// Where the archive that it replaced is kept.
    pub replaced: Option<PathBuf>,
}

/// Looks at a source: what it says of itself, and which of its contents could not be taken back.
pub fn inspect(source: &Source, count: Count) -> Result<Inspection> {
    let (mut tables, label) = open(source)?;
    let path = path_of(source)?;
    let contents = store::read(&mut tables, |tx| content::list(tx)).map_err(at(&path))?;
    let state = tables.look(|tx| State::read(tx, contents.len(), count)).map_err(at(&path))?;
    let missing = match source {
        Source::File(_) => damaged(&mut tables)?,
        Source::Copy { folder, .. } => {
            let hashes = contents.iter().map(|content| content.hash.clone());
            hashes.filter(|hash| folder.load(hash).is_none()).collect()
        }
    };
    let State { identity, last, counts, .. } = state;
    let Identity { network, code, lineage, .. } = identity;
    Ok(Inspection { label, network, code, lineage, counts, last, contents: contents.len(), missing })
}

/// Restores. Whatever fails, what stands at the place stands there still, and the copy is as it was. `step` is told how much
/// is done, of how much, and may stop it.
pub fn restore(
    order: &Restoring<'_>,
    ctx: &mut Context<'_>,
    step: &mut dyn FnMut(usize, usize) -> Result<()>,
) -> Result<Restored> {
    let replaces = order.to.exists();
    if order.to.is_dir() {
        return Err(Error::IsFolder { path: order.to.to_owned() });
    }
    let kept = order.keep_replaced.filter(|_| replaces);
    if replaces && kept.is_none_or(Path::exists) {
        return Err(Error::AlreadyThere { path: kept.unwrap_or(order.to).to_owned() });
    }
    let lock = Lock::take(order.to, order.holder)?;
    let beside = passing(order.to);
    let made = replaced_lineage(order)
        .and_then(|beyond| make(order, &beside, beyond, ctx, step))
        .and_then(|made| place(order, &beside, kept).map(|()| made));
    if made.is_err() {
        // The reason that is told is the first one; what can not be removed now is removed by the next restoration.
        let _ = std::fs::remove_file(&beside);
        let _ = std::fs::remove_file(journal(&beside));
        if !replaces {
            lock.withdraw();
        }
    }
    let (lineage, missing) = made?;
    Ok(Restored { lineage, missing, replaced: kept.map(Path::to_owned) })
}

/// `Bergamo.concilia` -> `Bergamo.concilia-ripristino.parziale`, of which nobody thinks that it is an archive.
fn passing(to: &Path) -> PathBuf {
    let mut name = to.as_os_str().to_owned();
    name.push("-ripristino.");
    name.push(PASSING);
    PathBuf::from(name)
}

fn path_of(source: &Source) -> Result<PathBuf> {
    match source {
        Source::Copy { folder, name } => folder.file(name),
        Source::File(path) if path.is_file() => Ok(path.clone()),
        Source::File(path) => Err(Error::NoFile { path: path.clone() }),
    }
}

fn open(source: &Source) -> Result<(SqliteStore, Option<Label>)> {
    let path = path_of(source)?;
    match source {
        Source::Copy { folder, name } => {
            let label = folder.read(name)?;
            Ok((SqliteStore::open_copy(&path).map_err(at(&path))?, Some(label)))
        }
        Source::File(_) => Ok((SqliteStore::open_read_only(&path).map_err(at(&path))?, None)),
    }
}

/// The highest line of descent that may have given numbers: those known, and that of the archive to be replaced. One that
/// can not be read is what a restoration is for; one that is another archive is not replaced.
fn replaced_lineage(order: &Restoring<'_>) -> Result<i64> {
    let identity = |mut tables: SqliteStore| store::read(&mut tables, |tx| table::get::<Identity>(tx, "archive"));
    let (source, _) = open(order.source)?;
    let code = identity(source)?.map(|identity| identity.code);
    let copied = match order.source {
        Source::Copy { folder, .. } => folder.list()?.copies,
        Source::File(_) => Vec::new(),
    };
    let lines = copied.iter().filter(|copy| Some(&copy.label.code) == code.as_ref()).map(|copy| copy.label.lineage);
    let beyond = lines.fold(order.beyond, i64::max);
    let there = SqliteStore::open_read_only(order.to).and_then(identity).ok().flatten();
    match there {
        Some(there) if Some(&there.code) != code.as_ref() => Err(CopyRefusal::OtherArchive { code: there.code }.into()),
        Some(there) => Ok(beyond.max(there.lineage)),
        None => Ok(beyond),
    }
}

/// Makes the new file, complete and checked; answers its line of descent and the contents that it lacks.
fn make(
    order: &Restoring<'_>,
    to: &Path,
    beyond: i64,
    ctx: &mut Context<'_>,
    step: &mut dyn FnMut(usize, usize) -> Result<()>,
) -> Result<(i64, Vec<String>)> {
    let (mut source, label) = open(order.source)?;
    for left in [to.to_owned(), journal(to)] {
        if left.exists() {
            order.disk.remove(&left).map_err(refused(&left))?;
        }
    }
    order.disk.create(to).map_err(refused(to))?;
    let poured = source.pour(to, &mut |done, all| {
        order.disk.engine_writes(to).map_err(refused(to))?;
        step(done, all)
    })?;
    drop(source);
    if let Some(label) = &label {
        same(&path_of(order.source)?, Vec::new(), label.tables == poured)?;
    }
    let mut made = SqliteStore::open_poured(to)?;
    order.disk.engine_writes(to).map_err(refused(to))?;
    made.become_archive()?;
    if let Source::Copy { folder, .. } = order.source {
        fill(order, &mut made, folder, to, step)?;
    }
    let missing = check(order, &mut made, to, &poured)?;
    order.disk.engine_writes(to).map_err(refused(to))?;
    migrate::migrate(&mut made, order.schema.migrations)?;
    let lineage = new_line(order, &mut made, beyond, ctx)?;
    same(to, made.faults()?, true)?;
    drop(made);
    let file = std::fs::OpenOptions::new().write(true).open(to).and_then(|file| order.disk.sync(&file));
    file.map_err(refused(to))?;
    Ok((lineage, missing))
}

/// Puts the contents back into their rows.
fn fill(
    order: &Restoring<'_>,
    made: &mut SqliteStore,
    folder: &Folder,
    to: &Path,
    step: &mut dyn FnMut(usize, usize) -> Result<()>,
) -> Result<()> {
    store::write(made, |tx| {
        let contents = content::list(tx)?;
        for (done, content) in contents.iter().enumerate() {
            step(done, contents.len())?;
            order.disk.engine_writes(to).map_err(refused(to))?;
            if let Some(bytes) = folder.load(&content.hash) {
                content::fill(tx, &content.hash, bytes)?;
            }
        }
        Ok(())
    })
}

/// Structure, references, rows and the hash of every content. Answers the contents that are missing or damaged, where the
/// user wants what there is.
fn check(order: &Restoring<'_>, made: &mut SqliteStore, to: &Path, poured: &[TableSum]) -> Result<Vec<String>> {
    let alike = made.sums()? == poured;
    same(to, made.faults()?, alike)?;
    let missing = damaged(made)?;
    let of = store::read(made, |tx| content::list(tx))?.len();
    if missing.is_empty() || order.without_missing {
        return Ok(missing);
    }
    Err(CopyRefusal::ContentsMissing { missing: missing.len(), of }.into())
}

/// Writes into the register that the archive was restored, and starts its new line of descent.
fn new_line(order: &Restoring<'_>, made: &mut SqliteStore, beyond: i64, ctx: &mut Context<'_>) -> Result<i64> {
    let operation = Operation::new(OperationKind::ArchiveRestore, order.subject);
    let written = write::write(made, ctx, &operation, None, |writer, _| {
        let mut identity: Identity = writer.need("archive")?;
        identity.lineage = identity.lineage.max(beyond) + 1;
        writer.put(&identity)?;
        Ok(identity.lineage)
    });
    Ok(written?.value)
}

/// Puts the new file at its place. What stood there gets the name under which it is kept, with what a crash left beside it:
/// the engine would take that for the new file's.
fn place(order: &Restoring<'_>, from: &Path, kept: Option<&Path>) -> Result<()> {
    let (disk, to) = (order.disk, order.to);
    if let Some(kept) = kept {
        disk.set_aside(to, kept).map_err(refused(kept))?;
    }
    let left = journal(to);
    let moved = left.exists().then(|| journal(kept.unwrap_or(from))).map(|aside| (left, aside));
    let placed = match &moved {
        Some((left, aside)) => disk.rename(left, aside).map_err(refused(left)),
        None => Ok(()),
    };
    let placed = placed.and_then(|()| put_in_place(disk, from, to));
    if let (Err(error), Some(kept)) = (&placed, kept) {
        // Back as it was; where even that fails, the archive is whole under the name that is told.
        let back = if to.exists() { std::fs::remove_file(kept) } else { std::fs::rename(kept, to) };
        if let (Ok(()), Some((left, aside))) = (&back, &moved) {
            let _ = std::fs::rename(aside, left);
        }
        if let Err(second) = back {
            let fault = format!("{error}; {second}");
            return Err(CopyRefusal::Damaged { path: kept.to_owned(), fault }.into());
        }
    }
    placed
}
