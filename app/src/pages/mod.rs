//! Pages that are of no one: the frame around all, search, house rules, texts of the organisation, and what to
//! say when there is nothing.

pub mod contact;
pub mod frame;
pub mod house_rule_versions;
pub mod house_rules;
pub mod not_found;
pub mod search;
pub mod server_fns;
pub mod terms;
pub mod text;
