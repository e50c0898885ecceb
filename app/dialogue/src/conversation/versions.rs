//! Earlier versions of a comment.

use crate::conversation::server_fns::ReadCommentVersions;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use naast_domain::ids::CommentId;
use naast_ui::{
    compare::Versions,
    loaded::{Loaded, use_asked},
    page::Narrow,
    surroundings::use_texts,
    view,
};

/// The page.
#[component]
pub fn CommentVersions() -> impl IntoView {
    let t = use_texts();
    let (params, query) = (use_params_map(), use_query_map());
    let before = move || query.with(|query| query.get("before").and_then(|number| number.parse().ok()));
    let id =
        move || CommentId(params.with(|params| params.get("id").and_then(|id| id.parse().ok()).unwrap_or_default()));
    let versions = use_asked(move || ReadCommentVersions { id: id(), before: before() });
    view! {
        <Narrow title=t.versions()>
            <p>
                <a href=move || format!("/comments/{}", id())>{t.back_to_comment()}</a>
            </p>
            <Loaded
                asked=versions
                show=move |(_, versions)| {
                    view! { <Versions versions=versions here=format!("/comments/{}/versions", id()) /> }
                }
            />
        </Narrow>
    }
}
