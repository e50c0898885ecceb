//! Reading answers: what each holds beside its words, for a whole page of a thread at once.

use crate::{
    Forum, Result,
    answers::sql,
    boxed,
    commitments::{self, histories::Histories},
    conversation::threads::{self, Row},
    journal::calendar,
    measures::subjects::Span,
    storage::Reader,
};
use naast_domain::{
    answers::{Answer, AnswerKind, Backing, Help, Meeting, Way, WayState, decision::Decision},
    day::Day,
    ids::{CommentId, InitiativeId},
    members::{Byline, Office, Viewer},
    refusal::Refusal,
};
use std::collections::HashMap;

/// What answers hold, by their comments.
#[derive(Debug, Default)]
pub struct Details(HashMap<CommentId, Answer>);

impl Details {
    /// What this answer holds; each is taken once.
    pub fn take(&mut self, comment: CommentId, kind: AnswerKind) -> Answer {
        self.0.remove(&comment).map_or_else(|| empty(kind), |answer| Answer { kind, ..answer })
    }

    fn at(&mut self, comment: CommentId) -> &mut Answer {
        self.0.entry(comment).or_insert_with(|| empty(AnswerKind::Answer))
    }
}

const fn empty(kind: AnswerKind) -> Answer {
    Answer {
        kind,
        whom: String::new(),
        ways: Vec::new(),
        meeting: None,
        commitment: None,
        decision: None,
        backings: Vec::new(),
        help: None,
    }
}

/// What the answers among these comments hold; they are of one thread.
pub async fn of(conn: &mut Reader, rows: &[Row], today: Day) -> Result<Details> {
    let mut details = Details::default();
    let Some(span) = threads::span(rows.iter().filter(|row| row.answer.is_some())) else { return Ok(details) };
    say_words(conn, span, &mut details).await?;
    weigh(conn, span, &mut details).await?;
    promise(conn, span, today, &mut details).await?;
    Ok(details)
}

async fn promise(conn: &mut Reader, span: Span<'_>, today: Day, details: &mut Details) -> Result<()> {
    let commitments = commitments::between(conn, span).await?;
    if commitments.is_empty() {
        return Ok(());
    }
    let rule = calendar::rule(conn).await?;
    let mut histories = Histories::of(conn, span.initiative).await?;
    for row in commitments {
        let comment = row.comment;
        details.at(comment).commitment = row.shown(&rule, today).map(|commitment| histories.tell(commitment));
    }
    Ok(())
}

async fn say_words(conn: &mut Reader, span: Span<'_>, details: &mut Details) -> Result<()> {
    for row in sql::answers::between(conn, span).await? {
        let answer = details.at(row.comment);
        answer.whom = row.whom;
        answer.meeting = row.meeting_at.map(|at| Meeting { at, place: row.meeting_place });
    }
    for row in sql::answers::ways_between(conn, span).await? {
        let state = WayState::from_word(&row.state).unwrap_or(WayState::Open);
        details.at(row.comment).ways.push(Way { text: row.text, state, why: row.why });
    }
    for row in sql::answers::backings_between(conn, span).await? {
        let office = Some(Office { function: row.function, department: row.department });
        let by = Byline { id: row.member, name: row.name.unwrap_or_default(), office, imported_number: None };
        details.at(row.comment).backings.push(Backing { by, words: row.words, at: row.at });
    }
    for row in sql::answers::helps_between(conn, span).await? {
        details.at(row.comment).help = Some(Help { helped: row.helped, words: row.words, at: row.at });
    }
    Ok(())
}

async fn weigh(conn: &mut Reader, span: Span<'_>, details: &mut Details) -> Result<()> {
    let decisions = sql::decisions::between(conn, span).await?;
    if decisions.is_empty() {
        return Ok(());
    }
    let mut weights = sql::decisions::weights_between(conn, span).await?;
    for row in decisions {
        let (own, others): (Vec<_>, Vec<_>) = weights.into_iter().partition(|(decision, _)| *decision == row.id);
        weights = others;
        let Some(verdict) = row.verdict() else { continue };
        details.at(row.comment).decision = Some(Decision {
            id: row.id,
            verdict,
            headline: row.headline,
            conditions: row.conditions,
            weights: own.into_iter().map(|(_, weight)| weight).collect(),
            tipped: row.tipped,
            could_change: row.could_change,
            mandate: row.mandate,
            objection: row.objection,
            objection_until: row.objection_until,
            decided_at: row.decided_at,
            revises: row.revises,
            revised_by: row.revised_by,
        });
    }
    Ok(())
}

/// A meeting with what a calendar needs.
pub struct MeetingInCalendar {
    pub initiative: InitiativeId,
    pub title: String,
    pub meeting: Meeting,
}

impl Forum {
    /// The meeting that an answer proposes, for a calendar.
    ///
    /// # Errors
    /// `NotFound`, also when its words are hidden or withdrawn.
    #[boxed]
    pub async fn meeting(&self, _viewer: &Viewer, comment: CommentId) -> Result<MeetingInCalendar> {
        let mut conn = self.db.read().await?;
        let row = sql::answers::meeting(&mut conn, comment).await?.ok_or(Refusal::NotFound)?;
        let meeting = Meeting { at: row.meeting_at, place: row.meeting_place };
        Ok(MeetingInCalendar { initiative: row.initiative, title: row.title, meeting })
    }
}
