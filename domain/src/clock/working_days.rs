//! Working days: every day but weekends, the holidays of the Algemene termijnenwet (article 3) and the days on
//! which the organisation is closed.

use crate::day::Day;
use jiff::{civil::Date, civil::date};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Which days are working days.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WorkingDays {
    /// The organisation's own closing days.
    pub closed: Vec<Day>,
}

impl WorkingDays {
    /// Whether people work on this day.
    pub fn is_working_day(&self, day: Day) -> bool {
        !day.is_weekend() && !holidays(day.date().year()).contains(&day) && !self.closed.contains(&day)
    }

    /// How many working days come after `from`, up to and including `until`: counted by weeks, so that centuries take no
    /// longer than days.
    pub fn between(&self, from: Day, until: Day) -> u32 {
        if until <= from {
            return 0;
        }
        let free: BTreeSet<Day> = (from.date().year()..=until.date().year())
            .flat_map(holidays)
            .chain(self.closed.iter().copied())
            .filter(|day| from < *day && *day <= until && !day.is_weekend())
            .collect();
        let days = weekdays_until(until) - weekdays_until(from);
        u32::try_from(days).unwrap_or(u32::MAX).saturating_sub(u32::try_from(free.len()).unwrap_or(u32::MAX))
    }

    /// The last working day up to and including this one. What was to be done before it is late: a working day after
    /// its day has begun.
    pub fn latest(&self, today: Day) -> Day {
        let mut day = today;
        while !self.is_working_day(day) {
            day = day.plus(-1);
        }
        day
    }

    /// The day that is so many working days after this one.
    pub fn after(&self, from: Day, days: u32) -> Day {
        let mut day = from;
        let mut left = days;
        while left > 0 {
            day = day.plus(1);
            left -= u32::from(self.is_working_day(day));
        }
        day
    }
}

/// How many days from Monday to Friday there were since Monday 29 December 1969, up to and including this one.
const fn weekdays_until(day: Day) -> i64 {
    let days = day.0 + 4;
    let rest = days.rem_euclid(7);
    days.div_euclid(7) * 5 + if rest < 5 { rest } else { 5 }
}

/// The holidays in the sense of the Algemene termijnenwet, article 3: New Year's Day, Good Friday, Easter Monday, the
/// King's birthday as celebrated, 5 May, Ascension Day, Whit Monday, both days of Christmas.
fn holidays(year: i16) -> [Day; 9] {
    let day = |month, day| Day::of_date(date(year, month, day));
    let (kings_day, easter, christmas) = (Day::of_date(kings_day(year)), Day::of_date(easter(year)), day(12, 25));
    [
        day(1, 1),
        easter.plus(-2),
        easter.plus(1),
        kings_day,
        day(5, 5),
        easter.plus(39),
        easter.plus(50),
        christmas,
        christmas.plus(1),
    ]
}

/// 27 April, or the day before when that is a Sunday.
fn kings_day(year: i16) -> Date {
    let day = date(year, 4, 27);
    if day.weekday() == jiff::civil::Weekday::Sunday { date(year, 4, 26) } else { day }
}

/// Easter Sunday in the Gregorian calendar (the anonymous algorithm that Meeus gives, Astronomical Algorithms,
/// chapter 8; its letters are kept).
#[allow(clippy::many_single_char_names)]
fn easter(year: i16) -> Date {
    let year32 = i32::from(year);
    let (a, b, c) = (year32 % 19, year32 / 100, year32 % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let (month, day) = (i8::try_from(n / 31), i8::try_from(n % 31 + 1));
    Date::new(year, month.unwrap_or(4), day.unwrap_or(1)).unwrap_or(date(year, 4, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn the_holidays_of_the_law_are_no_working_days() {
        let days = WorkingDays::default();
        for holiday in [
            "2026-01-01", // New Year's Day
            "2026-04-03", // Good Friday
            "2026-04-06", // Easter Monday
            "2026-04-27", // the King's birthday
            "2026-05-05", // Liberation Day, every year
            "2026-05-14", // Ascension Day
            "2026-05-25", // Whit Monday
            "2026-12-25", // Christmas, the second day is a Saturday
            "2025-04-26", // the King's birthday on a Saturday, as the 27th is a Sunday
            "2027-03-29", // an early Easter
            "2038-04-26", // the latest Easter there is
        ] {
            assert!(!days.is_working_day(day(holiday)), "{holiday}");
        }
        for ordinary in
            ["2026-01-02", "2026-04-02", "2026-04-28", "2026-05-04", "2026-05-15", "2026-12-24", "2026-12-28"]
        {
            assert!(days.is_working_day(day(ordinary)), "{ordinary}");
        }
        // 27 April 2025 is a Sunday: people celebrate on Saturday, and Monday is a working day.
        assert!(days.is_working_day(day("2025-04-28")));
    }

    #[test]
    fn working_days_are_counted_after_the_first_day() {
        let days = WorkingDays::default();
        for (from, until, count) in [
            ("2026-11-23", "2026-11-23", 0),
            ("2026-11-23", "2026-11-24", 1),
            ("2026-11-20", "2026-11-23", 1), // over a weekend
            ("2026-11-21", "2026-11-30", 6), // told on a Saturday
            ("2026-04-02", "2026-04-07", 1), // Easter: Thursday to Tuesday
            ("2026-12-24", "2027-01-04", 5), // Christmas and New Year
            ("2026-11-24", "2026-11-23", 0),
        ] {
            assert_eq!(days.between(day(from), day(until)), count, "{from} to {until}");
        }
    }

    #[test]
    fn counting_by_weeks_and_day_by_day_agree() {
        // A closing day on a weekend, and one on a holiday, are not taken off twice.
        let days = WorkingDays { closed: ["2026-11-27", "2026-11-28", "2026-12-25"].map(day).to_vec() };
        for start in (-800..1200).step_by(131) {
            let from = day("2026-01-01").plus(start);
            let mut counted = 0;
            for length in 0..400 {
                let until = from.plus(length);
                counted += u32::from(length > 0 && days.is_working_day(until));
                assert_eq!(days.between(from, until), counted, "{} to {}", from.iso(), until.iso());
            }
        }
    }

    #[test]
    fn the_latest_working_day_is_today_or_before_the_weekend_or_holiday() {
        let days = WorkingDays { closed: vec![day("2026-12-24")] };
        for (today, latest) in [
            ("2026-11-27", "2026-11-27"),
            ("2026-11-29", "2026-11-27"),
            ("2026-11-30", "2026-11-30"),
            ("2026-12-27", "2026-12-23"), // Christmas on a Friday, after a closing day
        ] {
            assert_eq!(days.latest(day(today)), day(latest), "{today}");
            for due in -9..3 {
                let due = day(today).plus(due);
                assert_eq!(due < days.latest(day(today)), days.between(due, day(today)) > 0, "{today}");
            }
        }
    }

    #[test]
    fn counting_and_going_on_agree() {
        let days = WorkingDays { closed: vec![day("2026-11-27"), day("2026-12-28")] };
        assert!(!days.is_working_day(day("2026-11-27")));
        for start in 0..400 {
            let from = day("2026-01-01").plus(start);
            for count in 0..12 {
                let after = days.after(from, count);
                assert_eq!(days.between(from, after), count);
                assert!(count == 0 || days.is_working_day(after));
            }
        }
    }
}
