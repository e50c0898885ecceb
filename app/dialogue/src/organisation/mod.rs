//! The organisation, as everybody reads it: house rules, values, contact, pages of text.

pub mod contact;
pub mod house_rule_versions;
pub mod house_rules;
pub mod rule_options;
pub mod server_fns;
pub mod terms;
pub mod text;
pub mod values;
pub mod values_fns;
