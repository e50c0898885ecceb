//! What became of a notice, for whoever has its code, and for moderators who are asked to look again. A code is 60 random
//! bits, stored hashed; trying is limited for each address and in all.

use crate::{
    Forum, Result,
    accounts::secrets,
    appeals::{disputes::Disputed, sql},
    boxed,
    cases::content::Content,
    notices::{self, Row},
    storage::Reader,
};
use naast_domain::{
    appeals::{Contested, NoticePage, Recourse},
    flaw::Flaw,
    ids::NoticeId,
    members::Viewer,
    refusal::Refusal,
    text::Note,
};

impl Forum {
    /// What became of the notice that this code belongs to.
    ///
    /// # Errors
    /// `Invalid` at `code`; `TooOften`.
    #[boxed]
    pub async fn notice_by_code(&self, client: &str, code: &str) -> Result<NoticePage> {
        let tries = self.note_code("notice", client).await?;
        let mut tx = self.db.write().await?;
        let row = find_by_code(&mut tx, code).await?;
        tries.forgive(&mut tx).await?;
        tx.commit().await?;
        let mut conn = self.db.read().await?;
        self.notice_page(&mut conn, None, row).await
    }

    /// Asks another moderator to look at a notice that was not followed.
    ///
    /// # Errors
    /// `Invalid` at `code` or `words`; `NotOpen` when nobody decided yet, six months have passed, or it was asked before;
    /// `TooOften`.
    #[boxed]
    pub async fn appeal_notice(&self, client: &str, code: &str, words: &str) -> Result<NoticePage> {
        let tries = self.note_code("notice", client).await?;
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        let id = find_by_code(&mut tx, code).await?.id;
        tries.forgive(&mut tx).await?;
        let contested = Contested::Notice(id);
        let disputed = Disputed::find_if(&mut tx, contested).await?.ok_or(Refusal::NotOpen)?;
        let by = disputed.decided.may_be_contested_by_code(id, now)?;
        let words = Note::parse(words).map_err(|flaw| Refusal::field("words", flaw))?;
        self.ask_again(&mut tx, &disputed, contested, by, &words).await?;
        let row = notices::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
        let page = self.notice_page(&mut tx, None, row).await?;
        tx.commit().await?;
        Ok(page)
    }

    /// A notice, its decision and what was asked of it again; not who filed it.
    ///
    /// # Errors
    /// Refused to all but moderators; `NotFound`.
    #[boxed]
    pub async fn notice(&self, viewer: &Viewer, id: NoticeId) -> Result<NoticePage> {
        viewer.may_moderate(self.clock.now())?;
        let mut conn = self.db.read().await?;
        let row = notices::find(&mut conn, id).await?.ok_or(Refusal::NotFound)?;
        self.notice_page(&mut conn, Some(viewer), row).await
    }

    /// For a moderator, or for whoever has the code.
    async fn notice_page(&self, conn: &mut Reader, moderator: Option<&Viewer>, row: Row) -> Result<NoticePage> {
        let now = self.clock.now();
        let contested = Contested::Notice(row.id);
        let appeal = sql::appeals::against(conn, contested).await?.map(sql::appeals::Row::shown);
        let waits = appeal.as_ref().is_some_and(|appeal| appeal.decision.is_none());
        let disputed = Disputed::find_if(conn, contested).await?;
        let recourse = match (disputed, moderator) {
            (None, _) => Recourse::default(),
            (Some(disputed), Some(viewer)) => self.recourse(conn, viewer, &disputed, waits).await?,
            (Some(disputed), None) => {
                let may_appeal = disputed.decided.may_be_contested_by_code(row.id, now).is_ok();
                Recourse { may_appeal, may_decide: false }
            }
        };
        let content = Content::find(conn, row.subject()).await?;
        Ok(NoticePage {
            notice: row.shown(),
            subject: row.subject(),
            title: content.title(moderator.is_some()),
            settled_at: row.settled_at,
            answer: row.answer,
            measure: row.measure,
            appeal,
            recourse,
        })
    }
}

async fn find_by_code(conn: &mut Reader, typed: &str) -> Result<Row> {
    let hash = secrets::fingerprint(&secrets::plain_code(typed));
    let row = notices::find_by_code(conn, &hash).await?;
    Ok(row.ok_or_else(|| Refusal::field("code", Flaw::Wrong))?)
}
