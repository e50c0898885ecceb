//! The desk of an official: what waits for them, what they promised, and where nobody stands yet. It leads into the
//! threads.

use crate::{
    Forum, Result,
    accounts::bylines::teller,
    boxed,
    commitments::{self, histories},
    companions::sql::{self, desk::Row},
    journal::{calendar, courses},
    storage::Reader,
};
use naast_domain::{
    clock::ClockRule,
    commitments::{CommitmentChoice, CommitmentFilter, CommitmentRow},
    companions::desk::{Count, Desk, DeskRow, Handed, Interests, Lines},
    day::Day,
    ids::MemberId,
    members::Viewer,
};

/// How many lines each list has at most: a desk is for a day, lists are elsewhere.
const LINES: i64 = 30;

impl Forum {
    /// Everything on the viewer's desk.
    ///
    /// # Errors
    /// Refused to all but officials.
    #[boxed]
    pub async fn desk(&self, viewer: &Viewer) -> Result<Desk> {
        let id = viewer.may_act_as_official(self.clock.now())?.id();
        let mut conn = self.db.read().await?;
        let (rule, today) = (calendar::rule(&mut conn).await?, self.today());
        let reading = Reading { id, rule: &rule, today };
        let interests = sql::desk::interests(&mut conn, id).await?;
        let without_companion = reading.alone(&mut conn, &interests).await?;
        let is_nobody_alone = without_companion.rows.is_empty() && sql::desk::is_nobody_alone(&mut conn).await?;
        Ok(Desk {
            waiting: reading.waiting(&mut conn, false).await?,
            without_companion,
            is_nobody_alone,
            commitments: reading.promised(&mut conn).await?,
            not_helped: reading.waiting(&mut conn, true).await?,
            handed: reading.handed(&mut conn).await?,
            left_behind: reading.left_behind(&mut conn).await?,
            beside: sql::desk::count_beside(&mut conn, id).await?,
            interests,
        })
    }

    /// How many initiatives wait for an answer of the viewer; none for whoever is no official.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn desk_count(&self, viewer: &Viewer) -> Result<Count> {
        let Ok(official) = viewer.may_act_as_official(self.clock.now()) else { return Ok(Count::default()) };
        let mut conn = self.db.read().await?;
        Ok(sql::desk::count_on_desk(&mut conn, official.id()).await?)
    }
}

/// Whose desk is read, and on which day.
struct Reading<'a> {
    id: MemberId,
    rule: &'a ClockRule,
    today: Day,
}

impl Reading<'_> {
    async fn waiting(&self, conn: &mut Reader, not_helped: bool) -> Result<Lines<DeskRow>> {
        let rows = sql::desk::waiting(conn, self.id, not_helped, LINES).await?;
        let count = counted(&rows, async || sql::desk::count_waiting(conn, self.id, not_helped).await).await?;
        Ok(Lines { rows: self.shown(rows), count })
    }

    /// What waits first, then what is quiet.
    async fn alone(&self, conn: &mut Reader, interests: &Interests) -> Result<Lines<DeskRow>> {
        let mut rows = sql::desk::waiting_alone(conn, interests, LINES).await?;
        let room = LINES - i64::try_from(rows.len()).unwrap_or(LINES);
        if room > 0 {
            rows.extend(sql::desk::quiet_alone(conn, interests, room).await?);
        }
        Ok(Lines { rows: self.shown(rows), count: sql::desk::count_alone(conn, interests).await? })
    }

    async fn promised(&self, conn: &mut Reader) -> Result<Lines<CommitmentRow>> {
        let filter = CommitmentFilter { choice: CommitmentChoice::Open, holder: Some(self.id), after: None };
        let rows = commitments::page(conn, &filter, self.today, LINES).await?;
        let count = counted(&rows, async || commitments::count_open(conn, self.id).await).await?;
        Ok(Lines { rows: self.listed(rows), count })
    }

    async fn left_behind(&self, conn: &mut Reader) -> Result<Lines<CommitmentRow>> {
        let rows = commitments::left_behind(conn, LINES).await?;
        let count = counted(&rows, async || commitments::count_left_behind(conn).await).await?;
        Ok(Lines { rows: self.listed(rows), count })
    }

    async fn handed(&self, conn: &mut Reader) -> Result<Lines<Handed>> {
        let rows = sql::desk::handed(conn, self.id, LINES).await?;
        let count = counted(&rows, async || sql::desk::count_handed(conn, self.id).await).await?;
        Ok(Lines { rows: rows.into_iter().map(handed_over).collect(), count })
    }

    fn shown(&self, rows: Vec<Row>) -> Vec<DeskRow> {
        rows.into_iter().map(|row| row.shown(self.rule, self.today)).collect()
    }

    fn listed(&self, rows: Vec<commitments::Row>) -> Vec<CommitmentRow> {
        rows.into_iter().filter_map(|row| histories::listed(row, self.rule, self.today)).collect()
    }
}

/// How many there are; a list with room for more has them all.
async fn counted<T>(rows: &[T], count: impl AsyncFnOnce() -> sqlx::Result<Count>) -> Result<Count> {
    let shown = i64::try_from(rows.len()).unwrap_or(LINES);
    Ok(if shown < LINES { Count::of(shown) } else { count().await? })
}

fn handed_over(row: sql::desk::HandedRow) -> Handed {
    Handed {
        initiative: row.initiative,
        title: row.title,
        from: row.from_name.unwrap_or_default(),
        note: row.note,
        at: row.at,
    }
}

impl Row {
    fn shown(self, rule: &ClockRule, today: Day) -> DeskRow {
        let clock = courses::read(&self.course).clock(rule, today);
        DeskRow {
            initiative: self.id,
            title: self.title,
            says: self.opening,
            initiator: teller(self.initiator, self.initiator_name, self.told_by, self.import_author),
            place: self.place,
            theme: self.theme,
            started_at: self.started_at,
            about: clock.as_ref().and_then(|clock| clock.about),
            clock,
            companion: None,
        }
    }
}
