//! Branches taken out of any tree of comments: none is lost, none is there twice.

use super::branches::{is_whole, say, thread};
use crate::testing::World;
use naast_domain::{ids::CommentId, members::Viewer, time::Timestamp};
use proptest::{prelude::*, test_runner::TestRunner};
use std::collections::BTreeSet;

/// A tree of comments: for each the one that it replies to, counted from the end.
fn trees() -> impl Strategy<Value = (Vec<Option<usize>>, usize, usize)> {
    (1..14_usize)
        .prop_flat_map(|size| (prop::collection::vec(prop::option::weighted(0.8, 0..size), size), 0..size, 0..size))
}

async fn any_branch_of_any_tree(tree: &[Option<usize>], first: usize, second: usize) {
    let world = World::sqlite().await;
    let anna = world.citizen("Anna").await;
    let id = world.initiative(&anna, "Een bankje.").await;
    let mut said: Vec<CommentId> = Vec::new();
    for (number, parent) in tree.iter().enumerate() {
        let parent = parent.and_then(|back| said.iter().rev().nth(back).copied());
        said.push(say(&world, &anna, id, parent, &format!("Reactie {number}.")).await);
    }
    let mut threads = vec![id];
    for top in BTreeSet::from([first, second]) {
        world.wait(Timestamp::HOUR);
        threads.push(world.forum.branch_off(&anna, said[top], "").await.unwrap());
        is_whole(&world).await;
    }
    let mut found = Vec::new();
    for thread_id in threads {
        found.extend(thread(&world, &Viewer::Visitor, thread_id).await.into_iter().map(|it| it.id));
    }
    found.sort_unstable();
    assert_eq!(found, said, "no comment is lost, none is there twice");
}

#[test]
fn no_branch_of_any_tree_loses_a_comment() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let config = ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() };
    let outcome = TestRunner::new(config).run(&trees(), |(tree, first, second)| {
        runtime.block_on(any_branch_of_any_tree(&tree, first, second));
        Ok(())
    });
    assert_eq!(outcome, Ok(()));
}
