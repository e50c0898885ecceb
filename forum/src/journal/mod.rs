//! The journal: every change appends to it. What is told on with each entry (where an initiative
//! stands, the response clock), and what is read from it: live updates, and what concerns whom.

mod sql;

pub(crate) mod courses;
mod for_you;
pub(crate) mod freshness;
pub(crate) mod live;

/// What other rooms may ask of the rows of calendar.
pub(crate) mod calendar {
    pub(crate) use super::sql::calendar::{closing_days, delete_closing_day, put_answer_days, put_closing_day, rule};
}
#[cfg(test)]
pub(crate) use sql::entries::position;
pub(crate) use sql::entries::{Entry, append, concern, is_told_since, mention};

/// What other rooms may ask of the rows of "for you".
pub(crate) mod told {
    pub(crate) use super::sql::for_you::{SaidLine, find};
}

/// What other rooms may ask of the rows of standing.
pub(crate) mod standing {
    pub(crate) use super::sql::standing::{Row, standing_columns, standing_joins};
}

#[cfg(test)]
pub(crate) mod tests;
