//! Words for signs that the documents can not write.

use concilia_core::signs::is_unseen;

/// How many signs are shown before the others are counted.
const SHOWN: usize = 3;

/// A sign as a person can find it: itself with its number; its number alone where nobody sees it.
pub(crate) fn sign(sign: char) -> String {
    let number = u32::from(sign);
    if is_unseen(sign) { format!("U+{number:04X}") } else { format!("«{sign}» (U+{number:04X})") }
}

/// Signs in a title, each with its number: a screen may lack them too.
pub(crate) fn signs(of: &[char]) -> String {
    let shown: Vec<String> = of.iter().take(SHOWN).map(|shown| sign(*shown)).collect();
    match of.len().saturating_sub(SHOWN) {
        0 => shown.join(", "),
        more => format!("{} e altri {more}", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_shown_and_numbered_and_many_are_counted() {
        assert_eq!(sign('字'), "«字» (U+5B57)");
        assert_eq!(sign('\u{202e}'), "U+202E");
        assert_eq!(signs(&['字', '🙂']), "«字» (U+5B57), «🙂» (U+1F642)");
        assert!(signs(&['字'; 7]).ends_with(", «字» (U+5B57) e altri 4"));
    }
}
