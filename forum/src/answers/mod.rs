//! Answers of officials: what each kind holds, what it brings about, starting texts, backing, and whether it helped.

mod sql;

mod backing;
mod choices;
mod consequences;
pub(crate) mod details;
mod help;
mod posting;
mod templates;

#[cfg(test)]
pub(crate) mod tests;
