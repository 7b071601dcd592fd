//! Everything that refers to a party, read in one go.

use crate::adherence::{Renunciation, Signature};
use crate::agreement::{DeedCopy, DeedParty};
use crate::archive::store::Tx;
use crate::archive::table;
use crate::error::Result;
use crate::id::PartyId;
use crate::issue::{self, IssueQuery, Issued};
use crate::meeting::Attendance;
use crate::params;
use crate::party::{self, Signer};

const SIGNATURES: &str = include_str!("signatures.sql");
const DEED_PARTIES: &str = include_str!("deed_parties.sql");
const COPIES: &str = include_str!("copies.sql");
const ATTENDANCES: &str = include_str!("attendances.sql");
const RENUNCIATIONS: &str = include_str!("renunciations.sql");

/// The rows that name a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct References {
    /// Who signs for it.
    pub signers: Vec<Signer>,
    /// Its signatures, of every version.
    pub signatures: Vec<Signature>,
    /// Its places among the parties of the agreement's versions.
    pub places: Vec<DeedParty>,
    /// The copies of the agreement that are its own.
    pub copies: Vec<DeedCopy>,
    /// The meetings that it is called to.
    pub attendances: Vec<Attendance>,
    /// The documents issued for it.
    pub issued: Vec<Issued>,
    /// Its renunciations.
    pub renunciations: Vec<Renunciation>,
}

impl References {
    /// Reads them.
    pub(super) fn of(tx: &mut dyn Tx, id: &PartyId) -> Result<Self> {
        Ok(Self {
            signers: party::signers(tx, id)?,
            signatures: table::list(tx, SIGNATURES, params![id])?,
            places: table::list(tx, DEED_PARTIES, params![id])?,
            copies: table::list(tx, COPIES, params![id])?,
            attendances: table::list(tx, ATTENDANCES, params![id])?,
            issued: issue::list(tx, &IssueQuery { party: Some(id.clone()), ..IssueQuery::default() })?,
            renunciations: table::list(tx, RENUNCIATIONS, params![id])?,
        })
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.signers.len()
            + self.signatures.len()
            + self.places.len()
            + self.copies.len()
            + self.attendances.len()
            + self.issued.len()
            + self.renunciations.len()
    }

    /// Something signed came back from it.
    pub(super) fn has_returned(&self) -> bool {
        self.signatures.iter().any(|signature| signature.returned_on.is_some())
    }

    /// A renunciation of it holds.
    pub(super) fn has_renounced(&self) -> bool {
        self.renunciations.iter().any(Renunciation::holds)
    }
}
