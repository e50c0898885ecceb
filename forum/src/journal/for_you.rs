//! For you: what concerns a member, read from the journal.

use crate::{
    Forum, Result, boxed,
    journal::sql::{self, for_you::Line},
    storage::Scope,
};
use naast_domain::{
    ids::EntryId,
    journal::{Concern, EntryKind, ForYou},
    members::{Byline, Office, Viewer},
    paging::{Cursor, Page},
    time::Timestamp,
};

const PAGE: usize = 30;

impl Forum {
    /// What concerns the viewer, newest first.
    ///
    /// # Errors
    /// `SignInNeeded`.
    #[boxed]
    pub async fn for_you(&self, viewer: &Viewer, after: Option<Cursor>) -> Result<Page<ForYou>> {
        let (member, now) = (viewer.may_manage_account()?, self.clock.now());
        let mut conn = self.db.read().await?;
        let seen = sql::for_you::seen(&mut conn, member).await?;
        let before = after.map_or(i64::MAX, |cursor| cursor.id);
        let lines = sql::for_you::list(&mut conn, member, before, PAGE as i64 + 1).await?;
        let page = Page::cut(lines, PAGE, |line| Cursor { key: line.entry.0, id: line.entry.0 });
        let items = page.items.into_iter().filter_map(|line| line.told_to(viewer, seen, now)).collect();
        Ok(Page { items, next: page.next })
    }

    /// How many lines are new; 0 for a visitor.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn for_you_count(&self, viewer: &Viewer) -> Result<i64> {
        let Some(member) = viewer.id() else { return Ok(0) };
        let mut conn = self.db.read().await?;
        Ok(sql::for_you::count_new(&mut conn, member).await?)
    }

    /// Marks everything up to now as seen.
    ///
    /// # Errors
    /// `SignInNeeded`.
    #[boxed]
    pub async fn for_you_seen(&self, viewer: &Viewer) -> Result<()> {
        let member = viewer.may_manage_account()?;
        let mut tx = self.db.write_to(Scope::Member(member)).await?;
        sql::for_you::see_all(&mut tx, member).await?;
        tx.commit().await
    }
}

impl Line {
    /// The line as it is told to this viewer, who saw everything up to some entry.
    pub fn told_to(self, viewer: &Viewer, seen: i64, now: Timestamp) -> Option<ForYou> {
        let kind = EntryKind::from_word(&self.kind)?;
        let concern = Concern::from_word(&self.reason)?;
        let is_moderation = concern.is_of_moderators();
        let may_read = self.hidden_by.is_none() || viewer.may_read_hidden(self.initiator, None, now);
        let office = (self.is_answer == 1).then(|| Office {
            function: self.function.unwrap_or_default(),
            department: self.department.unwrap_or_default(),
        });
        let actor = Byline { id: self.actor, name: self.actor_name.unwrap_or_default(), office, imported_number: None };
        Some(ForYou {
            entry: EntryId(self.entry.0),
            kind,
            concern,
            at: self.at,
            actor: (!is_moderation).then_some(actor),
            initiative: self.initiative,
            title: self.title.filter(|_| may_read).unwrap_or_default(),
            comment: self.comment,
            thing: self.thing,
            due: self.due,
            word: self.word.unwrap_or_default(),
            words: self.words.filter(|_| may_read).unwrap_or_default(),
            is_followed_up: self.measure.is_some(),
            measure: self.measure,
            report: self.report,
            is_new: self.entry.0 > seen,
        })
    }
}
