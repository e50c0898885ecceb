//! What things are in Naast and who may do what: pure Rust without I/O, the same in the browser and in
//! the server. Values are parsed at the edge, so an invalid value cannot exist. A module imports from those above
//! it only; the rooms are those of `forum`.

pub mod flaw;
pub mod text;
pub mod words;
pub mod language;
pub mod time;
pub mod day;
pub mod refusal;
pub mod translated;
pub mod ids;
pub mod location;
pub mod version;
pub mod provenance;
pub mod search;
pub mod paging;
pub mod may;
pub mod device;
pub mod clock;
pub mod organisation;
pub mod measures;
pub mod members;
pub mod sign_on;
pub mod commitments;
pub mod companions;
pub mod obstacles;
pub mod answers;
pub mod notices;
pub mod cases;
pub mod appeals;
pub mod moderation;
pub mod journal;
pub mod mail;
pub mod initiatives;
pub mod conversation;
pub mod on_behalf;
pub mod spam_defence;
pub mod permission;
