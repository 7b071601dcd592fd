//! What a word of the command line names, among parties or terms: one of them, or a question.

use concilia_core::italian::fold;

use crate::report::Stopped;

/// The one that is called so, whole or in part.
pub(super) fn one<'a, T>(all: &'a [T], name: &dyn Fn(&T) -> &str, words: &str) -> Result<&'a T, Stopped> {
    let wanted = fold(words);
    let exact = all.iter().find(|one| fold(name(one)) == wanted);
    let found: Vec<&T> = match exact {
        Some(one) => vec![one],
        None => all.iter().filter(|one| fold(name(one)).contains(&wanted)).collect(),
    };
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
            "Scrivi il nome per intero.",
        )),
    }
}

/// The first names of many, and how many more there are.
pub(super) fn some(names: &[&str]) -> String {
    const SHOWN: usize = 6;
    let shown = names.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} e altri {more}"),
    }
}
