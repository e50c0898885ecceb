//! What reports and measures are about: an initiative, a comment or a profile as stored, and who is tied up in it.

use crate::{
    Forum, Result,
    accounts::members::{self, Member},
    boxed,
    cases::sql,
    conversation::{comments, threads},
    initiatives,
    storage::Reader,
};
use naast_domain::{
    ids::{BehalfId, MeasureId, MemberId},
    location::Location,
    measures::{Involvement, Subject},
    permission::TextState,
    refusal::Refusal,
};

/// The subject of a report or measure.
pub struct Content {
    pub subject: Subject,
    what: What,
}

/// What it is, as stored.
enum What {
    Initiative(initiatives::Row),
    /// A comment, and the initiative in whose thread it stands.
    Comment(Box<comments::Row>, initiatives::Row),
    Profile(Member),
}

/// What stands there; a comment knows its initiative.
async fn subject_at(conn: &mut Reader, location: Location) -> Result<Subject> {
    Ok(match location {
        Location::Initiative(initiative) => Subject::Contribution { initiative, comment: None },
        Location::Comment(id) => {
            let row = comments::find(conn, id).await?.ok_or(Refusal::NotFound)?;
            Subject::Contribution { initiative: row.initiative, comment: Some(id) }
        }
        Location::Profile(member) => Subject::Profile(member),
    })
}

impl Forum {
    /// What stands there, for the use cases that are about it.
    ///
    /// # Errors
    /// `NotFound` for a comment that is not there.
    #[boxed]
    pub async fn subject_at(&self, location: Location) -> Result<Subject> {
        subject_at(&mut self.db.read().await?, location).await
    }

    /// What stands there, and what it is called for everybody: the title of its initiative, or the name that a profile has.
    ///
    /// # Errors
    /// `NotFound`.
    #[boxed]
    pub async fn title_at(&self, location: Location) -> Result<(Subject, String)> {
        let content = Content::at(&mut self.db.read().await?, location).await?;
        Ok((content.subject, content.title(false)))
    }
}

impl Content {
    /// Finds it; a comment of another thread is not found.
    pub async fn find(conn: &mut Reader, subject: Subject) -> Result<Self> {
        let what = match subject {
            Subject::Contribution { initiative, comment } => {
                let thread = initiatives::find(conn, initiative).await?.ok_or(Refusal::NotFound)?;
                match comment {
                    None => What::Initiative(thread),
                    Some(id) => {
                        let found = comments::find(conn, id).await?.filter(|row| row.initiative == initiative);
                        What::Comment(Box::new(found.ok_or(Refusal::NotFound)?), thread)
                    }
                }
            }
            Subject::Profile(id) => What::Profile(members::find(conn, id).await?.ok_or(Refusal::NotFound)?),
        };
        Ok(Self { subject, what })
    }

    /// Finds what stands there.
    pub async fn at(conn: &mut Reader, location: Location) -> Result<Self> {
        let subject = subject_at(conn, location).await?;
        Self::find(conn, subject).await
    }

    /// The initiative, or that of the thread in which it stands.
    pub const fn thread(&self) -> Option<&initiatives::Row> {
        match &self.what {
            What::Initiative(row) | What::Comment(_, row) => Some(row),
            What::Profile(_) => None,
        }
    }

    /// As `thread`, where nothing else fits.
    ///
    /// # Errors
    /// `NotOpen` for a profile.
    pub fn in_thread(&self) -> Result<&initiatives::Row, Refusal> {
        self.thread().ok_or(Refusal::NotOpen)
    }

    /// The initiative, if it is one itself.
    pub const fn initiative(&self) -> Option<&initiatives::Row> {
        match &self.what {
            What::Initiative(row) => Some(row),
            What::Comment(..) | What::Profile(_) => None,
        }
    }

    /// The comment, if it is one.
    pub const fn comment(&self) -> Option<&comments::Row> {
        match &self.what {
            What::Comment(row, _) => Some(row),
            What::Initiative(_) | What::Profile(_) => None,
        }
    }

    /// The member whose profile it is, if it is one.
    pub const fn profile(&self) -> Option<&Member> {
        match &self.what {
            What::Profile(member) => Some(member),
            What::Initiative(_) | What::Comment(..) => None,
        }
    }

    /// The title of its initiative, or the name that a profile has now. Nothing when that initiative is hidden or withdrawn,
    /// for whoever may not read it then.
    pub fn title(&self, may_read_hidden: bool) -> String {
        match &self.what {
            What::Initiative(row) | What::Comment(_, row) => {
                let is_there = row.hidden_by.is_none() && row.withdrawn_at.is_none();
                if is_there || may_read_hidden { row.title.clone() } else { String::new() }
            }
            What::Profile(member) => member.name.clone(),
        }
    }

    /// Who wrote it.
    pub const fn author(&self) -> Option<MemberId> {
        match &self.what {
            What::Initiative(row) => row.initiator,
            What::Comment(row, _) => row.author,
            What::Profile(member) => Some(member.id),
        }
    }

    /// Whether its author took it back, or closed their account.
    pub const fn is_withdrawn(&self) -> bool {
        match &self.what {
            What::Initiative(row) => row.withdrawn_at,
            What::Comment(row, _) => row.withdrawn_at,
            What::Profile(member) => member.closed_at,
        }
        .is_some()
    }

    /// On whose behalf it was entered, or who said it with their claim code.
    pub const fn behalf(&self) -> Option<BehalfId> {
        match &self.what {
            What::Initiative(row) => row.behalf,
            What::Comment(row, _) => row.behalf,
            What::Profile(_) => None,
        }
    }

    /// The measure that hides it.
    pub const fn hidden_by(&self) -> Option<MeasureId> {
        match &self.what {
            What::Initiative(row) => row.hidden_by,
            What::Comment(row, _) => row.hidden_by,
            What::Profile(member) => member.hidden_by,
        }
    }

    /// The measure that locks its thread or its branch.
    pub const fn locked_by(&self) -> Option<MeasureId> {
        match &self.what {
            What::Initiative(row) => row.locked_by,
            What::Comment(row, _) => row.locked_by,
            What::Profile(_) => None,
        }
    }

    /// The measure that folds its branch.
    pub fn folded_by(&self) -> Option<MeasureId> {
        self.comment().and_then(|comment| comment.folded_by)
    }

    /// The measure that asks its author to change it.
    pub const fn asked_by(&self) -> Option<MeasureId> {
        match &self.what {
            What::Initiative(row) => row.asked_by,
            What::Comment(row, _) => row.asked_by,
            What::Profile(member) => member.asked_by,
        }
    }

    /// Which version of it is read now; what a member tells about themselves has no versions.
    pub const fn version(&self) -> i64 {
        match &self.what {
            What::Initiative(row) => row.version,
            What::Comment(row, _) => row.version,
            What::Profile(_) => 1,
        }
    }

    /// Whether it is there.
    pub fn text(&self) -> TextState {
        TextState::of(self.is_withdrawn(), self.hidden_by(), self.asked_by())
    }

    /// Whether a moderator hid it.
    pub fn is_hidden(&self) -> bool {
        self.hidden_by().is_some()
    }

    /// Who is tied up in the case. Of a comment, the branch is all that hangs below the same comment at the
    /// top; of an initiative, it is the whole thread; a profile has none.
    pub async fn involvement(&self, conn: &mut Reader) -> Result<Involvement> {
        let branch_authors = match &self.what {
            What::Comment(row, _) => {
                let top = row.path.get(..comments::LEVEL).unwrap_or(&row.path);
                threads::branch_authors(conn, row.initiative, top, row.id).await?
            }
            What::Initiative(row) => threads::authors(conn, row.id).await?,
            What::Profile(_) => Vec::new(),
        };
        let reporters = sql::reports::reporters(conn, self.subject).await?;
        Ok(Involvement { author: self.author(), reporters, branch_authors })
    }
}
