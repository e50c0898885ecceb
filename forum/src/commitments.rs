//! Commitments: kept, moved with a reason, released by whoever carries the initiative; reminded of in time.

use crate::{
    Forum, Result,
    sql::{self, Conn, commitments::Row, journal::Entry},
};
use naast_domain::{
    clock::ClockRule,
    commitment::{Commitment, CommitmentFilter, CommitmentRow, CommitmentState},
    course::Course,
    day::Day,
    flaw::Flaws,
    ids::{CommitmentId, InitiativeId, MemberId},
    journal::{Concern, EntryKind, Visibility},
    member::Viewer,
    paging::{Cursor, Page},
    permission::Carried,
    refusal::Refusal,
    text::{Note, Words},
    time::Timestamp,
};

const PAGE: usize = 30;
/// How many working days before its day whoever promised is reminded.
const AHEAD: u32 = 2;

impl Forum {
    /// Commitments of the organisation: the open ones by day, the others the newest first.
    ///
    /// # Errors
    /// Only the database.
    pub async fn commitments(&self, _viewer: &Viewer, filter: &CommitmentFilter) -> Result<Page<CommitmentRow>> {
        let mut conn = self.db.read().await?;
        let rows = sql::commitments::page(&mut conn, filter, self.today(), PAGE as i64 + 1).await?;
        let page = Page::cut(rows, PAGE, |row| Cursor { key: row.due.0, id: row.id.0 });
        let rule = sql::calendar::rule(&mut conn).await?;
        let mut items = Vec::new();
        for row in page.items {
            items.extend(listed(&mut conn, row, &rule, self.today()).await?);
        }
        Ok(Page { items, next: page.next })
    }

    /// What was promised is done.
    ///
    /// # Errors
    /// Refused to all but whoever promised or stands beside; `NotOpen`; `Invalid` at `words`.
    pub async fn keep_commitment(&self, viewer: &Viewer, id: CommitmentId, words: &str) -> Result<InitiativeId> {
        let now = self.clock.now();
        viewer.may_act_as_official(now)?;
        let words = Words::parse(words).map_err(|flaw| Refusal::field("words", flaw))?;
        let mut tx = self.db.write().await?;
        let (row, course) = find(&mut tx, id).await?;
        let official = viewer.may_account_for(row.holder, &course, now)?;
        must_be_open(&row)?;
        keep(&mut tx, &row, words.as_str(), official.id(), now).await?;
        self.commit(tx).await?;
        Ok(row.initiative)
    }

    /// Moves a commitment to another day, with the reason that everybody may read.
    ///
    /// # Errors
    /// Refused to all but whoever promised or stands beside; `NotOpen`; `Invalid` at `due` or `reason`.
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
        let official = viewer.may_account_for(row.holder, &course, now)?;
        must_be_open(&row)?;
        sql::commitments::shift(&mut tx, &row, due, reason.as_str(), official.id(), now).await?;
        let entry = Entry { due: Some(due), ..entry_of(&row, EntryKind::CommitmentMoved, now, Some(official.id())) };
        tell_carriers(&mut tx, entry, &course).await?;
        self.commit(tx).await?;
        Ok(row.initiative)
    }

    /// Whoever carries the initiative says that it is no longer needed.
    ///
    /// # Errors
    /// Refused to all but them; `NotOpen`; `Invalid` at `words`.
    pub async fn release_commitment(&self, viewer: &Viewer, id: CommitmentId, words: &str) -> Result<InitiativeId> {
        let now = self.clock.now();
        viewer.may_carry_something(now)?;
        let mut tx = self.db.write().await?;
        let (row, course) = find(&mut tx, id).await?;
        let carrier = viewer.may_carry(Carried { initiative: row.initiative, carriers: &course.carriers }, now)?;
        let words = Words::parse(words).map_err(|flaw| Refusal::field("words", flaw))?;
        must_be_open(&row)?;
        sql::commitments::close(&mut tx, id, CommitmentState::Released, words.as_str(), now).await?;
        let entry = entry_of(&row, EntryKind::CommitmentReleased, now, carrier.member());
        let entry = sql::journal::append(&mut tx, entry).await?;
        sql::journal::concern(&mut tx, entry, row.holder, Concern::OwnCommitment).await?;
        self.commit(tx).await?;
        Ok(row.initiative)
    }

    /// Reminds of commitments whose day comes near or has passed, each once; tells how many reminders went out. A job
    /// of the server calls this; nobody has to ask.
    ///
    /// # Errors
    /// Only the database.
    pub async fn remind(&self) -> Result<usize> {
        let (now, today) = (self.clock.now(), self.today());
        let mut tx = self.db.write().await?;
        let rule = sql::calendar::rule(&mut tx).await?;
        let near = rule.days.after(today, AHEAD).plus(1);
        let mut count = 0;
        for (before, word) in [(today, "overdue"), (near, "soon")] {
            for row in sql::commitments::unreminded(&mut tx, before, word).await? {
                sql::commitments::note_reminder(&mut tx, row.id, word).await?;
                let entry = entry_of(&row, EntryKind::CommitmentReminded, now, None);
                let entry = Entry { member: Some(row.holder), due: Some(row.due), word: Some(word), ..entry };
                let entry = sql::journal::append(&mut tx, entry.seen_by(Visibility::Parties)).await?;
                sql::journal::concern(&mut tx, entry, row.holder, Concern::OwnCommitment).await?;
                count += 1;
            }
        }
        if count > 0 {
            self.commit(tx).await?;
        }
        Ok(count)
    }
}

/// What was promised in an initiative: what is open first, by day.
pub async fn of(conn: &mut Conn, id: InitiativeId, rule: &ClockRule, today: Day) -> Result<Vec<Commitment>> {
    let moves = sql::commitments::moves(conn, id).await?;
    let moves_of = |id| moves.iter().filter(|(other, _)| *other == id).map(|(_, moved)| moved.clone()).collect();
    let rows = sql::commitments::of(conn, id).await?;
    let shown = rows.into_iter().filter_map(|row| {
        let moves = moves_of(row.id);
        row.shown(moves, rule, today)
    });
    Ok(shown.collect())
}

/// A commitment in the list of all of them.
pub async fn listed(conn: &mut Conn, row: Row, rule: &ClockRule, today: Day) -> Result<Option<CommitmentRow>> {
    let title = if row.hidden_by.is_none() { row.title.clone() } else { String::new() };
    let id = row.id;
    let moves = sql::commitments::moves(conn, row.initiative).await?;
    let moves = moves.into_iter().filter(|(other, _)| *other == id).map(|(_, moved)| moved).collect();
    Ok(row.shown(moves, rule, today).map(|commitment| CommitmentRow { commitment, title }))
}

/// Closes a commitment as kept.
pub async fn keep(tx: &mut Conn, row: &Row, words: &str, by: MemberId, now: Timestamp) -> Result<()> {
    sql::commitments::close(tx, row.id, CommitmentState::Kept, words, now).await?;
    let course = sql::courses::find(tx, row.initiative).await?;
    tell_carriers(tx, entry_of(row, EntryKind::CommitmentKept, now, Some(by)), &course).await
}

/// Hands the open commitments of a member in this initiative over to a colleague, with their old dates.
pub async fn pass(
    tx: &mut Conn,
    id: InitiativeId,
    from: MemberId,
    to: MemberId,
    by: MemberId,
    now: Timestamp,
) -> Result<()> {
    for row in sql::commitments::open_of(tx, id, from).await? {
        sql::commitments::pass(tx, row.id, to).await?;
        let entry = Entry { member: Some(to), ..entry_of(&row, EntryKind::CommitmentHandedOver, now, Some(by)) };
        let entry = sql::journal::append(tx, entry).await?;
        if to != by {
            sql::journal::concern(tx, entry, to, Concern::OwnCommitment).await?;
        }
    }
    Ok(())
}

/// An entry about a commitment. It does not name the answer: what became of a promise stays when its words go.
fn entry_of(row: &Row, kind: EntryKind, now: Timestamp, by: Option<MemberId>) -> Entry {
    Entry { initiative: Some(row.initiative), thing: Some(row.id.0), ..Entry::new(kind, now, by) }
}

async fn tell_carriers(tx: &mut Conn, entry: Entry, course: &Course) -> Result<()> {
    let actor = entry.actor;
    let entry = sql::journal::append(tx, entry).await?;
    for carrier in course.carriers.iter().filter(|carrier| Some(**carrier) != actor) {
        sql::journal::concern(tx, entry, *carrier, Concern::OwnInitiative).await?;
    }
    Ok(())
}

async fn find(tx: &mut Conn, id: CommitmentId) -> Result<(Row, Course)> {
    let row = sql::commitments::find(tx, id).await?.ok_or(Refusal::NotFound)?;
    let course = sql::courses::find(tx, row.initiative).await?;
    Ok((row, course))
}

fn must_be_open(row: &Row) -> Result<(), Refusal> {
    if row.is_open() { Ok(()) } else { Err(Refusal::NotOpen) }
}
