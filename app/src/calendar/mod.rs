//! The calendar of the organisation: its closing days, and within how many working days it answers.

pub mod page;
pub mod server_fns;
