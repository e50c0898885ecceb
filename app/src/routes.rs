//! Which address leads to which page, and in which part of the program that is.

use crate::{
    lazy_pages::{Joining, Reading, Records, SettingUp, Work},
    pages::{
        frame::{Footer, Masthead},
        not_found::NotFound,
    },
    reading::page::InitiativePage,
};
use leptos::{prelude::*, web_sys};
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    hooks::use_location,
    path,
};
use naast_dialogue::conversation::permalink::Permalink;
use naast_ui::{
    alive::go_on_to,
    form::{Posted, unsent::Unsent},
    page::element,
    scroll::{arrive, keep_places},
    surroundings::{Surroundings, provide_surroundings, refresh, use_surroundings},
    view,
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
            <Route path=path!("/") view=Reading::Front ssr=SsrMode::Async />
            <Route path=path!("/search") view=Reading::Search ssr=SsrMode::Async />
            <Route path=path!("/initiatives/new") view=Joining::Telling ssr=SsrMode::Async />
            <Route path=path!("/initiatives/:id") view=InitiativePage ssr=SsrMode::Async />
            <Route path=path!("/initiatives/:id/edit") view=Joining::EditingInitiative ssr=SsrMode::Async />
            <Route path=path!("/initiatives/:id/versions") view=Records::VersionsOfInitiative ssr=SsrMode::Async />
            <Route path=path!("/initiatives/:id/report") view=Joining::ReportingInitiative ssr=SsrMode::Async />
            <Route path=path!("/initiatives/:id/reported") view=Joining::AfterReporting ssr=SsrMode::Async />
            <Route path=path!("/initiatives/:id/aside") view=Work::BesideInitiative ssr=SsrMode::Async />
            <Route path=path!("/comments/:id/aside") view=Work::BesideComment ssr=SsrMode::Async />
            <Route path=path!("/comments/:id") view=Permalink ssr=SsrMode::Async />
            <Route path=path!("/comments/:id/edit") view=Joining::EditingComment ssr=SsrMode::Async />
            <Route path=path!("/comments/:id/versions") view=Records::VersionsOfComment ssr=SsrMode::Async />
            <Route path=path!("/comments/:id/report") view=Joining::ReportingComment ssr=SsrMode::Async />
            <Route path=path!("/on-behalf") view=Work::OnBehalf ssr=SsrMode::Async />
            <Route path=path!("/on-behalf/meeting") view=Work::OnBehalfOfMany ssr=SsrMode::Async />
            <Route path=path!("/on-behalf/:id") view=Work::BehalfDetails ssr=SsrMode::Async />
            <Route path=path!("/initiatives/:id/on-behalf") view=Work::CommentOnBehalf ssr=SsrMode::Async />
            <Route path=path!("/initiatives/:id/grow") view=Joining::Growing ssr=SsrMode::Async />
            <Route path=path!("/comments/:id/branch") view=Work::BranchingOff ssr=SsrMode::Async />
            <Route path=path!("/claim") view=Joining::YourCode ssr=SsrMode::Async />
            <Route path=path!("/commitments") view=Reading::Commitments ssr=SsrMode::Async />
            <Route path=path!("/desk") view=Work::AtYourDesk ssr=SsrMode::Async />
            <Route path=path!("/members/:id") view=Reading::Profile ssr=SsrMode::Async />
            <Route path=path!("/members/:id/report") view=Joining::ReportingProfile ssr=SsrMode::Async />
            <Route path=path!("/members/:id/reported") view=Joining::AfterReportingProfile ssr=SsrMode::Async />
            <Route path=path!("/members/:id/aside") view=Work::BesideProfile ssr=SsrMode::Async />
            <Route path=path!("/obstacles") view=Reading::Obstacles ssr=SsrMode::Async />
            <Route path=path!("/obstacles/new") view=Joining::NamingObstacle ssr=SsrMode::Async />
            <Route path=path!("/obstacles/:id") view=Reading::Obstacle ssr=SsrMode::Async />
            <Route path=path!("/values") view=Reading::Values ssr=SsrMode::Async />
            <Route path=path!("/desk/templates") view=Work::Templates ssr=SsrMode::Async />
            <Route path=path!("/administration/templates") view=SettingUp::SharedTemplates ssr=SsrMode::Async />
            <Route path=path!("/administration/values") view=SettingUp::EditingValues ssr=SsrMode::Async />
            <Route path=path!("/administration/calendar") view=SettingUp::Calendar ssr=SsrMode::Async />
            <Route path=path!("/house-rules") view=Reading::HouseRules ssr=SsrMode::Async />
            <Route path=path!("/sign-in") view=Joining::SigningIn ssr=SsrMode::Async />
            <Route path=path!("/register") view=Joining::Registering ssr=SsrMode::Async />
            <Route path=path!("/recover") view=Joining::Recovering ssr=SsrMode::Async />
            <Route path=path!("/account") view=Joining::YourAccount ssr=SsrMode::Async />
            <Route path=path!("/for-you") view=Joining::WhatConcernsYou ssr=SsrMode::Async />
            <Route path=path!("/about") view=Reading::About ssr=SsrMode::Async />
            <Route path=path!("/privacy") view=Reading::Privacy ssr=SsrMode::Async />
            <Route path=path!("/accessibility") view=Reading::Accessibility ssr=SsrMode::Async />
            <Route path=path!("/moderation/record") view=Records::ModerationRecord ssr=SsrMode::Async />
            <Route path=path!("/moderation/transparency") view=Records::Figures ssr=SsrMode::Async />
            <Route path=path!("/house-rules/versions") view=Records::VersionsOfHouseRules ssr=SsrMode::Async />
            <Route path=path!("/moderation/measures/:id") view=Records::Reasons ssr=SsrMode::Async />
            <Route path=path!("/reports/:id") view=Records::WhatBecame ssr=SsrMode::Async />
            <Route path=path!("/notices") view=Records::Notices ssr=SsrMode::Async />
            <Route path=path!("/notices/new") view=Joining::FilingNotice ssr=SsrMode::Async />
            <Route path=path!("/moderation/clearings") view=Work::ClearingUp ssr=SsrMode::Async />
            <Route path=path!("/moderation/clearings/:id") view=Work::OneClearing ssr=SsrMode::Async />
            <Route path=path!("/moderation/notices/:id") view=Work::OneNotice ssr=SsrMode::Async />
            <Route path=path!("/moderation/waiting") view=Work::WaitingForAPerson ssr=SsrMode::Async />
            <Route path=path!("/moderation/reviews") view=Work::ArrangingReviews ssr=SsrMode::Async />
            <Route path=path!("/reviews") view=Work::TakingOnReview ssr=SsrMode::Async />
            <Route path=path!("/reviews/:id") view=Work::LookingAgain ssr=SsrMode::Async />
            <Route path=path!("/moderation") view=Work::Queue ssr=SsrMode::Async />
            <Route path=path!("/moderation/initiatives/:id") view=Work::CaseOfInitiative ssr=SsrMode::Async />
            <Route path=path!("/moderation/comments/:id") view=Work::CaseOfComment ssr=SsrMode::Async />
            <Route path=path!("/moderation/members/:id") view=Work::CaseOfProfile ssr=SsrMode::Async />
            <Route path=path!("/administration") view=SettingUp::Administration ssr=SsrMode::Async />
            <Route path=path!("/administration/members") view=SettingUp::Members ssr=SsrMode::Async />
            <Route path=path!("/administration/organisation") view=SettingUp::Organisation ssr=SsrMode::Async />
            <Route path=path!("/administration/themes") view=SettingUp::Themes ssr=SsrMode::Async />
            <Route path=path!("/administration/house-rules") view=SettingUp::EditingHouseRules ssr=SsrMode::Async />
            <Route path=path!("/administration/pages/:name/:language") view=SettingUp::EditingPage ssr=SsrMode::Async />
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
    Effect::new(|_| keep_places());
    Effect::new(move |_| {
        go_on_to(location.pathname.get() + &query(&location.search.get()) + &location.hash.get());
    });
    Effect::new(move |before: Option<String>| {
        let path = location.pathname.get();
        let is_other = before.is_some_and(|before| before != path);
        if is_other {
            refresh(known);
        }
        if is_other && let Some(content) = element::<web_sys::HtmlElement>("content") {
            arrive(
                &content,
                path.clone() + &query(&location.search.get_untracked()),
                !location.hash.get_untracked().is_empty(),
            );
        }
        path
    });
}
