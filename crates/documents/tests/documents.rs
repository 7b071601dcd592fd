//! The documents as other programs read them: sound files, whole text, nothing outside its margins, codes that scan.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that stops says by failing what it expected")]

mod common;
#[path = "common/reading.rs"]
mod reading;

use std::ops::ControlFlow;

use chrono::NaiveDate;
use common::{adherence_form, agreement, draft, issued, one_of_each};
use concilia_core::act::{SchemeRow, Span, agreement_template};
use concilia_documents::document::reminder;
use concilia_documents::{
    Document, Error, Field, Item, Place, Stamp, Unwritten, compose, compose_batch, compose_bundle,
};
use reading::{MM, Printed, solid};

/// Margins in points: left, top, right, and the foot's upper edge from below.
fn inside(printed: &Printed, sideways: bool) {
    let (width, left, right) =
        if sideways { (297.0 * MM, 25.0 * MM, 15.0 * MM) } else { (210.0 * MM, 30.0 * MM, 24.0 * MM) };
    for word in printed.words() {
        let [x0, y0, x1, _] = word.bounds;
        let fits = x0 >= left - 0.6 && x1 <= width - right + 0.6 && y0 >= 18.0 * MM;
        assert!(fits, "outside the margins: {word:?}");
    }
}

#[test]
fn every_document_is_a_sound_file_within_its_margins() {
    for (name, item) in one_of_each() {
        let composed = compose(&item).unwrap();
        let printed = Printed::new(&composed);
        printed.check();
        inside(&printed, matches!(item.document, Document::Register(_)));
        for page in 1..=composed.pages {
            let foot = printed.foot(page);
            let number = format!("Pagina {page} di {}", composed.pages);
            assert!(foot.contains(&number), "{name}: {foot}");
            assert_eq!(foot.contains("BOZZA"), item.stamp == Stamp::Draft, "{name}: {foot}");
        }
    }
}

#[test]
fn the_code_of_every_page_is_read_from_a_scan() {
    for (name, item) in one_of_each() {
        let composed = compose(&item).unwrap();
        let printed = Printed::new(&composed);
        for (place, found) in printed.codes().into_iter().enumerate() {
            match item.stamp {
                Stamp::Draft => assert_eq!(found, None, "{name}: a draft carries no code"),
                Stamp::Issued(code) => {
                    let found = found.unwrap_or_else(|| panic!("{name}: no code on page {}", place + 1));
                    assert_eq!(found.issue(), code);
                    assert_eq!((found.page() as usize, found.pages() as usize), (place + 1, composed.pages));
                    assert!(printed.foot(place + 1).contains(&found.encode()), "readable as text too");
                }
            }
        }
    }
}

#[test]
fn the_same_values_give_the_same_bytes() {
    for (name, item) in one_of_each() {
        assert!(compose(&item).unwrap() == compose(&item).unwrap(), "{name}");
    }
}

#[test]
fn what_was_composed_before_changes_no_byte() {
    let item = || common::issued(Document::Agreement(common::agreement()), 1);
    let alone = || std::thread::spawn(move || compose(&item()).unwrap().bytes).join().unwrap();
    let cold = alone();
    for (_, other) in common::one_of_each() {
        compose(&other).unwrap();
    }
    assert!(compose(&item()).unwrap().bytes == cold, "with every word of other documents remembered");
    assert!(alone() == cold, "with nothing remembered");
}

#[test]
fn the_values_of_an_issued_document_can_be_kept() {
    for (name, item) in one_of_each() {
        let kept = serde_json::to_string(&item).unwrap();
        let back: Item = serde_json::from_str(&kept).unwrap();
        assert_eq!(back, item, "{name}");
    }
}

#[test]
fn the_agreement_holds_the_whole_official_text_in_its_order() {
    let printed = Printed::new(&compose(&issued(Document::Agreement(agreement()), 1)).unwrap());
    let text = solid(&printed.text());
    let mut from = 0;
    for block in &agreement_template().blocks {
        for span in &block.spans {
            let Span::Text { text: words, .. } = span else { continue };
            let words = solid(words);
            // University: nobody stands in that row, which is not printed.
            if words == "UNIVERSITADI" {
                assert!(!text.contains(&words));
                continue;
            }
            let at = text[from..].find(&words).unwrap_or_else(|| panic!("lost or out of order: {words}"));
            from += at;
        }
    }
    for party in agreement().parties {
        assert!(text.contains(&solid(&party.signatory.party)));
        assert!(text.contains(&solid(&party.signatory.signer)));
    }
    assert_eq!(text.matches("AMBITOTERRITORIALEDI").count(), 4, "one row a party");
    assert_eq!(text.matches("ALTRISOGGETTIPRIVATI").count(), 1, "the label once, the names below");
    assert!(text.contains("dicuialladgrX1081del12dicembre2013"));
}

/// Every text that a document is given, but for what names its kind and what only the file's properties say.
fn given(value: &serde_json::Value, out: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => out.push(text.clone()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| given(item, out)),
        serde_json::Value::Object(entries) => {
            let said = entries.iter().filter(|(key, value)| {
                let of_the_file = *key == "lead" && value.is_string();
                let as_date = key.ends_with("on") || *key == "date" || *key == "as_of";
                !of_the_file && !as_date && !["kind", "row"].contains(&key.as_str())
            });
            said.for_each(|(_, value)| given(value, out));
        }
        _ => {}
    }
}

#[test]
fn whatever_a_document_is_given_is_printed() {
    for (name, item) in one_of_each() {
        let printed = solid(&Printed::new(&compose(&item).unwrap()).text()).to_lowercase();
        let mut texts = Vec::new();
        given(&serde_json::to_value(&item.document).unwrap(), &mut texts);
        assert!(texts.len() > 5);
        for line in texts.iter().flat_map(|text| text.lines()) {
            assert!(printed.contains(&solid(line).to_lowercase()), "{name} lost: {line}");
        }
    }
}

/// An agreement of a hundred parties with names as long as real ones get.
fn crowded() -> concilia_documents::document::agreement::Agreement {
    let mut crowd = agreement();
    crowd.parties = (0..100)
        .map(|number| {
            let row = if number % 2 == 0 { SchemeRow::Ambito } else { SchemeRow::OtherPrivate };
            let name = format!(
                "Associazione {number} provinciale interconfessionale delle famiglie numerose, dei lavoratori dello \
                 spettacolo e degli Istituti di patronato «Sant’Ambrogio-Carroccio» – sezione di Valle Seriana Superiore"
            );
            let mut party = common::party(row, &name, &name, "Maria Annunziata Immacolata De Bernardis Visconti", "");
            party.signatory.authorising_act = Some("delibera del Consiglio direttivo ".repeat(8));
            party
        })
        .collect();
    crowd
}

#[test]
fn a_hundred_parties_with_long_names_overflow_nothing_and_no_block_is_split() {
    let composed = compose(&issued(Document::Agreement(crowded()), 1)).unwrap();
    let printed = Printed::new(&composed);
    printed.check();
    inside(&printed, false);
    let of_block = |number: usize| {
        composed.places.iter().filter(move |place| {
            [
                Field::SignatoryParty(number),
                Field::SignerName(number),
                Field::SignerOffice(number),
                Field::AuthorisingAct(number),
            ]
            .contains(&place.field)
        })
    };
    for number in 0..100 {
        let pages: Vec<usize> = of_block(number).map(|place: &Place| place.page).collect();
        assert!(pages.len() >= 4, "every part of the block is there");
        assert!(pages.iter().all(|page| *page == pages[0]), "block {number} is split: {pages:?}");
    }
}

#[test]
fn places_lead_to_what_they_name() {
    let composed = compose(&issued(Document::Agreement(agreement()), 1)).unwrap();
    let words = Printed::new(&composed).words();
    let at = |place: &Place| -> String {
        let (rect, mm) = (place.rect_mm, MM);
        let within = |word: &&reading::Word| {
            let (x, y) = ((word.bounds[0] + word.bounds[2]) / 2.0 / mm, (word.bounds[1] + word.bounds[3]) / 2.0 / mm);
            word.page == place.page
                && (rect.x..=rect.x + rect.width).contains(&x)
                && (rect.y..=rect.y + rect.height).contains(&y)
        };
        words.iter().filter(within).map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    };
    for number in 1..=12 {
        let place = composed.places.iter().find(|place| place.field == Field::Article(number)).unwrap();
        assert!(at(place).starts_with(&format!("Articolo {number} -")), "{}", at(place));
    }
    let row = composed.places.iter().find(|place| place.field == Field::PartyName(6)).unwrap();
    assert_eq!(at(row), "VALLE IMAGNA E VILLA D’ALMÈ");
    let resolution = composed.places.iter().filter(|place| place.field == Field::Resolution).map(at);
    assert_eq!(resolution.collect::<Vec<_>>().join(" "), "X/1081 del 12 dicembre 2013");
}

#[test]
fn characters_that_can_not_be_printed_are_refused_with_their_field() {
    for wrong in ['ש', 'م', '漢', '😀', '\u{fffd}', '\u{20e3}'] {
        let mut form = adherence_form(true);
        form.declarant.signatory.party = format!("Comune {wrong} di Prova");
        let refused = compose(&issued(Document::AdherenceForm(form), 1)).map(|composed| composed.pages);
        let field = Some(Field::SignatoryParty(0));
        match refused {
            Err(Error::Character { character, field: named }) => assert_eq!((character, named), (wrong, field)),
            other => panic!("{wrong:?}: {other:?}"),
        }
    }
}

#[test]
fn a_document_names_the_words_that_it_can_not_write_before_it_is_composed() {
    for (name, item) in one_of_each() {
        assert_eq!(item.document.unwritten(), None, "{name}");
    }
    let mut form = adherence_form(true);
    form.declarant.seat = "via 漢".into();
    let found = Document::AdherenceForm(form).unwritten();
    assert_eq!(found, Some(Unwritten { field: Some(Field::Seat), sign: '漢' }));
}

#[test]
fn signs_that_nobody_sees_are_not_on_paper() {
    let mut form = adherence_form(true);
    form.declarant.signatory.party = "Comune\0 di\u{202e} Pro\u{200b}va".into();
    let printed = Printed::new(&compose(&issued(Document::AdherenceForm(form), 1)).unwrap());
    assert!(printed.text().contains("Comune di Prova"));
}

#[test]
fn a_register_prints_everybody_with_a_stand_in_for_what_it_can_not_write() {
    let mut register = common::register(3);
    register.rows[1].party = "Cooperativa 漢 🙂".into();
    let document = Document::Register(register);
    assert_eq!(document.unwritten(), None);
    let printed = Printed::new(&compose(&issued(document, 1)).unwrap());
    let text = printed.text();
    assert!(text.contains("◊ ◊") && text.contains("◊ sta al posto di un segno"), "{text}");
    let plain = Printed::new(&compose(&issued(Document::Register(common::register(3)), 1)).unwrap());
    assert!(!plain.text().contains('◊'), "nothing is said where nothing stands in");
}

#[test]
fn letters_without_their_data_leave_lines_to_write_them_on() {
    let mut letter = common::convocation(1);
    letter.letter.place.clear();
    (letter.letter.signer_name, letter.letter.signer_office) = Default::default();
    (letter.meeting_at, letter.meeting_place) = Default::default();
    letter.agenda.clear();
    let composed = compose(&issued(Document::Convocation(letter), 1)).unwrap();
    let open = |field| composed.places.iter().any(|place| place.field == field);
    assert!(open(Field::MeetingTime) && open(Field::MeetingPlace), "{:?}", composed.places);
    let text = Printed::new(&composed).text();
    assert!(text.contains("Firma, nome, cognome e qualifica"), "{text}");
    assert!(!text.lines().any(|line| line.trim_start().starts_with(',')), "no comma after a place that is not there");
    let mut reminder = common::reminder();
    reminder.letter.signer_name.clear();
    let text = Printed::new(&compose(&issued(Document::Reminder(reminder), 1)).unwrap()).text();
    assert!(text.contains("Firma, nome e cognome") && !text.contains("qualifica"), "{text}");
}

#[test]
fn a_new_party_joins_by_what_the_act_says_of_new_parties() {
    let text = |known| {
        solid(&Printed::new(&compose(&issued(Document::AdherenceForm(adherence_form(known)), 1)).unwrap()).text())
    };
    let (member, new) = (text(true), text(false));
    assert!(member.contains(&solid("visto l’articolo 5")) && member.contains(&solid("ai sensi dell’articolo 5")));
    assert!(!new.contains(&solid("articolo 5")), "article 5 speaks of who was a member (669-671): {new}");
    assert!(new.contains(&solid("In caso di adesione aperta dovranno essere previste modalità di adesione formale")));
}

#[test]
fn a_reminder_of_what_came_back_irregular_does_not_say_that_nothing_came() {
    let mut reminder = common::reminder();
    reminder.opening = reminder::proposed_opening(NaiveDate::from_ymd_opt(2014, 2, 26));
    reminder.closing = reminder::proposed_closing(true);
    let text = Printed::new(&compose(&issued(Document::Reminder(reminder), 1)).unwrap()).text();
    assert!(text.contains("26 febbraio 2014") && !text.contains("non risulta"), "{text}");
}

#[test]
fn a_name_too_long_for_the_running_foot_says_that_it_goes_on() {
    let mut form = adherence_form(true);
    form.declarant.signatory.party = "Confederazione provinciale dell’artigianato e delle imprese ".repeat(4);
    let printed = Printed::new(&compose(&issued(Document::AdherenceForm(form), 1)).unwrap());
    assert!(printed.foot(1).contains('…'), "{}", printed.foot(1));
    let short = Printed::new(&compose(&issued(Document::AdherenceForm(adherence_form(true)), 1)).unwrap());
    assert!(!short.foot(1).contains('…'));
}

#[test]
fn empty_texts_and_endless_words_give_sound_pages() {
    let mut form = adherence_form(false);
    form.declarant = Default::default();
    form.lead = Default::default();
    form.agreement = Default::default();
    form.declarations = vec![String::new(), "\n\t ".into()];
    form.privacy_notice =
        "Parola ".to_owned() + &"x".repeat(10_000) + "\r\n\r\ne poi " + &"precipitevolissimevolmente".repeat(400);
    form.declarant.signatory.party = "A\u{300}".to_owned() + &"W".repeat(300);
    form.declarant.contact = "indirizzo.molto.lungo".repeat(40) + "@pec.example";
    let empty = Printed::new(&compose(&issued(Document::AdherenceForm(form), 1)).unwrap());
    empty.check();
    inside(&empty, false);
    assert!(empty.text().matches('x').count() >= 10_000, "no letter of a long word is lost");
    let mut nobody = agreement();
    nobody.parties.clear();
    nobody.resolution.clear();
    let printed = Printed::new(&compose(&draft(Document::Agreement(nobody))).unwrap());
    printed.check();
    assert!(printed.text().contains("dgr ..."), "a blank that nobody filled stays as the act prints it");
}

#[test]
fn a_register_of_443_rows_loses_none_and_repeats_its_head() {
    let item = issued(Document::Register(common::register(443)), 1);
    let composed = compose(&item).unwrap();
    let printed = Printed::new(&composed);
    let words = printed.words();
    for page in 1..=composed.pages {
        let heads = words.iter().filter(|word| word.page == page && word.text == "Protocollo").count();
        assert_eq!(heads, 1, "page {page}");
    }
    let text = solid(&printed.text());
    for number in 1..=443 {
        assert!(text.contains(&format!("{number}ComunediMontefiorealSerio{number}Comune")), "row {number}");
    }
    let broken = words.iter().filter(|word| word.text.ends_with("/201"));
    assert_eq!(broken.count(), 0, "dates stay on one line");
}

#[test]
fn a_bundle_numbers_each_form_by_itself() {
    let items: Vec<Item> =
        (1..=5).map(|number| issued(Document::AdherenceForm(adherence_form(true)), number)).collect();
    let mut heard = Vec::new();
    let mut progress = |done, of| {
        heard.push((done, of));
        ControlFlow::Continue(())
    };
    let bundle = compose_bundle("Moduli di adesione", common::imprint(), &items, &mut progress).unwrap().unwrap();
    assert_eq!(heard, [(0, 5), (1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]);
    assert_eq!(bundle.first_pages, [1, 2, 3, 4, 5], "a form is one page");
    let printed = Printed::new(&bundle.composed);
    printed.check();
    for (place, code) in printed.codes().into_iter().enumerate() {
        let code = code.unwrap();
        assert_eq!((code.issue().issue() as usize, code.page(), code.pages()), (place + 1, 1, 1));
    }
    let many = compose_batch(&items, &mut |_, _| ControlFlow::Continue(())).unwrap().unwrap();
    assert_eq!(many.len(), 5);
    assert!(many[0].bytes == compose(&items[0]).unwrap().bytes, "alone or in a batch, the same bytes");
}

#[test]
fn a_batch_can_be_stopped_and_names_the_item_that_fails() {
    let mut items: Vec<Item> =
        (1..=4).map(|number| issued(Document::AdherenceForm(adherence_form(true)), number)).collect();
    let mut stop_at_two = |done, _| if done == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    assert_eq!(compose_batch(&items, &mut stop_at_two).unwrap(), None);
    let Document::AdherenceForm(form) = &mut items[2].document else { unreachable!() };
    form.declarant.seat = "via 漢".into();
    let failed = compose_batch(&items, &mut |_, _| ControlFlow::Continue(())).unwrap_err();
    assert_eq!(failed.item, 2);
    assert_eq!(failed.error, Error::Character { character: '漢', field: Some(Field::Seat) });
}

#[test]
fn the_file_says_its_title_language_date_and_structure() {
    let composed = compose(&issued(Document::Agreement(agreement()), 1)).unwrap();
    let pdf = lopdf::Document::load_mem(&composed.bytes).unwrap();
    let catalog = pdf.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"it-IT");
    assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"MarkInfo"));
    let outline = pdf.get_toc().unwrap().toc;
    let articles = outline.iter().filter(|entry| entry.title.starts_with("Articolo ")).count();
    assert_eq!(articles, 12);
    let info = pdf.get_dictionary(pdf.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap();
    assert_eq!(info.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20140303000000Z");
    let id = pdf.trailer.get(b"ID").unwrap().as_array().unwrap()[0].as_str().unwrap();
    assert_eq!(id, b"sixteen constant");
}
