//! A branch of a thread becomes an initiative of its own.

use crate::{
    conversation::comments::{DEEPEST, place_of},
    notices::tests::notice,
    testing::{World, both, by, refused},
};
use naast_domain::{
    answers::AnswerInput,
    clock::Cause,
    conversation::{Comment, ThreadPart},
    flaw::Flaw,
    ids::{CommentId, InitiativeId},
    journal::{Concern, EntryKind},
    language::Language,
    measures::{MeasureKind, Subject},
    members::Viewer,
    refusal::Refusal,
    time::Timestamp,
};
use std::collections::BTreeMap;

const REASON: &str = "Dit gaat over iemand en niet over de zaak.";

pub async fn say(world: &World, who: &Viewer, id: InitiativeId, parent: Option<CommentId>, text: &str) -> CommentId {
    world.wait(Timestamp::MINUTE);
    world.forum.post_comment(who, id, parent, text, false, Language::Nl).await.unwrap()
}

async fn give(world: &World, who: &Viewer, id: InitiativeId, parent: CommentId, kind: &str) -> CommentId {
    let input = AnswerInput {
        kind: kind.into(),
        body: format!("Antwoord: {kind}."),
        whom: "Groen".into(),
        promise: "Ik kom kijken".into(),
        due: "2036-11-27".into(),
        ..AnswerInput::default()
    };
    world.forum.post_answer(who, id, Some(parent), &input, Language::Nl).await.unwrap()
}

pub async fn thread(world: &World, viewer: &Viewer, id: InitiativeId) -> Vec<Comment> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = world.forum.thread(viewer, id, ThreadPart { branch: None, after }).await.unwrap();
        all.extend(page.comments);
        after = page.next;
        if after.is_none() {
            return all;
        }
    }
}

pub async fn is_whole(world: &World) {
    assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
}

both! {
    async fn a_branch_moves_with_its_authors_dates_versions_and_answers(world) {
        let (anna, bram, fatma) = (world.citizen("Anna").await, world.citizen("Bram").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let before = say(&world, &anna, id, None, "Wie doet mee?").await;
        let top = say(&world, &bram, id, Some(before), "Wij willen een moestuin. Achter de school.").await;
        let said_at = world.clock.now();
        let reply = say(&world, &anna, id, Some(top), "Wat een goed plan").await;
        world.forum.edit_comment(&anna, reply, 1, "Wat een goed plan!").await.unwrap();
        let answered = give(&world, &fatma, id, reply, "answer").await;
        let gone = say(&world, &bram, id, Some(top), "Of toch niet").await;
        world.forum.withdraw_comment(&bram, gone).await.unwrap();
        let after = say(&world, &anna, id, None, "Nog iets anders").await;
        let shown_before: BTreeMap<_, _> = thread(&world, &anna, id).await.into_iter().map(|it| (it.id, it)).collect();

        let new = world.forum.branch_off(&bram, top, "  Een moestuin ").await.unwrap();
        is_whole(&world).await;

        let made = world.forum.initiative(&Viewer::Visitor, new).await.unwrap();
        assert_eq!((made.title.as_str(), made.initiator_id, made.started_at), ("Een moestuin", bram.id(), said_at));
        assert_eq!((made.comment_count, made.carriers[0].id), (3, bram.id().unwrap()));
        assert_eq!(made.story_html, "<p>Wij willen een moestuin. Achter de school.</p>\n");
        assert_eq!(made.branched_from.map(|(from, comment)| (from.id, from.title, comment)), Some((id, "Een bankje".into(), top)));
        assert_eq!(made.standing.clock.map(|clock| (clock.cause, clock.waited)), Some((Cause::First, 0)));

        let left = thread(&world, &anna, id).await;
        assert_eq!(left.iter().map(|it| (it.id, it.descendants)).collect::<Vec<_>>(), [(before, 1), (top, 0), (after, 0)]);
        let mark = left[1].became.clone().unwrap();
        assert_eq!((mark.id, mark.title.as_str()), (new, "Een moestuin"));
        assert!(!left[1].body_html.is_empty(), "the comment itself stays");
        assert_eq!(world.forum.initiative(&anna, id).await.unwrap().comment_count, 3);

        let moved = thread(&world, &anna, new).await;
        let places: Vec<_> = moved.iter().map(|it| (it.id, it.parent, it.depth, it.descendants)).collect();
        assert_eq!(places, [(reply, None, 0, 1), (answered, Some(reply), 1, 0), (gone, None, 0, 0)]);
        for it in &moved {
            let was = &shown_before[&it.id];
            assert_eq!((&it.author, it.posted_at, &it.body_html, it.version), (&was.author, was.posted_at, &was.body_html, was.version));
            assert_eq!((it.withdrawn_at, &it.answer), (was.withdrawn_at, &was.answer));
        }
        assert_eq!(world.forum.comment_versions(&Viewer::Visitor, reply, None).await.unwrap().1.len(), 2);
        assert_eq!(world.forum.find_comment(&Viewer::Visitor, answered).await.unwrap().0, new);
        let found = world.forum.search(&Viewer::Visitor, "plan", None).await.unwrap().items;
        assert_eq!(found.iter().map(|hit| hit.initiative).collect::<Vec<_>>(), [new]);
    }

    async fn reports_notices_measures_and_drafts_go_where_their_comments_went(world) {
        let (anna, bram, ruth) = (world.citizen("Anna").await, world.citizen("Bram").await, world.moderator("Ruth").await);
        let rule = world.rule().await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let top = say(&world, &anna, id, None, "Een moestuin.").await;
        let reply = say(&world, &bram, id, Some(top), "Wat een onzin").await;
        let subject = Subject::Contribution { initiative: id, comment: Some(reply) };
        world.forum.report(&anna, subject, rule, "Kijk eens").await.unwrap();
        let about = notice(format!("/comments/{reply}"));
        let receipt = world.forum.file_notice(&Viewer::Visitor, "here", "", &about).await.unwrap();
        for (place, content) in [(format!("reply:{id}:{reply}"), "{}"), (format!("reply:{id}:{top}"), "[]")] {
            world.forum.keep_draft(&bram, &place, content).await.unwrap();
        }
        let new = world.forum.branch_off(&anna, top, "").await.unwrap();
        is_whole(&world).await;
        assert_eq!(world.forum.initiative(&anna, new).await.unwrap().title, "Een moestuin", "proposed from the text");
        let draft = async |place: String| world.forum.draft(&bram, &place).await.unwrap();
        assert_eq!(draft(format!("reply:{new}:{reply}")).await.as_deref(), Some("{}"));
        assert_eq!(draft(format!("reply:{id}:{reply}")).await, None);
        assert_eq!(draft(format!("reply:{id}:{top}")).await.as_deref(), Some("[]"), "one can still reply there");
        let subject = Subject::Contribution { initiative: new, comment: Some(reply) };
        let case = world.forum.case(&ruth, subject).await.unwrap();
        assert_eq!((case.reports.len(), case.notices.len()), (1, 1));
        assert_eq!(world.forum.notice_by_code("here", &receipt.code).await.unwrap().subject, subject);
        world.forum.take_measure(&ruth, MeasureKind::Hide, subject, &by(rule, REASON)).await.unwrap();
        assert!(thread(&world, &Viewer::Visitor, new).await[0].removal.is_some());
        is_whole(&world).await;
    }

    async fn a_hidden_reply_moves_with_its_measure(world) {
        let (anna, bram, ruth) = (world.citizen("Anna").await, world.citizen("Bram").await, world.moderator("Ruth").await);
        let rule = world.rule().await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let top = say(&world, &anna, id, None, "Een moestuin.").await;
        let reply = say(&world, &bram, id, Some(top), "Wat een onzin").await;
        let hide = Subject::Contribution { initiative: id, comment: Some(reply) };
        world.forum.take_measure(&ruth, MeasureKind::Hide, hide, &by(rule, REASON)).await.unwrap();
        let new = world.forum.branch_off(&anna, top, "").await.unwrap();
        is_whole(&world).await;
        let restore = Subject::Contribution { initiative: new, comment: hide.comment() };
        world.forum.take_measure(&ruth, MeasureKind::Restore, restore, &by(rule, REASON)).await.unwrap();
        assert_eq!(thread(&world, &Viewer::Visitor, new).await[0].body_html, "<p>Wat een onzin</p>\n");
        is_whole(&world).await;
    }

    async fn a_question_in_the_branch_does_not_wait_in_the_old_thread_any_more(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let clock = async |id| world.forum.initiative(&anna, id).await.unwrap().standing.clock.map(|clock| clock.cause);
        let ask = async |parent, text| world.forum.post_comment(&anna, id, parent, text, true, Language::Nl).await.unwrap();
        let top = say(&world, &anna, id, None, "Een moestuin.").await;
        world.answer(&fatma, id, None, "Een bankje kan.").await;
        assert_eq!(clock(id).await, None);
        ask(Some(top), "Van wie is de grond?").await;
        assert_eq!(clock(id).await, Some(Cause::Question));
        let new = world.forum.branch_off(&anna, top, "").await.unwrap();
        assert_eq!((clock(id).await, clock(new).await), (None, Some(Cause::First)));
        ask(None, "En wanneer komt dat bankje?").await;
        assert_eq!(clock(id).await, Some(Cause::Question), "other questions go on waiting");
        is_whole(&world).await;
    }

    async fn what_an_official_asked_or_promised_keeps_the_branch_where_it_is(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        for (kind, is_bound) in [
            ("read", false), ("answer", false), ("question", true), ("exploring", true), ("unknown", true), ("commitment", true),
        ] {
            let top = say(&world, &anna, id, None, &format!("Een moestuin: {kind}.")).await;
            let reply = say(&world, &anna, id, Some(top), "Hoe dan?").await;
            let given = give(&world, &fatma, id, reply, kind).await;
            assert_eq!(refused(world.forum.branch_off(&fatma, given, "").await), Refusal::Bound, "an answer is no branch");
            assert_eq!(world.forum.branch_source(&anna, top).await.unwrap().is_bound, is_bound, "{kind}");
            match world.forum.branch_off(&anna, top, "").await {
                Ok(new) if !is_bound => assert_eq!(thread(&world, &anna, new).await[1].id, given),
                other => assert_eq!((refused(other), is_bound), (Refusal::Bound, true), "{kind}"),
            }
            is_whole(&world).await;
        }
    }

    async fn only_what_is_there_becomes_an_initiative_and_only_once(world) {
        let (anna, bram, ruth) = (world.citizen("Anna").await, world.citizen("Bram").await, world.moderator("Ruth").await);
        let rule = world.rule().await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let [once, gone, hidden] = [
            say(&world, &bram, id, None, "Een moestuin.").await,
            say(&world, &bram, id, None, "Een bos.").await,
            say(&world, &bram, id, None, "Een put.").await,
        ];
        assert_eq!(refused(world.forum.branch_off(&world.citizen("Chris").await, once, "").await), Refusal::NotYours);
        let Refusal::Invalid(flaws) = refused(world.forum.branch_off(&bram, once, &"t".repeat(121)).await) else { panic!() };
        assert_eq!(flaws, [Flaw::TooLong { maximum: 120, actual: 121 }.at("title")]);
        world.forum.branch_off(&anna, once, "").await.expect("whoever carries the initiative may");
        world.forum.withdraw_comment(&bram, gone).await.unwrap();
        let hide = Subject::Contribution { initiative: id, comment: Some(hidden) };
        world.forum.take_measure(&ruth, MeasureKind::Hide, hide, &by(rule, REASON)).await.unwrap();
        for comment in [once, gone, hidden] {
            assert_eq!(refused(world.forum.branch_off(&bram, comment, "").await), Refusal::NotOpen);
        }
        assert_eq!(refused(world.forum.branch_off(&bram, CommentId(99), "").await), Refusal::NotFound);
        let late = say(&world, &bram, id, None, "Een boom.").await;
        world.forum.withdraw_initiative(&anna, id).await.unwrap();
        assert_eq!(refused(world.forum.branch_off(&bram, late, "").await), Refusal::ThreadClosed);
        is_whole(&world).await;
    }

    async fn whom_it_concerns_hears_of_a_branch(world) {
        let (anna, bram, fatma) = (world.citizen("Anna").await, world.citizen("Bram").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        world.forum.stand_beside(&fatma, id).await.unwrap();
        let top = say(&world, &bram, id, None, "Een moestuin.").await;
        let ruth = world.moderator("Ruth").await;
        assert_eq!(refused(world.forum.branch_off(&ruth, top, "").await), Refusal::NotYours, "that is a measure");
        let omar = world.official("Omar").await;
        let new = world.forum.branch_off(&omar, top, "").await.unwrap();
        let told = async |who: &Viewer| {
            let line = world.forum.for_you(who, None).await.unwrap().items.into_iter().next().unwrap();
            (line.kind, line.concern, line.initiative)
        };
        assert_eq!(told(&bram).await, (EntryKind::BranchedOff, Concern::OwnInitiative, Some(new)));
        assert_eq!(told(&anna).await, (EntryKind::BranchLeft, Concern::OwnInitiative, Some(id)));
        assert_eq!(told(&fatma).await, (EntryKind::BranchLeft, Concern::Companion, Some(id)));
        assert!(world.forum.initiative(&bram, new).await.unwrap().is_followed);
        let entries = world.told(EntryKind::BranchedOff).await;
        assert_eq!(entries, [("public".to_owned(), omar.id(), bram.id())]);
    }

    async fn what_somebody_told_stays_until_they_took_it_over(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let told = say(&world, &anna, id, None, "Een moestuin.").await;
        let mut conn = world.forum.db.write().await.unwrap();
        execute!(&mut conn, "UPDATE comments SET author = NULL, behalf = 1 WHERE id = $1", told).unwrap();
        conn.commit().await.unwrap();
        assert_eq!(refused(world.forum.branch_off(&fatma, told, "").await), Refusal::NotYours);
    }

    async fn the_deepest_branch_moves_whole(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let said = chain(&world, &anna, id, DEEPEST + 5).await;
        is_whole(&world).await;
        // One on top of the deepest level and one within it: replies there stand beside what they reply to.
        for (top, moved) in [(DEEPEST + 2, 2), (2, DEEPEST)] {
            let new = world.forum.branch_off(&anna, said[usize::try_from(top).unwrap()], "").await.unwrap();
            assert_eq!(world.forum.initiative(&anna, new).await.unwrap().comment_count, moved);
            is_whole(&world).await;
        }
        assert_eq!(world.forum.initiative(&anna, id).await.unwrap().comment_count, 3);
    }
}

/// So many comments, each a reply to the one before; stored by hand, for each insertion counts at all that is above it.
async fn chain(world: &World, who: &Viewer, id: InitiativeId, size: i64) -> Vec<CommentId> {
    let mut conn = world.forum.db.write().await.unwrap();
    let mut above: Option<(CommentId, String, i64)> = None;
    let mut said = Vec::new();
    for number in 0..size {
        let comment = CommentId(1_000 + number);
        let (path, depth) = place_of(comment, above.as_ref().map(|(id, path, depth)| (*id, path.as_str(), *depth)));
        execute!(
            &mut conn,
            "INSERT INTO comments (id, initiative, parent, path, depth, author, body, body_html, posted_at,
                import_source, import_number) VALUES ($1, $2, $3, $4, $5, $6, 'Ja', '<p>Ja</p>', $7, 'test', $8)",
            comment,
            id,
            above.as_ref().map(|(id, ..)| *id),
            &path,
            depth,
            who.id(),
            world.clock.now(),
            number.to_string()
        )
        .unwrap();
        crate::texts::search::add(&mut conn, id, Some(comment), "", "Ja").await.unwrap();
        above = Some((comment, path, depth));
        said.push(comment);
    }
    execute!(&mut conn, "UPDATE initiatives SET comment_count = $2 WHERE id = $1", id, size).unwrap();
    execute!(
        &mut conn,
        "UPDATE comments SET descendants = (SELECT COUNT(*) FROM comments b WHERE b.initiative = comments.initiative
            AND b.path > comments.path AND b.path < comments.path || '~')"
    )
    .unwrap();
    conn.commit().await.unwrap();
    said
}
