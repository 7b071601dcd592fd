//! Registro delle adesioni: who has signed what, when, how, under which protocol, as of a date.

use chrono::NaiveDate;
use concilia_core::signs;
use serde::{Deserialize, Serialize};

use super::letter;
use super::parts::{AgreementReference, Letterhead};
use super::{Made, foot_line};
use crate::block::{Block, Table};
use crate::field::Field;
use crate::italian::{long_date, short_date};
use crate::style::{PageFrame, Style};
use crate::text::Span;

/// The register of one agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
    /// The lead body that keeps it.
    pub lead: Letterhead,
    /// The agreement.
    pub agreement: AgreementReference,
    /// The working date it shows.
    pub as_of: NaiveDate,
    /// The rows in the order they are printed.
    pub rows: Vec<Row>,
}

/// One signature, owed or given.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Row {
    /// The party.
    pub party: String,
    /// Its category.
    pub category: String,
    /// What it signs: "accordo", "modulo di adesione".
    pub instrument: String,
    /// The state, in the words of the screen.
    pub state: String,
    /// When the form or copy was sent.
    pub sent_on: Option<NaiveDate>,
    /// When it came back.
    pub returned_on: Option<NaiveDate>,
    /// When it was signed.
    pub signed_on: Option<NaiveDate>,
    /// How: "autografa", "PAdES".
    pub method: String,
    /// Number and date of the arrival in the office's register.
    pub protocol: String,
    /// What else: the reason of an irregularity, a renunciation, "aderente di diritto".
    pub note: String,
}

impl Register {
    pub(crate) fn made(&self) -> Made {
        let network = &self.agreement.network;
        let as_of = long_date(self.as_of);
        let mut made = Made {
            blocks: self.blocks(),
            frame: PageFrame::SIDEWAYS,
            title: format!("Registro delle adesioni – Rete di {network}"),
            foot: vec![
                foot_line("Registro delle adesioni", network),
                vec![Span::plain(format!("situazione al {as_of}"))],
            ],
            author: self.lead.name.clone(),
        };
        if stand_in(&mut made) {
            let note = format!("{} sta al posto di un segno che il registro non sa scrivere.", signs::STAND_IN);
            made.blocks.push(Block::words(Style::Small, note));
        }
        made
    }

    fn blocks(&self) -> Vec<Block> {
        let mut blocks = letter::head(&self.lead);
        let title = [Span::plain("REGISTRO DELLE ADESIONI")];
        blocks.push(Block::heading(Style::DeedTitle, 1, title, Field::Heading(0)));
        let mut subtitle = letter::agreement(&self.agreement);
        subtitle.insert(0, Span::plain("all’"));
        subtitle.push(Span::plain(format!(" – situazione al {}", long_date(self.as_of))));
        blocks.push(Block::paragraph(Style::Subtitle, subtitle));
        blocks.push(Block::words(Style::Subtitle, self.summary()));
        blocks.push(Block::Space(10.0));
        blocks.push(Block::Table(self.table()));
        blocks
    }

    /// "443 righe: 300 verificata, 143 da inviare", in the order in which the states first occur.
    fn summary(&self) -> String {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for row in &self.rows {
            match counts.iter_mut().find(|(state, _)| *state == row.state) {
                Some((_, count)) => *count += 1,
                None => counts.push((&row.state, 1)),
            }
        }
        let counted: Vec<String> = counts.iter().map(|(state, count)| format!("{state} {count}")).collect();
        format!("Totale {}: {}", self.rows.len(), counted.join(" · "))
    }

    fn table(&self) -> Table {
        let columns = [
            ("N.", 0.8),
            ("Soggetto", 4.6),
            ("Categoria", 2.6),
            ("Atto", 1.9),
            ("Stato", 1.9),
            ("Inviata", 2.1),
            ("Restituita", 2.1),
            ("Firmata", 2.1),
            ("Firma", 1.9),
            ("Protocollo", 2.5),
            ("Note", 2.6),
        ];
        Table {
            columns: columns.map(|(head, share)| (head.to_owned(), share)).to_vec(),
            rows: self.rows.iter().enumerate().map(|(number, row)| row.cells(number)).collect(),
        }
    }
}

/// Puts the stand-in where a sign can not be written: a register tells of everybody, also of who bears such a name.
fn stand_in(made: &mut Made) -> bool {
    let mut any = false;
    made.each_span(&mut |span| {
        let words = signs::stood_in(&span.text);
        any |= words != span.text;
        span.text = words;
    });
    any
}

impl Row {
    fn cells(&self, number: usize) -> Vec<Vec<Span>> {
        let written = |text: &str| vec![Span::written(Field::RegisterRow(number), text)];
        let date = |date: Option<NaiveDate>| vec![Span::plain(date.map(short_date).unwrap_or_default())];
        vec![
            vec![Span::plain((number + 1).to_string())],
            written(&self.party),
            written(&self.category),
            written(&self.instrument),
            written(&self.state),
            date(self.sent_on),
            date(self.returned_on),
            date(self.signed_on),
            written(&self.method),
            written(&self.protocol),
            written(&self.note),
        ]
    }
}
