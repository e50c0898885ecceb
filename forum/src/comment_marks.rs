//! Reading comments: why some are hidden and where some came from, for a whole page of a thread at once.

use crate::{
    Result,
    sql::{self, Conn, answers::Span, behalfs, threads::Row},
};
use naast_domain::{ids::CommentId, measure::Removal};
use std::collections::HashMap;

/// What stands beside the words of comments, or in their place.
#[derive(Debug, Default)]
pub struct Marks {
    /// What everybody may read of why a comment is hidden.
    pub removals: HashMap<CommentId, Removal>,
    /// What somebody else wrote down of a comment. What was said with a claim code was not.
    pub written: HashMap<CommentId, behalfs::Row>,
}

impl Marks {
    /// Those of these comments, which are of one thread.
    pub async fn of(conn: &mut Conn, rows: &[Row]) -> Result<Self> {
        let mut marks = Self::default();
        if let Some(span) = Span::of(rows.iter().filter(|row| row.hidden_by.is_some())) {
            marks.removals = sql::measures::removals_between(conn, span).await?.into_iter().collect();
        }
        if let Some(span) = Span::of(rows.iter().filter(|row| row.behalf.is_some())) {
            let told = behalfs::between(conn, span).await?;
            marks.written = told.into_iter().filter_map(|row| Some((row.comment?, row))).collect();
        }
        Ok(marks)
    }
}
