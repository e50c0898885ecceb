//! The name of somebody who left goes out of what others wrote.

use crate::testing::{PASSWORD, World, both};
use naast_domain::{
    conversation::ThreadPart, ids::InitiativeId, initiatives::InitiativeInput, journal::EntryKind, language::Language,
    members::Viewer, time::Timestamp,
};

/// Whether a name stands anywhere in the texts.
async fn stands(world: &World, name: &str) -> bool {
    let mut conn = world.read().await;
    let mut found = 0;
    for words in [
        "SELECT body || body_html FROM comments",
        "SELECT body FROM comment_versions",
        "SELECT title || story || story_html || opening FROM initiatives",
        "SELECT title || story FROM initiative_versions",
    ] {
        let rows: Vec<(String,)> = fetch_all!(&mut conn, (String,), words).unwrap();
        found += rows.iter().filter(|(text,)| text.to_lowercase().contains(&name.to_lowercase())).count();
    }
    found > 0
}

async fn say(world: &World, who: &Viewer, id: InitiativeId, body: &str) -> naast_domain::ids::CommentId {
    world.forum.post_comment(who, id, None, body, false, Language::Nl).await.unwrap()
}

both! {
    async fn a_name_goes_out_of_mentions_versions_and_search(world) {
        let (anna, jan) = (world.citizen("Anna").await, world.registered("Klaassen").await);
        let id = world.initiative(&anna, "Een bankje, zegt @klaassen.").await;
        let input = InitiativeInput { story: "Een bankje.".into(), ..InitiativeInput::default() };
        world.forum.edit_initiative(&anna, id, 1, &input).await.unwrap();
        let said = say(&world, &anna, id, "Dag @Klaassen, kom je?").await;
        let edited = say(&world, &anna, id, "En @Klaassen ook.").await;
        world.forum.edit_comment(&anna, edited, 1, "En hij ook.").await.unwrap();
        let withdrawn = say(&world, &anna, id, "Nog eens @Klaassen").await;
        world.forum.withdraw_comment(&anna, withdrawn).await.unwrap();
        for number in 0..60 {
            world.wait(10 * Timestamp::SECOND);
            say(&world, &anna, id, &format!("Nummer {number} voor @KLAASSEN")).await;
        }
        world.forum.close_account(&jan, PASSWORD, false).await.unwrap();
        assert!(!stands(&world, "Klaassen").await);
        assert_eq!(world.told(EntryKind::MentionErased).await.len(), 64, "pages that were kept are over");
        let number = jan.id().unwrap();
        assert!(!stands(&world, &format!("/members/{number}\"")).await);
        let thread = world.forum.thread(&Viewer::Visitor, id, ThreadPart::default()).await.unwrap();
        let first = thread.comments.iter().find(|comment| comment.id == said).unwrap();
        assert!(first.body_html.contains("Dag @[…], kom je?"), "{}", first.body_html);
        let found = world.forum.search(&Viewer::Visitor, "Klaassen", None).await.unwrap();
        assert!(found.items.is_empty(), "{found:?}");
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn what_was_broken_off_is_gone_on_with(world) {
        let (anna, jan) = (world.registered("Anna").await, world.registered("Klaassen").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        say(&world, &anna, id, "Dag @Klaassen!").await;
        let mut tx = world.forum.db.write().await.unwrap();
        crate::accounts::members::close(&mut tx, jan.id().unwrap(), world.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert!(stands(&world, "Klaassen").await);
        world.forum.erase_all_mentions().await.unwrap();
        assert!(!stands(&world, "Klaassen").await);
    }

    async fn somebody_else_of_that_name_stays_mentioned(world) {
        let (anna, first) = (world.registered("Anna").await, world.registered("Kim").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        say(&world, &anna, id, "Dag @Kim!").await;
        let mut tx = world.forum.db.write().await.unwrap();
        let email = Some("kim2@example.org");
        let other = crate::accounts::members::insert(&mut tx, email, "Kim", None, None, world.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        let other = crate::accounts::members::find(&mut world.read().await, other).await.unwrap().unwrap();
        let other = Viewer::Member(Box::new(other.signed_in()));
        let elsewhere = world.initiative(&other, "Een boom.").await;
        say(&world, &other, elsewhere, "Ik.").await;
        let kept = say(&world, &anna, elsewhere, "Dag @Kim!").await;
        world.forum.close_account(&first, PASSWORD, false).await.unwrap();
        let thread = world.forum.thread(&Viewer::Visitor, elsewhere, ThreadPart::default()).await.unwrap();
        let comment = thread.comments.into_iter().find(|comment| comment.id == kept).unwrap();
        assert!(comment.body_html.contains(&format!("/members/{}", other.id().unwrap())), "{}", comment.body_html);
    }
}
