//! Two initiatives about the same go on as one, and can be taken apart for a week.

use crate::testing::{World, both, by, refused};
use naast_domain::{
    answers::AnswerInput,
    conversation::ThreadPart,
    ids::{CommentId, HouseRuleId, InitiativeId},
    language::Language,
    measures::{MeasureKind, Subject, statement::StatementInput},
    members::Viewer,
    refusal::Refusal,
    time::Timestamp,
};

const REASON: &str = "Beide gaan over een bankje bij dezelfde halte.";

/// Anna and Bert each began the same; Fatma stands beside Bert's and promised something there. Ruth moderates.
struct Stage {
    anna: Viewer,
    bert: Viewer,
    fatma: Viewer,
    ruth: Viewer,
    rule: HouseRuleId,
    whole: InitiativeId,
    part: InitiativeId,
}

impl Stage {
    async fn set(world: &World) -> Self {
        let (anna, bert) = (world.citizen("Anna").await, world.citizen("Bert").await);
        let whole = world.initiative(&anna, "Een bankje bij de halte.").await;
        let part = world.initiative(&bert, "Graag een bankje bij de halte.").await;
        let fatma = world.official("Fatma").await;
        world.forum.stand_beside(&fatma, part).await.unwrap();
        let promise = AnswerInput {
            kind: "commitment".into(),
            body: "Ik kom kijken.".into(),
            promise: "Ik kom kijken".into(),
            due: "2036-11-27".into(),
            ..AnswerInput::default()
        };
        world.forum.post_answer(&fatma, part, None, &promise, Language::Nl).await.unwrap();
        for supporter in ["Carla", "Dirk"] {
            world.forum.support(&world.citizen(supporter).await, part, true).await.unwrap();
        }
        world.forum.support(&bert, whole, true).await.unwrap();
        world.forum.support(&bert, part, true).await.unwrap();
        Self { anna, bert, fatma, ruth: world.moderator("Ruth").await, rule: world.rule().await, whole, part }
    }

    async fn take(&self, world: &World, kind: MeasureKind) -> crate::Result<()> {
        let input = StatementInput { target: self.whole.to_string(), ..by(self.rule, REASON) };
        let subject = Subject::Contribution { initiative: self.part, comment: None };
        world.forum.take_measure(&self.ruth, kind, subject, &input).await.map(drop)
    }
}

async fn said(world: &World, id: InitiativeId) -> Vec<CommentId> {
    let page = world.forum.thread(&Viewer::Visitor, id, ThreadPart::default()).await.unwrap();
    page.comments.into_iter().map(|comment| comment.id).collect()
}

async fn is_whole(world: &World) {
    assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
}

both! {
    async fn all_that_belongs_to_it_goes_along_and_comes_back(world) {
        let stage = Stage::set(&world).await;
        let question = world.forum.post_comment(&stage.bert, stage.part, None, "Wanneer?", true, Language::Nl).await.unwrap();
        let before = world.forum.initiative(&Viewer::Visitor, stage.part).await.unwrap();
        let alone = world.forum.initiative(&Viewer::Visitor, stage.whole).await.unwrap();
        stage.take(&world, MeasureKind::Merge).await.unwrap();
        is_whole(&world).await;
        let whole = world.forum.initiative(&Viewer::Visitor, stage.whole).await.unwrap();
        assert_eq!(whole.support_count, 3, "each supporter once");
        assert_eq!(whole.commitments.len(), 1);
        assert_eq!(whole.companions.len(), 1);
        assert!(said(&world, stage.whole).await.contains(&question));
        assert!(whole.carriers.iter().any(|carrier| Some(carrier.id) == stage.bert.id()), "both carry it");
        assert_eq!(whole.merged_from.iter().map(|linked| linked.id).collect::<Vec<_>>(), [stage.part]);
        let part = world.forum.initiative(&Viewer::Visitor, stage.part).await.unwrap();
        assert_eq!(part.merged_into.unwrap().id, stage.whole);
        assert!(part.story_html.contains("bankje"), "its story stays to be read");
        let closed = world.forum.post_comment(&stage.anna, stage.part, None, "Hier?", false, Language::Nl).await;
        assert_eq!(refused(closed), Refusal::ThreadClosed);
        let since = world.forum.post_comment(&stage.anna, stage.whole, Some(question), "Ja", false, Language::Nl).await.unwrap();
        world.wait(6 * Timestamp::DAY);
        stage.take(&world, MeasureKind::Unmerge).await.unwrap();
        is_whole(&world).await;
        let after = world.forum.initiative(&Viewer::Visitor, stage.part).await.unwrap();
        assert_eq!((after.support_count, after.commitments.len(), after.companions.len()), (3, 1, 1));
        assert_eq!((&after.carriers, &after.title), (&before.carriers, &before.title));
        assert!(said(&world, stage.part).await.contains(&since), "what was said in a branch stays in it");
        let again = world.forum.initiative(&Viewer::Visitor, stage.whole).await.unwrap();
        assert_eq!((again.support_count, again.commitments.len(), &again.carriers), (1, 0, &alone.carriers));
        assert_eq!(again.comment_count, alone.comment_count);
    }

    async fn after_a_week_they_stay_together(world) {
        let stage = Stage::set(&world).await;
        stage.take(&world, MeasureKind::Merge).await.unwrap();
        world.wait(7 * Timestamp::DAY + 1);
        assert_eq!(refused(stage.take(&world, MeasureKind::Unmerge).await), Refusal::NotOpen);
        is_whole(&world).await;
    }

    async fn what_an_official_answered_to_both_keeps_them_together(world) {
        let stage = Stage::set(&world).await;
        let question = world.forum.post_comment(&stage.bert, stage.part, None, "Wanneer?", true, Language::Nl).await.unwrap();
        stage.take(&world, MeasureKind::Merge).await.unwrap();
        world.wait(Timestamp::HOUR);
        world.answer(&stage.fatma, stage.whole, Some(question), "In mei.").await;
        assert_eq!(refused(stage.take(&world, MeasureKind::Unmerge).await), Refusal::Bound);
        is_whole(&world).await;
    }
}
