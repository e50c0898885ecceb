//! `cargo xtask`: builds the site that the server serves, and rebuilds it while you write.
//!
//!     cargo xtask build              the server and its site, both built fast, beside each other
//!     cargo xtask site               target/site/dev: built fast, for `make run`, `make dev` and the tests
//!     cargo xtask site --release     target/site/release: small and compressed, for the binary of `make dist`
//!     cargo xtask watch -- demo      builds both sides, starts the server with these arguments; again at each change
//!     cargo xtask weigh              what the small program weighs, and what its main file is made of
//!     cargo xtask texts              which texts of the interface each language has, and which it says in Dutch

mod both;
mod budget;
mod cargo;
mod compress;
mod files;
mod loader;
mod program;
mod site;
mod style;
mod texts;
mod watch;
mod weigh;

use anyhow::{Result, bail};
use site::Profile;
use std::{env, path::Path, process::ExitCode};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    // Everything below names its paths from the root of the workspace.
    env::set_current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))?;
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["build"] => both::build(),
        ["site"] => site::build(Profile::Dev),
        ["site", "--release"] => site::build(Profile::Release),
        ["texts"] => texts::report(),
        ["weigh"] => weigh::print(),
        ["watch", "--", ref server @ ..] => watch::watch(server),
        _ => bail!("say `build`, `site`, `site --release`, `weigh`, `texts`, or `watch -- ARGUMENTS OF THE SERVER`"),
    }
}
