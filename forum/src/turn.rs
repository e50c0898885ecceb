//! Whose turn it is to say something in a thread, and where: what a comment that is posted at once and one that waited for a
//! person have in common.

use crate::{
    Result,
    comments::find_parent,
    mentions::Rendered,
    said::Said,
    sql::{self, Reader, Writer, comments::Row, initiatives, journal::Entry},
};
use naast_domain::{
    course::Course,
    ids::{CommentId, EntryId, InitiativeId},
    journal::EntryKind,
    language::Language,
    member::Viewer,
    permission::{Carried, Speaker},
    refusal::Refusal,
    time::Timestamp,
};

/// Somebody who may say something here.
pub struct Turn {
    pub initiative: initiatives::Row,
    course: Course,
    speaker: Speaker,
    above: Option<Row>,
    is_for_officials: bool,
}

impl Turn {
    /// Looks whether they may.
    ///
    /// # Errors
    /// `NotFound`; `ThreadClosed`; whatever keeps them from taking part.
    pub async fn find(
        tx: &mut Reader,
        who: &Viewer,
        id: InitiativeId,
        parent: Option<CommentId>,
        for_officials: bool,
        now: Timestamp,
    ) -> Result<Self> {
        let initiative = initiatives::find(tx, id).await?.ok_or(Refusal::NotFound)?;
        let speaker = who.may_speak(id, initiative.state(), now)?;
        let course = initiative.course();
        let carried = Carried { initiative: id, carriers: &course.carriers };
        let is_for_officials = for_officials && who.may_carry(carried, now).is_ok();
        Ok(Self { above: find_parent(tx, id, parent).await?, initiative, course, speaker, is_for_officials })
    }

    /// What they say.
    pub fn says<'a>(&'a self, text: &'a str, html: &'a str, language: Language) -> Said<'a> {
        Said {
            speaker: &self.speaker,
            office: None,
            above: self.above.clone(),
            text,
            html,
            language,
            is_for_officials: self.is_for_officials,
            known_to: &[],
        }
    }

    /// Writes in the journal that it was said, and tells whom it concerns.
    pub async fn tell(
        &self,
        tx: &mut Writer,
        said: &Said<'_>,
        comment: CommentId,
        written: &Rendered,
        now: Timestamp,
    ) -> Result<()> {
        let entry = self.note(tx, said, comment, now).await?;
        said.tell(tx, entry, self.initiative.id, &self.course, &written.members).await
    }

    /// Writes in the journal that it was said.
    pub async fn note(&self, tx: &mut Writer, said: &Said<'_>, comment: CommentId, now: Timestamp) -> Result<EntryId> {
        let entry = Entry {
            initiative: Some(self.initiative.id),
            comment: Some(comment),
            thing: said.behalf().map(|behalf| behalf.0),
            word: said.is_for_officials.then_some("for_officials"),
            ..Entry::new(EntryKind::CommentPosted, now, said.author())
        };
        Ok(sql::journal::append(tx, entry).await?)
    }
}
