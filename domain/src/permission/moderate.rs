//! Who takes measures, who may ask for another look, and who looks again.

use super::{Official, TextState};
use crate::{
    appeals,
    cases::casework::InHand,
    flaw::Flaw,
    ids::{BehalfId, InitiativeId, MemberId, NoticeId},
    measures::{Involvement, Subject},
    members::Viewer,
    refusal::Refusal,
    time::Timestamp,
};

/// Proof that the viewer may moderate; only the rules make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moderator(pub(super) MemberId);

impl Moderator {
    /// Whose proof it is.
    pub const fn id(self) -> MemberId {
        self.0
    }

    /// Nobody answers a case that another moderator has in hand: taking it over first makes that known.
    ///
    /// # Errors
    /// `InHand`.
    pub fn may_answer_case(self, in_hand: Option<InHand>) -> Result<Self, Refusal> {
        match in_hand.filter(|holder| holder.moderator != self.0) {
            Some(holder) => Err(Refusal::InHand { name: holder.name }),
            None => Ok(self),
        }
    }

    /// Whoever has a case in hand lets it go.
    ///
    /// # Errors
    /// `NotYours` when another one has it; `NotOpen` when nobody does.
    pub fn may_let_go(self, in_hand: Option<&InHand>) -> Result<Self, Refusal> {
        match in_hand {
            None => Err(Refusal::NotOpen),
            Some(holder) if holder.moderator != self.0 => Err(Refusal::NotYours),
            Some(_) => Ok(self),
        }
    }
}

/// What the rules need to know of a decision that somebody may not agree with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// Against whom it went: the author, or whoever reported.
    pub against: Option<MemberId>,
    /// The same, of what was told through an official and not taken over.
    pub behalf: Option<BehalfId>,
    pub by: MemberId,
    /// The other moderator, when two decided.
    pub seconded_by: Option<MemberId>,
    pub at: Timestamp,
    /// Whether it stands, took something from somebody, and nobody asked for another look yet.
    pub is_contestable: bool,
}

/// Proof that the viewer may ask for another look; only the rules make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appellant {
    Member(MemberId),
    Code(BehalfId),
    /// Whoever holds the code of a notice.
    Notifier(NoticeId),
}

impl Decided {
    /// Whether this member decided before.
    pub fn is_by(&self, member: MemberId) -> bool {
        self.by == member || self.seconded_by == Some(member)
    }

    /// Another look is asked for once, within six months.
    fn must_be_contestable(&self, now: Timestamp) -> Result<(), Refusal> {
        let is_in_time = now <= self.at.plus(appeals::TERM);
        if self.is_contestable && is_in_time { Ok(()) } else { Err(Refusal::NotOpen) }
    }

    /// Whoever holds the code of a notice that was not followed asks for another look.
    pub fn may_be_contested_by_code(&self, notice: NoticeId, now: Timestamp) -> Result<Appellant, Refusal> {
        self.must_be_contestable(now)?;
        Ok(Appellant::Notifier(notice))
    }
}

/// What a measure leads to is another initiative than the one it is about, and there for everybody.
///
/// # Errors
/// `NotAChoice` at `target`.
pub fn may_lead_to(from: Subject, target: InitiativeId, found: Option<TextState>) -> Result<(), Refusal> {
    let is_there = found.is_some_and(|text| text.must_be_there().is_ok());
    let is_another = from.initiative() != Some(target);
    if is_there && is_another { Ok(()) } else { Err(Refusal::field("target", Flaw::NotAChoice)) }
}

impl Viewer {
    /// Anybody files a notice that content breaks the law, also without an account and while suspended; tells who, if
    /// they are signed in.
    pub fn may_file_notice(&self) -> Option<MemberId> {
        self.id()
    }

    /// Moderators see the queue of reports.
    pub fn may_moderate(&self, now: Timestamp) -> Result<Moderator, Refusal> {
        let member = self.may_take_part(now)?;
        if member.roles.moderator { Ok(Moderator(member.id)) } else { Err(Refusal::NotYourRole) }
    }

    /// Moderators and officials read and write notes for their colleagues, but not on what they wrote themselves.
    pub fn may_read_notes(&self, author: Option<MemberId>, now: Timestamp) -> Result<MemberId, Refusal> {
        let member = self.may_take_part(now)?;
        match member.roles.official || member.roles.moderator {
            true if author == Some(member.id) => Err(Refusal::OwnCase),
            true => Ok(member.id),
            false => Err(Refusal::NotYourRole),
        }
    }

    /// Whoever wrote a note takes it back.
    pub fn may_erase_note(&self, writer: MemberId, now: Timestamp) -> Result<MemberId, Refusal> {
        let member = self.may_read_notes(None, now)?;
        if member == writer { Ok(member) } else { Err(Refusal::NotYours) }
    }

    /// Officials ask a moderator for help with what others wrote, while it is there.
    pub fn may_call_for_help(
        &self,
        author: Option<MemberId>,
        text: TextState,
        now: Timestamp,
    ) -> Result<Official, Refusal> {
        let official = self.may_act_as_official(now)?;
        self.may_read_notes(author, now)?;
        text.must_be_there()?;
        Ok(official)
    }

    /// Moderators and administrators know how many moderators there are: an appeal needs another one.
    pub fn may_count_moderators(&self, now: Timestamp) -> Result<(), Refusal> {
        self.may_moderate(now).map(drop).or_else(|_| self.may_administer(now).map(drop))
    }

    /// Moderators take measures, but never where they are author, reporter, or took part in that branch.
    pub fn may_take_measure(&self, case: &Involvement, now: Timestamp) -> Result<Moderator, Refusal> {
        let moderator = self.may_moderate(now)?;
        if case.ties(moderator.0) { Err(Refusal::OwnCase) } else { Ok(moderator) }
    }

    /// Whoever a decision went against asks for another look, once, within six months; also while suspended.
    pub fn may_appeal(&self, decided: &Decided, now: Timestamp) -> Result<Appellant, Refusal> {
        let appellant = match self {
            Self::Visitor => return Err(Refusal::SignInNeeded),
            Self::Claimant(claimant) => {
                let is_theirs = decided.against.is_none() && decided.behalf == Some(claimant.behalf);
                is_theirs.then_some(Appellant::Code(claimant.behalf))
            }
            Self::Member(member) => (decided.against == Some(member.id)).then_some(Appellant::Member(member.id)),
        };
        let appellant = appellant.ok_or(Refusal::NotYours)?;
        decided.must_be_contestable(now)?;
        Ok(appellant)
    }

    /// Another moderator decides than the one who did before, and nobody who is tied up in the case.
    pub fn may_decide_appeal(
        &self,
        decided: &Decided,
        case: &Involvement,
        now: Timestamp,
    ) -> Result<Moderator, Refusal> {
        let moderator = self.may_take_measure(case, now)?;
        if decided.is_by(moderator.0) { Err(Refusal::OwnCase) } else { Ok(moderator) }
    }
}
