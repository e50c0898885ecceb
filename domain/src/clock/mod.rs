//! The response clock: working days that an initiative, or a question to the officials, waits for a personal answer.
//! It says what is, without shaming: how long, by when, and why it stands still when it does.

pub mod working_days;

use crate::{clock::working_days::WorkingDays, day::Day, flaw::Flaw, ids::CommentId, time::Timestamp, words::words};
use serde::{Deserialize, Serialize};

/// How many working days a question to the citizen holds the clock still at most.
pub const LONGEST_QUESTION: u32 = 10;
/// How many working days a pause made by hand lasts at most: who waits is not put off for ever.
pub const LONGEST_PAUSE: u32 = 60;

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

/// Reads the last day of a pause made by hand.
///
/// # Errors
/// As `Day::parse_to_come`, and `TooFarAway`.
pub fn parse_pause(typed: &str, today: Day, days: &WorkingDays) -> Result<Day, Flaw> {
    let until = Day::parse_to_come(typed, today)?;
    let is_too_far = days.between(today, until) > LONGEST_PAUSE;
    if is_too_far { Err(Flaw::TooFarAway { working_days: LONGEST_PAUSE }) } else { Ok(until) }
}

/// How many working days of this time are paused: the days after `from`, up to and including `until`. Two pauses at once
/// count once.
fn stood_still(pauses: &[Pause], days: &WorkingDays, from: Day, until: Day) -> u32 {
    let mut spans: Vec<_> = pauses.iter().map(|pause| (pause.from, pause.last().min(until))).collect();
    spans.sort_unstable();
    let mut reached = from;
    let counted = spans.into_iter().map(|(begin, end)| {
        let begin = begin.max(reached);
        reached = reached.max(end);
        days.between(begin, end)
    });
    counted.sum()
}

/// The day on which so many working days have passed, those left out in which it stands still.
fn due(pauses: &[Pause], rule: &ClockRule, from: Day) -> Day {
    let mut due = from;
    let mut left = rule.allowed;
    while left > 0 {
        due = due.plus(1);
        match pauses.iter().filter(|pause| pause.covers(due)).map(Pause::last).max() {
            Some(last) => due = last,
            None => left -= u32::from(rule.days.is_working_day(due)),
        }
    }
    due
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
    let waited = rule.days.between(from, today) - stood_still(pauses, &rule.days, from, today);
    let pause = pauses.iter().filter(|pause| pause.is_on(today)).max_by_key(|pause| pause.until);
    Reading {
        cause: wait.cause,
        about: wait.about,
        since: wait.since,
        waited,
        allowed: rule.allowed,
        due: due(pauses, rule, from),
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
    fn a_clock_that_stands_still_for_centuries_is_read() {
        let wait = told("1970-01-05T08:00:00Z");
        let endless = [pause("1970-01-06", "2199-12-31", None)];
        let reading = read(&wait, &endless, &ClockRule::default(), day("2026-11-24"));
        assert_eq!((reading.waited, reading.due.iso().as_str()), (1, "2200-01-07"));
    }

    #[test]
    fn a_pause_made_by_hand_has_a_longest_length() {
        let (today, days) = (day("2026-11-24"), WorkingDays::default());
        let last = days.after(today, LONGEST_PAUSE);
        assert_eq!(parse_pause(&last.iso(), today, &days), Ok(last));
        let far = parse_pause(&last.plus(1).iso(), today, &days);
        assert_eq!(far, Err(Flaw::TooFarAway { working_days: 60 }), "{}", last.iso());
        assert_eq!(parse_pause("2026-11-23", today, &days), Err(Flaw::InThePast));
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
            start in 0_i64..700, length in 0_i64..60, spans in prop::collection::vec((0_i64..60, 0_i64..20,
            prop::option::of(0_i64..20)), 0..4)
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
