//! Who may do what: every use case that takes a viewer, for every role, in one table.

mod case_notes;
mod judging;
mod offers;
mod own;
mod seconding;
mod spam_defence;
mod stage;
mod table;

use crate::{
    Error, Result,
    accounts::passwords,
    journal,
    testing::{PASSWORD, World, both},
    tests::role_matrix::{stage::Stage, table::TABLE},
};
use naast_domain::{refusal::Refusal, time::Timestamp};
use std::collections::BTreeSet;

const ROLES: [&str; 8] =
    ["visitor", "citizen", "author", "suspended", "official", "moderator", "administrator", "claimant"];
fn outcome(result: Result<()>) -> String {
    match result {
        Ok(()) => "yes".into(),
        Err(Error::Refused(Refusal::SignInNeeded)) => "sign-in".into(),
        Err(Error::Refused(Refusal::Suspended { .. })) => "suspended".into(),
        Err(Error::Refused(Refusal::NotYours)) => "author".into(),
        Err(Error::Refused(Refusal::OwnCase)) => "own".into(),
        Err(Error::Refused(Refusal::NotYourRole)) => "role".into(),
        Err(Error::Refused(Refusal::NotFound)) => "nothing".into(),
        Err(Error::Refused(Refusal::NotOpen)) => "not-open".into(),
        Err(Error::Refused(Refusal::LinkOver)) => "over".into(),
        Err(other) => format!("{other:?}"),
    }
}

/// The sections of the table: their headings, and the lines of each.
fn sections() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.split("\n# ").skip(2).filter_map(|section| section.split_once('\n'))
}

/// What stands in some lines of the table: each action, and what comes of it for each role.
fn rows(lines: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    lines.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        words.next().map(|action| (action, words.collect()))
    })
}

/// Tries a section. What is refused changes nothing, which is looked at each time, and so all who are refused find the same
/// stage; whoever is let through has one of their own.
async fn holds(world: &World, section: &str) {
    let (ruth, rule) = (world.moderator("Ruth").await, world.rule().await);
    let hash = passwords::hash(PASSWORD).await.unwrap();
    world.administrator("Ada").await;
    let (mut turn, mut surprises) = (0, Vec::new());
    let (_, lines) = sections().find(|(heading, _)| *heading == section).unwrap();
    for (action, expected) in rows(lines) {
        let mut cells: Vec<_> = ROLES.into_iter().zip(expected).collect();
        cells.sort_by_key(|(_, expected)| *expected == "yes");
        let mut shared = None;
        for (role, expected) in cells {
            turn += 1;
            if expected == "yes" || shared.is_none() {
                world.wait(Timestamp::HOUR);
                shared = Some(Stage::set(world, rule, &ruth, action, turn).await);
            }
            let stage = shared.as_ref().unwrap();
            let who = stage.somebody(world, role, turn).await;
            if let Some(id) = who.id().filter(|_| action.starts_with("change_") || action == "close_account") {
                let mut conn = world.forum.db.write().await.unwrap();
                execute!(&mut conn, "UPDATE members SET password_hash = $2 WHERE id = $1", id, &hash).unwrap();
                conn.commit().await.unwrap();
            }
            let before = journal::position(&mut world.read().await).await.unwrap();
            let found = outcome(stage.attempt(world, &who, action).await);
            if found != expected {
                surprises.push(format!("{action} by {role}: {found} instead of {expected}"));
            }
            let after = journal::position(&mut world.read().await).await.unwrap();
            if found != "yes" && after != before {
                surprises.push(format!("{action} by {role} left an entry"));
            }
        }
    }
    assert_eq!(surprises, Vec::<String>::new());
    assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
}

/// A test for each section, so that they run in parallel; it saves the same three lines for each.
macro_rules! each_section_holds {
    ($($section:ident)*) => {
        const TRIED: &[&str] = &[$(stringify!($section)),*];
        $(both! { async fn $section(world) { holds(&world, stringify!($section)).await; } })*
    };
}

each_section_holds! {
    joining_in
    answering
    on_behalf
    carrying
    what_answers_need
    changing_words
    measures
    second_pair_of_eyes
    casework
    floods
    profiles
    administering
    own_matters
    reading
}

#[test]
fn every_use_case_that_looks_at_its_viewer_is_in_the_table() {
    let mut uses = BTreeSet::new();
    for file in walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")) {
        let path = file.unwrap().into_path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            let source = std::fs::read_to_string(path).unwrap();
            for function in source.split("pub async fn ").skip(1) {
                let signature = function.split(" -> ").next().unwrap();
                if signature.contains(" viewer: &Viewer") {
                    uses.insert(signature.split('(').next().unwrap().to_owned());
                }
            }
        }
    }
    let all = || sections().flat_map(|(_, lines)| rows(lines));
    let listed = all().map(|(action, _)| action.split(':').next().unwrap().to_owned()).collect();
    assert!(uses.len() > 40, "{uses:?}");
    assert_eq!(uses, listed);
    assert!(TABLE.lines().nth(1).unwrap().split_whitespace().skip(2).eq(ROLES));
    assert!(all().all(|(_, outcomes)| outcomes.len() == ROLES.len()));
    assert!(sections().map(|(heading, _)| heading).eq(TRIED.iter().copied()));
}
