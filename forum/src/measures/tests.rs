//! What automatic help points out, and the limits of those who have just joined.

use crate::testing::{World, both, by, refused};
use naast_domain::{
    ids::{CommentId, InitiativeId},
    initiatives::InitiativeInput,
    language::Language,
    measures::{
        MeasureKind, Subject,
        flag::{CROWD, FAST, FAST_FOR_NEWCOMERS, FlagKind},
    },
    members::Viewer,
    moderation::record::RecordFilter,
    refusal::Refusal,
    time::Timestamp,
};

const REASON: &str = "Dit is reclame en hoort hier niet.";
const LINKS: &str = "https://a.nl https://b.nl https://c.nl https://d.nl";
const LONG: &str = "Kom allemaal zaterdag naar de grote opruiming van de straat";

async fn say(world: &World, who: &Viewer, id: InitiativeId, text: &str) -> crate::Result<CommentId> {
    world.forum.post_comment(who, id, None, text, false, Language::Nl).await
}

/// What is pointed out, as the queue of a moderator has it.
async fn pointed_out(world: &World, moderator: &Viewer) -> Vec<(Subject, FlagKind, i64)> {
    let cases = world.forum.cases(moderator, None).await.unwrap().items;
    let seen = |case: &naast_domain::cases::report::Case| {
        let subject = case.subject;
        case.flags.iter().map(move |flag| (subject, flag.seen.kind, flag.seen.number)).collect::<Vec<_>>()
    };
    cases.iter().flat_map(seen).collect()
}

both! {
    async fn what_is_pointed_out_stays_to_be_read_and_a_person_decides(world) {
        let (anna, ruth) = (world.citizen("Anna").await, world.moderator("Ruth").await);
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        let said = say(&world, &anna, id, LINKS).await.unwrap();
        let subject = Subject::Contribution { initiative: id, comment: Some(said) };
        assert_eq!(pointed_out(&world, &ruth).await, [(subject, FlagKind::Links, 4)]);
        assert_eq!(world.forum.case_count(&ruth).await.unwrap(), 1);
        let page = naast_domain::conversation::ThreadPart::default();
        let thread = world.forum.thread(&Viewer::Visitor, id, page).await.unwrap();
        assert!(thread.comments[0].removal.is_none() && thread.comments[0].body_html.contains("a.nl"));
        assert!(world.forum.for_you(&anna, None).await.unwrap().items.is_empty(), "nobody is blamed by a computer");

        let measure = world.forum.take_measure(&ruth, MeasureKind::Hide, subject, &by(world.rule().await, REASON)).await;
        let measure = world.forum.measure(&anna, measure.unwrap()).await.unwrap().measure;
        assert!(measure.is_flagged, "the statement of reasons says so");
        let record = world.forum.moderation_record_part(&Viewer::Visitor, &RecordFilter::default()).await.unwrap();
        assert!(record.items[0].is_flagged);
        assert!(pointed_out(&world, &ruth).await.is_empty());
    }

    async fn what_only_a_computer_pointed_out_is_let_be_without_words_and_what_a_person_reported_is_not(world) {
        let (anna, bert, ruth) =
            (world.citizen("Anna").await, world.citizen("Bert").await, world.moderator("Ruth").await);
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        let said = say(&world, &anna, id, LINKS).await.unwrap();
        let subject = Subject::Contribution { initiative: id, comment: Some(said) };
        world.forum.dismiss_reports(&ruth, subject, "").await.unwrap();
        assert!(pointed_out(&world, &ruth).await.is_empty());
        world.forum.edit_comment(&anna, said, 1, &format!("{LINKS} https://e.nl")).await.unwrap();
        assert_eq!(pointed_out(&world, &ruth).await, [(subject, FlagKind::Links, 5)], "a changed text is looked at again");
        world.forum.report(&bert, subject, world.rule().await, "").await.unwrap();
        let silent = refused(world.forum.dismiss_reports(&ruth, subject, "").await);
        assert_eq!(silent.flaws()[0].field, "answer");
        let hide = world.forum.take_measure(&ruth, MeasureKind::Hide, subject, &by(world.rule().await, REASON)).await;
        assert!(world.forum.measure(&anna, hide.unwrap()).await.unwrap().measure.is_flagged);
    }

    async fn the_same_text_again_is_pointed_out_for_a_week(world) {
        let (anna, bert, ruth) =
            (world.citizen("Anna").await, world.citizen("Bert").await, world.moderator("Ruth").await);
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        let other = world.initiative(&anna, "Een zitplek bij de bus.").await;
        say(&world, &anna, id, LONG).await.unwrap();
        assert!(pointed_out(&world, &ruth).await.is_empty());
        let again = say(&world, &bert, other, &format!("{}!!!", LONG.to_uppercase())).await.unwrap();
        let subject = Subject::Contribution { initiative: other, comment: Some(again) };
        assert_eq!(pointed_out(&world, &ruth).await, [(subject, FlagKind::Repeated, 2)]);
        world.forum.dismiss_reports(&ruth, subject, "").await.unwrap();
        world.wait(8 * Timestamp::DAY);
        world.forum.sweep().await.unwrap();
        say(&world, &anna, other, LONG).await.unwrap();
        say(&world, &anna, id, "Dank je wel").await.unwrap();
        say(&world, &bert, id, "Dank je wel").await.unwrap();
        assert!(pointed_out(&world, &ruth).await.is_empty(), "short ones are said by many");
    }

    async fn who_speaks_very_fast_is_pointed_out_once_in_an_hour(world) {
        let (anna, ruth) = (world.citizen("Anna").await, world.moderator("Ruth").await);
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        for number in 0..FAST + 5 {
            say(&world, &anna, id, &format!("Nummer {number}")).await.unwrap();
        }
        let seen: Vec<_> = pointed_out(&world, &ruth).await.into_iter().map(|(_, kind, number)| (kind, number)).collect();
        assert_eq!(seen, [(FlagKind::Flood, FAST)]);
        world.wait(2 * Timestamp::HOUR);
        for number in 0..FAST {
            say(&world, &anna, id, &format!("Later {number}")).await.unwrap();
        }
        assert_eq!(pointed_out(&world, &ruth).await.len(), 2);
    }

    async fn words_are_pointed_out_only_when_administrators_name_them(world) {
        let (anna, ada, ruth) =
            (world.citizen("Anna").await, world.administrator("Ada").await, world.moderator("Ruth").await);
        let id = world.initiative(&anna, "Een bankje bij het casino.").await;
        assert!(pointed_out(&world, &ruth).await.is_empty(), "off by default");
        world.forum.change_flagged_words(&ada, "Casino").await.unwrap();
        let input = InitiativeInput { story: "Nog een casino erbij?".into(), ..InitiativeInput::default() };
        let told = world.forum.propose(&anna, &input).await.unwrap();
        let subject = Subject::Contribution { initiative: told, comment: None };
        assert_eq!(pointed_out(&world, &ruth).await, [(subject, FlagKind::Word, 1)]);
        let case = world.forum.case(&ruth, subject).await.unwrap();
        assert_eq!(case.flags[0].seen.word, "casino");
        assert_eq!(world.forum.flagged_words(&ada).await.unwrap(), ["casino"]);
        let wrong = refused(world.forum.change_flagged_words(&ada, "twee woorden").await);
        assert_eq!(wrong.flaws()[0].field, "flagged_words");
        world.forum.change_flagged_words(&ada, "").await.unwrap();
        say(&world, &anna, id, "Het casino!").await.unwrap();
        assert_eq!(pointed_out(&world, &ruth).await.len(), 1);
    }

    async fn what_a_moderator_asked_for_comes_back_to_the_queue_once_it_is_changed(world) {
        let (anna, ruth) = (world.citizen("Anna").await, world.moderator("Ruth").await);
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        let said = say(&world, &anna, id, "Die Jan weer.").await.unwrap();
        let subject = Subject::Contribution { initiative: id, comment: Some(said) };
        let rule = world.rule().await;
        world.forum.take_measure(&ruth, MeasureKind::Withhold, subject, &by(rule, REASON)).await.unwrap();
        world.forum.edit_comment(&anna, said, 1, "Er zit daar iemand.").await.unwrap();
        assert_eq!(pointed_out(&world, &ruth).await, [(subject, FlagKind::Changed, 1)]);
    }

    async fn who_has_just_joined_may_say_less_and_the_refusal_says_for_how_long(world) {
        let (anna, nora, ruth) =
            (world.citizen("Anna").await, world.newcomer("Nora").await, world.moderator("Ruth").await);
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        for number in 0..5 {
            say(&world, &nora, id, &format!("Nummer {number}")).await.unwrap();
        }
        assert!(matches!(refused(say(&world, &nora, id, "Nog een").await), Refusal::TooOften { wait_seconds: 60 }));
        let seen: Vec<_> = pointed_out(&world, &ruth).await.into_iter().map(|(_, kind, _)| kind).collect();
        assert_eq!(seen, [FlagKind::FastNewcomer], "{FAST_FOR_NEWCOMERS}");
        for number in 5..30 {
            world.wait(Timestamp::MINUTE);
            say(&world, &nora, id, &format!("Nummer {number}")).await.unwrap();
        }
        world.wait(Timestamp::MINUTE);
        assert!(matches!(refused(say(&world, &nora, id, "Nog een").await), Refusal::TooOften { .. }), "30 an hour");
        world.wait(Timestamp::DAY);
        for number in 0..6 {
            say(&world, &nora, id, &format!("Morgen {number}")).await.unwrap();
        }
    }

    async fn a_flood_of_newcomers_drowns_no_conversation_and_stops_nobody_else(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        let other = world.initiative(&anna, "Een zitplek bij de bus.").await;
        let mut through = 0;
        for number in 0..20 {
            let flooder = world.newcomer(&format!("Flooder{number}")).await;
            for turn in 0..5 {
                through += usize::from(say(&world, &flooder, id, &format!("Win {number} {turn}")).await.is_ok());
            }
        }
        assert_eq!(through, 60, "of a hundred");
        say(&world, &anna, id, "Zullen we zaterdag gaan kijken?").await.unwrap();
        let nora = world.newcomer("Nora").await;
        say(&world, &nora, other, "Ik ben nieuw hier.").await.unwrap();
        assert!(matches!(refused(say(&world, &nora, id, "Ik ben nieuw hier.").await), Refusal::Crowded { .. }));
        world.wait(Timestamp::MINUTE);
        say(&world, &nora, id, "Ik ben nieuw hier.").await.unwrap();
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn the_same_text_is_seen_in_what_was_changed_and_in_what_begins(world) {
        let (anna, bert, ruth) =
            (world.citizen("Anna").await, world.citizen("Bert").await, world.moderator("Ruth").await);
        let id = world.initiative(&anna, &format!("{LONG}.")).await;
        let said = say(&world, &bert, id, "Dat is een mooi plan voor onze straat.").await.unwrap();
        assert!(pointed_out(&world, &ruth).await.is_empty());
        world.forum.edit_comment(&bert, said, 1, LONG).await.unwrap();
        let subject = Subject::Contribution { initiative: id, comment: Some(said) };
        assert_eq!(pointed_out(&world, &ruth).await, [(subject, FlagKind::Repeated, 2)], "as the initiative begins");
        world.forum.dismiss_reports(&ruth, subject, "").await.unwrap();
        let other = InitiativeInput { story: format!("{LONG}!!"), ..InitiativeInput::default() };
        let other = world.forum.propose(&bert, &other).await.unwrap();
        let begun = Subject::Contribution { initiative: other, comment: None };
        assert_eq!(pointed_out(&world, &ruth).await, [(begun, FlagKind::Repeated, 3)]);
        world.forum.dismiss_reports(&ruth, begun, "").await.unwrap();
        world.forum.edit_comment(&bert, said, 2, "Toch niet.").await.unwrap();
        say(&world, &anna, id, &format!("{LONG}?")).await.unwrap();
        let again = pointed_out(&world, &ruth).await;
        assert_eq!(again.iter().map(|(_, kind, count)| (*kind, *count)).collect::<Vec<_>>(), [(FlagKind::Repeated, 3)]);
    }

    async fn an_edit_that_says_the_same_is_not_its_own_echo(world) {
        let (anna, ruth) = (world.citizen("Anna").await, world.moderator("Ruth").await);
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        let said = say(&world, &anna, id, LONG).await.unwrap();
        world.forum.edit_comment(&anna, said, 1, &format!("{LONG}!")).await.unwrap();
        assert!(pointed_out(&world, &ruth).await.is_empty());
    }

    async fn many_who_have_just_joined_in_one_thread_are_pointed_out_once(world) {
        let (anna, ruth) = (world.citizen("Anna").await, world.moderator("Ruth").await);
        let id = world.initiative(&anna, "Een bankje bij de halte.").await;
        let thread = Subject::Contribution { initiative: id, comment: None };
        for number in 0..CROWD {
            assert!(pointed_out(&world, &ruth).await.is_empty(), "{number}");
            let who = world.newcomer(&format!("Nora{number}")).await;
            say(&world, &who, id, &format!("Hallo, ik ben {number}.")).await.unwrap();
        }
        assert_eq!(pointed_out(&world, &ruth).await, [(thread, FlagKind::Crowd, CROWD)]);
        world.forum.dismiss_reports(&ruth, thread, "").await.unwrap();
        let late = world.newcomer("Otto").await;
        say(&world, &late, id, "Ik ook.").await.unwrap();
        assert!(pointed_out(&world, &ruth).await.is_empty(), "a moderator knows");
        world.wait(Timestamp::HOUR);
        for number in 0..CROWD {
            let who = world.newcomer(&format!("Piet{number}")).await;
            say(&world, &who, id, &format!("Dag, ik ben {number}.")).await.unwrap();
        }
        assert_eq!(pointed_out(&world, &ruth).await.len(), 1, "an hour later it is told again");
    }
}
