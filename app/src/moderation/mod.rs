//! Moderation: measures with their reasons, and the public record.

pub mod branch;
pub mod clearing;
pub mod few;
pub mod figures;
pub mod flags;
pub mod measure_form;
pub mod reasons;
pub mod record;
pub mod record_filters;
pub mod seconding;
pub mod server_fns;
pub mod transparency;
