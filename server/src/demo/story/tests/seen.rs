//! Each thing that Naast can do is seen at least once.

use super::*;

/// What the demo shows at least once.
const SEEN: [&str; 47] = [
    "answer: read",
    "answer: question",
    "answer: unknown",
    "answer: exploring",
    "answer: commitment",
    "answer: decision",
    "answer: answer",
    "question that waits for the citizen",
    "question for officials",
    "meeting to come",
    "verdict: yes",
    "verdict: no",
    "verdict: partly",
    "decision revised",
    "backing",
    "helped: yes",
    "helped: no",
    "commitment open",
    "commitment kept",
    "commitment overdue",
    "commitment moved",
    "commitment released",
    "beside: stand",
    "beside: hand",
    "beside: take",
    "beside: back",
    "two companions",
    "nobody beside, nothing answered",
    "offer: accepted",
    "offer: declined",
    "offer: open",
    "carrier",
    "pause",
    "done",
    "reopened",
    "grown",
    "branched",
    "origin: phone",
    "origin: counter",
    "origin: letter",
    "origin: meeting",
    "claimed",
    "comment on behalf",
    "outcome: open",
    "notice: open",
    "notice: measure",
    "notice: no measure",
];

/// What became of each commitment.
fn see_commitments(initiative: &InitiativeStory, see: &mut impl FnMut(String)) {
    for made in initiative.comment.iter().filter(|comment| promises(comment)) {
        let is_kept = initiative.kept.iter().any(|kept| kept.of == made.id)
            || initiative.comment.iter().any(|comment| comment.keeps.contains(&made.id));
        let moved = initiative.moved.iter().rfind(|moved| moved.of == made.id);
        let due = moved.map_or(made.due_days_after.unwrap_or_default(), |moved| moved.due_days_after);
        if moved.is_some() {
            see("commitment moved".to_owned());
        }
        let became = if initiative.released.iter().any(|released| released.of == made.id) {
            "released"
        } else if is_kept {
            "kept"
        } else if due < initiative.days_ago {
            "overdue"
        } else {
            "open"
        };
        see(format!("commitment {became}"));
    }
}

fn see_comments(story: &Story, initiative: &InitiativeStory, see: &mut impl FnMut(String)) {
    for said in &initiative.comment {
        let after = || initiative.comment.iter().filter(|other| other.days_after > said.days_after);
        if let Some(kind) = kind(story, said) {
            see(format!("answer: {kind}"));
        }
        let is_unanswered = !after().any(|other| other.by == initiative.author);
        if said.answer == "question" && !initiative.author.is_empty() && is_unanswered {
            see("question that waits for the citizen".to_owned());
        }
        if said.for_officials && !after().any(|other| kind(story, other).is_some()) {
            see("question for officials".to_owned());
        }
        if said.meeting.as_ref().is_some_and(|meeting| meeting.days_after > initiative.days_ago) {
            see("meeting to come".to_owned());
        }
        if let Some(decision) = &said.decision {
            see(format!("verdict: {}", decision.verdict));
        }
        if let Some(helped) = &said.helped {
            see(format!("helped: {}", helped.says));
        }
        let facts = [
            (!said.notices.is_empty() && said.hidden.is_none() && said.dismissed.is_none(), "notice: open"),
            (!said.notices.is_empty() && said.hidden.is_some(), "notice: measure"),
            (!said.notices.is_empty() && said.dismissed.is_some(), "notice: no measure"),
            (!said.revises.is_empty(), "decision revised"),
            (said.backing.is_some(), "backing"),
            (said.behalf.is_some(), "comment on behalf"),
        ];
        facts.into_iter().filter(|(is_so, _)| *is_so).for_each(|(_, fact)| see(fact.to_owned()));
    }
}

fn see_around(story: &Story, initiative: &InitiativeStory, see: &mut impl FnMut(String)) {
    for step in &initiative.beside {
        see(format!("beside: {}", step.how));
    }
    for offer in &initiative.offer {
        one_of(&offer.kind, &["time", "skill", "place", "materials", "money"]);
        see(format!("offer: {}", if offer.answer.is_empty() { "open" } else { &offer.answer }));
    }
    if let Some(behalf) = &initiative.behalf {
        see(format!("origin: {}", behalf.origin));
    }
    let companions = companions(initiative).len();
    let is_silent = !initiative.comment.iter().any(|comment| kind(story, comment).is_some());
    let facts = [
        (companions > 1, "two companions"),
        // Ten days have more than five working days in them, in most weeks.
        (companions == 0 && is_silent && initiative.days_ago > 10.0, "nobody beside, nothing answered"),
        (initiative.pause.iter().any(|pause| pause.until_days_after > initiative.days_ago), "pause"),
        (initiative.behalf.as_ref().is_some_and(|behalf| !behalf.claimed_by.is_empty()), "claimed"),
        (!initiative.carrier.is_empty(), "carrier"),
        (initiative.done_days_after > 0.0 && initiative.reopened_days_after <= 0.0, "done"),
        (initiative.reopened_days_after > initiative.done_days_after, "reopened"),
        (initiative.grown.is_some(), "grown"),
        (!initiative.branched.is_empty(), "branched"),
    ];
    facts.into_iter().filter(|(is_so, _)| *is_so).for_each(|(_, fact)| see(fact.to_owned()));
}

#[test]
fn everything_that_naast_can_do_is_seen() {
    let story = told();
    let mut seen = BTreeSet::new();
    let mut see = |what: String| {
        seen.insert(what);
    };
    for initiative in &story.initiatives {
        see_comments(&story, initiative, &mut see);
        see_commitments(initiative, &mut see);
        see_around(&story, initiative, &mut see);
    }
    for obstacle in &story.obstacles {
        see(format!("outcome: {}", if obstacle.outcome.is_empty() { "open" } else { &obstacle.outcome }));
    }
    let outcomes = OUTCOMES.map(|outcome| format!("outcome: {outcome}"));
    let missing: Vec<_> =
        SEEN.into_iter().chain(outcomes.iter().map(String::as_str)).filter(|what| !seen.contains(*what)).collect();
    assert!(missing.is_empty(), "not seen: {missing:?}");
}
