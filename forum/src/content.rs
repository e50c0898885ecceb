//! What reports and measures are about: an initiative or a comment as stored, and who is tied up in it.

use crate::{
    Result,
    sql::{self, Conn, comments, initiatives},
};
use naast_domain::{
    ids::{BehalfId, MeasureId, MemberId},
    measure::{Involvement, Subject},
    refusal::Refusal,
};

/// The subject of a report or measure.
pub struct Content {
    pub subject: Subject,
    pub initiative: initiatives::Row,
    pub comment: Option<comments::Row>,
}

impl Content {
    /// Finds it; a comment of another thread is not found.
    pub async fn find(conn: &mut Conn, subject: Subject) -> Result<Self> {
        let initiative = initiatives::find(conn, subject.initiative).await?.ok_or(Refusal::NotFound)?;
        let comment = match subject.comment {
            Some(id) => {
                let found = comments::find(conn, id).await?.filter(|row| row.initiative == subject.initiative);
                Some(found.ok_or(Refusal::NotFound)?)
            }
            None => None,
        };
        Ok(Self { subject, initiative, comment })
    }

    /// Who wrote it.
    pub fn author(&self) -> Option<MemberId> {
        self.comment.as_ref().map_or(self.initiative.initiator, |comment| comment.author)
    }

    /// Whether its author took it back.
    pub fn is_withdrawn(&self) -> bool {
        self.comment.as_ref().map_or(self.initiative.withdrawn_at, |comment| comment.withdrawn_at).is_some()
    }

    /// On whose behalf it was entered, or who said it with their claim code.
    pub fn behalf(&self) -> Option<BehalfId> {
        self.comment.as_ref().map_or(self.initiative.behalf, |comment| comment.behalf)
    }

    /// The measure that hides it.
    pub fn hidden_by(&self) -> Option<MeasureId> {
        self.comment.as_ref().map_or(self.initiative.hidden_by, |comment| comment.hidden_by)
    }

    /// The measure that locks its thread or its branch.
    pub fn locked_by(&self) -> Option<MeasureId> {
        self.comment.as_ref().map_or(self.initiative.locked_by, |comment| comment.locked_by)
    }

    /// The measure that folds its branch.
    pub fn folded_by(&self) -> Option<MeasureId> {
        self.comment.as_ref().and_then(|comment| comment.folded_by)
    }

    /// The measure that asks its author to change it.
    pub fn asked_by(&self) -> Option<MeasureId> {
        self.comment.as_ref().map_or(self.initiative.asked_by, |comment| comment.asked_by)
    }

    /// Whether a moderator hid it.
    pub fn is_hidden(&self) -> bool {
        self.hidden_by().is_some()
    }

    /// Who is tied up in the case. Of a comment, the branch is all that hangs below the same comment at the
    /// top; of an initiative, it is the whole thread.
    pub async fn involvement(&self, conn: &mut Conn) -> Result<Involvement> {
        let initiative = self.subject.initiative;
        let branch_authors = match &self.comment {
            Some(row) => {
                let top = row.path.get(..comments::LEVEL).unwrap_or(&row.path);
                sql::threads::branch_authors(conn, initiative, top, row.id).await?
            }
            None => sql::threads::authors(conn, initiative).await?,
        };
        let reporters = sql::reports::reporters(conn, self.subject).await?;
        Ok(Involvement { author: self.author(), reporters, branch_authors })
    }
}
