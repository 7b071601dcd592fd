//! What the office sets once: its letterhead, its own texts, the folder of its documents; and its short lists.
//! Letterhead and texts belong to the archive and stand in its register; the folder belongs to this computer.

use concilia_core::adherence::{self, Pace, REMINDER_PACE};
use concilia_core::archive::operation::{Operation, OperationKind, Written};
use concilia_core::archive::setting;
use concilia_core::archive::store::Tx;
use concilia_core::operator::{self, Ambito, Operator};
use concilia_core::party::PartyField;
use concilia_core::party::check::check_text;
use concilia_core::rule::{Finding, Matter, SenderDatum};
use concilia_core::signs::{LINE_LIMIT, PAGE_LIMIT, printed};
use concilia_core::territory::Network;
use concilia_documents::document::adherence_form::proposed_privacy_notice;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::desk::Desk;
use crate::failure::Result;

const LETTERHEAD: &str = "letterhead";
const TEXTS: &str = "office_texts";

/// How the office signs its letters and forms.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Letterhead {
    /// The body ("ASL della Provincia di Bergamo").
    pub body: String,
    /// The office ("Direzione Sociale").
    pub office: String,
    /// Its address, on one line.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// Ordinary e-mail.
    pub email: String,
    /// Certified e-mail, to which forms come back.
    pub pec: String,
    /// The protocol office, as letters name it.
    pub protocol_office: String,
    /// Where letters and forms are dated.
    pub place: String,
    /// Who signs the letters.
    pub signer: String,
    /// In which quality.
    pub signer_role: String,
}

/// What the settings screen shows and saves in one go.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Settings {
    /// The letterhead, kept in the archive.
    pub letterhead: Letterhead,
    /// Where documents are saved on this computer; empty is the usual folder.
    pub documents_folder: String,
    /// After how many days without an answer somebody is reminded, kept in the archive.
    #[serde(default)]
    pub reminder_pace: Pace,
}

/// The texts that the office may write its own way. An empty one stands for the text that the program proposes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct OfficeTexts {
    /// The privacy notice of the adherence and renunciation forms (D.Lgs. 196/2003 art. 13).
    pub privacy_notice: String,
}

/// The texts of the office with those that the program proposes: what an editor shows, and what it can go back to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TextsView {
    /// As they are printed now: the office's own, or the proposed ones.
    pub current: OfficeTexts,
    /// As the program proposes them, for the letterhead of now.
    pub proposed: OfficeTexts,
}

impl OfficeTexts {
    /// The texts that the program proposes for a letterhead.
    pub(crate) fn proposed(letterhead: &Letterhead) -> Self {
        Self { privacy_notice: proposed_privacy_notice(&letterhead.body) }
    }

    /// As printed: an empty text is the proposed one.
    pub(crate) fn or_proposed(self, letterhead: &Letterhead) -> Self {
        let proposed = Self::proposed(letterhead);
        let text = |own: String, proposed: String| if own.is_empty() { proposed } else { own };
        Self { privacy_notice: text(self.privacy_notice, proposed.privacy_notice) }
    }

    /// As kept: a text that says what the program proposes stays empty, and so follows the letterhead.
    fn kept(self, proposed: &Self) -> concilia_core::Result<Self> {
        let text = |own: String, proposed: &str| -> concilia_core::Result<String> {
            let own = printed("privacy_notice", &own.replace("\r\n", "\n"), PAGE_LIMIT)?;
            Ok(if own == proposed { String::new() } else { own })
        };
        Ok(Self { privacy_notice: text(self.privacy_notice, &proposed.privacy_notice)? })
    }
}

/// The letterhead as saved; before, the name and the seat of the network's ASL are proposed.
pub fn letterhead(tx: &mut dyn Tx, network: Option<Network>) -> concilia_core::Result<Letterhead> {
    let saved: Option<Letterhead> = setting::read(tx, LETTERHEAD)?;
    Ok(saved.unwrap_or_else(|| network.map(proposed).unwrap_or_default()))
}

fn proposed(network: Network) -> Letterhead {
    Letterhead {
        body: network.official_name().to_owned(),
        place: network.territory().seat.name.clone(),
        ..Letterhead::default()
    }
}

/// The texts of the office as saved.
pub fn texts(tx: &mut dyn Tx) -> concilia_core::Result<OfficeTexts> {
    setting::read(tx, TEXTS)
}

/// The settings as they stand.
pub fn read(desk: &Desk) -> Result<Settings> {
    let network = desk.network()?;
    let (letterhead, reminder_pace) =
        desk.read(|tx, _| Ok::<_, concilia_core::Error>((letterhead(tx, network)?, adherence::pace(tx)?)))?;
    let documents_folder = desk.preferences().documents_folder.unwrap_or_default();
    Ok(Settings { letterhead, documents_folder, reminder_pace })
}

/// Saves the settings: the letterhead and the wait before a reminder as one operation, the folder among the remembered choices.
pub fn save(desk: &Desk, settings: Settings) -> Result<Written<Settings>> {
    let Settings { letterhead, documents_folder, reminder_pace } = settings;
    let reminder_pace = reminder_pace.kept();
    let letterhead = kept(letterhead)?;
    let folder = Some(documents_folder.trim().to_owned()).filter(|folder| !folder.is_empty());
    desk.remember(|preferences| preferences.documents_folder = folder.clone())?;
    let subject = letterhead.body.clone();
    let written = desk.change(|archive, ctx| {
        archive.write(ctx, Operation::new(OperationKind::SettingsSave, subject), |writer, _| {
            setting::save(writer, LETTERHEAD, &letterhead)?;
            setting::save(writer, REMINDER_PACE, &reminder_pace)
        })
    })?;
    let documents_folder = folder.unwrap_or_default();
    Ok(written.map(|()| Settings { letterhead, documents_folder, reminder_pace }))
}

/// The letterhead as it is kept; what no document could write is refused at its field.
fn kept(letterhead: Letterhead) -> concilia_core::Result<Letterhead> {
    let line = |field, text: String| {
        printed(field, &text, LINE_LIMIT).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let mail = |field, text: String| {
        let text = line(field, text)?;
        match check_text(PartyField::Email, &text) {
            Some(_) => Err(concilia_core::Error::NotAMail { field, text }),
            None => Ok(text),
        }
    };
    Ok(Letterhead {
        body: line("letterhead.body", letterhead.body)?,
        office: line("letterhead.office", letterhead.office)?,
        address: line("letterhead.address", letterhead.address)?,
        phone: line("letterhead.phone", letterhead.phone)?,
        email: mail("letterhead.email", letterhead.email)?,
        pec: mail("letterhead.pec", letterhead.pec)?,
        protocol_office: line("letterhead.protocol_office", letterhead.protocol_office)?,
        place: line("letterhead.place", letterhead.place)?,
        signer: line("letterhead.signer", letterhead.signer)?,
        signer_role: line("letterhead.signer_role", letterhead.signer_role)?,
    })
}

impl Letterhead {
    /// What to look at before anything is printed: letters and forms that would not say who writes them.
    pub(crate) fn finding(&self) -> Option<Finding> {
        let said = [
            (SenderDatum::Body, !self.body.is_empty()),
            (SenderDatum::Reach, !self.pec.is_empty() || !self.address.is_empty()),
            (SenderDatum::Place, !self.place.is_empty()),
            (SenderDatum::Signer, !self.signer.is_empty()),
            (SenderDatum::SignerRole, !self.signer_role.is_empty()),
        ];
        let lacks: Vec<SenderDatum> = said.into_iter().filter(|(_, said)| !said).map(|(datum, _)| datum).collect();
        (!lacks.is_empty()).then(|| Matter::SenderIncomplete { lacks }.into())
    }
}

/// The texts of the open archive, with those proposed.
pub fn read_texts(desk: &Desk) -> Result<TextsView> {
    let network = desk.network()?;
    desk.read(|tx, _| {
        let letterhead = letterhead(tx, network)?;
        let current = texts(tx)?.or_proposed(&letterhead);
        Ok::<_, concilia_core::Error>(TextsView { current, proposed: OfficeTexts::proposed(&letterhead) })
    })
}

/// Saves the texts of the office; answers them as they are kept.
pub fn save_texts(desk: &Desk, texts: OfficeTexts) -> Result<Written<OfficeTexts>> {
    let texts = texts.kept(&read_texts(desk)?.proposed)?;
    desk.change(|archive, ctx| {
        let operation = Operation::new(OperationKind::TextEdit, concilia_text::register::OFFICE_TEXTS);
        let written = archive.write(ctx, operation, |writer, _| setting::save(writer, TEXTS, &texts))?;
        Ok(written.map(|()| texts))
    })
}

/// Who works in the archive.
pub fn operators(desk: &Desk) -> Result<Vec<Operator>> {
    desk.read(|tx, _| operator::operators(tx))
}

/// Adds an operator (version 0) or changes one.
pub fn save_operator(desk: &Desk, operator: Operator) -> Result<Written<Operator>> {
    desk.change(|archive, ctx| operator::save_operator(archive, ctx, operator))
}

/// The ambiti of the network.
pub fn ambiti(desk: &Desk) -> Result<Vec<Ambito>> {
    desk.read(|tx, _| operator::ambiti(tx))
}

/// Adds an ambito (version 0) or changes one.
pub fn save_ambito(desk: &Desk, ambito: Ambito) -> Result<Written<Ambito>> {
    desk.change(|archive, ctx| operator::save_ambito(archive, ctx, ambito))
}

/// Removes an ambito.
pub fn remove_ambito(desk: &Desk, ambito: &Ambito) -> Result<Written<()>> {
    desk.change(|archive, ctx| operator::remove_ambito(archive, ctx, ambito))
}
