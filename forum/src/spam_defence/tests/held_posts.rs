//! What waits for a person: who is told, what becomes of it, and that nothing of it is lost.

use crate::{
    Received,
    spam_defence::tests::challenge::{comment, filled_in, from, set_defence},
    testing::{World, both, by, refused},
};
use naast_domain::{
    appeals::Contested,
    conversation::ThreadPart,
    ids::{CommentId, InitiativeId, WaitingId},
    initiatives::InitiativeInput,
    journal::EntryKind,
    language::Language,
    measures::{MeasureKind, Subject, flag::FlagKind, statement::StatementInput},
    members::Viewer,
    refusal::Refusal,
    spam_defence::{
        arrival::Defence,
        held_post::{Looked, Written},
    },
};

const REASON: &str = "Dit is reclame en hoort hier niet.";

/// A thread while the forum is flooded, and somebody new without JavaScript.
struct Stage {
    anna: Viewer,
    nora: Viewer,
    ruth: Viewer,
    id: InitiativeId,
}

impl Stage {
    async fn set(world: &World) -> Self {
        let (anna, nora) = (world.citizen("Anna").await, world.newcomer("Nora").await);
        let ruth = world.moderator("Ruth").await;
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        set_defence(world, Defence::On).await;
        Self { anna, nora, ruth, id }
    }

    async fn post(&self, world: &World, written: &Written) -> crate::Result<Received> {
        let arrival = filled_in(world).await;
        world.forum.receive(&self.nora, &from("a", &arrival), written).await
    }

    async fn wait_with(&self, world: &World, body: &str) -> WaitingId {
        assert_eq!(self.post(world, &comment(self.id, body)).await.unwrap(), Received::Waits);
        world.forum.own_waiting(&self.nora).await.unwrap().last().unwrap().id
    }

    async fn thread(&self, world: &World, viewer: &Viewer) -> Vec<(CommentId, String)> {
        let page = world.forum.thread(viewer, self.id, ThreadPart::default()).await.unwrap();
        page.comments.into_iter().map(|comment| (comment.id, comment.body_html)).collect()
    }
}

fn looked(done: usize, returned: usize, left: usize) -> Looked {
    Looked { done, returned, left }
}

both! {
    async fn what_waits_is_seen_by_its_author_and_moderators_alone(world) {
        let stage = Stage::set(&world).await;
        let id = stage.wait_with(&world, "Mag ik meedoen?").await;
        for viewer in [&Viewer::Visitor, &stage.anna, &stage.nora, &stage.ruth] {
            assert!(stage.thread(&world, viewer).await.is_empty());
        }
        assert!(world.forum.search(&stage.nora, "meedoen", None).await.unwrap().items.is_empty());
        assert!(world.forum.for_you(&stage.anna, None).await.unwrap().items.is_empty());
        let shown = world.forum.waiting(&stage.ruth, None).await.unwrap().items;
        assert_eq!((shown.len(), shown[0].id, shown[0].written.text()), (1, id, "Mag ik meedoen?"));
        assert_eq!(world.forum.waiting_count(&stage.ruth).await.unwrap(), 1);
        assert_eq!(world.forum.waiting_count(&stage.anna).await.unwrap(), 0);
        assert_eq!(world.forum.case_count(&stage.ruth).await.unwrap(), 1, "the menu counts it");
        assert!(world.forum.own_waiting(&stage.anna).await.unwrap().is_empty());
        assert_eq!(refused(world.forum.take_back_post(&stage.anna, id).await), Refusal::NotOpen);
    }

    async fn what_is_let_through_stands_where_it_was_meant_to_and_its_author_hears(world) {
        let stage = Stage::set(&world).await;
        let id = stage.wait_with(&world, "Mag ik meedoen, @Anna?").await;
        assert_eq!(world.forum.let_through(&stage.ruth, &[id]).await.unwrap(), looked(1, 0, 0));
        let thread = stage.thread(&world, &Viewer::Visitor).await;
        assert!(thread.len() == 1 && thread[0].1.contains("Mag ik meedoen"));
        let told = world.forum.for_you(&stage.nora, None).await.unwrap().items;
        assert_eq!((told[0].kind, told[0].comment, &told[0].actor), (EntryKind::PostLetThrough, Some(thread[0].0), &None));
        assert_eq!(world.forum.for_you(&stage.anna, None).await.unwrap().items.len(), 1, "whoever carries it hears");
        assert!(world.forum.own_waiting(&stage.nora).await.unwrap().is_empty());
        assert_eq!(world.forum.let_through(&stage.ruth, &[id]).await.unwrap(), looked(0, 0, 1), "once");
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn what_is_let_through_gets_the_flags_of_what_came_straight_in(world) {
        let stage = Stage::set(&world).await;
        let links = "https://a.nl https://b.nl https://c.nl https://d.nl";
        let said = stage.wait_with(&world, links).await;
        let input = InitiativeInput { story: format!("Een lijst. {links}"), ..InitiativeInput::default() };
        assert_eq!(stage.post(&world, &Written::Initiative(input)).await.unwrap(), Received::Waits);
        assert!(world.forum.cases(&stage.ruth, None).await.unwrap().items.is_empty(), "nothing stands yet");
        let begun = world.forum.own_waiting(&stage.nora).await.unwrap();
        let begun = begun.iter().find(|post| post.id != said).unwrap().id;
        assert_eq!(world.forum.let_through(&stage.ruth, &[said, begun]).await.unwrap(), looked(2, 0, 0));
        let flagged = world.forum.cases(&stage.ruth, None).await.unwrap().items;
        let kinds: Vec<_> = flagged.iter().flat_map(|case| case.flags.iter().map(|flag| flag.seen.kind)).collect();
        assert_eq!((flagged.len(), kinds), (2, vec![FlagKind::Links; 2]));
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn an_initiative_waits_likewise(world) {
        let stage = Stage::set(&world).await;
        let input = InitiativeInput { story: "Meer groen op het plein.".into(), place: "Plein".into(), ..InitiativeInput::default() };
        assert_eq!(stage.post(&world, &Written::Initiative(input.clone())).await.unwrap(), Received::Waits);
        assert_eq!(stage.post(&world, &Written::Initiative(input)).await.unwrap(), Received::Waits, "sent twice");
        let waits = world.forum.waiting(&stage.ruth, None).await.unwrap().items;
        assert_eq!(waits.len(), 1);
        world.forum.let_through(&stage.ruth, &[waits[0].id]).await.unwrap();
        let told = world.forum.for_you(&stage.nora, None).await.unwrap().items;
        let begun = world.forum.initiative(&Viewer::Visitor, told[0].initiative.unwrap()).await.unwrap();
        assert_eq!((begun.title.as_str(), begun.place.as_str()), ("Meer groen op het plein", "Plein"));
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn what_is_refused_has_a_statement_of_reasons_and_comes_back_when_that_was_wrong(world) {
        let stage = Stage::set(&world).await;
        let (rule, sil) = (world.rule().await, world.moderator("Sil").await);
        let id = stage.wait_with(&world, "Koop nu! @Anna").await;
        let empty = StatementInput::default();
        assert!(refused(world.forum.refuse_waiting(&stage.ruth, &[id], &empty).await).flaws().len() > 1);
        let done = world.forum.refuse_waiting(&stage.ruth, &[id], &by(rule, REASON)).await.unwrap();
        assert_eq!(done, looked(1, 0, 0));
        assert!(world.forum.for_you(&stage.anna, None).await.unwrap().items.is_empty(), "nobody hears of an advertisement");
        let thread = stage.thread(&world, &Viewer::Visitor).await;
        assert_eq!((thread.len(), thread[0].1.as_str()), (1, ""), "that something stood there is seen");
        let told = world.forum.for_you(&stage.nora, None).await.unwrap().items;
        let measure = told[0].measure.unwrap();
        assert_eq!(world.forum.measure(&stage.nora, measure).await.unwrap().measure.reason, REASON);
        let appeal = world.forum.appeal(&stage.nora, Contested::Measure(measure), "Het was een vraag.").await.unwrap();
        world.forum.decide_appeal(&sil, appeal, "reversed", "Het is geen reclame.").await.unwrap();
        assert!(stage.thread(&world, &Viewer::Visitor).await[0].1.contains("Koop nu"));
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn a_moderator_leaves_what_is_their_own_to_a_colleague(world) {
        let stage = Stage::set(&world).await;
        let id = stage.wait_with(&world, "Mag ik meedoen?").await;
        let mut conn = world.forum.db.write().await.unwrap();
        let nora = stage.nora.id();
        execute!(&mut conn, "UPDATE members SET moderator_since = 1, moderator_number = 9 WHERE id = $1", nora).unwrap();
        conn.commit().await.unwrap();
        let member = stage.nora.member().unwrap().clone();
        let roles = naast_domain::members::Roles { moderator: true, ..member.roles };
        let nora = Viewer::Member(Box::new(naast_domain::members::SignedIn { roles, ..member }));
        assert!(world.forum.waiting(&nora, None).await.unwrap().items[0].is_own);
        assert_eq!(world.forum.let_through(&nora, &[id]).await.unwrap(), looked(0, 0, 1));
        let statement = by(world.rule().await, REASON);
        assert_eq!(world.forum.refuse_waiting(&nora, &[id], &statement).await.unwrap(), looked(0, 0, 1));
        assert_eq!(world.forum.waiting_count(&stage.ruth).await.unwrap(), 1);
    }

    async fn its_author_takes_it_back_and_has_the_text_where_it_was_typed(world) {
        let stage = Stage::set(&world).await;
        let id = stage.wait_with(&world, "Mag ik \"meedoen\"?").await;
        world.forum.take_back_post(&stage.nora, id).await.unwrap();
        assert!(world.forum.waiting(&stage.ruth, None).await.unwrap().items.is_empty());
        let draft = world.forum.draft(&stage.nora, &format!("reply:{}:0", stage.id)).await.unwrap().unwrap();
        assert_eq!(draft, r#"{"body":"Mag ik \"meedoen\"?"}"#);
        assert_eq!(refused(world.forum.take_back_post(&stage.nora, id).await), Refusal::NotOpen);
        assert_eq!(world.forum.let_through(&stage.ruth, &[id]).await.unwrap(), looked(0, 0, 1));
    }

    async fn what_cannot_be_said_any_more_goes_back_to_its_author(world) {
        let stage = Stage::set(&world).await;
        let (let_through, hidden) = (stage.wait_with(&world, "Mag ik meedoen?").await, stage.wait_with(&world, "Koop nu!").await);
        let (thread, rule) = (Subject::Contribution { initiative: stage.id, comment: None }, world.rule().await);
        world.forum.take_measure(&stage.ruth, MeasureKind::Lock, thread, &by(rule, REASON)).await.unwrap();
        assert_eq!(world.forum.let_through(&stage.ruth, &[let_through]).await.unwrap(), looked(0, 1, 0));
        let done = world.forum.refuse_waiting(&stage.ruth, &[hidden], &by(rule, REASON)).await.unwrap();
        assert_eq!(done, looked(0, 1, 0), "what nobody will read needs no measure");
        let back = world.forum.own_waiting(&stage.nora).await.unwrap();
        assert_eq!(back.iter().map(|post| (post.is_returned, post.written.text())).collect::<Vec<_>>(), [
            (true, "Mag ik meedoen?"), (true, "Koop nu!"),
        ]);
        assert_eq!(world.forum.for_you(&stage.nora, None).await.unwrap().items[0].kind, EntryKind::PostReturned);
        world.forum.take_back_post(&stage.nora, let_through).await.unwrap();
        assert_eq!(world.forum.own_waiting(&stage.nora).await.unwrap().len(), 1);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn it_goes_along_with_what_it_replies_to_and_into_what_was_merged(world) {
        let stage = Stage::set(&world).await;
        let (forum, rule) = (&world.forum, world.rule().await);
        let above = forum.post_comment(&stage.anna, stage.id, None, "Wie doet mee?", false, Language::Nl).await.unwrap();
        let reply = Written::Comment {
            initiative: stage.id, parent: Some(above), body: "Ik!".into(), for_officials: false,
        };
        stage.post(&world, &reply).await.unwrap();
        stage.wait_with(&world, "Mooi plan.").await;
        let bert = world.citizen("Bert").await;
        let other = world.initiative(&bert, "Ook een bankje.").await;
        let to = |target: InitiativeId| StatementInput { target: target.to_string(), ..by(rule, REASON) };
        let branch = Subject::Contribution { initiative: stage.id, comment: Some(above) };
        forum.take_measure(&stage.ruth, MeasureKind::Move, branch, &to(other)).await.unwrap();
        let waits = forum.waiting(&stage.ruth, None).await.unwrap().items;
        assert!(matches!(waits[0].written, Written::Comment { initiative, .. } if initiative == other));
        let thread = Subject::Contribution { initiative: stage.id, comment: None };
        forum.take_measure(&stage.ruth, MeasureKind::Merge, thread, &to(other)).await.unwrap();
        let ids: Vec<_> = waits.iter().map(|post| post.id).collect();
        assert_eq!(forum.let_through(&stage.ruth, &ids).await.unwrap(), looked(2, 0, 0));
        let thread = forum.thread(&Viewer::Visitor, other, ThreadPart::default()).await.unwrap().comments;
        let reply = thread.iter().find(|said| said.body_html.contains("Ik!")).unwrap();
        assert_eq!((reply.parent, thread.len()), (Some(above), 3));
        assert_eq!(forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn no_more_than_three_wait_of_one_member_and_leaving_takes_them_along(world) {
        let stage = Stage::set(&world).await;
        for body in ["Een.", "Twee.", "Drie."] {
            stage.wait_with(&world, body).await;
        }
        assert_eq!(refused(stage.post(&world, &comment(stage.id, "Vier.")).await), Refusal::StillWaiting);
        let closed = Refusal::ThreadClosed;
        let thread = Subject::Contribution { initiative: stage.id, comment: None };
        world.forum.take_measure(&stage.ruth, MeasureKind::Lock, thread, &by(world.rule().await, REASON)).await.unwrap();
        assert_eq!(refused(stage.post(&world, &comment(stage.id, "Vijf.")).await), closed, "what could not be said does not wait");
        let mut conn = world.forum.db.write().await.unwrap();
        crate::spam_defence::sql::held_posts::forget(&mut conn, stage.nora.id().unwrap(), world.clock.now()).await.unwrap();
        crate::accounts::members::close(&mut conn, stage.nora.id().unwrap(), world.clock.now()).await.unwrap();
        conn.commit().await.unwrap();
        assert_eq!(world.forum.waiting_count(&stage.ruth).await.unwrap(), 0);
        let mut conn = world.read().await;
        let texts = fetch_all!(&mut conn, (String,), "SELECT content FROM waiting_posts WHERE content <> ''").unwrap();
        assert!(texts.is_empty(), "{texts:?}");
    }
}
