//! The journal: entries are appended in the transaction of what they tell, and never changed.

use crate::storage::{Reader, Touch, Writer};
use naast_domain::{
    day::Day,
    ids::{CommentId, EntryId, InitiativeId, MeasureId, MemberId, ReportId},
    journal::{Concern, EntryKind, Reach},
    measures::Subject,
    time::Timestamp,
};

/// What happened: who, what and to what. Build it with `Entry::new` and struct update.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    pub at: Timestamp,
    pub kind: EntryKind,
    pub actor: Option<MemberId>,
    pub initiative: Option<InitiativeId>,
    pub comment: Option<CommentId>,
    /// The member it happened to.
    pub member: Option<MemberId>,
    pub measure: Option<MeasureId>,
    pub report: Option<ReportId>,
    /// What else it is about: a commitment, a decision, an offer, a rule in the way.
    pub thing: Option<i64>,
    /// The day that it names.
    pub due: Option<Day>,
    /// A word that says more: the kind of an answer, `yes` or `no`.
    pub word: Option<&'static str>,
}

impl Entry {
    /// An entry about nothing yet.
    pub fn new(kind: EntryKind, at: Timestamp, actor: impl Into<Option<MemberId>>) -> Self {
        Self {
            at,
            kind,
            actor: actor.into(),
            initiative: None,
            comment: None,
            member: None,
            measure: None,
            report: None,
            thing: None,
            due: None,
            word: None,
        }
    }

    /// The same, about this. Whose profile it is stands nowhere: whoever is reported does not read that here.
    pub fn about(self, subject: Subject) -> Self {
        Self { initiative: subject.initiative(), comment: subject.comment(), ..self }
    }

    /// The same, about this, for those who work on cases: they also read whose profile it is.
    pub fn on_case(self, subject: Subject) -> Self {
        Self { member: subject.profile(), ..self.about(subject) }
    }
}

/// Appends an entry, and goes on with the course of its initiative.
pub async fn append(conn: &mut Writer, entry: Entry) -> sqlx::Result<EntryId> {
    conn.append_alone().await?;
    let (id, course): (EntryId, String) = fetch_one!(
        conn,
        (EntryId, String),
        "INSERT INTO journal (at, kind, visibility, actor, initiative, comment, member, measure, report, thing, due, word)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         RETURNING id, COALESCE((SELECT i.course FROM initiatives i WHERE i.id = journal.initiative), '')",
        entry.at,
        entry.kind.word(),
        entry.kind.visibility().word(),
        entry.actor,
        entry.initiative,
        entry.comment,
        entry.member,
        entry.measure,
        entry.report,
        entry.thing,
        entry.due,
        entry.word,
    )?;
    conn.has_news(Touch { entry: id, reach: entry.kind.reach(), initiative: entry.initiative });
    crate::journal::sql::courses::go_on(conn, &entry, &course).await?;
    Ok(id)
}

/// Notes that an entry concerns a member; the first reason given stays.
pub async fn concern(conn: &mut Writer, entry: EntryId, member: MemberId, why: Concern) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO concerns (member, entry, reason) VALUES ($1, $2, $3) ON CONFLICT (member, entry) DO NOTHING",
        member,
        entry,
        why.word(),
    )?;
    Ok(())
}

/// Notes that an entry mentions a member in a comment, unless that comment told them before.
pub async fn mention(conn: &mut Writer, entry: EntryId, comment: CommentId, member: MemberId) -> sqlx::Result<()> {
    execute!(
        conn,
        "INSERT INTO concerns (member, entry, reason)
         SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS TEXT) WHERE NOT EXISTS (
            SELECT 1 FROM concerns c JOIN journal j ON j.id = c.entry
            WHERE c.member = $1 AND c.reason = $3 AND j.comment = $4)",
        member,
        entry,
        Concern::Mention.word(),
        comment,
    )?;
    Ok(())
}

/// Whether the same was told after this moment: of the same, by the same.
pub async fn is_told_since(conn: &mut Reader, entry: &Entry, since: Timestamp) -> sqlx::Result<bool> {
    let told = match entry.initiative {
        Some(initiative) => fetch_optional!(
            conn,
            (EntryId,),
            "SELECT id FROM journal WHERE initiative = $1 AND kind = $2 AND actor IS NOT DISTINCT FROM CAST($3 AS BIGINT)
                AND comment IS NOT DISTINCT FROM CAST($4 AS BIGINT) AND at > $5 LIMIT 1",
            initiative,
            entry.kind.word(),
            entry.actor,
            entry.comment,
            since
        )?,
        None => fetch_optional!(
            conn,
            (EntryId,),
            "SELECT id FROM journal WHERE initiative IS NULL AND member = $1 AND kind = $2
                AND actor IS NOT DISTINCT FROM CAST($3 AS BIGINT) AND at > $4 LIMIT 1",
            entry.member,
            entry.kind.word(),
            entry.actor,
            since
        )?,
    };
    Ok(told.is_some())
}

/// The number of the newest entry, 0 when there is none.
pub async fn position(conn: &mut Reader) -> sqlx::Result<i64> {
    let (position,): (i64,) = fetch_one!(conn, (i64,), "SELECT COALESCE(MAX(id), 0) FROM journal")?;
    Ok(position)
}

/// What the entries after this one touch, oldest first. A kind that this program does not know may touch anything.
pub async fn touches(conn: &mut Reader, after: i64, size: i64) -> sqlx::Result<Vec<Touch>> {
    let rows = fetch_all!(
        conn,
        (EntryId, String, Option<InitiativeId>),
        "SELECT id, kind, initiative FROM journal WHERE id > $1 ORDER BY id LIMIT $2",
        after,
        size
    )?;
    let touches = rows.into_iter().map(|(entry, kind, initiative)| {
        let reach = EntryKind::from_word(&kind).map_or(Reach::Everything, EntryKind::reach);
        Touch { entry, reach, initiative }
    });
    Ok(touches.collect())
}
