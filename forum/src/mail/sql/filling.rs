//! Filling the outbox: from the journal, and from whom its entries concern.

use crate::{
    mail::sql::outbox::HELD,
    storage::{Reader, Writer},
};
use naast_domain::{
    ids::{EntryId, InitiativeId, MemberId},
    mail::{News, Pace},
    time::Timestamp,
};

/// An entry of the journal, as far as it matters here.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    pub id: EntryId,
    pub at: Timestamp,
    pub kind: String,
    pub initiative: Option<InitiativeId>,
    pub member: Option<MemberId>,
}

/// The entries after this one, oldest first.
pub async fn after(conn: &mut Reader, after: EntryId, size: i64) -> sqlx::Result<Vec<Row>> {
    fetch_all!(
        conn,
        Row,
        "SELECT id, at, kind, initiative, member FROM journal WHERE id > $1 ORDER BY id LIMIT $2",
        after,
        size
    )
}

/// Why entries of this stretch concern somebody: entry and reason, each once.
pub async fn reasons(conn: &mut Reader, after: EntryId, last: EntryId) -> sqlx::Result<Vec<(EntryId, String)>> {
    fetch_all!(
        conn,
        (EntryId, String),
        "SELECT DISTINCT entry, reason FROM concerns WHERE entry > $1 AND entry <= $2 ORDER BY entry, reason",
        after,
        last
    )
}

/// An entry, and what it is to whom it concerns.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'a> {
    pub entry: &'a Row,
    pub news: News,
    /// The reasons for which it is that, each between spaces.
    pub reasons: &'a str,
}

/// Puts it in the outbox of everybody whom it concerns for these reasons: at the pace that they chose. What is not one's own waits
/// until an hour after the last mail about its initiative. Whoever did not confirm their address is told once they do.
pub async fn fill(conn: &mut Writer, telling: &Telling<'_>) -> sqlx::Result<()> {
    let Telling { entry, news, reasons } = *telling;
    let breath = if news.is_chosen() { Pace::BREATH } else { 0 };
    execute!(
        conn,
        "INSERT INTO outbox (member, entry, news, pace, initiative, due_at)
         SELECT m.id, c.entry, CAST($3 AS TEXT), COALESCE(x.pace, $4), CAST($5 AS BIGINT), CASE
            WHEN a.proved IS DISTINCT FROM m.email THEN CAST($6 AS BIGINT)
            WHEN COALESCE(x.pace, $4) = $11 THEN CAST($7 AS BIGINT)
            WHEN COALESCE(x.pace, $4) = $12 THEN CAST($8 AS BIGINT)
            ELSE (SELECT CASE WHEN MAX(o.sent_at) + CAST($10 AS BIGINT) > $9 THEN MAX(o.sent_at) + CAST($10 AS BIGINT)
                         ELSE CAST($9 AS BIGINT) END
                  FROM outbox o WHERE o.member = m.id AND o.initiative = $5)
            END
         FROM concerns c JOIN members m ON m.id = c.member
         LEFT JOIN mail_addresses a ON a.member = m.id
         LEFT JOIN mail_choices x ON x.member = m.id AND x.news = $3
         WHERE c.entry = $1 AND $2 LIKE '% ' || c.reason || ' %' AND m.email IS NOT NULL AND m.closed_at IS NULL
           AND COALESCE(x.pace, $4) <> $13 AND (a.refused IS NULL OR a.refused <> m.email)
         ON CONFLICT (member, entry, news) DO NOTHING",
        entry.id,
        reasons,
        news.word(),
        news.usual_pace().word(),
        entry.initiative,
        HELD,
        Pace::Daily.due(entry.at),
        Pace::Weekly.due(entry.at),
        entry.at,
        breath,
        Pace::Daily.word(),
        Pace::Weekly.word(),
        Pace::Never.word()
    )?;
    Ok(())
}

/// Puts a mail about their account in the outbox of a member: to be sent also where the address was not confirmed.
pub async fn fill_account(conn: &mut Writer, member: MemberId, entry: EntryId, due_at: Timestamp) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO outbox (member, entry, news, pace, due_at)
         SELECT m.id, CAST($2 AS BIGINT), CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS BIGINT)
         FROM members m LEFT JOIN mail_addresses a ON a.member = m.id
         WHERE m.id = $1 AND m.email IS NOT NULL AND m.closed_at IS NULL AND (a.refused IS NULL OR a.refused <> m.email)
         ON CONFLICT (member, entry, news) DO NOTHING",
        member,
        entry,
        News::Account.word(),
        Pace::AtOnce.word(),
        due_at
    )?;
    Ok(())
}

/// Asks those to confirm their address who are told of this entry, did not yet, and were not asked.
pub async fn ask_unproved(conn: &mut Writer, entry: &Row) -> sqlx::Result<()> {
    let asked = fetch_all!(
        conn,
        (MemberId,),
        "SELECT m.id FROM outbox o JOIN members m ON m.id = o.member LEFT JOIN mail_addresses a ON a.member = m.id
         WHERE o.entry = $1 AND o.due_at = $2 AND m.email IS NOT NULL AND a.asked IS DISTINCT FROM m.email",
        entry.id,
        HELD
    )?;
    for (member,) in asked {
        super::addresses::ask(conn, member).await?;
        fill_account(conn, member, entry.id, entry.at).await?;
    }
    Ok(())
}

/// Who is told this morning what waits for them: officials of their desk, or moderators of their cases.
pub async fn fill_morning(
    conn: &mut Writer,
    entry: EntryId,
    news: News,
    is_monday: bool,
    now: Timestamp,
) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO outbox (member, entry, news, pace, due_at)
         SELECT m.id, CAST($1 AS BIGINT), CAST($2 AS TEXT), COALESCE(x.pace, $3), CAST($4 AS BIGINT)
         FROM members m JOIN mail_addresses a ON a.member = m.id AND a.proved = m.email
         LEFT JOIN mail_choices x ON x.member = m.id AND x.news = $2
         WHERE CASE WHEN $2 = $6 THEN m.official_since ELSE m.moderator_since END IS NOT NULL AND m.closed_at IS NULL
           AND (a.refused IS NULL OR a.refused <> m.email)
           AND (COALESCE(x.pace, $3) = $7 OR COALESCE(x.pace, $3) = $8 AND $5 = 1)",
        entry,
        news.word(),
        news.usual_pace().word(),
        now,
        i64::from(is_monday),
        News::Desk.word(),
        Pace::Daily.word(),
        Pace::Weekly.word()
    )?;
    Ok(())
}
