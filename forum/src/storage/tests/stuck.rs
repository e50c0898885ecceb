//! A writer of PostgreSQL that is stuck stops no reader, and other writers for a while only.

use crate::{Error, Forum, storage::Scope, testing::World};
use naast_domain::{
    conversation::ThreadPart,
    ids::{InitiativeId, MemberId},
    initiatives::ListFilter,
    language::Language,
    members::Viewer,
};
use sqlx::Connection;
use sqlx_postgres::PgConnection;

/// A forum on PostgreSQL whose writers wait a moment for each other, with two initiatives and somebody who writes.
async fn forum() -> Option<(World, Forum, [InitiativeId; 2], Viewer)> {
    let world = World::postgres().await?;
    let anna = world.citizen("Anna").await;
    let initiatives = [world.initiative(&anna, "Een bankje").await, world.initiative(&anna, "Een boom").await];
    let joint = if world.url().contains('?') { '&' } else { '?' };
    let url = format!("{}{joint}options=-c%20lock_timeout%3D200", world.url());
    let forum = Forum::open_existing(&url, world.clock.clone()).await.unwrap();
    Some((world, forum, initiatives, anna))
}

async fn say(forum: &Forum, who: &Viewer, id: InitiativeId, text: &str) -> crate::Result<()> {
    forum.post_comment(who, id, None, text, false, Language::Nl).await.map(drop)
}

#[tokio::test]
async fn a_stuck_writer_stops_no_reader_and_is_told_to_others() {
    let Some((world, forum, [id, _], anna)) = forum().await else { return };
    say(&forum, &anna, id, "Met een leuning?").await.unwrap();
    let mut stuck = PgConnection::connect(world.url()).await.unwrap();
    let mut run = async |sql: &'static str| sqlx::query(sql).execute(&mut stuck).await.unwrap();
    run("SELECT pg_advisory_lock(62278)").await;
    // More than there are connections that write.
    let mut waiting = tokio::task::JoinSet::new();
    for number in 0..40 {
        let (forum, anna) = (forum.clone(), anna.clone());
        waiting.spawn(async move { say(&forum, &anna, id, &format!("Bericht {number}")).await });
    }
    tokio::task::yield_now().await;
    for _ in 0..20 {
        assert_eq!(forum.thread(&anna, id, ThreadPart::default()).await.unwrap().comments.len(), 1);
        assert_eq!(forum.initiatives(&anna, &ListFilter::default()).await.unwrap().items.len(), 2);
    }
    while let Some(told) = waiting.join_next().await {
        assert!(matches!(told.unwrap(), Err(Error::Database(_))));
    }
    run("SELECT pg_advisory_unlock(62278)").await;
    say(&forum, &anna, id, "Met een dak?").await.unwrap();
}

#[tokio::test]
async fn writers_of_different_threads_do_not_wait_for_each_other() {
    let Some((_world, forum, [here, there], anna)) = forum().await else { return };
    let writer = forum.db.write_to(Scope::Thread(here, None)).await.unwrap();
    say(&forum, &anna, there, "Elders").await.unwrap();
    assert!(say(&forum, &anna, here, "Hier").await.is_err(), "this one waits");
    assert!(forum.db.write().await.is_err(), "and so does whoever writes to anything");
    writer.commit().await.unwrap();
    say(&forum, &anna, here, "Hier").await.unwrap();
    let writer = forum.db.write().await.unwrap();
    assert!(say(&forum, &anna, there, "Nog eens").await.is_err(), "nobody writes beside them");
    drop(writer);
    say(&forum, &anna, there, "Nog eens").await.unwrap();
}

#[tokio::test]
async fn what_a_member_does_in_two_threads_is_counted_once_after_the_other() {
    let Some((_world, forum, [here, there], anna)) = forum().await else { return };
    let writer = forum.db.write_to(Scope::Thread(here, anna.id())).await.unwrap();
    assert!(say(&forum, &anna, there, "Elders").await.is_err());
    forum.db.write_to(Scope::Thread(there, Some(MemberId(i64::MAX)))).await.unwrap();
    drop(writer);
}

#[tokio::test]
async fn nothing_lasts_for_ever_on_postgresql() {
    let Some(world) = World::postgres().await else { return };
    let asked = "SELECT CONCAT_WS(' ', current_setting('lock_timeout'), current_setting('statement_timeout'),
                    current_setting('idle_in_transaction_session_timeout'))";
    let mut writer = world.forum.db.write().await.unwrap();
    for reader in [&mut world.read().await, &mut *writer] {
        let (limits,): (String,) = fetch_one!(reader, (String,), asked).unwrap();
        assert_eq!(limits, "10s 1min 1min");
    }
}
