//! Colleagues who work on a case together.

use crate::testing::{World, both, by, refused};
use naast_domain::{
    cases::{casework::IN_HAND, report::Case},
    ids::{CommentId, HouseRuleId, InitiativeId, NoteId},
    language::Language,
    measures::{MeasureKind, Subject},
    members::Viewer,
    refusal::Refusal,
};

const REASON: &str = "Dit gaat over iemand en niet over de zaak.";

/// Bert said something under Anna's initiative that Carla reported; Ruth and Tom moderate, Fatma is an official.
struct Stage {
    anna: Viewer,
    bert: Viewer,
    carla: Viewer,
    fatma: Viewer,
    ruth: Viewer,
    tom: Viewer,
    rule: HouseRuleId,
    id: InitiativeId,
    said: CommentId,
}

impl Stage {
    async fn set(world: &World) -> Self {
        let (anna, bert, carla) =
            (world.citizen("Anna").await, world.citizen("Bert").await, world.citizen("Carla").await);
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        let said = say(world, &bert, id, None, "Wie wil dat nou?").await;
        let stage = Self {
            anna,
            bert,
            carla,
            fatma: world.official("Fatma").await,
            ruth: world.moderator("Ruth").await,
            tom: world.moderator("Tom").await,
            rule: world.rule().await,
            id,
            said,
        };
        world.forum.report(&stage.carla, stage.subject(), stage.rule, "").await.unwrap();
        stage
    }

    const fn subject(&self) -> Subject {
        Subject::Contribution { initiative: self.id, comment: Some(self.said) }
    }

    async fn case(&self, world: &World) -> Case {
        world.forum.case(&self.tom, self.subject()).await.unwrap()
    }
}

async fn say(world: &World, who: &Viewer, id: InitiativeId, parent: Option<CommentId>, text: &str) -> CommentId {
    world.forum.post_comment(who, id, parent, text, false, Language::Nl).await.unwrap()
}

both! {
    async fn two_moderators_do_not_decide_the_same_case(world) {
        let stage = Stage::set(&world).await;
        world.forum.take_in_hand(&stage.ruth, stage.subject()).await.unwrap();
        let queue = world.forum.cases(&stage.tom, None).await.unwrap().items;
        assert_eq!(queue[0].work.in_hand.as_ref().unwrap().name, "Ruth");
        let told = async |who| world.forum.aside(who, stage.subject()).await.unwrap().in_hand.is_some();
        assert!(told(&stage.tom).await && !told(&stage.fatma).await, "told to moderators");
        let statement = by(stage.rule, REASON);
        let hide = world.forum.take_measure(&stage.tom, MeasureKind::Hide, stage.subject(), &statement).await;
        assert_eq!(refused(hide), Refusal::InHand { name: "Ruth".into() });
        let dismiss = world.forum.dismiss_reports(&stage.tom, stage.subject(), REASON).await;
        assert_eq!(refused(dismiss), Refusal::InHand { name: "Ruth".into() });
        assert_eq!(refused(world.forum.let_case_go(&stage.tom, stage.subject()).await), Refusal::NotYours);

        world.forum.take_in_hand(&stage.tom, stage.subject()).await.unwrap();
        let hide = world.forum.take_measure(&stage.ruth, MeasureKind::Hide, stage.subject(), &statement).await;
        assert_eq!(refused(hide), Refusal::InHand { name: "Tom".into() });
        world.forum.take_measure(&stage.tom, MeasureKind::Hide, stage.subject(), &statement).await.unwrap();
        assert_eq!(stage.case(&world).await.work.in_hand, None, "an answered case is nobody's any more");
    }

    async fn a_case_that_was_forgotten_or_let_go_is_free_again(world) {
        let stage = Stage::set(&world).await;
        world.forum.take_in_hand(&stage.ruth, stage.subject()).await.unwrap();
        world.forum.let_case_go(&stage.ruth, stage.subject()).await.unwrap();
        assert_eq!(refused(world.forum.let_case_go(&stage.ruth, stage.subject()).await), Refusal::NotOpen);
        world.forum.take_in_hand(&stage.ruth, stage.subject()).await.unwrap();
        world.wait(IN_HAND - 1);
        assert!(stage.case(&world).await.work.in_hand.is_some());
        world.wait(1);
        assert_eq!(stage.case(&world).await.work.in_hand, None);
        world.forum.dismiss_reports(&stage.tom, stage.subject(), REASON).await.unwrap();
    }

    async fn nobody_takes_their_own_case_in_hand(world) {
        let stage = Stage::set(&world).await;
        say(&world, &stage.ruth, stage.id, Some(stage.said), "Kalm aan.").await;
        assert_eq!(refused(world.forum.take_in_hand(&stage.ruth, stage.subject()).await), Refusal::OwnCase);
        let elsewhere = Subject::Contribution { initiative: stage.id, comment: Some(CommentId(99)) };
        assert_eq!(refused(world.forum.take_in_hand(&stage.tom, elsewhere).await), Refusal::NotFound);
    }

    async fn notes_are_for_moderators_and_officials_but_not_for_who_wrote_the_text(world) {
        let stage = Stage::set(&world).await;
        let own = say(&world, &stage.fatma, stage.id, None, "Ik kijk ernaar.").await;
        let about_fatma = Subject::Contribution { initiative: stage.id, comment: Some(own) };
        world.forum.note_on_case(&stage.tom, stage.subject(), "Hij belde mij gisteren.").await.unwrap();
        let note = world.forum.note_on_case(&stage.fatma, stage.subject(), "Ik ken hem.").await.unwrap();
        world.forum.note_on_case(&stage.tom, about_fatma, "Dat klopt niet.").await.unwrap();
        let aside = world.forum.aside(&stage.fatma, stage.subject()).await.unwrap();
        assert_eq!(aside.notes.iter().map(|note| note.name.as_str()).collect::<Vec<_>>(), ["Tom", "Fatma"]);
        assert_eq!(world.forum.aside(&stage.tom, stage.subject()).await.unwrap().notes.len(), 2);
        assert_eq!(refused(world.forum.aside(&stage.fatma, about_fatma).await), Refusal::OwnCase);
        assert_eq!(refused(world.forum.note_on_case(&stage.fatma, about_fatma, "Echt wel.").await), Refusal::OwnCase);
        let theirs = say(&world, &stage.tom, stage.id, None, "Ik zeg ook iets.").await;
        let about_tom = Subject::Contribution { initiative: stage.id, comment: Some(theirs) };
        world.forum.note_on_case(&stage.ruth, about_tom, "Let op hem.").await.unwrap();
        let aside = world.forum.aside(&stage.tom, about_tom).await;
        assert_eq!(refused(aside), Refusal::OwnCase, "nor a moderator about their own text");

        let again = world.forum.erase_note(&stage.tom, note).await;
        assert_eq!(refused(again), Refusal::NotYours);
        world.forum.erase_note(&stage.fatma, note).await.unwrap();
        let aside = world.forum.aside(&stage.tom, stage.subject()).await.unwrap();
        assert_eq!(aside.notes[1].text, "", "that there was one stays");
        assert_eq!(refused(world.forum.erase_note(&stage.fatma, NoteId(99)).await), Refusal::NotYours);
        let empty = refused(world.forum.note_on_case(&stage.tom, stage.subject(), " ").await);
        assert_eq!(empty.flaws()[0].field, "note");
        let data = world.forum.my_data(&stage.tom).await.unwrap();
        assert!(data.to_string().contains("Hij belde mij gisteren.") && !data.to_string().contains("Ik ken hem."));
    }

    async fn an_official_who_asks_for_help_hears_what_a_moderator_did(world) {
        let stage = Stage::set(&world).await;
        let quiet = Subject::Contribution { initiative: stage.id, comment: None };
        world.forum.call_for_help(&stage.fatma, quiet).await.unwrap();
        world.forum.call_for_help(&stage.fatma, quiet).await.unwrap();
        let queue = world.forum.cases(&stage.tom, None).await.unwrap().items;
        assert_eq!(queue.len(), 2);
        assert_eq!((queue[0].subject, queue[0].open_calls().count()), (quiet, 1), "before what breaks a house rule; asked twice is once");
        assert_eq!(world.forum.case_count(&stage.tom).await.unwrap(), 2);
        world.forum.dismiss_reports(&stage.tom, quiet, "Ik praatte met hen, het is rustig.").await.unwrap();
        let aside = world.forum.aside(&stage.fatma, quiet).await.unwrap();
        assert_eq!(aside.calls[0].answer, "Ik praatte met hen, het is rustig.");
        let told = world.forum.for_you(&stage.fatma, None).await.unwrap().items;
        assert_eq!(told.len(), 1);
        world.forum.call_for_help(&stage.fatma, stage.subject()).await.unwrap();
        let measure = world.forum.take_measure(&stage.tom, MeasureKind::Hide, stage.subject(), &by(stage.rule, REASON)).await;
        let calls = world.forum.aside(&stage.fatma, stage.subject()).await.unwrap().calls;
        assert_eq!(calls[0].measure, Some(measure.unwrap()));
        assert_eq!(refused(world.forum.call_for_help(&stage.fatma, stage.subject()).await), Refusal::NotOpen);
    }

    async fn who_asked_for_help_does_not_decide(world) {
        let stage = Stage::set(&world).await;
        let both = world.official_and_moderator("Sam").await;
        world.forum.call_for_help(&both, stage.subject()).await.unwrap();
        let dismiss = world.forum.dismiss_reports(&both, stage.subject(), REASON).await;
        assert_eq!(refused(dismiss), Refusal::OwnCase);
    }

    async fn a_case_shows_what_stands_around_it_and_what_was_decided_about_the_same_rule(world) {
        let stage = Stage::set(&world).await;
        let reply = say(&world, &stage.anna, stage.id, Some(stage.said), "Ik wil dat.").await;
        let below = say(&world, &stage.carla, stage.id, Some(reply), "Ik ook.").await;
        let subject = Subject::Contribution { initiative: stage.id, comment: Some(reply) };
        let other = say(&world, &stage.bert, stage.id, None, "Let maar op.").await;
        let decided = Subject::Contribution { initiative: stage.id, comment: Some(other) };
        let hidden = world.forum.take_measure(&stage.tom, MeasureKind::Hide, decided, &by(stage.rule, REASON)).await;
        world.wait(1);
        world.forum.dismiss_reports(&stage.tom, stage.subject(), "Dit mag hij vinden.").await.unwrap();
        world.forum.report(&stage.carla, subject, stage.rule, "").await.unwrap();
        let work = world.forum.case(&stage.tom, subject).await.unwrap().work;
        let around: Vec<_> = work.around.iter().map(|it| (it.comment, it.is_above)).collect();
        assert_eq!(around, [(stage.said, true), (below, false)]);
        let similar: Vec<_> = work.similar.iter().map(|it| (it.subject, it.measure)).collect();
        let hidden = Some((hidden.unwrap(), MeasureKind::Hide));
        assert_eq!(similar, [(stage.subject(), None), (decided, hidden)], "the newest first");
        assert_eq!(work.versions, 1);
        world.forum.edit_comment(&stage.anna, reply, 1, "Ik wil dat echt.").await.unwrap();
        assert_eq!(world.forum.case(&stage.tom, subject).await.unwrap().work.versions, 2);
    }

    async fn notes_and_calls_go_along_when_a_comment_is_moved(world) {
        let stage = Stage::set(&world).await;
        let other = world.initiative(&stage.anna, "Een zitplek bij de bus.").await;
        world.forum.note_on_case(&stage.tom, stage.subject(), "Hoort elders.").await.unwrap();
        let target = naast_domain::measures::statement::StatementInput { target: other.to_string(), ..by(stage.rule, REASON) };
        world.forum.take_measure(&stage.tom, MeasureKind::Move, stage.subject(), &target).await.unwrap();
        let there = Subject::Contribution { initiative: other, comment: stage.subject().comment() };
        assert_eq!(world.forum.aside(&stage.tom, there).await.unwrap().notes.len(), 1);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }
}
