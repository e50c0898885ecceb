//! For you: what concerns a member.

use crate::testing::{World, both, by, refused};
use naast_domain::{
    ids::{CommentId, InitiativeId},
    journal::{Concern, EntryKind, ForYou},
    language::Language,
    measures::{MeasureKind, Subject},
    members::Viewer,
    refusal::Refusal,
};

async fn say(world: &World, who: &Viewer, id: InitiativeId, parent: Option<CommentId>, body: &str) -> CommentId {
    world.forum.post_comment(who, id, parent, body, false, Language::Nl).await.unwrap()
}

async fn told(world: &World, who: &Viewer) -> Vec<ForYou> {
    world.forum.for_you(who, None).await.unwrap().items
}

async fn why(world: &World, who: &Viewer) -> Vec<Concern> {
    told(world, who).await.iter().map(|line| line.concern).collect()
}

both! {
    async fn the_initiator_those_replied_to_and_followers_hear_of_a_comment(world) {
        let (anna, bert) = (world.citizen("Anna").await, world.citizen("Bert").await);
        let (carla, dirk) = (world.citizen("Carla").await, world.citizen("Dirk").await);
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        world.forum.follow(&dirk, id, true).await.unwrap();
        let said = say(&world, &bert, id, None, "Ja").await;
        let reply = say(&world, &carla, id, Some(said), "Ja ja").await;
        assert_eq!(why(&world, &anna).await, [Concern::OwnInitiative; 2]);
        assert_eq!(why(&world, &bert).await, [Concern::ReplyToYou]);
        assert_eq!(why(&world, &carla).await, []);
        assert_eq!(why(&world, &dirk).await, [Concern::Followed; 2]);
        let line = told(&world, &bert).await.remove(0);
        assert_eq!((line.kind, line.initiative, line.comment), (EntryKind::CommentPosted, Some(id), Some(reply)));
        assert_eq!((line.title.as_str(), line.at, line.is_new), ("Een bankje bij de halte", world.clock.now(), true));
        assert_eq!(line.actor.unwrap().id, carla.id());
    }

    async fn one_hears_once_and_for_the_nearest_reason(world) {
        let (anna, bert) = (world.citizen("Anna").await, world.citizen("Bert").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let own = say(&world, &anna, id, None, "Wie doet mee?").await;
        say(&world, &bert, id, None, "Niemand").await;
        say(&world, &bert, id, Some(own), "Ik").await;
        say(&world, &bert, id, Some(own), "Ja @Anna").await;
        assert_eq!(why(&world, &anna).await, [Concern::Mention, Concern::ReplyToYou, Concern::OwnInitiative]);
    }

    async fn nobody_hears_of_what_they_do_themselves(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje voor @Anna.").await;
        let said = say(&world, &anna, id, None, "Wie doet mee, @Anna?").await;
        say(&world, &anna, id, Some(said), "Ik").await;
        world.forum.support(&anna, id, true).await.unwrap();
        assert_eq!(told(&world, &anna).await, []);
    }

    async fn who_stops_following_hears_no_more_but_the_initiator_always_does(world) {
        let (anna, bert, carla) = (world.citizen("Anna").await, world.citizen("Bert").await, world.citizen("Carla").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        world.forum.follow(&bert, id, true).await.unwrap();
        for who in [&anna, &bert] {
            world.forum.follow(who, id, false).await.unwrap();
        }
        say(&world, &carla, id, None, "Ja").await;
        assert_eq!(why(&world, &bert).await, []);
        assert_eq!(why(&world, &anna).await, [Concern::OwnInitiative]);
    }

    async fn an_answer_comes_with_name_and_office(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        world.answer(&fatma, id, None, "Ik zoek het uit").await;
        let line = told(&world, &anna).await.remove(0);
        let actor = line.actor.unwrap();
        assert_eq!((line.kind, actor.name.as_str()), (EntryKind::AnswerPosted, "Fatma"));
        assert_eq!(actor.office.unwrap().function, "Gebiedsmaker");
    }

    async fn what_was_seen_is_not_new_any_more(world) {
        let (anna, bert) = (world.citizen("Anna").await, world.citizen("Bert").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let count = async || world.forum.for_you_count(&anna).await.unwrap();
        assert_eq!(count().await, 0);
        for body in ["Een", "Twee"] {
            say(&world, &bert, id, None, body).await;
        }
        assert_eq!(count().await, 2);
        assert_eq!(told(&world, &anna).await.len(), 2);
        assert_eq!(count().await, 2, "reading is not yet marking");
        world.forum.for_you_seen(&anna).await.unwrap();
        assert_eq!(count().await, 0);
        say(&world, &bert, id, None, "Drie").await;
        let lines = told(&world, &anna).await;
        assert_eq!(lines.iter().map(|line| line.is_new).collect::<Vec<_>>(), [true, false, false]);
        assert_eq!(count().await, 1);
        world.forum.for_you_seen(&bert).await.unwrap();
        assert_eq!(count().await, 1, "seen by somebody else");
    }

    async fn a_visitor_has_nothing_of_their_own(world) {
        assert_eq!(world.forum.for_you_count(&Viewer::Visitor).await.unwrap(), 0);
        assert_eq!(refused(world.forum.for_you(&Viewer::Visitor, None).await), Refusal::SignInNeeded);
    }

    async fn lines_come_newest_first_page_by_page(world) {
        let (anna, bert) = (world.citizen("Anna").await, world.citizen("Bert").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let mut said = Vec::new();
        for number in 0..35 {
            world.wait(10_000);
            said.insert(0, Some(say(&world, &bert, id, None, &format!("Reactie {number}")).await));
        }
        let first = world.forum.for_you(&anna, None).await.unwrap();
        let second = world.forum.for_you(&anna, first.next).await.unwrap();
        assert_eq!((first.items.len(), second.items.len(), second.next), (30, 5, None));
        let listed: Vec<_> = first.items.iter().chain(&second.items).map(|line| line.comment).collect();
        assert_eq!(listed, said);
    }

    async fn the_title_of_a_hidden_initiative_is_told_to_its_initiator_only(world) {
        let (anna, bert, ruth) = (world.citizen("Anna").await, world.citizen("Bert").await, world.moderator("Ruth").await);
        let id = world.initiative(&anna, "Lelijke woorden.").await;
        world.forum.follow(&bert, id, true).await.unwrap();
        say(&world, &world.citizen("Carla").await, id, None, "Ho ho").await;
        let subject = Subject::Contribution { initiative: id, comment: None };
        let rule = world.rule().await;
        world.forum.take_measure(&ruth, MeasureKind::Hide, subject, &by(rule, "Dit gaat over iemand.")).await.unwrap();
        let titles = async |who| told(&world, who).await.into_iter().map(|line| line.title).collect::<Vec<_>>();
        assert_eq!(titles(&anna).await, ["Lelijke woorden", "Lelijke woorden"]);
        assert_eq!(titles(&bert).await, [""]);
    }

    async fn who_left_is_named_no_more(world) {
        let (anna, bert) = (world.citizen("Anna").await, world.registered("Bert").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        say(&world, &bert, id, None, "Ja").await;
        world.forum.close_account(&bert, crate::testing::PASSWORD, false).await.unwrap();
        let actor = told(&world, &anna).await.remove(0).actor.unwrap();
        assert_eq!((actor.id, actor.name.as_str()), (None, ""));
    }
}
