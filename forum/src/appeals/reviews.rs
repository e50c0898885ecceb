//! What whoever looks again from outside reads, and what follows where they find that a report was right.

use crate::{
    Forum, Result,
    appeals::{
        disputes::Disputed,
        invitations::open_case,
        sql::{appeals, reviews},
    },
    boxed,
    cases::reports,
    measures::{self, seals},
    notices,
    storage::Reader,
};
use naast_domain::{
    appeals::{
        Contested,
        review::{OpenReview, ReviewPage},
    },
    ids::ReviewId,
    members::Viewer,
    refusal::Refusal,
};

pub(crate) use super::sql::reviews::{Row, taken_by};

impl Forum {
    /// What whoever took it on reads, until it is decided: what a moderator would read of this one appeal. Reading what is
    /// hidden is noted.
    ///
    /// # Errors
    /// `SignInNeeded`; `NotFound` for everybody else; `OwnCase` for whoever became a party to it.
    #[boxed]
    pub async fn review(&self, viewer: &Viewer, id: ReviewId) -> Result<ReviewPage> {
        let now = self.clock.now();
        viewer.may_take_part(now)?;
        let mut conn = self.db.read().await?;
        let row = reviews::find(&mut conn, id).await?.filter(|row| row.reviewer == viewer.id());
        let row = row.ok_or(Refusal::NotFound)?;
        if row.decided_at.is_some() {
            return Ok(ReviewPage::Decided);
        }
        let (disputed, contested, case) = open_case(&mut conn, row.appeal).await?;
        viewer.may_review(&row.reviewing(), &disputed.decided, &case, now)?;
        let page = open_review(&mut conn, row, &disputed, contested).await?;
        if disputed.content.is_hidden() || !page.sealed.is_empty() {
            let decided = &disputed.decided;
            self.note_reading(viewer, page.subject, decided.against, decided.behalf).await?;
        }
        Ok(ReviewPage::Open(Box::new(page)))
    }
}

async fn open_review(conn: &mut Reader, row: Row, disputed: &Disputed, contested: Contested) -> Result<OpenReview> {
    let content = &disputed.content;
    let subject = content.subject;
    let appeal = appeals::find(conn, row.appeal).await?.ok_or(Refusal::NotFound)?.shown();
    let body_html = if content.is_withdrawn() { String::new() } else { reports::text(conn, subject).await? };
    let mut page = OpenReview {
        id: row.id,
        organisation: row.organisation,
        appeal,
        subject,
        title: content.title(true),
        body_html,
        measure: None,
        sealed: Vec::new(),
        report: None,
        notice: None,
        answer: String::new(),
    };
    match contested {
        Contested::Measure(id) => {
            page.sealed = seals::of(conn, id).await?.into_iter().map(|row| row.shown(true)).collect();
            page.measure = measures::find(conn, id).await?.and_then(|row| row.shown(true));
        }
        Contested::Report(id) => {
            let row = reports::find(conn, id).await?.ok_or(Refusal::NotFound)?;
            page.answer.clone_from(&row.answer);
            page.report = Some(row.shown());
        }
        Contested::Notice(id) => {
            let row = notices::find(conn, id).await?.ok_or(Refusal::NotFound)?;
            page.notice = Some(row.shown());
            page.answer = row.answer;
        }
    }
    Ok(page)
}
