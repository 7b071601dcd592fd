//! Lettera di convocazione to a meeting of the network (art. 5, 669): date, time, place, agenda.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::parts::LetterFrame;
use super::{Made, foot_line, letter};
use crate::block::{Block, Marker};
use crate::field::Field;
use crate::italian::long_date;
use crate::style::{PageFrame, Style};
use crate::text::Span;

/// A convocation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Convocation {
    /// Sender, recipients, date, protocol, signature.
    pub letter: LetterFrame,
    /// The network that meets.
    pub network: String,
    /// The words before date and place; see [`proposed_opening`].
    pub opening: String,
    /// The day of the meeting.
    pub meeting_on: NaiveDate,
    /// Its time, as it is to be read: "10.00".
    pub meeting_at: String,
    /// Where it is held.
    pub meeting_place: String,
    /// The points of the agenda.
    pub agenda: Vec<String>,
    /// The words after the agenda; see [`proposed_closing`].
    pub closing: String,
}

/// The opening as we propose it.
pub fn proposed_opening() -> String {
    "Questa ASL, Soggetto Capofila della Rete Territoriale di Conciliazione, convoca i soggetti in indirizzo alla riunione \
     che si terrà:"
        .to_owned()
}

/// The closing as we propose it.
pub fn proposed_closing() -> String {
    "In caso di impedimento si prega di comunicare il nominativo di chi parteciperà in sostituzione.\n\
     Distinti saluti."
        .to_owned()
}

impl Convocation {
    pub(crate) fn made(&self) -> Made {
        let day = long_date(self.meeting_on);
        // A letter to one party is told from the others by its name; one to many is the sender's.
        let whose = match self.letter.recipients.as_slice() {
            [one] => Span::written(Field::RecipientName(0), &one.name),
            _ => Span::written(Field::SenderName, &self.letter.sender.name),
        };
        Made {
            blocks: self.blocks(),
            frame: PageFrame::UPRIGHT,
            title: format!("Convocazione del {day} – Rete di {}", self.network).replace('\u{a0}', " "),
            foot: vec![foot_line(&format!("Convocazione del {day}"), &self.network), vec![whose]],
            author: self.letter.sender.name.clone(),
        }
    }

    fn blocks(&self) -> Vec<Block> {
        let subject = vec![
            Span::plain("Rete Territoriale di Conciliazione di "),
            Span::written(Field::Network, &self.network),
            Span::plain(format!(" – convocazione della riunione del {}", long_date(self.meeting_on))),
        ];
        let mut blocks = letter::opening(&self.letter, subject);
        blocks.extend(letter::written(Field::OpeningText, &self.opening, Style::Body));
        let on = Span::written(Field::MeetingDate, long_date(self.meeting_on)).strong();
        let when = vec![Span::plain("il giorno "), on, Span::plain(", alle ore ")];
        blocks.push(Block::Whole(vec![
            said(when, Field::MeetingTime, &self.meeting_at),
            said(vec![Span::plain("presso ")], Field::MeetingPlace, &self.meeting_place),
        ]));
        blocks.push(Block::heading(Style::SectionHeading, 2, [Span::plain("Ordine del giorno")], Field::Heading(2)));
        blocks.extend(self.agenda.iter().enumerate().map(|(number, point)| {
            let marker = Marker::Words(format!("{}.", number + 1));
            Block::item(marker, [Span::written(Field::AgendaItem(number), point)])
        }));
        if self.agenda.is_empty() {
            blocks.extend([
                Block::WritingLine { share: 1.0, above: 18.0 },
                Block::WritingLine { share: 1.0, above: 18.0 },
            ]);
        }
        blocks.push(Block::Space(8.0));
        blocks.extend(letter::written(Field::ClosingText, &self.closing, Style::Body));
        blocks.extend(letter::closing(&self.letter));
        blocks
    }
}

/// A datum of the meeting after its label, or the line to write it on by hand.
fn said(mut label: Vec<Span>, field: Field, words: &str) -> Block {
    if words.trim().is_empty() {
        return Block::begun(Style::Indented, label, field);
    }
    label.push(Span::written(field, words).strong());
    Block::paragraph(Style::Indented, label)
}
