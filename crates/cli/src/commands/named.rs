//! What a word of the command line names, among parties or terms: one of them, or a question.

use concilia_core::italian::fold;

use crate::report::Stopped;

/// How well a name answers to what was written, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It is the name.
    Whole,
    /// They are words of it.
    Words,
    /// A word of it begins so.
    Beginning,
    /// It stands inside a word.
    Inside,
}

impl Fit {
    /// Of a name and of what is looked for in it, both folded.
    fn of(name: &str, wanted: &str) -> Option<Self> {
        if name == wanted {
            return Some(Self::Whole);
        }
        let inside = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
        let found = name.match_indices(wanted).map(|(at, _)| {
            let (before, after) = (&name[..at], &name[at + wanted.len()..]);
            match (inside(before.chars().next_back()), inside(after.chars().next())) {
                (false, false) => Self::Words,
                (false, true) => Self::Beginning,
                (true, _) => Self::Inside,
            }
        });
        found.min()
    }
}

/// The one that is called so: by its whole name, else by words of it, by the beginning of one, by a part.
pub(super) fn one<'a, T>(all: &'a [T], name: &dyn Fn(&T) -> &str, words: &str) -> Result<&'a T, Stopped> {
    let wanted = fold(words);
    let fits: Vec<(Fit, &T)> =
        all.iter().filter_map(|one| Fit::of(&fold(name(one)), &wanted).map(|fit| (fit, one))).collect();
    let best = fits.iter().map(|(fit, _)| *fit).min();
    let found: Vec<&T> = fits.iter().filter(|(fit, _)| Some(*fit) == best).map(|(_, one)| *one).collect();
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(Stopped::because(
            "register.unknown",
            format!("Nessuno fra quelli possibili si chiama «{words}»: non è stato scritto nulla."),
            "Controlla il nome con «concilia status» o «concilia export «archivio» parties «file.csv»».",
        )),
        many => Err(Stopped::because(
            "register.ambiguous",
            format!("«{words}» ne trova più d’uno: {}.", some(&many.iter().map(|one| name(one)).collect::<Vec<_>>())),
            if best == Some(Fit::Whole) {
                "Hanno lo stesso nome: dai loro nomi diversi nella finestra, oppure uniscili là."
            } else {
                "Scrivi il nome per intero."
            },
        )),
    }
}

/// The first names of many, none of them endless, and how many more there are.
pub(super) fn some(names: &[&str]) -> String {
    const SHOWN: usize = 6;
    let shown = names.iter().take(SHOWN).map(|name| short(name)).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(SHOWN) {
        0 => shown,
        1 => format!("{shown} e un altro"),
        more => format!("{shown} e altri {more}"),
    }
}

fn short(name: &str) -> String {
    const LONGEST: usize = 80;
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 5] =
        ["STER", "Casalpusterlengo", "Sterzi Impianti", "Comune di Casale Ster", "Fondazione Ònlus"];

    fn found<'a>(names: &'a [&'a str], words: &str) -> Result<&'a str, String> {
        one(names, &|name| name, words).copied().map_err(|stopped| stopped.to_string())
    }

    #[test]
    fn a_name_is_found_by_itself_then_by_words_then_by_beginnings_then_by_parts() {
        assert_eq!(found(&NAMES, "ster").unwrap(), "STER");
        assert_eq!(found(&NAMES[1..], "STER").unwrap(), "Comune di Casale Ster");
        assert_eq!(found(&NAMES[1..3], "STER").unwrap(), "Sterzi Impianti");
        assert_eq!(found(&NAMES[1..2], "STER").unwrap(), "Casalpusterlengo");
        assert_eq!(found(&NAMES, "onlus").unwrap(), "Fondazione Ònlus");
    }

    #[test]
    fn several_as_good_are_a_question_with_their_names() {
        let long = "x".repeat(200);
        let names = ["Ente A", "Ente B", &format!("Ente {long}"), "Entella"];
        let words = found(&names, "ente").unwrap_err();
        assert!(words.contains("Ente A, Ente B, Ente xx") && words.contains('…'), "{words}");
        assert!(!words.contains("Entella") && !words.contains(&long), "{words}");
        assert!(found(&["Uno", "Uno"], "uno").unwrap_err().contains("stesso nome"));
        assert_eq!(some(&["a", "b", "c", "d", "e", "f", "g", "h"]), "a, b, c, d, e, f e altri 2");
    }
}
