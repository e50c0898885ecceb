//! The check finds nothing in a healthy forum, and names what is damaged.

use crate::testing::{World, both, by};
use naast_domain::{
    appeals::Contested,
    initiatives::InitiativeInput,
    language::Language,
    measures::{MeasureKind, Subject, statement::StatementInput},
    moderation::seconding::Taken,
};
use std::time::Duration;

/// A forum in which everything happened that the check looks at.
async fn lively(world: &World) {
    let (anna, fatma, ruth) =
        (world.citizen("Anna").await, world.official("Fatma").await, world.moderator("Ruth").await);
    let (forum, rule) = (&world.forum, world.rule().await);
    let id = world.initiative(&anna, "Een bankje bij de halte.").await;
    let first = forum.post_comment(&anna, id, None, "Eerste", false, Language::Nl).await.unwrap();
    let reply = forum.post_comment(&anna, id, Some(first), "Antwoord", false, Language::Nl).await.unwrap();
    world.answer(&fatma, id, Some(reply), "Ik kom langs").await;
    let last = world.answer(&fatma, id, None, "Tot ziens").await;
    forum.stand_beside(&fatma, id).await.unwrap();
    forum.edit_comment(&anna, first, 1, "Eerste, beter").await.unwrap();
    let input = InitiativeInput { story: "Twee bankjes.".into(), ..InitiativeInput::default() };
    forum.edit_initiative(&anna, id, 1, &input).await.unwrap();
    forum.support(&fatma, id, true).await.unwrap();
    let gone = forum.post_comment(&anna, id, Some(first), "Toch niet", false, Language::Nl).await.unwrap();
    forum.withdraw_comment(&anna, gone).await.unwrap();
    let subject = Subject::Contribution { initiative: id, comment: Some(last) };
    forum.report(&anna, subject, rule, "").await.unwrap();
    let hidden =
        forum.take_measure(&ruth, MeasureKind::Hide, subject, &by(rule, "Dit gaat over iemand.")).await.unwrap();
    let asked = forum.appeal(&fatma, Contested::Measure(hidden), "Ik noem niemand.").await.unwrap();
    let notice = crate::notices::tests::notice(format!("/comments/{first}"));
    forum.file_notice(&anna, "here", "", &notice).await.unwrap();
    let ada = world.administrator("Ada").await;
    forum.invite_reviewer(&ada, asked).await.unwrap();
    forum.change_needs_second(&ada, true).await.unwrap();
    let notice = StatementInput { days: "7".into(), ..by(rule, "Dit is de derde keer.") };
    let about = Subject::Contribution { initiative: id, comment: Some(first) };
    let Taken::Waits(proposed) = forum.take_or_propose(&ruth, MeasureKind::Suspend, about, &notice).await.unwrap()
    else {
        panic!("it should wait")
    };
    forum.confirm_proposal(&world.moderator("Sil").await, proposed).await.unwrap();
    let thread = Subject::Contribution { initiative: id, comment: None };
    forum.take_measure(&ruth, MeasureKind::Lock, thread, &by(rule, "Dit gaat nergens meer over.")).await.unwrap();
}

/// Damage, and what is said of it.
const DAMAGE: &[(&str, &str)] = &[
    ("UPDATE initiatives SET comment_count = 99", "initiative 1: the number of comments"),
    ("UPDATE initiatives SET support_count = 99", "initiative 1: the number of supports"),
    ("UPDATE initiatives SET version = 9", "initiative 1: its earlier versions"),
    ("UPDATE initiatives SET locked_by = 99", "initiative 1: the measure that hides or locks"),
    ("UPDATE initiatives SET last_answer = 1", "initiative 1: where it stands is not what the journal tells"),
    ("UPDATE companions SET answer_due = 1", "initiative 1: whoever stands beside it sees another day"),
    ("UPDATE companions SET not_helped = NOT not_helped", "initiative 1: whoever stands beside it sees another day"),
    ("UPDATE initiatives SET last_activity_at = 1", "initiative 1: something was said in it after"),
    ("DELETE FROM search_documents WHERE id < 0", "initiative 1: it cannot be found"),
    (
        "UPDATE journal SET kind = 'imported_not' WHERE kind = 'initiative_proposed'",
        "initiative 1: the journal does not tell",
    ),
    ("UPDATE comments SET descendants = 9 WHERE id = 2", "comment 2: the number of replies"),
    ("UPDATE comments SET path = 'zzzzzzzzzzzz' WHERE id = 2", "comment 2: its path does not fit"),
    ("UPDATE comments SET version = 9 WHERE id = 2", "comment 2: its earlier versions"),
    ("UPDATE comments SET hidden_by = 99 WHERE id = 2", "comment 2: the measure that hides it is missing"),
    ("UPDATE comments SET hidden_by = NULL WHERE hidden_by IS NOT NULL", "comment 4: it cannot be found"),
    ("UPDATE journal SET comment = NULL WHERE comment = 2", "comment 2: the journal does not tell"),
    ("UPDATE comments SET withdrawn_at = 1 WHERE id = 2", "it shows a text that is hidden or withdrawn"),
    ("UPDATE search_documents SET id = 999 WHERE id = 2", "what it makes findable is not there"),
    ("UPDATE search_documents SET words = ' iets ' WHERE id = 2", "comment 2: what it is found by is not what it says"),
    ("UPDATE search_documents SET words = ' iets ' WHERE id < 0", "initiative 1: what it is found by is not"),
    ("UPDATE journal SET measure = NULL", "measure 1: the journal does not tell"),
    ("DELETE FROM journal WHERE kind = 'appeal_made'", "appeal 1: the journal does not tell that somebody asked"),
    ("DELETE FROM journal WHERE kind = 'notice_filed'", "notice 1: the journal does not tell that it was filed"),
    ("UPDATE measures SET seconded_by = moderator", "whoever took it confirmed it, too"),
    ("UPDATE proposed_measures SET measure = NULL", "proposed measure 1: the measure that it became"),
    ("DELETE FROM journal WHERE kind = 'measure_proposed'", "proposed measure 1: the journal does not tell of it"),
    ("DELETE FROM journal WHERE kind = 'reviewer_invited'", "invitation to look again 1: the journal does not tell"),
    ("UPDATE journal SET actor = 999", "what it tells of is not there"),
    ("INSERT INTO house_rules (number, since) VALUES (1, 2)", "house rule 2: two versions of it stand"),
];

both! {
    async fn nothing_is_found_in_a_healthy_forum(world) {
        lively(&world).await;
        assert_eq!(world.forum.check().await.unwrap(), Vec::<String>::new());
    }

    async fn a_comment_that_moved_to_another_thread_is_found(world) {
        lively(&world).await;
        let other = world.initiative(&world.citizen("Bert").await, "Een andere halte.").await;
        for table in ["comments", "measures", "reports", "notices", "proposed_measures"] {
            let mut conn = world.forum.db.write().await.unwrap();
            let (column, id) = match table {
                "comments" => ("id", 2),
                "notices" | "proposed_measures" => ("comment", 1),
                _ => ("comment", 4),
            };
            let sql = format!("UPDATE {table} SET initiative = {other} WHERE {column} = {id}");
            execute!(&mut conn, sqlx::AssertSqlSafe(sql.clone())).unwrap();
            conn.commit().await.unwrap();
            let found = world.forum.check().await.unwrap();
            let about = table.trim_end_matches('s').replace('_', " ");
            assert!(found.iter().any(|line| line.starts_with(&about) && line.contains("another thread")), "{table}: {found:?}");
        }
    }
}

async fn every_damage_is_found(open: impl AsyncFn() -> Option<World>) {
    for (damage, said) in DAMAGE {
        let Some(world) = open().await else { return };
        lively(&world).await;
        let mut conn = world.forum.db.write().await.unwrap();
        let changed = execute!(&mut conn, *damage).unwrap();
        conn.commit().await.unwrap();
        assert!(changed > 0, "{damage} changes nothing");
        let found = world.forum.check().await.unwrap();
        assert!(found.iter().any(|line| line.contains(said)), "{damage}: {found:?}");
        world.forum.close().await;
    }
}

#[tokio::test]
async fn every_damage_is_found_on_sqlite() {
    every_damage_is_found(async || Some(World::sqlite().await)).await;
}

#[tokio::test]
async fn every_damage_is_found_on_postgres() {
    every_damage_is_found(World::postgres).await;
}

#[tokio::test]
async fn a_search_index_of_sqlite_that_lost_a_word_is_found() {
    let world = World::sqlite().await;
    lively(&world).await;
    let mut conn = world.forum.db.write().await.unwrap();
    execute!(&mut conn, "UPDATE search_documents SET words = ' heel iets anders ' WHERE id = 2").unwrap();
    conn.commit().await.unwrap();
    let found = world.forum.check().await.unwrap();
    assert!(found.contains(&"the search index does not tell the same as its documents".to_owned()), "{found:?}");
}

both! {
    async fn a_check_waits_for_nobody_who_writes(world) {
        lively(&world).await;
        let writing = world.forum.db.write().await.unwrap();
        let found = tokio::time::timeout(Duration::from_secs(10), world.forum.check()).await;
        assert_eq!(found.expect("it does not wait").unwrap(), Vec::<String>::new());
        drop(writing);
    }
}

#[tokio::test]
async fn a_reference_to_nothing_is_found_on_sqlite() {
    let world = World::sqlite().await;
    lively(&world).await;
    let crate::storage::Pools::Sqlite { writer, .. } = world.forum.db.pools() else { panic!("this is not SQLite") };
    for damage in ["PRAGMA foreign_keys = OFF", "DELETE FROM measures"] {
        sqlx::query(damage).execute(&mut *writer.acquire().await.unwrap()).await.unwrap();
    }
    let found = world.forum.check().await.unwrap();
    assert!(found.contains(&"reports refers to nothing in measures".to_owned()), "{found:?}");
}
