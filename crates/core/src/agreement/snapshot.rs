//! One version with everything that the rules, the screen and the printed deed ask of it, read in one transaction.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::model::{Deed, DeedCopy, DeedExtension, DeedFile, DeedKind, DeedParty, Origin, Version, VersionState};
use super::rules;
use super::state::{PossibleEvent, Standing, possible};
use crate::act::SchemeRow;
use crate::adherence::{self, Instrument, Signature, State};
use crate::archive::store::Tx;
use crate::archive::table;
use crate::deadline;
use crate::error::{Error, Result};
use crate::id::{DeedPartyId, VersionId};
use crate::params;
use crate::party::{self, Party, Signer, Signing};
use crate::rule::Severity;

const DEEDS: &str = include_str!("deeds.sql");
const VERSIONS: &str = include_str!("versions.sql");
const PARTIES: &str = include_str!("parties.sql");
const COPIES: &str = include_str!("copies.sql");
const EXTENSIONS: &str = include_str!("extensions.sql");
const FILES: &str = include_str!("files.sql");

/// A party of the version with what the archive knows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its place in the deed.
    pub row: DeedParty,
    /// Who it is.
    pub party: Party,
    /// Everybody who may sign for it, the preferred first.
    pub signers: Vec<Signer>,
    /// Its signature of this version, once it was put to signature.
    pub signature: Option<Signature>,
}

impl Member {
    /// Who signs for it, as [`party::signing`] decides: whom the signature opened for it names, whom the deed chose, the preferred.
    pub fn signing(&self) -> Option<Signing<'_>> {
        let opened = self.signature.as_ref().and_then(|signature| signature.signer.as_ref());
        party::signing(&self.party.data, &self.signers, opened.or(self.row.signer.as_ref()))
    }

    /// A person has found its signature in order.
    pub fn has_signed(&self) -> bool {
        self.signature.as_ref().is_some_and(Signature::is_signed)
    }

    /// When it signed; where the signature does not say so, when it reached the office.
    pub fn signed_on(&self) -> Option<NaiveDate> {
        let signature = self.signature.as_ref().filter(|signature| signature.is_signed())?;
        signature.signed_on.or(signature.returned_on)
    }
}

/// How long a signed version lasts, on a given day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum Life {
    /// Not signed yet.
    NotBegun,
    /// In force.
    InForce {
        /// Day of the last signature (744).
        from: NaiveDate,
        /// Last day.
        until: NaiveDate,
    },
    /// Over.
    Expired {
        /// Last day it had.
        until: NaiveDate,
    },
}

/// One version and everything around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The working date.
    pub working_date: NaiveDate,
    /// The version.
    pub version: Version,
    /// Every version of the deed, by number.
    pub versions: Vec<Version>,
    /// Who stipulates, in the deed's order.
    pub members: Vec<Member>,
    /// The parties of the archive that do not.
    pub others: Vec<Party>,
    /// Its copies, once it was put to signature.
    pub copies: Vec<DeedCopy>,
    /// The file that is its text, where it was made elsewhere.
    pub elsewhere: Option<DeedFile>,
    /// Its extensions.
    pub extensions: Vec<DeedExtension>,
    /// The signatures of the version that this one follows, for a draft.
    pub earlier: Vec<Signature>,
    /// The term for signing, as moved by the acts known.
    pub term: Option<NaiveDate>,
}

impl Snapshot {
    /// How long it lasts, on the working date.
    pub fn life(&self) -> Life {
        let lived = matches!(self.version.state, VersionState::Signed | VersionState::Superseded);
        match (self.version.signed_on, self.until()) {
            (Some(_), Some(until)) if lived && until < self.working_date => Life::Expired { until },
            (Some(from), Some(until)) if lived => Life::InForce { from, until },
            _ => Life::NotBegun,
        }
    }

    /// Its last day: two years from the last signature (744), or where the last extension moved it.
    pub fn until(&self) -> Option<NaiveDate> {
        let extended = self.extensions.iter().map(|extension| extension.until).max();
        self.version.two_years_end().max(extended)
    }

    /// Stipulating parties that have not signed.
    pub fn missing(&self) -> u32 {
        self.members.iter().filter(|member| !member.has_signed()).count() as u32
    }

    /// Day of the last of their signatures, once everybody has signed.
    pub fn last_signature(&self) -> Option<NaiveDate> {
        if self.members.is_empty() || self.missing() > 0 {
            return None;
        }
        self.members.iter().filter_map(Member::signed_on).max()
    }

    /// What the table of transitions needs to know.
    pub fn standing(&self) -> Standing {
        let blocking = rules::findings(self).iter().filter(|finding| finding.severity == Severity::Blocking).count();
        Standing { state: self.version.state, blocking: blocking as u32, missing: self.missing(), other: self.other() }
    }

    /// What may happen to it now.
    pub fn possible(&self) -> Vec<PossibleEvent> {
        possible(self.standing())
    }

    /// Another version of the deed that is being written or signed, or one signed after it.
    fn other(&self) -> Option<i64> {
        let stands = |version: &&Version| match version.state {
            VersionState::Draft | VersionState::InSignature => version.id != self.version.id,
            VersionState::Signed => version.number > self.version.number,
            VersionState::Withdrawn | VersionState::Superseded => false,
        };
        self.versions.iter().rev().find(stands).map(|version| version.number)
    }

    /// The version in force while this one is written or signed in its place.
    pub fn in_force(&self) -> Option<&Version> {
        let signed = |version: &&Version| version.state == VersionState::Signed && version.id != self.version.id;
        self.versions.iter().rev().find(signed)
    }

    /// The version that this draft follows.
    pub fn followed(&self) -> Option<&Version> {
        followed(&self.versions).filter(|followed| followed.id != self.version.id)
    }

    /// The member of a row.
    pub fn member(&self, id: &DeedPartyId) -> Option<&Member> {
        self.members.iter().find(|member| member.row.id == *id)
    }

    /// The members of a row of the scheme.
    pub fn of_row(&self, row: SchemeRow) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |member| member.row.scheme_row == row)
    }

    /// Verified signatures of the earlier version: each is kept with a reason, or signed again.
    /// Adherences are among them unless this is an update, which leaves them standing.
    pub fn to_decide(&self) -> Vec<&Signature> {
        if self.version.state != VersionState::Draft {
            return Vec::new();
        }
        let asked = |signature: &&Signature| match self.version.origin {
            Origin::First | Origin::Update => false,
            Origin::Correction => {
                let stands = self.standing_adherences().any(|standing| standing.id == signature.id);
                signature.is_signed() && self.still_signs(signature) && self.holds(signature) && !stands
            }
        };
        self.earlier.iter().filter(asked).collect()
    }

    /// Adherences of the version that a correction follows which stand from the one in force: they were never asked to sign what
    /// is corrected.
    pub(super) fn standing_adherences(&self) -> impl Iterator<Item = &Signature> {
        let in_force = self.in_force().map_or(0, |version| version.number);
        let of_force = move |signature: &&Signature| {
            let text = self.versions.iter().find(|version| version.id == signature.text_version);
            text.is_some_and(|text| text.number <= in_force)
        };
        let adheres = |signature: &&Signature| signature.instrument == Instrument::AdherenceForm;
        self.earlier.iter().filter(adheres).filter(of_force).filter(|signature| self.holds(signature))
    }

    /// What becomes, without being asked, of the adherences of the version that a draft follows, once it is put to signature.
    pub fn adherences(&self) -> Adherences {
        let update = self.version.origin == Origin::Update;
        let asked: Vec<_> = self.to_decide().into_iter().map(|signature| &signature.id).collect();
        let mut told = Adherences::default();
        for signature in self.earlier.iter().filter(|one| one.instrument == Instrument::AdherenceForm) {
            let back = signature.returned_on.is_some();
            let stands = if update {
                back && self.holds(signature)
            } else {
                self.standing_adherences().any(|standing| standing.id == signature.id)
            };
            match () {
                () if stands => told.stand += 1,
                () if signature.state == State::ToSend || asked.contains(&&signature.id) => {}
                () => told.open += 1,
            }
        }
        told
    }

    /// A signature of the earlier version was of its text, or was held valid for it.
    fn holds(&self, signature: &Signature) -> bool {
        signature.text_version == signature.deed_version || !signature.kept_reason.is_empty()
    }

    /// Returns of the earlier version that nobody has looked at: they can not be kept before somebody does.
    pub fn not_looked_at(&self) -> u32 {
        let correction = self.version.state == VersionState::Draft && self.version.origin == Origin::Correction;
        let stands = |signature: &Signature| self.standing_adherences().any(|standing| standing.id == signature.id);
        let returned = |signature: &&Signature| signature.state == State::Returned && !stands(signature);
        if correction { self.earlier.iter().filter(returned).count() as u32 } else { 0 }
    }

    /// The party signs the same instrument in this version.
    fn still_signs(&self, signature: &Signature) -> bool {
        let stipulates = self.members.iter().any(|member| member.row.party == signature.party);
        stipulates == (signature.instrument == Instrument::Agreement)
    }
}

/// How many adherences of the version before stand in the new one, and of how many the paper is of the text before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Adherences {
    /// They hold.
    pub stand: usize,
    /// What they were sent or sent back is of the text before, and does not hold by itself.
    pub open: usize,
}

/// A version in the list of versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct VersionLine {
    /// Identity.
    pub id: VersionId,
    /// Its number.
    pub number: i64,
    /// Where it stands.
    pub state: VersionState,
    /// Why it was made.
    pub origin: Origin,
    /// The office's words for that.
    pub reason: String,
    /// When it was put to signature.
    pub put_to_signature_on: Option<NaiveDate>,
    /// Day of its last signature.
    pub signed_on: Option<NaiveDate>,
    /// Why it was withdrawn or left.
    pub closed_reason: String,
}

impl From<&Version> for VersionLine {
    fn from(version: &Version) -> Self {
        Self {
            id: version.id.clone(),
            number: version.number,
            state: version.state,
            origin: version.origin,
            reason: version.reason.clone(),
            put_to_signature_on: version.put_to_signature_on,
            signed_on: version.signed_on,
            closed_reason: version.closed_reason.clone(),
        }
    }
}

/// Every version of the network's agreement, by number.
pub fn versions(tx: &mut dyn Tx) -> Result<Vec<Version>> {
    let Some(deed) = deed(tx)? else { return Ok(Vec::new()) };
    Ok(table::list(tx, VERSIONS, params![&deed.id])?)
}

/// The network's deed, if one was ever started.
pub(super) fn deed(tx: &mut dyn Tx) -> Result<Option<Deed>> {
    let deeds: Vec<Deed> = table::list(tx, DEEDS, params![DeedKind::Network.code()])?;
    Ok(deeds.into_iter().next())
}

/// A version and everything around it; without a name, the one that the office works on. Nothing where none was started.
pub fn snapshot(tx: &mut dyn Tx, wanted: Option<&VersionId>, working_date: NaiveDate) -> Result<Option<Snapshot>> {
    let versions = versions(tx)?;
    let version = match wanted {
        None => current(&versions).cloned(),
        Some(id) => Some(find(&versions, id)?),
    };
    version.map(|version| around(tx, version, versions, working_date)).transpose()
}

pub(super) fn find(versions: &[Version], id: &VersionId) -> Result<Version> {
    versions.iter().find(|version| version.id == *id).cloned().ok_or(Error::NotFound { entity: "deed_version" })
}

/// The one that the office works on: a draft, else what is being signed or is signed, else the last one withdrawn.
fn current(versions: &[Version]) -> Option<&Version> {
    let draft = versions.iter().find(|version| version.state == VersionState::Draft);
    draft.or_else(|| followed(versions))
}

/// The version that a draft follows.
fn followed(versions: &[Version]) -> Option<&Version> {
    let standing = |version: &&Version| matches!(version.state, VersionState::InSignature | VersionState::Signed);
    let last = versions.iter().rev().find(standing);
    last.or_else(|| versions.iter().rev().find(|version| version.state == VersionState::Withdrawn))
}

fn around(tx: &mut dyn Tx, version: Version, versions: Vec<Version>, working_date: NaiveDate) -> Result<Snapshot> {
    let rows = parties(tx, &version.id)?;
    let mut signatures = adherence::of_version(tx, &version.id)?;
    signatures.retain(|signature| signature.instrument == Instrument::Agreement);
    let signers = party::all_signers(tx)?;
    let (named, others): (Vec<Party>, Vec<Party>) =
        party::all(tx)?.into_iter().partition(|party| rows.iter().any(|row| row.party == party.id));
    let member = |row: DeedParty| {
        let party = named.iter().find(|party| party.id == row.party).cloned();
        let party = party.ok_or(Error::NotFound { entity: "party" })?;
        let signers = signers.iter().filter(|signer| signer.party == party.id).cloned().collect();
        let signature = signatures.iter().find(|signature| signature.party == party.id).cloned();
        Ok(Member { row, party, signers, signature })
    };
    let members = rows.into_iter().map(member).collect::<Result<_>>()?;
    let earlier = match followed(&versions).filter(|followed| followed.id != version.id) {
        Some(followed) if version.state == VersionState::Draft => adherence::of_version(tx, &followed.id)?,
        _ => Vec::new(),
    };
    Ok(Snapshot {
        working_date,
        members,
        others,
        copies: table::list(tx, COPIES, params![&version.id])?,
        elsewhere: elsewhere(tx, &version.id)?,
        extensions: table::list(tx, EXTENSIONS, params![&version.id])?,
        earlier,
        term: deadline::signature_term(tx)?,
        version,
        versions,
    })
}

/// The file that is the text of a version, where it was made elsewhere.
pub fn elsewhere(tx: &mut dyn Tx, version: &VersionId) -> Result<Option<DeedFile>> {
    Ok(table::list(tx, FILES, params![version])?.into_iter().next())
}

/// The rows of a version's parties, in order.
pub(super) fn parties(tx: &mut dyn Tx, version: &VersionId) -> Result<Vec<DeedParty>> {
    Ok(table::list(tx, PARTIES, params![version])?)
}
