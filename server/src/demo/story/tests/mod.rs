//! The files tell one story: what they refer to is there, nothing happens before it can, and each thing that Naast
//! can do is seen at least once.

mod references;
mod seen;

use super::{CommentStory, InitiativeStory, MemberStory, Story};
use std::collections::BTreeSet;

const KINDS: [&str; 7] = ["read", "question", "unknown", "exploring", "commitment", "decision", "answer"];
const ORIGINS: [&str; 6] = ["phone", "counter", "street", "email", "letter", "meeting"];

const OUTCOMES: [&str; 4] = ["explained", "exception", "changing", "stays"];

fn told() -> Story {
    Story::read().unwrap()
}

fn member<'a>(story: &'a Story, key: &str) -> &'a MemberStory {
    let found = story.members.iter().find(|member| member.key == key);
    found.unwrap_or_else(|| panic!("nobody is called {key}"))
}

fn official<'a>(story: &'a Story, key: &str) -> &'a MemberStory {
    let member = member(story, key);
    assert!(member.roles.iter().any(|role| role == "official"), "{key} is no official");
    member
}

fn one_of(word: &str, words: &[&str]) {
    assert!(words.contains(&word), "“{word}” is none of {words:?}");
}

fn comment<'a>(initiative: &'a InitiativeStory, id: &str) -> &'a CommentStory {
    let found = initiative.comment.iter().find(|comment| comment.id == id);
    found.unwrap_or_else(|| panic!("{}: there is no comment {id}", initiative.number))
}

fn numbered<'a>(story: &'a Story, number: &str) -> &'a InitiativeStory {
    let found = story.initiatives.iter().find(|initiative| initiative.number == number);
    found.unwrap_or_else(|| panic!("there is no initiative {number}"))
}

/// The kind of answer; `None` for what is no answer.
fn kind<'a>(story: &Story, comment: &'a CommentStory) -> Option<&'a str> {
    let is_official = !comment.by.is_empty() && member(story, &comment.by).roles.iter().any(|role| role == "official");
    match (is_official, comment.answer.as_str()) {
        (true, "") => Some("answer"),
        (true, kind) => Some(kind),
        (false, kind) => {
            assert!(kind.is_empty(), "{}: only officials answer", comment.id);
            None
        }
    }
}

/// A date is a commitment too (domain rule 4).
fn promises(comment: &CommentStory) -> bool {
    ["unknown", "commitment"].contains(&comment.answer.as_str())
}

/// The companions at the end.
fn companions(initiative: &InitiativeStory) -> BTreeSet<&str> {
    let mut there = BTreeSet::new();
    let mut steps: Vec<_> = initiative.beside.iter().collect();
    steps.sort_by(|one, other| one.days_after.total_cmp(&other.days_after));
    for step in steps {
        let who = step.who.as_str();
        let at = &initiative.number;
        assert_eq!(step.note.is_empty(), step.how == "stand", "{at}: a note by {who}");
        assert_eq!(step.to.is_empty(), step.how != "hand", "{at}: to whom {who} hands it");
        match step.how.as_str() {
            "stand" => assert!(there.insert(who), "{at}: {who} stood there already"),
            "take" => there = BTreeSet::from([who]),
            how => {
                one_of(how, &["hand", "back"]);
                assert!(there.remove(who), "{at}: {who} is not beside it");
                there.extend(Some(step.to.as_str()).filter(|to| !to.is_empty()));
            }
        }
    }
    there
}

/// Who may speak for it: who began it, who claimed it and who carries it along.
fn initiators(initiative: &InitiativeStory) -> BTreeSet<&str> {
    let claimed = initiative.behalf.iter().map(|behalf| behalf.claimed_by.as_str());
    let carriers = initiative.carrier.iter().map(|carrier| carrier.who.as_str());
    let all = claimed.chain(carriers).chain([initiative.author.as_str()]);
    all.filter(|key| !key.is_empty()).collect()
}
