//! Which address leads to which page, and in which part of the program that is.

use crate::{
    lazy_pages::Page,
    pages::{
        frame::{Footer, Masthead},
        not_found::NotFound,
    },
};
use leptos::{prelude::*, web_sys};
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    hooks::use_location,
    path,
};
use naast_ui::{
    alive::go_on_to,
    form::{Posted, unsent::Unsent},
    page::element,
    scroll::{arrive, keep_places},
    surroundings::{Surroundings, provide_surroundings, refresh, use_surroundings},
    view,
    weight::effect::run_effect,
};

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let first = SharedValue::new(expect_context::<Surroundings>).into_inner();
    let posted = SharedValue::new(use_context::<Posted>).into_inner();
    provide_context(StoredValue::new(posted));
    provide_surroundings(first);
    view! {
        <Router>
            <Masthead />
            <FocusOnArrival />
            <main id="content" tabindex="-1">
                <Unsent />
                <Pages />
            </main>
            <Footer />
        </Router>
    }
}

#[component]
fn Pages() -> impl IntoView {
    view! {
        <Routes fallback=NotFound>
            <Route path=path!("/") view=Page::Front ssr=SsrMode::Async />
            <Route path=path!("/search") view=Page::Search ssr=SsrMode::Async />
            <Route path=path!("/initiatives/new") view=Page::Telling ssr=SsrMode::Async />
            <Route path=path!("/initiatives/:id") view=Page::Initiative ssr=SsrMode::Async />
            <Route path=path!("/initiatives/:id/edit") view=Page::EditingInitiative ssr=SsrMode::Async />
            <Route path=path!("/initiatives/:id/versions") view=Page::VersionsOfInitiative ssr=SsrMode::Async />
            <Route path=path!("/initiatives/:id/report") view=Page::ReportingInitiative ssr=SsrMode::Async />
            <Route path=path!("/initiatives/:id/reported") view=Page::AfterReporting ssr=SsrMode::Async />
            <Route path=path!("/initiatives/:id/aside") view=Page::BesideInitiative ssr=SsrMode::Async />
            <Route path=path!("/comments/:id/aside") view=Page::BesideComment ssr=SsrMode::Async />
            <Route path=path!("/comments/:id") view=Page::Comment ssr=SsrMode::Async />
            <Route path=path!("/comments/:id/edit") view=Page::EditingComment ssr=SsrMode::Async />
            <Route path=path!("/comments/:id/versions") view=Page::VersionsOfComment ssr=SsrMode::Async />
            <Route path=path!("/comments/:id/report") view=Page::ReportingComment ssr=SsrMode::Async />
            <Route path=path!("/on-behalf") view=Page::OnBehalf ssr=SsrMode::Async />
            <Route path=path!("/on-behalf/meeting") view=Page::OnBehalfOfMany ssr=SsrMode::Async />
            <Route path=path!("/on-behalf/:id") view=Page::BehalfDetails ssr=SsrMode::Async />
            <Route path=path!("/initiatives/:id/on-behalf") view=Page::CommentOnBehalf ssr=SsrMode::Async />
            <Route path=path!("/initiatives/:id/grow") view=Page::Growing ssr=SsrMode::Async />
            <Route path=path!("/comments/:id/branch") view=Page::BranchingOff ssr=SsrMode::Async />
            <Route path=path!("/claim") view=Page::YourCode ssr=SsrMode::Async />
            <Route path=path!("/commitments") view=Page::Commitments ssr=SsrMode::Async />
            <Route path=path!("/desk") view=Page::AtYourDesk ssr=SsrMode::Async />
            <Route path=path!("/members/:id") view=Page::Profile ssr=SsrMode::Async />
            <Route path=path!("/members/:id/report") view=Page::ReportingProfile ssr=SsrMode::Async />
            <Route path=path!("/members/:id/reported") view=Page::AfterReportingProfile ssr=SsrMode::Async />
            <Route path=path!("/members/:id/aside") view=Page::BesideProfile ssr=SsrMode::Async />
            <Route path=path!("/obstacles") view=Page::Obstacles ssr=SsrMode::Async />
            <Route path=path!("/obstacles/new") view=Page::NamingObstacle ssr=SsrMode::Async />
            <Route path=path!("/obstacles/:id") view=Page::Obstacle ssr=SsrMode::Async />
            <Route path=path!("/values") view=Page::Values ssr=SsrMode::Async />
            <Route path=path!("/desk/templates") view=Page::Templates ssr=SsrMode::Async />
            <Route path=path!("/administration/templates") view=Page::SharedTemplates ssr=SsrMode::Async />
            <Route path=path!("/administration/values") view=Page::EditingValues ssr=SsrMode::Async />
            <Route path=path!("/administration/calendar") view=Page::Calendar ssr=SsrMode::Async />
            <Route path=path!("/house-rules") view=Page::HouseRules ssr=SsrMode::Async />
            <Route path=path!("/sign-in") view=Page::SigningIn ssr=SsrMode::Async />
            <Route path=path!("/sign-in/code") view=Page::TypingCode ssr=SsrMode::Async />
            <Route path=path!("/sign-in/first") view=Page::ComingFirst ssr=SsrMode::Async />
            <Route path=path!("/invited") view=Page::BeingInvited ssr=SsrMode::Async />
            <Route path=path!("/signed-out") view=Page::HavingLeft ssr=SsrMode::Async />
            <Route path=path!("/register") view=Page::Registering ssr=SsrMode::Async />
            <Route path=path!("/recover") view=Page::Recovering ssr=SsrMode::Async />
            <Route path=path!("/account") view=Page::YourAccount ssr=SsrMode::Async />
            <Route path=path!("/for-you") view=Page::WhatConcernsYou ssr=SsrMode::Async />
            <Route path=path!("/mail") view=Page::MailToYou ssr=SsrMode::Async />
            <Route path=path!("/mail/confirm") view=Page::ConfirmingAddress ssr=SsrMode::Async />
            <Route path=path!("/about") view=Page::About ssr=SsrMode::Async />
            <Route path=path!("/privacy") view=Page::Privacy ssr=SsrMode::Async />
            <Route path=path!("/accessibility") view=Page::Accessibility ssr=SsrMode::Async />
            <Route path=path!("/moderation/record") view=Page::ModerationRecord ssr=SsrMode::Async />
            <Route path=path!("/moderation/transparency") view=Page::Figures ssr=SsrMode::Async />
            <Route path=path!("/house-rules/versions") view=Page::VersionsOfHouseRules ssr=SsrMode::Async />
            <Route path=path!("/moderation/measures/:id") view=Page::Reasons ssr=SsrMode::Async />
            <Route path=path!("/reports/:id") view=Page::WhatBecame ssr=SsrMode::Async />
            <Route path=path!("/notices") view=Page::Notices ssr=SsrMode::Async />
            <Route path=path!("/notices/new") view=Page::FilingNotice ssr=SsrMode::Async />
            <Route path=path!("/moderation/clearings") view=Page::ClearingUp ssr=SsrMode::Async />
            <Route path=path!("/moderation/clearings/:id") view=Page::OneClearing ssr=SsrMode::Async />
            <Route path=path!("/moderation/notices/:id") view=Page::OneNotice ssr=SsrMode::Async />
            <Route path=path!("/moderation/waiting") view=Page::WaitingForAPerson ssr=SsrMode::Async />
            <Route path=path!("/moderation/reviews") view=Page::ArrangingReviews ssr=SsrMode::Async />
            <Route path=path!("/reviews") view=Page::TakingOnReview ssr=SsrMode::Async />
            <Route path=path!("/reviews/:id") view=Page::LookingAgain ssr=SsrMode::Async />
            <Route path=path!("/moderation") view=Page::Queue ssr=SsrMode::Async />
            <Route path=path!("/moderation/initiatives/:id") view=Page::CaseOfInitiative ssr=SsrMode::Async />
            <Route path=path!("/moderation/comments/:id") view=Page::CaseOfComment ssr=SsrMode::Async />
            <Route path=path!("/moderation/members/:id") view=Page::CaseOfProfile ssr=SsrMode::Async />
            <Route path=path!("/administration") view=Page::Administration ssr=SsrMode::Async />
            <Route path=path!("/administration/members") view=Page::Members ssr=SsrMode::Async />
            <Route path=path!("/administration/organisation") view=Page::Organisation ssr=SsrMode::Async />
            <Route path=path!("/administration/mail") view=Page::Mail ssr=SsrMode::Async />
            <Route path=path!("/administration/sign-on") view=Page::SignOns ssr=SsrMode::Async />
            <Route path=path!("/administration/themes") view=Page::Themes ssr=SsrMode::Async />
            <Route path=path!("/administration/house-rules") view=Page::EditingHouseRules ssr=SsrMode::Async />
            <Route path=path!("/administration/pages/:name/:language") view=Page::EditingText ssr=SsrMode::Async />
        </Routes>
    }
}

/// The query of an address, with its mark.
fn query(search: &str) -> String {
    if search.is_empty() { String::new() } else { format!("?{search}") }
}

/// After a click on a link the reader is at the content of the new page, as after a reload; and what every page
/// knows is asked again: somebody may have signed in, or news may have come.
#[component]
fn FocusOnArrival() -> impl IntoView {
    let location = use_location();
    let known = use_surroundings();
    run_effect(keep_places);
    run_effect(move || {
        go_on_to(location.pathname.get() + &query(&location.search.get()) + &location.hash.get());
    });
    let mut before = None;
    run_effect(move || {
        let path = location.pathname.get();
        let is_other = before.replace(path.clone()).is_some_and(|before| before != path);
        if is_other {
            refresh(known);
        }
        if is_other && let Some(content) = element::<web_sys::HtmlElement>("content") {
            arrive(
                &content,
                path + &query(&location.search.get_untracked()),
                !location.hash.get_untracked().is_empty(),
            );
        }
    });
}
