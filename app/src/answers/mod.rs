//! Answers of officials: giving them in the thread, and showing each kind in its own way.

pub mod card;
pub mod commitment;
pub mod decide;
pub mod decision;
pub mod details;
pub mod form;
pub mod server_fns;
