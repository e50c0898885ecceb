//! What moderators decided, as whoever it went against reads and disputes it: a measure, or an answer to a report or
//! notice.

use crate::{
    Forum, Result,
    appeals::sql,
    boxed,
    cases::{content::Content, reports},
    journal::Entry,
    measures::{self, seals},
    notices,
    storage::Reader,
};
use naast_domain::{
    appeals::{Contested, MeasurePage, Recourse, ReportPage},
    cases::report::Answered,
    ids::{MeasureId, ReportId},
    measures::MeasureKind,
    members::Viewer,
    permission::Decided,
    refusal::Refusal,
};

/// A decision with what it is about.
pub struct Disputed {
    pub content: Content,
    pub decided: Decided,
}

impl Disputed {
    /// Finds it; a report or notice that nobody answered yet is not found.
    pub async fn find(conn: &mut Reader, contested: Contested) -> Result<Self> {
        let has_appeal = sql::appeals::against(conn, contested).await?.is_some();
        match contested {
            Contested::Measure(id) => {
                let row = measures::find(conn, id).await?.ok_or(Refusal::NotFound)?;
                let content = Content::find(conn, row.subject()).await?;
                let restricts = MeasureKind::from_word(&row.kind).is_some_and(MeasureKind::restricts);
                // What was told through an official may have been taken over since.
                let against = row.member.or(content.author());
                let decided = Decided {
                    against,
                    behalf: content.behalf().filter(|_| against.is_none()),
                    by: row.moderator,
                    seconded_by: row.seconded_by,
                    at: row.at,
                    is_contestable: restricts && row.reversed_at.is_none() && !has_appeal,
                };
                Ok(Self { content, decided })
            }
            Contested::Report(id) => {
                let row = reports::find(conn, id).await?.ok_or(Refusal::NotFound)?;
                let (by, at) = row.settled_by.zip(row.settled_at).ok_or(Refusal::NotFound)?;
                let content = Content::find(conn, row.subject()).await?;
                let is_contestable = row.measure.is_none() && !has_appeal && !content.is_withdrawn();
                let decided =
                    Decided { against: Some(row.reporter), behalf: None, by, seconded_by: None, at, is_contestable };
                Ok(Self { content, decided })
            }
            // Whoever filed it is known by the code alone.
            Contested::Notice(id) => {
                let row = notices::find(conn, id).await?.ok_or(Refusal::NotFound)?;
                let (by, at) = row.settled_by.zip(row.settled_at).ok_or(Refusal::NotFound)?;
                let content = Content::find(conn, row.subject()).await?;
                let is_contestable = row.measure.is_none() && !has_appeal && !content.is_withdrawn();
                let decided = Decided { against: None, behalf: None, by, seconded_by: None, at, is_contestable };
                Ok(Self { content, decided })
            }
        }
    }

    /// As `find`, for what may not be decided yet.
    pub async fn find_if(conn: &mut Reader, contested: Contested) -> Result<Option<Self>> {
        match Self::find(conn, contested).await {
            Ok(disputed) => Ok(Some(disputed)),
            Err(crate::Error::Refused(Refusal::NotFound)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// An entry of the journal about it.
    pub fn told(&self, entry: Entry, contested: Contested) -> Entry {
        let about = entry.about(self.content.subject);
        match contested {
            Contested::Measure(id) => Entry { measure: Some(id), ..about },
            Contested::Report(id) => Entry { report: Some(id), ..about },
            Contested::Notice(id) => Entry { thing: Some(id.0), ..about },
        }
    }
}

impl Forum {
    /// A measure with its statement of reasons. Its author and moderators also read the text and the appeal.
    ///
    /// # Errors
    /// `NotFound`.
    #[boxed]
    pub async fn measure(&self, viewer: &Viewer, id: MeasureId) -> Result<MeasurePage> {
        let mut conn = self.db.read().await?;
        let row = measures::find(&mut conn, id).await?.ok_or(Refusal::NotFound)?;
        let disputed = Disputed::find(&mut conn, Contested::Measure(id)).await?;
        let content = &disputed.content;
        let is_yours = match viewer {
            Viewer::Visitor => false,
            Viewer::Claimant(claimant) => disputed.decided.behalf == Some(claimant.behalf),
            Viewer::Member(member) => disputed.decided.against == Some(member.id),
        };
        let is_party = is_yours || viewer.may_moderate(self.clock.now()).is_ok();
        let (mut body_html, mut appeal, mut sealed) = (None, None, Vec::new());
        if is_party {
            sealed = seals::of(&mut conn, id).await?.into_iter().map(|row| row.shown(true)).collect();
            if content.is_hidden() || !sealed.is_empty() {
                self.note_reading(viewer, content.subject, disputed.decided.against, disputed.decided.behalf).await?;
            }
            appeal = sql::appeals::against(&mut conn, Contested::Measure(id)).await?.map(sql::appeals::Row::shown);
            if !content.is_withdrawn() {
                body_html = Some(reports::text(&mut conn, content.subject).await?);
            }
        }
        let waits = appeal.as_ref().is_some_and(|appeal| appeal.decision.is_none());
        let recourse = self.recourse(&mut conn, viewer, &disputed, waits).await?;
        let measure = row.shown(is_party).ok_or(Refusal::NotFound)?;
        Ok(MeasurePage { measure, body_html, sealed, is_yours, appeal, recourse })
    }

    /// A report and what became of it.
    ///
    /// # Errors
    /// `SignInNeeded`; `NotFound` for all but whoever made it, and moderators once it was answered: they judge texts
    /// and not reporters.
    #[boxed]
    pub async fn report_page(&self, viewer: &Viewer, id: ReportId) -> Result<ReportPage> {
        let member = viewer.may_manage_account()?;
        let mut conn = self.db.read().await?;
        let row = reports::find(&mut conn, id).await?.ok_or(Refusal::NotFound)?;
        let appeal = sql::appeals::against(&mut conn, Contested::Report(id)).await?;
        let is_asked = appeal.is_some() && viewer.may_moderate(self.clock.now()).is_ok();
        if row.reporter != member && !is_asked {
            return Err(Refusal::NotFound.into());
        }
        let appeal = appeal.map(sql::appeals::Row::shown);
        let waits = appeal.as_ref().is_some_and(|appeal| appeal.decision.is_none());
        let recourse = match Disputed::find_if(&mut conn, Contested::Report(id)).await? {
            Some(disputed) => self.recourse(&mut conn, viewer, &disputed, waits).await?,
            None => Recourse::default(),
        };
        let content = Content::find(&mut conn, row.subject()).await?;
        let thread = content.thread();
        let may_read_hidden =
            thread.is_some_and(|row| viewer.may_read_hidden(row.initiator, row.behalf, self.clock.now()));
        let answered = Answered {
            subject: row.subject(),
            title: content.title(may_read_hidden),
            settled_at: row.settled_at,
            answer: row.answer.clone(),
            measure: row.measure,
            report: row.shown(),
        };
        Ok(ReportPage { answered, appeal, recourse })
    }

    /// What a viewer may do about a decision.
    pub(crate) async fn recourse(
        &self,
        conn: &mut Reader,
        viewer: &Viewer,
        disputed: &Disputed,
        waits: bool,
    ) -> Result<Recourse> {
        let now = self.clock.now();
        let may_decide = waits && {
            let case = disputed.content.involvement(conn).await?;
            viewer.may_decide_appeal(&disputed.decided, &case, now).is_ok()
        };
        Ok(Recourse { may_appeal: viewer.may_appeal(&disputed.decided, now).is_ok(), may_decide })
    }
}
