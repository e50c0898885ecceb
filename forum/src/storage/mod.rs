//! Storage: the two databases behind one type, and the macros that run one SQL text on either.

#[macro_use]
mod sql;
mod db;
mod freshness;
mod glance;
mod group_commit;
mod opening;
mod postgres_log;
mod scope;
mod wal;
mod worded;
mod writer;

#[cfg(test)]
pub(crate) mod tests;

#[cfg(test)]
pub(crate) use db::Pools;
pub(crate) use db::{Db, Reader};
pub(crate) use freshness::{Freshness, Touch};
pub(crate) use glance::Glance;
pub(crate) use opening::create_for_owner;
pub(crate) use scope::Scope;
pub(crate) use worded::Worded;
pub(crate) use writer::Writer;

use naast_domain::words::Choice;

/// The words of the choices of which this is true, as a list of SQL.
pub(crate) fn listed<C: Choice>(which: impl Fn(C) -> bool) -> String {
    let words = C::CHOICES.iter().filter(|choice| which(**choice)).map(|choice| format!("'{}'", choice.in_a_word()));
    words.collect::<Vec<_>>().join(", ")
}

/// Asks the database for nothing, to see that it answers.
pub(crate) async fn ping(conn: &mut Reader) -> sqlx::Result<()> {
    let (_one,): (i32,) = fetch_one!(conn, (i32,), "SELECT 1")?;
    Ok(())
}
