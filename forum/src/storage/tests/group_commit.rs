//! Group commit: nobody is told that something is kept before it is on the disk, and who waits for that waits together. The
//! disk is one that the test holds, lets go or breaks.

use crate::{
    Error, Forum, Part,
    storage::group_commit::{Doing, GroupCommit, Log},
    testing::World,
};
use naast_domain::{
    conversation::ThreadPart,
    ids::{EntryId, InitiativeId},
    language::Language,
    members::Viewer,
};
use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{sync::Semaphore, task::JoinSet};

/// A disk: each flush waits until the test allows one.
#[derive(Debug, Clone)]
struct Disk(Arc<State>);

#[derive(Debug)]
struct State {
    allowed: Semaphore,
    flushes: AtomicUsize,
    is_broken: AtomicBool,
}

impl Disk {
    fn held() -> Self {
        Self(Arc::new(State {
            allowed: Semaphore::new(0),
            flushes: AtomicUsize::default(),
            is_broken: AtomicBool::default(),
        }))
    }

    fn let_go(&self) {
        self.0.allowed.add_permits(1_000);
    }

    fn flushes(&self) -> usize {
        self.0.flushes.load(Ordering::SeqCst)
    }
}

impl Log for Disk {
    fn open(&self) -> Doing<'_> {
        Box::pin(async { if self.0.is_broken.load(Ordering::SeqCst) { Err(broken()) } else { Ok(()) } })
    }

    fn flush(&self) -> Doing<'_> {
        Box::pin(async {
            self.0.allowed.acquire().await.map_err(io::Error::other)?.forget();
            self.0.flushes.fetch_add(1, Ordering::SeqCst);
            if self.0.is_broken.load(Ordering::SeqCst) { Err(broken()) } else { Ok(()) }
        })
    }
}

fn broken() -> sqlx::Error {
    io::Error::other("broken").into()
}

/// A forum on this disk, an initiative in it, and who writes there.
async fn forum_on(disk: &Disk) -> (World, Forum, InitiativeId, Viewer) {
    let world = World::sqlite().await;
    let anna = world.citizen("Anna").await;
    let id = world.initiative(&anna, "Een bankje").await;
    let db = world.forum.db.clone().with_log(GroupCommit::of(disk.clone()));
    let forum = Forum { db, ..world.forum.clone() };
    (world, forum, id, anna)
}

/// Begins to post these texts, all at once.
fn post(forum: &Forum, id: InitiativeId, viewer: &Viewer, texts: &[&str]) -> JoinSet<Result<(), Error>> {
    let mut posting = JoinSet::new();
    for text in texts {
        let (forum, viewer, text) = (forum.clone(), viewer.clone(), (*text).to_owned());
        posting.spawn(async move { forum.post_comment(&viewer, id, None, &text, false, Language::Nl).await.map(drop) });
    }
    posting
}

/// Waits until so many comments can be read.
async fn read_until(forum: &Forum, id: InitiativeId, count: usize) {
    let read = async {
        while forum.thread(&Viewer::Visitor, id, ThreadPart::default()).await.unwrap().comments.len() < count {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), read).await.expect("they are committed");
}

#[tokio::test]
async fn nobody_is_told_of_what_is_not_on_the_disk() {
    let disk = Disk::held();
    let (_world, forum, id, anna) = forum_on(&disk).await;
    let fresh = forum.freshness(Part::Initiative(id));
    let mut follower = forum.follow_news(id, EntryId(0));
    let mut posting = post(&forum, id, &anna, &["Met een leuning?"]);
    read_until(&forum, id, 1).await;
    // The writer was handed on meanwhile.
    drop(forum.db.write().await.unwrap());
    let a_while = Duration::from_millis(200);
    assert!(tokio::time::timeout(a_while, posting.join_next()).await.is_err(), "whoever posted is not told");
    assert!(tokio::time::timeout(a_while, follower.next()).await.is_err(), "nor who follows the thread");
    assert_eq!(forum.freshness(Part::Initiative(id)), fresh);
    disk.let_go();
    posting.join_next().await.unwrap().unwrap().unwrap();
    assert!(forum.freshness(Part::Initiative(id)) > fresh, "the very next reader gets it");
    tokio::time::timeout(Duration::from_secs(20), follower.next()).await.expect("news");
}

#[tokio::test]
async fn the_same_sent_twice_waits_for_the_disk_too() {
    let disk = Disk::held();
    let (_world, forum, id, anna) = forum_on(&disk).await;
    let mut posting = post(&forum, id, &anna, &["Met een leuning?", "Met een leuning?"]);
    read_until(&forum, id, 1).await;
    assert!(tokio::time::timeout(Duration::from_millis(200), posting.join_next()).await.is_err());
    disk.let_go();
    while let Some(posted) = posting.join_next().await {
        posted.unwrap().unwrap();
    }
}

#[tokio::test]
async fn who_waits_for_the_disk_waits_together() {
    let disk = Disk::held();
    let (_world, forum, id, anna) = forum_on(&disk).await;
    let texts = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht"];
    let mut posting = post(&forum, id, &anna, &texts);
    read_until(&forum, id, texts.len()).await;
    disk.let_go();
    while let Some(posted) = posting.join_next().await {
        posted.unwrap().unwrap();
    }
    // One for the first of them, another for all who came while it waited.
    assert_eq!(disk.flushes(), 2);
}

#[tokio::test]
async fn what_the_disk_refuses_is_told_to_all_who_wait() {
    let disk = Disk::held();
    let (_world, forum, id, anna) = forum_on(&disk).await;
    let fresh = forum.freshness(Part::Initiative(id));
    let mut posting = post(&forum, id, &anna, &["een", "twee", "drie"]);
    read_until(&forum, id, 3).await;
    disk.0.is_broken.store(true, Ordering::SeqCst);
    disk.let_go();
    while let Some(posted) = posting.join_next().await {
        assert!(matches!(posted.unwrap(), Err(Error::Database(sqlx::Error::Io(_)))));
    }
    assert_eq!(disk.flushes(), 1);
    assert!(forum.db.write().await.is_err(), "nothing more is written");
    assert!(forum.is_ready().await.is_err());
    assert_eq!(forum.freshness(Part::Initiative(id)), fresh);
    read_until(&forum, id, 3).await;
}

#[tokio::test]
async fn who_began_before_the_disk_failed_is_not_told_that_it_is_kept() {
    let disk = Disk::held();
    let (_world, forum, id, anna) = forum_on(&disk).await;
    let epoch = forum.db.epoch().await.unwrap();
    let mut posting = post(&forum, id, &anna, &["een"]);
    read_until(&forum, id, 1).await;
    let writer = forum.db.write().await.unwrap();
    disk.0.is_broken.store(true, Ordering::SeqCst);
    disk.let_go();
    assert!(posting.join_next().await.unwrap().unwrap().is_err());
    disk.0.is_broken.store(false, Ordering::SeqCst);
    assert!(writer.commit().await.is_err());
    assert!(forum.db.flushed(epoch).await.is_err());
    // Where the log can be opened again, as on PostgreSQL, others go on.
    forum.db.write().await.unwrap().commit().await.unwrap();
}
