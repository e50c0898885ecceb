//! On behalf: what somebody told by phone, at the counter or at a meeting, the claim code that lets them in, and taking it over.

mod sql;

pub(crate) mod claims;
mod entry;
mod meeting;
mod retelling;
mod takeover;

/// What other rooms may ask of the rows of behalfs.
pub(crate) mod behalfs {
    pub(crate) use super::sql::behalfs::{Row, between, provenance};
}

/// What other rooms may ask of the rows of codes.
pub(crate) mod codes {
    pub(crate) use super::sql::codes::sweep;
}

#[cfg(test)]
pub(crate) mod tests;
