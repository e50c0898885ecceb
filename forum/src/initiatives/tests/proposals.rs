//! Proposing, listing, editing, withdrawing, supporting, following.

use crate::{
    Error, Forum,
    testing::{OFFERED, World, both, texts},
};
use naast_domain::{
    conversation::ThreadPart,
    ids::{InitiativeId, ThemeId},
    initiatives::{InitiativeInput, ListFilter, Order, Part},
    language::Language,
    members::Viewer,
    paging::Cursor,
    refusal::Refusal,
    time::Timestamp,
};

fn input(story: &str) -> InitiativeInput {
    InitiativeInput { story: story.to_owned(), ..InitiativeInput::default() }
}

fn refused<T: std::fmt::Debug>(result: crate::Result<T>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

async fn listed(forum: &Forum, filter: &ListFilter) -> Vec<InitiativeId> {
    let page = forum.initiatives(&Viewer::Visitor, filter).await.unwrap();
    page.items.into_iter().map(|row| row.id).collect()
}

async fn theme(world: &World) -> ThemeId {
    let mut conn = world.forum.db.write().await.unwrap();
    let (theme,): (ThemeId,) =
        fetch_one!(&mut conn, (ThemeId,), "INSERT INTO themes (retired_at) VALUES (NULL) RETURNING id").unwrap();
    conn.commit().await.unwrap();
    theme
}

both! {
    async fn a_story_is_enough_and_its_initiator_follows_it(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje bij de halte. Voor **wie** wacht.").await;
        let found = world.forum.initiative(&anna, id).await.unwrap();
        assert_eq!(found.title, "Een bankje bij de halte");
        assert_eq!(found.initiator.name, "Anna");
        assert_eq!(found.initiator_id, anna.id());
        assert!(found.story_html.contains("<strong>wie</strong>"));
        assert!(found.is_followed && !found.is_supported);
        assert_eq!(found.standing.clock.map(|clock| clock.since), Some(world.clock.now()));
        assert!(found.journal_position > 0);
        assert_eq!(listed(&world.forum, &ListFilter::default()).await, [id]);
    }

    async fn the_same_story_sent_twice_begins_one_initiative(world) {
        let anna = world.citizen("Anna").await;
        let first = world.initiative(&anna, "Meer bomen.").await;
        world.wait(9 * Timestamp::MINUTE);
        assert_eq!(world.initiative(&anna, "Meer bomen.").await, first);
        assert_ne!(world.initiative(&world.citizen("Bram").await, "Meer bomen.").await, first);
        world.wait(2 * Timestamp::MINUTE);
        assert_ne!(world.initiative(&anna, "Meer bomen.").await, first);
    }

    async fn ten_initiatives_an_hour_is_enough(world) {
        let anna = world.citizen("Anna").await;
        for number in 0..10 {
            world.initiative(&anna, &format!("Plan {number}")).await;
        }
        let refusal = refused(world.forum.propose(&anna, &input("Plan elf")).await);
        assert!(matches!(refusal, Refusal::TooOften { wait_seconds } if wait_seconds > 0));
        world.wait(61 * Timestamp::MINUTE);
        world.initiative(&anna, "Plan elf").await;
    }

    async fn only_a_theme_that_can_be_chosen_is_taken(world) {
        let anna = world.citizen("Anna").await;
        let wrong = InitiativeInput { theme: "99".to_owned(), ..input("Een plan") };
        assert_eq!(refused(world.forum.propose(&anna, &wrong).await).flaws()[0].field, "theme");
        let theme = theme(&world).await;
        let right = InitiativeInput { theme: theme.to_string(), ..input("Een plan") };
        let id = world.forum.propose(&anna, &right).await.unwrap();
        world.initiative(&anna, "Een ander plan").await;
        assert_eq!(listed(&world.forum, &ListFilter { theme: Some(theme), ..ListFilter::default() }).await, [id]);
    }

    async fn visitors_and_the_suspended_begin_nothing(world) {
        let anna = world.citizen("Anna").await;
        assert_eq!(refused(world.forum.propose(&Viewer::Visitor, &input("Plan")).await), Refusal::SignInNeeded);
        let suspended = world.suspended(&anna);
        assert!(matches!(refused(world.forum.propose(&suspended, &input("Plan")).await), Refusal::Suspended { .. }));
        assert_eq!(world.forum.initiative_count().await.unwrap(), 0);
    }

    async fn the_list_pages_in_every_order_without_losing_any(world) {
        let mut ids = Vec::new();
        for number in 0..45 {
            let anna = world.citizen(&format!("Anna{number}")).await;
            // Several at the same moment: the id decides.
            if number % 3 == 0 {
                world.wait(Timestamp::MINUTE);
            }
            let id = world.initiative(&anna, &format!("Plan {number}")).await;
            if number % 7 == 0 {
                world.forum.support(&anna, id, true).await.unwrap();
            }
            ids.push(id);
        }
        for order in Order::ALL.iter().copied() {
            let mut after: Option<Cursor> = None;
            let mut seen = Vec::new();
            loop {
                let filter = ListFilter { order, after, ..ListFilter::default() };
                let page = world.forum.initiatives(&Viewer::Visitor, &filter).await.unwrap();
                assert!(page.items.len() <= 20);
                if order == Order::Support {
                    assert!(page.items.is_sorted_by_key(|row| std::cmp::Reverse(row.support_count)));
                }
                seen.extend(page.items.into_iter().map(|row| row.id));
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            if order == Order::Newest {
                assert!(seen.is_sorted_by(|a, b| a > b));
            }
            seen.sort();
            assert_eq!(seen, ids, "{order:?}");
        }
    }

    async fn waiting_is_what_nobody_of_the_organisation_answered(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let answered = world.initiative(&anna, "Een plan").await;
        let commented = world.initiative(&anna, "Een tweede plan").await;
        world.wait(Timestamp::HOUR);
        let answer = world.answer(&fatma, answered, None, "Ik kom kijken.").await;
        world.forum.post_comment(&fatma, commented, None, "Leuk, zeg ik zelf.", false, Language::Nl).await.unwrap();
        let waiting = ListFilter { part: Part::Waiting, ..ListFilter::default() };
        assert_eq!(listed(&world.forum, &waiting).await, [commented]);
        let standing = world.forum.initiative(&anna, answered).await.unwrap().standing;
        assert_eq!(standing.latest.map(|latest| (latest.by, latest.at)), Some(("Fatma".to_owned(), world.clock.now())));
        world.forum.withdraw_comment(&fatma, answer).await.unwrap();
        assert_eq!(listed(&world.forum, &waiting).await.len(), 2);
    }

    /// More of them than a page holds, before what waits: the page is full all the same.
    async fn what_waits_for_nobody_while_its_clock_stands_still_is_not_listed_as_waiting(world) {
        let fatma = world.official("Fatma").await;
        let mut ids = Vec::new();
        for number in 0..45 {
            let anna = world.citizen(&format!("Anna{number}")).await;
            world.wait(Timestamp::MINUTE);
            ids.push(world.initiative(&anna, &format!("Plan {number}")).await);
        }
        for id in &ids[..23] {
            world.forum.stand_beside(&fatma, *id).await.unwrap();
            world.forum.pause_clock(&fatma, *id, "2026-11-27", "Wij tellen eerst.").await.unwrap();
        }
        let waiting = ListFilter { part: Part::Waiting, order: Order::Waiting, ..ListFilter::default() };
        let page = world.forum.initiatives(&Viewer::Visitor, &waiting).await.unwrap();
        assert_eq!(page.items.iter().map(|row| row.id).collect::<Vec<_>>(), ids[23..43]);
        let rest = ListFilter { after: page.next, ..waiting.clone() };
        assert_eq!(listed(&world.forum, &rest).await, ids[43..]);
        world.wait(7 * Timestamp::DAY);
        assert_eq!(listed(&world.forum, &waiting).await, ids[..20], "the pause is over");
    }

    async fn an_edit_keeps_what_was_there(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        world.wait(Timestamp::HOUR);
        let source = world.forum.initiative_source(&anna, id).await.unwrap();
        assert_eq!((source.version, source.input.story.as_str()), (1, "Een bankje."));
        let edited = InitiativeInput { story: "Twee bankjes.".to_owned(), ..source.input };
        world.forum.edit_initiative(&anna, id, 1, &edited).await.unwrap();
        world.forum.edit_initiative(&anna, id, 1, &edited).await.expect("the same edit sent twice is one edit");
        let stale = InitiativeInput { story: "Drie bankjes.".to_owned(), ..edited.clone() };
        let refusal = refused(world.forum.edit_initiative(&anna, id, 1, &stale).await);
        assert_eq!(refusal, Refusal::Stale { version: 2, theirs: "Twee bankjes.".to_owned() });
        let found = world.forum.initiative(&Viewer::Visitor, id).await.unwrap();
        assert_eq!((found.version, found.edited_at), (2, Some(world.clock.now())));
        assert!(found.story_html.contains("Twee"));
        let bram = world.citizen("Bram").await;
        assert_eq!(refused(world.forum.edit_initiative(&bram, id, 2, &stale).await), Refusal::NotYours);
        assert_eq!(refused(world.forum.initiative_source(&bram, id).await), Refusal::NotYours);
    }

    /// A field that an edit does not compare, or does not keep, is found here as soon as it is in the form.
    async fn each_field_can_be_edited_by_itself(world) {
        let (anna, ada) = (world.citizen("Anna").await, world.administrator("Ada").await);
        let theme = world.forum.save_theme(&ada, &OFFERED, None, &texts("Groen", "Green"), false).await.unwrap().to_string();
        let id = world.initiative(&anna, "Een bankje.").await;
        for (version, (name, _)) in (1..).zip(InitiativeInput::default().controls()) {
            let typed = match name {
                "theme" => theme.as_str(),
                "mood" => "concern",
                _ => "Iets anders",
            };
            let before = world.forum.initiative_source(&anna, id).await.unwrap();
            assert_eq!(before.version, version, "{name}: the edit before this made no version");
            let edited = InitiativeInput::read(|other| if other == name { typed } else { before.input.control(other) }.to_owned());
            assert_ne!(edited, before.input);
            world.forum.edit_initiative(&anna, id, version, &edited).await.unwrap();
            let after = world.forum.initiative_source(&anna, id).await.unwrap();
            assert_eq!((after.version, after.input.control(name)), (version + 1, typed), "{name}");
        }
    }

    /// Whoever downloads what they wrote finds each field of it.
    async fn what_was_typed_is_in_the_download(world) {
        let (anna, ada) = (world.citizen("Anna").await, world.administrator("Ada").await);
        let theme = world.forum.save_theme(&ada, &OFFERED, None, &texts("Groen", "Green"), false).await.unwrap().to_string();
        let typed = InitiativeInput::read(|name| match name {
            "theme" => theme.clone(),
            "mood" => "hope".to_owned(),
            _ => format!("Dit is {name}."),
        });
        let id = world.forum.propose(&anna, &typed).await.unwrap();
        assert_eq!(world.forum.initiative_source(&anna, id).await.unwrap().input, typed);
        let own = world.forum.my_data(&anna).await.unwrap();
        let told = &own["initiatives"][0];
        for (name, text) in typed.controls() {
            let found = told[name].as_str().map_or_else(|| told[name].to_string(), str::to_owned);
            assert_eq!(found, text, "{name}");
        }
    }

    async fn what_is_withdrawn_keeps_its_title_and_its_thread(world) {
        let (anna, bram) = (world.citizen("Anna").await, world.citizen("Bram").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        world.forum.post_comment(&bram, id, None, "Goed idee", false, Language::Nl).await.unwrap();
        assert_eq!(refused(world.forum.withdraw_initiative(&bram, id).await), Refusal::NotYours);
        world.forum.withdraw_initiative(&anna, id).await.unwrap();
        assert_eq!(refused(world.forum.withdraw_initiative(&anna, id).await), Refusal::NotOpen);
        let found = world.forum.initiative(&anna, id).await.unwrap();
        assert_eq!((found.title.as_str(), found.story_html.as_str()), ("Een bankje", ""));
        assert_eq!(found.standing.withdrawn, Some(world.clock.now()));
        assert!(listed(&world.forum, &ListFilter::default()).await.is_empty());
        assert_eq!(world.forum.thread(&bram, id, ThreadPart::default()).await.unwrap().comments.len(), 1);
        let late = world.forum.post_comment(&bram, id, None, "Jammer", false, Language::Nl).await;
        assert_eq!(refused(late), Refusal::ThreadClosed);
        assert_eq!(refused(world.forum.support(&bram, id, true).await), Refusal::ThreadClosed);
        assert_eq!(refused(world.forum.edit_initiative(&anna, id, 1, &input("Toch")).await), Refusal::NotOpen);
    }

    async fn one_support_for_each_member(world) {
        let (anna, bram) = (world.citizen("Anna").await, world.citizen("Bram").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        for wanted in [true, true, false, false, true] {
            world.forum.support(&bram, id, wanted).await.unwrap();
            let found = world.forum.initiative(&bram, id).await.unwrap();
            assert_eq!((found.support_count, found.is_supported), (i64::from(wanted), wanted));
        }
        assert!(!world.forum.initiative(&anna, id).await.unwrap().is_supported);
        world.forum.follow(&anna, id, false).await.unwrap();
        assert!(!world.forum.initiative(&anna, id).await.unwrap().is_followed);
        assert_eq!(refused(world.forum.support(&bram, InitiativeId(999), true).await), Refusal::NotFound);
        assert_eq!(refused(world.forum.follow(&bram, InitiativeId(999), true).await), Refusal::NotFound);
        assert_eq!(refused(world.forum.initiative(&bram, InitiativeId(999)).await), Refusal::NotFound);
    }

    async fn a_visit_is_noted_when_there_was_something_new(world) {
        let (anna, bram) = (world.citizen("Anna").await, world.citizen("Bram").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        world.forum.note_visit(&Viewer::Visitor, id).await.unwrap();
        let visit = || async { world.forum.initiative(&bram, id).await.unwrap().last_visit };
        assert_eq!(visit().await, None);
        world.wait(Timestamp::HOUR);
        world.forum.note_visit(&bram, id).await.unwrap();
        let first = visit().await;
        assert_eq!(first, Some(world.clock.now()));
        world.wait(Timestamp::HOUR);
        world.forum.note_visit(&bram, id).await.unwrap();
        assert_eq!(visit().await, first);
        world.forum.post_comment(&anna, id, None, "Nieuws", false, Language::Nl).await.unwrap();
        world.wait(Timestamp::HOUR);
        world.forum.note_visit(&bram, id).await.unwrap();
        assert_eq!(visit().await, Some(world.clock.now()));
    }

    async fn a_former_member_has_no_name_at_what_they_wrote(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let mut conn = world.forum.db.write().await.unwrap();
        crate::accounts::members::close(&mut conn, anna.id().unwrap(), world.clock.now()).await.unwrap();
        conn.commit().await.unwrap();
        let found = world.forum.initiative(&Viewer::Visitor, id).await.unwrap();
        assert_eq!((found.initiator.id, found.initiator.name.as_str(), found.initiator_id), (None, "", None));
    }
}
