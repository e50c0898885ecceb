//! Compressing beforehand: beside each file one for browsers that read Brotli (RFC 7932) and one for gzip (RFC 1952).

use crate::files;
use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::{
    fs::{self, File},
    io::Write,
    path::Path,
};

/// Compresses all files of the site as far as it goes.
pub fn all(site: &Path) -> Result<()> {
    for file in files::below(site)? {
        let content = fs::read(&file)?;
        let beside = |ending: &str| File::create(format!("{}.{ending}", file.display()));
        brotli::BrotliCompress(&mut content.as_slice(), &mut beside("br")?, &BrotliEncoderParams::default())?;
        let mut gzip = GzEncoder::new(beside("gz")?, Compression::best());
        gzip.write_all(&content)?;
        gzip.finish()?;
    }
    Ok(())
}
