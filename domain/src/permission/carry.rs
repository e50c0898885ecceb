//! What whoever carries an initiative may do, by account or by claim code: say whether it helped, declare it done,
//! accept help, release a commitment, invite others.

use super::{Begun, Said, TextState, ThreadState};
use crate::{
    answers::AnswerKind,
    ids::{BehalfId, InitiativeId, MemberId},
    initiatives::offer::OfferState,
    members::{Claimant, Viewer},
    refusal::Refusal,
    time::Timestamp,
};

/// An initiative and who carries it.
#[derive(Debug, Clone, Copy)]
pub struct Carried<'a> {
    pub initiative: InitiativeId,
    pub carriers: &'a [MemberId],
}

/// Proof that the viewer carries the initiative; only the rules make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrier {
    Member(MemberId),
    Code(BehalfId),
}

impl Carrier {
    /// The member, when it is one.
    pub const fn member(self) -> Option<MemberId> {
        match self {
            Self::Member(member) => Some(member),
            Self::Code(_) => None,
        }
    }

    /// On whose behalf it was entered, when they came in with their code.
    pub const fn behalf(self) -> Option<BehalfId> {
        match self {
            Self::Member(_) => None,
            Self::Code(behalf) => Some(behalf),
        }
    }
}

/// Whoever may say something in a thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Speaker {
    Member(MemberId),
    Code(Claimant),
}

impl Viewer {
    /// Whoever carries it, by account or by claim code.
    pub fn may_carry(&self, carried: Carried<'_>, now: Timestamp) -> Result<Carrier, Refusal> {
        if let Some(claimant) = self.claimant() {
            let is_theirs = claimant.initiative == carried.initiative && claimant.comment.is_none();
            return if is_theirs { Ok(Carrier::Code(claimant.behalf)) } else { Err(Refusal::NotYours) };
        }
        let member = self.may_take_part(now)?;
        if carried.carriers.contains(&member.id) { Ok(Carrier::Member(member.id)) } else { Err(Refusal::NotYours) }
    }

    /// Who was invited and has not answered yet is known to whoever carries it, and to the invited themselves.
    pub fn may_read_invitation(&self, carried: Carried<'_>, invited: MemberId) -> bool {
        let is_here = |claimant: &Claimant| claimant.initiative == carried.initiative && claimant.comment.is_none();
        let by_code = self.claimant().is_some_and(is_here);
        by_code || self.id().is_some_and(|id| id == invited || carried.carriers.contains(&id))
    }

    /// Whoever may carry anything at all: a member who may take part, or somebody with a claim code.
    pub fn may_carry_something(&self, now: Timestamp) -> Result<(), Refusal> {
        if self.claimant().is_some() { Ok(()) } else { self.may_take_part(now).map(drop) }
    }

    /// Members speak in a thread while it is open; whoever came in with a claim code speaks in the thread it is about.
    pub fn may_speak(&self, initiative: InitiativeId, thread: ThreadState, now: Timestamp) -> Result<Speaker, Refusal> {
        let Some(claimant) = self.claimant() else { return self.may_comment(thread, now).map(Speaker::Member) };
        if claimant.initiative != initiative {
            return Err(Refusal::SignInNeeded);
        }
        thread.must_be_open()?;
        Ok(Speaker::Code(claimant.clone()))
    }

    /// Members offer help while the initiative is there.
    pub fn may_offer(&self, thread: ThreadState, now: Timestamp) -> Result<MemberId, Refusal> {
        self.may_support(thread, now)
    }

    /// Whoever carries it invites others, and answers what is offered, while it is open to them.
    pub fn may_lead(&self, begun: &Begun<'_>, now: Timestamp) -> Result<Carrier, Refusal> {
        let carrier = self.may_carry(begun.carried(), now)?;
        begun.text.must_be_open()?;
        Ok(carrier)
    }

    /// They accept an offer or decline it kindly, until it is taken back; one may change one's mind.
    pub fn may_answer_offer(&self, begun: &Begun<'_>, offer: OfferState, now: Timestamp) -> Result<Carrier, Refusal> {
        let carrier = self.may_lead(begun, now)?;
        if offer == OfferState::Withdrawn { Err(Refusal::NotOpen) } else { Ok(carrier) }
    }

    /// Whoever offered help takes it back, once.
    pub fn may_withdraw_offer(&self, by: MemberId, offer: OfferState, now: Timestamp) -> Result<MemberId, Refusal> {
        let member = self.may_change(Some(by), now)?;
        if offer == OfferState::Withdrawn { Err(Refusal::NotOpen) } else { Ok(member) }
    }

    /// Whoever was invited to carry it says yes while it is open.
    pub fn may_join(&self, initiative: TextState, now: Timestamp) -> Result<MemberId, Refusal> {
        let id = self.may_take_part(now)?.id;
        initiative.must_be_open()?;
        Ok(id)
    }

    /// Whoever was invited stops carrying it, while somebody else does: another member, or whoever told it.
    pub fn may_stop_carrying(&self, begun: &Begun<'_>, has_others: bool, now: Timestamp) -> Result<MemberId, Refusal> {
        let member = self.may_carry(begun.carried(), now)?.member().ok_or(Refusal::NotYours)?;
        let is_last = !has_others && begun.course.behalf.is_none();
        if is_last || begun.initiator == Some(member) { Err(Refusal::NotOpen) } else { Ok(member) }
    }

    /// Whoever carries it says that it is done, or takes it up again: the initiator, not the organisation.
    pub fn may_turn(&self, begun: &Begun<'_>, to_done: bool, now: Timestamp) -> Result<Carrier, Refusal> {
        let carrier = self.may_carry(begun.carried(), now)?;
        begun.text.must_be_there()?;
        if begun.course.done.is_some() == to_done { Err(Refusal::NotOpen) } else { Ok(carrier) }
    }

    /// Whoever carries it says whether an answer helped that says more than "read".
    pub fn may_say_helped(&self, said: &Said, begun: &Begun<'_>, now: Timestamp) -> Result<Carrier, Refusal> {
        let carrier = self.may_carry(begun.carried(), now)?;
        said.text.must_be_there()?;
        let can_help = said.answer.is_some_and(AnswerKind::is_substantial);
        if can_help { Ok(carrier) } else { Err(Refusal::NotOpen) }
    }

    /// Members take over what was told for them into their account; never what they wrote down for somebody else.
    pub fn may_take_over_claim(&self, entered_by: MemberId, now: Timestamp) -> Result<MemberId, Refusal> {
        let member = self.may_take_part(now)?;
        if member.id == entered_by { Err(Refusal::OwnCase) } else { Ok(member.id) }
    }

    /// Whoever came in with a claim code may have what they told taken down.
    pub fn may_claim(&self, behalf: BehalfId) -> Result<&Claimant, Refusal> {
        self.claimant().filter(|claimant| claimant.behalf == behalf).ok_or(Refusal::NotYours)
    }
}
