//! How long the office waits before it reminds. The act says nothing of reminders: this is the office's own choice.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::roll::Entry;
use crate::archive::setting;
use crate::archive::store::Tx;
use crate::error::Result;

/// The key of the setting that holds it.
pub const REMINDER_PACE: &str = "reminder_pace";

/// After how many days without an answer somebody is reminded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[ts(rename = "ReminderPace")]
#[serde(default)]
pub struct Pace {
    /// Days since the last thing sent.
    pub days: i64,
}

impl Default for Pace {
    fn default() -> Self {
        Self { days: 7 }
    }
}

impl Pace {
    /// The longest wait that makes sense between the putting to signature and the term, in days.
    pub const LONGEST: i64 = 60;

    /// As it is kept: never on the very day of sending, never beyond [`Self::LONGEST`].
    pub fn kept(self) -> Self {
        Self { days: self.days.clamp(1, Self::LONGEST) }
    }

    /// The term is so near that one more wait would pass it, or it is past.
    pub fn is_near(self, days_left: Option<i64>) -> bool {
        days_left.is_some_and(|left| left <= self.days)
    }

    /// From which day a signature is reminded: after the wait, or half of it once the term is near; nothing where nothing was
    /// ever sent.
    pub fn from(self, entry: &Entry, days_left: Option<i64>) -> Option<NaiveDate> {
        let reminded = entry.reminders.iter().map(|reminder| reminder.sent_on).max();
        let last = entry.signature.sent_on.max(reminded)?;
        let wait = if self.is_near(days_left) { (self.days / 2).max(1) } else { self.days };
        Some(last + chrono::Duration::days(wait))
    }
}

/// The office's choice, or seven days where it made none.
pub fn pace(tx: &mut dyn Tx) -> Result<Pace> {
    Ok(setting::read::<Pace>(tx, REMINDER_PACE)?.kept())
}
