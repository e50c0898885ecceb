//! Administration: what administrators set up for the organisation.

pub mod calendar;
pub mod calendar_fns;
pub mod details;
pub mod first_steps;
pub mod house_rules;
pub mod overview;
pub mod page_editor;
pub mod server_fns;
pub mod sign_ons;
pub mod themes;
pub mod values;
