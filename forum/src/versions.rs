//! Earlier versions, for readers to compare.

use crate::{
    Forum, Result,
    sql::{self, versions::Row},
};
use naast_domain::{
    ids::{CommentId, InitiativeId},
    member::Viewer,
    refusal::Refusal,
    version::Version,
};

impl Forum {
    /// All versions of a story, oldest first.
    ///
    /// # Errors
    /// `NotFound` when it was withdrawn, or is hidden from this viewer.
    pub async fn initiative_versions(&self, viewer: &Viewer, id: InitiativeId) -> Result<Vec<Version>> {
        let mut conn = self.db.read().await?;
        let row = sql::initiatives::find(&mut conn, id).await?.ok_or(Refusal::NotFound)?;
        let is_hidden = row.hidden_by.is_some() && !viewer.may_read_hidden(row.initiator, row.behalf);
        if row.withdrawn_at.is_some() || is_hidden {
            return Err(Refusal::NotFound.into());
        }
        Ok(sql::versions::of_story(&mut conn, id).await?.into_iter().map(Row::shown).collect())
    }

    /// All versions of a comment, oldest first, and the initiative it belongs to.
    ///
    /// # Errors
    /// `NotFound` when it was withdrawn, or is hidden from this viewer.
    pub async fn comment_versions(&self, viewer: &Viewer, id: CommentId) -> Result<(InitiativeId, Vec<Version>)> {
        let mut conn = self.db.read().await?;
        let row = sql::comments::find(&mut conn, id).await?.ok_or(Refusal::NotFound)?;
        let is_hidden = row.hidden_by.is_some() && !viewer.may_read_hidden(row.author, row.behalf);
        if row.withdrawn_at.is_some() || is_hidden {
            return Err(Refusal::NotFound.into());
        }
        let versions = sql::versions::of_comment(&mut conn, id).await?.into_iter().map(Row::shown).collect();
        Ok((row.initiative, versions))
    }
}

impl Row {
    fn shown(self) -> Version {
        Version { version: self.version, saved_at: self.saved_at, title: self.title, text: self.text }
    }
}
