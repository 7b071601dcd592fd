//! The desk: where the program keeps its files, who sits at it, what time it is, and the one archive that is open.
//! A shell makes one desk and gives it the system's clock, names and paths; tests give it theirs.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, NaiveDate, Utc};
use concilia_core::archive::Archive;
use concilia_core::archive::home::Duplicate;
use concilia_core::archive::lock::hold;
use concilia_core::archive::operation::Written;
use concilia_core::archive::store::Tx;
use concilia_core::context::{Context, NewIds};
use concilia_core::territory::Network;
use serde::Serialize;
use ts_rs::TS;

use crate::copies::CopyWatch;
use crate::failure::{Error, Result};
use crate::import::Imports;
use crate::job::Jobs;
use crate::preferences::Preferences;

/// Where the program keeps things on this computer.
#[derive(Debug, Clone)]
pub struct Places {
    /// Folder of the archives, unless the user chooses another.
    pub archives: PathBuf,
    /// File of the remembered choices; empty where nothing is to be remembered.
    pub preferences: PathBuf,
    /// Folder where documents are saved, unless the user chooses another.
    pub documents: PathBuf,
    /// Folder of the copies of archives; empty where none are made.
    pub copies: PathBuf,
}

/// Who sits at the desk.
#[derive(Debug, Clone)]
pub struct Person {
    /// The system's login.
    pub login: String,
    /// The computer's name.
    pub computer: String,
}

/// What time it is. The shells give the system's clock, the tests a fixed one.
pub trait Clock: Send + Sync {
    /// The instant (UTC).
    fn now(&self) -> DateTime<Utc>;
    /// The date where the office is.
    fn today(&self) -> NaiveDate;
}

/// The desk.
pub struct Desk {
    /// Where things are kept.
    pub places: Places,
    /// Who sits at it.
    pub person: Person,
    /// Long work.
    pub jobs: Jobs,
    /// How the copies of the open archive went.
    pub(crate) copies: CopyWatch,
    /// The name under which the person works, where it was said; else the one that the archive knows for the login.
    name: Option<String>,
    clock: Box<dyn Clock>,
    ids: Mutex<Box<dyn NewIds + Send>>,
    preferences: Mutex<Preferences>,
    open: Mutex<Option<Session>>,
}

/// The open archive, and what holds while it is open.
pub struct Session {
    /// The archive.
    pub archive: Archive,
    /// Name of who works, as in the archive's list of operators.
    pub operator: String,
    /// The working date chosen for this session; none means today's.
    chosen_date: Option<NaiveDate>,
    /// The list that is being imported, and the one last written.
    pub(crate) imports: Imports,
    saved_at: Option<DateTime<Utc>>,
    /// Why the archive started a new line of descent as it was opened.
    pub(crate) duplicate: Option<Duplicate>,
}

/// What the header of every page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SessionView {
    /// Code of the network.
    pub network: String,
    /// Official name of its ASL.
    pub asl: String,
    /// Name of the network on the screen.
    pub network_name: String,
    /// The round ("2014-2015").
    pub round: String,
    /// Where the file is; none for an archive in memory.
    pub path: Option<String>,
    /// Opened only to look at.
    pub read_only: bool,
    /// Why nothing can be changed, and who holds the archive; none where it is open for work.
    pub read_only_note: Option<String>,
    /// What is to be told of the copies of the archive: the last one did not go, or there was none for long.
    pub copies_note: Option<String>,
    /// What is to be told of its line of descent: it started a new one as it was opened, and why.
    pub line_note: Option<String>,
    /// The archive is the example.
    pub example: bool,
    /// Who works.
    pub operator: String,
    /// The working date.
    pub working_date: NaiveDate,
    /// The clock's date.
    pub today: NaiveDate,
    /// When the last change was saved on this computer (UTC); none if nothing changed since opening.
    pub saved_at: Option<DateTime<Utc>>,
    /// What undo would take back, in words; none where it can not.
    pub undo: Option<String>,
    /// What redo would do again, in words.
    pub redo: Option<String>,
}

impl Desk {
    /// A desk with nothing open.
    pub fn new(places: Places, person: Person, clock: Box<dyn Clock>, ids: Box<dyn NewIds + Send>) -> Self {
        let preferences = Mutex::new(Preferences::read(&places.preferences));
        let (jobs, ids, open) = (Jobs::default(), Mutex::new(ids), Mutex::new(None));
        let copies = CopyWatch::default();
        Self { places, person, jobs, copies, name: None, clock, ids, preferences, open }
    }

    /// The same desk, where the person works under this name; the login stays the system's.
    pub fn named(self, name: Option<&str>) -> Self {
        Self { name: name.map(str::to_owned), ..self }
    }

    /// The name under which the person works in an archive that does not know the login.
    pub(crate) fn name(&self) -> &str {
        self.said_name().unwrap_or(&self.person.login)
    }

    /// The name that was said at the start, before any that an archive knows.
    pub(crate) fn said_name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The instant (UTC).
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The clock's date.
    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// Reads one state of the open archive.
    pub fn read<T, E: Into<Error>>(
        &self,
        body: impl FnOnce(&mut dyn Tx, &Today) -> std::result::Result<T, E>,
    ) -> Result<T> {
        self.session(|session| {
            let today = self.today_of(session);
            let mut outcome = None;
            session.archive.read(|tx| {
                outcome = Some(body(tx, &today));
                Ok(())
            })?;
            outcome.ok_or(Error::NoArchive)?.map_err(Into::into)
        })
    }

    /// Does one operation on the open archive.
    pub fn change<T>(
        &self,
        body: impl FnOnce(&mut Archive, &mut Context<'_>) -> concilia_core::Result<Written<T>>,
    ) -> Result<Written<T>> {
        self.session(|session| {
            let written = self.with_context(session, body)?;
            if written.operation.is_some() {
                session.saved_at = Some(self.now());
                session.imports.forget_trial();
            }
            Ok(written)
        })
    }

    /// Runs `body` with the open archive, its dates and its operator.
    pub fn session<T>(&self, body: impl FnOnce(&mut Session) -> Result<T>) -> Result<T> {
        body(lock(&self.open).as_mut().ok_or(Error::NoArchive)?)
    }

    fn with_context<T>(
        &self,
        session: &mut Session,
        body: impl FnOnce(&mut Archive, &mut Context<'_>) -> concilia_core::Result<T>,
    ) -> Result<T> {
        let working_date = self.today_of(session).working_date;
        let mut ids = lock(&self.ids);
        let Session { archive, operator, .. } = session;
        let mut ctx = Context { now: self.now(), working_date, operator, login: &self.person.login, ids: ids.as_mut() };
        Ok(body(archive, &mut ctx)?)
    }

    /// Runs `body` with a context that belongs to no archive yet (creation, the example).
    pub fn fresh_context<T>(&self, working_date: NaiveDate, body: impl FnOnce(&mut Context<'_>) -> T) -> T {
        let mut ids = lock(&self.ids);
        let (operator, login) = (self.name(), self.person.login.as_str());
        body(&mut Context { now: self.now(), working_date, operator, login, ids: ids.as_mut() })
    }

    fn today_of(&self, session: &Session) -> Today {
        let today = self.today();
        let usual = session.archive.identity().example_date.unwrap_or(today);
        Today { today: usual, working_date: session.chosen_date.unwrap_or(usual) }
    }

    /// Issuing, putting to signature and filing ask where the working date is not today's.
    pub fn confirm_date(&self, confirmed: bool) -> Result<()> {
        let Today { today, working_date } = self.session(|session| Ok(self.today_of(session)))?;
        if confirmed || today == working_date {
            return Ok(());
        }
        Err(Error::WorkingDateDiffers { working: working_date, today })
    }

    /// Sets the working date for this session; none goes back to today's.
    pub fn set_working_date(&self, date: Option<NaiveDate>) -> Result<SessionView> {
        self.session(|session| {
            session.chosen_date = date;
            Ok(())
        })?;
        self.view()
    }

    /// Sets who works in this session.
    pub fn set_operator(&self, name: &str) -> Result<SessionView> {
        self.session(|session| {
            session.operator = name.trim().to_owned();
            Ok(())
        })?;
        self.view()
    }

    /// What the header shows of the open archive.
    pub fn view(&self) -> Result<SessionView> {
        self.session(|session| {
            let Today { today, working_date } = self.today_of(session);
            let words = |next: Option<(concilia_core::archive::operation::OperationKind, &str)>| {
                next.map(|(kind, subject)| concilia_text::done(kind, subject))
            };
            let identity = session.archive.identity();
            let network = Network::from_code(&identity.network);
            Ok(SessionView {
                asl: network.map_or_else(String::new, |network| network.official_name().to_owned()),
                network_name: network.map_or_else(String::new, |network| network.display_name().to_owned()),
                network: identity.network.clone(),
                round: identity.round.clone(),
                path: session.archive.path().map(|path| path.display().to_string()),
                read_only: session.archive.is_read_only(),
                read_only_note: read_only_note(&session.archive),
                copies_note: self.copies.notice(self.now()),
                line_note: session.duplicate.as_ref().map(concilia_text::duplicate),
                example: identity.example_date.is_some(),
                operator: session.operator.clone(),
                working_date,
                today,
                saved_at: session.saved_at,
                undo: words(session.archive.next_undo()),
                redo: words(session.archive.next_redo()),
            })
        })
    }

    /// The network of the open archive; none where its code is of a later round.
    pub fn network(&self) -> Result<Option<Network>> {
        self.session(|session| Ok(Network::from_code(&session.archive.identity().network)))
    }

    /// Takes back the last operation done since opening.
    pub fn undo(&self) -> Result<Written<()>> {
        self.change(|archive, ctx| Ok(archive.undo(ctx)?.map(|_| ())))
    }

    /// Takes back one operation done since opening.
    pub fn undo_number(&self, number: i64) -> Result<Written<()>> {
        self.change(|archive, ctx| Ok(archive.undo_number(number, ctx)?.map(|_| ())))
    }

    /// Runs several operations that one command asked for: where it fails, nothing is left of those that it did.
    pub fn all_or_none<T, E: From<Error>>(&self, body: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        self.session(|session| Ok(session.archive.gather()?))?;
        let done = body();
        let settled = self.session(|session| Ok(session.archive.settle(done.is_ok())?));
        // Why it failed is told first: that nothing is left of it needs no words.
        let done = done?;
        settled?;
        Ok(done)
    }

    /// Does the last operation taken back again.
    pub fn redo(&self) -> Result<Written<()>> {
        self.change(|archive, ctx| Ok(archive.redo(ctx)?.map(|_| ())))
    }

    /// The remembered choices.
    pub fn preferences(&self) -> Preferences {
        lock(&self.preferences).clone()
    }

    /// Changes the remembered choices.
    pub fn remember(&self, change: impl FnOnce(&mut Preferences)) -> Result<Preferences> {
        let mut preferences = lock(&self.preferences);
        change(&mut preferences);
        // A desk without a file for them (the demonstration's) remembers nothing beyond its own life.
        if !self.places.preferences.as_os_str().is_empty() {
            preferences.save(&self.places.preferences)?;
        }
        Ok(preferences.clone())
    }

    pub(crate) fn seat(&self, archive: Archive, operator: String) {
        self.copies.forget();
        *lock(&self.open) = Some(Session {
            archive,
            operator,
            chosen_date: None,
            imports: Imports::default(),
            saved_at: None,
            duplicate: None,
        });
    }

    /// Closes the open archive, if any; its lock is given back.
    pub fn close(&self) {
        *lock(&self.open) = None;
    }
}

fn read_only_note(archive: &Archive) -> Option<String> {
    let path = archive.path().filter(|_| archive.is_read_only())?;
    Some(concilia_text::read_only(&hold(path)))
}

/// The dates of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Today {
    /// The clock's date; the example archive carries its own.
    pub today: NaiveDate,
    /// "Data di lavoro": terms and states are computed against it.
    pub working_date: NaiveDate,
}

/// A panic elsewhere must not make the archive unreachable: what is on disk is whole in any case.
fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
