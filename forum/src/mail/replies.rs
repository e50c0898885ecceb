//! Mails that came in as a reply, as far as mail knows of them: which ones came, and those that go back. Who may say what in a thread
//! is `conversation`'s business.

use crate::{
    Forum, Result,
    accounts::{
        attempts,
        members::{self, Member},
    },
    boxed,
    journal::{self, Entry},
    mail::{addresses::reached, sql, tags},
    storage::{Reader, Scope, Writer},
};
use naast_domain::{
    ids::{EntryId, InitiativeId, MemberId},
    journal::EntryKind,
    mail::{Reached, ReplyFault, ReplyMail, ReplyTo, ReturnedReply},
    time::Timestamp,
};

pub(crate) use tags::read_reply_tag;

/// How much of what tells a mail apart is kept, in characters, and how much of what was written goes back: more than a comment may
/// hold.
const MARK: usize = 250;
const WORDS: usize = 20_000;

/// Whoever answered, if the tag is theirs, they have an account with an address, and this mail did not come before.
pub(crate) async fn writer(conn: &mut Reader, to: ReplyTo, mail: &ReplyMail) -> Result<Option<(Member, String)>> {
    let member = members::find(conn, to.member).await?.filter(|member| member.closed_at.is_none());
    let found = member.and_then(|member| member.email.clone().map(|email| (member, email)));
    Ok(match found {
        Some(found) if !sql::replies::is_known(conn, to.member, &mark(mail)).await? => Some(found),
        _ => None,
    })
}

fn mark(mail: &ReplyMail) -> String {
    mail.message_id.chars().take(MARK).collect()
}

/// Why a reply goes back, with a sentence about it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Returning<'a> {
    pub fault: ReplyFault,
    pub said: &'a str,
    pub initiative: InitiativeId,
}

/// Notes that a reply came, and lets it go back if something is to be said of it; tells whether it does. Nobody is told too often in a
/// day: two programs could answer each other.
pub(crate) async fn note(
    tx: &mut Writer,
    to: ReplyTo,
    mail: &ReplyMail,
    returning: Option<Returning<'_>>,
    now: Timestamp,
) -> Result<bool> {
    let entry = match returning {
        Some(returning) if may_be_told(tx, to.member, now).await? => {
            let entry = Entry::new(EntryKind::ReplyReturned, now, to.member);
            let (initiative, comment) = (Some(returning.initiative), Some(to.comment));
            let entry = Entry { initiative, comment, member: Some(to.member), ..entry };
            Some((journal::append(tx, entry).await?, returning.fault))
        }
        _ => None,
    };
    // What came from elsewhere may be anybody's words.
    let is_own = entry.is_some_and(|(_, fault)| fault != ReplyFault::OtherSender);
    let new = sql::replies::New {
        member: to.member,
        mark: &mark(mail),
        at: now,
        comment: to.comment,
        returned: entry.map(|(entry, fault)| (entry, fault.word())),
        said: returning.map_or("", |returning| returning.said),
        words: &if is_own { mail.words.chars().take(WORDS).collect() } else { String::new() },
    };
    sql::replies::insert(tx, &new).await?;
    Ok(entry.is_some())
}

async fn may_be_told(tx: &mut Writer, member: MemberId, now: Timestamp) -> Result<bool> {
    attempts::has_room(tx, &format!("reply_returned:{member}"), attempts::RETURNED, now).await
}

/// The reply that goes back with this entry.
pub(super) async fn returned(conn: &mut Reader, member: MemberId, entry: EntryId) -> Result<Option<ReturnedReply>> {
    let row = sql::replies::returned(conn, member, entry).await?;
    Ok(row.and_then(|row| {
        let fault = ReplyFault::from_word(&row.fault)?;
        Some(ReturnedReply {
            fault,
            said: row.said,
            words: row.words,
            comment: row.comment,
            initiative: row.initiative,
        })
    }))
}

impl Forum {
    /// A mail server says that nobody has the address with this tag: it is mailed no more, as if that had been said when the mail was
    /// handed over. Tells whether it is an address of somebody here.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn mail_bounced(&self, tag: &str, said: &str) -> Result<bool> {
        let key = self.signing_key().await?;
        let Some((id, signature)) = tags::read_bounce_tag(tag) else { return Ok(false) };
        let mut tx = self.db.write_to(Scope::Outbox).await?;
        let email = members::find(&mut tx, id).await?.and_then(|member| member.email);
        let Some(email) = email.filter(|email| tags::is_bounce_of(&key, id, email, signature)) else {
            return Ok(false);
        };
        if !matches!(reached(&mut tx, id, &email).await?, Reached::Refused(_)) {
            super::outcome::refuse(&mut tx, id, &email, said, self.clock.now()).await?;
        }
        tx.commit().await?;
        Ok(true)
    }
}
