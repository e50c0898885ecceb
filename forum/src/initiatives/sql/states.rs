//! The columns of an initiative that the permission rules ask of, without its words.

use crate::{journal::courses, storage::Reader};
use naast_domain::{
    ids::{BehalfId, InitiativeId, MeasureId, MemberId},
    initiatives::Mood,
    journal::course::Course,
    permission::{Begun, TextState},
    time::Timestamp,
};

/// The columns that the rules ask of.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Row {
    pub id: InitiativeId,
    pub initiator: Option<MemberId>,
    pub behalf: Option<BehalfId>,
    pub withdrawn_at: Option<Timestamp>,
    pub hidden_by: Option<MeasureId>,
    pub asked_by: Option<MeasureId>,
    pub locked_by: Option<MeasureId>,
    pub mood: Option<String>,
    pub grown_at: Option<Timestamp>,
    pub course: String,
}

impl Row {
    /// Where it stands.
    pub fn course(&self) -> Course {
        courses::read(&self.course)
    }

    /// What the rules need to know of it.
    pub fn begun<'a>(&self, course: &'a Course) -> Begun<'a> {
        Begun {
            id: self.id,
            initiator: self.initiator,
            behalf: self.behalf,
            text: TextState::of(self.withdrawn_at.is_some(), self.hidden_by, self.asked_by),
            is_locked: self.locked_by.is_some(),
            is_concern: is_concern(self.mood.as_deref(), self.grown_at),
            course,
        }
    }
}

/// Whether it began in concern and has not grown yet.
pub fn is_concern(mood: Option<&str>, grown_at: Option<Timestamp>) -> bool {
    mood == Some(Mood::Concern.word()) && grown_at.is_none()
}

/// Of the initiative with this id.
pub async fn find(conn: &mut Reader, id: InitiativeId) -> sqlx::Result<Option<Row>> {
    fetch_optional!(
        conn,
        Row,
        "SELECT id, initiator, behalf, withdrawn_at, hidden_by, asked_by, locked_by, mood, grown_at, course
         FROM initiatives WHERE id = $1",
        id
    )
}
