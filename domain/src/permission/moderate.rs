//! Who takes measures, who may ask for another look, and who looks again.

use crate::{
    appeal,
    ids::{BehalfId, MemberId, NoticeId},
    measure::Involvement,
    member::Viewer,
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
        let is_in_time = now <= self.at.plus(appeal::TERM);
        if self.is_contestable && is_in_time { Ok(()) } else { Err(Refusal::NotOpen) }
    }

    /// Whoever holds the code of a notice that was not followed asks for another look.
    pub fn may_be_contested_by_code(&self, notice: NoticeId, now: Timestamp) -> Result<Appellant, Refusal> {
        self.must_be_contestable(now)?;
        Ok(Appellant::Notifier(notice))
    }
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
