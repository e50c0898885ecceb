//! Questions whose answer should be: none.

use super::Conn;

/// A question that lists the ids of what is wrong.
#[derive(Debug)]
pub struct Question {
    pub about: &'static str,
    pub wrong: &'static str,
    sql: &'static str,
}

/// What is looked at.
pub const QUESTIONS: &[Question] = &[
    Question {
        about: "initiative",
        wrong: "the number of comments is not what it says",
        sql: "SELECT i.id FROM initiatives i WHERE i.comment_count <> (SELECT COUNT(*) FROM comments c WHERE c.initiative = i.id)",
    },
    Question {
        about: "initiative",
        wrong: "the number of supports is not what it says",
        sql: "SELECT i.id FROM initiatives i WHERE i.support_count <> i.imported_support
                + (SELECT COUNT(*) FROM supports s WHERE s.initiative = i.id)",
    },
    Question {
        about: "initiative",
        wrong: "its earlier versions are not complete",
        sql: "SELECT i.id FROM initiatives i WHERE i.version <> 1
                + (SELECT COUNT(*) FROM initiative_versions v WHERE v.initiative = i.id)",
    },
    Question {
        about: "initiative",
        wrong: "it cannot be found by searching",
        sql: "SELECT i.id FROM initiatives i WHERE i.hidden_by IS NULL AND i.withdrawn_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM search_documents d WHERE d.initiative = i.id AND d.comment = 0)",
    },
    Question {
        about: "initiative",
        wrong: "the measure that hides or locks it is missing",
        sql: "SELECT i.id FROM initiatives i
                WHERE (i.hidden_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM measures m WHERE m.id = i.hidden_by))
                   OR (i.locked_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM measures m WHERE m.id = i.locked_by))",
    },
    Question {
        about: "comment",
        wrong: "it stands in another thread than what it replies to",
        sql: "SELECT c.id FROM comments c JOIN comments p ON p.id = c.parent WHERE p.initiative <> c.initiative",
    },
    Question {
        about: "comment",
        wrong: "its path does not fit its depth or what it replies to",
        sql: "SELECT c.id FROM comments c LEFT JOIN comments p ON p.id = c.parent
                WHERE length(c.path) <> 6 * (c.depth + 1)
                   OR (c.depth < 400 AND c.parent IS NOT NULL AND substr(c.path, 1, length(c.path) - 6) <> p.path)
                   OR (c.parent IS NULL AND c.depth <> 0)",
    },
    Question {
        about: "comment",
        wrong: "the number of replies below it is not what it says",
        sql: "SELECT c.id FROM comments c WHERE c.depth < 399 AND c.descendants <>
                (SELECT COUNT(*) FROM comments b WHERE b.initiative = c.initiative AND b.path > c.path AND b.path < c.path || '~')",
    },
    Question {
        about: "comment",
        wrong: "its earlier versions are not complete",
        sql: "SELECT c.id FROM comments c WHERE c.version <> 1
                + (SELECT COUNT(*) FROM comment_versions v WHERE v.comment = c.id)",
    },
    Question {
        about: "comment",
        wrong: "it cannot be found by searching",
        sql: "SELECT c.id FROM comments c WHERE c.hidden_by IS NULL AND c.withdrawn_at IS NULL AND c.body <> ''
                AND NOT EXISTS (SELECT 1 FROM search_documents d WHERE d.initiative = c.initiative AND d.comment = c.id)",
    },
    Question {
        about: "comment",
        wrong: "the journal does not tell that it was posted",
        sql: "SELECT c.id FROM comments c WHERE c.import_source IS NULL AND NOT EXISTS (SELECT 1 FROM journal j
                WHERE j.initiative = c.initiative AND j.comment = c.id AND j.kind IN ('comment_posted', 'answer_posted'))",
    },
    Question {
        about: "search document",
        wrong: "it shows a text that is hidden or withdrawn",
        sql: "SELECT d.id FROM search_documents d JOIN initiatives i ON i.id = d.initiative LEFT JOIN comments c ON c.id = d.comment
                WHERE (d.comment = 0 AND (i.hidden_by IS NOT NULL OR i.withdrawn_at IS NOT NULL))
                   OR c.hidden_by IS NOT NULL OR c.withdrawn_at IS NOT NULL",
    },
];

/// The ids of what is wrong; a hundred at most.
pub async fn ask(conn: &mut Conn, question: &Question) -> sqlx::Result<Vec<i64>> {
    let rows = fetch_all!(conn, (i64,), question.sql)?;
    Ok(rows.into_iter().take(100).map(|(id,)| id).collect())
}

/// What the database itself finds. PostgreSQL guards its references and checksums all the time.
pub async fn engine(conn: &mut Conn) -> sqlx::Result<Vec<String>> {
    let Conn::Sqlite(conn) = conn else { return Ok(Vec::new()) };
    let integrity: Vec<(String,)> = sqlx::query_as("PRAGMA integrity_check").fetch_all(conn.as_mut()).await?;
    let mut found: Vec<String> = integrity.into_iter().map(|(line,)| line).filter(|line| line != "ok").collect();
    let dangling: Vec<(String,)> =
        sqlx::query_as("SELECT \"table\" || ' refers to nothing in ' || \"parent\" FROM pragma_foreign_key_check")
            .fetch_all(conn.as_mut())
            .await?;
    found.extend(dangling.into_iter().map(|(line,)| line));
    Ok(found)
}
