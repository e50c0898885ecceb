//! The list of initiatives, a page at a time; those that look like a text; and when somebody was here last.

use crate::{
    Forum, Result,
    accounts::bylines::teller,
    boxed,
    initiatives::sql::{self, initiatives, lists},
    journal::calendar,
    memory::{Question, Weighed},
    storage::{Reader, Scope},
    texts::search,
};
use naast_domain::{
    clock::ClockRule,
    day::Day,
    ids::InitiativeId,
    initiatives::{InitiativeRow, Linked, ListFilter, Order},
    members::Viewer,
    paging::{Cursor, Page},
    time::Timestamp,
};
use std::ops::Range;

/// How many initiatives everybody can see.
struct Shown(i64);

impl Weighed for Shown {
    fn bytes(&self) -> usize {
        size_of::<Self>()
    }
}

const PAGE: usize = 20;
/// How many rows are read at once: those of a page, and one that says whether there are more.
const READ: usize = PAGE + 1;
/// How many similar initiatives are shown before publishing.
const SIMILAR: usize = 2;

impl lists::Row {
    /// Where it stands in the list in this order.
    fn cursor(&self, order: Order) -> Cursor {
        let key = match order {
            Order::Active => self.last_activity_at.0,
            Order::Newest => self.started_at.0,
            Order::Support => self.support_count,
            Order::Waiting => self.waiting_since.map_or(0, |since| since.0),
        };
        Cursor { key, id: self.id.0 }
    }

    fn shown(self, rule: &ClockRule, today: Day) -> InitiativeRow {
        InitiativeRow {
            id: self.id,
            title: self.title,
            initiator: teller(self.initiator, self.initiator_name, self.told_by, self.import_author),
            theme: self.theme,
            place: self.place,
            mood: self.mood.and_then(|mood| mood.parse().ok()),
            started_at: self.started_at,
            last_activity_at: self.last_activity_at,
            comment_count: self.comment_count,
            support_count: self.support_count,
            standing: self.standing.standing(rule, today),
        }
    }
}

impl Forum {
    /// The list, without what is hidden or withdrawn.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn initiatives(&self, _viewer: &Viewer, filter: &ListFilter) -> Result<Page<InitiativeRow>> {
        let mut conn = self.db.read().await?;
        let (rule, today) = (calendar::rule(&mut conn).await?, self.today());
        let (mut filter, mut shown) = (filter.clone(), Vec::new());
        // Which clocks stand still depends on the day and is in the course of each: they are few, and left out here.
        loop {
            let rows = lists::page(&mut conn, &filter, READ as i64).await?;
            let last = rows.last().filter(|_| rows.len() == READ).map(|row| row.cursor(filter.order));
            let rows = rows.into_iter().map(|row| (row.cursor(filter.order), row.shown(&rule, today)));
            shown.extend(rows.filter(|(_, row)| !filter.is_of_waiting() || row.is_waiting()));
            match last {
                Some(last) if shown.len() <= PAGE => filter.after = Some(last),
                _ => break,
            }
        }
        let page = Page::cut(shown, PAGE, |(cursor, _)| *cursor);
        Ok(Page { items: page.items.into_iter().map(|(_, row)| row).collect(), next: page.next })
    }

    /// The initiatives with these numbers that everybody can see, and when something last happened to each.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn initiatives_numbered(&self, numbers: Range<InitiativeId>) -> Result<Vec<(InitiativeId, Timestamp)>> {
        Ok(lists::numbered(&mut self.db.read().await?, numbers).await?)
    }

    /// The newest initiative, if there is any.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn last_initiative(&self) -> Result<Option<InitiativeId>> {
        Ok(lists::last(&mut self.db.read().await?).await?)
    }

    /// How many initiatives everybody can see: counted once for each change, as it looks at all of them.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn initiative_count(&self) -> Result<i64> {
        // Before they are counted: what is counted afterwards holds this entry.
        let entry = self.readable_lists().await?;
        let question = Question { initiative: None, part: None, entry, today: self.today() };
        let count = async { Ok(Shown(lists::count(&mut self.db.read().await?).await?)) };
        Ok(self.memory.recall(question, count).await?.0)
    }

    /// Notes that the viewer saw the thread now, when there was something new to see.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn note_visit(&self, viewer: &Viewer, id: InitiativeId) -> Result<()> {
        let Some(member) = viewer.id() else { return Ok(()) };
        let mut conn = self.db.read().await?;
        let Some(row) = initiatives::find(&mut conn, id).await? else { return Ok(()) };
        let (_, _, visit) = sql::supports::of_member(&mut conn, id, member).await?;
        drop(conn);
        if visit.is_some_and(|visit| visit >= row.last_activity_at) {
            return Ok(());
        }
        let mut tx = self.db.write_to(Scope::Member(member)).await?;
        sql::supports::visit(&mut tx, id, member, self.clock.now()).await?;
        tx.commit().await
    }

    /// Initiatives that look like this text, best first.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn similar_initiatives(&self, _viewer: &Viewer, text: &str) -> Result<Vec<InitiativeRow>> {
        let mut conn = self.db.read().await?;
        let (rule, today) = (calendar::rule(&mut conn).await?, self.today());
        let mut rows = Vec::new();
        for id in search::similar(&mut conn, text).await? {
            rows.extend(lists::find(&mut conn, id).await?.map(|row| row.shown(&rule, today)));
            if rows.len() == SIMILAR {
                break;
            }
        }
        Ok(rows)
    }
}

/// The initiative that something leads to.
pub async fn linked(conn: &mut Reader, id: InitiativeId) -> Result<Option<Linked>> {
    let row = initiatives::find(conn, id).await?;
    let is_open = |row: &initiatives::Row| row.hidden_by.is_none() || row.merged_into.is_some();
    let title = |row: initiatives::Row| if is_open(&row) { row.title } else { String::new() };
    Ok(row.map(|row| Linked { id, title: title(row) }))
}
