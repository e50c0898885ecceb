//! What people write: Markdown to sanitised HTML, mentions, earlier versions, and the full-text index.

mod sql;

mod asked;
mod findable;
pub(crate) mod markdown;
pub(crate) mod mentions;
pub(crate) mod plain;
pub(crate) mod search;
mod sections;
mod similar;
mod snippet;
mod words;

/// What other rooms may ask of the rows of versions.
pub(crate) mod versions {
    pub(crate) use super::sql::versions::{
        Row, Stretch, Text, keep_comment, keep_story, of, of_comment, of_story, rewrite, seal,
    };
}

#[cfg(test)]
pub(crate) mod tests;
