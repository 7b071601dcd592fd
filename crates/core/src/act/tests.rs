//! The act's text, its structure and its deadlines.

use std::collections::HashSet;

use sha2::{Digest, Sha256};

use super::*;

fn every_section() -> Vec<&'static Section> {
    fn collect<'a>(sections: &'a [Section], found: &mut Vec<&'a Section>) {
        for section in sections {
            found.push(section);
            collect(&section.sections, found);
        }
    }
    let mut found = Vec::new();
    collect(&structure().sections, &mut found);
    found
}

#[test]
fn the_text_is_the_one_that_every_citation_was_checked_against() {
    assert_eq!(text().last_line(), 1831);
    let lines: Vec<&str> = (1..=text().last_line()).map(|number| text().line(number).unwrap()).collect();
    let hash: String = Sha256::digest(lines.join("\n")).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(
        hash, "7ed4eac367ad377174d0631a32fcf068fc6ae553377c69e088d9873f4dab8874",
        "a change of one letter moves the meaning of citations"
    );
    assert_eq!(text().line(0), None);
    assert_eq!(text().line(1832), None);
}

#[test]
fn the_contact_person_is_left_out_and_nobody_can_be_reached() {
    assert!(text().line(1169).unwrap().ends_with("\t[omesso]"));
    let reachable = |line: &str| line.contains("@regione") || line.contains("Tel. 0");
    assert!((1..=1831).all(|number| !reachable(text().line(number).unwrap())));
}

#[test]
fn furniture_is_exactly_the_heading_of_the_resolutions_pages() {
    let first_annex = structure().sections[1].passage().first;
    let printed: Vec<u32> = (1..first_annex)
        .filter(|number| matches!(text().line(*number).unwrap().trim(), "Regione Lombardia" | "LA GIUNTA"))
        .collect();
    assert_eq!(structure().furniture, printed);
    assert_eq!(printed.len(), 18);
}

#[test]
fn annexes_come_in_the_files_order_and_hold_what_they_say() {
    let annexes: Vec<&str> = structure().sections[1..].iter().map(|section| section.number.as_str()).collect();
    assert_eq!(annexes, ["C", "D", "B", "A", "E"]);
    let title = |letter: &str| {
        let annex = structure().sections.iter().find(|section| section.number == letter).unwrap();
        text().line(annex.title.unwrap()).unwrap().to_owned()
    };
    assert!(title("C").contains("riparto"));
    assert!(title("D").contains("buone prassi"));
    assert!(title("B").contains("ACCORDO"));
    assert!(title("A").contains("Linee guida"));
    assert!(title("E").contains("INTESA"));
}

#[test]
fn sections_lie_within_each_other_in_order_and_begin_and_end_with_words() {
    fn check(sections: &[Section], within: Passage) {
        let mut after = within.first;
        for section in sections {
            let passage = section.passage();
            assert!(
                passage.first <= passage.last && passage.first >= after && passage.last <= within.last,
                "{section:?}"
            );
            assert!(text().has_words(passage.first) && text().has_words(passage.last), "{passage:?}");
            after = passage.last + 1;
            check(&section.sections, passage);
        }
    }
    check(&structure().sections, Passage::new(1, text().last_line()));
}

#[test]
fn numbers_of_sections_are_the_printed_ones() {
    let mut compared = 0;
    for section in every_section() {
        let line = text().line(section.title.unwrap_or(section.passage().first)).unwrap();
        let number = &section.number;
        let printed = match section.kind {
            SectionKind::Article => format!("Articolo {number} - "),
            SectionKind::Point | SectionKind::Letter => format!("- {number}) "),
            SectionKind::Sheet => format!("{number}) "),
            SectionKind::Number => format!("{number}. "),
            SectionKind::Paragraph => number.clone(),
            SectionKind::Body | SectionKind::Annex | SectionKind::Part => continue,
        };
        assert!(line.contains(&printed), "{printed:?} is not in {line:?}");
        compared += 1;
    }
    assert!(compared > 70);
}

#[test]
fn labels_read_as_on_the_screen() {
    let label = |first, last| text().label(Passage::new(first, last));
    assert_eq!(label(193, 193), "dgr X/1081, punto 3, lett. a");
    assert_eq!(label(193, 194), "dgr X/1081, punto 3");
    assert_eq!(label(675, 675), "dgr X/1081, All. B, art. 6");
    assert_eq!(label(618, 618), "dgr X/1081, All. B, art. 1, n. 3");
    assert_eq!(label(1062, 1062), "dgr X/1081, All. A, par. 4.1.3");
    assert_eq!(label(1015, 1015), "dgr X/1081, All. A, par. 4.1");
    assert_eq!(label(266, 266), "dgr X/1081, All. C, tabella delle risorse");
    assert_eq!(label(230, 230), "dgr X/1081, All. C");
    assert_eq!(label(152, 152), "dgr X/1081, premesse");
    assert_eq!(label(1695, 1695), "dgr X/1081, All. E, scheda G1");
    assert_eq!(label(1, 1831), "dgr X/1081");
}

#[test]
fn anchors_are_one_a_section() {
    let anchors: Vec<String> = every_section().iter().map(|section| text().anchor(section.passage())).collect();
    let different: HashSet<&String> = anchors.iter().collect();
    assert_eq!(anchors.len(), different.len());
    assert_eq!(text().anchor(Passage::line(665)), "all-b/art-5");
    assert_eq!(text().anchor(Passage::line(1058)), "all-a/par-4-1-3");
    assert!(anchors.iter().all(|anchor| anchor.chars().all(|ch| ch.is_ascii_alphanumeric() || "-/".contains(ch))));
}

#[test]
fn a_passage_joins_what_a_page_cut_and_leaves_furniture_out() {
    let point = text().passage(Passage::new(202, 210));
    assert_eq!(point.len(), 1);
    assert!(point[0].starts_with("8) di consentire alle ASL"));
    assert!(point[0].contains("un'unica Rete territoriale, la costituzione"));
    assert!(!point[0].contains("GIUNTA"));
    let cut_by_notes = text().passage(Passage::new(818, 824));
    assert_eq!(cut_by_notes.len(), 3, "the sentence whole, then its two footnotes");
    assert!(cut_by_notes[0].contains("grazie a risparmio effettivo"));
    let title = text().passage(Passage::new(763, 764));
    assert_eq!(
        title,
        [
            "Linee guida per la valorizzazione delle politiche territoriali di conciliazione famiglia-lavoro e delle reti di imprese 2014-2015"
        ]
    );
}

#[test]
fn a_passage_keeps_every_word_and_no_mark_of_the_conversion() {
    assert_eq!(text().passage(Passage::line(266)), ["Bergamo | 10,8% | 288.213 | 72.053 | 360.267"]);
    assert_eq!(
        text().passage(Passage::line(1639)),
        ["☐ a titolarità regionale - ☒ a regia regionale | 1.343.500,00 euro + 1.876.000,00 risorse RL"]
    );
    assert_eq!(text().passage(Passage::line(838)), ["⁴ <http://www.ey2014.eu/>"]);
    let whole = text().passage(Passage::new(1, 1831)).join("\n");
    for mark in ["**", "<p>", "<u>", "</", "<li", "<input"] {
        assert!(!whole.contains(mark), "{mark} is left");
    }
    let letters = |text: &str| text.chars().filter(|ch| ch.is_alphabetic()).count();
    let body: String =
        (56..=217).filter(|number| text().has_words(*number)).map(|number| text().line(number).unwrap()).collect();
    assert_eq!(letters(&text().passage(Passage::new(56, 217)).concat()), letters(&body));
}

#[test]
fn deadlines_are_read_from_the_decision_and_repeated_as_told() {
    let deadlines = deadlines();
    assert_eq!(deadlines.len(), 2);
    assert_eq!(deadlines.iter().map(|deadline| deadline.kind).collect::<Vec<_>>(), ActDeadlineKind::ALL);
    assert_eq!(deadlines[0].date.to_string(), "2014-03-31");
    assert_eq!(deadlines[1].date.to_string(), "2014-06-30");
    assert!(deadlines[0].says.contains("dovranno essere sottoscritti in ogni territorio"));
    assert!(deadlines[1].says.contains("la Regione finanzia fino ad un massimo di 15 Piani"));
    for deadline in deadlines {
        for passage in &deadline.also {
            let words = text().passage(*passage).join(" ");
            assert_eq!(super::deadlines::date_after_entro(&words), Some(deadline.date), "{passage:?}");
        }
    }
    let stated = (1..=1831).filter(|line| super::deadlines::date_after_entro(text().line(*line).unwrap()).is_some());
    assert_eq!(stated.collect::<Vec<_>>(), [152, 153, 193, 194, 576, 577], "no statement of a deadline is missed");
}
