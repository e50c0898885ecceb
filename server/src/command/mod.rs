//! The command line.

use crate::{config::Settings, demo, serve};
use anyhow::{Context, anyhow};
use clap::{Parser, Subcommand};
use naast_domain::{
    ids::{MemberId, NoticeId},
    member::{Office, Role},
};
use naast_forum::{Clock, Forum};
use std::path::{Path, PathBuf};

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
    /// Serve the forum
    Serve,
    /// Serve a forum with demo content, in a database of its own (data/demo.db)
    Demo,
    /// Members: how the first administrator comes to be
    Member {
        #[command(subcommand)]
        command: MemberCommand,
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
    /// Fill an empty database from such a file
    Restore { file: PathBuf },
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

#[derive(Debug, Subcommand)]
enum MemberCommand {
    /// Add a member; a password is made and printed
    Add { email: String, name: String },
    /// Give a role: official, moderator or administrator
    Grant {
        email: String,
        #[arg(value_parser = parse_role)]
        role: Role,
        /// The function in which an official answers
        #[arg(long, default_value = "")]
        function: String,
        /// The department of an official
        #[arg(long, default_value = "")]
        department: String,
        /// An official who may stand publicly behind a colleague's answer
        #[arg(long)]
        manager: bool,
    },
    /// Take a role back
    Revoke {
        email: String,
        #[arg(value_parser = parse_role)]
        role: Role,
    },
    /// List all members
    List,
    /// Make a new password and print it; all sessions end
    ResetPassword { email: String },
    /// Suspend a member for a number of days; 0 ends a suspension
    Suspend { email: String, days: u32 },
}

fn parse_role(word: &str) -> Result<Role, String> {
    word.parse().map_err(|_| "use official, moderator or administrator".to_owned())
}

/// A password that nobody guesses: 20 letters and digits without look-alikes, in groups (100 bits).
///
/// # Errors
/// When the system gives no random numbers.
pub fn fresh_password() -> anyhow::Result<String> {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
    let mut bytes = [0_u8; 20];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("no random numbers: {error}"))?;
    let letters: Vec<char> = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    Ok(letters.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-"))
}

impl Cli {
    /// Does what was asked.
    ///
    /// # Errors
    /// Says what did not work, for the operator.
    pub async fn run(self) -> anyhow::Result<()> {
        let settings = self.settings.complete()?;
        match self.command {
            Command::Serve => {
                let forum = open(&settings, "sqlite:data/naast.db").await?;
                serve::serve(forum, &settings).await
            }
            Command::Demo => demo::serve(&settings).await,
            Command::Member { command } => command.run(&open(&settings, "sqlite:data/naast.db").await?).await,
            Command::Notices => notices(&open(&settings, "sqlite:data/naast.db").await?).await,
            Command::Import { command: ImportCommand::Consul { proposals, comments } } => {
                import(&open(&settings, "sqlite:data/naast.db").await?, &proposals, &comments).await
            }
            Command::Backup { file } => {
                open(&settings, "sqlite:data/naast.db").await?.backup(&file).await.context("no backup was made")?;
                println!("everything is in {}", file.display());
                Ok(())
            }
            Command::Restore { file } => {
                let url = settings.database_url("sqlite:data/naast.db")?;
                naast_forum::backup::restore(&url, &file).await.context("nothing was restored")?;
                println!("{} is restored", file.display());
                Ok(())
            }
            Command::Check => check(&open(&settings, "sqlite:data/naast.db").await?).await,
        }
    }
}

async fn open(settings: &Settings, default: &str) -> anyhow::Result<Forum> {
    let url = settings.database_url(default)?;
    Forum::open(&url, Clock::default()).await.context("the database could not be opened")
}

async fn import(forum: &Forum, proposals: &Path, comments: &Path) -> anyhow::Result<()> {
    let read = |path: &Path| std::fs::read(path).with_context(|| format!("cannot read {}", path.display()));
    let names = (proposals.display().to_string(), comments.display().to_string());
    let report = forum.import_consul(&read(proposals)?, &read(comments)?, (&names.0, &names.1)).await?;
    print!("{report}");
    Ok(())
}

async fn check(forum: &Forum) -> anyhow::Result<()> {
    let found = forum.check().await?;
    for line in &found {
        println!("{line}");
    }
    if found.is_empty() {
        println!("no damage found");
        Ok(())
    } else {
        Err(anyhow!("{} things are not as they should be", found.len()))
    }
}

impl MemberCommand {
    async fn run(self, forum: &Forum) -> anyhow::Result<()> {
        match self {
            Self::Add { email, name } => {
                let password = fresh_password()?;
                forum.operator_add_member(&email, &name, &password).await.context("not added")?;
                println!("{email} can sign in with the password {password}");
            }
            Self::Grant { email, role, function, department, manager } => {
                let office = Office { function, department };
                forum
                    .operator_grant(&email, role, Some(&office))
                    .await
                    .context("not given (an official needs --function and --department)")?;
                if manager {
                    forum.operator_set_manager(&email, true).await.context("only an official is a manager")?;
                }
                println!("{email} is now {}", role.word());
            }
            Self::Revoke { email, role } => {
                forum.operator_revoke(&email, role).await.context("not taken back")?;
                println!("{email} is no longer {}", role.word());
            }
            Self::List => list(forum).await?,
            Self::ResetPassword { email } => {
                let password = fresh_password()?;
                forum.operator_reset_password(&email, &password).await.context("not reset")?;
                println!("{email} can sign in with the password {password}");
            }
            Self::Suspend { email, days } => {
                let now = forum.clock().now();
                let until = (days > 0).then(|| now.plus(i64::from(days) * naast_domain::time::Timestamp::DAY));
                forum.operator_suspend(&email, until).await.context("not suspended")?;
                println!(
                    "{email}: {}",
                    until.map_or("no longer suspended".to_owned(), |until| format!(
                        "suspended until {}",
                        until.rfc3339()
                    ))
                );
            }
        }
        Ok(())
    }
}

async fn list(forum: &Forum) -> anyhow::Result<()> {
    let mut after = MemberId(0);
    loop {
        let rows = forum.operator_members(after).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.id;
        for row in &rows {
            let roles = row.roles.iter().map(Role::word).collect::<Vec<_>>().join(", ");
            println!("{}\t{}\t{}\t{roles}", row.id, row.email, row.name);
        }
    }
}

async fn notices(forum: &Forum) -> anyhow::Result<()> {
    let mut after = NoticeId(0);
    loop {
        let rows = forum.operator_notices(after).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.id;
        for row in &rows {
            let state = match (row.settled_at, row.is_followed) {
                (None, _) => "open",
                (Some(_), true) => "followed by a measure",
                (Some(_), false) => "not followed",
            };
            let (at, place) = (row.at.rfc3339(), row.location.path());
            println!("{}\t{at}\t{place}\t{}\t{}\t{state}", row.id, row.name, row.email);
        }
    }
}
