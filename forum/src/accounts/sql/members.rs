//! Members.

use crate::storage::{Reader, Writer};
use naast_domain::{
    ids::{MeasureId, MemberId},
    language::Language,
    members::{Office, Role, Roles, SignedIn},
    time::Timestamp,
};

/// A member as stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Member {
    pub id: MemberId,
    pub email: Option<String>,
    pub name: String,
    pub about: String,
    pub password_hash: Option<String>,
    pub official_since: Option<Timestamp>,
    pub moderator_since: Option<Timestamp>,
    pub administrator_since: Option<Timestamp>,
    pub manager_since: Option<Timestamp>,
    pub function: String,
    pub department: String,
    pub language: Option<String>,
    pub joined_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub suspended_until: Option<Timestamp>,
    /// When it will be closed, by a measure.
    pub closes_at: Option<Timestamp>,
    /// The measure that hides what they tell about themselves.
    pub hidden_by: Option<MeasureId>,
    /// The measure that asks them to change it.
    pub asked_by: Option<MeasureId>,
    /// Their own name, while another one stands in for it.
    pub withheld_name: Option<String>,
}

const COLUMNS: &str = "id, email, name, about, password_hash, official_since, moderator_since, administrator_since,
    manager_since, function, department, language, joined_at, closed_at, suspended_until, closes_at, hidden_by,
    asked_by, withheld_name";

impl Member {
    /// The roles they hold.
    pub fn roles(&self) -> Roles {
        Roles {
            official: self.official_since.is_some(),
            moderator: self.moderator_since.is_some(),
            administrator: self.administrator_since.is_some(),
        }
    }

    /// The name that they gave themselves.
    pub fn own_name(&self) -> &str {
        self.withheld_name.as_deref().unwrap_or(&self.name)
    }

    /// Their office, when they are an official.
    pub fn office(&self) -> Option<Office> {
        self.official_since
            .is_some()
            .then(|| Office { function: self.function.clone(), department: self.department.clone() })
    }

    /// What the rules need to know of them.
    pub fn signed_in(self) -> SignedIn {
        SignedIn {
            id: self.id,
            roles: self.roles(),
            office: self.office(),
            is_manager: self.official_since.is_some() && self.manager_since.is_some(),
            suspended_until: self.suspended_until,
            joined_at: self.joined_at,
            language: self.language.as_deref().and_then(Language::from_tag),
            name: self.name,
            signed_in_at: Timestamp::default(),
        }
    }
}

/// Adds a citizen.
pub async fn insert(
    conn: &mut Writer,
    email: Option<&str>,
    name: &str,
    password_hash: Option<&str>,
    language: Option<Language>,
    now: Timestamp,
) -> sqlx::Result<MemberId> {
    let (id,): (MemberId,) = fetch_one!(
        conn,
        (MemberId,),
        "INSERT INTO members (email, name, password_hash, language, joined_at) VALUES ($1, $2, $3, $4, $5) RETURNING id",
        email,
        name,
        password_hash,
        language.map(Language::tag),
        now
    )?;
    Ok(id)
}

/// The member with this id; closed accounts too.
pub async fn find(conn: &mut Reader, id: MemberId) -> sqlx::Result<Option<Member>> {
    let sql = const_format::formatcp!("SELECT {COLUMNS} FROM members WHERE id = $1");
    fetch_optional!(conn, Member, sql, id)
}

/// The member with this address.
pub async fn find_by_email(conn: &mut Reader, email: &str) -> sqlx::Result<Option<Member>> {
    let sql = const_format::formatcp!("SELECT {COLUMNS} FROM members WHERE email = $1");
    fetch_optional!(conn, Member, sql, email)
}

/// Members whose name holds these letters, the newest first, before this id.
pub async fn list(conn: &mut Reader, letters: &str, before: MemberId, size: i64) -> sqlx::Result<Vec<Member>> {
    let sql = const_format::formatcp!(
        "SELECT {COLUMNS} FROM members
         WHERE closed_at IS NULL AND id < $1 AND lower(name) LIKE lower($2) ESCAPE '\\' ORDER BY id DESC LIMIT $3"
    );
    let escaped = letters.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    fetch_all!(conn, Member, sql, before, format!("%{escaped}%"), size)
}

/// Members in the order in which they joined, after this one.
pub async fn in_order(conn: &mut Reader, after: MemberId, size: i64) -> sqlx::Result<Vec<Member>> {
    let sql = const_format::formatcp!(
        "SELECT {COLUMNS} FROM members WHERE closed_at IS NULL AND id > $1 ORDER BY id LIMIT $2"
    );
    fetch_all!(conn, Member, sql, after, size)
}

/// Changes the language in which the forum speaks to them.
pub async fn update_language(conn: &mut Writer, id: MemberId, language: Option<Language>) -> sqlx::Result<()> {
    execute!(conn, "UPDATE members SET language = $2 WHERE id = $1", id, language.map(Language::tag))?;
    Ok(())
}

/// Changes the password; a one-time code that was given out before is of no use any more.
pub async fn update_password(conn: &mut Writer, id: MemberId, hash: &str) -> sqlx::Result<()> {
    execute!(conn, "UPDATE members SET password_hash = $2 WHERE id = $1", id, hash)?;
    execute!(conn, "DELETE FROM recovery_codes WHERE member = $1", id)?;
    Ok(())
}

/// Suspends until then, or no longer.
pub async fn update_suspension(conn: &mut Writer, id: MemberId, until: Option<Timestamp>) -> sqlx::Result<()> {
    execute!(conn, "UPDATE members SET suspended_until = $2 WHERE id = $1", id, until)?;
    Ok(())
}

/// Gives a role now, or takes it away. A moderator gets a number that stays theirs.
pub async fn update_role(conn: &mut Writer, id: MemberId, role: Role, since: Option<Timestamp>) -> sqlx::Result<()> {
    let sql = match role {
        Role::Official => "UPDATE members SET official_since = $2 WHERE id = $1",
        Role::Moderator => {
            "UPDATE members SET moderator_since = $2, moderator_number = COALESCE(moderator_number,
                (SELECT COALESCE(MAX(moderator_number), 0) + 1 FROM members)) WHERE id = $1"
        }
        Role::Administrator => "UPDATE members SET administrator_since = $2 WHERE id = $1",
    };
    execute!(conn, sql, id, since)?;
    Ok(())
}

/// Changes the office of an official.
pub async fn update_office(conn: &mut Writer, id: MemberId, office: &Office) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE members SET function = $2, department = $3 WHERE id = $1",
        id,
        &office.function,
        &office.department
    )?;
    Ok(())
}

/// Marks a manager now, or no longer.
pub async fn update_manager(conn: &mut Writer, id: MemberId, since: Option<Timestamp>) -> sqlx::Result<()> {
    execute!(conn, "UPDATE members SET manager_since = $2 WHERE id = $1", id, since)?;
    Ok(())
}

/// How many administrators there are.
pub async fn count_administrators(conn: &mut Reader) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(
        conn,
        (i64,),
        "SELECT COUNT(*) FROM members WHERE administrator_since IS NOT NULL AND closed_at IS NULL"
    )?;
    Ok(count)
}

/// How many moderators can act now.
pub async fn count_moderators(conn: &mut Reader, now: Timestamp) -> sqlx::Result<i64> {
    let (count,): (i64,) = fetch_one!(
        conn,
        (i64,),
        "SELECT COUNT(*) FROM members WHERE moderator_since IS NOT NULL AND closed_at IS NULL
         AND (suspended_until IS NULL OR suspended_until <= $1)",
        now
    )?;
    Ok(count)
}

/// The moderators who can act now.
pub async fn moderators(conn: &mut Reader, now: Timestamp) -> sqlx::Result<Vec<MemberId>> {
    let rows = fetch_all!(
        conn,
        (MemberId,),
        "SELECT id FROM members WHERE moderator_since IS NOT NULL AND closed_at IS NULL
         AND (suspended_until IS NULL OR suspended_until <= $1) ORDER BY id",
        now
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Takes everything personal out of a closed account.
pub async fn close(conn: &mut Writer, id: MemberId, now: Timestamp) -> sqlx::Result<()> {
    execute!(
        conn,
        "UPDATE members SET email = NULL, name = '', about = '', withheld_name = NULL, password_hash = NULL,
            official_since = NULL, moderator_since = NULL, administrator_since = NULL, manager_since = NULL,
             function = '', department = '', language = NULL,
            closed_at = $2 WHERE id = $1",
        id,
        now
    )?;
    execute!(conn, "DELETE FROM sessions WHERE member = $1", id)?;
    execute!(conn, "DELETE FROM recovery_codes WHERE member = $1", id)?;
    execute!(conn, "DELETE FROM drafts WHERE member = $1", id)?;
    execute!(conn, "DELETE FROM interests WHERE member = $1", id)?;
    execute!(conn, "DELETE FROM templates WHERE owner = $1", id)?;
    execute!(conn, "DELETE FROM visits WHERE member = $1", id)?;
    execute!(conn, "DELETE FROM follows WHERE member = $1", id)?;
    Ok(())
}

/// How many initiatives and comments of theirs everybody can read.
pub async fn count_contributions(conn: &mut Reader, id: MemberId) -> sqlx::Result<(i64, i64)> {
    fetch_one!(
        conn,
        (i64, i64),
        "SELECT (SELECT COUNT(*) FROM initiatives WHERE initiator = $1 AND withdrawn_at IS NULL AND hidden_by IS NULL),
                (SELECT COUNT(*) FROM comments c JOIN initiatives i ON i.id = c.initiative WHERE c.author = $1
                    AND c.withdrawn_at IS NULL AND c.hidden_by IS NULL AND i.hidden_by IS NULL)",
        id
    )
}

/// Notes when an account will be closed, or that it will not.
pub async fn set_closing(conn: &mut Writer, id: MemberId, at: Option<Timestamp>) -> sqlx::Result<()> {
    execute!(conn, "UPDATE members SET closes_at = $2 WHERE id = $1", id, at)?;
    Ok(())
}

/// Members whose account is to be closed by now.
pub async fn closing(conn: &mut Reader, now: Timestamp) -> sqlx::Result<Vec<MemberId>> {
    let rows = fetch_all!(
        conn,
        (MemberId,),
        "SELECT id FROM members WHERE closes_at <= $1 AND closed_at IS NULL ORDER BY id",
        now
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The names of all who speak for the organisation or moderate, but for this member.
pub async fn names_of_office(conn: &mut Reader, but: Option<MemberId>) -> sqlx::Result<Vec<String>> {
    let rows = fetch_all!(
        conn,
        (MemberId, String),
        "SELECT id, name FROM members WHERE official_since IS NOT NULL AND closed_at IS NULL
         UNION SELECT id, name FROM members WHERE moderator_number IS NOT NULL AND moderator_since IS NOT NULL
            AND closed_at IS NULL"
    )?;
    Ok(rows.into_iter().filter(|(id, _)| Some(*id) != but).map(|(_, name)| name).collect())
}

/// What the organisation calls itself.
pub async fn names_of_organisation(conn: &mut Reader) -> sqlx::Result<Vec<String>> {
    let row = fetch_optional!(conn, (String, String), "SELECT name, short_name FROM organisation WHERE id = 1")?;
    Ok(row.into_iter().flat_map(|(name, short)| [name, short]).filter(|name| !name.is_empty()).collect())
}
