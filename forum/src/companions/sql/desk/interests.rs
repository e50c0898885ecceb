//! What an official cares about: themes and places.

use crate::storage::{Reader, Writer};
use naast_domain::{
    companions::desk::Interests,
    ids::{MemberId, ThemeId},
};

/// Each number between commas: `,3,7,`.
pub fn between_commas(themes: &[ThemeId]) -> String {
    themes.iter().fold(",".to_owned(), |all, theme| all + &theme.to_string() + ",")
}

/// What an official cares about.
pub async fn interests(conn: &mut Reader, member: MemberId) -> sqlx::Result<Interests> {
    let row =
        fetch_optional!(conn, (String, String), "SELECT themes, places FROM interests WHERE member = $1", member)?;
    let (themes, places) = row.unwrap_or_default();
    let themes = themes.split(',').filter_map(|theme| theme.parse().ok()).collect();
    Ok(Interests { themes, places })
}

/// Keeps what an official cares about.
pub async fn put_interests(conn: &mut Writer, member: MemberId, themes: &[ThemeId], places: &str) -> sqlx::Result<()> {
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
