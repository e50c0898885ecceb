//! Where nobody stands yet, by what an official cares about.

use super::{Conn, Row, interests::between_commas};
use naast_domain::{
    desk::{Count, Interests},
    ids::InitiativeId,
};

/// What everybody may see, by theme or place.
macro_rules! wanted {
    () => {
        "i.hidden_by IS NULL AND i.withdrawn_at IS NULL
         AND ($1 = 1 OR $2 LIKE '%,' || CAST(i.theme AS TEXT) || ',%' OR lower(i.place) LIKE $3 ESCAPE '\\'
              OR lower(i.place) LIKE $4 ESCAPE '\\' OR lower(i.place) LIKE $5 ESCAPE '\\')"
    };
}

/// Where nobody stands and something waits, the longest waiting first; no further than a desk looks, `$6`.
macro_rules! waits {
    () => {
        "(SELECT id FROM initiatives WHERE waiting_since IS NOT NULL AND companion IS NULL
          ORDER BY waiting_since, id LIMIT $6) AS near"
    };
}

/// Where nobody stands though nothing waits, what was active last on top; no further than a desk looks, `$6`.
/// What was imported and lies still is left out.
macro_rules! is_quiet {
    () => {
        "(SELECT id FROM initiatives
          WHERE companion IS NULL AND waiting_since IS NULL AND done_at IS NULL AND import_source IS NULL
          ORDER BY last_activity_at DESC, id DESC LIMIT $6) AS near"
    };
}

/// Asks with what is wanted as the first five, and how far a desk looks as the sixth.
macro_rules! ask {
    ($fetch:ident, $conn:expr, $row:ty, $sql:expr, $interests:expr $(, $bind:expr)*) => {{
        let wanted = Wanted::of($interests);
        let [first, second, third] = &wanted.places;
        $fetch!($conn, $row, $sql, wanted.all, &wanted.themes, first, second, third, Count::UP_TO $(, $bind)*)
    }};
}

/// Where nobody stands, by theme or place when there are interests: what waits, the longest waiting on top.
pub async fn waiting_alone(conn: &mut Conn, interests: &Interests, size: i64) -> sqlx::Result<Vec<Row>> {
    let sql = select!(concat!(
        "JOIN ",
        waits!(),
        " ON near.id = i.id WHERE ",
        wanted!(),
        " ORDER BY i.waiting_since, i.id LIMIT $7"
    ));
    ask!(fetch_all, conn, Row, sql, interests, size)
}

/// Where nobody stands though nothing waits, what was active last on top.
pub async fn quiet_alone(conn: &mut Conn, interests: &Interests, size: i64) -> sqlx::Result<Vec<Row>> {
    let sql = select!(concat!(
        "JOIN ",
        is_quiet!(),
        " ON near.id = i.id WHERE ",
        wanted!(),
        " ORDER BY i.last_activity_at DESC, i.id DESC LIMIT $7"
    ));
    ask!(fetch_all, conn, Row, sql, interests, size)
}

/// How many of both there are, as far as a desk looks.
pub async fn count_alone(conn: &mut Conn, interests: &Interests) -> sqlx::Result<Count> {
    /// How many were looked at, and how many of those are wanted.
    macro_rules! count {
        ($near:expr) => {
            concat!(
                "SELECT COUNT(*), COUNT(CASE WHEN ",
                wanted!(),
                " THEN 1 END) FROM initiatives i JOIN ",
                $near,
                " ON near.id = i.id"
            )
        };
    }
    let waiting: (i64, i64) = ask!(fetch_one, conn, (i64, i64), count!(waits!()), interests)?;
    let quiet: (i64, i64) = ask!(fetch_one, conn, (i64, i64), count!(is_quiet!()), interests)?;
    let seen = |(looked_at, wanted)| Count { at_least: wanted, goes_on: looked_at == Count::UP_TO };
    Ok(seen(waiting) + seen(quiet))
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
