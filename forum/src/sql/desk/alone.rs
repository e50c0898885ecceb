//! Where nobody stands yet, by what an official cares about.

use super::{Conn, Row, interests::between_commas};
use naast_domain::{desk::Interests, ids::InitiativeId};

/// What everybody may see, by theme or place.
macro_rules! wanted {
    () => {
        "i.hidden_by IS NULL AND i.withdrawn_at IS NULL
         AND ($1 = 1 OR $2 LIKE '%,' || CAST(i.theme AS TEXT) || ',%' OR lower(i.place) LIKE $3 ESCAPE '\\'
              OR lower(i.place) LIKE $4 ESCAPE '\\' OR lower(i.place) LIKE $5 ESCAPE '\\')"
    };
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
            "JOIN (SELECT id FROM initiatives
                   WHERE companion IS NULL AND waiting_since IS NULL AND done_at IS NULL AND import_source IS NULL
                   ORDER BY last_activity_at DESC, id DESC LIMIT $6) AS near ON near.id = i.id WHERE ",
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

/// How many of both there are, near or far.
pub async fn count_alone(conn: &mut Conn, interests: &Interests) -> sqlx::Result<i64> {
    let wanted = Wanted::of(interests);
    let (count,): (i64,) = fetch_one!(
        conn,
        (i64,),
        concat!(
            "SELECT (SELECT COUNT(*) FROM initiatives i WHERE i.waiting_since IS NOT NULL AND i.companion IS NULL AND ",
            wanted!(),
            ") + (SELECT COUNT(*) FROM initiatives i WHERE i.companion IS NULL AND i.waiting_since IS NULL
                  AND i.done_at IS NULL AND i.import_source IS NULL AND ",
            wanted!(),
            ")"
        ),
        wanted.all,
        &wanted.themes,
        &wanted.places[0],
        &wanted.places[1],
        &wanted.places[2]
    )?;
    Ok(count)
}

/// Whether somebody stands beside each initiative that is not done.
pub async fn is_nobody_alone(conn: &mut Conn) -> sqlx::Result<bool> {
    let alone = fetch_optional!(
        conn,
        (InitiativeId,),
        "SELECT id FROM initiatives WHERE companion IS NULL AND done_at IS NULL AND hidden_by IS NULL
            AND withdrawn_at IS NULL LIMIT 1"
    )?;
    Ok(alone.is_none())
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

fn escape(word: &str) -> String {
    word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
