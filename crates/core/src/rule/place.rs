//! Where a finding is mended: screen, what to put in view there, and the data that a finding can ask for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{About, Matter};
use crate::coded::coded;

coded! {
    /// The screen where a finding is mended.
    Screen {
        /// Rete e soggetti.
        Parties = "parties",
        /// Importa soggetti.
        Import = "import",
        /// Accordo.
        Agreement = "agreement",
        /// Adesioni e firme.
        Adherence = "adherences",
        /// Incontri della rete.
        Meetings = "meetings",
        /// Scadenze.
        Deadlines = "deadlines",
        /// Impostazioni.
        Settings = "settings",
    }
}

coded! {
    /// What is put in view on that screen.
    Spot {
        /// The whole screen.
        Whole = "whole",
        /// One row of its list.
        Row = "row",
        /// The list of the parties that stipulate, or one of its rows.
        DeedParties = "deed_parties",
        /// The printed name of a party.
        PrintedName = "printed_name",
        /// Who signs for a party.
        Signer = "signer",
        /// The blank of article 1, number 3.
        ResolutionReference = "resolution_reference",
        /// The place of signature.
        Place = "place",
        /// How new parties adhere.
        AdherenceWay = "adherence_way",
        /// The pages, at article 9.
        Article9 = "article_9",
        /// Those whose form or copy was never sent.
        ToSend = "to_send",
        /// Those whose return nobody has looked at.
        Returned = "returned",
        /// Those whose return was verified and waits for its protocol number.
        Verified = "verified",
        /// The step from one state to the next.
        Step = "step",
        /// What a meeting says of itself.
        Datum = "datum",
        /// How the office signs its letters; the row is the first datum that lacks.
        Letterhead = "letterhead",
        /// The rows that stayed out of imports.
        LeftRows = "left_rows",
        /// The list of the ambiti.
        Ambiti = "ambiti",
    }
}

coded! {
    /// What calls somebody to a meeting, beside the day.
    MeetingDatum {
        /// The hour.
        Hour = "held_at",
        /// Where.
        Place = "place",
        /// What is discussed.
        Agenda = "agenda",
    }
}

coded! {
    /// What a letter or form says of who writes it.
    SenderDatum {
        /// The body.
        Body = "body",
        /// Where an answer reaches it: a PEC or an address.
        Reach = "pec",
        /// From where it writes.
        Place = "place",
        /// Who signs.
        Signer = "signer",
        /// In which quality.
        SignerRole = "signer_role",
    }
}

/// Where to go to mend a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Place {
    /// The screen.
    pub screen: Screen,
    /// What to put in view there.
    pub spot: Spot,
    /// The row, where it is about one: identity of the party, of the meeting, of the deadline.
    pub row: Option<String>,
}

impl Matter {
    /// Where it is mended.
    pub fn place(&self) -> Place {
        match self {
            Self::RegionMissing | Self::AslMissing | Self::NoPrivateParty | Self::LeftOut { .. } => {
                at(Screen::Agreement, Spot::DeedParties)
            }
            Self::PrintedNameEmpty(about) | Self::PartyTwice { second: about, .. } => {
                row(Screen::Agreement, Spot::PrintedName, about)
            }
            Self::SignerMissing(about) => row(Screen::Agreement, Spot::Signer, about),
            // Delegation and act are data of the person, which the party's own card holds.
            Self::PowersUnknown { about, .. } | Self::ActAwaited(about) => row(Screen::Parties, Spot::Signer, about),
            Self::ResolutionReferenceEmpty => at(Screen::Agreement, Spot::ResolutionReference),
            Self::PlaceEmpty => at(Screen::Agreement, Spot::Place),
            Self::AdherenceWayMissing => at(Screen::Agreement, Spot::AdherenceWay),
            Self::Article9 => at(Screen::Agreement, Spot::Article9),
            Self::AgreementNotComposed { .. } => at(Screen::Agreement, Spot::Whole),
            Self::AllSigned { .. } | Self::Expiring { .. } | Self::Expired { .. } => at(Screen::Agreement, Spot::Step),
            Self::TermAhead { .. }
            | Self::TermPassed { .. }
            | Self::SignedWithout { .. }
            | Self::ElectronicSignature { .. } => at(Screen::Adherence, Spot::Whole),
            Self::ReturnsNotLookedAt { .. } | Self::ReturnsToVerify { .. } | Self::TextsToDecide { .. } => {
                at(Screen::Adherence, Spot::Returned)
            }
            Self::ProtocolsMissing { .. } => at(Screen::Adherence, Spot::Verified),
            Self::ProtocolBeforeArrival { .. } => at(Screen::Adherence, Spot::Whole),
            Self::DeedUnwritten { about, printed_name: true, .. } => row(Screen::Agreement, Spot::PrintedName, about),
            Self::DeedUnwritten { about, .. } | Self::PartyUnwritten { about, .. } => {
                row(Screen::Parties, Spot::Row, about)
            }
            Self::SenderIncomplete { lacks } => Place {
                screen: Screen::Settings,
                spot: Spot::Letterhead,
                row: lacks.first().map(|one| one.code().to_owned()),
            },
            Self::FormsNotSent { .. } | Self::CopiesNotSent { .. } => at(Screen::Adherence, Spot::ToSend),
            Self::AmbitiToCheck { .. } => at(Screen::Settings, Spot::Ambiti),
            Self::PreviousMembersAdhere { .. } | Self::ActsAwaited { .. } | Self::InkBetweenPublicBodies { .. } => {
                at(Screen::Adherence, Spot::Whole)
            }
            Self::NecessaryRenounced(about) | Self::ReturnIrregular { about, .. } => {
                row(Screen::Adherence, Spot::Row, about)
            }
            Self::NotCalled { .. } => at(Screen::Agreement, Spot::AdherenceWay),
            Self::ConvocationsMissing { meeting, .. } | Self::AttendanceMissing { meeting, .. } => {
                Place { screen: Screen::Meetings, spot: Spot::Row, row: Some(meeting.0.clone()) }
            }
            Self::ConvocationIncomplete { meeting, .. } => {
                Place { screen: Screen::Meetings, spot: Spot::Datum, row: Some(meeting.0.clone()) }
            }
            Self::PlanTermAhead { deadline, .. }
            | Self::PlanTermPassed { deadline, .. }
            | Self::OfficeTermAhead { deadline, .. }
            | Self::OfficeTermPassed { deadline, .. } => {
                Place { screen: Screen::Deadlines, spot: Spot::Row, row: Some(deadline.0.clone()) }
            }
            Self::RowsLeft { .. } => at(Screen::Import, Spot::LeftRows),
            Self::SterUnknown => at(Screen::Parties, Spot::Whole),
        }
    }
}

fn at(screen: Screen, spot: Spot) -> Place {
    Place { screen, spot, row: None }
}

fn row(screen: Screen, spot: Spot, about: &About) -> Place {
    Place { screen, spot, row: Some(about.party.0.clone()) }
}
