//! What changes kept pages and nobody in this process says: entries of the journal that others wrote (another server, the
//! command line), and whether strangers flood the forum. It is asked when pages are, once a second at most, whatever the
//! number of readers; nobody gets a page on the strength of what was asked more than two seconds ago.

use naast_forum::{Forum, Part, Result};
use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// How long an answer is good for.
const FRESH: Duration = Duration::from_secs(1);
/// How long it is good for while somebody asks again.
const LONGEST: Duration = Duration::from_secs(2);

/// The last answer, and the place of whoever asks.
#[derive(Debug, Default)]
pub struct Pulse {
    heard: Mutex<Option<Heard>>,
    asking: tokio::sync::Mutex<()>,
}

#[derive(Debug, Clone, Copy)]
struct Heard {
    /// When it was asked.
    at: Instant,
    /// The last entry that may have changed everything, a setting among it.
    everything: i64,
    asks_work: bool,
}

impl Pulse {
    /// Whether forms ask work of the browsers of strangers; what others wrote is heard of by then.
    ///
    /// # Errors
    /// Only the database.
    pub async fn asks_work(&self, forum: &Forum) -> Result<bool> {
        if let Some(asks_work) = self.at_hand(forum) {
            return Ok(asks_work);
        }
        let Ok(_asking) = self.asking.try_lock() else {
            if let Some(heard) = self.heard(forum, LONGEST) {
                return Ok(heard.asks_work);
            }
            let _asking = self.asking.lock().await;
            return self.ask(forum).await;
        };
        self.ask(forum).await
    }

    /// The same, if it was asked a moment ago.
    pub fn at_hand(&self, forum: &Forum) -> Option<bool> {
        self.heard(forum, FRESH).map(|heard| heard.asks_work)
    }

    /// Asks, unless somebody did a moment ago.
    async fn ask(&self, forum: &Forum) -> Result<bool> {
        if let Some(asks_work) = self.at_hand(forum) {
            return Ok(asks_work);
        }
        let at = Instant::now();
        forum.read_on().await?;
        // Before the setting is read: it may change in between.
        let everything = forum.freshness(Part::Still);
        let asks_work = forum.asks_work().await?;
        *self.heard.lock().unwrap_or_else(PoisonError::into_inner) = Some(Heard { at, everything, asks_work });
        Ok(asks_work)
    }

    /// The last answer, if it is not older than this and no setting may have changed since.
    fn heard(&self, forum: &Forum, age: Duration) -> Option<Heard> {
        let heard = *self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        heard.filter(|heard| heard.at.elapsed() < age && heard.everything == forum.freshness(Part::Still))
    }
}
