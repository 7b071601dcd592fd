//! Dates as Italian letters write them. Formatting only.

use chrono::{Datelike, NaiveDate};
use concilia_core::italian::MONTHS;

/// "31 marzo 2014", "1° aprile 2014"; the blanks do not break.
pub(crate) fn long_date(date: NaiveDate) -> String {
    let day = if date.day() == 1 { "1°".to_owned() } else { date.day().to_string() };
    format!("{day}\u{a0}{}\u{a0}{}", MONTHS[date.month0() as usize], date.year())
}

/// "31/03/2014".
pub(crate) fn short_date(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_letters_write_them() {
        let date = |month, day| NaiveDate::from_ymd_opt(2014, month, day).unwrap();
        assert_eq!(long_date(date(3, 31)), "31\u{a0}marzo\u{a0}2014");
        assert_eq!(long_date(date(4, 1)), "1°\u{a0}aprile\u{a0}2014");
        assert_eq!(short_date(date(4, 1)), "01/04/2014");
    }
}
