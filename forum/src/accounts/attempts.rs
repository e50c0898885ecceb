//! Rate limits: how often something may be tried, by an account or from an address.

use crate::{
    Error, Forum, Result,
    accounts::sql::attempts,
    storage::{Reader, Writer},
};
use naast_domain::{
    ids::{InitiativeId, MemberId},
    refusal::Refusal,
    spam_defence::arrival,
    time::Timestamp,
};

pub(crate) use super::sql::attempts::sweep;

/// How often, within how many milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    at_most: i64,
    within: i64,
}

/// Passwords and codes tried at one account, from one address or by one browser that signed in before.
pub const ACCOUNT: Limit = Limit { at_most: 10, within: 15 * Timestamp::MINUTE };
/// Passwords tried at one account from everywhere together, by browsers that never signed in to it: as many as NIST SP 800-63B-4,
/// 3.2.2, lets anybody try at all.
pub const EVERYWHERE: Limit = Limit { at_most: 100, within: 15 * Timestamp::MINUTE };
/// Passwords and codes tried from one address, by browsers that never signed in.
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
/// What strangers post from one address; a school or a library has one for many people.
pub const FROM_ADDRESS: Limit = Limit { at_most: 60, within: 10 * Timestamp::MINUTE };
/// Initiatives by one member.
pub const INITIATIVES: Limit = Limit { at_most: 10, within: Timestamp::HOUR };
/// Edits by one member: each keeps what the text read before.
pub const EDITS: Limit = Limit { at_most: 30, within: Timestamp::HOUR };
/// Rules in the way, named or linked by one member.
pub const OBSTACLES: Limit = Limit { at_most: 20, within: Timestamp::HOUR };
/// Reports by one member.
pub const REPORTS: Limit = Limit { at_most: 30, within: Timestamp::HOUR };
/// Notices of illegal content, from one address; a library or a town hall has one for many people.
pub const NOTICES: Limit = Limit { at_most: 20, within: Timestamp::HOUR };

/// Supporting and following, and no longer doing so, by one member: each is told in the journal.
pub const TOGGLES: Limit = Limit { at_most: 120, within: Timestamp::HOUR };
/// Invitations to carry an initiative: each puts its title before somebody who did not ask for it.
pub const INVITATIONS: Limit = Limit { at_most: 20, within: Timestamp::HOUR };
/// Declaring an initiative done and taking it up again: each is told to all who follow it.
pub const TURNS: Limit = Limit { at_most: 10, within: Timestamp::HOUR };
/// Saying of the answers in an initiative whether they helped.
pub const HELPED: Limit = Limit { at_most: 60, within: Timestamp::HOUR };
/// Changes of one's own name and text.
pub const PROFILES: Limit = Limit { at_most: 20, within: Timestamp::HOUR };
/// Mails to confirm an address, asked for by one member.
pub const CONFIRMATIONS: Limit = Limit { at_most: 5, within: Timestamp::DAY };
/// Codes asked by mail from one address; a library or a town hall has one for many people.
pub const CODES_ASKED: Limit = Limit { at_most: 40, within: Timestamp::HOUR };
/// Codes mailed to one address.
pub const CODES_TO: Limit = Limit { at_most: 6, within: Timestamp::HOUR };
/// Replies by mail that go back to one member.
pub const RETURNED: Limit = Limit { at_most: 20, within: Timestamp::DAY };
/// Offers of help by one member.
pub const OFFERS: Limit = Limit { at_most: 20, within: Timestamp::HOUR };
/// Claim codes tried from one address. There is no limit for all addresses together: a code has 60 bits, so many guessers find
/// none either, and they would keep everybody else from their own.
pub const CODES: Limit = Limit { at_most: 10, within: 15 * Timestamp::MINUTE };

/// Under what is counted what strangers do.
const STRANGERS: &str = "strangers";

impl Limit {
    /// Refuses when there were so many attempts already, of which this is the oldest.
    fn check(self, attempts: i64, oldest: Option<Timestamp>, now: Timestamp) -> Result<()> {
        if attempts < self.at_most {
            return Ok(());
        }
        let wait = oldest.map_or(self.within, |oldest| oldest.plus(self.within).0 - now.0);
        Err(Refusal::TooOften { wait_seconds: (wait / Timestamp::SECOND).max(1) }.into())
    }
}

/// Notes an attempt of this subject (`sign-in:…`) and tells how many there are now. It refuses it when there were too many;
/// then nothing is noted, as whoever is refused does not commit.
pub async fn count(conn: &mut Writer, subject: &str, limit: Limit, now: Timestamp) -> Result<i64> {
    let (attempts, oldest) = attempts::insert_counting(conn, subject, now, now.plus(-limit.within)).await?;
    limit.check(attempts, oldest, now)?;
    Ok(attempts + 1)
}

/// Refuses when there were too many attempts of this subject.
async fn must_be_below(conn: &mut Reader, subject: &str, limit: Limit, now: Timestamp) -> Result<()> {
    let (attempts, oldest) = attempts::since(conn, subject, now.plus(-limit.within)).await?;
    limit.check(attempts, oldest, now)
}

/// How fast people speak.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pace {
    /// Which comment of this member within a minute it is.
    pub own: i64,
    /// Which one in this thread within a minute by all who have just joined; 0 for whoever joined before.
    pub newcomers: i64,
}

/// Notes a comment of a member in this thread. Those who have just joined may say less, and all of them together no more
/// than a conversation bears; nobody else waits for them.
pub async fn count_comment(
    conn: &mut Writer,
    member: MemberId,
    initiative: InitiativeId,
    has_just_joined: bool,
    now: Timestamp,
) -> Result<Pace> {
    let (subject, mut newcomers) = (format!("comment:{member}"), 0);
    if has_just_joined {
        for limit in NEWCOMER {
            must_be_below(conn, &subject, limit, now).await?;
        }
        newcomers = count(conn, &format!("newcomers:{initiative}"), NEWCOMERS, now).await.map_err(crowded)?;
    }
    Ok(Pace { own: count(conn, &subject, COMMENTS, now).await?, newcomers })
}

/// That it is not their own doing.
fn crowded(error: Error) -> Error {
    match error {
        Error::Refused(Refusal::TooOften { wait_seconds }) => Refusal::Crowded { wait_seconds }.into(),
        error => error,
    }
}

/// Notes that a stranger posted something or registered.
pub async fn note_stranger(conn: &mut Writer, now: Timestamp) -> Result<()> {
    Ok(attempts::insert(conn, STRANGERS, now).await?)
}

/// Whether this subject is tried for the first time within a day; notes it.
pub async fn is_first(conn: &mut Writer, subject: &str, now: Timestamp) -> Result<bool> {
    let (before, _) = attempts::since(conn, subject, now.plus(-Timestamp::DAY)).await?;
    attempts::insert(conn, subject, now).await?;
    Ok(before == 0)
}

/// Notes what is done to somebody, unless it was too often already; tells whether it was noted.
pub async fn has_room(conn: &mut Writer, subject: &str, limit: Limit, now: Timestamp) -> Result<bool> {
    let (before, _) = attempts::since(conn, subject, now.plus(-limit.within)).await?;
    if before < limit.at_most {
        attempts::insert(conn, subject, now).await?;
    }
    Ok(before < limit.at_most)
}

/// Whether strangers do so much that the forum is flooded.
pub async fn is_flooded(conn: &mut Reader, now: Timestamp) -> Result<bool> {
    let (strangers, _) = attempts::since(conn, STRANGERS, now.plus(-arrival::FLOODED_WITHIN)).await?;
    Ok(strangers >= arrival::FLOOD)
}

/// Tries that were noted before it was known what comes of them.
pub struct Tries {
    subjects: Vec<String>,
    at: Timestamp,
}

impl Forum {
    /// Notes tries of these subjects, in a transaction of its own: they count whatever comes of them, unless they are forgiven.
    ///
    /// # Errors
    /// `TooOften`.
    pub(crate) async fn note_tries(&self, of: impl IntoIterator<Item = (String, Limit)> + Send) -> Result<Tries> {
        let (at, of) = (self.clock.now(), Vec::from_iter(of));
        let mut tx = self.db.write().await?;
        for (subject, limit) in &of {
            count(&mut tx, subject, *limit, at).await?;
        }
        tx.commit().await?;
        Ok(Tries { subjects: of.into_iter().map(|(subject, _)| subject).collect(), at })
    }

    /// Notes that a code of this kind is tried from an address.
    ///
    /// # Errors
    /// `TooOften`.
    pub(crate) async fn note_code(&self, kind: &str, client: &str) -> Result<Tries> {
        self.note_tries([(format!("{kind}:{client}"), CODES)]).await
    }
}

impl Tries {
    /// They were no guesses: many people sign in from one building.
    pub async fn forgive(&self, tx: &mut Writer) -> Result<()> {
        for subject in &self.subjects {
            attempts::delete_one(tx, subject, self.at).await?;
        }
        Ok(())
    }
}

/// As `count`, for what a member does.
pub async fn count_of(conn: &mut Writer, what: &str, member: MemberId, limit: Limit, now: Timestamp) -> Result<()> {
    count(conn, &format!("{what}:{member}"), limit, now).await.map(drop)
}
