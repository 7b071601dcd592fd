//! Modulo di adesione: an adherent's declaration, addressed to the lead body (art. 5, 669-671). No official form exists:
//! the declarations and the privacy notice are proposals that the office edits.

use serde::{Deserialize, Serialize};

use super::parts::{AgreementReference, Declarant, Letterhead};
use super::{Made, act, foot_line, form};
use crate::block::Block;
use crate::field::Field;
use crate::style::PageFrame;
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
    /// The privacy notice; see [`proposed_privacy_notice`].
    pub privacy_notice: String,
}

/// The declarations as we propose them: article 5 is the ground of who was a member of the previous agreement (669-671), not
/// of a new party (1015).
pub fn proposed_declarations(previous_member: bool) -> Vec<String> {
    let joins = if previous_member {
        "di aderire, ai sensi dell’articolo 5, all’accordo sopra indicato, di cui ha preso visione;"
    } else {
        "di aderire all’accordo sopra indicato, di cui ha preso visione;"
    };
    [
        joins,
        "di condividerne gli obiettivi di cui all’articolo 1 e di assumere i compiti dei soggetti aderenti di cui \
         all’articolo 7;",
        "di essere consapevole che l’adesione segue la durata dell’accordo (articolo 10).",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// The privacy notice of both forms as we propose it, for a holder of the data.
pub fn proposed_privacy_notice(holder: &str) -> String {
    format!(
        "Informativa ai sensi dell’articolo 13 del decreto legislativo 30 giugno 2003, n. 196. I dati personali raccolti \
         con il presente modulo sono trattati da {holder}, titolare del trattamento, con strumenti cartacei e \
         informatici, per le sole finalità connesse alla Rete Territoriale di Conciliazione: raccolta delle adesioni e \
         delle rinunce, convocazione degli incontri, adempimenti verso Regione Lombardia.\nIl conferimento dei dati è facoltativo; \
         senza di essi la dichiarazione non può essere registrata. I dati possono essere comunicati a Regione Lombardia e ai \
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
            foot: vec![
                foot_line("Modulo di adesione", &self.agreement.network),
                vec![Span::written(Field::SignatoryParty(0), party)],
            ],
            author: self.lead.name.clone(),
        }
    }

    fn blocks(&self) -> Vec<Block> {
        let mut blocks = form::head("Modulo di adesione", &self.lead, &self.agreement);
        blocks.extend(form::declarant(&self.declarant));
        blocks.push(Block::Columns(vec![
            vec![form::tick(self.previous_member, "già aderente al precedente accordo")],
            vec![form::tick(!self.previous_member, "nuovo soggetto")],
        ]));
        blocks.extend(if self.previous_member {
            form::seen_article_five(&[act::PREVIOUS_MEMBERS, act::ADHERENCE])
        } else {
            form::seen_open_adherence()
        });
        blocks.extend(form::declarations(&self.declarations));
        blocks.extend(form::signed(&self.declarant, &self.privacy_notice));
        blocks
    }
}
