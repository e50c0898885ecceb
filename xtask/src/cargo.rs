//! Cargo and the other programs that a build runs.

use anyhow::{Context, Result, bail};
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// The folder that Cargo builds in.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from)
}

/// Runs Cargo with these arguments.
///
/// # Errors
/// When it fails; it has said why.
pub fn run(arguments: &[&str]) -> Result<()> {
    call(Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into())).args(arguments))
}

/// Runs a program to its end.
///
/// # Errors
/// When it cannot be started, or fails.
pub fn call(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{} cannot be started", name(command)))?;
    if !status.success() {
        bail!("{} failed", name(command));
    }
    Ok(())
}

fn name(command: &Command) -> String {
    Path::new(command.get_program()).display().to_string()
}
