//! The roll: everybody who has to sign the current version, with what is known of each signature. A plain snapshot, read once.
//!
//! Stipulating parties of the version are necessary: without them there is no agreement. Adherents are the other parties of
//! the network: members of the previous agreements as of right until they renounce (669), new ones if adherence is open (1015).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::model::{Instrument, Reminder, Renunciation, Signature, State};
use super::text::{OtherText, RollOf, Text, texts};
use crate::archive::store::{Row, StoreError, Tx};
use crate::archive::table;
use crate::coded::coded;
use crate::error::Result;
use crate::id::{DeedId, PartyId, SignatureId, SignerId, VersionId};
use crate::params;
use crate::party::{self, Category, Nature, Party, Signer};

const CURRENT_VERSION: &str = include_str!("current_version.sql");
const SIGNED_VERSION: &str = include_str!("signed_version.sql");
const STIPULATING: &str = include_str!("stipulating.sql");
const OF_DEED: &str = include_str!("of_deed.sql");
const REMINDERS: &str = include_str!("reminders.sql");
const RENUNCIATIONS: &str = include_str!("renunciations.sql");

coded! {
    /// In which role a party signs.
    #[ts(rename = "SigningRole")]
    Role {
        /// Stipulates the agreement: necessary.
        Stipulating = "stipulating",
        /// Adheres to it.
        Adherent = "adherent",
    }
}

coded! {
    /// Where the version of the deed stands, as far as signatures are concerned.
    #[ts(rename = "RollState")]
    DeedState {
        /// Being written: nothing can be signed yet.
        Draft = "draft",
        /// Put to signature.
        InSignature = "in_signature",
        /// Signed by every stipulating party; adherences go on.
        Signed = "signed",
    }
}

/// A party and its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Named {
    /// Who.
    pub party: PartyId,
    /// Its name.
    pub name: String,
}

/// One line of the roll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "RollEntry")]
pub struct Entry {
    /// Who signs.
    pub party: PartyId,
    /// Its name. What the deed prints in the blank of its row may be a part of it.
    pub name: String,
    /// Category of the party.
    pub category: Option<Category>,
    /// Public or private.
    pub nature: Option<Nature>,
    /// Municipality of its seat.
    pub municipality: String,
    /// Certified e-mail.
    pub pec: String,
    /// In which role.
    pub role: Role,
    /// Member as of right: member of the previous agreement that did not renounce (669).
    pub of_right: bool,
    /// Its signature; version 0 while it is only owed.
    pub signature: Signature,
    /// Which of the persons indicated signs; nobody where the legal representative does, or nobody is known.
    pub signer: Option<SignerId>,
    /// The text that it carries, where that is not the one of this roll.
    pub other_text: Option<OtherText>,
    /// The signature and those of other versions that it continues or that continue it: its files and its history are one.
    #[serde(skip)]
    pub continues: Vec<SignatureId>,
    /// The person who signs, by name; empty where not known.
    pub signer_name: String,
    /// The office of that person.
    pub signer_office: String,
    /// Words of that person's delegation; empty for a legal representative.
    pub delegation: String,
    /// The party waits for the act that authorises its signature.
    pub act_awaited: bool,
    /// The reminders sent, by number.
    pub reminders: Vec<Reminder>,
    /// The renunciations, by date; at most one of them holds.
    pub renunciations: Vec<Renunciation>,
}

impl Entry {
    /// Without it there is no agreement.
    pub fn is_necessary(&self) -> bool {
        self.role == Role::Stipulating
    }

    /// The renunciation that holds, if any.
    pub fn renunciation(&self) -> Option<&Renunciation> {
        self.renunciations.iter().find(|renunciation| renunciation.holds())
    }

    /// It renounced, and nobody took it back.
    pub fn is_renounced(&self) -> bool {
        self.renunciation().is_some()
    }

    /// Its signature counts: a person has verified it, it did not renounce afterwards, and what it signed holds for this version.
    pub fn has_signed(&self) -> bool {
        self.signature.is_signed() && !self.is_renounced() && !self.is_of_open_text()
    }

    /// What it was sent or signed is another text, and nobody has said that it holds.
    pub fn is_of_open_text(&self) -> bool {
        self.other_text.is_some_and(OtherText::is_open)
    }

    /// It signed another text and somebody has to say whether that holds; what is found irregular is mended first.
    pub fn waits_for_decision(&self) -> bool {
        let back = matches!(self.signature.state, State::Returned | State::Verified);
        let of_update = self.other_text.is_some_and(|text| text.of_update);
        back && self.is_of_open_text() && !of_update && !self.is_renounced()
    }

    /// It is expected to sign. A stipulating party that renounced still is: only a new version can do without it.
    pub fn is_expected(&self) -> bool {
        self.is_necessary() || !self.is_renounced()
    }
}

/// Everybody who has to sign the current version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Roll {
    /// The deed.
    pub deed: DeedId,
    /// Its current version.
    pub deed_version: VersionId,
    /// Number of that version.
    pub number: i64,
    /// Where it stands.
    pub state: DeedState,
    /// When its text was put to signature.
    pub put_to_signature_on: Option<NaiveDate>,
    /// New parties may adhere (1015).
    pub adherence_open: bool,
    /// When the last stipulating party signed it; none while signatures are missing.
    pub signed_on: Option<NaiveDate>,
    /// Stipulating parties in the order of the deed, then adherents by name.
    pub entries: Vec<Entry>,
    /// Parties of the archive that are not called to sign: new ones while adherence is closed.
    pub not_called: Vec<Named>,
    /// Every version of the deed, by number.
    pub texts: Vec<Text>,
}

impl Roll {
    /// The line of a party.
    pub fn entry(&self, party: &PartyId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.party == *party)
    }

    /// A version of the deed.
    pub fn text(&self, version: &VersionId) -> Option<&Text> {
        self.texts.iter().find(|text| text.version == *version)
    }

    /// The versions in which an adherence of this roll may stand, the one where it is written first: while an update is being
    /// signed an adherence is one and the same for both.
    fn stand_in(&self) -> Vec<&VersionId> {
        let live = self.texts.iter().rev().filter(|text| text.lives() && text.number > self.number);
        live.map(|text| &text.version).chain([&self.deed_version]).collect()
    }

    /// The health authority that leads the network (583) and keeps this roll: it calls the others to a meeting, not itself. Nobody where several
    /// health authorities stipulate.
    pub fn lead(&self) -> Option<&PartyId> {
        let mut authorities =
            self.entries.iter().filter(|entry| entry.is_necessary() && entry.category == Some(Category::Asl));
        let lead = authorities.next()?;
        authorities.next().is_none().then_some(&lead.party)
    }
}

/// The roll of the current version: the last one put to signature, or the draft while there is none. Nothing without a deed.
pub fn roll(tx: &mut dyn Tx) -> Result<Option<Roll>> {
    read(tx, CURRENT_VERSION)
}

/// The roll of the version that is in force while another is being signed in its place (744): what was signed of it holds
/// until then. Nothing where the current version is the one in force, or none is.
pub fn roll_in_force(tx: &mut dyn Tx) -> Result<Option<Roll>> {
    let current = tx.one(CURRENT_VERSION, &[])?.map(|row| head(&row)).transpose()?.map(|head| head.deed_version);
    let signed = read(tx, SIGNED_VERSION)?;
    Ok(signed.filter(|roll| Some(&roll.deed_version) != current.as_ref()))
}

/// The roll that is meant. Nothing without a deed, and nothing in force before a version was signed.
pub fn roll_of(tx: &mut dyn Tx, which: RollOf) -> Result<Option<Roll>> {
    match which {
        RollOf::Current => roll(tx),
        RollOf::InForce => read(tx, SIGNED_VERSION),
    }
}

fn read(tx: &mut dyn Tx, version: &str) -> Result<Option<Roll>> {
    let Some(row) = tx.one(version, &[])? else { return Ok(None) };
    let mut roll = head(&row)?;
    roll.texts = texts(tx, &roll.deed)?;
    let mut known = Known::read(tx, &roll)?;
    for stipulating in stipulating(tx, &roll.deed_version)? {
        if let Some(party) = known.parties.remove(&stipulating.party) {
            let entry = known.entry(&roll, party, Role::Stipulating, Some(stipulating));
            roll.entries.push(entry);
        }
    }
    for party in std::mem::take(&mut known.order) {
        let Some(party) = known.parties.remove(&party) else { continue };
        if called(&roll, &known, &party) {
            let entry = known.entry(&roll, party, Role::Adherent, None);
            roll.entries.push(entry);
        } else {
            roll.not_called.push(Named { party: party.id, name: party.data.name });
        }
    }
    Ok(Some(roll))
}

/// The version alone, with nobody on its roll yet.
fn head(row: &Row) -> Result<Roll, StoreError> {
    let mut row = row.cursor();
    Ok(Roll {
        deed: row.id()?,
        deed_version: row.id()?,
        number: row.int()?,
        state: row.code(DeedState::from_code)?,
        put_to_signature_on: row.maybe_date()?,
        adherence_open: row.flag()?,
        signed_on: row.maybe_date()?,
        entries: Vec::new(),
        not_called: Vec::new(),
        texts: Vec::new(),
    })
}

/// A party that does not stipulate is called if it is a member as of right, if adherence is open, or if something is known
/// of its adherence already (the network may have closed meanwhile).
fn called(roll: &Roll, known: &Known, party: &Party) -> bool {
    party.data.previous_member || roll.adherence_open || known.adherence(roll, &party.id).is_some()
}

/// A row of the deed's parties.
struct Stipulating {
    party: PartyId,
    signer: Option<SignerId>,
}

fn stipulating(tx: &mut dyn Tx, version: &VersionId) -> Result<Vec<Stipulating>> {
    let rows = tx.rows(STIPULATING, params![version])?;
    let read = |row: &Row| {
        let mut row = row.cursor();
        Ok(Stipulating { party: row.id()?, signer: row.maybe_id()? })
    };
    Ok(rows.iter().map(read).collect::<Result<_, StoreError>>()?)
}

/// What the archive knows, by party and by signature.
struct Known {
    parties: BTreeMap<PartyId, Party>,
    order: Vec<PartyId>,
    signers: BTreeMap<PartyId, Vec<Signer>>,
    /// Those of every version of the deed.
    signatures: BTreeMap<PartyId, Vec<Signature>>,
    reminders: BTreeMap<SignatureId, Vec<Reminder>>,
    renunciations: BTreeMap<PartyId, Vec<Renunciation>>,
}

impl Known {
    fn read(tx: &mut dyn Tx, roll: &Roll) -> Result<Self> {
        let parties = party::all(tx)?;
        let mut known = Self {
            order: parties.iter().map(|party| party.id.clone()).collect(),
            parties: parties.into_iter().map(|party| (party.id.clone(), party)).collect(),
            signers: BTreeMap::new(),
            signatures: BTreeMap::new(),
            reminders: BTreeMap::new(),
            renunciations: BTreeMap::new(),
        };
        for signer in party::all_signers(tx)? {
            known.signers.entry(signer.party.clone()).or_default().push(signer);
        }
        for signature in table::list::<Signature>(tx, OF_DEED, params![&roll.deed])? {
            known.signatures.entry(signature.party.clone()).or_default().push(signature);
        }
        for reminder in table::list::<Reminder>(tx, REMINDERS, params![&roll.deed])? {
            known.reminders.entry(reminder.signature.clone()).or_default().push(reminder);
        }
        for renunciation in table::list::<Renunciation>(tx, RENUNCIATIONS, params![&roll.deed])? {
            known.renunciations.entry(renunciation.party.clone()).or_default().push(renunciation);
        }
        Ok(known)
    }

    fn entry(&mut self, roll: &Roll, party: Party, role: Role, stipulating: Option<Stipulating>) -> Entry {
        let signature = self.signature(roll, &party.id, role);
        let continues = chain(self.signatures.get(&party.id).map_or(&[], Vec::as_slice), &signature.id);
        let chosen = signature.signer.clone().or(stipulating.as_ref().and_then(|row| row.signer.clone()));
        let signers = self.signers.remove(&party.id).unwrap_or_default();
        let signing = party::signing(&party.data, &signers, chosen.as_ref());
        let renunciations = self.renunciations.remove(&party.id).unwrap_or_default();
        let renounced = renunciations.iter().any(Renunciation::holds);
        Entry {
            signer: signing.and_then(|signing| signing.signer.cloned()),
            signer_name: signing.map(|signing| signing.name.to_owned()).unwrap_or_default(),
            signer_office: signing.map(|signing| signing.office.to_owned()).unwrap_or_default(),
            delegation: signing.map(|signing| signing.delegation.to_owned()).unwrap_or_default(),
            act_awaited: signing.and_then(|signing| signing.act).is_some_and(|act| act.awaited),
            name: party.data.name,
            category: party.data.category,
            nature: party.data.nature,
            municipality: party.data.municipality,
            pec: party.data.pec,
            role,
            of_right: party.data.previous_member && !renounced,
            reminders: self.reminders_of(&continues),
            renunciations,
            other_text: OtherText::of(&signature, roll),
            continues,
            signature,
            party: party.id,
        }
    }

    fn signature(&self, roll: &Roll, party: &PartyId, role: Role) -> Signature {
        let (known, instrument, written_in) = match role {
            Role::Stipulating => (self.agreed(roll, party), Instrument::Agreement, &roll.deed_version),
            Role::Adherent => {
                let written_in = roll.stand_in().first().copied().unwrap_or(&roll.deed_version);
                (self.adherence(roll, party), Instrument::AdherenceForm, written_in)
            }
        };
        known.cloned().unwrap_or_else(|| {
            let owed = Signature::owed(SignatureId(String::new()), written_in.clone(), party.clone(), instrument);
            Signature { text_version: roll.deed_version.clone(), ..owed }
        })
    }

    /// The party's signature of the agreement itself: of this version and of no other.
    fn agreed(&self, roll: &Roll, party: &PartyId) -> Option<&Signature> {
        self.find(party, Instrument::Agreement, &roll.deed_version)
    }

    /// The party's adherence, where it stands.
    fn adherence(&self, roll: &Roll, party: &PartyId) -> Option<&Signature> {
        roll.stand_in().into_iter().find_map(|version| self.find(party, Instrument::AdherenceForm, version))
    }

    fn find(&self, party: &PartyId, instrument: Instrument, version: &VersionId) -> Option<&Signature> {
        let same = |known: &&Signature| known.instrument == instrument && known.deed_version == *version;
        self.signatures.get(party)?.iter().find(same)
    }

    /// The reminders of signatures that are one, by number.
    fn reminders_of(&self, signatures: &[SignatureId]) -> Vec<Reminder> {
        let mut all: Vec<Reminder> =
            signatures.iter().filter_map(|signature| self.reminders.get(signature)).flatten().cloned().collect();
        all.sort_by_key(|reminder| (reminder.number, reminder.sent_on));
        all
    }
}

/// A signature with those that it continues and those that continue it.
fn chain(all: &[Signature], of: &SignatureId) -> Vec<SignatureId> {
    let mut found = vec![of.clone()];
    loop {
        let linked = |known: &&Signature| {
            let before = known.carried_from.as_ref().is_some_and(|before| found.contains(before));
            let after =
                || all.iter().any(|later| found.contains(&later.id) && later.carried_from == Some(known.id.clone()));
            !found.contains(&known.id) && (before || after())
        };
        match all.iter().find(linked) {
            Some(linked) => found.push(linked.id.clone()),
            None => return found,
        }
    }
}
