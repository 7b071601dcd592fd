//! What the program remembers of its user, outside any archive: recent archives, theme, columns and filters of each list.
//! Losing this file loses no datum of the office.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::failure::Result;
use crate::files::{self, IfThere};

/// How many recent archives are shown.
const RECENT: usize = 8;

/// Light, dark, or as the system.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// An archive opened before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Recent {
    /// Where its file was.
    pub path: String,
    /// Code of its network.
    pub network: String,
    /// When it was last opened (UTC).
    pub opened_at: DateTime<Utc>,
    /// How many parties it had when it was last closed or opened.
    pub parties: i64,
}

/// The remembered choices.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Preferences {
    /// Light, dark, or as the system.
    pub theme: Theme,
    /// The folder where documents were last saved.
    pub documents_folder: Option<String>,
    /// The second place of the copies of archives: a folder on another disk.
    pub copies_folder: Option<String>,
    /// Archives opened before, the last one first.
    pub recent: Vec<Recent>,
    /// The screen's own choices (columns, filters), by name; opaque here.
    #[ts(type = "Record<string, unknown>")]
    pub screen: BTreeMap<String, serde_json::Value>,
}

impl Preferences {
    /// Reads the file; one that is missing or unreadable gives the defaults.
    pub fn read(path: &Path) -> Self {
        std::fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Writes the file, whole or not at all.
    pub fn save(&self, path: &Path) -> Result<()> {
        let bytes = serde_json::to_vec_pretty(self).map_err(std::io::Error::from)?;
        files::write(path, &bytes, IfThere::Replace)
    }

    /// Puts an archive at the top of the recent ones.
    pub fn remember(&mut self, recent: Recent) {
        self.recent.retain(|known| known.path != recent.path);
        self.recent.insert(0, recent);
        self.recent.truncate(RECENT);
    }

    /// Notes how many parties a recent archive has.
    pub fn count(&mut self, path: &str, parties: i64) {
        for known in self.recent.iter_mut().filter(|known| known.path == path) {
            known.parties = parties;
        }
    }

    /// Takes an archive out of the recent ones; its file is not touched.
    pub fn forget(&mut self, path: &str) {
        self.recent.retain(|known| known.path != path);
    }
}
