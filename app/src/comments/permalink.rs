//! A link to one comment leads to the part of the thread that shows it.

use crate::{comments::server_fns::find_comment, ui::loaded::Loaded};
use leptos::prelude::*;
use leptos_router::{components::Redirect, hooks::use_params_map};
use naast_domain::ids::CommentId;

/// Sends the reader on.
#[component]
pub fn Permalink() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| {
        CommentId(params.with(|params| params.get("id").and_then(|id| id.parse().ok()).unwrap_or_default()))
    });
    let place = Resource::new(move || id.get(), |id| async move { find_comment(id).await.map(|place| (id, place)) });
    view! {
        <Loaded resource=place show=|(id, (initiative, part))| {
            let branch = part.branch.map(|branch| format!("branch={branch}&")).unwrap_or_default();
            let after = part.after.map(|after| format!("after={after}&")).unwrap_or_default();
            view! { <Redirect path=format!("/initiatives/{initiative}?{branch}{after}#c-{id}") /> }
        } />
    }
}
