//! The response clock: working days that an initiative, or a question to the officials, waits for a personal answer.
//! It says what is, without shaming: how long, by when, and why it stands still when it does.

use crate::{day::Day, ids::CommentId, time::Timestamp, words::words, working_days::WorkingDays};
use serde::{Deserialize, Serialize};

/// How many working days a question to the citizen holds the clock still at most.
pub const LONGEST_QUESTION: u32 = 10;

words! {
    /// What is waited for.
    Cause {
        /// The first personal answer.
        First = "first",
        /// An answer to a question for the officials.
        Question = "question",
        /// Another answer, after one that did not help.
        NotHelped = "not_helped",
        /// A word on what the citizen answered.
        Replied = "replied",
        /// An answer, now that the initiative was reopened.
        Reopened = "reopened",
    }
}

/// Something that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    pub cause: Cause,
    /// The question, or the answer that did not help.
    pub about: Option<CommentId>,
    pub since: Timestamp,
}

/// Why the clock stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// A question, in this answer, waits for the citizen.
    Question(CommentId),
    /// The companion paused it, with a reason.
    ByHand,
}

/// A time in which the clock stands still: the days after `from`, up to and including `until`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    pub why: Why,
    pub from: Day,
    /// The last day, as planned.
    pub until: Day,
    /// The last day, when it ended earlier.
    pub ended: Option<Day>,
}

impl Pause {
    fn last(&self) -> Day {
        self.ended.map_or(self.until, |ended| ended.min(self.until))
    }

    fn covers(&self, day: Day) -> bool {
        self.from < day && day <= self.last()
    }

    /// Whether it stands still on this day. On the day on which it began it does, too.
    pub fn is_on(&self, today: Day) -> bool {
        self.ended.is_none() && self.from <= today && today <= self.until
    }
}

/// The promise of the organisation and its days: what a clock is read against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockRule {
    /// Within how many working days people get a personal answer.
    pub allowed: u32,
    pub days: WorkingDays,
}

impl Default for ClockRule {
    fn default() -> Self {
        Self { allowed: 5, days: WorkingDays::default() }
    }
}

/// What the clock says today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    pub cause: Cause,
    pub about: Option<CommentId>,
    pub since: Timestamp,
    /// Working days so far, those in which it stood still left out.
    pub waited: u32,
    pub allowed: u32,
    /// The last day on which an answer is in time, as far as is known today.
    pub due: Day,
    /// Why it stands still, and until when at most.
    pub pause: Option<(Why, Day)>,
}

impl Reading {
    /// How many working days it is late; 0 while it is in time.
    pub const fn late(&self) -> u32 {
        self.waited.saturating_sub(self.allowed)
    }
}

/// Reads the clock of one wait.
pub fn read(wait: &Wait, pauses: &[Pause], rule: &ClockRule, today: Day) -> Reading {
    let from = Day::of(wait.since);
    let counts = |day: Day| rule.days.is_working_day(day) && !pauses.iter().any(|pause| pause.covers(day));
    let waited = (from.0 + 1..=today.0).filter(|day| counts(Day(*day))).count();
    let mut due = from;
    let mut left = rule.allowed;
    while left > 0 {
        due = due.plus(1);
        left -= u32::from(counts(due));
    }
    let pause = pauses.iter().filter(|pause| pause.is_on(today)).max_by_key(|pause| pause.until);
    Reading {
        cause: wait.cause,
        about: wait.about,
        since: wait.since,
        waited: u32::try_from(waited).unwrap_or(u32::MAX),
        allowed: rule.allowed,
        due,
        pause: pause.map(|pause| (pause.why, pause.until)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn told(moment: &str) -> Wait {
        let since = Timestamp(moment.parse::<jiff::Timestamp>().unwrap().as_millisecond());
        Wait { cause: Cause::First, about: None, since }
    }

    fn pause(from: &str, until: &str, ended: Option<&str>) -> Pause {
        Pause { why: Why::ByHand, from: day(from), until: day(until), ended: ended.map(day) }
    }

    #[test]
    fn the_clock_counts_working_days() {
        let rule = ClockRule::default();
        for (told_at, today, waited, due) in [
            ("2026-11-23T08:00:00Z", "2026-11-23", 0, "2026-11-30"),
            ("2026-11-23T08:00:00Z", "2026-11-30", 5, "2026-11-30"),
            ("2026-11-23T08:00:00Z", "2026-12-01", 6, "2026-11-30"),
            // Told late in the evening by Dutch clocks, which is another day in UTC.
            ("2026-11-22T23:30:00Z", "2026-11-24", 1, "2026-11-30"),
            ("2026-07-01T22:30:00Z", "2026-07-03", 1, "2026-07-09"),
            // Told on a Saturday, over the night in which the clocks change.
            ("2026-03-28T12:00:00Z", "2026-03-30", 1, "2026-04-07"),
            // Christmas and New Year.
            ("2026-12-23T10:00:00Z", "2026-12-28", 2, "2026-12-31"),
        ] {
            let reading = read(&told(told_at), &[], &rule, day(today));
            assert_eq!((reading.waited, reading.due.iso().as_str()), (waited, due), "{told_at}, {today}");
        }
    }

    #[test]
    fn it_stands_still_in_a_pause_and_goes_on_by_itself() {
        let rule = ClockRule::default();
        let monday = told("2026-11-16T09:00:00Z");
        for (pauses, today, waited, due, is_paused) in [
            // Asked on Tuesday, answered on Friday: Wednesday to Friday do not count.
            (vec![pause("2026-11-17", "2026-12-01", Some("2026-11-20"))], "2026-11-24", 3, "2026-11-26", false),
            // Not answered: it goes on after the planned end.
            (vec![pause("2026-11-17", "2026-11-19", None)], "2026-11-19", 1, "2026-11-25", true),
            (vec![pause("2026-11-17", "2026-11-19", None)], "2026-11-20", 2, "2026-11-25", false),
            // Asked and answered on one day: nothing is left out.
            (vec![pause("2026-11-17", "2026-12-01", Some("2026-11-17"))], "2026-11-18", 2, "2026-11-23", false),
            // Two pauses at once count once.
            (
                vec![pause("2026-11-17", "2026-11-20", None), pause("2026-11-18", "2026-11-23", None)],
                "2026-11-24",
                2,
                "2026-11-27",
                false,
            ),
        ] {
            let reading = read(&monday, &pauses, &rule, day(today));
            assert_eq!((reading.waited, reading.due.iso().as_str()), (waited, due), "{today}");
            assert_eq!(reading.pause.is_some(), is_paused, "{today}");
        }
    }

    #[test]
    fn closing_days_of_the_organisation_do_not_count() {
        let rule = ClockRule { allowed: 2, days: WorkingDays { closed: vec![day("2026-11-24")] } };
        let reading = read(&told("2026-11-23T08:00:00Z"), &[], &rule, day("2026-11-26"));
        assert_eq!((reading.waited, reading.due.iso().as_str(), reading.late()), (2, "2026-11-26", 0));
    }

    proptest! {
        #[test]
        fn a_clock_never_runs_backwards_and_is_late_only_after_its_due_day(
            start in 0_i64..700, length in 0_i64..60, spans in prop::collection::vec((0_i64..60, 0_i64..20, prop::option::of(0_i64..20)), 0..4)
        ) {
            let first = day("2026-01-01").plus(start);
            let wait = Wait { cause: Cause::First, about: None, since: first.start().plus(Timestamp::HOUR) };
            let pauses: Vec<_> = spans.into_iter().map(|(from, length, ended)| Pause {
                why: Why::ByHand,
                from: first.plus(from),
                until: first.plus(from + length),
                ended: ended.map(|ended| first.plus(from + ended)),
            }).collect();
            let rule = ClockRule::default();
            let (one, next) = (first.plus(length), first.plus(length + 1));
            let (before, after) = (read(&wait, &pauses, &rule, one), read(&wait, &pauses, &rule, next));
            prop_assert!(before.waited <= after.waited && after.waited <= before.waited + 1);
            prop_assert_eq!(before.due, after.due);
            prop_assert_eq!(before.late() > 0, before.waited > rule.allowed);
            prop_assert!(before.late() == 0 || one > before.due);
            prop_assert!(before.waited <= rule.days.between(first, one));
        }
    }
}
