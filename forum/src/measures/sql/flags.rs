//! Flags as stored.

use crate::storage::{Reader, Writer};
use naast_domain::{
    ids::{MeasureId, MemberId},
    measures::{
        Subject,
        flag::{Flag, FlagKind, Seen},
    },
    time::Timestamp,
};

/// Points something out, unless the same was pointed out about this text and waits.
pub async fn raise(
    conn: &mut Writer,
    subject: Subject,
    seen: &Seen,
    member: Option<MemberId>,
    at: Timestamp,
) -> sqlx::Result<bool> {
    let raised = execute!(
        conn,
        "INSERT INTO flags (initiative, comment, kind, number, word, member, at, profile)
         SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS TEXT), CAST($4 AS BIGINT), CAST($5 AS TEXT),
                CAST($6 AS BIGINT), CAST($7 AS BIGINT), CAST($8 AS BIGINT)
         WHERE NOT EXISTS (SELECT 1 FROM flags WHERE (initiative = $1 OR profile = $8)
             AND comment IS NOT DISTINCT FROM CAST($2 AS BIGINT) AND kind = $3 AND settled_at IS NULL)",
        subject.initiative(),
        subject.comment(),
        seen.kind.word(),
        seen.number,
        &seen.word,
        member,
        at,
        subject.profile()
    )?;
    Ok(raised > 0)
}

/// Whether something of this kind was pointed out about a member after this moment.
pub async fn is_told(conn: &mut Reader, member: MemberId, kind: FlagKind, since: Timestamp) -> sqlx::Result<bool> {
    let row = fetch_optional!(
        conn,
        (MemberId,),
        "SELECT member FROM flags WHERE member = $1 AND kind = $2 AND at > $3 LIMIT 1",
        member,
        kind.word(),
        since
    )?;
    Ok(row.is_some())
}

/// Whether something of this kind was pointed out about a subject after this moment.
pub async fn is_told_about(
    conn: &mut Reader,
    subject: Subject,
    kind: FlagKind,
    since: Timestamp,
) -> sqlx::Result<bool> {
    let row = fetch_optional!(
        conn,
        (Timestamp,),
        "SELECT at FROM flags WHERE (initiative = $1 OR profile = $5) AND comment IS NOT DISTINCT FROM CAST($2 AS BIGINT)
         AND kind = $3 AND at > $4 LIMIT 1",
        subject.initiative(),
        subject.comment(),
        kind.word(),
        since,
        subject.profile()
    )?;
    Ok(row.is_some())
}

#[derive(sqlx::FromRow)]
struct Row {
    kind: String,
    number: i64,
    word: String,
    at: Timestamp,
}

/// What was pointed out about a subject and waits, the oldest first.
pub async fn open(conn: &mut Reader, subject: Subject) -> sqlx::Result<Vec<Flag>> {
    let rows = fetch_all!(
        conn,
        Row,
        "SELECT kind, number, word, at FROM flags
         WHERE (initiative = $1 OR profile = $3) AND comment IS NOT DISTINCT FROM CAST($2 AS BIGINT)
           AND settled_at IS NULL ORDER BY id",
        subject.initiative(),
        subject.comment(),
        subject.profile()
    )?;
    let shown = |row: Row| {
        let kind = FlagKind::from_word(&row.kind)?;
        Some(Flag { seen: Seen { kind, number: row.number, word: row.word }, at: row.at })
    };
    Ok(rows.into_iter().filter_map(shown).collect())
}

/// Notes that a moderator looked, and which measure followed; tells whether anything waited.
pub async fn settle(
    conn: &mut Writer,
    subject: Subject,
    measure: Option<MeasureId>,
    at: Timestamp,
) -> sqlx::Result<bool> {
    let settled = execute!(
        conn,
        "UPDATE flags SET settled_at = $3, measure = $4
         WHERE (initiative = $1 OR profile = $5) AND comment IS NOT DISTINCT FROM CAST($2 AS BIGINT)
           AND settled_at IS NULL",
        subject.initiative(),
        subject.comment(),
        at,
        measure,
        subject.profile()
    )?;
    Ok(settled > 0)
}

/// Keeps the fingerprint of a text instead of the one that it had; tells how often the same was said elsewhere since then.
pub async fn fingerprint(
    conn: &mut Writer,
    subject: Subject,
    fingerprint: &str,
    since: Timestamp,
    at: Timestamp,
) -> sqlx::Result<i64> {
    // Which state of its table a subquery of RETURNING reads differs, so it leaves out the row itself.
    let (before,): (i64,) = match subject.comment() {
        Some(comment) => fetch_one!(
            conn,
            (i64,),
            "INSERT INTO fingerprints (comment, fingerprint, at) VALUES ($1, $2, $3)
             ON CONFLICT (comment) DO UPDATE SET fingerprint = excluded.fingerprint, at = excluded.at
             RETURNING (SELECT COUNT(*) FROM (
                SELECT 1 AS one FROM fingerprints f WHERE f.fingerprint = $2 AND f.at > $4 AND f.comment <> $1
                UNION ALL SELECT 1 FROM story_fingerprints s WHERE s.fingerprint = $2 AND s.at > $4
                LIMIT 100) AS same)",
            comment,
            fingerprint,
            at,
            since
        )?,
        None => fetch_one!(
            conn,
            (i64,),
            "INSERT INTO story_fingerprints (initiative, fingerprint, at) VALUES ($1, $2, $3)
             ON CONFLICT (initiative) DO UPDATE SET fingerprint = excluded.fingerprint, at = excluded.at
             RETURNING (SELECT COUNT(*) FROM (
                SELECT 1 AS one FROM fingerprints f WHERE f.fingerprint = $2 AND f.at > $4
                UNION ALL SELECT 1 FROM story_fingerprints s
                WHERE s.fingerprint = $2 AND s.at > $4 AND s.initiative <> $1
                LIMIT 100) AS same)",
            subject.initiative(),
            fingerprint,
            at,
            since
        )?,
    };
    Ok(before)
}

/// Forgets the fingerprint of a text that is too short to have one.
pub async fn forget_one(conn: &mut Writer, subject: Subject) -> sqlx::Result<()> {
    match subject.comment() {
        Some(comment) => execute!(conn, "DELETE FROM fingerprints WHERE comment = $1", comment)?,
        None => execute!(conn, "DELETE FROM story_fingerprints WHERE initiative = $1", subject.initiative())?,
    };
    Ok(())
}

/// Forgets what was said before this.
pub async fn forget(conn: &mut Writer, before: Timestamp) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM fingerprints WHERE at <= $1", before)?;
    execute!(conn, "DELETE FROM story_fingerprints WHERE at <= $1", before)?;
    Ok(())
}

/// The words that administrators want to be pointed out.
pub async fn words(conn: &mut Reader) -> sqlx::Result<Vec<String>> {
    let rows = fetch_all!(conn, (String,), "SELECT word FROM flagged_words ORDER BY word")?;
    Ok(rows.into_iter().map(|(word,)| word).collect())
}

/// Keeps these words instead.
pub async fn put_words(conn: &mut Writer, words: &[String]) -> sqlx::Result<()> {
    execute!(conn, "DELETE FROM flagged_words")?;
    for word in words {
        execute!(conn, "INSERT INTO flagged_words (word) VALUES ($1)", word)?;
    }
    Ok(())
}
