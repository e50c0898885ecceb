//! Moderation: measures and their effects, settling of cases, moves, merges, floods, two moderators, deciding appeals, the record.

mod sql;

mod appeal_decisions;
mod branches;
mod clearing;
mod clearing_run;
pub(crate) mod effects;
pub(crate) mod masks;
pub(crate) mod measure_taking;
pub(crate) mod moves;
mod record;
pub(crate) mod seconding;
mod settlement;
mod transparency;

#[cfg(test)]
pub(crate) mod tests;
