//! Where a finding is mended: screen, what to put in view there, and the data that a finding can ask for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::coded::coded;

coded! {
    /// The screen where a finding is mended.
    Screen {
        /// Rete e soggetti.
        Parties = "parties",
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
