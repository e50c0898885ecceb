//! Who may do what: every rule, in one place. A rule returns what the write needs (mostly the author's id),
//! so that a use case that leaves the check out has nothing to write. What pages offer is asked of the same rules by
//! `offered`, and travels along as what `may` has.

mod beside;
mod carry;
mod fit;
mod moderate;
mod offered;
mod promise;
mod second;
mod state;
mod strangers;

pub use beside::{Keeper, Official, Settled};
pub use carry::{Carried, Carrier, Speaker};
pub use fit::Situation;
pub use moderate::{Appellant, Decided, Moderator, may_lead_to};
pub use offered::Around;
pub use promise::PromiseState;
pub use second::{Decider, Inviter, Proposed, Reviewing};
pub use state::{Begun, Said, TextState};

use crate::{
    answers::AnswerKind,
    ids::{BehalfId, MemberId},
    members::{SignedIn, Viewer},
    refusal::Refusal,
    time::Timestamp,
};

/// What the rules need to know of a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ThreadState {
    pub is_locked: bool,
    pub is_hidden: bool,
    pub is_withdrawn: bool,
}

/// Proof that the viewer may administer; only the rules make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Administrator(MemberId);

impl Administrator {
    /// Whose proof it is.
    pub const fn id(self) -> MemberId {
        self.0
    }
}

/// The last administrator keeps the role, or nobody could give it again.
pub const fn may_stop_administering(is_administrator: bool, administrators: i64) -> Result<(), Refusal> {
    if is_administrator && administrators <= 1 { Err(Refusal::LastAdministrator) } else { Ok(()) }
}

impl Viewer {
    /// Whoever is signed in may see and change their own account, also while suspended.
    pub fn may_manage_account(&self) -> Result<MemberId, Refusal> {
        self.id().ok_or(Refusal::SignInNeeded)
    }

    /// Taking part is for signed-in members who are not suspended.
    pub fn may_take_part(&self, now: Timestamp) -> Result<&SignedIn, Refusal> {
        let member = self.member().ok_or(Refusal::SignInNeeded)?;
        match member.suspended_until {
            Some(until) if until > now => Err(Refusal::Suspended { until }),
            _ => Ok(member),
        }
    }

    /// Members propose initiatives.
    pub fn may_propose(&self, now: Timestamp) -> Result<MemberId, Refusal> {
        self.may_take_part(now).map(|member| member.id)
    }

    /// Members comment while the thread is open.
    pub fn may_comment(&self, thread: ThreadState, now: Timestamp) -> Result<MemberId, Refusal> {
        let member = self.may_take_part(now)?;
        thread.must_be_open()?;
        Ok(member.id)
    }

    /// Members support an initiative, or take their support back, while it is there.
    pub fn may_support(&self, thread: ThreadState, now: Timestamp) -> Result<MemberId, Refusal> {
        let member = self.may_take_part(now)?;
        thread.must_be_there()?;
        Ok(member.id)
    }

    /// Members follow what they like.
    pub fn may_follow(&self, now: Timestamp) -> Result<MemberId, Refusal> {
        self.may_take_part(now).map(|member| member.id)
    }

    /// Members report what breaks a house rule, while it is there.
    pub fn may_report(&self, text: TextState, now: Timestamp) -> Result<MemberId, Refusal> {
        let member = self.may_take_part(now)?;
        text.must_be_there()?;
        Ok(member.id)
    }

    /// The author edits or withdraws what they wrote; nobody else does.
    pub fn may_change(&self, author: Option<MemberId>, now: Timestamp) -> Result<MemberId, Refusal> {
        let member = self.may_take_part(now)?;
        if author == Some(member.id) { Ok(member.id) } else { Err(Refusal::NotYours) }
    }

    /// The author edits what they wrote, or withdraws their initiative, while it is open to them.
    pub fn may_edit(&self, author: Option<MemberId>, text: TextState, now: Timestamp) -> Result<MemberId, Refusal> {
        let member = self.may_change(author, now)?;
        text.must_be_open()?;
        Ok(member)
    }

    /// The author edits what they said, where the thread lets them; what they answered as an official, as long as they are one: it
    /// stands under their office.
    pub fn may_edit_said(&self, said: &Said, thread: ThreadState, now: Timestamp) -> Result<MemberId, Refusal> {
        let member = self.may_edit(said.author, said.text, now)?;
        said.must_take_edits(thread, now)?;
        if said.answer.is_some() {
            self.may_act_as_official(now)?;
        }
        Ok(member)
    }

    /// The author lets a concern grow into an initiative, once.
    pub fn may_grow(&self, begun: &Begun<'_>, now: Timestamp) -> Result<MemberId, Refusal> {
        let member = self.may_edit(begun.initiator, begun.text, now)?;
        if begun.is_concern { Ok(member) } else { Err(Refusal::NotOpen) }
    }

    /// The author withdraws what they said. What they promised or decided is not taken back by taking the words back.
    pub fn may_withdraw(&self, said: &Said, now: Timestamp) -> Result<MemberId, Refusal> {
        let member = self.may_edit(said.author, said.text, now)?;
        if said.answer.is_some_and(AnswerKind::is_binding) { Err(Refusal::Bound) } else { Ok(member) }
    }

    /// A hidden text is readable in its place by its author, by account or by claim code.
    pub fn has_written(&self, author: Option<MemberId>, behalf: Option<BehalfId>) -> bool {
        match self {
            Self::Visitor => false,
            Self::Claimant(claimant) => author.is_none() && behalf == Some(claimant.behalf),
            Self::Member(member) => author == Some(member.id),
        }
    }

    /// A hidden or sealed text is readable by its author, and by moderators where it is noted that they read it.
    pub fn may_read_hidden(&self, author: Option<MemberId>, behalf: Option<BehalfId>, now: Timestamp) -> bool {
        self.has_written(author, behalf) || self.may_moderate(now).is_ok()
    }

    /// Administrators keep members, roles, themes and texts; one is not a moderator by being one.
    pub fn may_administer(&self, now: Timestamp) -> Result<Administrator, Refusal> {
        let member = self.may_take_part(now)?;
        if member.roles.administrator { Ok(Administrator(member.id)) } else { Err(Refusal::NotYourRole) }
    }
}
