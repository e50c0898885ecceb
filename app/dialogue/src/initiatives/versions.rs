//! Earlier versions of a story, each compared with the one before it.

use crate::initiatives::server_fns::ReadInitiativeVersions;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use naast_domain::ids::InitiativeId;
use naast_ui::{
    compare::Versions,
    loaded::{Loaded, use_asked},
    page::Narrow,
    surroundings::use_texts,
    view,
};

/// The page.
#[component]
pub fn InitiativeVersions() -> impl IntoView {
    let t = use_texts();
    let (params, query) = (use_params_map(), use_query_map());
    let before = move || query.with(|query| query.get("before").and_then(|number| number.parse().ok()));
    let id =
        move || InitiativeId(params.with(|params| params.get("id").and_then(|id| id.parse().ok()).unwrap_or_default()));
    let versions = use_asked(move || ReadInitiativeVersions { id: id(), before: before() });
    view! {
        <Narrow title=t.versions()>
            <p>
                <a href=move || format!("/initiatives/{}", id())>{t.back_to_initiative()}</a>
            </p>
            <Loaded
                asked=versions
                show=move |versions| {
                    view! { <Versions versions=versions here=format!("/initiatives/{}/versions", id()) /> }
                }
            />
        </Narrow>
    }
}
