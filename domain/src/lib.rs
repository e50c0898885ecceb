//! What things are in Naast and who may do what: pure Rust without I/O, the same in the browser and in
//! the server. Values are parsed at the edge, so an invalid value cannot exist. Modules in reading order.

pub mod ids;
pub mod language;
pub mod time;

pub mod flaw;
pub mod refusal;
pub mod text;

pub mod member;
pub mod organisation;
pub mod paging;

pub mod comment;
pub mod initiative;
pub mod search;
pub mod version;

pub mod house_rule;
pub mod measure;
pub mod report;

pub mod journal;

pub mod permission;
