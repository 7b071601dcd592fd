//! The card of one party's signature: the two proofs apart, what can be done now, what happened.

use chrono::NaiveDate;
use concilia_core::adherence::{self, Entry, Event, Renunciation, ReturnedFile, Roll, RollOf, Standing, State, Status};
use concilia_core::archive::store::Tx;
use concilia_core::id::{PartyId, ReturnedFileId};
use concilia_core::{Error, party};
use concilia_text::adherence as words;
use serde::Serialize;
use ts_rs::TS;

use crate::desk::Desk;
use crate::failure::Result;

/// The card of one party.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
#[ts(rename = "AdherenceCard")]
pub struct Card {
    /// The line of the roll, with the signature.
    pub entry: Entry,
    /// Its heap.
    pub status: Status,
    /// "Verificata".
    pub status_label: String,
    /// "Parte · pubblico · aderente di diritto".
    pub about: String,
    /// "ha aderito al testo della versione 1"; nothing where it is the text of this list.
    pub text_label: Option<String>,
    /// How it was signed.
    pub signing: ProofView,
    /// When it arrived.
    pub arrival: ProofView,
    /// The renunciation that holds.
    pub renunciation: Option<RenunciationView>,
    /// What can be done now, and why the rest can not.
    pub possible: Vec<PossibleView>,
    /// What happened, oldest first.
    pub history: Vec<HappeningView>,
    /// What is left to do, in a word.
    pub to_do: Option<String>,
    /// The files that came back, the latest first.
    pub files: Vec<FileView>,
}

/// One of the two proofs.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProofView {
    /// Nothing is missing.
    pub proved: bool,
    /// "Provato", or what is missing.
    pub label: String,
    /// What is known: name and value.
    pub facts: Vec<(String, String)>,
}

/// A renunciation that holds.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RenunciationView {
    /// What is known.
    pub renunciation: Renunciation,
    /// The same in facts: name and value.
    pub facts: Vec<(String, String)>,
}

/// A step that a button offers.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PossibleView {
    /// Which.
    pub event: Event,
    /// The button's label.
    pub label: String,
    /// Why it can not be done now; nothing where it can.
    pub why_not: Option<String>,
}

/// A line of the history.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HappeningView {
    /// When.
    pub on: NaiveDate,
    /// What.
    pub text: String,
    /// Who registered it; empty where not kept.
    pub operator: String,
}

/// A file that came back.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "ReturnedFileView")]
pub struct FileView {
    /// Its identity, to open it.
    pub id: ReturnedFileId,
    /// Its name.
    pub name: String,
    /// When it was taken in.
    pub taken_on: NaiveDate,
}

/// The card of a party, on a roll.
pub fn card(desk: &Desk, which: RollOf, party: &PartyId) -> Result<Card> {
    desk.read(|tx, _| read(tx, which, party))
}

fn read(tx: &mut dyn Tx, which: RollOf, party: &PartyId) -> concilia_core::Result<Card> {
    let roll = adherence::roll_of(tx, which)?.ok_or(Error::NotFound { entity: "deed_version" })?;
    let entry = roll.entry(party).ok_or(Error::NotFound { entity: "party" })?.clone();
    let history = adherence::timeline(tx, &roll, &entry)?;
    let files = adherence::files(tx, party)?;
    let since = party::get(tx, party)?.data.previous_member;
    Ok(Card {
        status: adherence::status(&entry),
        status_label: words::status(adherence::status(&entry)).to_owned(),
        about: about(&entry, since),
        text_label: text(&entry),
        signing: signing(&entry),
        arrival: arrival(&entry),
        renunciation: entry.renunciation().map(renunciation),
        possible: possible(&roll, &entry),
        history: history.into_iter().map(happening).collect(),
        to_do: adherence::to_do(&entry).map(|event| words::to_do(event).to_owned()),
        files: files.into_iter().map(file).collect(),
        entry,
    })
}

fn happening(happening: adherence::Happening) -> HappeningView {
    HappeningView { on: happening.on, text: words::happening(&happening.what), operator: happening.operator }
}

fn file(file: ReturnedFile) -> FileView {
    FileView { id: file.id, name: file.name, taken_on: file.taken_on }
}

fn possible(roll: &Roll, entry: &Entry) -> Vec<PossibleView> {
    let view = |possible: adherence::Possible| PossibleView {
        event: possible.event,
        label: words::event(possible.event).to_owned(),
        why_not: possible.why_not.map(words::why_not),
    };
    adherence::possible(Standing::of(entry, roll.state)).into_iter().map(view).collect()
}

/// Which text its paper carries, where that is another.
pub(crate) fn text(entry: &Entry) -> Option<String> {
    let back = entry.signature.returned_on.is_some();
    entry.other_text.map(|text| words::other_text(text, entry.role, adherence::status(entry), back))
}

fn about(entry: &Entry, previous_member: bool) -> String {
    let nature = entry.nature.map(|nature| concilia_text::nature(nature).to_lowercase());
    let right = if entry.of_right && !entry.is_necessary() {
        Some("aderente di diritto".to_owned())
    } else {
        previous_member.then(|| "già aderente al precedente accordo".to_owned())
    };
    let parts = [Some(words::role(entry.role).to_owned()), nature, right];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn fact(name: &str, value: impl Into<String>) -> (String, String) {
    (name.to_owned(), value.into())
}

/// How it was signed: with what, by whom, when, and whether a person has looked at it.
fn signing(entry: &Entry) -> ProofView {
    let signature = &entry.signature;
    let mut facts = Vec::new();
    if let Some(method) = signature.method {
        facts.push(fact("Modo", words::method(method)));
    }
    if !signature.signed_by.is_empty() {
        facts.push(fact("Chi", signed_by(entry)));
    } else if !entry.signer_name.is_empty() && signature.returned_on.is_none() && !entry.is_renounced() {
        facts.push(fact("Firmerà", with_office(&entry.signer_name, entry)));
    }
    if !entry.delegation.is_empty() {
        facts.push(fact("Delega", entry.delegation.clone()));
    }
    if let Some(day) = signature.signed_on {
        facts.push(fact("Quando", words::date(day)));
    }
    if let Some(text) = entry.other_text.filter(|_| signature.returned_on.is_some()) {
        facts.push(fact("Testo", words::text(text.number)));
    }
    if signature.identity_document {
        facts.push(fact("Documento", "copia del documento d’identità allegata"));
    }
    if let Some(day) = signature.verified_on {
        facts.push(fact("Esito", format!("verificata da {} il {}", signature.verified_by, words::date(day))));
    }
    if signature.state == State::Irregular {
        facts.push(fact("Irregolare", signature.irregular_reason.clone()));
        facts.push(fact("Da fare", signature.irregular_remedy.clone()));
    }
    if !signature.kept_reason.is_empty() {
        facts.push(fact("Vale perché", signature.kept_reason.clone()));
    }
    facts.retain(|(_, value)| !value.is_empty());
    let label = match signature.state {
        State::ToSend | State::Sent if entry.is_renounced() => "Ha rinunciato: non firma",
        _ if entry.waits_for_decision() => "Da decidere se vale",
        State::Verified => "Provato",
        State::Irregular => "Irregolare",
        State::Returned if signature.method.is_none() => "Manca il modo",
        State::Returned => "Da verificare",
        State::ToSend | State::Sent => "Non ancora",
    };
    ProofView { proved: signature.is_signed() && !entry.waits_for_decision(), label: label.to_owned(), facts }
}

fn signed_by(entry: &Entry) -> String {
    let by = &entry.signature.signed_by;
    if *by == entry.signer_name { with_office(by, entry) } else { by.clone() }
}

fn with_office(name: &str, entry: &Entry) -> String {
    if entry.signer_office.is_empty() { name.to_owned() } else { format!("{name}, {}", entry.signer_office) }
}

/// When it reached the office: by which way, on which day, under which number.
fn arrival(entry: &Entry) -> ProofView {
    let signature = &entry.signature;
    let mut facts = Vec::new();
    if let Some(day) = signature.returned_on {
        facts.push(fact("Arrivata il", words::date(day)));
    }
    if let Some(channel) = signature.arrived_by {
        facts.push(fact("Con", words::channel(channel)));
    }
    if signature.protocol.is_known() {
        facts.push(fact("Protocollo", words::protocol_words(&signature.protocol)));
    }
    if !signature.notes.is_empty() {
        facts.push(fact("Note", signature.notes.clone()));
    }
    let label = match (signature.returned_on, signature.protocol.is_known()) {
        (None, _) if entry.is_renounced() => "Non è attesa",
        (None, _) => "Non ancora",
        (Some(_), false) => "Manca il protocollo",
        (Some(_), true) => "Provato",
    };
    let proved = signature.returned_on.is_some() && signature.protocol.is_known();
    ProofView { proved, label: label.to_owned(), facts }
}

fn renunciation(renunciation: &Renunciation) -> RenunciationView {
    let mut facts = vec![fact("Dichiarata il", words::date(renunciation.renounced_on))];
    if let Some(day) = renunciation.arrived_on {
        facts.push(fact("Arrivata il", words::date(day)));
    }
    if let Some(channel) = renunciation.arrived_by {
        facts.push(fact("Con", words::channel(channel)));
    }
    if renunciation.protocol.is_known() {
        facts.push(fact("Protocollo", words::protocol_words(&renunciation.protocol)));
    }
    if !renunciation.notes.is_empty() {
        facts.push(fact("Note", renunciation.notes.clone()));
    }
    RenunciationView { renunciation: renunciation.clone(), facts }
}
