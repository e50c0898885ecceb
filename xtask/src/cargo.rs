//! Cargo and the other programs that a build runs.

use anyhow::{Context, Result, bail};
use jobserver::Client;
use std::{
    env, io,
    num::NonZero,
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
    thread,
};

/// The folder that Cargo builds in.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from)
}

/// What two Cargos beside each other share, so that they do not start twice as many compilers as there are cores: each has one
/// at all times, and the others go to whoever asks first (GNU make, POSIX jobserver).
static JOBS: LazyLock<io::Result<Client>> =
    LazyLock::new(|| Client::new(thread::available_parallelism().map_or(1, NonZero::get) - 1));

/// Runs Cargo with these arguments.
///
/// # Errors
/// When it fails; it has said why.
pub fn run(arguments: &[&str]) -> Result<()> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // Without them it starts as many as there are cores.
    if let Ok(jobs) = &*JOBS {
        jobs.configure(&mut cargo);
    }
    call(cargo.args(arguments))
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
