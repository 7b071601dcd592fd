//! Numbers as they stand in a sentence: with the article that their spoken form asks for.

/// "i 7", "gli 8", "gli 11", "gli 80".
pub(crate) fn the(count: usize) -> String {
    format!("{} {count}", if begins_with_vowel(count) { "gli" } else { "i" })
}

/// "dei 7", "degli 8", "degli 11", "degli 80".
pub(crate) fn of_the(count: usize) -> String {
    format!("{} {count}", if begins_with_vowel(count) { "degli" } else { "dei" })
}

/// Otto, ottanta, ottocento and their thousands; undici and its thousands.
fn begins_with_vowel(count: usize) -> bool {
    let digits = count.to_string();
    digits.starts_with('8') || (digits.starts_with("11") && digits.len() % 3 == 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_follows_the_spoken_number() {
        for count in [8, 11, 80, 88, 800, 8_000, 11_000, 11_500] {
            assert_eq!((the(count), of_the(count)), (format!("gli {count}"), format!("degli {count}")));
        }
        for count in [2, 7, 10, 12, 18, 21, 110, 111, 118, 180, 1_100] {
            assert_eq!((the(count), of_the(count)), (format!("i {count}"), format!("dei {count}")));
        }
    }
}
