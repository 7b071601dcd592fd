//! Where the lines of a paragraph may end and where they best end: over the whole paragraph, after Knuth and Plass.
//! It measures through a closure and knows neither faces nor pages.

use unicode_linebreak::linebreaks;

use crate::style::Setting;

/// A place where a line may end.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Break {
    /// The line's last byte, blanks after it left out.
    pub(crate) end: usize,
    /// The first byte of the next line.
    pub(crate) next: usize,
    /// A hyphen is printed at the end.
    pub(crate) hyphen: bool,
    /// What ending here costs beside the line's looseness.
    cost: f32,
    /// Width of everything before `end`, and of the blanks in it.
    to_end: (f32, f32),
    /// The same before `next`.
    to_next: (f32, f32),
}

/// What a paragraph is set into.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measure {
    /// Width of the lines.
    pub(crate) width: f32,
    /// How they fill it.
    pub(crate) setting: Setting,
    /// Width of a hyphen.
    pub(crate) hyphen: f32,
}

/// How far a blank may grow before a line looks empty, as a part of itself.
const STRETCH: f32 = 0.55;
/// How far it may shrink.
const SHRINK: f32 = 0.22;
/// Cost of a hyphen, of a break inside what is no word, of two hyphens in a row, of a last line that is
/// nearly empty or begins within a word.
const HYPHEN_COST: f32 = 60.0;
const FORCED_COST: f32 = 3_000.0;
const HYPHENS_IN_A_ROW: f32 = 9_000.0;
const SHORT_LAST_LINE: f32 = 9_000.0;
/// Looseness that counts as the worst.
const WORST: f32 = 10_000.0;
/// After these an address or a code may go on in the next line.
const JOINTS: [char; 5] = ['@', '.', '-', '_', '/'];
/// The shortest run of letters that is hyphenated.
const SHORTEST_WORD: usize = 5;
/// The longest, in bytes: hypher refuses more than 45, and no Italian word comes near.
const LONGEST_WORD: usize = 45;

/// Every place where a line may end; the first is the paragraph's beginning, the last its end.
///
/// `width` measures a byte range of `text` and may fail with the character that can not be measured.
pub(crate) fn breaks<E>(
    text: &str,
    measure: Measure,
    mut width: impl FnMut(std::ops::Range<usize>) -> Result<f32, E>,
) -> Result<Vec<Break>, E> {
    let mut found = vec![Break::default()];
    let (mut start, mut sum, mut blanks) = (0, 0.0, 0.0);
    let mut token = Token::default();
    for (stop, _) in linebreaks(text) {
        let word_end = start + text[start..stop].trim_end_matches(' ').len();
        let word_width = width(start..word_end)?;
        if start >= token.end {
            token = Token::at(text, start);
        }
        let word = Word { range: start..word_end, width: word_width, kind: token.kind };
        for inner in inner_breaks(text, word, measure, &mut width)? {
            let so_far = sum + inner.width;
            let state = (so_far, blanks);
            let cost = if inner.forced { FORCED_COST } else { HYPHEN_COST };
            let (end, hyphen) = (inner.at, inner.hyphen);
            found.push(Break { end, next: end, hyphen, cost, to_end: state, to_next: state });
        }
        sum += word_width;
        let before_blanks = (sum, blanks);
        if word_end < stop {
            let gap = width(word_end..stop)?;
            sum += gap;
            blanks += gap;
        }
        found.push(Break {
            end: word_end,
            next: stop,
            to_end: before_blanks,
            to_next: (sum, blanks),
            ..Break::default()
        });
        start = stop;
    }
    Ok(found)
}

/// What stands between two blanks, as a whole: an address has parts that look like words.
#[derive(Clone, Copy, Default)]
struct Token {
    end: usize,
    kind: Kind,
}

/// How what stands between two blanks may be divided.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    /// By syllables, with a hyphen.
    #[default]
    Words,
    /// An e-mail or web address: after its joints. A hyphen would be read as its own.
    Address,
    /// A code, a number, an abbreviation: as an address, but only at need.
    Code,
}

impl Token {
    /// The token that begins at a byte of the text.
    fn at(text: &str, start: usize) -> Self {
        let rest = &text[start..];
        let len = rest.find(char::is_whitespace).map_or(rest.len(), |blank| blank.max(1));
        Self { end: start + len, kind: kind(&rest[..len]) }
    }
}

fn kind(token: &str) -> Kind {
    let dot_inside = token.trim_matches(|c: char| !c.is_alphanumeric()).contains('.');
    if token.contains('@') || token.contains("://") || token.starts_with("www.") {
        Kind::Address
    } else if dot_inside || token.contains(|c: char| c.is_numeric() || c == '_') {
        Kind::Code
    } else {
        Kind::Words
    }
}

/// A piece of a token between two places where a line may end anyway.
struct Word {
    range: std::ops::Range<usize>,
    width: f32,
    kind: Kind,
}

struct Inner {
    at: usize,
    hyphen: bool,
    /// Where nothing but the line's width asks for a break.
    forced: bool,
    width: f32,
}

/// The places inside a word: between syllables where hyphens are wanted, after the joints of an address, anywhere where
/// it is wider than the line.
fn inner_breaks<E>(
    text: &str,
    word: Word,
    measure: Measure,
    width: &mut impl FnMut(std::ops::Range<usize>) -> Result<f32, E>,
) -> Result<Vec<Inner>, E> {
    let Word { range: word, width: word_width, kind } = word;
    let too_wide = word_width > measure.width;
    if !too_wide && (measure.setting != Setting::Justified || kind == Kind::Code) {
        return Ok(Vec::new());
    }
    let hyphen = kind == Kind::Words;
    let letters = &text[word.clone()];
    let places = if hyphen { syllables(letters, too_wide) } else { after_joints(letters) };
    let room = measure.width - if hyphen { measure.hyphen } else { 0.0 };
    let mut inner = Vec::new();
    let (mut from, mut so_far) = (word.start, 0.0);
    for at in places.into_iter().map(|at| at + word.start).chain([word.end]) {
        let part = width(from..at)?;
        if part > room {
            let mut piece = so_far;
            for (place, character) in text[from..at].char_indices() {
                if place > 0 {
                    inner.push(Inner { at: from + place, hyphen: false, forced: true, width: piece });
                }
                piece += width(from + place..from + place + character.len_utf8())?;
            }
        }
        so_far += part;
        if at < word.end {
            inner.push(Inner { at, hyphen, forced: false, width: so_far });
        }
        from = at;
    }
    Ok(inner)
}

/// The byte places after the joints of an address or a code, between what is no joint.
fn after_joints(word: &str) -> Vec<usize> {
    let next = |place: usize| word[place..].chars().next();
    let after = |(place, joint): (usize, &str)| place + joint.len();
    let places = word.match_indices(JOINTS).map(after);
    places.filter(|place| next(*place).is_some_and(|next| !JOINTS.contains(&next))).collect()
}

/// The byte places where Italian divides a word; words in capitals are divided only at need.
fn syllables(word: &str, at_need: bool) -> Vec<usize> {
    let mut places = Vec::new();
    let mut start = 0;
    for run in word.split_inclusive(|c: char| !c.is_alphabetic()) {
        let letters = run.trim_end_matches(|c: char| !c.is_alphabetic());
        let capitals = !letters.chars().any(char::is_lowercase);
        let is_word = letters.chars().count() >= SHORTEST_WORD && letters.len() <= LONGEST_WORD;
        if is_word && (at_need || !capitals) {
            let mut at = start;
            let mut parts = hypher::hyphenate_bounded(letters, hypher::Lang::Italian, 2, 3).peekable();
            while let Some(part) = parts.next() {
                at += part.len();
                if parts.peek().is_some() {
                    places.push(at);
                }
            }
        }
        start += run.len();
    }
    places
}

/// The cheapest sequence of breaks, beginning and end included.
pub(crate) fn best(breaks: &[Break], measure: Measure) -> Vec<usize> {
    let mut cost = vec![f32::INFINITY; breaks.len()];
    let mut from = vec![0; breaks.len()];
    cost[0] = 0.0;
    for to in 1..breaks.len() {
        for start in (0..to).rev() {
            let line = line_cost(breaks, start, to, measure);
            // Lines only grow as they start earlier; a single piece that does not fit is set all the same.
            let Some(line) = line.or((start + 1 == to).then_some(WORST * WORST)) else { break };
            if cost[start] + line < cost[to] {
                cost[to] = cost[start] + line;
                from[to] = start;
            }
        }
    }
    let mut path = vec![breaks.len() - 1];
    while let Some(&last) = path.last().filter(|last| **last > 0) {
        path.push(from[last]);
    }
    path.reverse();
    path
}

/// What a line costs, or nothing if it does not fit.
fn line_cost(breaks: &[Break], start: usize, to: usize, measure: Measure) -> Option<f32> {
    let (a, b) = (&breaks[start], &breaks[to]);
    let last = to + 1 == breaks.len();
    let natural = b.to_end.0 - a.to_next.0 + if b.hyphen { measure.hyphen } else { 0.0 };
    let blanks = b.to_end.1 - a.to_next.1;
    let room = measure.width - natural;
    let justified = measure.setting == Setting::Justified;
    let give = if room >= 0.0 {
        blanks * STRETCH
    } else if justified {
        blanks * SHRINK
    } else {
        0.0
    };
    // Half a thousandth of a point forgives the rounding of sums.
    if room < -give - 0.0005 {
        return None;
    }
    // Lines in the middle are balanced, the last one too.
    let free = last && room >= 0.0 && measure.setting != Setting::Centred;
    let looseness = match (free, justified) {
        (true, _) => 0.0,
        (false, true) if give > 0.0 => (room / give).abs(),
        (false, true) => {
            if room <= 0.5 {
                0.0
            } else {
                20.0
            }
        }
        (false, false) => 4.0 * room / measure.width,
    };
    let badness = (100.0 * looseness.powi(3)).min(WORST);
    let mut cost = (10.0 + badness + b.cost).powi(2);
    if a.hyphen && b.hyphen {
        cost += HYPHENS_IN_A_ROW;
    }
    if last && (a.hyphen || a.next > 0 && natural < measure.width / 12.0) {
        cost += SHORT_LAST_LINE;
    }
    Some(cost)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn set(text: &str, width: f32, setting: Setting) -> Vec<String> {
        let measure = Measure { width, setting, hyphen: 1.0 };
        let ruler = |range: std::ops::Range<usize>| Ok::<_, ()>(text[range].chars().count() as f32);
        let all = breaks(text, measure, ruler).unwrap();
        let path = best(&all, measure);
        let line = |pair: &[usize]| {
            let (a, b) = (all[pair[0]], all[pair[1]]);
            format!("{}{}", &text[a.next..b.end], if b.hyphen { "-" } else { "" })
        };
        path.windows(2).map(line).collect()
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_overflows(
            words in prop::collection::vec("[a-zàèéìòù]{1,14}|[A-Z0-9.@/_-]{1,40}", 1..60),
            width in 8..60_u8,
            justified in any::<bool>(),
        ) {
            let text = words.join(" ");
            let setting = if justified { Setting::Justified } else { Setting::Ragged };
            let lines = set(&text, f32::from(width), setting);
            for line in &lines {
                let natural = line.chars().count() as f32;
                let blanks = line.matches(' ').count() as f32;
                prop_assert!(natural - blanks * SHRINK <= f32::from(width) + 0.01, "{}", line);
            }
            let joined: String = lines.concat().replace([' ', '-'], "");
            prop_assert_eq!(joined, text.replace([' ', '-'], ""));
        }
    }

    #[test]
    fn the_whole_paragraph_decides() {
        // Line by line, the first line would take "bb" too and leave the second nearly empty.
        let lines = set("aaa bb cc ddddd", 6.0, Setting::Ragged);
        assert_eq!(lines, ["aaa", "bb cc", "ddddd"]);
    }

    #[test]
    fn words_divide_as_italian_does() {
        let lines = set("conciliazione", 8.0, Setting::Justified);
        assert_eq!(lines.concat().replace('-', ""), "conciliazione");
        assert!(lines[0].ends_with('-'), "{lines:?}");
        assert_eq!(syllables("territoriale", false), [3, 5, 7]);
        assert!(syllables("REGIONE", false).is_empty(), "capitals stay whole");
    }

    #[test]
    fn addresses_and_codes_get_no_hyphen_of_ours() {
        for (text, expected) in [
            ("protocollo@pec.comune.casalpusterlengo.lo.it", vec!["protocollo@pec.comune.", "casalpusterlengo.lo.it"]),
            ("consigliera_parita.casal-pusterlengo@pec.it", vec!["consigliera_parita.", "casal-pusterlengo@pec.it"]),
            (
                "https://www.conciliazione.example/documenti",
                vec!["https://www.", "conciliazione.example/", "documenti"],
            ),
            ("IT60X0542811101000000123456CONCILIAZIONE", vec!["IT60X0542811101000000123", "456CONCILIAZIONE"]),
        ] {
            for setting in [Setting::Ragged, Setting::Justified, Setting::Centred] {
                let lines = set(text, 24.0, setting);
                assert_eq!(lines.concat(), text, "{setting:?}: {lines:?}");
                if setting == Setting::Ragged {
                    assert_eq!(lines, expected);
                }
            }
        }
    }

    #[test]
    fn what_looks_like_words_inside_an_address_is_no_word() {
        for kept in
            ["segreteria@casal-pusterlengo-conciliazione.example", "d.g.r.", "X/1081", "31.12.2014", "www.asl.example"]
        {
            assert!(kind(kept) != Kind::Words, "{kept}");
        }
        for words in ["pubblico-privato", "Famiglia/Lavoro", "conciliazione.", "(territoriale),", "«…»"] {
            assert!(kind(words) == Kind::Words, "{words}");
        }
    }

    #[test]
    fn a_word_of_ten_thousand_characters_is_cut_to_the_line() {
        let lines = set(&"x".repeat(10_000), 50.0, Setting::Ragged);
        assert!(lines.iter().all(|line| line.len() <= 50));
        assert_eq!(lines.concat().len(), 10_000);
    }
}
