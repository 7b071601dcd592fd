//! How the resolution itself is referred to, read from its heading.

use super::text::text;
use crate::italian::MONTHS;

/// The line that carries the number.
const NUMBER: u32 = 9;
/// The line that carries the day.
const SITTING: u32 = 11;

/// Number and date as a deed writes them after "dgr": "X/1081 del 12 dicembre 2013".
pub fn reference() -> String {
    let after = |line: u32, mark: &str| {
        let words = text().line(line).unwrap_or_default();
        words.split_once(mark).map(|(_, rest)| rest.trim()).unwrap_or_default()
    };
    let number: String = after(NUMBER, "N°").split_whitespace().collect();
    let mut date = after(SITTING, "del").split('/');
    let (day, month) = (date.next().unwrap_or_default(), date.next().and_then(|month| month.parse::<usize>().ok()));
    let month = month.and_then(|month| MONTHS.get(month.wrapping_sub(1))).copied().unwrap_or_default();
    format!("{number} del {day} {month} {}", date.next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_resolution_is_called_as_its_heading_says() {
        assert_eq!(super::reference(), "X/1081 del 12 dicembre 2013");
    }
}
