//! The template against the act's text.

use super::*;

const FIRST: u32 = 548;
const LAST: u32 = 761;

fn plain(block: &Block) -> String {
    let mut words = String::new();
    for span in &block.spans {
        match span {
            Span::Text { text, .. } => words.push_str(text),
            Span::Blank(blank) => words.push_str(blank.printed()),
        }
    }
    words
}

/// What the act prints for a block: its mark and words, the row of the ambiti as often as it is printed.
fn as_printed(block: &Block) -> String {
    let words = plain(block);
    match block.kind {
        BlockKind::Bullet => format!("- {words}"),
        BlockKind::Numbered(number) => format!("{number}. {words}"),
        BlockKind::PartyRow(_) => {
            let times = block.lines.clone().filter(|line| !text().line(*line).unwrap().trim().is_empty()).count();
            vec![words; times].join(" ")
        }
        _ => words,
    }
}

fn block_at(line: u32) -> &'static Block {
    agreement_template().blocks.iter().find(|block| block.lines.contains(&line)).unwrap()
}

#[test]
fn every_word_of_annex_b_comes_out_in_order_and_no_other() {
    let act: String = (FIRST..=LAST).map(|line| format!("{} ", text().line(line).unwrap().replace('*', ""))).collect();
    let template = agreement_template();
    let mut ours = template.scheme_words.clone();
    for block in &template.blocks {
        ours.push(' ');
        ours.push_str(&as_printed(block));
    }
    let of_act: Vec<&str> = act.split_whitespace().collect();
    let of_ours: Vec<&str> = ours.split_whitespace().collect();
    assert!(of_act.len() > 1500, "annex B is long: an empty comparison would prove nothing");
    for (position, (theirs, mine)) in of_act.iter().zip(&of_ours).enumerate() {
        assert_eq!(theirs, mine, "word {position}");
    }
    assert_eq!(of_act.len(), of_ours.len());
}

#[test]
fn blocks_follow_each_other_and_cover_every_line_with_words() {
    let mut next = FIRST;
    for block in &agreement_template().blocks {
        assert!(*block.lines.start() >= next, "block at {} overlaps", block.lines.start());
        for line in next..*block.lines.start() {
            assert_eq!(text().line(line).unwrap().trim(), "", "line {line} is in no block");
        }
        next = block.lines.end() + 1;
    }
    assert_eq!(next, LAST + 1);
}

#[test]
fn the_title_loses_the_words_scheme_of() {
    let template = agreement_template();
    assert_eq!(template.scheme_words, "SCHEMA DI");
    let title = &template.blocks[0];
    assert_eq!(title.kind, BlockKind::DeedTitle);
    assert!(plain(title).starts_with("ACCORDO PER LA VALORIZZAZIONE"));
    assert!(title.spans.iter().all(|span| matches!(span, Span::Text { style: Style::Bold, .. })));
}

#[test]
fn no_mark_of_emphasis_is_left_and_none_is_lost() {
    let spans: Vec<&Span> = agreement_template().blocks.iter().flat_map(|block| &block.spans).collect();
    let styled = |wanted: Style| {
        spans.iter().filter(|span| matches!(span, Span::Text { style, .. } if *style == wanted)).count()
    };
    assert!(spans.iter().all(|span| !matches!(span, Span::Text { text, .. } if text.contains('*'))));
    assert_eq!(styled(Style::Italic), 4, "Europa 2020, two regional laws, the programme of development");
    assert_eq!(styled(Style::Bold), 2, "the title and the title repeated");
}

#[test]
fn blanks_are_the_seven_names_and_the_reference() {
    let blanks = |wanted: Blank| {
        let blocks = agreement_template().blocks.iter();
        blocks
            .filter(|block| block.spans.contains(&Span::Blank(wanted)))
            .map(|block| *block.lines.start())
            .collect::<Vec<_>>()
    };
    assert_eq!(blanks(Blank::PartyName), [583, 585, 587, 589, 597, 599, 601]);
    assert_eq!(blanks(Blank::ResolutionReference), [618]);
}

#[test]
fn rows_of_parties_are_nine_and_the_ambiti_are_one() {
    let rows: Vec<SchemeRow> = agreement_template()
        .blocks
        .iter()
        .filter_map(|block| if let BlockKind::PartyRow(row) = block.kind { Some(row) } else { None })
        .collect();
    use SchemeRow::*;
    assert_eq!(
        rows,
        [Region, Asl, Province, ChamberOfCommerce, Ambito, EqualityAdvisor, University, OtherPublic, OtherPrivate]
    );
    assert_eq!(block_at(589).lines, 589..=593);
    let printed: Vec<_> = [589, 591, 593].map(|line| text().line(line)).to_vec();
    assert!(printed.iter().all(|line| *line == printed[0]), "one row stands for three equal lines");
}

#[test]
fn articles_are_twelve_and_lists_keep_their_numbers_over_a_page() {
    let blocks = &agreement_template().blocks;
    let articles: Vec<u8> = blocks
        .iter()
        .filter_map(|block| if let BlockKind::ArticleHeading(number) = block.kind { Some(number) } else { None })
        .collect();
    assert_eq!(articles, (1..=12).collect::<Vec<_>>());
    assert_eq!(block_at(618).kind, BlockKind::Numbered(3));
    assert_eq!(block_at(753).kind, BlockKind::Numbered(2));
    assert_eq!(block_at(755).kind, BlockKind::Numbered(3));
}

#[test]
fn a_paragraph_cut_by_a_page_is_one_block() {
    for (before, after) in [(557, 559), (570, 572), (633, 635), (689, 691), (708, 710), (726, 728), (751, 753)] {
        assert_eq!(block_at(before).lines, before..=after);
    }
    assert!(plain(block_at(726)).contains("coerente con gli obiettivi"));
}
