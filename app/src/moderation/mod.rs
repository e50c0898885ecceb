//! Moderation: reporting, the queue, measures, and the public record.

pub mod case;
pub mod desk;
pub mod mark;
pub mod record;
pub mod report;
pub mod server_fns;
