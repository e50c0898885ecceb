//! Pages that are loaded when somebody asks for them: to write, to manage one's account, to look things up. Who only
//! reads does not download them.

use crate::{
    appeals::{
        answered::AnsweredPage,
        reviews::{arrange::ArrangePage, page::ReviewingPage, take_on::TakeOnPage},
    },
    cases::{
        aside::{AsideOfComment, AsideOfInitiative, AsideOfProfile},
        report::{ReportComment, ReportInitiative, ReportProfile, Reported, ReportedProfile},
    },
    members::{account::AccountPage, for_you::ForYouPage},
    moderation::{
        branch::BranchPage,
        clearing::{outcome::ClearedPage, page::ClearingPage},
        reasons::ReasonsPage,
        record::RecordPage,
        transparency::TransparencyPage,
    },
    notices::{contested::ContestedNotice, decision::NoticesPage, form::NoticeFormPage},
};
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use naast_dialogue::{
    accounts::enter::{RecoverPage, RegisterPage, SignInPage},
    commitments::page::CommitmentsPage,
    conversation::{edit::EditPage, versions::CommentVersions},
    initiatives::{edit::Edit, growth::form::GrowPage, tell::Tell, versions::InitiativeVersions},
    obstacles::{naming::NamingPage, page::ObstaclePage, register::ObstaclesPage},
    on_behalf::{claim::ClaimPage, details::BehalfPage, enter::EnterPage, meeting::MeetingPage},
    organisation::{house_rule_versions::HouseRuleVersionsPage, text::TextPage, values::ValuesPage},
    spam_defence::held_posts::WaitingPage,
};
use naast_domain::organisation::PageName;

/// A lazy route for each page that loads nothing first: without it each would be a struct and two empty functions.
macro_rules! lazy_pages {
    ($($(#[$doc:meta])* $page:ident => $view:expr;)*) => {$(
        $(#[$doc])*
        pub struct $page;

        #[lazy_route]
        impl LazyRoute for $page {
            fn data() -> Self {
                Self
            }

            fn view(this: Self) -> AnyView {
                let $page = this;
                $view.into_any()
            }
        }
    )*};
}

lazy_pages! {
    /// What waits for a person.
    WaitingForAPerson => view! { <WaitingPage /> };
    /// Tell an idea.
    Telling => view! { <Tell /> };
    /// Edit an initiative.
    EditingInitiative => view! { <Edit /> };
    /// Earlier versions of an initiative.
    VersionsOfInitiative => view! { <InitiativeVersions /> };
    /// Report an initiative.
    ReportingInitiative => view! { <ReportInitiative /> };
    /// Thanks for a report.
    AfterReporting => view! { <Reported /> };
    /// Edit a comment.
    EditingComment => view! { <EditPage /> };
    /// Earlier versions of a comment.
    VersionsOfComment => view! { <CommentVersions /> };
    /// Report a comment.
    ReportingComment => view! { <ReportComment /> };
    /// Report a profile.
    ReportingProfile => view! { <ReportProfile /> };
    /// Thanks for a report of a profile.
    AfterReportingProfile => view! { <ReportedProfile /> };
    /// Sign in.
    SigningIn => view! { <SignInPage /> };
    /// Register.
    Registering => view! { <RegisterPage /> };
    /// A new password with a one-time code.
    Recovering => view! { <RecoverPage /> };
    /// Your account.
    YourAccount => view! { <AccountPage /> };
    /// What concerns you.
    WhatConcernsYou => view! { <ForYouPage /> };
    /// A concern becomes an initiative.
    Growing => view! { <GrowPage /> };
    /// A branch becomes an initiative.
    BranchingOff => view! { <BranchPage /> };
    /// Write down what somebody tells.
    OnBehalf => view! { <EnterPage /> };
    /// Write down a comment that somebody tells.
    CommentOnBehalf => view! { <EnterPage /> };
    /// Write down what was said at a meeting.
    OnBehalfOfMany => view! { <MeetingPage /> };
    /// What officials see of something told.
    BehalfDetails => view! { <BehalfPage /> };
    /// In with a claim code.
    YourCode => view! { <ClaimPage /> };
    /// What was promised.
    Commitments => view! { <CommitmentsPage /> };
    /// Rules in the way.
    Obstacles => view! { <ObstaclesPage /> };
    /// Name a rule in the way.
    NamingObstacle => view! { <NamingPage /> };
    /// One rule in the way.
    OneObstacle => view! { <ObstaclePage /> };
    /// What the organisation stands for.
    Values => view! { <ValuesPage /> };
    /// A measure and its reasons.
    Reasons => view! { <ReasonsPage /> };
    /// What became of a report.
    WhatBecame => view! { <AnsweredPage /> };
    /// What moderators did.
    ModerationRecord => view! { <RecordPage /> };
    /// Say that something breaks the law.
    FilingNotice => view! { <NoticeFormPage /> };
    /// What became of a notice.
    Notices => view! { <NoticesPage /> };
    /// A notice, for moderators.
    OneNotice => view! { <ContestedNotice /> };
    /// Beside an initiative, for colleagues.
    BesideInitiative => view! { <AsideOfInitiative /> };
    /// Beside a comment, for colleagues.
    BesideComment => view! { <AsideOfComment /> };
    /// Beside a profile, for colleagues.
    BesideProfile => view! { <AsideOfProfile /> };
    /// Clear up many at once.
    ClearingUp => view! { <ClearingPage /> };
    /// What was cleared up.
    OneClearing => view! { <ClearedPage /> };
    /// Invite somebody from outside to look again.
    ArrangingReviews => view! { <ArrangePage /> };
    /// Take another look on, from outside.
    TakingOnReview => view! { <TakeOnPage /> };
    /// Look again, from outside.
    LookingAgain => view! { <ReviewingPage /> };
    /// The figures of a period.
    Figures => view! { <TransparencyPage /> };
    /// How the house rules read.
    VersionsOfHouseRules => view! { <HouseRuleVersionsPage /> };
    /// About this forum.
    About => view! { <TextPage name=PageName::About /> };
    /// Privacy.
    Privacy => view! { <TextPage name=PageName::Privacy /> };
    /// The accessibility statement.
    Accessibility => view! { <TextPage name=PageName::Accessibility /> };
}
