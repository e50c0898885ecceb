//! Notices that content breaks the law: filed by anybody, read with a code, and judged by moderators.

pub mod contested;
pub mod decision;
pub mod form;
pub mod in_case;
pub mod objections;
pub mod receipt;
pub mod server_fns;
