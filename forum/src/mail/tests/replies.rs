//! Mails that are answered: what stands in the thread, what goes back, and what nobody hears of.

use super::post::{begin, due, outlined, posted, prove, reader, say};
use crate::{
    Mail, Says,
    testing::{World, both},
};
use naast_domain::{
    conversation::ThreadPart,
    ids::InitiativeId,
    language::Language,
    mail::{News, Pace, REPLY_LIFE, Reached, ReplyFault, ReplyMail, ReplyOutcome, ReturnedReply},
    members::Viewer,
    refusal::Refusal,
    time::Timestamp,
};

/// Anna's initiative, on which Fatma answered, and the mail that told her.
async fn told(world: &World) -> (InitiativeId, Viewer, Mail) {
    begin(world).await;
    let (anna, fatma) = (world.registered("Anna").await, unmailed(world, world.official("Fatma").await).await);
    prove(&world.forum, "Anna").await;
    posted(world).await;
    let id = world.initiative(&anna, "Een bankje.").await;
    world.answer(&fatma, id, None, "Ik kom kijken.").await;
    (id, anna, posted(world).await.remove(0))
}

/// An official who is mailed nothing.
async fn unmailed(world: &World, official: Viewer) -> Viewer {
    prove(&world.forum, "Fatma").await;
    let nothing = [News::Replies, News::Desk].map(|news| (news, Pace::Never));
    world.forum.choose_mail(&official, None, &nothing).await.unwrap();
    official
}

fn reply(mail: &Mail, words: &str) -> ReplyMail {
    ReplyMail {
        tag: mail.reply_tag.clone().expect("a mail that can be answered"),
        from: "Anna@Example.org".to_owned(),
        message_id: "1@post.example".to_owned(),
        words: words.to_owned(),
        has_files: false,
    }
}

/// What was said, each with what it replies to.
async fn thread(world: &World, id: InitiativeId) -> Vec<(String, i64)> {
    let thread = world.forum.thread(&Viewer::Visitor, id, ThreadPart::default()).await.unwrap();
    thread.comments.into_iter().map(|comment| (comment.author.name, comment.depth)).collect()
}

fn returned(mails: &[Mail]) -> &ReturnedReply {
    match mails {
        [Mail { says: Says::Returned(reply), .. }] => reply,
        other => panic!("no reply that goes back: {:?}", outlined(other)),
    }
}

both! {
    async fn an_answer_to_a_mail_stands_below_what_it_told(world) {
        let (id, _, mail) = told(&world).await;
        let answer = reply(&mail, "Graag, tien uur is goed.");
        let outcome = world.forum.receive_reply(&answer).await.unwrap();
        assert!(matches!(outcome, ReplyOutcome::Posted(_)), "{outcome:?}");
        assert_eq!(thread(&world, id).await, [("Fatma".to_owned(), 0), ("Anna".to_owned(), 1)]);
        world.wait(Timestamp::DAY);
        assert_eq!(world.forum.receive_reply(&answer).await.unwrap(), ReplyOutcome::Ignored, "the same mail comes again");
        assert_eq!(thread(&world, id).await.len(), 2);
        assert!(due(&world).await.is_empty());
    }

    async fn what_came_in_time_and_again_is_one_comment(world) {
        let (id, _, mail) = told(&world).await;
        let (first, second) = (reply(&mail, "Graag."), ReplyMail { message_id: "2@post.example".into(), ..reply(&mail, "Graag.") });
        world.forum.receive_reply(&first).await.unwrap();
        world.forum.receive_reply(&second).await.unwrap();
        assert_eq!(thread(&world, id).await.len(), 2, "as sending a form twice");
    }

    async fn a_digest_and_news_that_nobody_said_cannot_be_answered(world) {
        let (id, anna, mail) = told(&world).await;
        assert!(mail.reply_tag.is_some());
        let bert = world.citizen("Bert").await;
        say(&world, &bert, id, "Mooi").await;
        world.wait(Timestamp::DAY);
        let mails = posted(&world).await;
        assert_eq!(outlined(&mails), ["anna digest [Mooi]"]);
        assert_eq!(mails[0].reply_tag, None);
        world.forum.change_password(&anna, crate::testing::PASSWORD, "vier groene fietsen in de vaart").await.unwrap();
        assert_eq!(posted(&world).await[0].reply_tag, None);
    }

    async fn only_the_address_of_the_account_answers(world) {
        let (id, _, mail) = told(&world).await;
        let forged = ReplyMail { from: "mallory@example.com".into(), ..reply(&mail, "Ik doe niet meer mee.") };
        let outcome = world.forum.receive_reply(&forged).await.unwrap();
        assert_eq!(outcome, ReplyOutcome::Returned(ReplyFault::OtherSender));
        assert_eq!(thread(&world, id).await.len(), 1);
        let mails = posted(&world).await;
        assert_eq!(mails[0].email, "anna@example.org", "nothing goes to who sent it");
        let told = returned(&mails);
        assert_eq!((told.fault, told.words.as_str()), (ReplyFault::OtherSender, ""));
    }

    async fn a_tag_is_of_one_member_and_one_comment(world) {
        let (id, _, mail) = told(&world).await;
        let tag = mail.reply_tag.clone().unwrap();
        let bert = reader(&world, "Bert").await;
        let forged = tag.replacen(&format!("r-{}-", mail.member), &format!("r-{}-", bert.id().unwrap()), 1);
        for tag in [forged, "r-1-1-aaaaaaaaaaaaaaaaaaaaaaaaaa".to_owned(), String::new(), mail.bounce_tag.clone()] {
            let wrong = ReplyMail { tag, ..reply(&mail, "Ja") };
            assert_eq!(world.forum.receive_reply(&wrong).await.unwrap(), ReplyOutcome::Ignored, "{}", wrong.tag);
        }
        assert_eq!(thread(&world, id).await.len(), 1);
        assert!(due(&world).await.is_empty(), "and nobody hears of it");
    }

    async fn what_has_no_words_or_is_too_late_goes_back(world) {
        let (_, _, mail) = told(&world).await;
        let outcome = world.forum.receive_reply(&reply(&mail, " \n ")).await.unwrap();
        assert_eq!(outcome, ReplyOutcome::Returned(ReplyFault::NoWords));
        assert_eq!(returned(&posted(&world).await).fault, ReplyFault::NoWords);
        world.wait(REPLY_LIFE + 1);
        let late = ReplyMail { message_id: "2@post.example".into(), ..reply(&mail, "Is er al iets?") };
        assert_eq!(world.forum.receive_reply(&late).await.unwrap(), ReplyOutcome::Returned(ReplyFault::TooOld));
        let mails = posted(&world).await;
        assert_eq!((returned(&mails).fault, returned(&mails).words.as_str()), (ReplyFault::TooOld, "Is er al iets?"));
    }

    async fn the_rules_of_the_thread_hold_and_nothing_is_lost(world) {
        let (id, anna, mail) = told(&world).await;
        world.forum.withdraw_initiative(&anna, id).await.unwrap();
        let answer = reply(&mail, "Graag, tien uur is goed.");
        let outcome = world.forum.receive_reply(&answer).await.unwrap();
        assert_eq!(outcome, ReplyOutcome::Refused(Refusal::ThreadClosed, Some(Language::Nl)));
        assert!(world.forum.return_reply(&answer, "Het gesprek is gesloten.").await.unwrap());
        let mails = posted(&world).await;
        let told = returned(&mails);
        assert_eq!((told.fault, told.said.as_str()), (ReplyFault::Refused, "Het gesprek is gesloten."));
        assert_eq!((told.words.as_str(), told.initiative), ("Graag, tien uur is goed.", Some(id)));
        assert_eq!(world.forum.receive_reply(&answer).await.unwrap(), ReplyOutcome::Ignored);
        let again = world.forum.return_reply(&answer, "Nog eens.").await;
        assert_eq!(crate::testing::refused(again), Refusal::NotFound);
    }

    async fn files_are_left_out_and_that_is_said(world) {
        let (id, _, mail) = told(&world).await;
        let answer = ReplyMail { has_files: true, ..reply(&mail, "Zie mijn schets.") };
        assert!(matches!(world.forum.receive_reply(&answer).await.unwrap(), ReplyOutcome::Posted(_)));
        assert_eq!(thread(&world, id).await.len(), 2);
        assert_eq!(returned(&posted(&world).await).fault, ReplyFault::WithoutFiles);
    }

    async fn two_programs_that_answer_each_other_stop(world) {
        let (_, _, mail) = told(&world).await;
        for number in 0..25 {
            let empty = ReplyMail { message_id: format!("{number}@post.example"), ..reply(&mail, "") };
            let outcome = world.forum.receive_reply(&empty).await.unwrap();
            let expected = if number < 20 { ReplyOutcome::Returned(ReplyFault::NoWords) } else { ReplyOutcome::Ignored };
            assert_eq!(outcome, expected, "{number}");
        }
    }

    async fn a_closed_account_answers_nothing_and_nothing_of_its_mail_is_kept(world) {
        let (id, anna, mail) = told(&world).await;
        world.forum.receive_reply(&reply(&mail, "")).await.unwrap();
        world.forum.close_account(&anna, crate::testing::PASSWORD, false).await.unwrap();
        let late = ReplyMail { message_id: "2@post.example".into(), ..reply(&mail, "Ja") };
        assert_eq!(world.forum.receive_reply(&late).await.unwrap(), ReplyOutcome::Ignored);
        assert_eq!(thread(&world, id).await.len(), 1);
        let mut conn = world.read().await;
        let (kept,) = fetch_one!(&mut conn, (i64,), "SELECT COUNT(*) FROM mail_replies").unwrap();
        assert_eq!(kept, 0);
    }

    async fn what_came_is_forgotten_after_a_month(world) {
        let (_, _, mail) = told(&world).await;
        world.forum.receive_reply(&reply(&mail, "Graag.")).await.unwrap();
        let count = async || {
            let mut conn = world.read().await;
            fetch_one!(&mut conn, (i64,), "SELECT COUNT(*) FROM mail_replies").unwrap().0
        };
        world.wait(29 * Timestamp::DAY);
        world.forum.sweep_outbox().await.unwrap();
        assert_eq!(count().await, 1);
        world.wait(2 * Timestamp::DAY);
        world.forum.sweep_outbox().await.unwrap();
        assert_eq!(count().await, 0);
    }

    async fn an_address_that_a_mail_server_does_not_know_is_mailed_no_more(world) {
        let (id, anna, mail) = told(&world).await;
        assert!(!world.forum.mail_bounced(&mail.reply_tag.clone().unwrap(), "x").await.unwrap());
        assert!(!world.forum.mail_bounced(&mail.bounce_tag.replacen("b-", "b-9", 1), "x").await.unwrap());
        assert!(world.forum.mail_bounced(&mail.bounce_tag, "550 5.1.1 nobody here").await.unwrap());
        let reached = world.forum.mail_settings(&anna, None).await.unwrap().reached;
        assert_eq!(reached, Reached::Refused("550 5.1.1 nobody here".into()));
        let omar = world.official("Omar").await;
        world.answer(&omar, id, None, "Ik was er.").await;
        assert!(due(&world).await.is_empty());
        world.forum.change_email(&anna, "anders@example.org", crate::testing::PASSWORD).await.unwrap();
        assert!(!world.forum.mail_bounced(&mail.bounce_tag, "late").await.unwrap(), "it is about the address before");
    }

    async fn what_comes_back_goes_to_no_address_that_nobody_confirmed(world) {
        let (_, anna, mail) = told(&world).await;
        world.forum.change_email(&anna, "anders@example.org", crate::testing::PASSWORD).await.unwrap();
        let outcome = world.forum.receive_reply(&reply(&mail, "Ja")).await.unwrap();
        assert_eq!(outcome, ReplyOutcome::Returned(ReplyFault::OtherSender));
        assert_eq!(outlined(&posted(&world).await), ["anna left", "anders confirm"]);
        prove(&world.forum, "Anders").await;
        assert!(due(&world).await.is_empty());
    }
}
