//! Flags: pointing out to moderators what automatic checks saw. They hide nothing and hold nothing back.

use crate::{
    Forum, Result,
    accounts::{attempts::Pace, secrets},
    boxed,
    journal::{self, Entry},
    measures::sql,
    storage::Writer,
};
use naast_domain::{
    ids::MemberId,
    journal::EntryKind,
    measures::{
        Subject,
        flag::{self, CROWD, FlagKind, Seen},
    },
    members::Viewer,
    refusal::Refusal,
    time::Timestamp,
};

pub(crate) use super::sql::flags::{forget, open, settle};

/// For how long the same text again is seen, in milliseconds: a week.
const AGAIN: i64 = 7 * Timestamp::DAY;

impl Forum {
    /// The words that administrators want to be pointed out.
    ///
    /// # Errors
    /// Refused to all but administrators.
    #[boxed]
    pub async fn flagged_words(&self, viewer: &Viewer) -> Result<Vec<String>> {
        viewer.may_administer(self.clock.now())?;
        Ok(sql::flags::words(&mut self.db.read().await?).await?)
    }

    /// Changes these words; none switches it off.
    ///
    /// # Errors
    /// Refused to all but administrators; `Invalid` at `flagged_words`.
    #[boxed]
    pub async fn change_flagged_words(&self, viewer: &Viewer, typed: &str) -> Result<()> {
        let now = self.clock.now();
        let administrator = viewer.may_administer(now)?;
        let words = flag::parse_words(typed).map_err(|flaw| Refusal::field("flagged_words", flaw))?;
        let mut tx = self.db.write().await?;
        sql::flags::put_words(&mut tx, &words).await?;
        let entry = Entry::new(EntryKind::OrganisationChanged, now, administrator.id());
        journal::append(&mut tx, Entry { word: Some("flagged_words"), ..entry }).await?;
        tx.commit().await
    }
}

/// Points out what is seen in what somebody wrote or changed.
pub async fn glance(
    tx: &mut Writer,
    subject: Subject,
    text: &str,
    author: Option<MemberId>,
    now: Timestamp,
) -> Result<()> {
    let words = sql::flags::words(tx).await?;
    for seen in flag::look(text, &words) {
        raise(tx, subject, &seen, author, now).await?;
    }
    Ok(())
}

/// As `glance`, of what was said in a thread: also that the same was said before.
pub async fn look(
    tx: &mut Writer,
    subject: Subject,
    text: &str,
    author: Option<MemberId>,
    now: Timestamp,
) -> Result<()> {
    glance(tx, subject, text, author, now).await?;
    let Some(essence) = flag::essence(text) else { return Ok(sql::flags::forget_one(tx, subject).await?) };
    let before = sql::flags::fingerprint(tx, subject, &secrets::fingerprint(&essence), now.plus(-AGAIN), now).await?;
    if before > 0 {
        raise(tx, subject, &Seen::counted(FlagKind::Repeated, before + 1), author, now).await?;
    }
    Ok(())
}

/// Points out how fast a member speaks, and that very many who have just joined speak in a thread; each once in an hour.
pub async fn look_at_pace(
    tx: &mut Writer,
    subject: Subject,
    author: MemberId,
    pace: Pace,
    now: Timestamp,
) -> Result<()> {
    let since = now.plus(-Timestamp::HOUR);
    if let Some(seen) = flag::look_at_speed(pace.own, pace.newcomers > 0)
        && !sql::flags::is_told(tx, author, seen.kind, since).await?
    {
        raise(tx, subject, &seen, Some(author), now).await?;
    }
    let Some(initiative) = subject.initiative() else { return Ok(()) };
    let thread = Subject::Contribution { initiative, comment: None };
    if pace.newcomers >= CROWD && !sql::flags::is_told_about(tx, thread, FlagKind::Crowd, since).await? {
        raise(tx, thread, &Seen::counted(FlagKind::Crowd, pace.newcomers), None, now).await?;
    }
    Ok(())
}

/// Points something out.
pub async fn raise(
    tx: &mut Writer,
    subject: Subject,
    seen: &Seen,
    author: Option<MemberId>,
    now: Timestamp,
) -> Result<()> {
    if sql::flags::raise(tx, subject, seen, author, now).await? {
        let entry = Entry::new(EntryKind::Flagged, now, None).on_case(subject);
        journal::append(tx, Entry { word: Some(seen.kind.word()), ..entry }).await?;
    }
    Ok(())
}
