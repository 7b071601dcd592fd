//! Dichiarazione di rinuncia: a member of a previous agreement says expressly that it does not want to be one any more
//! (art. 5, 669). No official form exists: the declaration and the privacy notice are proposals that the office edits.

use serde::{Deserialize, Serialize};

use super::parts::{AgreementReference, Declarant, Letterhead};
use super::{Made, act, foot_line, form};
use crate::block::Block;
use crate::field::Field;
use crate::style::PageFrame;
use crate::text::Span;

/// A renunciation form of one party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenunciationForm {
    /// The lead body, to which the form is addressed.
    pub lead: Letterhead,
    /// The agreement of the network that is left.
    pub agreement: AgreementReference,
    /// Who renounces.
    pub declarant: Declarant,
    /// What is declared, one paragraph each; see [`proposed_declarations`].
    pub declarations: Vec<String>,
    /// The privacy notice; see [`super::adherence_form::proposed_privacy_notice`].
    pub privacy_notice: String,
}

/// The declarations as we propose them.
pub fn proposed_declarations() -> Vec<String> {
    vec![
        "la propria espressa volontà di rinunciare a essere parte della Rete Territoriale di Conciliazione sopra indicata;"
            .to_owned(),
        "di non sottoscrivere, per effetto della rinuncia, l’adesione al nuovo accordo territoriale.".to_owned(),
    ]
}

impl RenunciationForm {
    pub(crate) fn made(&self) -> Made {
        let party = &self.declarant.signatory.party;
        Made {
            blocks: self.blocks(),
            frame: PageFrame::UPRIGHT,
            title: format!("Dichiarazione di rinuncia – {party}"),
            foot: vec![
                foot_line("Dichiarazione di rinuncia", &self.agreement.network),
                vec![Span::written(Field::SignatoryParty(0), party)],
            ],
            author: self.lead.name.clone(),
        }
    }

    fn blocks(&self) -> Vec<Block> {
        let mut blocks = form::head("Dichiarazione di rinuncia", &self.lead, &self.agreement);
        blocks.extend(form::declarant(&self.declarant));
        blocks.extend(form::seen_article_five(&[act::PREVIOUS_MEMBERS]));
        blocks.extend(form::declarations(&self.declarations));
        blocks.extend(form::signed(&self.declarant, &self.privacy_notice));
        blocks
    }
}
