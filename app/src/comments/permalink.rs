//! A link to one comment leads to the part of the thread that shows it.

use crate::{
    comments::server_fns::FindComment,
    surroundings::use_texts,
    ui::{
        loaded::{Loaded, use_asked},
        page::Narrow,
    },
};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map},
};
use naast_domain::{
    comment::ThreadPart,
    ids::{CommentId, InitiativeId},
};

/// Where a comment is shown.
pub fn address(id: CommentId, initiative: InitiativeId, part: ThreadPart) -> String {
    let branch = part.branch.map(|branch| format!("branch={branch}"));
    let after = part.after.map(|after| format!("after={after}"));
    let query = branch.into_iter().chain(after).collect::<Vec<_>>().join("&");
    let mark = if query.is_empty() { "" } else { "?" };
    format!("/initiatives/{initiative}{mark}{query}#c-{id}")
}

/// Sends the reader on.
#[component]
pub fn Permalink() -> impl IntoView {
    let t = use_texts();
    let params = use_params_map();
    let id = Memo::new(move |_| {
        CommentId(params.with(|params| params.get("id").and_then(|id| id.parse().ok()).unwrap_or_default()))
    });
    let place = use_asked(move || FindComment { id: id.get() });
    let navigate = use_navigate();
    Effect::new(move |_| {
        if let Some(Ok((initiative, part))) = place.get() {
            navigate(
                &address(id.get_untracked(), initiative, part),
                NavigateOptions { replace: true, ..NavigateOptions::default() },
            );
        }
    });
    view! {
        <Loaded asked=place show=move |(initiative, part)| {
            let address = address(id.get_untracked(), initiative, part);
            crate::send_on(&address);
            view! { <Narrow title=t.comment_on()><p><a href=address>{t.back_to_comment()}</a></p></Narrow> }
        } />
    }
}
