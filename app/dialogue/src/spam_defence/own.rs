//! What the reader wrote that waits for a person, under *For you*: why, and the way to take it back.

use crate::spam_defence::{
    place::Place,
    server_fns::{ReadOwnWaiting, TakeBackPost},
};
use leptos::prelude::*;
use naast_domain::spam_defence::held_post::WaitingPost;
use naast_ui::{
    form::{Form, FormState, use_form},
    loaded::{LoadedIf, use_asked_again},
    moment::Moment,
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// The section, when something waits.
#[component]
pub fn OwnWaiting() -> impl IntoView {
    let t = use_texts();
    let state = use_form::<TakeBackPost>(None);
    let done = state.times_done();
    let error = state.errors();
    let waiting = use_asked_again(move || done.get().to_string(), || ReadOwnWaiting {});
    view! {
        <ErrorSummary error=error prefix="waiting-" />
        <LoadedIf
            asked=waiting
            show=move |waiting| {
                let waiting = waiting.unwrap_or_default();
                (!waiting.is_empty())
                    .then(|| {
                        let waits = waiting.iter().any(|post| !post.is_returned);
                        view! {
                            <section class="stack gap-3" id="waiting" aria-labelledby="waiting-title">
                                <h2 id="waiting-title">{t.waiting_own()}</h2>
                                {waits.then(|| view! { <p>{t.waiting_own_hint()}</p> })}
                                {waiting
                                    .into_iter()
                                    .map(|post| view! { <Post post=post state=state /> })
                                    .collect_view()}
                            </section>
                        }
                    })
            }
        />
    }
}

#[component]
fn Post(post: WaitingPost, state: FormState<TakeBackPost>) -> impl IntoView {
    let t = use_texts();
    let (mark, class) =
        if post.is_returned { (t.waiting_returned(), "tag tag--late") } else { (t.waiting_waits(), "tag tag--wait") };
    let text = post.written.text().to_owned();
    view! {
        <Form state=state class="card stack gap-3">
            <p>
                <span class=class>{mark}</span>
                " "
                <Place written=post.written title=post.title />
                " "
                <small>
                    <Moment at=post.at />
                </small>
            </p>
            <p class="words">{text}</p>
            {post.is_returned.then(|| view! { <p>{t.waiting_returned_hint()}</p> })}
            <input type="hidden" name="id" value=post.id.to_string() />
            <div class="actions">
                <button class="button">
                    {if post.is_returned { t.waiting_remove() } else { t.waiting_take_back() }}
                </button>
            </div>
        </Form>
    }
}
