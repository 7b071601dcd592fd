//! Which copies stay as they grow old: all of the last two days, the last one of each day for 12 days more, of each week for
//! 10 weeks more, of each month for 9 months more. The rules do not exclude one another, so that thinning often or seldom
//! leaves the same.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Days, Months, Utc};

/// Days of which every copy stays.
const ALL_DAYS: u64 = 2;
/// Days after those of which the last copy of each stays.
const DAILY_DAYS: u64 = 12;
/// Weeks after those.
const WEEKLY_WEEKS: u64 = 10;
/// Months after those.
const MONTHLY_MONTHS: u32 = 9;

/// A copy, as its age judges it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aged {
    /// When it was made.
    pub at: DateTime<Utc>,
    /// It was made before a migration: it stays as long as the oldest do.
    pub kept_long: bool,
}

/// Whether each copy stays at `now`. The newest one always does, and so does what seems to come from the future.
pub fn stays(copies: &[Aged], now: DateTime<Utc>) -> Vec<bool> {
    let all_from = now - Days::new(ALL_DAYS);
    let daily_from = all_from - Days::new(DAILY_DAYS);
    let weekly_from = daily_from - Days::new(7 * WEEKLY_WEEKS);
    let monthly_from = weekly_from - Months::new(MONTHLY_MONTHS);
    let mut newest_first: Vec<usize> = (0..copies.len()).collect();
    newest_first.sort_by_key(|&place| std::cmp::Reverse((copies[place].at, place)));
    let (mut days, mut weeks, mut months) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut stays = vec![false; copies.len()];
    for (rank, place) in newest_first.into_iter().enumerate() {
        let Aged { at, kept_long } = copies[place];
        let day = at.date_naive();
        let last_of_day = days.insert(day);
        let last_of_week = weeks.insert((day.iso_week().year(), day.iso_week().week()));
        let last_of_month = months.insert((day.year(), day.month()));
        stays[place] = rank == 0
            || at >= all_from
            || (at >= daily_from && last_of_day)
            || (at >= weekly_from && last_of_week)
            || (at >= monthly_from && (last_of_month || kept_long));
    }
    stays
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(minutes_ago: i64) -> DateTime<Utc> {
        now() - chrono::Duration::minutes(minutes_ago)
    }

    fn now() -> DateTime<Utc> {
        "2015-06-30T16:00:00Z".parse().unwrap()
    }

    fn thinned(copies: &[Aged], now: DateTime<Utc>) -> Vec<Aged> {
        copies.iter().zip(stays(copies, now)).filter(|(_, stays)| *stays).map(|(copy, _)| *copy).collect()
    }

    /// Three copies a day for two years: as many stay as the rule says, and no gap is longer than its step.
    #[test]
    fn two_years_of_copies_leave_what_the_rule_says() {
        let copies: Vec<Aged> = (0..730 * 3).rev().map(|n| Aged { at: at(n * 8 * 60), kept_long: false }).collect();
        let left = thinned(&copies, now());
        let count = |from: u64, to: u64| {
            let (from, to) = (now() - Days::new(from), now() - Days::new(to));
            left.iter().filter(|copy| copy.at > from && copy.at <= to).count()
        };
        assert_eq!(left.iter().filter(|copy| copy.at >= now() - Days::new(2)).count(), 7, "every one of two days");
        assert!((11..=13).contains(&count(14, 2)), "one a day for twelve days: {}", count(14, 2));
        // A month ends within a week now and then: its last copy stays beside the week's.
        assert!((10..=13).contains(&count(84, 14)), "one a week for ten weeks: {}", count(84, 14));
        assert!((8..=10).contains(&count(365, 84)), "one a month for nine months: {}", count(365, 84));
        assert_eq!(count(9999, 365), 0);
    }

    proptest! {
        #[test]
        fn thinning_is_the_same_however_often_and_never_takes_the_newest(
            ages in proptest::collection::vec((0i64..600_000, proptest::bool::weighted(0.1)), 1..80),
            earlier in 0i64..300_000,
        ) {
            let copies: Vec<Aged> = ages.iter().map(|(age, kept_long)| Aged { at: at(*age), kept_long: *kept_long }).collect();
            let once = thinned(&copies, now());
            prop_assert_eq!(thinned(&once, now()), once.clone(), "a second time takes nothing");
            let newest = copies.iter().map(|copy| copy.at).max();
            prop_assert_eq!(once.iter().map(|copy| copy.at).max(), newest);
            prop_assert!(copies.iter().filter(|copy| copy.at >= at(2 * 24 * 60)).all(|copy| once.contains(copy)));

            // What was there already some time ago was thinned then; the same is left as if it had not been.
            let then = at(earlier);
            let (old, new): (Vec<Aged>, Vec<Aged>) = copies.iter().partition(|copy| copy.at <= then);
            let mut twice = thinned(&old, then);
            twice.extend(new);
            let mut twice: Vec<_> = thinned(&twice, now()).into_iter().map(|copy| copy.at).collect();
            let mut once: Vec<_> = once.into_iter().map(|copy| copy.at).collect();
            twice.sort();
            once.sort();
            twice.dedup();
            once.dedup();
            prop_assert_eq!(twice, once);
        }

        #[test]
        fn every_day_week_and_month_within_its_reach_keeps_a_copy(
            ages in proptest::collection::vec(0i64..600_000, 1..80),
        ) {
            let copies: Vec<Aged> = ages.iter().map(|age| Aged { at: at(*age), kept_long: false }).collect();
            let left = thinned(&copies, now());
            for copy in &copies {
                let day = copy.at.date_naive();
                let alike = |other: &Aged| {
                    let that = other.at.date_naive();
                    if copy.at >= now() - Days::new(14) {
                        that == day
                    } else if copy.at >= now() - Days::new(84) {
                        that.iso_week() == day.iso_week()
                    } else {
                        (that.year(), that.month()) == (day.year(), day.month())
                    }
                };
                let within = copy.at >= now() - Days::new(84) - Months::new(9);
                prop_assert!(!within || left.iter().any(alike), "{:?}", copy.at);
            }
        }
    }
}
