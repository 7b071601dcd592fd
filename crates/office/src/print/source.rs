//! What the documents are made from, read in one go: letterhead, texts, parties, who signs, what was sent, the term.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use concilia_core::adherence::{self, DeedState, Entry, Roll, Tally};
use concilia_core::archive::Identity;
use concilia_core::archive::store::Tx;
use concilia_core::archive::table;
use concilia_core::deadline::{self, DeadlineKind};
use concilia_core::id::PartyId;
use concilia_core::party::{self, Party, Signer};
use concilia_core::progress;
use concilia_core::territory::Network;
use concilia_documents::document::parts::{AgreementReference, Declarant, Letterhead, Recipient, Signatory};
use concilia_documents::document::reminder;
use concilia_text::{agreement, issue as words};

use crate::desk::Today;
use crate::failure::{Error, Result};
use crate::settings::{self, OfficeTexts};

/// A snapshot of the archive, as far as documents need it.
pub(super) struct Source {
    /// The working date.
    pub(super) working_date: NaiveDate,
    /// Everybody who has to sign.
    pub(super) roll: Roll,
    /// Everybody who had to sign the version that is in force while another is being signed.
    pub(super) in_force: Option<Roll>,
    /// The letterhead as the office set it.
    pub(super) letterhead: settings::Letterhead,
    /// Who needs what now.
    pub(super) tally: Tally,
    /// By when signatures must be there, and where that comes from.
    pub(super) term: Option<reminder::Deadline>,
    texts: OfficeTexts,
    network: String,
    parties: BTreeMap<PartyId, Party>,
    signers: BTreeMap<PartyId, Vec<Signer>>,
}

impl Source {
    /// Reads it. Without an agreement there is nothing that a document could refer to.
    pub(super) fn read(tx: &mut dyn Tx, today: &Today) -> Result<Self> {
        let roll = adherence::roll(tx)?.ok_or(Error::NoAgreement)?;
        let archive: Identity =
            table::get(tx, "archive")?.ok_or(concilia_core::Error::NotFound { entity: "archive" })?;
        let network = Network::from_code(&archive.network);
        let mut signers: BTreeMap<PartyId, Vec<Signer>> = BTreeMap::new();
        for signer in party::all_signers(tx)? {
            signers.entry(signer.party.clone()).or_default().push(signer);
        }
        let letterhead = settings::letterhead(tx, network)?;
        let tally = progress::tally(tx, &roll, today.working_date)?;
        Ok(Self {
            working_date: today.working_date,
            tally,
            in_force: adherence::roll_in_force(tx)?,
            roll,
            term: term(tx, today.working_date)?,
            texts: settings::texts(tx)?.or_proposed(&letterhead),
            letterhead,
            network: network.map_or(archive.network, |network| network.display_name().to_owned()),
            parties: party::all(tx)?.into_iter().map(|party| (party.id.clone(), party)).collect(),
            signers,
        })
    }

    /// The text of the agreement can no longer change: what refers to it may be issued.
    pub(super) fn agreement_stands(&self) -> bool {
        self.roll.state != DeedState::Draft
    }

    /// The network, as it calls itself.
    pub(super) fn network(&self) -> &str {
        &self.network
    }

    /// A party, if the archive still has it.
    pub(super) fn party(&self, id: &PartyId) -> Option<&Party> {
        self.parties.get(id)
    }

    /// The lead body, as it stands above letters and forms.
    pub(super) fn sender(&self) -> Letterhead {
        let ours = &self.letterhead;
        let labelled = |label: &str, text: &str| {
            if text.is_empty() { String::new() } else { format!("{label} {text}") }
        };
        let contacts = [
            ours.protocol_office.clone(),
            ours.address.clone(),
            labelled("tel.", &ours.phone),
            ours.email.clone(),
            labelled("PEC", &ours.pec),
        ];
        let contacts = contacts.into_iter().filter(|contact| !contact.is_empty()).collect();
        Letterhead { name: ours.body.clone(), office: ours.office.clone(), contacts }
    }

    /// How documents call the agreement.
    pub(super) fn agreement(&self) -> AgreementReference {
        self.version(&self.roll)
    }

    /// How documents call the version of a roll.
    pub(super) fn version(&self, roll: &Roll) -> AgreementReference {
        AgreementReference {
            network: self.network.clone(),
            version: u32::try_from(roll.number).unwrap_or(1),
            signed_on: roll.signed_on,
        }
    }

    /// The privacy notice: the office's own, or the one proposed for it.
    pub(super) fn privacy_notice(&self) -> String {
        self.texts.privacy_notice.clone()
    }

    /// Who fills a form, as far as the archive knows.
    pub(super) fn declarant(&self, entry: &Entry) -> Declarant {
        let data = self.party(&entry.party).map(|party| party.data.clone()).unwrap_or_default();
        let first = |one: String, other: String| if one.is_empty() { other } else { one };
        Declarant {
            signatory: self.signatory(entry),
            seat: seat(&data.address, &data.postal_code, &data.municipality, &data.province),
            tax_code: first(data.fiscal_code, data.vat_number),
            contact: first(data.pec, data.email),
        }
    }

    fn signatory(&self, entry: &Entry) -> Signatory {
        let signers = self.signers.get(&entry.party).map(Vec::as_slice).unwrap_or_default();
        let signs = |signer: &&Signer| Some(&signer.id) == entry.signer.as_ref();
        let act = signers.iter().find(signs).map(|signer| &signer.data.act);
        let act = act.map(|act| words::authorising_act(&act.body, &act.number, act.date));
        Signatory {
            party: entry.name.clone(),
            signer: entry.signer_name.clone(),
            office: agreement::quality(&entry.signer_office, entry.signer.is_none() && !entry.signer_name.is_empty()),
            delegation: Some(entry.delegation.clone()).filter(|delegation| !delegation.is_empty()),
            authorising_act: act.filter(|act| !act.is_empty()),
        }
    }

    /// A party as the recipient of a letter, under the name that the deed prints.
    pub(super) fn recipient(&self, id: &PartyId) -> Recipient {
        let Some(party) = self.party(id) else { return Recipient::default() };
        let data = &party.data;
        let name = self.roll.entry(id).map_or(&data.name, |entry| &entry.name);
        let reach = if data.pec.is_empty() { data.email.clone() } else { format!("PEC {}", data.pec) };
        let contacts = [seat(&data.address, &data.postal_code, &data.municipality, &data.province), reach];
        Recipient { name: name.clone(), contacts: contacts.into_iter().filter(|line| !line.is_empty()).collect() }
    }
}

/// "Via Tasso 8 – 24121 Bergamo (BG)", of the parts that are known.
fn seat(address: &str, postal_code: &str, municipality: &str, province: &str) -> String {
    let province = if province.is_empty() { String::new() } else { format!("({province})") };
    let town = [postal_code, municipality, &province].map(str::trim);
    let town = town.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    [address, &town].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – ")
}

/// The term of the signatures as the last act left it; nothing where it is met.
fn term(tx: &mut dyn Tx, working_date: NaiveDate) -> Result<Option<reminder::Deadline>> {
    if deadline::signature_term(tx)?.is_none() {
        return Ok(None);
    }
    let terms = deadline::all(tx, working_date)?;
    let found = terms.into_iter().find(|dated| dated.deadline.kind == DeadlineKind::AgreementSigned);
    Ok(found.map(|dated| reminder::Deadline {
        on: dated.deadline.due_on,
        days_left: Some(dated.days_left),
        source: words::signature_term(dated.extensions.last().map(|moved| (moved.act.as_str(), moved.decided_on))),
    }))
}
