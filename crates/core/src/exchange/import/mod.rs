//! The dry run of an import: every row below the headings is told once, and a plan says what a confirm would write.
//!
//! Pure: table, mapping, known parties and the user's decisions in, a [`Trial`] out, recomputed at every change.
//! Rules: only a missing name refuses; a doubtful value asks; an empty cell never erases; nothing known is
//! overwritten and no two parties are made one without an answer.

mod answers;
mod carry_out;
mod contract;
mod entity;
mod left;
mod missed;
mod rest;
mod row;
#[cfg(test)]
mod tests;
mod trial;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use answers::{ANSWERS, Answer, learned};
pub use carry_out::{MAPPINGS, carry_out};
pub use contract::{Contract, ContractRow};
pub use left::{Brought, LEFT, Left, findings};
pub use missed::{Missed, missed};
pub use rest::rest;
pub use trial::{Known, trial};

use crate::id::PartyId;
use crate::party::check::Problem;
use crate::party::likeness::Resemblance;
use crate::party::{Party, PartyDraft, PartyField, SignerDraft};

/// What becomes of a row. The contract of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportOutcome")]
pub enum Outcome {
    /// It enters as it is.
    Accepted,
    /// It enters, and something about it is told.
    Notice,
    /// It waits for an answer.
    Question,
    /// It can not enter so.
    Refused,
    /// It brings nothing.
    Ignored,
}

/// The groups of the screen. Every row is in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportGroup")]
pub enum Group {
    /// Pronte.
    Ready,
    /// Da guardare: a doubtful value.
    ToLookAt,
    /// Rifiutate.
    Refused,
    /// Forse doppioni, and known parties whose data differ.
    Likely,
    /// Già presenti, unchanged.
    Present,
    /// Ignorate: blank, totals, repetitions.
    Ignored,
}

/// Another party that a row may be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
#[ts(rename = "ImportCounterpart")]
pub enum Counterpart {
    /// In the archive.
    Known(PartyId),
    /// An earlier row of the file.
    Row(u32),
}

/// A datum that the row and its counterpart tell differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Difference {
    /// The field.
    pub field: PartyField,
    /// What is known; empty where nothing is.
    pub known: String,
    /// What the row says.
    pub found: String,
}

/// Why a row is told as it is. Closed; the words stand in the text crate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", content = "with", rename_all = "snake_case")]
pub enum Reason {
    /// A value is missing, wrong or doubtful.
    Value(Problem),
    /// A category that is not known.
    UnknownCategory,
    /// Neither public nor private.
    UnknownNature,
    /// Neither sì nor no.
    UnknownAnswer,
    /// The spreadsheet wrote a long number in short (1,23E+10) and digits were lost.
    ShortenedNumber,
    /// The number came without its leading zeros and is read with them.
    ZerosRestored,
    /// The value was written once for several rows.
    FromMergedCell,
    /// The spreadsheet's cell is an error and is read as empty.
    FaultyCell,
    /// Signs that nobody sees (zero width, control, direction) were taken away.
    UnseenRemoved,
    /// The cell is a formula whose value the file does not hold.
    Uncomputed,
    /// The same in the notes, which are read as empty.
    Unwritten,
    /// The same where the name should stand: without it the row can not enter.
    UncomputedName,
    /// The row is hidden in its sheet, and enters.
    Hidden,
    /// A doubtful value is kept, by the user's decision.
    Kept,
    /// It adds data to a party that is known.
    Completes {
        /// Its name.
        name: String,
        /// The fields it fills or changes.
        fields: Vec<PartyField>,
    },
    /// A known party, and some data differ.
    Differs {
        /// Its name.
        name: String,
    },
    /// Perhaps a party that is known, or an earlier row.
    Likely {
        /// Its name.
        name: String,
        /// Why it is thought so, the strongest first.
        because: Vec<Resemblance>,
    },
    /// In the archive already, with these data.
    Present {
        /// Its name.
        name: String,
    },
    /// In the archive already; what the row says otherwise was turned down, now or in an earlier import.
    Stays {
        /// Its name.
        name: String,
    },
    /// Made one with an earlier row, by the user's decision.
    MergedInto {
        /// That row.
        row: u32,
    },
    /// The same as an earlier row.
    Repeated {
        /// That row.
        row: u32,
    },
    /// No cell says anything.
    Blank,
    /// A row of totals.
    Total,
    /// The headings once more.
    RepeatedHeadings,
    /// The heading of a part of the list.
    Section,
    /// A remark under the list.
    Remark,
    /// Only columns that are not imported say something.
    NothingMapped,
    /// Left out by the user.
    LeftOut,
    /// Hidden in its sheet, where the user leaves hidden rows out.
    HiddenOut,
}

/// A reason with its field and value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Told {
    /// The field, where it is about one.
    pub field: Option<PartyField>,
    /// Why.
    pub reason: Reason,
    /// The value as it stands in the file or as it was mended.
    pub value: String,
    /// A value that would be right, where one is certain enough to be offered.
    pub proposal: Option<String>,
}

/// The party that a row is held against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Comparison {
    /// Which.
    pub with: Counterpart,
    /// Its name.
    pub name: String,
    /// Why it is thought the same; empty where it surely is.
    pub because: Vec<Resemblance>,
    /// Every datum that differs, in the order of the fields.
    pub differences: Vec<Difference>,
    /// The fields that a merge would take from the file, unless the user says otherwise.
    pub proposed: Vec<PartyField>,
}

/// A row of the file, told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TrialRow {
    /// Its number as Excel shows it.
    pub row: u32,
    /// What becomes of it.
    pub outcome: Outcome,
    /// Its group on the screen.
    pub group: Group,
    /// Why, the weightiest first; empty for a row accepted as it is.
    pub told: Vec<Told>,
    /// The values by field, as they would be written. A closed list gives its code.
    #[ts(as = "BTreeMap<String, String>")]
    pub values: BTreeMap<PartyField, String>,
    /// The party it may be or is.
    pub comparison: Option<Comparison>,
    /// An answer of an earlier import decided about it.
    pub remembered: bool,
}

/// What is decided of a row that may be another party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(rename = "ImportDecision")]
pub enum Choice {
    /// They are one; these fields are taken from the file.
    Merge {
        /// The fields whose value the file gives.
        take: Vec<PartyField>,
    },
    /// They are two.
    Different,
    /// Not now: it stays out.
    Later,
}

/// A choice with what it is about: it no longer holds where the row is held against another party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "ImportChosen")]
pub struct Chosen {
    /// The row.
    pub row: u32,
    /// The party it was held against.
    pub with: Counterpart,
    /// The choice.
    pub choice: Choice,
}

/// A cell mended by the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "ImportCorrection")]
pub struct Correction {
    /// The row.
    pub row: u32,
    /// The field.
    pub field: PartyField,
    /// The new value.
    pub value: String,
}

/// A doubtful value that the user keeps as it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(rename = "ImportKeep")]
pub struct Keep {
    /// The row.
    pub row: u32,
    /// The field.
    pub field: PartyField,
}

/// Whose data prevail where a known party differs and the user did not choose row by row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ImportPrevails")]
pub enum Prevails {
    /// Every difference is asked.
    #[default]
    Ask,
    /// What is known stays; the file only fills what is empty.
    Archive,
    /// The file is newer.
    File,
}

/// Everything the user decided so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Decisions {
    /// Mended cells; the last one of a cell counts.
    pub corrections: Vec<Correction>,
    /// Doubtful values kept.
    pub kept: Vec<Keep>,
    /// Rows that may be another party.
    pub chosen: Vec<Chosen>,
    /// Rows left out.
    pub left_out: Vec<u32>,
    /// Rows that look like totals, headings or remarks, and are parties.
    pub as_party: Vec<u32>,
    /// Rows that answers of earlier imports do not decide.
    pub asked_anew: Vec<u32>,
    /// Rows that the sheet hides stay out.
    pub without_hidden: bool,
    /// Known parties whose data differ.
    pub prevails: Prevails,
}

/// What a confirm writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// A new party.
    Add {
        /// The rows it comes from, the first one first.
        rows: Vec<u32>,
        /// The party.
        draft: PartyDraft,
        /// Who signs for it, if the file says.
        signers: Vec<SignerDraft>,
    },
    /// A known party with what the file adds or changes.
    Update {
        /// The rows it comes from.
        rows: Vec<u32>,
        /// The party as it would be, at the version it was read.
        party: Party,
        /// What changes.
        differences: Vec<Difference>,
        /// Who signs for it: somebody new, or somebody known with another office (told by the name).
        signers: Vec<SignerDraft>,
    },
}

/// How many rows there are of each group; their sum is the rows of the file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "ImportCounts")]
pub struct Counts {
    /// All rows below the headings.
    pub rows: u32,
    /// Pronte.
    pub ready: u32,
    /// Da guardare.
    pub to_look_at: u32,
    /// Rifiutate.
    pub refused: u32,
    /// Forse doppioni.
    pub likely: u32,
    /// Già presenti.
    pub present: u32,
    /// Ignorate.
    pub ignored: u32,
    /// Parties that a confirm would add.
    pub adds: u32,
    /// Known parties that a confirm would change.
    pub updates: u32,
    /// Of those that it would add, how many have no category.
    pub without_category: u32,
}

impl Counts {
    /// Rows that wait outside, to be mended or decided.
    pub const fn left(&self) -> u32 {
        self.refused + self.to_look_at + self.likely
    }
}

/// The dry run: nothing is written yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// Every row below the headings, once, by its number.
    pub rows: Vec<TrialRow>,
    /// How many there are of each group.
    pub counts: Counts,
    /// No column holds the name: every row is refused until one does.
    pub without_name_column: bool,
    /// What a confirm writes.
    pub plan: Vec<Step>,
}
