//! The desk of the command line: the system's, or one that stands still at `--date`.

use std::path::PathBuf;

use chrono::NaiveDate;
use concilia_office::system::{self, RandomIds, StillClock, SystemClock};
use concilia_office::{Clock, Desk, Person};

/// A desk with nothing open. `date` makes a clock that stands still, so that a script gives the same bytes twice.
pub(crate) fn desk(date: Option<NaiveDate>, operator: Option<&str>) -> Desk {
    let system = system::person();
    let person = Person { login: operator.map_or(system.login, str::to_owned), computer: system.computer };
    let clock: Box<dyn Clock> = match date {
        Some(date) => Box::new(StillClock(date)),
        None => Box::new(SystemClock),
    };
    let places = system::places(local_data(), home().join("Documenti"));
    Desk::new(places, person, clock, Box::new(RandomIds))
}

fn local_data() -> PathBuf {
    folder("LOCALAPPDATA").or_else(|| folder("XDG_DATA_HOME")).unwrap_or_else(|| home().join(".local/share"))
}

fn home() -> PathBuf {
    folder("USERPROFILE").or_else(|| folder("HOME")).unwrap_or_else(|| PathBuf::from("."))
}

fn folder(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}
