//! Commitments: kept, moved with a reason, taken on by a colleague, released by whoever carries the initiative.

use crate::{
    Forum, Result, boxed,
    commitments::{
        histories,
        sql::{self, Row},
    },
    journal::{
        self, Entry, calendar,
        courses::{self, tell},
    },
    storage::{Reader, Writer},
};
use naast_domain::{
    commitments::{CommitmentFilter, CommitmentRow, CommitmentState},
    day::Day,
    flaw::Flaws,
    ids::{CommitmentId, InitiativeId, MemberId},
    journal::{Concern, EntryKind, course::Course},
    members::Viewer,
    paging::{Cursor, Page},
    permission::Carried,
    refusal::Refusal,
    text::{Note, Words},
    time::Timestamp,
};

const PAGE: usize = 30;

impl Forum {
    /// Commitments of the organisation: the open ones by day, the others the newest first.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn commitments(&self, _viewer: &Viewer, filter: &CommitmentFilter) -> Result<Page<CommitmentRow>> {
        let mut conn = self.db.read().await?;
        let (rule, today) = (calendar::rule(&mut conn).await?, self.today());
        let latest = rule.days.latest(today);
        let rows = sql::page(&mut conn, filter, latest, PAGE as i64 + 1).await?;
        let page = Page::cut(rows, PAGE, |row| Cursor { key: row.due.0, id: row.id.0 });
        let items = page.items.into_iter().filter_map(|row| histories::listed(row, &rule, today));
        Ok(Page { items: items.collect(), next: page.next })
    }

    /// What was promised is done.
    ///
    /// # Errors
    /// Refused to all but whoever promised or stands beside; `NotOpen`; `Invalid` at `words`.
    #[boxed]
    pub async fn keep_commitment(&self, viewer: &Viewer, id: CommitmentId, words: &str) -> Result<InitiativeId> {
        let now = self.clock.now();
        viewer.may_act_as_official(now)?;
        let words = Words::parse(words).map_err(|flaw| Refusal::field("words", flaw))?;
        let mut tx = self.db.write().await?;
        let (row, course) = find(&mut tx, id).await?;
        let official = viewer.may_account_for(row.promise(), &course, now)?;
        keep(&mut tx, &row, words.as_str(), official.id(), now).await?;
        tx.commit().await?;
        Ok(row.initiative)
    }

    /// Moves a commitment to another day, with the reason that everybody may read.
    ///
    /// # Errors
    /// Refused to all but whoever promised or stands beside; `NotOpen`; `Invalid` at `due` or `reason`.
    #[boxed]
    pub async fn move_commitment(
        &self,
        viewer: &Viewer,
        id: CommitmentId,
        due: &str,
        reason: &str,
    ) -> Result<InitiativeId> {
        let now = self.clock.now();
        viewer.may_act_as_official(now)?;
        let mut flaws = Flaws::default();
        let due = flaws.check("due", Day::parse_to_come(due, self.today()));
        let reason = flaws.check("reason", Note::parse(reason));
        flaws.into_result()?;
        let (due, reason) = due.zip(reason).ok_or(Refusal::NotFound)?;
        let mut tx = self.db.write().await?;
        let (row, course) = find(&mut tx, id).await?;
        let official = viewer.may_account_for(row.promise(), &course, now)?;
        sql::shift(&mut tx, &row, due, reason.as_str(), official.id(), now).await?;
        let entry = Entry { due: Some(due), ..entry_of(&row, EntryKind::CommitmentMoved, now, Some(official.id())) };
        tell(&mut tx, entry, &course).await?;
        tx.commit().await?;
        Ok(row.initiative)
    }

    /// Takes on what somebody promised who is no official any more, with its old date and a note that everybody reads.
    ///
    /// # Errors
    /// Refused to all but officials, and while whoever promised is one; `NotOpen`; `Invalid` at `note`.
    #[boxed]
    pub async fn take_on_commitment(&self, viewer: &Viewer, id: CommitmentId, note: &str) -> Result<InitiativeId> {
        let now = self.clock.now();
        viewer.may_act_as_official(now)?;
        let note = Note::parse(note).map_err(|flaw| Refusal::field("note", flaw))?;
        let mut tx = self.db.write().await?;
        let (row, course) = find(&mut tx, id).await?;
        let official = viewer.may_take_on(row.promise(), now)?.id();
        sql::take_on(&mut tx, id, official, note.as_str(), now).await?;
        let entry = entry_of(&row, EntryKind::CommitmentHandedOver, now, Some(official));
        tell(&mut tx, Entry { member: Some(official), ..entry }, &course).await?;
        tx.commit().await?;
        Ok(row.initiative)
    }

    /// Whoever carries the initiative says that it is no longer needed.
    ///
    /// # Errors
    /// Refused to all but them; `NotOpen`; `Invalid` at `words`.
    #[boxed]
    pub async fn release_commitment(&self, viewer: &Viewer, id: CommitmentId, words: &str) -> Result<InitiativeId> {
        let now = self.clock.now();
        viewer.may_carry_something(now)?;
        let mut tx = self.db.write().await?;
        let (row, course) = find(&mut tx, id).await?;
        let carried = Carried { initiative: row.initiative, carriers: &course.carriers };
        let carrier = viewer.may_release(row.promise(), carried, now)?;
        let words = Words::parse(words).map_err(|flaw| Refusal::field("words", flaw))?;
        sql::close(&mut tx, id, CommitmentState::Released, words.as_str(), now).await?;
        let entry = entry_of(&row, EntryKind::CommitmentReleased, now, carrier.member());
        let entry = journal::append(&mut tx, entry).await?;
        journal::concern(&mut tx, entry, row.holder, Concern::OwnCommitment).await?;
        tx.commit().await?;
        Ok(row.initiative)
    }
}

/// Closes a commitment as kept.
pub async fn keep(tx: &mut Writer, row: &Row, words: &str, by: MemberId, now: Timestamp) -> Result<()> {
    sql::close(tx, row.id, CommitmentState::Kept, words, now).await?;
    let course = courses::find(tx, row.initiative).await?;
    tell(tx, entry_of(row, EntryKind::CommitmentKept, now, Some(by)), &course).await?;
    Ok(())
}

/// Hands the open commitments of a member in this initiative over to a colleague, with their old dates.
pub async fn pass(
    tx: &mut Writer,
    id: InitiativeId,
    from: MemberId,
    to: MemberId,
    by: MemberId,
    now: Timestamp,
) -> Result<()> {
    for row in sql::open_of(tx, id, from).await? {
        sql::pass(tx, row.id, to).await?;
        let entry = Entry { member: Some(to), ..entry_of(&row, EntryKind::CommitmentHandedOver, now, Some(by)) };
        let entry = journal::append(tx, entry).await?;
        if to != by {
            journal::concern(tx, entry, to, Concern::OwnCommitment).await?;
        }
    }
    Ok(())
}

/// An entry about a commitment. It does not name the answer: what became of a promise stays when its words go.
pub fn entry_of(row: &Row, kind: EntryKind, now: Timestamp, by: Option<MemberId>) -> Entry {
    Entry { initiative: Some(row.initiative), thing: Some(row.id.0), ..Entry::new(kind, now, by) }
}

async fn find(tx: &mut Reader, id: CommitmentId) -> Result<(Row, Course)> {
    let row = sql::find(tx, id).await?.ok_or(Refusal::NotFound)?;
    let course = courses::find(tx, row.initiative).await?;
    Ok((row, course))
}
