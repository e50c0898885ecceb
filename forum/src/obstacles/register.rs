//! Rules in the way: settled by officials with a reason, kept as a register. How they are named is in `namings`.

use crate::{
    Forum, Result,
    accounts::bylines::byline,
    boxed,
    journal::{
        self, Entry,
        courses::{self, tell_carriers},
    },
    obstacles::sql::{self, register::Row},
    storage::Reader,
};
use naast_domain::{
    ids::ObstacleId,
    journal::{Concern, EntryKind},
    may::MayOnObstacle,
    members::Viewer,
    obstacles::{Obstacle, ObstacleFilter, ObstacleLink, ObstacleOverview, Outcome},
    paging::{Cursor, Page},
    refusal::Refusal,
    text::Note,
};

pub(crate) use super::sql::register::of_initiative;

const PAGE: usize = 20;
/// How many linked initiatives a rule shows in a list; its own page shows more.
const FEW: i64 = 3;
const MANY: i64 = 200;
const FREQUENT: i64 = 5;

impl Forum {
    /// Says what came of a rule in the way, with the reason; it can be said anew when that changes, and what was said
    /// before stays. Who named it and whoever carries an initiative that ran into it are told.
    ///
    /// # Errors
    /// Refused to all but officials; `NotFound`; `Invalid` at `reason`.
    #[boxed]
    pub async fn settle_obstacle(&self, viewer: &Viewer, id: ObstacleId, outcome: Outcome, reason: &str) -> Result<()> {
        let now = self.clock.now();
        let official = viewer.may_settle_obstacle(now)?.id();
        let reason = Note::parse(reason).map_err(|flaw| Refusal::field("reason", flaw))?;
        let mut tx = self.db.write().await?;
        let row = sql::register::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let is_same = row.settlement().is_some_and(|last| {
            last.outcome == outcome && last.reason == reason.as_str() && last.by.id == Some(official)
        });
        if is_same {
            return tx.commit().await;
        }
        sql::register::settle(&mut tx, id, outcome, reason.as_str(), official, now).await?;
        let entry = Entry::new(EntryKind::ObstacleSettled, now, official);
        let entry = Entry { thing: Some(id.0), word: Some(outcome.word()), ..entry };
        let entry = journal::append(&mut tx, entry).await?;
        let namer = row.named_by.filter(|namer| *namer != official);
        if let Some(namer) = namer {
            journal::concern(&mut tx, entry, namer, Concern::OwnObstacle).await?;
        }
        for initiative in sql::register::linked(&mut tx, id).await? {
            let course = courses::find(&mut tx, initiative).await?;
            tell_carriers(&mut tx, entry, &course, Some(official)).await?;
        }
        tx.commit().await
    }

    /// The register, the newest first. Initiatives that not everybody may read are left out of it.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn obstacles(&self, _viewer: &Viewer, filter: &ObstacleFilter) -> Result<Page<Obstacle>> {
        let mut conn = self.db.read().await?;
        let before = ObstacleId(filter.after.map_or(i64::MAX, |cursor| cursor.id));
        let rows = sql::register::page(&mut conn, filter.part, before, PAGE as i64 + 1).await?;
        let page = Page::cut(rows, PAGE, |row| Cursor { key: row.id.0, id: row.id.0 });
        Ok(Page { items: with_links(&mut conn, page.items).await?, next: page.next })
    }

    /// How many rules ended how, and what most initiatives ran into.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn obstacle_overview(&self) -> Result<ObstacleOverview> {
        let mut conn = self.db.read().await?;
        let counts = sql::register::counts(&mut conn).await?;
        Ok(ObstacleOverview { counts, frequent: sql::register::frequent(&mut conn, FREQUENT).await? })
    }

    /// One rule in the way, with the initiatives that ran into it.
    ///
    /// # Errors
    /// `NotFound`.
    #[boxed]
    pub async fn obstacle(&self, viewer: &Viewer, id: ObstacleId) -> Result<Obstacle> {
        let mut conn = self.db.read().await?;
        let row = sql::register::find(&mut conn, id).await?.ok_or(Refusal::NotFound)?;
        let links = sql::register::links(&mut conn, id, MANY).await?;
        let earlier = sql::register::outcomes(&mut conn, id).await?.into_iter().skip(1).collect();
        Ok(Obstacle { earlier, may: viewer.may_on_obstacle(self.clock.now()), ..row.shown(links) })
    }
}

/// The rules with the first few initiatives that ran into each.
async fn with_links(conn: &mut Reader, rows: Vec<Row>) -> Result<Vec<Obstacle>> {
    let (Some(newest), Some(oldest)) = (rows.first().map(|row| row.id), rows.last().map(|row| row.id)) else {
        return Ok(Vec::new());
    };
    let mut links = sql::register::links_between(conn, oldest, newest, FEW).await?;
    let shown = rows.into_iter().map(|row| {
        let (own, others) = links.drain(..).partition::<Vec<_>, _>(|(obstacle, _)| *obstacle == row.id);
        links = others;
        row.shown(own.into_iter().map(|(_, link)| link).collect())
    });
    Ok(shown.collect())
}

impl Row {
    fn shown(self, links: Vec<ObstacleLink>) -> Obstacle {
        let settlement = self.settlement();
        Obstacle {
            id: self.id,
            rule: self.rule,
            citation: self.citation,
            link: self.link,
            blocks: self.blocks,
            named_by: byline(self.named_by, self.named_name, None, None),
            named_at: self.named_at,
            settlement,
            earlier: Vec::new(),
            links,
            link_count: self.link_count,
            may: MayOnObstacle::default(),
        }
    }
}
