//! Courses over all initiatives: building projections that are missing, reading clocks anew when the calendar
//! changes, and checking that what is stored is what the journal tells.

use crate::{
    Forum, Result,
    journal::sql::{self, entries::Entry},
    storage::{Reader, Writer},
};
use naast_domain::{
    day::Day,
    ids::{EntryId, InitiativeId, MemberId},
    journal::{Concern, course::Course},
};

pub(crate) use super::sql::courses::{find, happenings, read};

const STRETCH: i64 = 500;

impl Forum {
    /// Tells the courses of initiatives that were there before courses were.
    pub(crate) async fn tell_courses(&self) -> Result<()> {
        loop {
            let mut tx = self.db.write().await?;
            let untold = sql::courses::untold(&mut tx, STRETCH).await?;
            if untold.is_empty() {
                return Ok(());
            }
            for (id,) in untold {
                self.tell_course(&mut tx, id).await?;
            }
            tx.commit().await?;
        }
    }

    async fn tell_course(&self, tx: &mut Writer, id: InitiativeId) -> Result<()> {
        let course = Course::of(&happenings(tx, id).await?);
        let rule = sql::calendar::rule(tx).await?;
        Ok(sql::courses::store(tx, id, &course, &rule, self.today()).await?)
    }

    /// Reads the clocks of all that waits anew, after a change of the calendar.
    pub(crate) async fn read_clocks(&self, tx: &mut Writer) -> Result<()> {
        let rule = sql::calendar::rule(tx).await?;
        let mut after = InitiativeId(0);
        loop {
            let waiting = sql::courses::waiting_after(tx, after, STRETCH).await?;
            let Some((last,)) = waiting.last().copied() else { return Ok(()) };
            for (id,) in waiting {
                let course = find(tx, id).await?;
                sql::courses::store(tx, id, &course, &rule, self.today()).await?;
            }
            after = last;
        }
    }

    /// The initiatives whose course is not what the journal alone tells.
    pub(crate) async fn strayed_courses(&self, conn: &mut Reader) -> Result<Vec<InitiativeId>> {
        let mut strayed = Vec::new();
        let mut after = InitiativeId(0);
        loop {
            let stretch = sql::courses::after(conn, after, STRETCH).await?;
            let Some(last) = stretch.last().map(|stored| stored.id) else { return Ok(strayed) };
            for stored in stretch {
                if !stored.is(&Course::of(&happenings(conn, stored.id).await?)) {
                    strayed.push(stored.id);
                }
            }
            after = last;
        }
    }

    /// The day it is now.
    pub(crate) fn today(&self) -> Day {
        Day::of(self.clock.now())
    }
}

/// Appends an entry that concerns whoever carries the initiative.
pub async fn tell(tx: &mut Writer, entry: Entry, course: &Course) -> Result<EntryId> {
    let actor = entry.actor;
    let entry = sql::entries::append(tx, entry).await?;
    tell_carriers(tx, entry, course, actor).await?;
    Ok(entry)
}

/// Tells whoever carries an initiative, but not the one who did it.
pub async fn tell_carriers(tx: &mut Writer, entry: EntryId, course: &Course, actor: Option<MemberId>) -> Result<()> {
    for carrier in course.carriers.iter().filter(|carrier| Some(**carrier) != actor) {
        sql::entries::concern(tx, entry, *carrier, Concern::OwnInitiative).await?;
    }
    Ok(())
}
