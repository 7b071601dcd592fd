//! What every change is made with: the instant, the working date, who acts, and where new ids come from.
//! The core never reads a clock or chance of its own; the shells fill this in.

use chrono::{DateTime, NaiveDate, Utc};

/// Source of new identifiers. The shells give random ones, the tests a sequence.
pub trait NewIds {
    /// The next identifier, never given before.
    fn next_id(&mut self) -> String;
}

/// Who acts and when. One value serves one operation or one reading.
pub struct Context<'a> {
    /// The real instant, kept in the register of activities.
    pub now: DateTime<Utc>,
    /// "Data di lavoro": every term and state is computed against it.
    pub working_date: NaiveDate,
    /// Name of the operator, as it stands in the archive's list.
    pub operator: &'a str,
    /// The system's login, kept beside the operator's name.
    pub login: &'a str,
    /// Where new identifiers come from.
    pub ids: &'a mut dyn NewIds,
}

impl Context<'_> {
    /// A new typed identifier.
    pub fn new_id<T: From<String>>(&mut self) -> T {
        T::from(self.ids.next_id())
    }
}

/// Identifiers in sequence ("x-1", "x-2"), for tests and for the example archive, where the same input must give the same bytes.
#[derive(Debug, Clone)]
pub struct SequentialIds {
    prefix: String,
    last: u64,
}

impl SequentialIds {
    /// A sequence whose members begin with `prefix`.
    pub fn new(prefix: &str) -> Self {
        Self { prefix: prefix.to_owned(), last: 0 }
    }
}

impl NewIds for SequentialIds {
    fn next_id(&mut self) -> String {
        self.last += 1;
        format!("{}-{}", self.prefix, self.last)
    }
}
