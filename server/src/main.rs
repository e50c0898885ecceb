//! The binary `naast`: the command line, and the server behind it.
#![recursion_limit = "512"]

mod assets;
mod client;
mod command;
mod config;
mod demo;
mod forms;
mod guard;
mod health;
mod language;
mod live;
mod page;
mod router;
mod serve;
mod site;

use clap::Parser;

#[tokio::main]
async fn main() -> std::process::ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info,sqlx=warn".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match command::Cli::parse().run().await {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("naast: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}
