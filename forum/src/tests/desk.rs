//! The desk: what waits, where nobody stands, what was promised and handed over.

use super::answers::typed;
use crate::testing::{both, refused};
use naast_domain::{answer::AnswerKind, language::Language, refusal::Refusal, time::Timestamp};

both! {
    async fn a_desk_shows_what_waits_for_its_official_the_longest_first(world) {
        let (anna, fatma, rob) =
            (world.citizen("Anna").await, world.official("Fatma").await, world.official("Rob").await);
        let first = world.initiative(&anna, "Een bankje.").await;
        world.wait(Timestamp::DAY);
        let second = world.initiative(&anna, "Een boom.").await;
        let alone = world.initiative(&anna, "Een brug.").await;
        for id in [second, first] {
            world.forum.stand_beside(&fatma, id).await.unwrap();
        }
        let desk = world.forum.desk(&fatma).await.unwrap();
        assert_eq!(desk.waiting.iter().map(|row| row.initiative).collect::<Vec<_>>(), [first, second]);
        assert_eq!(desk.without_companion.iter().map(|row| row.initiative).collect::<Vec<_>>(), [alone]);
        assert_eq!((desk.beside, world.forum.desk_count(&fatma).await.unwrap()), (2, 2));
        assert_eq!(world.forum.desk(&rob).await.unwrap().waiting, []);
        assert_eq!(refused(world.forum.desk(&anna).await), Refusal::NotYourRole);
        world.answer(&fatma, first, None, "Ik kom kijken.").await;
        assert_eq!(world.forum.desk_count(&fatma).await.unwrap(), 1);
        assert_eq!(world.forum.desk(&fatma).await.unwrap().beside, 2);
    }

    async fn what_nobody_stands_beside_is_shown_by_interest(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let here = world.initiative(&anna, "Een bankje.").await;
        let there = world.initiative(&anna, "Een boom.").await;
        let mut conn = world.forum.db.write().await.unwrap();
        execute!(&mut conn, "INSERT INTO themes (name_nl, name_en) VALUES ('Groen', 'Green')").unwrap();
        execute!(&mut conn, "UPDATE initiatives SET place = 'Lindelaan, Oevers-Noord' WHERE id = $1", here).unwrap();
        execute!(&mut conn, "UPDATE initiatives SET theme = 1 WHERE id = $1", there).unwrap();
        execute!(&mut conn, "INSERT INTO interests VALUES ($1, ',', 'oevers-noord, 100%')", fatma.id()).unwrap();
        conn.commit().await.unwrap();
        let alone = async || {
            let desk = world.forum.desk(&fatma).await.unwrap();
            desk.without_companion.iter().map(|row| row.initiative).collect::<Vec<_>>()
        };
        assert_eq!(alone().await, [here]);
        let mut conn = world.forum.db.write().await.unwrap();
        execute!(&mut conn, "UPDATE interests SET themes = ',1,' WHERE member = $1", fatma.id()).unwrap();
        conn.commit().await.unwrap();
        assert_eq!(alone().await.len(), 2);
    }

    async fn promises_and_what_was_handed_over_lie_on_the_desk(world) {
        let (anna, fatma, rob) =
            (world.citizen("Anna").await, world.official("Fatma").await, world.official("Rob").await);
        let id = world.initiative(&anna, "Een bankje.").await;
        world.forum.stand_beside(&fatma, id).await.unwrap();
        world.forum.post_answer(&fatma, id, None, &typed(AnswerKind::Commitment), Language::Nl).await.unwrap();
        assert_eq!(world.forum.desk(&fatma).await.unwrap().commitments.len(), 1);
        world.forum.hand_over(&fatma, id, &rob.id().unwrap().to_string(), "Rob kent de buurt.").await.unwrap();
        let desk = world.forum.desk(&rob).await.unwrap();
        assert_eq!((desk.handed[0].note.as_str(), desk.handed[0].from.as_str()), ("Rob kent de buurt.", "Fatma"));
        assert_eq!(desk.commitments.len(), 1);
        assert_eq!(world.forum.desk(&fatma).await.unwrap().commitments, []);
        world.wait(Timestamp::HOUR);
        world.answer(&rob, id, None, "Ik ben het nu.").await;
        assert_eq!(world.forum.desk(&rob).await.unwrap().handed, []);
    }
}
