//! Budgets: what the program for the browser may weigh, and each of its parts with all that it needs beside the program, as
//! the quick build makes them. What outgrows its budget stops the build, so that a page does not become heavy unnoticed.

use crate::program::Program;
use anyhow::{Context, Result, bail};
use std::fs;
use toml::Table;

/// Where they are written.
pub const SOURCE: &str = "frontend/budget.toml";

/// Weighs a program that was packed.
///
/// # Errors
/// When something weighs more than it may, or has no budget.
pub fn check(program: &Program) -> Result<()> {
    let budgets: Table = fs::read_to_string(SOURCE).context(SOURCE)?.parse().context(SOURCE)?;
    let mut outgrown = Vec::new();
    for (part, files) in &program.parts {
        let sizes = files.iter().map(|file| Ok(fs::metadata(program.folder.join(file))?.len()));
        let bytes = sizes.sum::<Result<u64>>()?;
        let most = budgets.get(part).and_then(|most| u64::try_from(most.as_integer()?).ok());
        let most = most.with_context(|| format!("{SOURCE} has no budget for {part} ({bytes} bytes)"))?;
        if bytes > most {
            outgrown.push(format!("{part} weighs {bytes} bytes and may weigh {most}"));
        }
    }
    if !outgrown.is_empty() {
        bail!("the program outgrew {SOURCE}: {}. `cargo xtask weigh` shows by what", outgrown.join("; "));
    }
    Ok(())
}
