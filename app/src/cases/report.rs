//! Report what breaks a house rule.

use crate::cases::server_fns::Report;
use leptos::prelude::*;
use naast_dialogue::{
    measures::{about::in_address, concerned::Concerned},
    organisation::{rule_options::rule_options, server_fns::ReadHouseRules},
};
use naast_domain::{location::Location, organisation::house_rule::HouseRule};
use naast_ui::{
    field::{Choice, Field, Kind},
    form::{Form, use_form},
    loaded::{Loaded, use_asked},
    page::Narrow,
    paths::notice_address,
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// Report an initiative.
#[component]
pub fn ReportInitiative() -> impl IntoView {
    view! { <ReportPage about=untrack(|| in_address(Location::Initiative)) /> }
}

/// Report a comment.
#[component]
pub fn ReportComment() -> impl IntoView {
    view! { <ReportPage about=untrack(|| in_address(Location::Comment)) /> }
}

/// Report a profile.
#[component]
pub fn ReportProfile() -> impl IntoView {
    view! { <ReportPage about=untrack(|| in_address(Location::Profile)) /> }
}

#[component]
fn ReportPage(about: Location) -> impl IntoView {
    let t = use_texts();
    let rules = use_asked(|| ReadHouseRules {});
    view! {
        <Narrow title=t.report_title()>
            <p class="lede">{t.report_lede()}</p>
            <Concerned about=about />
            <p>
                {t.report_or_notice()} " " <a href=notice_address(about) rel="nofollow">
                    {t.report_or_notice_link()}
                </a>
            </p>
            <Loaded asked=rules show=move |rules| view! { <ReportForm rules=rules about=about /> } />
        </Narrow>
    }
}

#[component]
fn ReportForm(rules: Vec<HouseRule>, about: Location) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<Report>(None);
    let error = state.errors();
    view! {
        <Form state=state class="card stack gap-5">
            <ErrorSummary error=error />
            <input type="hidden" name="about" value=about.to_string() />
            <Choice
                name="rule"
                label=t.which_rule()
                options=rule_options(t, rules)
                value=state.typed("rule", "")
                error=error
            />
            <Field
                name="words"
                label=t.report_words()
                hint=t.report_words_hint()
                kind=Kind::Lines(4)
                value=state.typed("words", "")
                error=error
            />
            <div class="actions">
                <button class="button button--main">{t.send_report()}</button>
                <a class="quiet" href=about.path()>
                    {t.back()}
                </a>
            </div>
        </Form>
    }
}

/// Thanks for a report of what stands at an initiative.
#[component]
pub fn Reported() -> impl IntoView {
    let t = use_texts();
    view! { <Thanks about=untrack(|| in_address(Location::Initiative)) back=t.back_to_initiative() /> }
}

/// Thanks for a report of a profile.
#[component]
pub fn ReportedProfile() -> impl IntoView {
    let t = use_texts();
    view! { <Thanks about=untrack(|| in_address(Location::Profile)) back=t.back_to_profile() /> }
}

#[component]
fn Thanks(about: Location, back: &'static str) -> impl IntoView {
    let t = use_texts();
    view! {
        <Narrow title=t.reported()>
            <p class="lede">{t.reported_lede()}</p>
            <p>
                <a href=about.path()>{back}</a>
            </p>
        </Narrow>
    }
}
