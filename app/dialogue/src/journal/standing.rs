//! Where it stands, in one plain sentence: what was decided, what happens now, and by when.

use leptos::prelude::*;
use naast_domain::{
    answers::{AnswerKind, decision::Verdict},
    clock::{Cause, Reading, Why},
    day::Day,
    journal::standing::{Standing, StandingPromise, Turn},
};
use naast_ui::{
    icon::{CHECK, CLOCK, DECISION, EXPLORE, MINUS, PROMISE, QUESTION, TALK, UNKNOWN},
    surroundings::use_texts,
    texts::{
        StandingAnswered, StandingAsked, StandingBack, StandingBackLate, StandingBeside, StandingDone,
        StandingExploring, StandingLate, StandingPromiseLate, StandingPromised, StandingRead, Texts,
    },
    view,
};

/// Where something stands, said.
pub struct Said {
    /// What was decided; empty when nothing was.
    pub decided: String,
    /// What happens now.
    pub now: String,
    pub drawing: &'static str,
    /// `late`, `wait`, `kept` or nothing: colour that repeats the words.
    pub tone: &'static str,
}

/// Says where an initiative of this person stands on this day.
pub fn say(t: Texts, standing: &Standing, initiator: &str, today: Day) -> Said {
    let said = |now: String, drawing, tone| Said { decided: String::new(), now, drawing, tone };
    if let Some(at) = standing.withdrawn {
        return said(t.standing_withdrawn(&at.date(t.0)), MINUS, "");
    }
    if let Some(at) = standing.done {
        return said(t.standing_done(StandingDone { date: &at.date(t.0), initiator }), CHECK, "kept");
    }
    let decided = standing.decision.as_ref().map(|decision| {
        let headline = decision.headline.trim_end_matches('.');
        match decision.verdict {
            Verdict::Yes => t.standing_yes(headline),
            Verdict::No => t.standing_no(headline),
            Verdict::Partly => t.standing_partly(headline),
        }
    });
    let (now, drawing, tone) = goes_on(t, standing, initiator, today);
    match decided {
        Some(decided) if now.is_empty() => {
            let is_yes = standing.decision.as_ref().is_some_and(|decision| decision.verdict == Verdict::Yes);
            Said { decided, now, drawing: DECISION, tone: if is_yes { "kept" } else { "" } }
        }
        decided => Said { decided: decided.unwrap_or_default(), now, drawing, tone },
    }
}

/// What goes on beside a decision: a question, a promise, a wait, or who stands there.
fn goes_on(t: Texts, standing: &Standing, initiator: &str, today: Day) -> (String, &'static str, &'static str) {
    let latest = standing.latest.as_ref();
    if standing.is_asked
        && let Some(asked) = latest.filter(|latest| latest.kind == AnswerKind::Question)
    {
        return (t.standing_asked(StandingAsked { initiator, name: &asked.by }), QUESTION, "wait");
    }
    if let Some(clock) = &standing.clock {
        let tone = if clock.late() > 0 { "late" } else { "wait" };
        return (waits(t, standing, clock, initiator, today), CLOCK, tone);
    }
    if let Some(promise) = &standing.promise {
        let drawing = if promise.promise.is_empty() { UNKNOWN } else { PROMISE };
        return (promised(t, promise, today), drawing, if promise.late > 0 { "late" } else { "" });
    }
    let is_decision = |kind| kind == AnswerKind::Decision;
    match (latest, &standing.companion) {
        (Some(latest), _) if is_decision(latest.kind) => (String::new(), DECISION, ""),
        (Some(latest), _) if latest.kind == AnswerKind::Exploring => (
            t.standing_exploring(StandingExploring { date: &latest.at.date(t.0), initiator, name: &latest.by }),
            EXPLORE,
            "",
        ),
        (Some(latest), _) => {
            (t.standing_answered(StandingAnswered { date: &latest.at.date(t.0), name: &latest.by }), TALK, "")
        }
        (None, Some((name, since))) => {
            (t.standing_beside(StandingBeside { date: &since.date(t.0), initiator, name }), TALK, "")
        }
        (None, None) => (t.standing_alone(initiator), CLOCK, ""),
    }
}

fn waits(t: Texts, standing: &Standing, clock: &Reading, initiator: &str, today: Day) -> String {
    let who = match (clock.cause, &standing.companion, &standing.read) {
        (Cause::NotHelped, ..) => t.standing_not_helped(initiator),
        (Cause::Question, ..) => t.standing_question(initiator),
        (Cause::Replied, ..) => t.standing_replied(initiator),
        (Cause::Reopened, ..) => t.standing_reopened(initiator),
        (Cause::First, Some((name, since)), _) => {
            t.standing_beside(StandingBeside { date: &since.date(t.0), initiator, name })
        }
        (Cause::First, None, Some(read)) => {
            t.standing_read(StandingRead { date: &read.at.date(t.0), initiator, name: &read.by })
        }
        (Cause::First, None, None) => t.standing_alone(initiator),
    };
    let clock = match clock.pause {
        Some((Why::ByHand, until)) => t.standing_paused(&until.words(t.0, today)),
        _ if clock.late() > 0 => t.standing_late(StandingLate {
            allowed: &clock.allowed.to_string(),
            days: &t.working_days(i64::from(clock.waited)),
        }),
        _ if clock.waited == 0 => t.standing_due(&clock.due.words(t.0, today)),
        _ => t.standing_waits(&t.working_days(i64::from(clock.waited))),
    };
    format!("{who} {clock}")
}

fn promised(t: Texts, promise: &StandingPromise, today: Day) -> String {
    let (due, words) = (promise.due.words(t.0, today), promise.promise.trim_end_matches('.'));
    match (promise.late > 0, words.is_empty()) {
        (false, true) => t.standing_back(StandingBack { date: &due, name: &promise.by }),
        (false, false) => t.standing_promised(StandingPromised { date: &due, name: &promise.by, promise: words }),
        (true, true) => t.standing_back_late(StandingBackLate {
            date: &due,
            days: &t.working_days(i64::from(promise.late)),
            name: &promise.by,
        }),
        (true, false) => t.standing_promise_late(StandingPromiseLate {
            date: &due,
            days: &t.working_days(i64::from(promise.late)),
            name: &promise.by,
            promise: words,
        }),
    }
}

/// Whose turn it is.
pub fn turn(t: Texts, standing: &Standing, initiator: &str) -> Option<String> {
    match standing.turn() {
        Turn::Organisation => Some(t.turn_ours().to_owned()),
        Turn::Initiator => Some(initiator.to_owned()),
        Turn::Nobody => None,
    }
}

/// The response clock: a bar for each working day agreed, and words that say the same.
#[component]
pub fn Clock(reading: Reading) -> impl IntoView {
    let t = use_texts();
    let left = i64::from(reading.allowed) - i64::from(reading.waited);
    let (class, words) = match (reading.pause, left) {
        (Some(_), _) => ("clock clock--paused", t.clock_paused().to_owned()),
        (None, ..0) => ("clock clock--late", t.clock_late(-left)),
        (None, 0) => ("clock clock--soon", t.clock_today().to_owned()),
        (None, 1) => ("clock clock--soon", t.clock_left(1)),
        (None, left) => ("clock", t.clock_left(left)),
    };
    let bars = (0..reading.allowed.min(10)).map(|bar| view! { <i class:spent=bar < reading.waited /> });
    view! {
        <span class=class>
            <span class="clock__days" aria-hidden="true">
                {bars.collect_view()}
            </span>
            " "
            {words}
        </span>
    }
}
