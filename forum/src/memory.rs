//! A bounded cache of what is read of the database and is the same for all readers. The key holds the last entry of the
//! journal that may have changed it, so what is found is right, and what became old is never found again.

use crate::Result;
use naast_domain::{
    conversation::ThreadPart,
    day::Day,
    ids::{EntryId, InitiativeId},
};
use quick_cache::{Weighter, sync::Cache};
use std::{
    any::{Any, TypeId},
    fmt,
    sync::Arc,
};

/// How many bytes it may take, about.
const ROOM: u64 = 8_000_000;
/// How many things it is made for; it grows with them.
const THINGS: usize = 500;

/// What was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Question {
    /// Nothing for what stands on every page.
    pub initiative: Option<InitiativeId>,
    /// Of its thread; nothing for the initiative itself.
    pub part: Option<ThreadPart>,
    /// The last entry that may have changed the answer.
    pub entry: EntryId,
    /// What is shown depends on the day.
    pub today: Day,
}

/// What can be kept.
pub trait Weighed: Send + Sync + 'static {
    /// How many bytes it takes, about.
    fn bytes(&self) -> usize;
}

/// The cache. Cheap to clone.
#[derive(Clone)]
pub struct Memory(Arc<Cache<(TypeId, Question), Answer, ByBytes>>);

#[derive(Clone)]
struct Answer {
    what: Arc<dyn Any + Send + Sync>,
    bytes: u64,
}

#[derive(Debug, Clone)]
struct ByBytes;

impl Weighter<(TypeId, Question), Answer> for ByBytes {
    fn weight(&self, key: &(TypeId, Question), answer: &Answer) -> u64 {
        size_of_val(key) as u64 + answer.bytes
    }
}

impl Default for Memory {
    fn default() -> Self {
        Self(Arc::new(Cache::with_weighter(THINGS, ROOM, ByBytes)))
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Memory").field("things", &self.0.len()).field("bytes", &self.0.weight()).finish()
    }
}

impl Memory {
    /// What is kept, or else is read now. Many who ask for the same at once wait for one reading.
    ///
    /// # Errors
    /// Those of the reading, which are not kept.
    pub async fn recall<A: Weighed>(
        &self,
        question: Question,
        read: impl Future<Output = Result<A>> + Send,
    ) -> Result<Arc<A>> {
        let key = (TypeId::of::<A>(), question);
        let reading = async {
            let answer = Arc::new(read.await?);
            let bytes = answer.bytes() as u64;
            Ok::<_, crate::Error>(Answer { what: answer, bytes })
        };
        let Answer { what, .. } = self.0.get_or_insert_async(&key, reading).await?;
        // The key says of which type it is.
        what.downcast().map_err(|_| sqlx::Error::WorkerCrashed.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Weighed for String {
        fn bytes(&self) -> usize {
            self.len()
        }
    }

    fn question(initiative: i64) -> Question {
        Question { initiative: Some(InitiativeId(initiative)), part: None, entry: EntryId(1), today: Day(0) }
    }

    #[tokio::test]
    async fn what_is_asked_for_is_read_once_and_errors_are_not_kept() {
        let memory = Memory::default();
        let failed = memory.recall::<String>(question(1), async { Err(crate::Error::NoForum) }).await;
        assert!(failed.is_err());
        for _ in 0..2 {
            let read = memory.recall(question(1), async { Ok("one".to_owned()) }).await.unwrap();
            assert_eq!(*read, "one");
        }
        let kept = memory.recall(question(1), async { Ok("another".to_owned()) }).await.unwrap();
        assert_eq!(*kept, "one");
        let later = Question { entry: EntryId(2), ..question(1) };
        assert_eq!(*memory.recall(later, async { Ok("another".to_owned()) }).await.unwrap(), "another");
    }

    #[tokio::test]
    async fn ten_thousand_readers_of_something_else_do_not_fill_it() {
        let memory = Memory::default();
        for initiative in 0..10_000 {
            memory.recall(question(initiative), async { Ok("x".repeat(4_000)) }).await.unwrap();
        }
        assert!(memory.0.weight() <= ROOM, "{memory:?}");
        assert!(memory.0.len() > 100, "{memory:?}");
    }
}
