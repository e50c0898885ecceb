//! Answers of officials: giving them in the thread, and showing each kind in its own way.

pub mod back;
pub mod card;
pub mod decide;
pub mod decision;
pub mod details;
pub mod exploring;
pub mod form;
pub mod helped;
pub mod kinds;
pub mod naming;
pub mod server_fns;
pub mod templates;
