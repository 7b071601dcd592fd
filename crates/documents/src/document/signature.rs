//! The block a person signs in: party, name, office, delegation, act, place and date, the line. It is never split.

use super::parts::Signatory;
use crate::block::Block;
use crate::field::Field;
use crate::style::Style;
use crate::text::Span;

/// Blank above the line of the signature, in points: room for a hand and a stamp.
const ROOM_TO_SIGN: f32 = 40.0;
/// Blank between two rows of blocks.
const BETWEEN: f32 = 24.0;

/// The block of one signatory, the `number`-th of the document.
pub(crate) fn block(signatory: &Signatory, number: usize, place: &str) -> Block {
    let mut blocks = vec![
        Block::paragraph(Style::SignatoryName, [Span::written(Field::SignatoryParty(number), &signatory.party)]),
        detail("", Field::SignerName(number), &signatory.signer),
        detail("in qualità di ", Field::SignerOffice(number), &signatory.office),
    ];
    if let Some(delegation) = &signatory.delegation {
        blocks.push(detail("per delega ", Field::SignerDelegation(number), delegation));
    }
    if let Some(act) = &signatory.authorising_act {
        blocks.push(detail("autorizzato da ", Field::AuthorisingAct(number), act));
    }
    blocks.push(place_and_date(place));
    blocks.push(Block::WritingLine { share: 1.0, above: ROOM_TO_SIGN });
    blocks.push(Block::words(Style::LetterheadDetail, "Firma"));
    Block::Whole(blocks)
}

/// Where, if it is known, and when: written by hand.
fn place_and_date(place: &str) -> Block {
    if place.trim().is_empty() {
        return detail("Luogo e data ", Field::Place, "");
    }
    let spans = [Span::written(Field::Place, place), Span::plain(", ")];
    Block::begun(Style::SignatoryDetail, spans, Field::LetterDate)
}

fn detail(label: &str, field: Field, words: &str) -> Block {
    Block::filled(Style::SignatoryDetail, label, field, words)
}

/// The blocks of many signatories, two a row; the first row stands below the last lines of the text.
pub(crate) fn blocks(signatories: &[Signatory], place: &str) -> Vec<Block> {
    let mut rows = Vec::new();
    for (row, pair) in signatories.chunks(2).enumerate() {
        let mut columns: Vec<_> =
            pair.iter().enumerate().map(|(side, s)| vec![block(s, row * 2 + side, place)]).collect();
        columns.resize(2, Vec::new());
        let blocks = vec![Block::Space(BETWEEN), Block::Columns(columns)];
        rows.extend(if row == 0 { vec![Block::Signing(blocks)] } else { blocks });
    }
    rows
}
