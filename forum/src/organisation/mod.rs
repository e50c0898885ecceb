//! The organisation: its details, themes, pages, calendar, values and house rules.

mod sql;

mod calendar;
mod details;
pub(crate) mod house_rules;
mod pages;
pub(crate) mod settings;
pub(crate) mod values;

pub(crate) use sql::{
    details::{defence, find, put, put_defence},
    themes::{is_theme, themes},
};

#[cfg(test)]
pub(crate) mod tests;
