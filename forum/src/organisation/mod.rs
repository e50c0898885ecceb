//! The organisation: its details, themes, pages, calendar, values and house rules.

mod sql;

mod calendar;
mod details;
pub(crate) mod house_rules;
mod pages;
pub(crate) mod values;

#[cfg(test)]
pub(crate) use sql::details::insert_theme;
pub(crate) use sql::details::{defence, find, is_theme, put, put_defence, themes};

#[cfg(test)]
pub(crate) mod tests;
