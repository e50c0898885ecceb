//! Integrity check: what the counts, paths and references of the data say of each other.

mod sql;

use crate::{Forum, Result, boxed, texts::search};

#[cfg(test)]
mod tests;

impl Forum {
    /// Looks for damage, while others read and write; a line for each thing found, none when all is well. On SQLite it needs as
    /// much room on the disk as the database has, for a moment.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn check(&self) -> Result<Vec<String>> {
        let mut conn = self.db.read().await?;
        let mut found = Vec::from_iter(sql::search_index(&mut conn).await?);
        found.extend(sql::engine(&mut conn).await?);
        for question in sql::QUESTIONS {
            for id in sql::ask(&mut conn, question).await? {
                found.push(format!("{} {id}: {}", question.about, question.wrong));
            }
        }
        for (initiative, comment) in search::strayed(&mut conn).await? {
            let about = comment.map_or(format!("initiative {initiative}"), |comment| format!("comment {comment}"));
            found.push(format!("{about}: what it is found by is not what it says"));
        }
        for id in self.strayed_courses(&mut conn).await? {
            found.push(format!("initiative {id}: where it stands is not what the journal tells"));
        }
        Ok(found)
    }
}
