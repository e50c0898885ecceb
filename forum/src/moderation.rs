//! Measures: hide, restore, lock, reopen; always with a statement of reasons, never in one's own case.

use crate::{
    Forum, Result,
    content::Content,
    sql::{self, Conn, comments, initiatives, journal::Entry, measures::Row},
};
use naast_domain::{
    flaw::{Flaw, Flaws},
    ids::{HouseRuleId, MeasureId, MemberId},
    journal::{Concern, EntryKind},
    measure::{Measure, MeasureKind, Subject},
    member::Viewer,
    paging::{Cursor, Page},
    refusal::Refusal,
    text::Reason,
    time::Timestamp,
};

const PAGE: u16 = 30;

impl Forum {
    /// Takes a measure. It answers the open reports on the subject, and tells the author and those who reported.
    ///
    /// # Errors
    /// `OwnCase`; `Invalid` at `rule` or `reason`; `NotOpen` when the measure does not fit how things stand.
    pub async fn take_measure(
        &self,
        viewer: &Viewer,
        kind: MeasureKind,
        subject: Subject,
        rule: HouseRuleId,
        reason: &str,
    ) -> Result<MeasureId> {
        let now = self.clock.now();
        viewer.may_moderate(now)?;
        let mut tx = self.db.write().await?;
        let content = Content::find(&mut tx, subject).await?;
        let case = content.involvement(&mut tx).await?;
        let moderator = viewer.may_take_measure(&case, now)?.id();
        let reason = statement(&mut tx, rule, reason).await?;
        must_fit(kind, &content)?;
        let id = sql::measures::insert(&mut tx, kind, subject, moderator, rule, reason.as_str(), now).await?;
        apply(&mut tx, kind, &content, id).await?;
        tell(&mut tx, kind, &content, moderator, id, now).await?;
        if matches!(kind, MeasureKind::Hide | MeasureKind::Lock) {
            self.settle_reports(&mut tx, subject, moderator, Some(id)).await?;
        }
        self.commit(tx).await?;
        Ok(id)
    }

    /// The public record, the newest first.
    ///
    /// # Errors
    /// Only the database.
    pub async fn moderation_record(&self, _viewer: &Viewer, after: Option<Cursor>) -> Result<Page<Measure>> {
        let mut conn = self.db.read().await?;
        let before = MeasureId(after.map_or(i64::MAX, |cursor| cursor.id));
        let rows = sql::measures::list(&mut conn, before, i64::from(PAGE) + 1).await?;
        let page = Page::cut(rows, usize::from(PAGE), |row| Cursor { key: row.id.0, id: row.id.0 });
        Ok(Page { items: page.items.into_iter().filter_map(Row::shown).collect(), next: page.next })
    }

    /// One line of the public record.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn measure(&self, _viewer: &Viewer, id: MeasureId) -> Result<Measure> {
        let mut conn = self.db.read().await?;
        let row = sql::measures::find(&mut conn, id).await?;
        Ok(row.and_then(Row::shown).ok_or(Refusal::NotFound)?)
    }
}

/// The statement of reasons: a house rule that stands, and own words.
async fn statement(conn: &mut Conn, rule: HouseRuleId, reason: &str) -> Result<Reason> {
    let mut flaws = Flaws::default();
    if !sql::house_rules::stands(conn, rule).await? {
        flaws.add("rule", Flaw::NotAChoice);
    }
    let reason = flaws.check("reason", Reason::parse(reason));
    flaws.into_result()?;
    Ok(reason.ok_or_else(|| Refusal::field("reason", Flaw::Empty))?)
}

fn must_fit(kind: MeasureKind, content: &Content) -> Result<(), Refusal> {
    let is_locked = content.initiative.locked_by.is_some();
    let fits = match kind {
        MeasureKind::Hide => !content.is_hidden() && !content.is_withdrawn(),
        MeasureKind::Restore => content.is_hidden(),
        MeasureKind::Lock => content.comment.is_none() && !is_locked && !content.is_withdrawn(),
        MeasureKind::Reopen => content.comment.is_none() && is_locked,
    };
    if fits { Ok(()) } else { Err(Refusal::NotOpen) }
}

async fn apply(tx: &mut Conn, kind: MeasureKind, content: &Content, id: MeasureId) -> Result<()> {
    let hidden = (kind == MeasureKind::Hide).then_some(id);
    match (kind, &content.comment) {
        (MeasureKind::Hide | MeasureKind::Restore, Some(comment)) => comments::set_hidden(tx, comment, hidden).await?,
        (MeasureKind::Hide | MeasureKind::Restore, None) => {
            initiatives::set_hidden(tx, &content.initiative, hidden).await?;
        }
        (MeasureKind::Lock, _) => initiatives::set_locked(tx, content.initiative.id, Some(id)).await?,
        (MeasureKind::Reopen, _) => initiatives::set_locked(tx, content.initiative.id, None).await?,
    }
    Ok(())
}

/// Writes the measure in the journal and tells the author.
async fn tell(
    tx: &mut Conn,
    kind: MeasureKind,
    content: &Content,
    moderator: MemberId,
    id: MeasureId,
    now: Timestamp,
) -> Result<()> {
    let kind = match kind {
        MeasureKind::Hide => EntryKind::Hidden,
        MeasureKind::Restore => EntryKind::Restored,
        MeasureKind::Lock => EntryKind::ThreadLocked,
        MeasureKind::Reopen => EntryKind::ThreadReopened,
    };
    let entry = Entry {
        initiative: Some(content.subject.initiative),
        comment: content.subject.comment,
        measure: Some(id),
        member: content.author(),
        ..Entry::new(kind, now, moderator)
    };
    let entry = sql::journal::append(tx, entry).await?;
    if let Some(author) = content.author() {
        sql::journal::concern(tx, entry, author, Concern::Measure).await?;
    }
    Ok(())
}

impl Row {
    fn shown(self) -> Option<Measure> {
        Some(Measure {
            kind: self.kind.parse::<MeasureKind>().ok()?,
            subject: Subject { initiative: self.initiative, comment: self.comment },
            rule: self.rule(),
            id: self.id,
            title: if self.initiative_hidden.is_some() { String::new() } else { self.title },
            moderator_number: self.moderator_number.unwrap_or_default(),
            reason: self.reason,
            at: self.at,
        })
    }
}
