//! What is known of a signature, of a renunciation and of what came back. Plain values.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::coded::coded;
use crate::id::{
    CopyId, DeedId, IssueId, PartyId, ReminderId, RenunciationId, ReturnedFileId, SignatureId, SignerId, VersionId,
};

coded! {
    /// What is signed. Stipulating parties sign the agreement itself, adherents their form (671).
    Instrument {
        /// The agreement itself.
        Agreement = "agreement",
        /// The adherence form.
        AdherenceForm = "adherence_form",
    }
}

coded! {
    /// Where a signature stands. A protocol is a datum of the arrival, not a state; only verified counts as signed.
    #[ts(rename = "SignatureState")]
    State {
        /// Da inviare.
        ToSend = "to_send",
        /// Inviata.
        Sent = "sent",
        /// Irregolare, with its reason and what to do.
        Irregular = "irregular",
        /// Restituita: back, not yet looked at.
        Returned = "returned",
        /// Verificata: looked at by a person, signed.
        Verified = "verified",
    }
}

coded! {
    /// By which way something was sent or reached the office.
    Channel {
        /// Posta elettronica certificata.
        Pec = "pec",
        /// Posta elettronica ordinaria.
        Email = "email",
        /// By hand, also at a meeting.
        Hand = "hand",
        /// By post.
        Post = "post",
    }
}

coded! {
    /// How it was signed.
    #[ts(rename = "SigningMethod")]
    Method {
        /// In ink on paper.
        Ink = "ink",
        /// A digital signature inside the PDF.
        Pades = "pades",
        /// A digital signature around the document (.p7m).
        Cades = "cades",
    }
}

/// The number that the office's own register gave to an arrival. Typed or read, never proposed; an empty number is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Protocol {
    /// The number as the office writes it.
    pub number: String,
    /// The date of registration.
    pub date: Option<NaiveDate>,
}

impl Protocol {
    /// The number is known.
    pub fn is_known(&self) -> bool {
        !self.number.trim().is_empty()
    }
}

/// One deed version x one party x one instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Signature {
    /// Identity.
    pub id: SignatureId,
    /// Number of changes so far; 0 while the archive knows only that it is owed.
    pub version: i64,
    /// The version of the deed that is signed.
    pub deed_version: VersionId,
    /// Who signs.
    pub party: PartyId,
    /// What is signed.
    pub instrument: Instrument,
    /// Where it stands.
    pub state: State,
    /// The person who signs; the delegation is that person's.
    pub signer: Option<SignerId>,
    /// The numbered copy that carries the signature, where known.
    pub copy: Option<CopyId>,
    /// When the form or the copy was sent.
    pub sent_on: Option<NaiveDate>,
    /// By which way it was sent.
    pub sent_by: Option<Channel>,
    /// When it reached the office: the PEC envelope's date, or the date of delivery.
    pub returned_on: Option<NaiveDate>,
    /// By which way it reached the office.
    pub arrived_by: Option<Channel>,
    /// How it was signed.
    pub method: Option<Method>,
    /// When it was signed, as the signature itself says; the two years run from the last one (744).
    pub signed_on: Option<NaiveDate>,
    /// Who signed, by name.
    pub signed_by: String,
    /// Copy of the signer's identity document enclosed (ink).
    pub identity_document: bool,
    /// When a person looked at it and found it in order.
    pub verified_on: Option<NaiveDate>,
    /// The operator who looked at it.
    pub verified_by: String,
    /// The number of the arrival in the office's register.
    pub protocol: Protocol,
    /// When it was found irregular.
    pub irregular_on: Option<NaiveDate>,
    /// Why it is irregular.
    pub irregular_reason: String,
    /// What to do about it.
    pub irregular_remedy: String,
    /// The signature of an earlier version that this one continues.
    pub carried_from: Option<SignatureId>,
    /// Why it holds though another text was signed, or the signature of an earlier version still does.
    pub kept_reason: String,
    /// Free notes.
    pub notes: String,
    /// The version whose text its paper carries: the one that was sent, or that came back. It is `deed_version` unless an
    /// adherence goes on from a version before.
    pub text_version: VersionId,
}

impl Signature {
    /// A signature that is owed and of which nothing is known yet.
    pub fn owed(id: SignatureId, deed_version: VersionId, party: PartyId, instrument: Instrument) -> Self {
        Self {
            id,
            version: 0,
            text_version: deed_version.clone(),
            deed_version,
            party,
            instrument,
            state: State::ToSend,
            signer: None,
            copy: None,
            sent_on: None,
            sent_by: None,
            returned_on: None,
            arrived_by: None,
            method: None,
            signed_on: None,
            signed_by: String::new(),
            identity_document: false,
            verified_on: None,
            verified_by: String::new(),
            protocol: Protocol::default(),
            irregular_on: None,
            irregular_reason: String::new(),
            irregular_remedy: String::new(),
            carried_from: None,
            kept_reason: String::new(),
            notes: String::new(),
        }
    }

    /// It counts as signed: a person has verified it.
    pub fn is_signed(&self) -> bool {
        self.state == State::Verified
    }

    /// Its protocol is of a day before it arrived: unusual, and nothing says that it can not be.
    pub fn is_protocolled_early(&self) -> bool {
        self.returned_on.zip(self.protocol.date).is_some_and(|(arrived, numbered)| numbered < arrived)
    }

    /// Nothing is left to do: verified, and the protocol of its arrival is known.
    pub fn is_complete(&self) -> bool {
        self.is_signed() && self.protocol.is_known()
    }
}

/// The declared will not to be part of the network (669). It concerns the deed, whatever its version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Renunciation {
    /// Identity.
    pub id: RenunciationId,
    /// Number of changes so far.
    pub version: i64,
    /// Which deed.
    pub deed: DeedId,
    /// Who renounced.
    pub party: PartyId,
    /// Date of the declaration.
    pub renounced_on: NaiveDate,
    /// When the declaration reached the office.
    pub arrived_on: Option<NaiveDate>,
    /// By which way.
    pub arrived_by: Option<Channel>,
    /// The number of its arrival in the office's register.
    pub protocol: Protocol,
    /// Free notes.
    pub notes: String,
    /// When it was taken back; a renunciation taken back stays as history.
    pub revoked_on: Option<NaiveDate>,
    /// Why it was taken back.
    pub revoked_reason: String,
}

impl Renunciation {
    /// It holds: nobody has taken it back.
    pub fn holds(&self) -> bool {
        self.revoked_on.is_none()
    }
}

/// A reminder sent for a signature. Numbered from 1 within the signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reminder {
    /// Identity.
    pub id: ReminderId,
    /// Number of changes so far.
    pub version: i64,
    /// For which signature.
    pub signature: SignatureId,
    /// 1 for the first.
    pub number: i64,
    /// When it was sent.
    pub sent_on: NaiveDate,
    /// The letter, where one was issued.
    pub issued: Option<IssueId>,
}

/// A file that came back, kept as content. One file may carry several signatures: each has its own row, the bytes are kept once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReturnedFile {
    /// Identity.
    pub id: ReturnedFileId,
    /// Number of changes so far.
    pub version: i64,
    /// The signature that it carries.
    pub signature: Option<SignatureId>,
    /// The renunciation that it carries.
    pub renunciation: Option<RenunciationId>,
    /// SHA-256 of its bytes.
    pub content: String,
    /// The name it had.
    pub name: String,
    /// When it was taken in.
    pub taken_on: NaiveDate,
}
