//! Reminders of commitments, in time and once their day has passed.

use crate::{
    Forum, Result, boxed,
    commitments::{fulfilment::entry_of, sql},
    journal::{self, Entry, calendar},
};
use naast_domain::journal::{Concern, EntryKind, Reminder};

/// How many working days before its day whoever promised is reminded.
const AHEAD: u32 = 2;

impl Forum {
    /// Reminds of commitments whose day comes near, or that are overdue, each once; tells how many reminders went out. A job
    /// of the server calls this; nobody has to ask.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn remind(&self) -> Result<usize> {
        let (now, today) = (self.clock.now(), self.today());
        let mut tx = self.db.write().await?;
        let rule = calendar::rule(&mut tx).await?;
        let near = rule.days.after(today, AHEAD).plus(1);
        let mut count = 0;
        for (before, reminder) in [(rule.days.latest(today), Reminder::Overdue), (near, Reminder::Soon)] {
            for row in sql::unreminded(&mut tx, before, reminder).await? {
                sql::note_reminder(&mut tx, row.id, reminder).await?;
                let entry = entry_of(&row, EntryKind::CommitmentReminded, now, None);
                let word = Some(reminder.word());
                let entry = Entry { member: Some(row.holder), due: Some(row.due), word, ..entry };
                let entry = journal::append(&mut tx, entry).await?;
                journal::concern(&mut tx, entry, row.holder, Concern::OwnCommitment).await?;
                count += 1;
            }
        }
        if count > 0 {
            tx.commit().await?;
        }
        Ok(count)
    }
}
