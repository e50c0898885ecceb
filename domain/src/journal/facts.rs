//! What is true of each kind of entry: one row for each, and nothing else says it again. Statements, the course and the
//! timeline take it from here.

use super::{AccountNews, EntryKind, Heard, Reach, StepKind, Visibility};
use crate::companions::Step;

/// What is true of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Facts {
    visibility: Visibility,
    heard: Option<Heard>,
    step: Option<StepKind>,
    is_of_rule: bool,
    is_talk: bool,
    account: Option<AccountNews>,
    reach: Reach,
}

/// A kind that everybody may see, and nobody reads again. It may change any page, unless its row says less.
const PUBLIC: Facts = Facts {
    visibility: Visibility::Public,
    heard: None,
    step: None,
    is_of_rule: false,
    is_talk: false,
    account: None,
    reach: Reach::Everything,
};
const PARTIES: Facts = Facts { visibility: Visibility::Parties, ..PUBLIC };
const INTERNAL: Facts = Facts { visibility: Visibility::Internal, ..PUBLIC };

/// A public kind that the course hears of.
const fn heard(heard: Heard) -> Facts {
    Facts { heard: Some(heard), ..PUBLIC }
}

/// A public kind that the course hears of and the page tells.
const fn told(heard: Heard, step: StepKind) -> Facts {
    Facts { heard: Some(heard), step: Some(step), ..PUBLIC }
}

impl Facts {
    /// The same, changing no page but that of its initiative, and lists.
    const fn in_place(self) -> Self {
        Self { reach: Reach::Initiative, ..self }
    }

    /// The same, said by somebody who takes part.
    const fn talk(self) -> Self {
        Self { is_talk: true, ..self }
    }

    /// The same, told to the member it is about as news of their account.
    const fn to_its_member(self, news: AccountNews) -> Self {
        Self { account: Some(news), ..self }
    }

    /// The same, changing no page of a visitor.
    const fn unseen(self) -> Self {
        Self { reach: Reach::Nothing, ..self }
    }
}

/// What happened between companions.
const fn beside(step: Step) -> Facts {
    told(Heard::Companion(step), StepKind::Companion(step))
}

impl EntryKind {
    const fn facts(self) -> Facts {
        match self {
            Self::InitiativeProposed => told(Heard::Begun, StepKind::Begun),
            Self::EnteredOnBehalf => told(Heard::BegunForSomebody, StepKind::Told),
            Self::BranchedOff => told(Heard::BegunAsBranch, StepKind::BranchedOff),
            Self::InitiativeWithdrawn => told(Heard::Withdrawn, StepKind::Withdrawn),
            Self::ConcernGrown => Facts { step: Some(StepKind::Grown), ..PUBLIC },
            Self::BranchLeft => told(Heard::BranchLeft, StepKind::BranchLeft),
            Self::BranchArrived => heard(Heard::BranchArrived),
            Self::CompanionStood => beside(Step::Stood).in_place(),
            Self::CompanionHandedOver => beside(Step::HandedOver),
            Self::CompanionTookOver => beside(Step::TookOver),
            Self::CompanionSteppedBack => beside(Step::SteppedBack).in_place(),
            Self::CommentPosted => heard(Heard::Said).in_place().talk(),
            Self::AnswerPosted => told(Heard::Answered, StepKind::Answered).in_place(),
            Self::AnswerHelped => heard(Heard::Judged).in_place(),
            Self::Decided => told(Heard::Decided, StepKind::Decided),
            Self::CommitmentMade => heard(Heard::Promised),
            Self::CommitmentKept => told(Heard::PromiseEnded, StepKind::Promise),
            Self::CommitmentReleased => heard(Heard::PromiseEnded),
            Self::CommitmentMoved => heard(Heard::PromiseMoved),
            Self::CommitmentHandedOver => heard(Heard::PromisePassedOn),
            Self::ClockPaused => heard(Heard::Paused).in_place(),
            Self::ClockResumed => heard(Heard::Resumed).in_place(),
            Self::ClaimTaken => heard(Heard::Claimed),
            Self::CarrierJoined => heard(Heard::Joined),
            Self::CarrierLeft => heard(Heard::Left),
            Self::DeclaredDone => told(Heard::Done, StepKind::Done),
            Self::Reopened => told(Heard::Reopened, StepKind::Reopened),
            Self::CommentWithdrawn | Self::Hidden => heard(Heard::Gone),
            Self::Restored => heard(Heard::Back),
            Self::ChangedAsAsked => Facts { heard: Some(Heard::Back), ..PARTIES },
            Self::Merged | Self::Unmerged => heard(Heard::Regrouped),
            Self::Imported => Facts { heard: Some(Heard::Imported), ..INTERNAL },
            Self::ObstacleNamed | Self::ObstacleLinked | Self::ObstacleSettled => Facts { is_of_rule: true, ..PUBLIC },
            Self::MemberJoined => PUBLIC.to_its_member(AccountNews::Confirm),
            Self::InitiativeEdited => PUBLIC.talk(),
            Self::RoleGranted
            | Self::RoleRevoked
            | Self::ChangeAsked
            | Self::Masked
            | Self::Unmasked
            | Self::MarkedOffTopic
            | Self::MarkedOnTopic
            | Self::Moved
            | Self::MovedBack
            | Self::CommentMoved
            | Self::SplitOff
            | Self::Rejoined
            | Self::ThreadLocked
            | Self::ThreadReopened
            | Self::BranchLocked
            | Self::BranchReopened
            | Self::ThreadSlowed
            | Self::ThreadUnslowed
            | Self::OrganisationChanged
            | Self::ThemeChanged
            | Self::HouseRuleChanged
            | Self::PageChanged
            | Self::ValueChanged
            | Self::ClosingDaysChanged => PUBLIC,
            Self::CommentEdited => PUBLIC.in_place().talk(),
            Self::BackingGiven | Self::OfferMade | Self::OfferAccepted | Self::OfferDeclined | Self::OfferWithdrawn => {
                PUBLIC.in_place()
            }
            Self::InitiativeSupported | Self::SupportWithdrawn | Self::InitiativeFollowed | Self::FollowEnded => {
                PARTIES.in_place()
            }
            Self::PasswordChanged => PARTIES.unseen().to_its_member(AccountNews::PasswordChanged),
            Self::EmailChanged => PARTIES.unseen().to_its_member(AccountNews::Confirm),
            Self::ConfirmationAsked => INTERNAL.unseen().to_its_member(AccountNews::Confirm),
            Self::SignOnLinked | Self::SignOnUnlinked => PARTIES.unseen().to_its_member(AccountNews::WaysIn),
            Self::EmailLeft => INTERNAL.unseen().to_its_member(AccountNews::EmailLeft),
            Self::NewDevice => PARTIES.unseen().to_its_member(AccountNews::NewDevice),
            Self::ReplyReturned => INTERNAL.unseen().to_its_member(AccountNews::ReplyReturned),
            Self::RecoveryCodeGiven => PARTIES.to_its_member(AccountNews::RecoveryCodeGiven),
            Self::EmailConfirmed => PARTIES.unseen(),
            Self::MemberSignedIn
            | Self::MemberSignedOut
            | Self::RoleOffered
            | Self::RoleOfferWithdrawn
            | Self::SealedRead
            | Self::CaseTaken
            | Self::CaseLetGo
            | Self::CaseNoted => INTERNAL.unseen(),
            Self::MemberChanged
            | Self::MemberClosed
            | Self::MemberSuspended
            | Self::SuspensionLifted
            | Self::Warned
            | Self::ClosingAnnounced
            | Self::ClosingCalledOff
            | Self::ReportSettled
            | Self::NoticeSettled
            | Self::AppealMade
            | Self::AppealDecided
            | Self::HelpGiven
            | Self::PostLetThrough
            | Self::PostReturned
            | Self::CommitmentReminded
            | Self::CarrierInvited
            | Self::CarrierDeclined => PARTIES,
            Self::Reported
            | Self::NoticeFiled
            | Self::NotifierForgotten
            | Self::SealDestroyed
            | Self::NoteErased
            | Self::MentionErased
            | Self::HelpAsked
            | Self::Flagged
            | Self::PostWaits
            | Self::PostTakenBack
            | Self::ClearingBegan
            | Self::MeasureProposed
            | Self::ProposalConfirmed
            | Self::ProposalDeclined
            | Self::ProposalTakenBack
            | Self::ReviewerInvited
            | Self::ReviewTaken
            | Self::ReviewWithdrawn
            | Self::ClaimIssued
            | Self::MorningCame
            | Self::TemplateChanged => INTERNAL,
        }
    }

    /// Who may see an entry of this kind.
    pub const fn visibility(self) -> Visibility {
        self.facts().visibility
    }

    /// What the course of its initiative hears in it; nothing of most.
    pub const fn heard(self) -> Option<Heard> {
        self.facts().heard
    }

    /// The step that the page of its initiative tells; none of most. Of answers only the first one and questions are.
    pub const fn step(self) -> Option<StepKind> {
        self.facts().step
    }

    /// Whether the page of its initiative tells it.
    pub const fn is_step(self) -> bool {
        self.step().is_some()
    }

    /// Whether `thing` is a rule in the way.
    pub const fn is_of_rule(self) -> bool {
        self.facts().is_of_rule
    }

    /// Whether somebody who takes part said it: not an official answering as one.
    pub const fn is_talk(self) -> bool {
        self.facts().is_talk
    }

    /// What it tells the member it is about of their account; nothing of most.
    pub const fn account_news(self) -> Option<AccountNews> {
        self.facts().account
    }

    /// Which pages of visitors may say something else after it.
    pub const fn reach(self) -> Reach {
        self.facts().reach
    }

    /// As `Heard::turns_back`, `carries`, `is_of_one`, `comes_in` and `is_post`; not so where the course hears nothing.
    pub fn turns_back(self) -> bool {
        self.heard().is_some_and(Heard::turns_back)
    }

    pub fn carries(self) -> bool {
        self.heard().is_some_and(Heard::carries)
    }

    pub fn is_of_one(self) -> bool {
        self.heard().is_some_and(Heard::is_of_one)
    }

    pub fn comes_in(self) -> bool {
        self.heard().is_some_and(Heard::comes_in)
    }

    pub fn is_post(self) -> bool {
        self.heard().is_some_and(Heard::is_post)
    }
}
