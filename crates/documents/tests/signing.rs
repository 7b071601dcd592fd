//! Where documents are signed: never on a page that holds nothing of what is signed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that stops says by failing what it expected")]

mod common;
#[path = "common/reading.rs"]
mod reading;

use common::{adherence_form, agreement, convocation, issued, party, reminder};
use concilia_core::act::SchemeRow;
use concilia_documents::document::agreement::Agreement;
use concilia_documents::{Composed, Document, Field, compose};
use reading::{Printed, solid};

/// The page on which a field first stands, and the lines printed on it above the field, in order.
fn above(composed: &Composed, field: Field) -> (usize, Vec<String>) {
    let place = composed.places.iter().find(|place| place.field == field).unwrap();
    let mut lines: Vec<(f32, String)> = Vec::new();
    for word in Printed::new(composed).words() {
        let bottom = word.bounds[3];
        if word.page != place.page || bottom > place.rect_mm.y * reading::MM + 4.0 {
            continue;
        }
        match lines.iter_mut().find(|(known, _)| (*known - bottom).abs() < 3.0) {
            Some((_, words)) => words.push_str(&word.text),
            None => lines.push((bottom, word.text)),
        }
    }
    lines.sort_by(|a, b| a.0.total_cmp(&b.0));
    (place.page, lines.into_iter().map(|(_, words)| words).collect())
}

/// An agreement of so many parties, whose names take more or fewer lines.
fn of_parties(count: usize, words: usize) -> Agreement {
    let mut deed = agreement();
    deed.parties = (0..count)
        .map(|number| {
            let row = if number % 2 == 0 { SchemeRow::Ambito } else { SchemeRow::OtherPrivate };
            let name = format!("Soggetto {number} {}", "delle valli ".repeat(words));
            party(row, &name, &name, "Maria De Bernardis", "Presidente")
        })
        .collect();
    deed
}

#[test]
fn the_first_signatures_of_a_deed_stand_below_its_last_lines() {
    let mut tops = 0;
    for count in 2..=30 {
        let composed = compose(&issued(Document::Agreement(of_parties(count, count % 7)), 1)).unwrap();
        let (_, lines) = above(&composed, Field::SignatoryParty(0));
        let closing = lines.iter().position(|line| solid(line) == "Lettoesottoscritto");
        let closing = closing.unwrap_or_else(|| panic!("{count} parties: no closing line above {lines:?}"));
        assert!(closing >= 2, "{count} parties: signed below {lines:?}");
        tops += usize::from(closing < 6);
    }
    assert!(tops > 0, "no deed was long enough to carry its last lines to the page of the signatures");
}

#[test]
fn a_letter_is_signed_below_its_last_lines() {
    let mut carried = 0;
    for more in 0..45 {
        let mut letters = [Document::Convocation(convocation(1)), Document::Reminder(reminder())];
        for letter in &mut letters {
            let frame = match letter {
                Document::Convocation(convocation) => &mut convocation.letter,
                Document::Reminder(reminder) => &mut reminder.letter,
                _ => continue,
            };
            frame.recipients[0].name = "Azienda speciale consortile per i servizi alla persona ".repeat(more);
        }
        for letter in letters {
            let composed = compose(&issued(letter, 1)).unwrap();
            let (page, lines) = above(&composed, Field::SenderSigner);
            assert!(lines.len() >= 2, "{more}: page {page} is signed below {lines:?}");
            carried += usize::from(page > 1 && lines.len() < 5);
        }
    }
    assert!(carried > 0, "no letter was long enough to be signed on another page");
}

#[test]
fn a_form_is_signed_below_its_last_lines() {
    let mut carried = 0;
    for more in 0..40 {
        let mut form = adherence_form(false);
        form.declarations.extend((0..more).map(|number| format!("di avere letto il punto {number};")));
        let composed = compose(&issued(Document::AdherenceForm(form), 1)).unwrap();
        let (page, lines) = above(&composed, Field::Place);
        assert!(lines.len() >= 2, "{more}: page {page} is signed below {lines:?}");
        carried += usize::from(page > 1 && lines.len() < 5);
    }
    assert!(carried > 0, "no form was long enough to be signed on another page");
}

#[test]
fn a_row_whose_name_says_its_kind_prints_the_name_alone() {
    let mut deed = of_parties(0, 0);
    let row = |row, fill: &str, named_whole| {
        let mut party = party(row, fill, fill, "", "");
        party.named_whole = named_whole;
        party
    };
    deed.parties = vec![
        row(SchemeRow::Ambito, "Dalmine", false),
        row(SchemeRow::Ambito, "Distretto di Olgiate", true),
        row(SchemeRow::University, "Università dell’Esempio", true),
    ];
    let text = Printed::new(&compose(&issued(Document::Agreement(deed), 1)).unwrap()).text();
    assert!(text.contains("AMBITO TERRITORIALE DI DALMINE"), "{text}");
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    assert!(lines.contains(&"DISTRETTO DI OLGIATE") && lines.contains(&"UNIVERSITÀ DELL’ESEMPIO"), "{text}");
}

#[test]
fn an_address_too_long_for_its_column_gets_no_hyphen_of_ours() {
    let address = "ufficioprotocollogenerale@pec.comune.casalpusterlengo-conciliazione.lo.example";
    let mut letter = convocation(1);
    letter.letter.recipients[0].contacts = vec![format!("PEC {address}")];
    let text = Printed::new(&compose(&issued(Document::Convocation(letter), 1)).unwrap()).text();
    assert!(!text.contains(address), "the address is wider than its column: {text}");
    let joined: String = text.split_whitespace().collect();
    assert!(joined.contains(address), "{text}");
}
