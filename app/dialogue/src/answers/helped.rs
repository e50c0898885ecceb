//! "Did this help?" after each answer, in one tap; and "it is done", which only the initiator says.

use crate::initiatives::{
    here::Here,
    offers::server_fns::{DeclareDone, SayHelped},
};
use leptos::prelude::*;
use naast_domain::{answers::Help, ids::CommentId};
use naast_ui::{
    field::{Field, Kind},
    form::{Form, FormState, use_form_here},
    icon::{CHECK, Icon},
    surroundings::use_texts,
    view,
    wrong::ErrorSummary,
};

/// What whoever carries the initiative said of an answer.
#[component]
pub fn Helped(help: Help, name: String) -> impl IntoView {
    let t = use_texts();
    let words = if help.helped { t.it_helped(&name) } else { t.it_did_not_help(&name) };
    let own = (!help.words.is_empty()).then(|| format!("“{}”", help.words));
    view! { <p class="answer__after">{words} " " {own}</p> }
}

/// Yes or not yet, in one tap; words are optional.
#[component]
pub fn HelpForm(comment: CommentId, help: Option<Help>) -> impl IntoView {
    let t = use_texts();
    let state = use_form_here::<SayHelped>(Some(("comment", comment.to_string())));
    let error = state.errors();
    let prefix = format!("help-{comment}-");
    let pressed = |said: bool| help.as_ref().map(|help| (help.helped == said).to_string());
    let (yes, no) = (pressed(true), pressed(false));
    view! {
        <Form state=state class="answer__after stack gap-2">
            <ErrorSummary error=error prefix=prefix.clone() />
            <input type="hidden" name="comment" value=comment.to_string() />
            <p>{t.did_this_help()}</p>
            <details class="disclose">
                <summary>{t.help_words()}</summary>
                <Field
                    name="words"
                    label=t.help_words()
                    hint=t.everyone_reads_this()
                    kind=Kind::Lines(2)
                    value=state.typed("words", "")
                    error=error
                    prefix=prefix
                />
            </details>
            <div class="actions">
                <button class="button button--small" name="helped" value="yes" aria-pressed=yes>
                    {t.helped_yes()}
                </button>
                <button class="button button--small" name="helped" value="no" aria-pressed=no>
                    {t.helped_not_yet()}
                </button>
            </div>
        </Form>
    }
}

/// "It is done", or not yet after all.
#[component]
pub fn DoneForm(initiative: Here, state: FormState<DeclareDone>) -> impl IntoView {
    let t = use_texts();
    let error = state.errors();
    let (may, is_done) = (initiative.may, initiative.may.reopen);
    (may.declare_done || may.reopen).then(|| {
        let (title, hint, button) = if is_done {
            (t.done_title_done(), t.done_hint_done(), t.reopen())
        } else {
            (t.done_title(), t.done_hint(), t.it_is_done())
        };
        let why = is_done.then(|| {
            view! {
                <Field
                    name="words"
                    label=t.reopen_why()
                    hint=t.everyone_reads_this()
                    kind=Kind::Lines(2)
                    value=state.typed("words", "")
                    error=error
                    prefix="done-"
                />
            }
        });
        view! {
            <section class="card card--call stack gap-3" aria-labelledby="done">
                <h2 id="done">{title}</h2>
                <p class="small">{hint}</p>
                <ErrorSummary error=error prefix="done-" />
                <Form state=state class="stack gap-3">
                    {why}
                    <input type="hidden" name="id" value=initiative.id.to_string() />
                    <input type="hidden" name="done" value=(!is_done).to_string() />
                    <div class="actions">
                        <button class="button button--small">
                            <Icon drawing=CHECK />
                            " "
                            {button}
                        </button>
                    </div>
                </Form>
            </section>
        }
    })
}
