//! What comes in by a form: strangers are looked at first. Whoever joined a while ago goes straight on.

use crate::{
    Asker, Forum, Registration, Result, SessionToken, WaitingBrowser,
    accounts::{attempts, drafts},
    boxed,
    conversation::post::{Target, Words},
    initiatives::proposals::check_theme,
    journal::{self, Entry},
    spam_defence::sql,
    storage::Writer,
    texts::mentions::Rendered,
};
use naast_domain::{
    ids::{CommentId, InitiativeId, MemberId},
    initiatives::InitiativeDraft,
    journal::EntryKind,
    language::Language,
    members::Viewer,
    refusal::Refusal,
    spam_defence::{
        arrival::Arrival,
        held_post::{MOST, Written},
    },
    text::CommentText,
    time::Timestamp,
};

/// How something came in.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// The address of the client.
    pub client: String,
    /// What the form brought along.
    pub arrival: Arrival,
    pub language: Language,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Received {
    Comment(CommentId),
    Initiative(InitiativeId),
    /// A person looks first.
    Waits,
}

impl Forum {
    /// Registers a citizen by a form.
    ///
    /// # Errors
    /// As `register`; `TooQuick`; `Invalid` at the field that people do not see.
    #[boxed]
    pub async fn receive_registration(&self, from: &Incoming, input: &Registration) -> Result<SessionToken> {
        input.parse()?;
        self.look_at_arrival(&from.arrival).await?;
        let token = self.register(&from.client, input).await?;
        self.note_stranger().await?;
        Ok(token)
    }

    /// Mails a code to whoever joins by a form.
    ///
    /// # Errors
    /// As `ask_to_join`; `TooQuick`; `Invalid` at the field that people do not see.
    #[boxed]
    pub async fn receive_joining(
        &self,
        from: &Incoming,
        asker: Asker<'_>,
        input: &Registration,
    ) -> Result<WaitingBrowser> {
        input.parse()?;
        self.look_at_arrival(&from.arrival).await?;
        let waiting = self.ask_to_join(asker, input).await?;
        self.note_stranger().await?;
        Ok(waiting)
    }

    /// Counts a stranger who comes in.
    async fn note_stranger(&self) -> Result<()> {
        let mut tx = self.db.write().await?;
        attempts::note_stranger(&mut tx, self.clock.now()).await?;
        tx.commit().await
    }

    /// Posts what was written, or keeps it until a person looked at it: while the forum is flooded, what strangers post
    /// without JavaScript waits.
    ///
    /// # Errors
    /// As `post_comment` and `propose`; of strangers also `TooQuick`, `WorkNeeded`, `StillWaiting`, `TooOften` for each client
    /// address, and `Invalid` at the field that people do not see.
    #[boxed]
    pub async fn receive(&self, viewer: &Viewer, from: &Incoming, written: &Written) -> Result<Received> {
        let now = self.clock.now();
        if let Some(member) = viewer.stranger(now) {
            viewer.may_take_part(now)?;
            self.look_at_arrival(&from.arrival).await?;
            if self.take_in(viewer, member, from, written).await? {
                return Ok(Received::Waits);
            }
        }
        Ok(match written {
            Written::Comment { initiative, parent, body, for_officials } => {
                let said = self.post_comment(viewer, *initiative, *parent, body, *for_officials, from.language);
                Received::Comment(said.await?)
            }
            Written::Initiative(input) => Received::Initiative(self.propose(viewer, input).await?),
        })
    }

    /// Counts what a stranger posts, and keeps it where a person has to look first.
    async fn take_in(&self, viewer: &Viewer, member: MemberId, from: &Incoming, written: &Written) -> Result<bool> {
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        attempts::count(&mut tx, &format!("post:{}", from.client), attempts::FROM_ADDRESS, now).await?;
        attempts::note_stranger(&mut tx, now).await?;
        let waits = self.is_to_be_looked_at(&mut tx, &from.arrival, now).await?;
        if waits {
            try_out(&mut tx, viewer, member, written, now).await?;
            keep(&mut tx, member, written, from.language, now).await?;
        }
        tx.commit().await?;
        Ok(waits)
    }
}

/// Looks whether it could be posted, and counts it as if it were.
async fn try_out(tx: &mut Writer, viewer: &Viewer, member: MemberId, written: &Written, now: Timestamp) -> Result<()> {
    match written {
        Written::Comment { initiative, parent, body, for_officials } => {
            let text = CommentText::parse(body).map_err(|flaw| Refusal::field("body", flaw))?;
            let thread = Target::find(tx, *initiative).await?;
            let words = Words { text: text.as_str(), rendered: &Rendered::default(), language: Language::default() };
            let post = thread.comment(tx, viewer, *parent, *for_officials, words, now).await?;
            post.respect_slow_mode(tx, now).await?;
            post.count(tx, now).await?;
        }
        Written::Initiative(input) => {
            let draft = InitiativeDraft::parse(input)?;
            check_theme(tx, draft.theme, None).await?;
            attempts::count_of(tx, "propose", member, attempts::INITIATIVES, now).await?;
        }
    }
    Ok(())
}

async fn keep(tx: &mut Writer, member: MemberId, written: &Written, language: Language, now: Timestamp) -> Result<()> {
    if sql::held_posts::count_of(tx, member).await? >= MOST {
        return Err(Refusal::StillWaiting.into());
    }
    if sql::held_posts::insert(tx, member, written, language, now).await? {
        drafts::delete(tx, member, &written.draft()).await?;
        let initiative = if let Written::Comment { initiative, .. } = written { Some(*initiative) } else { None };
        let entry = Entry { initiative, ..Entry::new(EntryKind::PostWaits, now, member) };
        journal::append(tx, entry).await?;
    }
    Ok(())
}
