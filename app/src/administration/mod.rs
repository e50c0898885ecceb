//! Administration: members and roles, themes, house rules, the organisation, and its pages of text.

pub mod first_steps;
pub mod house_rules;
pub mod members;
pub mod organisation;
pub mod overview;
pub mod page_editor;
pub mod server_fns;
pub mod themes;
