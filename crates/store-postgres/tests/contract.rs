//! The contract of the store: what every engine must do alike. Each clause runs on SQLite and on PostgreSQL.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test; it names the clause that a failure belongs to")]

mod server;

use concilia_core::archive::sqlite::SqliteStore;
use concilia_core::archive::store::{self, Row, Store, StoreError, Tx, Value};
use concilia_core::params;
use concilia_store_postgres::PostgresStore;

use self::server::Server;

const SCHEMA: &str = "
CREATE TABLE office (id TEXT NOT NULL PRIMARY KEY)@STRICT@;
CREATE TABLE word (
  id TEXT NOT NULL PRIMARY KEY,
  office TEXT REFERENCES office (id),
  n @BIGINT@,
  body @BLOB@
)@STRICT@;
CREATE TABLE counter (name TEXT NOT NULL PRIMARY KEY, n @BIGINT@ NOT NULL)@STRICT@;
INSERT INTO counter (name, n) VALUES ('issue', 0)";
const INSERT: &str = "INSERT INTO word (id, office, n, body) VALUES (?1, ?2, ?3, ?4)";
const ALL: &str = "SELECT id, office, n, body FROM word ORDER BY id";
const NEXT: &str = "UPDATE counter SET n = n + 1 WHERE name = ?1 RETURNING n";

type Clause = (&'static str, fn(&mut dyn Store));

const CLAUSES: &[Clause] = &[
    ("values come back as they went in", values),
    ("lists have one order", order),
    ("a search takes a sign that stands for any letters, and its escape", search),
    ("a filter that is not given lets everything through", filter),
    ("a row is put whole, new or not", put),
    ("numbers in sequence have no gap", sequence),
    ("sums and counts are whole numbers", sums),
    ("a body that fails leaves nothing", failed_body),
    ("a failed statement undoes its transaction, whatever the body says", failed_statement),
    ("what must be unique or must exist is told by name", constraints),
    ("a reader leaves nothing", reader),
    ("what is gathered is kept at once or leaves nothing", gathered),
    ("a script is applied whole or not at all", script),
    ("a whole store has no faults", faults),
];

#[test]
fn both_engines_keep_the_contract() {
    let server = Server::start();
    for (place, (name, clause)) in CLAUSES.iter().enumerate() {
        let mut sqlite = SqliteStore::in_memory().unwrap();
        let mut postgres = fresh_database(&server, place);
        for (engine, store) in [("SQLite", &mut sqlite as &mut dyn Store), ("PostgreSQL", &mut postgres)] {
            println!("{engine}: {name}");
            store.script_tx(SCHEMA, &mut |_| Ok(())).unwrap();
            clause(store);
        }
    }
}

fn fresh_database(server: &Server, place: usize) -> PostgresStore {
    let name = format!("clause{place}");
    let mut plain = server.config().connect(postgres::NoTls).unwrap();
    plain.batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
    PostgresStore::open(server.config().dbname(&name)).unwrap()
}

fn insert(tx: &mut dyn Tx, id: &str, n: Option<i64>) -> Result<u64, StoreError> {
    tx.exec(INSERT, params![id, None::<&str>, n, None::<Vec<u8>>])
}

fn filled(store: &mut dyn Store, words: &[(&str, Option<i64>)]) {
    store::write(store, |tx| words.iter().try_for_each(|(id, n)| insert(tx, id, *n).map(drop))).unwrap();
}

fn rows(store: &mut dyn Store, sql: &str, params: &[Value]) -> Vec<Row> {
    store::read(store, |tx| tx.rows(sql, params)).unwrap()
}

/// The first column of an answer, which must be text.
fn texts(store: &mut dyn Store, sql: &str, params: &[Value]) -> Vec<String> {
    rows(store, sql, params).iter().map(|row| row.cursor().text().unwrap()).collect()
}

fn values(store: &mut dyn Store) {
    let given: [&[Value]; 3] = [
        params!["l'accordo «di rete» — perché no? $1 ?1", None::<&str>, i64::MAX, vec![0_u8, 255, 39]],
        params!["", None::<&str>, i64::MIN, Vec::<u8>::new()],
        params!["z", None::<&str>, None::<i64>, None::<Vec<u8>>],
    ];
    store::write(store, |tx| given.iter().try_for_each(|row| tx.exec(INSERT, row).map(drop))).unwrap();
    let found = rows(store, ALL, &[]);
    let expected: Vec<Row> = [1, 0, 2].map(|place: usize| Row(given[place].to_vec())).to_vec();
    assert_eq!(found, expected);
}

fn order(store: &mut dyn Store) {
    filled(store, &[("è", Some(2)), ("b", None), ("Z", Some(1)), ("a", Some(2)), ("_", None)]);
    assert_eq!(texts(store, ALL, &[]), ["Z", "_", "a", "b", "è"]);
    let first = "SELECT id FROM word ORDER BY n NULLS FIRST, id";
    assert_eq!(texts(store, first, &[]), ["_", "b", "Z", "a", "è"]);
    let last = "SELECT id FROM word ORDER BY n DESC NULLS LAST, id LIMIT ?1 OFFSET ?2";
    assert_eq!(texts(store, last, params![2, 1]), ["è", "Z"]);
}

fn search(store: &mut dyn Store) {
    filled(store, &[("comune di albino", None), ("comune%albino", None), ("asl", None)]);
    let sql = "SELECT id FROM word WHERE id LIKE ?1 ESCAPE '!' ORDER BY id";
    assert_eq!(texts(store, sql, params!["%albino%"]), ["comune di albino", "comune%albino"]);
    assert_eq!(texts(store, sql, params!["comune!%%"]), ["comune%albino"]);
}

fn filter(store: &mut dyn Store) {
    filled(store, &[("a", Some(1)), ("b", Some(2))]);
    let sql = "SELECT id FROM word WHERE (CAST(?1 AS @BIGINT@) IS NULL OR n = ?1) ORDER BY id";
    assert_eq!(texts(store, sql, params![None::<i64>]), ["a", "b"]);
    assert_eq!(texts(store, sql, params![2]), ["b"]);
}

fn put(store: &mut dyn Store) {
    let sql = "INSERT INTO word (id, n) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET n = excluded.n";
    let keep = "INSERT INTO word (id, n) VALUES (?1, ?2) ON CONFLICT (id) DO NOTHING";
    store::write(store, |tx| {
        assert_eq!(tx.exec(sql, params!["a", 1])?, 1);
        assert_eq!(tx.exec(sql, params!["a", 2])?, 1);
        assert_eq!(tx.exec(keep, params!["a", 3])?, 0);
        let changed = tx.one("UPDATE word SET n = n + 1 WHERE id = ?1 AND n = ?2 RETURNING n", params!["a", 2])?;
        assert_eq!(changed, Some(Row(params![3].to_vec())));
        assert_eq!(tx.exec("DELETE FROM word WHERE id = ?1", params!["b"])?, 0);
        Ok::<_, StoreError>(())
    })
    .unwrap();
}

fn sequence(store: &mut dyn Store) {
    let mut next = |keep: bool| {
        store::write(store, |tx| {
            let row = tx.one(NEXT, params!["issue"])?.ok_or(StoreError::Shape { column: 0 })?;
            if keep { row.cursor().int() } else { Err(StoreError::Busy) }
        })
    };
    assert_eq!([next(true), next(false), next(true)], [Ok(1), Err(StoreError::Busy), Ok(2)]);
}

fn sums(store: &mut dyn Store) {
    filled(store, &[("a", Some(2)), ("b", Some(3)), ("c", None)]);
    let sql = "SELECT COUNT(*), CAST(SUM(n) AS @BIGINT@), CAST(SUM(CASE WHEN n IS NULL THEN 1 ELSE 0 END) AS @BIGINT@),
        COALESCE(MAX(n), 0), 1, length('però') FROM word";
    assert_eq!(rows(store, sql, &[]), [Row(params![3, 5, 1, 3, 1, 4].to_vec())]);
}

fn failed_body(store: &mut dyn Store) {
    let outcome = store::write(store, |tx| {
        insert(tx, "a", None)?;
        Err::<(), _>(StoreError::Busy)
    });
    assert_eq!(outcome, Err(StoreError::Busy));
    assert_eq!(rows(store, ALL, &[]), []);
}

fn failed_statement(store: &mut dyn Store) {
    filled(store, &[("a", None)]);
    let outcome = store::write(store, |tx| {
        insert(tx, "b", None)?;
        assert_eq!(insert(tx, "a", None), Err(StoreError::Duplicate));
        Ok::<_, StoreError>(())
    });
    assert_eq!(outcome, Err(StoreError::Poisoned));
    assert_eq!(texts(store, ALL, &[]), ["a"]);
    filled(store, &[("c", None)]);
    assert_eq!(texts(store, ALL, &[]), ["a", "c"], "the store goes on");
}

fn constraints(store: &mut dyn Store) {
    filled(store, &[("a", None)]);
    let duplicate = store::write(store, |tx| insert(tx, "a", None));
    assert_eq!(duplicate, Err(StoreError::Duplicate));
    let nowhere = store::write(store, |tx| tx.exec(INSERT, params!["b", "nowhere", None::<i64>, None::<Vec<u8>>]));
    assert_eq!(nowhere, Err(StoreError::Reference));
    let unknown = store::write(store, |tx| tx.exec("INSERT INTO nothing (id) VALUES (1)", &[]));
    assert!(matches!(unknown, Err(StoreError::Engine(_))), "{unknown:?}");
}

fn reader(store: &mut dyn Store) {
    let seen = store::read(store, |tx| {
        insert(tx, "a", None)?;
        tx.rows(ALL, &[])
    });
    assert_eq!(seen.map(|rows| rows.len()), Ok(1));
    assert_eq!(rows(store, ALL, &[]), []);
}

fn gathered(store: &mut dyn Store) {
    store.gather().unwrap();
    filled(store, &[("a", None)]);
    let failed: Result<(), StoreError> = store::write(store, |tx| {
        insert(tx, "b", None)?;
        Err(StoreError::Full)
    });
    assert!(matches!(failed, Err(StoreError::Full)), "one of them is all or nothing by itself: {failed:?}");
    store::read(store, |tx| insert(tx, "c", None)).unwrap();
    assert_eq!(texts(store, ALL, &[]), ["a"], "what comes after reads what came before");
    store.settle(false).unwrap();
    assert_eq!(texts(store, ALL, &[]), Vec::<String>::new());
    store.gather().unwrap();
    filled(store, &[("a", None)]);
    filled(store, &[("b", None)]);
    store.settle(true).unwrap();
    filled(store, &[("c", None)]);
    assert_eq!(texts(store, ALL, &[]), ["a", "b", "c"], "and afterwards each is by itself again");
}

fn script(store: &mut dyn Store) {
    let broken = "CREATE TABLE half (id TEXT NOT NULL)@STRICT@; INSERT INTO nothing (id) VALUES ('a')";
    assert!(store.script_tx(broken, &mut |_| Ok(())).is_err());
    let refused = "CREATE TABLE half (id TEXT NOT NULL)@STRICT@";
    assert_eq!(store.script_tx(refused, &mut |_| Err(StoreError::Full)), Err(StoreError::Full));
    let whole = "CREATE TABLE half (id TEXT NOT NULL)@STRICT@; INSERT INTO half (id) VALUES ('a')";
    store.script_tx(whole, &mut |tx| tx.exec("INSERT INTO half (id) VALUES (?1)", params!["b"]).map(drop)).unwrap();
    assert_eq!(texts(store, "SELECT id FROM half ORDER BY id", &[]), ["a", "b"]);
}

fn faults(store: &mut dyn Store) {
    filled(store, &[("a", None)]);
    assert_eq!(store.faults(), Ok(Vec::new()));
}
