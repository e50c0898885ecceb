//! Threads: the order of reading, pages, folds.

use crate::{
    conversation::sql::comments::{DEEPEST, NewComment},
    testing::{World, both, by},
};
use naast_domain::{
    conversation::{Comment, FOLD_DEPTH, ThreadPart},
    ids::{CommentId, InitiativeId},
    language::Language,
    measures::{MeasureKind, Subject},
    members::Viewer,
    on_behalf::SpokenInput,
};
use std::collections::HashMap;

/// A sequence of numbers that is the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

/// What was said, as a tree.
#[derive(Default)]
struct Tree {
    said: Vec<(CommentId, String, i64)>,
    below: HashMap<Option<CommentId>, Vec<CommentId>>,
}

impl Tree {
    async fn grow(&mut self, world: &World, id: InitiativeId, parents: impl IntoIterator<Item = Option<usize>>) {
        for parent in parents {
            // One at a time, as people speak: in one great transaction PostgreSQL would keep every count of before.
            let mut conn = world.forum.db.write().await.unwrap();
            let parent = parent.map(|index| self.said[index].clone());
            let new = NewComment {
                initiative: id,
                parent: parent.as_ref().map(|(id, path, depth)| (*id, path.as_str(), *depth)),
                author: None,
                answer: None,
                function: "",
                department: "",
                body: "Ja",
                body_html: "<p>Ja</p>",
                language: None,
                posted_at: world.clock.now(),
                is_orphan: false,
                is_for_officials: false,
                behalf: None,
                import_source: None,
                import_number: None,
                import_author: None,
            };
            let said = crate::conversation::sql::comments::insert(&mut conn, &new).await.unwrap();
            conn.commit().await.unwrap();
            self.below.entry(parent.map(|(id, ..)| id)).or_default().push(said.0);
            self.said.push(said);
        }
    }

    /// Reading as a person would: each comment, then what was said to it, down to a depth.
    fn walk(&self, from: Option<CommentId>, depth: i64, out: &mut Vec<(CommentId, i64)>) {
        for id in self.below.get(&from).into_iter().flatten() {
            out.push((*id, depth));
            self.walk(Some(*id), depth + 1, out);
        }
    }

    fn descendants(&self, of: CommentId) -> i64 {
        let mut below = Vec::new();
        self.walk(Some(of), 0, &mut below);
        i64::try_from(below.len()).unwrap()
    }
}

async fn pages(world: &World, id: InitiativeId, branch: Option<CommentId>) -> Vec<Comment> {
    let (mut after, mut all) = (None, Vec::new());
    loop {
        let page = world.forum.thread(&Viewer::Visitor, id, ThreadPart { branch, after }).await.unwrap();
        assert!(page.comments.len() <= 50);
        all.extend(page.comments);
        after = page.next;
        if after.is_none() {
            return all;
        }
    }
}

both! {
    async fn pages_give_the_order_of_reading_and_lose_nothing(world) {
        let anna = world.citizen("Anna").await;
        for seed in 1..=4 {
            let id = world.initiative(&anna, &format!("Plan {seed}")).await;
            let (mut dice, mut tree) = (Dice(seed), Tree::default());
            let size = 60 + dice.below(160);
            // From broad to deep: a reply goes to any earlier comment, or mostly to a late one.
            let parents: Vec<_> = (0..size)
                .map(|said| match dice.below(10) {
                    0 => None,
                    _ if said == 0 => None,
                    n if (n % 2 == 0) == (seed % 2 == 0) => Some(said - 1 - dice.below(said.min(3))),
                    _ => Some(dice.below(said)),
                })
                .collect();
            tree.grow(&world, id, parents).await;
            let mut expected = Vec::new();
            tree.walk(None, 0, &mut expected);
            expected.retain(|(_, depth)| *depth <= FOLD_DEPTH);
            let shown = pages(&world, id, None).await;
            assert_eq!(shown.iter().map(|it| (it.id, it.depth)).collect::<Vec<_>>(), expected, "seed {seed}");
            for comment in &shown {
                assert_eq!(comment.descendants, tree.descendants(comment.id));
            }
            for (branch, _, depth) in tree.said.iter().step_by(9) {
                let mut below = vec![(*branch, *depth)];
                tree.walk(Some(*branch), depth + 1, &mut below);
                below.retain(|(_, below)| *below <= depth + FOLD_DEPTH);
                let shown = pages(&world, id, Some(*branch)).await;
                assert_eq!(shown.iter().map(|it| (it.id, it.depth)).collect::<Vec<_>>(), below, "seed {seed}");
            }
            for (comment, ..) in &tree.said {
                let (initiative, part) = world.forum.find_comment(&Viewer::Visitor, *comment).await.unwrap();
                let page = world.forum.thread(&Viewer::Visitor, initiative, part).await.unwrap();
                assert!(page.comments.iter().any(|shown| shown.id == *comment), "seed {seed}: {comment} is not at {part:?}");
            }
        }
    }

    async fn a_page_that_begins_in_the_middle_tells_what_it_hangs_below(world) {
        let id = world.initiative(&world.citizen("Anna").await, "Een bankje.").await;
        let mut tree = Tree::default();
        tree.grow(&world, id, [None, Some(0), Some(1)]).await;
        tree.grow(&world, id, (0..60).map(|_| Some(2))).await;
        let first = world.forum.thread(&Viewer::Visitor, id, ThreadPart::default()).await.unwrap();
        assert!(first.context.is_empty());
        let second = ThreadPart { branch: None, after: first.next };
        let second = world.forum.thread(&Viewer::Visitor, id, second).await.unwrap();
        let above: Vec<_> = second.context.iter().map(|it| it.id).collect();
        assert_eq!(above, [tree.said[0].0, tree.said[1].0, tree.said[2].0]);
        assert_eq!((second.comments.len(), second.next), (13, None));
        let branch = ThreadPart { branch: Some(tree.said[2].0), after: None };
        let branch = world.forum.thread(&Viewer::Visitor, id, branch).await.unwrap();
        let above: Vec<_> = branch.context.iter().map(|it| it.id).collect();
        assert_eq!(above, [tree.said[0].0, tree.said[1].0]);
    }

    async fn a_place_of_another_thread_is_the_beginning(world) {
        let anna = world.citizen("Anna").await;
        let (here, there) = (world.initiative(&anna, "Hier").await, world.initiative(&anna, "Daar").await);
        let (mut one, mut other) = (Tree::default(), Tree::default());
        one.grow(&world, here, [None, Some(0), None]).await;
        other.grow(&world, there, [None]).await;
        let part = |branch, after| world.forum.thread(&Viewer::Visitor, here, ThreadPart { branch, after });
        for unknown in [other.said[0].0, CommentId(99_999)] {
            assert_eq!(part(Some(unknown), None).await.unwrap().comments.len(), 3);
            assert_eq!(part(None, Some(unknown)).await.unwrap().comments.len(), 3);
        }
        let (first, last) = (one.said[0].0, one.said[2].0);
        assert_eq!(part(Some(first), Some(last)).await.unwrap().comments.len(), 2, "after the branch");
        assert_eq!(part(Some(last), Some(first)).await.unwrap().comments.len(), 1, "before the branch");
        assert!(world.forum.find_comment(&Viewer::Visitor, CommentId(99_999)).await.is_err());
    }

    async fn a_thread_can_be_deeper_than_its_deepest_level(world) {
        let id = world.initiative(&world.citizen("Anna").await, "Een bankje.").await;
        let mut tree = Tree::default();
        let length = usize::try_from(DEEPEST).unwrap() + 20;
        tree.grow(&world, id, (0..length).map(|said| said.checked_sub(1))).await;
        let (last, path, depth) = tree.said.last().unwrap();
        assert_eq!((*depth, path.len()), (DEEPEST, 6 * (usize::try_from(DEEPEST).unwrap() + 1)));
        let (initiative, part) = world.forum.find_comment(&Viewer::Visitor, *last).await.unwrap();
        let page = world.forum.thread(&Viewer::Visitor, initiative, part).await.unwrap();
        let shown = page.comments.iter().find(|comment| comment.id == *last).expect("the last one is shown");
        assert_eq!(shown.parent, Some(tree.said[length - 2].0));
        assert!(world.forum.check().await.unwrap().iter().all(|line| line.contains("journal")));
    }

    async fn imported_voices_keep_their_number(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let mut conn = world.forum.db.write().await.unwrap();
        let new = NewComment {
            initiative: id,
            parent: None,
            author: None,
            answer: None,
            function: "",
            department: "",
            body: "",
            body_html: "",
            language: None,
            posted_at: world.clock.now(),
            is_orphan: true,
            is_for_officials: false,
            behalf: None,
            import_source: Some("elders"),
            import_number: Some("7"),
            import_author: Some("9884"),
        };
        crate::conversation::sql::comments::insert(&mut conn, &new).await.unwrap();
        conn.commit().await.unwrap();
        world.forum.post_comment(&anna, id, None, "Ja", false, Language::Nl).await.unwrap();
        let shown = pages(&world, id, None).await;
        assert_eq!((shown[0].author.imported_number.as_deref(), shown[0].author.name.as_str()), (Some("9884"), ""));
        assert!(shown[0].is_blank && shown[0].is_orphan);
        assert!(!shown[1].is_blank && !shown[1].is_orphan);
        assert_eq!(shown[1].author.imported_number, None);
    }

    async fn a_page_tells_of_each_comment_why_it_is_hidden_and_who_wrote_it_down(world) {
        let (anna, ruth, fatma) = (world.citizen("Anna").await, world.moderator("Ruth").await, world.official("Fatma").await);
        let (id, rule) = (world.initiative(&anna, "Een bankje.").await, world.rule().await);
        let mut said = Vec::new();
        for number in 0..4 {
            let words = format!("Reactie {number}");
            said.push(world.forum.post_comment(&anna, id, said.last().copied(), &words, false, Language::Nl).await.unwrap());
        }
        for (number, comment) in said.iter().enumerate().skip(2) {
            let subject = Subject::Contribution { initiative: id, comment: Some(*comment) };
            let reason = format!("Reden nummer {number} is lang genoeg.");
            world.forum.take_measure(&ruth, MeasureKind::Hide, subject, &by(rule, &reason)).await.unwrap();
        }
        for name in ["Ria", "Henk"] {
            let teller = crate::on_behalf::tests::entry::teller(name);
            let spoken = SpokenInput { story: "Mooi plan".into(), ..SpokenInput::default() };
            world.forum.enter_comment_on_behalf(&fatma, id, Some(said[1]), &teller, &spoken, Language::Nl).await.unwrap();
        }
        let shown = pages(&world, id, None).await;
        let reasons = shown.iter().map(|it| it.removal.as_ref().map(|removal| removal.reason.as_str()));
        let expected = [None, None, Some("Reden nummer 2 is lang genoeg."), Some("Reden nummer 3 is lang genoeg."), None, None];
        assert_eq!(reasons.collect::<Vec<_>>(), expected);
        let tellers = shown.iter().map(|it| it.provenance.as_ref().map(|told| told.told_by.as_str()));
        assert_eq!(tellers.collect::<Vec<_>>(), [None, None, None, None, Some("Ria"), Some("Henk")]);
        let part = ThreadPart { branch: Some(said[3]), after: None };
        let context = world.forum.thread(&Viewer::Visitor, id, part).await.unwrap().context;
        assert!(context[2].removal.is_some(), "above a branch, too");
    }
}
