//! Server and site, built beside each other: each has long stretches in which it keeps one core busy at most.

use crate::{
    cargo,
    site::{self, Profile},
};
use anyhow::{Result, anyhow};
use std::thread;

/// Builds `target/debug/naast` and `target/site/dev`.
///
/// # Errors
/// When either fails.
pub fn build() -> Result<()> {
    thread::scope(|scope| {
        let server = scope.spawn(|| cargo::run(&["build", "--package", "naast"]));
        site::build(Profile::Dev)?;
        server.join().map_err(|_| anyhow!("Cargo could not be run"))?
    })
}
