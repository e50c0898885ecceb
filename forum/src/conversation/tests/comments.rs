//! Posting, editing and withdrawing comments, and whom it concerns.

use crate::{
    Error,
    testing::{World, both},
};
use naast_domain::{
    answers::{AnswerInput, AnswerKind},
    conversation::{Comment, ThreadPart},
    flaw::Flaw,
    ids::{CommentId, InitiativeId},
    journal::{Concern, EntryKind},
    language::Language,
    members::{Office, Viewer},
    refusal::Refusal,
    time::Timestamp,
};

fn refused<T: std::fmt::Debug>(result: crate::Result<T>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

async fn say(world: &World, who: &Viewer, id: InitiativeId, parent: Option<CommentId>, body: &str) -> CommentId {
    world.forum.post_comment(who, id, parent, body, false, Language::Nl).await.unwrap()
}

async fn thread(world: &World, viewer: &Viewer, id: InitiativeId) -> Vec<Comment> {
    world.forum.thread(viewer, id, ThreadPart::default()).await.unwrap().comments
}

async fn concerns(world: &World, who: &Viewer) -> Vec<(EntryKind, Concern)> {
    let page = world.forum.for_you(who, None).await.unwrap();
    page.items.into_iter().map(|line| (line.kind, line.concern)).collect()
}

async fn hide(world: &World, comment: CommentId) {
    let rule = world.rule().await;
    let moderator = world.moderator("Mo").await;
    let mut conn = world.forum.db.write().await.unwrap();
    let row = crate::conversation::sql::comments::find(&mut conn, comment).await.unwrap().unwrap();
    let subject = naast_domain::measures::Subject::Contribution { initiative: row.initiative, comment: Some(comment) };
    let measure = crate::measures::NewMeasure {
        kind: naast_domain::measures::MeasureKind::Hide,
        subject,
        moderator: moderator.id().unwrap(),
        seconded_by: None,
        reviewer: "",
        member: row.author,
        rule,
        law: "",
        reason: "Een aanval op een persoon.",
        at: world.clock.now(),
        until: None,
        minutes: None,
        target: None,
    };
    let id = crate::measures::insert(&mut conn, &measure).await.unwrap();
    crate::conversation::sql::marks::set_hidden(&mut conn, &row, Some(id)).await.unwrap();
    conn.commit().await.unwrap();
}

both! {
    async fn an_answer_is_given_by_name_and_office(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        say(&world, &fatma, id, None, "Als buurvrouw: leuk!").await;
        world.answer(&fatma, id, None, "Ik zoek het uit.").await;
        let typed = AnswerInput { kind: "answer".into(), body: "Ik ook!".into(), ..AnswerInput::default() };
        let by_citizen = world.forum.post_answer(&anna, id, None, &typed, Language::Nl).await;
        assert_eq!(refused(by_citizen), Refusal::NotYourRole);
        let comments = thread(&world, &anna, id).await;
        assert_eq!((&comments[0].answer, &comments[0].author.office), (&None, &None));
        let office = Office { function: "Gebiedsmaker".into(), department: "Openbare ruimte".into() };
        let kind = comments[1].answer.as_ref().map(|answer| answer.kind);
        assert_eq!((kind, &comments[1].author.office), (Some(AnswerKind::Answer), &Some(office)));
        assert_eq!(comments[1].language, Some(Language::Nl));
    }

    async fn the_same_words_at_the_same_place_are_posted_once(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let first = say(&world, &anna, id, None, "Ja!").await;
        assert_eq!(say(&world, &anna, id, None, " Ja! ").await, first);
        let below = say(&world, &anna, id, Some(first), "Ja!").await;
        assert_ne!(below, first);
        assert_eq!(say(&world, &anna, id, Some(first), "Ja!").await, below);
        world.wait(11 * Timestamp::MINUTE);
        assert_ne!(say(&world, &anna, id, None, "Ja!").await, first);
        assert_eq!(world.forum.initiative(&anna, id).await.unwrap().comment_count, 3);
    }

    async fn a_reply_needs_something_in_the_same_thread_that_can_be_read(world) {
        let anna = world.citizen("Anna").await;
        let (one, two) = (world.initiative(&anna, "Een").await, world.initiative(&anna, "Twee").await);
        let there = say(&world, &anna, one, None, "Hier").await;
        let reply = |parent| world.forum.post_comment(&anna, two, Some(parent), "Daar", false, Language::Nl);
        assert_eq!(refused(reply(there).await), Refusal::NotFound);
        assert_eq!(refused(reply(CommentId(999)).await), Refusal::NotFound);
        let gone = say(&world, &anna, two, None, "Weg").await;
        world.forum.withdraw_comment(&anna, gone).await.unwrap();
        reply(gone).await.expect("one can reply where something was withdrawn");
        let hidden = say(&world, &anna, two, None, "Lelijk").await;
        hide(&world, hidden).await;
        assert_eq!(refused(reply(hidden).await), Refusal::ThreadClosed);
    }

    async fn empty_words_and_too_many_of_them_are_refused(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let post = |body: String| async move { world.forum.post_comment(&anna, id, None, &body, false, Language::Nl).await };
        let flaws = refused(post("  ".to_owned()).await).flaws().to_vec();
        assert_eq!(flaws, [Flaw::Empty.at("body")]);
    }

    async fn twenty_comments_a_minute_is_enough(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        for number in 0..20 {
            say(&world, &anna, id, None, &number.to_string()).await;
        }
        let more = world.forum.post_comment(&anna, id, None, "nog een", false, Language::Nl).await;
        assert!(matches!(refused(more), Refusal::TooOften { .. }));
        world.wait(61 * Timestamp::SECOND);
        say(&world, &anna, id, None, "nog een").await;
    }

    async fn an_edit_keeps_what_was_said_before(world) {
        let (anna, bram) = (world.citizen("Anna").await, world.citizen("Bram").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let comment = say(&world, &anna, id, None, "Ja").await;
        world.wait(Timestamp::HOUR);
        assert_eq!(refused(world.forum.edit_comment(&bram, comment, 1, "Nee").await), Refusal::NotYours);
        world.forum.edit_comment(&anna, comment, 1, "Nee").await.unwrap();
        world.forum.edit_comment(&anna, comment, 1, "Nee").await.expect("the same edit sent twice is one edit");
        let stale = refused(world.forum.edit_comment(&anna, comment, 1, "Misschien").await);
        assert_eq!(stale, Refusal::Stale { version: 2, theirs: "Nee".to_owned() });
        let source = world.forum.comment_source(&anna, comment).await.unwrap();
        assert_eq!((source.initiative, source.version, source.body.as_str()), (id, 2, "Nee"));
        let shown = &thread(&world, &bram, id).await[0];
        assert_eq!((shown.version, shown.edited_at), (2, Some(world.clock.now())));
        assert!(shown.body_html.contains("Nee"));
    }

    async fn what_is_withdrawn_leaves_a_mark_in_its_place(world) {
        let (anna, bram) = (world.citizen("Anna").await, world.citizen("Bram").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let comment = say(&world, &anna, id, None, "Ja").await;
        say(&world, &bram, id, Some(comment), "Waarom?").await;
        assert_eq!(refused(world.forum.withdraw_comment(&bram, comment).await), Refusal::NotYours);
        assert_eq!(world.forum.withdraw_comment(&anna, comment).await.unwrap(), id);
        assert_eq!(refused(world.forum.withdraw_comment(&anna, comment).await), Refusal::NotOpen);
        assert_eq!(refused(world.forum.edit_comment(&anna, comment, 1, "Nee").await), Refusal::NotOpen);
        let comments = thread(&world, &anna, id).await;
        assert_eq!((comments[0].body_html.as_str(), comments[0].withdrawn_at), ("", Some(world.clock.now())));
        assert!(!comments[0].is_blank);
        assert_eq!(comments.len(), 2);
    }

    async fn what_is_hidden_is_in_its_place_for_its_author_only(world) {
        let (anna, bram) = (world.citizen("Anna").await, world.citizen("Bram").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let comment = say(&world, &bram, id, None, "Lelijk").await;
        hide(&world, comment).await;
        for (viewer, may_read) in
            [(&Viewer::Visitor, false), (&anna, false), (&bram, true), (&world.moderator("Mia").await, false)]
        {
            let shown = &thread(&world, viewer, id).await[0];
            assert_eq!(shown.body_html.contains("Lelijk"), may_read);
            let removal = shown.removal.clone().expect("everybody may read why");
            assert_eq!((removal.rule.number, removal.reason.as_str()), (1, "Een aanval op een persoon."));
        }
        assert_eq!(refused(world.forum.edit_comment(&bram, comment, 1, "Mooi").await), Refusal::NotOpen);
        assert_eq!(refused(world.forum.withdraw_comment(&bram, comment).await), Refusal::NotOpen);
    }

    async fn everybody_concerned_is_told_and_never_the_author(world) {
        let (anna, bram) = (world.citizen("Anna").await, world.citizen("Bram").await);
        let (cato, dirk) = (world.citizen("Cato").await, world.citizen("Dirk").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        world.forum.follow(&cato, id, true).await.unwrap();
        let comment = say(&world, &bram, id, None, "Ja").await;
        assert_eq!(concerns(&world, &anna).await, [(EntryKind::CommentPosted, Concern::OwnInitiative)]);
        assert_eq!(concerns(&world, &cato).await, [(EntryKind::CommentPosted, Concern::Followed)]);
        say(&world, &anna, id, Some(comment), "Dank! @Dirk, zie je dit?").await;
        assert_eq!(concerns(&world, &bram).await, [(EntryKind::CommentPosted, Concern::ReplyToYou)]);
        assert_eq!(concerns(&world, &dirk).await, [(EntryKind::CommentPosted, Concern::Mention)]);
        assert_eq!(concerns(&world, &anna).await.len(), 1);
    }
}
