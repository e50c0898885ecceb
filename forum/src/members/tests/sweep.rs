//! What is forgotten as time passes.

use crate::testing::both;
use naast_domain::{
    conversation::ThreadPart, initiatives::InitiativeInput, language::Language, members::Viewer, time::Timestamp,
};

both! {
    async fn what_was_withdrawn_is_erased_after_half_a_year(world) {
        let (anna, bert) = (world.citizen("Anna").await, world.citizen("Bert").await);
        let id = world.initiative(&anna, "Een geheim bankje.").await;
        let input = InitiativeInput { story: "Een heel geheim bankje.".into(), ..InitiativeInput::default() };
        world.forum.edit_initiative(&anna, id, 1, &input).await.unwrap();
        let withdrawn = world.forum.post_comment(&bert, id, None, "Mijn geheim.", false, Language::Nl).await.unwrap();
        world.forum.edit_comment(&bert, withdrawn, 1, "Mijn grote geheim.").await.unwrap();
        world.forum.post_comment(&bert, id, None, "Dit blijft.", false, Language::Nl).await.unwrap();
        world.forum.withdraw_comment(&bert, withdrawn).await.unwrap();
        world.forum.withdraw_initiative(&anna, id).await.unwrap();
        world.wait(182 * Timestamp::DAY);
        assert_eq!(world.forum.erase_withdrawn().await.unwrap(), 0);
        world.wait(2 * Timestamp::DAY);
        assert_eq!(world.forum.erase_withdrawn().await.unwrap(), 2);
        assert_eq!(world.forum.erase_withdrawn().await.unwrap(), 0, "once");
        for words in [
            "SELECT body || body_html FROM comments WHERE withdrawn_at IS NOT NULL",
            "SELECT body FROM comment_versions",
            "SELECT story || story_html || opening FROM initiatives",
            "SELECT story FROM initiative_versions",
        ] {
            let rows: Vec<(String,)> = fetch_all!(&mut world.read().await, (String,), words).unwrap();
            assert!(!rows.is_empty() && rows.iter().all(|(left,)| left.is_empty()), "{words}: {rows:?}");
        }
        let said = world.forum.thread(&Viewer::Visitor, id, ThreadPart::default()).await.unwrap().comments;
        assert_eq!(said.len(), 2, "that something stood there stays");
        assert!(said.iter().any(|comment| comment.body_html.contains("Dit blijft.")));
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn what_stands_under_a_measure_is_kept(world) {
        let (anna, els, rule) = (world.citizen("Anna").await, world.moderator("Els").await, world.rule().await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let said = world.forum.post_comment(&anna, id, None, "Een scheldwoord.", false, Language::Nl).await.unwrap();
        let subject = naast_domain::measures::Subject::Contribution { initiative: id, comment: Some(said) };
        let reasons = crate::testing::by(rule, "Dit valt iemand aan.");
        world.forum.take_measure(&els, naast_domain::measures::MeasureKind::Hide, subject, &reasons).await.unwrap();
        let mut conn = world.forum.db.write().await.unwrap();
        execute!(&mut conn, "UPDATE comments SET withdrawn_at = $1", world.clock.now()).unwrap();
        conn.commit().await.unwrap();
        world.wait(400 * Timestamp::DAY);
        assert_eq!(world.forum.erase_withdrawn().await.unwrap(), 0);
    }
}
