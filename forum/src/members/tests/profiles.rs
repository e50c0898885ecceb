//! Profiles: what someone contributed, for everybody to see.

use crate::testing::{MONDAY, PASSWORD, World, both, by, refused};
use naast_domain::{
    ids::{CommentId, InitiativeId, MemberId},
    language::Language,
    measures::{MeasureKind, Subject},
    members::{Contribution, Office, Roles, Viewer},
    refusal::Refusal,
};

async fn said(world: &World, who: &Viewer, id: InitiativeId, body: &str) -> CommentId {
    world.wait(1_000);
    world.forum.post_comment(who, id, None, body, false, Language::Nl).await.unwrap()
}

async fn contributions(world: &World, who: &Viewer) -> Vec<Contribution> {
    world.forum.contributions(&Viewer::Visitor, who.id().unwrap(), None).await.unwrap().items
}

async fn hide(world: &World, initiative: InitiativeId, comment: Option<CommentId>) {
    let (ruth, rule) = (world.moderator(&format!("Ruth{comment:?}")).await, world.rule().await);
    let subject = Subject::Contribution { initiative, comment };
    world.forum.take_measure(&ruth, MeasureKind::Hide, subject, &by(rule, "Dit gaat over iemand.")).await.unwrap();
}

both! {
    async fn a_profile_tells_who_somebody_is(world) {
        let (anna, fatma) = (world.registered("Anna").await, world.official("Fatma").await);
        world.forum.change_profile(&anna, "Anna", "Ik fiets.", None).await.unwrap();
        let shown = world.forum.profile(&Viewer::Visitor, anna.id().unwrap()).await.unwrap();
        assert_eq!((shown.name.as_str(), shown.about.as_str(), shown.joined_at), ("Anna", "Ik fiets.", MONDAY));
        assert_eq!((shown.roles, shown.office), (Roles::default(), None));
        let shown = world.forum.profile(&anna, fatma.id().unwrap()).await.unwrap();
        let office = Office { function: "Gebiedsmaker".into(), department: "Openbare ruimte".into() };
        assert_eq!((shown.roles.official, shown.office), (true, Some(office)));
    }

    async fn nobody_and_a_former_member_have_no_profile(world) {
        let anna = world.registered("Anna").await;
        world.forum.close_account(&anna, PASSWORD, false).await.unwrap();
        for id in [anna.id().unwrap(), MemberId(99)] {
            assert_eq!(refused(world.forum.profile(&anna, id).await), Refusal::NotFound);
        }
    }

    async fn contributions_come_newest_first_with_a_plain_opening(world) {
        let (anna, bert) = (world.citizen("Anna").await, world.citizen("Bert").await);
        let theirs = world.initiative(&bert, "Een boom.").await;
        let first = said(&world, &anna, theirs, "**Ja**, [graag](https://example.org)!").await;
        world.wait(1_000);
        let own = world.initiative(&anna, "Een bankje bij de halte. Dat zit fijn.").await;
        let listed = contributions(&world, &anna).await;
        let shown: Vec<_> = listed.iter().map(|it| (it.initiative, it.title.as_str(), it.comment, it.opening.as_str())).collect();
        let expected = [
            (own, "Een bankje bij de halte", None, "Een bankje bij de halte. Dat zit fijn."),
            (theirs, "Een boom", Some(first), "Ja, graag!"),
        ];
        assert_eq!(shown, expected);
        assert_eq!(listed[0].at, world.clock.now());
        let profile = world.forum.profile(&bert, anna.id().unwrap()).await.unwrap();
        assert_eq!((profile.initiative_count, profile.comment_count), (1, 1));
    }

    async fn contributions_come_page_by_page_also_of_one_moment(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        for number in 0..20 {
            world.forum.post_comment(&anna, id, None, &format!("Reactie {number}"), false, Language::Nl).await.unwrap();
        }
        world.initiative(&anna, "Een boom.").await;
        let member = anna.id().unwrap();
        let first = world.forum.contributions(&anna, member, None).await.unwrap();
        let second = world.forum.contributions(&anna, member, first.next).await.unwrap();
        assert_eq!((first.items.len(), second.items.len(), second.next), (20, 2, None));
        let mut openings: Vec<_> = first.items.iter().chain(&second.items).map(|it| it.opening.as_str()).collect();
        openings.sort_unstable();
        openings.dedup();
        assert_eq!(openings.len(), 22);
    }

    async fn what_is_withdrawn_or_hidden_is_neither_listed_nor_counted(world) {
        let (anna, bert) = (world.citizen("Anna").await, world.citizen("Bert").await);
        let theirs = world.initiative(&bert, "Een boom.").await;
        let stays = said(&world, &anna, theirs, "Dit blijft").await;
        let gone = said(&world, &anna, theirs, "Dit gaat weg").await;
        let hidden = said(&world, &anna, theirs, "Lelijk").await;
        let own = world.initiative(&anna, "Een bankje.").await;
        world.forum.withdraw_comment(&anna, gone).await.unwrap();
        world.forum.withdraw_initiative(&anna, own).await.unwrap();
        hide(&world, theirs, Some(hidden)).await;
        let listed: Vec<_> = contributions(&world, &anna).await.iter().map(|it| it.comment).collect();
        assert_eq!(listed, [Some(stays)]);
        let profile = world.forum.profile(&anna, anna.id().unwrap()).await.unwrap();
        assert_eq!((profile.initiative_count, profile.comment_count), (0, 1));
    }

    async fn what_is_said_below_a_hidden_initiative_is_not_listed_with_its_title(world) {
        let (anna, bert) = (world.citizen("Anna").await, world.citizen("Bert").await);
        let theirs = world.initiative(&bert, "Lelijke woorden.").await;
        said(&world, &anna, theirs, "Ho ho").await;
        hide(&world, theirs, None).await;
        assert_eq!(contributions(&world, &anna).await, []);
        assert_eq!(contributions(&world, &bert).await, []);
        let profile = world.forum.profile(&Viewer::Visitor, anna.id().unwrap()).await.unwrap();
        assert_eq!(profile.comment_count, 0);
    }
}
