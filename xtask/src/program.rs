//! The program for the browser: compiled, split into the part that every page needs and the parts that are loaded when
//! somebody asks for them, and given its JavaScript by wasm-bindgen. Both libraries are in Cargo.lock beside
//! wasm-bindgen itself, so their versions cannot part.

use crate::{
    cargo, loader,
    site::{Profile, digest_of},
};
use anyhow::{Result, anyhow};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
};
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, SplitWasm};

const TARGET: &str = "wasm32-unknown-unknown";
/// Under this name the parts import their loaders; `wasm_split_macros` writes it into the program.
const LOADER: &str = "./__wasm_split.______________________.js";

/// A program, packed.
pub struct Program {
    /// Where it is.
    pub folder: PathBuf,
    /// The files that every page needs (`program`), those that say which part is where (`links`), and for each part those that it
    /// needs besides.
    pub parts: BTreeMap<String, Vec<String>>,
}

/// Compiles it; says where the one file is that the compiler made.
pub fn compile(profile: Profile) -> Result<PathBuf> {
    let (name, folder) = match profile {
        Profile::Dev => ("dev", "debug"),
        Profile::Release => ("wasm-release", "wasm-release"),
    };
    // In a folder of its own, so that it need not wait while Cargo builds the server.
    let target = cargo::target().join("wasm");
    let at = format!("--target-dir={}", target.display());
    // A browser has no use for line numbers in Rust.
    let debug = "--config=profile.dev.debug=false";
    // Beside it the server's Cargo shows how far it is.
    let silent = "--config=term.progress.when='never'";
    cargo::run(&["build", "--package", "naast-frontend", "--target", TARGET, "--profile", name, debug, silent, &at])?;
    Ok(target.join(TARGET).join(folder).join("naast_frontend.wasm"))
}

/// Splits it and writes it, with its JavaScript, into `pkg/DIGEST`.
pub fn pack(profile: Profile, wasm: &Path, package: &Path) -> Result<Program> {
    let folder = package.join(digest_of(&[wasm])?);
    fs::create_dir_all(&folder)?;
    let (main, split) = split(wasm, &folder)?;
    Bindgen::new()
        .input_path(&main)
        .out_name("naast")
        .web(true)?
        .typescript(false)
        .keep_lld_exports(true)
        .demangle(false)
        .remove_name_section(true)
        .generate(&folder)?;
    fs::remove_file(&main)?;
    let whole = folder.join("naast.wasm");
    fs::rename(folder.join("naast_bg.wasm"), &whole)?;
    if profile == Profile::Release {
        shrink(&folder, split.split_modules.into_iter().chain([whole]).collect())?;
    }
    let mut parts = BTreeMap::from([
        ("program".to_owned(), vec!["naast.js".to_owned(), "naast.wasm".to_owned()]),
        ("links".to_owned(), vec![LOADER.to_owned()]),
    ]);
    for (part, files) in split.prefetch_map {
        // It is named after its function, with a digest behind it.
        let name = part.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim_end_matches('_');
        parts.insert(name.to_owned(), files.into_iter().map(|file| file + ".wasm").collect());
    }
    Ok(Program { folder, parts })
}

/// Splits it, into this folder: the part that every page needs, and the others.
pub fn split(wasm: &Path, folder: &Path) -> Result<(PathBuf, SplitWasm)> {
    let (program, main) = (fs::read(wasm)?, folder.join("main.wasm"));
    let mut options = Options::new(&program);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = "./naast.js";
    options.link_name = LOADER;
    let split = wasm_split_cli_support::transform(options).map_err(|error| anyhow!("{error:#}"))?;
    Ok((main, split))
}

/// Makes the parts of a program small: wasm-opt for WebAssembly, esbuild for JavaScript.
fn shrink(folder: &Path, modules: Vec<PathBuf>) -> Result<()> {
    let cores = thread::available_parallelism()?.get();
    let share = modules.len().div_ceil(cores);
    thread::scope(|scope| {
        let work = |modules: &[PathBuf]| modules.iter().try_for_each(|module| optimize(module));
        let workers: Vec<_> = modules.chunks(share).map(|modules| scope.spawn(move || work(modules))).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| anyhow!("wasm-opt broke off"))?)
    })?;
    ["naast.js", LOADER].iter().try_for_each(|name| loader::minify(&folder.join(name)))
}

fn optimize(module: &Path) -> Result<()> {
    let features = ["--enable-bulk-memory", "--enable-nontrapping-float-to-int"];
    cargo::call(Command::new("wasm-opt").arg("-Oz").args(features).arg(module).arg("-o").arg(module))
}
