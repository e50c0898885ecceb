//! Report what breaks a house rule.

use crate::{
    moderation::server_fns::{ReadHouseRules, Report},
    notices::link::notice_address,
    surroundings::use_texts,
    texts::Texts,
    ui::{
        field::{Choice, Field, Kind},
        form::{Form, use_form},
        loaded::{Loaded, use_asked},
        page::Narrow,
        wrong::ErrorSummary,
    },
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use naast_domain::{house_rule::HouseRule, location::Location, statement::LAW};

/// Report an initiative.
#[component]
pub fn ReportInitiative() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    view! { <ReportPage initiative=id.clone() comment=String::new() back=format!("/initiatives/{id}") /> }
}

/// Report a comment.
#[component]
pub fn ReportComment() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    view! { <ReportPage initiative=String::new() comment=id.clone() back=format!("/comments/{id}") /> }
}

#[component]
fn ReportPage(initiative: String, comment: String, back: String) -> impl IntoView {
    let t = use_texts();
    let rules = use_asked(|| ReadHouseRules {});
    let notice = match (initiative.parse(), comment.parse()) {
        (_, Ok(comment)) => notice_address(Location::Comment(comment)),
        (Ok(initiative), _) => notice_address(Location::Initiative(initiative)),
        _ => "/notices/new".to_owned(),
    };
    view! {
        <Narrow title=t.report_title()>
            <p class="lede">{t.report_lede()}</p>
            <p>{t.report_or_notice()} " " <a href=notice rel="nofollow">{t.report_or_notice_link()}</a></p>
            <Loaded asked=rules show=move |rules| view! {
                <ReportForm rules=rules initiative=initiative.clone() comment=comment.clone() back=back.clone() />
            } />
        </Narrow>
    }
}

#[component]
fn ReportForm(rules: Vec<HouseRule>, initiative: String, comment: String, back: String) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<Report>(None);
    let error = Signal::derive(move || state.error());
    view! {
        <Form state=state class="card stack gap-5">
            <ErrorSummary error=error />
            <input type="hidden" name="initiative" value=initiative />
            <input type="hidden" name="comment" value=comment />
            <Choice name="rule" label=t.which_rule() options=rule_options(t, rules) value=state.typed("rule", "") error=error />
            <Field name="words" label=t.report_words() hint=t.report_words_hint() kind=Kind::Lines(4) value=state.typed("words", "") error=error />
            <div class="actions"><button class="button button--main">{t.send_report()}</button> <a class="quiet" href=back>{t.back()}</a></div>
        </Form>
    }
}

/// The rules to choose from.
pub fn rule_options(t: Texts, rules: Vec<HouseRule>) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), t.choose_rule().to_owned())];
    options.extend(rules.iter().map(|rule| (rule.id.to_string(), format!("{}. {}", rule.number, rule.title(t.0)))));
    options
}

/// What a measure can rest on: the rules, and the law.
pub fn ground_options(t: Texts, rules: Vec<HouseRule>) -> Vec<(String, String)> {
    let mut options = rule_options(t, rules);
    options.push((LAW.to_owned(), t.the_law().to_owned()));
    options
}

/// Thanks for a report.
#[component]
pub fn Reported() -> impl IntoView {
    let t = use_texts();
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    view! {
        <Narrow title=t.reported()>
            <p class="lede">{t.reported_lede()}</p>
            <p><a href=format!("/initiatives/{id}")>{t.back_to_initiative()}</a></p>
        </Narrow>
    }
}
