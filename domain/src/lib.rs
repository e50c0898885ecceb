//! What things are in Naast and who may do what: pure Rust without I/O, the same in the browser and in
//! the server. Values are parsed at the edge, so an invalid value cannot exist. Modules in reading order.

mod words;

pub mod ids;
pub mod language;
pub mod time;

pub mod day;
pub mod working_days;

pub mod flag;
pub mod flaw;
pub mod refusal;
pub mod text;

pub mod member;
pub mod organisation;
pub mod paging;

pub mod casework;
pub mod clearing;
pub mod clock;
pub mod course;
pub mod standing;
pub mod timeline;

pub mod answer;
pub mod behalf;
pub mod comment;
pub mod commitment;
pub mod companion;
pub mod decision;
pub mod desk;
pub mod initiative;
pub mod obstacle;
pub mod offer;
pub mod search;
pub mod value;
pub mod version;

pub mod appeal;
pub mod house_rule;
pub mod location;
pub mod measure;
pub mod notice;
pub mod record;
pub mod report;
pub mod review;
pub mod seconding;
pub mod statement;
pub mod transparency;

pub mod journal;

pub mod permission;
