//! Initiatives as stored.

use crate::{
    initiatives::sql::states::is_concern,
    journal::standing::{self, standing_columns, standing_joins},
    storage::{Reader, Writer},
    texts::search,
};
use naast_domain::{
    ids::{BehalfId, CommentId, InitiativeId, MeasureId, MemberId, ThemeId},
    initiatives::{InitiativeDraft, InitiativeInput, Mood},
    journal::course::Course,
    permission::{Begun, TextState, ThreadState},
    time::Timestamp,
};

/// What people type of an initiative, as it is stored. Whole values are compared: a field more is compared, too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Told<'a> {
    pub title: &'a str,
    pub story: &'a str,
    pub theme: Option<ThemeId>,
    pub place: &'a str,
    pub mood: Option<&'a str>,
}

impl<'a> Told<'a> {
    /// As it was typed.
    pub fn of(draft: &'a InitiativeDraft) -> Self {
        let InitiativeDraft { title, story, theme, place, mood } = draft;
        Self {
            title: title.as_str(),
            story: story.as_str(),
            theme: *theme,
            place: place.as_str(),
            mood: mood.map(Mood::word),
        }
    }

    /// As it is typed again.
    pub fn input(self) -> InitiativeInput {
        let Self { title, story, theme, place, mood } = self;
        InitiativeInput {
            story: story.to_owned(),
            title: title.to_owned(),
            theme: theme.map(|theme| theme.to_string()).unwrap_or_default(),
            place: place.to_owned(),
            mood: mood.unwrap_or_default().to_owned(),
        }
    }
}

/// An initiative to be stored, or what an edit makes of it.
#[derive(Debug, Clone, Copy)]
pub struct NewInitiative<'a> {
    pub initiator: Option<MemberId>,
    pub told: Told<'a>,
    pub story_html: &'a str,
    pub opening: &'a str,
    /// How it came in: `website`, `import`.
    pub origin: &'a str,
    pub started_at: Timestamp,
    pub imported_support: i64,
    pub import_source: Option<&'a str>,
    pub import_number: Option<&'a str>,
    /// The author's number at the place it was imported from.
    pub import_author: Option<&'a str>,
}

/// An initiative as stored, with who began it (nobody, once they left) and who answered last.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Row {
    pub id: InitiativeId,
    pub initiator: Option<MemberId>,
    pub initiator_name: Option<String>,
    pub title: String,
    pub story: String,
    pub story_html: String,
    pub opening: String,
    pub theme: Option<ThemeId>,
    pub place: String,
    pub mood: Option<String>,
    pub origin: String,
    pub started_at: Timestamp,
    pub edited_at: Option<Timestamp>,
    pub version: i64,
    pub withdrawn_at: Option<Timestamp>,
    pub hidden_by: Option<MeasureId>,
    pub locked_by: Option<MeasureId>,
    pub slowed_by: Option<MeasureId>,
    pub slow_minutes: Option<i64>,
    /// The measure that asks its author to change it.
    pub asked_by: Option<MeasureId>,
    /// The newest mask of its texts.
    pub masked_by: Option<MeasureId>,
    /// The initiative that it is merged with.
    pub merged_into: Option<InitiativeId>,
    pub comment_count: i64,
    pub support_count: i64,
    pub imported_support: i64,
    pub last_activity_at: Timestamp,
    pub import_author: Option<String>,
    pub grown_at: Option<Timestamp>,
    pub branched_from: Option<CommentId>,
    pub behalf: Option<BehalfId>,
    /// The name under which somebody told what another wrote down, while it is of no account; empty once taken down.
    pub told_by: Option<String>,
    #[sqlx(flatten)]
    pub standing: standing::Row,
}

impl Row {
    /// Where it stands.
    pub fn course(&self) -> Course {
        self.standing.course()
    }

    /// What was typed.
    pub fn told(&self) -> Told<'_> {
        Told {
            title: &self.title,
            story: &self.story,
            theme: self.theme,
            place: &self.place,
            mood: self.mood.as_deref(),
        }
    }

    /// What the rules need to know of its thread.
    pub fn state(&self) -> ThreadState {
        self.begun(&Course::default()).thread()
    }

    /// Whether its story is there.
    pub fn text(&self) -> TextState {
        TextState::of(self.withdrawn_at.is_some(), self.hidden_by, self.asked_by)
    }

    /// What the rules need to know of it, where it stands there.
    pub fn begun<'a>(&self, course: &'a Course) -> Begun<'a> {
        Begun {
            id: self.id,
            initiator: self.initiator,
            behalf: self.behalf,
            text: self.text(),
            is_locked: self.locked_by.is_some(),
            is_concern: is_concern(self.mood.as_deref(), self.grown_at),
            course,
        }
    }
}

/// Stores an initiative and makes it findable.
pub async fn insert(conn: &mut Writer, new: &NewInitiative<'_>) -> sqlx::Result<InitiativeId> {
    let (id,): (InitiativeId,) = fetch_one!(
        conn,
        (InitiativeId,),
        "INSERT INTO initiatives (initiator, title, story, story_html, opening, theme, place, mood, origin, started_at,
            last_activity_at, support_count, imported_support, import_source, import_number, import_author)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $11, $12, $13, $14) RETURNING id",
        new.initiator,
        new.told.title,
        new.told.story,
        new.story_html,
        new.opening,
        new.told.theme,
        new.told.place,
        new.told.mood,
        new.origin,
        new.started_at,
        new.imported_support,
        new.import_source,
        new.import_number,
        new.import_author
    )?;
    search::put(conn, id, None, new.told.title, new.told.story).await?;
    Ok(id)
}

/// The initiative with this id.
pub async fn find(conn: &mut Reader, id: InitiativeId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(
        conn,
        Row,
        concat!(
            "SELECT i.id, CASE WHEN m.closed_at IS NULL THEN i.initiator END AS initiator, m.name AS initiator_name,
                    i.title, i.story, i.story_html, i.opening, i.theme, i.place, i.mood, i.origin, i.started_at,
                    i.edited_at,
                    i.version, i.withdrawn_at, i.hidden_by, i.locked_by, i.slowed_by, i.slow_minutes, i.asked_by,
                    i.masked_by, i.merged_into, i.comment_count, i.support_count,
                    i.imported_support, i.last_activity_at, i.import_author, i.grown_at, i.branched_from, i.behalf,
                    CASE WHEN b.claimed_by IS NULL THEN b.name END AS told_by, ",
            standing_columns!(),
            " FROM initiatives i
             LEFT JOIN members m ON m.id = i.initiator
             LEFT JOIN behalfs b ON b.id = i.behalf ",
            standing_joins!(),
            " WHERE i.id = $1"
        ),
        id
    )
}

/// The same title and story by the same initiator, begun after this moment.
pub async fn find_same(
    conn: &mut Reader,
    initiator: MemberId,
    title: &str,
    story: &str,
    since: Timestamp,
) -> sqlx::Result<Option<InitiativeId>> {
    let same = fetch_optional!(
        conn,
        (InitiativeId,),
        "SELECT id FROM initiatives WHERE initiator = $1 AND started_at > $2 AND title = $3 AND story = $4
            AND withdrawn_at IS NULL ORDER BY id LIMIT 1",
        initiator,
        since,
        title,
        story
    )?;
    Ok(same.map(|(id,)| id))
}

/// Replaces the texts; keep the version before it first.
pub async fn update(conn: &mut Writer, id: InitiativeId, new: &NewInitiative<'_>, now: Timestamp) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE initiatives SET title = $2, story = $3, story_html = $4, opening = $5, theme = $6, place = $7, mood = $8,
            edited_at = $9, version = version + 1 WHERE id = $1",
        id,
        new.told.title,
        new.told.story,
        new.story_html,
        new.opening,
        new.told.theme,
        new.told.place,
        new.told.mood,
        now
    )?;
    search::put(conn, id, None, new.told.title, new.told.story).await
}

/// Notes that a concern became an initiative.
pub async fn set_grown(conn: &mut Writer, id: InitiativeId, now: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "UPDATE initiatives SET grown_at = $2 WHERE id = $1", id, now)?;
    Ok(())
}

/// Writes its texts anew without making a version of them, and keeps what is found by searching.
pub async fn rewrite(
    conn: &mut Writer,
    row: &Row,
    text: &crate::texts::versions::Text,
    (html, opening): (&str, &str),
) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE initiatives SET title = $2, story = $3, story_html = $4, opening = $5 WHERE id = $1",
        row.id,
        &text.title,
        &text.text,
        html,
        opening
    )?;
    if row.hidden_by.is_some() || row.withdrawn_at.is_some() {
        return Ok(());
    }
    search::put(conn, row.id, None, &text.title, &text.text).await
}
