//! What every letter and form has around its own words: letterhead, protocol, recipients, subject, signature.

use super::parts::{AgreementReference, LetterFrame, Letterhead, Recipient};
use crate::block::{Block, Table, Text};
use crate::field::Field;
use crate::italian::long_date;
use crate::structure::Tag;
use crate::style::Style;
use crate::text::{Span, paragraphs};

/// With more recipients than these the letter lists them at its end.
const IN_THE_ADDRESS: usize = 3;

/// The body that writes, above a rule.
pub(crate) fn head(sender: &Letterhead) -> Vec<Block> {
    let mut blocks = vec![Block::filled(Style::LetterheadName, "", Field::SenderName, &sender.name)];
    if !sender.office.trim().is_empty() {
        let office = Span::written(Field::SenderOffice, &sender.office).strong();
        blocks.push(Block::paragraph(Style::LetterheadDetail, [office]));
    }
    blocks.push(Block::paragraph(Style::LetterheadDetail, contacts(sender)));
    blocks.push(Block::Rule(6.0));
    blocks
}

/// Address, telephone, PEC in one paragraph.
pub(crate) fn contacts(sender: &Letterhead) -> Vec<Span> {
    let mut spans = Vec::new();
    for (number, contact) in sender.contacts.iter().enumerate() {
        if number > 0 {
            spans.push(Span::plain(" · "));
        }
        spans.push(Span::written(Field::SenderContact(number), contact));
    }
    spans
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
    let place = match frame.place.trim() {
        "" => Vec::new(),
        place => vec![Span::written(Field::Place, place), Span::plain(", ")],
    };
    let dated = match frame.date {
        Some(date) => Block::paragraph(Style::Address, [&place[..], &[Span::plain(long_date(date))]].concat()),
        None => Block::Text(Text {
            style: Style::Address,
            tag: Tag::P,
            spans: place,
            anchor: None,
            to_write: Some(Field::LetterDate),
        }),
    };
    vec![dated, Block::filled(Style::Address, "Prot. n. ", Field::Protocol, &frame.protocol)]
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

/// Who signs, the line to sign on and, below it, what of the signer is not known and has to be written by hand.
fn signature(frame: &LetterFrame) -> Vec<Block> {
    let known = [frame.signer_office.trim(), frame.signer_name.trim()];
    let lines = known.into_iter().filter(|words| !words.is_empty());
    let mut blocks: Vec<Block> =
        lines.map(|words| Block::paragraph(Style::LetterSigner, [Span::written(Field::SenderSigner, words)])).collect();
    blocks.push(Block::WritingLine { share: 1.0, above: 40.0 });
    let to_write = match known.map(str::is_empty) {
        [false, false] => return blocks,
        [true, true] => "Firma, nome, cognome e qualifica",
        [false, true] => "Firma, nome e cognome",
        [true, false] => "Firma e qualifica",
    };
    blocks.push(Block::words(Style::LetterheadDetail, to_write));
    blocks
}

/// The signature on the right, below the last lines of the letter, and then the recipients that had no room above.
pub(crate) fn closing(frame: &LetterFrame) -> Vec<Block> {
    let signature = signature(frame);
    let on_the_right = Block::Columns(vec![Vec::new(), vec![Block::Whole(signature)]]);
    let mut blocks = vec![Block::Signing(vec![Block::Space(26.0), on_the_right])];
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
