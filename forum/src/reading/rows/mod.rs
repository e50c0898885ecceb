//! What the database says of an initiative and its thread, the same for all readers: read once for each change of them, as
//! the journal tells, and kept in memory.

mod comment_marks;
pub mod initiative;
pub mod thread;
mod timeline;

use crate::{
    Forum, Result,
    memory::{Question, Weighed},
};
use naast_domain::{
    conversation::ThreadPart,
    ids::{EntryId, InitiativeId},
};
use std::sync::Arc;

impl Forum {
    /// What is kept of an initiative, or of a part of its thread, if the journal says that it still holds; else it is read.
    /// With it the last entry of the journal: nothing up to there is missing.
    async fn recall<A: Weighed>(
        &self,
        initiative: InitiativeId,
        part: Option<ThreadPart>,
        read: impl Future<Output = Result<A>> + Send,
    ) -> Result<(EntryId, Arc<A>)> {
        let (last, entry) = self.readable(initiative).await?;
        let question = Question { initiative: Some(initiative), part, entry, today: self.today() };
        Ok((last, self.memory.recall(question, read).await?))
    }
}
