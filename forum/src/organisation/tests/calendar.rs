//! Closing days and the promise to answer, and what they do to the clocks of all that waits.

use crate::testing::{World, both, refused};
use naast_domain::{day::Day, flaw::Flaw, ids::InitiativeId, journal::EntryKind, refusal::Refusal};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// By when an initiative is answered, as lists know it; and as its page reads it.
async fn due(world: &World, id: InitiativeId) -> String {
    let mut conn = world.read().await;
    let sql = "SELECT answer_due FROM initiatives WHERE id = $1";
    let (due,) = fetch_one!(&mut conn, (Option<Day>,), sql, id).unwrap();
    let due = due.unwrap();
    let shown = world.forum.initiative(&naast_domain::members::Viewer::Visitor, id).await.unwrap();
    assert_eq!(shown.standing.clock.unwrap().due, due);
    due.iso()
}

both! {
    async fn a_closing_day_moves_the_day_by_which_all_that_waits_is_answered(world) {
        let (ada, samira) = (world.administrator("Ada").await, world.citizen("Samira").await);
        // Told on a Monday: five working days are over on the next Monday.
        let id = world.initiative(&samira, "Een bankje.").await;
        let answered = world.initiative(&samira, "Een boom.").await;
        world.answer(&world.official("Fatma").await, answered, None, "Doen wij.").await;
        assert_eq!(due(&world, id).await, "2026-11-30");
        world.forum.save_closing_day(&ada, "2026-11-27", "Brugdag").await.unwrap();
        assert_eq!(due(&world, id).await, "2026-12-01");
        world.forum.save_closing_day(&ada, "2026-11-28", "Een zaterdag").await.unwrap();
        assert_eq!(due(&world, id).await, "2026-12-01", "nobody works on a Saturday anyway");
        world.forum.delete_closing_day(&ada, day("2026-11-27")).await.unwrap();
        assert_eq!(due(&world, id).await, "2026-11-30");
        world.forum.change_answer_days(&ada, 8).await.unwrap();
        assert_eq!((due(&world, id).await, world.forum.answer_days().await.unwrap()), ("2026-12-03".to_owned(), 8));
        assert_eq!(world.forum.organisation().await.unwrap().name, "Naast", "it told nothing of itself yet");
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn closing_days_are_listed_in_order_and_renamed(world) {
        let ada = world.administrator("Ada").await;
        for (day, name) in [("2026-12-31", "Oudjaar"), ("2026-12-24", "Kerst"), ("2026-12-31", "Oudejaarsdag")] {
            world.forum.save_closing_day(&ada, day, name).await.unwrap();
        }
        let days = world.forum.closing_days().await.unwrap();
        let days: Vec<_> = days.iter().map(|one| (one.day.iso(), one.name.as_str())).collect();
        assert_eq!(days, [("2026-12-24".to_owned(), "Kerst"), ("2026-12-31".to_owned(), "Oudejaarsdag")]);
        let mut conn = world.read().await;
        let sql = "SELECT due, word FROM journal WHERE kind = 'closing_days_changed' ORDER BY id DESC LIMIT 1";
        let (due, word) = fetch_one!(&mut conn, (Option<Day>, String), sql).unwrap();
        assert_eq!((due, word.as_str()), (Some(day("2026-12-31")), "closed"));
        assert_eq!(world.told(EntryKind::ClosingDaysChanged).await.len(), 3);
    }

    async fn a_calendar_has_days_and_a_promise_that_can_be_kept(world) {
        let ada = world.administrator("Ada").await;
        let nothing = world.forum.save_closing_day(&ada, "31-12", " ").await;
        assert_eq!(refused(nothing).flaws(), [Flaw::NotADate.at("day"), Flaw::Empty.at("name")]);
        let open = world.forum.delete_closing_day(&ada, day("2026-12-24")).await;
        assert_eq!(refused(open), Refusal::NotFound);
        for days in [0, 31] {
            let refusal = refused(world.forum.change_answer_days(&ada, days).await);
            assert_eq!(refusal, Refusal::field("answer_days", Flaw::NotAChoice));
        }
        assert_eq!(world.forum.answer_days().await.unwrap(), 5);
        assert_eq!(world.told(EntryKind::ClosingDaysChanged).await, []);
    }
}
