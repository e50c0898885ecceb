//! The public record: every measure, without personal data, to read and to take along.

use crate::{Forum, Result, boxed, measures};
use naast_domain::{
    measures::Measure,
    members::Viewer,
    moderation::record::RecordFilter,
    paging::{Cursor, Page},
};

const PAGE: usize = 30;
/// How many measures a file holds; it says where the next ones are.
const PART: usize = 500;

impl Forum {
    /// A page of the public record, the newest first.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn moderation_record(&self, _viewer: &Viewer, filter: &RecordFilter) -> Result<Page<Measure>> {
        self.recorded(filter, PAGE).await
    }

    /// As much of the public record as one file holds, the newest first.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn moderation_record_part(&self, _viewer: &Viewer, filter: &RecordFilter) -> Result<Page<Measure>> {
        self.recorded(filter, PART).await
    }

    async fn recorded(&self, filter: &RecordFilter, size: usize) -> Result<Page<Measure>> {
        let mut conn = self.db.read().await?;
        let rows = measures::recorded(&mut conn, filter, size as i64 + 1).await?;
        let page = Page::cut(rows, size, |row| Cursor { key: row.id.0, id: row.id.0 });
        Ok(Page { items: page.items.into_iter().filter_map(|row| row.shown(false)).collect(), next: page.next })
    }
}
