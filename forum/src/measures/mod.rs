//! What measures and flags leave behind on a text: the public record, sealed texts, what an author was asked to change.

mod sql;

mod audit;
pub(crate) mod flags;
pub(crate) mod removals;
pub(crate) mod requested_changes;

pub(crate) use sql::measures::{
    NewMeasure, find, insert, newest, of_author, recorded, removals_between, reverse, set_flagged, set_target,
    standing_on,
};

/// What other rooms may ask of the rows of seals.
pub(crate) mod seals {
    pub(crate) use super::sql::seals::{delete, destroy, keep, of, set_masked};
}

/// What other rooms may ask of the rows of subjects.
pub(crate) mod subjects {
    pub(crate) use super::sql::subjects::{About, Span};
}

#[cfg(test)]
pub(crate) mod tests;
