//! Joining in: the form below the thread, and the one to reply in place.

use crate::{
    accounts::who::{Who, is_asked},
    conversation::{
        fresh::{come_into_view, read_again_when_done},
        server_fns::{PostComment, RenderPreview},
    },
    initiatives::{
        acts::{Act, Acting},
        here::Here,
    },
    spam_defence::arrival::Arrival,
};
use leptos::{prelude::*, web_sys};
use leptos_router::hooks::use_query_map;
use naast_domain::ids::CommentId;
use naast_ui::{
    field::{Field, Kind},
    form::{Form, FormState, draft::Draft, use_form},
    loaded::{LoadedIf, use_asked_if},
    page::element,
    surroundings::{use_texts, use_viewer},
    texts::Texts,
    view,
    wrong::ErrorSummary,
};

/// What leads to the form to reply to somebody, and what its field is called.
pub fn reply_words(t: Texts, author: &str) -> String {
    format!("{} {}", t.reply(), t.to(author))
}

/// The form to join in: officials answer as officials, unless they choose not to; everybody else comments.
#[component]
pub fn ReplyForm(
    initiative: StoredValue<Here>,
    parent: Option<CommentId>,
    /// What its field is called for whoever comments.
    label: String,
) -> impl IntoView {
    let t = use_texts();
    let query = use_query_map();
    let is_official = initiative.with_value(|initiative| initiative.may.answer);
    let as_member = Memo::new(move |_| query.with(|query| query.get("as")).is_some_and(|role| role == "member"));
    let reply = parent.map(|parent| format!("&reply={parent}")).unwrap_or_default();
    let anchor = parent.map_or("respond".to_owned(), |parent| format!("reply-{parent}"));
    move || match (is_official, as_member.get()) {
        (false, _) => view! { <CommentForm initiative=initiative parent=parent label=label.clone() /> },
        (true, true) => view! {
            <CommentForm initiative=initiative parent=parent label=label.clone() />
            <p>
                <a class="quiet" href=format!("?as=official{reply}#{anchor}")>
                    {t.answer_as_official()}
                </a>
            </p>
        },
        (true, false) => view! {
            <Acting act=Act::Answer(initiative, parent) />
            <p>
                <a class="quiet" href=format!("?as=member{reply}#{anchor}")>
                    {t.comment_as_member()}
                </a>
            </p>
        },
    }
}

/// The form for a comment on an initiative, or for a reply to a comment.
#[component]
fn CommentForm(initiative: StoredValue<Here>, parent: Option<CommentId>, label: String) -> impl IntoView {
    let t = use_texts();
    let parent_value = parent.map(|parent| parent.to_string()).unwrap_or_default();
    let state = use_form::<PostComment>(Some(("parent", parent_value.clone())));
    let error = state.errors();
    let id = initiative.with_value(|initiative| initiative.id);
    let anchor = parent.map_or("respond".to_owned(), |parent| format!("reply-{parent}"));
    let prefix: &'static str = if parent.is_some() { "reply-" } else { "" };
    let viewer = use_viewer().get_untracked();
    let name = viewer.member().map(|member| &member.name).or(viewer.claimant().map(|claimant| &claimant.name));
    let hint = name.map_or_else(|| t.comment_hint_visitor().to_owned(), |name| t.comment_hint(name));
    let place = format!("reply:{id}:{}", parent.map_or(0, |parent| parent.0));
    let is_done = Signal::derive(move || state.is_done());
    come_into_view(anchor.clone());
    read_again_when_done(state, format!("{prefix}body"));
    view! {
        <Draft place=place is_done=is_done>
            <Form state=state class="card stack" id=anchor>
                <ErrorSummary error=error prefix=prefix />
                <input type="hidden" name="initiative" value=id.to_string() />
                <input type="hidden" name="parent" value=parent_value />
                <Field
                    name="body"
                    label=label
                    hint=hint
                    kind=Kind::Lines(5)
                    value=state.typed("body", "")
                    error=error
                    prefix=prefix
                />
                <Who error=error email=state.typed("email", "") name=state.typed("name", "") prefix=prefix />
                <Arrival error=error is_done=is_done prefix=prefix />
                <ForOfficials initiative=initiative state=state />
                <Preview state=state field=format!("{prefix}body") />
                <Buttons error=error />
            </Form>
        </Draft>
    }
}

/// Whoever carries the initiative may ask the officials: such a question has a clock.
#[component]
fn ForOfficials(initiative: StoredValue<Here>, state: FormState<PostComment>) -> impl IntoView {
    let t = use_texts();
    let may = initiative.with_value(|initiative| initiative.may.ask_officials);
    let checked = !state.typed("for_officials", "").is_empty();
    may.then(|| {
        view! {
            <label class="check">
                <input type="checkbox" name="for_officials" value="1" checked=checked />
                " "
                <span>{t.ask_officials()}</span>
            </label>
        }
    })
}

#[component]
fn Buttons(error: Signal<Option<naast_ui::error::AppError>>) -> impl IntoView {
    let t = use_texts();
    let viewer = use_viewer();
    view! {
        <div class="actions">
            {move || {
                let is_asking = is_asked(&viewer.get(), error.get().as_ref());
                (!is_asking).then(|| view! { <button class="button button--main">{t.post_comment()}</button> })
            }} <a class="quiet" href="/house-rules">
                {t.how_we_talk()}
            </a>
        </div>
    }
}

/// How it will look: rendered by the server, in place with JavaScript, on the page itself without.
#[component]
fn Preview(state: FormState<PostComment>, field: String) -> impl IntoView {
    let t = use_texts();
    let asked = state.asked_for("preview").then(|| state.typed("body", ""));
    let (text, look) = signal(asked);
    let rendered = use_asked_if(move || {
        let body = text.get().filter(|text| !text.trim().is_empty())?;
        Some(RenderPreview { body })
    });
    let press = move |event: web_sys::MouseEvent| {
        if let Some(area) = element::<web_sys::HtmlTextAreaElement>(&field) {
            event.prevent_default();
            look.set(Some(area.value()));
        }
    };
    view! {
        <div class="stack gap-3">
            <div>
                <button class="button button--small" name="_form" value="preview" on:click=press>
                    {t.preview()}
                </button>
            </div>
            <LoadedIf
                asked=rendered
                show=move |html| {
                    html.map(|html| {
                        view! {
                            <section class="preview" aria-label=t.preview()>
                                <div class="prose" inner_html=html />
                            </section>
                        }
                    })
                }
            />
        </div>
    }
}
