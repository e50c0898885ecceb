//! What people write: Markdown to sanitised HTML, mentions, earlier versions, and the full-text index.

mod sql;

pub(crate) mod markdown;
pub(crate) mod mentions;
pub(crate) mod search;

/// What other rooms may ask of the rows of versions.
pub(crate) mod versions {
    pub(crate) use super::sql::versions::{
        Row, Text, keep_comment, keep_story, of, of_comment, of_story, rewrite, seal,
    };
}

#[cfg(test)]
pub(crate) mod tests;
