//! Limits: how often something may be tried, by an account or from an address.

use crate::{
    Result,
    sql::{Conn, attempts as sql},
};
use naast_domain::{
    ids::{InitiativeId, MemberId},
    refusal::Refusal,
    time::Timestamp,
};

/// How often, within how many milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    at_most: i64,
    within: i64,
}

/// Signing in or recovering, for one account.
pub const ACCOUNT: Limit = Limit { at_most: 10, within: 15 * Timestamp::MINUTE };
/// Signing in or recovering, from one address.
pub const ADDRESS: Limit = Limit { at_most: 30, within: 15 * Timestamp::MINUTE };
/// Registering, from one address.
pub const REGISTRATION: Limit = Limit { at_most: 20, within: Timestamp::HOUR };
/// Comments by one member.
pub const COMMENTS: Limit = Limit { at_most: 20, within: Timestamp::MINUTE };
/// Comments by somebody who has just joined, in a minute and in an hour.
pub const NEWCOMER: [Limit; 2] =
    [Limit { at_most: 5, within: Timestamp::MINUTE }, Limit { at_most: 30, within: Timestamp::HOUR }];
/// Comments in one thread by all who have just joined together: a flood does not drown a conversation.
pub const NEWCOMERS: Limit = Limit { at_most: 60, within: Timestamp::MINUTE };
/// Initiatives by one member.
pub const INITIATIVES: Limit = Limit { at_most: 10, within: Timestamp::HOUR };
/// Rules in the way, named or linked by one member.
pub const OBSTACLES: Limit = Limit { at_most: 20, within: Timestamp::HOUR };
/// Reports by one member.
pub const REPORTS: Limit = Limit { at_most: 30, within: Timestamp::HOUR };
/// Notices of illegal content, from one address; a library or a town hall has one for many people.
pub const NOTICES: Limit = Limit { at_most: 20, within: Timestamp::HOUR };

/// Offers of help by one member.
pub const OFFERS: Limit = Limit { at_most: 20, within: Timestamp::HOUR };
/// Claim codes tried from one address.
pub const CODES: Limit = Limit { at_most: 10, within: 15 * Timestamp::MINUTE };
/// Claim codes tried from everywhere.
pub const ALL_CODES: Limit = Limit { at_most: 200, within: Timestamp::HOUR };

/// Notes an attempt of this subject (`sign-in:…`), or refuses it when there were too many; tells how many there are now.
pub async fn count(conn: &mut Conn, subject: &str, limit: Limit, now: Timestamp) -> Result<i64> {
    let attempts = must_be_below(conn, subject, limit, now).await?;
    sql::insert(conn, subject, now).await?;
    Ok(attempts + 1)
}

/// Refuses when there were too many attempts of this subject; else tells how many.
async fn must_be_below(conn: &mut Conn, subject: &str, limit: Limit, now: Timestamp) -> Result<i64> {
    let (attempts, oldest) = sql::since(conn, subject, now.plus(-limit.within)).await?;
    if attempts >= limit.at_most {
        let wait = oldest.map_or(limit.within, |oldest| oldest.plus(limit.within).0 - now.0);
        return Err(Refusal::TooOften { wait_seconds: (wait / Timestamp::SECOND).max(1) }.into());
    }
    Ok(attempts)
}

/// Notes a comment of a member in this thread, and tells which one within a minute it is. Those who have just joined may
/// say less, and all of them together no more than a conversation bears; nobody else waits for them.
pub async fn count_comment(
    conn: &mut Conn,
    member: MemberId,
    initiative: InitiativeId,
    has_just_joined: bool,
    now: Timestamp,
) -> Result<i64> {
    let subject = format!("comment:{member}");
    if has_just_joined {
        for limit in NEWCOMER {
            must_be_below(conn, &subject, limit, now).await?;
        }
        count(conn, &format!("newcomers:{initiative}"), NEWCOMERS, now).await?;
    }
    count(conn, &subject, COMMENTS, now).await
}

/// As `count`, for what a member does.
pub async fn count_of(conn: &mut Conn, what: &str, member: MemberId, limit: Limit, now: Timestamp) -> Result<()> {
    count(conn, &format!("{what}:{member}"), limit, now).await.map(drop)
}
