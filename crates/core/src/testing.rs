//! An archive in memory with fixed time and ids in sequence, for the tests of the rooms.

use chrono::NaiveDate;

use crate::archive::sqlite::SqliteStore;
use crate::archive::{Archive, NewArchive};
use crate::context::{Context, SequentialIds};
use crate::schema::SCHEMA;

/// An archive of Bergamo on its working date, 20 January 2014 unless a test moves it.
pub(crate) struct Office {
    pub(crate) archive: Archive,
    pub(crate) working_date: NaiveDate,
    ids: SequentialIds,
}

impl Office {
    pub(crate) fn new() -> Self {
        let (working_date, mut ids) = (day("2014-01-20"), SequentialIds::new("t"));
        let archive = with(&mut ids, working_date, |ctx| {
            let store = Box::new(SqliteStore::in_memory().unwrap());
            Archive::create_in(store, SCHEMA, &new_archive(), ctx)
        });
        Self { archive: archive.unwrap(), working_date, ids }
    }

    /// Does something with the archive as the office would.
    pub(crate) fn act<T>(&mut self, body: impl FnOnce(&mut Archive, &mut Context<'_>) -> T) -> T {
        with(&mut self.ids, self.working_date, |ctx| body(&mut self.archive, ctx))
    }
}

/// What a test's archive is made of.
pub(crate) fn new_archive() -> NewArchive {
    NewArchive { network: "bergamo".into(), round: "2014-2015".into(), code: "BG14AB".into(), example_date: None }
}

/// A context at a quarter past eight of the working date.
pub(crate) fn with<T>(ids: &mut SequentialIds, working_date: NaiveDate, body: impl FnOnce(&mut Context<'_>) -> T) -> T {
    let now = working_date.and_hms_opt(8, 15, 0).unwrap().and_utc();
    body(&mut Context { now, working_date, operator: "Marta Rota", login: "mrota", ids })
}

/// A date written as in the archive.
pub(crate) fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}
