//! Retelling: a comment on behalf of somebody who phoned, wrote or came by. What the initiator says so counts as theirs:
//! with the code that the initiative has while nobody took it over, else with their account.

use crate::{
    Forum, Result, boxed,
    conversation::post::{Post, Target, Words},
    initiatives::{self, Row, offers, proposals::TWICE},
    journal::{self, Entry},
    on_behalf::{entry::both, sql::behalfs},
    storage::{Reader, Writer},
    texts::mentions,
};
use naast_domain::{
    ids::{BehalfId, CommentId, InitiativeId, MemberId},
    journal::{Concern, EntryKind},
    language::Language,
    members::{Claimant, Viewer},
    on_behalf::{BehalfDraft, BehalfInput, Entered, SpokenInput},
    permission::{Settled, Speaker},
    refusal::Refusal,
    text::CommentText,
    time::Timestamp,
};

/// Whose words they are.
#[derive(Debug, Clone, Copy)]
enum Voice {
    /// Of somebody who gets a code of their own.
    Somebody,
    /// Of the initiator, while nobody took the initiative over.
    Code(BehalfId),
    /// Of the initiator, by account.
    Account(MemberId),
}

impl Voice {
    fn member(self) -> Option<MemberId> {
        if let Self::Account(member) = self { Some(member) } else { None }
    }

    fn is_own(self) -> bool {
        !matches!(self, Self::Somebody)
    }
}

/// What is written down, and who wrote it.
struct Told<'a> {
    by: Settled,
    voice: Voice,
    teller: &'a BehalfDraft,
    behalf: BehalfId,
    now: Timestamp,
}

impl Forum {
    /// Adds a comment on behalf of somebody. Sent twice, it is posted once, and the second code is the one that counts.
    ///
    /// # Errors
    /// Refused to all but officials and moderators; `Invalid` at the fields; `ThreadClosed`; `NotFound`; `NotOpen` when
    /// the initiator should say it and there is none any more, and for what was sent twice and taken over or down in
    /// between; `TooOften`.
    #[boxed]
    pub async fn enter_comment_on_behalf(
        &self,
        viewer: &Viewer,
        id: InitiativeId,
        parent: Option<CommentId>,
        teller: &BehalfInput,
        spoken: &SpokenInput,
        language: Language,
    ) -> Result<Entered> {
        let now = self.clock.now();
        let by = viewer.may_enter_on_behalf(now)?;
        let (teller, text, rendered) = self.prepare(id, teller, spoken).await?;
        let mut tx = self.db.write().await?;
        let thread = Target::find(&mut tx, id).await?;
        viewer.may_enter_in(thread.state(), now)?;
        let voice = if spoken.is_own { initiator(&mut tx, &thread.initiative).await?.0 } else { Voice::Somebody };
        let same = (teller.name.as_str(), text.as_str(), voice.is_own());
        let first = behalfs::find_same_comment(&mut tx, by.id(), (id, parent), same, now.plus(-TWICE)).await?;
        if let Some(first) = first {
            return self.told_once(tx, by, first).await;
        }
        let parent = thread.parent(&mut tx, parent).await?;
        let behalf = behalfs::insert(&mut tx, id, &teller, by.id(), now).await?;
        let told = Told { by, voice, teller: &teller, behalf, now };
        let post = Post {
            thread: &thread,
            speaker: told.speaker(id),
            is_by_newcomer: false,
            office: None,
            parent,
            words: Words { text: text.as_str(), rendered: &rendered, language },
            is_for_officials: voice.is_own() && spoken.for_officials,
            known_to: [voice.member(), Some(by.id())],
        };
        let comment = told.keep(&mut tx, &post).await?;
        let code = if voice.is_own() { String::new() } else { self.give_code(&mut tx, behalf).await? };
        tx.commit().await?;
        let name = teller.name.to_string();
        Ok(Entered { behalf, initiative: id, comment: Some(comment), title: thread.initiative.title, name, code })
    }

    /// What was told before, with a new code.
    async fn told_once(&self, mut tx: Writer, by: Settled, first: behalfs::Row) -> Result<Entered> {
        let entered = self.entered_before(&mut tx, by, first).await?;
        tx.commit().await?;
        Ok(entered)
    }

    /// Reads the form and renders the words, before the transaction that keeps them.
    async fn prepare(
        &self,
        id: InitiativeId,
        teller: &BehalfInput,
        spoken: &SpokenInput,
    ) -> Result<(BehalfDraft, CommentText, mentions::Rendered)> {
        let mut conn = self.db.read().await?;
        let teller = named(&mut conn, id, teller, spoken.is_own).await?;
        let text = CommentText::parse(&spoken.story).map_err(|flaw| Refusal::field("story", flaw));
        let (teller, text) = both(BehalfDraft::parse(&teller, self.today()), text)?;
        let written = mentions::render(&mut conn, text.as_str(), id.0).await?;
        Ok((teller, text, written))
    }
}

impl Told<'_> {
    /// Who speaks in the thread: whoever has the code that these words go with.
    fn speaker(&self, initiative: InitiativeId) -> Speaker {
        let behalf = if let Voice::Code(behalf) = self.voice { behalf } else { self.behalf };
        Speaker::Code(Claimant { behalf, initiative, comment: None, name: self.teller.name.to_string() })
    }

    /// Keeps it, and tells whom it concerns; an initiator with an account, who wrote it down.
    async fn keep(&self, tx: &mut Writer, post: &Post<'_>) -> Result<CommentId> {
        let comment = post.keep(tx, self.now).await?;
        behalfs::attach_comment(tx, self.behalf, comment).await?;
        if let Voice::Account(member) = self.voice {
            behalfs::attach_account(tx, self.behalf, comment, member).await?;
        }
        let posted = Entry { member: self.voice.member(), ..post.entry(comment, self.now) };
        post.announce(tx, posted).await?;
        let entered = Entry {
            kind: EntryKind::EnteredOnBehalf,
            actor: Some(self.by.id()),
            thing: Some(self.behalf.0),
            word: Some(self.teller.origin.word()),
            ..posted
        };
        let entered = journal::append(tx, entered).await?;
        if let Some(member) = self.voice.member().filter(|member| *member != self.by.id()) {
            journal::concern(tx, entered, member, Concern::OwnInitiative).await?;
        }
        Ok(comment)
    }
}

/// What was typed about whoever tells it; the initiator goes by the name that the initiative has.
async fn named(conn: &mut Reader, id: InitiativeId, teller: &BehalfInput, is_own: bool) -> Result<BehalfInput> {
    let mut teller = teller.clone();
    if is_own {
        let row = initiatives::find(conn, id).await?.ok_or(Refusal::NotFound)?;
        teller.name = initiator(conn, &row).await?.1;
    }
    Ok(teller)
}

/// Whose initiative it is, and their name: whoever has the code, else who began it, else another who carries it.
async fn initiator(conn: &mut Reader, row: &Row) -> Result<(Voice, String)> {
    let course = row.course();
    let told_by = row.told_by.clone().filter(|name| !name.is_empty());
    if let Some((behalf, name)) = course.behalf.zip(told_by) {
        return Ok((Voice::Code(behalf), name));
    }
    for member in row.initiator.into_iter().chain(course.carriers) {
        if let Some(name) = offers::name(conn, member).await? {
            return Ok((Voice::Account(member), name));
        }
    }
    Err(Refusal::NotOpen.into())
}
