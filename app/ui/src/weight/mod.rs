//! What keeps the program for the browser small: types that there are once.

pub mod effect;
pub mod later;
pub mod view;
