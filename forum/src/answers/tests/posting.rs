//! Answers of each kind: what they ask for, what they hold, what they do to the clock and to where it stands.

use crate::testing::{World, both, by, refused};
use naast_domain::{
    answers::{
        Answer, AnswerInput, AnswerKind, WayInput, WayState,
        decision::{DecisionInput, WeightInput},
    },
    clock::Cause,
    commitments::CommitmentState,
    conversation::{Comment, ThreadPart},
    flaw::Flaw,
    ids::{CommentId, InitiativeId, ValueId},
    journal::EntryKind,
    language::Language,
    measures::{MeasureKind, Subject},
    members::Viewer,
    refusal::Refusal,
    time::Timestamp,
};

/// What each kind needs, typed.
pub fn typed(kind: AnswerKind) -> AnswerInput {
    AnswerInput {
        kind: kind.word().into(),
        body: "Ik heb het bekeken.".into(),
        whom: "Parkeren".into(),
        due: "2026-12-11".into(),
        promise: "Ik laat een week lang auto's tellen".into(),
        ways: vec![
            WayInput { text: "Een hek".into(), state: "possible".into(), why: "de brandweer kan erdoor".into() },
            WayInput { text: "Een brug".into(), state: "dead".into(), why: "te duur".into() },
        ],
        meeting_day: "2026-12-01".into(),
        meeting_time: "19:30".into(),
        meeting_place: "Wijkhuis".into(),
        decision: DecisionInput {
            verdict: "yes".into(),
            headline: "we proberen het".into(),
            weights: vec![WeightInput { value: "1".into(), pull: "for".into(), why: "Het is veilig.".into() }],
            tipping: "1".into(),
            tipped: "De veiligheid.".into(),
            could_change: "Een ongeluk.".into(),
            mandate: "Namens het college".into(),
            objection: "Bezwaar kan.".into(),
            ..DecisionInput::default()
        },
        ..AnswerInput::default()
    }
}

pub async fn add_value(world: &World) {
    let mut conn = world.forum.db.write().await.unwrap();
    let sql = "INSERT INTO organisation_values (kind) VALUES ('value') RETURNING id";
    let (id,): (ValueId,) = fetch_one!(&mut conn, (ValueId,), sql).unwrap();
    execute!(
        &mut conn,
        "INSERT INTO value_texts (value, language, name, sentence)
         VALUES ($1, 'nl', 'Veiligheid', 'Niemand in gevaar.'), ($1, 'en', 'Safety', 'Nobody in danger.')",
        id
    )
    .unwrap();
    conn.commit().await.unwrap();
}

pub async fn give(world: &World, who: &Viewer, id: InitiativeId, kind: AnswerKind) -> CommentId {
    world.forum.post_answer(who, id, None, &typed(kind), Language::Nl).await.unwrap()
}

pub async fn thread(world: &World, id: InitiativeId) -> Vec<Comment> {
    world.forum.thread(&Viewer::Visitor, id, ThreadPart::default()).await.unwrap().comments
}

pub async fn answer(world: &World, id: InitiativeId, comment: CommentId) -> Answer {
    let found = thread(world, id).await.into_iter().find(|found| found.id == comment).unwrap();
    *found.answer.expect("it is an answer")
}

both! {
    async fn each_kind_is_kept_with_what_belongs_to_it_and_nothing_else(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        add_value(&world).await;
        let id = world.initiative(&anna, "Een bankje.").await;
        for kind in AnswerKind::ALL.iter().copied() {
            let comment = give(&world, &fatma, id, kind).await;
            let held = answer(&world, id, comment).await;
            assert_eq!(held.kind, kind);
            assert_eq!(held.whom == "Parkeren", kind == AnswerKind::Unknown, "{kind:?}");
            assert_eq!(held.ways.len(), if kind == AnswerKind::Exploring { 2 } else { 0 });
            assert_eq!(held.meeting.is_some(), kind == AnswerKind::Exploring);
            let promises = matches!(kind, AnswerKind::Unknown | AnswerKind::Commitment);
            assert_eq!(held.commitment.is_some(), promises, "{kind:?}");
            assert_eq!(held.decision.is_some(), kind == AnswerKind::Decision);
        }
        let all = thread(&world, id).await;
        let exploring = all.iter().filter_map(|comment| comment.answer.as_deref()).find(|held| !held.ways.is_empty());
        let states: Vec<_> = exploring.unwrap().ways.iter().map(|way| way.state).collect();
        assert_eq!(states, [WayState::Possible, WayState::Dead]);
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn the_clock_stops_at_every_kind_but_read_and_stands_still_at_a_question(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        add_value(&world).await;
        for kind in AnswerKind::ALL.iter().copied() {
            let id = world.initiative(&anna, &format!("Een bankje voor {}", kind.word())).await;
            give(&world, &fatma, id, kind).await;
            let standing = world.forum.initiative(&anna, id).await.unwrap().standing;
            assert_eq!(standing.clock.is_some(), !kind.stops_the_clock(), "{kind:?}");
            assert_eq!(standing.is_asked, kind == AnswerKind::Question);
            assert_eq!(standing.promise.is_some(), matches!(kind, AnswerKind::Unknown | AnswerKind::Commitment));
            assert_eq!(standing.decision.is_some(), kind == AnswerKind::Decision);
            world.wait(Timestamp::HOUR);
        }
    }

    async fn a_question_waits_for_the_citizen_and_the_clock_goes_on_by_itself(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let waited = async |world: &World| {
            let clock = world.forum.initiative(&anna, id).await.unwrap().standing.clock;
            clock.map(|clock| (clock.waited, clock.pause.is_some()))
        };
        world.wait(Timestamp::DAY);
        give(&world, &fatma, id, AnswerKind::Question).await;
        assert_eq!(waited(&world).await, Some((1, true)));
        world.wait(7 * Timestamp::DAY);
        assert_eq!(waited(&world).await, Some((1, true)));
        // Ten working days after Tuesday 24 November is Tuesday 8 December.
        world.wait(8 * Timestamp::DAY);
        assert_eq!(waited(&world).await, Some((2, false)));
        let id = world.initiative(&anna, "Twee bankjes.").await;
        give(&world, &fatma, id, AnswerKind::Question).await;
        world.wait(Timestamp::DAY);
        world.forum.post_comment(&anna, id, None, "Naast de halte.", false, Language::Nl).await.unwrap();
        world.wait(Timestamp::DAY);
        let standing = world.forum.initiative(&anna, id).await.unwrap().standing;
        assert_eq!((standing.is_asked, standing.clock.unwrap().waited), (false, 1));
    }

    async fn a_question_for_the_officials_is_answered_in_its_own_branch(world) {
        let (anna, bram, fatma) =
            (world.citizen("Anna").await, world.citizen("Bram").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        world.answer(&fatma, id, None, "Ik kom kijken.").await;
        let ask = async |who: &Viewer, words: &str| {
            world.forum.post_comment(who, id, None, words, true, Language::Nl).await.unwrap()
        };
        ask(&bram, "En ik dan?").await;
        assert_eq!(world.forum.initiative(&anna, id).await.unwrap().standing.clock, None, "only for who carries it");
        let question = ask(&anna, "Wanneer?").await;
        let below = world.forum.post_comment(&bram, id, Some(question), "Ja, wanneer?", false, Language::Nl).await.unwrap();
        let clock = world.forum.initiative(&anna, id).await.unwrap().standing.clock.unwrap();
        assert_eq!((clock.cause, clock.about), (Cause::Question, Some(question)));
        world.answer(&fatma, id, None, "Iets heel anders.").await;
        assert!(world.forum.initiative(&anna, id).await.unwrap().standing.clock.is_some());
        world.answer(&fatma, id, Some(below), "Vrijdag.").await;
        assert_eq!(world.forum.initiative(&anna, id).await.unwrap().standing.clock, None);
    }

    async fn what_is_missing_is_told_at_its_field_and_nothing_is_kept(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        for (kind, field) in [
            (AnswerKind::Unknown, "whom"),
            (AnswerKind::Commitment, "promise"),
            (AnswerKind::Question, "body"),
        ] {
            let input = AnswerInput { whom: String::new(), promise: String::new(), body: String::new(), ..typed(kind) };
            let refusal = refused(world.forum.post_answer(&fatma, id, None, &input, Language::Nl).await);
            assert_eq!(refusal.flaws()[0].field, field);
        }
        let unknown_value = refused(world.forum.post_answer(&fatma, id, None, &typed(AnswerKind::Decision), Language::Nl).await);
        assert_eq!(unknown_value, Refusal::field("decision[weights]", Flaw::NotAChoice));
        assert_eq!(thread(&world, id).await.len(), 0);
    }

    async fn a_template_is_made_personal_before_it_answers_anybody(world) {
        let (anna, fatma, rob) =
            (world.citizen("Anna").await, world.official("Fatma").await, world.official("Rob").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let mut conn = world.forum.db.write().await.unwrap();
        execute!(&mut conn, "INSERT INTO templates (owner, kind, title, text) VALUES ($1, 'answer', 'Dank', 'Dank je, \
         …')", fatma.id()).unwrap();
        conn.commit().await.unwrap();
        let give = async |who: &Viewer, body: &str| {
            let input = AnswerInput { body: body.into(), template: "1".into(), ..typed(AnswerKind::Answer) };
            world.forum.post_answer(who, id, None, &input, Language::Nl).await
        };
        assert_eq!(refused(give(&fatma, " Dank je, … ").await), Refusal::field("body", Flaw::Unchanged));
        give(&fatma, "Dank je, Anna.").await.unwrap();
        give(&rob, "Dank je, …").await.expect("somebody else's own template is not theirs");
        assert_eq!(world.forum.answer_kit(&rob, id).await.unwrap().templates.len(), 0);
        assert_eq!(world.forum.answer_kit(&fatma, id).await.unwrap().templates.len(), 1);
    }

    async fn a_promise_or_decision_is_not_taken_back_with_its_words(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        add_value(&world).await;
        let id = world.initiative(&anna, "Een bankje.").await;
        for kind in AnswerKind::ALL.iter().copied() {
            let comment = give(&world, &fatma, id, kind).await;
            let withdrawn = world.forum.withdraw_comment(&fatma, comment).await;
            if matches!(kind, AnswerKind::Unknown | AnswerKind::Commitment | AnswerKind::Decision) {
                assert_eq!(refused(withdrawn), Refusal::Bound, "{kind:?}");
            } else {
                withdrawn.unwrap();
            }
        }
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn a_hidden_answer_was_not_given_until_it_is_restored(world) {
        let (anna, fatma, ruth) =
            (world.citizen("Anna").await, world.official("Fatma").await, world.moderator("Ruth").await);
        let rule = world.rule().await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let comment = give(&world, &fatma, id, AnswerKind::Commitment).await;
        let subject = Subject::Contribution { initiative: id, comment: Some(comment) };
        let take = async |kind| world.forum.take_measure(&ruth, kind, subject, &by(rule, "Dit gaat over iemand.")).await.unwrap();
        take(MeasureKind::Hide).await;
        let hidden = world.forum.initiative(&anna, id).await.unwrap();
        assert!(hidden.standing.clock.is_some() && hidden.standing.promise.is_none() && hidden.commitments.is_empty());
        assert!(thread(&world, id).await[0].answer.is_none(), "what it held is not shown either");
        take(MeasureKind::Restore).await;
        let restored = world.forum.initiative(&anna, id).await.unwrap();
        assert!(restored.standing.clock.is_none() && restored.standing.promise.is_some());
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn a_manager_stands_publicly_behind_a_colleague(world) {
        let (anna, fatma, karin) =
            (world.citizen("Anna").await, world.official("Fatma").await, world.manager("Karin").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let comment = give(&world, &fatma, id, AnswerKind::Unknown).await;
        world.forum.back_answer(&karin, comment, "Neem de tijd.").await.unwrap();
        world.forum.back_answer(&karin, comment, "Nog eens.").await.expect("once is enough");
        let backings = answer(&world, id, comment).await.backings;
        assert_eq!((backings.len(), backings[0].words.as_str(), backings[0].by.name.as_str()), (1, "Neem de tijd.", "Karin"));
        assert_eq!(world.told(EntryKind::BackingGiven).await.len(), 1);
        let own = give(&world, &karin, id, AnswerKind::Answer).await;
        assert_eq!(refused(world.forum.back_answer(&karin, own, "").await), Refusal::OwnCase);
        let said = world.forum.post_comment(&anna, id, None, "Ja", false, Language::Nl).await.unwrap();
        assert_eq!(refused(world.forum.back_answer(&karin, said, "").await), Refusal::NotOpen);
    }

    async fn an_answer_keeps_what_its_author_promised_here(world) {
        let (anna, fatma, rob) =
            (world.citizen("Anna").await, world.official("Fatma").await, world.official("Rob").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        give(&world, &fatma, id, AnswerKind::Unknown).await;
        let promised = world.forum.initiative(&anna, id).await.unwrap().commitments[0].id;
        let keeping = AnswerInput { keeps: vec![promised.0], ..typed(AnswerKind::Answer) };
        let by_another = world.forum.post_answer(&rob, id, None, &keeping, Language::Nl).await;
        assert_eq!(refused(by_another), Refusal::field("keeps", Flaw::NotAChoice));
        world.forum.post_answer(&fatma, id, None, &keeping, Language::Nl).await.unwrap();
        let kept = &world.forum.initiative(&anna, id).await.unwrap().commitments[0];
        assert_eq!((kept.state, kept.closed_at), (CommitmentState::Kept, Some(world.clock.now())));
        assert!(world.forum.initiative(&anna, id).await.unwrap().standing.promise.is_none());
    }

    async fn a_meeting_can_be_put_in_a_calendar_while_its_words_can_be_read(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let comment = give(&world, &fatma, id, AnswerKind::Exploring).await;
        let found = world.forum.meeting(&Viewer::Visitor, comment).await.unwrap();
        assert_eq!((found.meeting.at.rfc3339().as_str(), found.meeting.place.as_str()), ("2026-12-01T18:30:00Z", "Wijkhuis"));
        world.forum.withdraw_comment(&fatma, comment).await.unwrap();
        assert_eq!(world.forum.meeting(&Viewer::Visitor, comment).await.err().map(|error| error.to_string()).as_deref(), Some("not found"));
    }
}
