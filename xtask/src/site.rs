//! The site: a folder with the program for the browser, the style and the assets. What a browser may keep for ever has a
//! digest of its content in its address: `pkg/DIGEST/naast.js` beside all parts of the program, `pkg/naast.DIGEST.css`,
//! `pkg/loader.DIGEST.js`.

use crate::{budget, compress, files, loader, program, style};
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::{fmt::Write, fs, path::Path, time::Instant};

/// How the site is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build: Cargo's `dev`.
    Dev,
    /// Small to download: Cargo's `wasm-release`, wasm-opt, minified, compressed.
    Release,
}

/// Builds `target/site/dev` or `target/site/release`, if anything that it is made of changed.
///
/// # Errors
/// When a compiler or tool fails, a file cannot be read or written, or the program outgrew its budget.
pub fn build(profile: Profile) -> Result<()> {
    let wasm = program::compile(profile)?;
    let begin = Instant::now();
    let site = Path::new("target/site").join(match profile {
        Profile::Dev => "dev",
        Profile::Release => "release",
    });
    let sources = ["style", "assets", loader::SOURCE, budget::SOURCE].map(Path::new);
    let inputs = digest_of(&[&sources[..], &[&wasm, &std::env::current_exe()?]].concat())?;
    let note = site.with_extension("digest");
    if site.is_dir() && fs::read_to_string(&note).is_ok_and(|built| built == inputs) {
        return Ok(());
    }
    // Made beside the old one: the server may be reading that.
    let new = site.with_extension("new");
    if new.exists() {
        fs::remove_dir_all(&new)?;
    }
    let package = new.join("pkg");
    fs::create_dir_all(&package)?;
    files::copy(Path::new("assets"), &new)?;
    style::bundle(profile, &package)?;
    loader::write(profile, &package)?;
    let packed = program::pack(profile, &wasm, &package)?;
    match profile {
        Profile::Dev => budget::check(&packed)?,
        Profile::Release => compress::all(&new)?,
    }
    if site.exists() {
        fs::remove_dir_all(&site)?;
    }
    fs::rename(&new, &site)?;
    fs::write(note, inputs)?;
    eprintln!("    {} in {:.1} s", site.display(), begin.elapsed().as_secs_f32());
    Ok(())
}

/// A digest of files, and of all files below folders, with their names: 16 letters, safe in an address.
///
/// # Errors
/// When one cannot be read.
pub fn digest_of(paths: &[&Path]) -> Result<String> {
    let mut digest = Sha256::new();
    for path in paths {
        for file in files::below(path)? {
            digest.update(file.strip_prefix(path)?.as_os_str().as_encoded_bytes());
            digest.update(fs::read(&file).with_context(|| file.display().to_string())?);
        }
    }
    let mut letters = String::new();
    for byte in &digest.finalize()[..8] {
        write!(letters, "{byte:02x}")?;
    }
    Ok(letters)
}
