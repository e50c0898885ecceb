//! The pages, in the parts of the program that hold them. Each part is loaded when somebody asks for one of its pages, so
//! that readers do not download what only officials, moderators or administrators see. The page of an initiative, which
//! most come for, is in the program itself: split in many files it weighs more. The parts are few: what several of them
//! share is a file of its own for each set of them, and with a part for each page there were a thousand.

use crate::{
    administration::{
        calendar::CalendarPage, details::OrganisationPage, house_rules::HouseRulesEditor, overview::Overview,
        page_editor::PageEditor, sign_ons::SignOnsPage, themes::ThemesPage, values::ValuesEditor,
    },
    appeals::{
        answered::AnsweredPage,
        reviews::{arrange::ArrangePage, page::ReviewingPage, take_on::TakeOnPage},
    },
    cases::{
        aside::{AsideOfComment, AsideOfInitiative, AsideOfProfile},
        report::{ReportComment, ReportInitiative, ReportProfile, Reported, ReportedProfile},
    },
    mail::{confirm::ConfirmPage, overview::MailPage, settings::MailSettingsPage},
    members::{
        account::AccountPage, for_you::ForYouPage, invited::InvitedPage, list::MembersPage, profile::ProfilePage,
    },
    moderation::{
        branch::BranchPage,
        clearing::{outcome::ClearedPage, page::ClearingPage},
        reasons::ReasonsPage,
        record::RecordPage,
        transparency::TransparencyPage,
    },
    notices::{contested::ContestedNotice, decision::NoticesPage, form::NoticeFormPage},
    pages::search::SearchPage,
    queue::{
        case::{CommentCase, InitiativeCase, ProfileCase},
        page::Desk,
    },
    reading::{front::FrontPage, page::InitiativePage},
};
use leptos::prelude::*;
use leptos_router::ChooseView;
use naast_dialogue::{
    accounts::{
        code::CodePage,
        enter::{RecoverPage, RegisterPage, SignInPage},
        sign_on::{FirstArrivalPage, SignedOutPage},
    },
    answers::templates::page::{OwnTemplates, TemplatesOfOrganisation},
    commitments::page::CommitmentsPage,
    companions::desk::page::DeskPage,
    conversation::{edit::EditPage, permalink::Permalink, versions::CommentVersions},
    initiatives::{edit::Edit, growth::form::GrowPage, tell::Tell, versions::InitiativeVersions},
    obstacles::{naming::NamingPage, page::ObstaclePage, register::ObstaclesPage},
    on_behalf::{claim::ClaimPage, details::BehalfPage, enter::EnterPage, meeting::MeetingPage},
    organisation::{
        house_rule_versions::HouseRuleVersionsPage, house_rules::HouseRulesPage, text::TextPage, values::ValuesPage,
    },
    spam_defence::held_posts::WaitingPage,
};
use naast_domain::organisation::PageName;
use naast_ui::view;

/// The pages, and for each part of the program a lazily loaded function that makes any of its pages. The router knows one type
/// for all of them.
macro_rules! pages {
    (
        { $($(#[$of_here:meta])* $here:ident => $shown:expr;)* }
        $(
            $(#[$about:meta])*
            $load:ident, $preload:ident { $($(#[$doc:meta])* $page:ident => $view:expr;)* }
        )*
    ) => {
        /// A page.
        #[derive(Debug, Clone, Copy)]
        pub enum Page {
            $($(#[$of_here])* $here,)*
            $($($(#[$doc])* $page,)*)*
        }

        $(
            $(#[$about])*
            #[lazy]
            fn $load(page: Page) -> AnyView {
                match page {
                    $(Page::$page => $view,)*
                    _ => ().into_any(),
                }
            }
        )*

        impl ChooseView for Page {
            async fn choose(self) -> AnyView {
                match self {
                    $(Self::$here => $shown,)*
                    $($(Self::$page)|* => $load(self).await,)*
                }
            }

            async fn preload(&self) {
                #[cfg(target_arch = "wasm32")]
                match self {
                    $(Self::$here)|* => {}
                    $($(Self::$page)|* => $preload().await,)*
                }
            }
        }
    };
}

pages! {
    {
        /// An initiative.
        Initiative => view! { <InitiativePage /> };
        /// The way to a comment in its thread.
        Comment => view! { <Permalink /> };
    }

    /// What everybody reads, but for the page of an initiative.
    reading, __preload_reading {
        /// The list of initiatives.
        Front => view! { <FrontPage /> };
        /// Search.
        Search => view! { <SearchPage /> };
        /// Who somebody is here.
        Profile => view! { <ProfilePage /> };
        /// What was promised.
        Commitments => view! { <CommitmentsPage /> };
        /// Rules in the way.
        Obstacles => view! { <ObstaclesPage /> };
        /// One rule in the way.
        Obstacle => view! { <ObstaclePage /> };
        /// What the organisation stands for.
        Values => view! { <ValuesPage /> };
        /// The house rules.
        HouseRules => view! { <HouseRulesPage /> };
        /// About this forum.
        About => view! { <TextPage name=PageName::About /> };
        /// Privacy.
        Privacy => view! { <TextPage name=PageName::Privacy /> };
        /// The accessibility statement.
        Accessibility => view! { <TextPage name=PageName::Accessibility /> };
    }

    /// What few look up: versions, reasons, records.
    records, __preload_records {
        /// Earlier versions of an initiative.
        VersionsOfInitiative => view! { <InitiativeVersions /> };
        /// Earlier versions of a comment.
        VersionsOfComment => view! { <CommentVersions /> };
        /// How the house rules read.
        VersionsOfHouseRules => view! { <HouseRuleVersionsPage /> };
        /// A measure and its reasons.
        Reasons => view! { <ReasonsPage /> };
        /// What became of a report.
        WhatBecame => view! { <AnsweredPage /> };
        /// What became of a notice.
        Notices => view! { <NoticesPage /> };
        /// What moderators did.
        ModerationRecord => view! { <RecordPage /> };
        /// The figures of a period.
        Figures => view! { <TransparencyPage /> };
    }

    /// To take part.
    joining, __preload_joining {
        /// Tell an idea.
        Telling => view! { <Tell /> };
        /// Edit an initiative.
        EditingInitiative => view! { <Edit /> };
        /// A concern becomes an initiative.
        Growing => view! { <GrowPage /> };
        /// Edit a comment.
        EditingComment => view! { <EditPage /> };
        /// Name a rule in the way.
        NamingObstacle => view! { <NamingPage /> };
        /// Report an initiative.
        ReportingInitiative => view! { <ReportInitiative /> };
        /// Report a comment.
        ReportingComment => view! { <ReportComment /> };
        /// Report a profile.
        ReportingProfile => view! { <ReportProfile /> };
        /// Thanks for a report.
        AfterReporting => view! { <Reported /> };
        /// Thanks for a report of a profile.
        AfterReportingProfile => view! { <ReportedProfile /> };
        /// Say that something breaks the law.
        FilingNotice => view! { <NoticeFormPage /> };
        /// Sign in.
        SigningIn => view! { <SignInPage /> };
        /// Sign in with a code from a mail.
        TypingCode => view! { <CodePage /> };
        /// Who somebody is who came from elsewhere for the first time.
        ComingFirst => view! { <FirstArrivalPage /> };
        /// An invitation to take on a role.
        BeingInvited => view! { <InvitedPage /> };
        /// After signing out here.
        HavingLeft => view! { <SignedOutPage /> };
        /// Register.
        Registering => view! { <RegisterPage /> };
        /// A new password with a one-time code.
        Recovering => view! { <RecoverPage /> };
        /// In with a claim code.
        YourCode => view! { <ClaimPage /> };
        /// Your account.
        YourAccount => view! { <AccountPage /> };
        /// What is mailed to you.
        MailToYou => view! { <MailSettingsPage /> };
        /// An address is yours.
        ConfirmingAddress => view! { <ConfirmPage /> };
        /// What concerns you.
        WhatConcernsYou => view! { <ForYouPage /> };
    }

    /// What officials and moderators do.
    work, __preload_work {
        /// The desk of an official.
        AtYourDesk => view! { <DeskPage /> };
        /// Their starting texts.
        Templates => view! { <OwnTemplates /> };
        /// Write down what somebody tells.
        OnBehalf => view! { <EnterPage /> };
        /// Write down a comment that somebody tells.
        CommentOnBehalf => view! { <EnterPage /> };
        /// Write down what was said at a meeting.
        OnBehalfOfMany => view! { <MeetingPage /> };
        /// What officials see of something told.
        BehalfDetails => view! { <BehalfPage /> };
        /// Beside an initiative, for colleagues.
        BesideInitiative => view! { <AsideOfInitiative /> };
        /// Beside a comment, for colleagues.
        BesideComment => view! { <AsideOfComment /> };
        /// Beside a profile, for colleagues.
        BesideProfile => view! { <AsideOfProfile /> };
        /// A branch becomes an initiative.
        BranchingOff => view! { <BranchPage /> };
        /// What waits for a moderator.
        Queue => view! { <Desk /> };
        /// The case of an initiative.
        CaseOfInitiative => view! { <InitiativeCase /> };
        /// The case of a comment.
        CaseOfComment => view! { <CommentCase /> };
        /// The case of a profile.
        CaseOfProfile => view! { <ProfileCase /> };
        /// What waits for a person.
        WaitingForAPerson => view! { <WaitingPage /> };
        /// A notice, for moderators.
        OneNotice => view! { <ContestedNotice /> };
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
    }

    /// What administrators set up.
    setting_up, __preload_setting_up {
        /// All of it.
        Administration => view! { <Overview /> };
        /// Members and their roles.
        Members => view! { <MembersPage /> };
        /// Name and details.
        Organisation => view! { <OrganisationPage /> };
        /// Whether mail goes out.
        Mail => view! { <MailPage /> };
        /// Where people can sign in elsewhere.
        SignOns => view! { <SignOnsPage /> };
        /// Themes.
        Themes => view! { <ThemesPage /> };
        /// The house rules.
        EditingHouseRules => view! { <HouseRulesEditor /> };
        /// Values and goals.
        EditingValues => view! { <ValuesEditor /> };
        /// Answer days and closing days.
        Calendar => view! { <CalendarPage /> };
        /// Starting texts of the organisation.
        SharedTemplates => view! { <TemplatesOfOrganisation /> };
        /// One page of text.
        EditingText => view! { <PageEditor /> };
    }
}
