//! What each measure does, to whom it is seen, and how it is undone.

use crate::testing::{World, both, by, refused};
use naast_domain::{
    conversation::{Comment, ThreadPart},
    flaw::Flaw,
    ids::{CommentId, HouseRuleId, InitiativeId, MeasureId},
    journal::EntryKind,
    language::Language,
    measures::{MeasureKind, Subject, statement::StatementInput},
    members::Viewer,
    refusal::Refusal,
    time::Timestamp,
};

const REASON: &str = "Dit gaat over iemand en niet over de zaak.";

/// Anna's two initiatives; Bert said something under the first one and Carla replied to it. Ruth moderates.
struct Stage {
    anna: Viewer,
    bert: Viewer,
    carla: Viewer,
    ruth: Viewer,
    rule: HouseRuleId,
    id: InitiativeId,
    other: InitiativeId,
    said: CommentId,
    reply: CommentId,
}

impl Stage {
    async fn set(world: &World) -> Self {
        let (anna, bert, carla) =
            (world.citizen("Anna").await, world.citizen("Bert").await, world.citizen("Carla").await);
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        let other = world.initiative(&anna, "Een zitplek bij de bus.").await;
        let said = say(world, &bert, id, None, "Bel Jan Smit op 06-12345678, Jan weet het.").await;
        let reply = say(world, &carla, id, Some(said), "Goed idee").await;
        Self {
            anna,
            bert,
            carla,
            ruth: world.moderator("Ruth").await,
            rule: world.rule().await,
            id,
            other,
            said,
            reply,
        }
    }

    fn statement(&self) -> StatementInput {
        by(self.rule, REASON)
    }

    fn comment(&self) -> Subject {
        Subject::Contribution { initiative: self.id, comment: Some(self.said) }
    }

    fn thread(&self) -> Subject {
        Subject::Contribution { initiative: self.id, comment: None }
    }

    async fn take(&self, world: &World, kind: MeasureKind, subject: Subject, input: StatementInput) -> MeasureId {
        world.forum.take_measure(&self.ruth, kind, subject, &input).await.unwrap()
    }

    async fn mask(&self, world: &World, pieces: &str) -> MeasureId {
        let input = StatementInput { masked: pieces.into(), ..self.statement() };
        self.take(world, MeasureKind::Mask, self.comment(), input).await
    }
}

async fn say(world: &World, who: &Viewer, id: InitiativeId, parent: Option<CommentId>, text: &str) -> CommentId {
    world.wait(Timestamp::MINUTE);
    world.forum.post_comment(who, id, parent, text, false, Language::Nl).await.unwrap()
}

async fn thread(world: &World, who: &Viewer, id: InitiativeId) -> Vec<Comment> {
    world.forum.thread(who, id, ThreadPart::default()).await.unwrap().comments
}

async fn shown(world: &World, who: &Viewer, id: InitiativeId, comment: CommentId) -> Comment {
    thread(world, who, id).await.into_iter().find(|it| it.id == comment).unwrap()
}

async fn is_whole(world: &World) {
    assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
}

both! {
    async fn personal_data_goes_out_of_every_version_and_can_be_put_back_until_it_is_destroyed(world) {
        let stage = Stage::set(&world).await;
        world.forum.edit_comment(&stage.bert, stage.said, 1, "Bel Jan Smit op 06-12345678, hij weet het.").await.unwrap();
        let missing = StatementInput { masked: "Piet".into(), ..stage.statement() };
        let refusal = refused(world.forum.take_measure(&stage.ruth, MeasureKind::Mask, stage.comment(), &missing).await);
        assert_eq!(refusal.flaws(), [Flaw::NotInText.at("masked")]);
        let measure = stage.mask(&world, "Jan\n06-12345678\nJan Smit").await;
        let seen = shown(&world, &Viewer::Visitor, stage.id, stage.said).await;
        assert!(seen.body_html.contains("Bel […] op […], hij weet het."), "{}", seen.body_html);
        assert_eq!(seen.marks.iter().map(|mark| mark.kind).collect::<Vec<_>>(), [MeasureKind::Mask]);
        let (_, versions) = world.forum.comment_versions(&stage.ruth, stage.said, None).await.unwrap();
        assert!(versions.iter().all(|version| !version.text.contains("Jan") && !version.text.contains("0612")));
        for who in [&Viewer::Visitor, &stage.carla, &stage.anna] {
            assert_eq!(world.forum.measure(who, measure).await.unwrap().sealed, [], "sealed");
        }
        for who in [&stage.bert, &stage.ruth] {
            let sealed = world.forum.measure(who, measure).await.unwrap().sealed;
            assert_eq!(sealed.len(), 2);
            assert!(sealed[1].text.contains("Jan Smit op 06-12345678, hij"));
        }
        let found = world.forum.search(&Viewer::Visitor, "12345678", None).await.unwrap();
        assert!(found.items.is_empty(), "not by searching either");
        is_whole(&world).await;
        stage.take(&world, MeasureKind::Unmask, stage.comment(), stage.statement()).await;
        let seen = shown(&world, &Viewer::Visitor, stage.id, stage.said).await;
        assert!(seen.body_html.contains("Jan Smit op 06-12345678") && seen.marks.is_empty());
        is_whole(&world).await;
    }

    async fn what_was_masked_is_destroyed_once_nobody_can_ask_for_another_look(world) {
        let stage = Stage::set(&world).await;
        let measure = stage.mask(&world, "Jan Smit").await;
        assert_eq!(world.forum.destroy_sealed().await.unwrap(), 0);
        world.wait(185 * Timestamp::DAY);
        assert_eq!(world.forum.destroy_sealed().await.unwrap(), 1);
        assert_eq!(world.forum.measure(&stage.bert, measure).await.unwrap().sealed, []);
        let undo = world.forum.take_measure(&stage.ruth, MeasureKind::Unmask, stage.comment(), &stage.statement()).await;
        assert_eq!(refused(undo), Refusal::NotOpen);
        assert_eq!(world.told(EntryKind::SealDestroyed).await.len(), 1);
        is_whole(&world).await;
    }

    async fn a_story_is_masked_with_its_title(world) {
        let stage = Stage::set(&world).await;
        let input = StatementInput { masked: "bankje".into(), ..stage.statement() };
        stage.take(&world, MeasureKind::Mask, stage.thread(), input).await;
        let initiative = world.forum.initiative(&Viewer::Visitor, stage.id).await.unwrap();
        assert_eq!(initiative.title, "Een […] bij de halte");
        assert!(!initiative.story_html.contains("bankje"));
        assert_eq!(initiative.marks[0].kind, MeasureKind::Mask);
        is_whole(&world).await;
    }

    async fn what_is_hidden_until_it_is_changed_comes_back_with_the_change_and_its_old_words_do_not(world) {
        let stage = Stage::set(&world).await;
        let measure = stage.take(&world, MeasureKind::Withhold, stage.comment(), stage.statement()).await;
        let seen = shown(&world, &Viewer::Visitor, stage.id, stage.said).await;
        assert_eq!((seen.body_html.as_str(), seen.removal.unwrap().kind), ("", MeasureKind::Withhold));
        world.forum.edit_comment(&stage.bert, stage.said, 1, "Bel de beheerder.").await.unwrap();
        let seen = shown(&world, &Viewer::Visitor, stage.id, stage.said).await;
        assert!(seen.removal.is_none() && seen.body_html.contains("Bel de beheerder."));
        let (_, versions) = world.forum.comment_versions(&Viewer::Visitor, stage.said, None).await.unwrap();
        assert_eq!((versions[0].text.as_str(), versions[0].sealed_by), ("", Some(measure)));
        let (_, own) = world.forum.comment_versions(&stage.bert, stage.said, None).await.unwrap();
        assert!(own[0].text.contains("Jan Smit"));
        assert!(world.forum.measure(&Viewer::Visitor, measure).await.unwrap().measure.changed_at.is_some());
        let told = world.forum.for_you(&stage.ruth, None).await.unwrap().items;
        assert_eq!(told[0].kind, EntryKind::ChangedAsAsked, "whoever asked looks again");
        is_whole(&world).await;
    }

    async fn a_request_to_change_is_between_the_author_and_moderators(world) {
        let stage = Stage::set(&world).await;
        stage.take(&world, MeasureKind::AskChange, stage.comment(), stage.statement()).await;
        let asked = async |who: &Viewer| shown(&world, who, stage.id, stage.said).await.marks.len();
        assert_eq!((asked(&stage.bert).await, asked(&Viewer::Visitor).await, asked(&stage.carla).await), (1, 0, 0));
        let again = world.forum.take_measure(&stage.ruth, MeasureKind::AskChange, stage.comment(), &stage.statement()).await;
        assert_eq!(refused(again), Refusal::NotOpen);
        world.forum.edit_comment(&stage.bert, stage.said, 1, "Bel de beheerder.").await.unwrap();
        assert_eq!(asked(&stage.bert).await, 0);
        is_whole(&world).await;
    }

    async fn a_branch_is_locked_and_the_rest_of_the_thread_goes_on(world) {
        let stage = Stage::set(&world).await;
        stage.take(&world, MeasureKind::Lock, stage.comment(), stage.statement()).await;
        for parent in [stage.said, stage.reply] {
            let refusal = world.forum.post_comment(&stage.anna, stage.id, Some(parent), "Ja", false, Language::Nl).await;
            assert_eq!(refused(refusal), Refusal::ThreadClosed);
        }
        assert!(shown(&world, &Viewer::Visitor, stage.id, stage.reply).await.is_closed);
        let beside = say(&world, &stage.anna, stage.id, None, "Hiernaast gaat het door").await;
        assert!(!shown(&world, &Viewer::Visitor, stage.id, beside).await.is_closed);
        stage.take(&world, MeasureKind::Reopen, stage.comment(), stage.statement()).await;
        say(&world, &stage.anna, stage.id, Some(stage.reply), "Weer open").await;
        is_whole(&world).await;
    }

    async fn in_a_slow_thread_each_member_waits_and_others_do_not_wait_for_them(world) {
        let stage = Stage::set(&world).await;
        let input = StatementInput { minutes: "30".into(), ..stage.statement() };
        stage.take(&world, MeasureKind::Slow, stage.thread(), input).await;
        assert_eq!(world.forum.initiative(&Viewer::Visitor, stage.id).await.unwrap().slow_minutes, Some(30));
        say(&world, &stage.anna, stage.id, None, "Een").await;
        let next = world.clock.now().plus(30 * Timestamp::MINUTE);
        let too_soon = world.forum.post_comment(&stage.anna, stage.id, None, "Twee", false, Language::Nl).await;
        assert_eq!(refused(too_soon), Refusal::Slowed { minutes: 30, until: next });
        world.answer(&world.official("Fatma").await, stage.id, None, "Ik kom kijken.").await;
        say(&world, &stage.anna, stage.other, None, "Elders").await;
        world.wait(30 * Timestamp::MINUTE);
        say(&world, &stage.anna, stage.id, None, "Twee").await;
        stage.take(&world, MeasureKind::Unslow, stage.thread(), stage.statement()).await;
        say(&world, &stage.anna, stage.id, None, "Drie").await;
        is_whole(&world).await;
    }

    async fn what_is_off_topic_is_folded_and_not_gone(world) {
        let stage = Stage::set(&world).await;
        stage.take(&world, MeasureKind::OffTopic, stage.comment(), stage.statement()).await;
        let seen = shown(&world, &Viewer::Visitor, stage.id, stage.said).await;
        assert!(seen.body_html.contains("Jan Smit") && seen.marks[0].kind == MeasureKind::OffTopic);
        stage.take(&world, MeasureKind::OnTopic, stage.comment(), stage.statement()).await;
        assert!(shown(&world, &Viewer::Visitor, stage.id, stage.said).await.marks.is_empty());
    }

    async fn an_account_is_closed_after_the_notice_and_not_when_it_is_called_off(world) {
        let stage = Stage::set(&world).await;
        let notice = StatementInput { days: "14".into(), ..stage.statement() };
        let measure = stage.take(&world, MeasureKind::CloseAccount, stage.comment(), notice.clone()).await;
        assert_eq!(world.forum.close_announced().await.unwrap(), 0, "not yet");
        say(&world, &stage.bert, stage.id, None, "Ik doe nog mee").await;
        assert!(world.forum.measure(&stage.bert, measure).await.unwrap().recourse.may_appeal);
        stage.take(&world, MeasureKind::KeepAccount, stage.comment(), stage.statement()).await;
        world.wait(15 * Timestamp::DAY);
        assert_eq!(world.forum.close_announced().await.unwrap(), 0, "called off");
        stage.take(&world, MeasureKind::CloseAccount, stage.comment(), notice).await;
        world.wait(15 * Timestamp::DAY);
        assert_eq!(world.forum.close_announced().await.unwrap(), 1);
        assert_eq!(shown(&world, &Viewer::Visitor, stage.id, stage.said).await.author.name, "", "a former member");
        is_whole(&world).await;
    }

    async fn a_moderator_reads_what_is_hidden_in_the_case_and_that_is_noted(world) {
        let stage = Stage::set(&world).await;
        stage.take(&world, MeasureKind::Hide, stage.comment(), stage.statement()).await;
        assert_eq!(shown(&world, &stage.ruth, stage.id, stage.said).await.body_html, "", "not in the thread");
        assert!(world.told(EntryKind::SealedRead).await.is_empty());
        for _ in 0..2 {
            assert!(world.forum.case(&stage.ruth, stage.comment()).await.unwrap().body_html.contains("Jan Smit"));
        }
        let noted = world.told(EntryKind::SealedRead).await;
        assert_eq!(noted, [("internal".to_owned(), stage.ruth.id(), None)], "once an hour");
        assert!(shown(&world, &stage.bert, stage.id, stage.said).await.body_html.contains("Jan Smit"), "its author reads it");
        assert_eq!(world.told(EntryKind::SealedRead).await.len(), 1);
    }

    async fn a_branch_is_moved_with_a_reason_and_hangs_where_it_hung_once_it_is_back(world) {
        let stage = Stage::set(&world).await;
        let before = thread(&world, &Viewer::Visitor, stage.id).await;
        let subject = Subject::Contribution { initiative: stage.id, comment: Some(stage.reply) };
        for wrong in [stage.id.to_string(), "99".into()] {
            let input = StatementInput { target: wrong, ..stage.statement() };
            let refusal = refused(world.forum.take_measure(&stage.ruth, MeasureKind::Move, subject, &input).await);
            assert_eq!(refusal.flaws(), [Flaw::NotAChoice.at("target")]);
        }
        let input = StatementInput { target: stage.other.to_string(), ..stage.statement() };
        stage.take(&world, MeasureKind::Move, subject, input).await;
        assert_eq!(thread(&world, &Viewer::Visitor, stage.id).await.len(), 1);
        let moved = shown(&world, &Viewer::Visitor, stage.other, stage.reply).await;
        assert_eq!((moved.parent, moved.depth), (None, 0));
        is_whole(&world).await;
        let there = Subject::Contribution { initiative: stage.other, comment: subject.comment() };
        stage.take(&world, MeasureKind::MoveBack, there, stage.statement()).await;
        assert_eq!(thread(&world, &Viewer::Visitor, stage.id).await, before);
        is_whole(&world).await;
    }

    async fn a_branch_is_split_off_and_put_back(world) {
        let stage = Stage::set(&world).await;
        let before = thread(&world, &Viewer::Visitor, stage.id).await;
        let measure = stage.take(&world, MeasureKind::Split, stage.comment(), stage.statement()).await;
        let own = world.forum.measure(&Viewer::Visitor, measure).await.unwrap().measure.target.unwrap();
        assert_eq!(world.forum.initiative(&Viewer::Visitor, own).await.unwrap().initiator_id, stage.bert.id());
        let new = say(&world, &stage.anna, own, None, "Ik doe mee").await;
        is_whole(&world).await;
        stage.take(&world, MeasureKind::Rejoin, stage.comment(), stage.statement()).await;
        let after = thread(&world, &Viewer::Visitor, stage.id).await;
        assert_eq!(after.iter().map(|it| it.id).collect::<Vec<_>>(), [before[0].id, before[1].id, new]);
        assert_eq!(after[2].parent, Some(stage.said), "what was said since stays with it");
        assert!(after[0].became.is_none());
        is_whole(&world).await;
    }
}
