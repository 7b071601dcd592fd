//! Sollecito: what is missing from a party, what was sent to it and when, the deadline with its source.

use chrono::NaiveDate;
use concilia_core::italian::grouped;
use serde::{Deserialize, Serialize};

use super::parts::{AgreementReference, LetterFrame};
use super::{Made, foot_line, letter};
use crate::block::{Block, Table};
use crate::field::Field;
use crate::italian::{long_date, short_date};
use crate::style::{PageFrame, Style};
use crate::text::Span;

/// A reminder to one party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// Sender, recipient, date, protocol, signature.
    pub letter: LetterFrame,
    /// The agreement it is about.
    pub agreement: AgreementReference,
    /// The words before what is missing; see [`proposed_opening`].
    pub opening: String,
    /// What is missing, one each: "la sottoscrizione dell'accordo territoriale".
    pub missing: Vec<String>,
    /// What was sent before.
    pub sent: Vec<Sending>,
    /// The term by which it must be back, if one runs.
    pub deadline: Option<Deadline>,
    /// The words at the end; see [`proposed_closing`].
    pub closing: String,
}

/// Something sent earlier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sending {
    /// When.
    pub on: NaiveDate,
    /// What: "modulo di adesione", "sollecito".
    pub what: String,
    /// By which way: "PEC".
    pub by: String,
}

/// A deadline with its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The last day.
    pub on: NaiveDate,
    /// Days left on the day of the letter, negative where it has passed; nothing in letters issued before they said it.
    #[serde(default)]
    pub days_left: Option<i64>,
    /// Where it comes from: "d.g.r. X/1081 del 12 dicembre 2013, punto 3, lettera a)", or the act of the extension.
    pub source: String,
}

/// The opening as we propose it: nothing came, or what came on a day is not in order.
pub fn proposed_opening(irregular_since: Option<NaiveDate>) -> String {
    match irregular_since {
        None => "Con riferimento a quanto già trasmesso, a oggi non risulta pervenuto a questa ASL, Soggetto Capofila di Rete:"
            .to_owned(),
        Some(on) => format!(
            "Con riferimento a quanto pervenuto a questa ASL, Soggetto Capofila di Rete, il {}, si comunica che non è in ordine:",
            long_date(on)
        ),
    }
}

/// The closing as we propose it, after [`proposed_opening`].
pub fn proposed_closing(irregular: bool) -> String {
    if irregular {
        return "Si prega di provvedere alla regolarizzazione con la massima sollecitudine.\nDistinti saluti."
            .to_owned();
    }
    "Si prega di provvedere con la massima sollecitudine e di comunicare gli eventuali motivi del ritardo. Qualora il \
     documento sia già stato trasmesso, si prega di indicarne data e modalità di invio.\nDistinti saluti."
        .to_owned()
}

impl Reminder {
    pub(crate) fn made(&self) -> Made {
        let recipient = self.letter.recipients.first().map(|recipient| recipient.name.clone()).unwrap_or_default();
        Made {
            blocks: self.blocks(),
            frame: PageFrame::UPRIGHT,
            title: format!("Sollecito – {recipient}"),
            foot: vec![
                foot_line("Sollecito", &self.agreement.network),
                vec![Span::written(Field::RecipientName(0), recipient)],
            ],
            author: self.letter.sender.name.clone(),
        }
    }

    fn blocks(&self) -> Vec<Block> {
        let mut subject = vec![Span::plain("sollecito – ")];
        subject.extend(letter::agreement(&self.agreement));
        let mut blocks = letter::opening(&self.letter, subject);
        blocks.extend(letter::written(Field::OpeningText, &self.opening, Style::Body));
        blocks.extend(
            self.missing
                .iter()
                .enumerate()
                .map(|(number, missing)| Block::dash([Span::written(Field::MissingItem(number), missing).strong()])),
        );
        blocks.extend(self.deadline.as_ref().map(term));
        if !self.sent.is_empty() {
            let heading = [Span::plain("Trasmissioni precedenti")];
            blocks.push(Block::heading(Style::SectionHeading, 2, heading, Field::Heading(2)));
            blocks.push(Block::Space(4.0));
            blocks.push(Block::Table(sent(&self.sent)));
        }
        blocks.extend(letter::written(Field::ClosingText, &self.closing, Style::Body));
        blocks.extend(letter::closing(&self.letter));
        blocks
    }
}

fn term(deadline: &Deadline) -> Block {
    let on = Span::written(Field::DeadlineDate, long_date(deadline.on)).strong();
    let source = Span::written(Field::DeadlineSource, &deadline.source);
    let left = deadline.days_left.map(days).unwrap_or_default();
    let spans = [
        Span::plain("Il termine per la sottoscrizione dell’accordo è il "),
        on,
        Span::plain(format!("{left} – ")),
        source,
        Span::plain("."),
    ];
    Block::paragraph(Style::Body, spans)
}

/// ", mancano 7 giorni", after the day of the term.
fn days(left: i64) -> String {
    match left {
        0 => ", cioè oggi".to_owned(),
        1 => ", manca 1 giorno".to_owned(),
        -1 => ", passato da 1 giorno".to_owned(),
        late if late < 0 => format!(", passato da {} giorni", grouped(late.unsigned_abs())),
        left => format!(", mancano {} giorni", grouped(left.unsigned_abs())),
    }
}

fn sent(sent: &[Sending]) -> Table {
    let row = |(number, sending): (usize, &Sending)| {
        vec![
            vec![Span::plain(short_date(sending.on))],
            vec![Span::written(Field::Sending(number), &sending.what)],
            vec![Span::written(Field::Sending(number), &sending.by)],
        ]
    };
    Table {
        columns: vec![("Data".into(), 1.6), ("Documento trasmesso".into(), 6.0), ("Modalità".into(), 2.4)],
        rows: sent.iter().enumerate().map(row).collect(),
    }
}
