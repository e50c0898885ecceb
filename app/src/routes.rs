//! Which address leads to which page. What readers do not need is loaded when it is asked for.

use crate::{
    administration::{
        calendar::CalendarPage, details::OrganisationPage, house_rules::HouseRulesEditor, overview::Overview,
        page_editor::PageEditor, themes::ThemesPage, values::ValuesEditor,
    },
    lazy_pages,
    members::{list::MembersPage, profile::ProfilePage},
    pages::{
        frame::{Footer, Masthead},
        not_found::NotFound,
        search::SearchPage,
    },
    queue::{
        case::{CommentCase, InitiativeCase, ProfileCase},
        page::Desk,
    },
    reading::page::InitiativePage,
};
use leptos::{prelude::*, web_sys};
use leptos_meta::provide_meta_context;
use leptos_router::{
    Lazy, SsrMode,
    components::{Route, Router, Routes},
    hooks::use_location,
    path,
};
use naast_dialogue::{
    answers::templates::page::{OwnTemplates, TemplatesOfOrganisation},
    companions::desk::page::DeskPage,
    conversation::permalink::Permalink,
    initiatives::home::Home,
    organisation::house_rules::HouseRulesPage,
};
use naast_ui::{
    alive::go_on_to,
    form::{Posted, unsent::Unsent},
    page::element,
    surroundings::{Surroundings, provide_surroundings, refresh, use_surroundings},
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
            <Route path=path!("/") view=Home ssr=SsrMode::Async />
            <Route path=path!("/search") view=SearchPage ssr=SsrMode::Async />
            <Route path=path!("/initiatives/new") view={Lazy::<lazy_pages::Telling>::new()} ssr=SsrMode::Async />
            <Route path=path!("/initiatives/:id") view=InitiativePage ssr=SsrMode::Async />
            <Route
                path=path!("/initiatives/:id/edit")
                view={Lazy::<lazy_pages::EditingInitiative>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/initiatives/:id/versions")
                view={Lazy::<lazy_pages::VersionsOfInitiative>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/initiatives/:id/report")
                view={Lazy::<lazy_pages::ReportingInitiative>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/initiatives/:id/reported")
                view={Lazy::<lazy_pages::AfterReporting>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/initiatives/:id/aside")
                view={Lazy::<lazy_pages::BesideInitiative>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/comments/:id/aside")
                view={Lazy::<lazy_pages::BesideComment>::new()}
                ssr=SsrMode::Async
            />
            <Route path=path!("/comments/:id") view=Permalink ssr=SsrMode::Async />
            <Route
                path=path!("/comments/:id/edit")
                view={Lazy::<lazy_pages::EditingComment>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/comments/:id/versions")
                view={Lazy::<lazy_pages::VersionsOfComment>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/comments/:id/report")
                view={Lazy::<lazy_pages::ReportingComment>::new()}
                ssr=SsrMode::Async
            />
            <Route path=path!("/on-behalf") view={Lazy::<lazy_pages::OnBehalf>::new()} ssr=SsrMode::Async />
            <Route
                path=path!("/on-behalf/meeting")
                view={Lazy::<lazy_pages::OnBehalfOfMany>::new()}
                ssr=SsrMode::Async
            />
            <Route path=path!("/on-behalf/:id") view={Lazy::<lazy_pages::BehalfDetails>::new()} ssr=SsrMode::Async />
            <Route
                path=path!("/initiatives/:id/on-behalf")
                view={Lazy::<lazy_pages::CommentOnBehalf>::new()}
                ssr=SsrMode::Async
            />
            <Route path=path!("/initiatives/:id/grow") view={Lazy::<lazy_pages::Growing>::new()} ssr=SsrMode::Async />
            <Route
                path=path!("/comments/:id/branch")
                view={Lazy::<lazy_pages::BranchingOff>::new()}
                ssr=SsrMode::Async
            />
            <Route path=path!("/claim") view={Lazy::<lazy_pages::YourCode>::new()} ssr=SsrMode::Async />
            <Route path=path!("/commitments") view={Lazy::<lazy_pages::Commitments>::new()} ssr=SsrMode::Async />
            <Route path=path!("/desk") view={Lazy::<DeskPage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/members/:id") view=ProfilePage ssr=SsrMode::Async />
            <Route
                path=path!("/members/:id/report")
                view={Lazy::<lazy_pages::ReportingProfile>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/members/:id/reported")
                view={Lazy::<lazy_pages::AfterReportingProfile>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/members/:id/aside")
                view={Lazy::<lazy_pages::BesideProfile>::new()}
                ssr=SsrMode::Async
            />
            <Route path=path!("/obstacles") view={Lazy::<lazy_pages::Obstacles>::new()} ssr=SsrMode::Async />
            <Route path=path!("/obstacles/new") view={Lazy::<lazy_pages::NamingObstacle>::new()} ssr=SsrMode::Async />
            <Route path=path!("/obstacles/:id") view={Lazy::<lazy_pages::OneObstacle>::new()} ssr=SsrMode::Async />
            <Route path=path!("/values") view={Lazy::<lazy_pages::Values>::new()} ssr=SsrMode::Async />
            <Route path=path!("/desk/templates") view={Lazy::<OwnTemplates>::new()} ssr=SsrMode::Async />
            <Route
                path=path!("/administration/templates")
                view={Lazy::<TemplatesOfOrganisation>::new()}
                ssr=SsrMode::Async
            />
            <Route path=path!("/administration/values") view={Lazy::<ValuesEditor>::new()} ssr=SsrMode::Async />
            <Route path=path!("/administration/calendar") view={Lazy::<CalendarPage>::new()} ssr=SsrMode::Async />
            <Route path=path!("/house-rules") view=HouseRulesPage ssr=SsrMode::Async />
            <Route path=path!("/sign-in") view={Lazy::<lazy_pages::SigningIn>::new()} ssr=SsrMode::Async />
            <Route path=path!("/register") view={Lazy::<lazy_pages::Registering>::new()} ssr=SsrMode::Async />
            <Route path=path!("/recover") view={Lazy::<lazy_pages::Recovering>::new()} ssr=SsrMode::Async />
            <Route path=path!("/account") view={Lazy::<lazy_pages::YourAccount>::new()} ssr=SsrMode::Async />
            <Route path=path!("/for-you") view={Lazy::<lazy_pages::WhatConcernsYou>::new()} ssr=SsrMode::Async />
            <Route path=path!("/about") view={Lazy::<lazy_pages::About>::new()} ssr=SsrMode::Async />
            <Route path=path!("/privacy") view={Lazy::<lazy_pages::Privacy>::new()} ssr=SsrMode::Async />
            <Route path=path!("/accessibility") view={Lazy::<lazy_pages::Accessibility>::new()} ssr=SsrMode::Async />
            <Route
                path=path!("/moderation/record")
                view={Lazy::<lazy_pages::ModerationRecord>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/moderation/transparency")
                view={Lazy::<lazy_pages::Figures>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/house-rules/versions")
                view={Lazy::<lazy_pages::VersionsOfHouseRules>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/moderation/measures/:id")
                view={Lazy::<lazy_pages::Reasons>::new()}
                ssr=SsrMode::Async
            />
            <Route path=path!("/reports/:id") view={Lazy::<lazy_pages::WhatBecame>::new()} ssr=SsrMode::Async />
            <Route path=path!("/notices") view={Lazy::<lazy_pages::Notices>::new()} ssr=SsrMode::Async />
            <Route path=path!("/notices/new") view={Lazy::<lazy_pages::FilingNotice>::new()} ssr=SsrMode::Async />
            <Route
                path=path!("/moderation/clearings")
                view={Lazy::<lazy_pages::ClearingUp>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/moderation/clearings/:id")
                view={Lazy::<lazy_pages::OneClearing>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/moderation/notices/:id")
                view={Lazy::<lazy_pages::OneNotice>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/moderation/waiting")
                view={Lazy::<lazy_pages::WaitingForAPerson>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/moderation/reviews")
                view={Lazy::<lazy_pages::ArrangingReviews>::new()}
                ssr=SsrMode::Async
            />
            <Route path=path!("/reviews") view={Lazy::<lazy_pages::TakingOnReview>::new()} ssr=SsrMode::Async />
            <Route path=path!("/reviews/:id") view={Lazy::<lazy_pages::LookingAgain>::new()} ssr=SsrMode::Async />
            <Route path=path!("/moderation") view={Lazy::<Desk>::new()} ssr=SsrMode::Async />
            <Route path=path!("/moderation/initiatives/:id") view={Lazy::<InitiativeCase>::new()} ssr=SsrMode::Async />
            <Route path=path!("/moderation/comments/:id") view={Lazy::<CommentCase>::new()} ssr=SsrMode::Async />
            <Route path=path!("/moderation/members/:id") view={Lazy::<ProfileCase>::new()} ssr=SsrMode::Async />
            <Route path=path!("/administration") view={Lazy::<Overview>::new()} ssr=SsrMode::Async />
            <Route path=path!("/administration/members") view={Lazy::<MembersPage>::new()} ssr=SsrMode::Async />
            <Route
                path=path!("/administration/organisation")
                view={Lazy::<OrganisationPage>::new()}
                ssr=SsrMode::Async
            />
            <Route path=path!("/administration/themes") view={Lazy::<ThemesPage>::new()} ssr=SsrMode::Async />
            <Route
                path=path!("/administration/house-rules")
                view={Lazy::<HouseRulesEditor>::new()}
                ssr=SsrMode::Async
            />
            <Route
                path=path!("/administration/pages/:name/:language")
                view={Lazy::<PageEditor>::new()}
                ssr=SsrMode::Async
            />
        </Routes>
    }
}

/// After a click on a link the reader is at the content of the new page, as after a reload; and what every page
/// knows is asked again: somebody may have signed in, or news may have come.
#[component]
fn FocusOnArrival() -> impl IntoView {
    let location = use_location();
    let known = use_surroundings();
    Effect::new(move |_| {
        let search = location.search.get();
        let query = if search.is_empty() { search } else { format!("?{search}") };
        go_on_to(location.pathname.get() + &query + &location.hash.get());
    });
    Effect::new(move |before: Option<String>| {
        let path = location.pathname.get();
        let is_other = before.is_some_and(|before| before != path);
        if is_other {
            refresh(known);
        }
        if is_other
            && location.hash.get_untracked().is_empty()
            && let Some(content) = element::<web_sys::HtmlElement>("content")
        {
            let _ = content.focus();
        }
        path
    });
}
