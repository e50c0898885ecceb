//! What the sentence about where an initiative stands needs beside the course: names and words.

use crate::journal::sql::courses;
use naast_domain::{
    clock::ClockRule,
    day::Day,
    ids::CommentId,
    journal::{
        course::Course,
        standing::{Standing, StandingAnswer, StandingDecision, StandingPromise},
    },
};

/// The columns of `Row`, of an initiative `i`.
macro_rules! standing_columns {
    () => {
        "i.course, sc.name AS companion_name, sr.name AS reader_name, so.name AS answerer_name,
         sd.headline, sp.promise, sp.comment AS promise_comment, sh.name AS promiser_name"
    };
}
pub(crate) use standing_columns;

/// The tables that `standing_columns` reads.
macro_rules! standing_joins {
    () => {
        " LEFT JOIN members sc ON sc.id = i.companion
          LEFT JOIN members sr ON sr.id = i.read_by
          LEFT JOIN comments sa ON sa.id = i.last_answer
          LEFT JOIN members so ON so.id = sa.author
          LEFT JOIN decisions sd ON sd.id = i.decision
          LEFT JOIN commitments sp ON sp.id = i.promise
          LEFT JOIN members sh ON sh.id = sp.holder "
    };
}
pub(crate) use standing_joins;

/// Names and words of where an initiative stands.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Row {
    pub course: String,
    pub companion_name: Option<String>,
    pub reader_name: Option<String>,
    pub answerer_name: Option<String>,
    pub headline: Option<String>,
    pub promise: Option<String>,
    pub promise_comment: Option<CommentId>,
    pub promiser_name: Option<String>,
}

impl Row {
    /// The course.
    pub fn course(&self) -> Course {
        courses::read(&self.course)
    }

    /// Where it stands on this day.
    pub fn standing(self, rule: &ClockRule, today: Day) -> Standing {
        let course = self.course();
        let answer = |given: naast_domain::journal::course::Given, by: Option<String>| StandingAnswer {
            kind: given.kind,
            by: by.unwrap_or_default(),
            comment: given.comment,
            at: given.at,
        };
        let promise = course.next_promise().zip(self.promise_comment).map(|(promised, comment)| StandingPromise {
            by: self.promiser_name.unwrap_or_default(),
            promise: self.promise.unwrap_or_default(),
            due: promised.due,
            comment,
            late: rule.days.between(promised.due, today),
        });
        let decision = course.decision.map(|decided| StandingDecision {
            verdict: decided.verdict,
            headline: self.headline.unwrap_or_default(),
            comment: decided.comment,
            at: decided.at,
        });
        Standing {
            withdrawn: course.withdrawn,
            done: course.done,
            companion: self.companion_name.zip(course.companions.first().map(|seat| seat.since)),
            read: course.read.map(|given| answer(given, self.reader_name)),
            latest: course.latest.map(|given| answer(given, self.answerer_name)),
            decision,
            promise,
            clock: course.clock(rule, today),
            is_asked: course.question(today).is_some(),
        }
    }
}
