//! What the two forms share: recipient, title, the declarant's lines, declarations, signature, privacy notice.

use concilia_core::act::reference;

use super::parts::{AgreementReference, Declarant, Letterhead};
use super::{act, letter};
use crate::block::{Block, Marker, Text};
use crate::field::Field;
use crate::structure::Tag;
use crate::style::Style;
use crate::text::Span;

/// Blank above the line of the signature, in points: room for a hand and a stamp.
const ROOM_TO_SIGN: f32 = 34.0;

/// The lead body as recipient, the title, the agreement.
pub(crate) fn head(title: &str, lead: &Letterhead, agreement: &AgreementReference) -> Vec<Block> {
    let line = |spans: Vec<Span>| Block::paragraph(Style::FormAddress, spans);
    let mut address = vec![match lead.name.trim() {
        "" => Block::filled(Style::FormAddress, "Spett.le ", Field::SenderName, ""),
        name => line(vec![Span::plain("Spett.le "), Span::written(Field::SenderName, name).strong()]),
    }];
    address.push(line(vec![Span::plain("Soggetto Capofila di Rete")]));
    address.push(line(vec![Span::written(Field::SenderOffice, &lead.office)]));
    address.push(line(letter::contacts(lead)));
    let mut reference = vec![Span::plain("all’")];
    reference.extend(letter::agreement(agreement));
    reference.push(Span::plain(format!(" ({})", act::agreement_title_in_running_text())));
    vec![
        Block::Columns(vec![Vec::new(), address]),
        Block::heading(Style::DeedTitle, 1, [Span::plain(title.to_uppercase())], Field::Heading(0)),
        Block::paragraph(Style::Subtitle, reference),
        Block::Space(6.0),
    ]
}

/// Who declares, line by line; what is not known is a line to write on.
pub(crate) fn declarant(declarant: &Declarant) -> Vec<Block> {
    let signatory = &declarant.signatory;
    let row = |label, field, text| Block::filled(Style::FormRow, label, field, text);
    let mut rows = vec![
        row("Il soggetto ", Field::SignatoryParty(0), &signatory.party),
        row("con sede in ", Field::Seat, &declarant.seat),
        Block::Columns(vec![
            vec![row("codice fiscale ", Field::TaxCode, &declarant.tax_code)],
            vec![row("PEC o e-mail ", Field::Contact, &declarant.contact)],
        ]),
        Block::Columns(vec![
            vec![row("rappresentato da ", Field::SignerName(0), &signatory.signer)],
            vec![row("in qualità di ", Field::SignerOffice(0), &signatory.office)],
        ]),
    ];
    if let Some(delegation) = &signatory.delegation {
        rows.push(row("per delega ", Field::SignerDelegation(0), delegation));
    }
    if let Some(act) = &signatory.authorising_act {
        rows.push(row("autorizzato da ", Field::AuthorisingAct(0), act));
    }
    rows
}

/// What the declaration of a member of the previous agreements rests on (art. 5), and its heading.
pub(crate) fn seen_article_five(lines: &[u32]) -> Vec<Block> {
    seen("visto l’articolo 5 dell’accordo", lines.iter().copied().map(act::quoted))
}

/// What the declaration of a new party rests on (annex A, 1015), and its heading: article 5 speaks only of who was a member.
pub(crate) fn seen_open_adherence() -> Vec<Block> {
    let seen_in = format!("vista la d.g.r. {}, allegato A, paragrafo 4.1", reference());
    seen(&seen_in, [act::quoted_paragraph(act::OPEN_ADHERENCE)])
}

fn seen(heading: &str, passages: impl IntoIterator<Item = Span>) -> Vec<Block> {
    let mut blocks = vec![Block::words(Style::FormHeading, heading)];
    blocks.extend(passages.into_iter().map(|passage| Block::paragraph(Style::Quotation, [passage])));
    blocks.push(Block::heading(Style::FormHeading, 2, [Span::plain("DICHIARA")], Field::Heading(1)));
    blocks
}

/// The declarations as a list.
pub(crate) fn declarations(declarations: &[String]) -> Vec<Block> {
    let written = |(number, text): (usize, &String)| Span::written(Field::Declaration(number), text);
    declarations.iter().enumerate().map(written).map(|span| item(Marker::Words("–".into()), span)).collect()
}

/// How it is signed, the signature, the privacy notice.
pub(crate) fn signed(declarant: &Declarant, privacy_notice: &str) -> Vec<Block> {
    let how = vec![
        tick(false, "con firma digitale"),
        tick(false, "con firma autografa, allegando copia del documento di identità di chi firma"),
    ];
    let signer = declarant.signatory.signer.trim();
    let caption = if signer.is_empty() { "Firma".to_owned() } else { format!("Firma ({signer})") };
    let signature = vec![
        Block::filled(Style::FormRow, "Luogo e data ", Field::Place, ""),
        Block::WritingLine { share: 1.0, above: ROOM_TO_SIGN },
        Block::paragraph(Style::LetterheadDetail, [Span::written(Field::SignerName(0), caption)]),
    ];
    let beside = Block::Columns(vec![how, vec![Block::Whole(signature)]]);
    let mut blocks = vec![Block::Signing(vec![Block::Space(12.0), beside])];
    if !privacy_notice.trim().is_empty() {
        blocks.push(Block::Rule(12.0));
        blocks.extend(letter::written(Field::PrivacyNotice, privacy_notice, Style::Small));
    }
    blocks
}

/// A box, ticked or not, and what it stands for.
pub(crate) fn tick(ticked: bool, words: &str) -> Block {
    item(Marker::Box(ticked), Span::plain(words))
}

fn item(marker: Marker, span: Span) -> Block {
    let text = Text { style: Style::FormItem, tag: Tag::LBody, spans: vec![span], anchor: None, to_write: None };
    Block::Item(marker, text)
}
