//! Courses: where an initiative stands can be told from the journal alone.

use crate::{
    storage::{Reader, listed},
    testing::{World, both},
};
use naast_domain::{day::Day, ids::InitiativeId, journal::EntryKind};

both! {
    async fn initiatives_from_before_there_were_courses_are_told_when_the_forum_opens(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let waits = world.initiative(&anna, "Een bankje.").await;
        let answered = world.initiative(&anna, "Een boom.").await;
        world.answer(&fatma, answered, None, "Ik kom kijken.").await;
        let mut conn = world.forum.db.write().await.unwrap();
        // As the first version of the forum left it.
        execute!(&mut conn, "UPDATE initiatives SET course = '', waiting_since = NULL, answer_due = NULL, last_answer = NULL").unwrap();
        execute!(&mut conn, "UPDATE journal SET word = NULL").unwrap();
        conn.commit().await.unwrap();
        assert_eq!(world.forum.check().await.unwrap().len(), 2);
        world.forum.tell_courses().await.unwrap();
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
        let standing = async |id: InitiativeId| world.forum.initiative(&anna, id).await.unwrap().standing;
        assert!(standing(waits).await.clock.is_some());
        assert_eq!(standing(answered).await.latest.map(|latest| latest.by).as_deref(), Some("Fatma"));
    }

    async fn a_course_that_strayed_is_found(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let mut conn = world.forum.db.write().await.unwrap();
        execute!(&mut conn, "UPDATE initiatives SET companion = 7 WHERE id = $1", id).unwrap();
        conn.commit().await.unwrap();
        assert_eq!(world.forum.check().await.unwrap(), ["initiative 1: where it stands is not what the journal tells"]);
    }

    async fn whoever_stands_beside_it_sees_it_wait_as_the_initiative_does(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        let seat = async || {
            let sql = "SELECT answer_due, not_helped FROM companions WHERE initiative = $1";
            let row = fetch_optional!(&mut world.read().await, (Option<Day>, bool), sql, id).unwrap();
            row.map(|(due, not_helped)| (due.map(Day::iso), not_helped))
        };
        assert_eq!(seat().await, None);
        world.forum.stand_beside(&fatma, id).await.unwrap();
        assert_eq!(seat().await, Some((Some("2026-11-30".to_owned()), false)), "the first answer");
        let answer = world.answer(&fatma, id, None, "Ik kom kijken.").await;
        assert_eq!(seat().await, Some((None, false)));
        world.forum.say_helped(&anna, answer, false, "Er kwam niemand.").await.unwrap();
        assert_eq!(seat().await, Some((Some("2026-11-30".to_owned()), true)), "another answer");
        world.forum.say_helped(&anna, answer, true, "").await.unwrap();
        assert_eq!(seat().await, Some((None, false)));
    }

    async fn a_closing_day_moves_the_day_by_which_people_are_answered(world) {
        let anna = world.citizen("Anna").await;
        let id = world.initiative(&anna, "Een bankje.").await;
        let due = async || world.forum.initiative(&anna, id).await.unwrap().standing.clock.unwrap().due.iso();
        assert_eq!(due().await, "2026-11-30");
        let ada = world.administrator("Ada").await;
        world.forum.save_closing_day(&ada, "2026-11-27", "brugdag").await.unwrap();
        assert_eq!(due().await, "2026-12-01");
        let (stored,): (Option<Day>,) =
            fetch_one!(&mut world.read().await, (Option<Day>,), "SELECT answer_due FROM initiatives WHERE id = $1", id).unwrap();
        assert_eq!(stored.map(Day::iso).as_deref(), Some("2026-12-01"));
    }
}

#[tokio::test]
async fn the_index_knows_the_kinds_that_make_somebody_carry_an_initiative() {
    let world = World::sqlite().await;
    let Reader::Sqlite(mut conn) = world.read().await else { panic!("this is not SQLite") };
    let sql = format!(
        "EXPLAIN QUERY PLAN SELECT id FROM journal j WHERE j.initiative = 1 AND j.kind IN ({})",
        listed(EntryKind::carries)
    );
    let plan: Vec<(i64, i64, i64, String)> =
        sqlx::query_as(sqlx::AssertSqlSafe(sql)).fetch_all(conn.as_mut()).await.unwrap();
    assert!(plan.iter().any(|(.., line)| line.contains("journal_carriers")), "{plan:?}");
}
