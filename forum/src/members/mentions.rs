//! The name of somebody who left goes out of what others wrote as well, wherever it was a mention: out of the text, its earlier versions
//! and the search index.

use crate::{
    Forum, Result, boxed,
    journal::{self, Entry},
    members::sql::mentions::{self, Mention},
    moderation::masks::{MASK, rewrite},
    texts::mentions::{named_in, without_name},
};
use naast_domain::{ids::MemberId, journal::EntryKind, measures::Subject};
use std::collections::BTreeSet;

/// How many texts are changed in one transaction: others write in between.
const AT_ONCE: i64 = 50;

impl Forum {
    /// Erases the name of whoever left from what others wrote, fifty texts at a time; `known` is what they were called, as far as that is
    /// known still. What is not done when the program stops is done by a job of the server.
    pub(super) async fn erase_mentions(&self, member: MemberId, known: &[String]) -> Result<()> {
        loop {
            let mut tx = self.db.write().await?;
            let mentions = mentions::of(&mut tx, member, AT_ONCE).await?;
            if mentions.is_empty() {
                return Ok(());
            }
            for Mention { entry, initiative, comment, html } in mentions {
                if let Some(initiative) = initiative {
                    let mut names: BTreeSet<String> = named_in(&html.unwrap_or_default(), member).collect();
                    names.extend(known.iter().cloned());
                    let change =
                        |text: &str| names.iter().fold(text.to_owned(), |text, name| without_name(&text, name, MASK));
                    rewrite(&mut tx, Subject::Contribution { initiative, comment }, change).await?;
                    // The page that has it is another one now.
                    let entry = Entry::new(EntryKind::MentionErased, self.clock.now(), None);
                    journal::append(&mut tx, Entry { initiative: Some(initiative), comment, ..entry }).await?;
                }
                mentions::forget(&mut tx, member, entry).await?;
            }
            tx.commit().await?;
        }
    }

    /// Goes on with erasing the names of whoever left, if that was broken off; a job of the server calls this.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn erase_all_mentions(&self) -> Result<()> {
        loop {
            let left = mentions::somebody(&mut self.db.read().await?).await?;
            let Some(member) = left else { return Ok(()) };
            self.erase_mentions(member, &[]).await?;
        }
    }
}
