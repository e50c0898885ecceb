//! What is said of what happened, and how firm an answer looks. Beside the crate: within it they would have all of it compiled
//! once more.

use naast_dialogue::{
    answers::card::edge,
    journal::{
        timeline::{address, sentence},
        told::sentences,
    },
};
use naast_domain::{
    answers::{Answer, AnswerKind},
    day::Day,
    ids::{CommentId, EntryId, InitiativeId},
    journal::{
        Concern, EntryKind, ForYou, StepKind,
        timeline::{TimelineStep, When},
    },
    language::Language,
    measures::MeasureKind,
    time::Timestamp,
};
use naast_ui::texts::Texts;

#[test]
fn the_style_draws_the_edge_of_every_kind() {
    let style = ["reading/thread", "answers/answer", "answers/decision"].map(|name| {
        let path = format!("{}/../../style/components/{name}.css", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).expect("the style of this name")
    });
    let style = style.concat();
    for kind in AnswerKind::ALL.iter().copied() {
        let answer = Answer {
            kind,
            whom: String::new(),
            ways: Vec::new(),
            meeting: None,
            commitment: None,
            decision: None,
            backings: Vec::new(),
            help: None,
        };
        for class in edge(&answer).split(' ') {
            assert!(style.contains(&format!(".{class} ")), "{kind:?}: .{class}");
        }
    }
}

fn step(kind: StepKind, when: When, words: &str) -> TimelineStep {
    TimelineStep {
        kind,
        when,
        day: Day(20_000),
        by: "Fatma".into(),
        other: "Rob".into(),
        comment: None,
        word: String::new(),
        words: words.into(),
    }
}

#[test]
fn every_step_has_a_sentence_of_its_own_in_every_language() {
    for language in Language::ALL {
        let steps: Vec<_> = EntryKind::ALL.iter().filter_map(|kind| kind.step()).collect();
        let mut said: Vec<_> =
            steps.iter().map(|kind| sentence(Texts(language), &step(*kind, When::Done, "dit"))).collect();
        assert!(said.iter().all(|words| words.ends_with('.') && !words.contains('{')), "{said:?}");
        said.sort();
        said.dedup();
        assert_eq!(said.len(), steps.len());
    }
}

#[test]
fn a_promise_says_whether_it_is_late() {
    let t = Texts(Language::Nl);
    for (when, words, expected) in [
        (When::Late, "Ik bel.", "Fatma beloofde dit, en is te laat: Ik bel."),
        (When::Late, "", "Fatma zou erop terugkomen, en is te laat."),
        (When::Next, "Ik bel", "Fatma belooft: Ik bel."),
        (When::Next, "", "Fatma komt erop terug."),
    ] {
        assert_eq!(sentence(t, &step(StepKind::Promise, when, words)), expected);
    }
}

#[test]
fn what_was_said_leads_into_the_thread() {
    let kept = TimelineStep { comment: Some(CommentId(7)), ..step(StepKind::Promise, When::Done, "") };
    assert_eq!(address(&kept, InitiativeId(3)).as_deref(), Some("/comments/7"));
    assert_eq!(address(&step(StepKind::Done, When::Done, ""), InitiativeId(3)), None);
}

fn line(kind: EntryKind) -> ForYou {
    ForYou {
        entry: EntryId(1),
        kind,
        concern: Concern::Measure,
        at: Timestamp(0),
        actor: None,
        initiative: None,
        title: String::new(),
        comment: None,
        thing: None,
        due: None,
        word: String::new(),
        words: String::new(),
        measure: None,
        report: None,
        is_followed_up: false,
        is_new: false,
    }
}

#[test]
fn nobody_is_told_that_something_was_hidden_when_it_was_not() {
    let t = Texts(Language::Nl);
    for kind in MeasureKind::ALL {
        for of_comment in [false, true] {
            let entry = EntryKind::of_measure(*kind, of_comment);
            let is_hidden = sentences::sentence(t, &line(entry), Day::default()) == t.told_hidden();
            assert_eq!(is_hidden, kind.undone_by() == Some(MeasureKind::Restore), "{kind:?}");
        }
    }
}
