//! Days of the calendar: promises, meetings and closing days have a day, not a moment.

use crate::{
    flaw::Flaw,
    language::Language,
    time::{Timestamp, zone},
};
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

/// A day, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
#[serde(transparent)]
pub struct Day(pub i64);

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

impl Day {
    /// Reads `2026-11-27`, as a date field sends it.
    ///
    /// # Errors
    /// `Empty`, or `NotADate` for what is no day between 1900 and 2200.
    pub fn parse(typed: &str) -> Result<Self, Flaw> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(Flaw::Empty);
        }
        let date: Date = typed.parse().map_err(|_| Flaw::NotADate)?;
        if (1900..2200).contains(&date.year()) { Ok(Self::of_date(date)) } else { Err(Flaw::NotADate) }
    }

    /// As `parse`, for a promise: the day may not have passed.
    ///
    /// # Errors
    /// As `parse`, and `InThePast`.
    pub fn parse_to_come(typed: &str, today: Self) -> Result<Self, Flaw> {
        let day = Self::parse(typed)?;
        if day < today { Err(Flaw::InThePast) } else { Ok(day) }
    }

    pub(crate) fn of_date(date: Date) -> Self {
        Self(i64::from(EPOCH.until(date).map_or(0, |span| span.get_days())))
    }

    pub(crate) fn date(self) -> Date {
        let span = jiff::Span::new().try_days(self.0).unwrap_or_default();
        EPOCH.checked_add(span).unwrap_or(EPOCH)
    }

    /// The day on calendars in the Netherlands at this moment.
    pub fn of(moment: Timestamp) -> Self {
        Self::of_date(moment.local().date())
    }

    /// The moment at which it begins in the Netherlands.
    pub fn start(self) -> Timestamp {
        let start = zone().to_ambiguous_timestamp(self.date().at(0, 0, 0, 0)).compatible();
        Timestamp(start.map_or_else(|_| self.0.saturating_mul(Timestamp::DAY), jiff::Timestamp::as_millisecond))
    }

    /// So many days later (or earlier, when negative).
    #[must_use]
    pub const fn plus(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// `2026-11-27`, for date fields and `<time datetime>`.
    pub fn iso(self) -> String {
        self.date().to_string()
    }

    /// `20261127`, for calendars (RFC 5545, 3.3.4).
    pub fn compact(self) -> String {
        self.date().strftime("%Y%m%d").to_string()
    }

    /// Whether it is a Saturday or a Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self.date().weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    /// Whether a week begins with it.
    pub fn is_monday(self) -> bool {
        self.date().weekday() == Weekday::Monday
    }

    /// The number of the day and the short name of the month, as on a calendar leaf: `mrt`, or `mrt ’27` in another year than
    /// that of `today`.
    pub fn leaf(self, language: Language, today: Self) -> (i8, String) {
        let date = self.date();
        let month = language.short_month(date.month());
        let is_this_year = date.year() == today.date().year();
        (
            date.day(),
            if is_this_year { month.to_owned() } else { format!("{month} ’{:02}", date.year().rem_euclid(100)) },
        )
    }

    /// The day in words: `vrijdag 27 november`, with the year when it is not that of `today`.
    pub fn words(self, language: Language, today: Self) -> String {
        let date = self.date();
        let weekday = language.weekday(date.weekday().to_monday_one_offset());
        let words = format!("{weekday} {} {}", date.day(), language.month(date.month()));
        if date.year() == today.date().year() { words } else { format!("{words} {}", date.year()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_that_of_calendars_in_the_netherlands() {
        for (moment, day) in [
            ("2026-11-23T22:59:59Z", "2026-11-23"),
            ("2026-11-23T23:00:00Z", "2026-11-24"),
            // Summer time: two hours ahead of UTC.
            ("2026-07-01T21:59:59Z", "2026-07-01"),
            ("2026-07-01T22:00:00Z", "2026-07-02"),
            // The nights in which the clocks change.
            ("2026-03-28T23:00:00Z", "2026-03-29"),
            ("2026-03-29T22:00:00Z", "2026-03-30"),
            ("2026-10-24T22:00:00Z", "2026-10-25"),
            ("2026-10-25T22:59:59Z", "2026-10-25"),
        ] {
            let moment = Timestamp(moment.parse::<jiff::Timestamp>().unwrap().as_millisecond());
            assert_eq!(Day::of(moment).iso(), day);
            assert_eq!(Day::of(Day::of(moment).start()), Day::of(moment));
            assert!(Day::of(moment).start() <= moment);
        }
    }

    #[test]
    fn only_days_are_days() {
        assert_eq!(Day::parse(" 2026-11-27 ").map(Day::iso).as_deref(), Ok("2026-11-27"));
        assert_eq!(Day::parse(""), Err(Flaw::Empty));
        for nonsense in ["27-11-2026", "2026-02-30", "morgen", "0001-01-01", "9999-12-31", "2026-11-27x"] {
            assert_eq!(Day::parse(nonsense), Err(Flaw::NotADate), "{nonsense}");
        }
        let today = Day::parse("2026-11-24").unwrap();
        assert_eq!(Day::parse_to_come("2026-11-23", today), Err(Flaw::InThePast));
        assert_eq!(Day::parse_to_come("2026-11-24", today), Ok(today));
    }

    #[test]
    fn days_read_as_people_write_them() {
        let (today, day) = (Day::parse("2026-11-24").unwrap(), Day::parse("2027-03-01").unwrap());
        assert_eq!(today.words(Language::Nl, today), "dinsdag 24 november");
        assert_eq!(day.words(Language::Nl, today), "maandag 1 maart 2027");
        assert_eq!(day.words(Language::En, day), "Monday 1 March");
        assert_eq!(day.words(Language::Fy, today), "moandei 1 maart 2027");
        assert_eq!(Day::parse("2026-12-04").unwrap().words(Language::Fy, today), "freed 4 desimber");
        assert_eq!(day.leaf(Language::Nl, today), (1, "mrt ’27".to_owned()));
        assert_eq!(day.leaf(Language::Nl, day), (1, "mrt".to_owned()));
        assert_eq!(today.leaf(Language::En, today), (24, "nov".to_owned()));
    }
}
