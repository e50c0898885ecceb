//! What a forum has, counted for the first steps.

use crate::{accounts::members, storage::Reader};
use naast_domain::{
    organisation::{Organisation, PageName, first_steps::SetUp},
    time::Timestamp,
};

#[derive(sqlx::FromRow)]
struct Row {
    name: Option<String>,
    contact_users: Option<String>,
    themes: i64,
    house_rules: i64,
    own_values: i64,
    privacy_pages: i64,
    officials: i64,
}

/// Counts it. Moderators are those who can act now.
pub async fn set_up(conn: &mut Reader, now: Timestamp) -> sqlx::Result<SetUp> {
    let row = fetch_one!(
        conn,
        Row,
        "SELECT (SELECT name FROM organisation WHERE id = 1) AS name,
                (SELECT contact_users FROM organisation WHERE id = 1) AS contact_users,
                (SELECT COUNT(*) FROM themes WHERE retired_at IS NULL) AS themes,
                (SELECT COUNT(*) FROM house_rules WHERE until IS NULL) AS house_rules,
                (SELECT COUNT(*) FROM organisation_values WHERE retired_at IS NULL) AS own_values,
                (SELECT COUNT(*) FROM pages WHERE name = $1) AS privacy_pages,
                (SELECT COUNT(*) FROM members WHERE official_since IS NOT NULL AND closed_at IS NULL) AS officials",
        PageName::Privacy.word()
    )?;
    Ok(SetUp {
        has_name: row.name.is_some_and(|name| name != Organisation::unnamed().name),
        has_contact: row.contact_users.is_some_and(|contact| !contact.is_empty()),
        themes: row.themes,
        house_rules: row.house_rules,
        values: row.own_values,
        has_privacy_page: row.privacy_pages > 0,
        officials: row.officials,
        moderators: members::count_moderators(conn, now).await?,
    })
}
