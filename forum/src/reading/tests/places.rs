//! Where a page of a thread stands among the others, and what was said since somebody was there.

use crate::testing::{World, both};
use naast_domain::{
    answers::AnswerKind,
    conversation::{PlaceInThread, ThreadPart},
    ids::{CommentId, InitiativeId},
    language::Language,
    members::Viewer,
    time::Timestamp,
};

/// These comments one after the other, each by somebody else.
async fn thread(world: &World, id: InitiativeId, which: std::ops::Range<usize>) -> Vec<CommentId> {
    let mut ids = Vec::new();
    for number in which {
        let who = world.citizen(&format!("Buur{number}")).await;
        world.wait(Timestamp::MINUTE);
        let words = format!("Reactie {number}");
        ids.push(world.forum.post_comment(&who, id, None, &words, false, Language::Nl).await.unwrap());
    }
    ids
}

async fn place(world: &World, id: InitiativeId, after: Option<CommentId>) -> Option<PlaceInThread> {
    let part = ThreadPart { branch: None, after };
    world.forum.thread(&Viewer::Visitor, id, part).await.unwrap().place
}

both! {
    async fn each_page_knows_its_number_and_the_way_to_the_others(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let ids = thread(&world, id, 0..50).await;
        assert_eq!(place(&world, id, None).await, None, "one page leads nowhere");
        let mut ids = [ids, thread(&world, id, 50..119).await].concat();
        ids.push(world.forum.post_comment(&anna, id, None, "Van mij", false, Language::Nl).await.unwrap());
        let at = |after: Option<usize>| ThreadPart { branch: None, after: after.map(|index| ids[index]) };
        let newest = Some((ids[119], world.clock.now()));
        for (after, page, previous, last) in [
            (None, 1, None, Some(at(Some(99)))),
            (Some(49), 2, Some(at(None)), Some(at(Some(99)))),
            (Some(99), 3, Some(at(Some(49))), None),
        ] {
            let expected = PlaceInThread { page, pages: 3, previous, last, newest, answer_count: 0, answers: Vec::new() };
            assert_eq!(place(&world, id, after.map(|index| ids[index])).await, Some(expected), "{after:?}");
        }
        // A page that begins at a linked comment: nine are left on the one before it.
        let linked = place(&world, id, Some(ids[58])).await.unwrap();
        assert_eq!((linked.page, linked.pages, linked.previous), (3, 4, Some(at(Some(8)))));
        assert_eq!(linked.last, Some(at(Some(108))));
        // What officials said: "read" too, but nothing that was taken back.
        let fatma = world.official("Fatma").await;
        let answer = world.answer(&fatma, id, None, "Ik kom kijken.").await;
        let again = world.answer(&fatma, id, None, "Tot vrijdag.").await;
        let said = place(&world, id, None).await.unwrap();
        assert_eq!((said.answer_count, said.answers[0].id, said.answers[1].id), (2, again, answer));
        assert_eq!((said.answers[0].by.as_str(), said.answers[0].kind), ("Fatma", AnswerKind::Answer));
        for taken_back in [again, answer] {
            world.forum.withdraw_comment(&fatma, taken_back).await.unwrap();
        }
        assert_eq!(place(&world, id, None).await.unwrap().answer_count, 0);
        // What nobody can read is not the newest.
        world.forum.withdraw_comment(&anna, ids[119]).await.unwrap();
        assert_eq!(place(&world, id, None).await.unwrap().newest.map(|(newest, _)| newest), Some(ids[118]));
    }

    async fn who_comes_back_hears_how_much_others_said(world) {
        let (anna, bram) = (world.citizen("Anna").await, world.citizen("Bram").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let since = world.clock.now();
        world.wait(Timestamp::MINUTE);
        world.forum.post_comment(&anna, id, None, "Van mij", false, Language::Nl).await.unwrap();
        let first = world.forum.post_comment(&bram, id, None, "Goed plan", false, Language::Nl).await.unwrap();
        let second = world.forum.post_comment(&bram, id, None, "Heel goed", false, Language::Nl).await.unwrap();
        let said = async |who: &Viewer| world.forum.said_since(who, id, since).await.unwrap();
        assert_eq!(said(&anna).await, (2, Some(first)));
        world.forum.withdraw_comment(&bram, first).await.unwrap();
        assert_eq!(said(&anna).await, (1, Some(second)));
        assert_eq!(said(&Viewer::Visitor).await, (0, None));
    }
}
