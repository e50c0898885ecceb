//! Moderation: reporting, the queue, measures with their reasons, another look, and the public record.

pub mod about;
pub mod answered;
pub mod appeals;
pub mod aside;
pub mod case;
pub mod casework_fns;
pub mod cleared;
pub mod clearing;
pub mod clearing_fns;
pub mod desk;
pub mod few;
pub mod figures;
pub mod flags;
pub mod kinds;
pub mod mark;
pub mod measure_form;
pub mod notes;
pub mod reasons;
pub mod record;
pub mod record_filters;
pub mod recorded;
pub mod report;
pub mod server_fns;
pub mod transparency;
pub mod work;
