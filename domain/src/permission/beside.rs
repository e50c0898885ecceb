//! What officials may do: answer, stand beside, promise, decide, back a colleague, write down what they hear.

use super::{Begun, Said, TextState, ThreadState};
use crate::{
    day::Day,
    ids::MemberId,
    journal::course::Course,
    members::{Office, Viewer},
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
        thread.must_be_there()?;
        Ok(official)
    }

    /// An official takes over from a colleague who stands there; tells from whom that may be, the first contact first.
    pub fn may_take_over(&self, begun: &Begun<'_>, now: Timestamp) -> Result<(Official, Vec<MemberId>), Refusal> {
        let official = self.may_stand_beside(begun.thread(), now)?;
        let seats = begun.course.companions.iter().map(|seat| seat.member);
        let others: Vec<_> = seats.filter(|member| *member != official.id).collect();
        if others.is_empty() { Err(Refusal::NotOpen) } else { Ok((official, others)) }
    }

    /// Whoever stands beside it hands over, steps back, or pauses the clock.
    pub fn may_leave_seat(&self, course: &Course, now: Timestamp) -> Result<Official, Refusal> {
        let official = self.may_act_as_official(now)?;
        let is_beside = course.companions.iter().any(|seat| seat.member == official.id);
        if is_beside { Ok(official) } else { Err(Refusal::NotYours) }
    }

    /// Whoever stands beside it lets a clock go on that was paused by hand.
    pub fn may_resume_clock(&self, course: &Course, today: Day, now: Timestamp) -> Result<Official, Refusal> {
        let official = self.may_leave_seat(course, now)?;
        if course.is_paused_by_hand(today) { Ok(official) } else { Err(Refusal::NotOpen) }
    }

    /// Officials marked as manager stand publicly behind answers of colleagues.
    pub fn may_back_colleagues(&self, now: Timestamp) -> Result<Official, Refusal> {
        let official = self.may_act_as_official(now)?;
        let is_manager = self.member().is_some_and(|member| member.is_manager);
        if is_manager { Ok(official) } else { Err(Refusal::NotYourRole) }
    }

    /// A manager stands behind an answer that is there; not behind their own.
    pub fn may_back(&self, said: &Said, now: Timestamp) -> Result<Official, Refusal> {
        let official = self.may_back_colleagues(now)?;
        if said.author == Some(official.id) {
            return Err(Refusal::OwnCase);
        }
        said.text.must_be_there()?;
        if said.answer.is_some() { Ok(official) } else { Err(Refusal::NotOpen) }
    }

    /// Officials and moderators write down what somebody tells them.
    pub fn may_enter_on_behalf(&self, now: Timestamp) -> Result<Settled, Refusal> {
        let member = self.may_take_part(now)?;
        if member.roles.official || member.roles.moderator { Ok(Settled(member.id)) } else { Err(Refusal::NotYourRole) }
    }

    /// They write down what somebody says in a thread while it is open.
    pub fn may_enter_in(&self, thread: ThreadState, now: Timestamp) -> Result<Settled, Refusal> {
        let by = self.may_enter_on_behalf(now)?;
        thread.must_be_open()?;
        Ok(by)
    }

    /// How to reach whoever told something is for officials, and for the moderator who wrote it down.
    pub fn may_read_contact(&self, entered_by: MemberId) -> bool {
        self.member().is_some_and(|member| member.roles.official || member.id == entered_by)
    }

    /// A contribution that became more than a comment gets a thread of its own: by its author, by whoever carries the
    /// initiative, or by an official. A moderator splits it off by a measure, with reasons.
    pub fn may_branch_off(&self, said: &Said, begun: &Begun<'_>, now: Timestamp) -> Result<Settled, Refusal> {
        let id = self.may_comment(begun.thread(), now)?;
        let roles = self.member().map(|member| member.roles).unwrap_or_default();
        let may = said.author == Some(id) || begun.course.carriers.contains(&id) || roles.official;
        if !may {
            return Err(Refusal::NotYours);
        }
        said.must_be_free()?;
        Ok(Settled(id))
    }

    /// Members name a rule in the way.
    pub fn may_name_obstacle(&self, now: Timestamp) -> Result<MemberId, Refusal> {
        self.may_take_part(now).map(|member| member.id)
    }

    /// They name it of what everybody can read: an initiative, or a comment in its thread.
    pub fn may_name_obstacle_of(
        &self,
        initiative: TextState,
        comment: Option<TextState>,
        now: Timestamp,
    ) -> Result<MemberId, Refusal> {
        let member = self.may_name_obstacle(now)?;
        initiative.must_be_there()?;
        comment.map_or(Ok(()), TextState::must_be_there)?;
        Ok(member)
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
