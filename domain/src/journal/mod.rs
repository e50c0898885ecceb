//! The journal: the append-only record of what happened. Ids, kinds and dates; never people's own text.

pub mod course;
mod facts;
mod heard;
mod of_measure;
mod reach;
pub mod standing;
pub mod timeline;

pub use heard::{AccountNews, Heard, StepKind};
pub use reach::Reach;

use crate::{
    day::Day,
    ids::{CommentId, EntryId, InitiativeId, MeasureId, ReportId},
    members::Byline,
    time::Timestamp,
    words::words,
};
use serde::{Deserialize, Serialize};

words! {
    /// What happened. Statements list kinds in this order, and two indexes of the journal are made for such lists.
    EntryKind {
        MemberJoined = "member_joined",
        MemberSignedIn = "member_signed_in",
        MemberSignedOut = "member_signed_out",
        MemberChanged = "member_changed",
        PasswordChanged = "password_changed",
        EmailChanged = "email_changed",
        RecoveryCodeGiven = "recovery_code_given",
        MemberClosed = "member_closed",
        MemberSuspended = "member_suspended",
        RoleGranted = "role_granted",
        RoleRevoked = "role_revoked",
        InitiativeProposed = "initiative_proposed",
        EnteredOnBehalf = "entered_on_behalf",
        /// This initiative was a branch of another thread.
        BranchedOff = "branched_off",
        InitiativeEdited = "initiative_edited",
        InitiativeWithdrawn = "initiative_withdrawn",
        /// A concern became an initiative: the story was told anew.
        ConcernGrown = "concern_grown",
        /// A branch of this thread became an initiative of its own.
        BranchLeft = "branch_left",
        CompanionStood = "companion_stood",
        CompanionHandedOver = "companion_handed_over",
        CompanionTookOver = "companion_took_over",
        CompanionSteppedBack = "companion_stepped_back",
        InitiativeSupported = "initiative_supported",
        SupportWithdrawn = "support_withdrawn",
        InitiativeFollowed = "initiative_followed",
        FollowEnded = "follow_ended",
        CommentPosted = "comment_posted",
        AnswerPosted = "answer_posted",
        Decided = "decided",
        CommitmentKept = "commitment_kept",
        CommentEdited = "comment_edited",
        CommentWithdrawn = "comment_withdrawn",
        Reported = "reported",
        ReportSettled = "report_settled",
        Hidden = "hidden",
        Restored = "restored",
        ThreadLocked = "thread_locked",
        ThreadReopened = "thread_reopened",
        BranchLocked = "branch_locked",
        BranchReopened = "branch_reopened",
        ChangeAsked = "change_asked",
        /// The author changed what a moderator asked.
        ChangedAsAsked = "changed_as_asked",
        Masked = "masked",
        Unmasked = "unmasked",
        /// What was masked was destroyed.
        SealDestroyed = "seal_destroyed",
        /// A moderator read a hidden or sealed text.
        SealedRead = "sealed_read",
        MarkedOffTopic = "marked_off_topic",
        MarkedOnTopic = "marked_on_topic",
        /// A comment and what replies to it went to another thread: `thing`.
        CommentMoved = "comment_moved",
        /// What waits for the officials came into this thread with a branch.
        BranchArrived = "branch_arrived",
        Moved = "moved",
        MovedBack = "moved_back",
        SplitOff = "split_off",
        Rejoined = "rejoined",
        Merged = "merged",
        Unmerged = "unmerged",
        ThreadSlowed = "thread_slowed",
        ThreadUnslowed = "thread_unslowed",
        ClosingAnnounced = "closing_announced",
        ClosingCalledOff = "closing_called_off",
        /// A moderator took a case in hand, or let it go.
        CaseTaken = "case_taken",
        CaseLetGo = "case_let_go",
        /// A note on a case was written, or taken back.
        CaseNoted = "case_noted",
        NoteErased = "note_erased",
        /// An official asked a moderator for help, and was answered.
        HelpAsked = "help_asked",
        HelpGiven = "help_given",
        /// Automatic help pointed something out.
        Flagged = "flagged",
        /// What a newcomer wrote waits for a person.
        PostWaits = "post_waits",
        /// A moderator let it through: it stands where it was meant to.
        PostLetThrough = "post_let_through",
        /// Where it was meant to stand nothing can be said any more: its author has it back.
        PostReturned = "post_returned",
        /// Its author took it back.
        PostTakenBack = "post_taken_back",
        /// Many comments are cleared up; each measure has an entry of its own.
        ClearingBegan = "clearing_began",
        Warned = "warned",
        SuspensionLifted = "suspension_lifted",
        /// A moderator proposed a measure that another one has to confirm: `thing`.
        MeasureProposed = "measure_proposed",
        /// Another moderator confirmed it; the measure tells the rest.
        ProposalConfirmed = "proposal_confirmed",
        ProposalDeclined = "proposal_declined",
        ProposalTakenBack = "proposal_taken_back",
        /// Somebody from outside was invited to look again: `thing`.
        ReviewerInvited = "reviewer_invited",
        /// They took it on.
        ReviewTaken = "review_taken",
        ReviewWithdrawn = "review_withdrawn",
        NoticeFiled = "notice_filed",
        NoticeSettled = "notice_settled",
        /// Name and address of whoever filed a notice were erased.
        NotifierForgotten = "notifier_forgotten",
        AppealMade = "appeal_made",
        AppealDecided = "appeal_decided",
        OrganisationChanged = "organisation_changed",
        ThemeChanged = "theme_changed",
        HouseRuleChanged = "house_rule_changed",
        PageChanged = "page_changed",
        ClockPaused = "clock_paused",
        ClockResumed = "clock_resumed",
        CommitmentMade = "commitment_made",
        CommitmentMoved = "commitment_moved",
        CommitmentHandedOver = "commitment_handed_over",
        CommitmentReleased = "commitment_released",
        /// A reminder to whoever promised: the day comes near, or has passed.
        CommitmentReminded = "commitment_reminded",
        BackingGiven = "backing_given",
        /// Whoever carries the initiative said whether an answer helped.
        AnswerHelped = "answer_helped",
        DeclaredDone = "declared_done",
        Reopened = "reopened",
        OfferMade = "offer_made",
        OfferAccepted = "offer_accepted",
        OfferDeclined = "offer_declined",
        OfferWithdrawn = "offer_withdrawn",
        ClaimTaken = "claim_taken",
        CarrierInvited = "carrier_invited",
        CarrierJoined = "carrier_joined",
        CarrierDeclined = "carrier_declined",
        CarrierLeft = "carrier_left",
        ClaimIssued = "claim_issued",
        ObstacleNamed = "obstacle_named",
        ObstacleLinked = "obstacle_linked",
        ObstacleSettled = "obstacle_settled",
        ValueChanged = "value_changed",
        TemplateChanged = "template_changed",
        ClosingDaysChanged = "closing_days_changed",
        /// An import began this initiative or added to its thread; one entry for all that it brought there.
        Imported = "imported",
        /// A member asked for a mail with which they confirm their address, and did.
        ConfirmationAsked = "confirmation_asked",
        EmailConfirmed = "email_confirmed",
        /// A member signed in with a browser that did not before.
        NewDevice = "new_device",
        /// A member signs in with an account elsewhere from now on, or no longer.
        SignOnLinked = "sign_on_linked",
        SignOnUnlinked = "sign_on_unlinked",
        /// The name of a member who left went out of what somebody else wrote.
        MentionErased = "mention_erased",
        /// Somebody was invited to take on a role, or no longer is.
        RoleOffered = "role_offered",
        RoleOfferWithdrawn = "role_offer_withdrawn",
        EmailLeft = "email_left",
        /// A reply by mail goes back to whoever wrote it.
        ReplyReturned = "reply_returned",
        /// A day's mail goes out: to whoever is told what waits for them.
        MorningCame = "morning_came",
    }
}

words! {
    /// Who may see an entry.
    Visibility {
        /// Everyone.
        Public = "public",
        /// The actor and those it concerns.
        Parties = "parties",
        /// Nobody but the operators.
        Internal = "internal",
    }
}

words! {
    /// What a reminder of a commitment says.
    Reminder {
        /// Its day comes near.
        Soon = "soon",
        /// Its day has passed.
        Overdue = "overdue",
    }
}

words! {
    /// Why an entry concerns a member.
    Concern {
        /// It happened to their own initiative.
        OwnInitiative = "own_initiative",
        /// Somebody replied to their comment.
        ReplyToYou = "reply",
        /// They were mentioned.
        Mention = "mention",
        /// They follow the initiative.
        Followed = "followed",
        /// They stand beside it, or were asked to.
        Companion = "companion",
        /// They were invited to carry an initiative.
        Invited = "invited",
        /// They promised something.
        OwnCommitment = "own_commitment",
        /// They offered help.
        OwnOffer = "own_offer",
        /// They answered, or their answer was judged or backed.
        OwnAnswer = "own_answer",
        /// They wrote it down for somebody else.
        Entered = "entered",
        /// They named a rule in the way.
        OwnObstacle = "own_obstacle",
        /// A measure was taken on something they wrote.
        Measure = "measure",
        /// Something that they wrote waited for a person.
        OwnPost = "own_post",
        /// Something they reported was looked at.
        OwnReport = "own_report",
        /// Another moderator answered what they proposed.
        OwnProposal = "own_proposal",
        /// They look again, from outside.
        OwnReview = "own_review",
        /// Their account was changed by an administrator.
        OwnAccount = "own_account",
    }
}

impl Concern {
    /// Whether moderators did it: then it is told without their name.
    pub const fn is_of_moderators(self) -> bool {
        match self {
            Self::Measure | Self::OwnReport | Self::OwnPost => true,
            Self::OwnInitiative
            | Self::ReplyToYou
            | Self::Mention
            | Self::Followed
            | Self::Companion
            | Self::Invited
            | Self::OwnCommitment
            | Self::OwnOffer
            | Self::OwnAnswer
            | Self::Entered
            | Self::OwnObstacle
            | Self::OwnProposal
            | Self::OwnReview
            | Self::OwnAccount => false,
        }
    }
}

/// A line of *For you*; newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForYou {
    pub entry: EntryId,
    pub kind: EntryKind,
    pub concern: Concern,
    pub at: Timestamp,
    /// Who did it. `None` for measures: moderators appear as "moderator".
    pub actor: Option<Byline>,
    pub initiative: Option<InitiativeId>,
    pub title: String,
    pub comment: Option<CommentId>,
    /// What else it is about: a rule in the way.
    pub thing: Option<i64>,
    /// The day that it is about: a promise, the end of a pause.
    pub due: Option<Day>,
    /// A word that says more: the kind of an answer, `yes` or `no`, `soon` or `overdue`.
    pub word: String,
    /// What was said with it: why an initiative was taken up again; may be empty.
    pub words: String,
    pub measure: Option<MeasureId>,
    pub report: Option<ReportId>,
    /// For a settled report: whether a measure followed.
    pub is_followed_up: bool,
    pub is_new: bool,
}
