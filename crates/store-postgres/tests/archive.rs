//! The archive itself on the second engine: its migrations, its statements, its work, with the same answers.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "tests")]

mod server;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use concilia_core::archive::register::{self, RegisterQuery};
use concilia_core::archive::sqlite::SqliteStore;
use concilia_core::archive::store::Store;
use concilia_core::archive::{Archive, NewArchive, migrate};
use concilia_core::context::{Context, SequentialIds};
use concilia_core::party::{self, PartyDraft};
use concilia_core::schema::SCHEMA;
use concilia_store_postgres::PostgresStore;

use self::server::Server;

/// Every statement that stands in a file of the core.
fn statements(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let here = files.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "sql"));
    here.chain(folders.iter().flat_map(|folder| statements(folder))).collect()
}

#[test]
fn the_server_understands_every_statement_of_the_core() {
    let server = Server::start();
    let mut store = PostgresStore::open(&server.config()).unwrap();
    migrate::migrate(&mut store, SCHEMA.migrations).unwrap();
    let found = statements(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src"));
    assert!(!found.is_empty());
    let refused: Vec<String> = found
        .iter()
        .filter_map(|path| {
            // An order comes from an enum of the room: which one does not matter here.
            let sql = fs::read_to_string(path).unwrap().replace("{order}", "1");
            let refusal = store.understands(&sql).err()?;
            Some(format!("{}: {refusal}", path.display()))
        })
        .collect();
    assert_eq!(refused, Vec::<String>::new());
}

/// A morning's work; the answer is all that can be read afterwards.
fn work(store: Box<dyn Store>) -> String {
    let working_date = NaiveDate::from_ymd_opt(2014, 1, 20).unwrap();
    let now = working_date.and_hms_opt(8, 15, 0).unwrap().and_utc();
    let mut ids = SequentialIds::new("t");
    let mut ctx = Context { now, working_date, operator: "Marta Rota", login: "mrota", ids: &mut ids };
    let new =
        NewArchive { network: "bergamo".into(), round: "2014-2015".into(), code: "BG14AB".into(), example_date: None };
    let mut archive = Archive::create_in(store, SCHEMA, &new, &mut ctx).unwrap();
    for name in ["Provincia di Bergamo", "Città di Albino", "Åkerlund S.p.A.", "città di Zogno"] {
        let draft = PartyDraft { name: name.into(), notes: "l'«ente»".into(), ..PartyDraft::default() };
        party::add(&mut archive, &mut ctx, draft).unwrap();
    }
    archive.undo(&mut ctx).unwrap();
    archive.undo(&mut ctx).unwrap();
    archive.redo(&mut ctx).unwrap();
    let parties = archive.read(party::all).unwrap();
    party::remove(&mut archive, &mut ctx, &parties[0].id, parties[0].version).unwrap();
    let stale = party::remove(&mut archive, &mut ctx, &parties[0].id, parties[0].version);
    let parties = archive.read(party::all).unwrap();
    let page = RegisterQuery { limit: 50, ..RegisterQuery::default() };
    let register = archive.read(|tx| register::page(tx, &page)).unwrap();
    format!("{parties:#?}\n{stale:?}\n{register:#?}\n{:?}", archive.faults().unwrap())
}

#[test]
fn the_same_work_reads_the_same_on_both_engines() {
    let server = Server::start();
    let sqlite = work(Box::new(SqliteStore::in_memory().unwrap()));
    assert!(sqlite.contains("Albino"));
    assert_eq!(sqlite, work(Box::new(PostgresStore::open(&server.config()).unwrap())));
}
