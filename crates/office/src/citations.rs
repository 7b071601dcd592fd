//! Opening the passage that a citation names, with the lines around it.

use concilia_core::act::text;
use concilia_core::citation::Citation;
use serde::Serialize;
use ts_rs::TS;

/// How many lines of the act are shown around the cited ones.
const AROUND: u32 = 8;

/// A citation as the screen shows it: its label, and the key that opens it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Cited {
    /// "dgr X/1081, punto 3, lett. a".
    pub label: String,
    /// What [`passage`] takes.
    pub key: String,
}

impl From<Citation> for Cited {
    fn from(citation: Citation) -> Self {
        Self { label: citation.label(), key: citation.key() }
    }
}

/// The passage that a citation opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CitedText {
    /// How it is cited.
    pub title: String,
    /// The words are the official ones; what is told of an outside norm is a summary of ours.
    pub official: bool,
    /// The lines, in order; without number for an outside norm.
    pub lines: Vec<CitedLine>,
}

/// A line of the passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CitedLine {
    /// Its number in the act.
    pub number: Option<u32>,
    /// Its words.
    pub text: String,
    /// It is one of those that the citation means; the others are there to read around them.
    pub cited: bool,
}

/// The passage of a citation's key; nothing where there is nothing to read at its end.
pub fn passage(key: &str) -> Option<CitedText> {
    let citation = Citation::from_key(key)?;
    let passage = citation.passage();
    let lines = match citation {
        Citation::Act(cited) => (cited.first.saturating_sub(AROUND).max(1)..=cited.last + AROUND)
            .filter(|number| text().has_words(*number))
            .map(|number| {
                let words = text().passage(concilia_core::act::Passage::line(number)).join(" ");
                let cited = (cited.first..=cited.last).contains(&number);
                CitedLine { number: Some(number), text: words, cited }
            })
            .collect(),
        Citation::Norm(_) => {
            passage.text.into_iter().map(|text| CitedLine { number: None, text, cited: true }).collect()
        }
    };
    Some(CitedText { title: passage.label, official: passage.official, lines })
}
