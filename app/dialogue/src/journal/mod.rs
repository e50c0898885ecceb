//! What is told from the journal: where an initiative stands, what happened, and what concerns whom.

pub mod standing;
pub mod timeline;
pub mod told;
