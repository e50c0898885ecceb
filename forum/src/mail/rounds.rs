//! Rounds: one server at a time fills the outbox and empties it. It holds the rounds for a moment, and takes them up again
//! while it goes on; when it falls silent, another one takes over.

use crate::{
    Forum, Result, boxed,
    mail::sql::{
        self,
        filling::{Row, Telling},
    },
    storage::{Scope, Writer},
};
use naast_domain::{
    journal::{AccountNews, Concern, EntryKind},
    mail::News,
    time::Timestamp,
};
use std::collections::BTreeMap;

/// For how long a server holds the rounds.
const HOLD: i64 = 15 * Timestamp::SECOND;
/// Entries read at a time.
const PART: i64 = 200;
/// What happened longer ago is told by no mail any more: the mail was switched off, or nobody confirmed their address.
pub(super) const STALE: i64 = 14 * Timestamp::DAY;
/// How long it is known that something was sent.
const KNOWN: i64 = 7 * Timestamp::DAY;
/// How long it is known that a reply came, and what was in one that went back: longer than any mail server tries to hand one over.
const CAME: i64 = 30 * Timestamp::DAY;

impl Forum {
    /// From here on what happens is told by mail, unless it was before.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn begin_mail(&self) -> Result<()> {
        let mut tx = self.db.write_to(Scope::Outbox).await?;
        sql::rounds::begin(&mut tx, self.today()).await?;
        tx.commit().await
    }

    /// Holds the rounds for this server; tells whether it holds them. The first time it begins at the end of the journal.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn hold_mail(&self, holder: &str) -> Result<bool> {
        let now = self.clock.now();
        let mut tx = self.db.write_to(Scope::Outbox).await?;
        sql::rounds::begin(&mut tx, self.today()).await?;
        let holds = sql::rounds::hold(&mut tx, holder, now, now.plus(HOLD)).await?;
        tx.commit().await?;
        Ok(holds)
    }

    /// Lets the rounds go, so that another server need not wait until this one is silent for long enough.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn release_mail(&self, holder: &str) -> Result<()> {
        let mut tx = self.db.write_to(Scope::Outbox).await?;
        sql::rounds::release(&mut tx, holder).await?;
        tx.commit().await
    }

    /// Fills the outbox with what the journal tells since the last time, and with the mail of the day. A server that holds the
    /// rounds calls this.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn fill_outbox(&self) -> Result<()> {
        self.begin_morning().await?;
        while self.fill_part().await? {}
        Ok(())
    }

    /// Fills it from the next entries, in one transaction with how far the journal was read; tells whether there may be more.
    async fn fill_part(&self) -> Result<bool> {
        let now = self.clock.now();
        let mut conn = self.db.read().await?;
        let from = sql::rounds::read_to(&mut conn).await?;
        let entries = sql::filling::after(&mut conn, from, PART).await?;
        let Some(last) = entries.last().map(|entry| entry.id) else { return Ok(false) };
        let mut reasons: BTreeMap<_, Vec<Concern>> = BTreeMap::new();
        for (entry, reason) in sql::filling::reasons(&mut conn, from, last).await? {
            reasons.entry(entry).or_default().extend(Concern::from_word(&reason));
        }
        drop(conn);
        let is_full = entries.len() as i64 == PART;
        let is_of_account = |row: &Row| EntryKind::from_word(&row.kind).and_then(EntryKind::account_news).is_some();
        if reasons.is_empty() && !is_full && !entries.iter().any(is_of_account) {
            // Nobody is told of these: they are read again, which costs less than to note each time that they were.
            return Ok(false);
        }
        let mut tx = self.db.write_to(Scope::Outbox).await?;
        for entry in entries.iter().filter(|entry| entry.at.plus(STALE) > now) {
            let Some(kind) = EntryKind::from_word(&entry.kind) else { continue };
            let reasons = reasons.remove(&entry.id).unwrap_or_default();
            fill(&mut tx, kind, entry, &reasons).await?;
        }
        sql::rounds::go_on(&mut tx, last).await?;
        tx.commit().await?;
        Ok(is_full)
    }

    /// Forgets what was sent long ago, what nobody could be told, replies that came, and codes that are over.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn sweep_outbox(&self) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.db.write_to(Scope::Outbox).await?;
        sql::outbox::sweep(&mut tx, now.plus(-KNOWN), now.plus(-STALE)).await?;
        sql::codes::sweep(&mut tx, now).await?;
        sql::replies::sweep(&mut tx, now.plus(-CAME)).await?;
        tx.commit().await
    }
}

/// Puts an entry in the outbox of everybody whom it concerns.
async fn fill(tx: &mut Writer, kind: EntryKind, entry: &Row, reasons: &[Concern]) -> Result<()> {
    if let Some((news, member)) = kind.account_news().zip(entry.member) {
        if news == AccountNews::Confirm {
            sql::addresses::ask(tx, member).await?;
        }
        sql::filling::fill_account(tx, member, entry.id, entry.at).await?;
    }
    let mut by_news: BTreeMap<News, String> = BTreeMap::new();
    for reason in reasons {
        let words = by_news.entry(News::of(kind, *reason)).or_insert_with(|| " ".to_owned());
        words.push_str(reason.word());
        words.push(' ');
    }
    for (news, reasons) in &by_news {
        sql::filling::fill(tx, &Telling { entry, news: *news, reasons }).await?;
    }
    if !by_news.is_empty() {
        sql::filling::ask_unproved(tx, entry).await?;
    }
    Ok(())
}
