//! What every letter and form has around its own words: letterhead, protocol, recipients, subject, signature.

use super::parts::{AgreementReference, LetterFrame, Letterhead, Recipient};
use crate::block::{Block, Table};
use crate::field::Field;
use crate::italian::long_date;
use crate::style::Style;
use crate::text::{Span, paragraphs};

/// With more recipients than these the letter lists them at its end.
const IN_THE_ADDRESS: usize = 3;
/// Characters of the lines to write on.
const LINE: usize = 16;

/// The body that writes, above a rule.
pub(crate) fn head(sender: &Letterhead) -> Vec<Block> {
    let mut blocks = vec![Block::paragraph(Style::LetterheadName, [Span::written(Field::SenderName, &sender.name)])];
    if !sender.office.trim().is_empty() {
        let office = Span::written(Field::SenderOffice, &sender.office).strong();
        blocks.push(Block::paragraph(Style::LetterheadDetail, [office]));
    }
    let mut contacts = Vec::new();
    for (number, contact) in sender.contacts.iter().enumerate() {
        if number > 0 {
            contacts.push(Span::plain(" · "));
        }
        contacts.push(Span::written(Field::SenderContact(number), contact));
    }
    blocks.push(Block::paragraph(Style::LetterheadDetail, contacts));
    blocks.push(Block::Rule(6.0));
    blocks
}

/// Letterhead, protocol and date on the left, recipients on the right, subject.
pub(crate) fn opening(frame: &LetterFrame, subject: Vec<Span>) -> Vec<Block> {
    let mut blocks = head(&frame.sender);
    blocks.push(Block::Space(18.0));
    blocks.push(Block::Columns(vec![reference(frame), address(&frame.recipients)]));
    let mut spans = vec![Span::plain("Oggetto: ")];
    spans.extend(subject);
    blocks.push(Block::heading(Style::Subject, 1, spans, Field::Heading(0)));
    blocks.push(Block::Space(8.0));
    blocks
}

fn reference(frame: &LetterFrame) -> Vec<Block> {
    let date = frame.date.map(long_date).unwrap_or_else(|| "_".repeat(LINE));
    let place = [Span::written(Field::Place, &frame.place), Span::plain(format!(", {date}"))];
    let protocol = [Span::plain("Prot. n. "), Span::written_or_line(Field::Protocol, &frame.protocol, LINE)];
    vec![Block::paragraph(Style::Address, place), Block::paragraph(Style::Address, protocol)]
}

fn address(recipients: &[Recipient]) -> Vec<Block> {
    if recipients.len() > IN_THE_ADDRESS {
        return vec![Block::words(Style::Address, "Ai destinatari in elenco")];
    }
    let mut blocks = Vec::new();
    for (number, recipient) in recipients.iter().enumerate() {
        if number > 0 {
            blocks.push(Block::Space(6.0));
        }
        let name = Span::written(Field::RecipientName(number), &recipient.name).strong();
        blocks.push(Block::paragraph(Style::Address, [Span::plain("Spett.le "), name]));
        for contact in &recipient.contacts {
            let contact = Span::written(Field::RecipientContact(number), contact);
            blocks.push(Block::paragraph(Style::Address, [contact]));
        }
    }
    blocks
}

/// The user's own paragraphs.
pub(crate) fn written(field: Field, text: &str, style: Style) -> Vec<Block> {
    paragraphs(text).map(|line| Block::paragraph(style, [Span::written(field, line)])).collect()
}

/// The signature on the right and, below, the recipients that had no room above.
pub(crate) fn closing(frame: &LetterFrame) -> Vec<Block> {
    let office = Span::written(Field::SenderSigner, &frame.signer_office);
    let name = Span::written(Field::SenderSigner, &frame.signer_name);
    let signature = vec![
        Block::paragraph(Style::LetterSigner, [office]),
        Block::paragraph(Style::LetterSigner, [name]),
        Block::WritingLine { share: 1.0, above: 40.0 },
        Block::words(Style::LetterheadDetail, "Firma"),
    ];
    let mut blocks = vec![Block::Space(26.0), Block::Columns(vec![Vec::new(), vec![Block::Whole(signature)]])];
    if frame.recipients.len() > IN_THE_ADDRESS {
        blocks.push(Block::heading(
            Style::SectionHeading,
            2,
            [Span::plain("Elenco dei destinatari")],
            Field::Heading(1),
        ));
        blocks.push(Block::Space(4.0));
        blocks.push(Block::Table(listed(&frame.recipients)));
    }
    blocks
}

fn listed(recipients: &[Recipient]) -> Table {
    let row = |(number, recipient): (usize, &Recipient)| {
        vec![
            vec![Span::plain((number + 1).to_string())],
            vec![Span::written(Field::RecipientName(number), &recipient.name)],
            vec![Span::written(Field::RecipientContact(number), recipient.contacts.join(" · "))],
        ]
    };
    Table {
        columns: vec![("N.".into(), 0.6), ("Destinatario".into(), 4.7), ("Recapito".into(), 4.7)],
        rows: recipients.iter().enumerate().map(row).collect(),
    }
}

/// "l'accordo territoriale della Rete di Bergamo, versione 2, sottoscritto il 31 marzo 2014".
pub(crate) fn agreement(reference: &AgreementReference) -> Vec<Span> {
    let mut spans = vec![
        Span::plain("accordo territoriale della Rete Territoriale di Conciliazione di "),
        Span::written(Field::Network, &reference.network),
    ];
    if reference.version > 1 {
        spans.push(Span::plain(format!(", versione {}", reference.version)));
    }
    if let Some(date) = reference.signed_on {
        spans.push(Span::plain(format!(", sottoscritto il {}", long_date(date))));
    }
    spans
}

/// A line of a form: its label and what is written there, or the line to write it on.
pub(crate) fn form_row(label: &str, field: Field, text: &str, line: usize) -> Block {
    Block::paragraph(Style::FormRow, [Span::plain(format!("{label} ")), Span::written_or_line(field, text, line)])
}
