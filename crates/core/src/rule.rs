//! The one type for what a rule finds: how grave, on what authority, about what, where to mend it.
//!
//! Rules stand in the rooms as pure functions from a snapshot to findings. Here is only what they all answer; the Italian
//! (title, explanation, what to do, name of the button) stands in the text crate.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::citation::{Citation, Norm};
use crate::coded::coded;
use crate::id::{DeadlineId, MeetingId, PartyId, VersionId};

mod place;

pub use place::{MeetingDatum, Place, Screen, SenderDatum, Spot};

coded! {
    /// How grave a finding is. Only a blocking one stops an event, and only the event that it speaks of.
    Severity {
        /// It must be mended first.
        Blocking = "blocking",
        /// It should be looked at; nothing stops.
        Warning = "warning",
        /// It is good to know.
        Notice = "notice",
    }
}

/// On what authority a rule stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authority {
    /// A passage of the act, or an outside norm.
    Cited(Citation),
    /// The program's own: it helps the office to work, and neither the act nor a norm speaks of it.
    OwnRule,
}

/// The party that a finding is about, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct About {
    /// Which party.
    pub party: PartyId,
    /// Its name, as a person recognises it.
    pub name: String,
}

/// Everything that a rule of any room can find.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "matter", rename_all = "snake_case")]
pub enum Matter {
    /// The Region is not among the parties (581).
    RegionMissing,
    /// The ASL is not among the parties (583).
    AslMissing,
    /// A party's blank is empty: its row would be printed without a name (583-601).
    PrintedNameEmpty(About),
    /// What the deed would print of a party has signs that no face of the documents can write (581-601).
    DeedUnwritten {
        /// Whose words.
        about: About,
        /// The signs.
        signs: Vec<char>,
        /// They stand in the words of its blank, else in what is known of it or of who signs for it.
        printed_name: bool,
    },
    /// Two parties would be printed as the same one.
    PartyTwice {
        /// The first of them.
        first: About,
        /// The other.
        second: About,
    },
    /// Nobody is named as the one who signs for a party: the name stays blank.
    SignerMissing(About),
    /// Who signs is not the legal representative, and neither a delegation nor an act is written.
    PowersUnknown {
        /// For whom.
        about: About,
        /// The person.
        signer: String,
    },
    /// A party waits for the act that authorises its signature.
    ActAwaited(About),
    /// "dgr ..." of article 1, number 3, is empty (618).
    ResolutionReferenceEmpty,
    /// The place of signature is empty: it is filled in by hand.
    PlaceEmpty,
    /// Adherence is open, and the way of adhering is not written (1015).
    AdherenceWayMissing,
    /// Everybody who stipulates is public; the resolution speaks of public and private (193).
    NoPrivateParty,
    /// Parties of the archive that the scheme has a row for, and that do not stipulate. Rows are optional: good to know.
    LeftOut {
        /// Their names, in the order of the scheme.
        names: Vec<String>,
    },
    /// Rows of lists that stayed out of an import and that nobody has decided of: whom they name is not in the archive.
    RowsLeft {
        /// How many.
        rows: usize,
        /// The lists they are of, each once.
        sources: Vec<String>,
    },
    /// Members of the previous agreements that do not stipulate: members as of right, they sign an adherence (669, 671).
    PreviousMembersAdhere {
        /// How many.
        count: u32,
    },
    /// Returns of the version that a correction follows are not looked at yet: they can not be kept before that.
    ReturnsNotLookedAt {
        /// How many.
        count: u32,
    },
    /// No STER is known, and one sits in the committee (675, 1042).
    SterUnknown,
    /// Article 9 lacks its subject, in the act as well (724).
    Article9,
    /// Signatures are missing and the term comes nearer (193).
    TermAhead {
        /// The term, as moved by the acts known.
        due: NaiveDate,
        /// Days left; 0 on the last day.
        days: i64,
        /// Signatures that are missing.
        missing: u32,
    },
    /// Signatures are missing and the term is over (193). Late is told, never a wall.
    TermPassed {
        /// The term.
        due: NaiveDate,
        /// Days since.
        days: i64,
        /// Signatures that are missing.
        missing: u32,
    },
    /// There is no agreement to sign yet, whatever its term (193).
    AgreementNotComposed {
        /// It is begun, and still a draft.
        begun: bool,
        /// The term, as moved by the acts known.
        due: NaiveDate,
        /// Days left; below 0 the days since.
        days: i64,
    },
    /// Public bodies sign from now on electronically among themselves, or void (L. 241/1990 art. 15 c. 2-bis).
    ElectronicSignature {
        /// From which day.
        from: NaiveDate,
        /// How many of the parties are public.
        public: u32,
    },
    /// A stipulating party renounced: without it there is no agreement, only a new version can do without it (669).
    NecessaryRenounced(About),
    /// A return is irregular.
    ReturnIrregular {
        /// Whose.
        about: About,
        /// Why.
        reason: String,
        /// What to do.
        remedy: String,
    },
    /// Returns are back, and nobody has looked at them: they do not count as signed.
    ReturnsToVerify {
        /// Whose.
        names: Vec<String>,
    },
    /// Parties signed another text, and nobody has said whether that holds for this one.
    TextsToDecide {
        /// Whose.
        names: Vec<String>,
    },
    /// Verified returns wait for the number of their arrival.
    ProtocolsMissing {
        /// Whose.
        names: Vec<String>,
    },
    /// Protocols of a day before the arrival they number: nothing says that it can not be, and it is unusual.
    ProtocolBeforeArrival {
        /// Whose.
        names: Vec<String>,
    },
    /// Adherence forms were never sent (669, 671).
    FormsNotSent {
        /// To whom.
        names: Vec<String>,
    },
    /// Parties of the agreement were never sent the copy that they sign. They may sign it at a meeting: good to know.
    CopiesNotSent {
        /// To whom.
        names: Vec<String>,
    },
    /// Names of ambiti were proposed from a hint that no source confirmed: the office knows them.
    AmbitiToCheck {
        /// The names as proposed.
        names: Vec<String>,
    },
    /// Parties that have not signed wait for the act that authorises them.
    ActsAwaited {
        /// Who.
        names: Vec<String>,
    },
    /// Public bodies signed in ink from the day on which they must sign electronically (L. 241/1990 art. 15 c. 2-bis).
    InkBetweenPublicBodies {
        /// Who.
        names: Vec<String>,
    },
    /// What forms and letters would print of a party has signs that no face of the documents can write: they are left out.
    PartyUnwritten {
        /// Whose words.
        about: About,
        /// The signs.
        signs: Vec<char>,
    },
    /// Letters and forms would go out without saying who writes them.
    SenderIncomplete {
        /// What is not written.
        lacks: Vec<SenderDatum>,
    },
    /// Parties of the archive are not called to adhere: adherence is closed to new ones (1015).
    NotCalled {
        /// Who.
        names: Vec<String>,
    },
    /// A meeting comes, and convocations were not sent (669).
    ConvocationsMissing {
        /// Which meeting.
        meeting: MeetingId,
        /// Its day.
        held_on: NaiveDate,
        /// To whom; nobody where nobody is called.
        names: Vec<String>,
    },
    /// A meeting comes, and its convocations would not say all that calls somebody to a meeting.
    ConvocationIncomplete {
        /// Which meeting.
        meeting: MeetingId,
        /// Its day.
        held_on: NaiveDate,
        /// What is not written.
        lacks: Vec<MeetingDatum>,
    },
    /// A meeting was held, and who came is not written (1025).
    AttendanceMissing {
        /// Which meeting.
        meeting: MeetingId,
        /// Its day.
        held_on: NaiveDate,
    },
    /// The term for the plan comes nearer (194).
    PlanTermAhead {
        /// Which deadline.
        deadline: DeadlineId,
        /// The term, as moved by the acts known.
        due: NaiveDate,
        /// Days left; 0 on the last day.
        days: i64,
    },
    /// The term for the plan is over (194).
    PlanTermPassed {
        /// Which deadline.
        deadline: DeadlineId,
        /// The term.
        due: NaiveDate,
        /// Days since.
        days: i64,
    },
    /// A term of the office comes nearer.
    OfficeTermAhead {
        /// Which deadline.
        deadline: DeadlineId,
        /// What must be done.
        title: String,
        /// The term.
        due: NaiveDate,
        /// Days left; 0 on the last day.
        days: i64,
    },
    /// A term of the office is over.
    OfficeTermPassed {
        /// Which deadline.
        deadline: DeadlineId,
        /// What must be done.
        title: String,
        /// The term.
        due: NaiveDate,
        /// Days since.
        days: i64,
    },
    /// Every stipulating party has signed: the version can be registered as signed.
    AllSigned {
        /// Which version.
        version: VersionId,
        /// Day of the last signature: the two years run from it (744).
        last: NaiveDate,
    },
    /// The agreement is registered as signed, and the signature of some parties was taken back afterwards: from the last
    /// signature it is in force (744).
    SignedWithout {
        /// Who.
        names: Vec<String>,
    },
    /// The agreement in force ends soon (744).
    Expiring {
        /// Its last day.
        until: NaiveDate,
        /// Days left.
        days: i64,
    },
    /// The agreement has ended (744).
    Expired {
        /// Its last day.
        until: NaiveDate,
    },
}

impl Matter {
    /// How grave it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::RegionMissing
            | Self::AslMissing
            | Self::PrintedNameEmpty(_)
            | Self::DeedUnwritten { .. }
            | Self::ResolutionReferenceEmpty
            | Self::SignedWithout { .. }
            | Self::NecessaryRenounced(_) => Severity::Blocking,
            Self::PartyTwice { .. }
            | Self::SignerMissing(_)
            | Self::PowersUnknown { .. }
            | Self::ActAwaited(_)
            | Self::AdherenceWayMissing
            | Self::NoPrivateParty
            | Self::RowsLeft { .. }
            | Self::TermAhead { .. }
            | Self::TermPassed { .. }
            | Self::AgreementNotComposed { .. }
            | Self::ElectronicSignature { .. }
            | Self::ReturnIrregular { .. }
            | Self::ReturnsToVerify { .. }
            | Self::TextsToDecide { .. }
            | Self::ProtocolsMissing { .. }
            | Self::ProtocolBeforeArrival { .. }
            | Self::PartyUnwritten { .. }
            | Self::SenderIncomplete { .. }
            | Self::ConvocationIncomplete { .. }
            | Self::FormsNotSent { .. }
            | Self::InkBetweenPublicBodies { .. }
            | Self::ConvocationsMissing { .. }
            | Self::PlanTermAhead { .. }
            | Self::PlanTermPassed { .. }
            | Self::OfficeTermAhead { .. }
            | Self::OfficeTermPassed { .. }
            | Self::ReturnsNotLookedAt { .. }
            | Self::AllSigned { .. }
            | Self::Expiring { .. }
            | Self::Expired { .. } => Severity::Warning,
            Self::PlaceEmpty
            | Self::LeftOut { .. }
            | Self::PreviousMembersAdhere { .. }
            | Self::SterUnknown
            | Self::ActsAwaited { .. }
            | Self::NotCalled { .. }
            | Self::CopiesNotSent { .. }
            | Self::AmbitiToCheck { .. }
            | Self::AttendanceMissing { .. }
            | Self::Article9 => Severity::Notice,
        }
    }

    /// On what authority it stands.
    pub fn authority(&self) -> Authority {
        use Authority::{Cited, OwnRule};
        match self {
            Self::RegionMissing => Cited(Citation::line(581)),
            Self::AslMissing => Cited(Citation::line(583)),
            Self::PrintedNameEmpty(_) | Self::DeedUnwritten { .. } | Self::PartyTwice { .. } | Self::LeftOut { .. } => {
                Cited(Citation::act(581, 601))
            }
            Self::SignerMissing(_) | Self::PowersUnknown { .. } | Self::ActAwaited(_) | Self::ActsAwaited { .. } => {
                Cited(Citation::line(759))
            }
            Self::ResolutionReferenceEmpty => Cited(Citation::line(618)),
            Self::AdherenceWayMissing | Self::NotCalled { .. } => Cited(Citation::line(1015)),
            Self::NecessaryRenounced(_) | Self::ConvocationsMissing { .. } => Cited(Citation::line(669)),
            Self::AttendanceMissing { .. } => Cited(Citation::line(1025)),
            Self::PlanTermAhead { .. } | Self::PlanTermPassed { .. } => Cited(Citation::line(194)),
            Self::NoPrivateParty
            | Self::TermAhead { .. }
            | Self::TermPassed { .. }
            | Self::AgreementNotComposed { .. } => Cited(Citation::line(193)),
            Self::PreviousMembersAdhere { .. } | Self::FormsNotSent { .. } => Cited(Citation::act(669, 671)),
            Self::SterUnknown => Cited(Citation::line(675)),
            Self::Article9 => Cited(Citation::line(724)),
            Self::ProtocolsMissing { .. } => Cited(Citation::norm(Norm::Protocol)),
            Self::ElectronicSignature { .. } | Self::InkBetweenPublicBodies { .. } => {
                Cited(Citation::norm(Norm::ElectronicAgreements))
            }
            Self::AllSigned { .. } | Self::SignedWithout { .. } | Self::Expiring { .. } | Self::Expired { .. } => {
                Cited(Citation::line(744))
            }
            // How the office works: neither the act nor a norm asks to fill the place, to decide of every row of a list, to send a copy that may be signed at
            // a meeting, to look at a return, to check a name we proposed, to keep a term of one's own, to say on a letter
            // who writes it and when one meets.
            Self::PlaceEmpty
            | Self::RowsLeft { .. }
            | Self::ProtocolBeforeArrival { .. }
            | Self::PartyUnwritten { .. }
            | Self::SenderIncomplete { .. }
            | Self::ConvocationIncomplete { .. }
            | Self::CopiesNotSent { .. }
            | Self::AmbitiToCheck { .. }
            | Self::ReturnsNotLookedAt { .. }
            | Self::ReturnIrregular { .. }
            | Self::ReturnsToVerify { .. }
            | Self::TextsToDecide { .. }
            | Self::OfficeTermAhead { .. }
            | Self::OfficeTermPassed { .. } => OwnRule,
        }
    }

    /// Its passage of the act or its norm; nothing where the rule is the program's own.
    pub fn citation(&self) -> Option<Citation> {
        match self.authority() {
            Authority::Cited(citation) => Some(citation),
            Authority::OwnRule => None,
        }
    }
}

/// What a rule found, with all that a screen or the command line shows of it but the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// What was found.
    #[serde(flatten)]
    pub matter: Matter,
    /// How grave it is.
    pub severity: Severity,
    /// Its passage of the act or its norm; nothing where the rule is the program's own.
    pub citation: Option<Citation>,
    /// Where it is mended.
    pub place: Place,
}

impl From<Matter> for Finding {
    fn from(matter: Matter) -> Self {
        Self { severity: matter.severity(), citation: matter.citation(), place: matter.place(), matter }
    }
}

/// The gravest first; within a gravity the rules' own order stands.
pub fn by_severity(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| finding.severity);
    findings
}

#[cfg(test)]
#[path = "rule_tests.rs"]
mod tests;
