//! Initiatives: propose, edit, withdraw, support, follow, list; who carries them, what is offered to them, how they end.

mod sql;

pub(crate) mod carrier;
pub(crate) mod carriers;
mod growth;
pub(crate) mod list;
pub(crate) mod offers;
mod outcome;
pub(crate) mod proposals;
pub(crate) mod story;

pub(crate) use sql::{
    initiatives::{NewInitiative, Row, Told, find, insert, rewrite},
    marks::{erase, merged_with, set_asked, set_hidden, set_locked, set_slow, withdraw, withdraw_all_of},
};

/// What the rules ask of an initiative, without its words.
pub(crate) mod states {
    pub(crate) use super::sql::states::{Row, find};
}

/// What other rooms may ask of the rows of supports.
pub(crate) mod supports {
    pub(crate) use super::sql::supports::{concern_followers, follow, of_member};
}

#[cfg(test)]
pub(crate) mod tests;
