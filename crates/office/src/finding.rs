//! A finding as a shell shows it: in words, with its source and where it is mended.

use concilia_core::rule::{Finding, Place, Screen, Severity, Spot};
use concilia_text::finding;
use serde::Serialize;
use ts_rs::TS;

use crate::citations::Cited;

/// What a rule found, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FindingView {
    /// How grave it is.
    pub severity: Severity,
    /// What is the matter.
    pub title: String,
    /// What it means, and what to do.
    pub text: String,
    /// On what authority it stands.
    pub citation: Option<Cited>,
    /// Name of the button that goes there.
    pub button: String,
    /// The screen where it is mended.
    pub screen: Screen,
    /// What to put in view there.
    pub spot: Spot,
    /// The row, where it is about one.
    pub row: Option<String>,
}

impl From<Finding> for FindingView {
    fn from(found: Finding) -> Self {
        let words = finding(&found.matter);
        let Place { screen, spot, row } = found.place;
        Self {
            severity: found.severity,
            title: words.title,
            text: words.text,
            citation: found.citation.map(Cited::from),
            button: words.button.to_owned(),
            screen,
            spot,
            row,
        }
    }
}
