//! Numbers as they stand in a sentence: thousands parted, with the noun and the article that they ask for.

use concilia_core::italian::grouped;

/// "1 giorno", "1.204 giorni"; a count is never below nothing.
pub(crate) fn counted(count: i64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count.unsigned_abs()), if count == 1 { one } else { many })
}

/// "1 giorno", "7 giorni", "1.204 giorni".
pub(crate) fn days(count: i64) -> String {
    counted(count, "giorno", "giorni")
}

/// "i 7", "gli 8", "gli 11", "gli 80".
pub(crate) fn the(count: usize) -> String {
    format!("{} {}", if begins_with_vowel(count) { "gli" } else { "i" }, grouped(count as u64))
}

/// "dei 7", "degli 8", "degli 11", "degli 80".
pub(crate) fn of_the(count: usize) -> String {
    format!("{} {}", if begins_with_vowel(count) { "degli" } else { "dei" }, grouped(count as u64))
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
    fn one_and_many_are_told_apart_and_thousands_are_parted() {
        assert_eq!([1, 7, 1_204].map(days), ["1 giorno", "7 giorni", "1.204 giorni"]);
    }

    #[test]
    fn the_article_follows_the_spoken_number() {
        for count in [8, 11, 80, 88, 800, 8_000, 11_000, 11_500] {
            let number = grouped(count as u64);
            assert_eq!((the(count), of_the(count)), (format!("gli {number}"), format!("degli {number}")));
        }
        for count in [2, 7, 10, 12, 18, 21, 110, 111, 118, 180, 1_100] {
            let number = grouped(count as u64);
            assert_eq!((the(count), of_the(count)), (format!("i {number}"), format!("dei {number}")));
        }
    }
}
