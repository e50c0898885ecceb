//! The period of a report: a calendar year, or half of one.

use crate::{day::Day, time::Timestamp, words::words};
use jiff::civil::date;
use serde::{Deserialize, Serialize};

words! {
    /// Which part of a year.
    PeriodPart {
        Whole = "year",
        FirstHalf = "first",
        SecondHalf = "second",
    }
}

/// The years that can be asked for.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2199;

/// A calendar year, or half of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    year: i16,
    pub part: PeriodPart,
}

impl Period {
    /// Reads it from the parameters of an address; what makes no sense becomes the year of today.
    pub fn read(parameter: impl Fn(&str) -> Option<String>, today: Day) -> Self {
        let year = parameter("year").and_then(|year| year.parse().ok()).filter(|year| YEARS.contains(year));
        let part = parameter("part").and_then(|part| PeriodPart::from_word(&part)).unwrap_or(PeriodPart::Whole);
        Self { year: year.unwrap_or_else(|| today.date().year()), part }
    }

    /// The year.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The years to choose from: from that in which the regulation began to hold, 2024, to that of today.
    pub fn years(today: Day) -> Vec<i16> {
        (2024..=today.date().year().max(2024)).rev().collect()
    }

    /// The first day.
    pub fn first(self) -> Day {
        let month = if self.part == PeriodPart::SecondHalf { 7 } else { 1 };
        Day::of_date(date(self.year, month, 1))
    }

    /// The last day.
    pub fn last(self) -> Day {
        let end = if self.part == PeriodPart::FirstHalf { date(self.year, 7, 1) } else { date(self.year + 1, 1, 1) };
        Day::of_date(end).plus(-1)
    }

    /// The moment at which it begins and the one at which it is over, in the Netherlands.
    pub fn span(self) -> (Timestamp, Timestamp) {
        (self.first().start(), self.last().plus(1).start())
    }

    /// The address of what stands at this path, for this period.
    pub fn address(self, path: &str) -> String {
        format!("{path}?year={}&part={}", self.year, self.part.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(year: &str, part: &str) -> Period {
        let today = Day::parse("2026-11-23").unwrap();
        Period::read(|name| Some(if name == "year" { year } else { part }.to_owned()), today)
    }

    #[test]
    fn a_period_has_a_first_and_a_last_day() {
        for (year, part, first, last) in [
            ("2025", "year", "2025-01-01", "2025-12-31"),
            ("2024", "first", "2024-01-01", "2024-06-30"),
            ("2024", "second", "2024-07-01", "2024-12-31"),
            ("1999", "x", "2026-01-01", "2026-12-31"),
            ("x", "", "2026-01-01", "2026-12-31"),
            ("99999", "", "2026-01-01", "2026-12-31"),
        ] {
            let period = read(year, part);
            assert_eq!((period.first().iso().as_str(), period.last().iso().as_str()), (first, last), "{year} {part}");
        }
        assert_eq!(Period::years(Day::parse("2026-11-23").unwrap()), [2026, 2025, 2024]);
    }

    #[test]
    fn a_period_ends_where_the_next_begins_at_midnight_in_the_netherlands() {
        let (first, second) = (read("2026", "first").span(), read("2026", "second").span());
        assert_eq!((first.1, second.1), (second.0, read("2027", "year").span().0));
        assert_eq!(
            (first.0.rfc3339().as_str(), first.1.rfc3339().as_str()),
            ("2025-12-31T23:00:00Z", "2026-06-30T22:00:00Z")
        );
    }
}
