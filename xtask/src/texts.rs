//! How far each language of the interface is: how many texts it has, and which it says in Dutch, file by file.

#[expect(dead_code, reason = "the names of languages in Rust are for the build of the app")]
#[path = "../../app/ui/build/reading.rs"]
mod reading;

use anyhow::{Context, Result, anyhow};
use reading::{Entries, LANGUAGES, missing, read};
use std::{collections::BTreeMap, path::Path};

/// Prints it.
pub fn report() -> Result<()> {
    let texts = read(Path::new("app/texts")).map_err(|error| anyhow!(error))?;
    let dutch = texts.first().context("there is no language in the list")?;
    for (language, own) in LANGUAGES.iter().zip(&texts) {
        let lacks = missing(language, dutch, own).map_err(|error| anyhow!(error))?;
        println!("{}: {} of {} texts", language.tag, own.len(), dutch.len());
        for (file, keys) in by_file(dutch, &lacks) {
            println!("  {file} lacks {}: {}", keys.len(), keys.join(", "));
        }
    }
    Ok(())
}

fn by_file<'a>(dutch: &'a Entries, keys: &[&'a str]) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut files: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for key in keys {
        if let Some(entry) = dutch.get(*key) {
            files.entry(&entry.file).or_default().push(key);
        }
    }
    files
}
