//! Making a copy: one state of the tables in memory, the contents that are new beside it, the file read back before it gets
//! its name, then what is old by the rule of [`thin`].

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{DateTime, Utc};

use super::disk::{Disk, refused, write_checked};
use super::folder::{Copy, Folder};
use super::label::{Count, Label, State, Why};
use super::thin::{Aged, stays};
use super::{at, same};
use crate::archive::content;
use crate::archive::sqlite::SqliteStore;
use crate::archive::store::{self, StoreError, Tx};
use crate::error::{CopyRefusal, Error, Result};

/// A copy to be made.
#[derive(Clone, Copy)]
pub struct Making<'a> {
    /// The file of the archive; it may be open.
    pub archive: &'a Path,
    /// Where the copy goes.
    pub folder: &'a Folder,
    /// Why it is made.
    pub why: Why,
    /// The instant.
    pub now: DateTime<Utc>,
    /// The version of the program.
    pub program: &'a str,
    /// Counts what a person recognises the state by.
    pub count: Count,
    /// The disk.
    pub disk: &'a dyn Disk,
}

/// A copy that was made.
#[derive(Debug)]
pub struct Made {
    /// The copy, read back.
    pub copy: Copy,
    /// Why old copies were not removed, where they were not: the new one is good all the same.
    pub not_thinned: Option<Error>,
}

/// Makes a copy where something was done in the archive since its newest one.
pub fn make_if_changed(order: &Making<'_>) -> Result<Option<Made>> {
    let newest = order.folder.newest_of(order.archive)?;
    let Some(newest) = newest else { return make(order).map(Some) };
    let mut archive = SqliteStore::open_read_only(order.archive)?;
    let now = archive.look(|tx| state(tx, order.count).map(|(now, _)| now))?;
    drop(archive);
    // The copy before a migration stays long: one that was made for another reason does not stand in for it.
    let serves = newest.label.why == order.why || order.why != Why::BeforeMigration;
    let whole = order.folder.contents_of(&newest.name).is_ok_and(|contents| {
        contents.iter().all(|content| order.folder.has(content) || newest.label.damaged.contains(&content.hash))
    });
    if serves && whole && newest.label.same_state(&now) { Ok(None) } else { make(order).map(Some) }
}

/// Makes a copy. Whatever fails, the copies that are there stay as they are.
pub fn make(order: &Making<'_>) -> Result<Made> {
    let _held = order.folder.hold(order.disk)?;
    let mut archive = SqliteStore::open_read_only(order.archive)?;
    let (tables, (state, contents)) = archive.tables(|tx| state(tx, order.count))?;
    let damaged = keep_contents(&mut archive, order, &contents)?;
    drop(archive);
    let label = label(order, state, damaged, tables.sums.clone());
    let name = order.folder.free_name(&label);
    let place = order.folder.tables().join(&name);
    let bytes = tables.labelled(&label.json()?)?;
    write_checked(order.disk, &place, &bytes, |written| read_back(written, &label))?;
    let copy = Copy { name, label };
    let not_thinned = thin(order.folder, order.now, order.disk).err();
    Ok(Made { copy, not_thinned })
}

fn state(tx: &mut dyn Tx, count: Count) -> Result<(State, Vec<content::Listed>), StoreError> {
    let contents = content::list(tx)?;
    Ok((State::read(tx, contents.len(), count)?, contents))
}

fn label(
    order: &Making<'_>,
    state: State,
    damaged: Vec<String>,
    tables: Vec<crate::archive::sqlite::TableSum>,
) -> Label {
    let State { identity, schema, last, contents, counts } = state;
    Label {
        made_at: order.now,
        why: order.why,
        archive: order.archive.display().to_string(),
        network: identity.network,
        round: identity.round,
        code: identity.code,
        lineage: identity.lineage,
        counts,
        last,
        program: order.program.to_owned(),
        schema,
        contents,
        damaged,
        tables,
    }
}

/// Keeps the contents that the folder lacks. They are never changed in the archive, so each is read on its own and nobody
/// who writes waits for all of them. Answers those that are damaged in the archive itself: they do not stop the others.
fn keep_contents(archive: &mut SqliteStore, order: &Making<'_>, contents: &[content::Listed]) -> Result<Vec<String>> {
    let mut damaged = Vec::new();
    for content in contents.iter().filter(|content| !order.folder.has(content)) {
        match store::read(archive, |tx| content::load(tx, &content.hash)) {
            Ok(bytes) => keep_content(order.folder, order.disk, &content.hash, &bytes)?,
            Err(Error::ContentDamaged { .. } | Error::Store(StoreError::Damaged(_))) => {
                damaged.push(content.hash.clone());
            }
            Err(error) => return Err(error),
        }
    }
    Ok(damaged)
}

/// Writes a content into a folder of copies, reading it back.
pub(super) fn keep_content(folder: &Folder, disk: &dyn Disk, hash: &str, bytes: &[u8]) -> Result<()> {
    let place = folder.content(hash);
    if let Some(above) = place.parent() {
        disk.make_folder(above).map_err(refused(above))?;
    }
    write_checked(disk, &place, bytes, |written| {
        let read = std::fs::read(written).map_err(refused(written))?;
        same(&place, Vec::new(), content::sha256(&read) == hash)
    })
}

/// The file of a copy says of itself and holds what it should.
pub(super) fn read_back(path: &Path, label: &Label) -> Result<()> {
    let mut written = SqliteStore::open_copy(path).map_err(at(path))?;
    let faults = written.quick_faults().map_err(at(path))?;
    let alike = Label::read(&written.label().map_err(at(path))?).map_err(at(path))? == *label
        && written.sums().map_err(at(path))? == label.tables;
    same(path, faults, alike)
}

/// Removes the copies that are old, then the contents that no copy names any more.
pub(super) fn thin(folder: &Folder, now: DateTime<Utc>, disk: &dyn Disk) -> Result<()> {
    let listing = folder.list()?;
    let aged = |copy: &Copy| Aged { at: copy.label.made_at, kept_long: copy.label.why == Why::BeforeMigration };
    // From the oldest to the newest: of two of the same instant the later is the newer.
    let copies: Vec<&Copy> = listing.copies.iter().rev().collect();
    let ages: Vec<Aged> = copies.iter().map(|copy| aged(copy)).collect();
    let (stay, go): (Vec<_>, Vec<_>) = copies.into_iter().zip(stays(&ages, now)).partition(|(_, stays)| *stays);
    for (copy, _) in &go {
        let path = folder.file(&copy.name)?;
        disk.remove(&path).map_err(refused(&path))?;
    }
    // A copy that can not be read may name any of them.
    if go.is_empty() || !listing.unreadable.is_empty() {
        return Ok(());
    }
    let mut named = BTreeSet::new();
    for (copy, _) in stay {
        named.extend(folder.contents_of(&copy.name)?.into_iter().map(|content| folder.content(&content.hash)));
    }
    for file in folder.content_files()?.into_iter().filter(|file| !named.contains(file)) {
        disk.remove(&file).map_err(refused(&file))?;
    }
    Ok(())
}

/// The user's folder for the second place is there; a disk that is not connected is not made up.
pub(super) fn there(place: &Path) -> Result<()> {
    if place.is_dir() { Ok(()) } else { Err(CopyRefusal::NoPlace { path: place.to_owned() }.into()) }
}
