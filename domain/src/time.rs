//! Moments: milliseconds in UTC, and how they read in the Netherlands. The zone is written out as a POSIX
//! rule (summer time from the last Sunday of March to that of October, Directive 2000/84/EC), so that
//! server and browser print the same date without a time zone database.

use crate::language::Language;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// A moment, in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// The zone of the Netherlands.
pub(crate) fn zone() -> TimeZone {
    TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap_or(TimeZone::UTC)
}

impl Timestamp {
    /// A second, a minute, an hour and a day, in milliseconds.
    pub const SECOND: i64 = 1_000;
    pub const MINUTE: i64 = 60 * Self::SECOND;
    pub const HOUR: i64 = 60 * Self::MINUTE;
    pub const DAY: i64 = 24 * Self::HOUR;

    /// The moment this many milliseconds later (or earlier, when negative).
    #[must_use]
    pub const fn plus(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }

    /// The moment at which clocks in the Netherlands (and Spain) show this date and this many seconds after
    /// midnight. Of an hour that comes twice it is the first, in an hour that is skipped it is as much later.
    pub fn from_local(date: &str, seconds: i64) -> Option<Self> {
        let midnight = date.parse::<jiff::civil::Date>().ok()?.at(0, 0, 0, 0);
        let local = midnight.checked_add(jiff::SignedDuration::from_secs(seconds)).ok()?;
        let moment = zone().to_ambiguous_timestamp(local).compatible().ok()?;
        Some(Self(moment.as_millisecond()))
    }

    pub(crate) fn local(self) -> jiff::civil::DateTime {
        let moment = jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        zone().to_datetime(moment)
    }

    /// The date in words: `23 november 2026`, `23 November 2026`.
    pub fn date(self, language: Language) -> String {
        let local = self.local();
        format!("{} {} {}", local.day(), language.month(local.month()), local.year())
    }

    /// The date in words and the time of day: `23 november 2026, 14:05`.
    pub fn date_and_time(self, language: Language) -> String {
        let local = self.local();
        format!("{}, {:02}:{:02}", self.date(language), local.hour(), local.minute())
    }

    /// RFC 3339 in UTC to the second, for `<time datetime>`.
    pub fn rfc3339(self) -> String {
        let moment = jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        let utc = TimeZone::UTC.to_datetime(moment);
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
            utc.year(),
            utc.month(),
            utc.day(),
            utc.hour(),
            utc.minute(),
            utc.second()
        )
    }
}

/// A whole number with the separator of the language: `5.633`, `5,633`.
pub fn number(value: i64, language: Language) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::new();
    if value < 0 {
        out.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(language.thousands());
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_people_in_the_netherlands_write_them() {
        let winter = Timestamp(1_795_391_999_000); // 2026-11-22T23:59:59Z
        assert_eq!(winter.date(Language::Nl), "23 november 2026");
        assert_eq!(winter.date_and_time(Language::En), "23 November 2026, 00:59");
        assert_eq!(winter.rfc3339(), "2026-11-22T23:59:59Z");
        let summer = Timestamp(1_782_864_000_000); // 2026-07-01T00:00:00Z
        assert_eq!(summer.date_and_time(Language::Nl), "1 juli 2026, 02:00");
    }

    #[test]
    fn a_wall_clock_time_becomes_a_moment() {
        for (date, seconds, moment) in [
            ("2015-09-15", 39_019, "2015-09-15T08:50:19Z"),
            ("2015-12-31", 86_400, "2015-12-31T23:00:00Z"),
            // Summer time begins and ends at 01:00 UTC.
            ("2019-03-31", 2 * 3_600 + 1_800, "2019-03-31T01:30:00Z"),
            ("2019-10-27", 2 * 3_600 + 1_800, "2019-10-27T00:30:00Z"),
        ] {
            assert_eq!(Timestamp::from_local(date, seconds).map(Timestamp::rfc3339).as_deref(), Some(moment));
        }
        for nonsense in ["", "2015-02-30", "15-09-2015", "yesterday"] {
            assert_eq!(Timestamp::from_local(nonsense, 0), None);
        }
    }

    #[test]
    fn numbers_take_the_separator_of_the_language() {
        for (value, nl, en) in
            [(0, "0", "0"), (999, "999", "999"), (5633, "5.633", "5,633"), (-1_234_567, "-1.234.567", "-1,234,567")]
        {
            assert_eq!((number(value, Language::Nl).as_str(), number(value, Language::En).as_str()), (nl, en));
        }
    }
}
