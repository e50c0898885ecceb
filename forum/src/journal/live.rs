//! Live updates: publish and subscribe. One reader of the journal in each process hands what was posted to all who follow
//! a thread, so a commit costs one statement however many follow. Whoever begins in the past, or could not keep up, reads
//! the journal by themselves until they are level with it.

use crate::{
    Error, Forum, Result, boxed,
    journal::sql,
    news::{News, Posted},
};
use naast_domain::ids::{CommentId, EntryId, InitiativeId, MemberId};
use std::{collections::VecDeque, time::Duration};
use tokio::sync::watch;

/// How long to wait before looking again: another server may have written, or the database was away.
const PATIENCE: Duration = Duration::from_secs(2);
/// Entries read at a time.
const PART: i64 = 500;

/// Somebody who follows a thread.
#[derive(Debug)]
pub struct Follower {
    forum: Forum,
    thread: InitiativeId,
    /// The last entry that they were told.
    position: EntryId,
    posted: Posted,
    /// Whether everything up to what is handed out now was told.
    is_level: bool,
    read: VecDeque<News>,
}

impl Follower {
    /// The next post in the thread, as soon as there is one; never the same twice. When the database is away it waits.
    pub async fn next(&mut self) -> News {
        loop {
            if let Some(news) = self.read.pop_front() {
                self.position = news.entry;
                return news;
            }
            if self.is_level {
                match self.posted.recv().await {
                    Ok(news) if news.entry > self.position => self.read.push_back(news),
                    Ok(_) => {}
                    Err(_) => self.is_level = false,
                }
            } else if self.catch_up().await.is_err() {
                tokio::time::sleep(PATIENCE).await;
            }
        }
    }

    async fn catch_up(&mut self) -> Result<()> {
        self.forum.read_news().await?;
        let epoch = self.forum.db.epoch().await?;
        let news = self.forum.news(self.thread, self.position).await?;
        if !news.is_empty() {
            self.forum.db.flushed(epoch).await?;
        }
        self.is_level = news.is_empty();
        self.read.extend(news.into_iter().map(|(entry, _comment, author)| News { entry, author }));
        Ok(())
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.forum.threads.leave(self.thread);
    }
}

impl Forum {
    /// Comments and answers posted in this thread after this entry, oldest first: entry, comment, and the author,
    /// unless they closed their account.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn news(&self, id: InitiativeId, after: EntryId) -> Result<Vec<(EntryId, CommentId, Option<MemberId>)>> {
        let mut conn = self.db.read().await?;
        Ok(sql::news::in_thread(&mut conn, id, after, 100).await?)
    }

    /// Follows a thread from after this entry on. Anybody may: it tells that something was posted, and by whom.
    pub fn follow_news(&self, thread: InitiativeId, after: EntryId) -> Follower {
        let (posted, is_level) = self.threads.hear(thread, after);
        Follower { forum: self.clone(), thread, position: after, posted, is_level, read: VecDeque::new() }
    }

    /// How many threads somebody follows in this process.
    pub fn followed_threads(&self) -> usize {
        self.threads.count()
    }

    /// Wakes up at every commit of this process that the journal tells.
    pub fn committed(&self) -> watch::Receiver<()> {
        self.db.committed()
    }

    /// Sees to it that one reader of the journal hands out its news.
    async fn read_news(&self) -> Result<()> {
        let begin = async || {
            let committed = self.committed();
            let mut conn = self.db.read().await?;
            let position = EntryId(sql::entries::position(&mut conn).await?);
            self.threads.begin(position);
            tokio::spawn(read_on(self.clone(), committed, position));
            Ok(())
        };
        self.threads.begun(begin).await
    }
}

/// Reads the journal on from here, until the database is closed.
async fn read_on(forum: Forum, mut committed: watch::Receiver<()>, mut position: EntryId) {
    loop {
        match read_part(&forum, position).await {
            Ok(Some(last)) => position = last,
            Ok(None) => drop(tokio::time::timeout(PATIENCE, committed.changed()).await),
            Err(Error::Database(sqlx::Error::PoolClosed)) => return,
            Err(_) => tokio::time::sleep(PATIENCE).await,
        }
    }
}

/// Hands out the next entries once they are on the disk, as their numbers would be given again if they were lost; the last
/// of them, if there are any.
async fn read_part(forum: &Forum, position: EntryId) -> Result<Option<EntryId>> {
    let epoch = forum.db.epoch().await?;
    let mut conn = forum.db.read().await?;
    let entries = sql::news::after(&mut conn, position, PART).await?;
    drop(conn);
    if !entries.is_empty() {
        forum.db.flushed(epoch).await?;
    }
    forum.threads.hand_out(entries.iter().map(|entry| (entry.thread(), entry.news())));
    Ok(entries.last().map(|entry| entry.id))
}
