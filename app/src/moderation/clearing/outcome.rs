//! What was cleared up, how far it is, and undoing it.

use crate::moderation::{
    clearing::{
        page::CLEARINGS,
        server_fns::{ReadClearing, UndoClearing},
    },
    record::RECORD,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use naast_dialogue::measures::kinds::{done, to_do};
use naast_domain::{ids::ClearingId, measures::MeasureKind, moderation::clearing::Clearing};
use naast_ui::{
    field::{Field, Kind},
    form::{Form, use_form},
    loaded::{Loaded, use_asked_again},
    moment::Moment,
    page::Narrow,
    surroundings::use_texts,
    texts::{ClearingDone, Texts},
    view,
    weight::effect::run_effect,
    wrong::ErrorSummary,
};
use std::time::Duration;

/// How long after it came the page asks again how far it is.
const AGAIN: Duration = Duration::from_secs(2);

/// What is done to each of many.
pub fn clearable(t: Texts, kind: MeasureKind) -> &'static str {
    if kind.is_personal() { t.clearing_suspend() } else { to_do(t, kind).0 }
}

fn address(id: ClearingId) -> String {
    format!("{CLEARINGS}/{id}")
}

/// The page of one clearing.
#[component]
pub fn ClearedPage() -> impl IntoView {
    let t = use_texts();
    let params = use_params_map();
    let times = RwSignal::new(0_u32);
    let id = move || params.with(|params| params.get("id").and_then(|id| id.parse().ok()));
    let clearing = use_asked_again(move || times.get().to_string(), move || ReadClearing { id: id() });
    view! {
        <Narrow title=t.clearing()>
            <Loaded
                asked=clearing
                show=move |clearing| {
                    let runs = clearing.ended_at.is_none();
                    view! {
                        <HowFar clearing=clearing.clone() />
                        {runs
                            .then(|| {
                                view! {
                                    <AskAgain times=times />
                                    <p>
                                        <a href=address(clearing.id) rel="external">
                                            {t.clearing_look_again()}
                                        </a>
                                    </p>
                                }
                            })}
                        {clearing.is_undoable().then(|| view! { <UndoForm clearing=clearing /> })}
                        <p>
                            <a href=CLEARINGS>{t.clearing()}</a>
                            " · "
                            <a href=RECORD>{t.moderation_record()}</a>
                        </p>
                    }
                }
            />
        </Narrow>
    }
}

#[component]
fn HowFar(clearing: Clearing) -> impl IntoView {
    let t = use_texts();
    let other =
        clearing.undoes.map(|id| (id, t.clearing_undoes())).or(clearing.undone_by.map(|id| (id, t.clearing_undone())));
    let (all, progress) = (clearing.all, clearing.progress());
    view! {
        <section class="card stack gap-3" aria-labelledby="how-far">
            <h2 id="how-far">{done_words(t, &clearing)}</h2>
            <p class="soft small">
                {t.by_moderator(&clearing.moderator_number.to_string())} " (" {clearing.moderator_name} ") · "
                <Moment at=clearing.at />
            </p>
            <p class="words">{clearing.reason}</p>
            <label for="progress">{t.clearing_how_far()}</label>
            <progress id="progress" max="100" value=progress />
            <p role="status">
                {t
                    .clearing_done(ClearingDone {
                        all: &all.to_string(),
                        done: &clearing.done.to_string(),
                    })} " " {(clearing.left > 0).then(|| t.clearing_left(clearing.left))} " "
                {clearing.ended_at.map(|_| t.clearing_ended())}
            </p>
            {other
                .map(|(id, words)| {
                    view! {
                        <p>
                            <a href=address(id)>{words}</a>
                        </p>
                    }
                })}
        </section>
    }
}

fn done_words(t: Texts, clearing: &Clearing) -> String {
    let what = done(t, clearing.kind);
    if clearing.words.is_empty() { what.to_owned() } else { format!("{what}: “{}”", clearing.words) }
}

/// Asks once more in a while.
#[component]
fn AskAgain(times: RwSignal<u32>) -> impl IntoView {
    run_effect(move || {
        if let Ok(timer) = set_timeout_with_handle(move || times.update(|times| *times += 1), AGAIN) {
            on_cleanup(move || timer.clear());
        }
    });
}

#[component]
fn UndoForm(clearing: Clearing) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<UndoClearing>(None);
    let error = state.errors();
    let hint = if clearing.ended_at.is_none() { t.clearing_stop_hint() } else { t.clearing_undo_hint() };
    view! {
        <Form state=state class="card stack">
            <ErrorSummary error=error />
            <h2>{t.clearing_undo()}</h2>
            <p>{hint}</p>
            <input type="hidden" name="clearing" value=clearing.id.to_string() />
            <Field
                name="reason"
                label=t.label_reason()
                hint=t.clearing_reason_hint()
                kind=Kind::Lines(3)
                value=state.typed("reason", "")
                error=error
            />
            <div class="actions">
                <button class="button">{t.clearing_undo_button()}</button>
            </div>
        </Form>
    }
}

/// The latest clearings.
#[component]
pub fn Latest(clearings: Vec<Clearing>) -> impl IntoView {
    let t = use_texts();
    let lines = clearings
        .iter()
        .map(|clearing| {
            view! {
                <li>
                    <a href=address(clearing.id)>{done_words(t, clearing)}</a>
                    " "
                    <small>
                        <Moment at=clearing.at />
                        " · "
                        {t
                            .clearing_done(ClearingDone {
                                all: &clearing.all.to_string(),
                                done: &clearing.done.to_string(),
                            })}
                        {clearing.undone_by.map(|_| format!(" · {}", t.was_reversed()))}
                    </small>
                </li>
            }
        })
        .collect_view();
    (!clearings.is_empty()).then(|| {
        view! {
            <section class="stack gap-2" aria-labelledby="latest">
                <h2 id="latest">{t.clearing_latest()}</h2>
                <ul class="linklist">{lines}</ul>
            </section>
        }
    })
}
