//! On behalf: writing down what somebody tells, and the claim code with which they have a hand in it.

pub mod claim;
pub mod details;
pub mod enter;
pub mod fields;
pub mod meeting;
pub mod provenance;
pub mod server_fns;
pub mod slip;
pub mod taken_down;
