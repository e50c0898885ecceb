//! A measure in words, for the record: the page and the files say the same.

use crate::measures::about::named;
use naast_domain::measures::{
    Measure, MeasureKind,
    another_look::{AnotherLook, AppealOutcome},
};
use naast_ui::texts::{ByModerators, LookReversed, LookReversedOutside, LookUpheld, LookUpheldOutside, Texts};

/// Where it is explained how this house rule read that day.
pub fn version_address(measure: &Measure) -> Option<String> {
    let rule = &measure.rule;
    measure.law.is_empty().then(|| format!("/house-rules/versions?number={}#rule-{}", rule.number, rule.id))
}

/// What it was about, and where that stands; without an address where it would tell who it was.
pub fn about(t: Texts, measure: &Measure) -> (Option<String>, String) {
    let Some(subject) = measure.subject else { return (None, t.about_a_member().to_owned()) };
    let title = named(t, subject, measure.title.clone());
    let what = if subject.comment().is_some() { t.comment_in(&title) } else { title };
    (Some(subject.path()), what)
}

/// The house rule with its number, or the law.
pub fn ground(t: Texts, measure: &Measure) -> String {
    if measure.law.is_empty() {
        format!("{}. {}", measure.rule.number, measure.rule.title(t.0))
    } else {
        measure.law.clone()
    }
}

/// How long it lasts.
pub fn lasts(t: Texts, measure: &Measure) -> String {
    match (measure.reversed_at, measure.until, measure.kind) {
        (Some(at), ..) => t.lasts_reversed(&at.date(t.0)),
        (None, Some(until), MeasureKind::CloseAccount) => t.closes_on(&until.date(t.0)),
        (None, Some(until), _) => t.lasts_until(&until.date(t.0)),
        (None, None, kind) if kind.asks() => match measure.changed_at {
            Some(at) => t.lasts_changed(&at.date(t.0)),
            None => t.lasts_until_changed().to_owned(),
        },
        (None, None, MeasureKind::Warn) => t.lasts_once().to_owned(),
        (None, None, kind) if kind.restricts() => t.lasts_on().to_owned(),
        (None, None, _) => t.lasts_once().to_owned(),
    }
}

/// Whether another look was asked for, and what came of it.
pub fn look(t: Texts, look: &AnotherLook) -> String {
    let date = look.asked_at.date(t.0);
    let from = look.reviewer.as_str();
    match look.decided {
        None => t.look_waits(&date),
        Some((AppealOutcome::Upheld, at)) if from.is_empty() => {
            t.look_upheld(LookUpheld { date: &date, decided: &at.date(t.0) })
        }
        Some((AppealOutcome::Upheld, at)) => {
            t.look_upheld_outside(LookUpheldOutside { date: &date, decided: &at.date(t.0), organisation: from })
        }
        Some((AppealOutcome::Reversed, at)) if from.is_empty() => {
            t.look_reversed(LookReversed { date: &date, decided: &at.date(t.0) })
        }
        Some((AppealOutcome::Reversed, at)) => {
            t.look_reversed_outside(LookReversedOutside { date: &date, decided: &at.date(t.0), organisation: from })
        }
    }
}

/// Who decided, for everybody: moderators by their number, somebody from outside by their organisation.
pub fn by(t: Texts, measure: &Measure) -> String {
    let number = measure.moderator_number.to_string();
    match measure.second_number {
        _ if !measure.reviewer.is_empty() => t.by_reviewer(&measure.reviewer),
        Some(second) => t.by_moderators(ByModerators { first: &number, second: &second.to_string() }),
        None => t.by_moderator(&number),
    }
}

/// That a person decided, or two, and whether automatic help pointed at it.
pub const fn decided_by(t: Texts, measure: &Measure) -> &'static str {
    if measure.is_flagged {
        t.decided_after_pointing()
    } else if measure.second_number.is_some() {
        t.decided_by_two()
    } else if measure.reviewer.is_empty() {
        t.decided_by_human()
    } else {
        t.decided_outside()
    }
}
