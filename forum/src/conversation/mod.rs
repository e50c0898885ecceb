//! Conversation: the one pipeline that posts in a thread, and editing, withdrawing and earlier versions of what was said.

mod sql;

pub(crate) mod comments;
pub(crate) mod post;
mod replies;
mod versions;

/// What other rooms may ask of the rows of marks.
pub(crate) mod marks {
    pub(crate) use super::sql::marks::{set_asked, set_folded, set_hidden, set_locked};
}

/// What other rooms may ask of the rows of threads.
pub(crate) mod threads {
    pub(crate) use super::sql::threads::{
        Row, Stretch, above, answers, at, authors, before, branch_authors, count_before, newest, read, since, span,
    };
}

#[cfg(test)]
pub(crate) mod tests;
