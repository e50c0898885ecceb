//! Reading initiatives: the list, one of them, and those that look like a text.

use crate::{
    Forum, Result, boxed, promised,
    sql::{self, Reader, initiatives, lists},
    timeline,
};
use naast_domain::{
    clock::ClockRule,
    day::Day,
    ids::{CommentId, InitiativeId, MeasureId, MemberId},
    initiative::{Initiative, InitiativeRow, Linked, ListFilter, Mood, Order},
    measure::Removal,
    member::{Byline, Office, Viewer},
    paging::{Cursor, Page},
    refusal::Refusal,
};

const PAGE: usize = 20;
/// How many similar initiatives are shown before publishing.
const SIMILAR: i64 = 5;

/// How somebody appears; a former member has neither id nor name.
pub fn byline(id: Option<MemberId>, name: Option<String>, office: Option<Office>, imported: Option<String>) -> Byline {
    let name = id.and(name).unwrap_or_default();
    Byline { id, name, office, imported_number: imported }
}

/// How somebody appears who told something that another wrote down: by account once it is of one, else under the name
/// that they gave.
pub fn teller(id: Option<MemberId>, name: Option<String>, told_by: Option<String>, imported: Option<String>) -> Byline {
    let byline = byline(id, name, None, imported);
    if id.is_none() { Byline { name: told_by.unwrap_or_default(), ..byline } } else { byline }
}

/// Taking down takes the name along; only that leaves it empty while it is of no account.
pub fn is_taken_down(told_by: Option<&str>) -> bool {
    told_by == Some("")
}

/// What everybody may read of why something is hidden or locked.
pub async fn removal(conn: &mut Reader, measure: Option<MeasureId>) -> Result<Option<Removal>> {
    let Some(measure) = measure else { return Ok(None) };
    Ok(sql::measures::removal(conn, measure).await?)
}

/// What else moderators did that holds for an initiative; what is asked of its author is theirs to read.
async fn marks(conn: &mut Reader, row: &initiatives::Row, is_author: bool) -> Result<Vec<Removal>> {
    let asked = row.asked_by.filter(|asked| is_author && row.hidden_by != Some(*asked));
    let mut marks = Vec::new();
    for measure in [row.slowed_by, row.masked_by, asked] {
        marks.extend(removal(conn, measure).await?);
    }
    Ok(marks)
}

/// The initiative that something leads to.
pub async fn linked(conn: &mut Reader, id: InitiativeId) -> Result<Option<Linked>> {
    let row = initiatives::find(conn, id).await?;
    let is_open = |row: &initiatives::Row| row.hidden_by.is_none() || row.merged_into.is_some();
    let title = |row: initiatives::Row| if is_open(&row) { row.title } else { String::new() };
    Ok(row.map(|row| Linked { id, title: title(row) }))
}

/// The thread in which the comment stands that an initiative was.
async fn branched_from(conn: &mut Reader, comment: Option<CommentId>) -> Result<Option<(Linked, CommentId)>> {
    let Some(comment) = comment else { return Ok(None) };
    let Some(row) = sql::comments::find(conn, comment).await? else { return Ok(None) };
    Ok(linked(conn, row.initiative).await?.map(|from| (from, comment)))
}

impl lists::Row {
    fn shown(self, rule: &ClockRule, today: Day) -> InitiativeRow {
        InitiativeRow {
            id: self.id,
            title: self.title,
            opening: self.opening,
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
        let rows = lists::page(&mut conn, filter, PAGE as i64 + 1).await?;
        let (rule, today) = (sql::calendar::rule(&mut conn).await?, self.today());
        let page = Page::cut(rows, PAGE, |row| {
            let key = match filter.order {
                Order::Active => row.last_activity_at.0,
                Order::Newest => row.started_at.0,
                Order::Support => row.support_count,
                Order::Waiting => row.waiting_since.map_or(0, |since| since.0),
            };
            Cursor { key, id: row.id.0 }
        });
        Ok(Page { items: page.items.into_iter().map(|row| row.shown(&rule, today)).collect(), next: page.next })
    }

    /// How many initiatives everybody can see.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn initiative_count(&self) -> Result<i64> {
        let mut conn = self.db.read().await?;
        Ok(lists::count(&mut conn).await?)
    }

    /// One initiative, as the viewer may see it. A hidden or withdrawn one keeps its place without its text.
    ///
    /// # Errors
    /// `NotFound`.
    #[boxed]
    pub async fn initiative(&self, viewer: &Viewer, id: InitiativeId) -> Result<Initiative> {
        let mut conn = self.db.read().await?;
        // Before the rest: what is posted in between comes as news twice rather than never.
        let journal_position = sql::journal::position(&mut conn).await?;
        let row = initiatives::find(&mut conn, id).await?.ok_or(Refusal::NotFound)?;
        let removal_of_story = removal(&mut conn, row.hidden_by).await?;
        let lock = removal(&mut conn, row.locked_by).await?;
        let marks = marks(&mut conn, &row, viewer.has_written(row.initiator, row.behalf)).await?;
        let merged_into = match row.merged_into {
            Some(whole) => linked(&mut conn, whole).await?,
            None => None,
        };
        let merged_from = sql::moves::merged_with(&mut conn, id).await?;
        let (is_supported, is_followed, last_visit) = match viewer.id() {
            Some(member) => sql::supports::of_member(&mut conn, id, member).await?,
            None => (false, false, None),
        };
        let is_author = viewer.has_written(row.initiator, row.behalf);
        let is_readable = row.hidden_by.is_none() || row.merged_into.is_some() || is_author;
        let is_told = is_readable && row.withdrawn_at.is_none();
        let rule = sql::calendar::rule(&mut conn).await?;
        let course = row.course();
        let branched_from = branched_from(&mut conn, row.branched_from).await?;
        let commitments = promised::of(&mut conn, id, &rule, self.today()).await?;
        let timeline = if is_readable { timeline::of(&mut conn, id, &commitments).await? } else { Vec::new() };
        Ok(Initiative {
            id,
            title: if is_readable { row.title } else { String::new() },
            story_html: if is_told { row.story_html } else { String::new() },
            initiator_id: row.initiator,
            initiator: teller(row.initiator, row.initiator_name, row.told_by.clone(), row.import_author),
            theme: row.theme,
            place: if is_told { row.place } else { String::new() },
            mood: row.mood.and_then(|mood| mood.parse::<Mood>().ok()),
            origin: row.origin,
            behalf: row.behalf,
            taken_down_at: row.withdrawn_at.filter(|_| is_taken_down(row.told_by.as_deref())),
            provenance: self.provenance(&mut conn, row.behalf).await?,
            branched_from,
            grown_at: row.grown_at,
            started_at: row.started_at,
            edited_at: row.edited_at,
            version: row.version,
            withdrawn_at: row.withdrawn_at,
            removal: removal_of_story,
            lock,
            marks,
            slow_minutes: row.slow_minutes,
            merged_into,
            merged_from: merged_from.into_iter().map(|(id, title)| Linked { id, title }).collect(),
            comment_count: row.comment_count,
            support_count: row.support_count,
            imported_support: row.imported_support,
            timeline,
            carriers: self.carriers_of(&mut conn, viewer, id, &course).await?,
            companions: sql::companions::of(&mut conn, id).await?,
            companion_steps: sql::companions::steps(&mut conn, id).await?,
            commitments,
            offers: if is_told { sql::offers::of(&mut conn, id).await? } else { Vec::new() },
            pause_reason: sql::companions::pause_reason(&mut conn, id, self.today()).await?,
            standing: row.standing.standing(&rule, self.today()),
            journal_position,
            is_supported,
            is_followed,
            last_visit,
        })
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
        let mut tx = self.db.write().await?;
        sql::supports::visit(&mut tx, id, member, self.clock.now()).await?;
        tx.commit().await
    }

    /// Initiatives that look like this text, best first.
    ///
    /// # Errors
    /// Only the database.
    #[boxed]
    pub async fn similar_initiatives(&self, _viewer: &Viewer, text: &str) -> Result<Vec<InitiativeRow>> {
        let start: String = text.chars().take(2_000).collect();
        let mut words = sql::search::every_word(&start);
        words.retain(|word| word.chars().count() > 3);
        words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
        words.dedup();
        words.truncate(10);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let mut conn = self.db.read().await?;
        let (rule, today) = (sql::calendar::rule(&mut conn).await?, self.today());
        let mut rows = Vec::new();
        for id in sql::search::any_word(&mut conn, &words, SIMILAR).await? {
            rows.extend(lists::find(&mut conn, id).await?.map(|row| row.shown(&rule, today)));
        }
        Ok(rows)
    }
}
