//! What is on an official's desk.

use super::Conn;
use naast_domain::{
    desk::Interests,
    ids::{InitiativeId, MemberId, ThemeId},
    time::Timestamp,
};

/// An initiative on the desk.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    pub id: InitiativeId,
    pub title: String,
    pub opening: String,
    pub initiator: Option<MemberId>,
    pub initiator_name: Option<String>,
    pub told_by: Option<String>,
    pub import_author: Option<String>,
    pub place: String,
    pub theme: Option<ThemeId>,
    pub started_at: Timestamp,
    pub course: String,
}

macro_rules! select {
    ($rest:expr) => {
        concat!(
            "SELECT i.id, i.title, i.opening, CASE WHEN m.closed_at IS NULL THEN i.initiator END AS initiator,
                    m.name AS initiator_name, CASE WHEN b.claimed_by IS NULL THEN b.name END AS told_by, i.import_author, i.place, i.theme, i.started_at, i.course
             FROM initiatives i LEFT JOIN members m ON m.id = i.initiator LEFT JOIN behalfs b ON b.id = i.behalf ",
            $rest
        )
    };
}

/// What everybody may see, by theme or place.
macro_rules! wanted {
    () => {
        "i.hidden_by IS NULL AND i.withdrawn_at IS NULL
         AND ($1 = 1 OR $2 LIKE '%,' || CAST(i.theme AS TEXT) || ',%' OR lower(i.place) LIKE $3 ESCAPE '\\'
              OR lower(i.place) LIKE $4 ESCAPE '\\' OR lower(i.place) LIKE $5 ESCAPE '\\')"
    };
}

/// What waits for an answer where this member stands, the longest waiting first.
pub async fn waiting(conn: &mut Conn, member: MemberId, size: i64) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        select!(
            "JOIN companions c ON c.initiative = i.id
             WHERE c.member = $1 AND i.waiting_since IS NOT NULL AND i.hidden_by IS NULL AND i.withdrawn_at IS NULL
             ORDER BY i.answer_due, i.id LIMIT $2"
        ),
        member,
        size
    )
}

/// How many of those there are.
pub async fn count_waiting(conn: &mut Conn, member: MemberId) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(
        conn,
        (i64,),
        "SELECT COUNT(*) FROM companions c JOIN initiatives i ON i.id = c.initiative
         WHERE c.member = $1 AND i.waiting_since IS NOT NULL AND i.hidden_by IS NULL AND i.withdrawn_at IS NULL",
        member
    )?;
    Ok(count)
}

/// Beside how many initiatives this member stands.
pub async fn count_beside(conn: &mut Conn, member: MemberId) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(conn, (i64,), "SELECT COUNT(*) FROM companions WHERE member = $1", member)?;
    Ok(count)
}

/// How far back a desk looks for what nobody stands beside.
const REACH: i64 = 1_000;

/// Where nobody stands, by theme or place when there are interests: what waits, the longest waiting on top.
pub async fn waiting_alone(conn: &mut Conn, interests: &Interests, size: i64) -> sqlx::Result<Vec<Row>> {
    let wanted = Wanted::of(interests);
    fetch_all!(
        conn,
        Row,
        select!(concat!(
            "JOIN (SELECT id FROM initiatives WHERE waiting_since IS NOT NULL AND companion IS NULL
                   ORDER BY waiting_since, id LIMIT $6) AS near ON near.id = i.id WHERE ",
            wanted!(),
            " ORDER BY i.waiting_since, i.id LIMIT $7"
        )),
        wanted.all,
        &wanted.themes,
        &wanted.places[0],
        &wanted.places[1],
        &wanted.places[2],
        REACH,
        size
    )
}

/// Where nobody stands though nothing waits, what was active last on top. What was imported and lies still is left out.
pub async fn quiet_alone(conn: &mut Conn, interests: &Interests, size: i64) -> sqlx::Result<Vec<Row>> {
    let wanted = Wanted::of(interests);
    fetch_all!(
        conn,
        Row,
        select!(concat!(
            "JOIN (SELECT id FROM initiatives WHERE companion IS NULL
                   ORDER BY last_activity_at DESC, id DESC LIMIT $6) AS near ON near.id = i.id
             WHERE i.waiting_since IS NULL AND i.done_at IS NULL AND i.import_source IS NULL AND ",
            wanted!(),
            " ORDER BY i.last_activity_at DESC, i.id DESC LIMIT $7"
        )),
        wanted.all,
        &wanted.themes,
        &wanted.places[0],
        &wanted.places[1],
        &wanted.places[2],
        REACH,
        size
    )
}

/// What is wanted, as the statements above take it.
struct Wanted {
    all: i64,
    themes: String,
    places: [String; 3],
}

impl Wanted {
    fn of(interests: &Interests) -> Self {
        let words = interests.place_words();
        // No place has a control character in it.
        let word = |at: usize| words.get(at).map_or_else(|| "\u{1}".to_owned(), |word| format!("%{}%", escape(word)));
        Self {
            all: i64::from(interests.is_empty()),
            themes: between_commas(&interests.themes),
            places: [word(0), word(1), word(2)],
        }
    }
}

/// Each number between commas: `,3,7,`.
fn between_commas(themes: &[ThemeId]) -> String {
    themes.iter().fold(",".to_owned(), |all, theme| all + &theme.to_string() + ",")
}

fn escape(word: &str) -> String {
    word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// What an official cares about.
pub async fn interests(conn: &mut Conn, member: MemberId) -> sqlx::Result<Interests> {
    let row =
        fetch_optional!(conn, (String, String), "SELECT themes, places FROM interests WHERE member = $1", member)?;
    let (themes, places) = row.unwrap_or_default();
    let themes = themes.split(',').filter_map(|theme| theme.parse().ok()).collect();
    Ok(Interests { themes, places })
}

/// Keeps what an official cares about.
pub async fn put_interests(conn: &mut Conn, member: MemberId, themes: &[ThemeId], places: &str) -> sqlx::Result<()> {
    let themes = if themes.is_empty() { String::new() } else { between_commas(themes) };
    execute!(
        conn,
        "INSERT INTO interests (member, themes, places) VALUES ($1, $2, $3)
         ON CONFLICT (member) DO UPDATE SET themes = excluded.themes, places = excluded.places",
        member,
        &themes,
        places
    )?;
    Ok(())
}

/// Something that was handed over, with the note.
#[derive(Debug, sqlx::FromRow)]
pub struct HandedRow {
    pub initiative: InitiativeId,
    pub title: String,
    pub from_name: Option<String>,
    pub note: String,
    pub at: Timestamp,
}

/// What was handed over to this member, who stands there still and has not said anything there since; newest first.
pub async fn handed(conn: &mut Conn, member: MemberId, size: i64) -> sqlx::Result<Vec<HandedRow>> {
    fetch_all!(
        conn,
        HandedRow,
        "SELECT s.initiative, i.title, m.name AS from_name, s.note, s.at FROM companion_steps s
         JOIN companions c ON c.initiative = s.initiative AND c.member = s.other
         JOIN initiatives i ON i.id = s.initiative
         LEFT JOIN members m ON m.id = s.member AND m.closed_at IS NULL
         WHERE s.other = $1 AND s.step = 'handed_over' AND i.hidden_by IS NULL AND i.withdrawn_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM companion_steps l WHERE l.initiative = s.initiative AND l.id > s.id
                           AND l.other = s.other AND l.step = 'handed_over')
           AND NOT EXISTS (SELECT 1 FROM comments a WHERE a.initiative = s.initiative AND a.author = s.other
                           AND a.posted_at >= s.at)
         ORDER BY s.id DESC LIMIT $2",
        member,
        size
    )
}
