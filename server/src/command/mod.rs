//! The command line. `serve` and `migrate` bring the schema of a database up to date; `serve`, `demo` and `restore` create
//! one where there is none; everything else takes a database as it is, so that a mistyped path is told and not created.

mod data;
mod first_steps;
mod mail;
mod member;

pub use member::fresh_password;

use crate::{config::Settings, demo, serve, watch::log};
use anyhow::Context;
use clap::{Parser, Subcommand};
use mail::{MailCommand, TRY_AGAIN};
use member::MemberCommand;
use naast_forum::{Clock, Error, Forum, backup};
use std::{path::PathBuf, process::ExitCode};

const DATABASE: &str = "sqlite:data/naast.db";

/// Naast: the open place where residents tell what is on their mind, and officials come and stand beside them.
#[derive(Debug, Parser)]
#[command(name = "naast", version, about)]
pub struct Cli {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the forum; creates its database, or brings it up to date
    Serve,
    /// Serve a forum with demo content, in a database of its own (data/demo.db)
    Demo,
    /// Bring the schema of an existing database up to date; make a backup with the version before first
    Migrate,
    /// Fill an empty database from a backup
    Restore { file: PathBuf },
    /// See whether a backup can be restored: into a database that is thrown away, which is checked
    Drill { file: PathBuf },
    #[command(flatten)]
    Existing(Existing),
}

/// What needs a forum that is there.
#[derive(Debug, Subcommand)]
enum Existing {
    /// Members: how the first administrator comes to be
    Member {
        #[command(subcommand)]
        command: MemberCommand,
    },
    /// Mail that comes in
    Mail {
        #[command(subcommand)]
        command: MailCommand,
    },
    /// List notices of illegal content with who filed them, as tab-separated lines: for the organisation, not for moderators
    Notices,
    /// Take over initiatives and comments from another platform
    Import {
        #[command(subcommand)]
        command: ImportCommand,
    },
    /// Write everything into one file; also while the forum is served
    Backup { file: PathBuf },
    /// Check the integrity of the data
    Check,
}

#[derive(Debug, Subcommand)]
enum ImportCommand {
    /// From CSV files of CONSUL Democracy
    Consul {
        #[arg(long)]
        proposals: PathBuf,
        #[arg(long)]
        comments: PathBuf,
    },
}

impl Cli {
    /// Does what was asked.
    ///
    /// # Errors
    /// Says what did not work, for the operator.
    pub async fn run(self) -> anyhow::Result<()> {
        let settings = self.settings.complete()?;
        log::begin(settings.log_format.unwrap_or_default());
        match self.command {
            Command::Demo => demo::serve(&settings).await,
            Command::Serve => {
                let url = settings.database_to_create(DATABASE)?;
                let forum = Forum::open(&url, Clock::default()).await.with_context(|| not_opened(&url))?;
                first_steps::hint(&forum, &settings).await?;
                serve::serve(forum, &settings).await
            }
            Command::Migrate => migrate(&settings.database_url(DATABASE)).await,
            Command::Restore { file } => {
                let url = settings.database_to_create(DATABASE)?;
                backup::restore(&url, &file).await.context("nothing was restored")?;
                println!("{} is restored", file.display());
                Ok(())
            }
            Command::Drill { file } => data::drill(&file).await,
            Command::Existing(command) => {
                let url = settings.database_url(DATABASE);
                let forum = Forum::open_existing(&url, Clock::default()).await.with_context(|| not_opened(&url))?;
                command.run(&forum, &settings).await
            }
        }
    }

    /// What whoever started it is told when that did not work.
    pub fn failure(&self) -> ExitCode {
        match self.command {
            Command::Existing(Existing::Mail { .. }) => ExitCode::from(TRY_AGAIN),
            _ => ExitCode::FAILURE,
        }
    }
}

impl Existing {
    async fn run(self, forum: &Forum, settings: &Settings) -> anyhow::Result<()> {
        match self {
            Self::Mail { command } => command.run(forum, settings).await,
            Self::Member { command } => command.run(forum).await,
            Self::Notices => data::notices(forum).await,
            Self::Import { command: ImportCommand::Consul { proposals, comments } } => {
                data::import_consul(forum, &proposals, &comments).await
            }
            Self::Backup { file } => {
                forum.backup(&file).await.context("no backup was made")?;
                println!("everything is in {}", file.display());
                Ok(())
            }
            Self::Check => data::check(forum).await,
        }
    }
}

async fn migrate(url: &str) -> anyhow::Result<()> {
    match Forum::open_existing(url, Clock::default()).await {
        Ok(_) => println!("the schema is up to date already"),
        Err(Error::SchemaOlder) => {
            Forum::open(url, Clock::default()).await.with_context(|| not_opened(url))?;
            println!("the schema is up to date");
        }
        Err(other) => return Err(other).with_context(|| not_opened(url)),
    }
    Ok(())
}

/// Names the database without the password that its address may hold.
fn not_opened(url: &str) -> String {
    let shown = match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, place))) => format!("{scheme}://{place}"),
        _ => url.to_owned(),
    };
    format!("{shown} could not be opened")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_shows_no_password() {
        assert_eq!(not_opened("postgres://naast:p@ss@db/naast"), "postgres://db/naast could not be opened");
        assert_eq!(not_opened("sqlite:data/a@b.db"), "sqlite:data/a@b.db could not be opened");
    }
}
