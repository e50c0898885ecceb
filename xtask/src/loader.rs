//! The loader: the JavaScript that every page carries, and that fetches the program when somebody means to do something.
//! It is copied without indentation and comment lines, so that both builds keep the same budget; for release it is minified.

use crate::{
    cargo,
    site::{Profile, digest_of},
};
use anyhow::{Result, bail};
use std::{fs, path::Path, process::Command};

/// Where it is written.
pub const SOURCE: &str = "frontend/loader.js";
/// How many bytes it may have before it is compressed.
const BUDGET: usize = 2_048;

/// Writes `pkg/loader.DIGEST.js`.
///
/// # Errors
/// When it outgrew its budget, a file cannot be read or written, or esbuild fails.
pub fn write(profile: Profile, package: &Path) -> Result<()> {
    let content = squeezed(&fs::read_to_string(SOURCE)?);
    if content.len() > BUDGET {
        bail!("{SOURCE} has {} bytes without its comments, and may have {BUDGET}", content.len());
    }
    let script = package.join("loader.js");
    fs::write(&script, content)?;
    if profile == Profile::Release {
        minify(&script)?;
    }
    let name = format!("loader.{}.js", digest_of(&[&script])?);
    Ok(fs::rename(&script, package.join(name))?)
}

/// Makes a module small, in its place.
///
/// # Errors
/// When esbuild fails.
pub fn minify(script: &Path) -> Result<()> {
    let arguments = ["--minify", "--format=esm", "--allow-overwrite", "--log-level=warning"];
    let outfile = format!("--outfile={}", script.display());
    cargo::call(Command::new("esbuild").arg(script).args(arguments).arg(outfile))
}

/// Without indentation, comment lines and empty lines. Only for a source without template literals of several lines.
fn squeezed(source: &str) -> String {
    let lines = source.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}
