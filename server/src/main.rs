//! The binary `naast`.

use clap::Parser;
use naast::command::Cli;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    match Cli::parse().run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("naast: {error:#}");
            ExitCode::FAILURE
        }
    }
}
