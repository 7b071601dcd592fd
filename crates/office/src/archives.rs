//! Opening and closing archives, and what the welcome page shows.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use concilia_core::archive::copies::Why;
use concilia_core::archive::home::{self, Duplicate, Home, Opener};
use concilia_core::archive::lock::Holder;
use concilia_core::archive::place::{self, Volume};
use concilia_core::archive::{Archive, NewArchive};
use concilia_core::context::NewIds;
use concilia_core::issue::code::ArchiveCode;
use concilia_core::schema::SCHEMA;
use concilia_core::territory::Network;
use concilia_core::{creation, operator, party};
use serde::Serialize;
use ts_rs::TS;

use crate::copies;
use crate::desk::{Desk, SessionView};
use crate::failure::{Error, Result};
use crate::files;
use crate::preferences::Recent;
use crate::system;

/// Ending of an archive's file.
pub const ENDING: &str = "concilia";

/// The only round there is so far.
pub const ROUND: &str = "2014-2015";

/// An archive opened before, as the welcome page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RecentArchive {
    /// What was remembered.
    #[serde(flatten)]
    pub recent: Recent,
    /// Name of the file.
    pub name: String,
    /// Its folder.
    pub folder: String,
    /// The file is no longer there.
    pub missing: bool,
    /// What is risky of its place.
    pub risk: Option<String>,
}

/// The archives opened before, the last one first. A missing file is said, never removed from the list by itself.
pub fn recent(desk: &Desk) -> Vec<RecentArchive> {
    let volumes = system::volumes();
    let shown = |recent: Recent| {
        let path = PathBuf::from(&recent.path);
        RecentArchive {
            name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            folder: path.parent().map(|folder| folder.display().to_string()).unwrap_or_default(),
            missing: !path.is_file(),
            risk: told_risk(&path, &volumes),
            recent,
        }
    };
    desk.preferences().recent.into_iter().map(shown).collect()
}

/// What is risky of the place of an archive, told before it is made or opened there; never a wall.
pub fn risk(path: &Path) -> Option<String> {
    told_risk(path, &system::volumes())
}

fn told_risk(path: &Path, volumes: &[Volume]) -> Option<String> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    place::risk(&path, volumes).map(|risk| concilia_text::place::risk(&risk))
}

/// Where a new archive of that name would be, unless the user chooses another place.
pub fn proposed_path(desk: &Desk, name: &str) -> PathBuf {
    desk.places.archives.join(files::file_name(&format!("{name} {ROUND}"), ENDING))
}

/// The code of a new archive, as random as the identifier it is drawn from.
fn new_code(ids: &mut dyn NewIds) -> ArchiveCode {
    let hash = concilia_core::archive::content::sha256(ids.next_id().as_bytes());
    let random = hash.chars().take(8).fold(0, |number, hex| (number << 4) | hex.to_digit(16).unwrap_or(0));
    ArchiveCode::from_random(random)
}

/// Makes the archive of a network at `path` and sits down at it.
pub fn create(desk: &Desk, network: Network, path: &Path) -> Result<SessionView> {
    create_dated(desk, network, path, None)
}

/// The same for an example, which carries its own date.
pub(crate) fn create_dated(
    desk: &Desk,
    network: Network,
    path: &Path,
    example_date: Option<NaiveDate>,
) -> Result<SessionView> {
    // The program's own folder is made at need; another that is not there is a slip of who wrote it.
    let own = desk.places.archives.as_path();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    match folder {
        Some(folder) if folder == own => {
            std::fs::create_dir_all(own).map_err(|error| Error::File { path: own.to_owned(), error })?;
        }
        Some(folder) if !folder.is_dir() => return Err(Error::NoFolder { path: folder.to_owned() }),
        _ => {}
    }
    let archive = desk.fresh_context(example_date.unwrap_or(desk.today()), |ctx| {
        let code = new_code(ctx.ids).to_string();
        let new = NewArchive { network: network.code().to_owned(), round: ROUND.to_owned(), code, example_date };
        creation::create(path, network, &new, &holder(desk), &home(desk, path), ctx)
    })?;
    sit(desk, archive)
}

/// Opens an archive for work.
pub fn open(desk: &Desk, path: &Path) -> Result<SessionView> {
    // The one that is open may be the same file: its lock must be free before.
    close(desk);
    let copy = || copies::before_migration(desk, path);
    let holder = holder(desk);
    let mut archive = Archive::open_copied(path, SCHEMA, &holder, copy)?;
    let duplicate = settle(desk, &mut archive, path, holder)?;
    let view = sit(desk, archive)?;
    let Some(duplicate) = duplicate else { return Ok(view) };
    desk.session(|session| {
        session.duplicate = Some(duplicate);
        Ok(())
    })?;
    desk.view()
}

/// An archive that may not be the only file of its line of descent starts a new one.
fn settle(desk: &Desk, archive: &mut Archive, path: &Path, holder: Holder) -> Result<Option<Duplicate>> {
    if archive.identity().example_date.is_some() {
        return Ok(None);
    }
    // Copies that can not be read are no reason to keep somebody from the archive.
    let copied = copies::known(desk, &archive.identity().code).unwrap_or_default();
    let opener = Opener { here: home(desk, path), holder, copied };
    Ok(desk.fresh_context(desk.today(), |ctx| home::settle(archive, ctx, &opener))?)
}

/// Where an archive is at home from now on. A desk without copies (the demonstration's) is nobody's place.
fn home(desk: &Desk, path: &Path) -> Home {
    if desk.places.copies.as_os_str().is_empty() {
        return Home::default();
    }
    Home::of(&desk.person.computer, path, risk(path).is_some())
}

/// Opens an archive to look at it.
pub fn open_read_only(desk: &Desk, path: &Path) -> Result<SessionView> {
    close(desk);
    sit(desk, Archive::open_read_only(path, SCHEMA)?)
}

/// Closes the open archive, if any, copied where something was done in it. The list of recent archives keeps how many
/// parties it has now.
pub fn close(desk: &Desk) {
    copies::take(desk, Why::Closing);
    let known = desk.session(|session| {
        let parties = session.archive.read(party::count)?;
        let path = session.archive.path().map(|path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
        Ok((path.map(|path| path.display().to_string()), parties))
    });
    if let Ok((Some(path), parties)) = known {
        // A convenience, as when it was opened.
        let _ = desk.remember(|preferences| preferences.count(&path, parties));
    }
    desk.close();
}

fn sit(desk: &Desk, mut archive: Archive) -> Result<SessionView> {
    let operators = archive.read(operator::operators)?;
    let by_login = |operator: &operator::Operator| operator.active && operator.login == desk.person.login;
    let by_its_list = || operators.into_iter().find(by_login).map(|operator| operator.name);
    let operator = desk.said_name().map(str::to_owned).or_else(by_its_list).unwrap_or_else(|| desk.name().to_owned());
    let parties = archive.read(party::count)?;
    let (path, network) = (archive.path().map(Path::to_owned), archive.identity().network.clone());
    let example = archive.identity().example_date.is_some();
    desk.seat(archive, operator);
    if let Some(path) = path.filter(|_| !example) {
        // From whatever folder it is looked for next.
        let path = std::path::absolute(&path).unwrap_or(path);
        let recent = Recent { path: path.display().to_string(), network, opened_at: desk.now(), parties };
        // The list of recent archives is a convenience: where it can not be written, the archive is open all the same.
        let _ = desk.remember(|preferences| preferences.remember(recent));
    }
    copies::take(desk, Why::Opening);
    desk.view()
}

pub(crate) fn holder(desk: &Desk) -> Holder {
    Holder { operator: desk.name().to_owned(), computer: desk.person.computer.clone(), since: desk.now() }
}
