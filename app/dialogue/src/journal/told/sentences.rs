//! What happened, said to whom it concerns. A new kind of entry is worded here, or joins those that are told in no words
//! of their own.

use super::{obstacles, on_behalf};
use naast_domain::{
    day::Day,
    journal::{Concern, EntryKind, ForYou, Reminder},
    measures::another_look::AppealOutcome,
};
use naast_ui::{
    person::called,
    texts::{Texts, ToldMoved},
};

/// What happened, in a sentence.
pub fn sentence(t: Texts, line: &ForYou, today: Day) -> String {
    let who = line.actor.as_ref().map(|actor| called(t, actor)).unwrap_or_default();
    let (who, concern) = (who.as_str(), line.concern);
    let due = || line.due.map(|due| due.words(t.0, today)).unwrap_or_default();
    match line.kind {
        EntryKind::CompanionStood if concern == Concern::Followed => t.told_followed_stood(who),
        EntryKind::CompanionStood => t.told_stood(who),
        EntryKind::CompanionHandedOver if concern == Concern::Followed => t.told_followed_handed(who),
        EntryKind::CompanionHandedOver if concern == Concern::Companion => t.told_handed_to_you(who),
        EntryKind::CompanionHandedOver => t.told_handed_over(who),
        EntryKind::CompanionTookOver if concern == Concern::Followed => t.told_followed_took(who),
        EntryKind::CompanionTookOver if concern == Concern::Companion => t.told_took_from_you(who),
        EntryKind::CompanionTookOver => t.told_took_over(who),
        EntryKind::CompanionSteppedBack => t.told_stepped_back(who),
        EntryKind::ClockPaused => t.told_paused(&due()),
        EntryKind::CommitmentKept => t.told_kept(who),
        EntryKind::CommitmentMoved => t.told_moved(ToldMoved { date: &due(), name: who }),
        EntryKind::CommitmentHandedOver if concern == Concern::OwnInitiative => t.told_promise_taken_on(who),
        EntryKind::CommitmentHandedOver => t.told_promise_handed(who),
        EntryKind::CommitmentReleased => t.told_released().to_owned(),
        EntryKind::CommitmentReminded => match Reminder::from_word(&line.word) {
            Some(Reminder::Overdue) => t.told_overdue(&due()),
            Some(Reminder::Soon) | None => t.told_soon(&due()),
        },
        EntryKind::BackingGiven => t.told_backed(who),
        EntryKind::AnswerHelped => match (line.word == "yes", concern == Concern::Companion) {
            (true, true) => t.told_helped_beside(who),
            (false, true) => t.told_not_helped_beside(who),
            (true, false) => t.told_helped(who),
            (false, false) => t.told_not_helped(who),
        },
        EntryKind::DeclaredDone => t.told_done(who),
        EntryKind::Reopened => t.told_reopened_initiative(who),
        EntryKind::OfferMade => t.told_offer(who),
        EntryKind::OfferAccepted => t.told_offer_accepted(who),
        EntryKind::OfferDeclined => t.told_offer_declined(who),
        EntryKind::CarrierInvited => t.told_invited(who),
        EntryKind::CarrierJoined => t.told_carrier_joined(who),
        EntryKind::CarrierDeclined => t.told_carrier_declined(who),
        EntryKind::CarrierLeft => t.told_carrier_left(who),
        EntryKind::BranchedOff => t.told_branched_off(who),
        EntryKind::BranchLeft => t.told_branch_left(who),
        EntryKind::ConcernGrown if concern == Concern::Mention => t.told_mention(who),
        EntryKind::ConcernGrown => t.told_grown(who),
        EntryKind::EnteredOnBehalf => t.told_written_down(who),
        EntryKind::ClaimTaken => on_behalf::taken_over(t, concern, who),
        EntryKind::InitiativeWithdrawn | EntryKind::CommentWithdrawn => on_behalf::taken_down(t, concern).to_owned(),
        EntryKind::ObstacleNamed | EntryKind::ObstacleLinked => obstacles::named(t, concern, who),
        EntryKind::ObstacleSettled => obstacles::settled(t, concern, who),
        EntryKind::ProposalConfirmed => t.told_proposal_confirmed(who),
        EntryKind::ProposalDeclined => t.told_proposal_declined(who),
        EntryKind::PostLetThrough => t.told_let_through().to_owned(),
        EntryKind::PostReturned => t.told_returned().to_owned(),
        EntryKind::ReviewTaken => t.told_review_taken().to_owned(),
        EntryKind::ReviewWithdrawn => t.told_review_withdrawn().to_owned(),
        EntryKind::HelpGiven => t.told_help_given().to_owned(),
        EntryKind::Hidden => t.told_hidden().to_owned(),
        EntryKind::Restored => t.told_restored().to_owned(),
        EntryKind::ChangeAsked => t.told_change_asked().to_owned(),
        EntryKind::ChangedAsAsked => t.told_changed().to_owned(),
        EntryKind::Masked => t.told_masked().to_owned(),
        EntryKind::Unmasked => t.told_unmasked().to_owned(),
        EntryKind::MarkedOffTopic => t.told_off_topic().to_owned(),
        EntryKind::MarkedOnTopic => t.told_on_topic().to_owned(),
        EntryKind::Moved | EntryKind::MovedBack => t.told_comment_moved().to_owned(),
        EntryKind::SplitOff | EntryKind::Rejoined => t.told_split().to_owned(),
        EntryKind::Merged => t.told_merged().to_owned(),
        EntryKind::Unmerged => t.told_unmerged().to_owned(),
        EntryKind::BranchLocked => t.told_branch_locked().to_owned(),
        EntryKind::BranchReopened => t.told_branch_reopened().to_owned(),
        EntryKind::ThreadSlowed => t.told_slowed().to_owned(),
        EntryKind::ThreadUnslowed => t.told_unslowed().to_owned(),
        EntryKind::ClosingAnnounced => t.told_closing().to_owned(),
        EntryKind::ClosingCalledOff => t.told_closing_called_off().to_owned(),
        EntryKind::ThreadLocked => t.told_locked().to_owned(),
        EntryKind::ThreadReopened => t.told_reopened().to_owned(),
        EntryKind::Warned => t.told_warned().to_owned(),
        EntryKind::MemberSuspended => t.told_suspended().to_owned(),
        EntryKind::SuspensionLifted => t.told_lifted().to_owned(),
        EntryKind::AppealDecided if concern == Concern::Measure => match AppealOutcome::from_word(&line.word) {
            Some(AppealOutcome::Reversed) => t.told_appeal_reversed().to_owned(),
            Some(AppealOutcome::Upheld) | None => t.told_appeal_upheld().to_owned(),
        },
        EntryKind::AppealDecided if !line.is_followed_up => t.told_report_stays().to_owned(),
        EntryKind::AppealDecided => t.told_report_followed().to_owned(),
        EntryKind::AnswerPosted
        | EntryKind::CommentPosted
        | EntryKind::CommentEdited
        | EntryKind::InitiativeProposed
        | EntryKind::InitiativeEdited
        | EntryKind::ReportSettled
        | EntryKind::RoleGranted
        | EntryKind::RoleRevoked
        | EntryKind::MemberJoined
        | EntryKind::MemberSignedIn
        | EntryKind::MemberSignedOut
        | EntryKind::MemberChanged
        | EntryKind::PasswordChanged
        | EntryKind::EmailChanged
        | EntryKind::RecoveryCodeGiven
        | EntryKind::MemberClosed
        | EntryKind::InitiativeSupported
        | EntryKind::SupportWithdrawn
        | EntryKind::InitiativeFollowed
        | EntryKind::FollowEnded
        | EntryKind::Decided
        | EntryKind::CommitmentMade
        | EntryKind::Reported
        | EntryKind::SealDestroyed
        | EntryKind::SealedRead
        | EntryKind::CommentMoved
        | EntryKind::BranchArrived
        | EntryKind::CaseTaken
        | EntryKind::CaseLetGo
        | EntryKind::CaseNoted
        | EntryKind::NoteErased
        | EntryKind::HelpAsked
        | EntryKind::Flagged
        | EntryKind::PostWaits
        | EntryKind::PostTakenBack
        | EntryKind::ClearingBegan
        | EntryKind::MeasureProposed
        | EntryKind::ProposalTakenBack
        | EntryKind::ReviewerInvited
        | EntryKind::NoticeFiled
        | EntryKind::NoticeSettled
        | EntryKind::NotifierForgotten
        | EntryKind::AppealMade
        | EntryKind::OrganisationChanged
        | EntryKind::ThemeChanged
        | EntryKind::HouseRuleChanged
        | EntryKind::PageChanged
        | EntryKind::ClockResumed
        | EntryKind::OfferWithdrawn
        | EntryKind::ClaimIssued
        | EntryKind::ValueChanged
        | EntryKind::TemplateChanged
        | EntryKind::ClosingDaysChanged
        | EntryKind::Imported
        | EntryKind::ConfirmationAsked
        | EntryKind::EmailConfirmed
        | EntryKind::NewDevice
        | EntryKind::SignOnLinked
        | EntryKind::SignOnUnlinked
        | EntryKind::EmailLeft
        | EntryKind::MentionErased
        | EntryKind::RoleOffered
        | EntryKind::RoleOfferWithdrawn
        | EntryKind::ReplyReturned
        | EntryKind::MorningCame => said(t, line, who),
    }
}

/// What has no words of its own, by why it concerns somebody.
fn said(t: Texts, line: &ForYou, who: &str) -> String {
    let is_answer = line.kind == EntryKind::AnswerPosted;
    match line.concern {
        Concern::Mention => t.told_mention(who),
        Concern::ReplyToYou if is_answer => t.told_answer_to_you(who),
        Concern::ReplyToYou => t.told_reply(who),
        Concern::OwnInitiative if is_answer => t.told_answer(who),
        Concern::OwnInitiative
        | Concern::Invited
        | Concern::OwnCommitment
        | Concern::OwnOffer
        | Concern::OwnAnswer
        | Concern::Entered
        | Concern::OwnObstacle
        | Concern::OwnProposal
        | Concern::OwnPost
        | Concern::OwnReview => t.told_comment(who),
        Concern::Followed if is_answer => t.told_followed_answer(who),
        Concern::Followed => t.told_followed(who),
        Concern::Companion => t.told_beside_you(who),
        Concern::OwnReport if line.is_followed_up => t.told_report_followed().to_owned(),
        Concern::OwnReport => t.told_report_dismissed().to_owned(),
        Concern::OwnAccount => t.told_role().to_owned(),
        Concern::Measure => t.told_hidden().to_owned(),
    }
}
