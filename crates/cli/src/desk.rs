//! The desk of the command line: the system's; `--date` is the day it takes for today's.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use concilia_office::system::{self, RandomIds, SystemClock};
use concilia_office::{Clock, Desk};

/// A desk with nothing open. The register keeps the real instant and the system's login whatever the arguments say.
pub(crate) fn desk(date: Option<NaiveDate>, operator: Option<&str>) -> Desk {
    let places = system::places(local_data(), home().join("Documenti"));
    let clock: Box<dyn Clock> = match date {
        Some(today) => Box::new(DatedClock { today }),
        None => Box::new(SystemClock),
    };
    Desk::new(places, system::person(), clock, Box::new(RandomIds)).named(operator)
}

/// The system's instant on a day that the script has said.
struct DatedClock {
    today: NaiveDate,
}

impl Clock for DatedClock {
    fn now(&self) -> DateTime<Utc> {
        SystemClock.now()
    }

    fn today(&self) -> NaiveDate {
        self.today
    }
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
