//! The binary `naast`.

use clap::Parser;
use naast::command::Cli;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let failure = cli.failure();
    match cli.run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("naast: {error:#}");
            failure
        }
    }
}
