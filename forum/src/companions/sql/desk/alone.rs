//! Where nobody stands yet, by what an official cares about.

use super::{Reader, Row, interests::between_commas};
use naast_domain::{
    companions::desk::{Count, Interests},
    ids::InitiativeId,
};

/// How far a desk looks.
const REACH: i64 = 1_000;

/// What is wanted of those that are near, by theme or place.
macro_rules! wanted {
    () => {
        "($1 = 1 OR $2 LIKE '%,' || CAST(near.theme AS TEXT) || ',%' OR lower(near.place) LIKE $3 ESCAPE '\\'
          OR lower(near.place) LIKE $4 ESCAPE '\\' OR lower(near.place) LIKE $5 ESCAPE '\\')"
    };
}

/// Where nobody stands and something waits, the longest waiting first; no further than a desk looks, `$6`. An index has
/// all of it.
macro_rules! waits {
    () => {
        "(SELECT id, theme, place, waiting_since AS at FROM initiatives
          WHERE waiting_since IS NOT NULL AND companion IS NULL AND hidden_by IS NULL AND withdrawn_at IS NULL
          ORDER BY waiting_since, id LIMIT $6) AS near"
    };
}

/// Where nobody stands though nothing waits, what was active last on top; no further than a desk looks, `$6`.
/// What was imported and lies still is left out. An index has all of it.
macro_rules! is_quiet {
    () => {
        "(SELECT id, theme, place, last_activity_at AS at FROM initiatives
          WHERE companion IS NULL AND waiting_since IS NULL AND done_at IS NULL AND import_source IS NULL
            AND hidden_by IS NULL AND withdrawn_at IS NULL
          ORDER BY last_activity_at DESC, id DESC LIMIT $6) AS near"
    };
}

/// The first of those that are near and wanted, in this order; told again of what was chosen.
macro_rules! first {
    ($near:expr, $order:literal, $again:literal) => {
        select!(concat!(
            "JOIN (SELECT id, at FROM ",
            $near,
            " WHERE ",
            wanted!(),
            " ORDER BY ",
            $order,
            " LIMIT $7) AS first ON first.id = i.id ORDER BY ",
            $again
        ))
    };
}

/// How many are near, and how many of those are wanted.
macro_rules! count {
    ($near:expr) => {
        concat!("SELECT COUNT(*), COUNT(CASE WHEN ", wanted!(), " THEN 1 END) FROM ", $near)
    };
}

/// Asks with what is wanted as the first five, and how far a desk looks as the sixth.
macro_rules! ask {
    ($fetch:ident, $conn:expr, $row:ty, $sql:expr, $interests:expr $(, $bind:expr)*) => {{
        let wanted = Wanted::of($interests);
        let [first, second, third] = &wanted.places;
        $fetch!($conn, $row, $sql, wanted.all, &wanted.themes, first, second, third, REACH $(, $bind)*)
    }};
}

/// Where nobody stands, by theme or place when there are interests: what waits, the longest waiting on top.
pub async fn waiting_alone(conn: &mut Reader, interests: &Interests, size: i64) -> sqlx::Result<Vec<Row>> {
    ask!(fetch_all, conn, Row, first!(waits!(), "at, id", "first.at, first.id"), interests, size)
}

/// Where nobody stands though nothing waits, what was active last on top.
pub async fn quiet_alone(conn: &mut Reader, interests: &Interests, size: i64) -> sqlx::Result<Vec<Row>> {
    ask!(fetch_all, conn, Row, first!(is_quiet!(), "at DESC, id DESC", "first.at DESC, first.id DESC"), interests, size)
}

/// How many of both there are, as far as a desk looks.
pub async fn count_alone(conn: &mut Reader, interests: &Interests) -> sqlx::Result<Count> {
    let waiting: (i64, i64) = ask!(fetch_one, conn, (i64, i64), count!(waits!()), interests)?;
    let quiet: (i64, i64) = ask!(fetch_one, conn, (i64, i64), count!(is_quiet!()), interests)?;
    let seen = |(near, wanted)| Count { at_least: wanted, goes_on: near == REACH };
    Ok(seen(waiting) + seen(quiet))
}

/// Whether somebody stands beside each initiative that is not done.
pub async fn is_nobody_alone(conn: &mut Reader) -> sqlx::Result<bool> {
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
