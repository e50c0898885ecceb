//! Working on a case together: taking it in hand, notes for colleagues, and an official who asks a moderator for help.

use crate::{
    Forum, Result,
    accounts::attempts,
    boxed,
    cases::{content::Content, sql},
    journal::{self, Entry},
    storage::{Reader, Writer},
};
use naast_domain::{
    cases::casework::{Aside, Casework, IN_HAND},
    ids::{MeasureId, MemberId, NoteId},
    journal::{Concern, EntryKind},
    measures::Subject,
    members::Viewer,
    permission::Moderator,
    refusal::Refusal,
    text::Note,
    time::Timestamp,
};

pub(crate) use super::sql::{casework::in_hand, help_calls::of as calls};

/// How many similar cases a case shows.
const SIMILAR: i64 = 5;

impl Forum {
    /// Takes a case in hand, also from another moderator: then they know that it is not theirs any more. It ends by itself
    /// after two hours, and when the case is answered.
    ///
    /// # Errors
    /// Refused to all but moderators; `OwnCase`; `NotFound`.
    #[boxed]
    pub async fn take_in_hand(&self, viewer: &Viewer, subject: Subject) -> Result<()> {
        let now = self.clock.now();
        viewer.may_moderate(now)?;
        let mut tx = self.db.write().await?;
        let content = Content::find(&mut tx, subject).await?;
        let moderator = viewer.may_take_measure(&content.involvement(&mut tx).await?, now)?.id();
        sql::casework::let_go(&mut tx, subject).await?;
        sql::casework::take(&mut tx, subject, moderator, now).await?;
        note_down(&mut tx, EntryKind::CaseTaken, subject, moderator, now).await?;
        tx.commit().await
    }

    /// Lets a case go that the moderator has in hand.
    ///
    /// # Errors
    /// Refused to all but moderators; `NotYours` when another one has it; `NotOpen` when nobody does.
    #[boxed]
    pub async fn let_case_go(&self, viewer: &Viewer, subject: Subject) -> Result<()> {
        let now = self.clock.now();
        let moderator = viewer.may_moderate(now)?;
        let mut tx = self.db.write().await?;
        let holder = in_hand(&mut tx, subject, now.plus(-IN_HAND)).await?;
        let moderator = moderator.may_let_go(holder.as_ref())?.id();
        sql::casework::let_go(&mut tx, subject).await?;
        note_down(&mut tx, EntryKind::CaseLetGo, subject, moderator, now).await?;
        tx.commit().await
    }

    /// Notes something about a text for moderators and officials; nobody else reads it, and not who wrote the text.
    ///
    /// # Errors
    /// Refused to all but moderators and officials; `OwnCase` for the author of the text; `Invalid` at `note`; `NotFound`.
    #[boxed]
    pub async fn note_on_case(&self, viewer: &Viewer, subject: Subject, text: &str) -> Result<NoteId> {
        let now = self.clock.now();
        viewer.may_read_notes(None, now)?;
        let mut tx = self.db.write().await?;
        let content = Content::find(&mut tx, subject).await?;
        let member = viewer.may_read_notes(content.author(), now)?;
        let text = Note::parse(text).map_err(|flaw| Refusal::field("note", flaw))?;
        let id = sql::casework::note(&mut tx, subject, member, text.as_str(), now).await?;
        note_down(&mut tx, EntryKind::CaseNoted, subject, member, now).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Takes back a note; that there was one stays.
    ///
    /// # Errors
    /// Refused to all but moderators and officials; `NotYours` for a note of somebody else, or one that was taken back.
    #[boxed]
    pub async fn erase_note(&self, viewer: &Viewer, id: NoteId) -> Result<()> {
        let now = self.clock.now();
        viewer.may_read_notes(None, now)?;
        let mut tx = self.db.write().await?;
        let (writer, subject) = sql::casework::find_note(&mut tx, id).await?.ok_or(Refusal::NotYours)?;
        let member = viewer.may_erase_note(writer, now)?;
        sql::casework::erase_note(&mut tx, id).await?;
        note_down(&mut tx, EntryKind::NoteErased, subject, member, now).await?;
        tx.commit().await
    }

    /// An official asks a moderator for help with a text; asked twice while it waits, it is one call.
    ///
    /// # Errors
    /// Refused to all but officials; `OwnCase` for its author; `NotOpen` when it is hidden or withdrawn; `TooOften`.
    #[boxed]
    pub async fn call_for_help(&self, viewer: &Viewer, subject: Subject) -> Result<()> {
        let now = self.clock.now();
        viewer.may_act_as_official(now)?;
        let mut tx = self.db.write().await?;
        let content = Content::find(&mut tx, subject).await?;
        let official = viewer.may_call_for_help(content.author(), content.text(), now)?.id();
        if sql::help_calls::insert(&mut tx, subject, official, now).await? {
            attempts::count_of(&mut tx, "report", official, attempts::REPORTS, now).await?;
            note_down(&mut tx, EntryKind::HelpAsked, subject, official, now).await?;
        }
        tx.commit().await
    }

    /// What was noted about a text, and who asked a moderator for help with it.
    ///
    /// # Errors
    /// As `note_on_case`.
    #[boxed]
    pub async fn aside(&self, viewer: &Viewer, subject: Subject) -> Result<Aside> {
        let now = self.clock.now();
        viewer.may_read_notes(None, now)?;
        let mut conn = self.db.read().await?;
        let content = Content::find(&mut conn, subject).await?;
        viewer.may_read_notes(content.author(), now)?;
        let calls = calls(&mut conn, subject).await?;
        let is_called = calls.iter().any(|call| call.settled_at.is_none() && Some(call.official) == viewer.id());
        Ok(Aside {
            subject,
            title: content.title(false),
            notes: sql::casework::notes(&mut conn, subject).await?,
            calls,
            is_called,
            may_call: !is_called && viewer.may_call_for_help(content.author(), content.text(), now).is_ok(),
            in_hand: match viewer.may_moderate(now) {
                Ok(_) => in_hand(&mut conn, subject, now.plus(-IN_HAND)).await?,
                Err(_) => None,
            },
        })
    }

    /// Answers the open calls for help with a subject, and lets it go: the case is answered.
    pub(crate) async fn settle_calls(
        &self,
        tx: &mut Writer,
        subject: Subject,
        moderator: MemberId,
        measure: Option<MeasureId>,
        answer: &str,
    ) -> Result<()> {
        let now = self.clock.now();
        sql::casework::let_go(tx, subject).await?;
        for official in sql::help_calls::settle(tx, subject, moderator, measure, answer, now).await? {
            let about = Entry::new(EntryKind::HelpGiven, now, moderator).about(subject);
            let profile = subject.profile().map(|member| member.0);
            let entry = Entry { member: Some(official), measure, thing: profile, ..about };
            let entry = journal::append(tx, entry).await?;
            journal::concern(tx, entry, official, Concern::OwnReport).await?;
        }
        Ok(())
    }
}

/// The moderator, when no colleague has the case in hand.
///
/// # Errors
/// `InHand`.
pub async fn answering(conn: &mut Reader, subject: Subject, moderator: Moderator, now: Timestamp) -> Result<Moderator> {
    let holder = in_hand(conn, subject, now.plus(-IN_HAND)).await?;
    Ok(moderator.may_answer_case(holder)?)
}

async fn note_down(tx: &mut Writer, kind: EntryKind, subject: Subject, by: MemberId, now: Timestamp) -> Result<()> {
    journal::append(tx, Entry::new(kind, now, by).on_case(subject)).await?;
    Ok(())
}

/// What one case shows beside what the queue told of it: what stands around the text, similar cases, and its versions.
pub async fn beside(conn: &mut Reader, content: &Content, told: Casework) -> Result<Casework> {
    Ok(Casework {
        around: match content.comment() {
            Some(comment) => sql::casework::around(conn, comment.id).await?,
            None => Vec::new(),
        },
        similar: sql::casework::similar(conn, content.subject, SIMILAR).await?,
        versions: content.version(),
        ..told
    })
}
