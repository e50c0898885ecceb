//! Reading comments: why some are hidden and where some came from, for a whole page of a thread at once.

use crate::{
    Result,
    conversation::threads::{self, Row},
    measures,
    on_behalf::behalfs,
    storage::Reader,
};
use naast_domain::{ids::CommentId, measures::Removal};
use std::collections::HashMap;

/// What stands beside the words of comments, or in their place.
#[derive(Debug, Default)]
pub struct Marks {
    /// What moderators did that holds for a comment, as everybody may read it.
    pub removals: HashMap<CommentId, Vec<Removal>>,
    /// What somebody else wrote down of a comment. What was said with a claim code was not.
    pub written: HashMap<CommentId, behalfs::Row>,
}

impl Marks {
    /// Those of these comments, which are of one thread.
    pub async fn of(conn: &mut Reader, rows: &[Row]) -> Result<Self> {
        let mut marks = Self::default();
        if let Some(span) = threads::span(rows.iter().filter(|row| row.is_marked)) {
            for (comment, removal) in measures::removals_between(conn, span).await? {
                marks.removals.entry(comment).or_default().push(removal);
            }
        }
        if let Some(span) = threads::span(rows.iter().filter(|row| row.behalf.is_some())) {
            let told = behalfs::between(conn, span).await?;
            marks.written = told.into_iter().filter_map(|row| Some((row.comment?, row))).collect();
        }
        Ok(marks)
    }
}
