//! Earlier versions.

use crate::testing::both;
use naast_domain::{
    ids::CommentId, initiatives::InitiativeInput, language::Language, members::Viewer, time::Timestamp,
};

both! {
    async fn every_version_of_a_story_can_be_compared(world) {
        let anna = world.citizen("Anna").await;
        let begun = world.clock.now();
        let id = world.initiative(&anna, "Een bankje.").await;
        for (version, title) in [(1, "Twee bankjes"), (2, "Drie bankjes")] {
            world.wait(Timestamp::HOUR);
            let input = InitiativeInput { story: format!("{title}."), title: title.into(), ..InitiativeInput::default() };
            world.forum.edit_initiative(&anna, id, version, &input).await.unwrap();
        }
        let versions = world.forum.initiative_versions(&Viewer::Visitor, id).await.unwrap();
        let read: Vec<_> = versions.iter().map(|it| (it.version, it.title.as_str(), it.text.as_str())).collect();
        assert_eq!(
            read,
            [(1, "Een bankje", "Een bankje."), (2, "Twee bankjes", "Twee bankjes."), (3, "Drie bankjes", "Drie bankjes.")]
        );
        let hours: Vec<_> = versions.iter().map(|it| (it.saved_at.0 - begun.0) / Timestamp::HOUR).collect();
        assert_eq!(hours, [0, 1, 2]);
        world.forum.withdraw_initiative(&anna, id).await.unwrap();
        assert!(world.forum.initiative_versions(&anna, id).await.is_err());
    }

    async fn every_version_of_a_comment_can_be_compared_until_it_is_withdrawn(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let comment = world.forum.post_comment(&anna, id, None, "Ja", false, Language::Nl).await.unwrap();
        world.forum.edit_comment(&anna, comment, 1, "Nee").await.unwrap();
        let (initiative, versions) = world.forum.comment_versions(&Viewer::Visitor, comment).await.unwrap();
        let read: Vec<_> = versions.iter().map(|it| (it.version, it.text.as_str())).collect();
        assert_eq!((initiative, read), (id, vec![(1, "Ja"), (2, "Nee")]));
        world.forum.withdraw_comment(&anna, comment).await.unwrap();
        assert!(world.forum.comment_versions(&anna, comment).await.is_err());
        assert!(world.forum.comment_versions(&anna, CommentId(999)).await.is_err());
    }
}
