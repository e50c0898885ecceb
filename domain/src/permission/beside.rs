//! What officials may do: answer, stand beside, promise, decide, back a colleague, write down what they hear.

use super::ThreadState;
use crate::{
    course::Course,
    ids::MemberId,
    member::{Office, Viewer},
    refusal::Refusal,
    time::Timestamp,
};

/// Proof that the viewer acts as an official, by name and office; only the rules make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Official {
    id: MemberId,
    office: Office,
}

impl Official {
    /// Whose proof it is.
    pub const fn id(&self) -> MemberId {
        self.id
    }

    /// In which office.
    pub const fn office(&self) -> &Office {
        &self.office
    }
}

/// Proof that the viewer may do something that leaves their name in the record; only the rules make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settled(MemberId);

impl Settled {
    /// Whose proof it is.
    pub const fn id(self) -> MemberId {
        self.0
    }
}

/// Proof that the viewer may keep a starting text, and whose it is; only the rules make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keeper {
    member: MemberId,
    owner: Option<MemberId>,
}

impl Keeper {
    /// Whose proof it is.
    pub const fn id(self) -> MemberId {
        self.member
    }

    /// Whose text it is; nobody's own when it is the organisation's.
    pub const fn owner(self) -> Option<MemberId> {
        self.owner
    }
}

impl Viewer {
    /// Officials act by name and office.
    pub fn may_act_as_official(&self, now: Timestamp) -> Result<Official, Refusal> {
        let member = self.may_take_part(now)?;
        let office = member.office.clone().filter(|_| member.roles.official).ok_or(Refusal::NotYourRole)?;
        Ok(Official { id: member.id, office })
    }

    /// Officials answer as official, by name and office, while the thread is open.
    pub fn may_answer(&self, thread: ThreadState, now: Timestamp) -> Result<Official, Refusal> {
        self.may_comment(thread, now)?;
        self.may_act_as_official(now)
    }

    /// Officials go and stand beside an initiative, or take over with a note, while it is there.
    pub fn may_stand_beside(&self, thread: ThreadState, now: Timestamp) -> Result<Official, Refusal> {
        let official = self.may_act_as_official(now)?;
        if thread.is_hidden || thread.is_withdrawn { Err(Refusal::ThreadClosed) } else { Ok(official) }
    }

    /// Whoever stands beside it hands over, steps back, or pauses the clock.
    pub fn may_leave_seat(&self, course: &Course, now: Timestamp) -> Result<Official, Refusal> {
        let official = self.may_act_as_official(now)?;
        let is_beside = course.companions.iter().any(|seat| seat.member == official.id);
        if is_beside { Ok(official) } else { Err(Refusal::NotYours) }
    }

    /// Whoever promised says that it is kept, or moves it with a reason; so may whoever stands beside the initiative.
    pub fn may_account_for(&self, holder: MemberId, course: &Course, now: Timestamp) -> Result<Official, Refusal> {
        let official = self.may_act_as_official(now)?;
        let is_beside = course.companions.iter().any(|seat| seat.member == official.id);
        if holder == official.id || is_beside { Ok(official) } else { Err(Refusal::NotYours) }
    }

    /// What was promised by somebody who is no official any more, any official takes on; else it is theirs who promised.
    pub fn may_take_on(&self, is_left_behind: bool, now: Timestamp) -> Result<Official, Refusal> {
        let official = self.may_act_as_official(now)?;
        if is_left_behind { Ok(official) } else { Err(Refusal::NotYours) }
    }

    /// An official marked as manager stands publicly behind an answer of a colleague; not behind their own.
    pub fn may_back(&self, author: Option<MemberId>, now: Timestamp) -> Result<Official, Refusal> {
        let official = self.may_act_as_official(now)?;
        if !self.member().is_some_and(|member| member.is_manager) {
            return Err(Refusal::NotYourRole);
        }
        if author == Some(official.id) { Err(Refusal::OwnCase) } else { Ok(official) }
    }

    /// Officials and moderators write down what somebody tells them.
    pub fn may_enter_on_behalf(&self, now: Timestamp) -> Result<Settled, Refusal> {
        let member = self.may_take_part(now)?;
        if member.roles.official || member.roles.moderator { Ok(Settled(member.id)) } else { Err(Refusal::NotYourRole) }
    }

    /// How to reach whoever told something is for officials, and for the moderator who wrote it down.
    pub fn may_read_contact(&self, entered_by: MemberId) -> bool {
        self.member().is_some_and(|member| member.roles.official || member.id == entered_by)
    }

    /// A contribution that became more than a comment gets a thread of its own: by its author, by whoever carries the
    /// initiative, or by an official. A moderator splits it off by a measure, with reasons.
    pub fn may_branch_off(
        &self,
        author: Option<MemberId>,
        course: &Course,
        thread: ThreadState,
        now: Timestamp,
    ) -> Result<Settled, Refusal> {
        let id = self.may_comment(thread, now)?;
        let roles = self.member().map(|member| member.roles).unwrap_or_default();
        let may = author == Some(id) || course.carriers.contains(&id) || roles.official;
        if may { Ok(Settled(id)) } else { Err(Refusal::NotYours) }
    }

    /// Members name a rule in the way.
    pub fn may_name_obstacle(&self, now: Timestamp) -> Result<MemberId, Refusal> {
        self.may_take_part(now).map(|member| member.id)
    }

    /// Officials say what came of a rule in the way, by name and office.
    pub fn may_settle_obstacle(&self, now: Timestamp) -> Result<Official, Refusal> {
        self.may_act_as_official(now)
    }

    /// Officials begin answers with a starting text; administrators see those of the organisation, which they keep.
    pub fn may_read_templates(&self, now: Timestamp) -> Result<Settled, Refusal> {
        let member = self.may_take_part(now)?;
        let may = member.roles.official || member.roles.administrator;
        if may { Ok(Settled(member.id)) } else { Err(Refusal::NotYourRole) }
    }

    /// Officials keep starting texts of their own; administrators keep those of the organisation.
    pub fn may_keep_template(&self, of_organisation: bool, now: Timestamp) -> Result<Keeper, Refusal> {
        if of_organisation {
            self.may_administer(now).map(|administrator| Keeper { member: administrator.id(), owner: None })
        } else {
            self.may_act_as_official(now).map(|official| Keeper { member: official.id, owner: Some(official.id) })
        }
    }
}
