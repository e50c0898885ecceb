//! A real server on a real database, spoken to over HTTP as a browser without JavaScript would, or as somebody who
//! writes requests by hand.

mod answers;
mod bad_input;
mod behalf;
mod forms;
mod hidden;
mod kept;
mod languages;
mod notices;
mod pages;
mod protection;
mod record;
mod role_matrix;
mod second_pair;
mod server;
mod strangers;
mod suspended;
