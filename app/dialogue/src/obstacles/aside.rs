//! Beside the story of an initiative: the rules that stand in its way.

use crate::obstacles::register::RuleLine;
use leptos::prelude::*;
use naast_domain::{ids::InitiativeId, obstacles::RuleInTheWay};
use naast_ui::{
    icon::{BARRIER, Icon},
    surroundings::use_texts,
    view,
};

/// "A rule in the way?": each rule that was named, what came of it, and a link to name one.
#[component]
pub fn ObstaclesOf(initiative: InitiativeId, rules: Vec<RuleInTheWay>) -> impl IntoView {
    let t = use_texts();
    let lines = rules.into_iter().map(|rule| view! { <RuleLine rule=rule /> }).collect_view();
    let lines = if lines.is_empty() {
        view! { <p class="small soft">{t.in_the_way_none()}</p> }
    } else {
        view! { <ul class="linklist">{lines}</ul> }
    };
    view! {
        <section class="stack gap-3" aria-labelledby="in-the-way">
            <h2 id="in-the-way">{t.in_the_way_here()}</h2>
            {lines}
            <div class="actions">
                <a class="quiet" href=format!("/obstacles/new?initiative={initiative}")>
                    <Icon drawing=BARRIER />
                    " "
                    {t.name_obstacle()}
                </a>
            </div>
        </section>
    }
}
