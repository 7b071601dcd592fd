//! The second engine of the store: a PostgreSQL database, for an office with several desks.
//!
//! Only tests use it until the desks are built, so the program has no network in it. It must behave exactly as the
//! SQLite engine does: the contract test of the core runs on both. Nothing outside this crate names `postgres`.

mod error;
mod value;

use std::collections::HashMap;

use concilia_core::archive::store::{Body, Row, Store, StoreError, Tx, Value};
use postgres::types::ToSql;
use postgres::{Client, Config, GenericClient, IsolationLevel, NoTls, Statement};

use self::error::told;
use self::value::{Field, Parameter};

/// One writer at a time, as in a SQLite file: the others wait for this lock of the transaction.
const LOCK: &str = include_str!("lock.sql");
const COLLATION: &str = include_str!("collation.sql");
const FAULTS: &str = include_str!("faults.sql");

/// How long a writer waits for another one, in milliseconds: as long as the SQLite engine does.
const PATIENCE: &str = "-c lock_timeout=2000";

/// A PostgreSQL database as a store.
pub struct PostgresStore {
    client: Client,
    statements: HashMap<String, Statement>,
    /// What the transactions write is held together until it is settled.
    gathering: bool,
}

impl PostgresStore {
    /// Connects to a database. One that does not sort by code point is refused: its lists would come in another order.
    ///
    /// # Errors
    /// [`StoreError::Foreign`] for a database that sorts otherwise; [`StoreError::Engine`] when it does not answer.
    pub fn open(config: &Config) -> Result<Self, StoreError> {
        let mut client = config.clone().options(PATIENCE).connect(NoTls).map_err(told)?;
        let by_code_point: i64 = client.query_one(COLLATION, &[]).and_then(|row| row.try_get(0)).map_err(told)?;
        if by_code_point == 0 {
            return Err(StoreError::Foreign);
        }
        Ok(Self { client, statements: HashMap::new(), gathering: false })
    }

    /// Asks the server whether it understands a statement, names and types included; nothing is run.
    ///
    /// # Errors
    /// What the server says of it.
    pub fn understands(&mut self, sql: &str) -> Result<(), StoreError> {
        self.client.prepare(&dialect(sql)).map(drop).map_err(told)
    }
}

impl PostgresStore {
    /// One transaction of those that are held together.
    fn part(&mut self, keep: bool, body: Body<'_>) -> Result<(), StoreError> {
        self.client.batch_execute("SAVEPOINT part").map_err(told)?;
        let ran = run(&mut self.client, &mut self.statements, body);
        if !keep || ran.is_err() {
            self.client.batch_execute("ROLLBACK TO SAVEPOINT part").map_err(told)?;
        }
        self.client.batch_execute("RELEASE SAVEPOINT part").map_err(told)?;
        ran
    }
}

impl Store for PostgresStore {
    fn write_tx(&mut self, body: Body<'_>) -> Result<(), StoreError> {
        if self.gathering {
            return self.part(true, body);
        }
        let mut tx = self.client.transaction().map_err(told)?;
        tx.batch_execute(LOCK).map_err(told)?;
        run(&mut tx, &mut self.statements, body)?;
        tx.commit().map_err(told)
    }

    fn read_tx(&mut self, body: Body<'_>) -> Result<(), StoreError> {
        if self.gathering {
            return self.part(false, body);
        }
        let start = self.client.build_transaction().isolation_level(IsolationLevel::RepeatableRead);
        let mut tx = start.start().map_err(told)?;
        run(&mut tx, &mut self.statements, body)?;
        // Rolled back rather than committed: whatever a reader tried to write is not kept.
        tx.rollback().map_err(told)
    }

    fn script_tx(&mut self, script: &str, body: Body<'_>) -> Result<(), StoreError> {
        let mut tx = self.client.transaction().map_err(told)?;
        tx.batch_execute(LOCK).map_err(told)?;
        tx.batch_execute(&dialect(script)).map_err(told)?;
        // Statements prepared before the script may speak of tables that it has changed.
        self.statements.clear();
        run(&mut tx, &mut self.statements, body)?;
        tx.commit().map_err(told)
    }

    fn gather(&mut self) -> Result<(), StoreError> {
        self.client.batch_execute("BEGIN").and_then(|()| self.client.batch_execute(LOCK)).map_err(told)?;
        self.gathering = true;
        Ok(())
    }

    fn settle(&mut self, keep: bool) -> Result<(), StoreError> {
        self.gathering = false;
        self.client.batch_execute(if keep { "COMMIT" } else { "ROLLBACK" }).map_err(told)
    }

    fn faults(&mut self) -> Result<Vec<String>, StoreError> {
        let rows = self.client.query(FAULTS, &[]).map_err(told)?;
        rows.iter().map(|row| row.try_get(0).map_err(told)).collect()
    }
}

/// Runs the body; a failed statement undoes the transaction even if the body went on,
/// because PostgreSQL answers Ok to the commit of an aborted one.
fn run<C: GenericClient>(
    tx: &mut C,
    statements: &mut HashMap<String, Statement>,
    body: Body<'_>,
) -> Result<(), StoreError> {
    let mut tx = PostgresTx { tx, statements, failed: false };
    body(&mut tx)?;
    if tx.failed { Err(StoreError::Poisoned) } else { Ok(()) }
}

struct PostgresTx<'a, C> {
    tx: &'a mut C,
    statements: &'a mut HashMap<String, Statement>,
    failed: bool,
}

impl<C: GenericClient> PostgresTx<'_, C> {
    fn prepared(&mut self, sql: &str) -> Result<Statement, StoreError> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.tx.prepare(&dialect(sql)).map_err(told)?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    fn run<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let result = work(self);
        self.failed |= result.is_err();
        result
    }
}

impl<C: GenericClient> Tx for PostgresTx<'_, C> {
    fn exec(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        self.run(|this| {
            let statement = this.prepared(sql)?;
            this.tx.execute(&statement, &references(&parameters(params))).map_err(told)
        })
    }

    fn rows(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.run(|this| {
            let statement = this.prepared(sql)?;
            let rows = this.tx.query(&statement, &references(&parameters(params))).map_err(told)?;
            rows.iter().map(row).collect()
        })
    }
}

fn parameters(values: &[Value]) -> Vec<Parameter<'_>> {
    values.iter().map(Parameter).collect()
}

fn references<'a>(parameters: &'a [Parameter<'_>]) -> Vec<&'a (dyn ToSql + Sync)> {
    parameters.iter().map(|parameter| parameter as &(dyn ToSql + Sync)).collect()
}

fn row(row: &postgres::Row) -> Result<Row, StoreError> {
    let field = |column| row.try_get::<_, Field>(column).map_err(|_| StoreError::Shape { column });
    (0..row.len()).map(|column| field(column).map(|field| field.0)).collect::<Result<_, _>>().map(Row)
}

/// The common subset as PostgreSQL writes it: `$1` for `?1` outside quoted text, and the type macros of the schema.
fn dialect(sql: &str) -> String {
    let mut quoted = false;
    let numbered: String = sql
        .chars()
        .map(|letter| {
            quoted ^= letter == '\'';
            if letter == '?' && !quoted { '$' } else { letter }
        })
        .collect();
    numbered.replace("@BIGINT@", "BIGINT").replace("@BLOB@", "BYTEA").replace("@STRICT@", "")
}
