//! The system under the desk: its clock, random identifiers, the login, the usual folders. Only the shells ask for these;
//! everything else takes them as arguments.

use std::path::PathBuf;

use chrono::{DateTime, Local, NaiveDate, Utc};
use concilia_core::archive::place::Volume;
use concilia_core::context::NewIds;
use sysinfo::{Disk, DiskRefreshKind, Disks};

use crate::desk::{Clock, Person, Places};

/// The system's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn today(&self) -> NaiveDate {
        Local::now().date_naive()
    }
}

/// A clock that stands still: the example, scripts that must give the same bytes, tests.
#[derive(Debug, Clone, Copy)]
pub struct StillClock(pub NaiveDate);

impl Clock for StillClock {
    fn now(&self) -> DateTime<Utc> {
        self.0.and_time(chrono::NaiveTime::MIN).and_utc() + chrono::Duration::hours(9)
    }

    fn today(&self) -> NaiveDate {
        self.0
    }
}

/// Random identifiers (UUID version 4).
#[derive(Debug, Clone, Copy, Default)]
pub struct RandomIds;

impl NewIds for RandomIds {
    fn next_id(&mut self) -> String {
        uuid::Uuid::new_v4().simple().to_string()
    }
}

/// Who sits at this computer, as the system says.
pub fn person() -> Person {
    let variable =
        |names: &[&str]| names.iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    Person {
        login: variable(&["USERNAME", "USER", "LOGNAME"]).unwrap_or_else(|| "operatore".to_owned()),
        computer: variable(&["COMPUTERNAME", "HOSTNAME"])
            .or_else(|| std::fs::read_to_string("/etc/hostname").ok().map(|name| name.trim().to_owned()))
            .unwrap_or_else(|| "questo computer".to_owned()),
    }
}

/// The disks of this computer and the shares mounted on it. Their room is not asked: a share that is gone would keep us waiting.
/// None where the system does not tell them.
pub fn volumes() -> Vec<Volume> {
    let Ok(disks) = Disks::new_with_refreshed_list_specifics(DiskRefreshKind::nothing()) else { return Vec::new() };
    let volume = |disk: &Disk| Volume {
        root: disk.mount_point().display().to_string(),
        file_system: disk.file_system().to_string_lossy().into_owned(),
        removable: disk.is_removable(),
    };
    disks.into_iter().map(volume).collect()
}

/// The program's folders inside the user's local data folder, and the user's documents folder.
pub fn places(local_data: PathBuf, documents: PathBuf) -> Places {
    let home = local_data.join("Concilia");
    Places {
        archives: home.join("archivi"),
        preferences: home.join("preferenze.json"),
        copies: home.join("Copie"),
        documents: documents.join("Concilia"),
    }
}
