//! The desk: what waits, where nobody stands, what was promised and handed over.

use crate::{
    answers::tests::posting::typed,
    testing::{World, both, refused},
};
use naast_domain::{
    answers::AnswerKind,
    companions::desk::Desk,
    ids::InitiativeId,
    language::Language,
    members::{Role, Viewer},
    refusal::Refusal,
    time::Timestamp,
};

/// So many initiatives, each by somebody else: nobody begins that many.
async fn many(world: &World, count: usize, place: &str) -> Vec<InitiativeId> {
    let mut ids = Vec::new();
    for number in 0..count {
        let who = world.citizen(&format!("{place}{number}")).await;
        ids.push(world.initiative(&who, &format!("Plan {number}.")).await);
    }
    let mut conn = world.forum.db.write().await.unwrap();
    for id in &ids {
        execute!(&mut conn, "UPDATE initiatives SET place = $2 WHERE id = $1", id, place).unwrap();
    }
    conn.commit().await.unwrap();
    ids
}

async fn desk(world: &World, viewer: &Viewer) -> Desk {
    world.forum.desk(viewer).await.unwrap()
}

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
        assert_eq!(desk.waiting.rows.iter().map(|row| row.initiative).collect::<Vec<_>>(), [first, second]);
        assert_eq!(desk.without_companion.rows.iter().map(|row| row.initiative).collect::<Vec<_>>(), [alone]);
        assert_eq!((desk.beside.at_least, world.forum.desk_count(&fatma).await.unwrap().at_least), (2, 2));
        assert_eq!(world.forum.desk(&rob).await.unwrap().waiting.rows, []);
        assert_eq!(refused(world.forum.desk(&anna).await), Refusal::NotYourRole);
        world.answer(&fatma, first, None, "Ik kom kijken.").await;
        assert_eq!(world.forum.desk_count(&fatma).await.unwrap().at_least, 1);
        assert_eq!(world.forum.desk(&fatma).await.unwrap().beside.at_least, 2);
    }

    async fn what_nobody_stands_beside_is_shown_by_interest(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let here = world.initiative(&anna, "Een bankje.").await;
        let there = world.initiative(&anna, "Een boom.").await;
        let mut conn = world.forum.db.write().await.unwrap();
        execute!(&mut conn, "INSERT INTO themes (retired_at) VALUES (NULL)").unwrap();
        execute!(&mut conn, "UPDATE initiatives SET place = 'Lindelaan, Oevers-Noord' WHERE id = $1", here).unwrap();
        execute!(&mut conn, "UPDATE initiatives SET theme = 1 WHERE id = $1", there).unwrap();
        execute!(&mut conn, "INSERT INTO interests VALUES ($1, ',', 'oevers-noord, 100%')", fatma.id()).unwrap();
        conn.commit().await.unwrap();
        let alone = async || {
            let desk = world.forum.desk(&fatma).await.unwrap();
            desk.without_companion.rows.iter().map(|row| row.initiative).collect::<Vec<_>>()
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
        assert_eq!(world.forum.desk(&fatma).await.unwrap().commitments.rows.len(), 1);
        world.forum.hand_over(&fatma, id, &rob.id().unwrap().to_string(), "Rob kent de buurt.").await.unwrap();
        let desk = world.forum.desk(&rob).await.unwrap();
        assert_eq!((desk.handed.rows[0].note.as_str(), desk.handed.rows[0].from.as_str()), ("Rob kent de buurt.", "Fatma"));
        assert_eq!(desk.commitments.rows.len(), 1);
        assert_eq!(world.forum.desk(&fatma).await.unwrap().commitments.rows, []);
        world.wait(Timestamp::HOUR);
        world.answer(&rob, id, None, "Ik ben het nu.").await;
        assert_eq!(world.forum.desk(&rob).await.unwrap().handed.rows, []);
    }

    async fn a_long_list_shows_thirty_and_tells_how_many_there_are(world) {
        let fatma = world.official("Fatma").await;
        let mine = many(&world, 34, "Kade").await;
        for id in &mine {
            world.forum.stand_beside(&fatma, *id).await.unwrap();
        }
        many(&world, 32, "Weide").await;
        let found = desk(&world, &fatma).await;
        assert_eq!((found.waiting.rows.len(), found.waiting.count.at_least), (30, 34));
        assert_eq!((found.without_companion.rows.len(), found.without_companion.count.at_least), (30, 32));
        assert_eq!((world.forum.desk_count(&fatma).await.unwrap().at_least, found.beside.at_least), (34, 34));
        let id = mine[0];
        let answer = world.answer(&fatma, id, None, "Ik kom kijken.").await;
        let anna = Viewer::Member(Box::new(naast_domain::members::SignedIn {
            id: world.forum.initiative(&fatma, id).await.unwrap().initiator_id.unwrap(),
            ..fatma.member().unwrap().clone()
        }));
        world.forum.say_helped(&anna, answer, false, "").await.unwrap();
        let found = desk(&world, &fatma).await;
        assert_eq!((found.waiting.count.at_least, found.not_helped.count.at_least, found.not_helped.rows.len()), (33, 1, 1));
        assert_eq!(world.forum.desk_count(&fatma).await.unwrap().at_least, 34);
    }

    async fn somebody_stands_beside_everyone_only_when_that_is_so(world) {
        let (anna, fatma) = (world.citizen("Anna").await, world.official("Fatma").await);
        let (here, there) = (world.initiative(&anna, "Een bankje.").await, world.initiative(&anna, "Een boom.").await);
        world.forum.save_interests(&fatma, &[], "Kade").await.unwrap();
        let found = desk(&world, &fatma).await;
        assert_eq!((found.without_companion.count.at_least, found.is_nobody_alone), (0, false), "nothing of interest is alone");
        for id in [here, there] {
            world.forum.stand_beside(&fatma, id).await.unwrap();
        }
        assert!(desk(&world, &fatma).await.is_nobody_alone);
    }

    async fn what_was_promised_by_whoever_left_lies_on_every_desk(world) {
        let (anna, fatma, rob, ada) = (
            world.citizen("Anna").await,
            world.official("Fatma").await,
            world.official("Rob").await,
            world.administrator("Ada").await,
        );
        let id = world.initiative(&anna, "Een bankje.").await;
        world.forum.post_answer(&fatma, id, None, &typed(AnswerKind::Commitment), Language::Nl).await.unwrap();
        assert_eq!(desk(&world, &rob).await.left_behind.count.at_least, 0);
        world.forum.revoke_role(&ada, fatma.id().unwrap(), Role::Official).await.unwrap();
        let found = desk(&world, &rob).await.left_behind;
        assert_eq!((found.count.at_least, found.rows.len(), found.rows[0].commitment.is_left_behind), (1, 1, true));
        world.forum.take_on_commitment(&rob, found.rows[0].commitment.id, "Ik doe het.").await.unwrap();
        let found = desk(&world, &rob).await;
        assert_eq!((found.left_behind.count.at_least, found.commitments.count.at_least), (0, 1));
    }
}
