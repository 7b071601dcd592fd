//! What a shell shows of the copies: which there are, how old the last good one is, how the second place stands.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use concilia_core::archive::copies::{self, Copy, Folder, Label, Listing};
use concilia_core::error::CopyRefusal;
use concilia_core::territory::Network;
use concilia_text::copies as words;
use serde::Serialize;
use ts_rs::TS;

use super::{Subject, lock};
use crate::desk::Desk;
use crate::failure::{Failure, Result};

/// A copy, as a person recognises it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CopyView {
    /// By which it is asked for: the archive's code and the instant of the copy.
    pub id: String,
    /// When it was made (UTC).
    pub made_at: DateTime<Utc>,
    /// Why, in words.
    pub why: String,
    /// Name of the archive's file.
    pub archive: String,
    /// Where the archive was.
    pub path: String,
    /// Name of the network.
    pub network: String,
    /// How many parties it held.
    pub parties: Option<i64>,
    /// How many signatures had come back.
    pub signatures: Option<i64>,
    /// The last operation done in it, in words.
    pub last_operation: String,
    /// When that was done (UTC).
    pub last_at: Option<DateTime<Utc>>,
    /// How many documents were damaged in the archive itself.
    pub damaged: usize,
}

/// The copies of the open archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CopiesView {
    /// The folder that they are in.
    pub folder: String,
    /// The newest one; none where there is none yet.
    pub last: Option<CopyView>,
    /// How many there are.
    pub count: usize,
    /// How many files among them say nothing any more.
    pub unreadable: usize,
    /// Copies are not made by themselves: the example, an archive opened to look at.
    pub by_hand: bool,
    /// Why the last one was not made, where it was not.
    pub failure: Option<Failure>,
    /// The second place.
    pub second: SecondView,
}

/// The second place, as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SecondView {
    /// The user's folder; none where none was chosen.
    pub folder: Option<String>,
    /// When the last copy that is good there was made (UTC), where it is known.
    pub good_at: Option<DateTime<Utc>>,
    /// A copy is being brought there now.
    pub running: bool,
    /// Why there is none, where there should be.
    pub failure: Option<Failure>,
}

/// The copies of the open archive.
pub fn view(desk: &Desk) -> Result<CopiesView> {
    let subject = Subject::open(desk)?;
    let folder = subject.folder(desk);
    let Listing { copies, unreadable } = folder.list()?;
    let second = lock(&desk.copies.second).clone();
    Ok(CopiesView {
        folder: folder.path().display().to_string(),
        last: copies.first().map(copy_view),
        count: copies.len(),
        unreadable: unreadable.len(),
        by_hand: Subject::automatic(desk)?.is_none(),
        failure: lock(&desk.copies.first).failure.clone(),
        second: SecondView {
            folder: desk.preferences().copies_folder,
            good_at: second.good_at,
            running: second.running,
            failure: second.failure,
        },
    })
}

/// Every copy in the program's own place or in the second one, the newest first; of the open archive alone, where one is
/// open. A second place that is not there is told.
pub fn list(desk: &Desk, second: bool) -> Result<Vec<CopyView>> {
    let code = Subject::open(desk).ok().map(|subject| subject.code);
    if !second {
        return list_in(&desk.places.copies, code.as_deref());
    }
    desk.preferences().copies_folder.map_or(Ok(Vec::new()), |place| list_of(Path::new(&place), code.as_deref()))
}

/// Every copy in a folder that the user has chosen: on a new computer nothing else is known of the second place.
pub fn list_elsewhere(desk: &Desk, folder: &str) -> Result<Vec<CopyView>> {
    list_of(&place_of(Path::new(folder)), Subject::open(desk).ok().map(|subject| subject.code).as_deref())
}

fn list_of(place: &Path, code: Option<&str>) -> Result<Vec<CopyView>> {
    if place.is_dir() {
        return list_in(place, code);
    }
    Err(concilia_core::Error::from(CopyRefusal::NoPlace { path: place.to_owned() }).into())
}

/// The place that a folder is, or is part of: the user may point at the copies of one archive.
pub(super) fn place_of(folder: &Path) -> PathBuf {
    let inside = folder.parent().filter(|_| folder.join("tables").is_dir());
    inside.unwrap_or(folder).to_owned()
}

/// Every copy in a place, the newest first; of one archive, where its code is given.
pub fn list_in(root: &Path, code: Option<&str>) -> Result<Vec<CopyView>> {
    let mut copies = Vec::new();
    for folder in folders(root, code) {
        copies.extend(folder.list()?.copies.iter().map(copy_view));
    }
    // Those of one folder are in their order already, and stay in it.
    copies.sort_by_key(|copy| Reverse(copy.made_at));
    Ok(copies)
}

fn folders(root: &Path, code: Option<&str>) -> Vec<Folder> {
    if let Some(code) = code {
        return vec![copies::inside(root, code)];
    }
    let Ok(entries) = std::fs::read_dir(root) else { return Vec::new() };
    entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).map(Folder::at).collect()
}

/// By what a copy is asked for: the archive's code and the instant of the copy.
pub(super) fn id(copy: &Copy) -> String {
    format!("{}/{}", copy.label.code, copy.name.split('.').next().unwrap_or_default())
}

fn copy_view(copy: &Copy) -> CopyView {
    let Label { made_at, why, archive, network, counts, last, damaged, .. } = &copy.label;
    let name = Network::from_code(network).map_or(network.as_str(), |network| network.display_name());
    CopyView {
        id: id(copy),
        made_at: *made_at,
        why: words::why(*why).to_owned(),
        archive: Path::new(archive).file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        path: archive.clone(),
        network: name.to_owned(),
        parties: counts.parties,
        signatures: counts.signatures,
        last_operation: words::last_operation(last.as_ref()),
        last_at: last.as_ref().map(|last| last.at),
        damaged: damaged.len(),
    }
}
