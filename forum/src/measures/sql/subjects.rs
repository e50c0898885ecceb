//! What a row is about: the columns `initiative`, `comment` and `profile`, of which the first or the last is filled.

use naast_domain::{
    ids::{CommentId, InitiativeId, MemberId},
    measures::Subject,
};
use sqlx::{FromRow, Row};

#[derive(FromRow)]
struct Columns {
    initiative: Option<InitiativeId>,
    comment: Option<CommentId>,
    profile: Option<MemberId>,
}

/// The subject that these columns name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About(pub Subject);

impl<'r, R: Row> FromRow<'r, R> for About
where
    Columns: FromRow<'r, R>,
{
    fn from_row(row: &'r R) -> sqlx::Result<Self> {
        let Columns { initiative, comment, profile } = Columns::from_row(row)?;
        let subject = Subject::of(initiative, comment, profile);
        subject.map(Self).ok_or_else(|| sqlx::Error::Decode("a row about nothing".into()))
    }
}

/// The comments of one thread between two paths, both included.
#[derive(Debug, Clone, Copy)]
pub struct Span<'a> {
    pub initiative: InitiativeId,
    pub first: &'a str,
    pub last: &'a str,
}
