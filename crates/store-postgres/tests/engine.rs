//! What PostgreSQL does otherwise than SQLite, and must not be seen through the store.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "tests")]

mod server;

use concilia_core::archive::store::{self, Store, StoreError, Tx};
use concilia_core::params;
use concilia_store_postgres::PostgresStore;

use self::server::Server;

const TABLE: &str = "CREATE TABLE word (id TEXT NOT NULL PRIMARY KEY, n @BIGINT@, body @BLOB@)@STRICT@";
const INSERT: &str = "INSERT INTO word (id, n, body) VALUES (?1, ?2, ?3)";
const LIST: &str = "SELECT id FROM word ORDER BY id";

fn opened(server: &Server) -> PostgresStore {
    PostgresStore::open(&server.config()).unwrap()
}

fn with_table(server: &Server) -> PostgresStore {
    let mut store = opened(server);
    store.script_tx(TABLE, &mut |_| Ok(())).unwrap();
    store
}

fn words(store: &mut PostgresStore) -> Vec<String> {
    let rows = store::read(store, |tx| tx.rows(LIST, &[])).unwrap();
    rows.iter().map(|row| row.cursor().text().unwrap()).collect()
}

#[test]
fn a_failed_statement_undoes_the_rest_even_without_the_guard_of_the_core() {
    let server = Server::start();
    let mut store = with_table(&server);
    let outcome = store.write_tx(&mut |tx: &mut dyn Tx| {
        tx.exec(INSERT, params!["kept?", 1, None::<i64>])?;
        assert_eq!(tx.exec(INSERT, params!["kept?", 2, None::<i64>]), Err(StoreError::Duplicate));
        Ok(())
    });
    assert_eq!(outcome, Err(StoreError::Poisoned));
    assert_eq!(words(&mut store), Vec::<String>::new());
}

#[test]
fn lists_come_in_the_order_of_code_points_and_no_other_database_is_taken() {
    let server = Server::start();
    let mut store = with_table(&server);
    store::write(&mut store, |tx| {
        for word in ["è", "b", "Z", "a"] {
            tx.exec(INSERT, params![word, None::<i64>, None::<i64>])?;
        }
        Ok::<_, StoreError>(())
    })
    .unwrap();
    assert_eq!(words(&mut store), ["Z", "a", "b", "è"]);

    let mut plain = server.config().connect(postgres::NoTls).unwrap();
    plain.batch_execute("CREATE DATABASE italian TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'it'").unwrap();
    let refused = PostgresStore::open(server.config().dbname("italian")).err();
    assert_eq!(refused, Some(StoreError::Foreign));
}

#[test]
fn a_second_writer_waits_and_is_then_told_that_the_store_is_busy() {
    let server = Server::start();
    let (mut first, mut second) = (with_table(&server), opened(&server));
    first
        .write_tx(&mut |tx| {
            tx.exec(INSERT, params!["first", 1, None::<i64>])?;
            assert_eq!(second.write_tx(&mut |_| Ok(())), Err(StoreError::Busy));
            Ok(())
        })
        .unwrap();
    second.write_tx(&mut |tx| tx.exec(INSERT, params!["second", 2, None::<i64>]).map(|_| ())).unwrap();
    assert_eq!(words(&mut first), ["first", "second"]);
}
