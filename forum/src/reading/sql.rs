//! The steps that the page of an initiative tells, and why initiatives were taken up again.

use crate::storage::{Reader, listed};
use naast_domain::{
    answers::AnswerKind,
    ids::{CommentId, InitiativeId},
    journal::{EntryKind, Visibility},
    time::Timestamp,
};
use std::sync::LazyLock;

/// A step with what its sentence needs.
#[derive(Debug, sqlx::FromRow)]
pub struct Row {
    pub kind: String,
    pub at: Timestamp,
    /// Who did it, or on whose behalf it was written down.
    pub by_name: Option<String>,
    pub other_name: Option<String>,
    pub comment: Option<CommentId>,
    pub word: Option<String>,
    pub words: Option<String>,
}

/// The kinds that are steps; so spelled they are found by the index `journal_steps`.
pub static KINDS: LazyLock<String> = LazyLock::new(|| listed(EntryKind::is_step));

/// The name under which it was told, until it was taken over into an account.
const TOLD_BY: &str = "CASE WHEN b.claimed_by IS NULL THEN b.name END";

/// The newest public steps of an initiative, the newest first. Of answers these are the first one that says more than
/// "read", and questions; entries about comments that not everybody may read are left out.
pub async fn newest(conn: &mut Reader, id: InitiativeId, size: i64) -> sqlx::Result<Vec<Row>> {
    static NEWEST: LazyLock<String> = LazyLock::new(|| {
        let kinds = KINDS.as_str();
        let answers = listed(AnswerKind::stops_the_clock);
        let (question, plain) = (AnswerKind::Question.word(), AnswerKind::Answer.word());
        let (told, left) = (EntryKind::EnteredOnBehalf.word(), EntryKind::BranchLeft.word());
        let (answered, decided) = (EntryKind::AnswerPosted.word(), EntryKind::Decided.word());
        let (kept, public) = (EntryKind::CommitmentKept.word(), Visibility::Public.word());
        format!(
        "SELECT j.kind, j.at,
                CASE j.kind WHEN '{told}' THEN COALESCE(k.name, {TOLD_BY}) ELSE COALESCE(a.name, {TOLD_BY}) END AS by_name,
                o.name AS other_name, COALESCE(j.comment, p.comment) AS comment, j.word,
                COALESCE(d.headline, p.promise, r.words) AS words
         FROM journal j
         LEFT JOIN initiatives i ON i.id = j.initiative
         LEFT JOIN behalfs b ON b.id = i.behalf AND (j.actor IS NULL OR j.kind = '{told}')
         LEFT JOIN members k ON k.id = b.claimed_by AND k.closed_at IS NULL
         LEFT JOIN members a ON a.id = j.actor AND a.closed_at IS NULL
         LEFT JOIN members o ON o.id = j.member AND o.closed_at IS NULL
         LEFT JOIN commitments p ON p.id = j.thing AND j.kind = '{kept}'
         LEFT JOIN decisions d ON d.id = j.thing AND j.kind = '{decided}'
         LEFT JOIN comments c ON c.id = COALESCE(j.comment, p.comment)
         LEFT JOIN reopenings r ON r.entry = j.id
         WHERE j.initiative = $1 AND j.kind IN ({kinds}) AND j.visibility = '{public}'
           AND c.hidden_by IS NULL AND c.withdrawn_at IS NULL
           AND (j.kind <> '{told}' OR j.comment IS NULL)
           AND (j.kind <> '{left}' OR c.became IS NOT NULL)
           AND (j.kind <> '{answered}' OR j.word = '{question}' OR j.id = (
                SELECT MIN(f.id) FROM journal f JOIN comments g ON g.id = f.comment
                WHERE f.initiative = $1 AND f.kind = '{answered}' AND COALESCE(f.word, '{plain}') IN ({answers})
                  AND g.hidden_by IS NULL AND g.withdrawn_at IS NULL))
         ORDER BY j.id DESC LIMIT $2"
        )
    });
    fetch_all!(conn, Row, NEWEST.as_str(), id, size)
}
