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
    hooks::{use_navigate, use_params_map, use_query_map},
};
use naast_domain::{
    comment::ThreadPart,
    ids::{CommentId, InitiativeId},
};

/// Where a comment is shown.
pub fn address(id: CommentId, initiative: InitiativeId, part: ThreadPart) -> String {
    within(initiative, part, None, &format!("c-{id}"))
}

/// The same place, with the form to reply to the comment open.
fn reply_address(id: CommentId, initiative: InitiativeId, part: ThreadPart) -> String {
    within(initiative, part, Some(format!("reply={id}")), &format!("reply-{id}"))
}

fn within(initiative: InitiativeId, part: ThreadPart, reply: Option<String>, anchor: &str) -> String {
    let branch = part.branch.map(|branch| format!("branch={branch}"));
    let after = part.after.map(|after| format!("after={after}"));
    let query = branch.into_iter().chain(after).chain(reply).collect::<Vec<_>>().join("&");
    let mark = if query.is_empty() { "" } else { "?" };
    format!("/initiatives/{initiative}{mark}{query}#{anchor}")
}

/// Leads on to a comment, wherever in its thread it is by then, with the form to reply to it open.
pub fn to_reply(id: CommentId) -> String {
    format!("/comments/{id}?reply={id}")
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
    let query = use_query_map();
    let address = move |(initiative, part)| {
        let is_replying = query.with_untracked(|query| query.get("reply").is_some());
        let address = if is_replying { reply_address } else { address };
        address(id.get_untracked(), initiative, part)
    };
    let navigate = use_navigate();
    Effect::new(move |_| {
        if let Some(Ok(found)) = place.get() {
            navigate(&address(found), NavigateOptions { replace: true, ..NavigateOptions::default() });
        }
    });
    view! {
        <Loaded asked=place show=move |found| {
            let address = address(found);
            crate::send_on(&address);
            view! { <Narrow title=t.comment_on()><p><a href=address>{t.back_to_comment()}</a></p></Narrow> }
        } />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_opens_where_the_comment_is_shown() {
        let part = ThreadPart { branch: None, after: Some(CommentId(4)) };
        let (id, initiative) = (CommentId(9), InitiativeId(2));
        assert_eq!(address(id, initiative, part), "/initiatives/2?after=4#c-9");
        assert_eq!(reply_address(id, initiative, part), "/initiatives/2?after=4&reply=9#reply-9");
        assert_eq!(reply_address(id, initiative, ThreadPart::default()), "/initiatives/2?reply=9#reply-9");
    }
}
