//! Measures: what they are called, the marks that they leave, and the statement of reasons.

pub mod about;
pub mod concerned;
pub mod kinds;
pub mod mark;
pub mod recorded;
pub mod statement;
