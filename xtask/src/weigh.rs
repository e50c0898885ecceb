//! What the program for the browser weighs and why: its files, and by whom the code in the main one was brought along.
//! Sizes of functions are from before wasm-opt, which leaves their proportions.

use crate::{
    files, program,
    site::{self, Profile},
};
use anyhow::Result;
use rustc_demangle::demangle;
use std::{collections::HashMap, ffi::OsStr, fs, path::Path};
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// How many lines of each table.
const LINES: usize = 40;

/// Prints the tables for the small program.
///
/// # Errors
/// When it cannot be built, or read.
pub fn print() -> Result<()> {
    let work = Path::new("target/weigh");
    if work.exists() {
        fs::remove_dir_all(work)?;
    }
    fs::create_dir_all(work)?;
    let (_, split) = program::split(&program::compile(Profile::Release)?, work)?;
    println!("{} files beside the main one, before wasm-opt\n", split.split_modules.len());
    let functions = functions(&fs::read(work.join("main.wasm"))?)?;
    println!("The code in the main file, by crate (bytes, functions)");
    let by = |name: fn(&str) -> String| {
        let mut sums: HashMap<String, (usize, usize)> = HashMap::new();
        for (function, bytes) in &functions {
            let sum = sums.entry(name(function)).or_default();
            *sum = (sum.0 + bytes, sum.1 + 1);
        }
        let mut sums: Vec<_> = sums.into_iter().collect();
        sums.sort_unstable_by_key(|(_, (bytes, _))| usize::MAX - bytes);
        for (name, (bytes, many)) in sums.into_iter().take(LINES) {
            println!("{bytes:>9} {many:>6}  {name}");
        }
    };
    by(|function| function.trim_start_matches(['<', '&']).split("::").next().unwrap_or_default().to_owned());
    println!("\nThe same, by module of the function or of the type whose method it is");
    by(|function| {
        let path = function.trim_start_matches(['<', '&']).split(['<', ' ', '>', '{']).next().unwrap_or_default();
        path.splitn(4, "::").take(3).collect::<Vec<_>>().join("::")
    });
    println!("\nIts largest functions");
    let mut largest = functions;
    largest.sort_unstable_by_key(|(_, bytes)| usize::MAX - bytes);
    for (function, bytes) in largest.iter().take(2 * LINES) {
        println!("{bytes:>9}  {}", function.chars().take(150).collect::<String>());
    }
    site::build(Profile::Release)?;
    println!("\nFiles of the program (bytes, bytes as Brotli)");
    let package = Path::new("target/site/release/pkg");
    let mut sizes = Vec::new();
    for file in files::below(package)? {
        if file.extension() == Some(OsStr::new("wasm")) || file.extension() == Some(OsStr::new("js")) {
            let compressed = fs::metadata(format!("{}.br", file.display()))?.len();
            sizes.push((fs::metadata(&file)?.len(), compressed, file.file_name().unwrap_or_default().to_owned()));
        }
    }
    sizes.sort_unstable_by_key(|(_, compressed, _)| u64::MAX - compressed);
    for (bytes, compressed, name) in sizes.iter().take(LINES) {
        println!("{bytes:>9} {compressed:>9}  {}", name.display());
    }
    Ok(())
}

/// The functions of a module and how many bytes each takes.
fn functions(module: &[u8]) -> Result<Vec<(String, usize)>> {
    let (mut imported, mut bodies, mut names) = (0, Vec::new(), HashMap::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(usize::try_from(body.range().end - body.range().start)?),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(section) = section.as_known() else { continue };
                for part in section {
                    let Name::Function(functions) = part? else { continue };
                    for naming in functions {
                        let naming = naming?;
                        names.insert(naming.index, format!("{:#}", demangle(naming.name)));
                    }
                }
            }
            _ => {}
        }
    }
    let mut name = |index| names.remove(&index).unwrap_or_else(|| "without a name".to_owned());
    Ok((imported..).zip(bodies).map(|(index, bytes)| (name(index), bytes)).collect())
}
