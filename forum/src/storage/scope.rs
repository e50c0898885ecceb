//! What a transaction writes to, so that writers of different initiatives do not wait for each other on PostgreSQL. Whoever
//! writes to anything holds the forum alone; whoever writes to one thread shares the forum with the others and holds that
//! thread, and what is counted for its author across all of them. SQLite has one writer, whatever it writes to.

use naast_domain::ids::{InitiativeId, MemberId};
use sqlx_postgres::PgConnection;

/// The advisory lock of the forum: "naast" on a phone keypad. Those of initiatives and members have two numbers, of which this
/// and the next one are the first.
const FORUM: i64 = 62_278;
const INITIATIVES: i32 = 62_278;
const MEMBERS: i32 = 62_279;
/// The advisory lock of the journal: whoever holds it numbers entries until its commit.
const JOURNAL: i64 = 62_280;

/// What a transaction writes to; nobody else does meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Anything.
    Forum,
    /// An initiative with its thread, and what is counted for this member.
    Thread(InitiativeId, Option<MemberId>),
    /// What only one member reads: their drafts and visits.
    Member(MemberId),
    /// What goes out by mail; one server does so at a time.
    Outbox,
}

impl Scope {
    /// Waits until nobody else writes to it, until the end of the transaction; its commit will wait for no disk. Everybody
    /// takes these locks in this order, and that of the journal last, so nobody waits in a circle.
    pub async fn lock(self, conn: &mut PgConnection) -> sqlx::Result<()> {
        let (initiative, member) = match self {
            Self::Forum => {
                let sql = "SELECT set_config('synchronous_commit', 'off', true), pg_advisory_xact_lock($1)";
                sqlx::query(sql).bind(FORUM).execute(conn).await?;
                return Ok(());
            }
            Self::Thread(initiative, member) => (Some(folded(initiative.0)), member),
            Self::Member(member) => (None, Some(member)),
            Self::Outbox => (None, None),
        };
        // A function is not called when an argument is missing.
        let sql = "SELECT set_config('synchronous_commit', 'off', true), pg_advisory_xact_lock_shared($1),
                          pg_advisory_xact_lock($2, $3), pg_advisory_xact_lock($4, $5)";
        let locking = sqlx::query(sql).bind(FORUM).bind(INITIATIVES).bind(initiative);
        locking.bind(MEMBERS).bind(member.map(|member| folded(member.0))).execute(conn).await?;
        Ok(())
    }
}

/// Waits until nobody else appends to the journal, until the end of the transaction.
pub async fn lock_journal(conn: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(JOURNAL).execute(conn).await?;
    Ok(())
}

/// A number as a lock has it; two that become the same wait for each other.
fn folded(id: i64) -> i32 {
    i32::try_from(id & i64::from(i32::MAX)).unwrap_or_default()
}
