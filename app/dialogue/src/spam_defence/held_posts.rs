//! What waits for a person, for moderators: read, choose, and let through or hide with a statement of reasons.

use crate::{
    organisation::rule_options::ground_options,
    spam_defence::{
        place::Place,
        server_fns::{LookAtWaiting, ReadWaiting, ReadWaitingCount},
    },
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use naast_domain::{
    organisation::house_rule::HouseRule,
    paging::{Cursor, Page},
    spam_defence::held_post::{Looked, WaitingOutcome, WaitingPost},
};
use naast_ui::{
    error::AppError,
    field::{Choice, Field, GroupError, Kind},
    form::{Form, FormState, use_form},
    loaded::{Loaded, LoadedIf, use_asked, use_asked_again},
    moment::Moment,
    page::Narrow,
    pager::Pager,
    surroundings::{use_surroundings, use_texts},
    view,
    wrong::ErrorSummary,
};

/// Where it is.
pub const WAITING: &str = "/moderation/waiting";

/// The page.
#[component]
pub fn WaitingPage() -> impl IntoView {
    let t = use_texts();
    let query = use_query_map();
    let after = move || query.with(|query| query.get("after").and_then(|after| Cursor::parse(&after)));
    let is_all = Memo::new(move |_| query.with(|query| query.get("all").is_some()));
    let state = use_form::<LookAtWaiting>(None);
    let done = state.times_done();
    let asked = use_asked_again(move || done.get().to_string(), move || ReadWaiting { after: after() });
    view! {
        <Narrow title=t.waiting()>
            <p class="lede">{t.waiting_lede()}</p>
            <div role="status">
                {move || state.told().map(|looked| view! { <p class="notice">{told(t, looked)}</p> })}
            </div>
            <Loaded
                asked=asked
                show=move |(page, rules): (Page<WaitingPost>, Vec<HouseRule>)| {
                    if page.items.is_empty() {
                        return view! { <p class="empty">{t.waiting_none()}</p> };
                    }
                    let next = page.next.map(|cursor| format!("{WAITING}?after={cursor}"));
                    let all = untrack(after)
                        .map_or_else(|| format!("{WAITING}?all=1"), |after| format!("{WAITING}?after={after}&all=1"));
                    view! {
                        <LookForm posts=page.items rules=rules state=state is_all=is_all all=all />
                        <Pager next=next label=t.next_page() />
                    }
                }
            />
            <p>
                <a href="/moderation">{t.to_queue()}</a>
            </p>
        </Narrow>
    }
}

/// What was done with how many.
fn told(t: naast_ui::texts::Texts, looked: Looked) -> String {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let parts = [
        (looked.done, t.waiting_done(count(looked.done))),
        (looked.returned, t.waiting_gave_back(count(looked.returned))),
        (looked.left, t.waiting_left(count(looked.left))),
    ];
    parts.into_iter().filter(|(number, _)| *number > 0).map(|(_, words)| words).collect::<Vec<_>>().join(" ")
}

#[component]
fn LookForm(
    posts: Vec<WaitingPost>,
    rules: Vec<HouseRule>,
    state: FormState<LookAtWaiting>,
    is_all: Memo<bool>,
    /// Where all of these are ticked.
    all: String,
) -> impl IntoView {
    let t = use_texts();
    let error: Signal<Option<AppError>> = state.errors();
    let typed = move |name: &str| if state.is_done() { String::new() } else { state.typed(name, "") };
    let posts = posts.into_iter().map(|post| view! { <Post post=post state=state is_all=is_all /> }).collect_view();
    view! {
        <Form state=state class="stack gap-5 measure-form">
            <ErrorSummary error=error />
            <fieldset class="stack gap-3">
                <legend>{t.waiting_choose()}</legend>
                <GroupError name="posts" error=error />
                <p>
                    <a href=all rel="external">
                        {t.waiting_choose_all()}
                    </a>
                </p>
                {posts}
            </fieldset>
            <div class="actions">
                <button class="button button--main" name="outcome" value=WaitingOutcome::Posted.word()>
                    {t.waiting_let_through()}
                </button>
            </div>
            <section class="card stack gap-5" aria-labelledby="refuse">
                <h2 id="refuse">{t.waiting_refuse_title()}</h2>
                <p>{t.waiting_refuse_hint()}</p>
                <Choice
                    name="rule"
                    label=t.label_rule()
                    options=ground_options(t, rules)
                    value=typed("rule")
                    error=error
                />
                <div data-for="law">
                    <Field name="law" label=t.which_law() hint=t.which_law_hint() value=typed("law") error=error />
                </div>
                <Field
                    name="reason"
                    label=t.label_reason()
                    hint=t.reason_hint()
                    kind=Kind::Lines(3)
                    value=typed("reason")
                    error=error
                />
                <div class="actions">
                    <button class="button" name="outcome" value=WaitingOutcome::Refused.word()>
                        {t.waiting_refuse()}
                    </button>
                </div>
            </section>
        </Form>
    }
}

#[component]
fn Post(post: WaitingPost, state: FormState<LookAtWaiting>, is_all: Memo<bool>) -> impl IntoView {
    let t = use_texts();
    let name = format!("posts[{}]", post.id);
    // Once something was done, others stand here that nobody looked at.
    let is_asked = untrack(move || state.told().is_none());
    let is_chosen = is_asked && (is_all.get_untracked() || !state.typed(&name, "").is_empty());
    let text = post.written.text().to_owned();
    let choice = if post.is_own {
        view! { <p class="notice">{t.refusal_own_case()}</p> }
    } else {
        let label = t.waiting_choose_one(&post.author_name);
        view! {
            <label class="check">
                <input type="checkbox" name=name value="1" checked=is_chosen />
                " "
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <div class="card stack gap-3">
            {choice} <p class="words">{text}</p> <p class="soft small">
                <a href=format!("/members/{}", post.author)>{post.author_name}</a>
                " · "
                {t.waiting_joined()}
                " "
                <Moment at=post.joined_at />
                " · "
                <Place written=post.written title=post.title />
                " · "
                <Moment at=post.at />
            </p>
        </div>
    }
}

/// At the desk: that posts wait, and that the forum is flooded.
#[component]
pub fn AtTheDesk() -> impl IntoView {
    let t = use_texts();
    let count = use_asked(|| ReadWaitingCount {});
    let is_flooded = use_surroundings().with_untracked(|known| known.challenge.bits > 0);
    view! {
        {is_flooded.then(|| view! { <p class="notice">{t.flooded()}</p> })}
        <LoadedIf
            asked=count
            show=move |count| {
                let count = count.unwrap_or_default();
                (count > 0)
                    .then(|| {
                        view! {
                            <p class="notice">
                                <a href=WAITING>{t.waiting_count(count)}</a>
                            </p>
                        }
                    })
            }
        />
    }
}
