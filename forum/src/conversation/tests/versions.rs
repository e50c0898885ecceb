//! Earlier versions.

use crate::testing::{both, by, refused};
use naast_domain::{
    answers::AnswerInput,
    conversation::ThreadPart,
    ids::CommentId,
    initiatives::InitiativeInput,
    language::Language,
    measures::{MeasureKind, Subject},
    members::{Roles, SignedIn, Viewer},
    refusal::Refusal,
    time::Timestamp,
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
        let versions = world.forum.initiative_versions(&Viewer::Visitor, id, None).await.unwrap();
        let read: Vec<_> = versions.iter().map(|it| (it.version, it.title.as_str(), it.text.as_str())).collect();
        assert_eq!(
            read,
            [(1, "Een bankje", "Een bankje."), (2, "Twee bankjes", "Twee bankjes."), (3, "Drie bankjes", "Drie bankjes.")]
        );
        let hours: Vec<_> = versions.iter().map(|it| (it.saved_at.0 - begun.0) / Timestamp::HOUR).collect();
        assert_eq!(hours, [0, 1, 2]);
        world.forum.withdraw_initiative(&anna, id).await.unwrap();
        assert!(world.forum.initiative_versions(&anna, id, None).await.is_err());
    }

    async fn versions_are_read_twenty_at_a_time_with_one_more_to_compare_with(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let comment = world.forum.post_comment(&anna, id, None, "Ja 0", false, Language::Nl).await.unwrap();
        for version in 1..=45 {
            world.wait(Timestamp::HOUR);
            world.forum.edit_comment(&anna, comment, version, &format!("Ja {version}")).await.unwrap();
        }
        let read = async |before| {
            let (_, versions) = world.forum.comment_versions(&Viewer::Visitor, comment, before).await.unwrap();
            (versions[0].version, versions[versions.len() - 1].version, versions.len())
        };
        assert_eq!(read(None).await, (26, 46, 21));
        assert_eq!(read(Some(27)).await, (6, 26, 21));
        assert_eq!(read(Some(7)).await, (1, 6, 6));
    }

    async fn nobody_edits_more_often_than_people_do(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let comment = world.forum.post_comment(&anna, id, None, "Ja 0", false, Language::Nl).await.unwrap();
        for version in 1..=30 {
            world.forum.edit_comment(&anna, comment, version, &format!("Ja {version}")).await.unwrap();
        }
        let often = refused(world.forum.edit_comment(&anna, comment, 31, "Nee").await);
        assert!(matches!(often, Refusal::TooOften { .. }), "{often:?}");
        let story = InitiativeInput { story: "Twee bankjes.".into(), ..InitiativeInput::default() };
        let often = refused(world.forum.edit_initiative(&anna, id, 1, &story).await);
        assert!(matches!(often, Refusal::TooOften { .. }), "stories and comments count together: {often:?}");
        world.wait(Timestamp::HOUR);
        world.forum.edit_comment(&anna, comment, 31, "Nee").await.unwrap();
    }

    async fn what_is_hidden_is_not_read_by_a_moderator_who_is_suspended(world) {
        let (anna, ruth, rule) = (world.citizen("Anna").await, world.moderator("Ruth").await, world.rule().await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let comment = world.forum.post_comment(&anna, id, None, "Ja", false, Language::Nl).await.unwrap();
        let said = Subject::Contribution { initiative: id, comment: Some(comment) };
        world.forum.take_measure(&ruth, MeasureKind::Hide, said, &by(rule, "Dit gaat over iemand.")).await.unwrap();
        world.forum.comment_versions(&ruth, comment, None).await.expect("it is noted that they read it");
        let suspended = world.suspended(&ruth);
        assert_eq!(refused(world.forum.comment_versions(&suspended, comment, None).await), Refusal::NotFound);
    }

    async fn an_answer_is_edited_only_by_somebody_who_is_an_official(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let input = AnswerInput { kind: "answer".into(), body: "Ik kom kijken.".into(), ..AnswerInput::default() };
        let answer = world.forum.post_answer(&fatma, id, None, &input, Language::Nl).await.unwrap();
        let Viewer::Member(member) = fatma.clone() else { panic!("an official is a member") };
        let former = Viewer::Member(Box::new(SignedIn { roles: Roles::default(), ..*member }));
        let refusal = refused(world.forum.edit_comment(&former, answer, 1, "Ik kom niet.").await);
        assert_eq!(refusal, Refusal::NotYourRole);
        let source = world.forum.comment_source(&former, answer).await.unwrap();
        assert_eq!((source.may_edit, source.may_withdraw), (false, true), "what they said is theirs to take back");
        let page = world.forum.thread(&former, id, ThreadPart::default()).await.unwrap();
        assert!(!page.comments[0].may.edit, "the page does not offer it either");
        world.forum.edit_comment(&fatma, answer, 1, "Ik kom dinsdag kijken.").await.unwrap();
    }

    async fn every_version_of_a_comment_can_be_compared_until_it_is_withdrawn(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let comment = world.forum.post_comment(&anna, id, None, "Ja", false, Language::Nl).await.unwrap();
        world.forum.edit_comment(&anna, comment, 1, "Nee").await.unwrap();
        let (initiative, versions) = world.forum.comment_versions(&Viewer::Visitor, comment, None).await.unwrap();
        let read: Vec<_> = versions.iter().map(|it| (it.version, it.text.as_str())).collect();
        assert_eq!((initiative, read), (id, vec![(1, "Ja"), (2, "Nee")]));
        world.forum.withdraw_comment(&anna, comment).await.unwrap();
        assert!(world.forum.comment_versions(&anna, comment, None).await.is_err());
        assert!(world.forum.comment_versions(&anna, CommentId(999), None).await.is_err());
    }
}
