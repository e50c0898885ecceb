//! Publish and subscribe: whoever follows a thread hears what is posted in it. What is handed out is read from the journal
//! (`journal::live`), by one reader in each process.

use crate::Result;
use naast_domain::ids::{EntryId, InitiativeId, MemberId};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::{OnceCell, broadcast};

/// How many posts of a thread wait for somebody who is slow; who is slower reads the journal again.
const QUEUE: usize = 16;

/// Something that was posted in a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct News {
    pub entry: EntryId,
    pub author: Option<MemberId>,
}

/// What is handed out to one who follows a thread.
pub type Posted = broadcast::Receiver<News>;

/// The threads that somebody follows. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Threads(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    begun: OnceCell<()>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Up to where the journal was handed out; nothing before it is read.
    read_to: Option<EntryId>,
    threads: HashMap<InitiativeId, broadcast::Sender<News>>,
}

impl Threads {
    fn state(&self) -> MutexGuard<'_, State> {
        // Each change leaves it whole, so a panic elsewhere changes nothing about it.
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does this once, and no more than once at a time: it begins to read the journal.
    pub async fn begun(&self, begin: impl AsyncFnOnce() -> Result<()>) -> Result<()> {
        self.0.begun.get_or_try_init(|| begin()).await.copied()
    }

    /// The journal is handed out from after this entry on.
    pub fn begin(&self, position: EntryId) {
        self.state().read_to = Some(position);
    }

    /// Hands out entries, in order, to whoever follows their threads.
    pub fn hand_out(&self, entries: impl Iterator<Item = (Option<InitiativeId>, News)>) {
        let mut state = self.state();
        for (thread, news) in entries {
            state.read_to = Some(news.entry);
            if let Some(thread) = thread.and_then(|thread| state.threads.get(&thread)) {
                // Where nobody listens any more, nobody misses it.
                let _ = thread.send(news);
            }
        }
    }

    /// Begins to hear of a thread; and whether that leaves out nothing after this entry.
    pub fn hear(&self, thread: InitiativeId, after: EntryId) -> (Posted, bool) {
        let mut state = self.state();
        let is_level = state.read_to.is_some_and(|read_to| after >= read_to);
        let sender = state.threads.entry(thread).or_insert_with(|| broadcast::Sender::new(QUEUE));
        (sender.subscribe(), is_level)
    }

    /// Forgets a thread that the last of its followers leaves; who leaves still counts.
    pub fn leave(&self, thread: InitiativeId) {
        let mut state = self.state();
        if state.threads.get(&thread).is_some_and(|sender| sender.receiver_count() <= 1) {
            state.threads.remove(&thread);
        }
    }

    /// How many threads somebody follows.
    pub fn count(&self) -> usize {
        self.state().threads.len()
    }
}
