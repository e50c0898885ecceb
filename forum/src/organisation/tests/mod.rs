//! Each on both databases.

pub mod calendar;
pub mod house_rules_and_pages;
pub mod languages;
pub mod values;
