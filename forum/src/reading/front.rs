//! What the front page shows beside its list: who waits for an answer the longest, what is promised next, and who answered a
//! moment ago. Silence is visible there, and so are those who break it.

use crate::{
    Forum, Result, boxed,
    memory::{Question, Weighed},
};
use naast_domain::{
    commitments::{CommitmentChoice, CommitmentFilter, CommitmentRow},
    initiatives::{InitiativeRow, ListFilter, Order},
    journal::standing::StandingAnswer,
    members::Viewer,
};
use serde::Serialize;
use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

/// How many of each.
const SHOWN: usize = 3;

/// It, the same for all readers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Front {
    /// Who waits for an answer, the longest first.
    pub waiting: Vec<InitiativeRow>,
    /// What was promised and is open, the earliest day first.
    pub promises: Vec<CommitmentRow>,
    /// Initiatives that an official answered to lately, the newest answer first, each by another official.
    pub answered: Vec<InitiativeRow>,
}

impl Weighed for Front {
    fn bytes(&self) -> usize {
        let rows = self.waiting.iter().chain(&self.answered).map(|row| row.title.len());
        let promises = self.promises.iter().map(|row| row.title.len() + row.commitment.promise.len());
        size_of::<Self>() + rows.chain(promises).sum::<usize>() + 3 * SHOWN * size_of::<InitiativeRow>()
    }
}

impl Forum {
    /// What the front page shows beside its list; read once for each change of any list.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn front(&self) -> Result<Arc<Front>> {
        // Before it is read: what is read afterwards holds this entry.
        let entry = self.readable_lists().await?;
        let question = Question { initiative: None, part: None, entry, today: self.today() };
        self.memory.recall(question, self.read_front()).await
    }

    async fn read_front(&self) -> Result<Front> {
        let longest = ListFilter { order: Order::Waiting, ..ListFilter::default() };
        let mut waiting = self.initiatives(&Viewer::Visitor, &longest).await?.items;
        waiting.truncate(SHOWN);
        let open = CommitmentFilter { choice: CommitmentChoice::Open, holder: None, after: None };
        let mut promises = self.commitments(&Viewer::Visitor, &open).await?.items;
        promises.truncate(SHOWN);
        let lively = self.initiatives(&Viewer::Visitor, &ListFilter::default()).await?.items;
        Ok(Front { waiting, promises, answered: answered(lively) })
    }
}

/// Those that were answered, the newest answer first, each by another official.
fn answered(mut rows: Vec<InitiativeRow>) -> Vec<InitiativeRow> {
    let mut by = BTreeSet::new();
    let latest = |row: &InitiativeRow| row.standing.latest.clone();
    rows.sort_by_key(|row| Reverse(latest(row).map(|StandingAnswer { at, .. }| at)));
    rows.retain(|row| latest(row).is_some_and(|answer| by.insert(answer.by)));
    rows.truncate(SHOWN);
    rows
}
