//! Who accounts for a promise, takes it on, or says that it is no longer needed.

use super::{Carried, Carrier, Official};
use crate::{
    commitments::{Commitment, CommitmentState},
    ids::MemberId,
    journal::course::Course,
    members::Viewer,
    refusal::Refusal,
    time::Timestamp,
};

/// What the rules need to know of a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PromiseState {
    /// Nobody, once they left.
    pub holder: Option<MemberId>,
    pub is_open: bool,
    /// Whether it is open and whoever promised is no official any more.
    pub is_left_behind: bool,
}

impl From<&Commitment> for PromiseState {
    fn from(made: &Commitment) -> Self {
        let is_open = made.state == CommitmentState::Open;
        Self { holder: made.holder_id, is_open, is_left_behind: made.is_left_behind }
    }
}

impl PromiseState {
    /// It is neither kept nor released.
    ///
    /// # Errors
    /// `NotOpen`.
    pub const fn must_be_open(&self) -> Result<(), Refusal> {
        if self.is_open { Ok(()) } else { Err(Refusal::NotOpen) }
    }
}

impl Viewer {
    /// Whoever promised says that it is kept, or moves it with a reason; so may whoever stands beside the initiative.
    pub fn may_account_for(&self, promise: PromiseState, course: &Course, now: Timestamp) -> Result<Official, Refusal> {
        let official = self.may_act_as_official(now)?;
        let is_beside = course.companions.iter().any(|seat| seat.member == official.id());
        if promise.holder != Some(official.id()) && !is_beside {
            return Err(Refusal::NotYours);
        }
        promise.must_be_open()?;
        Ok(official)
    }

    /// What was promised by somebody who is no official any more, any official takes on; else it is theirs who promised.
    pub fn may_take_on(&self, promise: PromiseState, now: Timestamp) -> Result<Official, Refusal> {
        let official = self.may_act_as_official(now)?;
        promise.must_be_open()?;
        if promise.is_left_behind { Ok(official) } else { Err(Refusal::NotYours) }
    }

    /// Whoever carries it says of a promise that it is no longer needed.
    pub fn may_release(&self, promise: PromiseState, carried: Carried<'_>, now: Timestamp) -> Result<Carrier, Refusal> {
        let by = self.may_carry(carried, now)?;
        promise.must_be_open()?;
        Ok(by)
    }
}
