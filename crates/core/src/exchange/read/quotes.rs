//! Quotation marks of a list as text: where one was opened and not closed as it should, and took rows or columns with it. Whoever
//! reads the cells sees nothing of it.

/// The line of the first quotation mark that opens a cell, holds a separator or the end of a line, and is not closed at the end of
/// that cell. `text` has line feeds alone; lines from 1.
pub(super) fn torn(text: &str, separator: u8) -> Option<u32> {
    let separator = char::from(separator);
    let (mut line, mut signs) = (1_u32, text.chars().peekable());
    let mut begins = true;
    while let Some(sign) = signs.next() {
        if sign == '"' && begins {
            let (opened, mut holds) = (line, false);
            loop {
                match signs.next() {
                    Some('"') if signs.peek() == Some(&'"') => drop(signs.next()),
                    Some('"') => break,
                    Some(inner) => {
                        holds |= inner == separator || inner == '\n';
                        line += u32::from(inner == '\n');
                    }
                    None => return Some(opened),
                }
            }
            let closed = signs.peek().is_none_or(|next| *next == separator || *next == '\n');
            if holds && !closed {
                return Some(opened);
            }
        }
        line += u32::from(sign == '\n');
        begins = sign == separator || sign == '\n';
    }
    None
}

#[cfg(test)]
mod tests {
    use super::torn;

    #[test]
    fn a_mark_that_is_not_closed_is_found_at_its_line_and_a_closed_one_never() {
        let at = |text: &str| torn(text, b';');
        for whole in [
            "Ente;Note\n\"Alfa; e altri\";x\n",
            "\"Alfa\n e altri\";\"\"\n\"fine\"",
            "Alfa \"detta Beta;x\n",
            "\"Alfa\" srl;x\n",
            "\"detta \"\"Beta;\"\"\";x\n",
        ] {
            assert_eq!(at(whole), None, "{whole}");
        }
        assert_eq!(at("Ente;Note\n\"Alfa;x\nBeta;\"y\"\nGamma;z\n"), Some(2));
        assert_eq!(at("Ente;Note\n\"Alfa\n\";x\n\"Beta;x\n"), Some(4));
        assert_eq!(at("Ente;Note\n\"Alfa;x\n\"Beta;y\n"), Some(2));
    }
}
