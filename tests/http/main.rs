//! A real server on a real database, spoken to over HTTP as a browser without JavaScript would, or as somebody who
//! writes requests by hand.

mod answers;
mod bad_input;
mod connections;
mod drawn;
mod faults;
mod forms;
mod hang_up;
mod hidden;
mod kept;
mod languages;
mod notices;
mod on_behalf;
mod pages;
mod protection;
mod record;
mod role_matrix;
mod seconding;
mod server;
mod spam_defence;
mod stuck;
mod suspended;
