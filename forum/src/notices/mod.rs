//! Notices of illegal content (Regulation (EU) 2022/2065, article 16).

mod sql;

mod filing;

pub(crate) use sql::{Row, filed, find, find_by_code, follow, open};

#[cfg(test)]
pub(crate) mod tests;
