//! Walking and copying folders.

use anyhow::Result;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// All files below a folder, or the file itself; in the order of their names, so that a digest of them is stable.
///
/// # Errors
/// When a folder cannot be read.
pub fn below(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(path)? {
        found.extend(below(&entry?.path())?);
    }
    found.sort();
    Ok(found)
}

/// Copies what is in a folder into another one.
///
/// # Errors
/// When something cannot be read or written.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in below(from)? {
        let copy = to.join(file.strip_prefix(from)?);
        fs::create_dir_all(copy.parent().unwrap_or(to))?;
        fs::copy(&file, copy)?;
    }
    Ok(())
}
