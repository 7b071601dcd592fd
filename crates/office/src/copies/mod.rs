//! Copies of the open archive: when they are made, how they went, the second place, a full copy on demand.
//!
//! A copy that does not go never stops the work that it was made for: it is told, and tried again at the next occasion. Only an
//! archive that must be brought up to date is refused without its copy.

mod restore;
mod view;

pub use restore::{RestoreDone, RestoreRequest, RestoreSource, RestoreView, look, restore};
pub use view::{CopiesView, CopyView, SecondView, list, list_elsewhere, list_in, view};

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Duration, Utc};
use concilia_core::archive::Archive;
use concilia_core::archive::copies::{self, Copy, Folder, FullCopy, Label, Making, SystemDisk, Why};
use concilia_core::archive::home::Copied;
use concilia_core::schema::{SCHEMA, counts};
use concilia_text::copies as words;
use serde::Serialize;
use ts_rs::TS;

use crate::archives::ENDING;
use crate::desk::Desk;
use crate::failure::{Error, Failure, Result};
use crate::files::{self, IfThere};
use crate::job::Job;

/// The version of the program, as a copy says it.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// How old the last good copy may grow, with work after it, before it is told.
const OLD: Duration = Duration::days(7);

/// How the copies of the open archive went.
#[derive(Debug, Default)]
pub(crate) struct CopyWatch {
    first: Mutex<First>,
    second: Arc<Mutex<Second>>,
}

#[derive(Debug, Default)]
struct First {
    /// When the newest copy was last known to hold all that the archive holds.
    current_at: Option<DateTime<Utc>>,
    failure: Option<Failure>,
}

/// How the second place stands.
#[derive(Debug, Clone, Default)]
struct Second {
    running: bool,
    good_at: Option<DateTime<Utc>>,
    failure: Option<Failure>,
}

impl CopyWatch {
    /// What is told over every screen: the last copy did not go, or there was none for long.
    pub(crate) fn notice(&self, now: DateTime<Utc>) -> Option<String> {
        let first = lock(&self.first);
        if let Some(failure) = &first.failure {
            return Some(words::not_made(&failure.message, &failure.advice));
        }
        let age = now - first.current_at?;
        (age > OLD).then(|| words::old(age.num_days()))
    }

    /// Another archive is open now.
    pub(crate) fn forget(&self) {
        *lock(&self.first) = First::default();
        let mut second = lock(&self.second);
        (second.good_at, second.failure) = (None, None);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The archive of which copies are made.
struct Subject {
    path: PathBuf,
    code: String,
}

impl Subject {
    /// The open archive; none for an example, one that is only looked at, or where copies are not kept.
    fn automatic(desk: &Desk) -> Result<Option<Self>> {
        let wanted = desk.session(|session| {
            Ok(!session.archive.is_read_only() && session.archive.identity().example_date.is_none())
        })?;
        if wanted && !desk.places.copies.as_os_str().is_empty() { Self::open(desk).map(Some) } else { Ok(None) }
    }

    fn open(desk: &Desk) -> Result<Self> {
        desk.session(|session| {
            let path = session.archive.path().ok_or(Error::NoArchive)?;
            Ok(Self { path: std::path::absolute(path)?, code: session.archive.identity().code.clone() })
        })
    }

    fn folder(&self, desk: &Desk) -> Folder {
        copies::inside(&desk.places.copies, &self.code)
    }
}

/// Makes a copy of the open archive where something was done since the last one, and brings it to the second place. That it
/// did not go is remembered and told, not answered.
pub(crate) fn take(desk: &Desk, why: Why) {
    if let Ok(Some(subject)) = Subject::automatic(desk) {
        let made = make(desk, &subject, why, false);
        remember(desk, made);
        bring(desk, subject);
    }
}

/// What is to be told of the copies of the archive that is open, or was open last: the last one did not go.
pub fn note(desk: &Desk) -> Option<String> {
    desk.copies.notice(desk.now())
}

/// Makes a copy of the open archive because somebody asks for it. Where it did not go, the answer says why.
pub fn make_now(desk: &Desk) -> Result<CopiesView> {
    let subject = Subject::open(desk)?;
    let made = make(desk, &subject, Why::OnDemand, true);
    remember(desk, made);
    bring(desk, subject);
    view(desk)
}

/// What the copies of this computer say of an archive.
pub(crate) fn known(desk: &Desk, code: &str) -> Result<Vec<Copied>> {
    if desk.places.copies.as_os_str().is_empty() {
        return Ok(Vec::new());
    }
    let said = |Label { archive, lineage, last, .. }: Label| Copied {
        path: PathBuf::from(archive),
        lineage,
        last: last.map_or(0, |last| last.number),
    };
    let copies = copies::inside(&desk.places.copies, code).list()?.copies;
    Ok(copies.into_iter().map(|copy| said(copy.label)).collect())
}

/// Copies an archive that is about to be brought up to date.
pub(crate) fn before_migration(desk: &Desk, path: &Path) -> concilia_core::Result<()> {
    if desk.places.copies.as_os_str().is_empty() {
        return Ok(());
    }
    let code = Archive::open_read_only(path, SCHEMA)?.identity().code.clone();
    let path = std::path::absolute(path)?;
    let folder = copies::inside(&desk.places.copies, &code);
    copies::make_if_changed(&making(desk, &path, &folder, Why::BeforeMigration)).map(drop)
}

fn making<'a>(desk: &Desk, archive: &'a Path, folder: &'a Folder, why: Why) -> Making<'a> {
    Making { archive, folder, why, now: desk.now(), program: PROGRAM, count: counts, disk: &SystemDisk }
}

fn make(desk: &Desk, subject: &Subject, why: Why, always: bool) -> Result<Option<Copy>, Failure> {
    let folder = subject.folder(desk);
    let order = making(desk, &subject.path, &folder, why);
    let made = if always { copies::make(&order).map(Some) } else { copies::make_if_changed(&order) };
    made.map(|made| made.map(|made| made.copy)).map_err(|error| Error::from(error).into())
}

fn remember(desk: &Desk, made: Result<Option<Copy>, Failure>) {
    let mut first = lock(&desk.copies.first);
    match made {
        Ok(_) => *first = First { current_at: Some(desk.now()), failure: None },
        Err(failure) => first.failure = Some(failure),
    }
}

/// Brings the newest copy to the second place, if the user has one, while the work goes on.
fn bring(desk: &Desk, subject: Subject) {
    let Some(place) = desk.preferences().copies_folder else { return };
    let watch = Arc::clone(&desk.copies.second);
    {
        let mut second = lock(&watch);
        if second.running {
            return;
        }
        second.running = true;
    }
    let (first, now, told) = (subject.folder(desk), desk.now(), Arc::clone(&watch));
    let started = std::thread::Builder::new().spawn(move || {
        let brought = copies::mirror(&first, &subject.path, Path::new(&place), now, &SystemDisk);
        let mut second = lock(&told);
        second.running = false;
        match brought {
            Ok(copy) => {
                second.good_at = copy.map(|copy| copy.label.made_at);
                second.failure = None;
            }
            Err(error) => second.failure = Some(Error::from(error).into()),
        }
    });
    if let Err(error) = started {
        let mut second = lock(&watch);
        (second.running, second.failure) = (false, Some(Error::from(error).into()));
    }
}

/// Chooses the second place, or none; the newest copy is brought there at once.
pub fn choose_second(desk: &Desk, folder: Option<String>) -> Result<CopiesView> {
    desk.remember(|preferences| preferences.copies_folder = folder.filter(|folder| !folder.is_empty()))?;
    {
        let mut second = lock(&desk.copies.second);
        (second.good_at, second.failure) = (None, None);
    }
    if let Some(subject) = Subject::automatic(desk)? {
        bring(desk, subject);
    }
    view(desk)
}

/// A full copy that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FullDone {
    /// Where it is.
    pub path: String,
    /// What was done, in words.
    pub words: String,
    /// Something in it wants a person: documents that are damaged in the archive itself.
    pub attention: bool,
}

/// The name of a full copy, unless the user chooses another.
pub fn full_name(desk: &Desk) -> Result<String> {
    let path = Subject::open(desk)?.path;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok(files::file_name(&words::full_name(&stem, desk.today()), ENDING))
}

/// Copies the open archive, contents included, into one file.
pub fn full(desk: &Desk, to: &Path, if_there: IfThere, job: &Job<'_>) -> Result<FullDone> {
    let subject = Subject::open(desk)?;
    files::ask(to, if_there)?;
    let mut step = |done: usize, all: usize| job.step(done, all).map_err(|_| concilia_core::Error::Stopped);
    let FullCopy { contents, damaged } =
        copies::full(&subject.path, to, if_there == IfThere::Replace, &SystemDisk, &mut step)?;
    let words = words::full_done(contents, damaged.len());
    Ok(FullDone { path: to.display().to_string(), words, attention: !damaged.is_empty() })
}
