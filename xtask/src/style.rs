//! The style: one sheet of all files that `style/main.css` imports, for the browsers that people use.

use crate::{
    cargo,
    site::{Profile, digest_of},
};
use anyhow::Result;
use std::{fs, path::Path, process::Command};

/// Writes `pkg/naast.DIGEST.css`.
pub fn bundle(profile: Profile, package: &Path) -> Result<()> {
    let sheet = package.join("naast.css");
    let mut lightning = Command::new("lightningcss");
    lightning.args(["--bundle", "--targets", "defaults", "style/main.css", "--output-file"]).arg(&sheet);
    if profile == Profile::Release {
        lightning.arg("--minify");
    }
    cargo::call(&mut lightning)?;
    let name = format!("naast.{}.css", digest_of(&[&sheet])?);
    Ok(fs::rename(&sheet, package.join(name))?)
}
