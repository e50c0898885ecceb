//! `naast member`: people and their roles, without signing in. This is how the first administrator comes to be.

use anyhow::{Context, anyhow};
use clap::Subcommand;
use naast_domain::{
    ids::MemberId,
    members::{Office, Role},
    time::Timestamp,
};
use naast_forum::Forum;

#[derive(Debug, Subcommand)]
pub enum MemberCommand {
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

impl MemberCommand {
    /// Does what was asked.
    ///
    /// # Errors
    /// Says what did not work, for the operator.
    pub async fn run(self, forum: &Forum) -> anyhow::Result<()> {
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
                let until = (days > 0).then(|| now.plus(i64::from(days) * Timestamp::DAY));
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
