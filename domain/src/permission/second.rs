//! Two moderators for what weighs most, and somebody from outside who looks again where no moderator can.

use super::{Decided, Moderator};
use crate::{
    ids::MemberId,
    measures::{Involvement, MeasureKind},
    members::Viewer,
    refusal::Refusal,
    time::Timestamp,
};

/// Who decides, on a measure or after another look: a moderator, two of them, or somebody from outside. Only the rules
/// make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decider {
    id: MemberId,
    second: Option<MemberId>,
    reviewer: String,
}

impl Decider {
    /// Who answers for it.
    pub const fn id(&self) -> MemberId {
        self.id
    }

    /// The other moderator, when two decide.
    pub const fn second(&self) -> Option<MemberId> {
        self.second
    }

    /// For which organisation somebody from outside decides; empty for moderators.
    pub fn reviewer(&self) -> &str {
        &self.reviewer
    }

    /// Whether another moderator decides on this, too, where the organisation wants two on what weighs most.
    pub const fn is_short_of(&self, kind: MeasureKind) -> bool {
        kind.weighs_most() && self.second.is_none()
    }

    /// One moderator alone does not take what weighs most where two are needed.
    ///
    /// # Errors
    /// `SecondNeeded`.
    pub const fn may_carry_out(&self, kind: MeasureKind, are_two_needed: bool) -> Result<(), Refusal> {
        if are_two_needed && self.is_short_of(kind) { Err(Refusal::SecondNeeded) } else { Ok(()) }
    }
}

impl From<Moderator> for Decider {
    fn from(moderator: Moderator) -> Self {
        Self { id: moderator.id(), second: None, reviewer: String::new() }
    }
}

/// What the rules need to know of a measure that waits for another moderator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposed {
    pub by: MemberId,
    /// Whether they are a moderator still.
    pub is_moderator: bool,
    /// Whether it waits still: nobody answered it, or took it back.
    pub is_waiting: bool,
}

impl Proposed {
    const fn must_wait(self) -> Result<(), Refusal> {
        if self.is_waiting { Ok(()) } else { Err(Refusal::NotOpen) }
    }
}

/// What the rules need to know of another look from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewing {
    pub invited_by: MemberId,
    /// Who took it on, and for which organisation.
    pub reviewer: Option<MemberId>,
    pub organisation: String,
}

/// Proof that the viewer may invite somebody from outside, or take that back; only the rules make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inviter(MemberId);

impl Inviter {
    /// Whose proof it is.
    pub const fn id(self) -> MemberId {
        self.0
    }
}

impl Viewer {
    /// Another moderator answers what one proposed, and nobody who is tied up in the case.
    pub fn may_answer_proposal(
        &self,
        proposed: Proposed,
        case: &Involvement,
        now: Timestamp,
    ) -> Result<Moderator, Refusal> {
        let moderator = self.may_take_measure(case, now)?;
        if moderator.id() == proposed.by {
            return Err(Refusal::OwnCase);
        }
        proposed.must_wait()?;
        Ok(moderator)
    }

    /// Confirming makes two who decide: so whoever proposed it is a moderator still, and not tied up in the case since.
    pub fn may_second(&self, proposed: Proposed, case: &Involvement, now: Timestamp) -> Result<Decider, Refusal> {
        let second = self.may_answer_proposal(proposed, case, now)?.id();
        if !proposed.is_moderator || case.ties(proposed.by) {
            return Err(Refusal::NotOpen);
        }
        Ok(Decider { id: proposed.by, second: Some(second), reviewer: String::new() })
    }

    /// Whoever proposed it takes it back.
    pub fn may_take_back(&self, proposed: Proposed, now: Timestamp) -> Result<Moderator, Refusal> {
        let moderator = self.may_moderate(now)?;
        if moderator.id() != proposed.by {
            return Err(Refusal::NotYours);
        }
        proposed.must_wait()?;
        Ok(moderator)
    }

    /// An administrator, or a moderator who decided, has to do with somebody from outside; not as a party to it.
    pub fn may_arrange_review(
        &self,
        decided: &Decided,
        case: &Involvement,
        now: Timestamp,
    ) -> Result<Inviter, Refusal> {
        let member = self.may_take_part(now)?;
        let may = member.roles.administrator || (member.roles.moderator && decided.is_by(member.id));
        if !may {
            return Err(Refusal::NotYourRole);
        }
        let is_party = decided.against == Some(member.id) || case.ties(member.id);
        if is_party { Err(Refusal::OwnCase) } else { Ok(Inviter(member.id)) }
    }

    /// Somebody is invited only while no moderator can look again.
    pub fn may_invite_reviewer(
        &self,
        decided: &Decided,
        case: &Involvement,
        moderators: &[MemberId],
        now: Timestamp,
    ) -> Result<Inviter, Refusal> {
        let inviter = self.may_arrange_review(decided, case, now)?;
        if decided.is_stuck(case, moderators) { Ok(inviter) } else { Err(Refusal::NotOpen) }
    }

    /// A member takes another look on who did not decide before, did not invite themselves, and is no party to it.
    pub fn may_take_on_review(
        &self,
        reviewing: &Reviewing,
        decided: &Decided,
        case: &Involvement,
        now: Timestamp,
    ) -> Result<MemberId, Refusal> {
        let id = self.may_take_part(now)?.id;
        let is_own = decided.is_by(id) || decided.against == Some(id) || reviewing.invited_by == id || case.ties(id);
        if is_own { Err(Refusal::OwnCase) } else { Ok(id) }
    }

    /// Whoever took it on reads what it is about and decides; this one and no other.
    pub fn may_review(
        &self,
        reviewing: &Reviewing,
        decided: &Decided,
        case: &Involvement,
        now: Timestamp,
    ) -> Result<Decider, Refusal> {
        let member = self.may_take_part(now)?;
        if reviewing.reviewer != Some(member.id) {
            return Err(Refusal::NotFound);
        }
        let id = self.may_take_on_review(reviewing, decided, case, now)?;
        Ok(Decider { id, second: None, reviewer: reviewing.organisation.clone() })
    }
}

impl Decided {
    /// Whether none of these moderators can look again.
    pub fn is_stuck(&self, case: &Involvement, moderators: &[MemberId]) -> bool {
        moderators.iter().all(|moderator| self.is_by(*moderator) || case.ties(*moderator))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(by: i64, second: Option<i64>) -> Decided {
        Decided {
            against: Some(MemberId(1)),
            behalf: None,
            by: MemberId(by),
            seconded_by: second.map(MemberId),
            at: Timestamp(0),
            is_contestable: true,
        }
    }

    #[test]
    fn nobody_can_look_again_when_each_moderator_decided_or_is_tied_up() {
        let case = Involvement { branch_authors: vec![MemberId(4)], ..Involvement::default() };
        assert!(decided(2, None).is_stuck(&case, &[MemberId(2)]));
        assert!(decided(2, Some(3)).is_stuck(&case, &[MemberId(2), MemberId(3), MemberId(4)]));
        assert!(!decided(2, None).is_stuck(&case, &[MemberId(2), MemberId(3)]));
        assert!(decided(2, None).is_stuck(&case, &[]), "when there are none left, too");
    }

    #[test]
    fn the_last_administrator_stays() {
        use super::super::may_stop_administering;
        assert_eq!(may_stop_administering(true, 1), Err(Refusal::LastAdministrator));
        assert_eq!((may_stop_administering(true, 2), may_stop_administering(false, 1)), (Ok(()), Ok(())));
    }
}
