//! What the outbox holds, for whom and for when.

mod addresses;
mod codes;
mod outbox;
mod post;
mod replies;
mod rounds;
mod settings;
