//! Modulo di adesione: an adherent's declaration, addressed to the lead body (art. 5, 669-671). No official form exists:
//! the declarations and the privacy notice are proposals that the office edits.

use serde::{Deserialize, Serialize};

use super::parts::{AgreementReference, Declarant, Letterhead};
use super::{Made, act, letter, signature};
use crate::block::{Block, Marker};
use crate::field::Field;
use crate::style::{PageFrame, Style};
use crate::text::Span;

/// An adherence form of one party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdherenceForm {
    /// The lead body, to which the form is addressed.
    pub lead: Letterhead,
    /// The agreement that is joined.
    pub agreement: AgreementReference,
    /// Who joins.
    pub declarant: Declarant,
    /// Member of the previous agreement (669), or new.
    pub previous_member: bool,
    /// What is declared, one paragraph each; see [`proposed_declarations`].
    pub declarations: Vec<String>,
    /// The privacy notice; see [`super::adherence_form::proposed_privacy_notice`].
    pub privacy_notice: String,
}

/// The declarations as we propose them.
pub fn proposed_declarations() -> Vec<String> {
    [
        "di aderire, ai sensi dell’articolo 5, all’accordo sopra indicato, di cui ha preso visione;",
        "di condividerne gli obiettivi di cui all’articolo 1 e di assumere i compiti dei soggetti aderenti di cui \
         all’articolo 7;",
        "di essere consapevole che l’accordo ha la durata stabilita dall’articolo 10 e che l’adesione la segue.",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// The privacy notice as we propose it, for a holder of the data.
pub fn proposed_privacy_notice(holder: &str) -> String {
    format!(
        "Informativa ai sensi dell’articolo 13 del decreto legislativo 30 giugno 2003, n. 196. I dati personali raccolti \
         con il presente modulo sono trattati da {holder}, titolare del trattamento, con strumenti cartacei e \
         informatici, per le sole finalità connesse alla Rete Territoriale di Conciliazione: raccolta delle adesioni, \
         convocazione degli incontri, adempimenti verso Regione Lombardia.\nIl conferimento dei dati è facoltativo; \
         senza di essi l’adesione non può essere registrata. I dati possono essere comunicati a Regione Lombardia e ai \
         soggetti della rete per le medesime finalità. L’interessato può rivolgersi al titolare per conoscere, \
         aggiornare, rettificare o far cancellare i dati che lo riguardano."
    )
}

impl AdherenceForm {
    pub(crate) fn made(&self) -> Made {
        let party = &self.declarant.signatory.party;
        Made {
            blocks: self.blocks(),
            frame: PageFrame::UPRIGHT,
            title: format!("Modulo di adesione – {party}"),
            foot: vec![format!("Modulo di adesione · Rete di {}", self.agreement.network), party.clone()],
            author: self.lead.name.clone(),
        }
    }

    fn blocks(&self) -> Vec<Block> {
        let mut blocks = addressed_form("Modulo di adesione", &self.lead, &self.agreement);
        blocks.extend(declarant(&self.declarant));
        blocks.push(tick(self.previous_member, "soggetto aderente al precedente accordo territoriale"));
        blocks.push(tick(!self.previous_member, "nuovo soggetto"));
        blocks.push(Block::words(Style::Heading, "visto l’articolo 5 dell’accordo"));
        if self.previous_member {
            blocks.push(Block::paragraph(Style::Quotation, [act::quoted(act::PREVIOUS_MEMBERS)]));
        }
        blocks.push(Block::paragraph(Style::Quotation, [act::quoted(act::ADHERENCE)]));
        blocks.push(Block::heading(Style::Heading, 2, [Span::plain("DICHIARA")], Field::Heading(1)));
        blocks.extend(declarations(&self.declarations));
        blocks.extend(signed(&self.declarant, &self.privacy_notice));
        blocks
    }
}

/// Letterhead's place, title, the agreement and the lead body as recipient.
pub(crate) fn addressed_form(title: &str, lead: &Letterhead, agreement: &AgreementReference) -> Vec<Block> {
    let mut address = vec![
        Block::paragraph(
            Style::Address,
            [Span::plain("Spett.le "), Span::written(Field::SenderName, &lead.name).strong()],
        ),
        Block::paragraph(Style::Address, [Span::written(Field::SenderOffice, &lead.office)]),
        Block::words(Style::Address, "Soggetto Capofila di Rete"),
    ];
    address.extend(lead.contacts.iter().enumerate().map(|(number, contact)| {
        Block::paragraph(Style::Address, [Span::written(Field::SenderContact(number), contact)])
    }));
    let mut reference = vec![Span::plain("all’")];
    reference.extend(letter::agreement(agreement));
    vec![
        Block::Columns(vec![Vec::new(), address]),
        Block::heading(Style::DeedTitle, 1, [Span::plain(title.to_uppercase())], Field::Heading(0)),
        Block::paragraph(Style::Subtitle, reference),
        Block::words(Style::Subtitle, format!("({})", act::agreement_title_in_running_text())),
        Block::Space(8.0),
    ]
}

/// Who declares, line by line; what is not known is a line to write on.
pub(crate) fn declarant(declarant: &Declarant) -> Vec<Block> {
    let signatory = &declarant.signatory;
    let mut rows = vec![
        letter::form_row("Il soggetto", Field::SignatoryParty(0), &signatory.party, 60),
        letter::form_row("codice fiscale / partita IVA", Field::TaxCode, &declarant.tax_code, 32),
        letter::form_row("con sede in", Field::Seat, &declarant.seat, 60),
        letter::form_row("PEC / posta elettronica", Field::Contact, &declarant.contact, 44),
        letter::form_row("rappresentato da", Field::SignerName(0), &signatory.signer, 54),
        letter::form_row("in qualità di", Field::SignerOffice(0), &signatory.office, 58),
    ];
    if let Some(delegation) = &signatory.delegation {
        rows.push(letter::form_row("per delega", Field::SignerDelegation(0), delegation, 58));
    }
    if let Some(act) = &signatory.authorising_act {
        rows.push(letter::form_row("autorizzato da", Field::AuthorisingAct(0), act, 56));
    }
    rows
}

/// The declarations as a list.
pub(crate) fn declarations(declarations: &[String]) -> Vec<Block> {
    let item = |(number, text): (usize, &String)| Block::dash([Span::written(Field::Declaration(number), text)]);
    declarations.iter().enumerate().map(item).collect()
}

/// How it is signed, the signature, the privacy notice.
pub(crate) fn signed(declarant: &Declarant, privacy_notice: &str) -> Vec<Block> {
    let mut blocks = vec![
        Block::words(Style::FormRow, "Il modulo è sottoscritto"),
        tick(false, "con firma digitale"),
        tick(false, "con firma autografa; si allega copia del documento di identità di chi firma"),
        Block::Space(18.0),
        Block::Columns(vec![Vec::new(), vec![signature::block(&declarant.signatory, 0)]]),
    ];
    if !privacy_notice.trim().is_empty() {
        blocks.push(Block::Rule(14.0));
        blocks.extend(letter::written(Field::PrivacyNotice, privacy_notice, Style::Small));
    }
    blocks
}

fn tick(ticked: bool, words: &str) -> Block {
    Block::item(Marker::Box(ticked), [Span::plain(words)])
}
