//! What a page offers its viewer: each act by the rule by which it is judged when it is done. Narrower than the rules in
//! what would come to nothing: what one did already, and to report what one wrote oneself.

use super::{Begun, PromiseState, Said, TextState};
use crate::{
    day::Day,
    ids::MemberId,
    initiatives::offer::OfferState,
    may::{MayAnywhere, MayOnComment, MayOnCommitment, MayOnInitiative, MayOnObstacle, MayOnOffer, MayOnProfile},
    members::Viewer,
    refusal::Refusal,
    time::Timestamp,
};

/// What is known of an initiative beside what the rules ask of it everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Around {
    pub today: Day,
    /// Whether something waits for an answer.
    pub has_clock: bool,
    /// Whether the viewer was invited to carry it, and has not answered.
    pub is_invited: bool,
    /// Whether another member carries it.
    pub has_others: bool,
}

/// Whether the rules let it through as soon as a visitor says who they are, which the same form asks.
const fn or_signed_in<T>(judged: &Result<T, Refusal>) -> bool {
    matches!(judged, Ok(_) | Err(Refusal::SignInNeeded))
}

impl Viewer {
    /// Why they take part in nothing, if that is so.
    pub fn barred(&self, now: Timestamp) -> Option<Refusal> {
        self.may_take_part(now).err()
    }

    /// What they may do, whatever the page is about.
    pub fn may_anywhere(&self, now: Timestamp) -> MayAnywhere {
        MayAnywhere {
            act_as_official: self.may_act_as_official(now).is_ok(),
            moderate: self.may_moderate(now).is_ok(),
            administer: self.may_administer(now).is_ok(),
            enter_on_behalf: self.may_enter_on_behalf(now).is_ok(),
        }
    }

    /// What they may do with an initiative and its thread.
    pub fn may_on_initiative(&self, begun: &Begun<'_>, around: Around, now: Timestamp) -> MayOnInitiative {
        let (thread, text, course) = (begun.thread(), begun.text, begun.course);
        let is_own = self.has_written(begun.initiator, begun.behalf);
        let join_in = thread.must_be_open().is_ok() && or_signed_in(&self.may_speak(begun.id, thread, now));
        let stand_beside = self.may_stand_beside(thread, now);
        let is_beside = self.may_leave_seat(course, now).is_ok();
        let take_over = !is_beside && self.may_take_over(begun, now).is_ok();
        let (can_pause, resume) = (around.has_clock, self.may_resume_clock(course, around.today, now));
        MayOnInitiative {
            join_in,
            answer: self.may_answer(thread, now).is_ok(),
            ask_officials: join_in && self.may_carry(begun.carried(), now).is_ok(),
            support: self.may_support(thread, now).is_ok(),
            follow: self.may_follow(now).is_ok(),
            offer_help: self.may_offer(thread, now).is_ok(),
            edit: self.may_edit(begun.initiator, text, now).is_ok(),
            grow: self.may_grow(begun, now).is_ok(),
            report: !is_own && self.may_report(text, now).is_ok(),
            file_notice: !is_own && text.must_be_there().is_ok(),
            enter_on_behalf: self.may_enter_in(thread, now).is_ok(),
            read_behalf: begun.behalf.is_some() && self.may_enter_on_behalf(now).is_ok(),
            call_for_help: self.may_call_for_help(begun.initiator, text, now).is_ok(),
            moderate: self.may_moderate(now).is_ok(),
            stand_beside: !is_beside && stand_beside.is_ok(),
            take_over,
            leave_seat: is_beside,
            pause_clock: is_beside && can_pause && resume.is_err(),
            resume_clock: resume.is_ok(),
            declare_done: self.may_turn(begun, true, now).is_ok(),
            reopen: self.may_turn(begun, false, now).is_ok(),
            invite_carrier: self.may_lead(begun, now).is_ok(),
            accept_invitation: around.is_invited && self.may_join(text, now).is_ok(),
            decline_invitation: around.is_invited && self.may_take_part(now).is_ok(),
            stop_carrying: self.may_stop_carrying(begun, around.has_others, now).is_ok(),
        }
    }

    /// What they may do with a comment in the thread of an initiative.
    pub fn may_on_comment(&self, said: &Said, begun: &Begun<'_>, has_backed: bool, now: Timestamp) -> MayOnComment {
        let (thread, text) = (begun.thread(), said.text);
        let is_own = self.has_written(said.author, said.behalf);
        let takes_replies = thread.must_be_open().and_then(|()| said.must_take_replies()).is_ok();
        let (is_there, has_words) = (text.must_be_there().is_ok(), !said.is_blank);
        MayOnComment {
            reply: takes_replies && or_signed_in(&self.may_speak(begun.id, thread, now)),
            edit: self.may_edit_said(said, thread, now).is_ok(),
            withdraw: self.may_withdraw(said, now).is_ok(),
            report: has_words && !is_own && self.may_report(text, now).is_ok(),
            file_notice: has_words && !is_own && is_there,
            branch_off: self.may_branch_off(said, begun, now).is_ok(),
            name_obstacle: has_words && self.may_name_obstacle_of(begun.text, Some(text), now).is_ok(),
            read_behalf: said.behalf.is_some() && self.may_enter_on_behalf(now).is_ok(),
            call_for_help: has_words && self.may_call_for_help(said.author, text, now).is_ok(),
            moderate: has_words && !text.is_withdrawn && self.may_moderate(now).is_ok(),
            back: !has_backed && self.may_back(said, now).is_ok(),
            say_helped: self.may_say_helped(said, begun, now).is_ok(),
        }
    }

    /// What they may do with a commitment.
    pub fn may_on_commitment(&self, promise: PromiseState, begun: &Begun<'_>, now: Timestamp) -> MayOnCommitment {
        MayOnCommitment {
            account_for: self.may_account_for(promise, begun.course, now).is_ok(),
            take_on: self.may_take_on(promise, now).is_ok(),
            release: self.may_release(promise, begun.carried(), now).is_ok(),
        }
    }

    /// What they may do with an offer of help, by this member if they are there still.
    pub fn may_on_offer(
        &self,
        (by, state): (Option<MemberId>, OfferState),
        begun: &Begun<'_>,
        now: Timestamp,
    ) -> MayOnOffer {
        let answer = self.may_answer_offer(begun, state, now).is_ok();
        MayOnOffer {
            accept: answer && state != OfferState::Accepted,
            decline: answer && state == OfferState::Open,
            withdraw: by.is_some_and(|by| self.may_withdraw_offer(by, state, now).is_ok()),
        }
    }

    /// What they may do with what a member tells about themselves.
    pub fn may_on_profile(&self, member: MemberId, text: TextState, now: Timestamp) -> MayOnProfile {
        let is_own = self.may_manage_account() == Ok(member);
        MayOnProfile {
            change: is_own,
            report: !is_own && self.may_report(text, now).is_ok(),
            file_notice: !is_own && text.must_be_there().is_ok(),
            call_for_help: self.may_call_for_help(Some(member), text, now).is_ok(),
            moderate: !is_own && self.may_moderate(now).is_ok(),
        }
    }

    /// What they may do with a rule in the way.
    pub fn may_on_obstacle(&self, now: Timestamp) -> MayOnObstacle {
        MayOnObstacle { settle: self.may_settle_obstacle(now).is_ok(), link: self.may_name_obstacle(now).is_ok() }
    }
}
