//! The open conversation under an initiative.

use crate::reading::{
    card::{BranchView, Card},
    tree::branches,
};
use leptos::{prelude::*, web_sys};
use leptos_router::{
    hooks::{use_location, use_query_map},
    params::ParamsMap,
};
use naast_dialogue::{
    conversation::{form::ReplyForm, fresh::Fresh, live::News, server_fns::ReadThread},
    measures::mark::RemovalMark,
};
use naast_domain::{
    conversation::{ThreadPage, ThreadPart},
    initiatives::Initiative,
    refusal::Refusal,
};
use naast_ui::{
    alive::is_alive,
    error::AppError,
    loaded::{Loaded, use_asked_again},
    page::element,
    pager::Pager,
    surroundings::{use_surroundings, use_texts},
    wrong::error_text,
};

fn part(query: &ParamsMap) -> ThreadPart {
    let comment = |name| query.get(name).and_then(|id| id.parse().ok());
    ThreadPart { branch: comment("branch"), after: comment("after") }
}

/// The thread, a page at a time.
#[component]
pub fn Thread(initiative: Initiative) -> impl IntoView {
    let t = use_texts();
    let id = initiative.id;
    let query = use_query_map();
    let part = Memo::new(move |_| query.with(part));
    let fresh = RwSignal::new(0_u32);
    let comments = use_asked_again(move || fresh.get().to_string(), move || ReadThread { id, part: part.get() });
    provide_context(Fresh(fresh));
    let show_news = Callback::new(move |()| fresh.update(|count| *count += 1));
    let may_join_in = initiative.may.join_in;
    let suspended = use_surroundings().with_untracked(|known| known.barred.clone());
    let suspended = suspended.filter(|why| !may_join_in && matches!(why, Refusal::Suspended { .. }));
    let (count, position, lock) = (initiative.comment_count, initiative.journal_position, initiative.lock.clone());
    let initiative = StoredValue::new(initiative);
    view! {
        <section class="stack gap-6" aria-labelledby="thread">
            <div class="section-head">
                <h2 id="thread">{t.thread()}</h2>
                <p class="soft small">{t.comment_count(count)}</p>
            </div>
            {lock.map(|lock| view! { <RemovalMark removal=lock /> })}
            <Loaded
                asked=comments
                show=move |page| view! { <PageOfThread page=page part=part.get_untracked() initiative=initiative /> }
            />
            <News id=id position=position show=show_news />
            {may_join_in.then(|| view! { <ReplyForm initiative=initiative parent=None /> })}
            {suspended.map(|why| view! { <p class="notice">{error_text(t, &AppError::Refused(why))}</p> })}
        </section>
    }
}

#[component]
fn PageOfThread(page: ThreadPage, part: ThreadPart, initiative: StoredValue<Initiative>) -> impl IntoView {
    let t = use_texts();
    let id = initiative.with_value(|initiative| initiative.id);
    let is_inside = part.branch.is_some() || part.after.is_some();
    let top = page.comments.iter().map(|comment| comment.depth).min().unwrap_or(0);
    let top = if part.branch.is_some() { top } else { 0 };
    let is_empty = page.comments.is_empty();
    let branch = part.branch.map(|branch| format!("branch={branch}&")).unwrap_or_default();
    let next = page.next.map(|after| format!("/initiatives/{id}?{branch}after={after}#thread"));
    let has_context = !page.context.is_empty();
    let context =
        page.context.into_iter().map(|comment| view! { <Card comment=comment initiative=initiative /> }).collect_view();
    let trees = branches(page.comments);
    go_to_linked();
    view! {
        {is_inside
            .then(|| {
                view! {
                    <p>
                        <a class="quiet" href=format!("/initiatives/{id}#thread")>
                            {t.to_start_of_thread()}
                        </a>
                    </p>
                }
            })}
        {is_empty.then(|| view! { <p class="empty">{t.thread_empty()}</p> })}
        {has_context
            .then(|| {
                view! {
                    <div class="context stack gap-5" role="group" aria-label=t.in_reply_to()>
                        {context}
                    </div>
                }
            })}
        <div class="stack gap-6">
            {trees
                .into_iter()
                .map(|branch| view! { <BranchView branch=branch initiative=initiative top=top /> })
                .collect_view()}
        </div>
        <Pager next=next label=t.more_comments() />
    }
}

/// The comment that the address names gets the focus, also when it came later than the address. In a page that came with it
/// the browser gave it the focus; that may be long ago.
fn go_to_linked() {
    let location = use_location();
    Effect::new(move |_| {
        let id = location.hash.get().trim_start_matches('#').to_owned();
        if id.starts_with("c-") && is_alive() {
            // What was made in this turn stands in the page from the next frame on.
            request_animation_frame(move || focus(&id));
        }
    });
}

fn focus(id: &str) {
    if let Some(element) = element::<web_sys::HtmlElement>(id) {
        element.scroll_into_view();
        let _ = element.focus();
    }
}
