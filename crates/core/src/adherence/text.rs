//! Which text a signature carries. The agreement may change while signatures stand: an update of a version in force leaves its
//! adherences standing (744), a correction asks of each. Whoever reads a signature is told which version was signed.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::model::{Signature, State};
use super::roll::{Entry, Role, Roll};
use super::state::WhyNot;
use crate::archive::store::{Row, StoreError, Tx};
use crate::coded::coded;
use crate::id::{DeedId, VersionId};
use crate::params;

const TEXTS: &str = include_str!("texts.sql");

coded! {
    /// Which roll is meant: while an update is being signed the version in force has its own.
    RollOf {
        /// Of the version that is being signed, or else of the one that is signed.
        Current = "current",
        /// Of the version in force.
        InForce = "in_force",
    }
}

/// A version of the deed, as a text that is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
#[ts(rename = "SignedText")]
pub struct Text {
    /// The version.
    pub version: VersionId,
    /// Its number.
    pub number: i64,
    /// When it was put to signature; none of a draft.
    pub put_to_signature_on: Option<NaiveDate>,
    /// It is being signed.
    pub in_signature: bool,
    /// It is signed, and no update of it is.
    pub in_force: bool,
}

impl Text {
    /// Signatures may be asked or given of it, or stand.
    pub(super) fn lives(&self) -> bool {
        self.in_signature || self.in_force
    }
}

/// Every version of the deed, by number.
pub(super) fn texts(tx: &mut dyn Tx, deed: &DeedId) -> crate::error::Result<Vec<Text>> {
    let read = |row: &Row| {
        let mut row = row.cursor();
        let (version, number, put_to_signature_on) = (row.id()?, row.int()?, row.maybe_date()?);
        let state = row.text()?;
        let (in_signature, in_force) = (state == "in_signature", state == "signed");
        Ok(Text { version, number, put_to_signature_on, in_signature, in_force })
    };
    Ok(tx.rows(TEXTS, params![deed])?.iter().map(read).collect::<Result<_, StoreError>>()?)
}

/// The text that is not the one of the roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct OtherText {
    /// Its number.
    pub number: i64,
    /// It is of the version that updates the one of the roll, and its signature belongs there.
    pub of_update: bool,
    /// It holds all the same: it stood when the update came, or somebody said why.
    pub held: bool,
}

impl OtherText {
    /// The text of a signature against the version of a roll; nothing where it is that very text, or no paper is out yet.
    pub(super) fn of(signature: &Signature, roll: &Roll) -> Option<Self> {
        let other = |text: &&Text| text.version != roll.deed_version && signature.state != State::ToSend;
        let text = roll.text(&signature.text_version).filter(other)?;
        let of_update = text.number > roll.number && signature.deed_version != roll.deed_version;
        Some(Self { number: text.number, of_update, held: !signature.kept_reason.is_empty() && !of_update })
    }

    /// Somebody has still to say whether it holds.
    pub fn is_open(self) -> bool {
        !self.held
    }
}

/// When the text that a signature carries was put to signature.
pub(super) fn put_on(roll: &Roll, signature: &Signature) -> Option<NaiveDate> {
    roll.text(&signature.text_version)?.put_to_signature_on
}

/// What was sent on that day was of the text that the signature carries, as far as the days tell: no later one was there yet.
pub(super) fn is_sending_of_text(roll: &Roll, signature: &Signature, sent_on: NaiveDate) -> bool {
    let number = roll.text(&signature.text_version).map_or(0, |text| text.number);
    let later = |text: &Text| text.number > number && text.put_to_signature_on.is_some_and(|put_on| put_on <= sent_on);
    !roll.texts.iter().any(later)
}

/// The text that came back, as it was said or as the paper of the party has it. A party of the agreement signs that of this
/// version.
pub(super) fn text_returned(roll: &Roll, entry: &Entry, said: Option<&VersionId>) -> Result<VersionId, WhyNot> {
    let (this, signature) = (&roll.deed_version, &entry.signature);
    let paper = if signature.state == State::ToSend { this } else { &signature.text_version };
    if entry.role == Role::Stipulating {
        let known = |said: &&VersionId| *said == this || *said == paper;
        return said.map_or(Ok(this), |said| Some(said).filter(known).ok_or(WhyNot::StipulatesThisText)).cloned();
    }
    let said = said.unwrap_or(paper);
    let text = roll.text(said).filter(|text| text.put_to_signature_on.is_some()).ok_or(WhyNot::TextUnknown)?;
    let of_update = text.number > roll.number && entry.signature.deed_version != roll.deed_version;
    if of_update { Err(WhyNot::SignsUpdate { number: text.number }) } else { Ok(said.clone()) }
}

/// The text of the paper that is out once a return is annulled: this one where nothing was sent, else the one that stood when
/// it was sent.
pub(super) fn text_sent(roll: &Roll, signature: &Signature) -> VersionId {
    let Some(sent_on) = signature.sent_on else { return roll.deed_version.clone() };
    if put_on(roll, signature).is_none_or(|put_on| put_on <= sent_on) {
        return signature.text_version.clone();
    }
    let stood = |text: &&Text| text.put_to_signature_on.is_some_and(|put_on| put_on <= sent_on);
    roll.texts.iter().rev().find(stood).map_or(&signature.text_version, |text| &text.version).clone()
}
