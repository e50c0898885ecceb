//! A link to one comment leads to the part of the thread that shows it.

use crate::conversation::server_fns::FindComment;
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map, use_query_map},
};
use naast_domain::ids::CommentId;
use naast_ui::{
    loaded::{Loaded, use_asked},
    page::Narrow,
    paths::{comment_address, reply_address},
    surroundings::use_texts,
    view,
    weight::effect::run_effect,
};

/// Sends the reader on.
#[component]
pub fn Permalink() -> impl IntoView {
    let t = use_texts();
    let params = use_params_map();
    let id = Memo::new(move |_| {
        CommentId(params.with(|params| params.get("id").and_then(|id| id.parse().ok()).unwrap_or_default()))
    });
    let place = use_asked(move || FindComment { id: id.get() });
    let query = use_query_map();
    let address = move |(initiative, part)| {
        let is_replying = query.with_untracked(|query| query.get("reply").is_some());
        let address = if is_replying { reply_address } else { comment_address };
        address(id.get_untracked(), initiative, part)
    };
    let navigate = use_navigate();
    run_effect(move || {
        if let Some(Ok(found)) = place.get() {
            navigate(&address(found), NavigateOptions { replace: true, ..NavigateOptions::default() });
        }
    });
    view! {
        <Loaded
            asked=place
            show=move |found| {
                let address = address(found);
                naast_ui::send_on(&address);
                view! {
                    <Narrow title=t.comment_on()>
                        <p>
                            <a href=address>{t.back_to_comment()}</a>
                        </p>
                    </Narrow>
                }
            }
        />
    }
}
