//! Earlier versions, for readers to compare.

use crate::{
    Forum, Result, boxed,
    conversation::sql,
    initiatives,
    texts::versions::{self, Row, Stretch},
};
use naast_domain::{
    ids::{CommentId, InitiativeId},
    measures::Subject,
    members::Viewer,
    refusal::Refusal,
    version::Version,
};

/// How many versions a page shows.
const PAGE: i64 = 20;

/// Those before this one, the newest without it; and one more, to compare the oldest one with.
fn stretch(before: Option<i64>) -> Stretch {
    Stretch { before: before.unwrap_or(i64::MAX), size: PAGE + 1 }
}

impl Forum {
    /// Versions of a story before this one, the newest without it; oldest first. When the first one is not version 1, it is
    /// there to compare the next one with.
    ///
    /// # Errors
    /// `NotFound` when it was withdrawn, or is hidden from this viewer.
    #[boxed]
    pub async fn initiative_versions(
        &self,
        viewer: &Viewer,
        id: InitiativeId,
        before: Option<i64>,
    ) -> Result<Vec<Version>> {
        let mut conn = self.db.read().await?;
        let row = initiatives::find(&mut conn, id).await?.ok_or(Refusal::NotFound)?;
        let is_hidden = row.hidden_by.is_some() && !viewer.may_read_hidden(row.initiator, row.behalf, self.clock.now());
        if row.withdrawn_at.is_some() || is_hidden {
            return Err(Refusal::NotFound.into());
        }
        let rows = versions::of_story(&mut conn, id, stretch(before)).await?;
        let may_read = viewer.may_read_hidden(row.initiator, row.behalf, self.clock.now());
        if may_read && (row.hidden_by.is_some() || rows.iter().any(|row| row.sealed_by.is_some())) {
            let subject = Subject::Contribution { initiative: id, comment: None };
            self.note_reading(viewer, subject, row.initiator, row.behalf).await?;
        }
        Ok(rows.into_iter().map(|row| row.shown(may_read)).collect())
    }

    /// Versions of a comment, likewise, and the initiative it belongs to.
    ///
    /// # Errors
    /// `NotFound` when it was withdrawn, or is hidden from this viewer.
    #[boxed]
    pub async fn comment_versions(
        &self,
        viewer: &Viewer,
        id: CommentId,
        before: Option<i64>,
    ) -> Result<(InitiativeId, Vec<Version>)> {
        let mut conn = self.db.read().await?;
        let row = sql::comments::find(&mut conn, id).await?.ok_or(Refusal::NotFound)?;
        let is_hidden = row.hidden_by.is_some() && !viewer.may_read_hidden(row.author, row.behalf, self.clock.now());
        if row.withdrawn_at.is_some() || is_hidden {
            return Err(Refusal::NotFound.into());
        }
        let rows = versions::of_comment(&mut conn, id, stretch(before)).await?;
        let may_read = viewer.may_read_hidden(row.author, row.behalf, self.clock.now());
        if may_read && (row.hidden_by.is_some() || rows.iter().any(|row| row.sealed_by.is_some())) {
            let subject = Subject::Contribution { initiative: row.initiative, comment: Some(id) };
            self.note_reading(viewer, subject, row.author, row.behalf).await?;
        }
        Ok((row.initiative, rows.into_iter().map(|row| row.shown(may_read)).collect()))
    }
}

impl Row {
    /// As whoever may or may not read what is sealed sees it.
    pub fn shown(self, may_read: bool) -> Version {
        let is_open = self.sealed_by.is_none() || may_read;
        let seen = |text: String| if is_open { text } else { String::new() };
        Version {
            version: self.version,
            saved_at: self.saved_at,
            title: seen(self.title),
            text: seen(self.text),
            sealed_by: self.sealed_by,
        }
    }
}
