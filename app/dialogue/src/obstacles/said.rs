//! Below a comment or answer that named a rule in the way: a line that leads to it.

use leptos::prelude::*;
use naast_domain::obstacles::NamedRule;
use naast_ui::{
    icon::{BARRIER, Icon},
    surroundings::use_texts,
    view,
};

/// Each rule that it named.
#[component]
pub fn Named(rules: Vec<NamedRule>) -> impl IntoView {
    let t = use_texts();
    let line = move |rule: NamedRule| {
        view! {
            <p class="small said-rule">
                <Icon drawing=BARRIER />
                " "
                {t.named_rule()}
                " "
                <a href=format!("/obstacles/{}", rule.id)>"“" {rule.rule} "”"</a>
            </p>
        }
    };
    rules.into_iter().map(line).collect_view()
}
