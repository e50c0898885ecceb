//! The smallest parts. They know nothing of initiatives or members.

pub mod compare;
pub mod controls;
pub mod draft;
pub mod field;
pub mod form;
pub mod icon;
pub mod loaded;
pub mod moment;
pub mod page;
pub mod pager;
pub mod person;
pub mod start;
pub mod translated;
pub mod unsent;
pub mod wrong;
