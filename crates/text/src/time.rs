//! Instants as an Italian clock shows them: the archive keeps them in universal time, nobody reads them so.

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveDateTime, Utc};

/// The time in Italy: one hour ahead of universal time, two from the last Sunday of March to the last of October, at one
/// o'clock universal time (directive 2000/84/EC).
pub fn italian(at: DateTime<Utc>) -> NaiveDateTime {
    let at = at.naive_utc();
    let turn = |month| last_sunday(at.year(), month).and_then(|day| day.and_hms_opt(1, 0, 0));
    let summer = turn(3).zip(turn(10)).is_some_and(|(from, to)| (from..to).contains(&at));
    at + Duration::hours(if summer { 2 } else { 1 })
}

/// March and October have 31 days.
fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    last.checked_sub_days(Days::new(u64::from(last.weekday().num_days_from_sunday())))
}

/// A day at the beginning of a sentence, with its article ("Il 10/03/2014", "L’11/03/2014").
pub(crate) fn the_day(day: NaiveDate) -> String {
    let article = if matches!(day.day(), 8 | 11) { "L’" } else { "Il " };
    format!("{article}{}", day.format("%d/%m/%Y"))
}

#[cfg(test)]
mod tests {
    use super::{italian, the_day};

    #[test]
    fn a_day_has_the_article_that_is_read() {
        let told = |day: &str| the_day(day.parse().unwrap());
        assert_eq!(told("2014-03-10"), "Il 10/03/2014");
        assert_eq!((told("2014-03-08"), told("2014-03-11")), ("L’08/03/2014".to_owned(), "L’11/03/2014".to_owned()));
    }

    #[test]
    fn winter_and_summer_have_their_hours() {
        let told = |at: &str| italian(at.parse().unwrap()).format("%d/%m/%Y %H:%M").to_string();
        assert_eq!(told("2014-01-20T23:30:00Z"), "21/01/2014 00:30");
        assert_eq!(told("2014-03-30T00:59:00Z"), "30/03/2014 01:59");
        assert_eq!(told("2014-03-30T01:00:00Z"), "30/03/2014 03:00");
        assert_eq!(told("2014-10-26T00:59:00Z"), "26/10/2014 02:59");
        assert_eq!(told("2014-10-26T01:00:00Z"), "26/10/2014 02:00");
    }
}
