//! The desk of an official: what waits for them, what they promised, and where nobody stands yet. It leads into the
//! threads.

use crate::{
    Forum, Result, commitments,
    reading::teller,
    sql::{self, desk::Row},
};
use naast_domain::{
    clock::{Cause, ClockRule},
    commitment::{CommitmentChoice, CommitmentFilter},
    day::Day,
    desk::{Desk, DeskRow, Handed},
    member::Viewer,
};

/// How many lines each list has at most: a desk is for a day, lists are elsewhere.
const LINES: i64 = 30;

impl Forum {
    /// Everything on the viewer's desk.
    ///
    /// # Errors
    /// Refused to all but officials.
    pub async fn desk(&self, viewer: &Viewer) -> Result<Desk> {
        let official = viewer.may_act_as_official(self.clock.now())?;
        let (id, today) = (official.id(), self.today());
        let mut conn = self.db.read().await?;
        let rule = sql::calendar::rule(&mut conn).await?;
        let interests = sql::desk::interests(&mut conn, id).await?;
        let waiting = sql::desk::waiting(&mut conn, id, LINES).await?;
        let mut alone = sql::desk::waiting_alone(&mut conn, &interests, LINES).await?;
        let room = LINES - i64::try_from(alone.len()).unwrap_or(LINES);
        if room > 0 {
            alone.extend(sql::desk::quiet_alone(&mut conn, &interests, room).await?);
        }
        let filter = CommitmentFilter { choice: CommitmentChoice::Open, holder: Some(id), after: None };
        let mut promised = Vec::new();
        for row in sql::commitments::page(&mut conn, &filter, today, LINES).await? {
            promised.extend(commitments::listed(&mut conn, row, &rule, today).await?);
        }
        let handed = sql::desk::handed(&mut conn, id, LINES).await?;
        let shown = |row: Row| row.shown(&rule, today);
        let (not_helped, waiting): (Vec<_>, Vec<_>) = waiting
            .into_iter()
            .map(shown)
            .partition(|row| row.clock.as_ref().is_some_and(|clock| clock.cause == Cause::NotHelped));
        Ok(Desk {
            waiting,
            without_companion: alone.into_iter().map(shown).collect(),
            commitments: promised,
            not_helped,
            handed: handed.into_iter().map(handed_over).collect(),
            beside: sql::desk::count_beside(&mut conn, id).await?,
            interests,
        })
    }

    /// How many initiatives wait for an answer of the viewer; 0 for whoever is no official.
    ///
    /// # Errors
    /// Only the database.
    pub async fn desk_count(&self, viewer: &Viewer) -> Result<i64> {
        let Ok(official) = viewer.may_act_as_official(self.clock.now()) else { return Ok(0) };
        let mut conn = self.db.read().await?;
        Ok(sql::desk::count_waiting(&mut conn, official.id()).await?)
    }
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
        let clock = sql::courses::read(&self.course).clock(rule, today);
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
