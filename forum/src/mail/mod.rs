//! Mail: what is told to members who are not here. The outbox is filled from the journal by its own cursor, in the same database:
//! nothing is lost in a crash, and nothing told twice for the same entry. One server of several fills and empties it. How a mail
//! reads and how it is sent is the server's business (`server/src/mail`).

mod addresses;
mod choices;
pub(crate) mod codes;
mod composing;
mod morning;
mod outcome;
mod overview;
pub(crate) mod replies;
mod rounds;
mod sql;
mod tags;

pub use composing::{Mail, Says, Told};
pub(crate) use sql::outbox::forget;

#[cfg(test)]
mod tests;
